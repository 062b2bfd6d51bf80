"""Pairs of signatures to look at: one body or person twice, perhaps; found near linearly, with the reason."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from rapidfuzz.distance import Indel, Levenshtein

from coalition_app.i18n import N_, _
from coalition_app.records.signatories.matching.name_forms import (
    Name,
    Person,
    abbreviation,
    heads,
    initials,
    misprinted,
    quoted_names,
    read_in_other_ways,
    read_name,
    read_person,
    same_person,
    stands_among_words,
)
from coalition_app.records.signatories.matching.people import compare_people, compare_spellings
from coalition_app.records.store.name_keys import name_key

ATTESTOR = 0
"""The number under which the attestor is compared with the list."""
NEIGHBOURS = 4
"""How many names before and behind in the alphabet a name is compared with, from both ends."""
ALIKE = 0.86
"""Share of letters in common from which two differently spelt names are shown."""
MOST_MISSING = 4
"""Letters by which two names may differ in length to be compared letter by letter."""
SHORTEST_QUOTED = 4
"""Letters of a quoted name from which organisations are compared whatever surrounds it."""
COMMON = 5
"""Names that share a word from which it counts as common."""
LETTERS_BEHIND = re.compile(r"(\S.*\S) \(([A-ZА-ЯЁӘҒҚҢӨҰҮІҺ]{2,10})\)")
FORMER = re.compile(
    r"(?i:бұрынғы|ранее|бывш\w+|formerly(?: known as)?|previously(?: known as)?)[: ]+"
    r"((?:[\w-]{1,6} )?(?:«[^»]{2,80}»|“[^”]{2,80}”)|[A-ZА-ЯЁӘҒҚҢӨҰҮІҺ][^,;()«“]{2,80})"
)
"""The name that a body had before, told beside its own."""
SELDOM = 2
"""How many names of the list may have a word that counts as a misprint of another."""
LARGEST_BLOCK = 60
"""A word that more names share is not used."""
MOST_OF_ONE = 5
"""Pairs for one reason that a signature may be in: more than that are branches, not duplicates."""
MOST_ALONE = 4
"""Signatures of one name that are all compared with each other; beyond, each with the first of its place."""
OFTEN = 2_000
"""Names after which the search may be stopped."""
REASONS = {
    "identical": N_("the same in all that is printed"),
    "same-name": N_("the same name"),
    "same-name-person": N_("the same name, different people"),
    "other-spelling": N_("the same name in another spelling"),
    "branch": N_("the same name with branch or region"),
    "abbreviation": N_("one is the abbreviation of the other"),
    "alike": N_("names that differ in a few letters"),
    "translation": N_("the same words in two languages"),
    "belongs": N_("a person and their organisation"),
    "person": N_("the same person, perhaps"),
    "spelling": N_("the same place, and a person whose name is spelt in two ways"),
}


OF_NATURE = ("branch", "abbreviation", "alike", "translation", "belongs", "person", "spelling")
"""Reasons that many signatures can share with one without any of them being its duplicate."""


@dataclass(frozen=True, slots=True)
class Card:
    """What is compared of one signature; `number` is ATTESTOR for the attestor."""

    number: int
    name: str
    kind: str = "organisation"
    joint: tuple[str, ...] = ()
    representative: str = ""
    told: str = ""
    """Office, notes, offices of the attestor: text in which other bodies may be named."""
    place: str = ""
    """Where it is: bodies of one name in many places are branches, and are not all compared."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two signatures to look at."""

    a: int
    b: int
    score: float
    reason: str
    """A key of REASONS."""

    def sentence(self) -> str:
        """Say why the two are shown."""
        return _(REASONS[self.reason])


@dataclass(slots=True)
class _Body:
    """One body of a card, ready to be compared."""

    card: Card
    printed: str
    """The name, or what it has in quotation marks where it has them once."""
    inner: str
    """The part in quotation marks where other words surround it; empty otherwise."""
    name: Name
    written: str
    """The whole name."""


