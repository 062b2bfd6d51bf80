"""One field of many signatures at once: previewed, refused, counted, taken back as one step."""

import datetime as dt
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.records.care.checks import find_damage
from coalition_app.records.imports import import_draft
from coalition_app.records.signatures import bulk_edits
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import signature
from tests.records.edited import (
    attest_first_edition,
    bulk_edit,
    list_of_two_sections,
    newest_sentence,
    row_of,
)
from tests.registers import (
    add_signatures,
    dump,
    make_register,
    make_source,
    numbered_entries,
    redo,
    signatures_of,
    statement_of,
    undo,
    withdraw_signature,
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a register with three signatures by hand."""
    with make_register(tmp_path / "a.coalition") as made:
        yield made


@pytest.fixture
def listed(tmp_path: Path) -> Iterator[Database]:
    """Give a register with an imported list of two sections."""
    with list_of_two_sections(tmp_path / "b.coalition") as made:
        yield made


def test_many_change_as_one_step_and_come_back(listed: Database) -> None:
    before = dump(listed)
    assert bulk_edit(listed, [1, 2, 4], "section", "2") == 2
    assert [each.section for each in signatures_of(listed)] == [2, 2, 1, 2, 2]
    assert newest_sentence(listed) == "put 2 signatures of statement 1 into another section"
    undo(listed)
    assert dump(listed) == before
    redo(listed)
    assert [each.section for each in signatures_of(listed)] == [2, 2, 1, 2, 2]
    assert find_damage(listed) == []


def test_what_may_be_published_is_changed_for_many(listed: Database) -> None:
    """The preview says what each has; one that has it already is not counted."""
    before = dump(listed)
    assert bulk_edit(listed, [1], "publish", "initials") == 1
    with listed.reading() as tx:
        rows = bulk_edits.preview_bulk_edit(tx, statement_of(tx), [1, 2, 3], "publish", "initials")
    assert [(each.before, each.changes) for each in rows] == [
        ("initials", False),
        ("yes", True),
        ("yes", True),
    ]
    assert bulk_edit(listed, [1, 2, 3], "publish", "initials") == 2
    assert [each.publish for each in signatures_of(listed)][:4] == [*["initials"] * 3, "yes"]
    assert newest_sentence(listed) == (
        "change what may be published of 2 signatures of statement 1"
    )
    undo(listed)
    undo(listed)
    assert dump(listed) == before
    assert find_damage(listed) == []


def test_the_preview_says_what_changes_and_what_is_refused(database: Database) -> None:
    with database.writing("withdraw") as tx:
        withdraw_signature(tx, statement_of(tx), 2, tx.today)
    add_signatures(database, 1, status="disputed")
    with database.reading() as tx:
        found = bulk_edits.preview_bulk_edit(
            tx, statement_of(tx), [1, 2, 4], "standing", "disputed"
        )
    assert [(each.number, each.before, each.after, each.changes) for each in found] == [
        (1, "signed", "disputed", True),
        (2, "withdrawn", "disputed", False),
        (4, "disputed", "disputed", False),
    ]
    assert "withdrawn" in found[1].refusal
    assert found[2].refusal == ""
    assert bulk_edit(database, [1, 2, 4], "standing", "disputed") == 1
    assert [each.status for each in signatures_of(database)] == [
        "disputed",
        "withdrawn",
        "signed",
        "disputed",
    ]


@pytest.mark.parametrize("status", ["withdrawn", "acceded", "invited"])
def test_a_status_that_cannot_follow_is_refused_for_all(database: Database, status: str) -> None:
    before = dump(database)
    with pytest.raises(UserError):
        bulk_edit(database, [1, 2, 3], "standing", status)
    assert dump(database) == before


def test_changing_many_is_quick_and_undone_quickly(tmp_path: Path) -> None:
    """A thousand in far fewer statements than one by one would take: they are counted, not timed."""
    import sqlalchemy as sa

    with make_register(tmp_path / "d.coalition", statements_made=0) as made:
        with made.writing("import") as tx:
            import_draft.import_source(tx, make_source(numbered_entries(1_000)))
        before, asked = dump(made), [0]
        sa.event.listen(made.engine, "before_cursor_execute", lambda *_all: _count(asked))
        assert bulk_edit(made, list(range(1, 1_001)), "kind", "media") == 1_000
        assert asked[0] < 60
        asked[0] = 0
        undo(made)
        assert asked[0] < 120
        assert dump(made) == before


def _count(asked: list[int]) -> None:
    asked[0] += 1


def test_a_section_that_is_not_there_is_refused_for_many(listed: Database) -> None:
    with pytest.raises(UserError, match="has no section 9"):
        bulk_edit(listed, [1], "section", "9")


def test_before_a_delivery_they_sign_and_after_it_they_accede(database: Database) -> None:
    from coalition_app.records.editions import editions

    add_signatures(database, 2, status="invited")
    with pytest.raises(UserError, match="Nothing had been delivered"):
        bulk_edit(database, [4], "standing", "acceded")
    assert bulk_edit(database, [4], "standing", "signed") == 1
    attest_first_edition(database)
    with database.writing("deliver") as tx:
        statement = statement_of(tx)
        (edition,) = editions.list_editions(tx, statement.id)
        day = tx.today - dt.timedelta(days=1)
        editions.record_delivery(tx, statement, edition, recipient="Парламент", delivered_on=day)
    with pytest.raises(UserError, match="what came then or later accedes"):
        bulk_edit(database, [5], "standing", "signed")
    assert bulk_edit(database, [5], "standing", "acceded") == 1
    assert row_of(database, 5).status_on is not None
    assert newest_sentence(database) == "change the status of 1 signature of statement 1"


def test_capacity_of_many_is_named_in_the_journal(database: Database) -> None:
    assert bulk_edit(database, [1, 2], "capacity", "personal") == 2
    assert newest_sentence(database) == "change the capacity of 2 signatures of statement 1"


def test_many_rows_are_changed_together_or_not_at_all(database: Database) -> None:
    told: list[tuple[int, int]] = []
    rows = signatures_of(database)
    with database.writing("change-many", statement=1, count=0, field="kind") as tx:
        wanted = {each.id: {"capacity": "organisation"} for each in rows}
        assert tx.change_each(signature, wanted, lambda done, of: told.append((done, of))) == 0
        with pytest.raises(KeyError):
            tx.change_each(signature, {uuid.UUID(int=7): {"capacity": "personal"}})
    assert told == [(3, 3)]
    assert newest_sentence(database) == "add signature 3 to statement 1"
