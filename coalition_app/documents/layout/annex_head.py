"""The annex's first page: head, and the arithmetic of signatures and positions."""

from itertools import accumulate
from operator import methodcaller

from coalition_app.annex_words import ANNEX, NONE
from coalition_app.documents.content.content import ContentDemand
from coalition_app.documents.layout import fonts
from coalition_app.documents.layout.document_words import SYMBOLS, Wording
from coalition_app.documents.layout.fonts import drawable
from coalition_app.documents.layout.letterhead import letterhead_block
from coalition_app.documents.layout.marks import (
    GREY,
    INK,
    LABEL,
    LEAD,
    LEFT,
    TITLE,
    Block,
    Group,
    Mark,
    Rule,
    Style,
    Text,
    table_heads,
)
from coalition_app.documents.layout.measure import shorten, width, wrap
from coalition_app.documents.layout.page_options import Setting
from coalition_app.documents.layout.tongues import (
    BETWEEN_TITLES,
    Told,
    below,
    beside,
    in_line,
    line_width,
    said,
    say,
    spanned,
    worded,
)
from coalition_app.i18n import N_

KICKER = Style(fonts.SERIF, 11, 15, INK)
KIND = Style(fonts.SERIF, 13, 18, INK)
ANNEX_LABEL = Style(fonts.SANS_BOLD, 9.6, 11, INK)
SUMMARY = Style(fonts.SANS_BOLD, 9.6, 13.5, INK)
COLUMN_HEAD = Style(fonts.SANS, 7.8, 9.4, GREY)
ROW_LABEL = Style(fonts.SANS, 8.8, 13.5, INK)
CELL = Style(fonts.SANS, 8.8, 13.5, INK)
RULE = Style(fonts.SANS, 8, 10.8, GREY)
LABEL_COLUMN, NAMED_COLUMN = 84.0, 172.0
"""Points for the demand's number, and for its short name too."""
MOST_NAMED = 0.37
"""Of a line, for short names."""
ROW, NAME_LEADING = 15.0, 10.6
ORDERS = {
    # Translators: PRINTED above a list that is not in the order of its numbers
    "name": N_("Signatories stand in the order of their names; each keeps its number."),
    # Translators: PRINTED above a list that is not in the order of its numbers
    "place": N_("Signatories stand in the order of their places; each keeps its number."),
}
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
    content, positions = setting.content, setting.counted_positions

    def notes(words: Wording) -> str:
        signs = _heads(setting, positions)[0] != _worded_heads(setting, positions)[0]
        order = ORDERS.get(setting.form.order, "")
        sentences = [words.texts.gettext(order) if order else ""]
        sentences += [f"{words.signs(positions)}." if signs else "", words.silence(content)]
        if any(map(words.is_named, content.demands)) and not setting.is_whole:
            sentences.append(
                # Translators: PRINTED below the table of counts
                words.texts.gettext(
                    "Short names of the demands are the coordinator’s; their full text is in the document."
                )
            )
        return " ".join(filter(None, sentences))

    parts = said(setting, notes)
    if not parts:
        return []
    block = Block()
    beside(block, "P", RULE, parts, room=setting.text_width)
    block.height += 6
    return [Group([block])]


def headed(setting: Setting) -> Block:
    """Begin a first page: with a letterhead where one is asked for."""
    letterhead = setting.form.letterhead
    if letterhead is None:
        return Block()
    return letterhead_block(
        letterhead, setting.content.coalition, setting.paper, setting.words.texts
    )


def set_title(block: Block, setting: Setting) -> None:
    """Set the title of the statement, one language below the other."""
    titles = worded(setting, setting.content.title)
    below(block, "H1", TITLE, titles, apart=BETWEEN_TITLES, room=setting.text_width)


def _title_block(setting: Setting) -> Block:
    content, block = setting.content, headed(setting)
    label = said(setting, lambda words: words.texts.gettext(ANNEX))
    place = setting.right - line_width(ANNEX_LABEL, label)
    room = place - LEFT - 14
    top, letterhead = block.height, setting.form.letterhead
    if letterhead is None or letterhead.name != content.coalition:
        shown = shorten(LABEL.face, LABEL.size, drawable(content.coalition), room)
        block.lines("P", LEFT, LABEL, [shown])
    block.element("P", *in_line(ANNEX_LABEL, label, place, top + LABEL.size))
    if letterhead is None:
        block.artifact(Rule(LEFT, top + 14, setting.right, 0.9, INK))
    block.height = top + 26
    say(block, "P", KICKER, setting, lambda words: words.to_the_document(content))
    block.height += 3
    set_title(block, setting)
    block.height += 3
    # Translators: PRINTED below the title of the statement
    kind = N_("List of signatories")
    say(block, "P", KIND, setting, lambda words: words.texts.gettext(kind))
    block.height += 3
    say(block, "P", LEAD, setting, lambda words: words.made(content))
    block.height += 8
    return block


def _summary_block(setting: Setting) -> Block:
    """Say how many signatures count, and of those listed how many do not."""
    content, block = setting.content, Block()
    say(block, "P", SUMMARY, setting, lambda words: words.counted(content))
    say(block, "P", SUMMARY, setting, lambda words: words.not_counted(content))
    block.height += 6
    return block


