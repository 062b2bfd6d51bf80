"""Reads one printed entry of a list into the fields of a signature."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any, NamedTuple

from coalition_app.draft_pieces import EMPTY_COLUMN, DraftPiece, close_gaps
from coalition_app.drafts import Defect, DraftEntry, Lines, know_pieces
from coalition_app.intake.entries.assign_fields import place_item
from coalition_app.intake.entries.before_name import take_before_name
from coalition_app.intake.entries.by_the_same import find_again
from coalition_app.intake.entries.clauses import LONGEST, remark_at
from coalition_app.intake.entries.defects import find_defects
from coalition_app.intake.entries.ditto import take_repeats
from coalition_app.intake.entries.footnotes import PERSONAL, take_marks
from coalition_app.intake.entries.not_standing import bars_signature
from coalition_app.intake.entries.parts import Parts, take_mark_word
from coalition_app.intake.entries.pieces import plain_pieces
from coalition_app.intake.entries.printing_wishes import (
    NONE,
    take_wishes,
    wishes_among,
    with_wishes,
)
from coalition_app.intake.entries.reservations import (
    guess_language,
    states_position,
    take_reservation,
)
from coalition_app.intake.entries.signatory import read_signatory
from coalition_app.intake.entries.split_items import (
    join_name,
    join_series,
    part_countries,
    part_ended,
    whole_items,
)
from coalition_app.intake.entries.stand_ins import TELLING, WORD, Shape, take_shape
from coalition_app.intake.entries.stands_for import part_people, part_proxies
from coalition_app.intake.entries.words_behind import take_unbracketed
from coalition_app.intake.files.lines import collapse, collapse_to_tabs
from coalition_app.intake.words.contacts import without_contacts
from coalition_app.intake.words.emphasis import without_emphasis
from coalition_app.intake.words.kinds import kind_of_body
from coalition_app.intake.words.persons import begins_office, is_degree
from coalition_app.intake.words.pictures import without_pictures
from coalition_app.intake.words.quotation import Item, join_items, split_items
from coalition_app.intake.words.spaced_dash import with_spaced_dash

NAMELESS = re.compile(
    r"(?:без подписи|подпись неразборчива|неразборчиво|имя (?:скрыто|не указано|не публикуется)|"
    r"аноним\w*|anonymous|name withheld|illegible|unreadable|аты-жөні көрсетілмеген)(?: \(.*\))?\.?",
    re.IGNORECASE,
)
"""What is printed in place of a missing name."""
BLANK_LINE = re.compile(r"[ ,;–—-]*(?:_{3,}|\.{6,}|…{2,})[ ,;]*$")
"""A line to sign on by hand."""
LOOSE_DASH = re.compile(r"\s[-–—]+\s*$")
"""A dash with nothing printed after it."""
STRUCK_WHOLE = re.compile(r"~{1,2}([^~]+)~{1,2}(?P<why>\s*\([^()]*\))?")
Place = tuple[int, Lines, str, int]
"""An entry's number, its lines, its number as printed, and its section."""
NOWHERE: Place = (1, (1, 1), "", 1)
FIELDS = tuple(DraftEntry.__dataclass_fields__)
PLACED = tuple(map(FIELDS.index, ("number", "lines", "printed_number", "section")))
"""Where the fields of a `Place` are among them."""
NAMES = ("as_printed", "name", "representative", "office", "place", "affiliation")
NAMED = tuple(map(FIELDS.index, NAMES))
NOTES = FIELDS.index("notes")
"""Where those are that may hold a name that another stood in for."""
BLANKS = ("0", "1", "2")
"""What is written in a text for the names that others stand in for, at most a town, a person and a body."""
PLAIN_KINDS = ("individual", "organisation")
"""Kinds that no word of the name gives."""
BY_HAND = re.compile(r"(?<=[^\W_])\s*+(?:(?<=\s)_\s*+_|___)[\s_]*+(?=[^\W_])")
"""A blank to sign on between an office and a name; it parts them as a comma does."""
FULL_STOP = re.compile(r"(?<=[^\W\d_]{4})\.$")


