"""Statuses by the rule: each move that there is, each that is refused, and the days on which they count."""

import datetime as dt
import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.operations import editions as deliveries
from coalition_app.operations import signatures as operations
from coalition_app.records.care import checks
from coalition_app.records.editions import editions
from coalition_app.records.opening.existing import open_register
from coalition_app.records.signatures import edits, status, timeline
from coalition_app.records.signatures.signatures import SignatureRow, find_signature
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import STATUSES
from tests.commands.command_line import done, small_register
from tests.registers import (
    add_signatures,
    dump,
    hold_originals,
    make_register,
    record_edition,
    signatures_of,
    statement_of,
    undo,
)

DAY = dt.date(2026, 2, 3)
ALLOWED = {
    # VCLT 12(2)(b): subject to approval until confirmed; 8: without authority no effect, unless confirmed.
    "invited": {"signed", "subject-to-approval", "declined"},
    "declined": {"invited", "signed", "subject-to-approval"},
    "subject-to-approval": {"signed", "withdrawn", "disputed", "rejected"},
    "signed": {"subject-to-approval", "withdrawn", "disputed", "rejected"},
    "acceded": {"subject-to-approval", "withdrawn", "disputed", "rejected"},
    "disputed": {"signed", "subject-to-approval", "withdrawn", "rejected"},
    "withdrawn": set(),
    "rejected": {"disputed"},
}
"""Before any delivery, when nobody can accede, of signatures that came so; who has acceded came after one."""


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with make_register(tmp_path / "r.coalition", signatures=0) as database:
        yield database


def move(database: Database, new: str, *, number: int = 1, received: dt.date = DAY) -> None:
    with database.writing("change-standing") as tx:
        status.change_status(tx, statement_of(tx), number, new, received=received)


def deliver(database: Database, day: dt.date) -> None:
    with database.writing("attest") as tx:
        edition = record_edition(tx, day)
    with database.writing("deliver") as tx:
        (kept,) = [e for e in editions.list_editions(tx, statement_of(tx).id) if e.id == edition]
        editions.record_delivery(
            tx, statement_of(tx), kept, recipient="Парламент", delivered_on=day
        )


@pytest.mark.parametrize(("before", "after"), list(itertools.product(STATUSES, STATUSES)))
def test_each_move_is_allowed_or_refused_by_the_rule(
    database: Database, before: str, after: str
) -> None:
    if before == "acceded":
        deliver(database, DAY)
    add_signatures(database, 1, status=before, received_on=DAY)
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
    for day in (DAY, later):
        with pytest.raises(UserError, match="what came then or later accedes"):
            move(database, "signed", received=day)
    move(database, "acceded", received=later)
    with pytest.raises(UserError, match="record it as signed"):
        move(database, "acceded", number=2, received=DAY - dt.timedelta(days=1))
    move(database, "signed", number=2, received=DAY - dt.timedelta(days=1))
    assert [row.status for row in signatures_of(database)] == ["acceded", "signed"]


def test_who_returns_from_a_dispute_is_what_they_were(database: Database) -> None:
    add_signatures(database, 1)
    deliver(database, DAY)
    later = DAY + dt.timedelta(days=2)
    move(database, "disputed", received=later)
    with pytest.raises(UserError, match="restores that"):
        move(database, "acceded", received=later)
    move(database, "signed", received=later)
    assert (row_of(database).status, row_of(database).status_on) == ("signed", None)


def row_of(database: Database, number: int = 1) -> SignatureRow:
    return signatures_of(database)[number - 1]


def test_who_was_disputed_does_not_accede_where_nothing_was_delivered(database: Database) -> None:
    add_signatures(database, 1)
    move(database, "disputed")
    before = dump(database)
    with pytest.raises(UserError, match="was “signed” before the dispute"):
        move(database, "acceded")
    assert dump(database) == before
    move(database, "signed")
    assert row_of(database).status == "signed"


def test_a_dispute_that_ends_gives_back_the_day_of_accession(database: Database) -> None:
    came, later = DAY + dt.timedelta(days=1), DAY + dt.timedelta(days=5)
    deliver(database, DAY)
    add_signatures(database, 1, received_on=came)
    move(database, "disputed", received=later)
    move(database, "rejected", received=later)
    move(database, "disputed", received=later)
    for other in ("signed", "subject-to-approval"):
        with pytest.raises(UserError, match="restores that"):
            move(database, other, received=later)
    move(database, "acceded", received=later)
    assert (row_of(database).status, row_of(database).status_on) == ("acceded", came)
    with pytest.raises(UserError, match="cannot be earlier"):
        move(database, "withdrawn", received=came)


def test_what_was_subject_to_approval_is_so_again_after_a_dispute(database: Database) -> None:
    add_signatures(database, 1, status="subject-to-approval")
    move(database, "disputed")
    with pytest.raises(UserError, match="restores that"):
        move(database, "signed")
    move(database, "subject-to-approval")
    assert row_of(database).status == "subject-to-approval"


