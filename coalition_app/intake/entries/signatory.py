"""The signatory: the person or the body that an entry begins with."""

import re

from coalition_app.drafts import Defect, Joint
from coalition_app.intake.entries.assign_fields import DASH
from coalition_app.intake.entries.parts import (
    CORRECTED,
    WITHDRAWN,
    Parts,
    take_aside,
    take_back_brackets,
    without_brackets,
)
from coalition_app.intake.entries.remainder import is_somebody_else
from coalition_app.intake.entries.stands_for import (
    BEHIND_QUOTED,
    find_standing,
    name_people,
    names_people,
)
from coalition_app.intake.words.legal_forms import find_form
from coalition_app.intake.words.organisations import LATIN, is_body
from coalition_app.intake.words.persons import (
    begins_office,
    has_family_name,
    has_known_name,
    has_known_name_alone,
    is_kazakh_office,
    is_office_word,
    is_person,
    may_be_degree_alone,
    split_office_person,
    split_person_office,
)
from coalition_app.intake.words.places import is_country, is_place
from coalition_app.intake.words.quotation import QUOTES, Item, join_items, split_items
from coalition_app.intake.words.vocabulary import names_body

TWO_BODIES = re.compile(r"(.+[»”\"]) (?:и|and|және|мен|пен|&) (.+)")
"""Two bodies in one item: the first ends with its quotation mark."""

SURE, UNSURE = "sure", "unsure"
"""How certain it is that somebody stands for what comes first."""

POSSESSED = re.compile(r"[ыі](?= |$)")
"""The ending of a Kazakh office behind its body."""


def read_signatory(parts: Parts, items: list[Item], signs: str) -> list[Item]:
    """Find the signatory; returns the items that remain."""
    if (standing := find_standing(items)) is not None:
        parts.people += standing.people
        parts.offices += standing.offices
        _take_body(parts, without_brackets(parts, standing.body))
        return list(standing.rest)
    first = without_brackets(parts, items[0].text)
    behind = items[1].text if len(items) > 1 else ""
    if may_be_degree_alone(first) and begins_office(behind):
        # «т.ғ.д., профессор X»; right before a name the letters may be a body's: MTech, Anna Kim.
        rest = _read_office_first(parts, first, items)
        if rest is not None:
            return rest
    led = not has_known_name_alone(first) and any(map(_names_leader, parts.notes))
    stands = "" if led else _who_stands(first, items[1:], signs)
    if not (led or stands) and _signs_alone(first, items[1:], signs):
        parts.individual, parts.name = True, first
        aside, parts.notes = parts.notes, []
        for inside in aside:
            known_as = _is_alias(inside, items[1:])
            if known_as or WITHDRAWN.search(inside) or CORRECTED.search(inside):
                parts.notes.insert(0, inside)
            else:
                take_aside(parts, inside)
        parts.notes.reverse()
        return items[1:]
    if split := split_person_office(first):
        parts.individual, parts.name = True, split[0]
        parts.offices.append(split[1])
        parts.defects.append(Defect("missing-comma", first))
        return items[1:]
    if begins_office(first) or POSSESSED.search(first):
        rest = _read_office_first(parts, first, items)
        if rest is not None:
            return rest
    if stands == UNSURE:
        parts.defects.append(Defect("kind-unsure", first))
    _take_body(parts, first)
    take_back_brackets(parts, first, items[0].text)
    return items[1:]


def _take_body(parts: Parts, first: str) -> None:
    """Take the body that signs: its legal form, its name, and a second body beside it."""
    if (two := TWO_BODIES.fullmatch(first)) and is_body(two[2]):
        second = find_form(two[2])
        first = two[1]
        parts.joint.append(Joint(second.form, second.name))
    first = _without_place(parts, first)
    found = find_form(first) if first else None
    if found:
        parts.legal_form, parts.name = found.form, found.name
        if found.branch:
            parts.notes.append(found.branch)
        for note in [*parts.notes]:
            if _take_people(parts, note):
                parts.notes.remove(note)
        if found.misspelt:
            parts.defects.append(Defect("misspelt-legal-form", found.form))


def _take_people(parts: Parts, note: str) -> bool:
    """Take who stands for a body out of words in brackets that name nothing but them and their town."""
    beside = [item.text for item in split_items(note)]
    places = [each for each in beside if is_place(each)]
    people, offices = name_people(", ".join(each for each in beside if each not in places)) or (
        (),
        (),
    )
    if not all(map(has_known_name, people)) or any(map(is_somebody_else, offices)):
        return False
    if not people or len(places) > (not parts.place):
        return False
    parts.people += people
    parts.offices += offices
    parts.place = parts.place or "".join(places)
    return True


def _without_place(parts: Parts, first: str) -> str:
    """Split a town or a country off the end of a quoted name, where no comma separates them."""
    if first[-1:] in QUOTES or not (behind := BEHIND_QUOTED.fullmatch(first)):
        return first
    if not parts.place and is_place(behind[2]):
        parts.place = behind[2]
    elif not parts.country and is_country(behind[2]):
        parts.country = behind[2]
    else:
        return first
    return behind[1]


