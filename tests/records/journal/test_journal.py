"""The journal: its chain, what it keeps apart, and every kind of tampering that it shows."""

import datetime as dt
from pathlib import Path

import pytest
import sqlalchemy as sa

from coalition_app.errors import NotSo, UserError
from coalition_app.records.care.checks import find_damage
from coalition_app.records.editions import attestors, editions
from coalition_app.records.imports import import_draft
from coalition_app.records.journal import journal, proof
from coalition_app.records.opening.existing import open_register
from coalition_app.records.positions import positions
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.signatures import signatures
from coalition_app.records.store import change_format
from coalition_app.records.store.database import Database
from coalition_app.records.store.journal_tables import (
    journal_change,
    journal_entry,
    journal_private,
)
from coalition_app.records.store.tables import signature
from coalition_app.records.store.transactions import CHUNK, NO_HASH
from tests import sentences
from tests.registers import (
    add_signatures,
    dump,
    hold_originals,
    make_register,
    make_source,
    name_attestor,
    numbered_entries,
    redo,
    signatures_of,
    statement_of,
    undo,
    withdraw_signature,
)
from tests.tampering import behind_the_journal, without_triggers

NAME = "Шаңырақ тірегі"


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return make_register(tmp_path / "a.coalition", signatures=2)


def attest(database: Database, number: int = 1) -> None:
    with database.writing("attest") as tx:
        made = editions.record_edition(
            tx,
            statement_of(tx),
            number=number,
            place="Алматы",
            dated=dt.date(2026, 1, 2),
            content=b"{}",
            code="code",
        )
        editions.record_print(tx, made, language="ru", content=b"%PDF-")


NEWEST = "seq = (SELECT max(seq) FROM journal_entry)"
TAMPERINGS = {
    "a name in a table": "UPDATE signature SET name = 'Другое имя' WHERE number = 1",
    "a standing": "UPDATE signature SET standing = 'withdrawn' WHERE number = 1",
    "a row taken away": "DELETE FROM position",
    "a row put in": (
        "INSERT INTO attestor (id, ordinal, name, offices) VALUES (randomblob(16), 2, 'Я', NULL)"
    ),
    "a change": "UPDATE journal_change SET value = '{}' WHERE seq = 2 AND ordinal = 0",
    "a change taken away": "DELETE FROM journal_change WHERE seq = 3 AND ordinal = 1",
    "an actor": "UPDATE journal_entry SET actor = 'somebody' WHERE seq = 2",
    "a moment": "UPDATE journal_entry SET at = '2020-01-01 00:00:00.000000' WHERE seq = 3",
    "a private value": (
        "UPDATE journal_private SET value = replace(value, 'Бірлік', 'Бирлик') WHERE seq = 3"
    ),
    "an entry cut out": "DELETE FROM journal_entry WHERE seq = 3",
    "the newest entry": f"DELETE FROM journal_entry WHERE {NEWEST}",
    "a kept file": "UPDATE blob SET content = x'00'",
    "an edition": "UPDATE edition SET code = 'another'",
    "an edition's heads": "UPDATE edition SET heads = NULL",
    "a print": "UPDATE \"print\" SET language = 'kk'",
}


@pytest.mark.parametrize("tampering", TAMPERINGS.values(), ids=TAMPERINGS.keys())
def test_each_kind_of_tampering_shows(database: Database, tampering: str) -> None:
    with database:
        record_words(database)
        attest(database)
        add_signatures(database, 1)
        assert find_damage(database) == []
        behind_the_journal(database, tampering)
        assert find_damage(database) != []


def record_words(database: Database) -> None:
    with database.writing("record-position") as tx:
        new = NewPosition({1: "supports-with-reservation"}, "кроме сроков")
        positions.record_position(tx, statement_of(tx), 1, new)


def test_two_entries_that_changed_places_show(database: Database) -> None:
    with database:
        swap = [
            f"UPDATE {table} SET seq = CASE seq WHEN 3 THEN -4 WHEN 4 THEN -3 END WHERE seq IN (3, 4)"
            for table in ("journal_entry", "journal_change", "journal_private")
        ]
        back = [each.split(" SET ")[0] + " SET seq = -seq WHERE seq < 0" for each in swap]
        behind_the_journal(database, *swap, *back)
        assert find_damage(database) != []


def test_a_chain_that_was_calculated_anew_shows_by_the_edition(database: Database) -> None:
    """Every link fits and so do the tables; only the edition knows the hash that there was."""
    with database:
        attest(database)
        behind_the_journal(database, "UPDATE journal_entry SET actor = 'somebody' WHERE seq = 2")
        calculate_chain_anew(database)
        with database.reading() as tx:
            assert proof.broken_links(tx) == []
        assert find_damage(database) == [
            "The journal no longer holds what it held when edition 1 was attested."
        ]


