"""Columns that nothing is read from: where they hold positions, somebody must say what they are."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from itertools import islice

from coalition_app.drafts import ColumnWarning
from coalition_app.i18n import _, ngettext
from coalition_app.intake.entries.remainder import speaks
from coalition_app.intake.entries.reservations import states_position
from coalition_app.intake.entries.runs import role_of_remark
from coalition_app.intake.entries.said_beside import opens_beside
from coalition_app.intake.entries.stand_ins import TELLING
from coalition_app.intake.entries.traits import traits
from coalition_app.intake.forms.answer_columns import BARE
from coalition_app.intake.tables.descriptions import (
    REMARKS,
    hold_descriptions,
    is_description,
    speaks_of_signing,
)
from coalition_app.intake.tables.header import Header
from coalition_app.intake.tables.mark_columns import DIGITS, HEADS, opening_cells
from coalition_app.intake.tables.plain_answers import APART, is_plain_answer, is_plain_day
from coalition_app.intake.tables.settle_roles import SAMPLE, sample_rows
from coalition_app.intake.words.form_questions import read_stance
from coalition_app.intake.words.header_key import header_key
from coalition_app.intake.words.item_sign import names_for_certain, names_somebody
from coalition_app.intake.words.table_headers import plain_header
from coalition_app.intake.words.vocabulary import SMALL_WORDS

MOST = 0.5
"""Share of a column's filled cells above which it holds positions, or of its rows that say the same."""
USUAL = (2, 0.1)
"""How often a cell must stand in a column, and in which share of it, to be one of the column's few kinds."""
MOST_ASKED = 20
"""Filled cells of a column with gaps that somebody may look at one by one: it was not asked of everybody."""
FEW_ROWS = 1 / 3
"""Share of a full column up to which cells with words of their own are the exception."""
SAYS_MORE = re.compile(r"[,;:.!?()\d]|(?:\S+\s){2}")
"""What a category or a name of something hardly holds."""
WORD = re.compile(r"\w+")


def unread_columns(header: Header, statuses: Collection[int]) -> dict[int, str]:
    """Return the headers of the columns that were not read, by their places."""
    read = {*header.fields.values(), *statuses}
    cells = enumerate(header.cells) if header.index >= 0 else ()
    return {at: cell.strip() for at, cell in cells if at not in read and cell.strip()}


def unread_positions(
    texts: Sequence[str],
    header: Header,
    unread: Mapping[int, str],
    mapping: Mapping[str, str],
) -> tuple[str, ...]:
    """Return the headers of unread columns that hold positions, and that nobody said to leave unread."""
    asked = asked_about(unread, mapping)
    rows = sample_rows(texts, header.index + 1, header.delimiter) if asked else []
    columns = {at: [row[at] for row in rows if at < len(row) and row[at]] for at in asked}
    return tuple(asked[at] for at, cells in columns.items() if hold_positions(cells))


def asked_about(unread: Mapping[int, str], mapping: Mapping[str, str]) -> dict[int, str]:
    """Return the unread columns that nobody said to leave unread."""
    return {at: cell for at, cell in unread.items() if header_key(cell) not in mapping}


def description_columns(
    rows: Sequence[Sequence[str]], columns: Mapping[int, str]
) -> frozenset[int]:
    """Return the unread columns that describe the signatories, by their places."""
    return frozenset(
        at
        for at, head in columns.items()
        if plain_header(head) not in HEADS and hold_descriptions(_cells(rows, at))
    )


def limiting_cells(
    rows: Sequence[Sequence[str]], columns: Mapping[int, str], descriptions: Collection[int]
) -> dict[int, list[str]]:
    """Return by the row what unread columns say of signing there: somebody must look at it.

    What most rows say alike is said of the column, unless it answers whether they sign. What describes
    a signatory is asked about only where it speaks of signing.
    """
    found: dict[int, list[str]] = {}
    for column, head in columns.items():
        cells = _cells(rows, column)
        whole = list(filter(is_description, cells)) if column in descriptions else []
        opening = set(filter(speaks_of_signing, whole))
        opening |= _opening_cells(head, list(set(cells) - set(whole)) if whole else cells)
        for at, cell in enumerate(cells):
            if cell in opening:
                found.setdefault(at, []).append(cell)
    return found


def _cells(rows: Sequence[Sequence[str]], column: int) -> list[str]:
    return [row[column].strip() if column < len(row) else "" for row in rows]


