"""Fields that several dialogs share: languages, words of several lines, days."""

import datetime as dt

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QPlainTextEdit, QPushButton

from coalition_app.desktop.word_box import WholeBox
from coalition_app.labels import LANGUAGES


def language_box(chosen: str = "") -> QComboBox:
    """Give a box with the documents' languages."""
    box = WholeBox()
    for code in ("ru", "kk", "en"):
        box.addItem(LANGUAGES[code], code)
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
        event.accept()
        for button in self.window().findChildren(QPushButton):
            if button.isDefault() and button.isEnabled():
                button.click()
                return


def words_field(height: int) -> QPlainTextEdit:
    """Give a field for several lines; `height` in pixels. Tab leaves it, Ctrl+Enter agrees."""
    field = WordsEdit()
    field.setFixedHeight(height)
    field.setTabChangesFocus(True)
    return field


def day_field() -> QDateEdit:
    """Give a field for a date up to today."""
    field = QDateEdit(QDate.currentDate())
    field.setDisplayFormat("dd.MM.yyyy")
    field.setCalendarPopup(True)
    return field


def read_day(field: QDateEdit) -> dt.date:
    """Give the date of a field."""
    day = field.date()
    return dt.date(day.year(), day.month(), day.day())
