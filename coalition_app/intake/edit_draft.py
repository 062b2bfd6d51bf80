"""What a person decides about a draft: lines added after all, fields corrected, lines counted."""

import csv
import re
from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from coalition_app.draft_pieces import IN_CASE
from coalition_app.drafts import (
    DOUBTED,
    PLACE_IN_NAME,
    Defect,
    Draft,
    DraftEntry,
    Lines,
    OpenLine,
    OpenPoint,
    Source,
)
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.intake import read_source
from coalition_app.intake.entries.defects import find_defects
from coalition_app.intake.entries.footnotes import PERSONAL
from coalition_app.intake.entries.part_entry import MOST, several_in
from coalition_app.intake.entries.pieces import keep_strangers, take_pieces, take_said, whole_text
from coalition_app.intake.entries.read_by_machine import CODE
from coalition_app.intake.entries.read_entry import read_entry
from coalition_app.intake.entries.reservations import guess_language
from coalition_app.intake.entries.towns import leave_lone_words
from coalition_app.intake.files.lines import Line, collapse, strip_hidden
from coalition_app.intake.lists.join_drafts import without_bare_sections
from coalition_app.intake.lists.numbering import find_numbered
from coalition_app.intake.lists.page_furniture import without_bullet
from coalition_app.intake.second_reader.read_again import read_again
from coalition_app.intake.settled import OF_A_PIECE, speaks_of_signing
from coalition_app.intake.tables.header import DELIMITERS
from coalition_app.intake.words.legal_forms import find_form
from coalition_app.intake.words.organisations import is_body
from coalition_app.intake.words.persons import has_known_name_alone, is_person

TAKEN = 0
"""Number of an entry that was among the lines left out: the source does not count it."""
BLANK, TEXT = -1, -2
"""What a line is that belongs to no entry and was not left out: blank, or the statement's text."""

PLUS = re.compile(r"^\s*\+\s*(?!\d)")
"""A plus before who is added to a list."""

PRINTED = ("name", "legal_form", "representative", "office", "place", "country", "reservation")
"""Fields whose words are in the printed entry; once one differs, the fields are what prints."""
FIELDS_WITHIN = ("name", "representative", "office", "place")
"""Fields in which a part may be doubted."""
KEPT_DEFECTS = ("misspelt-legal-form", "missing-comma", "name-cut-off")
"""Defects that only parsing an entry finds; they last while their words do."""
LASTING = ("asks-not-to-print", "not-final")
"""Defects that no correction of the words settles."""


def source_lines(source: Source) -> list[str]:
    """Return the lines of a source as they were read, the first at index 0."""
    return strip_hidden(read_source.source_lines(source.content, source.name))


def left_lines(
    draft: Draft, texts: Sequence[str], whole: Collection[Lines] = ()
) -> Iterator[tuple[Lines, str, int]]:
    """Split what was left out into lines: yield the line span, the text and the index in the draft of each.

    A row of a table stays whole, and so do entries that were left out, whose lines are `whole`.
    """
    for at, each in enumerate(draft.left_out):
        first, last = each.lines
        if draft.format == "table" or last > len(texts) or each.lines in whole:
            yield each.lines, each.text, at
            continue
        for line in range(first, last + 1):
            if text := texts[line - 1].strip():
                yield (line, line), text, at


def owners_of_lines(
    texts: Sequence[str], text: Sequence[Lines], items: Sequence[Lines]
) -> "array[int]":
    """Return for each line the index of the item that it belongs to, TEXT or BLANK.

    Line 1 is at index 0. A line without an owner counts as text, so that the sums are complete.
    """
    owners = array("q", (BLANK if not line or line.isspace() else TEXT for line in texts))
    for item, (first, last) in enumerate(items):
        for at in range(max(first, 1) - 1, min(last, len(owners))):
            if owners[at] != BLANK:
                owners[at] = item
    for first, last in text:
        for at in range(max(first, 1) - 1, min(last, len(owners))):
            if owners[at] != BLANK:
                owners[at] = TEXT
    return owners


