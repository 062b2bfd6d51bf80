"""A copy says in the journal what it goes on from, and undo and control words keep to the file's own line."""

import hashlib
import json
import shutil
import uuid
from pathlib import Path

import pytest
import sqlalchemy as sa

from coalition_app.records.care.checks import find_damage
from coalition_app.records.journal import journal, paper_anchor, undoing
from coalition_app.records.opening.existing import open_register
from coalition_app.records.store import change_format, lines
from coalition_app.records.store.database import Database
from coalition_app.records.store.journal_tables import device, journal_entry
from coalition_app.records.store.transactions import NO_HASH
from tests.registers import add_signatures, dump, make_register, redo, undo
from tests.tampering import behind_the_journal

OTHER = uuid.UUID(int=7)


def copied(path: Path, name: str) -> Path:
    """Copy a register as a person does; it has another place on the disk then."""
    return Path(shutil.copyfile(path, path.with_name(name)))


def arguments(database: Database) -> list[dict[str, object]]:
    with database.reading() as tx:
        order = sa.select(journal_entry.c.arguments).order_by(journal_entry.c.clock)
        return [json.loads(row.arguments) for row in tx.rows(order)]


def put_foreign_entries(database: Database, count: int) -> None:
    """Put the entries of another copy into the journal, made before those that are there."""
    with database.engine.begin() as connection:
        first = connection.execute(sa.select(journal_entry).order_by(journal_entry.c.clock)).first()
        assert first is not None
        connection.execute(
            sa.insert(device), {"id": OTHER, "fingerprint": bytes(32), "since": first.at}
        )
        previous = NO_HASH
        for seq in range(1, count + 1):
            entry = {
                **first._mapping,
                "device_id": OTHER,
                "seq": seq,
                "clock": first.clock - 100 + seq,
                "action": "sign",
                "arguments": '{"number": 7, "statement": 1}',
                "change_count": 0,
                "changes_sha256": hashlib.sha256().digest(),
                "previous": previous,
            }
            previous = entry["hash"] = change_format.entry_hash(entry)
            connection.execute(sa.insert(journal_entry), entry)


def test_the_first_entry_of_a_copy_says_which_heads_it_goes_on_from(tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    with make_register(path, signatures=1) as database, database.reading() as tx:
        (head,) = journal.heads(tx)
    with open_register(copied(path, "b.coalition")) as database:
        add_signatures(database, 2)
        first, second = arguments(database)[-2:]
        assert first["after"] == f"{head['device']}/{head['seq']}"
        assert first["seen"] == {head["device"]: f"{head['seq']}/{head['hash']}"}
        assert second.keys() == {"number", "statement"}
        assert find_damage(database) == []
        behind_the_journal(
            database, f"UPDATE journal_entry SET hash = zeroblob(32) WHERE seq = {head['seq']}"
        )
        assert find_damage(database) != []


def test_a_file_that_is_copied_back_says_again_what_it_goes_on_from(tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    make_register(path, signatures=1).close()
    other = copied(path, "b.coalition")
    with open_register(other) as database:
        add_signatures(database, 1)
    path.write_bytes(other.read_bytes())  # keeps its place on the disk
    with open_register(path) as database:
        add_signatures(database, 1)
        assert [each for each in arguments(database) if "seen" in each] == arguments(database)[-2:]
        with database.reading() as tx:
            assert lines.own_line(tx.connection) == {
                uuid.UUID(hex=head["device"]): head["seq"] for head in journal.heads(tx)
            }
        undone = [undo(database).seq for _each in range(4)]
        assert undone == [4, 1, 3, 2]
        assert find_damage(database) == []


def test_what_a_copy_goes_on_from_is_cut_off_in_the_journal_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    make_register(path, signatures=2).close()
    with open_register(copied(path, "b.coalition")) as database:
        add_signatures(database, 1)
        newest = "device_id = (SELECT id FROM device ORDER BY since LIMIT 1) AND seq = 4"
        behind_the_journal(
            database,
            f"DELETE FROM journal_private WHERE {newest}",
            f"DELETE FROM journal_change WHERE {newest}",
            f"DELETE FROM journal_entry WHERE {newest}",
        )
        assert any("Entry 1 of the journal" in each for each in find_damage(database))


def test_undo_keeps_to_its_own_line(tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    make_register(path, signatures=1).close()
    with open_register(copied(path, "b.coalition")) as database:
        add_signatures(database, 2)
        before = dump(database)
        put_foreign_entries(database, 9)
        with database.reading() as tx:
            keys = [entry.key for entry in journal.own_newest_first(tx)]
            assert len(keys) == 5
            assert OTHER not in {key[0] for key in keys}
        for _each in range(4):
            assert undo(database).device_id != OTHER
        with database.reading() as tx:
            assert undoing.reach(tx).undo is None
        for _each in range(4):
            redo(database)
        assert dump(database) == before


def test_control_words_are_found_along_their_own_line(tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    with make_register(path, signatures=1) as database, database.reading() as tx:
        early = paper_anchor.current_anchor(tx)
    with open_register(copied(path, "b.coalition")) as database:
        add_signatures(database, 1)
        with database.reading() as tx:
            late = paper_anchor.current_anchor(tx)
        put_foreign_entries(database, 3)
        add_signatures(database, 1)
        with database.reading() as tx:
            for words, since in ((early, 2), (late, 1)):
                found = paper_anchor.find_anchor(tx, words)
                assert found is not None
                assert len(found.since) == since


def test_the_undone_first_entry_of_a_copy_goes_on_from_nothing_twice(tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    make_register(path, signatures=1).close()
    with open_register(copied(path, "b.coalition")) as database:
        add_signatures(database, 1)
        undo(database)
        redo(database)
        assert sum("seen" in each for each in arguments(database)) == 1
        assert find_damage(database) == []


@pytest.mark.parametrize(
    "damage", ["'{\"seen\": 7}'", "'{\"seen\"'", '\'{"after": "x", "seen": {}}\'']
)
def test_damage_in_what_a_copy_goes_on_from_is_told(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "a.coalition"
    make_register(path, signatures=1).close()
    with open_register(copied(path, "b.coalition")) as database:
        add_signatures(database, 1)
        behind_the_journal(
            database, f"UPDATE journal_entry SET arguments = {damage} WHERE arguments LIKE '%seen%'"
        )
        assert any("journal_entry" in each for each in find_damage(database))
