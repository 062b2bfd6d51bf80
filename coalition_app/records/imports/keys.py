"""The keys of what an import makes: the same on every laptop, and new ones where the list was imported
before."""

import uuid
from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa

from coalition_app.drafts import DraftEntry
from coalition_app.records.checked import chunks
from coalition_app.records.store.name_keys import name_key
from coalition_app.records.store.tables import signatory, signature, source, statement
from coalition_app.records.store.transactions import Reading

_NAMESPACE = uuid.UUID("6f1b1c7e-4d0a-5a53-9a51-0d4f1c6b7a03")


def base_of(sha256: bytes) -> uuid.UUID:
    """Return the key of a source's bytes, of which the keys of all that it brings are made."""
    return uuid.uuid5(_NAMESPACE, sha256.hex())


def key_of(base: uuid.UUID, of: str, entry: DraftEntry) -> uuid.UUID:
    """Return the key of what an entry becomes; a line that was added by hand is known by its place."""
    first, last = entry.lines
    place = f"{of}|{entry.number}" if entry.number else f"{of}|{first}-{last}"
    return uuid.uuid5(base, f"{place}|{entry.part}" if entry.part else place)


def statement_key(tx: Reading, sha256: bytes, title: str) -> uuid.UUID:
    """Return the key of the statement that a source makes under a title; its parts follow from it."""
    key = uuid.uuid5(base_of(sha256), f"statement|{title}")
    while tx.row(statement, key) is not None:  # made before, and renamed since
        key = uuid.uuid5(key, "again")
    return key


def came_before(tx: Reading, sha256: bytes) -> bool:
    """Tell whether the register holds these very bytes."""
    return tx.first(sa.select(source.c.id).where(source.c.sha256 == sha256)) is not None


def free_bases(
    tx: Reading, base: uuid.UUID, entries: Sequence[DraftEntry], statement_id: uuid.UUID
) -> list[uuid.UUID]:
    """Return for each entry the key from which those of its signature and its words are made.

    That is the source's own, except where a signature of the same entry exists already: in another statement,
    or in this one when somebody wants it twice. There it is made from the statement too.
    """
    bases = [base] * len(entries)
    waiting, at_try = list(range(len(entries))), 0
    while waiting:
        keys = {at: key_of(bases[at], "signature", entries[at]) for at in waiting}
        taken = _taken(tx, signature, keys.values())
        waiting = [at for at in waiting if keys[at] in taken]
        at_try += 1
        for at in waiting:
            bases[at] = again_in(base, statement_id, at_try)
    return bases


def again_in(base: uuid.UUID, statement_id: uuid.UUID, at_try: int = 1) -> uuid.UUID:
    """Return the key from which those of entries are made whose own keys are taken."""
    return uuid.uuid5(base, f"again|{statement_id}|{at_try}")


def signatory_keys(
    tx: Reading,
    base: uuid.UUID,
    entries: Sequence[DraftEntry],
    corrected: Mapping[int, DraftEntry],
    before: bool,
) -> dict[int, uuid.UUID]:
    """Return the keys of the entries' own signatories, by index.

    `corrected` are entries as they were read, before somebody corrected them; `before` says that the source
    was imported before. An entry that was given another name is another signatory than the one recorded.
    """
    own = {at: key_of(base, "signatory", entry) for at, entry in enumerate(entries)}
    if not before or not corrected:
        return own
    renamed = {
        at: own[at]
        for at, read in corrected.items()
        if name_key(read.name or read.as_printed) != name_key(entries[at].name)
    }
    taken = _taken(tx, signatory, renamed.values())
    for at, key in renamed.items():
        if key in taken:
            own[at] = uuid.uuid5(key, entries[at].name)
    return own


def _taken(tx: Reading, table: sa.Table, keys: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    """Return those keys whose rows exist."""
    wanted, found = list(keys), set[uuid.UUID]()
    for chunk in chunks(wanted):
        found.update(row.id for row in tx.rows(sa.select(table.c.id).where(table.c.id.in_(chunk))))
    return found
