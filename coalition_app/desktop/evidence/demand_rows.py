"""The demands beside a letter: what the register says of each, and what will be recorded."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from coalition_app.desktop.controls.marks import Mark, position_icon, position_size
from coalition_app.desktop.evidence.letter_reading import OnDemand
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.key_combo import WholeBox
from coalition_app.desktop.widgets.labels import let_wrap
from coalition_app.i18n import _
from coalition_app.labels import position_label
from coalition_app.records.positions.acts import UNSETTLED
from coalition_app.records.store.tables import STANCES


class DemandRows(QWidget):
    """A box for each demand below its heading, beside the mark of what the register says."""

    changed = Signal()
    """Another stance was chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[int, WholeBox] = {}
        """The boxes by the numbers of the demands."""
        self._before: dict[int, str] = {}
        self._parts: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(2, 1)

    def show_demands(self, demands: Sequence[OnDemand], chosen: Mapping[int, str] | None) -> None:
        """Show other demands; `chosen` are stances that a person chose in place of the proposed ones."""
        for old in self._parts:
            old.setParent(None)
            old.deleteLater()
        self._parts.clear()
        self.boxes.clear()
        self._before = {each.number: each.before for each in demands}
        for at, each in enumerate(demands):
            self._add(at, each, chosen[each.number] if chosen else each.proposed)
        self.setVisible(bool(demands))

    def said(self) -> dict[int, str]:
        """Return the stance that is chosen for each demand."""
        return {number: str(box.currentData()) for number, box in self.boxes.items()}

    def moved(self) -> dict[int, str]:
        """Return the stances that differ from what the register says, also those not said yet."""
        now = self.said()
        return {number: stance for number, stance in now.items() if stance != self._before[number]}

    def _add(self, at: int, demand: OnDemand, stance: str) -> None:
        named, arrow, box = QLabel(demand.heading), QLabel("→"), WholeBox()
        let_wrap(named)
        give_role(named, "quiet")
        box.setProperty("role", "small")
        mark = Mark(position=demand.before)
        box.setIconSize(position_size(self.font()).toSize())
        box.addItem(position_icon(self, UNSETTLED), _("unassigned"), UNSETTLED)
        for each in STANCES:
            box.addItem(position_icon(self, each), position_label(each), each)
        box.setCurrentIndex(max(0, box.findData(stance)))
        box.setAccessibleName(f"{demand.heading}: {_('was → will be')}")
        box.setMinimumContentsLength(9)
        box.setSizeAdjustPolicy(WholeBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.currentIndexChanged.connect(self.changed)
        named.setContentsMargins(0, 4 if at else 0, 0, 0)
        self._grid.addWidget(named, 2 * at, 0, 1, 3)
        for column, part in enumerate((mark, arrow, box)):
            self._grid.addWidget(part, 2 * at + 1, column, Qt.AlignmentFlag.AlignVCenter)
        self._parts += (named, mark, arrow, box)
        self.boxes[demand.number] = box
