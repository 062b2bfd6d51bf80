"""Transactions of a register: reading from one consistent state, and writing through one door.

Nothing else inserts, changes or removes rows of the register's truth: what passes here is journalled in the
same transaction, which gives history, undo and proof.
"""

import datetime as dt
import hashlib
import json
import os
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
import uuid_utils.compat

from coalition_app.records.checked import chunks
from coalition_app.records.store import change_format, zones
from coalition_app.records.store.change_format import Change, ChangeId
from coalition_app.records.store.columns import Row
from coalition_app.records.store.derived import derive
from coalition_app.records.store.journal_tables import (
    journal_change,
    journal_entry,
    journal_private,
)
from coalition_app.records.store.tables import JOURNALLED, blob, register
from coalition_app.work import Tell

CHUNK = 2_000
"""Rows written at once by the bulk door: bounds memory, large enough to be quick."""


NO_HASH = bytes(32)
"""What the first entry of a device's chain names as the entry before it."""


def new_key() -> uuid.UUID:
    """Return a new key; UUIDv7 keys sort by the time at which they were made."""
    return uuid_utils.compat.uuid7()


class Reading:
    """One consistent state of the register, to be read."""

    def __init__(
        self, connection: sa.Connection, zones_read: dict[str, ZoneInfo] | None = None
    ) -> None:
        self.connection = connection
        self._zones_read = {} if zones_read is None else zones_read
        """The zone once it was read, for all transactions of one open register: it stays."""

    def rows(self, query: sa.Executable, **parameters: Any) -> Sequence[Row]:
        """Return all rows of a query."""
        return self.connection.execute(query, parameters).fetchall()

    def first(self, query: sa.Executable, **parameters: Any) -> Row | None:
        """Return the first row of a query, or None."""
        return self.connection.execute(query, parameters).first()

    def value(self, query: sa.Executable, **parameters: Any) -> Any:
        """Return the first column of the first row, or None."""
        return self.connection.execute(query, parameters).scalar()

    def row(self, table: sa.Table, row_id: uuid.UUID) -> Row | None:
        """Return one row by its key, or None."""
        return self.first(sa.select(table).where(table.c.id == row_id))

    @property
    def zone(self) -> ZoneInfo:
        """Return the register's own time zone."""
        if "own" not in self._zones_read:
            name = self.value(sa.select(register.c.time_zone))
            if name is None:
                return zones.zone_of("")
            self._zones_read["own"] = zones.zone_of(name)
        return self._zones_read["own"]

    @property
    def now(self) -> dt.datetime:
        """Return this moment by the clock of the register's time zone."""
        return dt.datetime.now(self.zone)

    @property
    def today(self) -> dt.date:
        """Return today's calendar date in the register's time zone."""
        return self.day_of(self.now)

    def day_of(self, moment: dt.datetime) -> dt.date:
        """Return the calendar date of a moment in the register's time zone."""
        return self.local(moment).date()

    def local(self, moment: dt.datetime) -> dt.datetime:
        """Return a moment by the clock of the register's time zone."""
        return moment.astimezone(self.zone)


