"""People of a list who may be one person: found near linearly by whole names, initials, misprints."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, combinations
from typing import TypeVar

from coalition_app.records.signatories.matching.name_forms import (
    Person,
    misprinted,
    read_person,
    same_person,
)
from coalition_app.records.store.name_keys import name_key

NEIGHBOURS = 4
"""How many people before and behind in the alphabet a name is compared with, from both ends."""
MOST_MEANT = 2
"""Whole names that initials may stand for; initials that fit more are not used."""
MOST_NAMESAKES = 6
"""People of one whole name who are all shown; of more, each with the first."""
SELDOM = 2
"""How many people of the list may have a word that counts as a misprint of another."""
SHORTEST = 5
"""Letters of a word that can be a misprint: Dana and Dina are two people."""
SAME, ALIKE, SPELT = 0.82, 0.8, 0.76
"""Scores of the same name, of one that differs in a letter, and of one that two bodies of a place spell."""
MOST_OF_PLACE = 60
"""People of one place and beginning of a name who are compared with each other."""
BEGINNING = 4
"""Letters."""

_RUSSIAN_ENDING = re.compile(rf"(?<=\w{{{SHORTEST}}})[oe]va?$")
"""What Kazakh surnames had in Russian papers, and many leave off now: Тулегенов, Тулеген."""

Named = TypeVar("Named")
Listed = tuple[Named, Person, bool]
"""Whose name it is, the name, and whether the person signs alone."""


def compare_people(
    people: Iterable[Listed[Named]], add: Callable[[Named, Named, float, str], None]
) -> None:
    """Hand to `add` who may be the same person, with a score and a reason.

    Two people who sign for organisations are not compared: one person may sign for two.
    """
    listed = list(people)
    for one, other in _by_whole_names(listed):
        _add(one, other, add)
    for one, other in _by_initials(listed):
        _add(one, other, add)
    for one, other in chain(_by_letters(listed), _by_endings(listed)):
        if one[2] or other[2]:
            add(one[0], other[0], ALIKE, "person")


def _add(
    one: Listed[Named], other: Listed[Named], add: Callable[[Named, Named, float, str], None]
) -> None:
    if (one[2] or other[2]) and same_person(one[1], other[1]):
        add(one[0], other[0], SAME, "person")


def _by_whole_names(
    people: Sequence[Listed[Named]],
) -> Iterator[tuple[Listed[Named], Listed[Named]]]:
    """Yield those whose whole words are the same, or all among the other's."""
    by_words: dict[frozenset[str], list[Listed[Named]]] = defaultdict(list)
    known = {word for _named, person, _alone in people for word in person.words}
    for each in people:
        for words in each[1].each_reading(known):
            by_words[words].append(each)
    for words, same in by_words.items():
        if len(same) <= MOST_NAMESAKES:
            yield from combinations(same, 2)
        else:
            yield from ((same[0], each) for each in same[1:])
        for size in range(2, min(len(words), 5)):
            for fewer in combinations(sorted(words), size):
                for one in by_words.get(frozenset(fewer), ())[:MOST_NAMESAKES]:
                    yield from ((one, each) for each in same[:MOST_NAMESAKES])


def _by_initials(people: Sequence[Listed[Named]]) -> Iterator[tuple[Listed[Named], Listed[Named]]]:
    """Yield those of one surname of whom one has initials that fit, and not many others whom they fit."""
    short = [each for each in people if each[1].letters]
    wanted: dict[tuple[str, str], list[Listed[Named]]] = {
        (word, letter): []
        for each in short
        for word in each[1].every_word
        for letter in each[1].letters
    }
    for each in people if wanted else ():
        person = each[1]
        beginnings = {*person.letters, *(word[0] for word in person.words)}
        for word in person.every_word:
            for letter in beginnings:
                if (word, letter) in wanted:
                    wanted[word, letter].append(each)
    for one in short:
        keys = [(word, letter) for word in one[1].every_word for letter in one[1].letters]
        met = {id(each): each for key in keys for each in wanted[key]}
        fitting = [
            each for each in met.values() if each is not one and same_person(one[1], each[1])
        ]
        if len({each[1].words for each in fitting}) <= MOST_MEANT:
            yield from ((one, each) for each in fitting[: 2 * MOST_NAMESAKES])


