"""People and what they are: names of persons by their shape, offices by their words."""

import re
from functools import lru_cache

from coalition_app.intake.given_names import GIVEN_NAMES
from coalition_app.intake.vocabulary import (
    COMPANY_FORMS,
    NAME_PARTICLES,
    OFFICE_SHORT,
    OFFICES,
    PERSON_TITLES,
    SMALL_WORDS,
    SURNAMES_TOO,
    names_body,
)

INITIALS = r"(?:[A-ZÀ-ÞŠŽČЁА-ЯӘҒҚҢӨҰҮІҺЄЇҐЎ][a-zа-я]?\.-?\s?){1,3}"
WORD = r"[^\W\d_]+(?:[-'’ʼ`][^\W\d_]+)*"
INITIALS_ALONE = re.compile(r"(?:[^\W\d_]\.-?){1,3}")
NAME_WORD = re.compile(rf"(?:{INITIALS})?{WORD}\.?|{INITIALS}")
GLUED = re.compile(rf"{INITIALS}{WORD}|{WORD}\s?{INITIALS}")
ADJECTIVE_OF_BODY = re.compile(r"(?:ое|ые|ие|ее|яя|[^сц]кая|(?:н|в|ст)ая|ный|вый)$", re.IGNORECASE)
"""Endings of adjectives that begin a body's name; -ский and -ская end surnames too."""

SURNAME = re.compile(
    r"(?:ов|ова|ев|ева|ёв|ёва|ин|ина|ын|ына|ский|ская|цкий|цкая|енко|ко|ук|юк|чук|ян|янц|дзе|швили|"
    r"баев|баева|беков|бекова|улы|ұлы|кызы|қызы|вич|вна|"
    r"ov|ova|ev|eva|sky|ski|ska|skaya|enko|chuk|yan|shvili|dze|uly|kyzy|vich|ić|ović|wicz|sson|sen)$"
)
"""Endings that families' and fathers' names have, and words of bodies seldom."""

ELIDED = re.compile(r"[dl]['’][A-ZÀ-Þ]")
"""A particle that has lost its vowel: d'Arc."""
SUFFIX = re.compile(r",? (?:Jr|Sr|II|III|IV)\.?$")
NICKNAME = re.compile(r"(?<=[\w.]) (?:[\"“‘'(][^\"“”„«»‘’'()]{1,30}[\"”“’')]) (?=\w)")
"""A name by which somebody is known, in quotation marks or brackets within the name."""

BORN_AS = re.compile(
    r" \([А-ЯЁӘҒҚҢӨҰҮІA-Z][а-яёәғқңөұүһіa-z-]+(?:ова|ева|ёва|ина|ына|ская|цкая|енко|чук|швили|дзе|"
    r"ova|eva|ina|skaya|ska|enko|chuk)\)$"
)
"""A family name in brackets behind a name: the one that a woman was born with."""

PATRONYMIC = re.compile(
    r"(?:ович|евич|ич|овна|евна|ична|инична|ұлы|улы|қызы|кызы|оглы|ovich|evich|ovna|evna)$"
)

TOKEN = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*\.?")


FAMILIES_TOO = OFFICES | SURNAMES_TOO


def is_name_word(word: str) -> bool:
    """Whether one word can be part of a person's name: a capital, letters only, no body."""
    return (
        (word[:1].isupper() or ELIDED.match(word) is not None)
        and NAME_WORD.fullmatch(word) is not None
        and not (len(word) > 1 and word.endswith(".") and "." not in word[:-1] and len(word) > 3)
        and not names_body(word)
    )


