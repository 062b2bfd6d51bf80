"""The whole statement above its lists: title, the text before the demands, the demands, the arithmetic."""

from collections.abc import Iterator

from coalition_app.annex_words import SIGNATORIES_HEADING
from coalition_app.documents.layout import fonts
from coalition_app.documents.layout.annex_entries import heading_block
from coalition_app.documents.layout.annex_head import counts_groups
from coalition_app.documents.layout.annex_positions import demand_groups
from coalition_app.documents.layout.document_words import COPY, edition_line
from coalition_app.documents.layout.fonts import drawable
from coalition_app.documents.layout.marks import (
    INK,
    LABEL,
    LEFT,
    RIGHT,
    SOFT,
    TEXT_WIDTH,
    TITLE,
    Block,
    Group,
    Rule,
    Style,
    line_blocks,
)
from coalition_app.documents.layout.measure import wrap, wrap_balanced
from coalition_app.documents.layout.page_options import Setting

READ = Style(fonts.SERIF, 10.5, 14.4, INK)
FACTS = Style(fonts.SANS, 8.2, 11.2, SOFT)
AFTER = 5.0
"""Points below a paragraph of the text."""


def statement_groups(setting: Setting) -> Iterator[Group]:
    """Lay out everything of a whole statement that stands above its lists."""
    yield Group([_title_block(setting)], whole=True, lead=1)
    yield from _text_groups(setting)
    yield from demand_groups(setting)
    heading = heading_block(setting.words.texts.gettext(SIGNATORIES_HEADING), "")
    summary, *others = counts_groups(setting)
    summary.blocks.insert(0, heading)
    summary.lead += 1
    yield from (summary, *others)


def _title_block(setting: Setting) -> Block:
    """Set the title, whose statement it is, and of which edition its list is a copy."""
    content, words = setting.content, setting.words
    block = Block()
    coalition = wrap_balanced(LABEL.face, LABEL.size, drawable(content.coalition), TEXT_WIDTH)
    block.lines("P", LEFT, LABEL, coalition)
    block.artifact(Rule(LEFT, block.height + 3, RIGHT, 0.9, INK))
    block.height += 16
    title = drawable(words.choose(content.title))
    lines = wrap_balanced(TITLE.face, TITLE.size, title, TEXT_WIDTH)
    block.lines("H1", LEFT, TITLE, lines, words.foreign(content.title))
    block.height += 5
    for said in _facts(setting):
        block.lines("P", LEFT, FACTS, wrap(FACTS.face, FACTS.size, drawable(said), TEXT_WIDTH))
    block.height += 12
    return block


def _facts(setting: Setting) -> Iterator[str]:
    content, words = setting.content, setting.words
    if content.statement_date:
        yield words.date(content.statement_date)
    if authentic := words.authentic(content):
        yield authentic
    if not setting.draft:
        yield f"{edition_line(content, words)}. {words.texts.gettext(COPY)}"


def _text_groups(setting: Setting) -> Iterator[Group]:
    """Set the text before the demands, whose paragraphs flow over pages."""
    foreign = setting.words.foreign(setting.text or {})
    for paragraph in setting.paragraphs:
        lines = wrap(READ.face, READ.size, drawable(paragraph), TEXT_WIDTH)
        blocks = line_blocks("P", LEFT, READ, lines, foreign)
        blocks[-1].height += AFTER
        yield Group(blocks, lead=2, trail=2)
