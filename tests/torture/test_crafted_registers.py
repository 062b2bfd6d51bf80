"""Crafted registers and copies: refused or told within a second, unchanged, with nothing made beside."""

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coalition_app.errors import UserError
from coalition_app.intake.read_source import read_path
from coalition_app.records.care import checks
from coalition_app.records.care.backups import check_copy, list_copies, restore
from coalition_app.records.opening.existing import open_register
from coalition_app.records.store import schema
from coalition_app.records.store.database import Database
from coalition_app.records.store.shape import Differences
from tests.commands.command_line import FAULT, type_command
from tests.contracts.lines import HERE, Line, placed, read_lines
from tests.registers import PASSPHRASE, make_register
from tests.torture.conftest import Rounds
from tests.torture.crafted import CUT, ENCRYPTED, KINDS, NEEDED, Kind
from tests.torture.crafting import ENDLESS, PAGE, in_the_log

NAME = "sound 2025-03-14 120000.coalition"
"""A name by which the page of the copies finds it."""
TERABYTE = 1 << 40
AT_MOST = 10.0
"""Seconds of work after which it hangs: an answer takes half of one, and this process may have more to do."""
READING = [
    line
    for line in read_lines()
    if line.code == 0
    and line.name != "recover"
    and line.state != "-"
    and "REGISTER" in line.commands[0]
    and not {"ANNEX", "SIGNATURE"}.intersection(line.commands[0])
]

REFUSED = [each for each in KINDS if each.said not in ("", NEEDED) and not each.told]


