"""The text of an annex: it is known as this program's, and says too little to be read back as it was."""

from coalition_app.i18n import _, texts
from coalition_app.languages import LANGUAGES

MOST_ABOVE = 8
"""Lines above the headings by which it is known."""


def is_annex_text(text: str) -> bool:
    """Tell whether a file begins as the text of an annex of this program does, in any of its languages."""
    lines = [line.strip() for line in text.split("\n")[:MOST_ABOVE]]
    return any(
        _follow(lines, words.gettext("ANNEX"), words.gettext("Signatories of the statement"))
        for words in map(texts, LANGUAGES)
    )


def sentence() -> str:
    """Say what to read instead."""
    return _(
        "This is the text of an annex of this program. It does not hold enough to be read back without "
        "guessing: read the JSON or the PDF of the same annex, or the copied list."
    )


def _follow(lines: list[str], first: str, second: str) -> bool:
    return first in lines and second in lines[lines.index(first) :]
