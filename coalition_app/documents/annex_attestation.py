"""The annex's attestation, kept together on one page: what is certified, by whom, room to sign."""

from collections.abc import Iterator

from coalition_app.documents import fonts
from coalition_app.documents.content import ContentAttestation
from coalition_app.documents.fonts import drawable
from coalition_app.documents.marks import (
    ACCENT,
    BLACK,
    GREY,
    INK,
    LEAD,
    LEFT,
    RIGHT,
    SOFT,
    TEXT_WIDTH,
    Block,
    Group,
    Ring,
    Rule,
    Style,
    Text,
    line_blocks,
)
from coalition_app.documents.measure import width, wrap, wrap_balanced
from coalition_app.documents.setting import Setting
from coalition_app.documents.wording import anchor_line

SHORT = Style(fonts.SERIF_BOLD, 15, 19.5, INK)
ATTESTOR = Style(fonts.SERIF_BOLD, 11, 15, BLACK)
OFFICE = Style(fonts.SERIF, 10, 13.5, SOFT)
SMALL = Style(fonts.SANS, 7.2, 9, GREY)
SEAL = Style(fonts.SANS, 8, 10, GREY)
COLUMN = TEXT_WIDTH * 0.66
"""Width of the attestor's offices; the seal stands at their right."""
SEAL_RADIUS = 54.0


def attestation_groups(setting: Setting) -> Iterator[Group]:
    """Lay out the attestation; nothing while nobody attests."""
    attestation = setting.content.attestation
    if attestation is None:
        return
    words, paragraphs = setting.words, attestation.paragraphs
    blocks = [_heading(setting, attestation)]
    language = words.language_of(paragraphs)
    foreign = words.foreign(paragraphs)
    for paragraph in paragraphs.get(language, ()):
        blocks += _paragraph(paragraph, foreign)
    blocks.append(_signature(setting, attestation))
    yield Group(blocks, lead=2, trail=3, whole=True)


def _heading(setting: Setting, attestation: ContentAttestation) -> Block:
    block = Block(12)
    block.artifact(Rule(LEFT, 12, RIGHT, 1.2, ACCENT))
    block.height += 14
    short = drawable(setting.words.choose(attestation.short))
    lines = wrap_balanced(SHORT.face, SHORT.size, short, TEXT_WIDTH)
    block.lines("H2", LEFT, SHORT, lines, setting.words.foreign(attestation.short))
    block.height += 6
    return block


def _paragraph(paragraph: str, language: str) -> list[Block]:
    """Set a paragraph so that a list of exceptions longer than a page can flow."""
    lines = wrap(LEAD.face, LEAD.size, drawable(paragraph), TEXT_WIDTH)
    blocks = line_blocks("P", LEFT, LEAD, lines, language)
    blocks[-1].height += 5
    return blocks


def _signature(setting: Setting, attestation: ContentAttestation) -> Block:
    """Set attestor, offices, place and date, the line for the hand and the room for the seal."""
    words, gettext = setting.words, setting.words.texts.gettext
    block = Block(10)
    block.lines("P", LEFT, ATTESTOR, [drawable(attestation.attestor)])
    for office in attestation.offices:
        block.lines("P", LEFT, OFFICE, wrap(OFFICE.face, OFFICE.size, drawable(office), COLUMN))
        block.height += 3
    where = drawable(words.place_and_date(attestation.place, attestation.date))
    if where:
        block.height += 6
        block.lines("P", LEFT, OFFICE, [where])
    line = max(block.height + 44, 2 * SEAL_RADIUS + 16)
    block.artifact(Rule(LEFT, line, LEFT + 190, 0.6, SOFT))
    block.element("P", Text(LEFT, line + 10, SMALL, drawable(gettext("signature"))))
    middle = RIGHT - SEAL_RADIUS - 8
    block.artifact(Ring(middle, line - SEAL_RADIUS + 14, SEAL_RADIUS))
    # Translators: stands in the dashed ring where a stamp goes; Russian «М. П.», Kazakh «М. О.»
    seal = drawable(gettext("Seal"))
    x = middle - width(SEAL.face, SEAL.size, seal) / 2
    block.element("P", Text(x, line - SEAL_RADIUS + 17, SEAL, seal))
    if setting.anchor:
        block.element(
            "P", Text(LEFT, line + 22, SMALL, drawable(anchor_line(setting.anchor, words)))
        )
    block.height = line + 28
    return block