def calculate_chain_anew(database: Database) -> None:
    with without_triggers(database), database.engine.begin() as connection:
        previous = NO_HASH
        order = sa.select(journal_entry).order_by(journal_entry.c.seq)
        for row in connection.execute(order).fetchall():
            forged = {**row._mapping, "previous": previous}
            forged["hash"] = previous = change_format.entry_hash(forged)
            update = sa.update(journal_entry).where(journal_entry.c.seq == row.seq)
            connection.execute(update.values(previous=forged["previous"], hash=forged["hash"]))


@pytest.mark.parametrize(
    "nonsense",
    [
        "UPDATE journal_change SET value = 'no json' WHERE seq = 3",
        "UPDATE journal_change SET replaces = '7' WHERE seq = 5",
        "UPDATE journal_entry SET at = 'yesterday' WHERE seq = 3",
        "UPDATE attestor SET offices = '{'",
        "UPDATE signature SET signed_on = 'soon'",
        "UPDATE edition SET heads = '7'",
        """UPDATE edition SET heads = '[{"device": "x"}]'""",
    ],
)
def test_nonsense_in_the_file_is_damage_and_no_crash(database: Database, nonsense: str) -> None:
    with database:
        name_attestor(database)
        attest(database)
        behind_the_journal(database, nonsense)
        assert find_damage(database) != []


def test_a_whole_register_has_no_damage_and_its_chain_is_linked(database: Database) -> None:
    with database:
        record_words(database)
        with database.reading() as tx:
            entries = journal.list_entries(tx)
            assert proof.broken_links(tx) == []
        assert [each.seq for each in entries] == list(range(1, len(entries) + 1))
        assert [each.action for each in entries] == [
            "make-register",
            "make-statement",
            "sign",
            "sign",
            "record-position",
        ]
        assert entries[-1].sentence() == "record the position of No. 1 in statement 1"


def test_names_stand_in_the_journal_only_where_they_can_be_erased(database: Database) -> None:
    with database:
        add_signatures(database, 1, name=NAME, representative=NAME, office=NAME)
        with database.reading() as tx:
            public = [tuple(row) for row in tx.rows(sa.select(journal_change))]
            entries = [each.arguments for each in journal.list_entries(tx)]
            private = [row.value for row in tx.rows(sa.select(journal_private))]
        assert NAME not in repr(public) + repr(entries)
        assert NAME in repr(private)


def test_a_private_value_that_is_gone_is_told_and_the_chain_is_whole(database: Database) -> None:
    with database:
        add_signatures(database, 1, name=NAME)
        with database.engine.begin() as connection:
            gone = connection.exec_driver_sql(
                "UPDATE journal_private SET value = NULL, salt = x''"
            ).rowcount
        found = find_damage(database)
        assert len(found) == gone
        assert all("nobody erased it" in each for each in found)
        with pytest.raises(UserError, match="changed since"):
            undo(database)


def test_undo_and_redo_go_step_by_step_and_say_what_they_do(database: Database) -> None:
    with database:
        states = [dump(database)]
        record_words(database)
        states.append(dump(database))
        hold_originals(database)
        states.append(dump(database))
        assert undo(database).sentence() == "record evidence for numbers 1, 2 of statement 1"
        assert dump(database) == states[1]
        assert undo(database).sentence() == "record the position of No. 1 in statement 1"
        assert dump(database) == states[0]
        assert redo(database).sentence() == "record the position of No. 1 in statement 1"
        assert dump(database) == states[1]
        redo(database)
        assert dump(database) == states[2]
        with pytest.raises(NotSo, match="nothing to redo"):
            redo(database)
        assert find_damage(database) == []


