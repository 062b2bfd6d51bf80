"""Fields that several dialogs share: languages, words of several lines, days."""

import datetime as dt

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QDateEdit, QPlainTextEdit

from coalition_app import dates
from coalition_app.desktop.look.typeface import restyle
from coalition_app.desktop.widgets.days import shown_today
from coalition_app.desktop.widgets.key_combo import WholeBox
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.errors import UserError
from coalition_app.i18n import _
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


class DayEdit(Spoken, QDateEdit):
    """A date field into which a whole date can be typed over the old one, as 05.02.2026 or 05022026.

    One that `may_be_empty` holds no day at first, and none again after Delete: the first digit begins one.
    """

    _typed = ""
    """The digits that were typed since the day was begun."""

    def __init__(self, *, may_be_empty: bool = False) -> None:
        super().__init__(shown_today())
        self._may_be_empty = may_be_empty
        self.setDisplayFormat("dd.MM.yyyy")
        self.setCalendarPopup(True)
        self.dateChanged.connect(self._look_empty)
        if may_be_empty:
            # No wider than a day: what stands beside it keeps its place.
            self.setSpecialValueText("__.__.____")
            self.put_words(self.setToolTip, lambda: _("dd.mm.yyyy"))
            self.make_empty()

    @property
    def is_empty(self) -> bool:
        """Whether no day was given."""
        return self._may_be_empty and self.date() == self.minimumDate()

    def make_empty(self) -> None:
        """Hold no day."""
        self._typed = ""
        self.setDate(self.minimumDate())

    def stepBy(self, steps: int) -> None:
        """Begin with today where there is no day yet."""
        if self.is_empty:
            self.setDate(shown_today())
        else:
            super().stepBy(steps)

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        up, down = (
            QAbstractSpinBox.StepEnabledFlag.StepUpEnabled,
            QAbstractSpinBox.StepEnabledFlag.StepDownEnabled,
        )
        return up | down if self.is_empty else super().stepEnabled()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling the page under the pointer must not change a day on the way.
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if self.is_empty:
            now = shown_today()
            self.calendarWidget().setCurrentPage(now.year(), now.month())

    def _look_empty(self) -> None:
        if self.property("empty") != self.is_empty:
            self.setProperty("empty", self.is_empty)
            restyle(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed, line = event.text(), self.lineEdit()
        if event.matches(QKeySequence.StandardKey.Paste) and self._paste():
            return
        if self._may_be_empty and event.key() == Qt.Key.Key_Delete:
            self.make_empty()
            return
        if self.is_empty:
            if not typed.isdigit():
                super().keyPressEvent(event)
                return
            self.setDate(shown_today())
            self.setSelectedSection(QDateEdit.Section.DaySection)
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

    def _paste(self) -> bool:
        """Take a copied date, however it is written; Qt takes no words of a month."""
        written = dates.read_day(QGuiApplication.clipboard().text(), month_first=None)
        if written:
            self.setDate(QDate.fromString(written, Qt.DateFormat.ISODate))
        return bool(written)

    def _take_whole(self) -> None:
        """Take a whole date as it was typed: Qt makes 30 of a 31 typed while a shorter month is shown."""
        if len(self._typed) == WHOLE:
            day, month, year = self._typed[:2], self._typed[2:4], self._typed[4:]
            date = QDate(int(year), int(month), int(day))
            if date.isValid():
                self.setDate(date)


def day_field() -> DayEdit:
    """Return a field for the day of what is done now, which is today until another one is given."""
    return DayEdit()


def day_of_thing() -> DayEdit:
    """Return a field for the day on which something came or happened: it is empty until it is told."""
    return DayEdit(may_be_empty=True)


def read_day(field: QDateEdit) -> dt.date:
    """Return the date of a field; raises UserError where none was given."""
    day = known_day(field)
    if day is None:
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        raise UserError(
            _("Enter the day, such as 25.11.2026: %(field)s.") % {"field": field.accessibleName()}
        )
    return day


def known_day(field: QDateEdit) -> dt.date | None:
    """Return the date of a field; None where none was given."""
    if isinstance(field, DayEdit) and field.is_empty:
        return None
    day = field.date()
    return dt.date(day.year(), day.month(), day.day())
