"""Crafted and damaged registers: what was done to them is told, each row with its table and its key."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from coalition_app.records.care.checks import look_for_damage
from coalition_app.records.care.table_rows import compare_table, comparisons
from coalition_app.records.evidence import evidence
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.file import engine as engines
from coalition_app.records.journal import erasures, journal
from coalition_app.records.opening.existing import open_register
from coalition_app.records.positions import positions
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.store.columns import Key, Moment
from coalition_app.records.store.database import Database
from coalition_app.records.store.journal_tables import journal_entry
from coalition_app.records.store.tables import JOURNALLED, blob, signatory, signature
from coalition_app.records.store.transactions import Reading
from coalition_app.records.store.triggers import TRIGGERS
from tests.commands.command_line import type_command
from tests.registers import dump, make_register, signatures_of, statement_of, undo
from tests.tampering import behind_the_journal

LETTER = b"From: a@b.kz\n\nyes"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Yield a sound register with words, evidence and a kept file."""
    with make_register(tmp_path / "a.coalition") as opened:
        with opened.writing("record-evidence") as tx:
            letter = NewEvidence(kind="mail", claim="consent", file_name="a.eml", content=LETTER)
            evidence.record_evidence(tx, statement_of(tx), signatures_of(opened)[:1], letter)
        with opened.writing("record-position") as tx:
            new = NewPosition({1: "supports-with-reservation"}, "кроме сроков")
            positions.record_position(tx, statement_of(tx), 1, new)
        assert look_for_damage(opened) == []
        yield opened


def damaged(database: Database) -> set[tuple[str, str]]:
    """Return tables and keys that are named, each in its sentence too."""
    found = look_for_damage(database)
    for each in found:
        # An entry of the journal is named by its number.
        assert each.table == "journal_entry" or (each.table in each.text and each.key in each.text)
    return {(each.table, each.key) for each in found}


def key_of(database: Database, table: str, condition: str = "1") -> str:
    query = f'SELECT lower(hex(id)) FROM "{table}" WHERE {condition} LIMIT 1'
    ((key,),) = engines.pragma(database.engine, query)
    return str(key)


PRIVATE = (
    "FROM journal_change c WHERE c.device_id = journal_private.device_id AND c.seq = journal_private.seq"
    " AND c.ordinal = journal_private.ordinal AND c.table_name = 'act'"
)


@pytest.mark.parametrize(
    "taken",
    [
        f"UPDATE journal_private SET value = NULL, salt = x'' WHERE EXISTS (SELECT 1 {PRIVATE})",
        f"DELETE FROM journal_private WHERE EXISTS (SELECT 1 {PRIVATE})",
    ],
    ids=["null", "deleted"],
)
def test_words_cannot_be_changed_once_what_the_journal_keeps_of_them_is_taken(
    database: Database, taken: str
) -> None:
    key = key_of(database, "act")
    behind_the_journal(database, taken, "UPDATE act SET wording = 'полностью поддерживает'")
    assert damaged(database) == {("act", key)}


def test_a_value_put_into_the_journal_where_it_digests_none_is_told(database: Database) -> None:
    """A change without private values would otherwise take whatever stands beside it."""
    key = key_of(database, "statement")
    put = (
        "INSERT INTO journal_private SELECT device_id, seq, ordinal, zeroblob(16), '{\"number\": 7}' "
        "FROM journal_change WHERE table_name = 'statement'"
    )
    behind_the_journal(database, put, "UPDATE statement SET number = 7")
    assert ("statement", key) in damaged(database)


def test_a_value_kept_for_no_change_is_told(database: Database) -> None:
    put = (
        "INSERT INTO journal_private SELECT device_id, 900, 0, zeroblob(16), 'x' FROM journal_entry "
        "WHERE seq = 1"
    )
    behind_the_journal(database, put)
    assert {table for table, _key in damaged(database)} == {"journal_private"}


