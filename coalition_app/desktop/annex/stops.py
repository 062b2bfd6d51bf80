"""What prevents an attestation, in a red card: each with the button that leads to where it is settled."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton

from coalition_app.desktop.annex.ways import step_sentence, step_title, way_of
from coalition_app.desktop.look.typeface import give_role
from coalition_app.documents.issue.readiness import Item
from coalition_app.i18n import _


class Stops(QFrame):
    """A sentence for each, and its button beside the first line."""

    wanted = Signal(object)
    """The `Item` to be settled."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "stops")
        self.said: list[QLabel] = []
        self.ways: list[QPushButton] = []
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(12, 10, 10, 10)
        self._rows.setSpacing(8)
        self._rows.setColumnStretch(0, 1)

    def fill(self, items: Sequence[Item]) -> None:
        """Show these, in the program's language."""
        for part in (*self.said, *self.ways):
            part.hide()
            part.deleteLater()
        self.said, self.ways = [], []
        for at, item in enumerate(items):
            said = QLabel(step_sentence(item), wordWrap=True, textFormat=Qt.TextFormat.PlainText)
            give_role(said, "refusal")
            self._rows.addWidget(said, at, 0)
            self.said.append(said)
            way = way_of(item)
            if way.page or way.action:
                button = QPushButton(_(way.button), autoDefault=False)
                give_role(button, "small")
                button.setAccessibleName(f"{button.text()} {step_title(item)}")
                button.clicked.connect(partial(self._want, item))
                self._rows.addWidget(button, at, 1, Qt.AlignmentFlag.AlignTop)
                self.ways.append(button)

    def _want(self, item: Item, _on: bool = False) -> None:
        self.wanted.emit(item)
