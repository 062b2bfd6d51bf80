"""Towns that no list of words knows: a list that prints towns last tells them by where they stand."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from coalition_app.drafts import DraftEntry
from coalition_app.intake.entries.remainder import holds_known, is_vouched_for
from coalition_app.intake.words.persons import begins_office, is_degree
from coalition_app.intake.words.places import is_country, is_place
from coalition_app.intake.words.regions import BRAZIL, CODES, ITALY, town_in_province
from coalition_app.intake.words.vocabulary import SMALL_WORDS, names_body
from coalition_app.work import watched

FEWEST_KNOWN, KNOWN_SHARE = 3, 0.4
"""How many known towns must stand last in a list, and which share they must be of all that may be one."""
WORKS_SHARE = 0.1
"""How many people may stand with where they work, beside one with a known town, in a list that tells them."""
FEWEST_OF_KIND = 3
"""Words that may be a town behind bodies, and behind people with offices: only a town stands behind both.
One less where a known town is among them."""
SHORTEST, LONGEST_CODE = 3, 3
"""Letters."""
APART = re.compile(r",\s*|\s+(?=г\.\s?[А-ЯЁ])")
"""What stands before the last words: a comma, or nothing where the words say that they are a town."""
PROVINCES = (ITALY, BRAZIL, CODES)
"""Letters of provinces, by country."""
BEHIND_DASH = re.compile(r"\s+[-–—]\s+(.+)")
PROPER = re.compile(r"(?:[^\W\d_]{1,4}['’])?[^\W\d_][\w'’-]*[^\W\d_]")
KNOWN_BEHIND_DASH = 1 / 3
"""Which share of what stands behind a person's name and a dash must be known towns, nearly all being of
their shape: beside these stands nothing that tells an office or an employer."""
FEWEST_IN_BRACKETS = 4
"""How many different known towns or provinces’ letters must stand in brackets behind people: fewer letters
may be parties’ too («PD», «FI», «SI»)."""
TOLD_IN_BRACKETS = 1 / 2
"""Which share of the people must bear such brackets, and which share of these must hold what is known."""


def settle_towns(entries: Sequence[DraftEntry]) -> list[DraftEntry]:
    """Read unknown proper words that stand last in an entry as its town, where the list prints towns so."""
    entries = _settle_in_brackets(_settle_behind_dash(entries))
    last = [_last_words(entry) for entry in watched(entries)]
    if _prints_works(entries, last):
        last = [
            "" if each.kind == "individual" and not is_place(text) else text
            for each, text in zip(entries, last, strict=True)
        ]
    known = sum(is_place(text) for text in last if text)
    if _prints_towns(entries, last, known):
        entries = [
            _with_town(entry, text) if text and not (entry.place or entry.country) else entry
            for entry, text in zip(entries, last, strict=True)
        ]
    return list(entries)


def leave_lone_words(entries: Sequence[DraftEntry]) -> list[DraftEntry]:
    """Leave one proper word behind a person or an office open: it may be a town, a body or a remark.

    A list in which others stand with where they work says what such a word is.
    """
    alone = [_is_lone_word(entry) for entry in entries]
    works = sum(
        bool(entry.affiliation) and not lone for entry, lone in zip(entries, alone, strict=True)
    )
    if works >= FEWEST_OF_KIND:
        return list(entries)
    return [
        _with_word_open(entry) if lone else entry
        for entry, lone in zip(entries, alone, strict=True)
    ]


def _is_lone_word(entry: DraftEntry) -> bool:
    word = entry.affiliation
    if entry.kind != "individual" or not word.replace("-", "").isalpha() or not word.istitle():
        return False
    alone = word == entry.office or entry.as_printed.rstrip(" .;").endswith(f", {word}")
    return alone and not (entry.place or entry.country or holds_known(word))


def _with_word_open(entry: DraftEntry) -> DraftEntry:
    word = entry.affiliation
    office = "" if entry.office == word else entry.office.removesuffix(f", {word}")
    notes = tuple(note for note in entry.notes if note != word)
    return replace(entry, office=office, affiliation="", notes=(*notes, word))


def _settle_behind_dash(entries: Sequence[DraftEntry]) -> list[DraftEntry]:
    """Read what stands alone behind people's names and a dash as towns, where a list prints only towns so."""
    behind = [_behind_dash(entry) for entry in entries]
    told = [text for text in behind if text]
    towns = [text for text in told if _is_shaped_as_town(text)]
    known = sum(map(_is_known_town, towns))
    few = len(told) - len(towns) <= WORKS_SHARE * len(told)
    if known < FEWEST_KNOWN or known < KNOWN_BEHIND_DASH * len(towns) or not few:
        return list(entries)
    return [
        _with_town_only(entry, text) if text in towns else entry
        for entry, text in zip(entries, behind, strict=True)
    ]


