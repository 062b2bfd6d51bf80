"""The rule of the remainder: what no list of words vouches for in a piece of an entry is unknown."""

import re
from collections.abc import Sequence
from functools import lru_cache

from coalition_app.intake.entries.clauses import CLAUSE_WORDS, remark_at
from coalition_app.intake.entries.printing_wishes import is_wish
from coalition_app.intake.entries.stands_for import AND
from coalition_app.intake.entries.traits import STRONG, find_words, traits
from coalition_app.intake.words.persons import (
    CYRILLIC,
    begins_office,
    given_name_first,
    has_known_name_alone,
    has_office,
    is_degree,
    is_person,
    may_be_degree_alone,
    names_two,
    split_office_person,
)
from coalition_app.intake.words.places import TOWN_ENDINGS, is_country, is_place
from coalition_app.intake.words.vocabulary import names_body
from coalition_app.intake.words.word_lists import word_set

WITHOUT = word_set("без кроме without except Без Кроме")
ASIDE = word_set(
    "? ?? ??? ?! ! - -- – — − + ++ ± наблюдатель наблюдатели observer observers бақылаушы бақылаушылар"
)
"""What alone says that somebody may not sign; «политический наблюдатель» is an office."""
BODY_ADJECTIVES = tuple(
    word_set(
        "международн национальн республиканск региональн общественн гражданск правов независим "
        "молодежн молодёжн"
    )
)
"""Words that begin a body's name and stand before many other nouns too."""
CAPITAL_WITHIN = re.compile(r"[^\W\d_][A-ZА-ЯЁӘҒҚҢӨҰҮІҺ]|[^\W\d_]\d")
"""КазНУ, ЦПД: letters of a name and of no remark."""
WRITTEN_AS_SIGN = re.compile(
    r"[A-Za-z\d-]+(?:\.[A-Za-z\d-]+)*\.[A-Za-z]{2,}|[A-Za-z]*[a-z\d][A-Z][A-Za-z\d]*|[A-Za-z]+\d+|"
    r"\d+(?!st\b|nd\b|rd\b|th\b)[A-Za-z]{2,}|\d+[A-ZА-Я]+"
)
"""ozon.ru, iSpring, media5, 1С: one word that is written as names of firms are, and no remark."""
LONGEST_REMARK = 2
"""Words in capitals that may be a remark as well as a name."""
SAINT = re.compile(r"(?:St|Ste|Saint|Св)\.? [^\W\d_][\w'’-]+")
"""A church, a school or a town, and nothing tells which."""
SERVICES = ("поддержки", "support")
MANY_WORDS = 2
LONGEST_COUNTRY = 4
"""Words."""

