"""Free words about a signatory never stand in the journal in clear, and are read back all the same."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from coalition_app.records.care.checks import find_damage
from coalition_app.records.merging import decisions, merges, separations
from coalition_app.records.signatories import merge_history
from coalition_app.records.signatures import verifications
from coalition_app.records.store.database import Database
from coalition_app.records.store.journal_tables import journal_change, journal_entry
from tests.registers import make_register, redo, signatures_of, statement_of, undo

SECRET = "позвонила Айгуль, +7 701 000 00 00"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with make_register(tmp_path / "a.coalition") as made:
        yield made


def in_clear(database: Database) -> str:
    with database.reading() as tx:
        rows = tx.rows(sa.select(journal_change.c.value))
        said = tx.rows(sa.select(journal_entry.c.arguments))
        return "\n".join(str(row[0]) for row in (*rows, *said))


def check(database: Database, ground: str) -> None:
    with database.writing("verify-signature") as tx:
        verifications.verify_signature(
            tx, statement_of(tx), 1, "confirmed", ground=ground, by="Дана"
        )


def test_the_ground_of_a_check_is_kept_apart(database: Database) -> None:
    check(database, SECRET)
    assert "+7 701" not in in_clear(database)
    with database.reading() as tx:
        (found,) = verifications.list_checks(tx, signatures_of(database)[0].id)
    assert (found.verification, found.by, found.ground) == ("confirmed", "Дана", SECRET)
    undo(database)
    redo(database)
    with database.reading() as tx:
        assert len(verifications.list_checks(tx, signatures_of(database)[0].id)) == 1
    assert find_damage(database) == []


def test_why_two_are_one_or_two_is_kept_apart(database: Database) -> None:
    with database.writing("decide-twins") as tx:
        decisions.decide(tx, statement_of(tx), 1, 2, "same", SECRET, 1)
    with database.writing("separate-signatories") as tx:
        separations.separate_signatories(tx, merge_history.list_merges(tx)[0].id, SECRET)
    with database.writing("merge-signatories") as tx:
        one, _two, three = (row.signatory_id for row in signatures_of(database))
        merges.merge_signatories(tx, one, three, SECRET)
    assert "+7 701" not in in_clear(database)
    with database.reading() as tx:
        found = merge_history.list_merges(tx)
    assert [each.why for each in found] == [SECRET, SECRET]
    assert find_damage(database) == []
