"""Fields that several dialogs share: languages, words of several lines, days."""

import datetime as dt

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QPlainTextEdit

from coalition_app.desktop.widgets.days import shown_today
from coalition_app.desktop.widgets.key_combo import WholeBox
from coalition_app.languages import DOCUMENT_LANGUAGES, LANGUAGE_NAMES

PARTING = ".,/-"
"""Signs that part day, month and year as they are typed."""
WHOLE = 8
"""Digits of a whole date."""
WORDS_AROUND = 10
"""Pixels of the frame and the air around words of several lines."""


def language_box(chosen: str = "") -> QComboBox:
    """Return a box with the documents' languages."""
    box = WholeBox()
    for code in DOCUMENT_LANGUAGES:
        box.addItem(LANGUAGE_NAMES[code], code)
    if chosen:
        box.setCurrentIndex(box.findData(chosen))
    return box


class WordsEdit(QPlainTextEdit):
    """A field of several lines, in which Ctrl+Enter agrees to the dialog as Enter does in other fields."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if not held or event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        event.ignore()  # it is the dialog's


def words_field(height: int) -> QPlainTextEdit:
    """Return a field for several lines; `height` in pixels. Tab leaves it, Ctrl+Enter agrees."""
    field = WordsEdit()
    field.setFixedHeight(height)
    field.setTabChangesFocus(True)
    return field


class GrowingWords(WordsEdit):
    """Words that are always whole: the field is as high as they are, of `least` lines when empty."""

    grew = Signal()

    def __init__(self, least: int) -> None:
        super().__init__()
        self._least = least
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = max(round(self.document().size().height()), self._least)
        around = 2 * round(self.document().documentMargin()) + WORDS_AROUND
        high = lines * self.fontMetrics().lineSpacing() + around
        if high != self.maximumHeight():
            self.setFixedHeight(high)
            self.grew.emit()


class DayEdit(QDateEdit):
    """A date field into which a whole date can be typed over the old one, as 05.02.2026 or 05022026."""

    _typed = ""
    """The digits that were typed since the day was begun."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed, line = event.text(), self.lineEdit()
        if typed.isdigit():
            self._begin_day()
            super().keyPressEvent(event)
            self._typed += typed
            self._take_whole()
            return
        if typed and typed in PARTING:
            if len(self._typed) % 2:
                self._typed = f"{self._typed[:-1]}0{self._typed[-1]}"
            if line.selectedText() in line.text().split("."):
                # Two digits have gone on to the next part already; the point would leave it out.
                event.accept()
                return
        else:
            self._typed = ""
        super().keyPressEvent(event)

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Leave with one Tab: day, month and year are walked with the arrows."""
        parts = QDateEdit.Section
        self.setCurrentSection(parts.YearSection if onward else parts.DaySection)
        return super().focusNextPrevChild(onward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.BacktabFocusReason:
            self.setSelectedSection(QDateEdit.Section.DaySection)

    def _begin_day(self) -> None:
        """Begin a date anew where the whole one, or its day, is typed over."""
        chosen, whole = self.lineEdit().selectedText(), self.lineEdit().text()
        if chosen == whole:
            # Qt takes nothing that is typed over the whole date.
            self.setSelectedSection(QDateEdit.Section.DaySection)
        if chosen == whole or (chosen and self.currentSection() is QDateEdit.Section.DaySection):
            self._typed = ""

    def _take_whole(self) -> None:
        """Take a whole date as it was typed: Qt makes 30 of a 31 typed while a shorter month is shown."""
        if len(self._typed) == WHOLE:
            day, month, year = self._typed[:2], self._typed[2:4], self._typed[4:]
            date = QDate(int(year), int(month), int(day))
            if date.isValid():
                self.setDate(date)


def day_field() -> QDateEdit:
    """Return a field for a date up to today."""
    field = DayEdit(shown_today())
    field.setDisplayFormat("dd.MM.yyyy")
    field.setCalendarPopup(True)
    return field


def read_day(field: QDateEdit) -> dt.date:
    """Return the date of a field."""
    day = field.date()
    return dt.date(day.year(), day.month(), day.day())
