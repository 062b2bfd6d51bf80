"""Reads one row of a table into an entry; its cells are the fields, so little is parsed."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from coalition_app.drafts import Defect, DraftEntry, Lines
from coalition_app.intake.entries.before_name import noise_before
from coalition_app.intake.entries.defects import find_defects, mixes_scripts
from coalition_app.intake.entries.ditto import note_of_repeat, repeats_above
from coalition_app.intake.entries.footnotes import PERSONAL as OF_PERSON
from coalition_app.intake.entries.footnotes import take_marks
from coalition_app.intake.entries.not_standing import bars_signature
from coalition_app.intake.entries.parts import CORRECTED, SIGNED, WITHDRAWN
from coalition_app.intake.entries.printing_wishes import take_wishes_of_cells, with_wishes
from coalition_app.intake.entries.read_entry import read_entry, with_footnotes
from coalition_app.intake.entries.reservations import (
    PLAIN_SUPPORT,
    guess_language,
    states_position,
    take_reservation,
)
from coalition_app.intake.entries.said_beside import holds_words
from coalition_app.intake.entries.settle_kinds import with_kind_doubted
from coalition_app.intake.entries.stands_for import joins_somebody, name_people
from coalition_app.intake.forms.form_rows import is_form_field, with_answers
from coalition_app.intake.tables.place_column import split_place
from coalition_app.intake.tables.settle_roles import FAMILY_FIRST
from coalition_app.intake.words.any_of import any_piece
from coalition_app.intake.words.emphasis import without_emphasis
from coalition_app.intake.words.form_questions import PERSONAL, read_stance
from coalition_app.intake.words.kinds import kind_of_body
from coalition_app.intake.words.legal_forms import find_form, known_forms, same_form
from coalition_app.intake.words.organisations import LATIN, is_body
from coalition_app.intake.words.persons import (
    begins_office,
    given_name_first,
    has_family_name,
    has_known_name,
    has_known_name_alone,
    is_office_word,
    is_person,
    split_office_person,
)
from coalition_app.intake.words.places import is_country, is_place
from coalition_app.intake.words.quotation import bracket_groups
from coalition_app.intake.words.table_headers import (
    FIELD_OF_HEADER,
    PLAIN_REMARKS,
    TOGETHER,
    field_of_header,
    kind_of_word,
    plain_header,
)
from coalition_app.intake.words.vocabulary import COMPANY_FORMS, names_body

KIND_HINTS = any_piece(
    "союз union кәсіп газет журнал редакц еженед теле радио интернет информ новост сми news magaz "
    "editor tv движени қозғалыс movement инициатив бастама initiative"
)
"""Pieces of words that are a cheap sign of a body of another kind than organisation."""

OPENING = frozenset('«“„"')
STRUCK = re.compile(r"~~([^~]+)~~")
NAMING = ("name", "person", "representative", "family")
"""Columns of which one names the signatory."""
ALWAYS_READ = ("number", "sender", "submitted")
"""Columns that are read although their words are struck through: they say which row it is."""
ASIDE: tuple[Callable[[str], object], ...] = (
    *(is_place, is_country, is_person, states_position, begins_office),
    *(SIGNED.fullmatch, WITHDRAWN.search, CORRECTED.search, OF_PERSON.search),
)
"""Signs that words in brackets are not part of the name before them."""
COUPLE_BETWEEN = re.compile(r" (?:and|&|и|және|мен|und|et|y|e|i|та) ")
COUPLE = re.compile(
    rf"(?:[^\W\d_][\w.'’-]* ?){{1,3}}{COUPLE_BETWEEN.pattern}(?:[^\W\d_][\w.'’-]* ?){{1,3}}"
)
LONGEST_COUPLE = 200
"""Characters of two names; longer ones have too many ways of being parted."""
PARTS_OF_NAME = ("family", "given", "father")
BESIDE = ("representative", "office", "place", "country")

PRINTED_BESIDE = ("office", "affiliation", "place", "country")
MARKED = (*NAMING, *PARTS_OF_NAME[1:], "legal_form", *PRINTED_BESIDE)
"""Columns whose cells may bear the mark of a note."""
REPEATED = ("legal_form", "representative", *PRINTED_BESIDE)
"""Fields of which a cell may say that the one above holds."""
HIMSELF = re.compile(
    r"(?:сам[аио]?(?: за себя)?|лично|за себя|от (?:себя|сво(?:его|ей) (?:лица|имени))(?: лично)?|"
    r"(?:him|her|my|them)sel(?:f|ves)|personally|in person|for (?:him|her|my)self|өзі|жеке(?: өзі)?|"
    r"өз атынан|(?:физическое|частное) лицо|жеке тұлға|(?:private )?individual)\.?",
    re.IGNORECASE,
)
"""What says in a column of those who stand for bodies that a person signs, and nobody for him."""
EMPHASIS = frozenset("*_")
NOTHING = re.compile(r"[-–—.…_/*, ]+")
"""What people put into a cell that they leave empty."""


class RowReader:
    """Reads rows with the columns of one table."""

    def __init__(
        self,
        headers: Sequence[str],
        fields: Mapping[str, int],
        *,
        month_first: bool | None = None,
        ticked: Mapping[int, str] | None = None,
        in_signs: bool = False,
        family_first: bool = False,
        footnotes: Mapping[str, str] | None = None,
    ) -> None:
        self.fields = fields
        self.footnotes = footnotes
        self.family_first = family_first
        self.signs = ""
        self.parted = False
        self.above: dict[str, str] = {}
        self.ticked = ticked
        self.in_signs = in_signs
        self.month_first = month_first
        self.questions = {
            field: " ".join(headers[at].split())
            for field, at in fields.items()
            if at < len(headers)
        }
        self.of_bodies = field_of_header(self.questions.get("name", "")) == "body"
        self.is_form = any(map(is_form_field, fields))
        self.joins_name = sorted(set(PARTS_OF_NAME) & set(fields), key=lambda each: fields[each])
        self.beside = [field for field in fields if field.startswith(("office:", "affiliation:"))]
        self.people_sign = "name" not in fields
        self.comes_apart = bool({"representative", "office", "place", "affiliation"} & set(fields))
        remark = plain_header(self.questions.get("reservation", ""))
        parts = TOGETHER.split(plain_header(self.questions.get("kind", "")))
        self.asks_form = "legal_form" in map(FIELD_OF_HEADER.get, parts)
        self.remarks_only = remark in PLAIN_REMARKS
        forms = known_forms()
        self.form_words = forms.short | forms.branches
        self.form_parts = forms.by_last_word.keys() | forms.by_first_word.keys() | forms.heads

    def read(self, row: Sequence[str], number: int, lines: Lines) -> DraftEntry | None:
        """Read a row; None where it holds no name."""
        cells = {
            field: " ".join(row[column].split())
            for field, column in self.fields.items()
            if column < len(row)
        }
        repeats = self._take_repeats(cells)
        for field in (*NAMING, *PRINTED_BESIDE):
            cell = cells.get(field)
            if cell and not cell[0].isalnum() and NOTHING.fullmatch(cell):
                cells[field] = ""
        for field in (*NAMING, *PRINTED_BESIDE):
            if cells.get(field, "")[:1] in EMPHASIS:
                cells[field] = without_emphasis(cells[field])
        for field in self.beside:
            first = field.partition(":")[0]
            cells[first] = ", ".join(filter(None, (cells.get(first), cells.pop(field, ""))))
        struck = named = ""
        if "~~" in "\n".join(row):
            named = next((cells[of] for of in NAMING if cells.get(of)), "")
            struck = _without_strokes(cells)
        asked = take_wishes_of_cells(cells)
        marked, noted = self._take_marks(cells, row)
        stands = cells.get("representative", "")
        entry = self._read_cells(cells, number, lines)
        if entry is not None and noted:
            entry = _with_marks(with_footnotes(entry, noted), marked)
        told = HIMSELF.fullmatch(stands) if entry and entry.kind == "individual" else None
        if entry is not None and stands and not (told or entry.representative):
            # «Представитель» is an office, and would vouch for the word behind it.
            header = "" if _names_nobody(stands) else self.questions["representative"]
            entry = _with_lost(entry, stands, header)
        if entry is not None and (
            _may_be_for_himself(entry, stands) or _may_be_occupied(entry, cells)
        ):
            entry = with_kind_doubted(entry)
        if entry is not None:
            entry = _with_places(with_wishes(entry, asked))
        if entry is not None and (kind := _unknown_kind(cells, entry)):
            entry = replace(entry, notes=(*entry.notes, kind))
        if entry is not None and repeats:
            entry = replace(entry, notes=(*entry.notes, *repeats))
        if entry is not None and cells.get("printed_form"):
            entry = replace(entry, printed_form=cells["printed_form"])
        if entry is not None and struck:
            defects = (*entry.defects, Defect("struck-out", struck))
            entry = replace(entry, defects=defects, struck=STRUCK.fullmatch(named) is not None)
        if entry is not None and cells.get("affiliation") and not entry.representative:
            entry = replace(entry, affiliation=cells["affiliation"])
        if (
            entry is not None
            and cells.get("affiliation")
            and PERSONAL.match(cells.get("capacity", ""))
        ):
            entry = replace(entry, capacity="personal")
        if entry is None or not self.is_form:
            return entry
        return with_answers(
            entry,
            cells,
            self.questions,
            month_first=self.month_first,
            ticked=self.ticked,
            in_signs=self.in_signs,
        )

    def _take_marks(
        self, cells: dict[str, str], row: Sequence[str]
    ) -> tuple[dict[str, str], list[str]]:
        """Take the marks of notes out of the cells; returns each cell that prints one, and what is noted.

        In a column that does not print, and in one that is not read, only a mark with a note is one.
        """
        marked: dict[str, str] = {}
        noted: list[str] = []
        if self.footnotes is None:
            return marked, noted
        for field in MARKED:
            if cell := cells.get(field, ""):
                cells[field], found = take_marks(cell, self.footnotes)
                if found:
                    marked[cells[field]] = cell
                    noted += found
        if not self.footnotes:
            return marked, noted
        explained = set(self.footnotes.values())
        fields = {column: field for field, column in self.fields.items()}
        for column, whole in enumerate(row):
            field = fields.get(column, "")
            cell = cells.get(field, " ".join(whole.split()))
            bare, found = take_marks(cell, self.footnotes)
            if found and explained.issuperset(found):
                noted += found
                if field:
                    cells[field] = bare
        return marked, noted

    def see_row(self, row: Sequence[str]) -> None:
        """Remember the cells of a row that names nobody: what repeats the row above repeats them."""
        for field, column in self.fields.items():
            if column < len(row):
                self.above[field] = " ".join(row[column].split()).strip("~")

    def _take_repeats(self, cells: dict[str, str]) -> list[str]:
        """Put the value above into each cell that repeats it; return what is noted of them."""
        notes = []
        for field in REPEATED:
            cell = cells.get(field, "")
            if cell and repeats_above(cell):
                above = self.above.get(field, "")
                cells[field] = above
                notes.append(note_of_repeat(cell, self.questions.get(field, field), above))
            else:
                self.above[field] = cell.strip("~")
        return notes

    def _read_cells(self, cells: dict[str, str], number: int, lines: Lines) -> DraftEntry | None:
        _take_positions(cells)
        kind = kind_of_word(cells.get("kind", ""))
        if cells.get("kind") and kind != "individual" and not cells.get("legal_form"):
            self._keep_form(cells, kind)
        personal = PERSONAL.match(cells.get("capacity", "")) or kind == "individual"
        if personal and cells.get("name") and cells.get("representative"):
            # In a personal capacity nobody signs for the body; it is named for identification only.
            cells["affiliation"] = cells.get("affiliation") or cells["name"]
            cells["name"] = ""
        if kind not in (None, "individual"):
            _take_representative(cells)
        if body := cells.get("affiliation", ""):
            # The body that a person belongs to is not a signatory; it prints after the office.
            _add_office(cells, body)
        if self.joins_name:
            whole = " ".join(cells[part] for part in self.joins_name if cells.get(part))
            beside = "person" if self.people_sign else "representative"
            cells[beside] = whole
        name = cells.get("person" if self.people_sign else "name", "")
        representative = cells.get("representative", "")
        if not name and representative:
            # A row of a table of bodies without a body: the person signs alone.
            return self._alone(cells, representative, number, lines)
        if not name:
            return None
        _take_unnamed(cells, name)
        if noise_before(name):
            return self._take_apart(cells, name, number, lines)
        if self.people_sign or (self.family_first and FAMILY_FIRST.fullmatch(name)):
            return self._individual(cells, name, number, lines)
        apart = not self.comes_apart and _holds_more(name)
        if apart or joins_somebody(name) or _is_person_described(cells, name):
            return self._take_apart(cells, name, number, lines)
        return _with_office_apart(self._body(cells, name, number, lines))

    def _keep_form(self, cells: dict[str, str], kind: str | None) -> None:
        """Keep the form in a column of kinds: its header asks for it, or the cell is a form and no kind."""
        printed = cells["kind"]
        if self.asks_form or (kind is None and _is_form(printed)):
            cells["legal_form"] = printed

    def _body(self, cells: dict[str, str], name: str, number: int, lines: Lines) -> DraftEntry:
        printed, bracketed = name, ""
        if "(" in name:
            bracketed, name = take_reservation(name)
        form = cells.get("legal_form", "")
        found = find_form(name) if self._may_hold_form(name) else None
        if found and (not form or same_form(form, found.form)):
            # People write the legal form before the name even where it has a column of its own.
            form, name = found.form, found.name
        elif form and not name.lower().startswith(f"{form.lower()} "):
            printed = f"{form} {printed}"
        kind = self._kind(cells, name, form)
        reservation, notes = self._remarks(cells, bracketed)
        # By position: a hundred thousand rows come through here.
        return DraftEntry(
            number,
            _with_cells(printed, cells),
            name,
            kind,
            1,
            form,
            cells.get("place", ""),
            cells.get("country", ""),
            "" if kind == "individual" else cells.get("representative", ""),
            cells.get("office", ""),
            cells.get("number", ""),
            (),
            reservation,
            guess_language(reservation) if reservation else "",
            "signed",
            "individual" if kind == "individual" else "organisation",
            notes,
            tuple(find_defects(printed)) if _looks_broken(printed) else (),
            lines,
        )

    def _individual(
        self, cells: dict[str, str], name: str, number: int, lines: Lines
    ) -> DraftEntry:
        kind = kind_of_word(cells.get("kind", ""))
        bare = kind is None and not cells.get("office") and is_body(name)
        stands = kind is None and is_person(cells.get("representative", "").partition(",")[0])
        if not is_person(name) and (stands or (bare and not has_known_name(name))):
            # A body among people that sign.
            body = _with_office_apart(self._body(cells, name, number, lines))
            unsure = () if is_body(name) or body.legal_form else (Defect("kind-unsure", name),)
            return replace(body, defects=(*body.defects, *unsure))
        cells = {**cells, "representative": "", "kind": kind or "individual"}
        entry = self._body({**cells, "legal_form": ""}, name, number, lines)
        return replace(entry, name=name, legal_form="")

    def _alone(self, cells: dict[str, str], name: str, number: int, lines: Lines) -> DraftEntry:
        """Read a row of bodies that names only its representative, who then signs alone."""
        people, offices = (name_people(name) if "," in name else None) or ((), ())
        if len(people) == 1 and name.startswith(people[0]) and is_person(people[0]):
            office = ", ".join(filter(None, (*offices, cells.get("office"))))
            return self._individual({**cells, "office": office}, people[0], number, lines)
        entry = self._individual(cells, name, number, lines)
        parted = _with_office_apart(replace(entry, representative=name))
        if parted.representative == name:
            return entry
        return replace(parted, name=parted.representative, representative="")

    def _take_apart(
        self, cells: dict[str, str], name: str, number: int, lines: Lines
    ) -> DraftEntry:
        """Read a cell that holds a whole entry; what has a column of its own goes before."""
        self.parted = True
        printed_number = cells.get("number", "")
        kind = kind_of_word(cells.get("kind", ""))
        signs = "bare bodies" if self.of_bodies else ""
        if kind:
            signs = "people" if kind == "individual" else "bodies"
        entry = read_entry(
            name,
            number=number,
            lines=lines,
            printed_number=printed_number,
            signs=signs or self.signs,
        )
        if (kind or entry.kind) == "individual":
            # Nobody stands for a person; `read` notes what the column says.
            cells = {**cells, "representative": ""}
        reservation, notes = self._remarks(cells, entry.reservation)
        return replace(
            entry,
            as_printed=_with_cells(entry.as_printed, cells),
            kind=kind or entry.kind,
            representative=entry.representative or cells.get("representative", ""),
            office=", ".join(filter(None, (entry.office, cells.get("office")))),
            place=cells.get("place") or entry.place,
            country=cells.get("country") or entry.country,
            legal_form=cells.get("legal_form") or entry.legal_form,
            reservation=reservation,
            reservation_language=guess_language(reservation),
            notes=(*entry.notes, *notes),
        )

    def _remarks(self, cells: dict[str, str], bracketed: str) -> tuple[str, tuple[str, ...]]:
        """Return the reservation and the notes: a remark that states no position is a note."""
        remark = cells.get("reservation", "")
        if not remark:
            return bracketed, ()
        plain = PLAIN_SUPPORT.fullmatch(remark)
        words = states_position(remark) or not (self.remarks_only or _of_signature(remark))
        if plain or not words or bars_signature(remark):
            return bracketed, (remark,)
        return (f"{bracketed}; {remark}" if bracketed else remark), ()

    def _may_hold_form(self, name: str) -> bool:
        if " " not in name:
            return not OPENING.isdisjoint(name)
        words = name.split(" ")
        if words[0] in self.form_words or words[-1] in self.form_words:
            return True
        if not self.form_parts.isdisjoint(name.lower().replace("ъ", "ь").split(" ")):
            return True
        return not OPENING.isdisjoint(words[0][1:])

    def _kind(self, cells: dict[str, str], name: str, form: str) -> str:
        printed = cells.get("kind", "")
        if printed and (known := kind_of_word(printed)):
            return known
        if KIND_HINTS.search(name.lower()):
            kind = kind_of_body(name)
            if kind != "organisation":
                return kind
        alone = not form and not cells.get("representative")
        person = alone and is_person(name) and (not self.of_bodies or _is_certain(name))
        person = person or (alone and not self.of_bodies and _is_couple(name))
        if person and (place := cells.get("place", "").partition(",")[0]):
            # Rust Almaty, of Almaty, is not a family's name.
            person = place not in name.split(" ")[1:] or given_name_first(name)
        return "individual" if person else "organisation"


def _with_marks(entry: DraftEntry, marked: Mapping[str, str]) -> DraftEntry:
    """Return an entry that prints the marks of notes where its cells have them."""
    printed = entry.as_printed
    for bare, cell in marked.items():
        whole = rf"(?<!\w){re.escape(bare)}(?!\w)"
        printed = re.sub(whole, lambda _found, cell=cell: cell, printed, count=1)  # type: ignore[misc]
    return replace(entry, as_printed=printed)


def _is_form(words: str) -> bool:
    return (
        words.lower().strip(".") in COMPANY_FORMS or find_form(f"{words} «{words}»").form == words
    )


@lru_cache(maxsize=10_000)
def _of_signature(remark: str) -> bool:
    """Tell whether a cell speaks of the signature itself, whatever its column is for: no words on demands."""
    return bool(WITHDRAWN.search(remark) or CORRECTED.search(remark) or SIGNED.fullmatch(remark))


def _with_lost(entry: DraftEntry, stands: str, header: str) -> DraftEntry:
    """Keep who is said to stand for a person, where nothing else of the entry says it: it opens the entry."""
    told = (entry.name, entry.office)
    if entry.name in stands or any(stands in each for each in told) or stands in entry.notes:
        return entry
    return replace(entry, notes=(*entry.notes, f"{header}: {stands}" if header else stands))


def _with_office_apart(entry: DraftEntry) -> DraftEntry:
    """Part the office from the person where one cell holds both: «директор Анна Ким», «Анна Ким, юрист»."""
    cell = entry.representative
    if not cell or not (
        cell[0].islower() or "," in cell or is_office_word(cell.split(" ")[0].lower())
    ):
        return entry
    people, offices = name_people(cell) or ((), ())
    if not people:
        return entry
    office = ", ".join(filter(None, (*offices, entry.office)))
    return replace(entry, representative=", ".join(people), office=office)


def _with_places(entry: DraftEntry) -> DraftEntry:
    """Assign the town and the country to their fields where one cell holds both, or the other one."""
    if not entry.place and not entry.country:
        return entry
    place, country = split_place(entry.place, entry.country)
    if (place, country) == (entry.place, entry.country):
        return entry
    return replace(entry, place=place, country=country)


def _without_strokes(cells: dict[str, str]) -> str:
    """Take what is struck through off the cells; returns it as it is marked.

    A row whose name is struck through stays whole, for a person to decide. Else the struck words are
    dropped, and only what was written instead of them counts.
    """
    whole = next((cells[of] for of in NAMING if STRUCK.fullmatch(cells.get(of, ""))), "")
    struck: list[str] = []
    for field, cell in cells.items():
        if "~~" in cell:
            struck += (match[0] for match in STRUCK.finditer(cell))
            rest = " ".join(STRUCK.sub(" ", cell).split())
            named = field in NAMING and not any(map(str.isalpha, rest))
            unmarked = STRUCK.sub(r"\1", cell)
            cells[field] = unmarked if whole or named or field in ALWAYS_READ else rest
    return whole or "; ".join(dict.fromkeys(struck))


def _is_couple(name: str) -> bool:
    """Tell whether two people sign together: «Anna and Boris Kim»."""
    if not COUPLE_BETWEEN.search(name) or len(name) > LONGEST_COUPLE or not COUPLE.fullmatch(name):
        return False
    first, second = COUPLE_BETWEEN.split(name, maxsplit=1)
    return given_name_first(first) and (given_name_first(second) or is_person(second))


def _unknown_kind(cells: Mapping[str, str], entry: DraftEntry) -> str:
    """Return the cell of a column of kinds that names none that is known, and is printed nowhere."""
    printed = cells.get("kind", "")
    known = kind_of_word(printed) is not None or holds_words(entry.as_printed, printed)
    known = known or same_form(printed, entry.legal_form)
    return "" if known or NOTHING.fullmatch(printed) else printed


def _take_representative(cells: dict[str, str]) -> None:
    """Take a person out of the column of affiliations where a body signs: «Anna Kim, director»."""
    person, _comma, office = cells.get("affiliation", "").partition(", ")
    certain = has_known_name(person) or begins_office(office)
    if person and not cells.get("representative") and is_person(person) and certain:
        cells["representative"], cells["affiliation"] = person, ""
        _add_office(cells, office)


def _add_office(cells: dict[str, str], office: str) -> None:
    cells["office"] = ", ".join(filter(None, (cells.get("office"), office)))


def _is_person_described(cells: dict[str, str], name: str) -> bool:
    """Tell whether a cell among names of bodies holds a person with an office: «Анна Ким, учитель»."""
    person, comma, office = name.partition(", ")
    if _says_body(cells):
        return False
    if not comma:
        # «доктор наук Левитин Б. М.»
        named = split_office_person(name) if begins_office(name) else None
        return named is not None and has_known_name_alone(named[1])
    if is_person(person) and begins_office(office):
        return True
    # The Mary Rose is a ship: by given names alone nobody is certain.
    certain = _is_certain(person) and not all(map(given_name_first, person.split(" ")))
    return certain and _may_be_described(name)


def _may_be_described(name: str) -> bool:
    """Tell whether what goes on in small letters may be a person: «Ж. Бек, бортник», «Мой Дом, приют»."""
    person, _comma, said = name.partition(", ")
    if not said[:1].islower() or any(map(names_body, said.split(" "))):
        return False
    return is_person(person)


def _may_be_occupied(entry: DraftEntry, cells: Mapping[str, str]) -> bool:
    """Tell whether a row that is read as a body's may be a person's with an occupation."""
    if entry.kind == "individual" or not _may_be_described(cells.get("name", "")):
        return False
    return not (_says_body(cells) or kind_of_word(cells.get("kind", "")))


def _says_body(cells: Mapping[str, str]) -> bool:
    """Tell whether a row has a legal form, or names who stands for a body; «лично» names nobody."""
    return bool(cells.get("legal_form")) or any(map(str.isupper, cells.get("representative", "")))


def _take_unnamed(cells: dict[str, str], name: str) -> None:
    """Take what names nobody out of the column of those who stand for bodies, where a person signs."""
    stands = cells.get("representative", "")
    if not _names_nobody(stands) or cells.get("legal_form") or not is_person(name):
        return
    if HIMSELF.fullmatch(stands):
        cells["representative"] = ""
        cells["kind"] = cells.get("kind") or "individual"
    elif _is_certain(name):
        cells["representative"] = ""
        if begins_office(stands):
            cells["office"] = ", ".join(filter(None, (stands, cells.get("office"))))


def _may_be_for_himself(entry: DraftEntry, stands: str) -> bool:
    """Tell whether a row may name a person as a body, or a body as a person, for whom nobody named stands."""
    if not _names_nobody(stands) or entry.legal_form:
        return False
    return is_person(entry.name) and not _is_certain(entry.name)


def _names_nobody(stands: str) -> bool:
    """Tell whether what stands in the column of representatives is no name: «лично», «эколог»."""
    return bool(stands) and not any(map(str.isupper, stands))


def _is_certain(name: str) -> bool:
    """Tell whether a name in a column of bodies is certainly a person's; a given name is not enough."""
    return has_known_name_alone(name) and (not LATIN.search(name) or has_family_name(name))


