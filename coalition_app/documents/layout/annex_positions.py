"""The annex's table of positions, below the full wording of the demands."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from coalition_app.annex_words import DEMANDS_HEADING
from coalition_app.documents.content.content import POSITIONS, ContentDemand, ContentEntry
from coalition_app.documents.layout import fonts
from coalition_app.documents.layout.annex_entries import heading_block
from coalition_app.documents.layout.document_words import SYMBOLS, Wording
from coalition_app.documents.layout.fonts import drawable
from coalition_app.documents.layout.marks import (
    BODY,
    GREY,
    INK,
    LEFT,
    NOTE,
    Begin,
    Block,
    Group,
    Mark,
    Rule,
    Style,
    Text,
    line_blocks,
    table_heads,
)
from coalition_app.documents.layout.measure import width, wrap
from coalition_app.documents.layout.page_options import Setting
from coalition_app.documents.layout.tongues import (
    BETWEEN_COLUMNS,
    Told,
    below,
    in_line,
    line_width,
    said,
    say,
    together,
    worded,
)
from coalition_app.i18n import N_

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


class _Columns(NamedTuple):
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
    told = said(setting, lambda words: words.texts.gettext(DEMANDS_HEADING))
    heading = heading_block(told, right=setting.right)
    for place, demand in enumerate(setting.content.demands):
        blocks = _demand_blocks(setting, demand)
        if place == 0:
            blocks.insert(0, heading)
        yield Group(blocks, lead=2 + (place == 0), trail=2)


def _demand_blocks(setting: Setting, demand: ContentDemand) -> list[Block]:
    """Set a demand, in two languages side by side where its wording is known in both."""
    tongues = setting.tongues
    if len(worded(setting, demand.wording)) < 2:
        labels = said(setting, lambda words: words.demand_heading(demand))
        return _demand_lines(setting, setting.words, demand, LEFT, setting.text_width, labels)
    room = (setting.text_width - BETWEEN_COLUMNS) / 2
    lefts = (LEFT, LEFT + room + BETWEEN_COLUMNS)
    columns = [
        _demand_lines(setting, words, demand, left, room)
        for words, left in zip(tongues, lefts, strict=True)
    ]
    if max(sum(each.height for each in column) for column in columns) <= setting.paper.room / 3:
        return [together(columns)]
    return [
        each
        for words in tongues
        for each in _demand_lines(setting, words, demand, LEFT, setting.text_width)
    ]


def _demand_lines(
    setting: Setting,
    words: Wording,
    demand: ContentDemand,
    left: float,
    room: float,
    labels: Sequence[Told] = (),
) -> list[Block]:
    """Set a demand's words behind its label, or behind that in each language where its words stand once."""
    first = setting.words.texts.language
    if line_width(DEMAND_LABEL, labels) > room / 2:
        labels = ()
    label = [*(labels or [Told(drawable(words.demand_heading(demand)), "")])]
    label[-1] = label[-1]._replace(text=f"{label[-1].text}.\u00a0")
    indent = line_width(DEMAND_LABEL, label) + 2
    text = drawable(words.choose(demand.wording))
    lines = wrap(BODY.face, BODY.size, text, room, first=room - indent)
    # The label is in the document's language, whatever the wording's is.
    blocks = line_blocks("Span", left, BODY, lines, words.foreign(demand.wording))
    label_marks = in_line(DEMAND_LABEL, label, left, BODY.size)
    first_line = Text(left + indent, BODY.size, BODY, lines[0])
    begins, own = blocks[0].marks[0], words.texts.language
    blocks[0].marks[:2] = [
        Begin("P", "" if own == first else own),
        *label_marks,
        begins,
        first_line,
    ]
    blocks[-1].close("P")
    blocks[-1].height += 4
    return blocks


def _tables(setting: Setting) -> Iterator[Group]:
    entries = _entries_in_force(setting)
    silence = setting.content.silence
    exceptions = [entry for entry in entries if set(entry.held) != {silence}]
    shown = entries if setting.form.positions == "whole" else exceptions
    if not shown:
        none = N_("No other position was stated by signatories.")
        yield Group([_note(setting, said(setting, lambda words: words.texts.gettext(none)))])
        return
    heading = [_heading(setting)]
    plans = _column_plans(setting, shown)
    if plans[0].symbols:
        signs = said(setting, lambda words: words.signs(_used_positions(shown)))
        heading.append(_note(setting, signs))
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


