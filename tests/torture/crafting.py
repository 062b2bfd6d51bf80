"""Changing a register's file, or what stands in its place, as somebody does who wants to do harm."""

import os
import random
import socket
import sqlite3
import struct
import zipfile
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path

from sqlcipher3 import dbapi2

from coalition_app.records.file.engine import APPLICATION_ID, give_key, is_plain
from coalition_app.records.file.keys import derive_key, file_salt
from coalition_app.records.store.tables import FORMAT
from tests.registers import PASSPHRASE

PAGE = 4096
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id FROM n"
HUGE = "hex(zeroblob(400000000))"
"""A value of 800 MB that takes a few letters."""


@cache
def raw_key(salt: bytes) -> str:
    """Derive the key of the encrypted register and of all that is made of it."""
    return derive_key(PASSPHRASE, salt)


def run(*statements: str) -> Callable[[Path], object]:
    """Change a register by SQL, as somebody who knows it."""

    def make(path: Path) -> None:
        with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
            give_key(connection, None if is_plain(path) else raw_key(file_salt(path)))
            for setting in ("foreign_keys = OFF", "synchronous = OFF"):
                connection.execute(f"PRAGMA {setting}")
            for statement in statements:
                connection.execute(statement)

    return make


def schema(*statements: str) -> Callable[[Path], object]:
    """Change the words of the schema itself, which SQLite believes."""
    return run("PRAGMA writable_schema = ON", *statements)


def part(values: str, words: str | bytes | None) -> Callable[[Path], object]:
    """Add a part to the schema: kind, name, table and first page as SQL, and the words that make it."""
    content = words.encode() if isinstance(words, str) else words
    made = "NULL" if content is None else f"CAST(x'{content.hex()}' AS TEXT)"
    return schema(f"INSERT INTO sqlite_master VALUES ({values}, {made})")


def in_words(table: str, old: str, new: str) -> Callable[[Path], object]:
    """Change the words that make a table or an index."""
    quoted = (each.replace("'", "''") for each in (old, new))
    return schema(
        "UPDATE sqlite_master SET sql = replace(sql, '{}', '{}')".format(*quoted)
        + f" WHERE name = '{table}'"
    )


def older(make: Callable[[Path], object]) -> Callable[[Path], object]:
    """Let a register say that it is of an older format, whose parts are not all known."""

    def both(path: Path) -> None:
        make(path)
        put(60, struct.pack(">i", FORMAT - 1))(path)

    return both


def put(at: int, content: bytes) -> Callable[[Path], object]:
    """Write bytes into a file."""

    def make(path: Path) -> None:
        with path.open("r+b") as file:
            file.seek(at)
            file.write(content)

    return make


def file_of(content: bytes) -> Callable[[Path], object]:
    """Put other content in the file's place."""
    return lambda path: path.write_bytes(content)


def instead(make: Callable[[Path], object]) -> Callable[[Path], object]:
    """Put something in the file's place that is made anew."""

    def make_it(path: Path) -> None:
        path.unlink()
        make(path)

    return make_it


def exchanged(*statements: str) -> Callable[[Path], object]:
    """Put an index of the same name in an index's place."""
    return run("DROP INDEX ix_act_signature_id", *statements)


def view_of(table: str) -> Callable[[Path], object]:
    """Put a view without an end in a table's place."""
    return run(f"ALTER TABLE {table} RENAME TO kept", f"CREATE VIEW {table} AS {ENDLESS}")


