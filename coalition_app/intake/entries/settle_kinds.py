"""People and bodies whose names have the same shape, distinguished by the section that they are in."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from coalition_app.drafts import Defect, DraftEntry, DraftSection
from coalition_app.intake.words.groups import OF_BODIES, OF_PEOPLE
from coalition_app.intake.words.kinds import kind_of_body
from coalition_app.intake.words.legal_forms import find_form
from coalition_app.intake.words.organisations import LATIN
from coalition_app.intake.words.persons import (
    CYRILLIC,
    given_name_first,
    has_family_name,
    has_known_name,
    has_known_name_alone,
    has_office,
    is_office_word,
    is_person,
)
from coalition_app.intake.words.places import is_country, is_place
from coalition_app.intake.words.quotation import QUOTES, split_items
from coalition_app.intake.words.vocabulary import (
    NAME_PARTICLES,
    SMALL_WORDS,
    SURNAMES_TOO,
    names_body,
)
from coalition_app.intake.words.word_lists import word_list
from coalition_app.work import watched

STANDS_APART = re.compile(r"\s[-–—]\s|[:(]")
"""What parts who stands for a body from its place; a comma may part two people."""
SURE_SHARE = 0.5
MIXED_SHARE = 0.2
"""Share of the other kind in a section from which a name of an unsure shape is looked at."""
FEWEST_SURE, TIMES_MORE = 3, 3
"""How many of a section must certainly be people, and how many times as many as bodies, before what
is certainly neither («intrigeri», «Jez») is read as one of them."""
FEWEST_ALIKE, OTHER_SHARE = 8, 0.05
"""How many of a part must certainly be of one kind, and which share of the other may be there."""
DRESSED_SHARE = 0.8
FEW_GIVEN = 2
SAMPLE = 1_000
"""Rows of a table that are sampled for their kind."""
FAMILIES = word_list("families")
LONGEST_NAME = 5
"""Most words of a person's name."""


def settle_kinds(
    entries: Sequence[DraftEntry],
    sections: Sequence[DraftSection],
    again: Callable[[DraftEntry, str], DraftEntry],
) -> list[DraftEntry]:
    """Read names of uncertain shape («Access Now») as what their section lists: bodies or people.

    A heading or an office settles it; otherwise the majority of the certain entries decides. Marked for
    review is what a mixed list leaves open, and what stands alone against the rest of its list.
    `again` reads an entry again as a person or as a body.
    """
    settled = list(entries)
    parts = _parts_alike(sections)
    all_sure = _count_sure(entries if len(parts) > 1 else ())
    for inside, heading in parts:
        part = [entries[at] for at in inside]
        found_sure = _count_sure(part)
        short = max(found_sure.people, found_sure.bodies) < FEWEST_SURE
        if short and all_sure.one_kind and all_sure.bodies > all_sure.people:
            # Too short to tell, in a list of bodies.
            found_sure = all_sure
        signs, told = _signs_of(heading, found_sure)
        if signs in ("", "shape") and _people_have_offices(part):
            signs = "bare bodies"
        bare = _bare_bodies(part, signs, told)
        for place, at in enumerate(watched(inside if signs else ())):
            entry = entries[at]
            if place in bare:
                found = again(entry, "bare bodies")
            elif signs == "bare bodies":
                found = again(entry, "bodies" if is_unsure(entry) and _is_bare(entry) else "shape")
            elif (
                is_unsure(entry)
                or _may_be_person(entry)
                or (signs == "people" and _begins_as_person(entry))
            ):
                found = again(entry, signs)
            else:
                continue
            doubted = found.kind != entry.kind or (signs != "people" and is_unsure(entry))
            certain = told or (found_sure.one_kind and place not in bare)
            settled[at] = found if certain or not doubted else with_kind_doubted(found)
        for at in inside:
            # Of both kinds some are certain, or of neither any.
            untold = not signs and bool(found_sure.people) == bool(found_sure.bodies)
            unlikely = _stands_alone(settled[at], found_sure) or _holds_office(settled[at])
            if not told:
                unlikely = unlikely or is_bare_word(settled[at]) or _may_be_coined(settled[at])
                unlikely = unlikely or _ends_in_family(settled[at])
                unlikely = unlikely or (
                    found_sure.bodies > 0 and _is_named_as_bodies_too(settled[at])
                )
            if unlikely or (untold and is_open(settled[at])):
                settled[at] = with_kind_doubted(settled[at])
    return settled


