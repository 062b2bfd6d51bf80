"""The demands in the dialog of positions: a stance on each, and whether the words touch it."""

from collections.abc import Collection, Iterator, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.widgets.flow_layout import FlowLayout
from coalition_app.desktop.widgets.key_combo import WholeBox
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.desktop.widgets.wrapped_rows import shorten
from coalition_app.desktop.widgets.wrapped_words import ButtonWords, beside, in_a_row, wrapped
from coalition_app.i18n import _
from coalition_app.labels import POSITIONS
from coalition_app.records.positions.positions import (
    RESERVING,
    UNSETTLED,
    UNTOUCHED,
    ActRow,
)
from coalition_app.records.positions.rules import SUPPORTING
from coalition_app.records.statements.statements import DemandRow, StatementRow

LARGE = 22
"""Pixels of a line above which text is large, and box and tick do not fit beside each other."""
BOX_LETTERS, LEAST_BOX = 22, 120
"""Letters that a box of stances shows, and pixels below which it is not made narrower."""
Line = tuple[DemandRow, QComboBox, QCheckBox]


class DemandStances(Spoken, QWidget):
    """A box with the stances and a tick for each demand, and a tick for the whole statement.

    `stated` holds the recorded stances by the number of the demand, `held` those that the signature has;
    where words wait to be settled (`waits`), support is not taken for granted and its boxes are empty.
    """

    changed = Signal()
    """A stance or a tick is another."""
    whole_wanted = Signal()
    """The words are said to bear on the whole statement."""

    def __init__(
        self,
        statement: StatementRow,
        name: str,
        stated: Mapping[int, str],
        held: Mapping[int, str],
        *,
        waits: bool,
    ) -> None:
        super().__init__()
        self._statement, self._stated, self._held, self._waits = statement, stated, held, waits
        self.stances: list[QComboBox] = []
        self.ticks: list[QCheckBox] = []
        self._wordings: list[QLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(6)
        heading = wrapped(QLabel(name), "heading")
        self._column.addWidget(heading)
        for demand in statement.demands:
            self._add_demand(demand)
        self.whole = QCheckBox()
        self.whole.clicked.connect(self._take_whole)
        self._column.addSpacing(8)
        if statement.demands:
            row = beside(self, self.whole, lambda: _("Applies to the whole statement"))
            self._column.addLayout(row)
        self._column.addStretch()

    def lines(self) -> Iterator[Line]:
        """List each demand with its box and its tick."""
        return zip(self._statement.demands, self.stances, self.ticks, strict=True)

    def propose(self, proposed: Mapping[int, str]) -> None:
        """Set stances by the numbers of their demands, where the demand takes them."""
        for demand, box, _tick in self.lines():
            at = box.findData(proposed.get(demand.number, ""))
            if at >= 0:
                box.setCurrentIndex(at)

    def leave_open(self, numbers: Collection[int]) -> None:
        """Empty the boxes of these demands where they show support, or of all demands where none is named."""
        for demand, box, _tick in self.lines():
            if box.currentData() == "supports" and (not numbers or demand.number in numbers):
                box.setCurrentIndex(-1)

    def show_act(self, act: ActRow | None) -> None:
        """Tick what recorded words touch, and what is set to a stance that usually rests on words."""
        self.whole.setChecked(act is not None and act.bears_on_whole)
        for demand, box, tick in self.lines():
            recorded = act is not None and demand.number in act.demands
            tick.setChecked(recorded or (self.differs(demand, box) and _follows(box)))

    def allow_ticks(self, words: bool) -> None:
        """Let the ticks be on where there are words that can touch something."""
        self.whole.setEnabled(words)
        for tick in self.ticks:
            tick.setEnabled(words and not self.whole.isChecked())

    def reserve_all(self) -> None:
        """Set every supported demand to support with a reservation, where it takes one."""
        for box in self.stances:
            at = box.findData("supports-with-reservation")
            if box.currentData() in (None, "supports") and at >= 0:
                box.setCurrentIndex(at)

    def resting(self) -> list[str]:
        """List the stances on the demands that the words touch."""
        return [
            box.currentData()
            for _demand, box, tick in self.lines()
            if (tick.isChecked() or self.whole.isChecked()) and box.currentIndex() >= 0
        ]

    def reserved_apart(self) -> list[int]:
        """List the numbers of the demands that are reserved or not supported, and not by these words."""
        return [
            demand.number
            for demand, box, tick in self.lines()
            if box.currentData() in RESERVING and not tick.isChecked()
        ]

    def touched(self) -> list[int]:
        """List the numbers of the ticked demands; none where the words bear on the whole."""
        ticked = [demand.number for demand, _box, tick in self.lines() if tick.isChecked()]
        return [] if self.whole.isChecked() else ticked

    def shown(self) -> dict[int, str]:
        """Return the stances that are set, by the numbers of their demands."""
        return {
            demand.number: box.currentData()
            for demand, box, _tick in self.lines()
            if box.currentIndex() >= 0
        }

    def unsaid(self) -> list[int]:
        """List the numbers of the demands whose box is empty."""
        return [demand.number for demand, box, _tick in self.lines() if box.currentIndex() < 0]

    def differs(self, demand: DemandRow, box: QComboBox) -> bool:
        """Tell whether a stance is set that does not hold already."""
        return box.currentIndex() >= 0 and box.currentData() != self._known(demand)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for label, demand in zip(self._wordings, self._statement.demands, strict=True):
            whole = self._wording(demand)
            label.setText(shorten(whole, label.fontMetrics(), max(label.width(), 200), 2))

    def _known(self, demand: DemandRow) -> str:
        """Return the stance as it holds; empty where the words must be settled first."""
        stance = self._stated.get(demand.number)
        if self._waits and (stance is None or stance in SUPPORTING):
            return ""
        return stance or self._held.get(demand.number, self._statement.silence)

    def _wording(self, demand: DemandRow) -> str:
        worded = demand.wordings.get(self._statement.authentic_language)
        return worded or next(iter(demand.wordings.values()), "")

    def _take_whole(self, on: bool) -> None:
        if on:
            self.whole_wanted.emit()
        self.changed.emit()

    def _add_demand(self, demand: DemandRow) -> None:
        core = demand.policy == "core"

        def headed() -> str:
            plain = _("Demand %(number)d")
            return (_("Demand %(number)d, core: takes no reservation") if core else plain) % {
                "number": demand.number
            }

        heading = wrapped(QLabel(), "heading")
        self.put_words(heading.setText, headed)
        wording = wrapped(QLabel(), "quiet")
        wording.setToolTip(self._wording(demand))
        box, tick = self._make_box(demand, core=core), self._make_tick(demand)
        box.currentIndexChanged.connect(lambda _at: self._stance_set(box, tick))
        tick.clicked.connect(lambda _on: self.changed.emit())
        self.stances.append(box)
        self.ticks.append(tick)
        self._wordings.append(wording)
        self._column.addSpacing(6)
        self._column.addWidget(heading)
        self._column.addWidget(wording)
        self._set_side_by_side(box, tick)

    def _make_box(self, demand: DemandRow, *, core: bool) -> QComboBox:
        box = WholeBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(BOX_LETTERS)
        box.setMinimumWidth(LEAST_BOX)
        for stance in POSITIONS:
            if stance != UNSETTLED and not (core and stance == "supports-with-reservation"):
                box.addItem("", stance)

        def word_items(_text: str) -> None:
            for at in range(box.count()):
                box.setItemText(at, _(POSITIONS[box.itemData(at)]))

        self.put_words(word_items, lambda: "")
        self.put_words(box.setPlaceholderText, lambda: _("Choose…"))
        self.put_words(
            box.setAccessibleName,
            lambda: _("Position on demand %(number)d") % {"number": demand.number},
        )
        known = self._known(demand)
        box.setCurrentIndex(box.findData(known) if known else -1)
        return box

    def _make_tick(self, demand: DemandRow) -> QCheckBox:
        tick = QCheckBox()
        self.put_words(
            tick.setAccessibleName,
            lambda: _("Words apply to demand %(number)d") % {"number": demand.number},
        )
        return tick

    def _set_side_by_side(self, box: QComboBox, tick: QCheckBox) -> None:
        """Set the tick beside the box; below it, with words that break their lines, where text is large."""
        if self.fontMetrics().lineSpacing() <= LARGE:
            self.put_words(tick.setText, lambda: _("Applies to this demand"))
            row = FlowLayout()
            row.addWidget(box)
            row.addWidget(tick)
            self._column.addLayout(row)
            return
        label = wrapped(ButtonWords(tick), "")
        self.put_words(label.setText, lambda: _("Applies to this demand"))
        self._column.addWidget(box)
        self._column.addLayout(in_a_row(tick, label))

    def _stance_set(self, box: QComboBox, tick: QCheckBox) -> None:
        """Let the tick follow the stance; the user can still change it."""
        tick.setChecked(_follows(box))
        self.changed.emit()


def scrolled(inside: QWidget) -> QScrollArea:
    """Let a part of a dialog be scrolled where it is higher than its room."""
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


def _follows(box: QComboBox) -> bool:
    """Tell whether the stance of a box usually rests on words."""
    return box.currentIndex() >= 0 and box.currentData() not in UNTOUCHED
