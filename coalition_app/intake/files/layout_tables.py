"""Tables that only put signatories side by side on a page: each cell, or each column, is read by itself."""

from collections.abc import Sequence
from itertools import pairwise

from coalition_app.i18n import _
from coalition_app.intake.files.text import BESIDE_IN_ROW, as_line, comment_mark
from coalition_app.intake.files.two_columns import NUMBERED, is_field, share_of_people, signs
from coalition_app.intake.words.groups import head_languages, head_lists
from coalition_app.intake.words.item_sign import names_somebody
from coalition_app.intake.words.persons import begins_office, has_known_name, is_person
from coalition_app.intake.words.table_headers import NAMING, field_of_header

FEWEST = 4
"""Fewest rows whose columns are compared."""
FEW_ROWS, MANY_LINES = 4, 4
"""A table of so few rows, with so many lines in a cell, divides a page into columns."""
MOST_COLUMNS = 8
MOST_HEADERS = 100
"""Columns of a block of columns at most: a crafted line has as many as it has signs."""
ALIKE = 0.3
"""How far the shares of people in two columns of one sort may lie apart."""
SIGNING, OF_WORDS = 0.7, 0.5
"""Share of a column's cells that name a signatory, and that have more than one word."""
SAMPLE, HEADED_WITHIN = 200, 3
HEADER_WITHIN = 20
"""Rows from the top among which a header is looked for."""
FEWEST_NUMBERED, COUNTED = 2, 0.9
"""Rows, and share of a column's cells, that running numbers make certain."""
WIDEST, MOST_DIGITS = 40, 6
FEWEST_CARDS, MOST_CARDS, LONGEST_CARD = 4, 4, 6
"""Cells that hold a signatory each at least, such cells of a row at most, and their lines."""
FOLDED = 0.5
"""Share of such cells that have more than one line."""
Cells = Sequence[Sequence[Sequence[str]]]
"""Rows of cells of lines."""


def unfold_columns(rows: Sequence[Sequence[str]]) -> list[str] | None:
    """Return a table whose columns lay it out as lines, one signatory each; None for other tables.

    Blocks of columns follow each other.
    """
    if stacked := stack_blocks(rows):
        return [as_line(cells) for _row, cells in stacked]
    width = max(map(len, rows), default=0)
    if len(rows) < FEWEST or not 1 < width <= MOST_COLUMNS:
        return None
    if any(map(head_languages, rows[:HEADED_WITHIN])):
        return None
    columns = [[row[at].strip() if at < len(row) else "" for row in rows] for at in range(width)]
    columns = [column for column in columns if any(column)]
    headed = head_lists([column[0] for column in columns])
    if not headed and any(field_of_header(cell) for cell in rows[0]):
        return None
    if len(columns) < 2 or not all(_signs(column[headed:]) for column in columns):
        return None
    shares = [share_of_people([cell for cell in column if cell]) for column in columns]
    if not headed and max(shares) - min(shares) > ALIKE:
        return None
    return [cell for column in columns for cell in column if cell]


def lines_of_table(rows: Cells, texts: Sequence[Sequence[str]], comments: list[str]) -> list[str]:
    """Return the rows of a document's table, or the lines of its cells where it only lays out the page.

    `rows` are the lines of its cells, `texts` the cells as they are read. Who seems to sign beside somebody
    else in a row is added to `comments`, for the row to be looked at.
    """
    many = any(len(cell) >= MANY_LINES for row in rows for cell in row)
    if cards := unfold_cards(rows):
        return cards
    if (len(rows) <= FEW_ROWS and many) or max(map(len, rows), default=0) == 1:
        return [line for row in rows for cell in row for line in cell]
    unfolded = unfold_columns([[" ".join(cell.split()) for cell in row] for row in texts])
    if unfolded is not None:
        return unfolded
    read = [as_line(row) for row in texts]
    if len(read) == len(rows) and _columns_of_cards(rows):
        for at, row in enumerate(rows):
            for beside in _sure_beside(row):
                comments.append(_(BESIDE_IN_ROW) % {"words": beside})
                read[at] += comment_mark(len(comments) - 1)
    return read


