"""Headings that only say who signs below them; any other one may say that they have not signed.

A heading vouches for the entries below it only where each of its words is known: for many who sign, a kind
of body, an office, a place, a part of the list, or what says which of these. One unknown word is enough for
doubt: «Отказались», "Promised to sign". What the lists of words lack is asked once.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from coalition_app.intake.entries.footnotes import PERSONAL
from coalition_app.intake.lists.headings import GROUP, LIST_HEADING, heading_text, names_area
from coalition_app.intake.words.pictures import without_pictures
from coalition_app.intake.words.places import is_country, is_place
from coalition_app.intake.words.vocabulary import OFFICES, SMALL_WORDS, names_body
from coalition_app.intake.words.word_lists import word_list, word_set

GROUPS = word_list("group_words")
"""Words for many who sign, and for signing itself as it is done."""
BESIDE = word_list("group_adjectives") | SMALL_WORDS
"""Words that say which of many are meant, or join their names."""
PARTS = word_set(
    "part section sheet group list chapter page responses form table data часть раздел группа список лист "
    "страница том ответы форму таблица данные бөлім топ тізім парақ бет tabelle blatt teil feuil hoja "
    "planilha foglio worksheet workbook книга аркуш arkusz munka taul ark blad sayfa кесте copy копия "
    "көшірме export экспорт import импорт registry реестр тізілім жауаптар жауаптары"
)
"""Words for a part of a list, which stand beside its number or letter, and programs' own names of sheets."""
FORMED = re.compile(
    r"[а-яё-]{3,}(?:ск|цк)(?:ие|их|ая|ий|ое|ой)|[a-z-]{3,}(?:ian|ean|can|ese|ish|ani)s?"
)
"""Adjectives of places: казахстанские, Nigerian."""
ENDINGS = word_set(
    "s es 's e en er n in innen ы и а я у ю ов ев ей ам ами ах ей ым ом ые ие ых их лар лер дар дер тар тер"
)
"""What follows the stem of a word for an office where many hold it."""
OF_ONE = ("", "а", "я", "ь", "й", "ый", "ий", "e", "a", "o")
"""What follows the same stem where one holds it."""
LONGEST_ENDING = 5
SHORTEST_STEM = 4
NUMBER = re.compile(r"\d+|x{0,3}(?:ix|iv|v?i{0,3})|[^\W\d_]")
"""A number, or a letter of the alphabet."""
WORD = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")
GENDERED = re.compile(r"[*:_·/](?=inn?en\b|in\b|nen\b)", re.IGNORECASE)
NOT_OF = re.compile(r"(үкіметтік|коммерциялық) емес", re.IGNORECASE)
"""In Kazakh the denial belongs to the name of such bodies."""
DOUBT = re.compile(r"[?!…]|\.\.\.")
CASES = word_set("а ы и е у ның нің дың дің тың тің дағы дегі тағы тегі s's 's s")
LONGEST_PLACE = 4
"""Words."""
MORE = re.compile(r"[(\[]|\s[–—-]\s")
"""Behind such a sign the usual words above a list may go on with anything."""
NOT_SIGNING = word_set("open oral наблюдатели observers бақылаушылар")
"""Words of bodies, places and offices that say of a heading's people that they may not have signed."""


@lru_cache(maxsize=20_000)
def says_who(heading: str) -> bool:
    """Tell whether a heading only says who signs below it: a group, a kind of body, a place, a letter."""
    bare = heading_text(without_pictures(heading))
    if not MORE.search(bare) and LIST_HEADING.fullmatch(bare.lower()):
        return True
    if names_area(bare):
        return True
    text = NOT_OF.sub(r"\1", GENDERED.sub("", PERSONAL.sub("", bare)))
    words = WORD.findall(text)
    if not words:
        return PERSONAL.search(bare) is not None
    if DOUBT.search(text) or any(word.lower() in NOT_SIGNING for word in words):
        return False
    known = at = 0
    while at < len(words):
        count = _place(words, at) or _word(words[at].lower())
        if not count:
            return False
        known += count > 0
        at += abs(count)
    return known > 0


def _place(words: list[str], at: int) -> int:
    """Return how many words from here on name a place; 0 where none does."""
    for count in range(min(LONGEST_PLACE, len(words) - at), 0, -1):
        text = " ".join(words[at : at + count])
        if any(is_country(each) or is_place(each) for each in (text, text.title(), *_bare(text))):
            return count
    return 0


def _bare(name: str) -> Iterator[str]:
    """Yield what a place may be called that stands in another case: Казахстана, Қазақстанның."""
    for ending in CASES:
        if name.endswith(ending) and len(name) - len(ending) >= SHORTEST_STEM:
            yield from (name[: -len(ending)] + each for each in ("", "а", "я"))


def _word(word: str) -> int:
    """Return 1 for a word that tells who signs, -1 for one that may stand beside it, 0 for an unknown one."""
    if word in GROUPS or GROUP.fullmatch(word) or NUMBER.fullmatch(word) or FORMED.fullmatch(word):
        return 1
    if word in BESIDE:
        return -1
    return int(word.rstrip("0123456789") in PARTS or names_body(word) or _names_many(word))


def _names_many(word: str) -> bool:
    """Tell whether a word is what many are: врачи, teachers, мұғалімдер."""
    stems = (
        word[: len(word) - count]
        for count in range(LONGEST_ENDING + 1)
        if len(word) - count >= SHORTEST_STEM and (not count or word[-count:] in ENDINGS)
    )
    return any(stem + ending in OFFICES for stem in stems for ending in OF_ONE)