WITHIN = re.compile(r"[(\[]([^()\[\]]+)")
"""What is in brackets within a cell."""
BEHIND_COMMA = re.compile(r"[,;] (?=\w)")
GOES_ON_FROM = re.compile(
    r"(?:…|\.\.\.|&|(?:and|also|и|а также|также|ещё|еще|және|тағы)\b)\s*(?=\S)|"
    r"(?:Мы|Я|Біз|We|I) (?=[a-zа-яёәғқңөұүһі])"
)
"""How words begin that go on from others, or in which somebody speaks of himself."""
SENTENCE_BEFORE = re.compile(r"[^«“„\"(]*[^\W\d_A-ZА-Я]{4}[.…] +(?=[«“„\"A-ZА-ЯЁӘҒҚҢӨҰҮІҺ])")
"""A sentence ends, and a name may begin: «Доброе утро. Фонд «Эхо»»."""
SAID_BY_SOMEBODY = re.compile(r"[«“„\"][^«»“”\"]*\w[.…]+[»”“\"]")
"""A whole sentence in quotation marks."""
ASKED = re.compile(r"^\?|^\[ ?\]|\s\?+$")
"""A question mark of its own before or behind a name; an empty box before one."""
CALLED_OUT = re.compile(
    r"^[*_]+\w|^[*+>=~^|!\\/]+\s|\s[*+>=~^|!]+$|[a-zа-яёәғқңөұүһі][+=~^|]$|!!|^(?:[^\s!«“„\"]+|[^!«“„\"a-zа-яёәғқңөұүһі]+)!\s+\S"
)
"""Signs of their own before or behind a name, half a pair of marks, and an exclamation: "NEW! York Bees"."""
NOBODY = re.compile(
    r"(?:без подписи|подпись неразборчива|неразборчиво|имя не указано|неизвестн\w+|аноним\w*|уточняется|"
    r"(?:имя|фио|название|фамилия) (?:скрыт|неизвест|уточня|изъят|удал|известн)\w*(?: .*)?|нет данных|н/д|"
    r"(?:один|одна|двое|трое|несколько|ещ[её]) (?:из |ещ[её] )?(?:жител|участни|сотрудни|сосед)\w*(?: .*)?|"
    r"(?:неравнодушн\w+ )?(?:житель|жительница)(?: .*)?|"
    r"anonymous|illegible|unreadable|unknown|"
    r"name (?:withheld|supplied|(?:un)?known|on file|redacted)(?: .*)?|"
    r"n\. ?n\.?|nn|n/a|t\.?b\.?[acd]\.?|to be (?:confirmed|announced)|"
    r"(?:an?|one|two|three|four|five|several|\d+)(?: (?:more|other|further|local|concerned|former))* "
    r"(?:resident|citizen|member|neighbour|supporter|parent|teacher|nurse|student|worker|tenant)s?(?: .*)?|"
    r"(?:аты-жөні|аты|есімі|атауы) (?:көрсетілмеген|жасырылған|белгісіз)(?: .*)?|белгісіз|қолы танылмады|"
    r"(?:.* )?(?:тұрғын|тұрғыны))",
    re.IGNORECASE,
)
"""What stands where a name is withheld or not known: "N.N.", "A resident of Otley", «Имя скрыто»."""
SIGNS = frozenset("?[*_+>=~^|!/\\")
"""What a name begins or ends with that has such a mark; most names are spared the search."""
FORMER = re.compile(r"(?:быв(?:ш\w+|\.)|экс-|former\b|ex-|бұрынғы)", re.IGNORECASE)
"""How an office begins that somebody held once."""
SENTENCE_WITHIN = re.compile(r"([^\W\d_]{5,})\. (?=[A-ZА-ЯЁӘҒҚҢӨҰҮІҺ])(.+)")
"""A full stop within an office, and what goes on behind it with a capital."""
WITH_PLACE = re.compile(r"([^(),;]+) \(([^()]+)\)")
LONGEST_PLACE = 60
"""Characters."""
BEHIND_NAME = re.compile(r" ?[,;(–—]")
NAME_SHAPES = word_set("capital initials small digits")


def speaks(text: str) -> bool:
    """Tell whether words outside quotation marks are on signatures and positions, or a clause begins."""
    if remark_at(text) is not None or text.lower() in ASIDE:
        return True
    words = [word for word, quoted in _words(text) if not quoted]
    telling = [word for word in words if "telling" in traits(word)]
    if len(telling) != 1:
        return bool(telling)
    # «Инженер поддержки», «Центр поддержки», Support Centre: what somebody or a body is there for.
    kinds = {kind for word in words if word != telling[0] for kind in traits(word)}
    named = telling[0].lower() in SERVICES and not kinds.isdisjoint(("office", "body"))
    if CYRILLIC.match(telling[0]):
        return not named or telling == words[:1]
    titled = all(word[0].isupper() and word.lower() not in CLAUSE_WORDS for word in words)
    return not (named and titled)


def holds_known(text: str) -> bool:
    """Tell whether a list knows a word of a text, and not its shape alone."""
    return (
        is_degree(text)
        or is_place(text)
        or is_country(text)
        or any(not STRONG.isdisjoint(traits(word)) for word, _quoted in _words(text))
    )