def _behind_dash(entry: DraftEntry) -> str:
    """Return all that an entry prints behind a person's name, where a dash is between."""
    if entry.kind != "individual" or not entry.as_printed.startswith(entry.name):
        return ""
    match = BEHIND_DASH.fullmatch(entry.as_printed[len(entry.name) :].rstrip(" .;,"))
    return match[1] if match else ""


def places_in_brackets(entries: Sequence[DraftEntry]) -> frozenset[str]:
    """Return what stands alone in brackets behind people’s names, where a list prints only places so."""
    told = [text for entry in entries if (text := _in_brackets(entry))]
    people = sum(entry.kind == "individual" for entry in entries)
    codes = next((each for each in PROVINCES if _are_codes(told, each)), frozenset())
    known = [text for text in told if is_place(text) or (text in codes and not is_degree(text))]
    places = [text for text in told if text in codes or _is_shaped_as_town(text)]
    few = len(told) - len(places) <= WORKS_SHARE * len(told)
    most = min(len(told) / (people or 1), len(known) / (len(told) or 1)) >= TOLD_IN_BRACKETS
    enough = len(set(known)) >= FEWEST_IN_BRACKETS
    return frozenset(places) if enough and few and most else frozenset()


def may_be_places(entries: Sequence[DraftEntry]) -> frozenset[str]:
    """Return what stands so and nothing vouches for: a province’s letters, and a word beside known towns."""
    told = {text for entry in entries if (text := _in_brackets(entry))}
    letters = {text for text in told if any(text in each for each in PROVINCES)}
    words = {text for text in told if PROPER.fullmatch(text) and _is_shaped_as_town(text)}
    doubtful = letters | words if any(map(is_place, told)) else letters
    return frozenset(doubtful) - places_in_brackets(entries)


def _settle_in_brackets(entries: Sequence[DraftEntry]) -> list[DraftEntry]:
    """Read what stands alone in brackets behind people’s names as places, where a list prints places so."""
    places = places_in_brackets(entries)
    return [
        _with_town_only(entry, text) if (text := _in_brackets(entry)) in places else entry
        for entry in entries
    ]


def _in_brackets(entry: DraftEntry) -> str:
    """Return what an entry prints in brackets behind a person’s name, where it prints nothing else."""
    if entry.kind != "individual":
        return ""
    name, inside = town_in_province(entry.as_printed.rstrip(" .;,"))
    return inside if name == entry.name else ""


def _are_codes(told: Sequence[str], codes: Collection[str]) -> bool:
    """Tell whether all short letters are those of one country’s provinces."""
    letters = [text for text in told if text.isupper() and len(text) <= LONGEST_CODE]
    return bool(letters) and all(text in codes for text in letters)


def _is_known_town(text: str) -> bool:
    if is_place(text):
        return True
    _town, province = town_in_province(text)
    return province in ITALY or is_place(province)


def _is_shaped_as_town(text: str) -> bool:
    """Tell whether all words are proper ones, none naming a body; a province may follow in brackets."""
    words = (town_in_province(text)[0] or text).split(" ")
    proper = [word for word in words if word not in SMALL_WORDS]
    if is_place(text):
        return True
    if not proper or begins_office(text) or is_country(text) or any(map(names_body, words)):
        return False
    return all(PROPER.fullmatch(word) and not (word.islower() or word.isupper()) for word in proper)


def _with_town_only(entry: DraftEntry, town: str) -> DraftEntry:
    """Return an entry whose town is all that stands behind the name."""
    told = (entry.office, entry.affiliation)
    if any(word not in town for field in told for word in re.findall(r"\w+", field)):
        return entry
    notes = tuple(note for note in entry.notes if note not in town)
    return replace(entry, office="", affiliation="", notes=notes, country="", place=town)


