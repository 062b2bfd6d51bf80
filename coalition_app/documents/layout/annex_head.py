"""The annex's first page: head, and the arithmetic of signatures and positions."""

from coalition_app.annex_words import ANNEX, SIGNATORIES_OF
from coalition_app.documents.content.content import ContentDemand
from coalition_app.documents.layout import fonts
from coalition_app.documents.layout.fonts import drawable
from coalition_app.documents.layout.marks import (
    GREY,
    INK,
    LABEL,
    LABEL_BOLD,
    LEAD,
    LEFT,
    RIGHT,
    TEXT_WIDTH,
    TITLE,
    Block,
    Fill,
    Group,
    Rule,
    Style,
    Text,
    table_heads,
)
from coalition_app.documents.layout.measure import shorten, width, wrap, wrap_balanced
from coalition_app.documents.layout.page_options import Setting

KICKER = Style(fonts.SERIF, 11, 16, GREY)
FIGURE = Style(fonts.SERIF_BOLD, 14, 17, INK)
FIGURE_LABEL = Style(fonts.SANS, 7.4, 9.4, GREY)
COLUMN_HEAD = Style(fonts.SANS, 7.4, 9, GREY)
ROW_LABEL = Style(fonts.SANS_BOLD, 8.4, 13.5, INK)
CELL = Style(fonts.SANS, 8.8, 13.5, INK)
ZERO = Style(fonts.SANS, 8.8, 13.5, GREY)
RULE = Style(fonts.SANS, 8.4, 11.4, INK)
LABEL_COLUMN, NAMED_COLUMN = 84.0, 142.0
"""Points for the demand's number, and for its short name too."""
ROW, NAME_LEADING = 15.0, 10.6


def head_groups(setting: Setting) -> list[Group]:
    """Lay out everything above the lists."""
    return [
        Group([_title_block(setting), _figures_block(setting)], whole=True, lead=2),
        _counts_group(setting),
        *_silence_groups(setting),
    ]


def _silence_groups(setting: Setting) -> list[Group]:
    """Print the rule on a signature without a word, above the list that it is a key to."""
    sentence = setting.words.silence(setting.content)
    if not sentence:
        return []
    block = Block()
    block.lines("P", LEFT, RULE, wrap(RULE.face, RULE.size, drawable(sentence), TEXT_WIDTH))
    block.height += 6
    return [Group([block])]


def _title_block(setting: Setting) -> Block:
    content, words, gettext = setting.content, setting.words, setting.words.texts.gettext
    block = Block()
    label = drawable(gettext(ANNEX))
    room = TEXT_WIDTH - width(LABEL_BOLD.face, LABEL_BOLD.size, label) - 14
    block.lines(
        "P", LEFT, LABEL, [shorten(LABEL.face, LABEL.size, drawable(content.coalition), room)]
    )
    place = RIGHT - width(LABEL_BOLD.face, LABEL_BOLD.size, label)
    block.element("P", Text(place, LABEL_BOLD.size, LABEL_BOLD, label))
    block.artifact(Rule(LEFT, 14, RIGHT, 1.2, INK))
    block.height = 26
    block.lines("P", LEFT, KICKER, [drawable(gettext(SIGNATORIES_OF))])
    block.height += 4
    title = drawable(words.choose(content.title))
    lines = wrap_balanced(TITLE.face, TITLE.size, title, TEXT_WIDTH)
    block.lines("H1", LEFT, TITLE, lines, words.foreign(content.title))
    block.height += 5
    for sentence in _identity(setting):
        block.lines("P", LEFT, LEAD, wrap(LEAD.face, LEAD.size, drawable(sentence), TEXT_WIDTH))
    block.height += 8
    return block


def _identity(setting: Setting) -> list[str]:
    """Say to which statement and text the annex belongs, what is authentic, and where it was attested."""
    attestation, words = setting.content.attestation, setting.words
    where = words.place_and_date(attestation.place, attestation.date) if attestation else ""
    said = (words.identity(setting.content), words.authentic(setting.content), where)
    return [sentence for sentence in said if sentence]


