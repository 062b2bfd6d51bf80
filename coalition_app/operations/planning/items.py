"""The items of an import's preview: what is on the lines, what was decided, and what becomes of each."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from coalition_app.draft_pieces import SIGNERS
from coalition_app.drafts import Draft, DraftEntry, Lines, OpenLine
from coalition_app.i18n import N_
from coalition_app.intake import edit_draft
from coalition_app.intake.line_account import Account
from coalition_app.intake.who_signs import sign_as
from coalition_app.operations.doubts import WITHDRAWN
from coalition_app.records.imports.entry_match import ELSEWHERE, Known
from coalition_app.records.imports.import_draft import print_corrections
from coalition_app.records.signatures.pieces import WORDS

__all__ = ("Account",)

READ, LOOK, KNOWN, LEFT = "read", "look", "known", "left"
"""The parts of the preview; what is to be looked at and the known signatories are among what was read."""
BY_YOU = N_("left out by you")

(
    READY_CODE,
    LOOK_CODE,
    KNOWN_CODE,
    UNSURE_CODE,
    LEFT_CODE,
    THERE_CODE,
    JOINED_CODE,
    LINE_CODE,
    SAID_CODE,
) = range(9)
"""What becomes of an item: exactly one of these.

Unsure is an entry that may belong to a known signatory, until somebody says so; joined lines belong to
another item's entry, or were parted into entries; a line outside the entries waits for an answer, or has
one.
"""
VERDICTS = {
    "ready": ((READY_CODE,), N_("ready")),
    "look": ((LOOK_CODE,), N_("needs review")),
    "known": ((KNOWN_CODE, UNSURE_CODE), N_("known signatory")),
    "left": ((LEFT_CODE,), N_("skipped")),
    "there": ((THERE_CODE,), N_("already there")),
}
"""The verdicts with their codes and words; every entry and every line left out has one of them."""
PARTS = {
    READ: (READY_CODE, LOOK_CODE, KNOWN_CODE, UNSURE_CODE),
    LOOK: (LOOK_CODE, UNSURE_CODE, LINE_CODE),
    KNOWN: (KNOWN_CODE, UNSURE_CODE),
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
    """LINK, NEW or AGAIN where the user said which; empty for what is proposed."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """What open pieces are, by their texts; of a line outside the entries, by its own."""
    parts: int = 0
    """Into how many entries it was parted; these are items of their own."""


OUT = Decision(out=True)
AS_READ = Decision(out=False)
LINK, NEW, AGAIN = "link", "new", "again"
"""Whether an entry is linked to a signatory of the directory, or recorded as a new one.

Of a signatory who has signed the statement, linking says that this is that signature: it stays out. A second
one is linked again, and is a possible duplicate.
"""


def table_of(codes: Collection[int]) -> bytes:
    """Make the table by which `bytes.translate` keeps some verdicts of many items at once."""
    return bytes(code in codes for code in range(256))


def units_of(draft: Draft, texts: Sequence[str]) -> list[Unit]:
    """Part what was left out into lines; a row of a table stays whole."""
    return [
        Unit(lines, text, draft.left_out[at].why, at)
        for lines, text, at in edit_draft.left_lines(draft, texts)
    ]


def code_of(
    entry: DraftEntry,
    known: Known | None,
    *,
    is_open: bool = False,
    decision: Decision = AS_READ,
    refused: bool = False,
    renamed: bool = False,
) -> int:
    """Return what becomes of an entry that goes in; `is_open` tells that something in it waits for an answer.

    `refused` means that it was proposed to be left out, `renamed` that it has another name than was read.
    """
    if is_repeated(known, decision):
        return THERE_CODE
    if is_open or (not decision.settled and (refused or is_doubtful(entry, known, decision))):
        return LOOK_CODE
    if known is None or not known.can_link:
        return READY_CODE
    # Another name is another signatory, until the user says that it is the same.
    decided = decision.link or (known.links_unasked and not renamed)
    return KNOWN_CODE if decided else UNSURE_CODE


def signed_as(read: DraftEntry, decision: Decision) -> DraftEntry:
    """Return an entry as it was said who signs, the person or the body."""
    who = [answer for answer in decision.answers.values() if answer in SIGNERS]
    return sign_as(read, who[0]) if who else read


def is_renamed(read: DraftEntry, decision: Decision) -> bool:
    """Tell whether an entry has another name than was read."""
    return "name" in decision.edits or signed_as(read, decision).name != read.name


def is_repeated(known: Known | None, decision: Decision) -> bool:
    """Tell whether an entry was said to be the signature that its signatory gave the statement before."""
    return known is not None and known.signed and decision.link == LINK


def is_doubtful(entry: DraftEntry, known: Known | None, decision: Decision = AS_READ) -> bool:
    """Tell whether an entry is broken, has words to settle or is named like another of the statement."""
    defects = [each for each in entry.defects if decision.answers.get(each.text) != WITHDRAWN]
    alike = known is not None and known.verdict != ELSEWHERE and not decision.link
    return bool(defects or entry.reservation or alike)


def filled_fields(draft: Draft) -> set[str]:
    """Return the columns that have something to show in at least one entry."""
    entries = draft.entries
    words = ("legal_form", "representative", "office", "reservation")
    filled = {name for name in words if any(getattr(entry, name) for entry in entries)}
    if any(entry.place or entry.country for entry in entries):
        filled.add("place")
    if any(entry.standing != "signed" for entry in entries):
        filled.add("standing")
    if any(entry.consent not in ("", "yes") for entry in entries):
        filled.add("verdict")
    if draft.sheets:
        filled.add("sheet")
    return filled


@dataclass(frozen=True, slots=True)
class Shape:
    """What a reading consists of: one value, since another reading may take its place meanwhile."""

    draft: Draft
    ranks: Sequence[int]
    """The places of the items in the source."""
    waiting: Collection[int]
    """Entries in which something is open."""
    units: int
    """How many lines left out there are."""
    lines: int
    """How many lines that somebody must read there are behind them; then come the parts of entries."""


Reading = tuple[Sequence[DraftEntry], Sequence[Unit], Sequence[OpenLine]]
"""The entries of a reading, what it left out, and the lines to be read; items count through all of them."""


def corrected(read: DraftEntry, decision: Decision) -> DraftEntry:
    """Return an entry with the corrections of a decision."""
    if not decision.edits:
        return read
    edited = print_corrections(read, edit_draft.edit_entry(read, decision.edits))
    return _with_words_said(edited, decision.answers)


def _with_words_said(entry: DraftEntry, answers: Mapping[str, str]) -> DraftEntry:
    """Keep what was said to be words on demands where a correction took it out of its field."""
    held = " ".join((*(each.text for each in entry.pieces), entry.reservation))
    lost = [text for text, answer in answers.items() if answer == WORDS and text not in held]
    if not lost:
        return entry
    return replace(entry, reservation="; ".join(filter(None, (entry.reservation, *lost))))