def _counts_group(setting: Setting) -> Group:
    """Lay out the table of counts: a row a demand, a column a position, their sum at the end."""
    positions = setting.counted_positions
    heads = _heads(setting, positions)
    edges = _column_edges(setting, heads)
    rights = edges[1:]
    rows = [_count_row(setting, demand, positions, rights) for demand in setting.content.demands]
    if not rows:
        return Group([])
    head, repeat = _count_heads(setting, heads, edges)
    rows[-1].close("Table")
    rows[-1].height += 8
    return Group([head, *rows], lead=3, repeat=repeat)


def _heads(setting: Setting, positions: list[str]) -> list[list[Told]]:
    """Return what stands above the columns: words, or signs where the paper is too narrow for them."""
    heads = _worded_heads(setting, positions)
    if _taken(heads) <= setting.text_width - _label_column(setting):
        return heads
    return [*([Told(SYMBOLS[each], "")] for each in positions), heads[-1]]


def _worded_heads(setting: Setting, positions: list[str]) -> list[list[Told]]:
    # Translators: PRINTED; head of the column of sums
    total = N_("total")
    heads = [said(setting, methodcaller("count_head", each)) for each in positions]
    heads.append(said(setting, lambda words: words.texts.gettext(total)))
    return [
        [each._replace(text=each.text[:1].upper() + each.text[1:]) for each in h] for h in heads
    ]


def _longest(head: list[Told]) -> float:
    """Return the width of the longest word of a head, in points."""
    words = (word for each in head for word in each.text.split())
    return max(width(COLUMN_HEAD.face, COLUMN_HEAD.size, word) for word in words)


def _taken(heads: list[list[Told]]) -> float:
    return sum(map(_longest, heads)) + COLUMN_GAP * len(heads)


def _column_edges(setting: Setting, heads: list[list[Told]]) -> list[float]:
    """Return where the first column begins and where each ends, at least as wide as its longest word."""
    share = (setting.text_width - _label_column(setting) - _taken(heads)) / len(heads)
    columns = (_longest(head) + COLUMN_GAP + share for head in heads)
    return list(accumulate(columns, initial=LEFT + _label_column(setting)))


def _count_heads(
    setting: Setting, heads: list[list[Told]], edges: list[float]
) -> tuple[Block, Block]:
    rights = edges[1:]
    cells = [
        [
            (wrap(*COLUMN_HEAD[:2], text, right - start - COLUMN_GAP + 1), language)
            for text, language in head
        ]
        for head, start, right in zip(heads, edges[:-1], rights, strict=True)
    ]
    deepest = max(sum(len(lines) for lines, _language in cell) for cell in cells)
    placed = [_placed(cell, right, deepest) for right, cell in zip(rights, cells, strict=True)]
    height = 7 + deepest * COLUMN_HEAD.leading
    # No words stand above the demands' labels.
    return table_heads([[], *placed], height, Rule(LEFT, height - 2, setting.right, 0.7, INK))


def _placed(cell: list[tuple[list[str], str]], right: float, deepest: int) -> list[Mark]:
    """Set the lines of a head upon the foot of its row."""
    row, marks = deepest - sum(len(lines) for lines, _language in cell), list[Mark]()
    for lines, language in cell:
        texts = [_at_right(right, COLUMN_HEAD, line, row + at) for at, line in enumerate(lines)]
        marks += spanned(texts, language)
        row += len(lines)
    return marks


def _label_column(setting: Setting) -> float:
    """Return the room of the demands' labels; short names need more of it."""
    named = any(
        words.is_named(each) for words in setting.tongues for each in setting.content.demands
    )
    if not named:
        return LABEL_COLUMN
    return min(NAMED_COLUMN, setting.text_width * MOST_NAMED)


def _at_right(right: float, style: Style, string: str, row: int = 0) -> Text:
    """Set a cell's text flush right in its column."""
    x = right - width(style.face, style.size, string)
    return Text(x, style.size + row * style.leading, style, string)


def _count_row(
    setting: Setting, demand: ContentDemand, positions: list[str], rights: list[float]
) -> Block:
    labels, row = list[Mark](), 0
    for text, language in said(setting, lambda words: words.demand_row(demand)):
        lines = wrap(ROW_LABEL.face, ROW_LABEL.size, text, _label_column(setting) - 6)
        y = CELL.size + 2 + row * NAME_LEADING
        texts = [
            Text(LEFT, y + at * NAME_LEADING, ROW_LABEL, line) for at, line in enumerate(lines)
        ]
        labels += spanned(texts, language)
        row += len(lines)
    block = Block(ROW + (row - 1) * NAME_LEADING)
    block.open("TR")
    block.element("RowHead", *labels)
    numbers = [demand.counts.get(word, 0) for word in positions]
    numbers.append(sum(demand.counts.values()))
    for right, number in zip(rights, numbers, strict=True):
        cell = _at_right(right, CELL, str(number) if number else NONE)
        block.element("TD", cell._replace(y=CELL.size + 2))
    block.close("TR")
    block.artifact(Rule(LEFT, block.height, setting.right))
    return block