@pytest.mark.parametrize("new", ["withdrawn", "disputed", "rejected"])
@pytest.mark.parametrize("field", ["received_on", "signed_on"])
def test_nothing_happens_to_a_signature_before_it_came(
    database: Database, new: str, field: str
) -> None:
    add_signatures(database, 1, **{field: DAY})
    before = dump(database)
    with pytest.raises(UserError, match=f"came on {DAY:%d.%m.%Y}: nothing can have happened"):
        move(database, new, received=DAY - dt.timedelta(days=1))
    assert dump(database) == before
    move(database, new)
    assert row_of(database).status == new


def test_a_signature_is_not_received_before_it_was_signed(database: Database) -> None:
    early = DAY - dt.timedelta(days=1)
    with pytest.raises(UserError, match="cannot have been received"):
        add_signatures(database, 1, signed_on=DAY, received_on=early)
    add_signatures(database, 1, signed_on=DAY)
    with pytest.raises(UserError, match="cannot have been received"):
        change_day(database, "received_on", early)


def change_day(database: Database, field: str, day: dt.date) -> None:
    with database.writing("edit-signature") as tx:
        edits.change_signature(tx, statement_of(tx), 1, field, day)


def test_the_day_of_a_signature_stays_before_what_happened_to_it(database: Database) -> None:
    add_signatures(database, 1)
    move(database, "withdrawn")
    with pytest.raises(UserError, match="Something happened"):
        change_day(database, "received_on", DAY + dt.timedelta(days=1))
    change_day(database, "received_on", DAY)


def test_a_corrected_day_of_receipt_decides_who_acceded(database: Database) -> None:
    before, after = DAY - dt.timedelta(days=1), DAY + dt.timedelta(days=1)
    deliver(database, DAY)
    add_signatures(database, 1, received_on=after)
    assert (row_of(database).status, row_of(database).status_on) == ("acceded", after)
    change_day(database, "received_on", before)
    assert (row_of(database).status, row_of(database).status_on) == ("signed", None)


def test_a_delivery_recorded_late_lets_accede_who_came_since(database: Database) -> None:
    """The same days give the same list, whichever was recorded first."""
    before, after = DAY - dt.timedelta(days=1), DAY + dt.timedelta(days=1)
    add_signatures(database, 1)
    with database.writing("attest") as tx:
        record_edition(tx, DAY)
    for came in (before, DAY, after):
        add_signatures(database, 1, received_on=came)
    add_signatures(database, 1, status="invited")
    move(database, "signed", number=5, received=after)
    with database.writing("deliver") as tx:
        answer = deliveries.deliver.run(tx, statement_of(tx), edition=1, to="Парламент", date=DAY)
    assert [(row.status, row.status_on) for row in signatures_of(database)] == [
        ("signed", None),  # stands in the edition that was delivered
        ("signed", None),
        ("acceded", DAY),
        ("acceded", after),
        ("acceded", after),
    ]
    assert answer.lines[1].endswith("have acceded: 3, 4, 5.")
    assert checks.find_damage(database) == []


def test_moves_are_undone_by_name(database: Database) -> None:
    add_signatures(database, 1)
    before = dump(database)
    move(database, "withdrawn")
    entry = undo(database)
    assert entry.sentence() == "withdraw signature 1 from statement 1"
    assert dump(database) == before


def test_a_withdrawal_may_be_older_than_the_evidence_and_is_doubted(tmp_path: Path) -> None:
    """Originals that came in after a withdrawal say nothing of when the signature itself came."""
    with make_register(tmp_path / "a.coalition", signatures=2) as database:
        hold_originals(database)
        with database.writing("change-standing") as tx:
            day = dt.date(2020, 1, 1)
            answer = operations.withdraw.run(tx, statement_of(tx), number=2, received=day)
            assert timeline.doubtful_courses(tx, statement_of(tx)) == [2]
        assert "It is not known when signature 2 came" in answer.lines[1]
        assert f"before {day:%d.%m.%Y}" in answer.lines[1]
        row = signatures_of(database)[1]
        assert (row.status, row.status_on) == ("withdrawn", day)


def test_nothing_happens_to_a_signature_before_its_list_came(tmp_path: Path) -> None:
    register = small_register(tmp_path)
    listed = tmp_path / "list.txt"
    listed.write_text("1. ОФ «Эхо», Астана\n2. ОФ «Дауыс», Алматы\n", encoding="utf-8")
    done("import", register, listed, "--statement", 1, "--received", DAY.isoformat())
    with open_register(register) as database, database.writing("withdraw") as tx:
        early = DAY - dt.timedelta(days=1)
        with pytest.raises(UserError, match=f"The list with signature 5 came on {DAY:%d.%m.%Y}"):
            operations.withdraw.run(tx, statement_of(tx), number=5, received=early)
        operations.change_status.run(
            tx, statement_of(tx), number=5, to="withdrawn", received=early, came=early
        )
        row = find_signature(tx, statement_of(tx), 5)
        line = timeline.read_timeline(tx, statement_of(tx), row.id)
        assert (line.status, line.since, line.came) == ("withdrawn", early, early)


def test_a_withdrawal_before_an_undated_signature_was_recorded_says_so(tmp_path: Path) -> None:
    register = small_register(tmp_path)
    for number, day, doubted in ((2, "2020-01-01", True), (1, dt.date.today().isoformat(), False)):
        told = ("--statement", 1, "--number", number, "--received", day)
        assert ("It is not known when" in done("withdraw", register, *told).out) is doubted
