"""One printed entry of a list, taken apart into the fields of a signature."""

import re
from collections.abc import Mapping, Sequence

from coalition_app.drafts import Defect, DraftEntry, Lines
from coalition_app.intake.entries.assign_fields import place_item
from coalition_app.intake.entries.defects import find_defects
from coalition_app.intake.entries.footnotes import OF_CAPACITIES, PERSONAL, take_marks
from coalition_app.intake.entries.parts import Parts, take_mark_word
from coalition_app.intake.entries.printing_wishes import NONE, take_wishes, with_wishes
from coalition_app.intake.entries.printing_wishes import TELLING as OF_WISHES
from coalition_app.intake.entries.reservations import TELLING as OF_POSITIONS
from coalition_app.intake.entries.reservations import (
    guess_language,
    states_position,
    take_reservation,
    take_unbracketed,
)
from coalition_app.intake.entries.signatory import read_signatory
from coalition_app.intake.entries.split_items import (
    join_name,
    join_series,
    part_address,
    part_handle,
    whole_items,
)
from coalition_app.intake.files.lines import collapse, collapse_to_tabs
from coalition_app.intake.words.any_of import any_piece
from coalition_app.intake.words.kinds import kind_of_body
from coalition_app.intake.words.pictures import without_pictures
from coalition_app.intake.words.quotation import Item, split_items
from coalition_app.intake.words.whole_dash import with_whole_dash

TELLING = any_piece(f"~ {OF_WISHES} {OF_POSITIONS} {OF_CAPACITIES}")
"""What an entry holds that says more than who signs: one look spares nearly all of them many others."""
LONGEST = 3000
"""Characters; a longer entry is no list's and stays one piece."""

NAMELESS = re.compile(
    r"(?:без подписи|подпись неразборчива|неразборчиво|имя (?:скрыто|не указано|не публикуется)|"
    r"аноним\w*|anonymous|name withheld|illegible|unreadable|аты-жөні көрсетілмеген)(?: \(.*\))?\.?",
    re.IGNORECASE,
)
"""What is printed in the place of a name that is not."""
BLANK_LINE = re.compile(r"[ ,;–—-]*(?:_{3,}|\.{6,}|…{2,})[ ,;]*$")
"""Where a hand is to sign on paper."""
LOOSE_DASH = re.compile(r"\s[-–—]+\s*$")
"""A dash behind which nothing was printed."""
STRUCK_WHOLE = re.compile(r"~{1,2}([^~]+)~{1,2}(?P<why>\s*\([^()]*\))?")
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
    """Take one entry apart, given without its number; every field copies what is printed.

    Tabs part the columns of a row. `comma_ends` says that a comma at the end is the whole list's habit.
    `footnotes` gives the list's notes by their marks. `signs` says what the list around the entry is of,
    where its own words leave it open: people or bodies. Wishes not to be named and words that a signature
    is not final are kept as notes and are no part of what prints.
    """
    printed = collapse(text)
    if len(printed) > LONGEST:
        return DraftEntry(
            number, printed, printed, section=section, printed_number=printed_number, lines=lines
        )
    bare = collapse_to_tabs(text) if "\t" in text else printed
    if bare[-1:] in "-–—":
        bare = LOOSE_DASH.sub("", bare) or bare
    if bare.rstrip(" ,;")[-1:] in "_….":
        bare = BLANK_LINE.sub("", bare) or bare
    tells = TELLING.search(printed.lower()) is not None
    asked = take_wishes(bare) if tells else NONE
    if asked.notes:
        bare, printed = asked.rest, collapse(asked.rest)
    unmarked, noted = take_marks(bare, footnotes or {})
    unmarked, handle = part_handle(without_pictures(unmarked))
    unmarked, address = part_address(with_whole_dash(unmarked))
    marked, struck = printed, False
    if tells and (whole := STRUCK_WHOLE.fullmatch(unmarked)):
        unmarked, struck = whole[1].strip() + (whole["why"] or ""), True
        printed = printed.replace("~", "")
    elif "~~" in unmarked:
        # What replaced the struck words is the entry; where the name is struck, its place alone is none.
        rest = collapse_to_tabs(STRUCK_WHOLE.sub(" ", unmarked))
        replaced = any(map(str.isalpha, rest)) and not rest.startswith(
            (",", ";", "(", "-", "–", "—")
        )
        unmarked = rest.strip(" ,;") if replaced else unmarked.replace("~~", "")
        struck = not replaced and bool(STRUCK_WHOLE.match(marked))
        # The marks are ours and never print: the source's own lines keep what was struck.
        printed = collapse(STRUCK_WHOLE.sub(" ", printed)).strip(" ,;") if replaced else printed
        printed = printed.replace("~~", "")
    reservation, rest = take_reservation(unmarked) if tells else ("", unmarked)
    items = split_items(rest)
    if tells and not reservation:
        reservation, items = take_unbracketed(items)
    parts = read_items(items, signs)
    for note in noted:
        reservation = _take_note(parts, note, reservation)
    defects = [*find_defects(marked, comma_ends=comma_ends), *parts.defects]
    named = parts.name[:1].isalnum() or any(map(str.isalnum, parts.name))
    if not named or NAMELESS.fullmatch(parts.name):
        parts.name = parts.name or printed
        defects.append(Defect("no-name", printed))
    entry = DraftEntry(
        number=number,
        as_printed=printed,
        name=FULL_STOP.sub("", parts.name),
        kind=_kind(parts),
        legal_form=parts.legal_form,
        place=parts.place,
        country=parts.country,
        representative="" if parts.individual else ", ".join(parts.people),
        office=FULL_STOP.sub("", ", ".join(parts.offices)),
        section=section,
        printed_number=printed_number,
        lines=lines,
        joint=tuple(parts.joint),
        reservation=collapse(reservation),
        reservation_language=guess_language(reservation),
        standing="withdrawn" if parts.withdrawn else "signed",
        capacity=_capacity(parts, printed if tells else "", noted),
        notes=(*parts.notes, *filter(None, (handle, address))),
        defects=tuple(defects),
        affiliation=parts.affiliation,
        struck=struck,
    )
    return with_wishes(entry, asked)


def _take_note(parts: Parts, note: str, reservation: str) -> str:
    """Take what a note to the entry says; gives the reservation, which the note may be."""
    if take_mark_word(parts, note):
        return reservation
    if not reservation and states_position(note):
        return note
    parts.notes.append(note)
    return reservation


def _kind(parts: Parts) -> str:
    return "individual" if parts.individual else kind_of_body(parts.name, tuple(parts.notes))


def _capacity(parts: Parts, printed: str, noted: Sequence[str] = ()) -> str:
    if PERSONAL.search(printed) or any(map(PERSONAL.search, noted)):
        return "personal"
    return "individual" if parts.individual else "organisation"


def read_items(items: list[Item], signs: str = "") -> Parts:
    """Give each item of an entry its field, from the signatory on; `signs` as for `read_entry`."""
    parts = Parts()
    if not items:
        return parts
    items = whole_items(items)
    items = join_name(items)
    rest = join_series(read_signatory(parts, items, signs))
    for at, item in enumerate(rest):
        place_item(parts, item, rest[at + 1 :])
    return parts
