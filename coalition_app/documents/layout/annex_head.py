"""The annex's first page: head, and the arithmetic of signatures and positions."""

from itertools import accumulate

from coalition_app.annex_words import ANNEX
from coalition_app.documents.content.content import POSITIONS, ContentDemand
from coalition_app.documents.layout import fonts
from coalition_app.documents.layout.fonts import drawable
from coalition_app.documents.layout.marks import (
    GREY,
    INK,
    LABEL,
    LEAD,
    LEFT,
    RIGHT,
    TEXT_WIDTH,
    TITLE,
    Block,
    Group,
    Rule,
    Style,
    Text,
    table_heads,
)
from coalition_app.documents.layout.measure import shorten, width, wrap, wrap_balanced
from coalition_app.documents.layout.page_options import Setting

KICKER = Style(fonts.SERIF, 11, 15, INK)
KIND = Style(fonts.SERIF, 13, 18, INK)
ANNEX_LABEL = Style(fonts.SANS_BOLD, 9.6, 11, INK)
SUMMARY = Style(fonts.SANS_BOLD, 9.6, 13.5, INK)
COLUMN_HEAD = Style(fonts.SANS, 7.8, 9.4, GREY)
ROW_LABEL = Style(fonts.SANS, 8.8, 13.5, INK)
CELL = Style(fonts.SANS, 8.8, 13.5, INK)
RULE = Style(fonts.SANS, 8, 10.8, GREY)
NONE = "–"
"""For no signature: a dash is not read as a figure."""
LABEL_COLUMN, NAMED_COLUMN = 84.0, 172.0
"""Points for the demand's number, and for its short name too."""
ROW, NAME_LEADING = 15.0, 10.6
COLUMN_GAP = 5.0
"""Points between the columns of counts, at least."""


def head_groups(setting: Setting) -> list[Group]:
    """Lay out everything above the lists."""
    return [
        Group([_title_block(setting), _summary_block(setting)], whole=True, lead=2),
        _counts_group(setting),
        *_note_groups(setting),
    ]


def counts_groups(setting: Setting) -> list[Group]:
    """Lay out the arithmetic, where it does not stand below the title."""
    return [
        Group([_summary_block(setting)], whole=True, lead=1),
        _counts_group(setting),
        *_note_groups(setting),
    ]


def _note_groups(setting: Setting) -> list[Group]:
    """Print what is a key to the list: the rule on a signature without a word, whose the short names are."""
    content, words = setting.content, setting.words
    sentences = [words.silence(content)]
    if any(map(words.is_named, content.demands)) and not setting.is_whole:
        sentences.append(
            # Translators: PRINTED below the table of counts
            words.texts.gettext(
                "Short names of the demands are the coordinator’s; their full text is in the document."
            )
        )
    said = drawable(" ".join(filter(None, sentences)))
    if not said:
        return []
    block = Block()
    block.lines("P", LEFT, RULE, wrap(RULE.face, RULE.size, said, TEXT_WIDTH))
    block.height += 6
    return [Group([block])]


def _title_block(setting: Setting) -> Block:
    content, words, gettext = setting.content, setting.words, setting.words.texts.gettext
    block = Block()
    label = drawable(gettext(ANNEX))
    room = TEXT_WIDTH - width(ANNEX_LABEL.face, ANNEX_LABEL.size, label) - 14
    block.lines(
        "P", LEFT, LABEL, [shorten(LABEL.face, LABEL.size, drawable(content.coalition), room)]
    )
    place = RIGHT - width(ANNEX_LABEL.face, ANNEX_LABEL.size, label)
    block.element("P", Text(place, LABEL.size, ANNEX_LABEL, label))
    block.artifact(Rule(LEFT, 14, RIGHT, 0.9, INK))
    block.height = 26
    block.lines("P", LEFT, KICKER, [drawable(words.to_the_document(content))])
    block.height += 3
    title = drawable(words.choose(content.title))
    lines = wrap_balanced(TITLE.face, TITLE.size, title, TEXT_WIDTH)
    block.lines("H1", LEFT, TITLE, lines, words.foreign(content.title))
    block.height += 3
    # Translators: PRINTED below the title of the statement
    block.lines("P", LEFT, KIND, [drawable(gettext("List of signatories"))])
    block.height += 3
    if made := drawable(words.made(content)):
        block.lines("P", LEFT, LEAD, wrap(LEAD.face, LEAD.size, made, TEXT_WIDTH))
    block.height += 8
    return block


