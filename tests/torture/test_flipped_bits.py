"""One bit of a register's file turns: `check` tells it, or nothing has changed; `recover` brings all back."""

import contextlib
from pathlib import Path

import pytest

from coalition_app.operations.register import recover
from coalition_app.records.care.recovery.recover import raw_key_of
from coalition_app.records.file.engine import make_engine
from coalition_app.records.opening.existing import open_register
from coalition_app.records.opening.lock import take_lock
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import JOURNALLED
from tests.commands.command_line import FAULT, type_command
from tests.registers import PASSPHRASE, truth_of
from tests.torture.conftest import Rounds
from tests.torture.damage import Dump, flip, rich_register, whole_dump

LONG = 500
"""Flips of each kind at length."""


@pytest.fixture(scope="module", params=[None, PASSPHRASE], ids=["plain", "encrypted"])
def kind(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, str]:
    """Give a sound register and the passphrase, empty for an unencrypted one."""
    path = tmp_path_factory.mktemp("sound") / "sound.coalition"
    rich_register(path, request.param).close()
    return path, request.param or ""


def test_no_flip_is_silent_and_none_is_a_fault(
    kind: tuple[Path, str], tmp_path: Path, rounds: Rounds
) -> None:
    sound, passphrase = kind
    content = sound.read_bytes()
    with open_register(sound, passphrase or None) as opened:
        wanted = whole_dump(opened)
    path, file = tmp_path / "flipped.coalition", tmp_path / "passphrase"
    file.write_text(passphrase, encoding="utf-8")
    for chance in rounds(5 if passphrase else 40, LONG):
        path.write_bytes(flip(content, chance))
        answer = type_command("check", path, *(["--passphrase-file", file] if passphrase else []))
        assert FAULT not in answer.err
        assert bool(answer.out or answer.err)
        if answer.code == 0:
            with open_register(path, passphrase or None) as opened:
                assert whole_dump(opened) == wanted


def test_a_register_with_a_flipped_bit_is_recovered_as_it_was(
    kind: tuple[Path, str], tmp_path: Path, rounds: Rounds
) -> None:
    """One bit damages either the tables or the journal, and the other one brings it back."""
    sound, passphrase = kind
    content = sound.read_bytes()
    with open_register(sound, passphrase or None) as opened:
        wanted, raw_key = whole_dump(opened), opened.raw_key
    path, new = tmp_path / "flipped.coalition", tmp_path / "new.coalition"
    for chance in rounds(4 if passphrase else 8, LONG):
        path.write_bytes(flip(content, chance))
        damaged = path.read_bytes()
        if raw_key is not None and damaged[:16] != content[:16]:
            continue  # no key opens a file whose salt is damaged
        assert raw_key is not None or raw_key_of(path, None) is None
        new.unlink(missing_ok=True)
        recovered = recover(path, new, raw_key)
        assert path.read_bytes() == damaged
        with contextlib.closing(
            Database(new, make_engine(new, raw_key), raw_key, take_lock(new))
        ) as found:
            compare(wanted, whole_dump(found), opened=recovered.opened)


def compare(wanted: Dump, found: Dump, *, opened: int) -> None:
    """Hold everything to be as before, but for lost files, their evidence, and notes of what is in doubt."""
    files: tuple[dict[bytes, bytes], ...] = dict(wanted["blob"]), dict(found["blob"])
    lost = [digest for digest in files[0] if files[1][digest] != files[0][digest]]
    assert all(files[1][digest] is None for digest in lost)
    for name, table in JOURNALLED.items():
        notes = {"pieces", "open_pieces"} if name == "signature" and opened else set[str]()
        notes |= {"lapsed_on"} if name == "evidence_claim" and lost else set()
        kept = [at for at, column in enumerate(truth_of(table)) if column.name not in notes]
        both = [[tuple(row[at] for at in kept) for row in rows[name]] for rows in (wanted, found)]
        assert sorted(both[0], key=repr) == sorted(both[1], key=repr), name