def unfold_cards(rows: Cells) -> list[str] | None:
    """Return the cells of a table, one a line, where each holds a signatory with what describes it below.

    None for other tables. `rows` are the lines of the cells.
    """
    columns = _columns_of_cards(rows)
    shares = [sum(map(_is_person_card, each)) / len(each) for each in columns]
    if not columns or max(shares) - min(shares) > ALIKE or not all(map(_are_cards, columns)):
        return None
    return [_as_card(lines) for row in rows for cell in row if (lines := _card(cell))]


def _columns_of_cards(rows: Cells) -> list[list[list[str]]]:
    """Return the lines of the cells by columns where signatories may stand beside each other; else none."""
    columns: dict[int, list[list[str]]] = {}
    for row in rows:
        for at, cell in enumerate(row):
            if lines := _card(cell):
                columns.setdefault(at, []).append(lines)
    if not 1 < len(columns) <= MOST_CARDS or sum(map(len, columns.values())) < FEWEST_CARDS:
        return []
    if any(field_of_header(each[0][0]) for each in columns.values()):
        return []
    firsts = [[_first(lines) for lines in each] for each in columns.values()]
    # Columns of more rows are compared, and read one after the other.
    alone = len(rows) < FEWEST
    alone = alone and all(
        names_somebody(first) and not is_field(first) for each in firsts for first in each
    )
    # Nobody signs again and again: what stands beside several signatories describes them.
    alone = alone and all(len(set(each)) == len(each) for each in firsts)
    return [*columns.values()] if alone or any(map(_sure_beside, rows)) else []


def _sure_beside(row: Sequence[Sequence[str]]) -> list[str]:
    """Return the cells of a row, but for the first, that begin with somebody who signs for certain."""
    sure = [_as_card(lines) for cell in row if _is_sure_card(lines := _card(cell))]
    return sure[1:]


def _card(cell: Sequence[str]) -> list[str]:
    return [words for line in cell if (words := " ".join(line.split()))]


def _first(lines: Sequence[str]) -> str:
    return lines[0].partition(",")[0]


def _as_card(lines: Sequence[str]) -> str:
    return ", ".join(line.rstrip(" ,;") for line in lines)


def _is_person_card(lines: Sequence[str]) -> bool:
    """Tell whether a cell begins with a person: by a known name, or with an office on the line below."""
    first = _first(lines)
    return is_person(first) and (has_known_name(first) or any(map(begins_office, lines[1:2])))


def _is_sure_card(lines: Sequence[str]) -> bool:
    """Tell whether a cell of several lines begins with somebody who signs for certain."""
    return len(lines) > 1 and signs(_first(lines)) and not is_field(_first(lines))


def _are_cards(column: Sequence[Sequence[str]]) -> bool:
    """Tell whether the cells of a column hold a signatory each, not several, and nothing else."""
    firsts = [_first(lines) for lines in column[:SAMPLE]]
    sure = sum(signs(first) and not is_field(first) for first in firsts) >= SIGNING * len(firsts)
    folded = sum(len(lines) > 1 for lines in column) >= FOLDED * len(column)
    folded = folded or all(names_somebody(_first(lines)) for lines in column)
    several = sum(_holds_several(lines) for lines in column)
    longest = max(map(len, column))
    return sure and folded and longest <= LONGEST_CARD and several <= ALIKE * len(column)


def _holds_several(lines: Sequence[str]) -> bool:
    """Tell whether what is below the first line of a cell names others of its sort."""
    sort = _is_person_card(lines)
    return any(signs(each) and _is_person_card([each]) == sort for each in lines[1:])


def may_stack(rows: Sequence[Sequence[str]], *, counting: bool) -> bool:
    """Tell whether the first rows of a table may have several blocks side by side."""
    return bool(_repeated_header(rows)[1] or (counting and len(_columns_of_numbers(rows)) > 1))


