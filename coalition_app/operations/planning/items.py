"""The items of an import's preview: what is on the lines, what was decided, and what becomes of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from coalition_app.drafts import Draft, DraftEntry, Lines
from coalition_app.i18n import N_
from coalition_app.intake import edit_draft
from coalition_app.intake.line_account import Account
from coalition_app.records.imports import entry_match
from coalition_app.records.imports.entry_match import Known

__all__ = ("Account",)

READ, LOOK, KNOWN, LEFT = "read", "look", "known", "left"
"""The parts of the preview; what is to be looked at and the known signatories are among what was read."""
BY_YOU = N_("left out by you")

READY_CODE, LOOK_CODE, KNOWN_CODE, LEFT_CODE, THERE_CODE, JOINED_CODE = range(6)
"""What becomes of an item: exactly one of these; joined lines belong to another item's entry."""
VERDICTS = {
    "ready": (READY_CODE, N_("ready")),
    "look": (LOOK_CODE, N_("look")),
    "known": (KNOWN_CODE, N_("known signatory")),
    "left": (LEFT_CODE, N_("left out")),
    "there": (THERE_CODE, N_("already there")),
}
"""The verdicts with their words; every item of the source has one of them."""
PARTS = {
    READ: (READY_CODE, LOOK_CODE, KNOWN_CODE),
    LOOK: (LOOK_CODE,),
    KNOWN: (KNOWN_CODE,),
    LEFT: (LEFT_CODE, THERE_CODE),
}
"""The codes of the items that are in each part."""
IN = frozenset(PARTS[READ])


@dataclass(frozen=True, slots=True)
class Unit:
    """Lines that intake left out, as they can be included one by one."""

    lines: Lines
    text: str
    why: str
    block: int
    """Index of the draft's piece that they come from."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about one item."""

    out: bool
    entry: DraftEntry | None = None
    """As read from lines that were left out; None where intake read it."""
    edits: Mapping[str, str] = field(default_factory=dict)
    settled: bool = False
    """Whether the user said that it is right as it is."""
    part_of: int = -1
    """The item whose entry these lines belong to; -1 for none."""
    link: str = ""
    """LINK or NEW where the user said which; empty for what is proposed."""


OUT = Decision(out=True)
LINK, NEW = "link", "new"
"""Whether an entry is linked to a signatory of the directory, or recorded as a new one."""


def table_of(codes: Sequence[int]) -> bytes:
    """Make the table by which `bytes.translate` keeps some verdicts of many items at once."""
    return bytes(code in codes for code in range(256))


def units_of(draft: Draft, texts: Sequence[str]) -> list[Unit]:
    """Part what was left out into lines; a row of a table stays whole."""
    return [
        Unit(lines, text, draft.left_out[at].why, at)
        for lines, text, at in edit_draft.left_lines(draft, texts)
    ]


def code_of(
    entry: DraftEntry, known: Known | None, settled: bool = False, refused: bool = False
) -> int:
    """Return the verdict of an entry that goes in, as a code."""
    verdict = entry_match.verdict_of(entry, known, settled=settled, refused=refused)
    return VERDICTS[verdict][0]


def filled_fields(draft: Draft) -> set[str]:
    """Return the columns that have something to show in at least one entry."""
    entries = draft.entries
    words = ("legal_form", "representative", "office", "reservation")
    filled = {name for name in words if any(getattr(entry, name) for entry in entries)}
    if any(entry.place or entry.country for entry in entries):
        filled.add("place")
    if any(entry.standing != "signed" for entry in entries):
        filled.add("standing")
    if any(entry.consent in ("withheld", "initials") for entry in entries):
        filled.add("verdict")
    if draft.sheets:
        filled.add("sheet")
    return filled


Reading = tuple[Sequence[DraftEntry], Sequence[Unit]]
"""The entries of a reading, and the lines that it left out; items count through both."""


def kept_decisions(
    decisions: Mapping[int, Decision], before: Reading, now: Reading
) -> dict[int, Decision]:
    """Return the decisions by the items of the other reading: those whose lines were read alike."""
    moved = _moved_items(decisions, before, now)
    kept: dict[int, Decision] = {}
    for item, at in moved.items():
        decision = decisions[item]
        if decision.part_of >= 0 and decision.part_of not in moved:
            continue
        part = moved[decision.part_of] if decision.part_of >= 0 else -1
        kept[at] = replace(decision, part_of=part)
    return kept


def _moved_items(
    decisions: Mapping[int, Decision], before: Reading, now: Reading
) -> dict[int, int]:
    """Find where the items are in the other reading; an entry that differs is nowhere."""
    (entries, units), (other_entries, other_units) = before, now
    places = {entry.lines: at for at, entry in enumerate(other_entries)}
    lines = {(unit.lines, unit.text): at for at, unit in enumerate(other_units, len(other_entries))}
    moved: dict[int, int] = {}
    for item in decisions:
        if item >= len(entries):
            unit = units[item - len(entries)]
            at = lines.get((unit.lines, unit.text))
        else:
            at = places.get(entries[item].lines)
            if at is not None and other_entries[at] != entries[item]:
                at = None
        if at is not None:
            moved[item] = at
    return moved
