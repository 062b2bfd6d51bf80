"""Emoji and dingbats among letters."""

import re

PICTURE = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u231b\u23f3\u2b1c\u2b50\ufe0f\u200d]")
DOUBTING = "[✖✗✘☒❌❎❓❔❗⁉‼☐⏳⌛⚠⛔⬜◻🔴🟠🟡👎🚫🤔]\ufe0f?"
"""Pictures by which a list says that somebody has not signed, or not yet."""
PICTURES = re.compile(rf"[ \t]*{PICTURE.pattern}+[ \t]*")
"""Pictures among letters, with the white space around them."""


def without_pictures(text: str) -> str:
    """Return a text without emoji and dingbats, such as a tick before a name or a heart after it."""
    if text.isascii() or not PICTURE.search(text):
        return text
    bare = PICTURES.sub(" ", text).replace(" ,", ",").strip(" ")
    return bare if any(map(str.isalnum, bare)) else text