def _summary_block(setting: Setting) -> Block:
    """Say how many signatures count, and of those listed how many do not."""
    words, block = setting.words, Block()
    for said in (words.counted(setting.content), words.not_counted(setting.content)):
        if said:
            lines = wrap(SUMMARY.face, SUMMARY.size, drawable(said), TEXT_WIDTH)
            block.lines("P", LEFT, SUMMARY, lines)
    block.height += 6
    return block


def counted_positions(setting: Setting) -> list[str]:
    """List the positions that the arithmetic has a column for: support, and whatever was taken."""
    return [
        word
        for word in POSITIONS
        if word == "supports" or any(each.counts.get(word, 0) for each in setting.content.demands)
    ]


def _counts_group(setting: Setting) -> Group:
    """Lay out the table of counts: a row a demand, a column a position, their sum at the end."""
    positions = counted_positions(setting)
    heads = _heads(setting, positions)
    edges = _column_edges(setting, heads)
    rights = edges[1:]
    rows = [_count_row(setting, demand, positions, rights) for demand in setting.content.demands]
    if not rows:
        return Group([])
    head, repeat = _count_heads(heads, edges)
    rows[-1].close("Table")
    rows[-1].height += 8
    return Group([head, *rows], lead=3, repeat=repeat)


def _heads(setting: Setting, positions: list[str]) -> list[str]:
    words = setting.words
    # Translators: PRINTED; head of the column of sums
    labels = [*map(words.count_head, positions), words.texts.gettext("total")]
    return [drawable(label[:1].upper() + label[1:]) for label in labels]


def _column_edges(setting: Setting, heads: list[str]) -> list[float]:
    """Return where the first column begins and where each ends, at least as wide as its longest word."""
    words = [
        max(width(COLUMN_HEAD.face, COLUMN_HEAD.size, each) for each in head.split())
        for head in heads
    ]
    taken = sum(words) + COLUMN_GAP * len(words)
    share = (TEXT_WIDTH - _label_column(setting) - taken) / len(words)
    columns = (wide + COLUMN_GAP + share for wide in words)
    return list(accumulate(columns, initial=LEFT + _label_column(setting)))


def _count_heads(heads: list[str], edges: list[float]) -> tuple[Block, Block]:
    rights = edges[1:]
    cells = [
        wrap(COLUMN_HEAD.face, COLUMN_HEAD.size, head, right - start - COLUMN_GAP + 1)
        for head, start, right in zip(heads, edges[:-1], rights, strict=True)
    ]
    deepest = max(map(len, cells))
    placed = [
        [
            _at_right(right, COLUMN_HEAD, line, row + deepest - len(lines))
            for row, line in enumerate(lines)
        ]
        for right, lines in zip(rights, cells, strict=True)
    ]
    height = 7 + deepest * COLUMN_HEAD.leading
    # No words stand above the demands' labels.
    return table_heads([[], *placed], height, Rule(LEFT, height - 2, RIGHT, 0.7, INK))


def _label_column(setting: Setting) -> float:
    """Return the room of the demands' labels; short names need more of it."""
    named = any(setting.words.is_named(each) for each in setting.content.demands)
    return NAMED_COLUMN if named else LABEL_COLUMN


def _at_right(right: float, style: Style, string: str, row: int = 0) -> Text:
    """Set a cell's text flush right in its column."""
    x = right - width(style.face, style.size, string)
    return Text(x, style.size + row * style.leading, style, string)


def _count_row(
    setting: Setting, demand: ContentDemand, positions: list[str], rights: list[float]
) -> Block:
    label = drawable(setting.words.demand_row(demand))
    lines = wrap(ROW_LABEL.face, ROW_LABEL.size, label, _label_column(setting) - 6)
    block = Block(ROW + (len(lines) - 1) * NAME_LEADING)
    block.open("TR")
    block.element(
        "RowHead",
        *(
            Text(LEFT, CELL.size + 2 + row * NAME_LEADING, ROW_LABEL, line)
            for row, line in enumerate(lines)
        ),
    )
    numbers = [demand.counts.get(word, 0) for word in positions]
    numbers.append(sum(demand.counts.values()))
    for right, number in zip(rights, numbers, strict=True):
        cell = _at_right(right, CELL, str(number) if number else NONE)
        block.element("TD", cell._replace(y=CELL.size + 2))
    block.close("TR")
    block.artifact(Rule(LEFT, block.height, RIGHT))
    return block
