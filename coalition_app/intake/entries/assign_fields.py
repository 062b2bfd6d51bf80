"""Assigns each item after the signatory to its field, by its words and by what was found before."""

import re

from coalition_app.drafts import Defect, Joint
from coalition_app.intake.entries.footnotes import PERSONAL, RAISED
from coalition_app.intake.entries.parts import (
    SIGNED,
    WITHDRAWN,
    Parts,
    names_affiliation,
    take_affiliation,
    take_aside,
    take_back_brackets,
    take_mark_word,
    without_brackets,
    without_mark,
)
from coalition_app.intake.entries.stands_for import PROXY, name_people, names_people
from coalition_app.intake.words.legal_forms import find_form
from coalition_app.intake.words.organisations import LATIN, can_sign_beside, is_body
from coalition_app.intake.words.persons import (
    begins_office,
    ends_office,
    given_name_first,
    has_known_name_alone,
    has_office,
    is_degree,
    is_office_word,
    is_person,
    split_office_person,
    split_person_office,
)
from coalition_app.intake.words.places import TOWN_ENDINGS, are_countries, is_country, is_place
from coalition_app.intake.words.quotation import QUOTES, Item, bracket_groups, split_items
from coalition_app.intake.words.regions import BRAZIL, CODES, is_region, town_with_code
from coalition_app.intake.words.vocabulary import names_body
from coalition_app.intake.words.word_lists import word_list

REGION_WORD = re.compile(r"^[\w-]+ (?:область|обл\.|край|облысы|oblast|region|province)$")
UNIT = re.compile(
    r"(?:кафедр|факультет|отдел|сектор|лаборатори|институт|центр|школа|department|faculty|school|"
    r"institute|chair|бөлім|fachbereich|fakultät|lehrstuhl|facult|facoltà|faculdade|departamento|département|"
    r"dipartimento|instituto)\w*(?!\w)",
    re.IGNORECASE,
)
"""Beginnings of the name of a department, also in small letters."""
LINK_ENDS = ",\t"
"""What is behind a name that is a link or in bold."""
LETTERS = 3
"""Fewest capitals that are a body's."""
DASH = re.compile(r"[-–—/|]")
WORKS_AT = re.compile(
    r"\s(?:at|@|в) ((?:the )?[A-ZА-ЯЁӘҒҚҢӨҰҮІ«“\"].*)|"
    r"^(?:(?:[Cc]o-)?(?:[Ff]ounder|"
    r"[Dd]irector|[Hh]ead|[Cc]hair|[Pp]resident|[Mm]anager)|C[A-Z]O) of ((?:the )?[A-Z].*)",
)
"""An office with the body in which it is held."""
BESIDES = re.compile(
    r"(?:within|in|under|as|on behalf of|member of|part of|a member|a project|представля\w+|в рамках|"
    r"от имени|член|участник|при поддержке|негізінде|аясында) ",
)
"""Beginnings of words that say within what framework a body signs; they are not part of its name."""
POSTED = re.compile(
    r"(?:[A-Z]{1,2}-\d{4,5}|\d{5}|\d\d-\d{3}) "
    r"([A-ZÀ-ÞŁŚŻŠČŽ][^\W\d_]+\.?(?:[ /-]\(?(?:[A-ZÀ-ÞŁŚŻŠČŽ][^\W\d_]+|"
    r"a|am|an|auf|bei|d|der|i|im|in|ob|v|vor|de|des|du|en|la|le|les|lès|sous|sur|di|del|nad|pod)\.?\)?){0,4})"
)
"""A postal code and its town."""
ABBREVIATIONS = re.compile(r"(?:[a-zà-ÿа-яёәғқңөұүһі]{2,}\. ?){2,}(?=[A-ZÀ-ÞА-ЯЁӘҒҚҢӨҰҮІҺ])")
"""Two or more words cut short in small letters, before a name."""
EXCLAIMED = re.compile(r"[!?]$|\w+ \w+ \w+[.]$|[.!?] [A-ZА-ЯЁ]\w+ \w")
"""How words end that somebody says, and no office does."""


