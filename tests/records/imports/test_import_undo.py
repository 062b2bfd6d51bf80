"""Imports taken back later: what was changed since and why, taking that too, and what an edition forbids."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from coalition_app.drafts import Defect
from coalition_app.operations import door
from coalition_app.operations import follow_up as follow_up_operations
from coalition_app.records.care.checks import find_damage
from coalition_app.records.checked import IN_ONE_QUERY
from coalition_app.records.imports import import_draft, import_undo
from coalition_app.records.lists import follow_up
from coalition_app.records.lists.letters_sent import NewLetters
from coalition_app.records.merging import decisions
from coalition_app.records.opening.existing import open_register
from coalition_app.records.positions import positions
from coalition_app.records.signatures import defects, edits
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import duplicate_decision, evidence, evidence_claim
from tests.commands.command_line import type_command
from tests.registers import (
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


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a register with a signature of its own and an import of six under the numbers 2 to 7."""
    with make_register(tmp_path / "a.coalition", signatures=1) as made:
        with made.writing("import") as tx:
            import_draft.import_source(tx, make_source(numbered_entries(6)), into=statement_of(tx))
        yield made


def change_four(database: Database) -> None:
    """Change four of the six, each in another way."""
    hold_originals(database, [2])
    with database.writing("record-position") as tx:
        new = positions.NewPosition({1: "not-stated"})
        positions.record_position(tx, statement_of(tx), 3, new)
    with database.writing("withdraw") as tx:
        withdraw_signature(tx, statement_of(tx), 4, dt.date(2026, 3, 14))
    with database.writing("decide-twins") as tx:
        decisions.decide(tx, statement_of(tx), 1, 5, "different")


def look(database: Database) -> import_undo.Batch:
    with database.reading() as tx:
        return import_undo.look_at_batch(tx, import_undo.find_source(tx, None))


def take_back(database: Database, *, changed_too: bool = False) -> import_undo.Batch:
    with database.writing("undo-import") as tx:
        source_id = import_undo.find_source(tx, None)
        return import_undo.undo_import(tx, source_id, changed_too=changed_too)


def test_each_that_was_changed_since_is_listed_with_what_it_is(database: Database) -> None:
    change_four(database)
    batch = look(database)
    assert batch.removable == (6, 7)
    assert batch.changed == {
        2: ("evidence",),
        3: ("position",),
        4: ("standing",),
        5: ("twins",),
    }
    assert batch.why_kept(4) == "status"


def test_a_step_and_a_defect_that_was_settled_keep_a_signature(tmp_path: Path) -> None:
    broken = replace(numbered_entries(1)[0], defects=(Defect("text-cut-off", "Алма"),))
    with make_register(tmp_path / "d.coalition", signatures=0) as made:
        with made.writing("import") as tx:
            import_draft.import_source(tx, make_source([broken]), into=statement_of(tx))
        with made.writing("settle-defects") as tx:
            defects.settle_defects(tx, statement_of(tx), [1])
        with made.writing("change-signature") as tx:
            edits.change_signature(tx, statement_of(tx), 1, "place", "Шымкент")
        assert look(made).changed == {1: ("details", "defects", "directory")}


def test_a_next_step_keeps_a_signature(database: Database) -> None:
    with database.writing("plan-step") as tx:
        follow_up.plan_step(tx, statement_of(tx), 6, "позвонить", None)
    assert look(database).changed == {6: ("step",)}


def test_a_letter_that_was_sent_keeps_a_signature(database: Database) -> None:
    new = NewLetters(channel="telephone")
    door.write(database, follow_up_operations.record_letter_sent("1", numbers=[6], new=new))
    assert look(database).changed == {6: ("letter",)}


