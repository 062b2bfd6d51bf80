"""The one door: what a change is before and after it is written, and that nobody writes beside it."""

import pkgutil
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from coalition_app import operations
from coalition_app.errors import Interrupted, UserError
from coalition_app.operations import door, journal
from coalition_app.operations.door import Answer, on_register, on_statement
from coalition_app.records.editions import attestors
from coalition_app.records.journal import undoing
from coalition_app.records.journal.action_sentences import COUNTING, SENTENCES, UNNUMBERED
from coalition_app.records.journal.signature_sentences import CHANGES
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.transactions import Transaction
from tests.registers import dump, make_register


@on_register("set-attestor")
def name_attestor(tx: Transaction, *, name: str, office: str = "координатор") -> Answer[str]:
    attestors.set_attestor(tx, name=name, offices=[office])
    return Answer(name, (f"{name} attests.",), {"name": name})


@on_statement(lambda **values: f"{values['word']}-signatures", rows=lambda **values: values["rows"])
def look_at(tx: Transaction, statement: StatementRow, *, word: str, rows: int = 1) -> Answer[int]:
    tx.tell(1, 2)
    tx.changes_no_row = True
    return Answer(statement.number)


def test_a_change_writes_nothing_until_it_is_done(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition") as database:
        before = dump(database)
        change = name_attestor(name="Раушан")
        assert dump(database) == before
        answer = door.write(database, change)
        assert (answer.result, answer.lines, answer.values) == (
            "Раушан",
            ("Раушан attests.",),
            {"name": "Раушан"},
        )
        assert answer.tables == {"attestor"}
        with database.reading() as tx:
            newest = undoing.reach(tx).undo
        assert newest is not None
        assert newest.action == change.key == "set-attestor"


def test_a_refusal_leaves_the_register_as_it_was(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition") as database:
        before = dump(database)
        with pytest.raises(UserError):
            door.write(database, name_attestor(name=" "))
        assert dump(database) == before


def test_a_statement_is_meant_by_row_number_title_or_alone(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition", statements_made=2) as database:
        for meant in ("2", "2"):
            assert door.write(database, look_at(meant, word="move")).result == 2
        with pytest.raises(UserError):
            door.write(database, look_at(None, word="move"))


def test_key_and_rows_follow_the_values() -> None:
    change = look_at("1", word="move", rows=door.AT_ONCE + 1)
    assert (change.key, change.rows) == ("move-signatures", door.AT_ONCE + 1)


def test_work_that_is_cancelled_is_rolled_back(tmp_path: Path) -> None:
    def cancel(_done: int, _of: int) -> None:
        raise Interrupted

    with make_register(tmp_path / "a.coalition") as database:
        before = dump(database)
        with pytest.raises(Interrupted):
            door.write(database, look_at("1", word="move"), cancel)
        assert dump(database) == before


def test_undo_and_redo_tell_the_tables_that_they_write(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition") as database:
        door.write(database, name_attestor(name="Раушан"))
        assert door.write(database, journal.undo()).tables == {"attestor"}
        assert door.write(database, journal.redo()).tables == {"attestor"}


def declared() -> dict[str, Any]:
    """Return the operations of all modules by their full names."""
    return {
        f"{module.name}.{name}": made
        for module in pkgutil.iter_modules(operations.__path__)
        for name, made in vars(import_module(f"coalition_app.operations.{module.name}")).items()
        if isinstance(made, door.Operation)
    }


def test_each_operation_is_called_something_in_the_journal() -> None:
    told = {*SENTENCES, *CHANGES, *COUNTING, *UNNUMBERED, "import", "undo-import"}
    known = {key.partition(":")[0] for key in told}
    found = declared()
    assert len(found) > 40
    keys = {name: made._key for name, made in found.items() if isinstance(made._key, str)}
    # What was half typed is kept beside the journal.
    unnamed = {"undo", "redo", "keep-words"}
    lacking = {name for name, key in keys.items() if key not in known | unnamed}
    assert lacking == set()


def test_each_operation_says_in_a_sentence_what_it_does() -> None:
    assert [name for name, made in declared().items() if not made.run.__doc__] == []
