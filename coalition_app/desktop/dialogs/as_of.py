"""The dialog that shows the list as it was on a past day; it looks and changes nothing."""

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtWidgets import QDateEdit, QPlainTextEdit, QSlider

from coalition_app.desktop.dialogs.fields import day_field, read_day
from coalition_app.desktop.dialogs.form import FormDialog
from coalition_app.desktop.word_box import WordBox
from coalition_app.documents.as_of_text import as_of_lines
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _
from coalition_app.records import as_of
from coalition_app.records.as_of import AsOf
from coalition_app.records.database import Database
from coalition_app.records.statements import StatementRow

if TYPE_CHECKING:
    from coalition_app.desktop.main_window import MainWindow

WIDTH, HEIGHT = 860, 660
"""Pixels of the dialog where the window has room for it."""
PAUSE = 250
"""Milliseconds for which the slider rests before the day is read."""
SHOWN_LIST = 2_000
"""Signatures up to which the list of that day is shown whole; the command prints longer ones."""
YEAR = 365
"""Days that the slider goes back at least: what came before the register was made can be effective then."""
BASES = {
    "recorded": N_("by the date recorded: what the register said then"),
    "effective": N_("by the date effective: what held then, as known today"),
}


class AsOfDialog(FormDialog):
    """A day by field or slider, and list, counts and positions of it beside today's."""

    def __init__(self, window: "MainWindow", database: Database, statement: StatementRow) -> None:
        super().__init__(
            window,
            title=lambda: _("As of a past day"),
            agree=lambda: _("Close"),
            work=lambda: None,
        )
        self.window_of, self._database, self._statement = window, database, statement
        self._newest = 0
        self.found: AsOf | None = None
        self.give_up.setVisible(False)
        with database.reading() as tx:
            made = as_of.first_day(tx)
        today = dt.datetime.now().astimezone().date()
        self._days = max(YEAR, (today - made).days)
        self.date: QDateEdit = day_field()
        self.date.setMaximumDate(self.date.date())
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(-self._days, 0)
        self.slider.setPageStep(30)
        self.slider.setMinimumHeight(28)
        self.basis = WordBox(BASES)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(160)
        self.put_words(self.text.setAccessibleName, lambda: _("The list of that day"))
        self.add_field(lambda: _("Day"), self.date)
        self.add_field(lambda: _("Days back"), self.slider)
        self.add_field(lambda: _("Which dates"), self.basis)
        self.form.addRow(self.text)
        self.add_note(lambda: _("This only looks back: nothing is changed by it."))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.read)
        self.slider.valueChanged.connect(self._slide)
        self.date.dateChanged.connect(self._choose)
        self.basis.currentIndexChanged.connect(lambda _at: self.read())

    def retranslate(self) -> None:
        """Speak the program's language, also in the box and in the answer."""
        self.basis.speak()
        super().retranslate()
        self._say()

    def open(self) -> None:
        """Show the dialog, and today as soon as it is read."""
        super().open()
        self.read()

    def read(self) -> None:
        """Read the chosen day off the window's thread; only the newest answer is shown."""
        self._newest += 1
        number, database, statement = self._newest, self._database, self._statement
        day, basis = read_day(self.date), self.basis.key()

        def work(_progress: object) -> tuple[int, AsOf | str]:
            if number != self._newest:
                return number, ""
            try:
                with database.reading() as tx:
                    return number, as_of.read_as_of(tx, statement, day, basis)
            except UserError as error:
                return number, str(error)

        self.text.setPlaceholderText(_("Reading…"))
        self.window_of.operations.start("", work, self._show)

    def done(self, result: int) -> None:
        """Close; what is still being read is not shown."""
        self._newest += 1
        self._timer.stop()
        super().done(result)

    def _slide(self, days: int) -> None:
        self.date.setDate(self.date.maximumDate().addDays(days))

    def _choose(self, day: QDate) -> None:
        back = day.daysTo(self.date.maximumDate())
        self.slider.blockSignals(True)
        self.slider.setValue(-min(back, self._days))
        self.slider.blockSignals(False)
        self._timer.start()

    def _show(self, answer: tuple[int, AsOf | str]) -> None:
        number, found = answer
        if number != self._newest:
            return
        self.found = found if isinstance(found, AsOf) else None
        if isinstance(found, str):
            self.text.setPlainText(found)
        self._say()

    def _say(self) -> None:
        if self.found is not None:
            whole = len(self.found.then.lines) <= SHOWN_LIST
            self.text.setPlainText("\n".join(as_of_lines(self.found, whole=whole)))

    def _grow(self) -> None:
        """Take the room that the window has for it, and no more."""
        room = self.window_of.size()
        wide = max(self.minimumWidth(), min(WIDTH, room.width() - 40))
        if not self.isVisible():
            self.resize(wide, min(HEIGHT, room.height() - 30))
