"""One printed entry of a list, taken apart into the fields of a signature."""

import re
from dataclasses import dataclass, field

from coalition_app.drafts import Defect, DraftEntry, Joint, Lines
from coalition_app.intake.defects import find_defects
from coalition_app.intake.kinds import kind_of_body
from coalition_app.intake.legal_forms import find_form
from coalition_app.intake.lines import collapse, collapse_to_tabs
from coalition_app.intake.people import (
    begins_office,
    is_person,
    split_office_person,
    split_person_office,
)
from coalition_app.intake.places import is_country, is_place
from coalition_app.intake.quotation import QUOTES, Item, bracket_groups, split_items
from coalition_app.intake.reservations import (
    guess_language,
    take_reservation,
    take_unbracketed,
)
from coalition_app.intake.vocabulary import names_body

LONGEST = 3000
"""Characters; a longer entry is no list's and stays one piece."""

PERSONAL = re.compile(
    r"в личном качестве|как частное лицо|от себя лично|"
    r"in (?:a |his |her |their )?personal capacity|"
    r"жеке тұлға ретінде|өз атынан",
    re.IGNORECASE,
)
DASH = re.compile(r"[-–—/|]")
FULL_STOP = re.compile(r"(?<=[^\W\d_]{4})\.$")


@dataclass(slots=True)
class Parts:
    """The fields of one entry while they are being found."""

    name: str = ""
    individual: bool = False
    legal_form: str = ""
    place: str = ""
    country: str = ""
    people: list[str] = field(default_factory=list)
    """Who signs for a body; for an individual, further people who are named."""
    offices: list[str] = field(default_factory=list)
    joint: list[Joint] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    defects: list[Defect] = field(default_factory=list)

    @property
    def has_person(self) -> bool:
        """Whether a person was already found."""
        return self.individual or bool(self.people)


def read_entry(
    text: str,
    *,
    number: int,
    lines: Lines,
    printed_number: str = "",
    section: int = 1,
    comma_ends: bool = False,
) -> DraftEntry:
    """Take one entry apart, given without its number; every field copies what is printed.

    Tabs part the columns of a row. `comma_ends` says that a comma at the end is the whole list's habit.
    """
    printed = collapse(text)
    if len(printed) > LONGEST:
        return DraftEntry(
            number, printed, printed, section=section, printed_number=printed_number, lines=lines
        )
    reservation, rest = take_reservation(collapse_to_tabs(text))
    items = split_items(rest)
    if not reservation:
        reservation, items = take_unbracketed(items)
    parts = read_items(items)
    defects = [*find_defects(printed, comma_ends=comma_ends), *parts.defects]
    if not any(map(str.isalnum, parts.name)):
        parts.name = parts.name or printed
        defects.append(Defect("no-name", printed))
    return DraftEntry(
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
        capacity=_capacity(parts, printed),
        notes=tuple(parts.notes),
        defects=tuple(defects),
    )


def _kind(parts: Parts) -> str:
    return "individual" if parts.individual else kind_of_body(parts.name, tuple(parts.notes))


def _capacity(parts: Parts, printed: str) -> str:
    if PERSONAL.search(printed):
        return "personal"
    return "individual" if parts.individual else "organisation"


def read_items(items: list[Item]) -> Parts:
    """Give each item of an entry its field, from the signatory on."""
    parts = Parts()
    if not items:
        return parts
    items = _end_open_bracket(items)
    rest = _read_signatory(parts, items)
    for at, item in enumerate(rest):
        _place_item(parts, item, rest[at + 1 :])
    return parts


def _end_open_bracket(items: list[Item]) -> list[Item]:
    """Let a bracket that never closes end where a person's name does.

    «Company (publisher of «A», «B» and Anna Kim, director»: the last two words name a person.
    """
    groups = bracket_groups(items[0].text)
    if not groups or items[0].text.endswith((")", "]")):
        return items
    for at, item in enumerate(items[1:], 1):
        words = item.text.split(" ")
        if is_person(" ".join(words[-2:])):
            inside = "".join(part.joiner + part.text for part in items[:at])
            inside += (item.joiner + " ".join(words[:-2])) if len(words) > 2 else ""
            return [Item(inside), Item(" ".join(words[-2:]), ", "), *items[at + 1 :]]
    return items


