"""A draft of the entries of a list that this program wrote."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coalition_app.drafts import Draft, DraftDemand, DraftEntry, DraftSection, OpenPoint
from coalition_app.errors import UserError
from coalition_app.i18n import _, ngettext
from coalition_app.intake.entries.pieces import whole_text
from coalition_app.intake.lists.join_drafts import draft_of as bare_draft

FORMAT = "own list"
UNSETTLED = "unsettled"
OPEN, DECIDED = -2, -1
"""Places among the values of a piece."""


@dataclass(frozen=True, slots=True)
class OwnList:
    """What a list of this program says, before its lines are counted."""

    language: str
    title: str
    demands: Sequence[str]
    """Their wordings, in the order of their numbers."""
    sections: Sequence[str]
    """Their headings; empty for none."""
    entries: Sequence[DraftEntry]
    """Each with its section from 1; 0 for none."""


def with_lines(own: OwnList) -> tuple[Draft, tuple[str, ...]]:
    """Return the draft, and a line for each part of a list whose file has no lines of its own."""
    title = (own.title,) if own.title else ()
    lines = [*title, *own.demands, *(heading for heading in own.sections if heading)]
    at = len(title)
    demands = [
        DraftDemand(number, text, (at + number, at + number))
        for number, text in enumerate(own.demands, start=1)
    ]
    at += len(demands)
    headed: list[tuple[int, int]] = []
    for heading in own.sections:
        at += bool(heading)
        headed.append((at, at) if heading else (0, 0))
    entries = [
        replace(entry, lines=(at + place, at + place))
        for place, entry in enumerate(own.entries, start=1)
    ]
    lines += map(line_of, entries)
    draft = draft_of(own, demands, headed, entries, encoding="utf-8", line_count=len(lines))
    return replace(draft, title_lines=((1, 1),) if title else ()), tuple(lines)


def draft_of(
    own: OwnList,
    demands: Sequence[DraftDemand],
    headed: Sequence[tuple[int, int]],
    entries: Sequence[DraftEntry],
    *,
    encoding: str,
    line_count: int,
) -> Draft:
    """Return the draft of a list; `headed` are the lines of its sections' headings."""
    if not entries:
        raise UserError(_("The list of the program holds no signatory. Choose another file."))
    return replace(
        bare_draft(tuple(map(with_open, entries)), line_count, format=FORMAT),
        encoding=encoding,
        language=own.language,
        title=own.title,
        demands=tuple(demands),
        sections=tuple(_sections(own, headed, entries)),
        warnings=tuple(_warnings(entries)),
    )


def with_open(entry: DraftEntry) -> DraftEntry:
    """Open an entry that the list calls unsettled without saying by which words."""
    assert entry.record is not None
    told = any(act.kind == UNSETTLED for act in entry.record.acts)
    told = told or any(piece[OPEN] and not piece[DECIDED] for piece in entry.record.pieces or ())
    if told or UNSETTLED not in dict(entry.positions).values():
        return entry
    return replace(entry, open=(OpenPoint("unknown-piece", _("open in the list that was read")),))


def line_of(entry: DraftEntry) -> str:
    """Return an entry of a list as one line to be read."""
    assert entry.record is not None
    return f"{entry.record.number}. {whole_text(entry)}"


def nameless(number: int) -> str:
    """Return what stands for a name that the list does not hold."""
    return _("(name not in this list, number %(number)d)") % {"number": number}


def _sections(
    own: OwnList, headed: Sequence[tuple[int, int]], entries: Sequence[DraftEntry]
) -> list[DraftSection]:
    found = []
    for at, heading in enumerate(own.sections, start=1):
        numbers = [entry.number for entry in entries if entry.section == at] or [0]
        found.append(DraftSection(heading or None, min(numbers), max(numbers), headed[at - 1]))
    return found or [DraftSection(None, 1, len(entries))]


def _warnings(entries: Sequence[DraftEntry]) -> list[str]:
    """Say of whom the list does not hold the name, which stays open."""
    numbers = [
        entry.record.number
        for entry in entries
        if entry.record and any(each.code == "no-name" for each in entry.defects)
    ]
    if not numbers:
        return []
    sentence = ngettext(
        "The list does not hold the name of number %(numbers)s: it stays open and does not print.",
        "The list does not hold the names of numbers %(numbers)s: they stay open and do not print.",
        len(numbers),
    )
    return [sentence % {"numbers": ", ".join(map(str, numbers))}]
