"""People and what they are: names of persons by their shape, offices by their words."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from unicodedata import combining, normalize

from coalition_app.intake.words.birth_names import without_born_name
from coalition_app.intake.words.places import is_place
from coalition_app.intake.words.vocabulary import (
    BODY_HEADS,
    COMPANY_FORMS,
    GIVEN_NAMES,
    NAME_PARTICLES,
    OFFICE_SHORT,
    OFFICES,
    PERSON_TITLES,
    SMALL_WORDS,
    SURNAMES_TOO,
    names_body,
)
from coalition_app.intake.words.word_lists import with_commas, word_list, word_set

INITIALS = r"(?:[A-ZÀ-ÞŠŽČЁА-ЯӘҒҚҢӨҰҮІҺЄЇҐЎ][a-zа-я]?\.-?\s?){1,3}"
WORD = r"[^\W\d_]+(?:[-'’ʼ`][^\W\d_]+)*"
SHORTENED = re.compile(
    r"\(?[A-Za-zÀ-ÿ]{0,3}\.?[A-Za-zÀ-ÿ]{2,8}\.(?:-?[A-Za-zÀ-ÿ]{1,8}\.)*,?|\([A-Z]{2,4}\),?"
)
"""A word that ends in a full stop and is more than initials: Msc., LL.M., Dr.-Ing.; a school in brackets."""
SAINTS = ("St.", "Ste.", "Св.")
INITIALS_ALONE = re.compile(r"(?:[^\W\d_]\.-?){1,3}")
OF_DEGREES = word_set(
    """
    dipl fh univ tu ing inf math phys med dent vet rer nat phil jur iur oec pol theol habil kfm kfr soz päd
    psych biol chem geogr geol volksw betriebsw verw wirt wirtsch arch
    """
)
"""How the letters after Dipl. and Dr. tell a degree's field and its school."""
SHORTENED_LAST = re.compile(r"[^.]*(?<!-.)\.")
"""A word that is shortened at its end, and not to an initial as in Hans-J."""
NAME_WORD = re.compile(rf"(?:{INITIALS})?{WORD}\.?|{INITIALS}")
GLUED = re.compile(rf"{INITIALS}{WORD}|{WORD}\s?{INITIALS}")
ADJECTIVE_OF_BODY = re.compile(r"(?:ое|ые|ие|ее|яя|[^сц]кая|(?:н|в|ст)ая|ный|вый)$", re.IGNORECASE)
"""Endings of adjectives that begin a body's name; -ский and -ская end surnames too."""

SURNAME = tuple(
    word_set(
        "ов ова ев ева ёв ёва ин ина ын ына ский ская цкий цкая енко ко ук юк чук ян янц дзе швили "
        "баев баева беков бекова улы ұлы кызы қызы вич вна "
        "ov ova ev eva sky ski ska skaya enko chuk yan shvili dze uly kyzy vich ić ović wicz sson sen"
    )
)
"""Endings that families' and fathers' names have, and words of bodies seldom."""

ELIDED = re.compile(r"[dl]['’][A-ZÀ-Þ]")
"""A particle that has lost its vowel: d'Arc."""
JOINING = ("i", "y", "e")
"""What is between two families' names in Catalan, Spanish and Portuguese."""
SUFFIX = re.compile(r",? (?:Jr|Sr|II|III|IV)\.?$")
SUFFIX_ENDS = ("r", "I", "V", ".")
NICKNAME = re.compile(r"(?<=[\w.]) (?:[\"“‘'(][^\"“”„«»‘’'()]{1,30}[\"”“’')]) (?=\w)")
"""A name by which somebody is known, in quotation marks or brackets within the name."""

NICKNAME_BEHIND = re.compile(
    r",? (?:ps|pseud|pseudonym|pseudonim|псевд|псевдоним|alias|a\.?k\.?a|лақап аты)\.?:? "
    r"[\"“„«‘'][^\"“”„«»‘’']{1,30}[\"”“»’']$",
    re.IGNORECASE,
)
"""The same behind the name, with the word for it: ps. „Sowa”."""

ADJECTIVE_TOO = ("ska", "ski", "sky")

PATRONYMIC = tuple(
    word_set("ович евич ич овна евна ична инична ұлы улы қызы кызы оглы ovich evich ovna evna")
)

LATIN = re.compile("[A-Za-z]")
CYRILLIC = re.compile("[Ѐ-ԯ]")
MOST_OF_ONE, OF_TWO = 3, 4
"""Words of one person's name in Cyrillic, and of two people's names without their fathers'."""
OPENING_QUOTE = re.compile('[«“„"]')
TOKEN = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*\.?")