def with_kind_doubted(entry: DraftEntry) -> DraftEntry:
    """Mark an entry as one of which it is not certain whether a person or a body signs."""
    if any(defect.code == "kind-unsure" for defect in entry.defects):
        return entry
    return replace(entry, defects=(*entry.defects, Defect("kind-unsure", entry.name)))


def _stands_alone(entry: DraftEntry, sure: "Sure") -> bool:
    """Tell whether an entry is a body among people, or a person among bodies, by weak signs only."""
    person = entry.kind == "individual"
    if person == (sure.people > sure.bodies) or not sure.one_kind:
        return False
    if person:
        return not (entry.office or has_family_name(entry.name))
    return not (entry.legal_form or entry.name[:1] in QUOTES or entry.representative)


def _holds_office(entry: DraftEntry) -> bool:
    """Tell whether a body has an office that nobody holds: it may be a person of one name."""
    named = entry.legal_form or entry.representative or entry.joint or entry.name[:1] in QUOTES
    return entry.kind == "organisation" and bool(entry.office) and not named


def is_bare_word(entry: DraftEntry) -> bool:
    """Tell whether a body is one word that no list knows and nothing else says what it is: Peregrine."""
    word = entry.name
    if entry.kind != "organisation" or not word.replace("-", "").isalpha() or entry.joint:
        return False
    if entry.legal_form or entry.representative or entry.office or not word[0].isupper():
        return False
    return not (names_body(word) or any(map(str.isupper, word[1:])))


def _ends_in_family(entry: DraftEntry) -> bool:
    """Tell whether nothing but its list says that a family’s name is a body: Valdete Guimarães."""
    name = entry.name
    if not _may_be_person(entry) or entry.representative or entry.joint:
        return False
    return is_person(name) and name.rpartition(" ")[2].lower() in FAMILIES


def _is_named_as_bodies_too(entry: DraftEntry) -> bool:
    """Tell whether a person of whom no more is said has a family name that bodies end in too: Reed Trust."""
    if entry.kind != "individual" or entry.office or entry.affiliation:
        return False
    return entry.name.rpartition(" ")[2].lower() in SURNAMES_TOO


def _may_be_coined(entry: DraftEntry) -> bool:
    """Tell whether a person may be a body with a coined name: no given name, no family's, or a town behind.

    «Велошеру Алматы», «Арткластер Тараз». Latin letters alone tell nothing: no list holds all given names.
    """
    name = entry.name
    if entry.kind != "individual" or entry.office or entry.representative:
        return False
    first, _space, last = name.partition(" ")
    if is_place(last) and "." not in name and not given_name_first(first):
        return True
    return CYRILLIC.match(name) is not None and is_unsure(entry)


def _parts_alike(sections: Sequence[DraftSection]) -> list[tuple[list[int], str]]:
    """Return the indexes and headings of the parts whose signatories are of one kind.

    Sections that are countries or towns are one part: each may be too short to tell.
    """
    parts: list[tuple[list[int], str]] = []
    placed: list[int] = []
    for section in sections:
        inside = list(range(section.first - 1, section.last))
        heading = section.heading or ""
        if heading and (is_country(heading) or is_place(heading)):
            placed += inside
        else:
            parts.append((inside, heading))
    return [*parts, (placed, "")] if placed else parts


def _is_bare(entry: DraftEntry) -> bool:
    """Tell whether a name is printed with nothing but its place, its country, or its letters in brackets."""
    letters = entry.office == entry.affiliation and entry.office.isupper()
    return not entry.representative and (not entry.office or letters)


def _people_have_offices(entries: Sequence[DraftEntry]) -> bool:
    """Tell whether a mixed list prints nearly all people with an office and nearly all bodies without."""
    people = [_is_bare(entry) for entry in watched(entries) if _is_sure_person(entry)]
    bodies = [_is_bare(entry) for entry in watched(entries) if _is_sure_body(entry)]
    if len(people) < FEWEST_SURE or len(bodies) < FEWEST_SURE:
        return False
    return sum(people) <= MIXED_SHARE * len(people) and sum(bodies) >= DRESSED_SHARE * len(bodies)


def _bare_bodies(entries: Sequence[DraftEntry], signs: str, told: bool) -> set[int]:
    """Return the indexes of names in a list of bodies that only a given name makes a person's: Adil Soz.

    Several of them in a row, or many of them, are people after all, unless the last word is a body's.
    """
    if signs not in ("bodies", "bare bodies"):
        return set()
    given = {at for at, entry in enumerate(entries) if _is_given_alone(entry)}
    if not told and len(given) > max(FEW_GIVEN, MIXED_SHARE * len(entries)):
        given = {at for at in given if _ends_as_body(entries[at])}
    people = {at for at, entry in enumerate(entries) if _is_bare_person(entry)}
    return {
        at for at in given if told or _ends_as_body(entries[at]) or not {at - 1, at + 1} & people
    }