def _opening_cells(head: str, cells: Sequence[str]) -> set[str]:
    """Return which cells of a column that answers, or that may hold anything, open their rows."""
    common = Counter(filter(None, cells))
    may_limit = (cell for cell in common if common[cell] <= MOST * len(cells) and _may_limit(cell))
    return {*opening_cells(head, cells), *_odd_cells(cells), *may_limit, *_strangers(cells, common)}


def _strangers(cells: Sequence[str], common: Mapping[str, int]) -> set[str]:
    """Return who is named in a column that names nobody in most rows: two cells may be interchanged."""
    # No name differs by its digits, and a column of codes or telephones by nothing else.
    bare = {cell: cell.translate(DIGITS) for cell in common}
    certain = set(filter(names_for_certain, {*bare.values()}))
    named = {cell for cell in common if bare[cell] in certain}
    return named if sum(map(common.__getitem__, named)) <= MOST * len(cells) else set()


def _odd_cells(cells: Sequence[str]) -> frozenset[str]:
    """Return what is unlike the rest of a column, and more than a plain datum: it may be on the signature.

    Where most cells are of their own words, these are what the column holds.
    """
    filled = [cell for cell in cells if cell]
    common = Counter(filled)
    usual = max(USUAL[0], USUAL[1] * len(filled))

    def is_odd(cell: str) -> bool:
        return common[cell] < usual and not _is_datum(cell)

    kinds = [cell for cell, count in common.items() if count >= usual]
    if len(filled) <= MOST * len(cells) or any(map(_begins_as_answer, kinds)):
        # Remarks that few make, or answers: each of them may say anything.
        return frozenset(filter(is_odd, common))
    if len(filled) < len(cells) and len(filled) <= MOST_ASKED:
        return frozenset(filter(is_odd, common))
    some = filled[:SAMPLE]
    few = int(FEW_ROWS * len(some))
    if any(islice((cell for cell in some if is_odd(cell)), few, None)):
        return frozenset()
    return frozenset(cell for cell in common if SAYS_MORE.search(cell) and is_odd(cell))


def _begins_as_answer(cell: str) -> bool:
    return bool(BARE.fullmatch(APART.split(cell)[0]))


@lru_cache(maxsize=20_000)
def _is_datum(cell: str) -> bool:
    """Tell whether a cell is a word, a number, a day, a contact, or what names somebody or something."""
    if " " not in cell or not any(map(str.isalpha, cell)) or names_somebody(cell):
        return True
    words = cell.split(" ")
    written = all(word[:1].isupper() or word in SMALL_WORDS for word in words) and not speaks(cell)
    if written and words[0][:1].isupper():
        return True
    return is_plain_answer(cell) or is_plain_day(cell, ()) or not opens_beside(cell)


@lru_cache(maxsize=20_000)
def _may_limit(cell: str) -> bool:
    """Tell whether words are on signing or supporting; the first of them may say what somebody does."""
    if TELLING.search(cell.lower()) is None:
        return False
    if states_position(cell) or role_of_remark(cell) in REMARKS:
        return True
    return any("telling" in traits(word) for word in WORD.findall(cell)[1:])


def hold_positions(cells: Sequence[str]) -> bool:
    """Tell whether most filled cells of a column are positions or reservations.

    A bare yes or no may answer any question.
    """
    return sum(map(_is_position, cells)) > MOST * len(cells)


def warn_of_unread(
    unread: Collection[str], positions: Collection[str], descriptions: Collection[str] = ()
) -> list[str]:
    """Warn of columns that were not read: their content stays in the source alone."""
    described = [header for header in unread if header in descriptions and header not in positions]
    others = [header for header in unread if header not in {*positions, *descriptions}]
    warnings = [unread_sentence(positions)] if positions else []
    if described:
        sentence = _("These columns describe the signatories and are not printed: %(columns)s.")
        warnings.append(sentence % {"columns": ", ".join(described)})
    if others:
        sentence = _(
            "These columns were not read: %(columns)s. What in them may bear on a signature "
            "is asked about; the rest stays in the source alone."
        )
        warnings.append(sentence % {"columns": ", ".join(others)})
    return warnings


def unread_sentence(positions: Collection[str]) -> str:
    """Say which columns hold positions and were not read."""
    sentence = ngettext(
        "This column holds positions or reservations and was not read: %(columns)s.",
        "These columns hold positions or reservations and were not read: %(columns)s.",
        len(positions),
    )
    return ColumnWarning(sentence % {"columns": ", ".join(positions)})


def _is_position(cell: str) -> bool:
    if BARE.fullmatch(cell.rstrip(".!")):
        return False
    return bool(read_stance(cell)) or states_position(cell)
