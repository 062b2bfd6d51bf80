"""The whole statement above its lists: title, the text before the demands, the demands, the arithmetic."""

from collections.abc import Iterator

from coalition_app.annex_words import SIGNATORIES_HEADING
from coalition_app.documents.content.content import AnnexContent
from coalition_app.documents.layout import fonts
from coalition_app.documents.layout.annex_entries import heading_block
from coalition_app.documents.layout.annex_head import counts_groups, headed, set_title
from coalition_app.documents.layout.annex_positions import demand_groups
from coalition_app.documents.layout.document_words import COPY, Wording, edition_line
from coalition_app.documents.layout.fonts import drawable
from coalition_app.documents.layout.marks import (
    INK,
    LABEL,
    LEFT,
    SOFT,
    Block,
    Group,
    Rule,
    Style,
    line_blocks,
)
from coalition_app.documents.layout.measure import wrap, wrap_balanced
from coalition_app.documents.layout.page_options import Setting
from coalition_app.documents.layout.tongues import said, say, worded

READ = Style(fonts.SERIF, 10.5, 14.4, INK)
FACTS = Style(fonts.SANS, 8.2, 11.2, SOFT)
AFTER = 5.0
"""Points below a paragraph of the text."""


def statement_groups(setting: Setting) -> Iterator[Group]:
    """Lay out everything of a whole statement that stands above its lists."""
    yield Group([_title_block(setting)], whole=True, lead=1)
    yield from _text_groups(setting)
    yield from demand_groups(setting)
    told = said(setting, lambda words: words.texts.gettext(SIGNATORIES_HEADING))
    heading = heading_block(told, right=setting.right)
    summary, *others = counts_groups(setting)
    summary.blocks.insert(0, heading)
    summary.lead += 1
    yield from (summary, *others)


def _title_block(setting: Setting) -> Block:
    """Set the title, whose statement it is, and of which edition its list is a copy."""
    content, block = setting.content, headed(setting)
    coalition = wrap_balanced(
        LABEL.face, LABEL.size, drawable(content.coalition), setting.text_width
    )
    block.lines("P", LEFT, LABEL, coalition)
    block.artifact(Rule(LEFT, block.height + 3, setting.right, 0.9, INK))
    block.height += 16
    set_title(block, setting)
    block.height += 5
    say(block, "P", FACTS, setting, lambda words: words.date(content.statement_date))
    say(block, "P", FACTS, setting, lambda words: words.authentic(content))
    if not setting.draft:
        say(block, "P", FACTS, setting, lambda words: _copied(content, words))
    block.height += 12
    return block


def _copied(content: AnnexContent, words: Wording) -> str:
    """Say of which edition the list is a copy, and what the original is."""
    return f"{edition_line(content, words)}. {words.texts.gettext(COPY)}"


def _text_groups(setting: Setting) -> Iterator[Group]:
    """Set the text before the demands, whose paragraphs flow over pages: in each language that it has."""
    for text, language in worded(setting, setting.text or {}):
        for paragraph in text.splitlines():
            if not paragraph.strip():
                continue
            lines = wrap(READ.face, READ.size, paragraph.strip(), setting.text_width)
            blocks = line_blocks("P", LEFT, READ, lines, language)
            blocks[-1].height += AFTER
            yield Group(blocks, lead=2, trail=2)