@pytest.fixture(scope="module", params=[None, PASSPHRASE], ids=["plain", "encrypted"])
def sound(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Database:
    """Give an open register, whose copies the crafted files claim to be."""
    folder = tmp_path_factory.mktemp("sound")
    database = make_register(folder / "sound.coalition", passphrase=request.param)
    request.addfinalizer(database.close)
    return database


def as_it_lies(folder: Path) -> dict[str, tuple[Any, ...]]:
    """Give the folder's files with their kinds, times, sizes and first bytes."""
    found: dict[str, tuple[Any, ...]] = {}
    for path in sorted(folder.iterdir()):
        told = path.lstat()
        content = b""
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                content = file.read(2_000_000)
        found[path.name] = (told.st_mode, told.st_mtime_ns, told.st_size, content)
    return found


def answer_of(act: Callable[[], object]) -> str:
    """Do something to a crafted file, which must end soon, and give what was said of it in one plain line."""
    began = time.process_time()
    try:
        said = str(act() or "")
    except UserError as refused:
        said = str(refused)
        assert said.isprintable(), said
        assert len(said) < 700
    assert time.process_time() - began < AT_MOST
    return said


def tell(path: Path, passphrase: str | None) -> str:
    """Open a file, and give what the check tells of it."""
    with open_register(path, passphrase) as opened:
        return " ".join(checks.find_damage(opened))


def try_each_entrance(kind: Kind, sound: Database, path: Path, passphrase: str | None) -> None:
    """Hold that each entrance says of a crafted file what it is, and leaves it as it lies."""
    path.write_bytes(sound.path.read_bytes())
    kind.make(path)
    before, restored = as_it_lies(path.parent), path.parent / "restored.coalition"
    refused = bool(kind.said) and not kind.told

    told = answer_of(lambda: tell(path, passphrase))
    assert kind.said in told
    assert bool(kind.said) is bool(told)
    if passphrase is None or kind is ENCRYPTED[0]:  # each passphrase costs 0.1 s
        said = answer_of(lambda: restore(path, restored, passphrase))
        assert not said or kind.said in said or not refused
        assert restored.exists() is not (refused or kind.told), said
    answer_of(lambda: list_copies(sound.path, [path.parent]))
    assert not refused or answer_of(lambda: check_copy(sound, path))
    assert answer_of(lambda: read_path(path))

    after = as_it_lies(path.parent)
    lock = f".{path.name}.lock"
    assert {name: after[name] for name in before} == before
    assert after.keys() - before.keys() <= {
        *(() if refused else (lock,)),
        *(("restored.coalition", ".restored.coalition.lock")),
    }


@pytest.mark.parametrize("kind", KINDS, ids=[each.name for each in KINDS])
@pytest.mark.parametrize("sound", [None], ids=["plain"], indirect=True)
def test_a_crafted_file_is_told_and_stays_as_it_lies(
    sound: Database, kind: Kind, tmp_path: Path
) -> None:
    try_each_entrance(kind, sound, tmp_path / NAME, None)


@pytest.mark.parametrize("kind", ENCRYPTED, ids=[each.name for each in ENCRYPTED])
@pytest.mark.parametrize("sound", [PASSPHRASE], ids=["encrypted"], indirect=True)
def test_a_crafted_encrypted_file_is_told_and_stays_as_it_lies(
    sound: Database, kind: Kind, tmp_path: Path
) -> None:
    try_each_entrance(kind, sound, tmp_path / NAME, PASSPHRASE)


@pytest.mark.parametrize("sound", [None, PASSPHRASE], ids=["plain", "encrypted"], indirect=True)
def test_a_register_cut_at_any_page_is_refused(
    sound: Database, tmp_path: Path, rounds: Rounds
) -> None:
    """Half of the cuts are within a page."""
    path, passphrase = tmp_path / NAME, PASSPHRASE if sound.raw_key else None
    pages = sound.path.stat().st_size // PAGE
    path.write_bytes(sound.path.read_bytes())
    for at, chance in enumerate(rounds(12 if passphrase is None else 3, pages - 1)):
        cut = chance.randrange(1, pages) if pages > at + 1 else at
        os.truncate(path, cut * PAGE + chance.choice((0, chance.randrange(1, PAGE))))
        before = as_it_lies(tmp_path)
        assert CUT.removeprefix("is ") in answer_of(lambda: tell(path, passphrase))
        assert as_it_lies(tmp_path) == before
        path.write_bytes(sound.path.read_bytes())


@pytest.mark.parametrize("sound", [None], ids=["plain"], indirect=True)
def test_a_view_in_a_left_log_is_never_taken_in(sound: Database, tmp_path: Path) -> None:
    """The file alone is whole: it is opened or restored without what lies beside."""
    path = tmp_path / NAME
    path.write_bytes(sound.path.read_bytes())
    in_the_log(f"CREATE VIEW seen AS {ENDLESS}")(path)
    before = as_it_lies(tmp_path)
    assert not answer_of(lambda: check_copy(sound, path))
    restore(path, tmp_path / "restored.coalition")
    assert {name: as_it_lies(tmp_path)[name] for name in before} == before
    log = path.with_name(path.name + "-wal").read_bytes()
    with open_register(path) as opened:
        assert schema.compare(opened.engine) == Differences()
    (aside,) = tmp_path.glob("*set aside*-wal")
    assert aside.read_bytes() == log


@pytest.mark.parametrize("line", READING, ids=[each.name for each in READING])
@pytest.mark.parametrize("sound", [None], ids=["plain"], indirect=True)
def test_no_command_does_anything_to_a_crafted_file(
    sound: Database, line: Line, tmp_path: Path, rounds: Rounds
) -> None:
    """The first kind is a table without an end; at length all are tried."""
    for at, _chance in enumerate(rounds(1, len(REFUSED))):
        folder, kind = tmp_path / str(at), REFUSED[at]
        folder.mkdir()
        path = folder / NAME
        path.write_bytes(sound.path.read_bytes())
        kind.make(path)
        before = as_it_lies(folder)
        places = {"REGISTER": path, "LIST.txt": HERE / "list.txt", "LIST.csv": HERE / "list.csv"}
        words = placed(line.commands[0], {**places, "OUT/": tmp_path})
        began = time.process_time()
        answer = type_command(*words)
        assert time.process_time() - began < AT_MOST, kind.name
        assert answer.code in ((1, 2) if words[0] == "check" else (2,)), kind.name
        assert FAULT not in answer.err, kind.name
        assert answer.out or answer.err
        if words[0] != "check" and "--language" not in words:
            assert kind.said in answer.err, kind.name
        after = as_it_lies(folder)
        if words[0] == "check":  # opens what lacks only an index or a trigger
            before.setdefault(lock := f".{path.name}.lock", after.get(lock, ()))
        assert after == {name: told for name, told in before.items() if told}, kind.name


@pytest.mark.parametrize("sound", [None], ids=["plain"], indirect=True)
def test_recovering_a_crafted_file_leaves_it_and_nothing_beside(
    sound: Database, tmp_path: Path, rounds: Rounds
) -> None:
    """A terabyte is not copied, a pipe is not waited for, and no older format leaves a copy behind."""
    first = (
        "size of 1 TB, a register at its beginning",
        "trigger, older format",
        "pipe for a -wal",
    )
    kinds = sorted(KINDS, key=lambda kind: kind.name not in first)
    if shutil.disk_usage(tmp_path).free > TERABYTE:  # there it would be copied
        kinds = [kind for kind in kinds if not kind.name.startswith("size of 1 TB")]
    for at, _chance in enumerate(rounds(3, len(kinds))):
        folder, made = tmp_path / str(at), tmp_path / f"{at}-made"
        folder.mkdir()
        made.mkdir()
        path = folder / NAME
        path.write_bytes(sound.path.read_bytes())
        kinds[at].make(path)
        before, began = as_it_lies(folder), time.process_time()
        answer = type_command("recover", path, made / "new.coalition")
        assert time.process_time() - began < 4 * AT_MOST, kinds[at].name
        assert FAULT not in answer.err, kinds[at].name
        assert as_it_lies(folder) == before, kinds[at].name
        assert (made / "new.coalition").exists() is (answer.code in (0, 1))
        assert {each.name for each in made.iterdir()} <= {"new.coalition", ".new.coalition.lock"}