def _prints_towns(entries: Sequence[DraftEntry], last: Sequence[str], known: int) -> bool:
    told = sum(map(bool, last))
    if known >= FEWEST_KNOWN and known >= KNOWN_SHARE * told:
        return True
    people = sum(
        bool(text) and each.kind == "individual" for each, text in zip(entries, last, strict=True)
    )
    return min(people, told - people) >= FEWEST_OF_KIND - bool(known)


def _prints_works(entries: Sequence[DraftEntry], last: Sequence[str]) -> bool:
    """Tell whether people stand with where they work where others stand with a town: «EPAM Systems»."""
    people = [pair for pair in zip(entries, last, strict=True) if pair[0].kind == "individual"]
    works = sum(not text and _ends_with_work(each) for each, text in people)
    return works > WORKS_SHARE * sum(is_place(text) for _each, text in people if text)


def _ends_with_work(entry: DraftEntry) -> bool:
    """Tell whether a person's last words are where somebody works, alone or behind the office."""
    if entry.affiliation:
        return entry.as_printed.endswith(entry.affiliation)
    # A cell of offices is not parted: «инженер, EPAM».
    office, comma, work = entry.office.rpartition(", ")
    known = is_country(work) or is_place(work) or begins_office(work)
    return (
        bool(comma)
        and begins_office(office)
        and not known
        and entry.as_printed.endswith(entry.office)
    )


def _last_words(entry: DraftEntry) -> str:
    """Return the words behind an entry's last comma, or in brackets at its end, that may be a town."""
    printed = entry.as_printed.rstrip(" .;,")
    if printed.endswith(")"):
        head, apart, text = printed[:-1].rpartition(" (")
    else:
        head, apart, text = _parted_last(printed)
    if not apart or head.count("«") != head.count("»") or head.count("(") != head.count(")"):
        return ""
    if is_place(text):
        return text
    if entry.kind == "individual" and head == entry.name:
        # «Анна Ким, Эхо»: behind a name alone may stand as well where somebody works.
        return ""
    if not _may_be_town(text):
        return ""
    # Behind a body a remark of one word («Шартты») is asked about, and must not become a town.
    asked = entry.kind != "individual" and not is_vouched_for(text)
    said = entry.standing == "withdrawn" or text in entry.reservation
    return "" if asked or said else text


def _parted_last(text: str) -> tuple[str, str, str]:
    """Part a text before its last words, as `rpartition` does."""
    # Without a town's mark only a comma parts; this way is for speed alone.
    if "г." not in text:
        head, comma, rest = text.rpartition(",")
        last = rest.lstrip() if comma else text
        return head, comma + rest[: len(rest) - len(last)], last
    for match in [*APART.finditer(text)][::-1]:
        head = text[: match.start()]
        if match[0].startswith(",") or head.rpartition(" ")[2] not in SMALL_WORDS:
            return head, match[0], text[match.end() :]
    return "", "", text


def _may_be_town(text: str) -> bool:
    words = text.split(" ")
    proper = [word for word in words if word not in SMALL_WORDS]
    if proper != words[:1] or is_country(text) or begins_office(text):
        return False
    word = words[0]
    shaped = word.istitle() and word.replace("-", "").isalpha() and len(word) >= SHORTEST
    return shaped and not names_body(word)


def _with_town(entry: DraftEntry, town: str) -> DraftEntry:
    """Return an entry whose last words are its town, and no part of any other field."""
    if entry.kind != "individual" and entry.name.endswith((f", {town}", f" ({town})")):
        name = entry.name.removesuffix(f", {town}").removesuffix(f" ({town})")
        return replace(entry, name=name, place=town)
    noted = town in entry.notes[-1:]
    office, affiliation = _without(entry.office, town), _without(entry.affiliation, town)
    if not noted and office == entry.office:
        return entry
    notes = entry.notes[:-1] if noted else entry.notes
    return replace(entry, office=office, affiliation=affiliation, notes=notes, place=town)


def _without(field: str, town: str) -> str:
    head, apart, last = _parted_last(field)
    return "" if field == town else head if apart and last == town else field
