"""One printed entry of a list, taken apart into the fields of a signature."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from coalition_app.drafts import Defect, DraftEntry, Joint, Lines
from coalition_app.intake.bodies import LATIN, can_sign_beside, is_body
from coalition_app.intake.defects import find_defects
from coalition_app.intake.entry_items import (
    describes,
    join_name,
    join_series,
    part_address,
    whole_items,
)
from coalition_app.intake.footnotes import PERSONAL, take_marks
from coalition_app.intake.kinds import kind_of_body
from coalition_app.intake.legal_forms import find_form
from coalition_app.intake.lines import collapse, collapse_to_tabs
from coalition_app.intake.people import (
    begins_office,
    ends_office,
    has_known_name,
    has_known_name_alone,
    has_office,
    is_degree,
    is_office_word,
    is_person,
    split_office_person,
    split_person_office,
)
from coalition_app.intake.places import is_country, is_place
from coalition_app.intake.quotation import QUOTES, Item, bracket_groups, split_items
from coalition_app.intake.reservations import (
    guess_language,
    states_position,
    take_reservation,
    take_unbracketed,
)
from coalition_app.intake.vocabulary import names_body

LONGEST = 3000
"""Characters; a longer entry is no list's and stays one piece."""

WITHDRAWN = re.compile(
    r"\b(?:withdrawn|withdrew|signature (?:removed|revoked)|no longer (?:signs|a signatory))\b|"
    r"\bотозва(?:н[аоы]?|л[аи]?)\b|\bотзыв подписи|\b(?:снял[аи]?|отозвал[аи]?) (?:свою )?подпись|"
    r"\bподпись (?:снята|отозвана|аннулирована)|\bқолын (?:кері )?(?:қайтар|ал)\w*|\bқолы қайтарыл\w*",
    re.IGNORECASE,
)
"""Words by which a signature was taken back, where they stand as an item or in brackets."""

CORRECTED = re.compile(
    r"^(?:corrected|correction|исправлен[оаы]?|уточнен[оаы]?|түзетілді|түзетілген)\b", re.IGNORECASE
)
DASH = re.compile(r"[-–—/|]")
TWO_BODIES = re.compile(r"(.+[»”\"]) (?:и|and|және|мен|пен|&) (.+)")
"""Two bodies in one item: the first ends with its quotation mark."""
IN_PERSON_OF = re.compile(r"(.+?) (?:в лице|represented by|in the person of),? (.+)", re.IGNORECASE)
NAMELESS = re.compile(
    r"(?:без подписи|подпись неразборчива|неразборчиво|имя (?:скрыто|не указано|не публикуется)|"
    r"аноним\w*|anonymous|name withheld|illegible|unreadable|аты-жөні көрсетілмеген)(?: \(.*\))?\.?",
    re.IGNORECASE,
)
"""What is printed in the place of a name that is not."""
WORKS_AT = re.compile(
    r"\s(?:at|@|в) ((?:the )?[A-ZА-ЯЁӘҒҚҢӨҰҮІ«“\"].*)|"
    r"^(?:(?:[Cc]o-)?(?:[Ff]ounder|"
    r"[Dd]irector|[Hh]ead|[Cc]hair|[Pp]resident|[Mm]anager)|C[A-Z]O) of ((?:the )?[A-Z].*)",
)
"""An office with the body in which it is held."""
STRUCK_WHOLE = re.compile(r"~~([^~]+)~~")
ON_BEHALF = re.compile(
    r"(?:on behalf of|for and on behalf of|от имени) (?:the )?(\S.*)", re.IGNORECASE
)
BESIDES = re.compile(
    r"(?:within|in|under|as|on behalf of|member of|part of|a member|a project|представля\w+|в рамках|"
    r"от имени|член|участник|при поддержке|негізінде|аясында) ",
)
"""How words begin that say in what frame a body signs, and are no part of its name."""
EXCLAIMED = re.compile(r"[!?]$|\w+ \w+ \w+[.]$|[.!?] [A-ZА-ЯЁ]\w+ \w")
"""How words end that somebody says, and no office does."""
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
    affiliation: str = ""
    withdrawn: bool = False

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
    footnotes: Mapping[str, str] | None = None,
    signs: str = "",
) -> DraftEntry:
    """Take one entry apart, given without its number; every field copies what is printed.

    Tabs part the columns of a row. `comma_ends` says that a comma at the end is the whole list's habit.
    `footnotes` gives the list's notes by their marks. `signs` says what the list around the entry is of,
    where its own words leave it open: people or bodies.
    """
    printed = collapse(text)
    if len(printed) > LONGEST:
        return DraftEntry(
            number, printed, printed, section=section, printed_number=printed_number, lines=lines
        )
    unmarked, noted = take_marks(collapse_to_tabs(text), footnotes or {})
    unmarked, address = part_address(unmarked)
    if whole := STRUCK_WHOLE.fullmatch(unmarked):
        unmarked = whole[1].strip()
    reservation, rest = take_reservation(unmarked)
    items = split_items(rest)
    if not reservation:
        reservation, items = take_unbracketed(items)
    parts = read_items(items, signs)
    for note in noted:
        reservation = _take_note(parts, note, reservation)
    defects = [*find_defects(printed, comma_ends=comma_ends), *parts.defects]
    if not any(map(str.isalnum, parts.name)) or NAMELESS.fullmatch(parts.name):
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
        standing="withdrawn" if parts.withdrawn else "signed",
        capacity=_capacity(parts, printed, noted),
        notes=(*parts.notes, address) if address else tuple(parts.notes),
        defects=tuple(defects),
        affiliation=parts.affiliation,
    )


