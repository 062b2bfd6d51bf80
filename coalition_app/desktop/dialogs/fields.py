"""Fields that several dialogs share: languages, words of several lines, days."""

import datetime as dt

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QDateEdit, QPlainTextEdit

from coalition_app.labels import LANGUAGES


def language_box(chosen: str = "") -> QComboBox:
    """Give a box with the documents' languages."""
    box = QComboBox()
    for code in ("ru", "kk", "en"):
        box.addItem(LANGUAGES[code], code)
    if chosen:
        box.setCurrentIndex(box.findData(chosen))
    return box


def words_field(height: int) -> QPlainTextEdit:
    """Give a field for several lines; `height` in pixels. Tab leaves it."""
    field = QPlainTextEdit()
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
