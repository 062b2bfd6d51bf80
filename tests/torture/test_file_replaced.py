"""The file under an open register is replaced, removed, cut, renamed or linked: no blind writing."""

import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.records.file.identity import FileReplaced
from coalition_app.records.opening.existing import open_register
from coalition_app.records.store.database import Database
from coalition_app.records.store.underneath import ASIDE
from tests.registers import PASSPHRASE, add_signatures, make_register, signatures_of
from tests.torture.conftest import Rounds

IS_OPEN = re.compile("open already|open in another window")
Harm = Callable[[Path, Path], None]


def _replace(path: Path, other: Path) -> None:
    shutil.copyfile(other, path.with_name(".a.coalition.tmp")).replace(path)


def _replace_all(path: Path, other: Path) -> None:
    """As a program does that knows the files beside as well."""
    _replace(path, other)
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _remove(path: Path, _other: Path) -> None:
    path.unlink()


def _rename(path: Path, _other: Path) -> None:
    path.rename(path.with_name("renamed.coalition"))


def _move(path: Path, _other: Path) -> None:
    path.rename(path.parent.parent / path.name)


def _move_the_folder(path: Path, _other: Path) -> None:
    path.parent.rename(path.parent.with_name("elsewhere"))


def _empty(path: Path, _other: Path) -> None:
    os.truncate(path, 0)


