"""Who stands for whom: a person for a body, or a body by a person, whatever words join the two."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coalition_app.intake.words.any_of import any_piece
from coalition_app.intake.words.legal_forms import find_form
from coalition_app.intake.words.organisations import is_body
from coalition_app.intake.words.persons import (
    begins_office,
    has_known_name_alone,
    is_office_word,
    is_person,
    is_shared_office,
)
from coalition_app.intake.words.places import is_country, is_place
from coalition_app.intake.words.quotation import (
    QUOTES,
    Item,
    bracket_groups,
    is_quoted,
    join_items,
    split_items,
)
from coalition_app.intake.words.word_lists import words_meaning

PERSON, BODY, OF_BODY, OF_PERSON, PERHAPS = (
    words_meaning("standing_words", meaning)
    for meaning in ("person", "body", "of_body", "of_person", "perhaps")
)
"""Words that join a body and who stands for it: «ОО «Эхо» в лице директора А. Ким», «Анна Ким от имени ОО
«Эхо»», «ОО «Эхо» атынан Анна Ким», ««Эхо» ҚБ директоры Анна Ким тұлғасында»; and those that do so only where
both are certain: «Анна Ким от ОО «Эхо»»."""
ARTICLE = r"(?: (?:its|the|our|their|sa|son|su|seine?[nr]?|ihre[nr]?))?"
JOINING = re.compile(
    rf"(?<!\w)(?:(?P<person>{'|'.join(PERSON)})|(?P<body>{'|'.join(BODY)})|"
    rf"(?P<of_body>(?<!өз )(?<!өзінің )(?:{'|'.join(OF_BODY)}))|"
    rf"(?P<of_person>{'|'.join(OF_PERSON)})){ARTICLE}(?!\w)[,:]?",
    re.IGNORECASE,
)
SHORT = re.compile(rf"(?<!\S)(?P<body>{'|'.join({*PERHAPS, *map(str.capitalize, PERHAPS)})})(?= )")
PROXY = re.compile(
    r"(?<!\w)(?:по (?:\w+ )?доверенности|за (?:\w+ )?довіреністю|сенімхат\w*|"
    r"(?:by|with|under) (?:a )?(?:power of attorney|proxy)|(?:kraft|in|mit|per) vollmacht|"
    r"par procuration|por poder)(?!\w)",
    re.IGNORECASE,
)
"""Somebody signs by a power of attorney: whose it is, and whether it is valid, a person must see."""
WORDS_OF_STANDING = " ".join(
    [
        *(word.replace(" ", "_") for word in PERSON | BODY | OF_BODY | OF_PERSON),
        *(
            "доверенност",
            "довіреніст",
            "сенімхат",
            "attorney",
            "proxy",
            "vollmacht",
            "procuration",
            "poder",
        ),
    ]
)
HINT = any_piece(WORDS_OF_STANDING)
AND = re.compile(r" (?:и|and|және|мен|пен|бен|und|et|y|та|й|&) ")
TRIMMED = " ,;:–—-"
LONGEST_OFFICE = 8
"""Words before a name that say what somebody is."""
SHORTEST_STEM = 4
"""Letters."""
BEHIND_QUOTED = re.compile(r"(.+[»”\"]) ([^«»“”„\"]+)")
"""A quoted name and the words right after it."""
NAMES = (4, 3, 2, 1)
"""Words of a person's name, as many as possible first."""


class Standing(NamedTuple):
    """A body, and who stands for it."""

    body: str
    people: tuple[str, ...]
    offices: tuple[str, ...]
    rest: tuple[Item, ...]
    """What else the entry prints."""


def find_standing(items: Sequence[Item]) -> Standing | None:
    """Tell which body signs and who stands for it, where words join the two; None for other entries."""
    text = join_items(items)
    return next((found for match in _joinings(text) if (found := _read_joined(text, match))), None)


def named_in_heading(text: str) -> str:
    """Return the body for which those below a heading sign: "On behalf of Fen Trust:"; empty for others."""
    for match in _joinings(text):
        if match.lastgroup == "body" and not match.start():
            return text[match.end() :].strip(TRIMMED)
        if match.lastgroup == "of_body" and not text[match.end() :].strip(TRIMMED):
            return text[: match.start()].strip(TRIMMED)
    return ""


