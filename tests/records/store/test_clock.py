"""A clock that was set back by years is told; nothing is lost, out of order or refused without saying why."""

import datetime as dt
from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.records.care.checks import find_damage
from coalition_app.records.journal import journal
from coalition_app.records.opening.existing import open_register
from coalition_app.records.signatures import signatures
from coalition_app.records.signatures.signatures import NewSignature
from coalition_app.records.store.database import Database
from tests.commands.command_line import done, small_register, type_command
from tests.registers import recorded_on, signatures_of, statement_of, this_day

BACK = dt.date(2019, 3, 1)


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return small_register(tmp_path)


def sign(database: Database, name: str) -> None:
    with database.writing("sign") as tx:
        signatures.sign(tx, statement_of(tx), NewSignature(name))


def test_a_clock_that_is_behind_is_told_once(register: Path) -> None:
    with open_register(register) as database:
        assert database.clock == ""
    with recorded_on(BACK):
        with open_register(register) as database:
            assert "shows 01.03.2019 12:00" in database.clock
            assert "recorded on 02.01.2025 12:00" in database.clock
            sign(database, "ОО «Эхо»")
        with open_register(register) as database:
            assert database.clock == ""
    with open_register(register) as database:
        assert database.clock == ""


def test_the_journal_keeps_its_order_and_undo_takes_the_last_action_back(register: Path) -> None:
    with recorded_on(BACK), open_register(register) as database:
        sign(database, "ОО «Эхо»")
        sign(database, "ОО «Свет»")
    with open_register(register) as database:
        sign(database, "ОО «Луч»")
        with database.reading() as tx:
            entries = list(journal.list_entries(tx))
        newest = sorted(entries, key=lambda each: each.clock)[-3:]
        assert [each.at.astimezone(database.zone).date() for each in newest] == [
            BACK,
            BACK,
            this_day(),
        ]
        assert find_damage(database) == []
    for left in (5, 4, 3):
        done("undo", register)
        with open_register(register) as database:
            assert len(signatures_of(database)) == left


def test_a_command_says_it_beside_its_answer(register: Path) -> None:
    with recorded_on(BACK):
        answer = type_command("sign", register, "--name", "ОО «Эхо»", "--json")
    assert (answer.code, answer.json["number"]) == (0, 4)
    assert "the clock is behind" in answer.err


def test_a_day_that_the_clock_has_not_reached_is_refused_with_the_day_that_it_shows(
    register: Path,
) -> None:
    with recorded_on(BACK):
        done_words = ("withdraw", register, "--number", 1, "--received", "2026-11-25")
        answer = type_command(*done_words)
    assert answer.code == 2
    assert "by the clock of this computer it is 01.03.2019" in answer.err
    new = NewSignature("ОО «Эхо»", received_on=dt.date(2026, 11, 25))
    with (
        recorded_on(BACK),
        open_register(register) as database,
        pytest.raises(UserError, match=r"01\.03\.2019"),
        database.writing("sign") as tx,
    ):
        signatures.sign(tx, statement_of(tx), new)


def test_what_was_recorded_by_a_clock_ahead_is_told_until_something_else_is_recorded(
    register: Path,
) -> None:
    with recorded_on(dt.date(2099, 1, 1)), open_register(register) as database:
        sign(database, "ОО «Эхо»")
    with open_register(register) as database:
        assert "recorded on 01.01.2099" in database.clock
        sign(database, "ОО «Свет»")
    with open_register(register) as database:
        assert database.clock == ""
        assert [each.name for each in signatures_of(database)][-2:] == ["ОО «Эхо»", "ОО «Свет»"]