def _is_bare_person(entry: DraftEntry) -> bool:
    return entry.kind == "individual" and _is_bare(entry) and not is_unsure(entry)


def _ends_as_body(entry: DraftEntry) -> bool:
    return names_body(entry.name.split(" ")[-1])


def _is_given_alone(entry: DraftEntry) -> bool:
    name = entry.name
    second = any(is_person(note) and has_known_name(note) for note in entry.notes)
    if entry.kind != "individual" or not (_is_bare(entry) or second) or is_unsure(entry):
        return False
    return LATIN.search(name) is not None and not has_family_name(name)


def kind_of_rows(entries: Sequence[DraftEntry]) -> str:
    """Tell whether most rows of a table are people or bodies; another word where neither is certain."""
    return _signs_of("", _sample_sure(entries))[0]


def _sample_sure(entries: Sequence[DraftEntry]) -> "Sure":
    return _count_sure(entries[:: max(1, len(entries) // SAMPLE)])


def is_open(entry: DraftEntry) -> bool:
    """Tell whether nothing is certain about an entry being a person or a body."""
    return is_unsure(entry) or _may_be_person(entry)


def settle_rows(entries: list[DraftEntry]) -> list[DraftEntry]:
    """Read names of uncertain shape in a table without a column of kinds as most of its rows are.

    What stands alone against the rest is marked.
    """
    sure = _sample_sure(entries)
    signs, _told = _signs_of("", sure)
    settled = entries
    if signs == "bodies":
        bare = _bare_bodies(entries, signs, told=False)
        settled = [_as_body(entry) if is_unsure(entry) else entry for entry in entries]
        for at in bare:
            settled[at] = with_kind_doubted(_as_body(entries[at]))
    elif signs == "people":
        settled = [_as_person(entry) if _may_be_person(entry) else entry for entry in entries]
    return [
        with_kind_doubted(entry)
        if _stands_alone(entry, sure) or _may_be_coined(entry) or _ends_in_family(entry)
        else entry
        for entry in settled
    ]


def settle_under_headings(
    entries: Sequence[DraftEntry], headings: Sequence[str], *, of_bodies: bool
) -> list[DraftEntry]:
    """Read bare names in a table as what the row above them says that they are: individuals, organisations.

    What is surely of the other kind stays so and is marked; so is one word of which nothing tells what it is.
    `of_bodies`: the header of the column says that they are bodies.
    """
    return [
        _under_heading(entry, heading, of_bodies=of_bodies)
        for entry, heading in zip(watched(entries), headings, strict=True)
    ]


def _under_heading(entry: DraftEntry, heading: str, *, of_bodies: bool) -> DraftEntry:
    people, bodies = OF_PEOPLE.search(heading), OF_BODIES.search(heading)
    if entry.representative or entry.legal_form:
        return entry
    if bool(people) == bool(bodies):
        return with_kind_doubted(entry) if not of_bodies and is_bare_word(entry) else entry
    if people:
        if entry.kind == "individual":
            return entry
        return _as_person(entry) if _may_be_person(entry) else with_kind_doubted(entry)
    if entry.kind != "individual":
        return entry
    return _as_body(entry) if is_unsure(entry) else with_kind_doubted(entry)


def _as_body(entry: DraftEntry) -> DraftEntry:
    found = find_form(entry.name)
    capacity = "organisation" if entry.capacity == "individual" else entry.capacity
    kind = kind_of_body(found.name, entry.notes)
    return replace(entry, name=found.name, legal_form=found.form, kind=kind, capacity=capacity)


def _as_person(entry: DraftEntry) -> DraftEntry:
    capacity = "individual" if entry.capacity == "organisation" else entry.capacity
    return replace(entry, kind="individual", capacity=capacity)


class Sure(NamedTuple):
    """How many entries of a part are certainly people, certainly bodies, and neither."""

    people: int
    bodies: int
    unsure: int
    all: int

    @property
    def one_kind(self) -> bool:
        """Tell whether nearly all that is certain is of one kind."""
        fewer, most = sorted((self.people, self.bodies))
        return most >= FEWEST_ALIKE and fewer <= max(1, OTHER_SHARE * (fewer + most))


def _count_sure(entries: Sequence[DraftEntry]) -> Sure:
    unsure = people = bodies = 0
    # Entry by entry: what is asked of a name again is then still remembered.
    for entry in watched(entries):
        unsure += is_unsure(entry)
        people += _is_sure_person(entry)
        bodies += _is_sure_body(entry)
    return Sure(people, bodies, unsure, len(entries))


def _signs_of(heading: str, sure: Sure) -> tuple[str, bool]:
    """Tell whether a section lists people or bodies, empty for neither, and whether its heading says so.

    Where bodies are a large minority, names of uncertain shape stay as they are and are marked.
    """
    people, bodies = OF_PEOPLE.search(heading), OF_BODIES.search(heading)
    if people and not bodies:
        return "people", True
    if bodies and not people and sure.people <= sure.bodies:
        return "bodies", True
    if sure.people >= max(FEWEST_SURE, TIMES_MORE * sure.bodies) and 2 * sure.people > sure.all:
        return "people", False
    if sure.bodies >= MIXED_SHARE * sure.all:
        many = sure.bodies > sure.people + SURE_SHARE * sure.unsure
        return ("bodies" if many else "shape"), False
    return "", False


def _is_sure_person(entry: DraftEntry) -> bool:
    if entry.kind == "individual" and not is_unsure(entry):
        return True
    # Only people have a handle beside their name.
    return "@" in entry.as_printed and (entry.kind == "individual" or _may_be_person(entry))


def _is_sure_body(entry: DraftEntry) -> bool:
    return entry.kind != "individual" and not _may_be_person(entry)


def _may_be_person(entry: DraftEntry) -> bool:
    """Tell whether nothing confirms an entry read as a body: no form, no word, no representative."""
    words = entry.name.split(" ")
    if entry.kind != "organisation" or entry.legal_form:
        return False
    if (entry.representative or entry.joint) and not all(word[:1].isupper() for word in words):
        return False
    if (entry.representative or entry.joint) and not 2 <= len(words) <= 3:
        return False
    if entry.representative and entry.office and _stands_behind_place(entry):
        return False
    if (
        len([word for word in words if word.lower() not in NAME_PARTICLES]) > LONGEST_NAME
        or entry.name[:1] in QUOTES
        or _has_word_of_bodies(words)
    ):
        return False
    if any(word in SMALL_WORDS - NAME_PARTICLES for word in words[1:]):
        return False
    return not (len(words) == 1 and entry.name.isalpha() and entry.name.isupper())


def _stands_behind_place(entry: DraftEntry) -> bool:
    """Tell whether somebody with an office is printed behind a body's place: Porto – Inês Lima, secretary."""
    printed = entry.as_printed
    place = printed.find(entry.country or entry.place)
    stands = printed.find(entry.representative)
    apart = STANDS_APART.search(printed, place, max(place, stands)) is not None
    return place > 0 and place < stands < printed.rfind(entry.office) and apart


def _begins_as_person(entry: DraftEntry) -> bool:
    """Tell whether an entry read as a body begins with words that no body has: zengchun xie, Postdoc."""
    items = split_items(entry.as_printed)
    words = items[0].text.split(" ") if len(items) > 1 else []
    if entry.kind != "organisation" or entry.legal_form or not 1 < len(words) < LONGEST_NAME:
        return False
    if not all(word.replace("-", "").replace("'", "").isalpha() for word in words):
        return False
    small = {word[:1].islower() for word in words if word not in NAME_PARTICLES}
    office = len(small) > 1 or any(is_office_word(word.lower()) for word in words)
    return not (office or _has_word_of_bodies(words) or set(words) & (SMALL_WORDS - NAME_PARTICLES))


def _has_word_of_bodies(words: Sequence[str]) -> bool:
    return any(names_body(word) and word.lower() not in SURNAMES_TOO for word in words)


def is_unsure(entry: DraftEntry) -> bool:
    """Tell whether nothing but two or three capitals says that an entry is a person."""
    if entry.kind != "individual" or (entry.office and _is_office(entry.office)):
        return False
    # «Saratov» ends as a family name does, and is as well the town of a body: Activ Saratov.
    head, _space, last = entry.name.rpartition(" ")
    return not has_known_name_alone(head if head and is_place(last) else entry.name)


@lru_cache(maxsize=10_000)
def _is_office(text: str) -> bool:
    # The same few offices are asked about three times with every entry.
    return has_office(text, 8)
