"""Legal forms of bodies: found at the beginning or the end of a name, kept as printed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from coalition_app.intake.words.persons import has_known_name_alone, is_person
from coalition_app.intake.words.places import is_country, is_place
from coalition_app.intake.words.vocabulary import COMPANY_FORMS
from coalition_app.intake.words.word_lists import (
    keyed_words,
    with_commas,
    word_list,
    word_set,
)
from coalition_app.legal_forms import form_rows

ADJECTIVE = r"[\w-]+(?:ый|ий|ой|ая|яя|ое|ее)"
REGIONAL = re.compile(r"[А-ЯЁ]{1,3}(?:ОО|ОФ|РОО|ГОО)")
"""Abbreviations after a region's letters: СРОО, МРОО."""
OPENING = '«“„"'
SPELLED_KINDS = ("legal_form",)
SHORT_KINDS = ("legal_form", "qualifier")
ENGLISH_SHORT = ("NGO", "NPO", "CSO", *COMPANY_FORMS, *(form + "." for form in COMPANY_FORMS))
SPACED_FORM = re.compile(
    r"(?<=\w[ ,\"”»]) ?(e\. ?V\.|A\. ?C\.|z\. ?s\.|s\. ?r\. ?o\.|o\. ?p\. ?s\.|d\. ?o\. ?o\.)$"
)
"""Forms whose letters are printed apart: Verein e. V."""
ADJECTIVAL = re.compile(
    r"(?:[scz]ka|ană|ână|ească|ică|i?ana|ense|nale?|ica|ique|aise|enne|ional\w*|eira|uza|[iou]se|ese|che|"
    r"cji|ości|stwa|ego|ных|ский|ская)$"
)
"""Endings of what goes on from the word for a body: Associação Brasileira, Fundacja Edukacji."""
LATIN_WORD = re.compile("[A-Za-zÀ-ʯ]")
ALIKE = str.maketrans("ъё", "ье")
OF = word_set("de del dels do da dos das du des di della dei degli delle para pour per")
KAZAKH_VOWELS = "аәеёиоөуүұыіэюя"
KAZAKH_BACK = "аоұыуя"


@dataclass(frozen=True, slots=True)
class FormInName:
    """A name taken apart at its legal form, everything as printed."""

    form: str
    name: str
    """Without the form, except where the words of the form are inside the name."""
    branch: str = ""
    """A mark of a branch before the form."""
    misspelt: bool = False


@dataclass(frozen=True, slots=True)
class FormTable:
    """The forms that are known."""

    short: frozenset[str]
    """Abbreviations, capitals as printed."""
    branches: frozenset[str]
    """Abbreviations that mark a branch."""
    by_first_word: dict[str, tuple[str, ...]]
    """Forms in words by their first word, lower case, hard sign made soft, the longest first."""
    by_last_word: dict[str, tuple[str, ...]]
    """The same forms by their last word."""
    heads: frozenset[str]
    """Words that head a name, and are its form where the name stands apart."""


@cache
def known_forms() -> FormTable:
    """Read the forms of the program's table."""
    short, branches, spelled = set(ENGLISH_SHORT), set[str](), set(keyed_words("spelled_forms"))
    for row in form_rows():
        if row["full_ru"].startswith("филиал"):
            branches.add(row["abbr_ru"])
        elif row["kind"] in SHORT_KINDS:
            short |= {row["abbr_ru"], row["abbr_kk"], row["english_abbr"]}
        if row["kind"] in SPELLED_KINDS:
            spelled |= {row["full_ru"], row["english"], *_kazakh_spellings(row["full_kk"])}
    # What the table puts in brackets («профсоюз») is a word of names and no form of its own.
    plain = {_folded(re.sub(r"\s*\(.*\)", "", words)) for words in spelled} - {""}
    ordered = tuple(sorted(plain, key=len, reverse=True))
    by_first: dict[str, tuple[str, ...]] = {}
    by_last: dict[str, tuple[str, ...]] = {}
    for form in ordered:
        first, last = form.split(" ")[0], form.split(" ")[-1]
        by_first[first] = (*by_first.get(first, ()), form)
        by_last[last] = (*by_last.get(last, ()), form)
    heads = frozenset(map(_folded, word_list("form_heads")))
    return FormTable(frozenset(short - {""}), frozenset(branches), by_first, by_last, heads)


def same_form(one: str, other: str) -> bool:
    """Tell whether two legal forms are one, in short or in words, in any of the three languages."""
    one, other = _folded(one), _folded(other)
    rows = _rows_of_forms()
    return one == other or not rows.get(one, frozenset()).isdisjoint(rows.get(other, ()))


@cache
def _rows_of_forms() -> dict[str, frozenset[int]]:
    """Return the rows of the table that hold each form, by the form folded."""
    found: dict[str, frozenset[int]] = {}
    for at, row in enumerate(form_rows()):
        named = {row["abbr_ru"], row["full_ru"], row["abbr_kk"], row["english"]}
        for form in map(_folded, (named | _kazakh_spellings(row["full_kk"])) - {""}):
            found[form] = found.get(form, frozenset()) | {at}
    for form, english in keyed_words("spelled_forms").items():
        found[_folded(form)] = found.get(english, frozenset())
    return found


def _kazakh_spellings(form: str) -> set[str]:
    """Return a Kazakh form as it is alone and as it follows a name."""
    return {form} if not form or form[-1] in "ыі" else {form, _possessive(form)}


