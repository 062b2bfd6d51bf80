"""Everything that can be read of a damaged register's tables, and what is known of the rows that cannot."""

import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import sqlalchemy as sa

from coalition_app.records.care.recovery.row_forms import Row, read_row
from coalition_app.records.care.recovery.working_copy import (
    COLUMNS,
    Values,
    WorkingCopy,
    unreadable,
)
from coalition_app.records.store.journal_tables import (
    device,
    journal_change,
    journal_entry,
    journal_private,
)
from coalition_app.records.store.raw_rows import NOT_READABLE, key_of
from coalition_app.records.store.tables import JOURNALLED, begun_answer, blob
from coalition_app.work import Tell, tell_nobody

KEYED = (journal_change, journal_private, begun_answer)
"""Tables that are an index of their own."""
WITH_ROWID = (*JOURNALLED.values(), device, journal_entry)
TABLES = (*WITH_ROWID, *KEYED)
Keep = Callable[[bytes, bytes], None]
"""Keeps a file by its SHA-256."""


@dataclass
class Salvaged:
    """What could be read."""

    rows: dict[str, dict[Any, Row]] = field(default_factory=lambda: {t.name: {} for t in TABLES})
    """By table, then by key: that of the row, or of the entry or change in the journal."""
    files: set[bytes] = field(default_factory=set)
    """Digests of the kept files that are whole."""
    lost_files: set[bytes] = field(default_factory=set)
    fragments: dict[str, list[Row]] = field(default_factory=dict)
    """By table: of each row that cannot be read what its indices say."""
    damaged: set[str] = field(default_factory=set)
    """Names of the tables of which not every row can be read."""
    uncounted: set[str] = field(default_factory=set)
    """Those of them of which no index tells which rows they are."""
    unplaced: int = 0
    """Rows that were read and can belong to more than one table."""


def key_in(table: sa.Table, row: Row) -> Any:
    """Return what a row is called by in its table."""
    columns = [column.name for column in table.primary_key]
    return row[columns[0]] if len(columns) == 1 else tuple(row[name] for name in columns)


@dataclass(frozen=True, slots=True)
class Stored:
    """How a table's rows lie in every register's file: their columns in order, with what absent ones mean."""

    columns: tuple[str, ...]
    absent: tuple[Any, ...]


def salvage(
    copy: WorkingCopy, stored: Mapping[str, Stored], keep: Keep, tell: Tell = tell_nobody
) -> Salvaged:
    """Read every table as far as it goes, then, where one does not go to its end, each page by itself.

    `stored` tells by table how rows lie in the file; `keep` takes each file whose bytes have their SHA-256;
    `tell` is told how much is read and may raise.
    """
    found = Salvaged()
    there = _tables(copy)
    rowids: dict[str, set[int]] = {}
    of = len(TABLES) + copy.pages
    for at, table in enumerate(TABLES):
        tell(at, of)
        if table.name not in there or not _read_table(copy, table, found, rowids):
            found.damaged.add(table.name)
    if blob.name not in there or not _read_files(copy, found, keep):
        found.damaged.add(blob.name)
    for table in WITH_ROWID:
        if table.name in found.damaged:
            _read_indices(copy, table, found, rowids.get(table.name, set()))
    if found.damaged:
        _read_pages(copy, stored, found, keep, lambda page: tell(len(TABLES) + page, of))
        _forget_found(found)
    tell(of, of)
    return found


def _tables(copy: WorkingCopy) -> set[str]:
    """Return the names of the tables that are tables, and nothing made to look like one."""
    try:
        rows = list(copy.run("SELECT type, name, sql FROM sqlite_master"))
    except unreadable():
        return set()
    return {
        name
        for kind, name, sql in rows
        if kind == "table" and str(sql).upper().startswith("CREATE TABLE")
    }


def _read_table(
    copy: WorkingCopy, table: sa.Table, found: Salvaged, rowids: dict[str, set[int]]
) -> bool:
    """Read a table's rows; return whether all could be read and are of its form."""
    columns = ", ".join(f'"{column.name}"' for column in table.c)
    first = "0" if table in KEYED else "rowid"
    order = [c.name for c in table.primary_key] if table in KEYED else ["rowid"]
    hint = "" if table in KEYED else " NOT INDEXED"
    rows, whole = copy.read(f'SELECT {first}, {columns} FROM "{table.name}"{hint}', order)
    seen = rowids.setdefault(table.name, set())
    for rowid, *values in rows:
        row = read_row(table, values)
        if row is None:
            whole = False
            continue
        seen.add(rowid)
        found.rows[table.name].setdefault(key_in(table, row), row)
    return whole


def _read_files(copy: WorkingCopy, found: Salvaged, keep: Keep) -> bool:
    rows, whole = copy.read(f"SELECT rowid, sha256 FROM {blob.name} NOT INDEXED", ["rowid"])
    for rowid, digest in rows:
        if digest in found.files:
            continue
        try:
            for (content,) in copy.run(
                f"SELECT content FROM {blob.name} WHERE rowid = ?", (rowid,)
            ):
                _keep(found, content, keep)
        except unreadable():
            whole = False
        if isinstance(digest, bytes) and len(digest) == 32 and digest not in found.files:
            found.lost_files.add(digest)
    return whole


def _keep(found: Salvaged, content: Any, keep: Keep) -> None:
    """Keep a file's bytes under their digest, whatever is said beside them."""
    if isinstance(content, bytes) and (digest := sha256(content).digest()) not in found.files:
        keep(digest, content)
        found.files.add(digest)


