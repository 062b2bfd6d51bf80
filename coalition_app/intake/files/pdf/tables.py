"""Tables of a page: rows whose cells stand below each other, with drawn lines between them or without."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from coalition_app.intake.files.pdf.pieces import Piece, joined_pieces, lines_of
from coalition_app.intake.files.pdf.words import Page, Rule
from coalition_app.intake.words.table_headers import field_of_header

FEWEST_ROWS = 3
MOST_RULES = 300
"""Drawn lines across a page; a page of a list has one for each of its rows."""
MOST_LINES = 12
"""Lines of one row between two drawn lines."""
NARROWEST = 0.35
"""Of the letters' height: the gap between two columns."""
CROSSING = 0.05
"""Share of pieces that may cross it."""
BETWEEN = 8
"""Lines that may be between two rows of a table, as what goes on of a cell."""
CLOSE = 1.25
"""Of the letters' height: what goes on of a cell stands no farther below it."""

PARTED = 0.15
"""Share of close steps and of wide ones where rows are parted by wide ones."""


class Row(NamedTuple):
    """A line of a page: its cells, or its one text."""

    cells: tuple[str, ...]
    base: float
    size: float
    end: float
    """Where its last line stands."""
    unsure: tuple[str, ...]
    left: float
    right: float


def rows_in(block: Sequence[Piece], page: Page) -> list[Row]:
    """Return the lines of a block, with those of a table as rows of cells."""
    ruled = _ruled_rows(block, page)
    rows: list[Row] = []
    waiting: list[Piece] = []
    for strip in ruled:
        if isinstance(strip, Row):
            rows += _free_rows(waiting)
            waiting = []
            rows.append(strip)
        else:
            waiting += strip
    return [*rows, *_free_rows(waiting)]


def _ruled_rows(block: Sequence[Piece], page: Page) -> Iterator[Row | Sequence[Piece]]:
    """Yield the rows between drawn lines, and what is around tables of them."""
    lines = _places(rule.at for rule in page.across)
    if len(lines) > MOST_RULES:
        yield block
        return
    strips: list[list[Piece]] = [[] for _at in range(len(lines) + 1)]
    at = 0
    for piece in sorted(block, key=lambda each: each.base):
        while at < len(lines) and lines[at] < piece.base - 0.3 * piece.size:
            at += 1
        strips[at].append(piece)
    first = 0
    while first < len(strips):
        last = first
        columns: tuple[float, ...] = ()
        if 0 < first < len(lines):
            last, columns = _table_from(strips, first, lines, page.down)
        if last - first >= FEWEST_ROWS:
            for strip in strips[first:last]:
                if strip:
                    yield _row(strip, columns)
            first = last
        else:
            yield strips[first]
            first += 1


def _table_from(
    strips: Sequence[Sequence[Piece]], first: int, lines: Sequence[float], down: Sequence[Rule]
) -> tuple[int, tuple[float, ...]]:
    """Return where a table that begins with a strip ends, and where its columns begin."""
    last = first
    while last < len(lines) and strips[last] and len(lines_of(strips[last])) <= MOST_LINES:
        last += 1
    while last - first >= FEWEST_ROWS:
        top, bottom = lines[first - 1], lines[last - 1]
        drawn = _places(each.at for each in down if each.start < bottom and each.end > top)
        pieces = [piece for strip in strips[first:last] for piece in strip]
        starts = tuple(drawn[:-1]) if len(drawn) > 2 else tuple(_starts(pieces))
        if len(starts) < 2:
            last -= 1
            continue
        ending = first
        while ending < last and _is_one_row(strips[ending], starts):
            ending += 1
        rows = [_row(strip, starts) for strip in strips[first:ending]]
        filled = sum(sum(map(bool, row.cells)) > 1 for row in rows)
        if len(rows) >= FEWEST_ROWS and filled > len(rows) / 2:
            return ending, starts
        last = min(last - 1, ending) if ending - first >= FEWEST_ROWS else last - 1
    return first, ()


def _is_one_row(strip: Sequence[Piece], starts: Sequence[float]) -> bool:
    """Tell whether what is between two drawn lines is one row of a table.

    No piece of it crosses a column's beginning, and its first cell holds no two numbers.
    """
    if any(piece.left < at - 2 and piece.right > at + 2 for piece in strip for at in starts):
        return False
    numbers = [
        piece
        for piece in strip
        if _column_of(piece, starts) == 0 and piece.text.strip(" .)(").isdecimal()
    ]
    return len(numbers) < 2


def _places(found: Iterable[float]) -> list[float]:
    """Return places in their order, those within three points as one."""
    places: list[float] = []
    for at in sorted(found):
        if not places or at - places[-1] > 3:
            places.append(at)
    return places


def _column_of(piece: Piece, starts: Sequence[float]) -> int:
    middle = min((piece.left + piece.right) / 2, piece.left + piece.size)
    return max(0, sum(start <= middle for start in starts) - 1)