FAMILIES_TOO = OFFICES | SURNAMES_TOO
CALLED_TOO = word_set("charity ngo bishop dean judge pastor аким имам әкім")
"""Words for bodies and offices that are given names as well; capitals tell them from the letters NGO."""


@lru_cache(maxsize=20_000)
def is_name_word(word: str) -> bool:
    """Tell whether one word can be part of a person's name: a capital, letters only, no body."""
    return (
        (word[:1].isupper() or ELIDED.match(word) is not None)
        and NAME_WORD.fullmatch(word) is not None
        and not (len(word) > 3 and SHORTENED_LAST.fullmatch(word))
        and not word.endswith(("'s", "’s"))
        and not names_body(word)
    )


DEGREE_RU_KK = (
    r"(?:(?:[дк]\. ?(?:[а-яё-]{1,6}\. ?){1,3}н|(?:[а-яёәғқңөұүһі-]{1,6}\. ?){0,3}ғ\. ?[дк])\.?|"
    r"(?:проф|доц|акад)\.)"
)
"""к.ю.н., канд. and doctors in letters; з.ғ.к. in Kazakh."""
DEGREE_AROUND = re.compile(rf"^{DEGREE_RU_KK},? |[ ,]+{DEGREE_RU_KK}$")
"""A degree in letters right before or behind a name: к.ю.н. Анна Ким."""


@lru_cache(maxsize=50_000)
def is_person(text: str) -> bool:
    """Tell whether a text has the shape of one person's name."""
    if len(text) > 80:
        return False
    if text.endswith(SUFFIX_ENDS):
        text = SUFFIX.sub("", text)
    if text.isupper() and any(word.lower() in NAME_PARTICLES for word in text.split(" ")):
        text = without_capitals(text)
    if text.endswith(")"):
        text = without_born_name(text)
    if not text.isascii() and "." in text:
        text = DEGREE_AROUND.sub("", text)
    bare = NICKNAME.sub(" ", text)
    if not text[-1:].isalnum():
        bare = NICKNAME_BEHIND.sub("", bare)
    if bare != text:
        return is_person(bare) and has_known_name(bare)
    words = _without_titles(text.split(" "))
    if len(words) == 1:
        glued = words[0][:1].isupper() and "." in words[0] and GLUED.fullmatch(words[0])
        return bool(glued) and not words[0].isupper()
    count = sum(word not in NAME_PARTICLES for word in words)
    if len(words) >= 2 and count <= 5 and _fits_person(words):
        return True
    if len(words) >= 2 and words[0].endswith(",") and _is_given(words[1]):
        # Silva, Grace: the family's name first.
        return _fits_person([*words[1:], words[0][:-1]])
    if text.isascii():
        return False
    # A script without capitals may repeat the name as it is written at home: Wei Zhang 张伟.
    cased = [word for word in words if word.lower() != word.upper()]
    letters = all(word.isalpha() for word in words if word not in cased)
    return letters and 2 <= len(cased) < len(words) and _fits_person(cased)


@lru_cache(maxsize=20_000)
def names_two(text: str) -> bool:
    """Tell whether a name is longer than one person's, or goes on in other letters: two names, or one twice.

    In Latin letters a name may have many words: there a given name and a family's name must follow another
    such pair.
    """
    if text.count(" ") < MOST_OF_ONE:
        return False
    text = NICKNAME.sub(" ", without_born_name(text))
    words = [word for word in _without_titles(text.split(" ")) if word not in NAME_PARTICLES]
    if (
        not all(map(is_name_word, words))
        or len({word.isupper() for word in words if "." not in word}) > 1
    ):
        return False
    cyrillic = [CYRILLIC.match(word) is not None for word in words]
    if any(cyrillic):
        initials = ["." in word for word in words]
        begun = sum(one and not before for before, one in pairwise([False, *initials]))
        return begun > 1 or initials.count(False) > MOST_OF_ONE
    given = [_is_given(word) for word in words]
    return len(words) == OF_TWO and given == [True, False, True, False]


def _without_titles(words: list[str]) -> list[str]:
    """Leave out titles, and the letters of a German degree after them: Dipl.-Inf. (FH), Dr. med.

    What is shortened before a known name is a title whatever it says: apl. Prof., JProf., B. Eng.
    """
    bare = [word for word in words if word.lower().strip(".") not in PERSON_TITLES]
    if len(bare) < len(words) or words[0].startswith("Dipl."):
        while len(bare) > 2 and bare[0].endswith((".", ")")) and _is_of_degree(bare[0]):
            bare = bare[1:]
    titled = len(bare) < len(words)
    while len(bare) > 2 and (count := _shortened_title(bare, titled)):
        known = titled or has_known_name_alone(text_of(bare[count:]))
        if len(bare) < count + 2 or not (known or is_degree(text_of(bare[:count]))):
            break
        bare = bare[count:]
    return bare