@lru_cache(maxsize=20_000)
def is_person(text: str) -> bool:
    """Whether a text has the shape of one person's name."""
    if len(text) > 80:
        return False
    text = SUFFIX.sub("", text)
    if text.endswith(")"):
        text = BORN_AS.sub("", text)
    bare = NICKNAME.sub(" ", text)
    if bare != text:
        return is_person(bare) and has_known_name(bare)
    words = [word for word in text.split(" ") if word.lower().strip(".") not in PERSON_TITLES]
    if len(words) == 1:
        return bool(words[0][:1].isupper() and "." in words[0] and GLUED.fullmatch(words[0]))
    count = sum(word not in NAME_PARTICLES for word in words)
    if len(words) >= 2 and count <= 5 and _fits_person(words):
        return True
    if len(words) >= 2 and words[0].endswith(",") and _is_given(words[1]):
        # Silva, Grace: the family's name first.
        return _fits_person([*words[1:], words[0][:-1]])
    if text.isascii():
        return False
    # Scripts without capitals stand beside the name as it is written at home: Wei Zhang 张伟.
    cased = [word for word in words if word.lower() != word.upper()]
    return 2 <= len(cased) < len(words) and _fits_person(cased)


def _fits_person(words: list[str]) -> bool:
    proper = [word for word in words if word not in NAME_PARTICLES]
    surname = _is_given(words[0]) and words[-1].isascii() and words[-1].istitle()
    if surname and len(proper) == 2 and words[-1].lower() in FAMILIES_TOO:
        # Bryan Bishop, Anna Church: what is a word for an office or a body elsewhere is a family's name.
        return is_name_word(words[0])
    if len(proper) < 2 or not all(is_name_word(word) for word in proper):
        return False
    named = any(map(_is_given, words[1:])) or PATRONYMIC.search(words[-1])
    if ADJECTIVE_OF_BODY.search(words[0]) and "." not in text_of(words) and not named:
        return False
    # «Н.С. Осипов» are initials, and «н.с.» is an office.
    if has_office(text_of([word for word in words if not INITIALS_ALONE.fullmatch(word)])):
        return False
    # Two or more words in capitals alone are rather a name of a body, unless all are.
    if words[-1].strip(".") in COMPANY_FORMS or "PEN" in words:
        return False
    capitals = sum(1 for word in proper if len(word) > 3 and word.isupper() and "." not in word)
    return capitals in (0, 1, len(proper))


def has_known_name(text: str) -> bool:
    """Whether a given name, a title, initials or a family name's ending tell a person for certain."""
    words = text.lower().split(" ")
    if "." in text or any(w in NAME_PARTICLES or w in PERSON_TITLES for w in words):
        return True
    # Between other words a given name tells nothing in Latin letters: Great Scott Gadgets.
    telling = words if not text.isascii() or len(words) < 3 else [words[0], words[-1]]
    if any(map(_is_given, telling)):
        return True
    return any(len(word) > 4 and SURNAME.search(word) for word in words)


def has_known_name_alone(text: str) -> bool:
    """The same by given names, endings and initials alone: de, di and al stand in names of bodies too."""
    bare = [word for word in text.split(" ") if word.lower() not in NAME_PARTICLES]
    return has_known_name(" ".join(bare))


def has_family_name(text: str) -> bool:
    """Whether more than a given name tells a person: initials, a title, a particle, a family's ending."""
    words = text.lower().split(" ")
    if "." in text or any(w in NAME_PARTICLES or w in PERSON_TITLES for w in words):
        return True
    if len(words) > 1 and all(map(_is_given, words)):
        return True
    return any(len(word) > 4 and SURNAME.search(word) for word in words)


def given_name_first(text: str) -> bool:
    """Whether a text begins with a known given name."""
    return _is_given(text.split(" ")[0])


def _is_given(word: str) -> bool:
    low = word.lower()
    return low in GIVEN_NAMES or any(part in GIVEN_NAMES for part in low.split("-"))


def text_of(words: list[str]) -> str:
    """Join words by spaces."""
    return " ".join(words)


def _tokens(text: str) -> list[str]:
    """Give the first words outside quotation marks, small and without full stops."""
    outside = re.split('[«“„"]', text[:200], maxsplit=1)[0]
    return [token.lower().rstrip(".") for token in TOKEN.findall(outside)]


