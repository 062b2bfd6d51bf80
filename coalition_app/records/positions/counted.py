"""Which signatures count: those of a counted status of which nothing is open.

A signature is open while something that was received with it is not settled: words of which nobody has said
which demands they touch, a piece of the entry that nobody vouches for, a line of the source that names it. It
is listed as unsettled and counts nowhere until that is settled.
"""

import uuid
from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from coalition_app.records.positions.acts import UNSETTLED
from coalition_app.records.signatures.signatures import COUNTED
from coalition_app.records.store.tables import act, signature
from coalition_app.records.store.transactions import Reading


def open_ones() -> sa.CompoundSelect[Any]:
    """Select the open signatures of all statements: the one place that knows what opens one."""
    each = signature.alias("each_signature")
    worded = sa.select(act.c.signature_id)
    worded = worded.where(act.c.kind == UNSETTLED, act.c.withdrawn_on.is_(None))
    # As the partial index has it: with a bound value the database would not use it.
    doubtful = sa.select(each.c.id).where(each.c.open_pieces > sa.literal_column("0"))
    return worded.union_all(doubtful)


def is_open() -> sa.ColumnElement[bool]:
    """Say whether a signature is open."""
    return signature.c.id.in_(open_ones())


def is_counted() -> sa.ColumnElement[bool]:
    """Say whether a signature counts."""
    return sa.and_(signature.c.standing.in_(COUNTED), sa.not_(is_open()))


def count_counted(
    tx: Reading, statement_id: uuid.UUID, numbers: Collection[int] | None = None
) -> int:
    """Count the signatures of a statement that count, of these numbers where some are given."""
    query = sa.select(sa.func.count()).select_from(signature)
    query = query.where(signature.c.statement_id == statement_id, is_counted())
    if numbers is not None:
        query = query.where(signature.c.number.in_(numbers))
    return int(tx.value(query) or 0)