def read_entry(
    text: str,
    *,
    number: int,
    lines: Lines,
    printed_number: str = "",
    section: int = 1,
    comma_ends: bool = False,
    footnotes: Mapping[str, str] | None = None,
    signs: str = "",
) -> DraftEntry:
    """Read the fields of one entry, given without its number, as they are printed.

    Tabs separate the columns of a row. `comma_ends`: every entry of the list ends in a comma. `footnotes`:
    the list's notes by their marks. `signs`: people or organisations, as the rest of the list suggests.
    Wishes not to be named, and words that a signature is not final, become notes and do not print.
    """
    place = (number, lines, printed_number, section)
    # An asterisk that a note explains is no emphasis.
    text = text if footnotes else without_emphasis(text)
    text = BY_HAND.sub(", ", text) if "_" in text else text
    if not footnotes and (shape := take_shape(text)):
        alike = _read_shape(shape.text, shape.others, comma_ends, signs)
        if alike is not None:
            return _named(alike, shape, place)
    return _read_words(text, place, comma_ends, footnotes or {}, signs)


class Alike(NamedTuple):
    """An entry as it is read with others in place of its names."""

    read: Sequence[Any]
    """Its fields, in their order."""
    texts: str
    """What it prints, with blanks for the others, a line each: a field and a piece may share one."""
    named: Sequence[tuple[int, int]]
    """The fields that hold others, each with the index of its text."""
    notes: Sequence[int]
    """The texts of its notes."""
    pieces: Sequence[tuple[str, int, str, str]]
    """Its pieces where they are plain: the role, the text, what is before and behind it."""


@lru_cache(maxsize=20_000)
def _read_shape(text: str, others: tuple[str, ...], comma_ends: bool, signs: str) -> Alike | None:
    """Read an entry with others in place of its names; None where each of these is not a field by itself."""
    entry = _read_words(text, NOWHERE, comma_ends, {}, signs)
    read = [getattr(entry, field) for field in FIELDS]
    named = [
        (at, _blank(read[at], others)) for at in NAMED if any(each in read[at] for each in others)
    ]
    notes = [_blank(note, others) for note in entry.notes]
    bare = [*read]
    for at, blank in (*named, (NOTES, notes)):
        bare[at] = blank
    left = repr(bare)
    if entry.kind not in PLAIN_KINDS or any(word in left for word in WORD.findall(repr(others))):
        return None
    pieces = [each._replace(text=_blank(each.text, others)) for each in _surely_plain(entry)]
    texts = [blank for _at, blank in named] + notes + [piece.text for piece in pieces]
    index = {blank: at for at, blank in enumerate(dict.fromkeys(texts))}
    return Alike(
        read,
        "\n".join(index),
        [(at, index[blank]) for at, blank in named],
        [index[blank] for blank in notes],
        [(role, index[blank], before, after) for role, blank, _lines, before, after in pieces],
    )


def _surely_plain(entry: DraftEntry) -> Sequence[DraftPiece]:
    """Return the pieces of an entry where they are plain, and so whatever words the names have."""
    pieces = plain_pieces(entry)
    remark = any(
        remark_at(piece.text, first=piece.role == "name") is not None
        for piece in pieces
        if piece.role != "legal-form"
    )
    return () if remark else pieces


def _named(alike: Alike, shape: Shape, place: Place) -> DraftEntry:
    """Return an entry with the names that others stood in for."""
    fields = [*alike.read]
    texts = (alike.texts % dict(zip(BLANKS, shape.names, strict=False))).split("\n")
    for at, field in zip(PLACED, place, strict=True):
        fields[at] = field
    for at, text in alike.named:
        fields[at] = texts[text]
    if alike.notes:
        fields[NOTES] = tuple([texts[note] for note in alike.notes])
    # Most lines of a long list come through here, and `replace` takes twice as long.
    entry = DraftEntry(*fields)
    lines = place[1]
    pieces = [
        DraftPiece(role, texts[text], lines, before, after)
        for role, text, before, after in alike.pieces
    ]
    return know_pieces(entry, tuple(pieces))


