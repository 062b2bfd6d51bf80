"""Entries that an older program kept as one string: their pieces, once, when the register is brought over."""

import uuid
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from coalition_app.records.checked import chunks
from coalition_app.records.store.columns import Row
from coalition_app.records.store.tables import act, register, signature, statement
from coalition_app.records.store.transactions import Reading, Transaction

Opened = Mapping[int, tuple[int, ...]]
"""By the statement's number: the numbers of the signatures of which something is open now."""


def are_read(tx: Reading) -> bool:
    """Tell whether nothing is left of what an older program kept as strings."""
    return bool(tx.value(sa.select(register.c.entries_read)))


def open_old_entries(tx: Transaction) -> Opened:
    """Give imported entries their pieces where their fields do not say all that is printed of them.

    What is left beside the fields is open: nobody has said what it is. Editions that were attested keep what
    they printed.
    """
    # Loaded with the first old register: every opening asks whether this one is.
    from coalition_app.records.signatures.pieces import column_values
    from coalition_app.records.signatures.rebuilt_pieces import rebuild_pieces

    query = sa.select(
        signature.c.id,
        signature.c.number,
        statement.c.number.label("statement"),
        signature.c.as_printed,
        signature.c.legal_form,
        signature.c.name,
        signature.c.joint,
        signature.c.representative,
        signature.c.office,
        signature.c.place,
        signature.c.country,
        signature.c.more_representatives,
    ).join(statement, statement.c.id == signature.c.statement_id)
    kept = query.where(signature.c.as_printed != "", signature.c.pieces.is_(None))
    rows = tx.rows(kept.order_by(statement.c.number, signature.c.number))
    worded = _words(tx)
    wanted: dict[uuid.UUID, dict[str, Any]] = {}
    opened: dict[int, list[int]] = {}
    for row in rows:
        pieces = rebuild_pieces(
            row.as_printed, _fields(row), row.joint or (), worded.get(row.id, ())
        )
        if pieces:
            wanted[row.id] = column_values(pieces)
        if any(each.is_open for each in pieces):
            opened.setdefault(row.statement, []).append(row.number)
    tx.name_action(count=sum(map(len, opened.values())))
    tx.connection.execute(sa.update(register).values(entries_read=1))
    for chunk in chunks(wanted):
        tx.change_each(signature, {key: wanted[key] for key in chunk})
    return {number: tuple(listed) for number, listed in opened.items()}


def _fields(row: Row) -> dict[str, str]:
    """Return the fields of an entry; of several representatives all are known."""
    fields = {
        each: getattr(row, each)
        for each in ("legal_form", "name", "representative", "office", "place", "country")
    }
    for at, (person, office) in enumerate(row.more_representatives or ()):
        fields |= {f"person {at}": person, f"office {at}": office}
    return fields


def _words(tx: Reading) -> dict[uuid.UUID, list[str]]:
    found: dict[uuid.UUID, list[str]] = {}
    for row in tx.rows(sa.select(act.c.signature_id, act.c.wording)):
        found.setdefault(row.signature_id, []).append(row.wording)
    return found
