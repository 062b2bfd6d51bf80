"""Marks by which messengers and Markdown set words bold or slanted: *ОО «Эхо»*, __Letter on water__."""

import re

HINT = re.compile(r"(?<![^\s(])[*_]")
EMPHASISED = re.compile(
    r"(?P<before>^|[,;(\t]\s*|\s[-–—]\s+)(?P<mark>[*_]{1,3})(?=[^\s*_])(?P<text>[^*_\t]*[^\s*_])(?P=mark)"
    r"(?=\s*(?:[,;.)\t]|\s[-–—]\s|$))"
)
"""Such marks in a pair around the whole of what a separator parts from the rest."""


def without_emphasis(text: str) -> str:
    """Return a text without the marks that stand in pairs around whole parts of it."""
    if ("*" not in text and "_" not in text) or not HINT.search(text):
        return text
    return EMPHASISED.sub(r"\g<before>\g<text>", text)
