"""What a file is, is judged before anything of it or beside it is changed."""

import contextlib
import gc
import os
import shutil
import socket
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from coalition_app.errors import UserError
from coalition_app.records.care.backups import back_up, check_copy, restore
from coalition_app.records.file import engine as engines
from coalition_app.records.opening.existing import open_register
from coalition_app.records.opening.judging import judge
from coalition_app.records.store import bounded, schema
from coalition_app.records.store.shape import Differences
from tests.older_registers import as_of_migration
from tests.registers import PASSPHRASE, add_signatures, dump, make_register, signatures_of


def as_it_lies(folder: Path) -> dict[str, tuple[bytes, int, int]]:
    """Give the folder's files with their bytes, times and permissions."""
    return {
        each.name: (each.read_bytes(), each.stat().st_mtime_ns, each.stat().st_mode)
        for each in folder.iterdir()
        if each.is_file()
    }


def bind_socket(path: Path) -> None:
    with contextlib.closing(socket.socket(socket.AF_UNIX)) as bound:
        bound.bind(str(path))


def test_another_programs_database_stays_as_it_lies(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.coalition"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE bookmarks (title TEXT)")
        other.execute("PRAGMA user_version = 3")
    other.close()
    before = as_it_lies(tmp_path)
    with pytest.raises(UserError, match="is not a register of this program"):
        open_register(path)
    assert as_it_lies(tmp_path) == before


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_checking_a_copy_leaves_it_as_it_lies(tmp_path: Path, passphrase: str | None) -> None:
    copies = tmp_path / "copies"
    copies.mkdir()
    with make_register(tmp_path / "a.coalition", passphrase=passphrase) as database:
        copy = back_up(database, copies)
        add_signatures(database, 2)
        before = as_it_lies(copies)
        assert check_copy(database, copy) == 2
    assert as_it_lies(copies) == before


def test_a_copy_that_is_only_read_keeps_its_bytes(tmp_path: Path) -> None:
    """It becomes a register for work, with its -wal, when something is recorded in it."""
    with make_register(tmp_path / "a.coalition") as database:
        copy = back_up(database, tmp_path)
    before = copy.read_bytes(), copy.stat().st_mtime_ns
    with open_register(copy) as opened:
        assert len(signatures_of(opened)) == 3
    assert (copy.read_bytes(), copy.stat().st_mtime_ns) == before
    with open_register(copy) as opened:
        add_signatures(opened, 1)
        assert copy.with_name(copy.name + "-wal").stat().st_size
        assert engines.pragma(opened.engine, "PRAGMA journal_mode") == [("wal",)]


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
@pytest.mark.parametrize("revision", ["0009", None])
def test_a_restored_copy_stays_as_it_lies(
    tmp_path: Path, passphrase: str | None, revision: str | None
) -> None:
    """Also one of an older format, whose draft is brought up to date."""
    copies = tmp_path / "copies"
    copies.mkdir()
    with make_register(tmp_path / "a.coalition", passphrase=passphrase) as database:
        if revision:
            as_of_migration(database, revision)
        copy = back_up(database, copies)
    before = as_it_lies(copies)
    restore(copy, tmp_path / "restored.coalition", passphrase)
    assert as_it_lies(copies) == before
    with open_register(tmp_path / "restored.coalition", passphrase) as restored:
        assert len(signatures_of(restored)) == 3
        assert schema.compare(restored.engine) == Differences()
    assert [each.name for each in tmp_path.glob("*before*")] == []


def test_what_lies_beside_a_copy_is_restored_with_it(tmp_path: Path) -> None:
    """A register that was not closed has its newest actions in a -wal."""
    left = tmp_path / "left"
    left.mkdir()
    with make_register(tmp_path / "a.coalition") as database:
        add_signatures(database, 2)
        for ending in ("", "-wal"):
            shutil.copy(f"{database.path}{ending}", left)
    before = as_it_lies(left)
    restore(left / "a.coalition", tmp_path / "restored.coalition")
    assert as_it_lies(left) == before
    with open_register(tmp_path / "restored.coalition") as restored:
        assert len(signatures_of(restored)) == 5


