"""Copies of a register are found by their names, checked by its key, and restored into a new file."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.records.care import backups
from coalition_app.records.file import engine as engines
from coalition_app.records.opening.existing import open_register
from tests.registers import PASSPHRASE, add_signatures, make_register, signatures_of


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_copy_is_checked_and_the_actions_since_are_counted(
    tmp_path: Path, passphrase: str | None
) -> None:
    database = make_register(tmp_path / "a.coalition", passphrase=passphrase)
    copy = backups.back_up(database, tmp_path)
    assert backups.check_copy(database, copy) == 0
    add_signatures(database, 1)
    assert backups.check_copy(database, copy) == 1
    assert [each.name for each in tmp_path.glob("*-wal")] in ([], ["a.coalition-wal"])
    database.close()


def test_a_copy_of_another_register_is_refused(tmp_path: Path) -> None:
    one = make_register(tmp_path / "a.coalition", passphrase=None)
    other = make_register(tmp_path / "b.coalition", signatures=1)
    copy = backups.back_up(other, tmp_path)
    with pytest.raises(UserError, match="another register"):
        backups.check_copy(one, copy)
    one.close()
    other.close()


def test_a_damaged_copy_is_refused(tmp_path: Path) -> None:
    database = make_register(tmp_path / "a.coalition", passphrase=PASSPHRASE)
    copy = backups.back_up(database, tmp_path)
    copy.write_bytes(bytes(len(copy.read_bytes())))
    with pytest.raises(UserError, match="damaged"):
        backups.check_copy(database, copy)
    database.close()


def test_a_copy_with_a_planted_trigger_is_refused_before_anything_is_written_to_it(
    tmp_path: Path,
) -> None:
    """Restoring gives the copy a device of its own, and the trigger would go off."""
    database = make_register(tmp_path / "a.coalition", passphrase=None)
    copy = backups.back_up(database, tmp_path)
    engine = engines.make_engine(copy, None)
    engines.pragma(
        engine,
        "CREATE TRIGGER helpful AFTER UPDATE ON device BEGIN UPDATE signature SET name = 'Х'; END",
    )
    engine.dispose()
    with pytest.raises(UserError, match="TRIGGER helpful"):
        backups.restore_as(database, copy, tmp_path / "restored.coalition")
    with pytest.raises(UserError, match="TRIGGER helpful"):
        backups.restore(copy, tmp_path / "other.coalition")
    assert not list(tmp_path.glob("*restored*")) and not (tmp_path / "other.coalition").exists()
    database.close()


def test_copies_are_found_by_their_names_the_newest_first(tmp_path: Path) -> None:
    database = make_register(tmp_path / "a.coalition", passphrase=None)
    copy = backups.back_up(database, tmp_path)
    older = tmp_path / "a 2025-01-02 030405.coalition"
    shutil.copy(copy, older)
    for name in ("b 2025-01-02 030405", "a 2025-13-02 030405", "a before restore"):
        shutil.copy(copy, tmp_path / f"{name}.coalition")
    found = backups.list_copies(database.path, [tmp_path, tmp_path / "gone"])
    assert [each.path for each in found] == [copy, older]
    assert found[1].made == dt.datetime(2025, 1, 2, 3, 4, 5)
    assert found[1].size == older.stat().st_size
    database.close()


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_copy_is_restored_into_a_new_file_and_nothing_else_changes(
    tmp_path: Path, passphrase: str | None
) -> None:
    database = make_register(tmp_path / "a.coalition", passphrase=passphrase, signatures=2)
    copy = backups.back_up(database, tmp_path)
    add_signatures(database, 1)
    target = tmp_path / "restored.coalition"
    backups.restore_as(database, copy, target)
    assert len(signatures_of(database)) == 3
    with pytest.raises(UserError, match="already exists"):
        backups.restore_as(database, copy, target)
    database.close()
    with open_register(target, passphrase) as restored:
        assert len(signatures_of(restored)) == 2
