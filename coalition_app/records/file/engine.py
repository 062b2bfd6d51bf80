"""The one way to a register's file: SQLCipher through SQLAlchemy, encrypted and unencrypted alike."""

import contextlib
import logging
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.pool import QueuePool
from sqlalchemy.util import LRUCache

PLAIN_HEADER = b"SQLite format 3\0"
APPLICATION_ID = 0x434F414C
"""The letters COAL in SQLite's header field for the kind of file."""

NO_TEXT = "Could not decode"
"""What the driver says, without a number, of text in a damaged file that is no UTF-8."""
POOL_LOG = "sqlalchemy.pool.impl.QueuePool"
AT_ONCE = 3
"""Connections that work at once: the window's own, and those of its two workers."""
OFTEN = 50
"""SQLite steps between two calls that may cancel; one row takes a few of them."""
Ask = Callable[[], None]
"""Called repeatedly; raises Interrupted to cancel."""

COMPILED: LRUCache[Any, Any] = LRUCache(1000)
"""SQL as it was compiled for one register serves the next: they all hold the same tables."""


class OneDialect(SQLiteDialect_pysqlite):
    """The SQL that every register speaks; what is compiled is found again by its dialect."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OneDialect)

    def __hash__(self) -> int:
        return hash(OneDialect)


sa.dialects.registry.register("sqlite.coalition", __name__, OneDialect.__name__)

READ_ONLY = {"read_only": True}
"""Execution options of a connection that only reads: it begins without taking the writer's lock."""


def is_plain(path: Path) -> bool:
    """Tell whether the file is an unencrypted SQLite file."""
    with path.open("rb") as file:
        return file.read(len(PLAIN_HEADER)) == PLAIN_HEADER


def make_engine(
    path: Path,
    raw_key: str | None,
    *,
    read_only: bool = False,
    alone: bool = False,
    before: Callable[[], object] = lambda: None,
) -> sa.Engine:
    """Return the engine for a register's file; `raw_key` is None for an unencrypted one.

    Each transaction begins IMMEDIATE, so that two writers meet at once and not at the commit. Messages
    of errors never show values, since those are people's names.

    `read_only` changes no byte of the file nor of what lies beside it, and makes nothing beside it, also on a
    full or write-protected disk. What a -wal holds is read too, save where the file is read
    `alone`. It takes no lock: while another process writes the file, what is read may be torn.

    `before` is called before the file is opened once more, and refuses that by raising.
    """
    from sqlcipher3 import dbapi2

    def connect() -> Any:
        before()
        name = address_to_read(path, alone=alone) if read_only else str(path)
        connection = dbapi2.connect(
            name, isolation_level=None, check_same_thread=False, uri=read_only
        )
        give_key(connection, raw_key)
        if read_only:
            # An exclusive reader keeps the index of the -wal in memory, where others share a file for it.
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        for setting in (
            "synchronous = EXTRA",
            "foreign_keys = ON",
            "temp_store = MEMORY",
            "secure_delete = ON",
            "trusted_schema = OFF",
            "cell_size_check = ON",
            "mmap_size = 0",
            "cache_size = -65536",
        ):
            connection.execute("PRAGMA " + setting)
        return connection

    engine = sa.create_engine(
        "sqlite+coalition://",
        module=dbapi2,
        creator=connect,
        poolclass=QueuePool,
        # The connection that worked last has the file's pages at hand, decrypted.
        pool_use_lifo=True,
        hide_parameters=True,
        execution_options={"compiled_cache": COMPILED},
    )
    logging.getLogger(POOL_LOG).addFilter(_is_no_interrupt)

    written = False

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        nonlocal written
        if connection.get_execution_options().get("read_only"):
            connection.exec_driver_sql("BEGIN")
            return
        if not written and not read_only:
            # Not before: a backup copy that is only looked at keeps its bytes.
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")
            written = True
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    @sa.event.listens_for(engine, "handle_error")
    def say_damaged(context: sa.engine.ExceptionContext) -> None:
        # What SQLite says of a damaged file may quote bytes that are no text.
        if isinstance(context.original_exception, UnicodeDecodeError):
            raise dbapi2.DatabaseError(NO_TEXT) from context.original_exception

    return engine


