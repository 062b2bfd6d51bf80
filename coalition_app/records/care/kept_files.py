"""Are the kept files there? Each that a row names, with its content, its size and its SHA-256."""

import hashlib
from collections.abc import Collection, Iterator

from coalition_app.i18n import _
from coalition_app.records.journal.erasures import erased_places
from coalition_app.records.store.columns import Row
from coalition_app.records.store.raw_rows import (
    NOT_READABLE,
    Damage,
    as_stored,
    shown_key,
    text_as_it_stands,
)
from coalition_app.records.store.tables import JOURNALLED, blob
from coalition_app.records.store.transactions import Reading


def find_damaged_files(tx: Reading, only: Collection[bytes] | None = None) -> Iterator[Damage]:
    """Yield the kept files that are gone, or not what they were; `only` limits them to these digests.

    An empty one is no damage where a journalled act of erasing names it.
    """
    erased = {key for table, key, _group in erased_places(tx) if table == blob.name}
    with text_as_it_stands(tx.connection):
        wanted, kept = _named_files(tx) if only is None else set(only), set[bytes]()
        query = as_stored(*blob.c)
        for row in tx.connection.execute(query, execution_options={"yield_per": 1}):
            if only is not None and row.sha256 not in wanted:
                continue
            if row.content is None and shown_key(row.sha256) not in erased:
                wanted.add(row.sha256)
                continue
            kept.add(row.sha256)
            if row.content is not None and not _is_as_kept(row):
                yield _damaged(
                    _("A kept file was changed: %(digest)s (table %(table)s)."), row.sha256
                )
        for digest in sorted(wanted - kept, key=repr):
            yield _damaged(_("A kept file is missing: %(digest)s (table %(table)s)."), digest)


def _is_as_kept(row: Row) -> bool:
    try:
        return (hashlib.sha256(row.content).digest(), len(row.content)) == (row.sha256, row.size)
    except NOT_READABLE:
        return False


def _named_files(tx: Reading) -> set[bytes]:
    """Return the digests of all files that the register says it keeps."""
    naming = [
        column
        for table in JOURNALLED.values()
        for column in table.c
        if any(key.column is blob.c.sha256 for key in column.foreign_keys)
    ]
    return {
        row[0]
        for column in naming
        for row in tx.rows(as_stored(column).where(column.is_not(None)).distinct())
    }


def _damaged(text: str, digest: bytes) -> Damage:
    key = shown_key(digest)
    return Damage(text % {"digest": key, "table": blob.name}, blob.name, key)
