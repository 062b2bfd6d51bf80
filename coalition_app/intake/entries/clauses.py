"""Where a remark begins in a piece: names, offices and places are noun groups, and a remark is a clause.

What tells a clause are words of closed classes (pronouns, conjunctions, particles, numbers in words),
endings of verbs and adverbs, words for the act of signing, and words in small letters behind what is already
a whole name. `resources/words` holds the classes and the endings; they do not grow with the lists that are
seen, as names and offices do.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from coalition_app.dates import MONTHS
from coalition_app.intake.entries.traits import POSSESSED, STRONG, find_words, traits
from coalition_app.intake.words.persons import BEHIND_OFFICE, CYRILLIC, ELIDED, GENITIVE, is_person
from coalition_app.intake.words.places import is_country, is_place
from coalition_app.intake.words.vocabulary import NAME_PARTICLES
from coalition_app.intake.words.word_lists import word_list, words_only_in

CLAUSE_WORDS = word_list("clause_words")
SIGNING = tuple(word_list("signing_stems"))
ENDINGS = {
    language: tuple(word_list("clause_endings", language)) for language in ("ru", "kk", "en")
}
ADJECTIVES = tuple(word_list("adjective_endings"))
"""Endings of adjectives; one that stands alone is no name."""
NOUNS = word_list("nouns_like_clauses")
"""Words that end like verbs or adverbs and are none."""
LONGEST = 3000
"""Characters; a longer entry is a text and stays one piece."""
SHORTEST_ENDED = 4
"""Letters; shorter words end by chance as verbs do."""
SHORTEST_CLAUSE_WORD = 3
"""Letters of one with a capital: Ли and Им are families' names."""
LAST_ONLY = ("ed", "ional")
"""Endings of words that may stand before a noun: retired nurse."""
KAZAKH = re.compile("[әғқңөұүһӘҒҚҢӨҰҮҺ]")
CAPITAL_WITHIN = re.compile(r"[a-z][A-Z]")
"""What is in names of firms and in no verb: PayPal."""
SMALL_LETTER = re.compile(r"(?:^|[\s(])[^\W\d_A-ZА-ЯЁӘҒҚҢӨҰҮІҺ]")
AGAINST = frozenset(("против", "against", "қарсы"))
"""Words that need another behind them within a name, or, in Kazakh, a head."""
MONTH_IN_CASE = re.compile(
    r"(?:январ|феврал|март|апрел|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-я]{1,2}|ма[йяе]|"
    r"(?:қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан)\w{2,3}"
)
LABELLING = ("?", ":")
"""What follows a word that asks or labels."""
ARTICLES = frozenset(("the", "a", "an"))
LEAST_SENTENCE = 2
"""Words."""
SETTING = frozenset(("с", "со", "без", "до", "with", "without", "minus"))
"""Words that begin a remark behind a whole name."""
ENGLISH = frozenset(("of", "for", "the", "and", "to")) | words_only_in("bodies", "en")
"""Words of a name in English, where what is in small letters behind a body belongs to no name."""
SHORT_ENGLISH = frozenset(
    ("of", "to", "in", "on", "by", "at", "as", "up", "an", "a", "no", "so", "or")
)
"""Words by which English differs from its neighbours."""
LONGEST_LETTERS = 5
"""Letters of a body's that are no word: UFAL."""
LAST_OFFICES = words_only_in("offices", "en") | words_only_in("offices", "kk")
"""Offices of languages in which they stand last in their group."""
KAZAKH_BODIES = tuple(word_list("body_stems", "kk"))
KNOWN = STRONG | {"place mark", "title"}

Words = Sequence[tuple[re.Match[str], bool]]


@lru_cache(maxsize=100_000)
def remark_at(text: str, *, first: bool = False) -> int | None:
    """Return the index in a piece from which it is a remark; None where it may be a noun group throughout.

    `first`: the piece is an entry's first, which may be a name that begins with any word.
    """
    if len(text) > LONGEST:
        return 0
    if not SMALL_LETTER.search(text):
        word = text.partition(" ")[0]
        if first or (word.isalpha() and "given" in traits(word)):
            return None
    words = find_words(text)
    if _is_place_alone(text, words):
        return None
    kazakh = KAZAKH.search(text) is not None
    for at in range(1 if first else 0, len(words)):
        if not words[at][1] and _speaks(text, words, at, kazakh, first):
            return words[_begins(text, words, at, kazakh, first)][0].start()
    if not first and _is_headless(text, words):
        return 0
    stranger = _stranger(text, words)
    return None if stranger is None else words[stranger][0].start()


