"""Parts an entry in which several sign into an entry for each; what else it says stays with each of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from coalition_app.draft_pieces import NAME_IN_CASE, PRINTING, DraftPiece
from coalition_app.drafts import DraftEntry, OpenPoint
from coalition_app.i18n import _
from coalition_app.intake.entries.by_the_same import Again, find_again
from coalition_app.intake.entries.pieces import keep_strangers, take_pieces, whole_text
from coalition_app.intake.entries.read_entry import read_entry
from coalition_app.intake.entries.several_people import (
    ENDED,
    JOINED,
    OF_FAMILY,
    is_whole_body,
    may_be_several,
    without_titles,
)
from coalition_app.intake.entries.towns import leave_lone_words
from coalition_app.intake.files.text import BESIDE_IN_ROW
from coalition_app.intake.words.item_sign import names_somebody
from coalition_app.intake.words.persons import is_person, names_two
from coalition_app.intake.words.quotation import bracket_groups, closed_quotations, with_quotations

JOINT = re.compile(
    r"(?P<sure>,? (?:and|и|және) | & | ?; ?| [/+·•] )|, | (?:мен|und|et|та|й|y|e|i) ",
)
"""What is between two who sign on one line; what is not sure joins other words as well."""
FIRST = re.compile(r"^(?:и|and|және|&|[;,/+])\s+")
"""What a part begins with that is joined to the one before it."""
BEHIND = re.compile(r" \(| [–—-] ")
"""What begins behind a name."""
KEPT = (
    *("asks-not-to-print", "not-final", "withdrawn-mark", "corrected-mark", "unknown-answer"),
    *("sent-again", "struck-out", "read-from-mail"),
)
"""Defects of a whole entry, which are those of each that it is parted into."""
BESIDE = ("representative", "office", "place", "country")
"""What a row prints behind the name."""
OF_LEADER, OF_PLACE = ("person", "office"), ("place", "country")
"""Roles of what may be said of both where two bodies stand side by side."""
MOST = 20
"""Entries that one is parted into."""
KNOWN, PERSON, BODY, NAMED = "known", "person", "body", "named"
"""Who seems to be named: a person by a known name or by the words alone, a body, or either."""


def several_in(entry: DraftEntry, *, of_row: bool = False) -> tuple[DraftEntry, ...]:
    """Return an entry for each signatory that an entry seems to hold; nothing where that is one alone.

    `of_row`: a row of a table, in which what stands beside the name is said of each.
    """
    if entry.record is not None:
        return ()
    printed, beside = entry.as_printed or whole_text(entry), ""
    if of_row:
        cells = ", ".join(filter(None, (getattr(entry, field) for field in BESIDE)))
        if cells and printed.endswith(f", {cells}"):
            beside = printed[-len(cells) - 2 :]
    names = printed[: len(printed) - len(beside)]
    if again := find_again(names):
        return _by_the_same(entry, names, again)
    texts = [
        *(_side_by_side(entry, names) or _of_family(entry, names) or _names(names)),
        *_in_row(entry),
    ]
    if not 1 < len(texts) <= MOST:
        return ()
    each_read = [_read(entry, text, at, beside) for at, text in enumerate(texts)]
    read = list(map(take_pieces, each_read if beside else leave_lone_words(each_read)))
    said = [*_said_beside(entry, read)]
    return tuple(_with_all_said(each, entry, [*said, *_of_another(each, read)]) for each in read)


def _by_the_same(entry: DraftEntry, printed: str, again: Again) -> tuple[DraftEntry, ...]:
    """Return an entry for each of two bodies for which the same person signs."""
    before = printed[: again.start].rstrip(" ,;([–—-") + printed[again.end :].lstrip(" )].")
    first = take_pieces(_read(entry, before, 0, ""))
    person = first.name if first.kind == "individual" else first.representative
    other = _read(entry, again.body, 1, "")
    if other.kind != "individual" and not other.representative:
        other = replace(other, representative=person, as_printed="")
    said = [*_said_beside(entry, [first, other])]
    return tuple(_with_all_said(each, entry, said) for each in (first, take_pieces(other)))


def _of_another(own: DraftEntry, read: Sequence[DraftEntry]) -> Iterator[DraftPiece]:
    """Yield who stands for another one, and where the last one is, beside one of which neither is said."""
    led = own.kind == "individual" or bool(own.representative)
    for each in read:
        leads = not led and each.kind != "individual" and bool(each.representative)
        missing: tuple[str, ...] = OF_LEADER if leads else ()
        if each is read[-1] and not (own.place or own.country):
            missing += OF_PLACE
        for piece in each.pieces:
            if piece.role in missing:
                yield piece._replace(role="unknown")


def _said_beside(entry: DraftEntry, read: Sequence[DraftEntry]) -> Iterator[DraftPiece]:
    """Yield what an entry, and each that was read of it, says beside the names: it may be said of all."""
    in_row = _(BESIDE_IN_ROW) % {"words": ""}
    names = [each.name for each in read]
    for piece in (*entry.pieces, *(piece for each in read for piece in each.pieces)):
        text = piece.text
        named = text.startswith(in_row) or any(name in text for name in names)
        if piece.role not in PRINTING and not named:
            yield piece


def _of_family(entry: DraftEntry, printed: str) -> list[str]:
    """Return the names of several people of one family: «Анна и Борис Ли», "Mr & Mrs D. Teal"."""
    name = entry.name
    if name not in printed or not may_be_several(name):
        return []
    *earlier, last = JOINED.split(name)
    family = without_titles(last)
    if all(map(without_titles, earlier)):
        family = family.partition(" ")[2]
    if not family or any(without_titles(each).count(" ") for each in earlier):
        return []
    return [
        printed.replace(name, each, 1) for each in (*(f"{one} {family}" for one in earlier), last)
    ]


def _side_by_side(entry: DraftEntry, printed: str) -> list[str]:
    """Return the names of two people with nothing between them: «Анна Ким Борис Ли»."""
    words = entry.name.split(" ")
    halves = [" ".join(words[: len(words) // 2]), " ".join(words[len(words) // 2 :])]
    if entry.kind != "individual" or not names_two(entry.name) or not all(map(is_person, halves)):
        return []
    if len({each[0].isascii() for each in halves}) > 1:
        # One name is printed in two scripts.
        return []
    return [printed.replace(entry.name, each, 1) for each in halves]


def _names(text: str) -> Sequence[str]:
    """Cut a line where another signatory begins; nothing is lost, and quotations and brackets stay whole."""
    hidden = closed_quotations(text) + bracket_groups(text)
    parts: list[str] = []
    begin = 0
    for joint in JOINT.finditer(text):
        if any(first <= joint.start() < last for first, last in hidden):
            continue
        before, behind = text[begin : joint.start()], text[joint.end() :]
        if _are_alike(_sort(before), _sort(behind), sure=joint["sure"] is not None):
            parts.append(before)
            begin = joint.end()
    return [each.strip(" ,;") for each in (*parts, text[begin:])]


def _sort(text: str) -> str:
    """Tell who is named at the beginning of a text; empty for nobody."""
    text = with_quotations(FIRST.sub("", text.strip(), count=1), "«А»")
    head = ENDED.split(JOINT.split(BEHIND.split(text)[0])[0])[0]
    if is_person(head):
        return KNOWN if names_somebody(head) else PERSON
    if names_somebody(head) or is_whole_body(head):
        return BODY
    words = head.split(" ")
    alike = all(each.strip("«")[:1].isupper() for each in (words[0], words[-1]))
    return NAMED if len(words) > 1 and alike else ""


def _are_alike(first: str, second: str, *, sure: bool) -> bool:
    """Tell whether two may sign side by side: a person beside a body stands for it."""
    if sure:
        return first != "" != second and {first, second} != {KNOWN, BODY}
    return first != NAMED and (first == second != "" or {first, second} == {KNOWN, PERSON})


def _in_row(entry: DraftEntry) -> Iterator[str]:
    """Yield who seems to sign in another cell of the row of a table that lays out the page."""
    said = _(BESIDE_IN_ROW) % {"words": ""}
    for note in entry.notes:
        if note.startswith(said):
            yield note[len(said) :]


def _read(entry: DraftEntry, text: str, at: int, beside: str) -> DraftEntry:
    read = read_entry(
        text,
        number=entry.number,
        lines=entry.lines,
        printed_number=entry.printed_number,
        section=entry.section,
        signs="bodies" if is_whole_body(ENDED.split(text)[0]) else "",
    )
    cells = {field: getattr(entry, field) for field in BESIDE if getattr(entry, field)}
    if beside:
        read = replace(read, as_printed=text + beside, **cells)
    defects = [each for each in entry.defects if each.code in KEPT and each not in read.defects]
    return replace(
        read,
        part=entry.part + at,
        standing=entry.standing,
        capacity="personal" if entry.capacity == "personal" else read.capacity,
        positions=entry.positions,
        consent=read.consent or entry.consent,
        processing=entry.processing,
        submitted_at=entry.submitted_at,
        sender=entry.sender,
        struck=entry.struck,
        reservation=read.reservation or entry.reservation,
        reservation_language=read.reservation_language or entry.reservation_language,
        defects=(*read.defects, *defects),
    )


def _with_all_said(read: DraftEntry, entry: DraftEntry, said: Sequence[DraftPiece]) -> DraftEntry:
    """Return one of several with what was said beside their names, open where nothing vouches for it."""
    read = keep_strangers(read, replace(entry, pieces=tuple(dict.fromkeys(said))))
    if OF_FAMILY.search(read.name) and may_be_several(entry.name):
        # «Мирон и Февронья Горностаевы»: each name is to be corrected.
        return replace(read, open=(*read.open, OpenPoint(NAME_IN_CASE, read.name, read.lines)))
    return read
