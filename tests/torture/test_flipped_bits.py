"""One bit of a register's file turns: `check` tells it, or nothing that the register holds has changed."""

from pathlib import Path

import pytest

from coalition_app.records.opening.existing import open_register
from tests.commands.command_line import FAULT, type_command
from tests.registers import PASSPHRASE
from tests.torture.conftest import Rounds
from tests.torture.damage import flip, rich_register, whole_dump

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