def _shortened_title(words: list[str], titled: bool) -> int:
    """Return how many words a shortened title before a name has; none for initials and saints."""
    first = words[0]
    if titled and first in ("-", "–", "/"):
        # Dr. - Ing. Anna Kim
        return 1
    if SHORTENED.fullmatch(first):
        return 0 if first in SAINTS else 1
    second = words[1] if len(words) > 1 else ""
    return 2 if INITIALS_ALONE.fullmatch(first) and SHORTENED.fullmatch(second) else 0


def _is_of_degree(word: str) -> bool:
    parts = [part for part in re.split(r"[-.()]", word.lower()) if part]
    return bool(parts) and all(part in OF_DEGREES for part in parts)


def without_capitals(text: str) -> str:
    """Write a name in capitals as others are: «MARIA DO CARMO» is «Maria do Carmo»."""
    words = text.split(" ")
    return " ".join(
        word.lower() if word.lower() in NAME_PARTICLES else word.title() for word in words
    )


def _fits_person(words: list[str]) -> bool:
    if len(words) > 3 and _is_given(words[0]) and words[1] not in JOINING:
        # Two families' names: Rovira i Martinez, Velasco e Cruz.
        words = [word for word in words if word not in JOINING]
    proper = [word for word in words if word not in NAME_PARTICLES]
    if len(proper) == 2 and words[0].lower() in CALLED_TOO and words[0].istitle():
        # Charity Ngilu, Ngo Thi Minh: only the rest of the list tells whether a body is meant.
        return is_name_word(proper[1])
    surname = words[-1].isascii() and words[-1].istitle() and _is_given(words[0])
    if surname and len(proper) == 2 and words[-1].lower() in FAMILIES_TOO:
        # Bryan Bishop, Anna Church: what is a word for an office or a body elsewhere is a family's name.
        return is_name_word(words[0])
    if len(proper) < 2 or not all(map(is_name_word, proper)):
        return False
    if ADJECTIVE_OF_BODY.search(words[0][-4:]) and "." not in text_of(words):
        named = words[-1].endswith(PATRONYMIC) or any(map(_is_given, words[1:]))
        if not named:
            return False
    # «Н.С. Осипов» are initials, and «н.с.» is an office.
    bare = [word for word in words if "." not in word or not INITIALS_ALONE.fullmatch(word)]
    if has_office(text_of(bare)):
        return False
    # Two or more words in capitals alone are rather a name of a body, unless all are.
    if words[-1].strip(".") in COMPANY_FORMS or "PEN" in words:
        return False
    if len(words) == 2 and words[0].isupper() and len(words[0]) > 1 and is_place(words[1]):
        # FU Berlin, TU München: a school and its town.
        return False
    long = [word for word in proper if len(word) > 3 and "." not in word]
    return sum(map(str.isupper, long)) in (0, 1, len(proper), max(len(long), 2))


@lru_cache(maxsize=20_000)
def has_known_name(text: str) -> bool:
    """Tell whether a given name, a title, initials or a surname's ending make a person certain."""
    words = text.lower().split(" ")
    # Between other words a given name tells nothing in Latin letters: Great Scott Gadgets.
    telling = [words[0], words[-1]] if len(words) > 2 and LATIN.search(text) else words
    return _tells_person(text, words) or any(map(_is_given, telling))


def _tells_person(text: str, words: Sequence[str]) -> bool:
    if "." in text or any(w in NAME_PARTICLES or w in PERSON_TITLES for w in words):
        return True
    ends = [len(word) > 4 and word.endswith(SURNAME) for word in words]
    if len(words) > 1 and words[0].endswith(ADJECTIVE_TOO):
        # «Svenska Cykelvänner» is a body: in Latin letters the ending is an adjective's as well.
        ends[0] = False
    return any(ends)


@lru_cache(maxsize=20_000)
def has_known_name_alone(text: str) -> bool:
    """The same by given names, endings and initials alone: de, di and al are in names of bodies too."""
    bare = [word for word in text.split(" ") if word.lower() not in NAME_PARTICLES]
    return has_known_name(" ".join(bare))


def has_family_name(text: str) -> bool:
    """Tell whether more than a given name makes a person: initials, a title, a particle, an ending."""
    words = text.lower().split(" ")
    return _tells_person(text, words) or (len(words) > 1 and all(map(_is_given, words)))


