"""Two to four large buttons of which one is chosen: what a form asks first."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from coalition_app.desktop.controls.action_button import IconButton
from coalition_app.desktop.widgets.retranslation import Spoken, Words
from coalition_app.desktop.widgets.wrap_button import broken_words
from coalition_app.i18n import _

SIDE, WORDS, LINE = 20, 114, 18
"""Pixels of a tile's drawing, of the room for its words, and of a line of text at 100 %."""
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Tiles(Spoken, QWidget):
    """Nothing is chosen at first; the arrows go from one tile to the next."""

    picked = Signal(str)
    """Another tile was chosen: its key."""

    def __init__(self, name: Words, values: Mapping[str, tuple[str, str]]) -> None:
        """`values` are words and the name of a drawing for each key."""
        super().__init__()
        self._key = ""
        self.tiles: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self.put_words(self.setAccessibleName, name)
        for key, (words, drawing) in values.items():
            tile = IconButton(drawing, "tile", tone="accent", side=SIDE)
            tile.setCheckable(True)
            tile.setAutoDefault(False)
            tile.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            self.put_words(tile.setAccessibleName, partial(_, words))
            self.put_words(tile.setText, partial(_broken, words, tile))
            tile.clicked.connect(lambda _on=False, key=key: self.pick(key))
            row.addWidget(tile, 1)
            self.tiles[key] = tile
        self.setFocusProxy(next(iter(self.tiles.values())))

    def key(self) -> str:
        """Return the chosen key; empty where none is chosen."""
        return self._key

    def pick(self, key: str) -> None:
        """Choose a key as somebody does who uses the window."""
        for each, tile in self.tiles.items():
            tile.setChecked(each == key)
        if key != self._key:
            self._key = key
            self.picked.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = list(self.tiles)
        at = next((at for at, each in enumerate(self.tiles.values()) if each.hasFocus()), -1)
        wanted = at + STEPS.get(Qt.Key(event.key()), 0)
        if at >= 0 and wanted != at and 0 <= wanted < len(keys):
            self.tiles[keys[wanted]].setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)


def _broken(words: str, tile: QPushButton) -> str:
    """Return words in lines that a third of a form holds, so that all tiles are equally wide."""
    metrics = tile.fontMetrics()
    lines = broken_words(_(words), metrics, round(WORDS * metrics.lineSpacing() / LINE))
    # Qt leaves the fewest pixels between a drawing and the words beside it.
    return "\n".join(f" {line}" for line in lines.split("\n"))