UNREADABLE = {
    "bad JSON": ("attestor", "UPDATE attestor SET offices = '{'"),
    "a byte in JSON": ("signature", "UPDATE signature SET joint = CAST(x'5bff5d' AS TEXT) WHERE number = 2"),
    "a byte in text": ("signature", "UPDATE signature SET name = CAST(x'ff' AS TEXT) WHERE number = 2"),
    "bad UUID": ("signature", "UPDATE signature SET signatory_id = x'01' WHERE number = 2"),
    "a text as key": ("position", "UPDATE position SET demand_id = 'which'"),
    "bad day": ("signature", "UPDATE signature SET signed_on = 'soon' WHERE number = 2"),
    "a number as day": ("signature", "UPDATE signature SET signed_on = 7 WHERE number = 2"),
    "a blob as number": ("signature", "UPDATE signature SET number = x'07' WHERE number = 2"),
    "a word that there is not": ("position", "UPDATE position SET stance = 'loves'"),
}  # fmt: skip


@pytest.mark.parametrize(("table", "damage"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_a_row_that_cannot_be_read_is_named_and_the_rest_is_checked(
    database: Database, table: str, damage: str
) -> None:
    with database.writing("set-attestor") as tx:
        tx.add(JOURNALLED["attestor"], ordinal=1, name="Дана", offices=["директор"])
    key = key_of(database, table, "number = 2" if table == "signature" else "1")
    other = key_of(database, "signatory")
    behind_the_journal(
        database, damage, f"UPDATE signatory SET place = 'Там' WHERE id = x'{other}'"
    )
    named = damaged(database)
    assert {(table, key), ("signatory", other)} <= named
    assert {each[0] for each in named} <= {table, "signatory", ""}


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE journal_change SET value = 'no json' WHERE table_name = 'section' OR seq = 3",
        "UPDATE journal_change SET value = CAST(x'7bff7d' AS TEXT) WHERE seq = 3",
        "UPDATE journal_change SET row_id = x'00' WHERE seq = 3 AND ordinal = 0",
        "UPDATE journal_change SET table_name = 'nothing' WHERE seq = 3 AND ordinal = 0",
        "UPDATE journal_entry SET at = 'yesterday' WHERE seq = 3",
        "UPDATE journal_entry SET clock = 'late' WHERE seq = 3",
        "UPDATE journal_private SET value = 'no json' WHERE seq = 3",
        "UPDATE journal_private SET salt = 7 WHERE seq = 3",
        "DELETE FROM journal_entry WHERE seq = 3",
    ],
)
def test_a_damaged_line_of_the_journal_is_named(database: Database, damage: str) -> None:
    device = key_of(database, "device")
    other = key_of(database, "evidence")
    behind_the_journal(database, damage, "UPDATE evidence SET receiver = 'кто-то'")
    named = damaged(database)
    assert ("evidence", other) in named
    assert any(key.startswith(f"{device}/3") for _table, key in named) or "private" in damage


def test_a_row_that_names_what_is_not_there_is_named(database: Database) -> None:
    key = key_of(database, "act")
    behind_the_journal(database, "UPDATE act SET signature_id = zeroblob(16)")
    assert ("act", key) in damaged(database)


def test_many_damaged_rows_are_counted(tmp_path: Path) -> None:
    with make_register(tmp_path / "b.coalition", signatures=30) as database:
        behind_the_journal(database, "UPDATE signature SET capacity = 'personal'")
        found = look_for_damage(database)
        assert [each.text for each in found][20:] == [
            "10 more rows of table signature differ from the journal."
        ]
        assert len({each.key for each in found}) == 21


FILES = {
    "empty": "UPDATE blob SET content = NULL",
    "another": "UPDATE blob SET content = zeroblob(size)",
    "its size": "UPDATE blob SET size = size + 1",
    "no blob": "UPDATE blob SET content = 'text'",
    "gone": "DELETE FROM blob",
}


@pytest.mark.parametrize("damage", FILES.values(), ids=FILES.keys())
def test_a_kept_file_that_is_not_what_it_was_is_named(database: Database, damage: str) -> None:
    ((digest,),) = engines.pragma(database.engine, "SELECT lower(hex(sha256)) FROM blob")
    behind_the_journal(database, damage)
    assert ("blob", digest) in damaged(database)


