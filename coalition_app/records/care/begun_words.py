"""Words that were half typed when the register was locked: kept in it, as encrypted as all else."""

from collections.abc import Sequence

import sqlalchemy as sa

from coalition_app.records.store.tables import begun_words
from coalition_app.records.store.transactions import Reading, Transaction


def keep_words(tx: Transaction, told: Sequence[str]) -> None:
    """Keep what was half typed in place of what was kept; nothing empties it. It is not journalled."""
    tx.connection.execute(sa.delete(begun_words))
    rows = [{"place": place, "told": each} for place, each in enumerate(told)]
    if rows:
        tx.connection.execute(sa.insert(begun_words), rows)


def kept_words(tx: Reading) -> list[str]:
    """Return what was half typed, in the order in which it was kept."""
    return [row.told for row in tx.rows(sa.select(begun_words).order_by(begun_words.c.place))]
