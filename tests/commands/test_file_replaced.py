"""A command whose register is replaced meanwhile: nothing goes there, and it ends with a sentence."""

import argparse
import shutil
from pathlib import Path

import pytest

from coalition_app.commands import console
from coalition_app.operations import door
from coalition_app.operations.register import name_coalition
from coalition_app.records.editions.attestors import get_register
from coalition_app.records.file.identity import FileReplaced
from coalition_app.records.opening.existing import open_register
from coalition_app.records.store.underneath import ASIDE
from tests.registers import make_register


@pytest.fixture
def given(tmp_path: Path) -> argparse.Namespace:
    """Give the options that name a register; `other.coalition` is a copy of it."""
    path = tmp_path / "a.coalition"
    make_register(path).close()
    shutil.copyfile(path, tmp_path / "other.coalition")
    return argparse.Namespace(register=path, passphrase_file=None)


def put_other(path: Path) -> bytes:
    other = path.with_name("other.coalition")
    content = other.read_bytes()
    other.replace(path)
    return content


def test_what_comes_after_is_not_recorded(given: argparse.Namespace) -> None:
    with (
        pytest.raises(FileReplaced, match="this action was not recorded"),
        console.opened(given) as database,
    ):
        other = put_other(given.register)
        door.write(database, name_coalition(name="Жаңа"))
    assert given.register.read_bytes() == other
    assert list(given.register.parent.glob(f"*{ASIDE}*")) == []
    assert not given.register.with_name("a.coalition-wal").exists()


def test_what_came_before_is_kept_and_told(given: argparse.Namespace) -> None:
    with (
        pytest.raises(FileReplaced, match=r"Another file has replaced .* is kept in"),
        console.opened(given) as database,
    ):
        door.write(database, name_coalition(name="Жаңа"))
        other = put_other(given.register)
    assert given.register.read_bytes() == other
    (kept,) = given.register.parent.glob(f"a {ASIDE} *.coalition")
    with open_register(kept) as database, database.reading() as tx:
        assert get_register(tx).coalition == "Жаңа"


def test_who_only_reads_reads_on(given: argparse.Namespace) -> None:
    with console.opened(given) as database:
        put_other(given.register)
        with database.reading() as tx:
            assert tx.zone
