"""The annex planned: every line at its place on numbered pages, nothing drawn yet."""

from collections.abc import Iterator
from typing import NamedTuple

from coalition_app.documents.content.codes import verification_code
from coalition_app.documents.layout import fonts
from coalition_app.documents.layout.annex_attestation import CODE, PAGES, attestation_groups
from coalition_app.documents.layout.annex_entries import section_groups, words_groups
from coalition_app.documents.layout.annex_head import head_groups
from coalition_app.documents.layout.annex_positions import positions_groups
from coalition_app.documents.layout.fonts import drawable
from coalition_app.documents.layout.foot import FOOT, FOOT_LINE, FOOT_TOP, foot_block
from coalition_app.documents.layout.marks import (
    A4,
    INK,
    LEFT,
    Block,
    Fill,
    Group,
    Paper,
    Rule,
    Stamp,
    Style,
    Text,
)
from coalition_app.documents.layout.measure import width, wrap_balanced
from coalition_app.documents.layout.page_options import Setting
from coalition_app.documents.layout.paging import Page, each_page
from coalition_app.documents.layout.running_head import add_running_heads
from coalition_app.documents.layout.statement_head import statement_groups
from coalition_app.documents.layout.tongues import joined, said
from coalition_app.i18n import N_
from coalition_app.work import Tell, tell_nobody

TOLD_EACH = 100
"""Groups of blocks; seldom enough to cost nothing, often enough to stop within a moment."""
NO_CODE = "…"
"""In the place of the code until the edition is recorded."""
QR_SIZE = 44.0
"""Points; a module of the QR is 0.47 millimetres wide."""
DRAFT_MARK = Style(fonts.SANS_BOLD, 11, 14, INK)
DRAFT_NOTE = Style(fonts.SANS, 8.2, 11, INK)
SMALL_NOTE = Style(fonts.SANS, 6.8, 7.2, INK)
"""For a narrow page: two lines of it have room in the band."""


class Plan(NamedTuple):
    """Pages ready to be painted, and what the file says of itself."""

    pages: list[Page]
    title: str
    language: str
    digest: bytes
    paper: Paper = A4


def plan_annex(setting: Setting, digest: bytes, tell: Tell = tell_nobody) -> Plan:
    """Lay out an annex; `digest` is that of its content."""
    pages = list(_pages(setting, tell)) or [[]]
    code = verification_code(digest) if setting.recorded else NO_CODE
    _tell_pages(pages, code)
    add_running_heads(pages, setting)
    frame = _Frame(setting, code)
    for place, page in enumerate(pages):
        page.extend(frame.of_page(place + 1, len(pages)))
    words = setting.words
    title = setting.document_title
    return Plan(pages, title, words.texts.language, digest, setting.paper)


def _pages(setting: Setting, tell: Tell) -> Iterator[Page]:
    """Set the pages without their heads and feet; what no tags are made of is forgotten at once."""
    for page in each_page(_watched(_groups(setting), tell), setting.paper):
        if not setting.is_tagged:
            for _top, block in page:
                block.bare()
        yield page


def _tell_pages(pages: list[Page], code: str) -> None:
    """Put the number of pages and the code where the attestation names them, near the end."""
    known = {ord(PAGES): str(len(pages)), ord(CODE): code}
    found = False
    for page in reversed(pages):
        for _y, block in page:
            for at, mark in enumerate(block.marks):
                if isinstance(mark, Text) and PAGES in mark.string:
                    block.marks[at] = mark._replace(string=mark.string.translate(known))
                    found = True
        if found:
            return


def _watched(groups: Iterator[Group], tell: Tell) -> Iterator[Group]:
    """Pass the groups on and allow stopping; their number is not known beforehand."""
    for place, group in enumerate(groups):
        if place % TOLD_EACH == 0:
            tell(0, 1)
        yield group


def _groups(setting: Setting) -> Iterator[Group]:
    yield from statement_groups(setting) if setting.is_whole else head_groups(setting)
    yield from section_groups(setting)
    yield from words_groups(setting)
    yield from positions_groups(setting)
    yield from attestation_groups(setting)


class _Frame:
    """What is on every page: the foot, the QR beside it, and in a draft the band that marks it."""

    def __init__(self, setting: Setting, code: str) -> None:
        self._setting = setting
        self._code = "" if setting.draft else code
        self._band = _draft_band(setting) if setting.draft else None
        self._below = FOOT_LINE + (FOOT.leading if setting.paper.is_narrow else 0)
        """From the rule of the foot to its last line, in points."""

    def of_page(self, number: int, total: int) -> Page:
        """Return the frame of one page."""
        content, words, draft = self._setting.content, self._setting.words, self._setting.draft
        has_qr = self._setting.recorded and not draft and not self._setting.is_whole
        gettext, right = words.texts.gettext, self._setting.right
        # Translators: PRINTED at the foot of each page, before the code
        edition = gettext("ed. %(edition)d · code") % {"edition": content.edition}
        foot = foot_block(
            words,
            self._setting.document_title,
            gettext("Draft, not attested") if draft else edition,
            (number, total),
            code=self._code,
            right=right if draft or self._setting.is_whole else right - QR_SIZE - 12,
        )
        if has_qr:
            foot.artifact(Stamp(right - QR_SIZE, self._below - QR_SIZE, QR_SIZE), role="Footer")
        page: Page = [(FOOT_TOP + self._below - FOOT_LINE, foot)]
        if self._band:
            page.append((self._setting.paper.height - 22, self._band))
        return page


def _draft_band(setting: Setting) -> Block:
    """Set a band above the text: it says "draft" without covering a word."""
    # Translators: the mark of a draft, printed on each page, in capitals
    mark = joined(said(setting, lambda words: words.texts.gettext("DRAFT")))
    note = N_("Not attested. Names, numbers and positions may still change.")
    note = drawable(setting.words.texts.gettext(note))
    block = Block(18)
    frame = [
        Rule(LEFT, 0, setting.right, 0.8, INK),
        Rule(LEFT, 18, setting.right, 0.8, INK),
    ]
    x = LEFT + 16 + width(DRAFT_MARK.face, DRAFT_MARK.size, mark)
    room = setting.right - x
    is_wide = width(DRAFT_NOTE.face, DRAFT_NOTE.size, note) <= room
    style = DRAFT_NOTE if is_wide else SMALL_NOTE
    lines = wrap_balanced(style.face, style.size, note, room)
    first = 12.2 - (len(lines) - 1) * 0.6 * style.leading
    block.artifact(
        Fill(LEFT, 0, setting.text_width, 18),
        *frame,
        Text(LEFT + 6, 13, DRAFT_MARK, mark),
        *[Text(x, first + at * style.leading, style, line) for at, line in enumerate(lines)],
        role="Header",
    )
    return block
