"""The page of backups: making a copy, checking it, restoring it into a new file, and how old it is."""

import datetime as dt
import os
from pathlib import Path

import pytest

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.register.backups_page import BackupsPage
from coalition_app.desktop.widgets.wrapped_rows import WORD
from coalition_app.records.care import backups
from coalition_app.records.opening.existing import open_register
from coalition_app.records.store import zones
from tests.desktop import screen
from tests.desktop.screen import pages_of, window_of
from tests.registers import add_signatures, signatures_of


@pytest.fixture
def page(window: MainWindow, register: Path, tmp_path: Path) -> BackupsPage:
    window.open_path(register)
    disk = tmp_path / "disk"
    disk.mkdir()
    window.choosers.folder = lambda _parent, _title, _proposed: disk
    window.do("go-backups")
    screen.settle(window)
    return pages_of(window).backups


def make_copy(page: BackupsPage) -> Path:
    page.back_up.click()
    screen.settle(window_of(page))
    copy = page.chosen_copy()
    assert copy is not None
    return copy


def test_a_copy_is_made_listed_and_found_again(page: BackupsPage, tmp_path: Path) -> None:
    assert page.empty.isVisible()
    assert not page.check.isEnabled()
    copy = make_copy(page)
    assert copy.parent == tmp_path / "disk"
    assert page.list.count() == 1
    assert not page.empty.isVisible()
    register = page.database.path  # type: ignore[union-attr]
    window_of(page).open_path(register)
    window_of(page).go("backups")
    screen.settle(window_of(page))
    assert page.chosen_copy() == copy


def test_the_newest_stays_chosen_when_another_is_made(page: BackupsPage) -> None:
    copy = make_copy(page)
    # Two of one second have no order.
    older = copy.rename(copy.with_name(f"{copy.name.split()[0]} 2025-01-02 030405.coalition"))
    page.look_again()
    screen.settle(window_of(page))
    assert page.chosen_copy() == older
    assert make_copy(page) != older
    assert page.list.count() == 2
    assert page.list.currentRow() == 0


def test_a_kazakh_day_is_in_full_words(page: BackupsPage) -> None:
    """«2026 жылғы 3 мамыр», as an official writes it, never «2026 ж.»."""
    window_of(page).speak("kk")
    make_copy(page)
    said = str(page.list.item(0).data(WORD))
    assert "жылғы" in said
    assert "ж." not in said


def test_a_copy_is_checked_and_says_what_was_recorded_since(page: BackupsPage) -> None:
    copy = make_copy(page)
    assert page.database is not None
    add_signatures(page.database, 1)
    page.check.click()
    screen.settle(window_of(page))
    assert screen.sentence(window_of(page)) == (
        f"{copy.name} is whole. Since then 1 action was recorded."
    )


def test_a_copy_after_which_nothing_was_done_says_so(page: BackupsPage) -> None:
    copy = make_copy(page)
    page.check.click()
    screen.settle(window_of(page))
    assert (
        screen.sentence(window_of(page))
        == f"{copy.name} is whole. Nothing has been recorded since."
    )


def test_a_damaged_copy_is_told(page: BackupsPage) -> None:
    copy = make_copy(page)
    copy.write_bytes(b"x" * 9_000)
    page.check.click()
    screen.settle(window_of(page))
    assert "damaged" in screen.sentence(window_of(page))


def test_a_copy_is_restored_into_a_new_file(page: BackupsPage, tmp_path: Path) -> None:
    make_copy(page)
    assert page.database is not None
    add_signatures(page.database, 2)
    target = tmp_path / "restored.coalition"
    window_of(page).choosers.target = lambda _parent, _title, _proposed: target
    page.restore.click()
    screen.settle(window_of(page))
    assert len(signatures_of(page.database)) == 5
    window_of(page).status.offers[0].click()
    screen.settle(window_of(page))
    opened = window_of(page).operations.database
    assert opened is not None
    assert opened.path == target
    assert len(signatures_of(opened)) == 3


def test_the_line_below_says_how_old_the_newest_copy_is(window: MainWindow, register: Path) -> None:
    with open_register(register) as database:
        copy = backups.back_up(database, register.parent)
    days_ago = dt.datetime.now(zones.zone_of("")).replace(tzinfo=None) - dt.timedelta(days=9)
    copy.rename(copy.with_name(f"{register.stem} {days_ago:%Y-%m-%d %H%M%S}{register.suffix}"))
    window.open_path(register)
    window.badges.count()
    screen.settle(window)
    day = f"{days_ago.day} {days_ago:%B}"
    assert window.status.kept.text() == "not encrypted"
    assert window.status.kept.property("role") == "quiet"
    assert window.status.copied.text().startswith(f"newest backup: {day}")
    assert window.status.copied.property("role") == "refusal"
    window.go("backups")
    screen.settle(window)
    assert pages_of(window).backups.age.isVisible()


def test_the_line_below_says_that_there_is_no_copy(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    window.badges.count()
    screen.settle(window)
    assert window.status.kept.text() == "not encrypted"
    assert window.status.copied.text() == "no backup"
    assert window.status.copied.property("role") == "refusal"
    assert window.status.kept.property("role") == "quiet"
    assert window.operations.database is not None
    backups.back_up(window.operations.database, register.parent)
    window.badges.count()
    screen.settle(window)
    assert window.status.copied.text().startswith("newest backup: ")
    assert window.status.copied.property("role") == "quiet"


@pytest.mark.skipif(os.name == "nt", reason="folders are locked otherwise there")
def test_a_disk_that_was_taken_out_is_no_fault(page: BackupsPage, tmp_path: Path) -> None:
    copy = make_copy(page)
    copy.parent.rename(tmp_path / "taken out")
    window_of(page).refresh()
    screen.settle(window_of(page))
    assert page.list.count() == 0
    assert page.empty.isVisible()
