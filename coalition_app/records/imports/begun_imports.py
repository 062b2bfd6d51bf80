"""Imports that were begun: a list as it came and what was said of it, until it is imported or discarded."""

import datetime as dt
import hashlib
import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.checked import chunks
from coalition_app.records.store.tables import begun_answer, begun_import, blob
from coalition_app.records.store.transactions import Reading, Transaction

BEGUN, IMPORTED, DISCARDED = "begun", "imported", "discarded"


@dataclass(frozen=True, slots=True)
class BegunImport:
    """An import that waits to be gone on with."""

    id: uuid.UUID
    name: str
    """Of the source, without any folder."""
    begun_at: dt.datetime


def begin(tx: Transaction, name: str, content: bytes) -> uuid.UUID:
    """Keep a list as it came until it is imported or discarded; return the key of the import."""
    digest = tx.keep_blob(content)
    return tx.add(begun_import, sha256=digest, name=name, begun_at=tx.now)


def end(tx: Transaction, import_id: uuid.UUID, state: str) -> None:
    """Note that an import was imported or discarded; what was said stays, for undoing brings it back.

    Raises UserError where it does not wait any more.
    """
    row = tx.row(begun_import, import_id)
    if row is None or row.state != BEGUN:
        raise UserError(_("This import does not wait any more."))
    tx.change(begun_import, import_id, state=state)


def list_begun(tx: Reading) -> list[BegunImport]:
    """List the imports that wait, the oldest first."""
    query = sa.select(begun_import).where(begun_import.c.state == BEGUN)
    rows = tx.rows(query.order_by(begun_import.c.begun_at, begun_import.c.id))
    return [BegunImport(row.id, row.name, row.begun_at) for row in rows]


def source_of(tx: Reading, import_id: uuid.UUID) -> bytes:
    """Return the bytes of a list that waits; raises UserError where they are gone or damaged."""
    query = (
        sa.select(blob.c.content, blob.c.sha256)
        .join(begun_import, begun_import.c.sha256 == blob.c.sha256)
        .where(begun_import.c.id == import_id)
    )
    row = tx.first(query)
    content = bytes(row.content) if row is not None and row.content is not None else None
    if row is None or content is None or hashlib.sha256(content).digest() != row.sha256:
        raise UserError(_("The kept list is missing or damaged: check the register."))
    return content


def keep_answers(
    tx: Transaction, import_id: uuid.UUID, told: Iterable[tuple[int, str]], *, afresh: bool = False
) -> None:
    """Keep what is said of items by their places, in place of what was; an empty text takes it away.

    `afresh` forgets what was said of all others. It is not journalled: it is no part of the register's truth.
    Raises UserError of a list that was discarded, as by an erasure while it stood open.
    """
    row = tx.row(begun_import, import_id)
    if row is not None and row.state == DISCARDED:
        raise UserError(_("This import does not wait any more."))
    of_import = begun_answer.c.import_id == import_id
    if afresh:
        tx.connection.execute(sa.delete(begun_answer).where(of_import))
    for part in chunks(list(told)):
        if not afresh:
            items = [item for item, _told in part]
            gone = sa.delete(begun_answer).where(of_import, begun_answer.c.item.in_(items))
            tx.connection.execute(gone)
        rows = [
            {"import_id": import_id, "item": item, "told": words} for item, words in part if words
        ]
        if rows:
            tx.connection.execute(sa.insert(begun_answer), rows)


def answers_of(
    tx: Reading, import_id: uuid.UUID, items: Collection[int] | None = None
) -> dict[int, str]:
    """Return what was said of the items of an import, or of some of them, by their places."""
    query = sa.select(begun_answer.c.item, begun_answer.c.told)
    query = query.where(begun_answer.c.import_id == import_id).order_by(begun_answer.c.item)
    rows = tx.rows(query if items is None else query.where(begun_answer.c.item.in_(items)))
    return {row.item: row.told for row in rows}
