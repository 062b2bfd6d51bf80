"""Whole names of bodies: the legal form and the name together, in the order of the print."""

import re
from functools import cache

from coalition_app.legal_forms import form_rows

_QUOTED = re.compile(r"[«“„\"].*")
_WORD = re.compile(r"\w+")
FORM_COLUMNS = ("abbr_ru", "full_ru", "abbr_kk", "full_kk", "english", "english_abbr")
MOST_ENDING = 2
"""Letters by which an ending makes a Kazakh form longer or shorter."""


def body_name(legal_form: str, name: str, as_printed: str = "") -> str:
    """Return the name with its legal form, never twice, in the order of the printed entry.

    Where nothing printed tells the order, Kazakh forms follow the name and all others precede it: «Тұмар»
    қоғамдық қоры, ОФ «Бастау».
    """
    if not legal_form or _begins_with(legal_form, name):
        return name
    before, behind = f"{legal_form} {name}", f"{name} {legal_form}"
    for whole in (before, behind, f"{name}, {legal_form}"):
        if as_printed and whole in as_printed:
            return whole
    if _holds(legal_form, name):
        return name
    return behind if _stands_behind(legal_form) else before


def without_form(whole: str) -> str:
    """Return what stands behind the legal form that a printed name begins with; else the whole name."""
    found = _leading_form().match(whole)
    return whole[found.end() :] if found else whole


@cache
def _leading_form() -> re.Pattern[str]:
    """Return a pattern of a legal form before a name, the longest first; ё and ъ as they are often typed."""
    forms = {row[column] for row in form_rows() for column in FORM_COLUMNS if row[column]}
    written = (re.escape(each) for each in sorted(forms, key=len, reverse=True))
    spelled = "|".join(written).replace("ё", "[её]").replace("ъ", "[ъь]")
    return re.compile(rf"(?:{spelled})\s+(?=\S)", re.IGNORECASE)


def _begins_with(form: str, name: str) -> bool:
    folded, words = _folded(name), _folded(form)
    return folded.startswith(words) and not folded[len(words) : len(words) + 1].isalnum()


def _holds(form: str, name: str) -> bool:
    """Tell whether the form's words are inside a name, in their order, outside of its quotation marks.

    «Общественный культурно-исторический фонд «Кенесары Хан»» holds «Общественный фонд».
    """
    if _folded(name).endswith(" " + _folded(form)):
        return True
    left = iter(_WORD.findall(_folded(_QUOTED.sub("", name))))
    return all(word in left for word in _WORD.findall(_folded(form)))


def _folded(words: str) -> str:
    return words.casefold().replace("ъ", "ь").replace("ё", "е")


@cache
def _stands_behind(form: str) -> bool:
    """Tell whether a form is one that Kazakh puts behind a name, in words or as its own short form."""
    folded = _folded(form)
    spelled, short = _kazakh_forms()
    if folded in short:
        return True
    # Behind a name the form ends otherwise: қор is қоры, бірлестік is бірлестігі, орын is орны.
    return any(
        folded.startswith(each[:-2]) and abs(len(folded) - len(each)) <= MOST_ENDING
        for each in spelled
    )


@cache
def _kazakh_forms() -> tuple[frozenset[str], frozenset[str]]:
    """Return the Kazakh forms in words, and the short forms that are not Russian ones too; all folded."""
    spelled, short, russian = set(), set(), set()
    for row in form_rows():
        spelled.add(_folded(re.sub(r"\s*\(.*\)", "", row["full_kk"])))
        short.add(_folded(row["abbr_kk"]))
        russian.add(_folded(row["abbr_ru"]))
    return frozenset(spelled - {""}), frozenset(short - russian - {""})
