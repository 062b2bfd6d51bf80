"""The demands in the dialog of positions: a stance on each, and whether the words touch it."""

from collections.abc import Iterator, Mapping
from html import escape

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.controls.action_button import IconButton
from coalition_app.desktop.look import theme
from coalition_app.desktop.look.typeface import smaller
from coalition_app.desktop.positions.stance_segments import StanceSegments
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.desktop.widgets.wrapped_words import beside, wrapped
from coalition_app.desktop.wording.demand_words import (
    demand_heading,
    demand_wording,
    differing_words,
)
from coalition_app.i18n import _
from coalition_app.labels import position_label
from coalition_app.records.positions.positions import RESERVING, UNSETTLED, UNTOUCHED, ActRow
from coalition_app.records.positions.rules import SUPPORTING
from coalition_app.records.statements.statements import DemandRow, StatementRow

LARGE = 22
"""Pixels of a line above which text is large, and five stances in words have no room side by side."""
GAP, FOLDED_GAP = 4, 2
"""Pixels beside the line between two demands, also where their words are folded."""
RESERVED = "supports-with-reservation"
Line = tuple[DemandRow, StanceSegments, QCheckBox]


class DemandStances(Spoken, QWidget):
    """The stances on each demand with a tick, and a tick for the whole statement.

    `stated` holds the recorded stances by the number of the demand, `held` those that the signature has;
    where words wait to be settled (`waits`), support is not taken for granted and nothing is chosen.
    """

    changed = Signal()
    """A stance or a tick is another."""

    def __init__(
        self,
        statement: StatementRow,
        stated: Mapping[int, str],
        held: Mapping[int, str],
        *,
        waits: bool,
        signs_alone: bool,
    ) -> None:
        super().__init__()
        self._signs_alone = signs_alone
        self._statement, self._stated, self._held, self._waits = statement, stated, held, waits
        self.stances: list[StanceSegments] = []
        self.ticks: list[QCheckBox] = []
        self._lent: dict[StanceSegments, tuple[str, bool]] = {}
        """The stance and tick before the program set a reservation; kept until somebody chooses there."""
        self.held_open: list[QLabel] = []
        """What was recorded on each demand, shown where other words keep it from counting."""
        self.folds: list[IconButton] = []
        """Where stances are told by signs alone: a button for each demand that shows its words."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for demand in statement.demands:
            self._add_demand(demand)
        self.whole = QCheckBox()
        self.whole.clicked.connect(lambda _on: self.changed.emit())
        self._whole_row = QWidget()
        row = beside(self, self.whole, lambda: _("Applies to the whole statement"))
        row.setContentsMargins(0, 6, 0, 0)
        self._whole_row.setLayout(row)
        self._column.addWidget(self._whole_row)
        self.allow_ticks(False)

    def lines(self) -> Iterator[Line]:
        """List each demand with its stances and its tick."""
        return zip(self._statement.demands, self.stances, self.ticks, strict=True)

    def propose(self, proposed: Mapping[int, str]) -> None:
        """Set stances by the numbers of their demands, where the demand takes them."""
        for demand, stances, _tick in self.lines():
            stances.pick_offered(proposed.get(demand.number, ""))

    def show_act(self, act: ActRow | None) -> None:
        """Tick what recorded words touch, and what is set to a stance that usually rests on words."""
        self.whole.setChecked(act is not None and act.bears_on_whole)
        for demand, stances, tick in self.lines():
            recorded = act is not None and demand.number in act.demands
            tick.setChecked(recorded or (self.differs(demand, stances) and _follows(stances)))

    def allow_ticks(self, words: bool) -> None:
        """Show the ticks where there are words that can touch something."""
        self.whole.setEnabled(words)
        self._whole_row.setVisible(words and bool(self.ticks))
        for tick in self.ticks:
            tick.setVisible(words)
            tick.setEnabled(words and not self.whole.isChecked())

    def reserve_all(self) -> None:
        """Set every supported demand to support with a reservation, where it takes one."""
        for _demand, stances, tick in self.lines():
            if stances.key() in ("", "supports") and RESERVED in stances.segments:
                self._lent[stances] = stances.key(), tick.isChecked()
                stances.choose(RESERVED)
                tick.setChecked(True)

    def give_back(self) -> None:
        """Set what `reserve_all` has set, and nobody chose since, to what it was before."""
        for _demand, stances, tick in self.lines():
            if stances in self._lent:
                stance, ticked = self._lent.pop(stances)
                stances.choose(stance)
                tick.setChecked(ticked)

    def resting(self) -> list[str]:
        """List the stances on the demands that the words touch."""
        return [
            stances.key()
            for _demand, stances, tick in self.lines()
            if (tick.isChecked() or self.whole.isChecked()) and stances.key()
        ]

    def reserved_apart(self) -> list[int]:
        """List the numbers of the demands that are reserved, else not supported, and not by these words."""
        apart: dict[str, list[int]] = {}
        for demand, stances, tick in self.lines():
            if stances.key() in RESERVING and not tick.isChecked():
                apart.setdefault(stances.key(), []).append(demand.number)
        return next((apart[each] for each in RESERVING if each in apart), [])

    def touched(self) -> list[int]:
        """List the numbers of the ticked demands; none where the words bear on the whole."""
        ticked = [demand.number for demand, _box, tick in self.lines() if tick.isChecked()]
        return [] if self.whole.isChecked() else ticked

    def shown(self) -> dict[int, str]:
        """Return the stances that are set, by the numbers of their demands."""
        return {
            demand.number: stances.key() for demand, stances, _tick in self.lines() if stances.key()
        }

    def unsaid(self) -> list[int]:
        """List the numbers of the demands on which no stance is chosen."""
        return [demand.number for demand, stances, _tick in self.lines() if not stances.key()]

    def differs(self, demand: DemandRow, stances: StanceSegments) -> bool:
        """Tell whether a stance is set that does not hold already."""
        return stances.key() not in ("", self._known(demand))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.retranslate()  # the words that stand out bear the theme's colour

    def _known(self, demand: DemandRow) -> str:
        """Return the stance as it holds; empty where the words must be settled first."""
        stance = self._stated.get(demand.number)
        if self._waits and (stance is None or stance in SUPPORTING):
            return ""
        return stance or self._held.get(demand.number, self._statement.silence)

    def _add_demand(self, demand: DemandRow) -> None:
        core = demand.policy == "core"

        def headed() -> str:
            heading = demand_heading(self._statement, demand)
            return (
                _("%(demand)s · core: takes no reservation") % {"demand": heading}
                if core
                else heading
            )

        line = QFrame()
        line.setProperty("role", "line")
        line.setFixedHeight(1)
        heading, wording = wrapped(QLabel(), "heading"), wrapped(QLabel(), "quiet")
        self.put_words(heading.setText, headed)
        wording.setTextFormat(Qt.TextFormat.RichText)
        wording.setFont(smaller(self.font(), 12 / 13))
        self.put_words(wording.setText, lambda: _marked(self._statement, demand))
        stances = StanceSegments(
            lambda: _("Position on demand %(number)d") % {"number": demand.number},
            core=core,
            signs_alone=self._signs_alone,
        )
        stances.choose(self._known(demand))
        held_open = wrapped(QLabel(), "warning")
        recorded = "" if stances.key() else self._stated.get(demand.number, "")
        held_open.setVisible(bool(recorded))
        self.held_open.append(held_open)
        self.put_words(
            held_open.setText,
            lambda: (
                _("Recorded: %(position)s. It counts once all words are assigned.")
                % {"position": position_label(recorded or UNSETTLED)}
            ),
        )
        tick = QCheckBox()
        self.put_words(tick.setText, lambda: _("Applies to this demand"))
        self.put_words(
            tick.setAccessibleName,
            lambda: _("Words apply to demand %(number)d") % {"number": demand.number},
        )
        stances.picked.connect(lambda _key: self._stance_set(stances, tick))
        tick.clicked.connect(lambda _on: self.changed.emit())
        self.stances.append(stances)
        self.ticks.append(tick)
        above = QHBoxLayout()
        if self._signs_alone:  # number and short name tell it, and more demands are in sight
            above.addWidget(self._fold_button(demand, wording))
        above.addWidget(heading, 1)
        above.addWidget(tick)
        around = FOLDED_GAP if self._signs_alone else GAP
        self._column.addSpacing(2 * around)
        self._column.addWidget(line)
        self._column.addSpacing(around)
        self._column.addLayout(above)
        self._column.addWidget(wording)
        self._column.addWidget(held_open)
        if self._signs_alone:
            above.addSpacing(GAP)
            above.addWidget(stances)
        else:
            self._column.addSpacing(around)
            self._column.addWidget(stances)

    def _fold_button(self, demand: DemandRow, wording: QLabel) -> IconButton:
        """Fold the whole words of a demand away, and make the button that shows them."""
        wording.setVisible(False)
        button = IconButton("unfold", "plain")
        self.folds.append(button)

        def named() -> str:
            numbered = {"number": demand.number}
            if wording.isHidden():
                return _("Show the text of demand %(number)d") % numbered
            return _("Fold the text of demand %(number)d") % numbered

        def name() -> None:
            button.setToolTip(named())
            button.setAccessibleName(named())

        def turn() -> None:
            wording.setVisible(wording.isHidden())
            button.drawing = "unfold" if wording.isHidden() else "fold"
            button.draw()
            name()

        button.clicked.connect(turn)
        self.put_words(lambda _words: name(), named)
        return button

    def _stance_set(self, stances: StanceSegments, tick: QCheckBox) -> None:
        """Let the tick follow the stance; the user can still change it."""
        self._lent.pop(stances, None)
        tick.setChecked(_follows(stances))
        self.changed.emit()


def scrolled(inside: QWidget) -> QScrollArea:
    """Let a part of a dialog be scrolled where it is higher than its room."""
    area = _Column()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


class _Column(QScrollArea):
    """Never narrower than what it holds: only down is there more to scroll to."""

    def minimumSizeHint(self) -> QSize:
        held = self.widget()
        wide = held.minimumSizeHint().width() if held is not None else 0
        return QSize(wide, super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return bool(super().eventFilter(watched, event))


def _follows(stances: StanceSegments) -> bool:
    """Tell whether the stance that is chosen usually rests on words."""
    return stances.key() not in ("", *UNTOUCHED)


def _marked(statement: StatementRow, demand: DemandRow) -> str:
    """Return the whole words of a demand; those that tell it from the others stand out of the quiet rest."""
    words = demand_wording(statement, demand)
    start, end = differing_words(statement, demand)
    before, told, after = (escape(each) for each in (words[:start], words[start:end], words[end:]))
    marked = f'{before}<span style="color: {theme.applied().text}">{told}</span>{after}'
    return marked.replace("\n", "<br>")
