"""A promise to sign: a dated step of who was invited, told by the chase list and counted nowhere."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.documents.content.gather import gather_annex
from coalition_app.documents.issue.letters import Recipient, write_letter
from coalition_app.errors import UserError
from coalition_app.records.care import checks
from coalition_app.records.lists import as_of, follow_up
from coalition_app.records.positions.held import read_held
from coalition_app.records.signatures import status
from coalition_app.records.signatures.timeline import write_status
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import STATUSES
from tests.registers import (
    add_signatures,
    dump,
    make_register,
    signatures_of,
    statement_of,
    this_day,
    undo,
)

DAY = dt.date(2026, 2, 3)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a register with one signed and one invited."""
    with make_register(tmp_path / "r.coalition", signatures=1) as database:
        add_signatures(database, 1, status="invited")
        yield database


def promise(database: Database, number: int = 2, received: dt.date = DAY, note: str = "") -> None:
    with database.writing("record-promise") as tx:
        status.record_promise(tx, statement_of(tx), number, received=received, note=note)


def awaited(database: Database) -> dict[int, tuple[tuple[str, dt.date], ...]]:
    with database.reading() as tx:
        return {e.signed.number: e.reasons for e in follow_up.list_follow_up(tx, statement_of(tx))}


def test_the_chase_list_tells_a_promise_instead_of_the_invitation(database: Database) -> None:
    assert [reason for reason, _since in awaited(database)[2]] == ["invited"]
    promise(database, note="по телефону")
    assert awaited(database)[2] == (("promised", DAY),)
    signed = signatures_of(database)[1]
    assert (signed.status, signed.status_on) == ("invited", None)
    with database.reading() as tx:
        (step,) = status.list_steps(tx, signed.id)
    assert (step.status, step.received_on, step.note) == ("promised", DAY, "по телефону")


def test_a_promise_counts_nowhere(database: Database) -> None:
    with database.reading() as tx:
        before = gather_annex(tx, statement_of(tx)).content
    promise(database)
    with database.reading() as tx:
        statement = statement_of(tx)
        assert gather_annex(tx, statement).content == before
        counts = read_held(tx, statement).counts()
        state, _undated = as_of.effective_on(tx, statement, this_day())
    assert counts[1]["supports"] == 1
    assert {line.number: line.status for line in state.lines}[2] == "invited"


@pytest.mark.parametrize("status", [each for each in STATUSES if each != "invited"])
def test_only_who_was_invited_can_promise(database: Database, status: str) -> None:
    if status == "acceded":
        add_signatures(database, 1)
        with database.writing("change-standing") as tx:
            row = signatures_of(database)[-1]
            write_status(tx, {row.id: (status, None, this_day())})
    else:
        add_signatures(database, 1, status=status)
    before = dump(database)
    with pytest.raises(UserError, match="only who was invited can promise"):
        promise(database, 3)
    assert dump(database) == before


def test_a_promise_is_of_no_future_day_and_ends_with_the_signature(database: Database) -> None:
    with pytest.raises(UserError, match="in the future"):
        promise(database, received=this_day() + dt.timedelta(1))
    promise(database)
    with database.writing("change-standing") as tx:
        status.change_status(tx, statement_of(tx), 2, "declined", received=DAY)
    assert 2 not in awaited(database)
    with database.writing("change-standing") as tx:
        later = DAY + dt.timedelta(1)
        status.change_status(tx, statement_of(tx), 2, "invited", received=later)
    assert [reason for reason, _since in awaited(database)[2]] == ["invited"]


def test_undo_takes_a_promise_back(database: Database) -> None:
    before = dump(database)
    promise(database)
    undo(database)
    assert dump(database) == before
    assert checks.find_damage(database) == []


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_a_letter_reminds_of_a_promise(language: str) -> None:
    letter = write_letter(
        "promised",
        Recipient(2, "ОФ «Ақ жол»"),
        title="Мәлімдеме",
        coalition="Коалиция",
        sender="Дана",
        language=language,
    )
    assert "Мәлімдеме" in letter.subject
    assert sum("Мәлімдеме" in each for each in letter.paragraphs) == 1
