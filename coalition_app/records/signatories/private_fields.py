"""What the register keeps of a signatory and never prints: contacts, notes, consent to being named."""

import uuid
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from coalition_app.records.checked import (
    clean,
    known_word,
    one_line,
    refuse_long,
)
from coalition_app.records.store.tables import (
    CONSENTS,
    signatory,
    signature,
    statement,
)
from coalition_app.records.store.transactions import Transaction

MOST_PRIVATE = 20_000
"""Characters of notes, and of all contacts together."""


def change_private(
    tx: Transaction,
    signatory_id: uuid.UUID,
    *,
    contacts: Sequence[str] | None = None,
    notes: str | None = None,
    publish: str | None = None,
) -> bool:
    """Change what is never printed of a signatory; None leaves a value as it is.

    Contacts are lines; `publish` is a word of CONSENTS.
    """
    values: dict[str, Any] = {}
    if contacts is not None:
        lines = [one_line(each, MOST_PRIVATE) for each in contacts]
        kept = [each for each in lines if each]
        refuse_long("\n".join(kept), MOST_PRIVATE)
        values["contacts"] = kept or None
    if notes is not None:
        values["notes"] = refuse_long(clean(notes), MOST_PRIVATE)
    if publish is not None:
        values["publish"] = known_word(publish, CONSENTS)
    if tx.arguments == "{}":
        tx.name_action(**first_signature(tx, signatory_id))
    return tx.change(signatory, signatory_id, **values)


def first_signature(tx: Transaction, signatory_id: uuid.UUID) -> dict[str, int]:
    """Return the numbers by which an action names a signatory, as the journal never holds a name.

    `statement` and `number` of its first signature; empty where it signed nothing.
    """
    row = tx.first(
        sa.select(signature.c.number, statement.c.number.label("statement"))
        .join(statement, statement.c.id == signature.c.statement_id)
        .where(signature.c.signatory_id == signatory_id)
        .order_by(statement.c.number, signature.c.number)
    )
    return {"statement": row.statement, "number": row.number} if row is not None else {}
