"""The notes below a table: by their marks they belong to its rows, as the notes of a list to its entries."""

import csv
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from coalition_app.drafts import Draft, LeftOut
from coalition_app.intake.entries.footnotes import Footnotes, take_footnotes
from coalition_app.intake.files.lines import filled_lines, numbers_in, with_left_out

ROW = "• "
"""Put before the cells of a row: no row is a note, whatever its first cell begins with."""


def take_notes_below(
    texts: Sequence[str], delimiter: str, *, first: int
) -> tuple[Sequence[str], Footnotes]:
    """Take the notes out of the lines of a table; returns the lines, which keep their numbers.

    `first`: the index of the line below the header. A note is alone in its row.
    """
    shown = [*[""] * first, *_as_lines(texts[first:], delimiter)]
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
    return with_left_out(replace(draft, left_out=tuple(parted)), notes.left_out)


def _parted(left: LeftOut, taken: Collection[int]) -> Iterator[LeftOut]:
    lines = enumerate(left.text.split("\n"), left.lines[0])
    for is_taken, group in groupby(lines, key=lambda line: line[0] in taken):
        numbers, texts = zip(*group, strict=True)
        if not is_taken and any(map(str.strip, texts)):
            yield replace(left, lines=(numbers[0], numbers[-1]), text="\n".join(texts))


def _as_lines(texts: Sequence[str], delimiter: str) -> Iterator[str]:
    """Yield the rows as a list prints its lines: a tab between cells, and no quotation marks around them."""
    for text in texts:
        cells = [text]
        if delimiter in text:
            cells = next(csv.reader([text], delimiter=delimiter), [])
        filled = [cell for cell in cells if cell.strip()]
        yield "".join(filled) if len(filled) < 2 else ROW + "\t".join(filled)
