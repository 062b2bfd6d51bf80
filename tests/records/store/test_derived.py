"""What follows from names: made where they are written, and made anew where the rules have changed."""

from pathlib import Path

from coalition_app.records.care import checks
from coalition_app.records.file import engine as engines
from coalition_app.records.opening.existing import open_register
from coalition_app.records.store.tables import register
from tests.older_registers import as_of_migration
from tests.records.store.test_schema import written_tables
from tests.registers import add_signatures, dump, make_register


def test_a_register_of_the_seventh_format_finds_its_names_by_the_rules_of_today(
    tmp_path: Path,
) -> None:
    path = tmp_path / "old.coalition"
    make_register(tmp_path / "fresh.coalition", signatures=0).close()
    with make_register(path, signatures=0, time_zone="") as database:
        for name in ("Alexander Petrov", "«Ёлка»"):
            add_signatures(database, 1, name=name, legal_form="")
        before = dump(database)
        keys = "name_key = 'alehander petrov', sort_key = name"
        engines.pragma(database.engine, f"UPDATE signatory SET {keys}")
        as_of_migration(database, "0007")
    with open_register(path) as database:
        assert dump(database) == before
        assert checks.find_damage(database) == []
        found = engines.pragma(database.engine, "SELECT name_key, readings FROM signatory")
        assert sorted(found) == [
            ("aleksander petrov", "aleksandr alehander alehandr"),
            ("elka", ""),
        ]
    assert written_tables(path) == written_tables(tmp_path / "fresh.coalition")


def test_keys_made_by_another_rule_are_made_anew_on_opening(tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    with make_register(path, signatures=3) as database:
        before = dump(database)
        engines.pragma(database.engine, "UPDATE register SET names_rule = 0")
        engines.pragma(database.engine, "UPDATE signatory SET name_key = 'other'")
    with open_register(path) as database:
        assert dump(database) == before


def test_a_key_that_was_changed_behind_the_program_is_damage(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition", signatures=3) as database:
        changed = "UPDATE signatory SET name_key = 'hidden' WHERE name_key LIKE '%1'"
        engines.pragma(database.engine, changed)
        (found,) = checks.find_damage(database)
        assert found.endswith("changed behind the journal (columns: name_key).")


def test_a_change_of_something_else_leaves_a_key_alone(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition", signatures=1) as database:
        key = "SELECT name_key FROM signatory"
        before = engines.pragma(database.engine, key)
        with database.writing("change-coalition") as tx:
            row = tx.first(register.select())
            assert row is not None
            tx.change(register, row.id, coalition="Другая")
        assert engines.pragma(database.engine, key) == before
        assert checks.find_damage(database) == []
