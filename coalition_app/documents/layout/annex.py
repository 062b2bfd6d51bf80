"""The annex planned: every line at its place on numbered pages, nothing drawn yet."""

from collections.abc import Iterator
from dataclasses import dataclass

from coalition_app.documents.content.codes import verification_code
from coalition_app.documents.layout import fonts
from coalition_app.documents.layout.annex_attestation import CODE, PAGES, attestation_groups
from coalition_app.documents.layout.annex_entries import section_groups, words_groups
from coalition_app.documents.layout.annex_head import head_groups
from coalition_app.documents.layout.annex_positions import positions_groups
from coalition_app.documents.layout.document_words import edition_line, short_title
from coalition_app.documents.layout.fonts import drawable
from coalition_app.documents.layout.marks import (
    BOTTOM,
    GREY,
    INK,
    LEFT,
    PAGE_HEIGHT,
    RIGHT,
    SOFT,
    TEXT_WIDTH,
    Block,
    Fill,
    Group,
    Rule,
    Stamp,
    Style,
    Text,
)
from coalition_app.documents.layout.measure import shorten, width
from coalition_app.documents.layout.page_options import Setting
from coalition_app.documents.layout.paging import Page, flow
from coalition_app.work import Tell, tell_nobody

TOLD_EACH = 100
"""Groups of blocks; seldom enough to cost nothing, often enough to stop within a moment."""
QR_SIZE = 46.0
FOOT_TOP = BOTTOM - 9
FOOT_BOLD = Style(fonts.SANS_BOLD, 7.6, 10, GREY)
FOOT = Style(fonts.SANS, 7.6, 10, GREY)
FOOT_SMALL = Style(fonts.SANS, 6.2, 8, GREY)
FOOT_PAGE = Style(fonts.SANS, 8.4, 10, SOFT)
DRAFT_MARK = Style(fonts.SANS_BOLD, 11, 14, INK)
DRAFT_NOTE = Style(fonts.SANS, 8.2, 11, INK)


@dataclass(frozen=True)
class Plan:
    """Pages ready to be painted, and what the file says of itself."""

    pages: list[Page]
    title: str
    language: str
    digest: bytes


def plan_annex(setting: Setting, digest: bytes, tell: Tell = tell_nobody) -> Plan:
    """Lay out an annex; `digest` is that of its content."""
    pages = flow(_watched(_groups(setting), tell))
    _tell_pages(pages, verification_code(digest))
    frame = _Frame(setting, digest)
    for place, page in enumerate(pages):
        page.extend(frame.of_page(place + 1, len(pages)))
    words = setting.words
    title = short_title(setting.content, words)
    return Plan(pages, title, words.texts.language, digest)


def _tell_pages(pages: list[Page], code: str) -> None:
    """Put the number of pages and the code where the attestation names them, near the end."""
    known = {ord(PAGES): str(len(pages)), ord(CODE): code}
    for page in reversed(pages):
        for _y, block in page:
            for at, mark in enumerate(block.marks):
                if isinstance(mark, Text) and PAGES in mark.string:
                    block.marks[at] = mark._replace(string=mark.string.translate(known))
                    return


def _watched(groups: Iterator[Group], tell: Tell) -> Iterator[Group]:
    """Pass the groups on and allow stopping; their number is not known beforehand."""
    for place, group in enumerate(groups):
        if place % TOLD_EACH == 0:
            tell(0, 1)
        yield group


def _groups(setting: Setting) -> Iterator[Group]:
    yield from head_groups(setting)
    yield from section_groups(setting)
    yield from words_groups(setting)
    yield from positions_groups(setting)
    yield from attestation_groups(setting)


class _Frame:
    """What is on every page: the foot, and in a draft the band that marks it."""

    def __init__(self, setting: Setting, digest: bytes) -> None:
        self._setting, self._digest = setting, digest
        self._left = self._left_lines()
        self._band = _draft_band(setting) if setting.draft else None

    def of_page(self, number: int, total: int) -> Page:
        """Return the frame of one page."""
        gettext = self._setting.words.texts.gettext
        count = drawable(
            gettext("page %(number)d of %(total)d") % {"number": number, "total": total}
        )
        room = 0.0 if self._setting.draft else QR_SIZE + 14
        x = RIGHT - room - width(FOOT_PAGE.face, FOOT_PAGE.size, count)
        foot = Block()
        foot.artifact(Rule(LEFT, 0, RIGHT), *self._left, Text(x, 29.5, FOOT_PAGE, count))
        if not self._setting.draft:
            foot.artifact(Stamp(RIGHT - QR_SIZE, 5, QR_SIZE))
        page: Page = [(FOOT_TOP, foot)]
        if self._band:
            page.append((PAGE_HEIGHT - 22, self._band))
        return page

    def _left_lines(self) -> list[Text]:
        setting, content = self._setting, self._setting.content
        room = TEXT_WIDTH - QR_SIZE - 14
        title = drawable(short_title(content, setting.words))
        gettext = setting.words.texts.gettext
        head = Text(LEFT, 18, FOOT_BOLD, shorten(FOOT_BOLD.face, FOOT_BOLD.size, title, room))
        if setting.draft:
            return [head, Text(LEFT, 29.5, FOOT, drawable(gettext("Draft, not attested")))]
        code = gettext("Code: %(code)s") % {"code": verification_code(self._digest)}
        return [
            head,
            Text(LEFT, 29.5, FOOT, drawable(edition_line(content, setting.words))),
            Text(LEFT, 41, FOOT, drawable(code)),
            Text(LEFT, 50, FOOT_SMALL, f"SHA-256: {self._digest.hex()}"),
        ]


def _draft_band(setting: Setting) -> Block:
    """Set a band above the text: it says "draft" without covering a word."""
    gettext = setting.words.texts.gettext
    # Translators: the mark of a draft, printed on each page, in capitals
    mark = drawable(gettext("DRAFT"))
    note = drawable(gettext("Not attested. Names, numbers and positions may still change."))
    block = Block(18)
    frame = [
        Rule(LEFT, 0, RIGHT, 0.8, INK),
        Rule(LEFT, 18, RIGHT, 0.8, INK),
    ]
    x = LEFT + 16 + width(DRAFT_MARK.face, DRAFT_MARK.size, mark)
    block.artifact(
        Fill(LEFT, 0, TEXT_WIDTH, 18),
        *frame,
        Text(LEFT + 6, 13, DRAFT_MARK, mark),
        Text(x, 12.4, DRAFT_NOTE, note),
    )
    return block
