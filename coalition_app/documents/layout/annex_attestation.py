"""The annex's attestation, kept together on one page: what is certified, by whom, and the remark."""

from collections.abc import Iterator

from coalition_app.documents.attestation.printed import (
    Paragraph,
    printed_paragraphs,
    remark_caption,
)
from coalition_app.documents.content.content import ContentAttestation
from coalition_app.documents.layout import fonts
from coalition_app.documents.layout.document_words import anchor_line
from coalition_app.documents.layout.fonts import drawable
from coalition_app.documents.layout.marks import (
    BLACK,
    BOTTOM,
    GREY,
    INK,
    LEFT,
    RIGHT,
    SOFT,
    TEXT_WIDTH,
    TOP,
    Begin,
    Block,
    Bookmark,
    Code,
    End,
    Group,
    Ring,
    Rule,
    SignatureField,
    Style,
    Text,
    line_blocks,
)
from coalition_app.documents.layout.measure import width, wrap, wrap_balanced
from coalition_app.documents.layout.page_options import Setting
from coalition_app.records.journal.paper_anchor import anchor_text

HEADING = Style(fonts.SANS_BOLD, 12, 16, INK)
SHORT = Style(fonts.SERIF_BOLD, 13, 17, INK)
NAME = Style(fonts.SERIF, 10.5, 14, BLACK)
OFFICE = Style(fonts.SERIF, 10, 13, BLACK)
CAPTION = Style(fonts.SANS, 7.2, 9.6, GREY)
ANCHOR = Style(fonts.SANS, 8, 11, SOFT)
REMARK = Style(fonts.SANS, 8.6, 11.4, SOFT)
SETTINGS = (
    (Style(fonts.SERIF, 10, 13.4, SOFT), 3.6),
    (Style(fonts.SERIF, 9.4, 12.2, SOFT), 3.0),
    (Style(fonts.SERIF, 8.4, 10.8, SOFT), 2.4),
)
"""How the paragraphs are set, with the room after each: the first that fits a page."""
INDENT = 22.0
"""Points by which the paragraphs stand right of their numbers, and items right of the paragraphs."""
PAGES, CODE = "\ufdd0", "\ufdd1"
"""What stands for the number of pages and for the code until they are known: no text has them."""
COLUMN = TEXT_WIDTH * 0.52
"""Width of the attestor's offices; the line for the hand and the name are at their right."""
HANGING = 10.0
"""Points by which further lines of an office stand right of its first."""
LINE = 120.0
"""Points of the line for the hand."""
SEAL_RADIUS = 46.0
FIELD_HEIGHT = 44.0
"""Points of the place of an electronic signature, which is empty until one is made."""
ANCHOR_SIZE = 40.0
"""Points of the QR of the journal's words: a module is four tenths of a millimetre wide."""


def attestation_groups(setting: Setting) -> Iterator[Group]:
    """Lay out the attestation; nothing while nobody attests.

    It is kept together on one page, in smaller letters where it is long; below a rule follows the remark.
    """
    attestation = setting.content.attestation
    if attestation is None or setting.is_whole:
        return
    caption = remark_caption(attestation, setting.words.texts)
    remark = [_remark(caption, attestation.remark)] if caption else []
    for style, gap in SETTINGS:
        blocks = [*_blocks(setting, attestation, style, gap), *remark]
        group = Group(blocks, lead=2, trail=3 + len(remark), whole=True)
        if group.height() <= TOP - BOTTOM:
            break
    yield group


def _blocks(
    setting: Setting, attestation: ContentAttestation, style: Style, gap: float
) -> list[Block]:
    words, paragraphs = setting.words, attestation.paragraphs
    blocks = [_heading(setting, attestation)]
    language, foreign = words.language_of(paragraphs), words.foreign(paragraphs)
    for at, paragraph in enumerate(printed_paragraphs(attestation, language)):
        first = at == 0 and bool(paragraph.label) and attestation.form != "note"
        blocks += _paragraph(paragraph, foreign, SHORT if first else style, gap)
    if attestation.heading and not setting.draft:
        blocks[-1].lines("P", LEFT + INDENT, CAPTION, [pages_and_code(setting)])
    blocks.append(_signatures(setting, attestation))
    return blocks


def pages_and_code(setting: Setting) -> str:
    """Return the line with the annex's pages and code, which only its plan knows: PAGES and CODE stand in."""
    said = setting.words.texts.gettext(
        "Pages in this annex: %(pages)s. Code on each page: %(code)s."
    )
    return drawable(said) % {"pages": PAGES, "code": CODE}


def _heading(setting: Setting, attestation: ContentAttestation) -> Block:
    """Set the heading; an attestation of before has the sentence that certifies in its place."""
    words, block = setting.words, Block(16)
    said = attestation.heading or attestation.short
    style = HEADING if attestation.heading else SHORT
    lines = wrap_balanced(style.face, style.size, drawable(words.choose(said)), TEXT_WIDTH)
    block.lines("H2", LEFT, style, lines, words.foreign(said))
    block.marks.insert(1, Bookmark(drawable(words.choose(said))))
    block.height += 4
    return block


def _paragraph(paragraph: Paragraph, language: str, style: Style, gap: float) -> list[Block]:
    """Set a paragraph so that a list of numbers longer than a page can flow."""
    left = LEFT + INDENT if paragraph.label else LEFT
    blocks = _labelled(paragraph.label, paragraph.text, left, language, style)
    for number, text in paragraph.items:
        blocks += _labelled(number, text, left + INDENT, language, style)
    blocks[-1].height += gap
    return blocks


