"""A copy of a damaged register that is read on where SQLite gives up; the original is only read.

No decryption is done here. Where a table cannot be walked, the copy gets the first page of a fresh file of
the same key, whose two tables are then pointed at one page after the other: SQLCipher reads each page that
is whole and refuses each that is not, whatever pages lead to it.
"""

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.file.engine import driver_errors
from coalition_app.records.file.placing import unlink_with_wal
from coalition_app.records.store.raw_rows import NOT_READABLE, text_or_bytes

PAGE = 4096
"""Bytes of a page in every register."""
AT_ONCE = 256 * PAGE
COLUMNS = 40
"""Columns of the table that any page is read as: more than a register's widest."""
IN_INDEX = 12
ON_PAGE = 600
"""More rows than a page has; a page that leads to others gives no more of theirs."""
Values = tuple[Any, ...]


def unreadable() -> tuple[type[Exception], ...]:
    """Return what reading a damaged file raises."""
    return (*driver_errors(), *NOT_READABLE, MemoryError)


class WorkingCopy:
    """The copied file, read through one connection that is opened anew after each failure."""

    def __init__(self, path: Path, raw_key: str | None) -> None:
        self.path, self._raw_key = path, raw_key
        self._connection: Any = None
        self.pages = path.stat().st_size // PAGE

    def run(self, query: str, values: Sequence[Any] = ()) -> Iterator[Values]:
        """Yield the rows of a query; raises what `unreadable` names."""
        if self._connection is None:
            self._connection = _connect(self.path, self._raw_key)
        try:
            yield from self._connection.execute(query, values)
        except unreadable():
            self.close()
            raise

    def read(self, query: str, order: Sequence[str]) -> tuple[list[Values], bool]:
        """Read rows from the first on until one cannot be read, then from the last back.

        Returns them, and whether none was met that cannot be read.
        """
        found, whole = self._until_damage(f"{query} ORDER BY {', '.join(order)}")
        if whole:
            return found, True
        backwards = ", ".join(f"{each} DESC" for each in order)
        return found + self._until_damage(f"{query} ORDER BY {backwards}")[0], False

    def _until_damage(self, query: str) -> tuple[list[Values], bool]:
        found: list[Values] = []
        try:
            for row in self.run(query):
                found.append(row)
                if len(found) > self.pages * ON_PAGE:
                    return found, False  # pages that lead to each other
        except unreadable():
            return found, False
        return found, True

    def close(self) -> None:
        """Let go of the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def read_by_pages(self) -> None:
        """Put the first page of a fresh file before the rest; from then on `page` reads, and nothing else."""
        self.close()
        for ending in ("-wal", "-shm"):
            self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
        fresh = self.path.with_name(self.path.name + "-page")
        try:
            size = _make_fresh(fresh, self._raw_key, self.pages)
            with fresh.open("rb") as file:
                first = file.read(PAGE)
            with self.path.open("r+b") as file:
                file.write(first)
                file.truncate(size)
        finally:
            unlink_with_wal(fresh)

    def page(self, number: int, columns: str) -> list[Values]:
        """Read a page as a leaf of a table; nothing where it is none."""
        if not self._point("plain", number):
            return []
        return self._until_damage(f"SELECT {columns} FROM plain LIMIT {ON_PAGE}")[0]

    def page_of_index(self, number: int) -> list[Values]:
        """Read a page as one of an index, with all that it leads to: rows lie on its upper pages too."""
        if not self._point("keyed", number):
            return []
        return self.read("SELECT * FROM keyed", ["c0"])[0]

    def _point(self, table: str, number: int) -> bool:
        try:
            for statement in (
                "PRAGMA writable_schema = ON",
                f"UPDATE sqlite_master SET rootpage = {number} WHERE name = '{table}'",
                "PRAGMA writable_schema = RESET",
            ):
                list(self.run(statement))
        except unreadable():
            return False
        return True


@contextlib.contextmanager
def working_copy(damaged: Path, path: Path, raw_key: str | None) -> Iterator[WorkingCopy]:
    """Copy a damaged register, with what SQLite keeps beside it, to `path`; nothing stays there."""
    unlink_with_wal(path)
    try:
        try:
            for ending in ("", "-wal"):
                source = damaged.with_name(damaged.name + ending)
                if source.is_file():
                    _refuse_no_room(source, path)
                    _copy(source, path.with_name(path.name + ending))
        except OSError as error:
            raise UserError(
                _("%(path)s could not be copied to be read (%(reason)s); nothing was changed.")
                % {"path": damaged, "reason": error.strerror or error}
            ) from error
        copy = WorkingCopy(path, raw_key)
        try:
            yield copy
        finally:
            copy.close()
    finally:
        unlink_with_wal(path)


def _refuse_no_room(source: Path, target: Path) -> None:
    """Raise OSError before a disk is filled, on which others have no room left then.

    A crafted file can say that it has a terabyte.
    """
    if source.stat().st_size > shutil.disk_usage(target.parent).free:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _copy(source: Path, target: Path) -> None:
    """Copy a file; what the disk itself no longer gives is nought in the copy."""
    with source.open("rb", buffering=0) as file, target.open("xb") as copy:
        target.chmod(0o600)
        size = file.seek(0, os.SEEK_END)
        for at in range(0, size, AT_ONCE):
            length = min(AT_ONCE, size - at)
            try:
                copy.write(_read(file, at, length))
            except OSError:
                for page in range(at, at + length, PAGE):
                    copy.write(_page_or_nought(file, page, min(PAGE, size - page)))


def _read(file: Any, at: int, length: int) -> bytes:
    file.seek(at)
    found = b""
    while len(found) < length and (more := file.read(length - len(found))):
        found += more
    return found.ljust(length, b"\0")


def _page_or_nought(file: Any, at: int, length: int) -> bytes:
    try:
        return _read(file, at, length)
    except OSError:
        return bytes(length)


def _make_fresh(path: Path, raw_key: str | None, pages: int) -> int:
    """Make a file of two tables, at least as long as `pages`; return its size.

    It must be as long: a file that is shorter than its first page says is refused.
    """
    unlink_with_wal(path)
    connection = _connect(path, raw_key)
    try:
        plain = ", ".join(f"c{at}" for at in range(COLUMNS))
        keyed = ", ".join(f"c{at}" for at in range(IN_INDEX))
        connection.execute(f"CREATE TABLE plain ({plain})")
        connection.execute(f"CREATE TABLE keyed ({keyed}, PRIMARY KEY (c0)) WITHOUT ROWID")
        connection.execute("CREATE TABLE filled (content)")
        connection.execute("INSERT INTO filled VALUES (zeroblob(?))", (pages * PAGE,))
    finally:
        connection.close()
    return path.stat().st_size


def _connect(path: Path, raw_key: str | None) -> Any:
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False)
    if raw_key is not None:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{raw_key}'\"")
    # A trigger or a view of a crafted file is never run: rows are only read.
    for setting in (
        *("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0"),
        *("temp_store = MEMORY", "synchronous = OFF"),
    ):
        connection.execute("PRAGMA " + setting)
    connection.text_factory = text_or_bytes
    return connection
