"""The notes below a table: by their marks they belong to its rows, as the notes of a list to its entries."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from coalition_app.drafts import Draft, LeftOut
from coalition_app.errors import UserError
from coalition_app.intake.entries.footnotes import (
    NOTE_LINE,
    PERSONAL,
    Footnotes,
    take_footnotes,
    told_notes,
)
from coalition_app.intake.files.lines import filled_lines, numbers_in, with_left_out
from coalition_app.intake.tables.rows import Row, parse_rows
from coalition_app.intake.words.item_sign import item_sign, names_somebody

ROW = "• "
"""Put before what is no note, nor goes on with one, whatever it begins with."""


def take_notes_below(
    texts: Sequence[str], delimiter: str, *, first: int
) -> tuple[Sequence[str], Footnotes]:
    """Take the notes out of the lines of a table; returns the lines, which keep their numbers.

    `first`: the index of the line below the header. A note is alone in its row.
    """
    try:
        rows = [*parse_rows(texts, first, delimiter)]
    except UserError:
        # Whoever reads the rows says which of them cannot be read.
        return texts, Footnotes()
    shown = [*[""] * first, *_as_lines(texts, rows)]
    _remain, notes = take_footnotes([*filled_lines(shown)])
    if not notes.left_out:
        return texts, notes
    taken = numbers_in(left.lines for left in notes.left_out)
    rest = ["" if number in taken else text for number, text in enumerate(texts, 1)]
    left_out = tuple(
        replace(left, text="\n".join(texts[left.lines[0] - 1 : left.lines[1]]))
        for left in notes.left_out
    )
    return rest, replace(notes, left_out=left_out)


def with_notes(draft: Draft, notes: Footnotes) -> Draft:
    """Return a draft that accounts for the notes too; what was left out around one is parted there."""
    taken = numbers_in(left.lines for left in notes.left_out)
    parted = (
        part
        for left in draft.left_out
        for part in ([left] if taken.isdisjoint(numbers_in([left.lines])) else _parted(left, taken))
    )
    return with_left_out(replace(draft, left_out=tuple(parted)), told_notes(notes, draft.entries))


def _parted(left: LeftOut, taken: Collection[int]) -> Iterator[LeftOut]:
    lines = enumerate(left.text.split("\n"), left.lines[0])
    for is_taken, group in groupby(lines, key=lambda line: line[0] in taken):
        numbers, texts = zip(*group, strict=True)
        if not is_taken and any(map(str.strip, texts)):
            yield replace(left, lines=(numbers[0], numbers[-1]), text="\n".join(texts))


def _as_lines(texts: Sequence[str], rows: Sequence[Row]) -> Iterator[str]:
    """Yield the rows as a list prints its lines: a tab between cells, and no quotation marks around them."""
    filled = [[cell for cell in cells if cell.strip()] for _first, _last, cells in rows]
    widest = max((at for at, cells in enumerate(filled) if len(cells) > 1), default=-1)
    for at, ((first, last, cells), own) in enumerate(zip(rows, filled, strict=True)):
        if first < last:
            # A line of a cell is no note of the table.
            yield from (ROW + text for text in texts[first - 1 : last])
        elif len(own) > 1 or (own and _is_row(own[0], len(cells) > 1, at < widest)):
            yield ROW + "\t".join(own)
        else:
            yield "".join(own)


def _is_row(cell: str, is_parted: bool, rows_follow: bool) -> bool:
    """Tell whether the only filled cell of a row names who signs, or is at least no note's second line."""
    if (mark := NOTE_LINE.match(cell)) is None:
        return is_parted and cell.lstrip()[:1].islower()
    words = cell[mark.end() :]
    named = item_sign(words) > 0 if rows_follow else names_somebody(words)
    return named and not PERSONAL.search(words)
