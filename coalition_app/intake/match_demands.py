"""Columns of answers matched with a statement's demands: by wording, by number, else by their order."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from coalition_app.drafts import SHEET_MARK, ColumnWarning
from coalition_app.i18n import _
from coalition_app.intake.forms.answer_columns import (
    ANSWER,
    IN_BRACKETS,
    LEADING,
    Columns,
    is_run,
    leading_numbers,
)
from coalition_app.intake.words.form_questions import DEMAND
from coalition_app.intake.words.header_key import header_key

WORD = re.compile(r"\w+")
ALIKE, APART = 80, 8
"""Likeness of a header and a demand's wording, and by how much it must exceed that of any other demand."""
PART = 0.95
FEWEST_WORDS = 2


@dataclass(frozen=True, slots=True)
class DemandWords:
    """A demand as headers are compared with it."""

    number: int
    wordings: tuple[str, ...]
    """In every language."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Which columns answer which demands, by headers as they are remembered."""

    certain: dict[str, str]
    """By their wording, or by a number in the header."""
    by_order: dict[str, str]
    """Only by the order of the columns; a person must check it."""


def propose_demands(
    columns: Columns, demands: Sequence[DemandWords], told: Collection[str] = ()
) -> Proposal:
    """Match columns of answers with the demands of a statement: by wording, by number, else by order.

    A header that names its demand keeps it, and so does one that somebody assigned. A column that was not
    read is matched by its wording alone.
    """
    open_ = [
        (key, header.rpartition(SHEET_MARK)[2], field)
        for header, field in columns
        if (key := header_key(header)) not in told and _is_open(header, field)
    ]
    keys = {key for key, _header, _field in open_}
    used = {
        int(field.partition(":")[2])
        for header, field in columns
        if field.startswith("demand:") and header_key(header) not in keys
    }
    certain = _by_wording(open_, [each for each in demands if each.number not in used])
    used |= {int(field.partition(":")[2]) for field in certain.values()}
    answers = [each for each in open_ if each[2] or each[0] in certain]
    numbers = leading_numbers([header for _key, header, _field in answers])
    if is_run(numbers, range(len(answers))) and len(answers) <= len(demands):
        for at, (key, _header, _field) in enumerate(answers):
            if key not in certain and numbers[at] not in used:
                certain[key] = f"demand:{numbers[at]}"
                used.add(numbers[at])
    rest = [(key, field) for key, _header, field in answers if key not in certain]
    # A number read as a demand's may not be one of this statement.
    certain |= {key: ANSWER for key, field in rest if field != ANSWER and demands}
    left = [each.number for each in demands if each.number not in used]
    if not rest or len(rest) != len(left):
        return Proposal(certain, {})
    by_order = {key: f"demand:{at}" for (key, _field), at in zip(rest, left, strict=True)}
    return Proposal(certain, by_order)


def _is_open(header: str, field: str) -> bool:
    """Tell whether a column may answer a demand that its header does not name."""
    if field in ("", ANSWER):
        return True
    return field.startswith("demand:") and not DEMAND.search(" ".join(header.lower().split()))


def _by_wording(
    open_: Sequence[tuple[str, str, str]], demands: Sequence[DemandWords]
) -> dict[str, str]:
    """Return the columns whose headers resemble one demand's wording, and no other's."""
    claimed: dict[int, list[str]] = {}
    for key, header, _field in open_:
        scores = sorted(((_likeness(header, each), each.number) for each in demands), reverse=True)
        second = scores[1][0] if len(scores) > 1 else 0
        if scores and scores[0][0] >= ALIKE and scores[0][0] - second >= APART:
            claimed.setdefault(scores[0][1], []).append(key)
    return {keys[0]: f"demand:{number}" for number, keys in claimed.items() if len(keys) == 1}


def _likeness(header: str, demand: DemandWords) -> float:
    """Return how much a header resembles a demand, up to 100: as a whole, in its brackets, or in part."""
    bare = LEADING.sub("", header, count=1)
    match = IN_BRACKETS.search(bare)
    asked = [_words(each) for each in (bare, match[1] if match else "") if each]
    return max(
        (_likeness_of_words(mine, _words(theirs)) for mine in asked for theirs in demand.wordings),
        default=0,
    )


def _likeness_of_words(header: list[str], demand: list[str]) -> float:
    if not header or not demand:
        return 0
    mine, theirs = " ".join(header), " ".join(demand)
    whole = fuzz.ratio(mine, theirs)
    if len(header) < FEWEST_WORDS or len(demand) < FEWEST_WORDS:
        return whole
    return max(whole, PART * fuzz.token_set_ratio(header, demand))


def _words(text: str) -> list[str]:
    return [word.replace("ё", "е") for word in WORD.findall(text.casefold())]


def warn_of_order(columns: Columns, by_order: Mapping[str, str]) -> list[str]:
    """Warn of columns that were assigned to demands by their order alone."""
    told = [
        _("%(column)s: demand %(number)s")
        % {
            "column": " ".join(header.split()),
            "number": by_order[header_key(header)].partition(":")[2],
        }
        for header, _field in columns
        if header_key(header) in by_order
    ]
    if not told:
        return []
    sentence = _(
        "These columns were given to the demands by their order alone: %(columns)s. Check them in the "
        "Columns part."
    )
    return [ColumnWarning(sentence % {"columns": "; ".join(told)})]


def warn_of_lacking(columns: Columns, known: Collection[int]) -> list[str]:
    """Warn of columns that answer demands which the statement lacks; `known` are the numbers of its own."""
    lacking = [
        " ".join(header.rpartition(SHEET_MARK)[2].split())
        for header, field in columns
        if (field == "demands" and not known)
        or (field.startswith("demand:") and int(field.partition(":")[2]) not in known)
    ]
    if not lacking:
        return []
    sentence = _(
        "The statement has no demands for these columns: %(columns)s. Whoever did not answer there with "
        "support comes in with unassigned words and is not counted. Add the demands first, or say in the "
        "part “Columns” what these columns are."
    )
    return [ColumnWarning(sentence % {"columns": "; ".join(dict.fromkeys(lacking))})]
