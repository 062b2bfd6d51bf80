"""What is broken in the lists that came in: each signature with its reasons, settled one by one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from coalition_app import i18n
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.dialog_frame import LED_ON, DialogFrame
from coalition_app.desktop.widgets.flow_layout import FlowLayout
from coalition_app.desktop.widgets.form_scroll import is_low
from coalition_app.desktop.widgets.whole_rows import end_at_whole_row
from coalition_app.desktop.widgets.wrapped_rows import RowList, headed_row
from coalition_app.desktop.wording.details_words import defect_sentences
from coalition_app.i18n import _, ngettext
from coalition_app.operations import signature_edits
from coalition_app.records.signatures import defects
from coalition_app.records.signatures.defects import Broken

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.records.statements.statements import StatementRow

SHOWN = 300
"""Signatures listed at once; settling one shows the next."""


class DefectsDialog(DialogFrame):
    """Lists the signatures whose print looks broken; Enter leaves one as it is, and its mark prints.

    What is no flaw at all is said so by a button. What was looked at is remembered with its day, and is shown
    on wish. What is wrong is corrected in the list, to which another button leads.
    """

    def __init__(
        self,
        desk: "Desk",
        statement: "StatementRow",
        among: tuple[int, int] | None = None,
        only: frozenset[int] | None = None,
    ) -> None:
        super().__init__(desk.window, lambda: _("Flaws in the lists"))
        self._desk, self._statement, self._among, self._only = desk, statement, among, only
        self._listed: list[Broken] = []
        self._low = is_low(self)
        """Whether the hint leaves its room to the signatures, which have fewer lines then."""
        self.said = QLabel()
        self.said.setWordWrap(True)
        give_role(self.said, "heading")
        self.list = RowList()
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setMinimumHeight(96)
        self.list.itemDoubleClicked.connect(lambda _item: self.show_chosen())
        self.settled_too = QCheckBox()
        self.settled_too.toggled.connect(self.read)
        self.left, self.right = QPushButton(), QPushButton()
        self.shown, self.ready = QPushButton(), QPushButton()
        self.left.clicked.connect(lambda _on=False: self.settle(left=True))
        self.right.clicked.connect(lambda _on=False: self.settle())
        self.shown.clicked.connect(self.show_chosen)
        self.ready.clicked.connect(self.reject)
        for button in (self.left, self.right, self.shown, self.ready):
            button.setAutoDefault(False)
        self._lay_out()
        self._speak_of_it()
        desk.operations.changed.connect(self.read)
        self.take_room(640)
        self.read()

    @Slot()
    def read(self) -> None:
        """Read anew what is to be looked at, off the window's thread."""
        database = self._desk.operations.database
        if database is None:
            self.reject()
            return
        statement, among, too = self._statement, self._among, self.settled_too.isChecked()
        only = self._only

        def look(_progress: object) -> list[Broken]:
            with database.reading() as tx:
                found = defects.list_broken(tx, statement.id, settled_too=True, among=among)
            found = [each for each in found if only is None or each.number in only]
            waiting = [each for each in found if each.settled_on is None]
            # Where all was looked at, what prints with the mark can still be found right.
            return found if too else waiting or [each for each in found if each.left]

        self._desk.operations.start("", look, self.newest(self._show))

    def done(self, result: int) -> None:
        self._desk.operations.changed.disconnect(self.read)
        super().done(result)

    def settle(self, *, left: bool = False) -> None:
        """Remember that the chosen ones are right as they are printed, or are `left`; go on to the next."""
        numbers = [
            each.number
            for each in self.chosen()
            if each.settled_on is None or (each.left and not left)
        ]
        if numbers:
            write = signature_edits.leave_defects if left else signature_edits.settle_defects
            self._desk.operations.change(write(self._statement, numbers=numbers))

    def show_chosen(self) -> None:
        """Close, and choose the chosen ones in the list, where they can be corrected."""
        numbers = [each.number for each in self.chosen()]
        if numbers:
            self._desk.show_numbers(numbers)
            self.done(LED_ON)

    def chosen(self) -> list[Broken]:
        """Return the chosen rows, or the current one."""
        rows = sorted(self.list.row(item) for item in self.list.selectedItems())
        rows = rows or [self.list.currentRow()]
        return [self._listed[row] for row in rows if 0 <= row < len(self._listed)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.hasFocus():
            self.settle(left=True)
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Speak the program's language, in the rows too."""
        super().retranslate()
        self._show(self._listed)

    def _show(self, found: Sequence[Broken]) -> None:
        self._listed = list(found)
        first = not self.list.count()
        self.list.fill(_item(each, self._low) for each in self._listed[:SHOWN])
        waiting = sum(each.settled_on is None for each in self._listed)
        marked = _("Those that show in the annex are marked * there.") if waiting else ""
        self.said.setText(
            _counted(waiting) if self._low else f"{_counted(waiting)} {marked}".strip()
        )
        self.said.setToolTip(marked if self._low else "")
        self.left.setEnabled(waiting > 0)
        self.right.setEnabled(any(each.settled_on is None or each.left for each in found))
        self.shown.setEnabled(bool(self._listed))
        if first:
            QTimer.singleShot(0, self, lambda: end_at_whole_row(self, self.list))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.settled_too, 1)
        for button in (self.ready, self.shown):
            buttons.addWidget(button)
        answers = QWidget()
        row = FlowLayout(answers)
        for button in (self.right, self.left):
            row.addWidget(button)
        self.stand(self.said, self.list, answers, foot=buttons)

    def _speak_of_it(self) -> None:
        self.put_words(self.list.setAccessibleName, lambda: _("Signatures to check"))
        self.put_words(self.left.setText, lambda: _("Leave as it is"))
        self.put_words(self.right.setText, lambda: _("Correct as it is: print without *"))
        self.put_words(self.shown.setText, lambda: _("Show in the list"))
        self.put_words(self.ready.setText, lambda: _("Close"))
        self.put_words(self.settled_too.setText, lambda: _("Also show those reviewed"))


def _counted(waiting: int) -> str:
    if not waiting:
        return _("Nothing left to review.")
    text = ngettext(
        "%(count)d signature to review: its list has flaws.",
        "%(count)d signatures to review: their lists have flaws.",
        waiting,
    )
    return text % {"count": waiting}


def _item(each: Broken, low: bool) -> QListWidgetItem:
    # The name may need several lines, so it is no bold word, which has one.
    lines = [each.name]
    lines += defect_sentences(each)
    if each.settled_on is not None:
        day = i18n.current().day(each.settled_on)
        looked = _("Left as it is: %(day)s") if each.left else _("Found right: %(day)s")
        lines.append(looked % {"day": day})
    word = _("No. %(number)d") % {"number": each.number}
    return headed_row(word, lines, "text" if each.settled_on is None else "quiet", beside=low)