PARTS = {
    "a trigger that changes a name": (
        "CREATE TRIGGER helpful AFTER UPDATE ON signature BEGIN UPDATE signature SET name = 'Х'; END",
        "TRIGGER helpful",
    ),
    "a view": ("CREATE VIEW seen AS SELECT name FROM signatory", "VIEW seen"),
    "no index": ("DROP INDEX ix_signature_statement_id_number", "INDEX ix_signature_statement_id_number"),
    "no trigger": ("DROP TRIGGER edition_refuses_update", "TRIGGER edition_refuses_update"),
}  # fmt: skip


@pytest.mark.parametrize(("statement", "part"), PARTS.values(), ids=PARTS.keys())
def test_check_tells_how_a_register_is_built_otherwise(
    tmp_path: Path, statement: str, part: str
) -> None:
    path = tmp_path / "b.coalition"
    with make_register(path) as database:
        engines.pragma(database.engine, statement)
    answer = type_command("check", path)
    assert (answer.code, part in answer.out) == (1, True)
    answer = type_command("check", path, "--json")
    assert answer.code == 1
    assert [(each["table"], each["key"]) for each in answer.json["damage"]] == [
        ("sqlite_schema", part)
    ]
    assert type_command("statements", path).code == 2


def test_check_answers_with_table_and_key(database: Database, tmp_path: Path) -> None:
    key = key_of(database, "signature", "number = 1")
    behind_the_journal(database, "UPDATE signature SET name = 'Другое имя' WHERE number = 1")
    database.close()
    answer = type_command("check", tmp_path / "a.coalition", "--json")
    assert (answer.code, answer.json["whole"]) == (1, False)
    (found,) = answer.json["damage"]
    assert (found["table"], found["key"]) == ("signature", key)
    assert found["text"] in answer.json["problems"]
    assert type_command("check", tmp_path / "a.coalition").code == 1
    open_register(tmp_path / "a.coalition")


def test_what_a_journalled_act_erased_is_no_damage(database: Database) -> None:
    """The rest of the row stays as it was, and can still not be changed behind the journal."""
    before = dump(database)["signatory"]
    with database.writing(erasures.ACTION) as tx:
        row = tx.rows(sa.select(signatory).order_by(signatory.c.name))[0]
        tx.change(signatory, row.id, contacts={"mail": "a@b.kz"}, notes="тайна")
    with database.writing(erasures.ACTION) as tx:
        erasures.erase_private(tx, [(signatory, row.id, "contacts"), (signatory, row.id, "notes")])
    assert look_for_damage(database) == []
    assert dump(database)["signatory"] == before
    kept = engines.pragma(
        database.engine, "SELECT value FROM journal_private WHERE value IS NOT NULL"
    )
    assert not any("тайна" in value or "a@b.kz" in value for (value,) in kept)
    assert any(row.name in value for (value,) in kept)
    salts = "SELECT DISTINCT salt FROM journal_private WHERE value IS NULL"
    assert engines.pragma(database.engine, salts) == [(b"",)]
    with database.reading() as tx:
        said = journal.list_entries(tx)[-1].sentence()
    assert said == "erase private data for good"
    with pytest.raises(Exception, match="nothing to undo"):
        undo(database)
    behind_the_journal(database, f"UPDATE signatory SET name = 'Х' WHERE id = x'{row.id.hex}'")
    assert damaged(database) == {("signatory", row.id.hex)}


def test_an_act_of_erasing_covers_nothing_that_came_after_it(database: Database) -> None:
    with database.writing(erasures.ACTION) as tx:
        row = tx.rows(sa.select(signatory))[0]
        erasures.erase_private(tx, [(signatory, row.id, "notes")])
    with database.writing("edit") as tx:
        tx.change(signatory, row.id, notes="новое")
    newest = "seq = (SELECT max(seq) FROM journal_private)"
    taken = f"UPDATE journal_private SET value = NULL, salt = x'' WHERE {newest}"
    behind_the_journal(
        database, taken, f"UPDATE signatory SET notes = 'иное' WHERE id = x'{row.id.hex}'"
    )
    assert damaged(database) == {("signatory", row.id.hex)}


def test_erasing_refuses_what_is_not_private(database: Database) -> None:
    with (
        pytest.raises(ValueError, match="nothing private"),
        database.writing(erasures.ACTION) as tx,
    ):
        row = tx.rows(sa.select(signature))[0]
        erasures.erase_private(tx, [(signature, row.id, "capacity")])
    assert look_for_damage(database) == []