def _by_letters(people: Sequence[Listed[Named]]) -> Iterator[tuple[Listed[Named], Listed[Named]]]:
    """Yield neighbours in the alphabet, from both ends, that differ by a misprint in one rare word."""
    often = Counter(word for _named, person, _alone in people for word in person.words)
    for step in (1, -1):
        ordered = sorted(people, key=lambda each: each[1].written[::step])
        for at, one in enumerate(ordered):
            for other in ordered[at + 1 : at + 1 + NEIGHBOURS]:
                if _one_misprint(one[1], other[1], often):
                    yield one, other


def _one_misprint(one: Person, other: Person, often: Counter[str]) -> bool:
    if len(one.words) != len(other.words) or len(one.words) < 2 or one.letters != other.letters:
        return False
    mine = one.words - other.words
    if len(mine) != 1:
        return False
    (word,), (another,) = mine, other.words - one.words
    if min(len(word), len(another)) < SHORTEST or min(often[word], often[another]) > SELDOM:
        return False
    # Akhmetov and Akhmetova are two people.
    return word.rstrip("a") != another.rstrip("a") and misprinted(word, another, twice=False)


def _by_endings(people: Sequence[Listed[Named]]) -> Iterator[tuple[Listed[Named], Listed[Named]]]:
    """Yield those who differ by the Russian ending of a rare surname, beside equal names or initials."""
    often = Counter(word for _named, person, _alone in people for word in person.words)
    alike: dict[tuple[frozenset[str], frozenset[str]], list[Listed[Named]]] = defaultdict(list)
    for each in people:
        words, letters = each[1].words, each[1].letters
        if len(words) + len(letters) > 1:
            bare = frozenset(_RUSSIAN_ENDING.sub("", word) for word in words)
            alike[bare, frozenset(letters)].append(each)
    for (bare, _letters), same in alike.items():
        for one, other in combinations(same[: 2 * MOST_NAMESAKES], 2):
            differing = one[1].words ^ other[1].words
            seldom = min((often[word] for word in differing), default=0) <= SELDOM
            if len(differing) == 2 and differing & bare and seldom:
                yield one, other


def compare_spellings(
    people: Iterable[tuple[Named, str, str]], add: Callable[[Named, Named, float, str], None]
) -> None:
    """Hand to `add` the bodies of one place for which one person signs, spelt in two ways.

    Each is given with its representative and its place. One person may sign for two bodies and is then
    spelt in one way; in another language both a name and its body's are written otherwise.
    """
    blocks: dict[tuple[str, str], list[tuple[Named, dict[str, str]]]] = defaultdict(list)
    for named, printed, place in people:
        spelt = {name_key(each): each for each in printed.casefold().split(" ")}
        words = [word for word in spelt if len(word) >= SHORTEST]
        ends = {word[:BEGINNING] for word in words} | {word[-BEGINNING:] for word in words}
        for end in ends if place else ():
            blocks[name_key(place), end].append((named, spelt))
    for block in blocks.values():
        for one, other in combinations(block, 2) if len(block) <= MOST_OF_PLACE else ():
            if _spelt_otherwise(one[1], other[1]):
                add(one[0], other[0], SPELT, "spelling")


def _spelt_otherwise(one: dict[str, str], other: dict[str, str]) -> bool:
    """Tell whether two names, each with its words as printed by their keys, may be one in two spellings."""
    for word, printed in one.items():
        for another, as_printed in other.items():
            if min(len(word), len(another)) < SHORTEST or printed == as_printed:
                continue
            # Akhmetov and Akhmetova are two people.
            own = word.rstrip("a") != another.rstrip("a") and misprinted(word, another, twice=False)
            if word != another and not own:
                continue
            named = read_person(" ".join(one.values()))
            beside = [
                as_printed if key != another else printed for key, as_printed in other.items()
            ]
            if same_person(named, read_person(" ".join(beside))):
                return True
    return False
