"""What a file is, is judged before anything of it or beside it is changed."""

import contextlib
import os
import socket
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.records.care.backups import back_up, check_copy
from coalition_app.records.opening.existing import open_register
from tests.registers import PASSPHRASE, add_signatures, make_register


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
        (lambda path: path.write_bytes(b"%PDF-1.7\n" * 400), "is not a register of this program"),
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