def is_office_word(token: str) -> bool:
    """Whether a word says what somebody is."""
    return token in OFFICES or token.split("-")[-1] in OFFICES or token.split(".")[-1] in OFFICES


def has_office(text: str, within: int = 5) -> bool:
    """Whether an office stands among the first words of a text."""
    tokens = _tokens(text)[:within]
    return any(is_office_word(token) for token in tokens)


def ends_office(text: str) -> bool:
    """Whether a text ends with an office, as English puts it: Policy and Research Lead."""
    tokens = _tokens(text)
    return len(tokens) > 1 and is_office_word(tokens[-1])


RESEARCHER = re.compile(r"(?:[гвсм]\. ?)?н\. ?с\.", re.IGNORECASE)
"""в. н. с., с.н.с.: a researcher, the letters apart or not."""

DEGREE = re.compile(
    r"(?:(?:Ph\.? ?D|M\.? ?D|J\.? ?D|Ed\.? ?D|D\.? ?Phil|Dr|M\.?Sc|B\.?Sc|B\.? ?A|M\.? ?A|M\.? ?S|B\.? ?S|"
    r"M\.?Phil|LL\.? ?[BMD]|M\.?B\.?A|M\.?P\.?[HAP]|M\.?F\.?A|L?[CM]?SW|LCSW|LMSW|MSW|BSW|RN|CPA|Esq|"
    r"FRS|OBE|CBE|MBE|KC|QC|"
    r"[дк]\. ?(?:[а-яё-]{1,5}\. ?){1,3}н|ғ\.?[дк])\.?[, ]*)+",
    re.IGNORECASE,
)
"""Degrees and honours as they are put behind a name."""


def is_degree(text: str) -> bool:
    """Whether a text is a degree or several and nothing else."""
    return len(text) < 40 and DEGREE.fullmatch(text) is not None


def begins_office(text: str) -> bool:
    """Whether a text begins with an office, or with the adjectives and short words before one."""
    tokens = _tokens(text)[:4]
    if not tokens:
        return False
    if RESEARCHER.match(text):
        return True
    if is_office_word(tokens[0]) or tokens[0] in OFFICE_SHORT:
        return True
    return any(is_office_word(token) for token in tokens) and not any(
        token in SMALL_WORDS for token in tokens[:2]
    )


def split_person_office(text: str) -> tuple[str, str] | None:
    """Part a person from an office that follows without a comma: Руслан Асаубаев председатель."""
    words = text.split(" ")
    for count in range(min(4, len(words) - 1), 0, -1):
        person, office = text_of(words[:count]), text_of(words[count:])
        if office[:1].islower() and begins_office(office) and is_person(person):
            return person, office
    return None


def split_office_person(text: str) -> tuple[str, str] | None:
    """Part an office from the person that follows without a comma: президент Нура Эсенниязова.

    The person may be one word only (директор Дана): a name that was cut off.
    """
    words = text.split(" ")
    for count in (4, 3, 2, 1):
        head, tail = words[:-count], words[-count:]
        if not head or not begins_office(text_of(head)):
            continue
        if tail[0].isupper() and len(tail[0]) > 2 and not text_of(tail).isupper():
            # Аспирант МФТИ Пётр Жарков: the capitals belong to the office.
            continue
        ends = _can_end_office(head[-1]) or (count == 3 and PATRONYMIC.search(tail[-1]))
        if count > 1 and is_person(text_of(tail)) and ends:
            return text_of(head), text_of(tail)
        if count == 1 and is_name_word(tail[0]) and all(map(_is_office_only, head)):
            return text_of(head), tail[0]
    return None


def _can_end_office(word: str) -> bool:
    return word.lower() not in SMALL_WORDS and not (word[:1].isupper() and names_body(word))


def _is_office_only(word: str) -> bool:
    low = word.lower().rstrip(".")
    return (
        is_office_word(low) or low in OFFICE_SHORT or re.search(r"(?:ый|ий|ая)$", low) is not None
    )
