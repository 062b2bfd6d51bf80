"""Persons on the lines below a body: they may sign for it, or each by themselves; it is asked once for all.

A leading office without a body says that the line above names it; so do blocks that each begin with a body.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from textwrap import shorten

from coalition_app.draft_pieces import BELOW
from coalition_app.drafts import Draft, DraftEntry, DraftSection, OpenLine
from coalition_app.intake.entries.pieces import whole_text
from coalition_app.intake.who_signs import EXAMPLES, LONGEST, leads, part_body
from coalition_app.work import watched

FEWEST = 2
"""Blocks of a body with its people from which each such block is asked about, whatever their offices are."""
PLACES = ("place", "country")
FIELDS = ("representative", "office", *PLACES)
Group = Sequence[DraftEntry]
"""A body and the persons right below it."""


def ask_below_bodies(draft: Draft) -> tuple[OpenLine, ...]:
    """Return the question whether those below bodies sign for them; nothing where nobody stands so."""
    if draft.format in ("table", "mails"):
        return ()
    groups = [group for section in draft.sections for group in _groups(draft, section)]
    if not groups:
        return ()
    examples = "; ".join(
        shorten(", ".join(map(whole_text, group)), LONGEST, placeholder="…")
        for group in groups[:EXAMPLES]
    )
    numbers = tuple(entry.number for group in groups for entry in group)
    return (OpenLine(groups[0][0].lines, examples, BELOW, numbers),)


def by_body(items: Iterable[tuple[int, DraftEntry]]) -> dict[int, list[tuple[int, DraftEntry]]]:
    """Return those below each body by the body's item; who says more than what a body prints stays apart."""
    found: dict[int, list[tuple[int, DraftEntry]]] = {}
    body: tuple[int, DraftEntry] | None = None
    for item, entry in items:
        if _may_be_body(entry):
            body = item, entry
            found[item] = []
        elif body is not None and _is_plain(entry) and not _is_elsewhere(entry, body[1]):
            found[body[0]].append((item, entry))
    return found


def led_by(body: DraftEntry, people: Sequence[DraftEntry]) -> Mapping[str, str]:
    """Return the fields of a body for which people sign."""
    said = [body, *(replace(each, representative=each.name) for each in people)]
    joined = {field: [text for each in said if (text := getattr(each, field))] for field in FIELDS}
    joined |= {field: [*dict.fromkeys(joined[field])] for field in PLACES}
    fields = {field: ", ".join(texts) for field, texts in joined.items()}
    fields = {field: text for field, text in fields.items() if text != getattr(body, field)}
    return {**fields, "kind": "organisation"} if people and body.kind == "individual" else fields


def _is_plain(entry: DraftEntry) -> bool:
    """Tell whether all that a person's entry says has a field of a body."""
    more = entry.reservation or entry.notes or entry.defects or entry.open or entry.affiliation
    return entry.standing == "signed" and not more and not entry.legal_form


def _is_elsewhere(entry: DraftEntry, body: DraftEntry) -> bool:
    """Tell whether a person is said to be at another place than a body: that would be lost, or said of it."""
    both = [(getattr(entry, field), getattr(body, field)) for field in PLACES]
    return any(own and other and own != other for own, other in both)


def _groups(draft: Draft, section: DraftSection) -> Iterator[Group]:
    entries = draft.entries[section.first - 1 : section.last]
    blocks = list(_blocks(entries))
    headed = [block for block in blocks if _is_headed(block)]
    whole = len(headed) >= FEWEST
    for block in blocks:
        for group in _within(block):
            if leads(group[1]) or (whole and len(group) == len(block)):
                yield group


def _blocks(entries: Group) -> Iterator[Group]:
    """Yield the runs of entries without numbers between which no line is."""
    begin = 0
    for at, (entry, following) in enumerate(pairwise(watched(entries)), 1):
        if following.lines[0] != entry.lines[1] + 1:
            yield entries[begin:at]
            begin = at
    yield entries[begin:]


def _is_headed(block: Group) -> bool:
    return len(block) > 1 and _is_bare_body(block[0]) and all(map(_is_below, block[1:]))


def _within(block: Group) -> Iterator[Group]:
    """Yield each body of a block with those below it."""
    begin = -1
    for at, entry in enumerate((*block, None)):
        if entry is not None and begin >= 0 and _is_below(entry):
            continue
        if begin >= 0 and at - begin > 1:
            yield block[begin:at]
        begin = at if entry is not None and _is_bare_body(entry) else -1


def _is_bare_body(entry: DraftEntry) -> bool:
    named = entry.representative or entry.office or entry.printed_number
    return _may_be_body(entry) and not named and bool(entry.lines[0])


def _may_be_body(entry: DraftEntry) -> bool:
    unsure = not entry.office and any(each.code == "kind-unsure" for each in entry.defects)
    return entry.kind != "individual" or unsure


def _is_below(entry: DraftEntry) -> bool:
    """Tell whether an entry is a person's who names no body of their own."""
    if _may_be_body(entry) or entry.printed_number or entry.affiliation:
        return False
    return part_body(entry.office, "") is None
