"""The running head of a further page: the section or table that goes on there, and the numbers on it."""

from collections.abc import Sequence

from coalition_app.annex_words import BETWEEN, NUMBERS, ONE_NUMBER, SPAN
from coalition_app.documents.content.attestation_basis import ranges
from coalition_app.documents.layout.document_words import Wording
from coalition_app.documents.layout.fonts import drawable
from coalition_app.documents.layout.marks import (
    LEFT,
    NOTE,
    Block,
    Rule,
    Text,
)
from coalition_app.documents.layout.measure import shorten, width
from coalition_app.documents.layout.page_options import Setting
from coalition_app.documents.layout.paging import Page
from coalition_app.documents.layout.tongues import joined, said
from coalition_app.i18n import N_

HEAD_TOP = 42.0
"""Points from the paper's upper edge to that of the head."""
APART = 14.0
MOST_RANGES = 40
"""Characters of the numbers; beyond, as in a list by name, they would tell nobody anything."""


def add_running_heads(pages: Sequence[Page], setting: Setting) -> None:
    """Head each page after the first; a section that begins at the top of a page says so itself.

    Where no entry of the list begins on a page, the rows of a table that goes on are told.
    """
    before = ""
    for at, page in enumerate(pages):
        listed = [block.entry for _top, block in page if block.entry]
        rows = [block.row for _top, block in page if block.row]
        told = listed or (rows if rows and rows[0][0] == before else [])
        goes_on = before if told and told[0][0] == before else ""
        if at and (told or not setting.is_whole):
            page.append(
                (
                    setting.paper.height - HEAD_TOP,
                    _head(setting, goes_on, [number for _said, number in told]),
                )
            )
        last = rows or listed
        before = last[-1][0] if last else before


def _head(setting: Setting, section: str, numbers: list[int]) -> Block:
    gettext = setting.words.texts.gettext
    # Translators: PRINTED at the head of each further page of an annex
    called = N_("Annex")
    kinds = () if setting.is_whole else said(setting, lambda words: words.texts.gettext(called))
    kind = joined(kinds)
    right = drawable(BETWEEN.join(filter(None, (kind, _numbers(setting.words, numbers)))))
    x = setting.right - width(NOTE.face, NOTE.size, right)
    head = Block()
    if section:
        # Translators: PRINTED at the head of a page: the section whose entries go on there
        left = drawable(gettext("%(section)s, continued") % {"section": section})
        left = shorten(NOTE.face, NOTE.size, left, x - APART - LEFT)
        head.artifact(Text(LEFT, NOTE.size, NOTE, left), role="Header")
    marks = Text(x, NOTE.size, NOTE, right), Rule(LEFT, 12, setting.right)
    head.artifact(*marks, role="Header")
    return head


def _numbers(words: Wording, numbers: list[int]) -> str:
    """Write the numbers on a page, as a range where they are one; empty for none and for too many."""
    if not numbers:
        return ""
    gettext, first, last = words.texts.gettext, min(numbers), max(numbers)
    if first == last:
        return gettext(ONE_NUMBER) % {"number": first}
    if last - first < len(numbers):
        return gettext(SPAN) % {"first": first, "last": last}
    listed = ranges(numbers)
    return gettext(NUMBERS) % {"numbers": listed} if len(listed) <= MOST_RANGES else ""
