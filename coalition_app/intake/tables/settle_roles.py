"""What the words of a header leave open, settled by the cells: countries, places, bodies."""

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import islice

from coalition_app.intake.forms.answer_columns import find_answers
from coalition_app.intake.tables.place_column import names_both, names_place
from coalition_app.intake.tables.status_column import are_statuses, tells_who_signed
from coalition_app.intake.words.form_questions import NO, YES
from coalition_app.intake.words.header_key import header_key
from coalition_app.intake.words.persons import begins_office, given_name_first, is_person
from coalition_app.intake.words.places import are_countries, is_country
from coalition_app.intake.words.regions import is_region
from coalition_app.intake.words.table_headers import field_of_header, kind_of_word, plain_header
from coalition_app.intake.words.vocabulary import PERSON_TITLES

MOST_COLUMNS = 500
"""Columns of a row that are looked at; a list has some dozen."""
SAMPLE = 1_000
"""Rows from the top that are looked at."""
FEWEST_CELLS, FEW_COUNTRIES, LONG_WORD = 8, 0.1, 14
"""Cells of a column, the share of countries in it and their usual length, by which it holds others."""
MANY = 0.6
OFFICES_AT_MOST, ALIKE_AT_MOST = 0.4, 0.5
"""Shares of offices and of repeated cells from which a column is not names."""
PEOPLE_FIRST = (0.2, 0.25)
"""Shares of people without a body, and of repeated bodies, from which the people before them sign."""
FEWEST_PEOPLE = 4
LONGEST_MARK = 5
BODIES_FIRST = 0.5
"""The same share of repeated bodies where the bodies come first."""
KNOWN = 0.25
"""Share of given names that are known, of those that follow a comma."""
FAMILY_FIRST = re.compile(r"([^\W\d_][^,()\d]{0,60}), ?([^\W\d_][^,()\d]{0,40})\.?")
"""A family's name and a person's own after a comma."""
MOST_CAPACITIES = 6
OWN = re.compile(
    r"\b(?:myself|personal|personally|individual|individually|own|private|лично|личн\w+|себя|частн\w+|"
    r"физическ\w+|жеке|өз|persönlich|privat|privé|personnel\w*|particulier|personal|propio|osobiście|"
    r"prywatnie|особисто|приватн\w+)\b"
)
"""Words for signing as an individual, in small letters."""
BEHALF = re.compile(
    r"institut|organi[sz]|организац|организаци|behalf|company|compan|university|entity|group|ngo|ұйым|"
    r"учрежден|organizac|organisme|société|entidad|verein|firma|установ|структур"
)
FULL = frozenset(
    {
        "full name",
        "fullname",
        "nom complet",
        "nombre completo",
        "nome completo",
        "vollständiger name",
    }
)
"""Headers of the names of people in most tables, and of bodies beside their short names in others."""
FEWEST_SURE = 3
"""Cells of a column that its contents alone may tell."""
OF_ORIGIN = re.compile(
    r"nation|citizen|birth|phone|граждан|националь|рожден|телефон|азаматты", re.IGNORECASE
)
"""Headers of countries where somebody does not sign."""
MAIL = re.compile(r"mail|почт|пошт|correo|courriel", re.IGNORECASE)
JOINED = ("office", "affiliation")
"""Fields that several columns may share: department and university."""

Rows = Sequence[Sequence[str]]


def sample_rows(texts: Sequence[str], start: int, delimiter: str) -> list[list[str]]:
    """Return some rows below a header as cells without the white space around them; none where they break."""
    lines = (text + "\n" for text in texts[start:] if text.strip())
    try:
        rows = list(islice(csv.reader(lines, delimiter=delimiter), SAMPLE))
    except csv.Error:
        return []
    return [[" ".join(cell.split()) for cell in row[:MOST_COLUMNS]] for row in rows]


def settle_roles(
    rows: Rows, headers: Sequence[str], fields: dict[str, int], mapping: Mapping[str, str]
) -> dict[str, int]:
    """Return the fields of a table as its cells confirm them; columns of the mapping stay as they are."""
    settled = dict(fields)
    mapped = {at for at, cell in enumerate(headers) if header_key(cell) in mapping}
    if settled.get("country", -1) not in mapped:
        _settle_country(rows, settled)
    for field in ("submitted", "representative"):
        column = settled.get(field, len(headers))
        open_ = column < len(headers) and column not in mapped
        if open_ and tells_who_signed(headers[column], _filled(rows, column)):
            # «Подписал» heads representatives, and a yes or no as well.
            settled.pop(field)
    if settled.get("office", -1) not in mapped:
        _without_honorifics(rows, settled)
    if "person" in settled and "name" not in settled and settled["person"] not in mapped:
        _settle_full_names(rows, headers, settled)
    find_answers(rows, headers, settled, mapped)
    for field, test in FOUND:
        for at, header in enumerate(headers):
            known = field in settled or (field == "country" and "place" in settled)
            known = known or (field == "representative" and "name" not in fields)
            read = known or at in mapped or at in settled.values()
            if not read and test(header, _filled(rows, at)):
                settled[field] = at
    _settle_description(rows, settled)
    if not {settled.get("name", -1), settled.get("representative", -1)} & mapped:
        _settle_signers(rows, headers, settled)
    return settled