def _holds_more(name: str) -> bool:
    """Tell whether a cell holds more than a name: an office, a place, words in brackets that are none of it.

    Brackets after a body's name are part of it, like its letters, unless they say where or
    on what terms the body signs.
    """
    bare = name
    for start, end in reversed(bracket_groups(name)):
        inside = name[start + 1 : end].rstrip(")] ")
        if start and is_person(name[:start].rstrip()):
            return True
        if any(test(inside) for test in ASIDE):
            return True
        bare = bare[:start] + bare[end:]
    return any(mark in bare for mark in (",", " - ", " – ", " — "))


def _take_positions(cells: dict[str, str]) -> None:
    """Take a position out of the column of offices.

    "Position" heads a column of jobs in one list and of answers to the demands in another; what states
    a position is words to settle, never a job, or it would be counted as plain support.
    """
    office = cells.get("office", "")
    if office and _is_position(office):
        cells["office"] = ""
        remark = cells.get("reservation", "")
        plain = PLAIN_SUPPORT.fullmatch(office)
        words = remark if plain else "; ".join(each for each in (office, remark) if each)
        cells["reservation"] = words or office


@lru_cache(maxsize=10_000)
def _is_position(office: str) -> bool:
    return bool(states_position(office) or PLAIN_SUPPORT.fullmatch(office) or read_stance(office))


def _with_cells(printed: str, cells: Mapping[str, str]) -> str:
    """Return what a row prints: the name, and the cells beside it."""
    beside = [cells[field] for field in BESIDE if cells.get(field)]
    return ", ".join([printed, *beside]) if beside else printed


def _looks_broken(text: str) -> bool:
    return (
        text.count("«") != text.count("»")
        or text.count('"') % 2 == 1
        or text.count("(") != text.count(")")
        or mixes_scripts(text)
    )
