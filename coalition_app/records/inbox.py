"""The evidence inbox: whose paper is it, by address, names and numbers; nothing is attached unasked."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from coalition_app.drafts import Paper
from coalition_app.i18n import N_, _
from coalition_app.records.likeness import Name, concepts, read_name, read_person, same_person, stem
from coalition_app.records.names import name_key

ENOUGH = 0.5
"""Score from which a signatory is proposed for a paper."""
MOST_PROPOSED = 5
"""Signatories that are proposed for one paper."""
TOO_COMMON = 0.05
"""Share of all names above which a word tells nothing of whose paper it is."""
FREE_MAIL = frozenset(
    (
        *("gmail.com", "mail.ru", "yandex.ru", "yandex.kz", "bk.ru", "inbox.ru", "list.ru"),
        *("hotmail.com", "outlook.com", "yahoo.com", "rambler.ru", "icloud.com", "proton.me"),
    )
)
"""Hosts that say nothing of a body."""
REASONS = {
    "address": N_("the sender's address is known"),
    "domain": N_("the sender writes from the body's own domain"),
    "name": N_("the name stands in the paper"),
    "file-name": N_("the name stands in the file's name"),
    "person": N_("the sender is the representative"),
    "number": N_("the number stands in the file's name"),
}
_NUMBER = re.compile(r"(?:^|[^\d])(?:№|no\.?|nr\.?)?\s*0*(\d{1,6})(?:[^\d]|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Addressee:
    """What is known of one signature for finding its papers."""

    number: int
    name: str
    representative: str = ""
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A signatory to whom a paper may belong."""

    number: int
    score: float
    """From 0 to 1."""
    reasons: tuple[str, ...]
    """Keys of REASONS."""

    def sentence(self) -> str:
        """Say why this one is proposed."""
        return "; ".join(_(REASONS[each]) for each in self.reasons)


class Matcher:
    """Finds the signatories of a paper; made once for a list, so that each paper costs little."""

    def __init__(self, addressees: Sequence[Addressee]) -> None:
        self._known = {each.number: each for each in addressees}
        self._by_address: dict[str, list[int]] = defaultdict(list)
        self._by_domain: dict[str, set[int]] = defaultdict(set)
        self._names = {each.number: read_name(each.name) for each in addressees}
        self._people = {
            each.number: read_person(each.representative or each.name) for each in addressees
        }
        for each in addressees:
            for address in each.addresses:
                self._by_address[address.lower()].append(each.number)
                domain = address.lower().rpartition("@")[2]
                if domain and domain not in FREE_MAIL:
                    self._by_domain[domain].add(each.number)
        often = Counter(word for name in self._names.values() for word in set(name.stems))
        most = max(3, int(TOO_COMMON * len(self._names)))
        self._by_rarest: dict[str, list[int]] = defaultdict(list)
        for number, name in self._names.items():
            rarest = min(set(name.stems), key=lambda word: (often[word], word), default="")
            if rarest and often[rarest] <= most:
                self._by_rarest[rarest].append(number)
        self._by_surname: dict[str, list[int]] = defaultdict(list)
        for number, person in self._people.items():
            for word in person.words:
                self._by_surname[word].append(number)

    def propose(self, paper: Paper) -> list[Proposal]:
        """Give the signatories to whom a paper may belong, the likeliest first; empty for a stranger's."""
        scores: dict[int, dict[str, float]] = defaultdict(dict)
        for number in self._by_address.get(paper.address, ()):
            scores[number]["address"] = 0.9
        for number in self._by_domain.get(paper.address.rpartition("@")[2], ()):
            scores[number]["domain"] = 0.5
        self._by_words(scores, paper.text, "name", 0.6)
        self._by_words(scores, paper.name.rpartition(".")[0], "file-name", 0.7)
        self._by_person(scores, paper.sender)
        if paper.kind != "mail":
            self._by_number(scores, paper.name)
        return _best(scores)

    def _by_words(
        self, scores: dict[int, dict[str, float]], text: str, reason: str, score: float
    ) -> None:
        spoken = name_key(text).split()
        stems = [read_concept(word) for word in spoken]
        places: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(stems):
            places[word].append(at)
        for word in places.keys() & self._by_rarest.keys():
            for number in self._by_rarest[word]:
                if _stands_together(self._names[number], places):
                    scores[number][reason] = score

    def _by_person(self, scores: dict[int, dict[str, float]], sender: str) -> None:
        person = read_person(sender)
        for word in person.words:
            for number in self._by_surname.get(word, ())[:50]:
                if same_person(person, self._people[number]):
                    scores[number]["person"] = 0.5

    def _by_number(self, scores: dict[int, dict[str, float]], name: str) -> None:
        """A scan that is called "044.jpg" or "№ 44" is likely that of number 44."""
        numbers = [int(found) for found in _NUMBER.findall(name.rpartition(".")[0])]
        if len(numbers) == 1 and numbers[0] in self._known:
            scores[numbers[0]]["number"] = 0.5


def read_concept(word: str) -> str:
    """Give the stem of a word as names have it, translated words of civil society included."""
    return concepts().get(word, "") or stem(word)


def _stands_together(name: Name, places: dict[str, list[int]]) -> bool:
    """Tell whether all words of a name stand near each other, in any order."""
    if any(word not in places for word in name.stems):
        return False
    room = 2 * len(name.stems) + 2
    anchor = min(name.stems, key=lambda word: len(places[word]))
    return any(
        all(any(abs(other - at) <= room for other in places[word]) for word in name.stems)
        for at in places[anchor]
    )


def _best(scores: dict[int, dict[str, float]]) -> list[Proposal]:
    """Join the reasons of each signatory: every further one takes away half of the doubt that is left."""
    found = []
    for number, reasons in scores.items():
        doubt = 1.0
        for score in reasons.values():
            doubt *= 1 - score
        if 1 - doubt >= ENOUGH:
            found.append(Proposal(number, round(1 - doubt, 2), tuple(sorted(reasons))))
    found.sort(key=lambda each: (-each.score, each.number))
    return found[:MOST_PROPOSED]
