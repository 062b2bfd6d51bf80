"""Fields that several dialogs share: languages, words of several lines, days."""

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QPlainTextEdit

from coalition_app.desktop.widgets.day_edit import DayEdit as DayEdit
from coalition_app.desktop.widgets.day_edit import no_date
from coalition_app.desktop.widgets.key_combo import WholeBox
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.languages import DOCUMENT_LANGUAGES, LANGUAGE_NAMES

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


def day_field() -> DayEdit:
    """Return a field for the day of what is done now, which is today until another one is given."""
    return DayEdit()


def day_of_thing() -> DayEdit:
    """Return a field for the day on which something came or happened: it is empty until it is told."""
    return DayEdit(may_be_empty=True)


def read_day(field: DayEdit) -> dt.date:
    """Return the date of a field; raises UserError where none was given."""
    day = known_day(field)
    if day is None:
        raise _no_day(field)
    return day


def refuse_no_day(field: DayEdit) -> None:
    """Raise UserError where what stands in a field is no day."""
    field.settle()
    if field.refused is not None:
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        raise UserError(no_date(field.refused)) if field.refused else _no_day(field)


def known_day(field: DayEdit) -> dt.date | None:
    """Return the date of a field; None where none was given."""
    if field.is_empty:
        return None
    day = field.date()
    return dt.date(day.year(), day.month(), day.day())


def _no_day(field: DayEdit) -> UserError:
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    return UserError(
        _("%(field)s: enter the day, such as 25.11.2026. The Up key enters today.")
        % {"field": field.accessibleName()}
    )