def _possessive(form: str) -> str:
    """Inflect a Kazakh form as after a name: қор, қоры; бірлестік, бірлестігі."""
    vowels = [letter for letter in form.split(" ")[-1] if letter in KAZAKH_VOWELS]
    ending = "ы" if vowels and vowels[-1] in KAZAKH_BACK else "і"
    if form.endswith("орын"):
        return form[:-2] + "ны"
    if form[-1] in KAZAKH_VOWELS:
        return form + "с" + ending
    return form[:-1] + {"к": "г", "қ": "ғ", "п": "б"}.get(form[-1], form[-1]) + ending


def _folded(words: str) -> str:
    return with_commas(words.lower().translate(ALIKE))


@lru_cache(maxsize=20_000)
def find_form(text: str) -> FormInName:
    """Split the legal form off a name; the form is empty where none is printed."""
    first, _space, rest = text.partition(" ")
    table = known_forms()
    if first in table.branches and rest.partition(" ")[0] in table.short:
        inner = find_form(rest)
        return FormInName(inner.form, inner.name, branch=first)
    if rest and (first in table.short or (rest[0] in OPENING and REGIONAL.fullmatch(first))):
        return FormInName(first, rest)
    glued = re.match(r"([^\W\d_]+)(?=[«“„\"])", first)
    if glued and glued[1] in table.short:
        return FormInName(glued[1], text[glued.end() :])
    if len(_folded(text)) != len(text):
        return FormInName("", text)
    found = _spelled_before(text, table) or _form_after(text, table) or _behind_head(text, table)
    return found or FormInName("", text)


def is_spelled_form(text: str) -> bool:
    """Tell whether a text is a legal form of several words and nothing else: Public Union."""
    folded = _folded(text)
    return folded in known_forms().by_first_word.get(folded.split(" ", 1)[0], ()) and " " in text


def _behind_head(text: str, table: FormTable) -> FormInName | None:
    """Find a form of one word before a name that stands apart: Stichting Spoorbelang, Союз «Эхо»."""
    head, _space, rest = text.partition(" ")
    rest = rest.lstrip()
    if _folded(head) not in table.heads or not _stands_apart(rest):
        return None
    return FormInName(head, rest)


def _stands_apart(rest: str) -> bool:
    """Tell whether words behind the one for a body are a name by themselves, and no part of what it says."""
    if not rest or rest[0] in OPENING:
        return rest != ""
    first, second = [*rest.split(" "), ""][:2]
    if not first[0].isupper() or not LATIN_WORD.match(first) or second in OF:
        return False
    if ADJECTIVAL.search(first.lower()) or is_place(rest) or is_country(rest):
        return False
    return not (is_person(rest) and has_known_name_alone(rest))


def _spelled_before(text: str, table: FormTable) -> FormInName | None:
    folded = _folded(text)
    forms = table.by_first_word.get(folded.split(" ", 1)[0])
    if forms is None:
        return _form_after_adjectives(text, folded, table)
    for form in forms:
        if _begins_with(folded, form):
            return _cut_spelled(text, form)
    return _form_with_adjectives(text, folded, forms)


def _begins_with(folded: str, form: str) -> bool:
    return folded.startswith(form) and not folded[len(form) : len(form) + 1].isalpha()


def _cut_spelled(text: str, form: str) -> FormInName:
    printed, rest = text[: len(form)], text[len(form) :].strip()
    misspelt = _is_misspelt(printed)
    # Words in small letters belong to the form («Фонд защиты ...»), so the name keeps it.
    stands_apart = rest[:1] in OPENING or rest[:1].isupper() or rest[:1].isdigit()
    return FormInName(printed, rest if rest and stands_apart else text, misspelt=misspelt)


def _is_misspelt(printed: str) -> bool:
    # The table is folded to the soft sign; a form that is printed so and known with the hard one.
    return "обьедин" in printed.lower()


def _form_with_adjectives(text: str, folded: str, forms: Sequence[str]) -> FormInName | None:
    """Find a form with adjectives between its words: Общественный культурный фонд."""
    for words in (form.split(" ") for form in forms):
        if len(words) == 2:
            pattern = rf"({words[0]}) (?:{ADJECTIVE} ){{1,2}}({words[1]})(?!\w)"
            if match := re.match(pattern, folded):
                printed = f"{text[slice(*match.span(1))]} {text[slice(*match.span(2))]}"
                return FormInName(printed, text, misspelt=_is_misspelt(printed))
    return None


def _form_after_adjectives(text: str, folded: str, table: FormTable) -> FormInName | None:
    match = re.match(rf"(?:{ADJECTIVE} ){{1,2}}", folded)
    rest = folded[match.end() :] if match else ""
    if not match:
        return None
    for form in table.by_first_word.get(rest.split(" ", 1)[0], ()):
        if _begins_with(rest, form):
            return FormInName(text[match.end() : match.end() + len(form)], text)
    return None


def _form_after(text: str, table: FormTable) -> FormInName | None:
    """Find a form after the name, where Kazakh and English put it."""
    if text.endswith(".") and (spaced := SPACED_FORM.search(text)):
        return FormInName(spaced[1], text[: spaced.start()].rstrip(" ,"))
    before, _space, last = text.rpartition(" ")
    if last in table.short and before:
        return FormInName(last, before.rstrip(","))
    folded = _folded(text)
    for form in table.by_last_word.get(folded.rsplit(" ", 1)[-1], ()):
        # One word without quotation marks before it may be a part of the name.
        if folded.endswith(" " + form) and (" " in form or text[-len(form) - 2] in '»”"'):
            return FormInName(text[-len(form) :], text[: -len(form) - 1].rstrip(","))
    return None