def _take_note(parts: Parts, note: str, reservation: str) -> str:
    """Take what a note to the entry says; gives the reservation, which the note may be."""
    if _take_mark_word(parts, note):
        return reservation
    if not reservation and states_position(note):
        return note
    parts.notes.append(note)
    return reservation


def _take_mark_word(parts: Parts, text: str) -> bool:
    """Take words that say that a signature was taken back or corrected; False for other words."""
    if WITHDRAWN.search(text):
        parts.withdrawn = True
        parts.defects.append(Defect("withdrawn-mark", text))
    elif CORRECTED.search(text):
        parts.defects.append(Defect("corrected-mark", text))
    else:
        return False
    parts.notes.append(text)
    return True


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
    rest = join_series(_read_signatory(parts, items, signs))
    for at, item in enumerate(rest):
        _place_item(parts, item, rest[at + 1 :])
    return parts


def _read_signatory(parts: Parts, items: list[Item], signs: str) -> list[Item]:
    """Find who signs; gives the items that are left."""
    first, address = part_address(_without_brackets(parts, items[0].text))
    if address:
        parts.notes.append(address)
    if is_person(first) and len(items) > 1 and (led := ON_BEHALF.fullmatch(items[1].text)):
        parts.people.append(first)
        body = find_form(led[1])
        parts.legal_form, parts.name = body.form, body.name
        return items[2:]
    if _signs_alone(first, items[1:], signs):
        parts.individual, parts.name = True, first
        aside, parts.notes = parts.notes, []
        for inside in reversed(aside):
            if WITHDRAWN.search(inside) or CORRECTED.search(inside):
                parts.notes.insert(0, inside)
            else:
                _take_aside(parts, inside)
        return items[1:]
    if split := split_person_office(first):
        parts.individual, parts.name = True, split[0]
        parts.offices.append(split[1])
        parts.defects.append(Defect("missing-comma", first))
        return items[1:]
    if begins_office(first) and (rest := _read_office_first(parts, first, items)) is not None:
        return rest
    if led := IN_PERSON_OF.fullmatch(first):
        first = _take_led_by(parts, led) or first
    if (two := TWO_BODIES.fullmatch(first)) and is_body(two[2]):
        second = find_form(two[2])
        first = two[1]
        parts.joint.append(Joint(second.form, second.name))
    found = find_form(first) if first else None
    if found:
        parts.legal_form, parts.name = found.form, found.name
        if found.branch:
            parts.notes.append(found.branch)
        for note in [each for each in parts.notes if is_person(each) and has_known_name(each)]:
            parts.notes.remove(note)
            parts.people.append(note)
        if found.misspelt:
            parts.defects.append(Defect("misspelt-legal-form", found.form))
    return items[1:]


