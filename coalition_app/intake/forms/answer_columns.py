"""Columns of answers whose headers name no demand: found by their cells, matched by the demands' wording."""

import re
from collections.abc import Collection, Mapping, Sequence

from coalition_app.drafts import SHEET_MARK, ColumnWarning
from coalition_app.i18n import _
from coalition_app.intake.words.form_questions import AGREED, SIGNS, read_stance

ANSWER = "answer"
"""Field of a column whose answers belong to a demand that is not known."""
SHARE = 0.75
"""Share of a column's answers that are plain ones."""
SHARE_ASKED = 0.5
"""The same where the header asks for support."""
BARE = re.compile(
    r"да|нет|yes|no|y|n|иә|ия|жоқ|так|ні|ja|nein|oui|non|s[ií]|tak|nie|true|for|agree[sd]?|"
    + AGREED,
    re.IGNORECASE,
)
"""Answers to any question; others are given only to one that asks for support."""
ASKS_SUPPORT = re.compile(
    r"поддерж|одобр|support|endors|қолда|мақұлда|підтрим|unterstütz|apoy|souten"
)
LEADING = re.compile(
    r"\s*(?:(?:№|#|q|п\.?|в\.?)\s*)?0*(\d{1,3})\s*[.):\-–—]+\s*(?=\D)", re.IGNORECASE
)
IN_BRACKETS = re.compile(r"[\[(]([^\[\]()]{4,})[\])]\s*[:*?.]*\s*$")

Rows = Sequence[Sequence[str]]
Columns = Sequence[tuple[str, str]]
"""Headers with the fields that their columns were read as."""


def find_answers(
    rows: Rows, headers: Sequence[str], fields: dict[str, int], mapped: Collection[int]
) -> None:
    """Add the columns of answers whose headers name no demand to the fields of a table.

    Where their headers are numbered from 1 and no other header is, the numbers are the demands'. `mapped`
    are the columns whose fields somebody set.
    """
    # «Position [What is asked]» heads answers, whatever it means without the brackets.
    taken = {
        at
        for field, at in fields.items()
        if not (
            field.startswith("office") and at < len(headers) and IN_BRACKETS.search(headers[at])
        )
    }
    numbers = leading_numbers(headers)
    found = [
        at
        for at in range(len(headers))
        if at not in taken
        and at not in mapped
        and _holds_answers(rows, at, asks=bool(ASKS_SUPPORT.search(headers[at].lower())))
    ]
    bare = [
        at
        for at in range(len(headers))
        if at not in taken and at not in mapped and at not in found and at in numbers
    ]
    if set(numbers) <= {*found, *bare}:
        # Numbered as demands are: a yes or a no answers them.
        found += [at for at in bare if _holds_answers(rows, at, asks=True)]
    numbered = is_run(numbers, found)
    for at in sorted(found):
        for field in [field for field, column in fields.items() if column == at]:
            fields.pop(field)
        known = f"demand:{numbers[at]}" if numbered else ""
        fields[known if known and known not in fields else f"{ANSWER}:{at}"] = at


def leading_numbers(headers: Sequence[str]) -> dict[int, int]:
    """Return the numbers with which headers begin, by the headers' indexes."""
    found = ((at, LEADING.match(header)) for at, header in enumerate(headers))
    return {at: int(match[1]) for at, match in found if match}


def is_run(numbers: Mapping[int, int], columns: Collection[int]) -> bool:
    """Tell whether the numbers of the columns run from 1, and no other column has one."""
    run = sorted(numbers.values()) == list(range(1, len(numbers) + 1))
    return bool(columns) and run and set(numbers) == set(columns)


def _holds_answers(rows: Rows, column: int, *, asks: bool) -> bool:
    """Tell whether nearly all filled cells of a column are plain answers to a question for support."""
    filled = [cell for row in rows if column < len(row) and (cell := row[column])]
    signs = [cell for cell in filled if SIGNS.fullmatch(cell)] if "+" in filled else []
    plain = [cell for cell in filled if read_stance(cell)]
    cells = len(signs) + sum(read_stance(cell) != "" for cell in filled if cell not in signs)
    if not cells or len(plain) + len(signs) < (SHARE_ASKED if asks else SHARE) * cells:
        return False
    return asks or any(not BARE.fullmatch(cell.rstrip(".!")) for cell in plain)


def answers_in_signs(rows: Rows, fields: Mapping[str, int]) -> bool:
    """Tell whether a column of answers holds a plus, so that a minus in any of them says no."""
    columns = [at for field, at in fields.items() if field.startswith(("demand:", f"{ANSWER}:"))]
    return any(at < len(row) and row[at].strip() == "+" for at in columns for row in rows)


def warn_of_answer_columns(columns: Columns) -> list[str]:
    """Warn of columns of answers whose demand is not known."""
    headers = [
        " ".join(header.rpartition(SHEET_MARK)[2].split())
        for header, field in columns
        if field == ANSWER
    ]
    if not headers:
        return []
    sentence = _(
        "It is not known which demand these columns answer: %(columns)s. What is less than support there "
        "comes in as unassigned words. Say the demand of each in the part “Columns”."
    )
    return [ColumnWarning(sentence % {"columns": "; ".join(dict.fromkeys(headers))})]
