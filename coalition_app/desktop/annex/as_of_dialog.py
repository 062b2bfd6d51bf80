"""The dialog that shows the list as it was on a past day; it looks and changes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QTextBlockFormat, QTextOption
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSlider,
    QWidget,
)

from coalition_app.desktop.widgets.days import today
from coalition_app.desktop.widgets.fields import DayEdit, day_field, read_day
from coalition_app.desktop.widgets.key_combo import WordBox
from coalition_app.desktop.widgets.reading import ReadingDialog
from coalition_app.desktop.widgets.unscrolled import Unscrolled
from coalition_app.documents.issue.as_of_text import as_of_lines
from coalition_app.errors import Interrupted, UserError
from coalition_app.i18n import N_, _
from coalition_app.records.lists import as_of
from coalition_app.records.lists.as_of import AsOf
from coalition_app.records.signatures.effective_day import first_effective_day
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database
from coalition_app.work import collecting_later

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.work import Tell

GAP = 24
"""Pixels at least between what is counted and its counts."""
PAUSE = 250
"""Milliseconds for which the slider rests before the day is read."""
SHOWN_LIST = 1_000
"""Lines of each list that are shown here; the command prints longer ones."""
YEAR = 365
"""Days that the slider goes back at least: what came before the register was made can be effective then."""
BASES = {
    "recorded": N_("by the date recorded: what the register said then"),
    "effective": N_("by the date effective: what held then, as known today"),
}


class _Slider(Unscrolled, QSlider):
    """A slider."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """What was read for one question, in words; without `found` the words say why not."""

    number: int
    found: AsOf | None
    words: str


def _words(found: AsOf) -> str:
    return "\n".join(as_of_lines(found, most=SHOWN_LIST, columns=True))


class AsOfDialog(ReadingDialog):
    """A day by field or slider, and list, counts and positions of it beside today's."""

    def __init__(self, desk: "Desk", database: Database, statement: StatementRow) -> None:
        super().__init__(
            desk.window,
            title=lambda: _("List on a past date"),
            name=lambda: _("The list of that day"),
        )
        self.desk, self._database, self._statement = desk, database, statement
        self.found: AsOf | None = None
        with database.reading() as tx:
            made = as_of.first_day(tx)
            made = min(made, first_effective_day(tx, statement) or made)
        self._days = max(YEAR, (today() - made).days)
        self.date: DayEdit = day_field()
        self._today = self.date.date()
        self.slider = _Slider(Qt.Orientation.Horizontal)
        self.slider.setRange(-self._days, 0)
        self.slider.setPageStep(30)
        self.slider.setMinimumHeight(28)
        self.basis = WordBox(BASES)
        self.add_field(lambda: _("Day"), self.date)
        self.back, back = QLabel(), QWidget()
        row = QHBoxLayout(back)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.slider, 1)
        row.addWidget(self.back)
        self.add_field(lambda: _("Days back"), back)
        back.setFocusProxy(self.slider)
        self.put_words(self.slider.setAccessibleName, lambda: _("Days back"))
        self.add_field(lambda: _("Which dates"), self.basis)
        self._add_progress()
        self.show_text()
        self.add_note(lambda: _("This is a read-only view. Nothing is changed."))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.read)
        self.back.setNum(0)
        self.slider.valueChanged.connect(self._slide)
        self.date.dateChanged.connect(self._choose)
        self.basis.currentIndexChanged.connect(lambda _at: self.read())
        desk.operations.progressed.connect(self._show_work)

    def _add_progress(self) -> None:
        """Show in the foot how far the reading is, with a button to stop it."""
        self.bar = QProgressBar(textVisible=False)
        self.put_words(self.bar.setAccessibleName, lambda: _("Progress"))
        self.stop = self.add_button(lambda: _("Stop"), self.desk.operations.cancel)
        self.buttons.insertWidget(0, self.bar, 1)

    def retranslate(self) -> None:
        """Speak the program's language, also in the answer."""
        super().retranslate()
        if self.found is not None:
            self._write(self.found)

    def open(self) -> None:
        """Show the dialog, and today as soon as it is read."""
        super().open()
        self.read()

    def read(self) -> None:
        """Read the chosen day off the window's thread; only the newest answer is shown."""
        self._question += 1
        number, database, statement = self._question, self._database, self._statement
        held = self._let_go()
        self.date.settle()
        if self.date.refused is not None:
            self.text.setPlainText(self.date.toolTip())
            return
        day, basis = read_day(self.date), self.basis.key()
        self.text.setPlainText("")
        self.text.setPlaceholderText(_("Reading…"))
        self._show_work(0, 0)

        def work(progress: "Tell") -> _Answer:
            def tell(done: int, of: int) -> None:
                if number != self._question:
                    raise Interrupted
                progress(done, of)

            held.clear()
            try:
                with collecting_later(), database.reading() as tx:
                    found = as_of.read_as_of(tx, statement, day, basis, tell)
                return _Answer(number, found, _words(found))
            except Interrupted:
                return _Answer(number, None, _("Cancelled. Choose a date to read the list again."))
            except UserError as error:
                return _Answer(number, None, str(error))

        self.desk.operations.start(_("Reading the list of that day"), work, self._show)

    def done(self, result: int) -> None:
        """Close; what is still being read stops and is not shown."""
        self._timer.stop()
        self.desk.operations.progressed.disconnect(self._show_work)
        held = self._let_go()
        self.desk.operations.start("", lambda _tell: held.clear(), lambda _none: None)
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entered and not isinstance(self.focusWidget(), QAbstractButton):
            # Enter ends the typing of the day; it does not close the dialog.
            event.accept()
            self._timer.stop()
            self.read()
            return
        super().keyPressEvent(event)

    def _let_go(self) -> list[AsOf | None]:
        """Hand over what was read, to be freed off the window's thread, which a long list would block."""
        held, self.found = [self.found], None
        return held

    def _slide(self, days: int) -> None:
        self.back.setNum(-days)
        self.date.setDate(self._today.addDays(days))

    def _choose(self, day: QDate) -> None:
        back = max(0, day.daysTo(self._today))
        self.slider.blockSignals(True)
        self.slider.setValue(-min(back, self._days))
        self.slider.blockSignals(False)
        self.back.setNum(back)
        self._timer.start()

    def _show(self, answer: "_Answer") -> None:
        if answer.number != self._question:
            return
        self.found = answer.found
        # Day and dates stand above already: with little room it begins with the counts.
        found = answer.found
        self.show_report(answer.words, first=0 if found is None else 1 if found.undated else 2)
        self._set_columns([line.split("\t") for line in answer.words.splitlines() if "\t" in line])
        self._end_work()

    def _set_columns(self, rows: Sequence[Sequence[str]]) -> None:
        """Let the counts of then and now end below each other, one column beside the other."""
        width = self.text.fontMetrics().horizontalAdvance
        at, tabs = 0, list[QTextOption.Tab]()
        for column in zip(*rows, strict=True):
            at += max(map(width, column))
            tabs.append(QTextOption.Tab(at, QTextOption.TabType.RightTab))
            at += GAP
        look, whole = QTextBlockFormat(), self.text.textCursor()
        look.setTabPositions(tabs[1:])
        whole.select(whole.SelectionType.Document)
        whole.mergeBlockFormat(look)

    def _write(self, found: AsOf) -> None:
        """Write an answer that was read in the program's language, off the window's thread."""
        number = self._question
        answer = partial(_Answer, number, found)
        self.desk.operations.start("", lambda _tell: answer(_words(found)), self._show)

    @Slot(int, int)
    def _show_work(self, done: int, of: int) -> None:
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        self.bar.setVisible(True)
        self.stop.setVisible(True)

    def _end_work(self) -> None:
        self.bar.setVisible(False)
        self.stop.setVisible(False)