def _blank(text: str, others: Sequence[str]) -> str:
    """Return a text with blanks for the others; no name holds what another one stands in for."""
    text = text.replace("%", "%%")
    for blank, other in zip(BLANKS, others, strict=False):
        text = text.replace(other, f"%({blank})s")
    return text


def _read_words(
    text: str, place: Place, comma_ends: bool, footnotes: Mapping[str, str], signs: str
) -> DraftEntry:
    number, lines, printed_number, section = place
    printed = collapse(text)
    new = partial(
        DraftEntry, number=number, lines=lines, printed_number=printed_number, section=section
    )
    if len(printed) > LONGEST:
        return new(as_printed=printed, name=printed)
    bare = collapse_to_tabs(text) if "\t" in text else printed
    bare, repeats = take_repeats(bare)
    if repeats:
        printed = collapse(bare)
    again = find_again(bare)
    said_again = (bare[again.start : again.end],) if again else ()
    if again:
        bare = bare[: again.start].rstrip(" ,;([–—-") + bare[again.end :].lstrip(" )].")
    bare = EMPTY_COLUMN.sub(",", _without_loose_end(bare))
    tells = TELLING.search(printed.lower()) is not None
    asked = take_wishes(bare) if tells else NONE
    if asked.notes:
        bare, printed = asked.rest, collapse(asked.rest)
    public = _without_private(bare)
    marked = printed if public == bare else collapse(public)
    bare = public
    bare, before = take_before_name(bare)
    awaited = wishes_among(before) if before else NONE
    unmarked, noted = take_marks(bare, footnotes)
    unmarked = with_spaced_dash(without_pictures(unmarked))
    unmarked, printed, struck = _take_struck(unmarked, printed, tells=tells)
    reservation, items = _take_words(unmarked) if tells else ("", split_items(unmarked))
    parts = read_items(items, signs)
    for note in (*(each for each in before if each not in awaited.notes), *noted):
        reservation = _take_note(parts, note, reservation)
    parts.defects[:0] = find_defects(marked, comma_ends=comma_ends)
    capacity = _capacity(parts, printed if tells else "", noted)
    entry = _entry_of(
        new,
        parts,
        printed,
        reservation=reservation,
        capacity=capacity,
        struck=struck,
    )
    if repeats or said_again:
        entry = replace(entry, notes=(*entry.notes, *repeats, *map(collapse, said_again)))
    return with_wishes(with_wishes(entry, awaited), asked)


def _entry_of(
    new: Callable[..., DraftEntry],
    parts: Parts,
    printed: str,
    *,
    reservation: str,
    capacity: str,
    struck: bool,
) -> DraftEntry:
    """Write the parts of an entry into its fields; `new` knows the number and the lines."""
    if not any(map(str.isalnum, parts.name)) or NAMELESS.fullmatch(parts.name):
        parts.name = parts.name or printed
        parts.defects.append(Defect("no-name", printed))
    return new(
        as_printed=printed,
        name=FULL_STOP.sub("", parts.name),
        kind=_kind(parts),
        legal_form=parts.legal_form,
        place=parts.place,
        country=parts.country,
        representative="" if parts.individual else ", ".join(parts.people),
        office=_without_full_stop(", ".join(parts.offices)),
        joint=tuple(parts.joint),
        reservation=collapse(reservation),
        reservation_language=guess_language(reservation),
        standing="withdrawn" if parts.withdrawn else "signed",
        capacity=capacity,
        notes=tuple(parts.notes),
        defects=tuple(parts.defects),
        affiliation=parts.affiliation,
        struck=struck,
    )


def _without_full_stop(office: str) -> str:
    """Return an office without its colon and the full stop of its entry; «проф.» keeps its own."""
    office = office.rstrip(" :")
    return office if is_degree(office.rpartition(" ")[2]) else FULL_STOP.sub("", office)


def _without_private(text: str) -> str:
    """Return an entry without contacts, addresses and identity numbers: no field may hold them."""
    rest, private = without_contacts(text)
    if not private:
        return text
    return "\t".join(map(close_gaps, rest.split("\t")))


