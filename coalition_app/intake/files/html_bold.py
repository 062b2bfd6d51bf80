"""What the style of a page says of its lines: bold names before descriptions, Markdown that is HTML."""

import re
from typing import Any

from coalition_app.intake.words.persons import is_person

BESIDE = "\ue000"
"""Marks the end of a name before its description until the lines are filled; no page shows it."""
FEWEST, SHARE = 3, 0.6
"""Names in bold at the beginnings of lines, and the share of them that must be people."""
LINE_STARTS = ("li", "p", "td", "div", "dd")
BOLD = ("b", "strong", "a", "u")
SLANTED = ("em", "i", "small")
OPENING_TAG = re.compile(
    r"\s*</?(?:p|div|h[1-6]|ul|ol|li|figure|table|section|article|br|tr|td)\b", re.I
)
BEGINS_BLOCK = re.compile(rf"{OPENING_TAG.pattern}|\s*<[/!]", re.I)
CLOSING_TAG = re.compile(
    r"(?:<br ?/?>|</(?:p|div|h[1-6]|ul|ol|li|figure|table|section|tr|td)>)\s*$", re.I
)
BLOCK_TAG = re.compile(r"<(?:p|div|br|li|tr|h[1-6])\b", re.I)
APART = "apart"
"""Attribute of a line end that stands for a blank line."""
PAGE_SHARE = 0.7
FEWEST_LINES = 5


def is_page(text: str) -> bool:
    """Tell whether a Markdown text is written in HTML tags: nearly every line begins or ends with one."""
    lines = [line for line in text.split("\n") if line.strip()]
    if "<" not in text:
        return False
    if len(lines) < FEWEST_LINES:
        # All of a page may be on one line.
        return len(BLOCK_TAG.findall(text)) >= FEWEST_LINES and OPENING_TAG.match(text) is not None
    tagged = sum(bool(OPENING_TAG.match(line) or CLOSING_TAG.search(line)) for line in lines)
    return tagged > PAGE_SHARE * len(lines)


def keep_blank_lines(text: str) -> str:
    """Mark the blank lines of a text with tags in it, where words follow: there they part paragraphs."""
    marked = list(text.split("\n"))
    for at in range(1, len(marked)):
        if not marked[at - 1].strip() and marked[at].strip() and not BEGINS_BLOCK.match(marked[at]):
            marked[at] = f"<br {APART}>{marked[at]}"
    return "\n".join(marked)


def mark_bold_names(page: Any) -> None:
    """Mark where names in bold end at which lines begin and more words follow: **Anna Kim** journalist."""
    _mark_slanted(page)
    led = [found for each in page.iter(*BOLD) if (found := _name_at_start(each))]
    names = sum(is_person(name) for name, _last in led)
    if len(led) < FEWEST or names < SHARE * len(led):
        return
    for _name, last in led:
        comma = "," if last.tail.lstrip().startswith(",") else ""
        last.tail = comma + BESIDE + last.tail.lstrip(" .,:;–—-")


def _mark_slanted(page: Any) -> None:
    """Mark the end of names that are followed by another style: Anna Kim <em>journalist</em>."""
    led = [(each.getparent(), each) for each in page.iter(*SLANTED) if _follows_words(each)]
    names = sum(is_person((parent.text or "").strip(" ,:–—-\n\t")) for parent, _each in led)
    if len(led) < FEWEST or names < SHARE * len(led):
        return
    for parent, _each in led:
        parent.text = parent.text.rstrip(" ,:–—-\n\t") + BESIDE


def _follows_words(slanted: Any) -> bool:
    """Tell whether an element is the first after the words that begin a line."""
    parent = slanted.getparent()
    if parent is None or slanted.getprevious() is not None or parent.tag not in LINE_STARTS:
        return False
    words = (parent.text or "").strip()
    return words[:1].isalpha() and " " in words


def _name_at_start(bold: Any) -> tuple[str, Any] | None:
    """Return the bold words that begin a line, and the last of their elements; None for other words."""
    before, parent = bold.getprevious(), bold.getparent()
    if before is None:
        starts = (
            parent is not None and parent.tag in LINE_STARTS and not (parent.text or "").strip()
        )
    else:
        starts = before.tag == "br" and not (before.tail or "").strip()
    if not starts:
        return None
    last, words = bold, bold.text_content()
    while (
        not (last.tail or "").strip()
        and (after := last.getnext()) is not None
        and after.tag in BOLD
    ):
        last, words = after, f"{words} {after.text_content()}"
    tail = (last.tail or "").strip(" .,:;–—-\n\t")
    return (" ".join(words.split()).strip(" .,:;"), last) if tail[:1].isalnum() else None