def database_of(*statements: str) -> Callable[[Path], object]:
    """Put another program's database in the file's place, closed."""

    def make(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for statement in statements:
                connection.execute(statement)

    return instead(make)


def open_database(path: Path) -> None:
    """Make another program's database that was not closed, with its -wal and -shm."""
    source = path.with_name("made.sqlite")
    connection = sqlite3.connect(source, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE moz_places (url TEXT)")
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).write_bytes(Path(f"{source}{ending}").read_bytes())
    connection.close()
    source.unlink()


def encrypted(passphrase: str) -> Callable[[Path], object]:
    """Encrypt the register with a passphrase that nobody here knows."""

    def make(path: Path) -> None:
        draft = path.with_name("draft")
        with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
            connection.execute("ATTACH ? AS draft KEY ?", (str(draft), passphrase))
            connection.execute("SELECT sqlcipher_export('draft')")
            connection.execute(f"PRAGMA draft.application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA draft.user_version = {FORMAT}")
            connection.execute("DETACH draft")
        draft.replace(path)

    return make


def in_utf_16(path: Path) -> None:
    """Write the same register anew with its texts in UTF-16."""
    source = path.with_name("source")
    path.rename(source)
    with closing(dbapi2.connect(str(path), isolation_level=None)) as new:
        for setting in ("encoding = 'UTF-16le'", "synchronous = OFF"):
            new.execute(f"PRAGMA {setting}")
        new.execute("CREATE TABLE made (x)")
        new.execute("DROP TABLE made")
        with closing(dbapi2.connect(str(source))) as old:
            parts = old.execute(
                "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type = 'trigger'"
            ).fetchall()
            for kind, name, sql in parts:
                new.execute(sql)
                if kind == "table":
                    for row in old.execute(f'SELECT * FROM "{name}"'):
                        marks = ", ".join("?" * len(row))
                        new.execute(f'INSERT INTO "{name}" VALUES ({marks})', row)
        new.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        new.execute(f"PRAGMA user_version = {FORMAT}")
    source.unlink()


def many_tables(count: int, columns: int = 3) -> Callable[[Path], object]:
    """Write a schema of very many tables."""
    listed = ", ".join(f"c{at}" for at in range(columns))
    return schema(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
        f"{count}) INSERT INTO sqlite_master SELECT 'table', 't' || i, 't' || i, 2, "
        f"'CREATE TABLE t' || i || '({listed})' FROM n"
    )


def root_of(path: Path, table: str) -> int:
    """Return the number of the first page of a table."""
    with closing(dbapi2.connect(str(path))) as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        return int(connection.execute(query, (table,)).fetchone()[0])


def tree_loop(table: str) -> Callable[[Path], object]:
    """Let the first page of a table lead to itself."""

    def make(path: Path) -> None:
        root = root_of(path, table)
        page = bytearray(PAGE)
        page[:12] = struct.pack(">BHHHBI", 5, 0, 1, PAGE - 5, 0, root)
        page[12:14] = struct.pack(">H", PAGE - 5)
        page[-5:] = struct.pack(">IB", root, 1)
        put((root - 1) * PAGE, bytes(page))(path)

    return make


def many_ways(table: str, levels: int = 3, each: int = 120) -> Callable[[Path], object]:
    """Let a table's first page lead to its rows by millions of ways, through a few pages more."""

    def make(path: Path) -> None:
        root, content = root_of(path, table), bytearray(path.read_bytes())
        content += content[(root - 1) * PAGE : root * PAGE]
        for _level in range(levels):
            content += crossroads(len(content) // PAGE, each)
        content[(root - 1) * PAGE : root * PAGE] = crossroads(len(content) // PAGE, each)
        content[28:32] = struct.pack(">I", len(content) // PAGE)
        path.write_bytes(content)

    return make


def crossroads(child: int, count: int) -> bytes:
    """Return a page of a table's tree whose every cell leads to one page; at most 127 cells."""
    page, at = bytearray(PAGE), PAGE
    for key in range(count):
        at -= 5
        page[at : at + 5] = struct.pack(">IB", child, key + 1)
        page[12 + 2 * key : 14 + 2 * key] = struct.pack(">H", at)
    page[:12] = struct.pack(">BHHHBI", 5, 0, count, at, 0, child)
    return bytes(page)


def overflow_loop(path: Path) -> None:
    """Let a long text go on in a page that leads to itself."""
    run(f"INSERT INTO attestor (id, ordinal, name) VALUES (randomblob(16), 9, '{'Ү' * 4_000}')")(
        path
    )
    content = path.read_bytes()
    word = "Ү".encode() * 8
    page = next(
        at
        for at in range(0, len(content), PAGE)
        if content[at + 4 : at + PAGE].startswith((word, word[1:]))
        and content[at : at + 2] == b"\0\0"
    )
    put(page, struct.pack(">I", page // PAGE + 1))(path)


def freelist(first: int, count: int) -> Callable[[Path], object]:
    """Say of the free pages what is not so."""
    return put(32, struct.pack(">II", first, count))


def freelist_loop(path: Path) -> None:
    """Let the list of free pages lead to itself."""
    run("CREATE TABLE much (x)", "INSERT INTO much VALUES (randomblob(90000))", "DROP TABLE much")(
        path
    )
    (first,) = struct.unpack(">I", path.read_bytes()[32:36])
    put((first - 1) * PAGE, struct.pack(">II", first, 0))(path)


def in_the_log(*statements: str) -> Callable[[Path], object]:
    """Change a register by SQL, and leave what was changed in its -wal."""

    def make(path: Path) -> None:
        source = path.with_name("source")
        path.rename(source)
        with closing(dbapi2.connect(str(source), isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            for statement in statements:
                connection.execute(statement)
            for ending in ("", "-wal"):
                path.with_name(path.name + ending).write_bytes(
                    Path(f"{source}{ending}").read_bytes()
                )
        source.unlink()

    return make


def beside(ending: str, make: Callable[[Path], object]) -> Callable[[Path], object]:
    """Put something beside a register under a name that SQLite opens with it."""
    return lambda path: make(path.with_name(path.name + ending))


def zipped(path: Path) -> None:
    """Put a zip in the file's place."""
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("list.txt", "1. ОФ «Бірлік»\n" * 100)


def bound_socket(path: Path) -> None:
    """Put a socket in the file's place; its address may have 107 bytes."""
    before = Path.cwd()
    os.chdir(path.parent)
    try:
        with closing(socket.socket(socket.AF_UNIX)) as bound:
            bound.bind(path.name)
    finally:
        os.chdir(before)


def two_links(path: Path) -> None:
    """Let two links lead to each other."""
    path.symlink_to(path.with_name("other"))
    path.with_name("other").symlink_to(path)


def as_large(size: int) -> Callable[[Path], object]:
    """Give a file this size without filling it."""

    def make(path: Path) -> None:
        path.touch()
        os.truncate(path, size)

    return make


def random_bytes(size: int) -> bytes:
    """Return the same bytes by chance each time."""
    return random.Random(14).randbytes(size)