def test_undo_reaches_back_across_closing_as_far_as_the_making_of_the_register(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.coalition"
    make_register(path, signatures=2).close()
    with open_register(path) as database:
        assert undo(database).action == "sign"
    with open_register(path) as database:
        assert redo(database).action == "sign"
        undo(database)
        undo(database)
        assert undo(database).action == "make-statement"
        with pytest.raises(NotSo, match=sentences.NOTHING_TO_UNDO):
            undo(database)
        assert find_damage(database) == []


def test_a_new_action_closes_what_could_be_redone(database: Database) -> None:
    with database:
        undo(database)
        name_attestor(database)
        with pytest.raises(NotSo, match="nothing to redo"):
            redo(database)
        assert undo(database).action == "set-attestor"
        assert undo(database).action == "sign"


def test_undo_stops_at_an_edition_and_goes_on_after_it(database: Database) -> None:
    with database:
        attest(database)
        with pytest.raises(NotSo, match=sentences.NOTHING_TO_UNDO):
            undo(database)
        name_attestor(database)
        assert undo(database).action == "set-attestor"
        with pytest.raises(NotSo, match=sentences.NOTHING_TO_UNDO):
            undo(database)


def test_undo_is_refused_where_the_value_has_changed_since(database: Database) -> None:
    with database:
        name_attestor(database, "Первая")
        name_attestor(database, "Вторая")
        behind_the_journal(database, "UPDATE attestor SET name = 'Третья'")
        before = dump(database)
        with pytest.raises(UserError, match="changed since"):
            undo(database)
        assert dump(database) == before


def test_offices_come_back_in_their_order(database: Database) -> None:
    with database:
        name_attestor(database, "Первая")
        with database.writing("set-attestor") as tx:
            attestors.set_attestor(tx, name="Вторая", offices=[])
        undo(database)
        with database.reading() as reading:
            assert attestors.current_attestor(reading) == attestors.Attestor(
                "Первая", ("координатор", "директор")
            )
        redo(database)
        with database.reading() as reading:
            assert attestors.current_attestor(reading) == attestors.Attestor("Вторая", ())


def test_a_row_that_came_back_and_changed_is_taken_away_and_comes_back_as_it_was(
    database: Database,
) -> None:
    """Undo and redo of the making, then a change of another group: nothing old shines through."""
    with database:
        undo(database)
        redo(database)
        record_words(database)
        with database.writing("withdraw") as tx:
            withdraw_signature(tx, statement_of(tx), 2, dt.date(2026, 1, 1))
        last = dump(database)
        states = 0
        while True:
            try:
                undo(database)
            except NotSo:
                break
            states += 1
        for _each in range(states):
            redo(database)
        assert dump(database) == last
        assert find_damage(database) == []


def test_a_change_replaces_only_what_stood_there_since_the_row_came_back(
    database: Database,
) -> None:
    with database:
        with database.writing("withdraw") as tx:
            withdraw_signature(tx, statement_of(tx), 2, dt.date(2026, 1, 1))
        undo(database)
        undo(database)
        redo(database)
        with database.writing("sign") as tx:
            tx.change(signature, signatures_of(database)[1].id, verification="confirmed")
        with database.reading() as reading:
            came_back, changed = journal.list_entries(reading)[-2:]
            (change,) = journal.list_changes(reading, changed.key)
        ((_device, seq, _ordinal),) = change_format.read_ids(change.replaces)
        assert seq == came_back.seq


def test_an_import_journals_each_row_and_can_be_undone_and_made_again(tmp_path: Path) -> None:
    count = CHUNK + 100
    read = make_source(numbered_entries(count))
    with make_register(tmp_path / "a.coalition", signatures=0) as database:
        before = dump(database)

        def take_in() -> None:
            with database.writing("import") as tx:
                assert import_draft.import_source(tx, read).added == count

        take_in()
        with database.reading() as tx:
            newest = journal.list_entries(tx)[-1]
            written = journal.list_changes(tx, newest.key)
        per_table = {
            name: sum(row.table_name == name for row in written)
            for name in ("signatory", "signature", "source")
        }
        assert per_table == {"signatory": count, "signature": count, "source": 1}
        assert newest.change_count == len(written)
        assert newest.sentence() == f"import of список.txt: {count} signatures into statement 2"
        after = dump(database)
        undo(database)
        assert dump(database) == before
        redo(database)
        assert dump(database) == after
        undo(database)
        take_in()
        with database.reading() as tx:
            assert len(signatures.list_signatures(tx, statement_of(tx, 2).id)) == count
        assert find_damage(database) == []
        undo(database)
        assert dump(database) == before


def test_a_long_action_is_undone_in_pieces_and_all_of_it_or_nothing(tmp_path: Path) -> None:
    count = CHUNK // 2 + 100
    with make_register(tmp_path / "a.coalition", signatures=0) as database:
        with database.writing("import") as tx:
            import_draft.import_source(tx, make_source(numbered_entries(count)))
        before = dump(database)
        keys = [row.id for row in signatures_of(database, 2)]
        with database.writing("set-attestor") as tx:
            tx.change(signature, keys[0], office="директор")
            for place in ("Алматы", "Астана", "Шымкент"):
                tx.change_each(signature, {key: {"place": place} for key in keys})
        after = dump(database)
        undo(database)
        assert dump(database) == before
        redo(database)
        assert dump(database) == after
        behind_the_journal(database, "UPDATE signature SET office = 'ещё' WHERE office <> ''")
        changed = dump(database)
        with pytest.raises(UserError, match="changed since"):
            undo(database)
        assert dump(database) == changed