def _is_alias(inside: str, later: list[Item]) -> bool:
    """Tell whether brackets right after a name give an alias: the office follows them."""
    if not later or not begins_office(later[0].text) or begins_office(inside):
        return False
    words = inside.split(" ")
    return not (any(map(names_body, words)) or is_place(inside) or is_country(inside))


def _signs_alone(first: str, later: list[Item], signs: str) -> bool:
    """Tell whether the first item is a person who signs, and not a body."""
    if signs == "people" and first and not find_form(first).form:
        return not is_office_word(first.split(" ")[0].lower()) or is_person(first)
    if signs in ("bodies", "bare bodies") and not has_known_name_alone(first):
        return False
    if signs == "bare bodies" and not has_family_name(first) and LATIN.search(first):
        return False
    return is_person(first) and not _has_representative(first, later)


def _names_leader(inside: str) -> bool:
    """Tell whether brackets behind a name hold another person and their office: (Hannah Poole, chair)."""
    named, *beside = [item.text for item in split_items(inside)]
    return bool(beside) and is_person(named) and begins_office(beside[0])


def _has_representative(first: str, later: list[Item]) -> bool:
    """Tell whether capitals that may be a body come before a certain person."""
    if has_known_name(first) and not names_body(first.split(" ")[-1]):
        return False
    for at, item in enumerate(later[:2]):
        if is_person(item.text) and has_known_name_alone(item.text):
            return at == 0 or begins_office(later[0].text)
    return False


def _who_stands(first: str, later: list[Item], signs: str) -> str:
    """Tell whether who stands for a body is printed behind its place: Porto, Portugal – Inês Lima, secretary.

    By that alone words are a body which may as well be a person's name in a language without lists. A comma
    parts two people as well, and under a heading of people a person stands first.
    """
    if not is_person(first) or has_known_name_alone(first):
        return ""
    at = _count_places(later)
    if at == len(later):
        return ""
    person, office = later[at].text, later[at + 1].text if at + 1 < len(later) else ""
    known = is_person(person) and has_known_name_alone(person)
    sure = SURE if later[at].joiner.strip(" ,") and signs != "people" else UNSURE
    if at and (names_people(person, office) or (known and begins_office(office))):
        return sure
    named = split_office_person(person)
    if named and " " in named[1] and has_known_name_alone(named[1]):
        return sure if at else UNSURE
    if not at:
        # By its particle alone, «Passageiros do Douro», no name is certainly a person's.
        particle = known and has_known_name(first) and begins_office(office)
        return UNSURE if particle else ""
    apart = DASH.search(later[at].joiner) is not None
    return UNSURE if apart and is_person(person) and (known or begins_office(office)) else ""


def _count_places(later: list[Item]) -> int:
    """Return how many of the next items are a town and its country; an unknown town needs the country."""
    first, second = [item.text for item in (*later, Item(""), Item(""))[:2]]
    if is_place(first) or (is_country(second) and first.replace("-", "").isalpha()):
        return 1 + is_country(second)
    return int(is_country(first))


def _read_office_first(parts: Parts, first: str, items: list[Item]) -> list[Item] | None:
    """Read an entry that begins with an office: Председатель ОО «Эхо» Анна Ким."""
    if split := split_office_person(first):
        if len((name_people(first) or ((), ()))[0]) > 1:
            # Актёр Иван Ким и актриса Анна Ли: two sign, and a person must part them.
            parts.individual, parts.name = True, first
            parts.defects.append(Defect("kind-unsure", first))
            return items[1:]
        parts.individual, parts.name = True, split[1]
        parts.offices.append(split[0])
        aside, parts.notes = parts.notes, []
        for inside in aside:
            take_aside(parts, inside)
        parts.notes.reverse()
        if " " not in split[1] and "." not in split[1]:
            parts.defects.append(Defect("name-cut-off", split[1]))
            if sum(map(is_office_word, split[0].lower().split())) > 1:
                # Deputado Federal Padre Nelson: the last office may be of the name.
                parts.defects.append(Defect("kind-unsure", first))
        return items[1:]
    if not (begins_office(first) or is_kazakh_office(first) or may_be_degree_alone(first)):
        return None
    for at, item in enumerate(items[1:], 1):
        if is_person(item.text):
            parts.individual, parts.name = True, item.text
            parts.offices.append(join_items(items[:at]))
            return items[at + 1 :]
        if not begins_office(item.text):
            return None
        if split := split_office_person(item.text):
            # Историк, педагог и писательница Тамара Чу
            parts.individual, parts.name = True, split[1]
            before = [*items[:at], Item(split[0], item.joiner)]
            parts.offices.append(join_items(before))
            return items[at + 1 :]
    return None