@dataclass(slots=True)
class _Found:
    pairs: dict[tuple[int, int], Pair] = field(default_factory=dict)

    def add(self, one: Card, other: Card, score: float, reason: str) -> None:
        """Keep the best reason for a pair; a body is never its own duplicate."""
        if one.number == other.number:
            return
        a, b = (one, other) if _rank(one) < _rank(other) else (other, one)
        known = self.pairs.get((a.number, b.number))
        if known is None or known.score < score:
            self.pairs[a.number, b.number] = Pair(a.number, b.number, round(score, 2), reason)


def find_pairs(
    cards: Sequence[Card], tell: Callable[[int, int], None] = lambda _done, _of: None
) -> list[Pair]:
    """Find the pairs that a person should look at, the likeliest first.

    Bodies are compared by name, people by name, and what a person's office says with the bodies of the
    list. Names meet by equal keys, by abbreviation, by rare words, and with their neighbours in the
    alphabet from both ends, so the work grows little faster than the list. `tell` is told how many of how
    many steps are done and may stop it between them.
    """
    found = _Found()
    bodies: list[_Body] = []
    steps: tuple[Callable[[], None], ...] = (
        lambda: _compare_whole(found, cards),
        lambda: _compare_equal(found, bodies),
        lambda: _compare_quoted(found, bodies),
        lambda: _compare_abbreviations(found, bodies),
        lambda: _compare_neighbours(found, bodies, tell),
        lambda: compare_people(_people(cards), found.add),
        lambda: compare_spellings(_representatives(cards), found.add),
        lambda: _compare_belonging(found, cards, bodies),
    )
    for at, card in enumerate(cards):
        if at % OFTEN == 0:
            tell(0, len(steps))
        bodies.extend(_bodies(card))
    for at, step in enumerate(steps):
        tell(at, len(steps))
        step()
    pairs = _without_hubs(found.pairs.values())
    return sorted(pairs, key=lambda pair: (-pair.score, pair.a, pair.b))


def _compare_whole(found: _Found, cards: Sequence[Card]) -> None:
    """Find what was recorded twice as it stands: nothing but the number tells the two apart."""
    first: dict[Card, Card] = {}
    for card in cards:
        known = first.setdefault(replace(card, number=ATTESTOR), card)
        if known is not card and card.number != ATTESTOR != known.number:
            found.add(known, card, 1.0, "identical")


def _without_hubs(pairs: Collection[Pair]) -> list[Pair]:
    """Leave out pairs of signatures that are in many for the same reason: that says nothing about them."""
    often: Counter[tuple[str, int]] = Counter()
    for pair in pairs:
        if pair.reason in OF_NATURE:
            often.update(((pair.reason, pair.a), (pair.reason, pair.b)))
    return [
        pair
        for pair in pairs
        if max(often[pair.reason, pair.a], often[pair.reason, pair.b]) <= MOST_OF_ONE
    ]


def _rank(card: Card) -> float:
    return float("inf") if card.number == ATTESTOR else card.number


def _bodies(card: Card) -> Iterator[_Body]:
    if card.kind == "individual" or card.number == ATTESTOR:
        return
    former = (match[1] for match in FORMER.finditer(f"{card.name}; {card.told}"))
    for printed in (*_with_letters(card.name), *card.joint, *former):
        quoted = quoted_names(printed)
        name = read_name(printed)
        if name.stems:
            inner = quoted[0] if len(quoted) == 1 else ""
            around = inner and stands_among_words(printed, inner)
            yield _Body(card, inner or printed, inner if around else "", name, printed)


def _with_letters(name: str) -> tuple[str, ...]:
    """Return a name, and apart what it has with its letters in brackets behind it: Hill Action (HAC)."""
    match = LETTERS_BEHIND.fullmatch(name)
    return (name, *match.groups()) if match else (name,)


def _compare_equal(found: _Found, bodies: Sequence[_Body]) -> None:
    by_key: dict[tuple[str, ...], list[_Body]] = defaultdict(list)
    known = {word for body in bodies for word in body.name.words}
    for body in bodies:
        by_key[body.name.key].append(body)
        for name in read_in_other_ways(body.written, known):
            by_key[name.key].append(replace(body, name=name))
    often = Counter(stem for body in bodies for stem in set(body.name.stems))
    for group in by_key.values():
        if len(group) > 1:
            for one, other in _of_one_name(group):
                score, reason = _equal(one, other)
                common = reason != "translation" and _all_common(one.name, often)
                if not (common and _of_two_kinds(one.card, other.card)):
                    found.add(one.card, other.card, score, reason)