def find_joining(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield where an entry joins a body and who stands for it by words, and whether it names both."""
    for match in _joinings(text):
        found = _read_joined(text, match) is not None
        if found or match.re is JOINING:
            yield *match.span(), found


def name_people(text: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return the people and offices that a cell names and nothing else: «в лице директора А. Ким»."""
    match = JOINING.match(text)
    items = split_items(text[match.end() :] if match else text)
    people: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    for item in items:
        named = _people_of(item.text)
        if named is None and not begins_office(item.text):
            return None
        people, offices = (
            (people + named[0], offices + named[1]) if named else (people, (*offices, item.text))
        )
    return (people, offices) if people else None


def names_people(text: str, office: str = "") -> bool:
    """Tell whether words name several people for certain: «Анна Ким и Виктор Пак».

    What they are together, in the `office` behind them, makes names certain that no list knows.
    """
    named = AND.split(text)
    shared = is_shared_office(office)
    return len(named) > 1 and all(
        " " in each and is_person(each) and (shared or has_known_name_alone(each)) for each in named
    )


def joins_somebody(cell: str) -> bool:
    """Tell whether a cell names a body, and by words who stands for it."""
    return HINT.search(cell.lower()) is not None and find_standing([Item(cell)]) is not None


def find_proxies(text: str) -> Iterator[tuple[int, int]]:
    """Yield where an entry speaks of a power of attorney, each to the end of its item."""
    for match in PROXY.finditer(text) if HINT.search(text.lower()) else ():
        if not is_quoted(text, match.start()):
            told = split_items(text[match.start() :])[0].text
            yield match.start(), match.start() + len(told.rstrip(")]"))


def part_proxies(items: Sequence[Item]) -> list[Item]:
    """Set words on a power of attorney apart from the name before them."""
    parted: list[Item] = []
    for item in items:
        at = next((start for start, _end in find_proxies(item.text)), 0)
        head = item.text[:at].rstrip()
        if not head or "(" in head:
            parted.append(item)
        else:
            parted += [Item(head, item.joiner), Item(item.text[at:], " ")]
    return parted


def part_people(items: Sequence[Item]) -> list[Item]:
    """Part who stands for a body from the place before them: Ely: Ann Lee, chair; Ely (Ann Lee, chair)."""
    parted: list[Item] = []
    for at, item in enumerate(items):
        behind = items[at + 1].text if at + 1 < len(items) else ""
        parted += _in_brackets(item) if at and item.text.endswith(")") else [item]
        head, colon, person = parted[-1].text.partition(": ")
        if colon and _may_precede(head, first=not at) and _names_for_certain(person, behind):
            parted[-1:] = [Item(head, parted[-1].joiner), Item(person, colon)]
    return parted


def _in_brackets(item: Item) -> list[Item]:
    """Part a place, or what may be one, from the people and offices in brackets behind it."""
    groups = bracket_groups(item.text)
    start, end = groups[-1] if groups else (0, 0)
    text = item.text[start + 1 : end - 1]
    if not start or end < len(item.text) or not _is_somebody(text):
        return [item]
    first, *others = split_items(text)
    office, colon, person = first.text.partition(": ")
    if colon and begins_office(office):
        first, others = Item(person), [Item(office, ", "), *others]
    return [Item(item.text[:start].rstrip(), item.joiner), Item(first.text, " ("), *others]


def _is_somebody(text: str) -> bool:
    """Tell whether words name who stands for a body and nothing else, for certain or by an office."""
    people, offices = name_people(text) or ((), ())
    certain = all(map(has_known_name_alone, people)) or names_people(*_parted(text))
    return people != () and (certain or (offices != () and all(" " in each for each in people)))


def _parted(text: str) -> tuple[str, str]:
    person, _comma, office = text.partition(", ")
    return person, office


def _may_precede(head: str, *, first: bool) -> bool:
    """Tell whether a colon may stand between words and a person who is none of them: «Эхо»: Анна Ким."""
    if first:
        return head[-1:] in QUOTES or is_body(head)
    return is_place(head) or is_country(head) or (head.isalpha() and head.istitle())


def _names_for_certain(text: str, office: str) -> bool:
    people, _offices = name_people(text.partition(" (")[0]) or ((), ())
    known = people != () and all(map(has_known_name_alone, people))
    return known or names_people(text, office)


def is_office_in_case(text: str) -> bool:
    """Tell whether an office is in another case, as «в лице» asks for it: директора, председателя."""
    words = text.lower().split(" ")[:LONGEST_OFFICE]
    return any(is_office_word(form) for word in words for form in _nominatives(word))


def _nominatives(word: str) -> tuple[str, ...]:
    stem = word[:-1]
    if len(stem) < SHORTEST_STEM or word[-1] not in "аяыиі":
        return (word,)
    return word, stem, stem + "ь", stem + "а", stem + "я"


def _joinings(text: str) -> Iterator[re.Match[str]]:
    for pattern in (JOINING, SHORT) if HINT.search(text.lower()) else (SHORT,):
        for match in pattern.finditer(text):
            if not is_quoted(text, match.start()):
                yield match


def _read_joined(text: str, match: re.Match[str]) -> Standing | None:
    before, behind, rest = text[: match.start()].rstrip(TRIMMED), text[match.end() :], ""
    if before.endswith(("(", "[")):
        end = next((end for start, end in bracket_groups(text) if start < match.start() < end), 0)
        behind, rest = text[match.end() : end or None].rstrip(" )]"), text[end:] if end else ""
    items, following = split_items(behind.lstrip(TRIMMED)), split_items(rest)
    earlier = split_items(before.rstrip("([" + TRIMMED))
    if match.lastgroup == "person":
        return _by_person(earlier, [*items, *following])
    if match.lastgroup == "of_person":
        return _by_person_before(earlier, [*items, *following])
    if match.lastgroup == "of_body":
        return _by_person(earlier, [*items, *following]) or _by_person_before(earlier, items)
    if match.re is SHORT and len(earlier) != bool(match.start()):
        return None
    found = _for_body(earlier, items, following)
    return found if match.re is JOINING or (found and _is_certain(found)) else None


def _is_certain(found: Standing) -> bool:
    return is_body(found.body) and any(map(has_known_name_alone, found.people[:1]))


def _by_person(earlier: Sequence[Item], later: Sequence[Item]) -> Standing | None:
    """Read a body, and the people named behind the joining words."""
    named = _people_of(later[0].text) if later else None
    if not earlier or named is None or is_person(earlier[0].text):
        return None
    people, offices = named
    return Standing(earlier[0].text, people, offices, (*earlier[1:], *later[1:]))


def _by_person_before(earlier: Sequence[Item], later: Sequence[Item]) -> Standing | None:
    """Read a body and a person that both stand before the joining words, parted by a comma or not."""
    pairs = [(earlier[0].text, earlier[-1].text)] if len(earlier) == 2 else []
    if len(earlier) == 1:
        words = earlier[0].text.split(" ")
        cuts = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(len(words) - 1, 0, -1)]
        pairs = [cut for cut in cuts if any(map(_is_whole_body, cut))]
    for pair in pairs:
        for body, person in (pair, pair[::-1]):
            if (named := _people_of(person)) and not is_person(body):
                return Standing(body, *named, tuple(later))
    return None