def given_name_first(text: str) -> bool:
    """Tell whether a text begins with a known given name."""
    return _is_given(text.split(" ")[0])


def _is_given(word: str) -> bool:
    low = word.lower()
    if low in GIVEN_NAMES or ("-" in low and not GIVEN_NAMES.isdisjoint(low.split("-"))):
        return True
    # Antônio is António, and either may be printed without its accent elsewhere.
    return (
        not low.isascii() and LATIN.search(low) is not None and without_accents(low) in GIVEN_NAMES
    )


def without_accents(word: str) -> str:
    """Return a word of Latin letters without its accents."""
    return "".join(c for c in normalize("NFD", word) if not combining(c))


def text_of(words: list[str]) -> str:
    """Join words by spaces."""
    return " ".join(words)


def _tokens(text: str) -> list[str]:
    """Return the first words outside quotation marks, in small letters and without full stops."""
    if text.replace(" ", "").isalnum():
        return text[:200].lower().split()
    outside = OPENING_QUOTE.split(text[:200], maxsplit=1)[0]
    return [token.lower().rstrip(".") for token in TOKEN.findall(outside)]


SCHOLAR = re.compile(
    r"\w{3}(?:[oóôò]log[oa]|òleg|ologist|ologue|ologen?|ologin|олог|ологиня|ологша|ознавець|ознавиця|ознавец)$"
)
"""Endings of a scholar's or a doctor's name in the languages of the lists."""


COMPOUNDS = tuple(word_list("office_endings", "de"))
"""How German writes an office and its field in one word: Personalratsvorsitzende."""
GENERAL = word_set("geral general général générale generale adjunto adjunta adjoint adjointe elect")
"""What stands behind an office and its hyphen: Procurador-Geral."""
BEHIND_OFFICE = word_list("office_adjectives")
"""What stands behind an office and before the name: Deputado Federal."""


@lru_cache(maxsize=20_000)
def is_office_word(token: str) -> bool:
    """Tell whether a word names an office or a description of a person."""
    token = token if token in OFFICES else with_commas(token)
    if token in OFFICES or any(token.split(mark)[-1] in OFFICES for mark in "-./"):
        return True
    first, _hyphen, last = token.partition("-")
    if last in GENERAL and first in OFFICES:
        return True
    return SCHOLAR.search(token) is not None or token.endswith(COMPOUNDS)


def has_office(text: str, within: int = 5) -> bool:
    """Tell whether an office is among the first words of a text."""
    return any(map(is_office_word, _tokens(text)[:within]))


def ends_office(text: str) -> bool:
    """Tell whether a text ends with an office, as English puts it: Policy and Research Lead."""
    tokens = _tokens(text)
    return len(tokens) > 1 and is_office_word(tokens[-1])


RESEARCHER = re.compile(r"(?:[гвсм]\. ?)?н\. ?с\.", re.IGNORECASE)
"""в. н. с., с.н.с.: a researcher, the letters apart or not."""

DEGREE = re.compile(
    r"(?:(?:Ph\.? ?D|M\.? ?D|J\.? ?D|Ed\.? ?D|D\.? ?Phil|Dr|LL\.? ?[BMD]|M\.?B\.?A|M\.?P\.?[HAP]|"
    r"[BM]\.? ?F\.? ?A|L?[CM]?SW|LCSW|LMSW|MSW|BSW|RN|CPA|Esq|FRS|OBE|CBE|MBE|KC|QC|"
    r"[BMD]\.? ?(?:A|S|Sc|Eng|Ed|Com|Arch|Tech|Des|Mus|Litt|Pharm|Phil|Soc)|Dipl\.?[ -]?[A-Z][a-z]*|"
    r"\(?(?:Hons|Oxon|Cantab)\.?\)?|[BMD]\. ?[A-Z][a-z]{1,5}(?=\.)|"
    + DEGREE_RU_KK
    + r")\.?[, ]*)+(?:(?:19|20)\d\d|['’]\d\d)?",
    re.IGNORECASE,
)
"""Degrees and honours as they are put after a name, and the year of the last one."""


def is_degree(text: str) -> bool:
    """Tell whether a text is a degree or several and nothing else."""
    return len(text) < 40 and DEGREE.fullmatch(text) is not None


def may_be_degree_alone(text: str) -> bool:
    """Tell whether letters before a comma are a degree's: т.ғ.д., PhD; capitals alone may be a body's."""
    return is_degree(text) and not (text.isupper() and text.isalpha())


