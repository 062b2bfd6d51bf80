"""Defects of a source at a signature: shown with their reasons, and settled one by one."""

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import NamedTuple

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.checked import chunks
from coalition_app.records.signatories.full_names import body_name
from coalition_app.records.signatures.signatures import PRINTED
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.columns import Row
from coalition_app.records.store.tables import signature
from coalition_app.records.store.transactions import Reading, Transaction

SHOWN_AT_END = ("unclosed-quotation-mark", "text-cut-off", "unbalanced-parenthesis", "name-cut-off")
"""Defects that show where a printed field ends; its comma is not printed."""
SHOWN_INSIDE = ("missing-comma", "missing-space", "mixed-scripts", "misspelt-legal-form")
"""Defects that show where their piece is within a printed field."""
SHOWN_DEFECTS = (*SHOWN_AT_END, *SHOWN_INSIDE)
"""What a reader may see broken in a name. Faults of layout show to nobody, and the rest is private."""

LEFT = "left"


class Broken(NamedTuple):
    """A signature whose source prints it in a doubtful way."""

    number: int
    name: str
    """Legal form and name as signed."""
    defects: tuple[tuple[str, str], ...]
    """Code of each defect, and the piece of the print in which it shows."""
    settled_on: dt.date | None = None
    """The day on which somebody looked at it and left it as it is; None while it is to be looked at."""
    left: bool = False
    """Whether it was left although it is a flaw: then it still prints as one."""


def list_broken(
    tx: Reading,
    statement_id: uuid.UUID,
    *,
    settled_too: bool = False,
    among: tuple[int, int] | None = None,
) -> list[Broken]:
    """List the printed signatures of a statement with defects, by number; settled ones only where asked for.

    `among` keeps the numbers from its first to its last.
    """
    found = [_broken(row) for row in _rows(tx, statement_id, among)]
    return [each for each in found if settled_too or each.settled_on is None]


def shows(code: str, piece: str, printed: Sequence[str]) -> bool:
    """Tell whether a defect shows in what is printed of a signature, name first; a corrected one does not.

    A source's entry may be printed as several fields: of a piece that runs to its end, its beginning is at
    the end of one of them.
    """
    if code in SHOWN_AT_END and piece:
        parts = piece.split(", ")
        ends = [", ".join(parts[:count]) for count in range(1, len(parts) + 1)]
        return any(field.startswith(piece) or _ends(field, ends) for field in printed)
    return code in SHOWN_INSIDE and bool(piece) and any(piece in field for field in printed)


def _ends(field: str, ends: Sequence[str]) -> bool:
    """Tell whether a field ends with one of these, as words of their own."""
    return any(field.endswith(end) and not field.removesuffix(end)[-1:].isalnum() for end in ends)


def looked_at(code: str, piece: str, day: dt.date, *, left: bool) -> list[str]:
    """Return a defect as it is kept once somebody looked at it: found right, or left though it is a flaw."""
    return [code, piece, day.isoformat(), *([LEFT] if left else [])]


def settle_defects(
    tx: Transaction, statement: StatementRow, numbers: Sequence[int], *, left: bool = False
) -> int:
    """Record that signatures are right as they are, though their print looked broken; return their number.

    `left` says that they are flaws, and stay as their list has them: they print with their mark. The defects
    stay readable, with the day. Raises UserError where none of them has a defect to look at.
    """
    wanted = set(numbers)
    rows = {}
    for row in _rows(tx, statement.id):
        known = _broken(row)
        if row.number in wanted and (known.settled_on is None or (known.left and not left)):
            rows[row.id] = row
    if not rows:
        raise UserError(_("Nothing is left to look at in what the source prints of these."))
    for chunk in chunks(rows):
        settled = {
            key: {
                "defects": [
                    looked_at(each[0], each[1], tx.today, left=left) for each in rows[key].defects
                ]
            }
            for key in chunk
        }
        tx.change_each(signature, settled)
    tx.name_action(
        statement=statement.number, count=len(rows), number=min(row.number for row in rows.values())
    )
    return len(rows)


def _rows(
    tx: Reading, statement_id: uuid.UUID, among: tuple[int, int] | None = None
) -> Sequence[Row]:
    columns = signature.c
    query = sa.select(
        columns.id,
        columns.number,
        columns.legal_form,
        columns.name,
        columns.as_printed,
        columns.defects,
    ).where(
        columns.statement_id == statement_id,
        columns.defects.is_not(None),
        columns.standing.in_(PRINTED),
    )
    if among is not None:
        query = query.where(columns.number.between(*among))
    return tx.rows(query.order_by(columns.number))


def _broken(row: Row) -> Broken:
    """Read a row; a defect has a third part, the day, once it was settled, and a fourth if it was left."""
    given = [[str(part) for part in each] for each in row.defects]
    days = [each[2] for each in given if len(each) > 2]
    return Broken(
        row.number,
        body_name(row.legal_form, row.name, row.as_printed),
        tuple((each[0], each[1]) for each in given),
        dt.date.fromisoformat(max(days)) if days and len(days) == len(given) else None,
        any(LEFT in each[3:] for each in given),
    )
