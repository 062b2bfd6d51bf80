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
)
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDateEdit,
    QPlainTextEdit,
    QToolTip,
)

from coalition_app.desktop.look.typeface import restyle
from coalition_app.desktop.widgets.days import shown_today
from coalition_app.desktop.widgets.key_combo import WholeBox
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.desktop.widgets.unscrolled import Unscrolled
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.languages import DOCUMENT_LANGUAGES, LANGUAGE_NAMES

PARTING = ".,/-"
"""Signs that part day, month and year as they are typed."""
WHOLE, LONG = 8, 5
"""Digits of a whole date, and from how many on what was typed is no part of one."""
HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
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


class DayEdit(Unscrolled, Spoken, QDateEdit):
    """A date field into which a whole date can be typed over the old one, as 05.02.2026 or 05022026.

    One that `may_be_empty` holds no day at first, and none again after Delete: the first digit begins one.
    Of what is typed and is no day nothing stays: the field says so, and holds what it held before.
    """

    _typed = ""
    """What was typed since the day was begun: digits, with a point where they are parted."""
    refused = ""
    """What was typed last and is no day; empty again with the next one."""

    def __init__(self, *, may_be_empty: bool = False) -> None:
        super().__init__(shown_today())
        self._may_be_empty = may_be_empty
        self._before = self.date()
        self.setDisplayFormat("dd.MM.yyyy")
        self.setCalendarPopup(True)
        self.dateChanged.connect(lambda _day: self._tell(""))
        self.put_words(self.setToolTip, self._tip)
        if may_be_empty:
            self.put_words(self.setSpecialValueText, lambda: _("dd.mm.yyyy"))
            self.make_empty()

    @property
    def is_empty(self) -> bool:
        """Whether no day was given."""
        return self._may_be_empty and self.date() == self.minimumDate()

    def make_empty(self) -> None:
        """Hold no day."""
        self._typed = ""
        self.setDate(self.minimumDate())
        self._tell("")

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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.settle()
        super().mousePressEvent(event)
        if self.is_empty:
            now = shown_today()
            self.calendarWidget().setCurrentPage(now.year(), now.month())

    def _tip(self) -> str:
        return (
            no_date(self.refused) if self.refused else self._may_be_empty * _("dd.mm.yyyy, ↑ today")
        )

    def _tell(self, refused: str) -> None:
        """Look empty, or refused, with the reason; or like any field that holds a day."""
        self.refused = refused
        self.setToolTip(self._tip())
        looks = {"empty": self.is_empty, "refused": bool(refused)}
        if any(self.property(key) != value for key, value in looks.items()):
            for key, value in looks.items():
                self.setProperty(key, value)
            restyle(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if self._may_be_empty and event.key() == Qt.Key.Key_Delete:
            self.make_empty()
            return
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste(QGuiApplication.clipboard().text().strip())
            return
        if typed.isdigit():
            self._begin_day()
            super().keyPressEvent(event)
            self._typed += typed
            day = _whole_day(self._typed)
            if day is not None:
                # Qt makes 30 of a 31 typed while a shorter month is shown.
                self._take(day, self._typed)
            return
        if typed and typed in PARTING:
            self._part()
            return
        if typed.isprintable() and typed.strip():
            if not event.modifiers() & HELD:
                self._refuse(typed)
                return
        else:
            self.settle()
        super().keyPressEvent(event)

    def _part(self) -> None:
        """Go on to the next part of what is typed; Qt would leave the field by a point."""
        if self._typed and not self._typed.endswith("."):
            begun, _point, last = self._typed.rpartition(".")
            self._typed = f"{begun}{_point}{last.zfill(2)}."
            parts = QDateEdit.Section
            later = (parts.MonthSection, parts.YearSection)
            self.setSelectedSection(later[min(self._typed.count("."), 2) - 1])

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Leave with one Tab: day, month and year are walked with the arrows."""
        parts = QDateEdit.Section
        self.setCurrentSection(parts.YearSection if onward else parts.DaySection)
        return super().focusNextPrevChild(onward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.BacktabFocusReason:
            self.setSelectedSection(QDateEdit.Section.DaySection)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.settle()
        super().focusOutEvent(event)

    def _begin_day(self) -> None:
        """Begin a date anew where the whole one, or its day, is typed over, or none was there."""
        if self._typed:
            return
        self._before, empty = self.date(), self.is_empty
        if empty:
            self.setDate(shown_today())
        if empty or self.lineEdit().selectedText() == self.lineEdit().text():
            # Qt takes nothing that is typed over the whole date.
            self.setSelectedSection(QDateEdit.Section.DaySection)

    def settle(self) -> None:
        """Take or refuse what looks like a whole date and was not taken yet; parts of a day are Qt's."""
        typed, self._typed = self._typed, ""
        if typed.count(".") > 1 or len(typed.replace(".", "")) >= LONG:
            self._take(_whole_day(typed, short=True), typed)

    def _paste(self, words: str) -> None:
        """Take a copied date, however it is written; Qt takes no words of a month."""
        if not self._typed:
            self._before = self.date()
        from coalition_app.dates import read_day as read_written

        written = read_written(words, month_first=None)
        day = QDate.fromString(written, Qt.DateFormat.ISODate) if written else None
        self._take(day or _whole_day(words, short=True), words)

    def _take(self, day: QDate | None, typed: str) -> None:
        """Hold the day that was typed, or tell that it is none."""
        if day is None or not day.isValid():
            self._typed = typed
            self._refuse(typed)
        else:
            self._typed = ""
            self.setDate(day)
            self._tell("")

    def _refuse(self, typed: str) -> None:
        """Say of what was typed that it is no day, and hold the day from before it."""
        if self._typed:
            self.setDate(self._before)
        self._typed = ""
        self._tell(typed)
        self.setSelectedSection(QDateEdit.Section.DaySection)
        QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), self.toolTip(), self)


def no_date(typed: str) -> str:
    """Say that what was typed is no date, and how one is written."""
    return _("“%(words)s” is not a date. Write it as 25.11.2026.") % {"words": typed[:40]}


def _whole_day(typed: str, *, short: bool = False) -> QDate | None:
    """Read a date of which every part was typed, the year first or last; None where one is missing.

    `short`: nothing follows, so a year may have two digits. What is no day of any month is invalid.
    """
    parts = typed.split(".")
    if len(parts) == 1 and len(typed) in (WHOLE, WHOLE - 2 * short):
        parts = [typed[:2], typed[2:4], typed[4:]]
    if len(parts) != 3 or not all(each.isdecimal() for each in parts):
        return None
    day, month, year = parts[::-1] if len(parts[0]) == 4 else parts
    if len(year) == 2 and short:
        year = f"20{year}"
    if len(year) < 4 or (len(day) < 2 and not short):
        return None
    return QDate(int(year), int(month), int(day)) if len(year) == 4 else QDate()


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
            _("%(field)s: enter the day, such as 25.11.2026. The Up key enters today.")
            % {"field": field.accessibleName()}
        )
    return day


def refuse_no_day(field: QDateEdit) -> None:
    """Raise UserError where what was typed last into a field is no day."""
    if isinstance(field, DayEdit):
        field.settle()
        if field.refused:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            raise UserError(no_date(field.refused))


def known_day(field: QDateEdit) -> dt.date | None:
    """Return the date of a field; None where none was given."""
    if isinstance(field, DayEdit) and field.is_empty:
        return None
    day = field.date()
    return dt.date(day.year(), day.month(), day.day())