def names_signatories(rows: Rows, column: int) -> bool:
    """Tell whether a column can name signatories: words, hardly any offices, and hardly any cell twice."""
    cells = _filled(rows, column)
    if len(cells) < 2:
        return bool(cells) and any(map(str.isalpha, cells[0]))
    words = sum(any(map(str.isalpha, cell)) and "://" not in cell for cell in cells)
    return (
        words > MANY * len(cells)
        and sum(map(begins_office, cells)) <= OFFICES_AT_MOST * len(cells)
        and repeated(cells) <= ALIKE_AT_MOST
    )


def repeated(cells: Sequence[str]) -> float:
    """Return the share of cells that repeat an earlier one."""
    return 1 - len({cell.casefold() for cell in cells}) / len(cells) if cells else 0.0


def _filled(rows: Rows, column: int) -> list[str]:
    return [row[column] for row in rows if column < len(row) and row[column]]


def _share(cells: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, cells)) / len(cells) if cells else 0.0


def _settle_country(rows: Rows, fields: dict[str, int]) -> None:
    """Read a column headed «Country» or «State» as what it holds: places, or categories of signatories."""
    column = fields.get("country")
    if column is None:
        return
    cells = _filled(rows, column)
    if are_statuses(cells):
        # «State» heads statuses as well: pending is not a country.
        fields.pop("country")
        return
    countries = _share(cells, lambda cell: is_country(cell) or names_both(cell))
    if len(cells) > 2 and countries < MANY and _share(cells, is_region) > countries:
        fields.pop("country")
        fields.setdefault("place", column)
        return
    long = sum(map(len, cells)) > LONG_WORD * len(cells)
    if len(cells) >= FEWEST_CELLS and countries <= FEW_COUNTRIES and long:
        fields.pop("country")
        fields.setdefault("section", column)


def _without_honorifics(rows: Rows, fields: dict[str, int]) -> None:
    """Leave a column of Dr, Prof. and Ms out where another one says what somebody is."""
    others = [at for field, at in fields.items() if field.startswith("office:")]
    column = fields.get("office", -1)
    if others and _share(_filled(rows, column), _is_honorific) > MANY:
        fields["office"] = others[0]
        fields.pop(f"office:{others[0]}")


def _is_honorific(cell: str) -> bool:
    return all(word.strip(".,").lower() in PERSON_TITLES for word in cell.split(" "))


def _settle_full_names(rows: Rows, headers: Sequence[str], fields: dict[str, int]) -> None:
    """Read a column headed «Full name» that holds hardly any person as names of whoever signs."""
    column = fields["person"]
    if column >= len(headers) or plain_header(headers[column]) not in FULL:
        return
    if _share(_filled(rows, column), is_person) < MANY:
        fields["name"] = fields.pop("person")


def _tells_kind(_header: str, cells: Sequence[str]) -> bool:
    """Tell whether a column says of each row what kind of signatory it is, whatever its header."""
    values = {cell.casefold() for cell in cells}
    return 1 < len(values) <= MOST_CAPACITIES and all(map(kind_of_word, values))


def _tells_capacity(_header: str, cells: Sequence[str]) -> bool:
    """Tell whether a column says of each row whether one signs for oneself or for a body: «Myself»."""
    values = {cell.casefold() for cell in cells}
    others = {value for value in values if not OWN.search(value)}
    few = 1 < len(values) <= MOST_CAPACITIES and 0 < len(others) < len(values)
    return few and all(map(BEHALF.search, others))


def _tells_sender(header: str, cells: Sequence[str]) -> bool:
    """Tell whether a column is of mail addresses, whose header is more than one word: it is never printed."""
    return MAIL.search(header) is not None and _share(cells, lambda cell: "@" in cell) > MANY


def _tells_where(header: str, cells: Sequence[str], test: Callable[[str], bool]) -> bool:
    """Tell whether a column is of nothing but countries or places, whose header is not known: «Where»."""
    sure = len(cells) >= FEWEST_SURE and all(map(test, cells))
    return sure and not OF_ORIGIN.search(header)


ADDRESSES = re.compile(
    r"\b(?:адрес[аы]?|мекен-?жай\w*|(?<!form of )address(?:es)?)\b", re.IGNORECASE
)
"""Headers of addresses: lists name a town there, or a street and a house, which are never printed."""
TOWN = re.compile(r"[^\W\d_][^\W\d_'’-]{2,}(?: [^\W\d_][^\W\d_'’-]{2,})?")
"""One word or two, as of a town that no table knows."""
OF_HOUSE = re.compile(
    r"\b(?:the|cottage|house|vicarage|rectory|lodge|farm|hall|manor|villa|barn|mill|court|lane|street|road|"
    r"avenue|drive|close|way|place|square|row|terrace|gardens?|\w*(?:стра[сш]{1,2}е|stra(?:ss|ß)e)|rue|calle|via|"
    r"дом|дача|усадьба|хутор|улица|переулок|проспект|проезд|шоссе|бульвар|тупик|площадь|набережная|микрорайон|"
    r"квартал|үй\w*|көше\w*|даңғыл\w*|тұйы\w*)\b",
    re.IGNORECASE,
)
"""Words of a house or a street, which may have no number."""


