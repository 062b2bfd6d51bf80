"""Keys with what they do, a line of them: a legend, no buttons."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from coalition_app.desktop.controls.key_cap import KeyCap
from coalition_app.desktop.widgets.flow_layout import FlowLayout
from coalition_app.desktop.widgets.retranslation import Spoken, Words

BETWEEN = 6
"""Pixels between a key and its word."""


class KeyLegend(Spoken, QWidget):
    """A key, or its name in the program's language, and a word for each thing that the keyboard does here."""

    def __init__(self, keys: Iterable[tuple[str | Words, Words]]) -> None:
        super().__init__()
        self._flow = FlowLayout(self, 14, down=6, even=True)
        for key, word in keys:
            pair, cap, told = QWidget(), KeyCap(), QLabel()
            told.setProperty("role", "quiet")
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(BETWEEN)
            row.addWidget(cap)
            row.addWidget(told)
            self.put_words(cap.setText, partial(str, key) if isinstance(key, str) else key)
            self.put_words(told.setText, word)
            self._flow.addWidget(pair)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
