"""The words by which the columns of a table are known, in English, Russian, Kazakh and others."""

import re
from collections.abc import Sequence
from functools import lru_cache

from coalition_app.intake.words.form_questions import form_field
from coalition_app.intake.words.word_lists import keyed_words, word_list, words_meaning

COLUMN_HEADERS = keyed_words("column_headers")
"""What the headers of columns mean, small, without colons and stars: a field of an entry, or a remark."""
PLAIN_REMARKS = words_meaning("column_headers", "remark")
"""Headers whose words are reservations only where they state a position."""
FIELD_OF_HEADER = COLUMN_HEADERS | dict.fromkeys(PLAIN_REMARKS, "reservation")
"""Field of an entry by the header that means it."""
NAMING = frozenset({"name", "person", "body", "family", "given", "representative"})
"""Fields that name a signatory."""
TOGETHER_WRITTEN = {
    word.replace(" ", ""): field
    for word, field in FIELD_OF_HEADER.items()
    if " " in word and word.isascii()
}
"""Keys of programs: jobtitle, fullname."""
KIND_OF_WORD = keyed_words("kind_words")
"""Kind of signatory by the word that means it in a column of kinds."""
WEAK = word_list("weak_names")
"""Headers that name the signatory only where no other column does."""
NAME_FIELDS = frozenset({"given", "family", "father", "name", "person"})
"""Fields whose headers together head one column of whole names: «Jméno, příjmení»."""

CAMEL = re.compile(r"(?<=[a-zа-яё])(?=[A-ZА-ЯЁ][a-zа-яё])")
"""Where the words of a key are written together: firstName."""
TOGETHER = re.compile(
    r"\s*[,/&+]\s*|\s+(?:and|et|y|und|e|i|a|та|і|й|и|және|en|och|og|ve|și|or|или|ou|oder|lub|або|"
    r"немесе)\s+"
)
"""What joins the parts of a header: «Jméno, příjmení», «Prénom et nom»."""
SOME_NAME = re.compile(
    r"(?!(?:user|file|project|event|campaign|petition|statement|school|display|list|form)\b).{2,40}[ -]"
    r"(?:names?|имя|фио|ф\.? ?и\.? ?о|аты|атауы|аты-жөні|nom|nombre|nome|naam)|"
    r"(?:name of|имя|фио|ф\.и\.о\.?|название|наименование|nom d[ue]|nombre del?|nome d[aeo]) .{2,40}"
)
"""A header that asks for some name: «Parent/Guardian Name», «Название подписавшего»."""
NAMED = ("name", "person", "representative")
EITHER = ("body", "person", "name")

BRACKETS = re.compile(r" ?[(\[][^)\]]*[)\]]")
CODE = re.compile(r"\s*[A-Za-z][A-Za-z0-9_]{0,30}(?:\[[^\]]{1,30}\])?\.\s+(?=\S)")
"""What survey programs put before a question: «Q1. Name of the organisation»."""
LONGEST_PAIR = 100
"""Letters of a header that is looked at for two languages."""
IDS = frozenset(
    {"id", "response id", "id ответа", "id респондента", "respondent id", "tranid", "seed"}
)
"""Headers of numbers that a program gave to answers; no list prints them."""


def plain_header(cell: str) -> str:
    """Return a header in small letters without what surrounds it: «Город *:» is «город»."""
    text = " ".join(cell.replace("\ufeff", "").replace("_", " ").split())
    # After the last closing bracket each opening one would look for its own through all of the text.
    end = max(text.rfind(")"), text.rfind("]")) + 1
    text = BRACKETS.sub("", text[:end]) + text[end:]
    if len(text) < 40:
        text = CAMEL.sub(" ", text)
    return " ".join(text.lower().split()).strip(" :*.")


@lru_cache(maxsize=1_000)
def field_of_header(cell: str) -> str | None:
    """Tell which field of an entry a column holds; None where its header is not known.

    A header in two languages is recognised by either, one after a question's code without it.
    """
    known = _field_of_words(cell) or TOGETHER_WRITTEN.get(plain_header(cell))
    if known is None and (code := CODE.match(cell)):
        known = _field_of_words(cell[code.end() :])
    if known is None and len(cell) < 200:
        known = _field_of_parts(plain_header(cell))
    if known is None and "/" in cell and len(cell) < 200:
        known = next(filter(None, map(_field_of_either, cell.split("/"))), None)
    if known is None and len(cell) < LONGEST_PAIR:
        known = _field_of_halves(cell.split())
    if known is None and "-" in cell and " " not in cell.strip():
        known = _field_of_words(cell.replace("-", " "))
    return known


def heads_bodies(cell: str) -> bool:
    """Tell whether a header asks for a body beside something else: «Организация, должность»."""
    return "body" in map(_field_of_words, TOGETHER.split(plain_header(cell)))


def is_weak_name(cell: str) -> bool:
    """Tell whether a header names the signatory where no other column does: «Title», «Member»."""
    plain = plain_header(cell)
    return plain in WEAK or SOME_NAME.fullmatch(plain) is not None


def _field_of_parts(plain: str) -> str | None:
    """Tell what a column holds whose header names several things; None where they do not fit.

    The parts of a person's name make a whole name; a body or a person is the signatory.
    """
    parts = [part for part in TOGETHER.split(plain) if part]
    if not 2 <= len(parts) <= 4:
        return None
    fields = [FIELD_OF_HEADER.get(part) or form_field(part, part) for part in parts]
    if all(field in NAME_FIELDS for field in fields):
        return "person" if {"given", "family"} & set(fields) else fields[0]
    if fields[0] in NAMED and set(fields[1:]) == {"office"}:
        # «Подписант, должность»: both are in each cell.
        return fields[0]
    if "body" in fields and {"person", "name"} & set(fields) and set(fields) <= set(EITHER):
        return "name"
    return None


def _field_of_either(cell: str) -> str | None:
    return _field_of_words(cell) or _field_of_parts(plain_header(cell))


def _field_of_halves(words: Sequence[str]) -> str | None:
    """Tell what a column holds whose header says it in two languages, one after the other: «Қала Город»."""
    for at in range(1, len(words)):
        field = _field_of_either(" ".join(words[:at]))
        if field and field == _field_of_either(" ".join(words[at:])):
            return field
    return None


def _field_of_words(cell: str) -> str | None:
    plain = plain_header(cell)
    asked = form_field(cell, plain) if "[" in cell else None
    if asked and asked.startswith(("demand:", "words:")):
        return asked
    return FIELD_OF_HEADER.get(plain) or form_field(cell, plain)


@lru_cache(maxsize=1_000)
def kind_of_word(cell: str) -> str | None:
    """Tell the kind of signatory from a cell; None where the word is not known."""
    return KIND_OF_WORD.get(plain_header(cell))