def _cut(path: Path, _other: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _copy_over(path: Path, other: Path) -> None:
    path.write_bytes(other.read_bytes())


def _write_rubbish(path: Path, _other: Path) -> None:
    path.write_bytes(bytes(range(256)) * (path.stat().st_size // 256))


def _change_one_page(path: Path, _other: Path) -> None:
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 4096 // 2 * 4096)
        file.write(bytes(4096))


HARMS: tuple[Harm, ...] = (
    _replace,
    _replace_all,
    _remove,
    _rename,
    _move,
    _move_the_folder,
    _empty,
    _cut,
    _copy_over,
    _write_rubbish,
    _change_one_page,
)


def test_nothing_goes_into_another_file_and_what_is_open_can_be_saved(
    tmp_path: Path, rounds: Rounds
) -> None:
    for at, chance in enumerate(rounds(len(HARMS), 100)):
        harm = HARMS[at % len(HARMS)]
        passphrase = chance.choice((None, None, PASSPHRASE))
        told = f"{harm.__name__}, {'encrypted' if passphrase else 'plain'}"
        path = tmp_path / str(at) / "folder" / "a.coalition"
        other, saved = path.with_name("other.coalition"), tmp_path / f"{at}.coalition"
        path.parent.mkdir(parents=True)
        _make_with_older(path, other, passphrase)
        database = _open_and_work(chance, path, passphrase)
        names = _names(database)
        harm(path, other)
        before = _registers(path.parent.parent)
        with pytest.raises(FileReplaced, match="this action was not recorded"):
            add_signatures(database, 1)
        assert _names(database) == names, told
        database.underneath.save_as(saved)
        database.close()
        after = _registers(path.parent.parent)
        assert {each: after.get(each) for each in before} == before, told
        assert not path.with_name(path.name + "-wal").exists(), told
        _holds(saved, passphrase, names)
        for aside in path.parent.glob(f"* {ASIDE} *{path.suffix}"):
            _holds(aside, passphrase, names)


def test_what_was_recorded_is_saved_beside_by_closing(tmp_path: Path, rounds: Rounds) -> None:
    for at, chance in enumerate(rounds(3, 30)):
        harm = chance.choice([each for each in HARMS if each is not _move_the_folder])
        passphrase = chance.choice((None, None, PASSPHRASE))
        path = tmp_path / str(at) / "folder" / "a.coalition"
        path.parent.mkdir(parents=True)
        other = path.with_name("other.coalition")
        _make_with_older(path, other, passphrase)
        database = _open_and_work(chance, path, passphrase)
        names = _names(database)
        harm(path, other)
        assert "is kept in" in database.close()
        (aside,) = path.parent.glob(f"a {ASIDE} *.coalition")
        _holds(aside, passphrase, names)


def test_a_file_that_was_touched_or_moved_away_and_back_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    with make_register(path) as database:
        os.utime(path)
        add_signatures(database, 1)
        path.rename(tmp_path / "b.coalition")
        with pytest.raises(FileReplaced, match=r"was renamed to b\.coalition"):
            add_signatures(database, 1)
        (tmp_path / "b.coalition").rename(path)
        add_signatures(database, 1)
    with open_register(path) as database:
        assert len(signatures_of(database)) == 5


def test_a_name_that_is_added_takes_nothing_away(tmp_path: Path, rounds: Rounds) -> None:
    """It is the same file still: what is recorded stands under both names, and neither is opened twice."""
    for at, chance in enumerate(rounds(1, 20)):
        passphrase = chance.choice((None, None, PASSPHRASE))
        path, second = tmp_path / str(at) / "a.coalition", tmp_path / f"{at}.coalition"
        path.parent.mkdir()
        make_register(path, passphrase=passphrase).close()
        database = _open_and_work(chance, path, passphrase)
        second.hardlink_to(path)
        with pytest.raises(UserError, match=IS_OPEN):
            open_register(second, passphrase)
        add_signatures(database, 1)
        names = _names(database)
        assert database.close() == ""
        for each in (second, path):
            _holds(each, passphrase, names)


HOLDER = """
import sys
from pathlib import Path
from coalition_app.records.opening.existing import open_register
with open_register(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize("link", ["hard", "symbolic"])
def test_a_second_name_of_an_open_register_is_refused(tmp_path: Path, link: str) -> None:
    path, second = tmp_path / "a.coalition", tmp_path / "other folder" / "b.coalition"
    second.parent.mkdir()
    make_register(path).close()
    (second.hardlink_to if link == "hard" else second.symlink_to)(path)
    before = path.read_bytes()
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"open\n"
        with pytest.raises(UserError, match=IS_OPEN):
            open_register(second)
        assert not second.with_name("b.coalition-wal").exists()
        holder.kill()
    assert path.read_bytes() == before
    with open_register(second) as database:
        with pytest.raises(UserError, match=IS_OPEN):
            open_register(path)
        add_signatures(database, 1)
    with open_register(path) as database:
        assert len(signatures_of(database)) == 4


OPENING = """
import sys
from pathlib import Path
from coalition_app.records.file.identity import OpenFile
held = OpenFile(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_two_that_open_it_at_once_are_told_that_it_is_open(tmp_path: Path) -> None:
    """One holds the file and not yet the lock beside it: the other is told no tale of a second name."""
    path = tmp_path / "a.coalition"
    make_register(path).close()
    with subprocess.Popen(
        [sys.executable, "-c", OPENING, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(UserError, match="open in another window or command"):
            open_register(path)
        holder.kill()
    open_register(path).close()


def _make_with_older(path: Path, older: Path, passphrase: str | None) -> None:
    """Make a register, and a copy from before something was recorded in it."""
    make_register(path, passphrase=passphrase).close()
    shutil.copyfile(path, older)
    with open_register(path, passphrase) as database:
        add_signatures(database, 1, name="«Кейінгі»")


def _open_and_work(chance: random.Random, path: Path, passphrase: str | None) -> Database:
    """Open a register and record a little, or so much that SQLite writes its log into the file meanwhile."""
    database = open_register(path, passphrase)
    for _action in range(chance.choice((1, 2, 5))):
        add_signatures(database, 1)
    return database


def _names(database: Database) -> list[tuple[int, str]]:
    return [(each.number, each.name) for each in signatures_of(database)]


def _registers(folder: Path) -> dict[Path, bytes]:
    """Return what is in the registers of a folder; what SQLite keeps beside them is its own."""
    return {
        each: each.read_bytes()
        for each in sorted(folder.rglob("*.coalition"))
        if ASIDE not in each.name and not each.name.startswith(".")
    }


def _holds(path: Path, passphrase: str | None, names: list[tuple[int, str]]) -> None:
    with open_register(path, passphrase) as database:
        assert _names(database) == names