def _title(setting: Setting) -> str:
    """Say who is in the table: everybody, or who states anything but what silence means."""
    if setting.form.positions == "whole":
        return N_("Positions on the demands")
    if setting.content.silence == "supports":
        return N_("Positions other than support for every demand without reservation")
    return N_("Positions stated")


def _heading(setting: Setting) -> Block:
    title = _title(setting)
    block = Block(12)
    say(block, "H2", TABLE_TITLE, setting, lambda words: words.texts.gettext(title))
    block.height += 4
    return block


def _note(setting: Setting, parts: list[Told]) -> Block:
    block = Block(6)
    below(block, "P", KEY, parts, breaks=wrap, room=setting.text_width)
    block.height += 6
    return block


def _used_positions(shown: list[ContentEntry]) -> list[str]:
    used = {word for entry in shown for word in entry.held}
    return [word for word in POSITIONS if word in used]


def _column_plans(setting: Setting, shown: list[ContentEntry]) -> list[_Columns]:
    """Choose words where they fit, else symbols, and as many tables as the demands need."""
    count = len(setting.content.demands)
    room = setting.text_width - NUMBER_COLUMN - NARROWEST_NAME
    labels = [setting.words.position(word) for word in _used_positions(shown)]
    labels += [setting.words.demand(number) for number in setting.demand_numbers]
    widest = max(width(fonts.SANS_BOLD, TABLE_HEAD.size, drawable(label)) for label in labels) + 12
    if widest * count <= room and setting.second is None:
        names = setting.text_width - NUMBER_COLUMN - widest * count
        return [_Columns(range(count), widest, False, names)]
    most = int(room // NARROWEST_COLUMN)
    tables = -(-count // most)
    share = -(-count // tables)
    each = min(24.0, room / share)
    names = setting.text_width - NUMBER_COLUMN - each * share
    return [
        _Columns(range(start, min(start + share, count)), each, True, names)
        for start in range(0, count, share)
    ]


def _table(setting: Setting, shown: list[ContentEntry], columns: _Columns) -> Group:
    head, repeat = _heads(setting, columns)
    cells = _Cells(setting, columns)
    rows = [_row(setting, entry, columns, cells) for entry in shown]
    title = setting.words.texts.gettext(_title(setting))
    for row, entry in zip(rows, shown, strict=True):
        row.row = (title, entry.number)
    rows[-1].close("Table")
    rows[-1].height += 8
    return Group([head, *rows], lead=3, trail=2, repeat=repeat)


def _heads(setting: Setting, columns: _Columns) -> tuple[Block, Block]:
    words, base = setting.words, 11.5
    # Translators: head of the column of numbers
    number = drawable(words.texts.gettext("No."))
    x = LEFT + NUMBER_COLUMN - 6 - width(TABLE_HEAD.face, TABLE_HEAD.size, number)
    who = said(setting, lambda words: words.texts.gettext("Signatory"))
    cells: list[list[Mark]] = [
        [Text(x, base, TABLE_HEAD, number)],
        [*in_line(TABLE_HEAD, who, LEFT + NUMBER_COLUMN + 4, base)],
    ]
    for place, demand in enumerate(columns.demands):
        value = setting.demand_numbers[demand]
        label = str(value) if columns.symbols else drawable(words.demand(value))
        cells.append([_centred(columns.middle(place), base, TABLE_HEAD, label)])
    right = setting.right
    rules = (Rule(LEFT, 0, right, 0.9, INK), Rule(LEFT, HEAD_HEIGHT, right, 0.7, INK))
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
    return entry.shown_name or setting.words.status(entry)


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
    block.artifact(_rule(block.height, setting.right))
    return block


@cache
def _rule(height: float, right: float) -> Rule:
    """Return the line below a row, the same for all rows of a height."""
    return Rule(LEFT, height, right)
