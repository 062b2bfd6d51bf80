"""Imports that were begun: kept in the register with what was said, copied with it, and nowhere else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.intake.read_source import read_source
from coalition_app.operations import door, journal
from coalition_app.operations.begun_imports import discard_import, keep_import
from coalition_app.records.care.backups import back_up
from coalition_app.records.care.checks import find_damage
from coalition_app.records.imports import begun_imports
from coalition_app.records.opening.existing import open_register
from coalition_app.records.store.database import Database
from coalition_app.records.store.journal_tables import journal_change, journal_entry
from tests.older_registers import as_of_migration
from tests.registers import dump, make_register, signatures_of

SOURCE = read_source("1. ОФ «Эхо», Анна Ким, +7 701 000 00 01\n".encode(), "тізім.txt")
PASSPHRASE = "долгая парольная фраза"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with make_register(tmp_path / "r.coalition", signatures=3) as made:
        yield made


def begin(database: Database, **told: str) -> "begun_imports.BegunImport":
    kept = [(int(item.removeprefix("at_")), words) for item, words in told.items()]
    door.write(
        database, keep_import(source=SOURCE, begun=None, told=kept, count=len(kept), afresh=True)
    )
    return waiting(database)[-1]


def waiting(database: Database) -> list["begun_imports.BegunImport"]:
    with database.reading() as tx:
        return begun_imports.list_begun(tx)


def told(database: Database, begun: "begun_imports.BegunImport") -> dict[int, str]:
    with database.reading() as tx:
        return begun_imports.answers_of(tx, begun.id)


def test_a_list_waits_after_closing_and_in_a_copy_encrypted_with_the_register(
    tmp_path: Path,
) -> None:
    path = tmp_path / "r.coalition"
    with make_register(path, signatures=1, passphrase=PASSPHRASE) as database:
        begin(database, at_0="Анна Ким молчит")
    assert SOURCE.content not in path.read_bytes()
    assert "молчит".encode() not in path.read_bytes()
    with open_register(path, PASSPHRASE) as database:
        (tmp_path / "copies").mkdir()
        copy = back_up(database, tmp_path / "copies")
    with open_register(copy, PASSPHRASE) as database:
        (begun,) = waiting(database)
        assert begun.name == "тізім.txt" and told(database, begun) == {0: "Анна Ким молчит"}
        with database.reading() as tx:
            assert begun_imports.source_of(tx, begun.id) == SOURCE.content
        assert find_damage(database) == []


def test_only_keeping_and_discarding_are_actions_and_the_journal_holds_no_words(
    database: Database,
) -> None:
    begun = begin(database, at_0="молчит")
    for kept in ([(0, "говорит"), (1, "тоже")], [(0, "")]):
        door.write(database, keep_import(source=SOURCE, begun=begun.id, told=kept, count=1))
    assert told(database, begun) == {1: "тоже"}
    door.write(database, discard_import(begun=begun.id, name=begun.name))
    assert waiting(database) == []
    with database.reading() as tx:
        actions = tx.rows(sa.select(journal_entry.c.action).order_by(journal_entry.c.seq))[-2:]
        values = tx.rows(sa.select(journal_change.c.value))
    assert [each.action for each in actions] == ["begin-import", "discard-import"]
    assert not any(word in row.value for row in values for word in ("тізім", "молчит", "тоже"))
    with pytest.raises(UserError, match="does not wait any more"):
        door.write(database, discard_import(begun=begun.id, name=begun.name))
    door.write(database, journal.undo())
    assert told(database, waiting(database)[0]) == {1: "тоже"}
    assert find_damage(database) == []


def test_answers_alone_are_no_newest_entry_of_the_journal(database: Database) -> None:
    """What changes no row writes no entry: the file is still known by the one before."""
    begun = begin(database)
    before = database.underneath.recorded
    door.write(database, keep_import(source=SOURCE, begun=begun.id, told=[(0, "да")], count=1))
    assert database.underneath.recorded == before


def test_undo_goes_past_a_list_that_waits(database: Database) -> None:
    """Who undoes what was recorded last loses no list: that goes where its import is discarded."""
    begun = begin(database, at_0="молчит")
    door.write(database, journal.undo())
    assert len(signatures_of(database)) < 3
    door.write(database, journal.redo())
    assert len(signatures_of(database)) == 3
    assert waiting(database) == [begun] and told(database, begun) == {0: "молчит"}


def test_a_damaged_list_is_refused(database: Database) -> None:
    begun = begin(database)
    with database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE blob SET content = x'00' WHERE length(content) < 100")
    with pytest.raises(UserError, match="missing or damaged"), database.reading() as tx:
        begun_imports.source_of(tx, begun.id)


def test_an_older_register_with_its_rows_gets_the_tables(tmp_path: Path) -> None:
    path = tmp_path / "r.coalition"
    with make_register(path, signatures=3) as made:
        before = dump(made)
        as_of_migration(made, "0016")
    with open_register(path) as database:
        assert dump(database) == before
        assert begin(database, at_0="молчит").name == "тізім.txt"
        assert find_damage(database) == []
