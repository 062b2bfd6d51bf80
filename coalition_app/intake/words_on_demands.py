"""What words on demands seem to say, only proposed: which demands they name, and whether they refuse."""

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from itertools import chain

from coalition_app.intake.words.any_of import any_piece

_WORD = (
    r"(?:п\.\s*п\.|пп\.|п\.|пункт\w*|требовани\w*|тезис\w*|demands?|points?|items?|paragraphs?|"
    r"тармақ\w*|талап\w*)"
)
_JOIN = r"(?:,|;|и|или|and|or|және|мен|-|–|—|to|through|до|по)"
"""What stands between demands that are named one after the other, or from one to another."""
_JOINED = rf"\d{{1,3}}(?:\s*{_JOIN}\s*(?:№\s*)?\d{{1,3}})*"
_AFTER = re.compile(rf"\b{_WORD}\s*(?:№|no\.?|nos\.?|n\.?)?\s*({_JOINED})(?!\d)", re.IGNORECASE)
_BEFORE = re.compile(
    rf"(?<!\d)({_JOINED})\s*(?:[-–]?\s*(?:й|го|му|м|е|ое|ый|ші|шы|ншы|інші|th|st|nd|rd)\b)?\s*[-–]?\s*"
    rf"(?:{_WORD})",
    re.IGNORECASE,
)
_ORDINALS = (
    ("перв", "втор", "трет", "четв[её]рт", "пят", "шест", "седьм", "восьм", "девят", "десят"),
    ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    (
        *("бірінші", "екінші", "үшінші", "төртінші", "бесінші"),
        *("алтыншы", "жетінші", "сегізінші", "тоғызыншы", "оныншы"),
    ),
)
"""From the first on, without their endings, by language."""
_ENDINGS = (
    r"(?:ый|ий|ой|ого|ому|ым|ом|ая|ую|ое|ые|ых|ыми|ь(?:его|ему|им|ем|я|ей|ю|е|и|их|ими))",
    "",
    r"(?:н?[тд][ае]н)?",
)
_PLACES = [
    re.compile("|".join(f"({stem}{ending})" for stem in stems), re.IGNORECASE)
    for stems, ending in zip(_ORDINALS, _ENDINGS, strict=True)
]
_ONE = "|".join(
    f"(?:{'|'.join(stems)}){ending}" for stems, ending in zip(_ORDINALS, _ENDINGS, strict=True)
)
_TO = r"\s*(?:-|–|—|\bto\b|\bthrough\b|\bдо\b|\bпо\b)\s*"
_SOME = rf"(?:{_ONE})(?:\s*{_JOIN}\s*(?:the\s+)?(?:{_ONE}))*"
_FROM_TO = re.compile(rf"({_ONE}){_TO}(?:the\s+)?({_ONE})", re.IGNORECASE)
_IN_WORDS = re.compile(
    rf"(?<!\bwe )(?<!\bi )(?<!\bthey )\b({_SOME})\s+{_WORD}|"
    rf"\b{_WORD}\s+({_SOME})\b(?!\s+(?:лиц|сторон|стран))",
    re.IGNORECASE,
)
"""«Второе и третье требования»; who first demands something, and third parties, name none."""
_ORDINAL = "|".join((*chain(*_ORDINALS), "последн", "last", "соңғы"))
_SPELT = re.compile(
    rf"\b(?:{_ORDINAL})\w*\s+(?:{_WORD})|\b(?:{_WORD})\s+(?:{_ORDINAL}|one\b|two\b|three\b|four\b|five\b)",
    re.IGNORECASE,
)
_WORDS = any_piece("п. пункт требовани тезис demand point item paragraph тармақ талап")
"""Pieces of the words for a demand."""
_LETTERED = re.compile(r"\s*\(?([a-zа-яёәғқңөұүһі])\)\s")
"""The letter of a demand as its text prints it: (b) to close the plant."""
_RANGE = re.compile(rf"(\d{{1,3}}){_TO}(?:№\s*)?(\d{{1,3}})")


