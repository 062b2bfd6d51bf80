"""A -wal beside a closed register: its own is taken in after a crash, another file's is set aside."""

import os
import random
import shutil
from pathlib import Path

import pytest

from coalition_app import settings
from coalition_app.records.care.checks import find_damage
from coalition_app.records.file.placing import beside
from coalition_app.records.opening.existing import open_register
from coalition_app.records.store.underneath import ASIDE
from tests.registers import PASSPHRASE, add_signatures, make_register, signatures_of
from tests.torture.conftest import Rounds

PAGE = 4096
SET_ASIDE, TAKEN_IN = "does not belong to this file", "taken in"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a process is left without closing by fork")


@pytest.fixture(params=[None, PASSPHRASE], ids=["plain", "encrypted"])
def passphrase(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> str | None:
    """Give the passphrase, or none; what this computer remembers is of this test."""
    monkeypatch.setenv("COALITION_APP_SETTINGS", str(tmp_path / "settings.json"))
    given: str | None = request.param
    return given


@pytest.fixture
def crashed(tmp_path: Path, passphrase: str | None) -> Path:
    """Give a register with 4 signatures, and 2 in its -wal; `older` has 3, `closed` 4."""
    path = tmp_path / "a.coalition"
    make_register(path, passphrase=passphrase).close()
    shutil.copyfile(path, tmp_path / "older")
    with open_register(path, passphrase) as database:
        add_signatures(database, 1)
    shutil.copyfile(path, tmp_path / "closed")
    crash(path, passphrase, 2)
    return path


def crash(path: Path, passphrase: str | None, recorded: int) -> None:
    """Record something in a process that ends without closing."""
    child = os.fork()
    if not child:
        add_signatures(open_register(path, passphrase), recorded)
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    assert beside(path, "-wal").stat().st_size


def forget_settings() -> None:
    settings.settings_file().unlink()


def told_and_count(path: Path, passphrase: str | None) -> tuple[str, int]:
    with open_register(path, passphrase) as database:
        assert find_damage(database) == []
        return " ".join(database.left), len(signatures_of(database))


def kept_aside(path: Path) -> list[str]:
    return sorted(each.name.split()[-1].split(".")[1] for each in path.parent.glob(f"* {ASIDE} *"))


def test_what_a_crash_left_is_taken_in_without_a_word(
    crashed: Path, passphrase: str | None
) -> None:
    assert told_and_count(crashed, passphrase) == ("", 6)
    assert kept_aside(crashed) == []


def test_on_another_computer_it_is_taken_in_and_told(crashed: Path, passphrase: str | None) -> None:
    forget_settings()
    told, count = told_and_count(crashed, passphrase)
    assert TAKEN_IN in told
    assert "with 2 entries" in told
    assert count == 6


@pytest.mark.parametrize("in_place", [True, False], ids=["copied over", "put in its place"])
@pytest.mark.parametrize("remembered", [True, False], ids=["known", "unknown"])
def test_an_older_copy_does_not_get_what_was_recorded_since(
    crashed: Path, passphrase: str | None, in_place: bool, remembered: bool
) -> None:
    older = crashed.with_name("older")
    if in_place:
        crashed.write_bytes(older.read_bytes())
    else:
        older.replace(crashed)
    if not remembered:
        forget_settings()
    told, count = told_and_count(crashed, passphrase)
    assert SET_ASIDE in told or (not remembered and TAKEN_IN in told)
    if SET_ASIDE in told:
        assert count == 3
        assert "coalition-wal" in kept_aside(crashed)


def test_another_register_does_not_get_it(crashed: Path, passphrase: str | None) -> None:
    other = crashed.with_name("other.coalition")
    make_register(other, passphrase=passphrase, signatures=1).close()
    other.replace(crashed)
    forget_settings()
    told, count = told_and_count(crashed, passphrase)
    assert SET_ASIDE in told
    assert count == 1
    assert kept_aside(crashed) == ["coalition-wal"]


def test_a_file_that_was_as_it_is_gets_it_and_that_is_told(
    crashed: Path, passphrase: str | None
) -> None:
    """Its content is what the crashed one had: nothing tells them apart but the system's number."""
    crashed.with_name("closed").replace(crashed)
    told, count = told_and_count(crashed, passphrase)
    assert TAKEN_IN in told
    assert count == 6


def test_a_crash_while_the_log_was_written_into_the_file(tmp_path: Path, rounds: Rounds) -> None:
    """Some pages are of after it, some of before: only with its -wal it is whole."""
    for at, chance in enumerate(rounds(4, 100)):
        passphrase = chance.choice((None, None, PASSPHRASE))
        path = tmp_path / str(at) / "a.coalition"
        path.parent.mkdir()
        make_register(path, passphrase=passphrase).close()
        crash(path, passphrase, 3)
        _write_half(chance, path, passphrase)
        if chance.random() < 0.5:
            forget_settings()
        assert told_and_count(path, passphrase)[1] == 6
        assert kept_aside(path) == []


def _write_half(chance: random.Random, path: Path, passphrase: str | None) -> None:
    """Write some of the pages that closing would write, as a machine does that stops meanwhile."""
    copy = path.with_name("copy.coalition")
    for ending in ("", "-wal"):
        shutil.copyfile(beside(path, ending), beside(copy, ending))
    open_register(copy, passphrase).close()
    after = copy.read_bytes()
    copy.unlink()
    with path.open("r+b") as file:
        for page in range(0, len(after), PAGE):
            if chance.random() < 0.5:
                file.seek(page)
                file.write(after[page : page + PAGE])
