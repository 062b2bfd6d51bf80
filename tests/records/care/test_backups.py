"""Copies that can be trusted, and going back to one."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.records.care.backups import back_up, restore
from coalition_app.records.care.checks import find_damage
from coalition_app.records.file import placing
from coalition_app.records.file.copies import verified_copy
from coalition_app.records.opening import leftovers
from coalition_app.records.opening.beside import restored_draft
from coalition_app.records.opening.existing import PassphraseNeeded, open_register
from coalition_app.records.store.database import Database
from coalition_app.records.store.journal_tables import journal_entry
from tests import sentences
from tests.registers import PASSPHRASE, add_signatures, dump, make_register, signatures_of, undo


def devices_of(database: Database) -> list[object]:
    with database.reading() as tx:
        query = sa.select(journal_entry.c.device_id).order_by(journal_entry.c.clock)
        return [row[0] for row in tx.rows(query)]


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_copy_holds_everything_and_opens_by_the_same_passphrase(
    tmp_path: Path, passphrase: str | None
) -> None:
    (tmp_path / "copies").mkdir()
    with make_register(tmp_path / "a.coalition", passphrase=passphrase) as database:
        copy = back_up(database, tmp_path / "copies")
        assert copy.name.startswith("a 2")
        assert copy.suffix == ".coalition"
        whole = dump(database)
        assert [each.name for each in copy.parent.iterdir()] == [copy.name]
    with open_register(copy, passphrase) as opened:
        assert dump(opened) == whole
        assert find_damage(opened) == []


def test_a_copy_is_one_whole_file_that_keeps_nothing_beside_it(tmp_path: Path) -> None:
    """SQLite's file header says 1 for a file that needs no -wal."""
    with make_register(tmp_path / "a.coalition") as database:
        copy = back_up(database, tmp_path)
    assert copy.read_bytes()[18:20] == b"\x01\x01"