@lru_cache(maxsize=100_000)
def is_vouched_for(text: str) -> bool:
    """Tell whether a piece behind an entry's first is surely a name, a person, an office, a place or a form.

    What is written like a name, in capitals throughout, passes; words in small letters need an office, a
    place or a legal form among them.
    """
    words = _words(text)
    if not words or is_degree(text) or is_place(text):
        return True
    known = [traits(word) for word, _quoted in words]
    if speaks(text):
        return False
    if SAID_BY_SOMEBODY.fullmatch(text):
        return False
    if WRITTEN_AS_SIGN.fullmatch(text):
        return True
    if SAINT.fullmatch(text):
        return is_country(text)
    if all("digits" in each for each in known):
        return False
    if words[0][0] in WITHOUT or (text[0].islower() and any(w in WITHOUT for w, _q in words)):
        return False
    whole = frozenset(trait for each in known for trait in each)
    if words[0][0][0].islower() and not words[0][1]:
        return _begins_small(words, known, whole)
    if any(quoted for _word, quoted in words):
        return _heads_quotation(words, known)
    shapes = NAME_SHAPES - {"digits"} if CYRILLIC.match(text) else NAME_SHAPES
    if not {"small", "digits"} & known[0] and all(shapes & each for each in known):
        return not STRONG.isdisjoint(whole) or not _may_be_a_remark(text, len(words))
    adjectives = sum(word.lower().startswith(BODY_ADJECTIVES) for word, _quoted in words)
    strong = STRONG
    if adjectives and sum("body" in each for each in known) <= adjectives:
        # «Правовой статус не указан»: the adjective alone names no body.
        strong = STRONG - {"body"}
    return not strong.isdisjoint(whole) or _holds_place(words, known)


def names_none(name: str, *, body: bool) -> bool:
    """Tell whether a name asks with a mark of its own, says that it is withheld or not known, or is unknown.

    A body's is unknown in small letters, «см. выше»; a degree is nobody's: «к.т.н.».
    """
    marked = name[:1] in SIGNS or name[-1:] in SIGNS or "!" in name
    if marked and (ASKED.search(name) or CALLED_OUT.search(name)):
        return True
    if _is_nobody(BEHIND_NAME.split(name, maxsplit=1)[0].strip(" .[]")):
        return True
    if may_be_degree_alone(name):
        return True
    if not (body and name.islower()) or WRITTEN_AS_SIGN.fullmatch(name):
        return False
    return not (holds_known(name) or any(map(names_body, name.split(" "))))


@lru_cache(maxsize=1_000)
def _is_nobody(head: str) -> bool:
    # Asked of a name, and of the entry that begins with it.
    return NOBODY.fullmatch(head) is not None or is_wish(head)


def holds_sentence(name: str) -> bool:
    """Tell whether a sentence stands before a name or in its place, or it goes on from another."""
    if GOES_ON_FROM.match(name) or SAID_BY_SOMEBODY.fullmatch(name):
        return True
    if not SENTENCE_BEFORE.match(name):
        return False
    # «Wigan Partnership. Signs on the understanding …»: the name stands first.
    head = name.partition(". ")[0]
    if all("title" in traits(word) for word in head.split(" ")):
        # «prof. Jan Kos»: the full stop is the title's.
        return False
    return not (is_person(head) or any(map(names_body, head.split(" "))))


@lru_cache(maxsize=20_000)
def is_somebody_else(office: str) -> bool:
    """Tell whether a body's office is nobody's who stands for it: another person's name, or held once.

    Of a name no word is an office's; who it is may sign too.
    """
    if FORMER.match(office):
        return True
    if not all(is_person(each) or names_two(each) for each in office.split(", ")):
        return False
    return not (has_office(office, 8) or any(map(names_body, office.split(" "))))


