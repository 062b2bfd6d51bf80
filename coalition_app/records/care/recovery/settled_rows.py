"""Which row stands in the new register: the table's or the journal's, and how far it can be relied on."""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from coalition_app.records.care.recovery.journal_left import JournalLeft, Replayed
from coalition_app.records.care.recovery.row_forms import Row
from coalition_app.records.care.recovery.salvage import Salvaged
from coalition_app.records.journal.time_machine import ERASED
from coalition_app.records.store import change_format
from coalition_app.records.store.columns import metadata, names_one
from coalition_app.records.store.derived import columns_of
from coalition_app.records.store.tables import JOURNALLED, blob, evidence, evidence_claim

BOTH, TABLE, JOURNAL = "both", "table", "journal"
"""Where a row was read: its table and the journal agree, or one of them had to do."""
NAMELESS = "?"
"""Stands where a name is lost, so that nothing is printed that nobody signed by."""


@dataclass(frozen=True, slots=True)
class Told:
    """Something about a row that a person must know: what became of it, and why."""

    table: str
    what: str
    """A word of WHAT."""
    row: Row
    """What is known of it."""


WHAT = (
    "missing",  # neither the table nor the journal has it whole
    "unproved",  # only one of the two could be read, and nothing confirms it
    "differs",  # the two differed; the journal's is taken, which proves itself
    "either",  # the two differed and the journal is not whole; the table's is taken
    "hearsay",  # only a part of the journal that is damaged speaks of it: left out
    "planted",  # the whole journal does not know it: left out
    "orphan",  # names a row that is missing: left out
    "loosened",  # named a row that is missing, and no longer does
    "lost-words",  # a private value of it is lost
    "lost-file",  # its file is lost
)


@dataclass
class Settled:
    """What the new register holds, table by table."""

    rows: dict[str, dict[uuid.UUID, Row]] = field(default_factory=dict)
    journalled: dict[str, Replayed] = field(default_factory=dict)
    """What the whole entries of the journal say of the same rows."""
    sources: dict[str, Counter[str]] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    uncounted: list[str] = field(default_factory=list)
    """Tables of which rows may be missing that nothing names."""
    lost_files: set[bytes] = field(default_factory=set)


def settle_rows(found: Salvaged, left: JournalLeft, *, sealed: bool, today: dt.date) -> Settled:
    """Decide each row; of an encrypted register (`sealed`) a page that can be read is as it was written.

    Rows that name a missing row are left out, or no longer name it; evidence of a lost file lapses.
    """
    settled = Settled()
    for table in metadata.sorted_tables:
        if table.name in JOURNALLED:
            rows = settled.rows[table.name] = dict(_decide(settled, found, left, table, sealed))
            _let_go(settled, table, rows)
    _lose_files(settled, found, today)
    settled.uncounted = [
        name
        for name in JOURNALLED
        if name in found.damaged and name in found.uncounted and not left.whole
    ]
    if left.unbroken and not settled.told:
        # Whatever was recorded last would show in a row that the journal does not know so.
        settled.uncounted = []
    return settled


def _decide(
    settled: Settled, found: Salvaged, left: JournalLeft, table: sa.Table, sealed: bool
) -> Iterator[tuple[uuid.UUID, Row]]:
    rows, everything = found.rows[table.name], left.replay_all(table)
    settled.journalled[table.name] = left.replay_whole(table)
    counted = settled.sources[table.name] = Counter()
    whole = settled.journalled[table.name]
    derived = columns_of(table)
    lost = {each["id"]: each for each in found.fragments.get(table.name, ()) if "id" in each}
    for key in sorted({*rows, *everything, *lost}):
        said = everything.get(key)
        row, source, what = _choose(
            table,
            rows.get(key),
            said,
            left=left,
            proved=_is_complete(table, whole.get(key, {}), but_private=True),
            sealed=sealed,
            all_rows=table.name not in found.damaged,
        )
        known = {"id": key, **lost.get(key, {}), **(rows.get(key) or said or {})}
        if what:
            settled.told.append(Told(table.name, what, {**known, **(row or {})}))
        if row is not None:
            counted[source] += 1
            yield key, {name: value for name, value in row.items() if name not in derived}
    for each in found.fragments.get(table.name, ()):
        if "id" not in each and not left.whole:
            settled.told.append(Told(table.name, "missing", each))