def _is_no_interrupt(record: logging.LogRecord) -> bool:
    """Leave out what the pool logs of Ctrl+C: that is told in one sentence, without a traceback."""
    return not (record.exc_info and isinstance(record.exc_info[1], KeyboardInterrupt))


def keep_connections(engine: sa.Engine) -> None:
    """Open as many connections as work at once, so that all can go on where no further one may be opened."""
    with contextlib.ExitStack() as held:
        for _each in range(AT_ONCE):
            raw = engine.raw_connection()
            held.callback(raw.close)
            # One that has read nothing since the WAL mode was set keeps others from emptying the log.
            raw.cursor().execute("PRAGMA user_version").fetchall()


def enter_wal_mode(engine: sa.Engine) -> None:
    """Make a file that was only read one for work; its connections must have nothing under way."""
    pragma(engine, "PRAGMA journal_mode = WAL")
    keep_connections(engine)


def give_key(connection: Any, raw_key: str | None) -> None:
    """Give a new connection the key of its file before anything else is asked of it."""
    if raw_key is not None:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{raw_key}'\"")


def has_wal(path: Path) -> bool:
    """Tell whether a part of what was recorded lies beside the file."""
    try:
        return bool(path.with_name(path.name + "-wal").stat().st_size)
    except OSError:
        return False


def address_to_read(path: Path, *, alone: bool = False) -> str:
    """Return the address for SQLite by which a file is only read: nothing is written nor made beside it.

    An immutable file is read without its -wal, so that one with a -wal is opened without locks instead: that
    needs no file for the shared index, which a full or write-protected disk would refuse. It is read `alone`
    where the -wal may be another file's.
    """
    no_locks = "win32-none" if os.name == "nt" else "unix-none"
    address = quote(os.fsencode(path.absolute().as_posix()), safe="/:")
    slashes = "" if address.startswith("/") else "/"
    how = f"vfs={no_locks}" if has_wal(path) and not alone else "immutable=1"
    return f"file:{slashes}{address}?mode=ro&{how}"


def pragma(engine: sa.Engine, statement: str, ask: Ask = lambda: None) -> list[tuple[Any, ...]]:
    """Run a PRAGMA, VACUUM or ATTACH outside any transaction and return its rows.

    Raises the driver's own errors, and what `ask` raises.
    """
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        rows = run_asking(raw, cursor, statement, ask)
        cursor.close()
        return rows
    finally:
        raw.close()


def run_asking(raw: Any, cursor: Any, statement: str, ask: Ask) -> list[tuple[Any, ...]]:
    """Run one statement on a raw connection, calling `ask` often meanwhile; what `ask` raises ends the
    statement."""
    ended: list[BaseException] = []

    def look() -> int:
        try:
            ask()
        except BaseException as reason:  # noqa: BLE001 - the driver would swallow it
            ended.append(reason)
        return len(ended)

    connection = raw.driver_connection
    connection.set_progress_handler(look, OFTEN)
    try:
        ask()
        cursor.execute(statement)
        return [tuple(row) for row in cursor.fetchall()]
    except driver_errors():
        if ended:
            raise ended[0] from None
        raise
    finally:
        connection.set_progress_handler(None, 0)


def driver_errors() -> tuple[type[Exception], type[Exception], type[Exception]]:
    """Return the driver's own errors, which statements outside a transaction raise bare.

    Where its message quotes bytes of a damaged file that are no text, the driver fails to decode it.
    """
    from sqlcipher3 import dbapi2

    return (dbapi2.DatabaseError, sa.exc.DatabaseError, UnicodeDecodeError)


INTEGRITY = ("cipher_integrity_check", "integrity_check", "foreign_key_check")


def integrity(
    engine: sa.Engine, ask: Ask = lambda: None, checks: Sequence[str] = INTEGRITY
) -> list[str]:
    """Let SQLCipher and SQLite examine the whole file; return their findings, untranslated."""
    found: list[str] = []
    try:
        for statement in checks:
            rows = pragma(engine, f"PRAGMA {statement}", ask)
            found.extend(str(row[0]) for row in rows if row[0] != "ok")
    except driver_errors() as error:
        found.append(str(error))
    return found
