"""The first page, the journal, copies and what is told above the page, in large letters."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from coalition_app import settings
from coalition_app.desktop.main_window import MainWindow
from coalition_app.records.lists import follow_up
from coalition_app.records.opening.existing import open_register
from tests.desktop import geometry, screen
from tests.desktop.screen import pages_of
from tests.registers import statement_of


def test_the_drop_target_says_in_words_what_can_be_dropped_where_there_is_room(
    window: MainWindow,
) -> None:
    for height, told in ((720, False), (1000, True)):
        window.resize(1600, height)
        screen.settle(window)
        assert window.welcome.drop.more.isVisible() is told
        assert not window.welcome.drop.picture.isVisible()


def test_a_list_can_be_dropped_on_the_first_page_without_scrolling(window: MainWindow) -> None:
    screen.settle(window)
    drop = window.welcome.drop
    assert drop.picture.isHidden() and drop.said.isVisible()
    assert drop.visibleRegion().boundingRect() == drop.rect()


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_copies_have_half_of_their_page(
    window: MainWindow, register: Path, tmp_path: Path, language: str
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    window.choosers.folder = lambda _parent, _title, _proposed: disk
    window.speak(language)
    window.open_path(register)
    window.go("backups")
    page = pages_of(window).backups
    page.back_up.click()
    screen.settle(window)
    assert page.list.count() == 1
    # The sentence on when they are made is in the tooltip: copies have half the page.
    assert 2 * page.list.height() > page.height()
    assert str(settings.own_copies(register)) in page.said.toolTip()
    assert geometry.cut(page) == []


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_journal_has_seven_entries(window: MainWindow, register: Path, language: str) -> None:
    with open_register(register) as database:
        for day in range(1, 9):
            with database.writing("plan") as tx:
                follow_up.plan_step(tx, statement_of(tx), 1, "звонок", dt.date(2026, 3, day))
    window.speak(language)
    window.open_path(register)
    window.go("journal")
    screen.settle(window)
    page = window.register_pages["journal"]
    entries = page.list  # type: ignore[attr-defined]
    seventh = entries.visualRect(entries.model().index(6, 0))
    assert entries.viewport().height() >= seventh.bottom()
    assert geometry.cut(page) == []


def test_what_can_be_done_about_another_file_is_in_sight(
    window: MainWindow, register: Path
) -> None:
    older = register.with_name("older.coalition")
    shutil.copyfile(register, older)
    window.speak("ru")
    window.open_path(register)
    window.owners.editing.change_field(1, "place", "Орал")
    screen.settle(window)
    older.replace(register)
    window.owners.replaced._often.timeout.emit()
    screen.settle(window)
    notice = window.owners.replaced.notice
    assert notice is not None and notice.height() <= 0.4 * window.height()
    assert all(geometry.in_sight(button, notice) for button in (notice.save, notice.open))
