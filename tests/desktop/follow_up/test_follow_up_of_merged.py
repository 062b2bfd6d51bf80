"""Who was invited under another spelling and has signed is not waited for once the two are merged."""

import datetime as dt
from pathlib import Path

import pytest

from coalition_app.desktop.main_window import MainWindow
from coalition_app.records.lists import follow_up
from coalition_app.records.merging import decisions, merges, separations
from coalition_app.records.opening.existing import open_register
from coalition_app.records.signatories import merge_history
from coalition_app.records.store.database import Database
from tests.commands.command_line import done
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.desktop.screen import pages_of
from tests.registers import (
    add_signatures,
    hold_originals,
    make_register,
    signatures_of,
    statement_of,
)

DAY = dt.date(2026, 2, 3)
SIGNED, INVITED, AGAIN, STRANGER = 1, 2, 3, 4


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a register with one signature, two invitations of the same body, and one of another body."""
    path = tmp_path / "r.coalition"
    with make_register(path, signatures=0) as database:
        add_signatures(database, 1, name="«Шаңырақ»")
        hold_originals(database)
        for name in ("«Шанырак»", "«Shanyraq»", "«Басқа ұйым»"):
            add_signatures(database, 1, name=name, status="invited", received_on=DAY)
    return path


def merge(database: Database, kept: int, merged: int) -> None:
    with database.writing("merge-signatories") as tx:
        rows = {each.number: each.signatory_id for each in signatures_of(database)}
        merges.merge_signatories(tx, rows[kept], rows[merged])


def waited_for(database: Database) -> list[int]:
    with database.reading() as tx:
        return [each.signed.number for each in follow_up.list_follow_up(tx, statement_of(tx))]


def shown(window: MainWindow) -> list[int]:
    """Give the numbers that the page of the chase list shows."""
    window.go("chase")
    screen.settle(window)
    return sorted(pages_of(window).chase.model.numbers)


def test_the_page_and_the_command_wait_no_more_for_who_signed(
    window: MainWindow, path: Path
) -> None:
    window.open_path(path)
    assert shown(window) == [INVITED, AGAIN, STRANGER]
    merge(database_of(window), SIGNED, INVITED)
    window.refresh()
    assert shown(window) == [AGAIN, STRANGER]
    window.close_register()
    listed = done("chase", path, "--json").json
    assert sorted(each["number"] for each in listed["chased"]) == [AGAIN, STRANGER]


def test_whichever_entry_is_kept(path: Path) -> None:
    with open_register(path) as database:
        merge(database, INVITED, SIGNED)
        assert waited_for(database) == [AGAIN, STRANGER]


def test_of_two_invitations_the_first_waits_for_both(path: Path) -> None:
    with open_register(path) as database:
        merge(database, AGAIN, INVITED)
        assert waited_for(database) == [INVITED, STRANGER]
        merge(database, SIGNED, AGAIN)
        assert waited_for(database) == [STRANGER]


def test_separated_again_they_are_waited_for_again(path: Path) -> None:
    with open_register(path) as database:
        merge(database, SIGNED, INVITED)
        with database.writing("separate-signatories") as tx:
            (made,) = merge_history.list_merges(tx)
            separations.separate_signatories(tx, made.id)
        assert waited_for(database) == [INVITED, AGAIN, STRANGER]


def test_who_signs_twice_is_waited_for_twice(path: Path) -> None:
    with open_register(path) as database:
        with database.writing("decide-twins") as tx:
            decisions.decide(
                tx, statement_of(tx), SIGNED, INVITED, "two-signatures", "два человека"
            )
        merge(database, SIGNED, INVITED)
        assert waited_for(database) == [INVITED, AGAIN, STRANGER]


def test_a_planned_step_stays_in_sight(path: Path) -> None:
    with open_register(path) as database:
        merge(database, SIGNED, INVITED)
        with database.writing("plan-step") as tx:
            follow_up.plan_step(tx, statement_of(tx), INVITED, "поблагодарить")
        assert sorted(waited_for(database)) == [INVITED, AGAIN, STRANGER]