def test_a_log_of_another_register_beside_a_copy_is_not_restored(tmp_path: Path) -> None:
    copies = tmp_path / "copies"
    copies.mkdir()
    with make_register(tmp_path / "a.coalition") as database:
        copy = back_up(database, copies)
        with make_register(tmp_path / "other.coalition", signatures=5) as other:
            add_signatures(other, 2)
            shutil.copy(f"{other.path}-wal", f"{copy}-wal")
        before = as_it_lies(copies)
        assert check_copy(database, copy) == 0
        restore(copy, tmp_path / "restored.coalition")
        assert as_it_lies(copies) == before
        assert dump(database) == dumped(tmp_path / "restored.coalition")


def dumped(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with open_register(path) as opened:
        return dump(opened)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (os.mkfifo, "is a device, a pipe or a socket"),
        (bind_socket, "is a device, a pipe or a socket"),
        (lambda path: path.symlink_to("/dev/zero"), "is a device, a pipe or a socket"),
        (lambda path: path.symlink_to(path), "is a link that leads back to itself"),
        (lambda path: path.symlink_to("gone"), "There is no register at"),
        (lambda path: path.write_bytes(bytes(9000)), "is damaged at its beginning"),
        (lambda path: path.write_bytes(b"SQLite format 3\0"), "is damaged or cut off"),
        (lambda path: path.write_bytes(b"%PDF-1.7\n" * 400), "is a PDF, not a register"),
    ],
)  # fmt: skip
@pytest.mark.skipif(os.name == "nt", reason="Windows has neither pipes in folders nor /dev")
def test_what_is_no_file_is_not_waited_for(
    tmp_path: Path, make: Callable[[Path], object], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's address may have 107 bytes
    path = Path("a.coalition")
    make(path)
    with pytest.raises(UserError, match=said):
        open_register(path)
    assert [each.name for each in tmp_path.iterdir()] == ["a.coalition"]


@pytest.mark.skipif(os.name == "nt", reason="Windows asks for no such permissions")
def test_a_file_that_may_not_be_read_is_told() -> None:
    """Root may read everything, so that somebody else asks."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        path = Path(folder) / "a.coalition"
        make_register(path).close()
        path.chmod(0)
        before = as_somebody()
        try:
            with pytest.raises(UserError, match="cannot be read: Permission denied"):
                open_register(path)
        finally:
            os.seteuid(before)


def as_somebody() -> int:
    """Go on as a person without rights, where this is root; give the number of who it was."""
    before = os.geteuid()
    if not before:
        os.seteuid(65534)
    return before


SLOW_TIMES = 4
"""How often: once is too long for a file, and each costs the tests nearly a second."""


def test_what_the_program_does_meanwhile_is_not_the_files_work(tmp_path: Path) -> None:
    """Collecting the garbage of a large process took longer than a file may, and a register was refused."""
    make_register(tmp_path / "one.coalition").close()

    slow: list[str] = []

    def be_slow(phase: str, _info: dict[str, int]) -> None:
        if phase != "start" or len(slow) == SLOW_TIMES or not inside_a_statement():
            return
        slow.append(phase)
        end = time.thread_time() + 2 * bounded.MOST_WORK
        while time.thread_time() < end:
            pass

    def inside_a_statement() -> bool:
        at: FrameType | None = sys._getframe(2)
        while at is not None and at.f_code.co_name != "run":
            at = at.f_back
        return at is not None and at.f_code.co_filename == bounded.__file__

    usual = gc.get_threshold()
    gc.callbacks.append(be_slow)
    gc.set_threshold(1)
    try:
        judge(tmp_path / "one.coalition", None)
    finally:
        gc.set_threshold(*usual)
        gc.callbacks.remove(be_slow)
