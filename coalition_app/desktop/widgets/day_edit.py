"""A field for a day: typed as people write one, or taken from a calendar."""

import re

from PySide6.QtCore import QDate, QEvent, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QToolTip

from coalition_app.dates import typed_day
from coalition_app.desktop.look.icons import icon
from coalition_app.desktop.look.typeface import restyle
from coalition_app.desktop.widgets.days import shown_today
from coalition_app.desktop.widgets.popover import Popover
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.i18n import _

LONGEST = "30.00.0000"
ARROW, AROUND, LINE = 15, 7, 18
"""Pixels at 100 % of the arrow of the calendar, beside it, and of a line of text."""
LETTERS = 17
"""Letters for which Qt makes room in a line."""
ROUNDED = 2
"""Pixels that keep words whole whose room is rounded down."""
CALENDAR = QSize(320, 250)


class DayEdit(Spoken, QLineEdit):
    """Holds a day typed as 05.02.2026, 05022026 or 5 February 2026; Up and Down go to the next ones.

    What is no day stays as it was typed: the field says so, and holds the day from before until one is
    given. One that `may_be_empty` holds none at first, and none again where nothing stands in it.
    """

    dateChanged = Signal(QDate)
    refused: str | None = None
    """What stands here and is no day; empty where a day is missing, None where all is well."""

    def __init__(self, *, may_be_empty: bool = False) -> None:
        super().__init__()
        self._may_be_empty, self._entered = may_be_empty, False
        self._day = QDate() if may_be_empty else shown_today()
        self.setText(_written(self._day))
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._read)
        self.put_words(self.setPlaceholderText, lambda: _("dd.mm.yyyy"))
        self.put_words(self.setToolTip, self._tip)

    @property
    def is_empty(self) -> bool:
        """Whether no day was given."""
        return not self._day.isValid()

    def date(self) -> QDate:
        """Return the day, an invalid one where none was given."""
        return self._day

    @property
    def is_no_day(self) -> bool:
        """Whether what stands here now is no day; nothing is none either."""
        return _day_of(self.text().strip(), ends=True) is None

    def setDate(self, day: QDate) -> None:
        """Hold another day."""
        self.setText(_written(day))
        self._hold(day)  # told of no text while signals are blocked
        self._tell(None)

    def make_empty(self) -> None:
        """Hold no day."""
        self.setDate(QDate())

    def settle(self) -> None:
        """Take what was typed, of which nothing follows any more, or say that it is no day."""
        typed = self.text().strip()
        day = _day_of(typed, ends=True)
        if day is None and (typed or not self._may_be_empty):
            self._tell(typed)
            return
        modified = self.isModified()
        self.setDate(day or QDate())
        self.setModified(modified)

    @Slot(str)
    def _read(self, words: str) -> None:
        """Hold a day as soon as it is whole."""
        self._tell(None)
        day = _day_of(words.strip(), ends=False)
        if day is not None:
            self._hold(day)
        elif self._may_be_empty and not words.strip():
            self._hold(QDate())

    def _hold(self, day: QDate) -> None:
        if day != self._day:
            self._day = day
            self.dateChanged.emit(day)

    def _tip(self) -> str:
        if self.refused is not None:
            return no_date(self.refused) if self.refused else _("Enter a day, such as 25.11.2026.")
        return _("dd.mm.yyyy, ↑ today") if self._may_be_empty else _("dd.mm.yyyy")

    def _tell(self, refused: str | None) -> None:
        """Look refused, with the reason, or like any other field."""
        self.refused = refused
        self.setToolTip(self._tip())
        if self.property("refused") != (refused is not None):
            self.setProperty("refused", refused is not None)
            restyle(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if steps is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._show_calendar()
        else:
            self._step(steps)

    def _step(self, steps: int) -> None:
        """Go on by a day, or by the month or the year in which the cursor stands; begin with today."""
        place, whole = self.cursorPosition(), self.hasSelectedText()
        self.settle()
        if self.refused is not None:
            return
        at = 0 if whole else self.text().count(".", 0, place)
        if self.is_empty:
            self.setDate(shown_today())
        else:
            self.setDate((self._day.addDays, self._day.addMonths, self._day.addYears)[at](steps))
        self.setModified(True)
        self.selectAll() if whole else self.setCursorPosition(place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._entered = event.reason() is Qt.FocusReason.MouseFocusReason

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.settle()
        super().focusOutEvent(event)
        if self.refused and event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), self.toolTip(), self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._arrow().contains(event.position().toPoint()):
            self._show_calendar()
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._entered and not self.hasSelectedText():
            self.selectAll()  # a date is typed over the old one
        self._entered = False

    @Slot()
    def _show_calendar(self) -> None:
        from PySide6.QtWidgets import QCalendarWidget

        self.settle()
        card, calendar = Popover(self), QCalendarWidget()
        calendar.setVerticalHeaderFormat(calendar.VerticalHeaderFormat.NoVerticalHeader)
        letters = calendar.HorizontalHeaderFormat.SingleLetterDayNames  # longer names are cut
        calendar.setHorizontalHeaderFormat(letters)
        calendar.setSelectedDate(shown_today() if self.is_empty else self._day)
        calendar.activated.connect(lambda day: self._choose(card, day))
        calendar.clicked.connect(lambda day: self._choose(card, day))
        card.column.addWidget(calendar)
        card.open_below(self, CALENDAR.width(), CALENDAR.height())
        calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _choose(self, card: Popover, day: QDate) -> None:
        card.close()
        self.setDate(day)
        self.setModified(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tone = "quiet" if self.isEnabled() else "edge"
        icon("unfold", tone).paint(QPainter(self), self._arrow())

    def _arrow(self) -> QRect:
        """Return the place of what opens the calendar."""
        side = self._side()
        return QRect(self.width() - side - AROUND, (self.height() - side) // 2, side, side)

    def _side(self) -> int:
        return round(ARROW * self.fontMetrics().height() / LINE)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.setTextMargins(0, 0, self._side(), 0)

    def sizeHint(self) -> QSize:
        """Leave room for a whole date and the arrow."""
        letters, hint = self.fontMetrics(), super().sizeHint()
        words = max(map(letters.horizontalAdvance, (LONGEST, self.placeholderText())))
        return hint + QSize(words + ROUNDED - LETTERS * letters.horizontalAdvance("x"), 0)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def no_date(typed: str) -> str:
    """Say that what was typed is no date, and how one is written."""
    return _("“%(words)s” is not a date. Write it as 25.11.2026.") % {"words": typed[:40]}


def _written(day: QDate) -> str:
    return day.toString("dd.MM.yyyy") if day.isValid() else ""


def _day_of(typed: str, *, ends: bool) -> QDate | None:
    """Read a day; None for what is none, and for one with a short year unless what was typed `ends`."""
    if typed.isdecimal() and len(typed) in (6, 8):
        typed = f"{typed[:2]}.{typed[2:4]}.{typed[4:]}"
    if re.fullmatch(r"\d+,\d+,\d+", typed):
        typed = typed.replace(",", ".")  # as the keys of numbers have it
    if not ends and not re.fullmatch(r".*\d{4}|\d{4}-\d\d-\d\d", typed):
        return None
    day = typed_day(typed)
    return QDate(day.year, day.month, day.day) if day else None
