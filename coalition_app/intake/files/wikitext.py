"""Texts in the marks of wikis: headings between equals signs, bullets of asterisks, links in brackets."""

import re

from coalition_app.intake.files.decoding import decode
from coalition_app.intake.files.text import FileText

SAMPLE = 200_000
"""Bytes that are looked at."""
FEWEST_BULLETS = 5
HEADING = re.compile(r"(?m)^(={1,5})[ \t]*([^=\r\n](?:[^\r\n]*[^=\s])?)[ \t]*\1[ \t]*\r?$")
BULLET = re.compile(r"(?m)^[ \t]{0,2}[*#]+[ \t]*(?=[^\s*#])")
HEADING_OF_BYTES = re.compile(rb"(?m)^(={2,5})[^=\r\n][^\r\n]*\1[ \t]*\r?$")
BULLET_OF_BYTES = re.compile(rb"(?m)^[ \t]{0,2}[*#][ \t]*[^\s*#]")
RULE = re.compile(r"(?m)^-{4,}[ \t]*\r?$")
LINK = re.compile(
    r"\[\[(?:[^][|\n]*\|)?([^][|\n]+)\]\]|\[(?:https?://|mailto:)[^][\s]+[ \t]+([^][\n]+)\]|"
    r"\[:[^][\s:]+:[ \t]*([^][\n]+)\]"
)
"""A link to a page of the wiki or to another one, with the words that its readers see."""
STRESS = re.compile(r"'{2,5}")


def is_wiki_text(content: bytes) -> bool:
    """Tell whether a text has headings and bullets as wikis mark them."""
    head = content[:SAMPLE]
    if HEADING_OF_BYTES.search(head) is None:
        return False
    return len(BULLET_OF_BYTES.findall(head)) >= FEWEST_BULLETS


def read_wiki_text(content: bytes) -> FileText:
    """Return the lines of a wiki text as its readers see them: marks gone, headings set apart."""
    from coalition_app.intake.files.html import read_markdown

    text = LINK.sub(lambda link: (link[1] or link[2] or link[3]).strip(), decode(content).text)
    text = BULLET.sub("* ", RULE.sub("\n", STRESS.sub("", text)))
    text = HEADING.sub(lambda found: f"\n{'#' * len(found[1])} {found[2]}\n", text)
    return read_markdown(text.encode())