def _tells_towns(header: str, cells: Sequence[str]) -> bool:
    """Tell whether a column of addresses holds towns alone, most of them known: «Rose Cottage» is a home."""
    if not cells or not ADDRESSES.search(header):
        return False
    return _share(cells, names_place) > ALIKE_AT_MOST and all(map(_may_be_town, cells))


def _may_be_town(cell: str) -> bool:
    """Tell whether a cell names a place, or looks like a town that no table knows."""
    shaped = cell.istitle() and TOWN.fullmatch(cell) and not OF_HOUSE.search(cell)
    return names_place(cell) or bool(shaped)


WHO = ("кто", "who", "кім")
"""Headers of who signs: «MP» may be whom a body writes to."""


def _tells_people(header: str, cells: Sequence[str]) -> bool:
    """Tell whether a column headed «Кто» holds people: beside bodies they stand for these."""
    return plain_header(header) in WHO and _share(cells, is_person) > ALIKE_AT_MOST


FOUND: tuple[tuple[str, Callable[[str, Sequence[str]], bool]], ...] = (
    ("kind", _tells_kind),
    ("capacity", _tells_capacity),
    ("sender", _tells_sender),
    ("country", partial(_tells_where, test=are_countries)),
    ("place", partial(_tells_where, test=names_place)),
    ("place", _tells_towns),
    ("representative", _tells_people),
)
"""Fields that the cells of an unread column tell, the first such column each."""


def _settle_description(rows: Rows, fields: dict[str, int]) -> None:
    """Read a column headed «Описание» as offices where it holds hardly anything else; else leave it out.

    What somebody says of a body is no office, and would be printed as one.
    """
    column = fields.pop("description", -1)
    if column >= 0 and _share(_filled(rows, column), begins_office) > MANY:
        fields.setdefault("office", column)


def _settle_signers(rows: Rows, headers: Sequence[str], fields: dict[str, int]) -> None:
    """Tell whether people sign who name their body, or bodies that have representatives.

    Of people, some name no body and many name the same one; a body signs once. Which of the two comes
    first says as much.
    """
    body, person = fields.get("name", -1), fields.get("representative", -1)
    joined = "family" in fields
    if body < 0 or person < 0 or {"affiliation", "kind", "capacity"} & fields.keys():
        return
    if body >= len(headers) or not is_plain_body(headers[body]):
        return
    both = [(row[person], row[body]) for row in rows if max(person, body) < len(row)]
    people = [each for each in both if each[0]]
    bodies = [each[1] for each in both if each[1]]
    if len(people) < FEWEST_PEOPLE or not bodies:
        return
    blank, again = sum(not each[1] for each in people) / len(people), repeated(bodies)
    sign = again >= BODIES_FIRST
    if _share(bodies, begins_office) > OFFICES_AT_MOST:
        # Offices are in the column of bodies: «Pastor, Church of St Paul».
        sign = True
    elif person < body:
        sign = blank >= PEOPLE_FIRST[0] or again >= PEOPLE_FIRST[1]
    if sign and (joined or _share([each[0] for each in people], is_person) > ALIKE_AT_MOST):
        column = fields.pop("name")
        if _share(bodies, _is_mark) <= MANY:
            fields["affiliation"] = column
        fields["person"] = fields.pop("representative")


def family_goes_first(rows: Rows, column: int) -> bool:
    """Tell whether most names of a column are people's with the family's name first: Silva, Grace."""
    cells = _filled(rows, column)
    parted = [match for cell in cells if (match := FAMILY_FIRST.fullmatch(cell))]
    if len(parted) < FEWEST_CELLS or len(parted) < MANY * len(cells):
        return False
    people = sum(
        given_name_first(match[2]) or is_person(f"{match[2]} {match[1]}") for match in parted
    )
    known = sum(given_name_first(match[2]) for match in parted)
    return people > MANY * len(parted) and known > KNOWN * len(parted)


def _is_mark(cell: str) -> bool:
    """Tell whether a cell is a tick or a yes: «Firma» means signature in Spanish, and company in German."""
    return len(cell) < LONGEST_MARK and (len(cell) < 2 or bool(YES.match(cell) or NO.match(cell)))


def is_plain_body(header: str) -> bool:
    """Tell whether a header says no more than «Organisation»: one that asks for who signs is certain."""
    plain = plain_header(header)
    return field_of_header(header) == "body" and not any(
        word in plain
        for word in ("name", "назван", "наимен", "подпис", "sign", "атау", "nom", "nazw")
    )
