"""The words by which the columns of a table are known, in English, Russian, Kazakh and others."""

import re
from functools import lru_cache

from coalition_app.intake.words.form_questions import form_field
from coalition_app.intake.words.table_headers_more import (
    MORE_COLUMNS,
    MORE_KINDS,
    MORE_REMARKS,
    NAME_FIELDS,
    WEAK_NAMES,
)

COLUMNS: dict[str, str] = {
    "number": "number|no|nr|n|№|#|№ п/п|п/п|номер|номер п/п|рет саны|р/с|р/с №|№ р/с|нөмір|нөмірі",
    "affiliation": "affiliation|affiliations|institution|institutional affiliation|university|employer|"
    "аффилиация|университет|учреждение",
    "given": "first name|given name|forename|own name|имя собственное|есімі|аты жөні аты",
    "family": "last name|family name|surname|фамилия|тегі",
    "father": "middle name|patronymic|отчество|әкесінің аты",
    "name": "name|signatory|название|наименование|подписант|подписавший|участник|атауы|қол қоюшы|"
    "қол қойған|имя|аты|signatories",
    "body": "organisation|organization|organisation name|organization name|name of organisation|"
    "name of organization|name of the organisation|name of the organization|ngo|нпо|организация|"
    "название организации|наименование организации|ұйым|ұйым атауы|ұйымның атауы",
    "person": "full name|person|фио|ф.и.о|фамилия имя отчество|фамилия, имя, отчество|имя фамилия|"
    "имя и фамилия|аты-жөні|т.а.ә|тегі аты әкесінің аты",
    "representative": "representative|rep|represented by|signed by|contact person|signer|представитель|"
    "подписал|подписала|кто подписал|руководитель|фио представителя|ф.и.о. представителя|"
    "контактное лицо|фио руководителя|head|басшы|басшысы|ұйым басшысы|"
    "жетекші|жетекшісі|өкіл|өкілі|өкілдің аты-жөні|қол қойды",
    "office": (
        "office|position|title|job title|role|occupation|должность|профессия|род занятий|"
        "место работы|место работы, должность|"
        "должность, место работы|место работы и должность|"
        "должность и место работы|жұмыс орны|жұмыс орны, лауазымы|"
        "должность представителя|описание|лауазымы|лауазым|қызметі|мамандығы"
    ),
    "place": "place|city|town|location|region|город|место|населенный пункт|населённый пункт|регион|"
    "область|қала|қаласы|елді мекен|өңір|мекені|облыс",
    "country": "country|state|страна|государство|ел|мемлекет|елі",
    "legal_form": "legal form|form|type of organisation|type of organization|"
    "организационно-правовая форма|правовая форма|форма|опф|құқықтық нысаны|"
    "ұйымдық-құқықтық нысаны|нысаны",
    "kind": "kind|type|category|тип|вид|категория|түрі|санаты",
    "section": "section|group|раздел|группа|секция|бөлім|топ",
    "reservation": "reservation|reservations|comment|comments|remark|remarks|note|notes|оговорка|"
    "оговорки|комментарий|комментарии|примечание|примечания|замечание|замечания|ескертпе|"
    "ескертпелер|пікір|ескерту",
}
"""Field of an entry: the headers that mean it, small, without colons and stars."""

PLAIN_REMARKS = frozenset({"comment", "comments", "remark", "remarks", "note", "notes"}) | {
    "комментарий",
    "комментарии",
    "примечание",
    "примечания",
    "пікір",
    "ескерту",
    *MORE_REMARKS.split("|"),
}
"""Headers whose words are reservations only where they state a position."""

KINDS: dict[str, str] = {
    "organisation": "organisation|organization|ngo|организация|нпо|нко|ұйым|юридическое лицо|"
    "юрлицо|company|компания|заңды тұлға|объединение",
    "individual": "individual|person|private person|физическое лицо|физлицо|частное лицо|"
    "гражданин|гражданка|человек|жеке тұлға|азамат|индивидуально|individuals",
    "media": "media|сми|бақ|газета|newspaper|баспасөз",
    "movement": "movement|движение|қозғалыс",
    "union": "union|trade union|профсоюз|кәсіподақ",
    "initiative": "initiative|инициатива|бастама|civil initiative|гражданская инициатива|"
    "инициативная группа",
}
"""Kind of signatory: the words that mean it in a column of kinds."""


def _turned(words: dict[str, str]) -> dict[str, str]:
    return {word: field for field, listed in words.items() for word in listed.split("|")}


FIELD_OF_HEADER = {
    **_turned(MORE_COLUMNS),
    **dict.fromkeys(MORE_REMARKS.split("|"), "reservation"),
    **_turned(COLUMNS),
}
TOGETHER_WRITTEN = {
    word.replace(" ", ""): field
    for word, field in FIELD_OF_HEADER.items()
    if " " in word and word.isascii()
}
"""Keys of programs: jobtitle, fullname."""
KIND_OF_WORD = {**_turned(MORE_KINDS), **_turned(KINDS)}
WEAK = frozenset(WEAK_NAMES.split("|"))

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
EITHER = ("body", "person", "name")

BRACKETS = re.compile(r" ?[(\[][^)\]]*[)\]]")
CODE = re.compile(r"\s*[A-Za-z][A-Za-z0-9_]{0,30}(?:\[[^\]]{1,30}\])?\.\s+(?=\S)")
"""What survey programs put before a question: «Q1. Name of the organisation»."""
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
        known = next(filter(None, map(_field_of_words, cell.split("/"))), None)
    if known is None and "-" in cell and " " not in cell.strip():
        known = _field_of_words(cell.replace("-", " "))
    return known


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
    if "body" in fields and {"person", "name"} & set(fields) and set(fields) <= set(EITHER):
        return "name"
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
