"""How a register's file is built, against the code's own: tables, indices, constraints, triggers and views.

A crafted file could carry a trigger that changes rows behind an action, or lack a constraint that keeps rows
true. What is expected comes from the tables that the code knows, so that no second list has to be kept.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import sqlalchemy as sa

from coalition_app.records.store import journal_tables, tables  # noqa: F401 - both fill one metadata
from coalition_app.records.store.triggers import TRIGGERS

Run = Callable[[str], Iterable[Any]]
"""Runs a statement that only reads, and returns its rows."""
Part = tuple[str, str, str]
"""Kind, table and name of a part; the name of a table is empty."""

METADATA = tables.register.metadata
MASTER = (
    "SELECT type, tbl_name, name, sql FROM sqlite_master WHERE NOT (type = 'index' AND sql IS NULL "
    "AND name LIKE 'sqlite\\_autoindex\\_%' ESCAPE '\\')"
)
"""All parts but the indices that SQLite makes of a table's own words."""
VERSION = (
    "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
    "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)
"""The table in which Alembic keeps the number of the newest migration."""
_WORDS = r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|--|/\*|\w+"""
TOKEN, WORD = re.compile(rf"{_WORDS}|\s+|.", re.DOTALL), re.compile(rf"{_WORDS}|\S")
"""What SQL is made of, with the blanks between and without them."""
UNUSED = ("--", "/*", "COLLATE", "CONFLICT", "DEFERRABLE", "AUTOINCREMENT", "GENERATED")
"""What no table of ours says and SQLite does not list: it changes how rows compare or what is refused."""
COMPUTING = frozenset({"AS", "GENERATED", "LIKE", "GLOB", "REGEXP", "MATCH", "--", "/*"})
"""What no version's tables said; a comment could part a function's name from its bracket."""
BEFORE_BRACKET = frozenset({"CHECK", "IN", "KEY", "UNIQUE", "VARCHAR"})
"""What stands before a bracket in tables of ours, besides names that follow BEFORE_NAME."""
BEFORE_NAME = frozenset({"TABLE", "ON", "REFERENCES"})
CONSTANT = re.compile(r"'[^']*'|-?\d+|NULL", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Differences:
    """Parts of a file that are not as in a fresh register, named as SQL names them."""

    strange: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    """Those that are there and built otherwise."""

    def __bool__(self) -> bool:
        return bool(self.strange or self.missing or self.other)


def compare_names(run: Run) -> Differences:
    """Compare the names of tables and indices, and triggers and views word for word; costs a millisecond."""
    found = read_names(run)
    wanted = _expected_names()
    strange = [
        part
        for part, sql in found.items()
        if part not in wanted
        or (part[0] == "trigger" and sql != TRIGGERS[part[2]])
        or computes(part, sql)
    ]
    return Differences(named(strange), named(wanted - found.keys()))


def read_names(run: Run) -> dict[Part, str]:
    """Return all parts of a file with the words that make them, as far as they are text."""
    return {(str(kind), str(table), str(name)): str(sql) for kind, table, name, sql in run(MASTER)}


def computes(part: Part, sql: str) -> bool:
    """Tell whether a table or an index makes values of its own, which no version's did.

    A function in a condition, a default or a column can take hours or all memory at the first row.
    """
    if part[0] not in ("table", "index"):
        return False
    if part[0] == "table" and not sql.upper().startswith("CREATE TABLE"):
        return True
    return _has_function(sql)


@lru_cache(maxsize=256)  # the parts of all registers that one process opens are the same
def _has_function(sql: str) -> bool:
    words = ["", "", *(word.upper() for word in WORD.findall(sql))]
    return not COMPUTING.isdisjoint(words) or any(
        word == "("
        and words[at - 1] not in BEFORE_BRACKET
        and words[at - 2] not in BEFORE_NAME
        and re.search(r"\w", words[at - 1])
        for at, word in enumerate(words)
    )


def compare(run: Run) -> Differences:
    """Compare everything that a fresh register of this format has, down to each constraint."""
    names = compare_names(run)
    wanted, found = _expected(), _read_parts(run)
    there = {table for kind, table, _name in found if kind == "table"}
    missing = [part for part in wanted.keys() - found.keys() if part[1] in there]
    return Differences(
        tuple(sorted({*names.strange, *named(found.keys() - wanted.keys())})),
        tuple(sorted({*names.missing, *named(missing)})),
        named(part for part in wanted.keys() & found.keys() if wanted[part] != found[part]),
    )


def named(parts: Iterable[Part]) -> tuple[str, ...]:
    """Name parts as SQL does, sorted."""
    return tuple(sorted(_name(part) for part in parts))


def _name(part: Part) -> str:
    kind, table, name = part
    if kind == "table":
        return f"TABLE {table}"
    if kind in ("index", "trigger", "view"):
        return f"{kind.upper()} {name}"
    return f"{kind.upper()} {table}: {name}"


@cache
def _expected_names() -> frozenset[Part]:
    """Return the names of all that a register holds, without asking a database."""
    found: set[Part] = {("table", "alembic_version", "alembic_version")}
    for table in METADATA.tables.values():
        found.add(("table", table.name, table.name))
        found |= {("index", table.name, str(index.name)) for index in table.indexes}
    for name, sql in TRIGGERS.items():
        on = re.search(r' ON "?(\w+)', sql)
        found.add(("trigger", on[1] if on else "", name))
    return frozenset(found)


@cache
def _expected() -> dict[Part, Any]:
    """Return the parts of a fresh register, made in memory of the tables that the code knows."""
    engine = sa.create_engine("sqlite://")
    try:
        with engine.connect() as connection:
            METADATA.create_all(connection)
            connection.exec_driver_sql(VERSION)
            return _read_parts(connection.exec_driver_sql)
    finally:
        engine.dispose()


def _read_parts(run: Run) -> dict[Part, Any]:
    """Describe what SQLite lists of each table that is expected; what is strange is left alone."""
    parts: dict[Part, Any] = {}
    whole = {
        name: str(sql) for kind, _table, name, sql in run(MASTER) if kind in ("table", "index")
    }
    for table in (*METADATA.tables, "alembic_version"):
        if whole.get(table, "").upper().startswith("CREATE TABLE"):
            parts.update(_describe(run, table, whole))
    return parts


def _describe(run: Run, table: str, whole: dict[str, str]) -> Iterator[tuple[Part, Any]]:
    """Yield a table, its columns, indices, foreign keys and checks, each with what describes it."""
    options = f"SELECT wr, strict FROM pragma_table_list('{table}') WHERE schema = 'main'"
    yield ("table", table, ""), [tuple(row) for row in run(options)]
    for row in run(f"PRAGMA table_xinfo('{table}')"):
        _at, name, kind, not_null, default, in_key, hidden = tuple(row)
        computed = default if default and not CONSTANT.fullmatch(default) else None
        yield ("column", table, name), (kind.upper(), not_null, in_key, hidden, computed)
    for row in list(run(f"PRAGMA index_list('{table}')")):
        _at, name, unique, origin, partial = tuple(row)
        columns = [tuple(each)[2:] for each in run(f"PRAGMA index_xinfo('{name}')")]
        told = [each[0] for each in columns if each[3]]
        only = _plain(whole.get(name, "").partition(" WHERE ")[2])
        called = name if origin == "c" else ", ".join(map(str, told))
        kind = {"c": "index", "u": "unique"}.get(origin, "primary key")
        yield (kind, table, called), (unique, partial, only, columns)
    yield from _foreign_keys(run, table)
    for clause in _clauses(whole[table]):
        yield ("check" if clause not in UNUSED else "clause", table, clause), None


def _foreign_keys(run: Run, table: str) -> Iterator[tuple[Part, Any]]:
    keys: dict[int, list[tuple[Any, ...]]] = {}
    for row in run(f"PRAGMA foreign_key_list('{table}')"):
        keys.setdefault(row[0], []).append(tuple(row)[2:])
    for columns in keys.values():
        yield ("foreign key", table, ", ".join(each[1] for each in columns)), columns


def _clauses(sql: str) -> Iterator[str]:
    """Yield the conditions of a table's checks, and what no table of ours says."""
    tokens = TOKEN.findall(sql)
    for at, token in enumerate(tokens):
        if token.upper() in UNUSED:
            yield token.upper()
        if token.upper() == "CHECK":
            yield _plain("".join(_in_brackets(tokens[at + 1 :])))


def _in_brackets(tokens: list[str]) -> Iterator[str]:
    depth = 0
    for token in tokens:
        depth += {"(": 1, ")": -1}.get(token, 0)
        yield token
        if depth <= 0 and not token.isspace():
            return


def _plain(sql: str) -> str:
    """Return words of SQL without differences of space and quotation that mean nothing."""
    return " ".join(token.strip('"') for token in TOKEN.findall(sql) if not token.isspace())
