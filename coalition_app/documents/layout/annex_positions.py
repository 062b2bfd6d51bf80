"""The annex's table of positions, below the full wording of the demands."""

from collections.abc import Iterator
from dataclasses import dataclass

from coalition_app.annex_words import DEMANDS_HEADING
from coalition_app.documents.content.content import POSITIONS, ContentEntry
from coalition_app.documents.layout import fonts
from coalition_app.documents.layout.annex_entries import heading_block
from coalition_app.documents.layout.document_words import SYMBOLS
from coalition_app.documents.layout.fonts import drawable
from coalition_app.documents.layout.marks import (
    BODY,
    GREY,
    INK,
    LEFT,
    NOTE,
    RIGHT,
    TEXT_WIDTH,
    Begin,
    Block,
    Group,
    Rule,
    Style,
    Text,
    line_blocks,
    table_heads,
)
from coalition_app.documents.layout.measure import width, wrap
from coalition_app.documents.layout.page_options import Setting

NUMBER_COLUMN = 28.0
NARROWEST_NAME, NARROWEST_COLUMN = 150.0, 14.0
HEAD_HEIGHT = 17.0
DEMAND_LABEL = Style(fonts.SANS_BOLD, 9, 12.8, INK)
TABLE_HEAD = Style(fonts.SANS_BOLD, 8, 10, INK)
TABLE_TITLE = Style(fonts.SANS_BOLD, 9.6, 13, INK)
KEY = NOTE._replace(size=8.4, leading=11.4)
NUMBER = Style(fonts.SANS, 8.2, 10.2, GREY)
NAME = Style(fonts.SANS, 8.2, 10.2, INK)
SYMBOL = Style(fonts.SANS, 10, 10.2, INK)
PADDING = 2.6


@dataclass(frozen=True)
class _Columns:
    """The columns of one table: which demands it shows, how wide each is, words or symbols."""

    demands: range
    """Places of the demands, from 0."""
    each: float
    symbols: bool
    name_width: float

    def middle(self, place: int) -> float:
        """Return the x of a demand's middle; `place` counts within this table."""
        return LEFT + NUMBER_COLUMN + self.name_width + (place + 0.5) * self.each


def positions_groups(setting: Setting) -> Iterator[Group]:
    """Lay out the demands in full where a reader needs them here, and who takes which position."""
    if not setting.content.demands:
        return
    if _wants_wording(setting) and not setting.is_whole:
        yield from demand_groups(setting)
    if setting.form.positions != "none":
        yield from _tables(setting)


def _wants_wording(setting: Setting) -> bool:
    """Tell whether the demands are printed in full: where a number would be all that is said of one.

    The whole table is for whoever has only the annex.
    """
    named = all(map(setting.words.is_named, setting.content.demands))
    return setting.form.positions == "whole" or not named


def demand_groups(setting: Setting) -> Iterator[Group]:
    """Lay out the demands in full, each below the other."""
    words = setting.words
    heading = heading_block(words.texts.gettext(DEMANDS_HEADING), "")
    for place, demand in enumerate(setting.content.demands):
        label = drawable(words.demand_heading(demand)) + ".\u00a0"
        indent = width(DEMAND_LABEL.face, DEMAND_LABEL.size, label) + 2
        text = drawable(words.choose(demand.wording))
        lines = wrap(BODY.face, BODY.size, text, TEXT_WIDTH, first=TEXT_WIDTH - indent)
        # The label is in the document's language, whatever the wording's is.
        blocks = line_blocks("Span", LEFT, BODY, lines, words.foreign(demand.wording))
        label_mark = Text(LEFT, BODY.size, DEMAND_LABEL, label)
        first_line = Text(LEFT + indent, BODY.size, BODY, lines[0])
        begins = blocks[0].marks[0]
        blocks[0].marks[:2] = [Begin("P"), label_mark, begins, first_line]
        blocks[-1].close("P")
        blocks[-1].height += 4
        if place == 0:
            blocks.insert(0, heading)
        yield Group(blocks, lead=2 + (place == 0), trail=2)


def _tables(setting: Setting) -> Iterator[Group]:
    entries = _entries_in_force(setting)
    silence = setting.content.silence
    exceptions = [entry for entry in entries if set(entry.held) != {silence}]
    shown = entries if setting.form.positions == "whole" else exceptions
    if not shown:
        said = setting.words.texts.gettext("No other position was stated by signatories.")
        yield Group([_note(said)])
        return
    heading = [_heading(setting)]
    plans = _column_plans(setting, shown)
    if plans[0].symbols:
        heading.append(_note(_legend(setting, shown)))
    for place, columns in enumerate(plans):
        table = _table(setting, shown, columns)
        if place == 0:
            table.blocks[:0] = heading
            table.lead += len(heading)
        yield table


def _entries_in_force(setting: Setting) -> list[ContentEntry]:
    """List the entries that have positions: who does not count has none."""
    return [
        entry for section in setting.content.sections for entry in section.entries if entry.held
    ]


def _heading(setting: Setting) -> Block:
    """Say who is in the table: everybody, or who states anything but what silence means."""
    gettext = setting.words.texts.gettext
    if setting.form.positions == "whole":
        said = gettext("Positions on the demands")
    elif setting.content.silence == "supports":
        said = gettext("Positions other than support for every demand without reservation")
    else:
        said = gettext("Positions stated")
    block = Block(12)
    lines = wrap(TABLE_TITLE.face, TABLE_TITLE.size, drawable(said), TEXT_WIDTH)
    block.lines("H2", LEFT, TABLE_TITLE, lines)
    block.height += 4
    return block


