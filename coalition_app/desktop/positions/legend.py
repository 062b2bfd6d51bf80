"""The legend below the grid of positions: which key does what. It records nothing itself."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from coalition_app.desktop.widgets.flow_layout import FlowLayout
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.desktop.wording.position_words import LEGEND, stance_word
from coalition_app.i18n import _

BETWEEN = 6
"""Pixels between a key and its word."""


class Legend(Spoken, QWidget):
    """A key and a word for each position, and for what else the keyboard does in the cells."""

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self, 14)
        for stance, key in LEGEND.items():
            self._add(partial(str, key), partial(stance_word, stance))
        self._add(lambda: _("Shift+↓"), lambda: _("choose cells"))
        self._add(lambda: _("Ctrl+D"), lambda: _("fill down"))
        self._add(lambda: "F2", lambda: _("words"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _add(self, key: Callable[[], str], word: Callable[[], str]) -> None:
        pair, cap, told = QWidget(), QLabel(), QLabel()
        cap.setProperty("role", "key")
        told.setProperty("role", "quiet")
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(BETWEEN)
        row.addWidget(cap)
        row.addWidget(told)
        self.put_words(cap.setText, key)
        self.put_words(told.setText, word)
        self._flow.addWidget(pair)