@lru_cache(maxsize=20_000)
def holds_more_than_office(office: str) -> bool:
    """Tell whether an office goes on behind a full stop, or is somebody's whose name is in it.

    «директор. Кызылорда»; «заместитель Сауле Дюсенгали», who may sign too; «директор Игорь», cut off.
    """
    ended = SENTENCE_WITHIN.search(office) if ". " in office else None
    if ended and "title" not in traits(ended[1]) and not begins_office(ended[2]):
        return True
    return any(
        _names_holder(each) for part in BEHIND_COMMA.split(office) for each in AND.split(part)
    )


def is_place_by_two_names(printed: str, at: int, end: int) -> bool:
    """Tell whether words are a place in brackets, or before it, and may be its other name: Oral (Uralsk)."""
    for match in WITH_PLACE.finditer(printed, max(0, at - LONGEST_PLACE), end):
        office = has_office(match[1], 8) or any(map(names_body, match[1].split(" ")))
        if match.start() <= at < match.end() and is_place(match[2]) and not office:
            return True
    return False


def _names_holder(office: str) -> bool:
    named = split_office_person(office)
    if named is None or not CYRILLIC.match(named[1]):
        return False
    # In another case the name is of whom or what the office serves: «фонд Нурсултана Назарбаева».
    return any(map(given_name_first, named[1].split(" ")))


def cell_vouched_for(text: str) -> bool:
    """Tell whether nothing in brackets or behind a comma in a cell may be a remark."""
    return all(map(is_vouched_for, WITHIN.findall(text))) and not any(
        remark_at(part) is not None or (part[0].islower() and not is_vouched_for(part))
        for part in BEHIND_COMMA.split(text)[1:]
    )


def _heads_quotation(words: Sequence[tuple[str, bool]], known: Sequence[frozenset[str]]) -> bool:
    """Tell whether what is before a quoted name may name a body: a word, or several with a known one."""
    before = [each for (_word, quoted), each in zip(words, known, strict=True) if not quoted]
    first = next(at for at, (_word, quoted) in enumerate(words) if quoted)
    return first < MANY_WORDS or any(not STRONG.isdisjoint(each) for each in before[:first])


def _may_be_a_remark(text: str, count: int) -> bool:
    """Tell whether one or two Cyrillic words are no known name: «Дубль», «Передумал»."""
    if count > LONGEST_REMARK or not CYRILLIC.match(text):
        return False
    if CAPITAL_WITHIN.search(text):
        return False
    if count == 1 and text.endswith(TOWN_ENDINGS):
        return False
    return not (is_country(text) or has_known_name_alone(text))


def _begins_small(
    words: Sequence[tuple[str, bool]], known: Sequence[frozenset[str]], whole: frozenset[str]
) -> bool:
    if "form" in whole or _holds_place(words, known):
        return True
    if len(words) == 1 and "body" in whole:
        # «Эхо» (филиал)
        return not words[0][0].startswith(BODY_ADJECTIVES)
    group = known
    if words[0][0].isascii():
        # «number with the coordinator»: in English what an office is stands before its prepositions.
        group = known[: next((at for at, each in enumerate(known) if "small" in each), None)]
    return any("office" in each and "small" not in each for each in group)


def _holds_place(words: Sequence[tuple[str, bool]], known: Sequence[frozenset[str]]) -> bool:
    """Tell whether a country is among the words, or a mark of a place before a capital."""
    for at, each in enumerate(known[:-1]):
        if "place mark" in each and "capital" in known[at + 1]:
            return True
    bare = [word for word, _quoted in words]
    for first in range(len(bare)):
        for count in range(1, min(LONGEST_COUNTRY, len(bare) - first) + 1):
            if is_country(" ".join(bare[first : first + count])):
                return True
    return False


def _words(text: str) -> list[tuple[str, bool]]:
    return [(match[0], quoted) for match, quoted in find_words(text)]