def _read_indices(copy: WorkingCopy, table: sa.Table, found: Salvaged, seen: set[int]) -> None:
    """Note of the rows that were not read what the table's indices say."""
    known: dict[int, Row] = {}
    counted = False
    for name, columns in _indices(copy, table):
        named = ", ".join(f'"{each}"' for each in columns)
        rows, whole = copy.read(
            f'SELECT rowid, {named} FROM "{table.name}" INDEXED BY "{name}"', [f'"{columns[0]}"']
        )
        counted = counted or whole
        for rowid, *values in rows:
            if rowid not in seen and isinstance(rowid, int):
                known.setdefault(rowid, {}).update(_understood(columns, values))
    found.fragments[table.name] = list(known.values())
    if not counted:
        found.uncounted.add(table.name)


def _indices(copy: WorkingCopy, table: sa.Table) -> Iterator[tuple[str, list[str]]]:
    """Yield the table's indices that hold all its rows, each with its columns."""
    try:
        listed = [
            (str(name), [str(row[2]) for row in copy.run(f"PRAGMA index_info('{name}')")])
            for _at, name, _unique, _origin, partial in list(
                copy.run(f"PRAGMA index_list('{table.name}')")
            )
            if not partial and isinstance(name, str) and "'" not in name and '"' not in name
        ]
    except unreadable():
        return
    yield from ((name, columns) for name, columns in listed if set(columns) <= {*table.c.keys()})


def _understood(columns: list[str], values: list[Any]) -> Row:
    row: Row = {}
    for name, value in zip(columns, values, strict=True):
        try:
            is_key = isinstance(value, bytes) and len(value) == 16
            row[name] = key_of(value) if is_key else value
        except NOT_READABLE:
            continue
    return row


PLAIN = ", ".join(
    "iif(typeof(c2) = 'blob' AND length(c0) = 32, NULL, c2)" if at == 2 else f"c{at}"
    for at in range(COLUMNS)
)
"""The columns of a page of a table, without the content of a kept file."""


def _read_pages(
    copy: WorkingCopy,
    stored: Mapping[str, Stored],
    found: Salvaged,
    keep: Keep,
    tell: Callable[[int], None],
) -> None:
    """Read each page by itself: the journal first, for it says of which table a row is."""
    pages = copy.pages
    copy.read_by_pages()
    waiting: list[Values] = []
    for page in range(2, pages + 1):
        tell(page)
        for values in copy.page_of_index(page):
            _take_keyed(found, stored, values)
        for values in copy.page(page, PLAIN):
            if isinstance(values[0], bytes) and len(values[0]) == 32 and values[2] is None:
                _keep_from(copy, found, values[0], keep)
            elif isinstance(values[0], bytes) and len(values[0]) == 16:
                waiting.append(values)
    named = {row["row_id"]: row["table_name"] for row in found.rows[journal_change.name].values()}
    for values in waiting:
        _take_plain(found, stored, values, named)


def _keep_from(copy: WorkingCopy, found: Salvaged, digest: bytes, keep: Keep) -> None:
    """Read a kept file of the page that is being read."""
    if digest in found.files:
        return
    try:
        for (content,) in copy.run("SELECT c2 FROM plain WHERE c0 = ?", (digest,)):
            _keep(found, content, keep)
    except unreadable():
        pass
    if digest not in found.files:
        found.lost_files.add(digest)


def _take_keyed(found: Salvaged, stored: Mapping[str, Stored], values: Values) -> None:
    for table in KEYED:
        if table.name not in found.damaged:
            continue
        row = _read_stored(table, stored[table.name], values)
        if row is not None and _is_ours(table, row):
            found.rows[table.name].setdefault(key_in(table, row), row)


def _is_ours(table: sa.Table, row: Row) -> bool:
    return table is not journal_change or row["table_name"] in JOURNALLED


def _read_stored(table: sa.Table, stored: Stored, values: Values) -> Row | None:
    """Read a row as it lies on its page; one that is older than a column has what its absence means."""
    width = len(stored.columns)
    if any(each is not None for each in values[width:]):
        return None
    given = {
        name: absent if value is None else value
        for name, absent, value in zip(stored.columns, stored.absent, values, strict=False)
    }
    if given.keys() != {*table.c.keys()}:
        return None
    return read_row(table, [given[column.name] for column in table.c])


def _take_plain(
    found: Salvaged,
    stored: Mapping[str, Stored],
    values: Values,
    named: dict[uuid.UUID, str],
) -> None:
    """Put a row into the table that the journal names, else into the only one whose form it has."""
    wanted = named.get(key_of(values[0]))
    if wanted is not None:
        tables = [JOURNALLED[wanted]] if wanted in JOURNALLED else []
    else:
        tables = list(WITH_ROWID)
    fitting = [
        (table, row)
        for table in tables
        if (row := _read_stored(table, stored[table.name], values)) is not None
    ]
    if any(key_in(table, row) in found.rows[table.name] for table, row in fitting):
        return
    fitting = [(table, row) for table, row in fitting if table.name in found.damaged]
    if len(fitting) == 1:
        table, row = fitting[0]
        found.rows[table.name][key_in(table, row)] = row
    elif fitting:
        found.unplaced += 1


def _forget_found(found: Salvaged) -> None:
    """Leave only those rows lost that were not read from their pages after all."""
    found.lost_files -= found.files
    for name, rows in found.fragments.items():
        if "id" in JOURNALLED.get(name, device).c:
            found.fragments[name] = [
                each for each in rows if each.get("id") not in found.rows[name]
            ]