def _labelled(label: str, text: str, left: float, language: str, style: Style) -> list[Block]:
    """Set a text with its number before it; a range of numbers is not broken at its dash."""
    lines = wrap(style.face, style.size, drawable(text), RIGHT - left, at_hyphens=False)
    blocks = line_blocks("P", left, style, lines, language)
    if label:
        # Read out before the text, as part of the same paragraph.
        blocks[0].marks.insert(1, Text(left - INDENT, style.size, style, label))
    return blocks


def _signatures(setting: Setting, attestation: ContentAttestation) -> Block:
    """Set who signs, the line for the hand, place and day below; the room for a seal; and the second."""
    words = setting.words
    block, room = Block(12), TEXT_WIDTH
    _signature(block, setting, attestation.offices, attestation.attestor)
    if where := words.place_and_day(attestation.place, attestation.date):
        lines = wrap(OFFICE.face, OFFICE.size, drawable(where), COLUMN)
        block.lines("P", LEFT, OFFICE, lines)
    top = block.height + 4
    if not setting.draft:
        _field(block, setting, top)
    if setting.form.seal == "room":
        block.height = top - 4
        _seal(block, setting)
        room -= 2 * SEAL_RADIUS + 24
    if attestation.second:
        block.height += 10
        if says := words.choose(attestation.second_says):
            lines = wrap(OFFICE.face, OFFICE.size, drawable(says), TEXT_WIDTH, at_hyphens=False)
            block.lines("P", LEFT, OFFICE, lines, words.foreign(attestation.second_says))
            block.height += 10
        _signature(block, setting, attestation.second_offices, attestation.second)
    if setting.anchor:
        block.height = _anchor(block, setting, block.height + 10, room)
    block.height += 6
    return block


def _field(block: Block, setting: Setting, top: float) -> None:
    """Leave room for an electronic signature at the left, below place and day."""
    # Translators: read out by screen readers, for the empty place of a signature
    name = setting.words.texts.gettext("Place for the electronic signature")
    block.field(SignatureField(LEFT, top, COLUMN - 10, FIELD_HEIGHT, name))
    block.height = top + FIELD_HEIGHT


def _seal(block: Block, setting: Setting) -> None:
    """Leave room for a seal at the right, beside place and day: private bodies owe none."""
    # Translators: PRINTED in the dashed ring where a seal goes; Russian «М. П.», Kazakh «М. О.»
    seal = drawable(setting.words.texts.gettext("Seal"))
    middle, top = RIGHT - SEAL_RADIUS - 8, block.height - 8
    block.artifact(Ring(middle, top + SEAL_RADIUS, SEAL_RADIUS))
    x = middle - width(CAPTION.face, CAPTION.size, seal) / 2
    block.element("P", Text(x, top + SEAL_RADIUS + 3, CAPTION, seal))
    block.height = top + 2 * SEAL_RADIUS


def _signature(block: Block, setting: Setting, offices: tuple[str, ...], name: str) -> None:
    """Set the offices in order at the left; beside their last line that for the hand, and the name."""
    for at, office in enumerate(offices, start=1):
        said = drawable(office if at == len(offices) else f"{office},")
        _hanging(block, wrap_balanced(OFFICE.face, OFFICE.size, said, COLUMN - 10 - HANGING))
    names = wrap(NAME.face, NAME.size, drawable(name), RIGHT - LEFT - COLUMN - LINE - 12)
    block.height = max(block.height, 12 + OFFICE.leading * len(names) + 14)
    line = block.height - 3
    left = LEFT + COLUMN
    block.artifact(Rule(left, line, left + LINE, 0.6, SOFT))
    word = drawable(setting.words.texts.gettext("signature"))
    x = left + (LINE - width(CAPTION.face, CAPTION.size, word)) / 2
    block.element("P", Text(x, line + 8.5, CAPTION, word))
    start = line - NAME.leading * (len(names) - 1)
    for at, each in enumerate(names):
        x = RIGHT - width(NAME.face, NAME.size, each)
        block.element("P", Text(x, start + at * NAME.leading, NAME, each))
    block.height = line + 14


def _hanging(block: Block, lines: list[str]) -> None:
    """Set an office so that its further lines stand a little to the right of its first."""
    block.marks.append(Begin("P"))
    for at, line in enumerate(lines):
        x = LEFT + (HANGING if at else 0)
        block.marks.append(Text(x, block.height + OFFICE.size, OFFICE, line))
        block.height += OFFICE.leading
    block.marks.append(End("P"))


def _anchor(block: Block, setting: Setting, top: float, room: float) -> float:
    """Set the journal's six words, with the QR by which a telephone reads them; return where they end."""
    gettext = setting.words.texts.gettext
    if setting.recorded:
        block.figure(
            Code(LEFT, top, ANCHOR_SIZE, anchor_text(setting.anchor)),
            gettext("QR with the words of the journal"),
        )
    x, below = LEFT + ANCHOR_SIZE + 10, block.height
    block.height = top
    for style, said in (
        (ANCHOR, anchor_line(setting.anchor, setting.words)),
        (CAPTION, gettext("By these words the register shows whether its past was changed since.")),
    ):
        lines = wrap(style.face, style.size, drawable(said), room - ANCHOR_SIZE - 10)
        block.lines("P", x, style, lines)
    ends = max(block.height, top + ANCHOR_SIZE)
    block.height = below
    return ends


def _remark(caption: str, remark: str) -> Block:
    """Set the attestor's own words below a rule, outside what is signed."""
    block = Block(10)
    block.artifact(Rule(LEFT, 6, RIGHT))
    block.height += 4
    block.lines("P", LEFT, CAPTION, [drawable(caption)])
    block.lines("P", LEFT, REMARK, wrap(REMARK.face, REMARK.size, drawable(remark), TEXT_WIDTH))
    return block
