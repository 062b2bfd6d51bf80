"""The follow-up list of a statement as a table."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import Any, overload

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from coalition_app.desktop.desk.paged_table import PAGE, PagedTable
from coalition_app.desktop.widgets.days import today
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _
from coalition_app.records.lists import follow_up
from coalition_app.records.lists.follow_up import FollowUpIndex
from coalition_app.records.signatures import signatures
from coalition_app.records.signatures.signatures import SignatureRow
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database
from coalition_app.records.store.transactions import Reading

HEADINGS = (
    N_("No."),
    N_("Signatory"),
    N_("Waited for"),
    N_("Days"),
    N_("Next step"),
    N_("By when"),
)
NUMBER, NAME, WHY, DAYS, STEP, DUE = range(len(HEADINGS))
EDITED = (STEP, DUE)
"""Columns that are changed in place."""
OVERDUE = Qt.ItemDataRole.UserRole + 1
"""Whether the day of the next step has passed."""
Index = QModelIndex | QPersistentModelIndex


class ChaseModel(PagedTable[int, str]):
    """Shows the signatories whose answer is awaited; the next step and its day can be typed over."""

    refused = Signal(str)
    """The sentence with which a change in place was refused."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.change: Callable[[int, str, dt.date | None], str] = lambda _number, _step, _due: ""
        """Notes step and day of a number; returns the sentence of a refusal, empty when it was done."""
        self._index: FollowUpIndex | None = None
        self._places: Sequence[int] = ()

    def show(
        self,
        database: Database,
        statement: StatementRow,
        index: FollowUpIndex,
        places: Sequence[int],
    ) -> None:
        """Show the signatories that stand in these places of the list."""
        self._index, self._places = index, places

        def read_names(tx: Reading, wanted: Sequence[int]) -> dict[int, str]:
            rows = signatures.list_signatures(tx, statement.id, numbers=wanted)
            return {each.number: each.full_name for each in rows}

        numbers = [index.numbers[at] for at in self._places]
        self.show_rows(database, statement.id, numbers, read_names)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() in EDITED:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if orientation == Qt.Orientation.Horizontal and role in shown:
            return _(HEADINGS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        number = self.key_at(index.row())
        if number is None:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(index.column())
        if role == OVERDUE:
            due = self.step_of(number)[1]
            return index.column() == DUE and due is not None and due < today()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._cell(index.row(), number, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            text = self._cell(index.row(), number, index.column())
            if index.column() == DUE and self.data(index, OVERDUE):
                return _("%(day)s has passed.") % {"day": text}
            return text or None
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        number = self.key_at(index.row())
        if role != Qt.ItemDataRole.EditRole or number is None or index.column() not in EDITED:
            return False
        step, due = self.step_of(number)
        typed = str(value).strip()
        if typed == self._cell(index.row(), number, index.column()):
            return True
        try:
            wanted = (typed, due if typed else None)
            if index.column() == DUE:
                wanted = (step, follow_up.read_due(typed))
        except UserError as error:
            self.refused.emit(str(error))
            return False
        refusal = self.change(number, *wanted)
        if refusal:
            self.refused.emit(refusal)
        return not refusal

    def step_of(self, number: int) -> tuple[str, dt.date | None]:
        """Return the next step of a number and its day; empty and None where none is recorded."""
        return self._index.steps.get(number, ("", None)) if self._index else ("", None)

    def _cell(self, row: int, number: int, column: int) -> str:
        if self._index is None:
            return ""
        why = self._index.why(self._places[row])
        if column == NUMBER:
            return str(number)
        if column == NAME:
            return self.row_at(row) or _("(gone)")
        if column == WHY:
            sentence = follow_up.why_sentence(why)
            return sentence[:1].upper() + sentence[1:]
        if column == DAYS:
            return str(follow_up.days_of(why, today()))
        step, due = self.step_of(number)
        return step if column == STEP else due.strftime("%d.%m.%Y") if due else ""


class ChosenSignatures(Sequence[SignatureRow]):
    """Signatures by number, read only when they are looked at."""

    def __init__(self, database: Database, statement: StatementRow, numbers: Sequence[int]) -> None:
        self._database, self._statement, self._numbers = database, statement, numbers

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, at: int) -> SignatureRow: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[SignatureRow]: ...

    def __getitem__(self, at: int | slice) -> SignatureRow | Sequence[SignatureRow]:
        if isinstance(at, slice):
            return ChosenSignatures(self._database, self._statement, self._numbers[at])
        with self._database.reading() as tx:
            return signatures.find_signature(tx, self._statement, self._numbers[at])

    def __iter__(self) -> Iterator[SignatureRow]:
        for start in range(0, len(self._numbers), PAGE):
            numbers = self._numbers[start : start + PAGE]
            with self._database.reading() as tx:
                rows = signatures.list_signatures(tx, self._statement.id, numbers=numbers)
            known = {row.number: row for row in rows}
            yield from (known[number] for number in numbers if number in known)


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in (NUMBER, DAYS) else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
