"""Names in an entry beside that of its signatory: representatives and further bodies, to be searched.

They are part of the signature as signed and have no key of their own: they are folded when something is
searched, each once as long as the register is open.
"""

import json
import uuid
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from coalition_app.records.store.name_keys import holds, searched
from coalition_app.records.store.tables import signature
from coalition_app.records.store.transactions import Reading

COLUMNS = (signature.c.joint, signature.c.more_representatives)
"""Their columns: pairs of legal form and name, and of name and office."""
_KEPT = "further names folded"
_PEOPLE = "representatives folded"
MOST_KEYS = 10_000
"""Signatures that one query can name."""


def folded_names(joint: Sequence[Any] | None, people: Sequence[Any] | None) -> str:
    """Return what finds the further names of an entry, a line each; empty for none."""
    pairs: Iterable[Any] = (*(joint or ()), *(people or ()))
    return "\n".join(searched(" ".join(each)) for each in pairs)


def entries_holding(tx: Reading, asked: Sequence[Sequence[str]]) -> list[uuid.UUID]:
    """Return the signatures of all statements whose further names hold each of the asked words."""
    stand = sa.or_(*(each.is_not(None) for each in COLUMNS))
    kept: dict[tuple[Any, ...], str] = tx.connection.info.setdefault(_KEPT, {})
    as_text = [sa.cast(each, sa.Text) for each in COLUMNS]
    query = sa.select(signature.c.id, *as_text)
    found = []
    for signature_id, *written in tx.connection.execute(query.where(stand)):
        key = tuple(written)
        names = kept.get(key)
        if names is None:
            names = kept[key] = folded_names(*(each and json.loads(each) for each in written))
        if holds(asked, names):
            found.append(signature_id)
    return found


def representatives_holding(tx: Reading, asked: Sequence[Sequence[str]]) -> list[str]:
    """Return the representatives of all statements whose names hold each of the asked words."""
    kept: dict[str, str] = tx.connection.info.setdefault(_PEOPLE, {})
    column = signature.c.representative
    found = []
    for name in tx.connection.execute(sa.select(column).where(column != "").distinct()).scalars():
        if name not in kept:
            kept[name] = searched(name)
        if holds(asked, kept[name]):
            found.append(name)
    return found


def called_beside(tx: Reading, asked: Sequence[Sequence[str]]) -> sa.ColumnElement[bool] | None:
    """Say whether a signature has a further name that holds the asked words; None where none has.

    Where more of them hold it than a query can name, all that have further names are let through: showing too
    many is better than hiding one.
    """
    keys = entries_holding(tx, asked)
    if len(keys) > MOST_KEYS:
        return sa.or_(*(each.is_not(None) for each in COLUMNS))
    return signature.c.id.in_(keys) if keys else None