class Transaction(Reading):
    """One action being written: every change is journalled when the action is closed."""

    def __init__(
        self,
        connection: sa.Connection,
        zones_read: dict[str, ZoneInfo] | None = None,
        *,
        device_id: uuid.UUID,
        seq: int,
        action: str,
    ) -> None:
        super().__init__(connection, zones_read)
        self.action = action
        self.arguments = "{}"
        """What the action's sentence names, as JSON; see `name_action`."""
        self.device_id = device_id
        self.seq = seq
        self._moment = dt.datetime.now(dt.UTC)
        self.kind = "action"
        self.target: tuple[uuid.UUID, int] | None = None
        self.count = 0
        self.tables: set[str] = set()
        """Names of the tables that were written."""
        self.tell: Tell = lambda _done, _of: None
        """Called with the progress of long work; raises Interrupted once it was cancelled."""
        self.changes_no_row = False
        """Whether the action is recorded although it changes no row."""
        self.goes_on_from: dict[str, Any] = {}
        """What the entry says of the device after which it goes on; see `lines`."""
        self._hash = hashlib.sha256()
        self._pending: list[Change] = []
        self._deleted: dict[uuid.UUID, ChangeId] | None = None

    def name_action(self, **arguments: Any) -> None:
        """Say what the action's sentence names: numbers and fixed words, never names of people."""
        self.arguments = json.dumps(arguments, ensure_ascii=False, sort_keys=True)

    @property
    def now(self) -> dt.datetime:
        """Return the moment of the action in UTC; the same for all its rows."""
        return self._moment

    def add(self, table: sa.Table, **values: Any) -> uuid.UUID:
        """Add one row and return its key; columns that are left out take their defaults."""
        # A key that is given may be that of a row that was taken away; a new one cannot.
        gone = self._heads_of_rows([values["id"]]) if "id" in values else {}
        values.setdefault("id", new_key())
        full = change_format.complete(table, values)
        self.connection.execute(sa.insert(table), {**full, **derive(table, full, full)})
        self._record("insert", table, full["id"], "", full, gone.get(full["id"], []))
        row_id: uuid.UUID = full["id"]
        return row_id

    def add_many(self, table: sa.Table, rows: Iterable[Mapping[str, Any]]) -> int:
        """Add many rows, each with its key, through Core, in chunks; return their number."""
        insert, added, chunk = sa.insert(table), 0, list[dict[str, Any]]()
        deleted = self._all_deleted()
        for values in rows:
            chunk.append(change_format.complete(table, values))
            if len(chunk) == CHUNK:
                added += self._add_chunk(insert, table, chunk, deleted)
                chunk = []
        return added + (self._add_chunk(insert, table, chunk, deleted) if chunk else 0)

    def take_over(
        self,
        table: sa.Table,
        rows: Iterable[Mapping[str, Any]],
        journalled: Mapping[uuid.UUID, Any],
    ) -> None:
        """Insert whole rows of another file, of which `journalled` says what this journal holds already.

        Only what differs from that is journalled: a row that the journal lacks or knows in part as a new
        one. Rows of the journal that are not among `rows` are journalled as removed.
        """
        chunk: list[dict[str, Any]] = []
        gone = set(journalled)
        for values in rows:
            full = change_format.complete(table, values)
            chunk.append({**full, **derive(table, full, full)})
            gone.discard(full["id"])
            self._take_over(table, full, journalled.get(full["id"]))
            if len(chunk) == CHUNK:
                self.connection.execute(sa.insert(table), chunk)
                self._flush()
                chunk = []
        if chunk:
            self.connection.execute(sa.insert(table), chunk)
        self._flush()
        self.remove_many(table, sorted(gone))

    def _take_over(
        self, table: sa.Table, row: dict[str, Any], known: Mapping[str, Any] | None
    ) -> None:
        if known is None or not row.keys() - {"id"} <= known.keys():
            seen = known is not None or row["id"] in self._all_deleted()
            heads = self._heads_of_rows([row["id"]]).get(row["id"], []) if seen else []
            self._record("insert", table, row["id"], "", row, heads)
            return
        differing = [name for name, value in known.items() if row[name] != value]
        for group in change_format.groups_of(table, differing):
            columns = {name: row[name] for name in change_format.columns_of(table, group)}
            heads = self._heads_of_group(row["id"], group)
            self._record("set", table, row["id"], group, columns, heads)

    def change(self, table: sa.Table, row_id: uuid.UUID, **values: Any) -> bool:
        """Change columns of one row; return whether anything differed.

        Columns of one group are journalled together, with the change ids that the new value replaces. Raises
        KeyError where the row is gone.
        """
        row = self.row(table, row_id)
        if row is None:
            raise KeyError(table.name)
        before = dict(row._mapping)
        differing = {name: value for name, value in values.items() if before[name] != value}
        if not differing:
            return False
        after = {**before, **differing}
        written = {**differing, **derive(table, differing, after)}
        self.connection.execute(sa.update(table).where(table.c.id == row_id).values(written))
        for group in change_format.groups_of(table, differing):
            columns = {name: after[name] for name in change_format.columns_of(table, group)}
            self._record("set", table, row_id, group, columns, self._heads_of_group(row_id, group))
        return True

    def restate_each(
        self, table: sa.Table, row_ids: Sequence[uuid.UUID], group: str, *, always: bool = False
    ) -> None:
        """Write the values of a group into the journal anew, where they rest on the rows' first entries.

        `always` also where something else was written since, unless this action itself wrote it. Rows that
        are gone are passed over.
        """
        self._flush()
        names = change_format.columns_of(table, group)
        for chunk in chunks(row_ids):
            known: dict[uuid.UUID, list[Row]] = {}
            for row in self.rows(_changes_of(chunk)):
                known.setdefault(row.row_id, []).append(row)
            for row in self.rows(sa.select(table).where(table.c.id.in_(chunk))):
                heads = change_format.current_heads(known.get(row.id, []), group)
                first = {
                    (each.device_id.hex, each.seq, each.ordinal)
                    for each in known.get(row.id, [])
                    if each.operation == "insert"
                }
                own = heads and heads[-1][:2] == (self.device_id.hex, self.seq)
                if heads and (heads[-1] in first or (always and not own)):
                    columns = {name: row._mapping[name] for name in names}
                    self._record("set", table, row.id, group, columns, heads)
            self._flush()

    def change_each(
        self,
        table: sa.Table,
        wanted: Mapping[uuid.UUID, Mapping[str, Any]],
        progress: Callable[[int, int], None] | None = None,
    ) -> int:
        """Change columns of many rows, in chunks; return how many rows differed.

        Every row names the same columns. Raises KeyError where a row is gone; `progress` is told how many of
        how many rows are done.
        """
        changed = done = 0
        for chunk in chunks(wanted):
            changed += self._change_chunk(table, {key: wanted[key] for key in chunk})
            done += len(chunk)
            if progress:
                progress(done, len(wanted))
        return changed

    def _change_chunk(self, table: sa.Table, wanted: Mapping[uuid.UUID, Mapping[str, Any]]) -> int:
        query = sa.select(table).where(table.c.id.in_(list(wanted)))
        before = {row.id: dict(row._mapping) for row in self.rows(query)}
        if before.keys() != wanted.keys():
            raise KeyError(table.name)
        differing = {
            key: names
            for key, values in wanted.items()
            if (names := [name for name, value in values.items() if before[key][name] != value])
        }
        if not differing:
            return 0
        columns = next(iter(wanted.values()))
        written = {
            key: {**wanted[key], **derive(table, columns, {**before[key], **wanted[key]})}
            for key in differing
        }
        named = next(iter(written.values()))
        update = (
            sa.update(table)
            .where(table.c.id == sa.bindparam("row_key"))
            .values({name: sa.bindparam(f"new_{name}") for name in named})
        )
        rows = [
            {"row_key": key, **{f"new_{name}": values[name] for name in named}}
            for key, values in written.items()
        ]
        self._flush()
        known: dict[uuid.UUID, list[Row]] = {}
        for row in self.rows(_changes_of(list(differing))):
            known.setdefault(row.row_id, []).append(row)
        self.connection.execute(update, rows)
        for key, names in differing.items():
            after = {**before[key], **wanted[key]}
            for group in change_format.groups_of(table, names):
                values = {name: after[name] for name in change_format.columns_of(table, group)}
                heads = change_format.current_heads(known.get(key, []), group)
                self._record("set", table, key, group, values, heads)
        self._flush()
        return len(differing)

    def remove_many(self, table: sa.Table, row_ids: Sequence[uuid.UUID]) -> None:
        """Remove rows; only undoing their creation does this."""
        for chunk in chunks(row_ids):
            heads = self._heads_of_rows(chunk)
            self.connection.execute(sa.delete(table).where(table.c.id.in_(chunk)))
            for row_id in chunk:
                self._record("delete", table, row_id, "", {}, heads.get(row_id, []))
            self._flush()
        self._deleted = None

    def keep_blob(self, content: bytes) -> bytes:
        """Keep bytes once, whatever uses them, also in the place of a lost file; return their SHA-256."""
        digest = hashlib.sha256(content).digest()
        row = {"sha256": digest, "size": len(content), "content": content}
        found = self.first(sa.select(blob.c.content.is_(None)).where(blob.c.sha256 == digest))
        if found is None:
            self.connection.execute(sa.insert(blob), row)
        elif found[0]:
            self.connection.execute(sa.update(blob).where(blob.c.sha256 == digest).values(row))
        return digest

    def _heads_of_group(self, row_id: uuid.UUID, group: str) -> list[ChangeId]:
        """Return the changes of one group of a row that nobody has replaced yet."""
        self._flush()
        known = self.rows(_changes_of([row_id]))
        return change_format.current_heads(known, group)

    def _heads_of_rows(self, row_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[ChangeId]]:
        """Return the unreplaced changes of whole rows."""
        self._flush()
        known: dict[uuid.UUID, list[Row]] = {}
        for row in self.rows(_changes_of(row_ids)):
            known.setdefault(row.row_id, []).append(row)
        return {row_id: change_format.current_heads(rows, None) for row_id, rows in known.items()}

    def close(self, *, clock: int, previous: bytes, actor: str) -> None:
        """Write the journal's entry for everything that was changed; nothing where nothing was."""
        self._flush()
        if not self.count and not self.changes_no_row:
            return
        if self.goes_on_from:
            self.name_action(**json.loads(self.arguments), **self.goes_on_from)
        target_device, target_seq = self.target or (None, None)
        entry = {
            "device_id": self.device_id,
            "seq": self.seq,
            "clock": clock,
            "at": self.now,
            "kind": self.kind,
            "action": self.action,
            "arguments": self.arguments,
            "actor": actor,
            "target_device_id": target_device,
            "target_seq": target_seq,
            "change_count": self.count,
            "changes_sha256": self._hash.digest(),
            "previous": previous,
        }
        self.connection.execute(
            sa.insert(journal_entry), {**entry, "hash": change_format.entry_hash(entry)}
        )

    def _all_deleted(self) -> dict[uuid.UUID, ChangeId]:
        if self._deleted is None:
            found = self.rows(
                sa.select(
                    journal_change.c.row_id,
                    journal_change.c.device_id,
                    journal_change.c.seq,
                    journal_change.c.ordinal,
                ).where(journal_change.c.operation == "delete")
            )
            self._deleted = {row[0]: (row[1].hex, row[2], row[3]) for row in found}
        return self._deleted

    def _add_chunk(
        self,
        insert: sa.Insert,
        table: sa.Table,
        chunk: list[dict[str, Any]],
        deleted: Mapping[uuid.UUID, ChangeId],
    ) -> int:
        self.connection.execute(insert, [{**row, **derive(table, row, row)} for row in chunk])
        for row in chunk:
            gone = deleted.get(row["id"]) if deleted else None
            self._record("insert", table, row["id"], "", row, [gone] if gone else [])
        self._flush()
        return len(chunk)

    def _record(
        self,
        operation: str,
        table: sa.Table,
        row_id: uuid.UUID,
        group: str,
        values: Mapping[str, Any],
        replaces: list[ChangeId],
    ) -> None:
        if table.name not in JOURNALLED:
            raise ValueError(f"{table.name} is not journalled")
        self.tables.add(table.name)
        self._pending.append(
            change_format.make_change(operation, table, row_id, group, values, replaces)
        )

    def _flush(self) -> None:
        """Write the pending changes, and their private values apart."""
        if not self._pending:
            return
        salts = os.urandom(16 * len(self._pending))
        place = {"device_id": self.device_id, "seq": self.seq}
        rows: list[dict[str, Any]] = []
        private: list[dict[str, Any]] = []
        for at, change in enumerate(self._pending):
            digest = None
            ordinal = self.count + at
            if change.private:
                salt = salts[16 * at : 16 * at + 16]
                digest = change_format.private_digest(salt, change.private)
                private.append({**place, "ordinal": ordinal, "salt": salt, "value": change.private})
            rows.append(
                {
                    **place,
                    "ordinal": ordinal,
                    "operation": change.operation,
                    "table_name": change.table_name,
                    "row_id": change.row_id,
                    "field_group": change.group,
                    "value": change.public,
                    "replaces": change.replaces,
                    "private_digest": digest,
                }
            )
            self._hash.update(change_format.change_bytes(change, digest))
        self.connection.execute(sa.insert(journal_change), rows)
        if private:
            self.connection.execute(sa.insert(journal_private), private)
        self.count += len(self._pending)
        self._pending = []


def _changes_of(row_ids: Sequence[uuid.UUID]) -> sa.Select[Any]:
    columns = journal_change.c
    return sa.select(
        columns.device_id,
        columns.seq,
        columns.ordinal,
        columns.operation,
        columns.field_group,
        columns.replaces,
        columns.row_id,
    ).where(columns.row_id.in_(row_ids))