def test_a_copy_is_never_put_over_a_file_or_into_a_folder_that_is_missing(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition") as database:
        there = tmp_path / "there.coalition"
        there.write_bytes(b"mine")
        with pytest.raises(UserError, match="already exists"):
            verified_copy(database.engine, database.raw_key, there)
        assert there.read_bytes() == b"mine"
        with pytest.raises(UserError, match=sentences.NO_FOLDER):
            back_up(database, tmp_path / "missing")
        with pytest.raises(UserError, match="No copy could be made"):
            verified_copy(database.engine, database.raw_key, tmp_path / "missing" / "b.coalition")
        assert not (tmp_path / "missing").exists()


def test_going_back_keeps_the_old_register_aside(tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    (tmp_path / "copies").mkdir()
    with make_register(path, signatures=2) as database:
        copy = back_up(database, tmp_path / "copies")
        then = dump(database)
        add_signatures(database, 1)
        now = dump(database)
    aside = restore(copy, path)
    assert aside is not None
    with open_register(path) as database:
        assert dump(database) == then
    with open_register(aside) as database:
        assert dump(database) == now
    assert copy.exists()


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
@pytest.mark.parametrize("stopped", ["decided", "kept aside", "without its -wal"])
def test_a_restore_that_was_interrupted_is_finished_by_the_next_opening(
    tmp_path: Path, stopped: str, passphrase: str | None
) -> None:
    """The file from before was not closed: its newest rows are in the -wal that goes before it does."""
    path, wal = tmp_path / "a.coalition", tmp_path / "a.coalition-wal"
    (tmp_path / "copies").mkdir()
    with make_register(path, signatures=2, passphrase=passphrase) as database:
        copy = back_up(database, tmp_path / "copies")
        then = dump(database)
        add_signatures(database, 1)
        now, whole = dump(database), (path.read_bytes(), wal.read_bytes())
    path.write_bytes(whole[0])
    wal.write_bytes(whole[1])
    decided = restored_draft(path)
    decided.write_bytes(copy.read_bytes())
    if stopped != "decided":
        placing.keep_aside(path, leftovers.name_replaced(decided, path))
    if stopped == "without its -wal":
        wal.unlink()
    if passphrase is not None:
        with pytest.raises(PassphraseNeeded):
            open_register(path)
    with open_register(path, passphrase) as database:
        assert "finished now" in "".join(database.left)
        assert dump(database) == then
        assert find_damage(database) == []
    (aside,) = tmp_path.glob("a before restore*.coalition")
    with open_register(aside, passphrase) as database:
        assert dump(database) == now
    assert not decided.exists()


def test_an_open_register_is_not_restored_over(tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    (tmp_path / "copies").mkdir()
    with make_register(path) as database:
        copy = back_up(database, tmp_path / "copies")
        with pytest.raises(UserError, match="is open in another window"):
            restore(copy, path)
        assert len(signatures_of(database)) == 3
    assert list(tmp_path.glob("*before restore*")) == []


@pytest.mark.parametrize("register_is_there", [True, False])
def test_a_leftover_wal_does_not_bring_the_newer_rows_back(
    tmp_path: Path, register_is_there: bool
) -> None:
    path = tmp_path / "a.coalition"
    wal = path.with_name(path.name + "-wal")
    (tmp_path / "copies").mkdir()
    database = make_register(path, signatures=2)
    copy = back_up(database, tmp_path / "copies")
    then = dump(database)
    add_signatures(database, 1)
    newer = wal.read_bytes()
    assert newer
    database.close()
    if not register_is_there:
        path.unlink()
    wal.write_bytes(newer)
    aside = restore(copy, path)
    assert aside is not None
    assert aside.name.endswith(".coalition" if register_is_there else ".coalition-wal")
    with open_register(path) as opened:
        assert dump(opened) == then
        assert find_damage(opened) == []


def test_a_restored_register_goes_on_under_a_new_device(tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    (tmp_path / "copies").mkdir()
    with make_register(path, signatures=2) as database:
        copy = back_up(database, tmp_path / "copies")
        add_signatures(database, 1)
    path.unlink()
    restore(copy, path)
    with open_register(path) as database:
        add_signatures(database, 1)
        devices = devices_of(database)
        assert len(set(devices[:-1])) == 1
        assert devices[-1] not in devices[:-1]
        assert find_damage(database) == []
        for _each in range(3):
            undo(database)
        assert signatures_of(database) == []
        assert find_damage(database) == []


def test_a_register_that_was_moved_goes_on_under_its_device(tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    make_register(path, signatures=1).close()
    moved = path.rename(tmp_path / "b.coalition")
    with open_register(moved) as database:
        add_signatures(database, 1)
        assert len(set(devices_of(database))) == 1


def test_a_damaged_copy_or_none_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    (tmp_path / "copies").mkdir()
    with make_register(path) as database:
        copy = back_up(database, tmp_path / "copies")
        whole = dump(database)
    with open_register(copy) as opened, opened.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE signature SET name = 'Другое'")
    for given, said in (
        (copy, "The copy is damaged"),
        (tmp_path / "none.coalition", "There is no register"),
        (path, "the same file"),
    ):
        with pytest.raises(UserError, match=said):
            restore(given, path)
    with pytest.raises(UserError, match=sentences.NO_FOLDER):
        restore(path, tmp_path / "missing" / "a.coalition")
    with open_register(path) as database:
        assert dump(database) == whole
    assert list(tmp_path.glob("*before restore*")) == []


def test_an_encrypted_copy_is_restored_by_its_passphrase_only(tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    with make_register(path, passphrase=PASSPHRASE, signatures=1) as database:
        copy = back_up(database, tmp_path)
        whole = dump(database)
    with pytest.raises(UserError, match=sentences.WRONG_PASSPHRASE):
        restore(copy, path, "another one")
    restore(copy, path, PASSPHRASE)
    with open_register(path, PASSPHRASE) as database:
        assert dump(database) == whole