def _row(strip: Sequence[Piece], starts: Sequence[float]) -> Row:
    cells: list[list[Piece]] = [[] for _start in starts] or [[]]
    for line in lines_of(strip):
        for piece in line:
            cells[_column_of(piece, starts)].append(piece)
    return _made(strip, [joined_pieces(cell) for cell in cells])


def _made(strip: Sequence[Piece], cells: Sequence[str]) -> Row:
    return Row(
        tuple(cells),
        min(piece.base for piece in strip),
        max(piece.size for piece in strip),
        max(piece.base for piece in strip),
        tuple(word for piece in strip for word in piece.unsure),
        min(piece.left for piece in strip),
        max(piece.right for piece in strip),
    )


def _free_rows(pieces: Sequence[Piece]) -> Iterator[Row]:
    """Yield the lines of pieces without drawn lines between them."""
    rows = lines_of(pieces)
    at = 0
    for first, last in _runs(rows):
        yield from map(_line, rows[at:first])
        several = [row for row in rows[first:last] if len(row) > 1]
        starts = tuple(_starts([piece for row in several for piece in row], several[0]))
        made = list(_aligned_rows(rows[first:last], starts)) if len(starts) > 1 else []
        filled = sum(sum(map(bool, row.cells)) > 1 for row in made)
        if filled > len(made) / 2 or (made and _is_header(rows[first])):
            yield from made
        else:
            yield from map(_line, rows[first:last])
        at = last
    yield from map(_line, rows[at:])


def _line(row: Sequence[Piece]) -> Row:
    return _made(row, ["   ".join(piece.text for piece in row)])


def _runs(rows: Sequence[Sequence[Piece]]) -> Iterator[tuple[int, int]]:
    """Yield the runs of rows with several pieces, and of lines between them that may go on with a cell.

    What is below a header is one run: a column may be empty on a whole page.
    """
    several = [at for at, row in enumerate(rows) if len(row) > 1]
    run: list[int] = []
    for at in several:
        headed = bool(run) and _is_header(rows[run[0]])
        if run and at - run[-1] > BETWEEN + 1 and not headed:
            if len(run) >= FEWEST_ROWS:
                yield run[0], run[-1] + 1
            run = []
        run.append(at)
    if run and _is_header(rows[run[0]]):
        yield run[0], len(rows)
    elif len(run) >= FEWEST_ROWS:
        end = run[-1] + 1
        while end < len(rows) and end - run[-1] <= BETWEEN and _is_close(rows[end - 1], rows[end]):
            end += 1
        yield run[0], end


def _is_header(row: Sequence[Piece]) -> bool:
    return all(field_of_header(piece.text) for piece in row)


def _is_close(above: Sequence[Piece], below: Sequence[Piece]) -> bool:
    return below[0].base - above[0].base <= CLOSE * max(above[0].size, below[0].size)


def _starts(pieces: Sequence[Piece], header: Sequence[Piece] = ()) -> list[float]:
    """Return where columns begin: after gaps that next to no piece crosses."""
    if not pieces:
        return []
    edges = sorted({piece.left for piece in pieces})
    size = sorted(piece.size for piece in pieces)[len(pieces) // 2]
    starts = [edges[0]]
    for edge in edges[1:]:
        before, after = edge - NARROWEST * size, edge
        crossing = sum(piece.left < edge - 0.1 and piece.right > before for piece in pieces)
        if crossing <= CROSSING * len(pieces) and edge - starts[-1] > size:
            begins = sum(after - 0.1 <= piece.left for piece in pieces)
            if begins >= FEWEST_ROWS or any(piece.left == edge for piece in header):
                starts.append(edge)
    return starts


def _aligned_rows(rows: Sequence[Sequence[Piece]], starts: Sequence[float]) -> Iterator[Row]:
    """Yield rows of cells; what goes on of a cell on the next line belongs to the row above.

    Where rows are parted by wider steps, all that stands close goes on; else what has no first cell, or
    begins with a small letter.
    """
    open_row: list[Piece] = []
    close = [at > 0 and _is_close(rows[at - 1], row) for at, row in enumerate(rows)]
    parted = PARTED < sum(close) / len(rows) < 1 - PARTED
    for at, row in enumerate(rows):
        crosses = len(row) == 1 and (
            any(row[0].left < start - 1 and row[0].right > start + 1 for start in starts)
            # A page number below the table, a remark beside it.
            or (not close[at] and _column_of(row[0], starts) > 0)
        )
        goes_on = (
            bool(open_row)
            and not crosses
            and close[at]
            and (
                parted
                or _column_of(row[0], starts) > 0
                or (len(row) == 1 and row[0].text[:1].islower())
            )
        )
        if goes_on:
            open_row += row
            continue
        if open_row:
            yield _row(open_row, starts)
            open_row = []
        if crosses:
            yield _line(row)
        else:
            open_row = list(row)
    if open_row:
        yield _row(open_row, starts)