def _signs_alone(first: str, later: list[Item], signs: str) -> bool:
    """Whether the first item is a person who signs, and not a body."""
    if signs == "people" and first and not find_form(first).form:
        return not is_office_word(first.split(" ")[0].lower()) or is_person(first)
    if signs == "bodies" and not has_known_name_alone(first):
        return False
    return is_person(first) and not _has_representative(first, later)


def _take_led_by(parts: Parts, led: re.Match[str]) -> str:
    """Take who signs for a body «in the person of»; gives the body, or nothing where nobody is named."""
    words = led[2].split(" ")
    for count in (3, 2):
        if is_person(" ".join(words[-count:])):
            parts.people.append(" ".join(words[-count:]))
            if words[:-count]:
                parts.offices.append(" ".join(words[:-count]))
            return led[1]
    return ""


def _has_representative(first: str, later: list[Item]) -> bool:
    """Whether capitals that may be a body stand before somebody who is a person for certain."""
    if has_known_name(first):
        return False
    for at, item in enumerate(later[:2]):
        if is_person(item.text) and has_known_name(item.text):
            return at == 0 or begins_office(later[0].text)
    return False


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
    elif inside and not _take_mark_word(parts, inside) and not _take_place_pair(parts, inside):
        if parts.individual and _names_affiliation(inside):
            _take_affiliation(parts, inside, parts.offices == [])
        elif parts.individual and not parts.offices and describes(inside):
            _take_description(parts, inside)
        else:
            parts.notes.insert(0, inside)


def _take_description(parts: Parts, inside: str) -> None:
    """Take a description; handles that stand within it are kept apart."""
    items = split_items(inside)
    handles = [item.text for item in items if item.text[:1] == "@"]
    if not handles:
        parts.offices.append(inside)
        return
    told = [item for item in items if item.text[:1] != "@"]
    parts.notes += handles
    if told:
        parts.offices.append(told[0].text + "".join(one.joiner + one.text for one in told[1:]))


def _take_place_pair(parts: Parts, inside: str) -> bool:
    """Take a place and its country, as in (Oslo, Norway); False for other words."""
    items = [item.text for item in split_items(inside)]
    if len(items) != 2 or parts.place or parts.country or not is_country(items[1]):
        return False
    parts.place, parts.country = items
    return True


def _names_affiliation(text: str) -> bool:
    """Whether words beside a person can name a body: a capital, and neither an address nor a handle."""
    if PERSONAL.search(text) or (not text[:1].isalpha() and text[:1] not in QUOTES):
        return False
    return (text[:1].isupper() or text[:1] in QUOTES) and "@" not in text and "://" not in text


def _take_affiliation(parts: Parts, text: str, is_office: bool) -> None:
    """Keep the body that a person is printed with; where no office is printed it stands for one."""
    parts.affiliation = parts.affiliation or text
    if is_office:
        parts.offices.append(text)
    else:
        parts.notes.append(text)


def _place_item(parts: Parts, item: Item, later: list[Item]) -> None:
    """Give one item behind the signatory its field."""
    text = _without_mark(parts, item.text)
    if not parts.country and is_country(text):
        parts.country = text
    elif not parts.place and (is_place(text) or _is_town_before_country(text, later)):
        parts.place = text
    elif PERSONAL.match(text):
        parts.notes.append(text)
    elif is_person(person := _without_brackets(Parts(), text)) and _may_represent(
        parts, person, later
    ):
        _without_brackets(parts, text)
        if parts.individual and not has_known_name(person) and _names_affiliation(person):
            _take_affiliation(parts, person, not parts.offices)
        else:
            (parts.notes if parts.individual else parts.people).append(person)
    elif _take_mark_word(parts, text) or _take_person_with_office(parts, text, later):
        pass
    elif begins_office(text) or (parts.individual and (ends_office(text) or is_degree(text))):
        _take_office(parts, text)
    elif is_body(text) and not DASH.search(item.joiner):
        _take_body(parts, text)
    else:
        _take_unknown(parts, item, later)