def without_sheet_sections(draft: Draft) -> Draft:
    """Return a draft in which names of sheets are not headings; sections within a sheet stay."""
    names = {name for name, _lines in draft.sheets}
    bare = tuple(
        replace(each, heading=None) if each.heading in names else each for each in draft.sections
    )
    return draft if bare == draft.sections else without_bare_sections(replace(draft, sections=bare))


def read_left_out(text: str, *, lines: Lines, section: int, table: bool) -> DraftEntry:
    """Read lines that were left out as an entry; raises UserError where they name nobody."""
    printed_number = ""
    rest = _row_text(text) if table else " ".join(text.split("\n"))
    numbered = find_numbered([Line(lines[0], rest, 0)])
    if numbered:
        rest, printed_number = numbered[0].rest, numbered[0].printed
    # «+ ОО «Эхо»» is added to the list; «+7 …» is a telephone.
    rest = without_bullet(PLUS.sub("", rest))
    if not any(map(str.isalpha, rest)):
        raise UserError(_("There is no name on this line, so it cannot be imported."))
    read = read_entry(
        rest, number=TAKEN, lines=lines, printed_number=printed_number, section=section
    )
    return take_pieces(leave_lone_words([read])[0])


def read_pasted(text: str) -> DraftEntry:
    """Read one entry by itself, doubted as the import doubts it; raises UserError where it names nobody."""
    return read_line(text, lines=(1, 1), table=False)


def read_line(text: str, *, lines: Lines, table: bool, before: int = 0) -> DraftEntry:
    """Read a line as an entry, doubted as the import doubts one; raises UserError where it names nobody.

    `before`: how many others may be taken in from the same line; each may be parted, and none is another.
    """
    entry = _doubted(read_left_out(text, lines=lines, section=1, table=table))
    return replace(entry, part=before * MOST)


def part_entry(entry: DraftEntry, *, of_row: bool) -> tuple[DraftEntry, ...]:
    """Return an entry for each signatory that one seems to hold, doubted too; nothing for one alone."""
    return tuple(map(_doubted, several_in(entry, of_row=of_row)))


def _doubted(entry: DraftEntry) -> DraftEntry:
    alone = Draft("plain list", "", "", "", "", (), (), (entry,), None, (), ())
    return read_again(alone).entries[0]


def without_lines(draft: Draft, taken: Collection[OpenLine]) -> Draft:
    """Return a draft without lines that somebody must read, of which none is a heading any more."""
    heads = {(each.lines, each.text) for each in taken}
    sections = tuple(
        replace(each, heading=None) if (each.lines, each.heading) in heads else each
        for each in draft.sections
    )
    open_lines = tuple(each for each in draft.open_lines if each not in taken)
    rest = replace(draft, sections=sections, open_lines=open_lines)
    return rest if sections == draft.sections else without_bare_sections(rest)


def says_capacity(text: str) -> bool:
    """Tell whether words say that somebody signs as a person, and nothing else."""
    return PERSONAL.fullmatch(text) is not None


def edit_entry(read: DraftEntry, edits: Mapping[str, str]) -> DraftEntry:
    """Return an entry with corrected fields; raises UserError for one without a name.

    Where a printed word was corrected, `as_printed` is emptied, so that it says nothing but the fields;
    `lines` still names the source's own lines. What was known of the other words, and what is doubted of
    them, stays.
    """
    given = {field: collapse(value) for field, value in edits.items()}
    changed = {field: value for field, value in given.items() if value != getattr(read, field)}
    if not changed:
        return read
    if not any(map(str.isalnum, changed.get("name", read.name))):
        raise UserError(_("A signature needs the name of its signatory."))
    entry = replace(read, **changed)  # type: ignore[arg-type]
    if "kind" in changed:
        sure = tuple(each for each in entry.defects if each.code != "kind-unsure")
        entry = replace(entry, capacity=_capacity(entry), defects=sure)
    if "reservation" in changed:
        entry = _with_words(entry, read.reservation)
    emptied = changed.get("reservation") == ""
    if any(field in changed for field in PRINTED if field != "reservation" or not emptied):
        entry = replace(entry, as_printed="", defects=_defects(entry))
        renamed = "name" in changed or "legal_form" in changed
        if renamed and "kind" not in given and _is_of_other_kind(entry):
            unsure = Defect("kind-unsure", entry.name)
            entry = replace(entry, defects=(*entry.defects, unsure))
        entry = _with_form_behind(keep_strangers(take_said(_once(entry)), read), read)
    else:
        entry = _with_fields_of(keep_strangers(take_pieces(entry), read), entry)
    return replace(entry, open=(*entry.open, *_still_doubted(entry, read, changed)))


