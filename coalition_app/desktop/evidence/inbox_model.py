"""The list of the inbox: received files, whose they may be, and what was decided of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from coalition_app.desktop.look import theme
from coalition_app.desktop.look.icons import icon
from coalition_app.desktop.widgets.wrapped_rows import TONE, WORD
from coalition_app.drafts import Paper
from coalition_app.i18n import N_, _, ngettext
from coalition_app.records.lists.evidence_inbox import Answer, Proposal, Received

WAITS, ATTACHED, ASIDE, UNREADABLE = "waits", "attached", "aside", "unreadable"
SEEMS = {
    "consents": N_("seems to consent"),
    "objects": N_("seems to object"),
    "withdraws": N_("seems to withdraw"),
    "": N_("no deciding words found"),
}
"""What the quoted sentence of a paper seems to do; a person decides."""
DRAWINGS = {"consents": "check", "objects": "reservation", "withdraws": "withdraw", "": "text"}
TONES = {"consents": "accent", "objects": "warning", "withdraws": "refusal", "": "quiet"}
Index = QModelIndex | QPersistentModelIndex


@dataclass(slots=True)
class Waiting:
    """A paper in the inbox, and what was decided of it."""

    received: Received
    aside: bool = False
    skipped: bool = False
    attached: tuple[int, ...] = ()
    """Numbers to which the register has it attached now."""
    shown_number: int = 0
    """Number that the user chose for it; 0 for the one that is proposed first."""
    claim: str = ""
    """Claim that the user chose for it; empty for the paper's own."""
    other: Proposal | None = None
    """The signatory that the user found by hand."""

    @property
    def state(self) -> str:
        """Tell whether it waits, or what became of it."""
        if self.received.paper is None:
            return ASIDE if self.aside else UNREADABLE
        if self.attached:
            return ATTACHED
        return ASIDE if self.aside else WAITS

    @property
    def seems(self) -> str:
        """Return the kind of its deciding quote; empty where it has none."""
        deciding = self.received.deciding
        return deciding.kind if deciding else ""

    def proposals(self) -> list[Proposal]:
        """List the proposed signatories; the one that the user found by hand comes first."""
        proposed = [
            each
            for each in self.received.proposals
            if not self.other or each.number != self.other.number
        ]
        return [self.other, *proposed] if self.other else proposed

    def number(self) -> int:
        """Return the number to which it would be attached; 0 where nobody is proposed."""
        proposed = [each.number for each in self.proposals()]
        if self.shown_number in proposed:
            return self.shown_number
        return proposed[0] if proposed else 0


@dataclass(slots=True)
class Tray:
    """The papers of one statement, as long as the register is open."""

    papers: list[Waiting] = field(default_factory=list)
    current: Waiting | None = None
    names: dict[int, str] = field(default_factory=dict)
    offer: tuple[int, str, Paper] | None = None
    """Number, what the paper attached last seems to do (objects or withdraws), and the paper."""
    taken: tuple[int, str, Paper] | None = None
    """The offer that was taken last: offered again where what was recorded for it is undone."""
    before: Answer | None = None
    """What the register said of that number before."""


class InboxModel(QAbstractListModel):
    """Shows the papers that are to be seen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: list[Waiting] = []
        self._names: Mapping[int, str] = {}
        self._icons: dict[tuple[str, str, str], QIcon] = {}

    def show(self, shown: Sequence[Waiting], names: Mapping[int, str]) -> None:
        """Show these papers; `names` by number of the signatories that they may belong to."""
        self.beginResetModel()
        self._shown, self._names = list(shown), names
        self.endResetModel()

    def paper_at(self, row: int) -> Waiting | None:
        """Return the paper in a row, or None."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, paper: Waiting | None) -> int:
        """Find the row of a paper, -1 where it is not shown."""
        return next((row for row, each in enumerate(self._shown) if each is paper), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        paper = self.paper_at(index.row())
        if paper is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return f"{paper.received.name}\n{self._whose(paper)}"
        if role == WORD:
            return state_words(paper)
        if role == TONE:
            return _drawn(paper)[1]
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icon(*_drawn(paper))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{paper.received.name}. {state_words(paper)}. {self._whose(paper)}"
        return None

    def _whose(self, paper: Waiting) -> str:
        if paper.received.refusal:
            return paper.received.refusal
        number = paper.attached[0] if paper.attached else paper.number()
        if not number:
            return _("No signatory was found for it.")
        named = {"number": number, "name": self._names.get(number, "")}
        return _("No. %(number)d %(name)s") % named

    def _icon(self, drawing: str, tone: str) -> QIcon:
        """Draw each icon once for a theme, not once a row."""
        known = (drawing, tone, theme.applied().text)
        if known not in self._icons:
            self._icons[known] = icon(drawing, tone)
        return self._icons[known]


def counts_sentence(states: Mapping[str, int]) -> str:
    """Say how many papers wait, and what became of the others; `states` counts them by state."""
    words = [
        (WAITS, ngettext("%(count)d paper waits", "%(count)d papers wait", states[WAITS])),
        (ATTACHED, ngettext("%(count)d is attached", "%(count)d are attached", states[ATTACHED])),
        (ASIDE, ngettext("%(count)d was put aside", "%(count)d were put aside", states[ASIDE])),
        (
            UNREADABLE,
            ngettext(
                "%(count)d could not be taken in",
                "%(count)d could not be taken in",
                states[UNREADABLE],
            ),
        ),
    ]
    said = "; ".join(text % {"count": states[key]} for key, text in words if states[key]) + "."
    return said[:1].upper() + said[1:]


def state_words(paper: Waiting) -> str:
    """Say in a word what became of a paper, or what it seems to say."""
    if paper.state == ATTACHED:
        numbers = ", ".join(map(str, paper.attached))
        return _("Attached to number %(numbers)s") % {"numbers": numbers}
    if paper.state == ASIDE:
        return _("Put aside")
    if paper.state == UNREADABLE:
        return _("Not taken in")
    seems = _(SEEMS[paper.seems])
    return _("Skipped: %(seems)s") % {"seems": seems} if paper.skipped else seems.capitalize()


def score_words(proposal: Proposal) -> str:
    """Say how likely a proposal is."""
    if not proposal.reasons:
        return _("Chosen by you")
    if proposal.score >= 0.9:
        return _("Very likely")
    return _("Likely") if proposal.score >= 0.7 else _("Possible")


def _drawn(paper: Waiting) -> tuple[str, str]:
    """Name icon and colour of a paper."""
    if paper.state == UNREADABLE:
        return "warning", "warning"
    if paper.state == ATTACHED:
        return "evidence", "accent"
    if paper.state == ASIDE:
        return "close", "quiet"
    return DRAWINGS[paper.seems], TONES[paper.seems]