def _note(said: str) -> Block:
    block = Block(6)
    block.lines("P", LEFT, KEY, wrap(KEY.face, KEY.size, drawable(said), TEXT_WIDTH))
    block.height += 6
    return block


def _used_positions(shown: list[ContentEntry]) -> list[str]:
    used = {word for entry in shown for word in entry.held}
    return [word for word in POSITIONS if word in used]


def _legend(setting: Setting, shown: list[ContentEntry]) -> str:
    pairs = [
        f"{SYMBOLS[word]}\u00a0{setting.words.full_position(word)}".replace(" ", "\u00a0")
        for word in _used_positions(shown)
    ]
    return ";  ".join(pairs)


def _column_plans(setting: Setting, shown: list[ContentEntry]) -> list[_Columns]:
    """Choose words where they fit, else symbols, and as many tables as the demands need."""
    count = len(setting.content.demands)
    room = TEXT_WIDTH - NUMBER_COLUMN - NARROWEST_NAME
    labels = [setting.words.position(word) for word in _used_positions(shown)]
    labels += [setting.words.demand(number) for number in setting.demand_numbers]
    widest = max(width(fonts.SANS_BOLD, TABLE_HEAD.size, drawable(label)) for label in labels) + 12
    if widest * count <= room:
        names = TEXT_WIDTH - NUMBER_COLUMN - widest * count
        return [_Columns(range(count), widest, False, names)]
    most = int(room // NARROWEST_COLUMN)
    tables = -(-count // most)
    share = -(-count // tables)
    each = min(24.0, room / share)
    names = TEXT_WIDTH - NUMBER_COLUMN - each * share
    return [
        _Columns(range(start, min(start + share, count)), each, True, names)
        for start in range(0, count, share)
    ]


def _table(setting: Setting, shown: list[ContentEntry], columns: _Columns) -> Group:
    head, repeat = _heads(setting, columns)
    cells = _Cells(setting, columns)
    rows = [_row(setting, entry, columns, cells) for entry in shown]
    rows[-1].close("Table")
    rows[-1].height += 12
    return Group([head, *rows], lead=3, trail=2, repeat=repeat)


def _heads(setting: Setting, columns: _Columns) -> tuple[Block, Block]:
    words, gettext = setting.words, setting.words.texts.gettext
    base = 11.5
    # Translators: head of the column of numbers
    number = drawable(gettext("No."))
    x = LEFT + NUMBER_COLUMN - 6 - width(TABLE_HEAD.face, TABLE_HEAD.size, number)
    cells = [
        [Text(x, base, TABLE_HEAD, number)],
        [Text(LEFT + NUMBER_COLUMN + 4, base, TABLE_HEAD, drawable(gettext("Signatory")))],
    ]
    for place, demand in enumerate(columns.demands):
        value = setting.demand_numbers[demand]
        label = str(value) if columns.symbols else drawable(words.demand(value))
        cells.append([_centred(columns.middle(place), base, TABLE_HEAD, label)])
    rules = (Rule(LEFT, 0, RIGHT, 0.9, INK), Rule(LEFT, HEAD_HEIGHT, RIGHT, 0.7, INK))
    return table_heads(cells, HEAD_HEIGHT, *rules)


def _centred(middle: float, y: float, style: Style, string: str) -> Text:
    return Text(middle - width(style.face, style.size, string) / 2, y, style, string)


class _Cells(dict[tuple[int, str], Text]):
    """The text of each cell that a table can have, made once."""

    def __init__(self, setting: Setting, columns: _Columns) -> None:
        self._setting, self._columns = setting, columns

    def __missing__(self, key: tuple[int, str]) -> Text:
        place, word = key
        symbols, words = self._columns.symbols, self._setting.words
        label = SYMBOLS[word] if symbols else drawable(words.position(word))
        style = SYMBOL if symbols else NAME
        text = _centred(self._columns.middle(place), PADDING + 7.6, style, label)
        self[key] = text
        return text


def _name(setting: Setting, entry: ContentEntry) -> str:
    """Return the name for the table, or the word for who has none."""
    return entry.name or setting.words.status(entry)


def _row(setting: Setting, entry: ContentEntry, columns: _Columns, cells: _Cells) -> Block:
    block = Block(PADDING)
    number = str(entry.number)
    x = LEFT + NUMBER_COLUMN - 6 - width(NUMBER.face, NUMBER.size, number)
    block.open("TR")
    block.element("TD", Text(x, PADDING + 7.6, NUMBER, number))
    name = drawable(_name(setting, entry))
    lines = wrap(NAME.face, NAME.size, name, columns.name_width - 10)
    block.element(
        "RowHead",
        *[
            Text(LEFT + NUMBER_COLUMN + 4, PADDING + 7.6 + row * NAME.leading, NAME, line)
            for row, line in enumerate(lines)
        ],
    )
    for place, demand in enumerate(columns.demands):
        block.element("TD", cells[place, entry.held[demand]])
    block.close("TR")
    block.height = 2 * PADDING + len(lines) * NAME.leading
    block.artifact(Rule(LEFT, block.height, RIGHT))
    return block
