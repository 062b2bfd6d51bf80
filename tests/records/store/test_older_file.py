"""An older file that was put in a register's place is noticed when it is opened, and changes nothing."""

import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa

from coalition_app import settings
from coalition_app.records.care import backups
from coalition_app.records.care.checks import find_damage
from coalition_app.records.journal import journal
from coalition_app.records.opening.existing import open_register
from coalition_app.records.store.journal_tables import device, journal_entry
from tests.commands.command_line import done, type_command
from tests.registers import add_signatures, make_register

NOTICED = "This file is an older copy of the register"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Give a register into which something was recorded after `older.coalition` was copied from it."""
    path = tmp_path / "a.coalition"
    make_register(path, signatures=1).close()
    shutil.copyfile(path, tmp_path / "older.coalition")
    with open_register(path) as database:
        assert database.older == ""
        add_signatures(database, 2)
    return path


def test_an_older_file_that_was_copied_over_the_register_is_noticed(register: Path) -> None:
    older = register.with_name("older.coalition").read_bytes()
    register.write_bytes(older)
    for _time in range(2):
        with open_register(register) as database:
            assert database.older.startswith(NOTICED)
        assert register.read_bytes() == older


def test_an_older_file_that_took_the_registers_place_is_noticed(register: Path) -> None:
    register.with_name("older.coalition").replace(register)
    with open_register(register) as database:
        assert database.older.startswith(NOTICED)


def test_what_is_recorded_in_an_older_file_is_a_line_of_its_own(register: Path) -> None:
    """Under the same device two entries of one number would stand in two files, with different hashes."""
    newer = register.read_bytes()
    register.write_bytes(register.with_name("older.coalition").read_bytes())
    with open_register(register) as database:
        add_signatures(database, 2)
        assert database.older == ""
        with database.reading() as tx:
            heads = journal.heads(tx)
            since = tx.rows(sa.select(device.c.id).order_by(device.c.since))
            written = tx.rows(
                sa.select(journal_entry.c.device_id).order_by(journal_entry.c.clock.desc()).limit(2)
            )
        assert len(heads) == 2
        assert {row.device_id for row in written} == {since[-1].id}
        assert find_damage(database) == []
    with open_register(register) as database:
        assert database.older == ""
    register.write_bytes(newer)
    with open_register(register) as database:
        assert database.older.startswith(NOTICED)


def test_the_newer_file_put_back_is_not_noticed(register: Path) -> None:
    newer = register.read_bytes()
    register.write_bytes(register.with_name("older.coalition").read_bytes())
    open_register(register).close()
    register.write_bytes(newer)
    with open_register(register) as database:
        assert database.older == ""


def test_another_register_in_the_same_place_is_not_noticed(register: Path) -> None:
    register.unlink()
    done("new", register, "--coalition", "Иная", "--unencrypted")
    with open_register(register) as database:
        assert database.older == ""


def test_a_copy_that_was_restored_on_purpose_is_not_noticed(register: Path) -> None:
    backups.restore(register.with_name("older.coalition"), register, None)
    with open_register(register) as database:
        assert database.older == ""


@pytest.mark.parametrize(
    "kept", ["7", '{"newest": 7}', '{"newest": {"%s": {"register": "x"}}}', "{"]
)
def test_damaged_settings_keep_nobody_out(register: Path, kept: str) -> None:
    place = next(iter(settings.load()["newest"]))
    settings.settings_file().write_text(kept.replace("%s", place), encoding="utf-8")
    with open_register(register) as database:
        assert database.older == ""


def test_the_settings_do_not_show_where_registers_are(register: Path) -> None:
    kept = settings.settings_file().read_text(encoding="utf-8")
    assert str(register.parent) not in kept


def test_the_commands_say_it_beside_their_answer(register: Path) -> None:
    register.write_bytes(register.with_name("older.coalition").read_bytes())
    answer = type_command("statements", register, "--json")
    assert (answer.code, len(answer.json["statements"])) == (0, 1)
    assert answer.err.startswith(NOTICED)
    assert len(answer.err.splitlines()) == 1