def test_an_empty_file_is_no_damage_once_an_act_names_it(database: Database) -> None:
    with database.writing(erasures.ACTION) as tx:
        digest = tx.value(sa.select(blob.c.sha256))
        tx.name_action(erased=[["blob", digest.hex(), "content"]])
        tx.changes_no_row = True
    behind_the_journal(database, "UPDATE blob SET content = NULL")
    assert look_for_damage(database) == []


@pytest.mark.parametrize("column", ["fingerprint", "since"])
def test_a_damaged_device_is_named(database: Database, column: str) -> None:
    key = key_of(database, "device")
    behind_the_journal(database, f"UPDATE device SET {column} = CAST(x'ff' AS TEXT)")
    assert damaged(database) == {("device", key)}


def test_names_read_by_another_versions_rules_are_no_damage(tmp_path: Path) -> None:
    path = tmp_path / "b.coalition"
    with make_register(path) as opened:
        behind_the_journal(
            opened, "UPDATE register SET names_rule = 0", "UPDATE signatory SET name_key = ''"
        )
    assert type_command("check", path).code == 0


def worst_column(table: sa.Table) -> str:
    """Return the column whose form is easiest to break: JSON, a moment, a day, a key; else any."""
    kinds = (sa.JSON, Moment, sa.Date, Key)
    of_kind = [
        c.name for kind in kinds for c in table.c if isinstance(c.type, kind) and c.name != "id"
    ]
    return next(iter(of_kind), table.c.keys()[-1])


@pytest.mark.parametrize("table", [*JOURNALLED.values(), journal_entry], ids=str)
def test_a_damaged_byte_in_any_table_is_told_by_its_row(
    attested_case: Path, table: sa.Table
) -> None:
    with open_register(attested_case) as database:
        rows = engines.pragma(database.engine, f'SELECT rowid FROM "{table.name}"')
        if not rows:
            return
        damage = f"\"{worst_column(table)}\" = CAST(x'7bff' AS TEXT) WHERE rowid = {rows[0][0]}"
        behind_the_journal(database, f'UPDATE "{table.name}" SET {damage}')
    answer = type_command("check", attested_case, "--json")
    assert (answer.code, answer.err) == (1, "")
    assert any(each["table"] == table.name and each["key"] for each in answer.json["damage"])


def another_value(column: sa.Column[Any]) -> str:
    """Return SQL for a value of the column's own form, which is not the one that stands there."""
    kinds = {
        sa.JSON: "'[\"иное\"]'",
        Moment: "'2001-01-01 00:00:00.000000'",
        sa.Date: "'2001-01-01'",
        sa.Integer: f'coalesce("{column.name}", 0) + 1',
        Key: "zeroblob(16)",
        sa.LargeBinary: "zeroblob(32)",
    }
    of_kind = [sql for kind, sql in kinds.items() if isinstance(column.type, kind)]
    return next(iter(of_kind), f"\"{column.name}\" || ' '")


def test_every_column_altered_behind_the_journal_is_told(attested_case: Path) -> None:
    """Whether all rows are replayed, or those only that SQL does not find as they were added."""
    told = 0
    with open_register(attested_case) as database, database.engine.connect() as connection:
        for name in TRIGGERS:
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        connection.exec_driver_sql("PRAGMA ignore_check_constraints = ON")
        tx = Reading(connection)
        for table in JOURNALLED.values():
            key = tx.value(sa.select(table.c.id).limit(1))
            for column in table.c if key is not None else ():
                if column.name in ("id", "entries_read"):
                    continue
                with connection.begin_nested() as altered:
                    update = f'UPDATE "{table.name}" SET "{column.name}" = {another_value(column)}'
                    connection.exec_driver_sql(f"{update} WHERE id = x'{key.hex}'")
                    (found,) = compare_table(tx, table, ())
                    assert compare_table(tx, table, None) == [found]
                    altered.rollback()
                assert (found.table, found.key) == (table.name, key.hex)
                assert f"(columns: {column.name})" in found.text
                told += 1
        assert not any(compare(tx) for compare in comparisons(tx))
        connection.rollback()
    assert told > 100