def _is_of_other_kind(entry: DraftEntry) -> bool:
    """Tell whether a corrected name is rather a body’s where a person was read, or the other way round."""
    form = entry.legal_form or find_form(entry.name).form
    if entry.kind == "individual":
        return form != "" or (is_body(entry.name) and not is_person(entry.name))
    bare = not (form or entry.representative) and not is_body(entry.name)
    return bare and is_person(entry.name) and has_known_name_alone(entry.name)


def _once(entry: DraftEntry) -> DraftEntry:
    """Return an entry without a second body that is what its name was corrected to."""
    name = _letters(entry.name)
    joint = tuple(each for each in entry.joint if _letters(each.name) != name)
    return replace(entry, joint=joint) if joint != entry.joint else entry


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name)).casefold()


def _with_fields_of(entry: DraftEntry, read: DraftEntry) -> DraftEntry:
    """Return an entry whose printed fields are those of another: nothing was corrected in them."""
    fields = {field: getattr(read, field) for field in PRINTED if field != "reservation"}
    return replace(entry, **fields)


def _still_doubted(
    entry: DraftEntry, read: DraftEntry, changed: Mapping[str, str]
) -> Iterator[OpenPoint]:
    """Yield what was open in words that stand on, and what was typed and speaks of signatures."""
    texts = {piece.text for piece in entry.pieces}
    told = {(each.code, each.text) for each in entry.open}
    for each in read.open:
        if each.code in (CODE, DOUBTED, PLACE_IN_NAME, *IN_CASE) and each.text in texts:
            if (each.code, each.text) not in told:
                yield each
        elif each.code in OF_A_PIECE and each.text not in texts:
            for field in FIELDS_WITHIN:
                text = str(getattr(entry, field))
                if field not in changed and each.text in text:
                    yield OpenPoint(DOUBTED, text, each.lines)
    for field in ("office", "place"):
        if field in changed and changed[field] and speaks_of_signing(changed[field]):
            yield OpenPoint(DOUBTED, changed[field], read.lines)


def _with_form_behind(entry: DraftEntry, read: DraftEntry) -> DraftEntry:
    """Return a corrected entry that prints its legal form behind the name, where the source does."""
    said, printed = ([each.role for each in of.pieces[:2]] for of in (entry, read))
    if said != ["legal-form", "name"] or printed != ["name", "legal-form"]:
        return entry
    form, name, *others = entry.pieces
    behind = (name._replace(before=""), form._replace(before=" "))
    return replace(entry, pieces=(*behind, *others))


def _row_text(text: str) -> str:
    """Return the filled cells of a row as a list prints them; a number in the first is the entry's number."""
    delimiter = max(DELIMITERS, key=text.count)
    row = next(csv.reader([" ".join(text.split("\n"))], delimiter=delimiter), [])
    cells = [cell.strip() for cell in row if cell.strip()]
    number = f"{cells.pop(0)}. " if len(cells) > 1 and cells[0].isdecimal() else ""
    return number + ", ".join(cells)


def _capacity(entry: DraftEntry) -> str:
    if entry.capacity == "personal":
        return entry.capacity
    return "individual" if entry.kind == "individual" else "organisation"


def _with_words(entry: DraftEntry, before: str) -> DraftEntry:
    """Settle what follows from a changed reservation; words that are not one become a note."""
    if entry.reservation:
        return replace(entry, reservation_language=guess_language(entry.reservation))
    return replace(entry, reservation_language="", notes=(*entry.notes, before))


def _defects(entry: DraftEntry) -> tuple[Defect, ...]:
    whole = whole_text(entry)
    last = [
        each
        for each in entry.defects
        if each.code in LASTING or (each.code in KEPT_DEFECTS and each.text in whole)
    ]
    return (*find_defects(whole), *last)