Choice = tuple[Row | None, str, str]
"""The row, where it was read, and a word of WHAT where there is something to tell."""


def _choose(
    table: sa.Table,
    row: Row | None,
    said: Row | None,
    *,
    left: JournalLeft,
    proved: bool,
    sealed: bool,
    all_rows: bool,
) -> Choice:
    """Choose between what the table and what the journal says of a row.

    `proved` tells whether a whole entry of the journal made it, `all_rows` whether all of the table was read.
    """
    if row is not None and said is not None:
        if _agree(row, said):
            twice = sealed or left.whole or _is_complete(table, said)
            return row, BOTH, "" if twice else "unproved"
        if left.whole:
            return _filled(table, row["id"], said), JOURNAL, "differs"
        return row, TABLE, "" if sealed else "either"
    if row is not None:
        if left.whole:
            return None, "", "planted"
        return row, TABLE, "" if sealed else "unproved"
    if said is None:
        return None, "", "" if left.whole else "missing"
    if all_rows and sealed and not left.whole:
        return None, "", ""  # taken away by an entry that is missing
    if all_rows and not proved:
        return None, "", "hearsay"
    if not _is_complete(table, said, but_private=True):
        return None, "", "missing"
    made = _filled(table, None, said)
    if any(value is ERASED for value in said.values()):
        return made, JOURNAL, "lost-words"
    return made, JOURNAL, "" if left.whole else "unproved"


def _agree(row: Row, said: Row) -> bool:
    return all(
        value is ERASED or (name in row and row[name] == value) for name, value in said.items()
    )


def _is_complete(table: sa.Table, said: Row, *, but_private: bool = False) -> bool:
    """Tell whether the journal says every column, or all but private ones."""
    names = set(change_format.complete(table, {})) - {"id"}
    return names <= said.keys() and (but_private or ERASED not in said.values())


def _filled(table: sa.Table, key: Any, said: Row) -> Row:
    """Return the journal's row; a private value that is gone is empty, and a name is not known."""
    row: Row = {} if key is None else {"id": key}
    for name, value in said.items():
        if value is not ERASED:
            row[name] = value
        else:
            column = table.c[name]
            row[name] = None if column.nullable else NAMELESS if name == "name" else ""
    return row


def _let_go(settled: Settled, table: sa.Table, rows: dict[uuid.UUID, Row]) -> None:
    """Leave out the rows that name a missing row, and empty such names that may be empty."""
    for key, row in rows.items():
        row["id"] = key
    again = True
    while again:
        again = False
        for key, row in list(rows.items()):
            for column, target in _references(table):
                if row.get(column.name) is None or row[column.name] in settled.rows[target]:
                    continue
                if not column.nullable or names_one(table):
                    del rows[key]
                    settled.told.append(Told(table.name, "orphan", row))
                    again = True
                    break
                settled.told.append(Told(table.name, "loosened", dict(row)))
                row[column.name] = None


def _references(table: sa.Table) -> Iterator[tuple[sa.Column[Any], str]]:
    for column in table.c:
        for key in column.foreign_keys:
            if key.column.table.name in JOURNALLED:
                yield column, key.column.table.name


def _lose_files(settled: Settled, found: Salvaged, today: dt.date) -> None:
    """Note the rows whose file is lost; evidence of one shows nothing any more."""
    gone: set[uuid.UUID] = set()
    for name, rows in settled.rows.items():
        table = JOURNALLED[name]
        for column in table.c:
            if not any(key.column is blob.c.sha256 for key in column.foreign_keys):
                continue
            for key, row in rows.items():
                if row[column.name] is None or row[column.name] in found.files:
                    continue
                settled.lost_files.add(row[column.name])
                settled.told.append(Told(name, "lost-file", row))
                if table is evidence:
                    gone.add(key)
    for row in settled.rows[evidence_claim.name].values():
        if row["evidence_id"] in gone and row["lapsed_on"] is None:
            row["lapsed_on"] = today