def place_item(parts: Parts, item: Item, later: list[Item]) -> None:
    """Assign an item after the signatory to its field."""
    text = _without_country(parts, without_mark(parts, item.text), item.joiner)
    parts.in_next_cell = "\t" in item.joiner
    parts.name_ends = parts.name_ends or item.joiner == LINK_ENDS
    if not later and text.endswith(".") and not is_place(text):
        # The full stop of the entry.
        text = bare if is_place(bare := text[:-1]) or is_country(bare) else text
    head = _before_brackets(text)
    if head != text and (
        (not parts.country and are_countries(head)) or (not parts.place and is_place(head))
    ):
        text = without_brackets(parts, text)
    if not parts.country and are_countries(text):
        parts.country = text
    elif not parts.place and (
        is_place(text) or _is_town_before_country(text, later) or _is_town_in_brazil(parts, text)
    ):
        parts.place = text
    elif not parts.place and (town := _behind_postcode(text)):
        parts.place = town
    elif parts.place and is_part_of_place(parts.place, text):
        parts.place += item.joiner + text
    elif PERSONAL.match(text) or SIGNED.fullmatch(text) or PROXY.match(text) or are_countries(text):
        parts.notes.append(text)
    elif parts.individual and (is_degree(text) or _describes_person(text)):
        _take_office(parts, text)
    elif not parts.place and not parts.has_person and (split := _split_town_person(text)):
        parts.place, person, mark = split
        parts.people.append(person)
        parts.notes += [mark] if mark else []
        parts.defects.append(Defect("missing-comma", text))
    elif not (parts.individual or parts.has_person) and (short := _split_abbreviated(text)):
        parts.offices.append(short[0])
        parts.people.append(short[1])
    elif not (parts.individual or parts.has_person) and names_people(
        _before_brackets(text), later[0].text if later else ""
    ):
        parts.people.append(without_brackets(parts, text))
    elif is_person(person := _before_brackets(text)) and _may_represent(parts, person, later):
        without_brackets(parts, text)
        if parts.individual and not has_known_name_alone(person) and names_affiliation(person):
            take_affiliation(parts, person, not parts.offices)
        else:
            (parts.notes if parts.individual else parts.people).append(person)
    elif take_mark_word(parts, text) or _take_person_with_office(parts, text, later):
        pass
    elif begins_office(text) or (parts.individual and ends_office(text)):
        _take_office(parts, text)
    elif is_body(text) and not DASH.search(item.joiner):
        _take_body(parts, text)
    elif parts.individual and UNIT.match(text):
        take_affiliation(parts, text, not parts.offices)
    else:
        _take_unknown(parts, item, later)


def _split_town_person(text: str) -> tuple[str, str, str] | None:
    """Split a town, and its note's mark, from the person who follows without a comma: Томск¹ О. И. Ли."""
    first, _space, person = text.partition(" ")
    town = first.rstrip(RAISED)
    initials = person[1:2] == "." and is_person(person)
    if "." in town or given_name_first(town) or is_office_word(town.lower()):
        return None
    if not (initials or (given_name_first(person) and is_person(person))):
        return None
    # Nobody has a surname, initials and another surname; in Latin letters a given name may be unknown.
    known = is_place(town) or (initials and not LATIN.search(town))
    return (town, person, first[len(town) :]) if known else None


def _split_abbreviated(text: str) -> tuple[str, str] | None:
    """Split an office in abbreviations of small letters off the person behind it: gen. sec. Walter Pym."""
    short = ABBREVIATIONS.match(text)
    if short is None or not is_person(text[short.end() :]):
        return None
    return short[0].rstrip(), text[short.end() :]