def named_demands(words: str, known: Collection[int]) -> list[int]:
    """Return the numbers of the known demands that words name, such as «пункт 5» or «второе требование»."""
    found: set[int] = set()
    for pattern in (_AFTER, _BEFORE):
        for match in pattern.finditer(words):
            numbers = match.group(1)
            for first, last in _RANGE.findall(numbers):
                found.update(range(int(first), int(last) + 1))
            found.update(int(each) for each in re.findall(r"\d+", numbers))
    for match in _IN_WORDS.finditer(words):
        named = match[1] or match[2]
        found.update(map(ordinal, re.findall(r"\w+", named)))
        for first_word, last_word in _FROM_TO.findall(named):
            found.update(range(ordinal(first_word), ordinal(last_word) + 1))
    return sorted(found & set(known))


def letters_of(wordings: Mapping[int, Iterable[str]]) -> dict[str, int]:
    """Return the demands by the letters that a text prints before them; none unless each has its own."""
    found: dict[str, int] = {}
    for number, texts in wordings.items():
        own = {match[1].lower() for each in texts if (match := _LETTERED.match(each))}
        if not own or own & found.keys():
            return {}
        found |= dict.fromkeys(own, number)
    return found


def numbered(words: str, letters: Mapping[str, int]) -> str:
    """Return words that name demands by letters of their text, such as “demand (b)”, with the numbers."""
    if not letters:
        return words
    named, item = _named_by_letters("".join(letters))

    def number_of(match: re.Match[str]) -> str:
        return str(letters[match[0].strip('(«“")»”').lower()])

    return named.sub(lambda each: item.sub(number_of, each[0]), words)


@cache
def _named_by_letters(letters: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    one = rf"[(«“\"]?\b[{letters}][)»”\"]"
    named = rf"\b{_WORD}\s*{one}(?:\s*{_JOIN}\s*{one})*"
    return re.compile(named, re.IGNORECASE), re.compile(one, re.IGNORECASE)


def ordinal(word: str) -> int:
    """Return the number that an ordinal says in words, such as «второму» or “third”; 0 where it is none."""
    found = next(filter(None, (places.fullmatch(word) for places in _PLACES)), None)
    return found.lastindex or 0 if found else 0


def names_demand(words: str) -> bool:
    """Tell whether words name a demand by its number, in digits or spelt out."""
    if not _WORDS.search(words.lower()):
        return False
    in_digits = any(map(str.isdigit, words)) and (_AFTER.search(words) or _BEFORE.search(words))
    return bool(in_digits or _SPELT.search(words))


AGAINST = re.compile(
    r"\bоговорк\w*|\bвозд[её]рж\w+|\bвозража\w+|\bза исключением\b|\bособо\w+ мнени|\bчастично\b|"
    r"\bне (?:поддержива|соглас|подписыва|присоединя)\w*|\bпротив\b|\bтолько для\b|"
    r"\bкроме (?:п\.|пункт|требовани|подпункт|стать)|"
    r"\bескертпе\w*|\bескерту\w*|\bқолдама\w+|\bкеліспе\w+|\bқарсы\w*|\bқалыс қал\w+|"
    r"\breserv(?:e|es|ed|ing|ations?)\b|\babstain\w*|"
    r"\b(?:do|does|did|can|will) ?not (?:support|agree|endorse)|"
    r"\b(?:don['’]t|doesn['’]t) (?:support|agree|endorse)|\bobject(?:s|ions?)?\b|"
    r"\boppos(?:e|es|ed|ing)\b|\bdissent\w*|\bdisagree\w*|\bexcept(?:ing)?\b",
    re.IGNORECASE,
)
"""Words by which a signatory leaves something out of the support, or refuses it."""


def speaks_against(text: str) -> bool:
    """Tell whether words may be a reservation or an objection, rather than a mere explanation."""
    return AGAINST.search(text) is not None
