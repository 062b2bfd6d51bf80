"""The annex's attestation, as far as can be on one page: what is certified, by whom, and the remark."""

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import starmap, zip_longest

from coalition_app.documents.attestation.printed import (
    Paragraph,
    printed_paragraphs,
    remark_caption,
)
from coalition_app.documents.content.content import ContentAttestation
from coalition_app.documents.layout import fonts
from coalition_app.documents.layout.document_words import Wording
from coalition_app.documents.layout.fonts import drawable
from coalition_app.documents.layout.marks import (
    BLACK,
    GREY,
    INK,
    LEFT,
    SOFT,
    Begin,
    Block,
    Bookmark,
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
from coalition_app.documents.layout.tongues import (
    BETWEEN_COLUMNS,
    Told,
    below,
    beside,
    in_line,
    joined,
    line_width,
    said,
    together,
    worded,
)
from coalition_app.i18n import N_

HEADING = Style(fonts.SANS_BOLD, 12, 16, INK)
SHORT = Style(fonts.SERIF_BOLD, 13, 17, INK)
NAME = Style(fonts.SERIF, 10.5, 14, BLACK)
OFFICE = Style(fonts.SERIF, 10, 13, BLACK)
CAPTION = Style(fonts.SANS, 7.2, 9.6, GREY)
FINGERPRINT = Style(fonts.SANS, 8, 11, SOFT)
REMARK = Style(fonts.SANS, 8.6, 11.4, SOFT)
SETTINGS = (
    (Style(fonts.SERIF, 10, 13.4, SOFT), 3.6, OFFICE),
    (Style(fonts.SERIF, 9.4, 12.2, SOFT), 3.0, OFFICE),
    (Style(fonts.SERIF, 8.4, 10.6, SOFT), 2.2, OFFICE._replace(size=9.4, leading=11.8)),
)
"""How the paragraphs are set, with the room after each, and the offices: the first that fits a page."""
INDENT = 22.0
"""Points by which the paragraphs stand right of their numbers, and items right of the paragraphs."""
PAGES, CODE = "\ufdd0", "\ufdd1"
"""What stands for the number of pages and for the code until they are known: no text has them."""
COLUMN = 0.52
"""Of a line: the attestor's offices; the line for the hand and the name are at their right, or below them on
narrow paper."""
HANGING = 10.0
"""Points by which further lines of an office stand right of its first."""
NARROW_COLUMN = 0.3
"""Of a line, before the line for the hand where that stands below the offices."""
LEAST_COLUMN = 0.3
"""Of a line, where a long name needs the room."""
LINE = 120.0
"""Points of the line for the hand."""
BESIDE_LINE = 12.0
"""Points between it and the name."""
BELOW = 16.0
"""Points between the offices and the line for the hand where that stands below them."""
SEAL_RADIUS = 46.0
MOST_BESIDE = 1 / 3
"""Of a page: a longer paragraph is not set in two columns, but flows over pages."""
FIELD_HEIGHT = 44.0
"""Points of the place of an electronic signature, which is empty until one is made."""


def attestation_groups(setting: Setting) -> Iterator[Group]:
    """Lay out the attestation; nothing while nobody attests.

    It is kept together on one page, in smaller letters where it is long or a hole would stand before it,
    unless it would be alone there; below a rule follows the remark.
    """
    attestation = setting.content.attestation
    if attestation is None or setting.is_whole:
        return
    captions = said(setting, lambda words: remark_caption(attestation, words.texts))
    remark = [_remark(setting, captions, attestation.remark)] if captions else []

    def set_in(style: Style, gap: float, office: Style) -> Group:
        blocks = [*_blocks(setting, attestation, style, gap, office), *remark]
        return Group(blocks, lead=2, trail=3 + len(remark), whole=True, closing=True)

    smaller = starmap(set_in, SETTINGS)
    for group in smaller:
        if group.height() <= setting.paper.room:
            break
    group.smaller = smaller
    yield group


def _blocks(
    setting: Setting, attestation: ContentAttestation, style: Style, gap: float, office: Style
) -> list[Block]:
    blocks = [_heading(setting, attestation)]
    languages = [words.language_of(attestation.paragraphs) for words in setting.tongues]
    texts = {each: printed_paragraphs(attestation, each) for each in languages}
    for at, row in enumerate(zip_longest(*texts.values())):
        given = {key: each for key, each in zip(texts, row, strict=True) if each is not None}
        first = at == 0 and attestation.form != "note" and any(each.label for each in row if each)
        blocks += _paragraphs(setting, given, SHORT if first else style, gap)
    if attestation.heading and not setting.draft:
        below(
            blocks[-1],
            "P",
            CAPTION,
            pages_and_code(setting),
            left=LEFT + INDENT,
            room=setting.text_width - INDENT,
            breaks=_whole,
        )
    blocks.append(_signatures(setting, attestation, office))
    return blocks


def _whole(_face: str, _size: float, text: str, _room: float) -> list[str]:
    """Leave a text on its line: what stands in it is known later."""
    return [text]


def pages_and_code(setting: Setting) -> list[Told]:
    """Return the line with the annex's pages and code, which only its plan knows: PAGES and CODE stand in."""
    sentence = N_("Pages in this annex: %(pages)s. Code on each page: %(code)s.")
    known = {"pages": PAGES, "code": CODE}
    found = said(setting, lambda words: words.texts.gettext(sentence))
    return [each._replace(text=each.text % known) for each in found]


def _paragraphs(
    setting: Setting, given: Mapping[str, Paragraph], style: Style, gap: float
) -> list[Block]:
    """Set a paragraph, in two languages side by side; where its lists are long, one below the other."""
    own = setting.words.texts.language
    told = [(each, "" if spoken == own else spoken) for spoken, each in given.items()]
    if len(told) == 1:
        ((paragraph, spoken),) = told
        return _paragraph(paragraph, spoken, style, gap, LEFT, setting.right)
    width_of = (setting.text_width - BETWEEN_COLUMNS) / 2
    columns = []
    for at, (paragraph, spoken) in enumerate(told):
        left = LEFT + at * (width_of + BETWEEN_COLUMNS)
        columns.append(_paragraph(paragraph, spoken, style, gap, left, left + width_of))
    if (
        max(sum(each.height for each in column) for column in columns)
        <= setting.paper.room * MOST_BESIDE
    ):
        return [together(columns)]
    return [
        each
        for paragraph, spoken in told
        for each in _paragraph(paragraph, spoken, style, gap, LEFT, setting.right)
    ]


def _heading(setting: Setting, attestation: ContentAttestation) -> Block:
    """Set the heading; an attestation of before has the sentence that certifies in its place."""
    block, headings = Block(12), worded(setting, attestation.heading or attestation.short)
    style = HEADING if attestation.heading else SHORT
    beside(block, "H2", style, headings, breaks=wrap_balanced, room=setting.text_width)
    block.marks.insert(1, Bookmark(joined(headings)))
    block.height += 4
    return block


def _paragraph(
    paragraph: Paragraph, language: str, style: Style, gap: float, start: float, right: float
) -> list[Block]:
    """Set a paragraph so that a list of numbers longer than a page can flow."""
    left = start + INDENT if paragraph.label else start
    blocks = _labelled(paragraph.label, paragraph.text, (left, right), language, style)
    for number, text in paragraph.items:
        blocks += _labelled(number, text, (left + INDENT, right), language, style)
    blocks[-1].height += gap
    return blocks


def _labelled(
    label: str, text: str, edges: tuple[float, float], language: str, style: Style
) -> list[Block]:
    """Set a text between two edges, its number before it; a range of numbers is not broken at its dash."""
    left, right = edges
    lines = wrap(style.face, style.size, drawable(text), right - left, at_hyphens=False)
    blocks = line_blocks("P", left, style, lines, language)
    if label:
        # Read out before the text, as part of the same paragraph.
        blocks[0].marks.insert(1, Text(left - INDENT, style.size, style, label))
    return blocks


def _signatures(setting: Setting, attestation: ContentAttestation, style: Style) -> Block:
    """Set who signs, the line for the hand, place and day below; the room for a seal; and the second."""
    block = Block(12)
    _signature(block, setting, attestation.offices, attestation.attestor, style)
    below_name = block.height
    where = said(setting, lambda words: words.place_and_day(attestation.place, attestation.date))
    below(block, "P", style, where, room=_column(setting), breaks=wrap)
    end = block.height
    has_seal = setting.form.seal == "room"
    if not setting.draft:
        _field(block, setting, below_name, at_right=not has_seal and not setting.paper.is_narrow)
    if has_seal:
        block.height = end
        _seal(block, setting)
    if attestation.second:
        block.height += 10
        if says := worded(setting, attestation.second_says):
            beside(block, "P", style, says, breaks=_at_spaces, room=setting.text_width)
            block.height += 10
        _signature(block, setting, attestation.second_offices, attestation.second, style)
    if setting.fingerprints:
        block.height += 10
        _fingerprint(block, setting)
    return block


def _field(block: Block, setting: Setting, below_name: float, *, at_right: bool) -> None:
    """Leave room for an electronic signature: beside place and day, or below them where a seal is there."""
    start = setting.text_width * COLUMN
    if at_right:
        end = block.height
        add_field(block, setting.words, below_name, setting.text_width - start, LEFT + start)
        block.height = max(block.height, end)
    else:
        add_field(block, setting.words, block.height + 4, start - 10)


def add_field(block: Block, words: Wording, top: float, across: float, left: float = LEFT) -> None:
    """Leave room for an electronic signature, at the left unless told."""
    # Translators: read out by screen readers, for the empty place of a signature
    name = words.texts.gettext("Place for the electronic signature")
    block.field(SignatureField(left, top, across, FIELD_HEIGHT, name))
    block.height = top + FIELD_HEIGHT


def _seal(block: Block, setting: Setting) -> None:
    """Leave room for a seal at the right, beside place and day: private bodies owe none."""
    # Translators: PRINTED in the dashed ring where a seal goes; Russian «М. П.», Kazakh «М. О.»
    seal = joined(said(setting, lambda words: words.texts.gettext("Seal")))
    middle, top = setting.right - SEAL_RADIUS - 8, block.height - 8
    block.artifact(Ring(middle, top + SEAL_RADIUS, SEAL_RADIUS))
    x = middle - width(CAPTION.face, CAPTION.size, seal) / 2
    block.element("P", Text(x, top + SEAL_RADIUS + 3, CAPTION, seal))
    block.height = top + 2 * SEAL_RADIUS


def _signature(
    block: Block, setting: Setting, offices: tuple[str, ...], name: str, style: Style
) -> None:
    hand = said(
        setting, lambda words: words.texts.pgettext("below the line for the hand", "signature")
    )
    narrow, across = setting.paper.is_narrow, setting.text_width
    add_signature(block, offices, name, style, hand, across=across, narrow=narrow)


def add_signature(
    block: Block,
    offices: Sequence[str],
    name: str,
    style: Style,
    hand: Sequence[Told],
    *,
    across: float,
    narrow: bool = False,
) -> None:
    """Set the offices in order at the left; beside their last line that for the hand, and the name.

    All three end on one line. The line for the hand moves to the left where the name needs the room, so that
    a name of usual length stands on one line.
    """
    right, name = LEFT + across, drawable(name)
    least = 0.0 if narrow else across * LEAST_COLUMN
    start = across * (NARROW_COLUMN if narrow else COLUMN)
    beside = across - LINE - BESIDE_LINE - math.ceil(width(NAME.face, NAME.size, name))
    start = max(least, min(start, beside))
    names = wrap(NAME.face, NAME.size, name, across - start - LINE - BESIDE_LINE)
    column = across if narrow else start
    held = [
        wrap_balanced(
            style.face,
            style.size,
            drawable(each if at == len(offices) else f"{each},"),
            column - 10 - HANGING,
        )
        for at, each in enumerate(offices, start=1)
    ]
    height = style.leading * sum(map(len, held))
    foot = max(block.height + height, block.height + NAME.leading * len(names) + 14)
    if not narrow:
        block.height = foot - height
    for lines in held:
        hanging(block, lines, style)
    block.height = foot + (BELOW if narrow else 0)
    left, line = LEFT + start, block.height - (style.leading - style.size)
    block.artifact(Rule(left, line, left + LINE, 0.6, SOFT))
    x = left + (LINE - line_width(CAPTION, hand)) / 2
    block.element("P", *in_line(CAPTION, hand, x, line + 8.5))
    first = line - NAME.leading * (len(names) - 1)
    for at, each in enumerate(names):
        x = right - width(NAME.face, NAME.size, each)
        block.element("P", Text(x, first + at * NAME.leading, NAME, each))
    block.height = line + 14


def _column(setting: Setting) -> float:
    """Return the width of the attestor's offices, in points."""
    return setting.text_width * (1 if setting.paper.is_narrow else COLUMN)


def hanging(block: Block, lines: list[str], style: Style) -> None:
    """Set an office so that its further lines stand a little to the right of its first."""
    block.marks.append(Begin("P"))
    for at, line in enumerate(lines):
        x = LEFT + (HANGING if at else 0)
        block.marks.append(Text(x, block.height + style.size, style, line))
        block.height += style.leading
    block.marks.append(End("P"))


def _at_spaces(face: str, size: float, text: str, room: float) -> list[str]:
    return wrap(face, size, text, room, at_hyphens=False)


def _fingerprint(block: Block, setting: Setting) -> None:
    """Set the words of the register's key, and what they are compared with, in each language."""
    words_of = dict(
        zip((each.texts.language for each in setting.tongues), setting.fingerprints, strict=False)
    )

    def sentence(place: int) -> list[Told]:
        return said(
            setting,
            lambda words: fingerprint_sentences(words, words_of[words.texts.language])[place],
        )

    for place, style in enumerate((FINGERPRINT, CAPTION)):
        beside(block, "P", style, sentence(place), room=setting.text_width, breaks=wrap_balanced)


def fingerprint_sentences(words: Wording, fingerprint: str) -> tuple[str, str]:
    """Say which fingerprint the register's key has, and with what it is compared."""
    gettext = words.texts.gettext
    # Translators: PRINTED with the attestation; eight words follow
    said = gettext("Fingerprint of the register’s key: %(words)s") % {"words": fingerprint}
    return said, gettext("Compare it with the one that the coalition gives you in another way.")


def _remark(setting: Setting, captions: list[Told], remark: str) -> Block:
    """Set the attestor's own words below a rule, outside what is signed."""
    block = Block(10)
    block.artifact(Rule(LEFT, 6, setting.right))
    block.height += 4
    beside(block, "P", CAPTION, captions, room=setting.text_width)
    lines = wrap(REMARK.face, REMARK.size, drawable(remark), setting.text_width)
    block.lines("P", LEFT, REMARK, lines)
    return block
