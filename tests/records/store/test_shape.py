"""A register is built as the code says, and whatever is built otherwise is named."""

from pathlib import Path
from typing import Any

import pytest

from coalition_app.records.opening.existing import open_register
from coalition_app.records.opening.judging import OtherParts
from coalition_app.records.store import schema
from coalition_app.records.store.database import Database
from coalition_app.records.store.shape import Differences
from coalition_app.records.store.tables import FORMAT
from tests.older_registers import as_of_migration
from tests.registers import make_register

CHECK = "CONSTRAINT ck_demand_policy CHECK (policy IN ('open', 'core'))"
KEY = (
    "CONSTRAINT fk_act_signature_id_signature FOREIGN KEY(signature_id) REFERENCES signature (id) "
)


def run(database: Database, *statements: str) -> None:
    """Run statements by one connection: another would go by the schema that it read before."""
    with database.engine.connect() as connection:
        raw: Any = connection.connection.dbapi_connection
        for statement in statements:
            raw.execute(statement)


def rewrite(database: Database, table: str, old: str, new: str) -> None:
    """Change the words that made a table, as only a hand in the file can."""
    with database.engine.connect() as connection:
        raw: Any = connection.connection.dbapi_connection
        raw.execute("PRAGMA writable_schema = ON")
        changed = raw.execute(
            "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE type = 'table' AND name = ?"
            " AND instr(sql, ?)",
            (old, new, table, old),
        )
        assert changed.rowcount == 1
        raw.execute("PRAGMA writable_schema = RESET")
    database.engine.dispose()


def test_a_new_register_has_nothing_else(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition", signatures=0) as database:
        assert schema.compare(database.engine) == Differences()


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("DROP INDEX ix_signatory_name_key", Differences(missing=("INDEX ix_signatory_name_key",))),
        ("DROP TRIGGER act_keeps_its_wording", Differences(missing=("TRIGGER act_keeps_its_wording",))),
        ("CREATE INDEX mine ON act (wording)", Differences(strange=("INDEX mine",))),
        ("CREATE VIEW seen AS SELECT name FROM signatory", Differences(strange=("VIEW seen",))),
        ("CREATE TABLE more (id)", Differences(strange=("TABLE more",))),
        ("CREATE VIRTUAL TABLE found USING fts5(words)", None),
        ("ALTER TABLE act ADD COLUMN more TEXT", Differences(strange=("COLUMN act: more",))),
        ("ALTER TABLE act DROP COLUMN made_on", Differences(missing=("COLUMN act: made_on",))),
    ],
)  # fmt: skip
def test_what_was_added_or_taken_away_is_named(
    tmp_path: Path, statement: str, found: Differences | None
) -> None:
    with make_register(tmp_path / "a.coalition", signatures=0) as database:
        run(database, statement)
        differences = schema.compare(database.engine)
        if found is None:
            assert "TABLE found" in differences.strange
        else:
            assert differences == found


@pytest.mark.parametrize(
    ("table", "old", "new", "found"),
    [
        (
            "demand",
            CHECK,
            "CONSTRAINT ck_demand_policy CHECK (1)",
            Differences(
                ("CHECK demand: ( 1 )",), ("CHECK demand: ( policy IN ( 'open' , 'core' ) )",)
            ),
        ),
        (
            "demand",
            CHECK,
            f"CONSTRAINT ck_demand_policy CHECK (1 /* {CHECK[28:]} */)",
            None,
        ),
        (
            "act",
            KEY + "ON DELETE RESTRICT",
            KEY + "ON DELETE CASCADE",
            Differences(other=("FOREIGN KEY act: signature_id",)),
        ),
        (
            "act",
            "wording TEXT NOT NULL",
            "wording TEXT COLLATE NOCASE NOT NULL",
            Differences(("CLAUSE act: COLLATE",)),
        ),
        ("act", "ordinal INTEGER NOT NULL", "ordinal INTEGER", Differences(other=("COLUMN act: ordinal",))),
    ],
)  # fmt: skip
def test_a_changed_constraint_is_named(
    tmp_path: Path, table: str, old: str, new: str, found: Differences | None
) -> None:
    with make_register(tmp_path / "a.coalition", signatures=0) as database:
        rewrite(database, table, old, new)
        differences = schema.compare(database.engine)
        if found is None:
            assert "CLAUSE demand: /*" in differences.strange
        else:
            assert differences == found


def test_a_trigger_under_a_known_name_that_does_something_else_is_not_opened(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.coalition"
    with make_register(path, signatures=1) as database:
        run(
            database,
            "DROP TRIGGER act_keeps_its_wording",
            "CREATE TRIGGER act_keeps_its_wording AFTER UPDATE ON act BEGIN DELETE FROM position; END",
        )
    with pytest.raises(OtherParts, match="TRIGGER act_keeps_its_wording"):
        open_register(path)


@pytest.mark.parametrize(
    "gone", ["INDEX ix_signature_statement_id_number", "TRIGGER print_refuses_update"]
)
def test_a_register_without_a_part_opens_only_to_be_checked(tmp_path: Path, gone: str) -> None:
    path = tmp_path / "a.coalition"
    with make_register(path, signatures=1) as database:
        run(database, f"DROP {gone}")
    before = path.read_bytes()
    with pytest.raises(OtherParts, match=f"lacks parts.*{gone}"):
        open_register(path)
    assert path.read_bytes() == before
    with open_register(path, to_check=True) as database:
        assert schema.compare(database.engine).missing == (gone,)


def test_an_older_register_that_was_changed_is_left_as_it_is(tmp_path: Path) -> None:
    """What is missing from an older file would be missing for good once it is brought up to date."""
    path = tmp_path / "a.coalition"
    with make_register(path, signatures=1) as database:
        run(database, "DROP INDEX ix_act_signature_id", f"PRAGMA user_version = {FORMAT - 1}")
    with pytest.raises(Exception, match="could not be updated"):
        open_register(path)


def test_a_register_brought_up_to_date_is_built_like_a_new_one(tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    with make_register(path, signatures=1) as database:
        as_of_migration(database, "0001")
    with open_register(path) as database:
        assert schema.compare(database.engine) == Differences()
