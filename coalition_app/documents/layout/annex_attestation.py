"""The annex's attestation, kept together on one page: what is certified, by whom, room to sign."""

from collections.abc import Iterator

from coalition_app.documents.content.content import ContentAttestation
from coalition_app.documents.layout import fonts
from coalition_app.documents.layout.document_words import anchor_line
from coalition_app.documents.layout.fonts import drawable
from coalition_app.documents.layout.marks import (
    ACCENT,
    BLACK,
    BOTTOM,
    GREY,
    INK,
    LEAD,
    LEFT,
    RIGHT,
    SOFT,
    TEXT_WIDTH,
    TOP,
    Block,
    Code,
    Group,
    Ring,
    Rule,
    Style,
    Text,
    line_blocks,
)
from coalition_app.documents.layout.measure import width, wrap, wrap_balanced
from coalition_app.documents.layout.page_options import Setting
from coalition_app.records.journal.paper_anchor import anchor_text

SHORT = Style(fonts.SERIF_BOLD, 15, 19.5, INK)
ATTESTOR = Style(fonts.SERIF_BOLD, 11, 15, BLACK)
OFFICE = Style(fonts.SERIF, 10, 13.5, SOFT)
SMALL = Style(fonts.SANS, 7.2, 9, GREY)
ANCHOR = Style(fonts.SANS, 8, 11, SOFT)
SEAL = Style(fonts.SANS, 8, 10, GREY)
SETTINGS = (
    (LEAD, 5.0),
    (Style(fonts.SERIF, 9.4, 12.4, SOFT), 4.0),
    (Style(fonts.SERIF, 8.6, 11.2, SOFT), 3.0),
)
"""How the paragraphs are set, with the room after each: the first that fits a page."""
COLUMN = TEXT_WIDTH * 0.66
"""Width of the attestor's offices; the seal is at their right."""
SEAL_RADIUS = 54.0
ANCHOR_SIZE = 40.0
"""Points of the QR of the journal's words: a module is four tenths of a millimetre wide."""


def attestation_groups(setting: Setting) -> Iterator[Group]:
    """Lay out the attestation; nothing while nobody attests.

    It is kept together on one page, in smaller letters where it is long.
    """
    attestation = setting.content.attestation
    if attestation is None:
        return
    for style, gap in SETTINGS:
        blocks = _blocks(setting, attestation, style, gap)
        group = Group(blocks, lead=2, trail=3, whole=True)
        if group.height() <= TOP - BOTTOM:
            break
    yield group


def _blocks(
    setting: Setting, attestation: ContentAttestation, style: Style, gap: float
) -> list[Block]:
    words, paragraphs = setting.words, attestation.paragraphs
    blocks = [_heading(setting, attestation)]
    language = words.language_of(paragraphs)
    foreign = words.foreign(paragraphs)
    for paragraph in paragraphs.get(language, ()):
        blocks += _paragraph(paragraph, foreign, style, gap)
    blocks.append(_signature(setting, attestation))
    return blocks


def _heading(setting: Setting, attestation: ContentAttestation) -> Block:
    block = Block(12)
    block.artifact(Rule(LEFT, 12, RIGHT, 1.2, ACCENT))
    block.height += 14
    short = drawable(setting.words.choose(attestation.short))
    lines = wrap_balanced(SHORT.face, SHORT.size, short, TEXT_WIDTH)
    block.lines("H2", LEFT, SHORT, lines, setting.words.foreign(attestation.short))
    block.height += 6
    return block


def _paragraph(paragraph: str, language: str, style: Style, gap: float) -> list[Block]:
    """Set a paragraph so that a list of exceptions longer than a page can flow."""
    lines = wrap(style.face, style.size, drawable(paragraph), TEXT_WIDTH)
    blocks = line_blocks("P", LEFT, style, lines, language)
    blocks[-1].height += gap
    return blocks


def _signature(setting: Setting, attestation: ContentAttestation) -> Block:
    """Set attestor, offices, place and date, the line for the hand and the room for the seal."""
    words, gettext = setting.words, setting.words.texts.gettext
    block = Block(10)
    _person(block, attestation.attestor, attestation.offices)
    where = drawable(words.place_and_date(attestation.place, attestation.date))
    if where:
        block.height += 6
        block.lines("P", LEFT, OFFICE, [where])
    line = max(block.height + 44, 2 * SEAL_RADIUS + 16)
    _line(block, line, gettext("signature"))
    middle = RIGHT - SEAL_RADIUS - 8
    block.artifact(Ring(middle, line - SEAL_RADIUS + 14, SEAL_RADIUS))
    # Translators: stands in the dashed ring where a stamp goes; Russian «М. П.», Kazakh «М. О.»
    seal = drawable(gettext("Seal"))
    x = middle - width(SEAL.face, SEAL.size, seal) / 2
    block.element("P", Text(x, line - SEAL_RADIUS + 17, SEAL, seal))
    block.height = line + 20
    top = block.height + 8
    if attestation.second:
        block.height = top
        _person(block, attestation.second, attestation.second_offices)
        _line(block, block.height + 36, gettext("signature"))
    if setting.anchor:
        # Beside the second signature there is room for it, below the first one's seal.
        x = LEFT + COLUMN + 10 if attestation.second else LEFT
        block.height = max(block.height, _anchor(block, setting, x, top))
    block.height += 8
    return block


def _person(block: Block, name: str, offices: tuple[str, ...]) -> None:
    """Set a name with its offices in order."""
    block.lines("P", LEFT, ATTESTOR, wrap(ATTESTOR.face, ATTESTOR.size, drawable(name), COLUMN))
    for office in offices:
        block.lines("P", LEFT, OFFICE, wrap(OFFICE.face, OFFICE.size, drawable(office), COLUMN))
        block.height += 3


def _line(block: Block, place: float, word: str) -> None:
    """Draw a line for the hand, with what goes there below it."""
    block.artifact(Rule(LEFT, place, LEFT + 190, 0.6, SOFT))
    block.element("P", Text(LEFT, place + 10, SMALL, drawable(word)))
    block.height = place + 16


def _anchor(block: Block, setting: Setting, left: float, top: float) -> float:
    """Set the journal's six words, with the QR by which a telephone reads them; return where they end."""
    gettext = setting.words.texts.gettext
    block.figure(
        Code(left, top, ANCHOR_SIZE, anchor_text(setting.anchor)),
        gettext("QR with the words of the journal"),
    )
    x, below = left + ANCHOR_SIZE + 10, block.height
    block.height = top
    for style, said in (
        (ANCHOR, anchor_line(setting.anchor, setting.words)),
        (SMALL, gettext("By these words the register shows whether its past was changed since.")),
    ):
        block.lines("P", x, style, wrap(style.face, style.size, drawable(said), RIGHT - x))
    ends = max(block.height, top + ANCHOR_SIZE)
    block.height = below
    return ends