def _is_place_alone(text: str, words: Words) -> bool:
    """Tell whether a piece is a place and nothing else: «г. Семей без имени» goes on."""
    if text.islower() or any(word[0] in ARTICLES for word, _quoted in words[1:2]):
        return False
    if not (is_place(text) or is_country(text)):
        return False
    return all(
        not word[0][0].islower() or "place mark" in (known := traits(word[0])) or "small" in known
        for word, _quoted in words[1:]
    )


def _speaks(text: str, words: Words, at: int, kazakh: bool, first: bool) -> bool:
    """Tell whether a word tells a clause; one with a capital does so only where it begins the piece."""
    word = words[at][0][0]
    last = at + 1 == len(words)
    if not word[0].islower():
        if at or not word[0].isalpha() or "given" in traits(word):
            return False
        if not last and words[1][0][0][0].isupper() and is_person(text):
            return False
    low = word.lower().strip(".")
    following = "" if last else words[at + 1][0][0].lower()
    if f"{low} {following}" in CLAUSE_WORDS:
        return True
    if low in CLAUSE_WORDS:
        return word[0].islower() or len(word) >= SHORTEST_CLAUSE_WORD
    if low.startswith(SIGNING):
        return True
    if low in AGAINST:
        return last
    if low in SETTING and at and not first and not last and following[:1].isalpha():
        return any("office" in traits(each[0]) for each, _quoted in words[:at])
    if low in ARTICLES:
        return _follows_verb(words, at, first)
    known = traits(word)
    if not KNOWN.isdisjoint(known) or "small" in known or low in NOUNS or len(low) < SHORTEST_ENDED:
        return False
    if text[words[at][0].end() :].lstrip()[:1] in LABELLING:
        return word[0].islower()
    if _before_day(words, at):
        return True
    if not word[0].islower() and not last and not words[at + 1][0][0][0].islower():
        return False
    if not CYRILLIC.search(word):
        if CAPITAL_WITHIN.search(word):
            return False
        if word.isupper() and len(word) <= LONGEST_LETTERS:
            return False
        ended = low.endswith(ENDINGS["en"]) or (len(words) == 1 and low.endswith(ADJECTIVES))
        behind_office = bool(at) and "office" in traits(words[at - 1][0][0])
        return ended and (last or behind_office or not low.endswith(LAST_ONLY))
    if kazakh:
        return last and low.endswith(ENDINGS["kk"])
    return low.endswith(ENDINGS["ru"])


def _is_headless(text: str, words: Words) -> bool:
    """Tell whether a piece of Latin letters is written as a sentence, and begins with no known noun.

    In English the noun that says what a group is stands last before the first preposition.
    """
    if len(words) < LEAST_SENTENCE or any(quoted for _word, quoted in words):
        return False
    texts = [word[0] for word, _quoted in words]
    if not text.isascii() or not texts[0].istitle() or not all(map(str.islower, texts[1:])):
        return False
    if any(len(each) < SHORTEST_CLAUSE_WORD and each not in SHORT_ENGLISH for each in texts[1:]):
        return False
    known = list(map(traits, texts))
    prepositions = [at for at, each in enumerate(known) if "small" in each]
    group = known[: prepositions[0] if prepositions else None]
    return all(KNOWN.isdisjoint(each) for each in group)


def _joins(word: str) -> bool:
    """Tell whether a small word may join what is before it to a name behind: of, и, i, e."""
    return "small" in traits(word) or len(word) == 1 or word in AGAINST


def _follows_verb(words: Words, at: int, first: bool) -> bool:
    """Tell whether an article stands behind no preposition: left the coalition."""
    if not at or at + 1 == len(words) or "small" in traits(words[at - 1][0][0]):
        return False
    return words[at - 1][0][0][0].islower() or (
        not first and at == 1 and words[at + 1][0][0][0].islower()
    )


def _before_day(words: Words, at: int) -> bool:
    """Tell whether a date follows, at most with one small word between: struck on 3 April, решение в мае."""
    behind = [word[0] for word, _quoted in words[at + 1 : at + 4]]
    between = bool(behind) and "small" in traits(behind[0])
    behind = behind[between:]
    if not behind:
        return False
    if behind[0].isdigit():
        return len(behind) > 1 and is_month(behind[1])
    return is_month(behind[0]) and (between or (len(behind) > 1 and behind[1].isdigit()))


@lru_cache(maxsize=1_000)
def is_month(word: str) -> bool:
    """Tell whether a word is a month in any case of it."""
    low = word.lower()
    return low in MONTHS or (low[:1].isalpha() and MONTH_IN_CASE.fullmatch(low) is not None)


