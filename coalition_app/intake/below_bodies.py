"""Persons on the lines below a body: they may sign for it, or each by themselves; it is asked once for all.

A leading office without a body says that the line above names it; so do blocks that each begin with a body,
and a place on a line of its own, which signs nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from textwrap import shorten

from coalition_app.draft_pieces import BELOW
from coalition_app.drafts import DOUBTED, PLACE_IN_NAME, Draft, DraftEntry, DraftSection, OpenLine
from coalition_app.intake.entries.block_lines import (
    NO_NAME,
    is_of_body,
    is_place_alone,
    is_remark,
    may_be_town,
)
from coalition_app.intake.entries.pieces import whole_text
from coalition_app.intake.who_signs import EXAMPLES, LONGEST, leads, part_body
from coalition_app.intake.words.places import is_place
from coalition_app.work import watched

FEWEST = 2
"""Blocks of a body with its people from which each such block is asked about, whatever their offices are."""
PLACES = ("place", "country")
FIELDS = ("representative", "office", *PLACES)
OF_PLACE = (DOUBTED, PLACE_IN_NAME, NO_NAME)
"""What doubts only whether a line that is a place alone is one."""
Group = Sequence[DraftEntry]
"""A body and what stands right below it: persons, its place, words about its signature."""


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
    # Words about a signature sign nothing, whatever is answered, and what may be a town is asked by itself.
    numbers = tuple(
        each.number
        for body, *below in groups
        for each in (body, *below)
        if each is body or not (is_remark(each) or _may_be_unknown_town(each))
    )
    return (OpenLine(groups[0][0].lines, examples, BELOW, numbers),)


def _may_be_unknown_town(entry: DraftEntry) -> bool:
    return may_be_town(entry) and not is_place_alone(entry)


def by_body(items: Iterable[tuple[int, DraftEntry]]) -> dict[int, list[tuple[int, DraftEntry]]]:
    """Return those below each body by the body's item; who says more than what a body prints stays apart.

    A line that is a place alone is the body's, unless it is doubted by what the body is not; other lines of a
    block that name no person stay apart too.
    """
    found: dict[int, list[tuple[int, DraftEntry]]] = {}
    people: list[tuple[int, DraftEntry]] = []
    body: DraftEntry | None = None
    towns: set[int] = set()
    for item, entry in items:
        placed = is_place_alone(entry)
        person = not (placed or _may_be_body(entry))
        if not (placed or person or is_of_body(entry)):
            body, people = entry, []
            found[item] = people
            towns |= {item} if may_be_town(entry) else set()
        elif body is not None and (
            _is_place_of(entry, body) if placed else person and _is_plain(entry)
        ):
            said = _as_place(entry) if placed else entry
            if not _is_elsewhere(said, body):
                people.append((item, said))
                both = {field: getattr(body, field) or getattr(said, field) for field in PLACES}
                body = replace(body, **both)
    return {item: people for item, people in found.items() if people or item not in towns}


def led_by(body: DraftEntry, people: Sequence[DraftEntry]) -> Mapping[str, str]:
    """Return the fields of a body for which people sign."""
    said = [body, *(replace(each, representative=each.name) for each in people if each.name)]
    said += [each for each in people if not each.name]
    joined = {field: [text for each in said if (text := getattr(each, field))] for field in FIELDS}
    joined |= {field: [*dict.fromkeys(joined[field])] for field in PLACES}
    fields = {field: ", ".join(texts) for field, texts in joined.items()}
    fields = {field: text for field, text in fields.items() if text != getattr(body, field)}
    return {**fields, "kind": "organisation"} if people and body.kind == "individual" else fields


def _as_place(entry: DraftEntry) -> DraftEntry:
    """Return an entry that is a place alone with that in its field, and without a name."""
    field = "place" if is_place(entry.name) else "country"
    return replace(entry, **{"name": "", field: entry.name})  # type: ignore[arg-type]


def _is_place_of(entry: DraftEntry, body: DraftEntry) -> bool:
    """Tell whether nothing is doubted of a place alone but whether it is one, and what the body is asked."""
    doubts = [
        point for point in entry.open if point.code not in OF_PLACE and point not in body.open
    ]
    return not (doubts or entry.struck or entry.reservation) and entry.standing == "signed"


def _is_plain(entry: DraftEntry) -> bool:
    """Tell whether all that a person's entry says has a field of a body."""
    more = entry.reservation or entry.notes or entry.defects or entry.open or entry.affiliation
    return entry.standing == "signed" and not (more or entry.struck or entry.legal_form)


def _is_elsewhere(entry: DraftEntry, other: DraftEntry) -> bool:
    """Tell whether two lines name different places: one would be lost, or said of the body."""
    both = [(getattr(entry, field), getattr(other, field)) for field in PLACES]
    return any(one and another and one != another for one, another in both)


def _groups(draft: Draft, section: DraftSection) -> Iterator[Group]:
    entries = draft.entries[section.first - 1 : section.last]
    groups = [(group, block) for block in _blocks(entries) for group in _within(block)]
    whole = sum(len(group) == len(block) for group, block in groups) >= FEWEST
    for group, block in groups:
        first = next(filter(_is_below, group[1:]))
        placed = any(map(is_place_alone, group[1:]))
        if leads(first) or placed or (whole and len(group) == len(block)):
            yield group


def _blocks(entries: Group) -> Iterator[Group]:
    """Yield the runs of entries without numbers between which no line is."""
    begin = 0
    for at, (entry, following) in enumerate(pairwise(watched(entries)), 1):
        if following.lines[0] != entry.lines[1] + 1:
            yield entries[begin:at]
            begin = at
    yield entries[begin:]


def _within(block: Group) -> Iterator[Group]:
    """Yield each body of a block with the persons below it, and with the other lines that are its own."""
    begin, last = -1, len(block) - 1
    for at, entry in enumerate((*block, None)):
        town = entry is not None and at == last and may_be_town(entry)
        if entry is not None and begin >= 0 and (town or _is_below(entry) or is_of_body(entry)):
            continue
        if begin >= 0 and any(map(_is_below, block[begin + 1 : at])):
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
