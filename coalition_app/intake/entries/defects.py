"""What is broken in the print of an entry; it is named, never repaired."""

import re

from coalition_app.drafts import Defect
from coalition_app.intake.words.persons import LATIN
from coalition_app.intake.words.quotation import (
    QUOTES,
    quote_steps,
    unbalanced_bracket,
    unclosed_quotation,
)
from coalition_app.intake.words.vocabulary import SMALL_WORDS
from coalition_app.intake.words.word_lists import word_set

MIXED_PAIR = re.compile("[A-Za-z][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-z]")
MIXED_SCRIPTS = re.compile(r"\w*(?:[A-Za-z][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-z])\w*")
COMMA_INSIDE = re.compile(r",[^\W\d_]")
MISSING_SPACE = re.compile(r"\S+,(?=[^\W\d_])\S+")
ADJECTIVE_ALONE = re.compile(
    r"(?<!\w)(?:по|в|во|на|из|при|к|от) [\w-]+(?:[сц]к(?:ой|ого|ом|ому|их|им)|ной)$", re.IGNORECASE
)
"""An adjective after a preposition that has lost its noun."""
OBLIQUE = ("ой", "ого", "ом", "ому", "их", "им")
"""Its endings: hardly any entry has one, and the rest need no further check."""

STRUCK_OUT = re.compile(r"~~[^~]+~~")
"""How Markdown writes what is struck through; Word's is written so too when it is read."""

LONE_LETTER = re.compile(r"[,\s]([^\W\d_])$")


HANGING = word_set(
    "de do da dos das e em no na nos nas del di della dei delle degli du des et la le les aux i els à ao"
)
"""Small words of the Romance languages that cannot end a phrase, as printed."""


def find_defects(text: str, *, comma_ends: bool = False) -> list[Defect]:
    """List what is broken in an entry as printed.

    `comma_ends`: the whole list puts a comma after each entry, so that it means nothing.
    """
    found = []
    if piece := unclosed_quotation(text):
        found.append(Defect("unclosed-quotation-mark", piece))
    if piece := unbalanced_bracket(text):
        found.append(Defect("unbalanced-parenthesis", piece))
    if piece := _cut_off(text, comma_ends=comma_ends):
        found.append(Defect("text-cut-off", piece))
    if COMMA_INSIDE.search(text) and (match := MISSING_SPACE.search(text)):
        found.append(Defect("missing-space", match[0]))
    if "~~" in text and (match := STRUCK_OUT.search(text)):
        found.append(Defect("struck-out", match[0]))
    if mixes_scripts(text) and (match := MIXED_SCRIPTS.search(text)):
        found.append(Defect("mixed-scripts", match[0]))
    return found


def mixes_scripts(text: str) -> bool:
    """Tell whether a Latin letter is beside a Cyrillic one somewhere."""
    both = not text.isascii() and LATIN.search(text)
    return bool(both) and MIXED_PAIR.search(text) is not None


def _cut_off(text: str, *, comma_ends: bool) -> str:
    """Return the end of an entry that cannot be its end; empty where it can."""
    words = text.rsplit(maxsplit=1)
    last = words[-1] if words else ""
    low = last.lower()
    if text.endswith(","):
        return "" if comma_ends else last
    if low == "no" and words[0].endswith(","):
        # An answer in a cell of its own, and not the beginning of «no Brasil».
        return ""
    if low in SMALL_WORDS or last in HANGING or (len(last) > 1 and last[-1] in "-–—"):
        return last
    if low.endswith(OBLIQUE) and (match := ADJECTIVE_ALONE.search(text)):
        return match[0]
    alone = len(last) == 1 or last[-2:-1] == ","
    if alone and (match := LONE_LETTER.search(text)) and match[1].islower():
        return match[1]
    return _open_end(text)


def _open_end(text: str) -> str:
    """Return what follows a quotation mark that opens last and is never closed."""
    at = max(map(text.rfind, QUOTES))
    if at < 0 or text[at] in "»”":
        return ""
    return text[at:] if quote_steps(text)[-1][1] > 0 else ""


def is_unfinished(text: str) -> bool:
    """Tell whether an entry cannot be complete yet: it ends in a comma, a small word or an open mark."""
    return bool(_cut_off(text, comma_ends=False) or unbalanced_bracket(text))