def _is_whole_body(text: str) -> bool:
    return text[-1] in QUOTES or bool(find_form(text).form)


def _for_body(
    earlier: Sequence[Item], items: Sequence[Item], following: Sequence[Item]
) -> Standing | None:
    """Read a person and the body named behind the joining words; or both behind them."""
    if not items or items[0].text[0].islower():
        return None
    body, _colon, person = items[0].text.partition(": ")
    if earlier:
        if not is_person(earlier[0].text):
            return None
        rest = [*earlier[1:], *items[1:], *following]
        return Standing(items[0].text, (earlier[0].text,), (), tuple(rest))
    rest = [*([Item(person, ": ")] if person else []), *items[1:], *following]
    if not person and (behind := BEHIND_QUOTED.fullmatch(body)) and _people_of(behind[2]):
        body, rest = behind[1], [Item(behind[2], " "), *rest]
    people, offices = (_people_of(rest[0].text) if rest else None) or ((), ())
    return Standing(body, people, offices, tuple(rest[1:] if people else rest))


def _people_of(text: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return the people whom words name, and their offices before them; None where they name nobody."""
    found = [_office_and_person(part) for part in AND.split(text)]
    if not all(found):
        found = [_office_and_person(text)]
    named = [each for each in found if each]
    people, offices = tuple(person for _o, person in named), tuple(o for o, _person in named if o)
    return (people, offices) if named else None


def _office_and_person(text: str) -> tuple[str, str] | None:
    words = text.split(" ")
    for count in NAMES:
        office, person = " ".join(words[:-count]), " ".join(words[-count:])
        if not count <= len(words) <= count + LONGEST_OFFICE or not is_person(person):
            continue
        if not office or begins_office(office) or is_office_in_case(office):
            return office, person
    return None