def _without_loose_end(text: str) -> str:
    """Return an entry without a dash or a line to sign on at its end; one that is nothing else stays."""
    if text[-1:] in "-–—":
        text = LOOSE_DASH.sub("", text) or text
    if text.rstrip(" ,;")[-1:] in "_….":
        text = BLANK_LINE.sub("", text) or text
    return text


def _take_struck(text: str, printed: str, *, tells: bool) -> tuple[str, str, bool]:
    """Take what is struck through out of an entry; also returns how it prints and whether all is struck."""
    if tells and (whole := STRUCK_WHOLE.fullmatch(text)):
        return whole[1].strip() + (whole["why"] or ""), printed.replace("~", ""), True
    if "~~" not in text:
        return text, printed, False
    # What replaced the struck words is the entry; where the name is struck, its place alone is none.
    rest = collapse_to_tabs(STRUCK_WHOLE.sub(" ", text))
    replaced = any(map(str.isalpha, rest)) and not rest.startswith((",", ";", "(", "-", "–", "—"))
    # The marks are ours and never print: the source's own lines keep what was struck.
    if replaced:
        kept = collapse(STRUCK_WHOLE.sub(" ", printed)).strip(" ,;")
        return rest.strip(" ,;"), kept.replace("~~", ""), False
    struck = STRUCK_WHOLE.match(printed) is not None
    return text.replace("~~", ""), printed.replace("~~", ""), struck


def _take_words(text: str) -> tuple[str, list[Item]]:
    """Take the words that state a position out of an entry; also returns the other items."""
    reservation, rest = take_reservation(text)
    items = split_items(rest)
    return (reservation, items) if reservation else take_unbracketed(items)


def _take_note(parts: Parts, note: str, reservation: str) -> str:
    """Apply a note to the entry; returns the reservation, which the note may be."""
    if take_mark_word(parts, note):
        return reservation
    if not reservation and states_position(note) and not bars_signature(note):
        return note
    parts.notes.append(note)
    return reservation


def with_footnotes(entry: DraftEntry, noted: Sequence[str]) -> DraftEntry:
    """Return an entry of which the notes were told that its marks refer to."""
    parts, reservation = Parts(), entry.reservation
    for note in noted:
        reservation = _take_note(parts, note, reservation)
    return replace(
        entry,
        reservation=reservation,
        reservation_language=entry.reservation_language or guess_language(reservation),
        standing="withdrawn" if parts.withdrawn else entry.standing,
        capacity="personal" if any(map(PERSONAL.search, noted)) else entry.capacity,
        notes=(*entry.notes, *parts.notes),
        defects=(*entry.defects, *parts.defects),
    )


def _kind(parts: Parts) -> str:
    return "individual" if parts.individual else kind_of_body(parts.name, tuple(parts.notes))


def _capacity(parts: Parts, printed: str, noted: Sequence[str] = ()) -> str:
    if PERSONAL.search(printed) or any(map(PERSONAL.search, noted)):
        return "personal"
    return "individual" if parts.individual else "organisation"


def read_items(items: list[Item], signs: str = "") -> Parts:
    """Assign each item of an entry to a field, the signatory first; `signs` as for `read_entry`."""
    parts = Parts()
    if not items:
        return parts
    items = part_countries(part_people(part_proxies(items)))
    items = join_name(whole_items(part_ended(items)))
    rest = join_series(read_signatory(parts, items, signs))
    for at, item in enumerate(rest):
        place_item(parts, item, rest[at + 1 :])
    printed = join_items(items)
    if not (parts.individual or parts.offices):
        _take_office_in_brackets(parts, printed)
    for found in (parts.people, parts.offices):
        if len(set(found)) == len(found) > 1:
            found.sort(key=printed.find)
    return parts


def _take_office_in_brackets(parts: Parts, printed: str) -> None:
    """Take the office that is printed in brackets right behind who stands for a body: Ann Lee (chair)."""
    for note in parts.notes:
        behind = any(f"{person} ({note})" in printed for person in parts.people)
        if behind and begins_office(note):
            parts.offices.append(note)
            parts.notes.remove(note)
            return
