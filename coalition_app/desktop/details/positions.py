"""The first tab of the details: what is open, the position on each demand, and the words behind them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QMenu, QSizePolicy, QWidget

from coalition_app.desktop.controls.marks import Mark
from coalition_app.desktop.controls.tag import Tag
from coalition_app.desktop.widgets.labels import put_text, wrapped_label
from coalition_app.desktop.wording.details_words import PositionLine
from coalition_app.desktop.wording.position_words import KEYS
from coalition_app.labels import position_label

TONES = {
    "unsettled": "refusal",
    "does-not-support": "refusal",
    "supports-with-reservation": "warning",
}
"""Tones of the words of a position that are louder than quiet."""
BELOW, CLOSE = 10, 4
"""Pixels below a demand, and where its position stands beside it."""
APART, INDENT = 8, 4
"""Pixels between the mark and the words, and before the heading, so that it stands over the value."""


class Positions(QWidget):
    """A row a demand: its mark, its name, and the position, which is clicked to change it."""

    wanted = Signal(int, str)
    """The number of a demand and the stance that it is to have."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[_Row] = []
        self._beside = False
        self.writable = True
        """Whether a click changes a position."""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(APART)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)

    def fill(self, lines: Sequence[PositionLine]) -> None:
        """Show positions, kept as lines are."""
        while len(self._rows) < len(lines):
            row = _Row(self)
            row.put(self._grid, len(self._rows), beside=self._beside)
            self._rows.append(row)
        for at, row in enumerate(self._rows):
            row.show_line(lines[at] if at < len(lines) else None)
        self.setVisible(bool(lines))

    def stand(self, *, beside: bool) -> None:
        """Say each position beside its demand where there is the room, else below it."""
        self._beside = beside
        for at, row in enumerate(self._rows):
            row.put(self._grid, at, beside=beside)

    def value(self, demand: int) -> Tag:
        """Return what shows and changes the position on a demand."""
        return next(each.value for each in self._rows if each.demand == demand)

    def texts(self) -> list[str]:
        """List what the rows say, a sentence each."""
        return [each.said for each in self._rows if each.said]


class _Row:
    def __init__(self, owner: Positions) -> None:
        self.demand, self.said = -1, ""
        self._owner = owner
        self.mark = Mark(position="supports")
        self.heading = wrapped_label("", "heading")
        self.heading.setContentsMargins(INDENT, 0, 0, 0)
        self.value = Tag(bare=True)
        self.below = QWidget()
        self.below.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def put(self, grid: QGridLayout, at: int, *, beside: bool) -> None:
        top, left = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignLeft
        grid.addWidget(self.mark, 3 * at, 0, 2, 1, top)
        grid.addWidget(self.heading, 3 * at, 1)
        grid.addWidget(self.value, 3 * at + (not beside), 1 + beside, left)
        grid.addWidget(self.below, 3 * at + 2, 1)
        self.below.setFixedHeight(CLOSE if beside else BELOW)

    def show_line(self, line: PositionLine | None) -> None:
        for each in (self.mark, self.heading, self.value, self.below):
            each.setVisible(line is not None)
        self.demand, self.said = (line.demand, line.said) if line else (-1, "")
        put_text(self.heading, line.heading if line else "")
        self.heading.setToolTip(line.wording if line else "")
        if line is None:
            return
        self.mark.show_position(line.stance, line.said)
        self.value.say(line.words, TONES.get(line.stance, "quiet"), line.said)
        self.value.setAccessibleName(line.said)
        self.value.offer(self._offer if line.demand and self._owner.writable else None)

    def _offer(self, menu: QMenu) -> None:
        demand = self.demand
        for key, stance in KEYS.items():
            action = menu.addAction(f"{position_label(stance)}\t{key}")
            action.triggered.connect(
                lambda _on=False, chosen=stance: self._owner.wanted.emit(demand, chosen)
            )
