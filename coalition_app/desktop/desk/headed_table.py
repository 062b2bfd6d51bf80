"""A table model whose columns have fixed headings."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from coalition_app.hidden_characters import show_hidden
from coalition_app.i18n import _

Index = QModelIndex | QPersistentModelIndex


_WORDED = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


class ShowsHidden:
    """Mixed into a model: the words of its cells show by their codes the characters that nobody sees.

    Registers of older programs hold some in names. What is edited, searched and counted stays as it is.
    """

    def __init_subclass__(cls, **given: Any) -> None:
        super().__init_subclass__(**given)
        if "data" in cls.__dict__:
            cls.data = _shown(cls.__dict__["data"])  # type: ignore[attr-defined]


def _shown(data: Callable[..., Any]) -> Callable[..., Any]:
    def shown(self: Any, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        value = data(self, index, role)
        return show_hidden(value) if role in _WORDED and isinstance(value, str) else value

    return shown


class HeadedTable(ShowsHidden, QAbstractTableModel):
    """Heads its columns in the program's language, each with its words as tooltip."""

    headings: Sequence[str] = ()
    right: Collection[int] = ()
    """Columns of numbers, which stand at the right."""

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.headings)

    def match(
        self,
        _start: Index,
        _role: int,
        _value: Any,
        _hits: int = 1,
        _flags: Qt.MatchFlag = Qt.MatchFlag.MatchStartsWith,
    ) -> list[QModelIndex]:
        """Find nothing: Qt asks for every letter typed in a list, and reads each of its rows for it."""
        return []

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            words = self.headings[section]
            return _(words) if words else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignRight if section in self.right else Qt.AlignmentFlag.AlignLeft
            )
            return side | Qt.AlignmentFlag.AlignVCenter
        return None
