"""Statuses by the rule: each move that there is, each that is refused, and the days on which they count."""

import datetime as dt
import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.records.editions import editions
from coalition_app.records.signatures import status
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import STATUSES
from tests.registers import add_signatures, dump, make_register, signatures_of, statement_of, undo

DAY = dt.date(2026, 2, 3)
ALLOWED = {
    # VCLT 12(2)(b): subject to approval until confirmed; 8: without authority no effect, unless confirmed.
    "invited": {"signed", "subject-to-approval", "declined"},
    "declined": {"invited", "signed", "subject-to-approval"},
    "subject-to-approval": {"signed", "withdrawn", "disputed", "rejected"},
    "signed": {"withdrawn", "disputed", "rejected"},
    "acceded": {"withdrawn", "disputed", "rejected"},
    "disputed": {"signed", "acceded", "withdrawn", "rejected"},
    "withdrawn": set(),
    "rejected": {"disputed"},
}
"""Before any delivery, when nobody can accede save who returns from a dispute."""


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with make_register(tmp_path / "r.coalition", signatures=0) as database:
        yield database


def move(database: Database, new: str, *, number: int = 1, received: dt.date = DAY) -> None:
    with database.writing("change-standing") as tx:
        status.change_status(tx, statement_of(tx), number, new, received=received)


def deliver(database: Database, day: dt.date) -> None:
    with database.writing("attest") as tx:
        edition = editions.record_edition(
            tx, statement_of(tx), number=1, place="Алматы", dated=day, content=b"{}", code="c"
        )
    with database.writing("deliver") as tx:
        (kept,) = [e for e in editions.list_editions(tx, statement_of(tx).id) if e.id == edition]
        editions.record_delivery(
            tx, statement_of(tx), kept, recipient="Парламент", delivered_on=day
        )


@pytest.mark.parametrize(("before", "after"), list(itertools.product(STATUSES, STATUSES)))
def test_each_move_is_allowed_or_refused_by_the_rule(
    database: Database, before: str, after: str
) -> None:
    add_signatures(database, 1, status=before)
    if after in ALLOWED[before]:
        move(database, after)
        (row,) = signatures_of(database)
        assert (row.number, row.status, row.status_on) == (1, after, DAY)
        with database.reading() as tx:
            assert [each.status for each in status.list_steps(tx, row.id)] == [after]
    else:
        unchanged = dump(database)
        with pytest.raises(UserError):
            move(database, after)
        assert dump(database) == unchanged


def test_an_unknown_status_names_the_known_ones(database: Database) -> None:
    add_signatures(database, 1)
    with pytest.raises(UserError, match="withdrawn"):
        move(database, "gone")


def test_a_move_is_refused_in_the_future_and_before_the_step_before(database: Database) -> None:
    add_signatures(database, 1)
    with pytest.raises(UserError, match="in the future"):
        move(database, "disputed", received=dt.date(9999, 1, 1))
    move(database, "disputed")
    with pytest.raises(UserError, match="cannot be earlier"):
        move(database, "signed", received=DAY - dt.timedelta(days=1))


def test_after_the_first_delivery_who_comes_accedes(database: Database) -> None:
    add_signatures(database, 2, status="invited")
    deliver(database, DAY)
    later = DAY + dt.timedelta(days=1)
    with pytest.raises(UserError, match="what came later accedes"):
        move(database, "signed", received=later)
    move(database, "acceded", received=later)
    with pytest.raises(UserError, match="record it as signed"):
        move(database, "acceded", number=2, received=DAY - dt.timedelta(days=1))
    move(database, "signed", number=2, received=DAY)
    assert [row.status for row in signatures_of(database)] == ["acceded", "signed"]


def test_who_returns_from_a_dispute_is_what_they_were(database: Database) -> None:
    add_signatures(database, 1)
    deliver(database, DAY)
    later = DAY + dt.timedelta(days=2)
    move(database, "disputed", received=later)
    move(database, "signed", received=later)
    assert signatures_of(database)[0].status == "signed"


def test_moves_are_undone_by_name(database: Database) -> None:
    add_signatures(database, 1)
    before = dump(database)
    move(database, "withdrawn")
    entry = undo(database)
    assert entry.sentence() == "withdraw signature 1 from statement 1"
    assert dump(database) == before
