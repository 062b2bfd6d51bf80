"""The line of entries that a file's own devices wrote, one after the other.

A copy of a register goes on under a device of its own. Its first entry says in its arguments, which its hash
covers, what it goes on from: `after` names the entry before it in this file, `seen` the newest entry of every
device. Copies that are brought together one day hold entries of other lines too; undo and the control words
keep to their own.
"""

import json
import uuid
from typing import Any, NamedTuple

import sqlalchemy as sa

from coalition_app.records.store.columns import Row
from coalition_app.records.store.journal_tables import device, journal_entry

AFTER, SEEN = "after", "seen"
Vector = dict[uuid.UUID, int]
"""For each device the last of its entries that is meant."""


class Begun(NamedTuple):
    """What an entry says that goes on from another device's."""

    after: tuple[uuid.UUID, int]
    seen: dict[uuid.UUID, tuple[int, bytes]]
    """For each device its newest entry then, with its hash."""


def newest_entries(connection: sa.Connection) -> list[Row]:
    """Return the newest entry of each device, the newest of all first; asks along the key of each."""
    columns = journal_entry.c
    found: list[Row] = []
    for (each,) in connection.execute(sa.select(device.c.id)).fetchall():
        query = sa.select(columns.device_id, columns.seq, columns.clock, columns.hash, columns.at)
        newest = query.where(columns.device_id == each).order_by(columns.seq.desc()).limit(1)
        found += connection.execute(newest).fetchall()
    return sorted(found, key=lambda row: (-row.clock, row.device_id))


def holds(connection: sa.Connection, device_id: uuid.UUID, seq: int, ended: bytes) -> bool:
    """Tell whether the journal has an entry with this hash in its place."""
    columns = journal_entry.c
    query = sa.select(columns.hash).where(columns.device_id == device_id, columns.seq == seq)
    return connection.execute(query).scalar() == ended


def goes_on_from(connection: sa.Connection) -> dict[str, Any]:
    """Return the arguments by which an entry says that it goes on from another device's.

    Numbers stand within words: the journal is searched for those that an action names.
    """
    newest = newest_entries(connection)
    if not newest:
        return {}
    return {
        AFTER: f"{newest[0].device_id.hex}/{newest[0].seq}",
        SEEN: {row.device_id.hex: f"{row.seq}/{row.hash.hex()}" for row in newest},
    }


def bare(arguments: str) -> str:
    """Return an entry's arguments without what it goes on from."""
    if f'"{SEEN}"' not in arguments:
        return arguments
    given = {k: v for k, v in json.loads(arguments).items() if k not in (AFTER, SEEN)}
    return json.dumps(given, ensure_ascii=False, sort_keys=True)


def read_begun(arguments: str) -> Begun | None:
    """Read what an entry says that it goes on from; raises what NOT_READABLE names where that is damaged."""
    if f'"{SEEN}"' not in arguments:
        return None
    given = json.loads(arguments)
    after, seq = given[AFTER].split("/")
    seen = {
        uuid.UUID(hex=each): (int(head.split("/")[0]), bytes.fromhex(head.split("/")[1]))
        for each, head in given[SEEN].items()
    }
    return Begun((uuid.UUID(hex=after), int(seq)), seen)


def own_line(connection: sa.Connection) -> Vector | None:
    """Return the entries that this file's own line wrote; None for all.

    The newest entry is the file's own. Before the first one that says what it goes on from, all that the file
    held was its own too: an older program said nothing.
    """
    newest = newest_entries(connection)
    if len(newest) < 2:
        return None
    at = (newest[0].device_id, newest[0].seq)
    found: Vector = {}
    begun: Begun | None = None
    while True:
        found[at[0]] = max(found.get(at[0], 0), at[1])
        switch = _newest_switch(connection, at)
        if switch is None:
            break
        begun, at = switch, switch.after
    if begun is None:
        return None
    return found | {each: max(found.get(each, 0), seq) for each, (seq, _hash) in begun.seen.items()}


def _newest_switch(connection: sa.Connection, at: tuple[uuid.UUID, int]) -> Begun | None:
    columns = journal_entry.c
    query = sa.select(columns.arguments).where(
        columns.device_id == at[0],
        columns.seq <= at[1],
        columns.arguments.contains(f'"{SEEN}"', autoescape=True),
    )
    found = connection.execute(query.order_by(columns.seq.desc()).limit(1)).scalar()
    return None if found is None else read_begun(found)


def is_inside(vector: Vector | None, device_id: uuid.UUID, seq: int) -> bool:
    """Tell whether an entry is one of those that are meant; None means all."""
    return vector is None or seq <= vector.get(device_id, 0)