def _read_signatory(parts: Parts, items: list[Item]) -> list[Item]:
    """Find who signs; gives the items that are left."""
    first = _without_brackets(parts, items[0].text)
    if is_person(first):
        parts.individual, parts.name = True, first
        return items[1:]
    if split := split_person_office(first):
        parts.individual, parts.name = True, split[0]
        parts.offices.append(split[1])
        parts.defects.append(Defect("missing-comma", first))
        return items[1:]
    if begins_office(first) and (rest := _read_office_first(parts, first, items)) is not None:
        return rest
    found = find_form(first) if first else None
    if found:
        parts.legal_form, parts.name = found.form, found.name
        if found.branch:
            parts.notes.append(found.branch)
        if found.misspelt:
            parts.defects.append(Defect("misspelt-legal-form", found.form))
    return items[1:]


def _read_office_first(parts: Parts, first: str, items: list[Item]) -> list[Item] | None:
    """Read an entry that begins with an office: Председатель ОО «Эхо» Анна Ким."""
    if split := split_office_person(first):
        parts.individual, parts.name = True, split[1]
        parts.offices.append(split[0])
        return items[1:]
    for at, item in enumerate(items[1:], 1):
        if is_person(item.text):
            parts.individual, parts.name = True, item.text
            parts.offices.append("".join(part.joiner + part.text for part in items[:at]))
            return items[at + 1 :]
    return None


def _without_brackets(parts: Parts, text: str) -> str:
    """Take the brackets at the end of a text off, into a place, a country or a note."""
    groups = bracket_groups(text)
    # A bracket right behind a letter, as in `name(x)`, is part of the word.
    while groups and not text[groups[-1][1] :].strip(" .") and groups[-1][0]:
        start, end = groups.pop()
        if text[start - 1].isalnum():
            break
        inside = text[start + 1 : end].rstrip()
        _take_aside(parts, inside[:-1] if inside.endswith((")", "]")) else inside)
        text = text[:start].rstrip()
    return text


def _take_aside(parts: Parts, inside: str) -> None:
    if not parts.country and is_country(inside):
        parts.country = inside
    elif not parts.place and is_place(inside):
        parts.place = inside
    elif inside:
        parts.notes.insert(0, inside)


def _place_item(parts: Parts, item: Item, later: list[Item]) -> None:
    """Give one item behind the signatory its field."""
    text = item.text
    if not parts.country and is_country(text):
        parts.country = text
    elif not parts.place and is_place(text):
        parts.place = text
    elif is_person(person := _without_brackets(Parts(), text)):
        _without_brackets(parts, text)
        (parts.notes if parts.individual else parts.people).append(person)
    elif _take_person_with_office(parts, text, later):
        pass
    elif begins_office(text):
        _take_office(parts, text)
    elif is_body(text) and not DASH.search(item.joiner):
        _take_body(parts, text)
    else:
        _take_unknown(parts, item, later)


def _take_person_with_office(parts: Parts, text: str, later: list[Item]) -> bool:
    if parts.has_person:
        return False
    if split := split_person_office(text):
        parts.people.append(split[0])
        parts.offices.append(split[1])
        parts.defects.append(Defect("missing-comma", text))
        return True
    if any(is_person(item.text) for item in later):
        return False
    if split := split_office_person(text):
        parts.offices.append(split[0])
        parts.people.append(split[1])
        if " " not in split[1] and "." not in split[1]:
            parts.defects.append(Defect("name-cut-off", split[1]))
        return True
    return False


def _take_office(parts: Parts, text: str) -> None:
    parts.offices.append(text)
    for start, end in bracket_groups(text):
        for item in split_items(text[start + 1 : end - 1]):
            if not parts.place and is_place(item.text):
                parts.place = item.text


def is_body(text: str) -> bool:
    """Whether an item names a body of its own: a legal form, or a word for bodies at its head."""
    if not text[:1].isupper() and text[:1] not in QUOTES:
        return False
    found = find_form(text)
    if found.form and found.name != text:
        return True
    before_quotes = re.split(f"[{QUOTES}]", text, maxsplit=1)[0]
    return any(map(names_body, before_quotes.split(" ")[:4]))


def _take_body(parts: Parts, text: str) -> None:
    if parts.has_person:
        parts.notes.append(text)
    else:
        found = find_form(text)
        parts.joint.append(Joint(found.form, found.name))


def _take_unknown(parts: Parts, item: Item, later: list[Item]) -> None:
    text = item.text
    one_proper_word = text[:1].isupper() and text.isalpha()
    if parts.has_person:
        (parts.notes if one_proper_word or len(text) < 3 else parts.offices).append(text)
    elif one_proper_word and not parts.place and any(is_person(part.text) for part in later):
        parts.place = text
    elif parts.joint or parts.offices or parts.place or parts.country:
        parts.notes.append(text)
    else:
        # The name of a body may hold commas and dashes without quotation marks around it.
        parts.name += item.joiner.replace("\t", " ") + text
