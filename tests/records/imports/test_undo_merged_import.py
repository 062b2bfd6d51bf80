"""Imports taken back after their signatories were merged: nobody is lost, and the list comes in anew."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.records.care.checks import find_damage
from coalition_app.records.imports import import_draft, import_undo
from coalition_app.records.merging import decisions, separations
from coalition_app.records.signatories import merge_history
from coalition_app.records.signatures.signatures import COUNTED
from coalition_app.records.store.database import Database
from tests.registers import (
    dump,
    make_register,
    make_source,
    numbered_entries,
    signatures_of,
    statement_of,
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a register with number 1 typed, and an import of two as 2 and 3, of which 2 stands for 1."""
    with make_register(tmp_path / "a.coalition", signatures=1) as made:
        take_in(made)
        with made.writing("decide-twins") as tx:
            decisions.decide(tx, statement_of(tx), 1, 2, "same", keep=2)
        yield made


def take_in(database: Database) -> import_draft.Imported:
    with database.writing("import") as tx:
        return import_draft.import_source(
            tx, make_source(numbered_entries(2)), into=statement_of(tx)
        )


def take_back(database: Database, *, changed_too: bool = False) -> import_undo.Batch:
    with database.writing("undo-import") as tx:
        source_id = import_undo.find_source(tx, None)
        return import_undo.undo_import(tx, source_id, changed_too=changed_too)


def separate(database: Database) -> None:
    with database.writing("separate-signatories") as tx:
        separations.separate_signatories(tx, merge_history.list_merges(tx)[0].id)


def test_what_stands_for_another_one_is_not_taken_away(database: Database) -> None:
    before = dump(database)
    with pytest.raises(UserError, match="Number 2 also stands for number 1"):
        take_back(database, changed_too=True)
    assert dump(database) == before
    separate(database)
    take_back(database, changed_too=True)
    assert [(row.number, row.status in COUNTED) for row in signatures_of(database)] == [(1, True)]
    assert find_damage(database) == []


def test_a_merge_keeps_a_signature_and_is_told(database: Database) -> None:
    with database.reading() as tx:
        batch = import_undo.look_at_batch(tx, import_undo.find_source(tx, None))
    assert (batch.removable, batch.kept) == ((3,), (2,))
    assert "merged" in batch.changed[2]


def test_a_merge_between_others_keeps_nothing(tmp_path: Path) -> None:
    with make_register(tmp_path / "b.coalition", signatures=2) as database:
        take_in(database)
        with database.writing("decide-twins") as tx:
            decisions.decide(tx, statement_of(tx), 1, 2, "same")
        assert take_back(database).removable == (3, 4)


def test_the_list_comes_in_anew_after_a_merge(database: Database) -> None:
    """The directory kept who was merged: the same list must find them there, and make nobody twice."""
    separate(database)
    take_back(database, changed_too=True)
    assert take_in(database).linked == (2,)
    assert [row.number for row in signatures_of(database)] == [1, 2, 3]
    assert find_damage(database) == []


def test_who_is_merged_signs_anew_as_the_one_that_stands(tmp_path: Path) -> None:
    with make_register(tmp_path / "c.coalition", signatures=1) as database:
        take_in(database)
        with database.writing("decide-twins") as tx:
            decisions.decide(tx, statement_of(tx), 1, 2, "same", keep=1)
        kept = signatures_of(database)[0].signatory_id
        take_back(database, changed_too=True)
        take_in(database)
        assert [row.signatory_id == kept for row in signatures_of(database)] == [True, True, False]
        assert find_damage(database) == []