def _of_two_kinds(one: Card, other: Card) -> bool:
    """Tell whether one is a union and the other a fund, say."""
    mine, theirs = heads(one.name), heads(other.name)
    return bool(mine) and bool(theirs) and mine.isdisjoint(theirs)


def _all_common(name: Name, often: Counter[str]) -> bool:
    """Tell whether a name consists of common words, which do not tell two listed organisations apart."""
    return all(often[stem] > COMMON for stem in name.stems)


def _compare_quoted(found: _Found, bodies: Sequence[_Body]) -> None:
    """Compare organisations of one quoted name with other words around it: a branch, or other wording."""
    by_inner: dict[tuple[str, ...], list[_Body]] = defaultdict(list)
    for body in bodies:
        name = read_name(body.inner) if body.inner else body.name
        if len(name.compact) >= SHORTEST_QUOTED:
            by_inner[name.key].append(body)
    for group in by_inner.values():
        if 1 < len(group) <= MOST_ALONE:
            for one, other in combinations(group, 2):
                if one.name.key != other.name.key and (one.inner or other.inner):
                    found.add(one.card, other.card, 0.78, "branch")


def _of_one_name(group: Sequence[_Body]) -> Iterator[tuple[_Body, _Body]]:
    """Yield the pairs of one name: all of a few; of many, those in one place, each with the first there."""
    if len(group) <= MOST_ALONE:
        yield from combinations(group, 2)
        return
    first: dict[str, _Body] = {}
    for body in group:
        known = first.setdefault(name_key(body.card.place), body)
        if known is not body:
            yield known, body


def _equal(one: _Body, other: _Body) -> tuple[float, str]:
    other_words = sorted(one.name.compact) != sorted(other.name.compact)
    if other_words and any("@" in stem for stem in one.name.stems):
        return 0.8, "translation"
    if one.name.compact != other.name.compact:
        return 0.88, "other-spelling"
    if one.printed.casefold().strip('«»“”" ') != other.printed.casefold().strip('«»“”" '):
        return 0.93, "other-spelling"
    people = (one.card.representative, other.card.representative)
    if all(people) and not same_person(*map(read_person, people)):
        return 0.95, "same-name-person"
    return 0.97, "same-name"


def _compare_contained(found: _Found, one: _Body, other: _Body, often: Counter[str]) -> None:
    """A name that is contained whole in another one with one more word may be its branch."""
    fewer, more = sorted((one.name, other.name), key=lambda name: len(name.stems))
    if len(fewer.stems) < 2 or len(more.stems) != len(fewer.stems) + 1:
        return
    if set(fewer.stems) <= set(more.stems) and not _all_common(fewer, often):
        found.add(one.card, other.card, 0.75 + 0.02 * min(len(fewer.stems), 5), "branch")


def _compare_abbreviations(found: _Found, bodies: Sequence[_Body]) -> None:
    short: dict[str, list[_Body]] = defaultdict(list)
    for body in bodies:
        letters = abbreviation(body.printed)
        if letters:
            short[letters].append(body)
    if not short:
        return
    for body in bodies:
        for letters in dict.fromkeys(initials(body.printed)):
            for other in short.get(letters, ()):
                found.add(body.card, other.card, 0.85, "abbreviation")


def _compare_neighbours(
    found: _Found, bodies: Sequence[_Body], tell: Callable[[int, int], None]
) -> None:
    """Compare each name with its neighbours in the alphabet, read forwards and backwards.

    A misprint leaves either the beginning or the end of a name intact.
    """
    often = Counter(word for body in bodies for word in set(body.name.words))
    for forwards in (True, False):
        step = 1 if forwards else -1
        ordered = sorted(bodies, key=lambda body: body.name.compact[::step])
        for at, one in enumerate(ordered):
            if at % OFTEN == 0:
                tell(4, 8)
            for other in ordered[at + 1 : at + 1 + NEIGHBOURS]:
                _compare_letters(found, one, other, often)
    stems = Counter(stem for body in bodies for stem in set(body.name.stems))
    for one, other in _sharing_rare_words(bodies, stems):
        _compare_letters(found, one, other, often)
        _compare_contained(found, one, other, stems)