def stack_blocks(
    rows: Sequence[Sequence[str]], *, counting: bool = True
) -> list[tuple[int, Sequence[str]]] | None:
    """Put the blocks of a table that are side by side below each other; None where there is one block.

    Blocks begin where a header's words begin again or, `counting`, where a further column counts on. Returns
    the index and the cells of each row that holds anything; of the header's, the first block alone.
    """
    head, starts = _repeated_header(rows)
    if not starts:
        head, starts = -1, _numbered_columns(rows) if counting else []
    if not starts:
        return None
    stacked: list[tuple[int, Sequence[str]]] = [
        (at, row) for at, row in enumerate(rows[: max(head, 0)])
    ]
    if head >= 0:
        stacked.append((head, rows[head][starts[0] : starts[1]]))
    ends = [*starts[1:], starts[-1] + starts[1] - starts[0]]
    pieces = [
        (at, row[start:end])
        for start, end in zip(starts, ends, strict=True)
        for at, row in enumerate(rows[head + 1 :], head + 1)
    ]
    beyond = [(at, [*row[: starts[0]], *row[ends[-1] :]]) for at, row in enumerate(rows)]
    if any(any(map(str.strip, row)) for at, row in beyond if at > head):
        return None
    filled = [(at, row) for at, row in pieces if any(map(str.strip, row))]
    numbers = [_number_of(row[0]) for _at, row in filled]
    if len(set(numbers)) == len(numbers) and None not in numbers:
        filled.sort(key=lambda each: _number_of(each[1][0]) or 0)
    return [*stacked, *filled]


def _repeated_header(rows: Sequence[Sequence[str]]) -> tuple[int, list[int]]:
    """Return the row whose headers are the same for each block, and the columns in which the blocks begin."""
    for at, row in enumerate(rows[:HEADER_WITHIN]):
        filled = [(column, cell.strip().lower()) for column, cell in enumerate(row) if cell.strip()]
        words = [cell for _column, cell in filled]
        for count in range(2, MOST_COLUMNS + 1):
            size, rest = divmod(len(words), count)
            if rest or not 0 < size <= MOST_HEADERS or words != words[:size] * count:
                continue
            known = any(map(field_of_header, words[:size]))
            if known if size > 1 else field_of_header(words[0]) in NAMING:
                return at, [filled[block * size][0] for block in range(count)]
    return 0, []


def _numbered_columns(rows: Sequence[Sequence[str]]) -> list[int]:
    """Return the columns of running numbers that count on from each other, equally far apart."""
    found = _columns_of_numbers(rows)
    steps = {after - before for before, after in pairwise(found)}
    every = sorted(number for numbers in found.values() for number in numbers)
    if len(found) < 2 or len(steps) > 1 or every != list(range(every[0], every[0] + len(every))):
        return []
    if steps == {1} and not all(
        any(map(str.isalpha, cell)) for row in rows for cell in row if cell
    ):
        return []
    return list(found)


def _columns_of_numbers(rows: Sequence[Sequence[str]]) -> dict[int, list[int]]:
    """Return the numbers that nearly all cells of a column are or begin with, by their columns."""
    width = max(map(len, rows), default=0)
    if len(rows) < FEWEST_NUMBERED or not 1 < width <= WIDEST:
        return {}
    found: dict[int, list[int]] = {}
    for at in range(width):
        column = [row[at] for row in rows if at < len(row) and row[at].strip()]
        numbers = [number for cell in column if (number := _number_of(cell)) is not None]
        if numbers and len(numbers) >= COUNTED * len(column):
            found[at] = numbers
    return found


def _number_of(cell: str) -> int | None:
    """Return the number that a cell is, or that its words begin with."""
    bare = cell.strip().rstrip(".)")
    if bare.isdecimal() and len(bare) <= MOST_DIGITS:
        return int(bare)
    match = NUMBERED.match(cell)
    return int(match[1]) if match else None


def _signs(column: Sequence[str]) -> bool:
    some = [cell for cell in column if cell][:SAMPLE]
    if 2 * len([cell for cell in column if cell]) < len(column) or any(map(is_field, some)):
        return False
    worded = sum(" " in cell for cell in some)
    return sum(map(signs, some)) >= SIGNING * len(some) and worded >= OF_WORDS * len(some)
