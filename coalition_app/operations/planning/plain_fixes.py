"""Corrections that are plain from an entry's own words: a quotation mark closed, a letter of its alphabet."""

import re
from collections.abc import Mapping

from coalition_app.drafts import DraftEntry
from coalition_app.errors import UserError
from coalition_app.intake import edit_draft

FIELDS = ("name", "legal_form", "representative", "office")
"""Fields that a correction is looked for in."""
CLOSING = {"«": "»", "„": "“", "“": "”"}
LOOKALIKES = str.maketrans("aeocpxyiKMHTBAEOPCX", "аеосрхуіКМНТВАЕОРСХ")
"""Latin letters, and the Cyrillic ones that look the same."""
_LATIN, _CYRILLIC = re.compile("[A-Za-z]"), re.compile("[Ѐ-ӿ]")
_MISSPELT = re.compile("обьедин", re.IGNORECASE)


def plain_fix(entry: DraftEntry) -> Mapping[str, str]:
    """Return the fields of an entry that a plain correction changes, with their words; empty for none.

    Nothing is plain where a part seems to be missing, nor where anything would stay in doubt afterwards.
    """
    codes = {each.code for each in entry.defects}
    unclosed = [each.text for each in entry.defects if each.code == "unclosed-quotation-mark"]
    for each in entry.defects:
        # What goes on behind a comma was not closed before it; a quotation that ends the entry may be torn.
        goes_on = each.text in unclosed and "," in each.text
        if each.code == "text-cut-off" and each.text[-1:] != "," and not goes_on:
            return {}
    words = {field: str(getattr(entry, field)) for field in FIELDS}
    fixed = {field: _fixed(held, codes) for field, held in words.items()}
    edits = {field: held for field, held in fixed.items() if held != words[field]}
    try:
        after = edit_draft.edit_entry(entry, edits) if edits else entry
    except UserError:
        return {}
    return edits if edits and not after.defects else {}


def _fixed(words: str, codes: set[str]) -> str:
    if "unclosed-quotation-mark" in codes:
        words = _closed(words)
    if "mixed-scripts" in codes:
        words = re.sub(r"\w+", lambda found: _one_alphabet(found[0]), words)
    if "misspelt-legal-form" in codes:
        words = _MISSPELT.sub(lambda found: found[0].replace("ь", "ъ").replace("Ь", "Ъ"), words)
    return words


def _closed(words: str) -> str:
    """Close the one quotation that is open; those inside it get the marks of an inner one."""
    opened: list[int] = []
    inner: list[tuple[int, int]] = []
    for found in re.finditer("[«»„“”]", words):
        at, mark = found.start(), found[0]
        if mark in CLOSING:
            opened.append(at)
        elif opened and CLOSING[words[opened[-1]]] == mark:
            inner.append((opened.pop(), at))
        else:
            return words
    if len(opened) != 1:
        return words
    letters = list(words)
    for first, last in inner:
        if first > opened[0] and words[opened[0]] == "«":
            letters[first], letters[last] = "„", "“"
    return "".join(letters) + CLOSING[words[opened[0]]]


def _one_alphabet(word: str) -> str:
    """Return a Cyrillic word with its Latin letters replaced, where each looks the same."""
    latin, cyrillic = len(_LATIN.findall(word)), len(_CYRILLIC.findall(word))
    changed = word.translate(LOOKALIKES)
    return changed if 0 < latin < cyrillic and not _LATIN.search(changed) else word