def test_of_a_long_list_redone_only_what_was_changed_is_kept(tmp_path: Path) -> None:
    with make_register(tmp_path / "e.coalition", signatures=0) as made:
        with made.writing("import") as tx:
            source = make_source(numbered_entries(IN_ONE_QUERY + 1))
            import_draft.import_source(tx, source, into=statement_of(tx))
        undo(made)
        redo(made)
        assert look(made).changed == {}
        hold_originals(made, [7])
        with made.writing("change-signature") as tx:
            edits.change_signature(tx, statement_of(tx), 8, "place", "Шымкент")
        done = take_back(made)
        assert done.changed == {7: ("evidence",), 8: ("details", "directory")}
        assert [row.number for row in signatures_of(made)] == [7, 8]
        assert find_damage(made) == []


def test_what_was_changed_goes_too_where_she_says_so(database: Database) -> None:
    before = dump(database)
    change_four(database)
    after = dump(database)
    done = take_back(database, changed_too=True)
    assert (done.removable, done.kept) == ((2, 3, 4, 5, 6, 7), ())
    assert [row.number for row in signatures_of(database)] == [1]
    assert find_damage(database) == []
    with database.reading() as tx:
        # Nothing rests on what is gone, and the piece of evidence itself is kept.
        assert tx.rows(evidence_claim.select()) == []
        assert tx.rows(duplicate_decision.select()) == []
        assert len(tx.rows(evidence.select())) == 1
    assert before != after
    undo(database)
    assert dump(database) == after
    redo(database)
    assert find_damage(database) == []


def test_with_everything_gone_the_list_can_be_imported_again(database: Database) -> None:
    change_four(database)
    take_back(database, changed_too=True)
    with database.writing("import") as tx:
        done = import_draft.import_source(
            tx, make_source(numbered_entries(6)), into=statement_of(tx)
        )
    assert done.added == 6
    assert find_damage(database) == []


def test_an_edition_forbids_taking_back_what_it_attests(tmp_path: Path) -> None:
    path = tmp_path / "b.coalition"
    with make_register(path, signatures=1) as made:
        with made.writing("import") as tx:
            import_draft.import_source(tx, make_source(numbered_entries(2)), into=statement_of(tx))
        hold_originals(made)
        name_attestor(made)
        before_edition = look(made)
    assert before_edition.removable == ()
    words = ("attest", path, "--statement", "1", "--place", "Алматы", "--date", "2026-03-14")
    attested = type_command(*words, "--to", tmp_path / "annex.pdf", "--with-exceptions")
    assert attested.code == 0, attested
    for more in ((), ("--changed-too",), ("--dry-run",)):
        refused = type_command("undo-import", path, "--last", *more)
        assert refused.code == 2
        assert "Edition 1 lists signatures of this import" in refused.err
    with open_register(path) as again:
        assert [row.number for row in signatures_of(again)] == [1, 2, 3]


def test_an_import_after_the_edition_can_be_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "c.coalition"
    with make_register(path, signatures=1) as made:
        hold_originals(made)
        name_attestor(made)
    words = ("attest", path, "--statement", "1", "--place", "Алматы", "--date", "2026-03-14")
    assert type_command(*words, "--to", tmp_path / "annex.pdf", "--with-exceptions").code == 0
    with open_register(path) as made:
        with made.writing("import") as tx:
            import_draft.import_source(tx, make_source(numbered_entries(2)), into=statement_of(tx))
        assert take_back(made).removable == (2, 3)
        assert [row.number for row in signatures_of(made)] == [1]


def test_the_command_lists_what_was_changed_and_takes_it_too_where_told(
    tmp_path: Path, database: Database
) -> None:
    change_four(database)
    path = database.path
    database.close()
    shown = type_command("undo-import", path, "--last", "--dry-run", "--json").json
    assert (shown["removed"], shown["kept"]) == ([6, 7], [2, 3, 4, 5])
    assert shown["changed"]["3"] == ["position"]
    whole = type_command("undo-import", path, "--last", "--dry-run", "--changed-too", "--json").json
    assert (whole["removed"], whole["kept"]) == ([2, 3, 4, 5, 6, 7], [])
    said = type_command("undo-import", path, "--last").out
    assert "Kept because they were changed later: numbers 2, 3, 4, 5." in said
    assert "4. status" in said
    done = type_command("undo-import", path, "--last", "--changed-too", "--json").json
    assert done["removed"] == [2, 3, 4, 5]