def _describes_person(text: str) -> bool:
    """Tell whether the last word says what somebody is and names no body: Dutch National, Retired."""
    return text.rpartition(" ")[2].lower() in word_list("descriptions")


def _is_town_in_brazil(parts: Parts, text: str) -> bool:
    """Tell whether an unknown town and its state's letters follow a person; «OAB/RJ» is a body."""
    town = town_with_code(text) if parts.individual and text[-2:] in BRAZIL else ""
    return bool(town) and not (has_office(town) or any(map(names_body, town.split(" "))))


def _behind_postcode(text: str) -> str:
    """Return the town after its postal code: 20357 Hamburg, D-20357 Hamburg, 00-950 Warszawa."""
    if not any(map(str.isdigit, text[:4])):
        return ""
    posted = POSTED.fullmatch(text)
    if posted is None or has_office(posted[1]) or any(map(names_body, posted[1].split(" "))):
        return ""
    return posted[1]


def _before_brackets(text: str) -> str:
    return without_brackets(Parts(), text) if "(" in text or "[" in text else text


def _without_country(parts: Parts, text: str, joiner: str) -> str:
    """Split a country in brackets off what follows a name: Pomona College (USA)."""
    if not text.endswith(")") or parts.country or not (parts.individual or joiner.strip() == ","):
        return text
    head, opened, inside = text.removesuffix(")").rpartition(" (")
    if not (opened and is_country(inside)):
        return text
    parts.country = inside
    return head


def _may_represent(parts: Parts, person: str, later: list[Item]) -> bool:
    """Tell whether a person after a body is not part of its name, as in «Nupef – Núcleo de Pesquisas»."""
    if parts.individual or has_known_name_alone(person) or not LATIN.search(person):
        return True
    return any(begins_office(item.text) for item in later[:1])


def _is_town_before_country(text: str, later: list[Item]) -> bool:
    """Tell whether an unknown proper word is right before a country or a state: Uppsala, Sweden.

    What a dash or a full stop parts from the country is said of somebody else.
    """
    behind = [item.text for item in later]
    if len(later) > 1 and is_country(behind[0]) and later[1].joiner.strip(" ,;"):
        behind = behind[:1]
    if (
        len(behind) > 2
        and is_country(behind[0])
        and (is_person(behind[1]) or names_people(behind[1]))
    ):
        # Ölbő, Hungary – Anna Kis, chair
        behind = behind[:1]
    if not 0 < len(behind) <= 2 or text.isupper() or names_body(text) or is_country(text):
        return False
    if len(behind) == 2 and not is_country(behind[1]):
        return False
    state = is_region(behind[0]) or behind[0] in CODES
    if not state and not (len(behind) == 1 and is_country(behind[0])):
        return False
    return text[:1].isupper() and text.replace("-", "").isalpha() and not begins_office(text)


def is_part_of_place(place: str, text: str) -> bool:
    """Tell whether a state or region follows its town: Austin, Texas; г. Щучинск, Акмолинская область."""
    if "," in place:
        return False
    return is_region(text) or text in CODES or REGION_WORD.search(text) is not None


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
    if named := _several_with_offices(text):
        parts.people += named[0]
        parts.offices += named[1]
        return True
    if split := split_office_person(_before_brackets(text)):
        without_brackets(parts, text)
        parts.offices.append(split[0])
        parts.people.append(split[1])
        if " " not in split[1] and "." not in split[1]:
            parts.defects.append(Defect("name-cut-off", split[1]))
        return True
    return False