def _without_mark(parts: Parts, text: str) -> str:
    """Take a bracket at an item's end that says that the signature was taken back or corrected."""
    groups = bracket_groups(text)
    if not groups or not groups[-1][0] or groups[-1][1] < len(text):
        return text
    inside = text[groups[-1][0] + 1 : -1]
    return text[: groups[-1][0]].rstrip() if _take_mark_word(parts, inside) else text


def _may_represent(parts: Parts, person: str, later: list[Item]) -> bool:
    """Whether somebody behind a body is no part of its name: «Nupef – Núcleo de Pesquisas» names nobody."""
    if parts.individual or has_known_name_alone(person) or not LATIN.search(person):
        return True
    return any(begins_office(item.text) for item in later[:1])


def _is_town_before_country(text: str, later: list[Item]) -> bool:
    """Whether an unknown proper word stands right before a country: Uppsala, Sweden."""
    if len(later) != 1 or not is_country(later[0].text) or text.isupper() or names_body(text):
        return False
    return text[:1].isupper() and text.replace("-", "").isalpha() and not begins_office(text)


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
    groups = bracket_groups(text)
    if groups and groups[-1][1] == len(text) and text.endswith(")"):
        inside = text[groups[-1][0] + 1 : -1]
        alone = is_place(inside) or is_country(inside) or WITHDRAWN.search(inside)
        if alone and groups[-1][0]:
            # What has a field of its own is no part of the office.
            text = text[: groups[-1][0]].rstrip()
            _take_aside(parts, inside)
    parts.offices.append(text)
    if parts.individual and not parts.affiliation and (body := WORKS_AT.search(text)):
        parts.affiliation = body[1] or body[2]
    for start, end in bracket_groups(text):
        for item in split_items(text[start + 1 : end - 1]):
            if not parts.place and is_place(item.text):
                parts.place = item.text


def _take_body(parts: Parts, text: str) -> None:
    if parts.individual:
        _take_affiliation(parts, text, not parts.offices)
    elif parts.has_person:
        parts.notes.append(text)
    elif not can_sign_beside(text):
        parts.name += ", " + text
    else:
        found = find_form(text)
        parts.joint.append(Joint(found.form, found.name))


def _is_affiliation_item(parts: Parts, text: str) -> bool:
    """Whether an unknown item behind a person is the body; a Cyrillic word may as well be a town."""
    if parts.offices or parts.affiliation or not _names_affiliation(text) or len(text) < 3:
        return False
    return text.isascii() or " " in text or text[:1] in QUOTES


def _take_unknown(parts: Parts, item: Item, later: list[Item]) -> None:
    text = item.text
    one_proper_word = text[:1].isupper() and text.isalpha()
    if parts.individual and not parts.offices and has_office(text, 8):
        _take_office(parts, text)
    elif parts.individual and _is_affiliation_item(parts, text):
        _take_affiliation(parts, text, True)
    elif (
        parts.individual
        and parts.offices
        and (names_body(text.split(" ")[0]) or (one_proper_word and text.isascii()))
    ):
        _take_affiliation(parts, text, False)
    elif parts.has_person and (text[0] == "@" or "://" in text):
        parts.notes.append(text)
    elif parts.has_person:
        aside = one_proper_word or len(text) < 3 or EXCLAIMED.search(text)
        (parts.notes if aside else parts.offices).append(text)
    elif one_proper_word and not parts.place and any(is_person(part.text) for part in later):
        parts.place = text
    elif parts.joint or parts.offices or parts.place or parts.country or BESIDES.match(text):
        parts.notes.append(text)
    else:
        # The name of a body may hold commas and dashes without quotation marks around it.
        parts.name += item.joiner.replace("\t", " ") + _without_brackets(parts, text)