@lru_cache(maxsize=20_000)
def begins_office(text: str) -> bool:
    """Tell whether a text begins with an office, or with the adjectives and short words before one."""
    tokens = _tokens(text)[:4]
    if not tokens or tokens[0] in BODY_HEADS:
        return False
    if RESEARCHER.match(text):
        return True
    if is_office_word(tokens[0]) or tokens[0] in OFFICE_SHORT:
        return True
    return any(is_office_word(token) for token in tokens) and not any(
        token in SMALL_WORDS for token in tokens[:2]
    )


SEVERAL = (
    *(("s", ""), ("es", ""), ("и", "ь"), ("и", ""), ("ы", ""), ("а", ""), ("и", "а"), ("ы", "а")),
    *(
        (plural + of, "")
        for plural in ("лар", "лер", "дар", "дер", "тар", "тер")
        for of in ("", "ы", "і")
    ),
)
"""Endings of a word for several people, and what it ends with for one: сопредседатели, төрағалары."""


@lru_cache(maxsize=10_000)
def is_shared_office(text: str) -> bool:
    """Tell whether words are what several people are together: co-chairs, сопредседатели."""
    return any(
        token.endswith(ending) and is_office_word(token.removesuffix(ending) + one)
        for token in _tokens(text)[:4]
        for ending, one in SEVERAL
    )


GENITIVE = ("ның", "нің", "дың", "дің", "тың", "тің")
"""Endings of a Kazakh word for whose something is."""


def is_kazakh_office(text: str) -> bool:
    """Tell whether a text ends with an office behind the body whose it is: «Дала» газетінің бас редакторы."""
    *words, last = text.split(" ")
    if not words or last[-1:] not in ("ы", "і") or not is_office_word(last.lower()):
        return False
    return OPENING_QUOTE.match(text) is not None or any(word.endswith(GENITIVE) for word in words)


def split_person_office(text: str) -> tuple[str, str] | None:
    """Split a person from an office that follows without a comma: Руслан Асаубаев председатель."""
    words = text.split(" ")
    for count in range(min(4, len(words) - 1), 0, -1):
        if not words[count][:1].islower():
            continue
        person, office = text_of(words[:count]), text_of(words[count:])
        if begins_office(office) and is_person(person):
            return person, office
    return None


def split_office_person(text: str) -> tuple[str, str] | None:
    """Split an office from the person that follows without a comma: президент Нура Эсенниязова.

    The person may be one word only (директор Дана): a name that was cut off.
    """
    words = text.split(" ")
    for count in (4, 3, 2, 1):
        head, tail = words[:-count], words[-count:]
        if not head or not (begins_office(text_of(head)) or is_kazakh_office(text_of(head))):
            continue
        if tail[0].isupper() and tail[0].isalpha() and tail[0][1:] and not text_of(tail).isupper():
            # Аспирант МФТИ Пётр Жарков: the capitals belong to the office.
            continue
        if _goes_on_office(tail) or _of_two_scripts(tail):
            continue
        ends = _can_end_office(head[-1]) or (count == 3 and tail[-1].endswith(PATRONYMIC))
        if count > 1 and is_person(text_of(tail)) and ends:
            return text_of(head), text_of(tail)
        if count == len(head) == 1 and head[0].istitle() and head[0].lower() in CALLED_TOO:
            # Аким Иванов, Dean Martin: one name behind such a word is rather a family's.
            continue
        named = is_name_word(tail[0]) and not is_office_word(tail[0].lower())
        if count == 1 and named and all(map(_is_office_only, head)):
            return text_of(head), tail[0]
    return None


def _of_two_scripts(words: list[str]) -> bool:
    """Tell whether words are in Latin and in other letters: группы Blue Cat | Надежда Чу."""
    return len({word[:1].isascii() for word in words if "." not in word}) > 1


def _goes_on_office(tail: list[str]) -> bool:
    """Tell whether capitalised words continue an office: membre | de Canvi, Deputado | Federal Ana Lima."""
    if tail[0].lower() in BEHIND_OFFICE:
        return True
    if tail[0] in NAME_PARTICLES or ELIDED.match(tail[0]):
        return True
    particles = any(word in NAME_PARTICLES for word in tail)
    return particles and LATIN.search(tail[0]) is not None and not any(map(_is_given, tail))


def _can_end_office(word: str) -> bool:
    small = word.lower() in SMALL_WORDS or word in NAME_PARTICLES or word == "г."
    return not (small or (word[:1].isupper() and names_body(word)))


def _is_office_only(word: str) -> bool:
    low = word.lower().rstrip(".")
    return (
        is_office_word(low)
        or low in OFFICE_SHORT | BEHIND_OFFICE
        or re.search(r"(?:ый|ий|ая)$", low) is not None
    )