def _several_with_offices(text: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Part offices from several people behind them: «сопредседатели Анна Ким и Виктор Пак»."""
    people, offices = name_people(text) or ((), ())
    several = len(people) > 1 and offices != () and all(" " in each for each in people)
    return (people, offices) if several and all(map(has_known_name_alone, people)) else None


def _take_office(parts: Parts, text: str) -> None:
    groups = bracket_groups(text)
    if groups and groups[-1][1] == len(text) and text.endswith(")"):
        inside = text[groups[-1][0] + 1 : -1]
        alone = is_place(inside) or is_country(inside) or WITHDRAWN.search(inside)
        alone = alone or SIGNED.fullmatch(inside)
        if alone and groups[-1][0]:
            # What has a field of its own is not part of the office.
            text = text[: groups[-1][0]].rstrip()
            take_aside(parts, inside)
    parts.offices.append(text)
    if parts.individual and not parts.affiliation and (body := WORKS_AT.search(text)):
        parts.affiliation = body[1] or body[2]
    for start, end in bracket_groups(text):
        for item in split_items(text[start + 1 : end - 1]):
            if not parts.place and is_place(item.text):
                parts.place = item.text


def _take_body(parts: Parts, text: str) -> None:
    if parts.individual:
        take_affiliation(parts, text, not parts.offices)
    elif parts.has_person:
        parts.notes.append(text)
    elif not can_sign_beside(text):
        if parts.name_ends:
            parts.notes.append(text)
        else:
            parts.name += ", " + text
    else:
        found = find_form(text)
        parts.joint.append(Joint(found.form, found.name))


def _is_affiliation_item(parts: Parts, text: str) -> bool:
    """Tell whether an unknown item after a person is the body; a Cyrillic word may as well be a town."""
    if parts.offices or parts.affiliation or not names_affiliation(text) or len(text) < 3:
        return False
    return LATIN.search(text) is not None or " " in text or text[:1] in QUOTES


def _is_town_last(parts: Parts, text: str) -> bool:
    """Tell whether an entry ends in its town: behind an office that stands behind its body."""
    if not parts.individual or parts.place or not text.istitle():
        return False
    *body, office = " ".join(parts.offices).split(" ")
    if office.isupper() and len(office) >= LETTERS and " ".join(body).islower():
        # «trade unionist UGTA»
        alone = len(parts.offices) == 1 and begins_office(parts.offices[0])
        return alone and not is_office_word(office.lower())
    named = len(body) > 1 and body[-1].istitle() and names_body(body[-1])
    return named and office.islower() and ends_office(f"{body[-1]} {office}")


def _is_short_name(text: str) -> bool:
    """Tell whether a word names a body and no town: Mozilla, КазНУ."""
    return text.isascii() or sum(map(str.isupper, text)) > 1


def _take_unknown(parts: Parts, item: Item, later: list[Item]) -> None:
    text = item.text
    one_proper_word = text[:1].isupper() and text.isalpha()
    if parts.individual and not parts.offices and has_office(text, 8):
        _take_office(parts, text)
    elif parts.individual and _is_affiliation_item(parts, text):
        take_affiliation(parts, text, True)
    elif not later and one_proper_word and _is_town_last(parts, text):
        parts.place = text
    elif (
        parts.individual
        and parts.offices
        and (names_body(text.split(" ")[0]) or (one_proper_word and _is_short_name(text)))
    ):
        take_affiliation(parts, text, False)
    elif parts.has_person:
        aside = one_proper_word or len(text) < 3 or EXCLAIMED.search(text)
        (parts.notes if aside else parts.offices).append(text)
    elif one_proper_word and not parts.place and any(is_person(part.text) for part in later):
        parts.place = text
    elif (
        parts.joint
        or parts.offices
        or parts.place
        or parts.country
        or parts.name_ends
        or BESIDES.match(text)
    ):
        parts.notes.append(text)
    elif parts.name[-1:] in QUOTES and text[:1] not in QUOTES:
        # «Эхо», Анна и Борис Ли: the name is whole.
        if one_proper_word and not later and not parts.place and text.endswith(TOWN_ENDINGS):
            parts.place = text
        else:
            parts.notes.append(text)
    else:
        # The name of a body may hold commas and dashes without quotation marks around it.
        bare = without_brackets(parts, text)
        parts.name += item.joiner.replace("\t", " ") + bare
        take_back_brackets(parts, bare, text)
