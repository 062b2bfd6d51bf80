"""Words that break their lines beside a tick or a choice, whose own words cannot; paths that break theirs."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy

from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.retranslation import Spoken, Words

_PATH = re.compile(r"\S*[/\\]\S+")
_JOINED = re.compile(r"(?<=\d)-(?=[^\W\d])")


def breaking_paths(text: str) -> str:
    """Return a sentence whose paths have room for a new line after each step and part of them."""
    return _PATH.sub(lambda found: re.sub(r"([/\\_.-])(?=.)", "\\1\u200b", found[0]), text)


def unbroken(text: str) -> str:
    """Return a sentence in which no line breaks between a number and the word joined to it: 1-мәлімдеме."""
    return _JOINED.sub("\u2011", text)


def wrapped(label: QLabel, role: str) -> QLabel:
    """Let a label break its lines and never widen its container."""
    give_role(label, role)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    return label


class ButtonWords(QLabel):
    """The words of a button, which do as it does when they are clicked."""

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__()
        self._button = button

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._button.click()


def beside(spoken: Spoken, button: QAbstractButton, words: Words) -> QHBoxLayout:
    """Set words that break their lines beside a tick or a choice, whose own words cannot."""
    label = wrapped(ButtonWords(button), "")
    spoken.put_words(label.setText, words)
    spoken.put_words(button.setAccessibleName, words)
    return in_a_row(button, label)


def in_a_row(button: QAbstractButton, label: QLabel) -> QHBoxLayout:
    """Put a button and its words into one line, at its top."""
    row = QHBoxLayout()
    row.setSpacing(0)
    row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label, 1)
    return row
