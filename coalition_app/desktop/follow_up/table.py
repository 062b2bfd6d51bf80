"""The table of the chase list: rows of one height, whose last two columns are typed in place."""

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from coalition_app.desktop.follow_up.model import (
    DAYS,
    DUE,
    EDITED,
    NAME,
    NUMBER,
    OVERDUE,
    STEP,
    WHY,
    ChaseModel,
    Index,
)
from coalition_app.desktop.look import theme
from coalition_app.desktop.look.typeface import letter_width
from coalition_app.desktop.widgets.focus_delegate import FocusDelegate
from coalition_app.desktop.widgets.whole_rows import show_whole_rows
from coalition_app.i18n import _

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel


REPLY, DAY = ("r", "к"), ("d", "в")
"""Letters that take a reply in and change the day, on a Latin and a Cyrillic keyboard, outside a step."""


class ChaseTable(QTableView):
    """The rows, of one height; Enter or a double click follows one, the last two columns are edited."""

    followed = Signal(QModelIndex)
    reply_arrived = Signal()
    """R was pressed: the answer came."""
    typed = Signal(QPersistentModelIndex, str)
    """A cell and what was typed into it."""

    def __init__(self, model: ChaseModel) -> None:
        super().__init__()
        self.setModel(model)
        show_whole_rows(self)
        self.delegate = ChaseDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(self._double)

    def edit_again(self, index: QModelIndex, text: str) -> None:
        """Open the editor of a cell with what was typed and refused."""
        self.delegate.refused_value = text
        self.setCurrentIndex(index)
        self.edit(index)

    def fit_columns(self) -> None:
        """Share the width: numbers and days keep their words, the rest goes to names and sentences."""
        metrics, width = self.fontMetrics(), self.viewport().width()
        header = self.horizontalHeader()

        fixed = {
            NUMBER: max(
                header.sectionSizeHint(NUMBER) + 6, metrics.horizontalAdvance("100000") + 22
            ),
            DAYS: max(header.sectionSizeHint(DAYS) + 6, metrics.horizontalAdvance("1000") + 22),
            DUE: max(
                header.sectionSizeHint(DUE) + 6, metrics.horizontalAdvance("⚠ 25.11.2026") + 34
            ),
        }
        rest = width - sum(fixed.values())
        # Days give way first where there is no room for the words.
        tight = rest < 80 * letter_width(metrics)
        self.setColumnHidden(DAYS, tight)
        rest += fixed[DAYS] if tight else 0
        for column, pixels in fixed.items():
            self.setColumnWidth(column, pixels)
        shares = {NAME: 36, WHY: 34, STEP: 30}
        for column, share in shares.items():
            self.setColumnWidth(column, max(60, rest * share // 100))
        # Where sentences would be cut short, a row has two lines.
        self.setWordWrap(tight)
        lines = 2 if tight else 1
        self.verticalHeader().setDefaultSectionSize(lines * metrics.lineSpacing() + 14)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def event(self, event: QEvent) -> bool:
        # F2 is the window's key for the list of signatories; here it edits the cell.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_F2
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        editing = self.state() == QAbstractItemView.State.EditingState
        pressed = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if pressed and current.isValid() and not editing:
            self.followed.emit(current)
            return
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier and not editing
        if (
            plain
            and current.isValid()
            and event.text().lower() in REPLY
            and current.column() not in EDITED
        ):
            self.reply_arrived.emit()
            return
        if (
            plain
            and current.isValid()
            and event.text().lower() in DAY
            and current.column() not in EDITED
        ):
            self.setCurrentIndex(current.siblingAtColumn(DUE))
            self.edit(self.currentIndex())
            return
        if event.key() == Qt.Key.Key_F2 and current.isValid():
            column = current.column() if current.column() in EDITED else STEP
            self.setCurrentIndex(current.siblingAtColumn(column))
            self.edit(self.currentIndex())
            return
        super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _double(self, index: QModelIndex) -> None:
        if index.column() in EDITED:
            self.edit(index)
        else:
            self.followed.emit(index)


class ChaseDelegate(FocusDelegate):
    """Paints a day that has passed with a mark, and edits in a plain field."""

    def __init__(self, table: ChaseTable) -> None:
        super().__init__(table)
        self._table = table
        self.refused_value: str | None = None
        """What was typed and refused; the editor that opens next begins with it."""

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit) and not editor.isModified():
            value, self.refused_value = self.refused_value, None
            now = str(index.data(Qt.ItemDataRole.EditRole) or "")
            editor.setText(now if value is None else value)
            editor.selectAll()

    def setModelData(self, editor: QWidget, _model: "QAbstractItemModel", index: Index) -> None:
        if isinstance(editor, QLineEdit):
            self._table.typed.emit(QPersistentModelIndex(index), editor.text())

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if index.data(OVERDUE):
            option.text = f"⚠ {option.text}"
            option.palette.setColor(QPalette.ColorRole.Text, QColor(theme.applied().refusal))
            option.palette.setColor(
                QPalette.ColorRole.HighlightedText, QColor(theme.applied().refusal)
            )

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setProperty("role", "cell")
        editor.setAccessibleName(
            str(index.model().headerData(index.column(), Qt.Orientation.Horizontal))
        )
        if index.column() == DUE:
            editor.setPlaceholderText(_("dd.mm.yyyy"))
        return editor