def _compare_letters(found: _Found, one: _Body, other: _Body, often: Counter[str]) -> None:
    a, b = one.name, other.name
    if a.digits != b.digits or a.key == b.key:
        return
    shorter, longer = sorted((len(a.compact), len(b.compact)))
    if shorter < 5 or longer - shorter > MOST_MISSING:
        return
    score = Indel.normalized_similarity(a.compact, b.compact, score_cutoff=ALIKE)
    if score and _words_alike(a, b, often):
        found.add(one.card, other.card, score * 0.92, "alike")


def _words_alike(a: Name, b: Name, often: Counter[str]) -> bool:
    """Tell whether each word that one name has alone is a misprint of one that the other has alone.

    Words that other names of the list have too are real words, not misprints of each other.
    """
    mine, theirs = [*a.words], [*b.words]
    for word in a.words:
        if word in theirs:
            theirs.remove(word)
            mine.remove(word)
    if len(mine) != len(theirs):
        return Levenshtein.distance(a.compact, b.compact, score_cutoff=1) <= 1
    return all(any(_misprinted(word, other, often) for other in theirs) for word in mine)


def _misprinted(word: str, other: str, often: Counter[str]) -> bool:
    return min(often[word], often[other]) <= SELDOM and misprinted(word, other)


def _sharing_rare_words(
    bodies: Sequence[_Body], often: Counter[str]
) -> Iterator[tuple[_Body, _Body]]:
    """Yield the pairs that share one of the two rarest words of either name."""
    blocks: dict[str, list[_Body]] = defaultdict(list)
    for body in bodies:
        for stem in sorted(set(body.name.stems), key=lambda word: (often[word], word))[:2]:
            blocks[stem].append(body)
    for block in blocks.values():
        if len(block) <= LARGEST_BLOCK:
            for at, one in enumerate(block):
                for other in block[at + 1 :]:
                    yield one, other


def _people(cards: Sequence[Card]) -> Iterator[tuple[Card, Person, bool]]:
    """Yield the person of each card, and whether it signs alone; the attestor counts as such."""
    for card in cards:
        alone = card.kind == "individual" or card.number == ATTESTOR
        named = card.name if alone else card.representative
        person = read_person(named) if named else None
        if person is not None and person.words:
            yield card, person, alone


def _representatives(cards: Sequence[Card]) -> Iterator[tuple[Card, str, str]]:
    for card in cards:
        if card.kind != "individual" and card.number != ATTESTOR and card.representative:
            yield card, card.representative, card.place


def _compare_belonging(found: _Found, cards: Sequence[Card], bodies: Sequence[_Body]) -> None:
    """Find the listed bodies that a person's office names, in quotation marks or word by word."""
    by_key: dict[tuple[str, ...], list[_Body]] = defaultdict(list)
    for body in bodies:
        by_key[body.name.key].append(body)
        if body.inner:
            by_key[read_name(body.inner).key].append(body)
    spoken: dict[tuple[str, ...], list[Card]] = defaultdict(list)
    for card in cards:
        if card.kind != "individual" and card.number != ATTESTOR:
            for mention in quoted_names(card.told):
                spoken[read_name(mention).key].append(card)
    by_first: dict[str, list[_Body]] = defaultdict(list)
    for body in bodies:
        if len(body.name.stems) >= 4:
            by_first[body.name.stems[0]].append(body)
    for card in cards:
        if card.kind != "individual" and card.number != ATTESTOR:
            continue
        for mention in quoted_names(card.told):
            key = read_name(mention).key
            for named in (*(body.card for body in by_key.get(key, ())), *spoken.get(key, ())):
                found.add(card, named, 0.9, "belongs")
        if not by_first:
            continue
        said = set(read_name(card.told).stems)
        for stem in said & set(by_first):
            for body in by_first[stem]:
                if set(body.name.stems) <= said:
                    found.add(card, body.card, 0.9, "belongs")


def numbers_of(pairs: Iterable[Pair]) -> tuple[int, ...]:
    """Return the numbers that are in any of the pairs."""
    return tuple(sorted({number for pair in pairs for number in (pair.a, pair.b)} - {ATTESTOR}))
