"""Words that were half typed when a register was locked: in it, encrypted, and no part of its truth."""

from pathlib import Path

from coalition_app.operations import door
from coalition_app.operations.begun_words import keep_words
from coalition_app.records.care.begun_words import kept_words
from coalition_app.records.care.checks import find_damage
from coalition_app.records.opening.existing import open_register
from coalition_app.records.store.database import Database
from tests.older_registers import as_of_migration
from tests.registers import dump, make_register

PASSPHRASE = "долгая парольная фраза"
HALF = "оговорка: кроме сро"


def keep(database: Database, *told: str) -> None:
    door.write(database, keep_words(told=told))


def kept(database: Database) -> list[str]:
    with database.reading() as tx:
        return kept_words(tx)


def test_they_wait_encrypted_in_the_file_until_they_are_taken_out(tmp_path: Path) -> None:
    path = tmp_path / "r.coalition"
    with make_register(path, signatures=1, passphrase=PASSPHRASE) as database:
        keep(database, HALF, "второе")
    assert HALF.encode() not in path.read_bytes()
    with open_register(path, PASSPHRASE) as database:
        assert kept(database) == [HALF, "второе"]
        keep(database, "третье")
        assert kept(database) == ["третье"]
        keep(database)
        assert kept(database) == []


def test_the_journal_knows_nothing_of_them(tmp_path: Path) -> None:
    with make_register(tmp_path / "r.coalition", signatures=2) as database:
        before = dump(database)
        keep(database, HALF)
        assert dump(database) == before
        assert find_damage(database) == []


def test_an_older_register_with_its_rows_gets_the_table(tmp_path: Path) -> None:
    path = tmp_path / "r.coalition"
    with make_register(path, signatures=3) as made:
        before = dump(made)
        as_of_migration(made, "0018")
    with open_register(path) as database:
        assert dump(database) == before
        keep(database, HALF)
        assert kept(database) == [HALF]
        assert find_damage(database) == []