def _begins(text: str, words: Words, at: int, kazakh: bool, first: bool) -> int:
    """Return with which word the remark begins that one of its words tells."""
    behind = max((index + 1 for index in range(at) if words[index][1]), default=0)
    if behind and not any(_is_known_small(word[0]) for word, _quoted in words[behind:at]):
        return behind
    start = at
    while start and not words[start - 1][1]:
        word = words[start - 1][0][0]
        if not word[0].islower() or not KNOWN.isdisjoint(traits(word)):
            break
        start -= 1
    if kazakh and start and words[start - 1][0][0].endswith(GENITIVE):
        # Кеңестің шешімін күтіп отырмыз: a genitive belongs to what follows.
        start -= 1
    if not first and start == 1 and KNOWN.isdisjoint(traits(words[0][0][0])):
        before = text[: words[1][0].start()].strip()
        return start if words[0][1] or is_place(before) or is_country(before) else 0
    if not start:
        return int(first)
    head = traits(words[start - 1][0][0])
    complements = not {"office", "body"}.isdisjoint(head) and not words[start - 1][1]
    if CYRILLIC.search(text) and not kazakh and complements:
        # «доцент кафедры истории раньше записана»: what follows the office belongs to it.
        return at - (at > 1 and "small" in traits(words[at - 1][0][0]))
    return start


def _is_known_small(word: str) -> bool:
    return word[0].islower() and not KNOWN.isdisjoint(traits(word))


def _stranger(text: str, words: Words) -> int | None:
    """Return the first word in small letters behind a whole name, office or place with no separator."""
    for at in range(1, len(words)):
        word, quoted = words[at]
        before, within = words[at - 1]
        if quoted or not word[0][0].islower():
            continue
        if _changes_script(before[0], word[0]) and _is_strange(
            words, at, "person" if CYRILLIC.search(before[0]) else "name"
        ):
            return at
        ends = _ends_group(before[0])
        if before[0][0].islower() and not within and not ends:
            continue
        if (whole := _ends_whole(text, words, at)) and _is_strange(words, at, whole):
            return at - (before[0].isdigit() and whole in ("person", "place"))
    return None


def _changes_script(before: str, word: str) -> bool:
    """Tell whether a word is not in the letters of the one before it: nobody goes on so."""
    if not (word.islower() and before[-1].isalpha()):
        return False
    if CYRILLIC.match(before[-1]):
        # «редактор сайта example.kz», «разработчик front-end» go on.
        return word.isalpha() and not CYRILLIC.match(word)
    return CYRILLIC.match(word) is not None


def _ends_group(word: str) -> bool:
    return word in LAST_OFFICES or (word.startswith(KAZAKH_BODIES) and word.endswith(POSSESSED))


def _ends_whole(text: str, words: Words, at: int) -> str:
    """Tell what is whole before a word; empty where what is before may go on."""
    before, quoted = words[at - 1]
    if quoted:
        return "quotation"
    if "form" in traits(before[0]) and any(within for _word, within in words[:at]):
        return "form"
    if before[0].startswith(KAZAKH_BODIES) and before[0].endswith(POSSESSED):
        return "body"
    end = words[at - 1 - (before[0].isdigit() and at > 1)][0].end()
    head = text[: end + (text[end : end + 1] in ("»", "”", '"'))].strip()
    if not all(map(_may_be_of_whole, words[: at - 1])):
        return "office" if before[0].lower() in LAST_OFFICES else ""
    if is_person(head):
        return "person"
    if is_place(head) or is_country(head):
        return "place"
    if before[0].lower() in LAST_OFFICES:
        return "office"
    if before[0].isdigit():
        return "number"
    # Other languages write adjectives in small letters behind a body: Association suisse.
    english = any(word[0].lower() in ENGLISH for word, _quoted in words[:at])
    return "name" if english and head.isascii() and before[0][0].isupper() else ""


def _may_be_of_whole(word: tuple[re.Match[str], bool]) -> bool:
    return word[0][0][0].isupper() or not {"small", "place mark"}.isdisjoint(traits(word[0][0]))


def _is_strange(words: Words, at: int, whole: str) -> bool:
    run = []
    for word, quoted in words[at:]:
        if quoted or not word[0][0].islower():
            break
        run.append(word[0])
    behind = words[at + len(run)][0][0] if at + len(run) < len(words) else ""
    if all(word in NAME_PARTICLES or ELIDED.match(word) for word in run):
        return False
    if whole == "office" and all(word in BEHIND_OFFICE for word in run):
        return False
    if behind and not behind[0].isdigit() and all(map(_joins, run)):
        return run[0] in SETTING and whole == "person"
    if "small" in traits(run[0]) or run[0] in AGAINST:
        return whole == "person" or run[0] in SETTING
    known = list(map(traits, run))
    prepositions = [index for index, each in enumerate(known) if "small" in each]
    return all(map(KNOWN.isdisjoint, known[: prepositions[0] if prepositions else None]))