def _figures_block(setting: Setting) -> Block:
    """Show the main counts in a band."""
    facts = setting.words.figures(setting.content)
    block = Block(44)
    block.artifact(Fill(LEFT, 0, TEXT_WIDTH, 36))
    step = (TEXT_WIDTH - 24) / max(len(facts), 4)
    for place, (number, words) in enumerate(facts):
        x = LEFT + 12 + place * step
        label = drawable(words)
        block.element(
            "P",
            Text(x, 17, FIGURE, str(number)),
            Text(
                x, 29, FIGURE_LABEL, shorten(FIGURE_LABEL.face, FIGURE_LABEL.size, label, step - 6)
            ),
        )
    return block


def counted_positions(setting: Setting) -> list[str]:
    """List the positions that the arithmetic has a column for."""
    always = ["supports", "supports-with-reservation", "does-not-support", "abstains"]
    counted = [*always, "not-stated"]
    for word in ("no-consensus", "unsettled"):
        if any(demand.counts.get(word, 0) for demand in setting.content.demands):
            counted.append(word)
    return counted


def _counts_group(setting: Setting) -> Group:
    """Lay out the table of counts: a row a demand, a column a position, their sum at the end."""
    positions = counted_positions(setting)
    step = (TEXT_WIDTH - _label_column(setting)) / (len(positions) + 1)
    rows = [_count_row(setting, demand, positions, step) for demand in setting.content.demands]
    if not rows:
        return Group([])
    head, repeat = _count_heads(setting, positions, step)
    rows[-1].close("Table")
    rows[-1].height += 8
    return Group([head, *rows], lead=3, repeat=repeat)


def _count_heads(setting: Setting, positions: list[str], step: float) -> tuple[Block, Block]:
    words = setting.words
    labels = [words.count_head(word) for word in positions]
    labels.append(words.texts.gettext("in all"))
    cells = [
        wrap(COLUMN_HEAD.face, COLUMN_HEAD.size, drawable(label), step - 6) for label in labels
    ]
    deepest = max(map(len, cells))
    placed = [
        [
            _at_right(setting, place, step, COLUMN_HEAD, line, row + deepest - len(lines))
            for row, line in enumerate(lines)
        ]
        for place, lines in enumerate(cells)
    ]
    height = 7 + deepest * COLUMN_HEAD.leading
    return table_heads(placed, height, Rule(LEFT, height - 2, RIGHT, 0.7, INK))


def _label_column(setting: Setting) -> float:
    """Return the room of the demands' labels; short names need more of it."""
    named = any(setting.words.is_named(each) for each in setting.content.demands)
    return NAMED_COLUMN if named else LABEL_COLUMN


def _at_right(
    setting: Setting, place: int, step: float, style: Style, string: str, row: int = 0
) -> Text:
    """Set a cell's text flush right in its column."""
    right = LEFT + _label_column(setting) + (place + 1) * step
    x = right - width(style.face, style.size, string)
    return Text(x, style.size + row * style.leading, style, string)


def _count_row(setting: Setting, demand: ContentDemand, positions: list[str], step: float) -> Block:
    label = drawable(setting.words.demand_heading(demand))
    lines = wrap(ROW_LABEL.face, ROW_LABEL.size, label, _label_column(setting) - 6)
    block = Block(ROW + (len(lines) - 1) * NAME_LEADING)
    block.open("TR")
    block.element(
        "TH",
        *(
            Text(LEFT, CELL.size + 2 + row * NAME_LEADING, ROW_LABEL, line)
            for row, line in enumerate(lines)
        ),
    )
    numbers = [demand.counts.get(word, 0) for word in positions]
    numbers.append(sum(demand.counts.values()))
    for place, number in enumerate(numbers):
        cell = _at_right(setting, place, step, CELL if number else ZERO, str(number))
        block.element("TD", cell._replace(y=CELL.size + 2))
    block.close("TR")
    block.artifact(Rule(LEFT, block.height, RIGHT))
    return block
