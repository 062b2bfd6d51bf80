"""Renumbering all signatures of a statement before its first edition: by name, by section, by day."""

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.checked import known_word
from coalition_app.records.editions import editions
from coalition_app.records.signatures.edits import rows_of
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.tables import section, signatory, signature
from coalition_app.records.store.transactions import Reading, Transaction
from coalition_app.work import Tell

ORDERS = ("section-name", "name", "received")
"""By section and within it by name, by name alone, or by the day on which the signature came."""


def planned_order(tx: Reading, statement: StatementRow, order: str) -> dict[int, int]:
    """Say which number each signature would get in an order of ORDERS; only those whose number changes.

    Numbers that are taken stay taken, each by another signature. Equal ones keep their order, and those
    without a section or a day come last. Raises UserError once an edition was attested.
    """
    known_word(order, ORDERS)
    refuse_after_edition(tx, statement)
    columns = signature.c
    by = {
        "section-name": (section.c.ordinal.is_(None), section.c.ordinal, signatory.c.sort_key),
        "name": (signatory.c.sort_key,),
        "received": (columns.received_on.is_(None), columns.received_on),
    }[order]
    query = (
        sa.select(columns.number)
        .join(signatory, signatory.c.id == columns.signatory_id)
        .outerjoin(section, section.c.id == columns.section_id)
        .where(columns.statement_id == statement.id)
        .order_by(*by, columns.number)
    )
    ordered = list(tx.connection.execute(query).scalars())
    return {old: new for old, new in zip(ordered, sorted(ordered), strict=True) if old != new}


def put_in_order(
    tx: Transaction, statement: StatementRow, order: str, progress: Tell | None = None
) -> dict[int, int]:
    """Renumber all signatures as one action; return old to new numbers.

    What belongs to a signature stays with it. Refuses what `planned_order` refuses, and an order that is in
    place already.
    """
    planned = planned_order(tx, statement, order)
    if not planned:
        raise UserError(_("The order is already as requested."))
    tx.name_action(statement=statement.number, count=len(planned))
    rows = rows_of(tx, statement, sorted(planned))
    wanted = {row.id: {"number": planned[row.number]} for row in rows}
    tx.change_each(signature, wanted, progress)
    return planned


def refuse_after_edition(tx: Reading, statement: StatementRow) -> None:
    """Raise UserError once an edition was attested: numbers are permanent then and never given twice."""
    if editions.next_edition(tx, statement.id) > 1:
        raise UserError(
            _(
                "The order is fixed since the first edition was attested: the numbers are printed and stay."
            )
        )
