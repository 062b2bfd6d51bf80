"""An action falls only on signatories that are seen: on their page, by menu, key and sentence."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from coalition_app.desktop.desk.actions import ACTIONS
from coalition_app.desktop.main_window import MainWindow
from coalition_app.operations import signatures as operations
from coalition_app.records.journal import journal
from tests.desktop import screen
from tests.desktop.screen import pages_of
from tests.registers import signatures_of

ON_THE_LIST = (
    *("edit", "change-many", "reserve", "standing", "withdraw", "evidence", "check-signature"),
    *("up", "down", "renumber", "copy", "print-list"),
)
ELSEWHERE = ("journal", "backups", "text", "annex", "directory")


@pytest.fixture
def opened(window: MainWindow, register: Path) -> MainWindow:
    window.open_path(register)
    window.go("signatories")
    screen.settle(window)
    return window


def names(window: MainWindow) -> list[str]:
    assert window.operations.database is not None
    return [each.name for each in signatures_of(window.operations.database)]


@pytest.mark.parametrize("page", ELSEWHERE)
def test_what_was_chosen_on_the_list_is_out_of_reach_elsewhere(
    opened: MainWindow, page: str
) -> None:
    pages_of(opened).signatories.choose([3])
    assert all(opened.action(key).isEnabled() for key in ON_THE_LIST)
    before = names(opened)
    opened.go(page)
    screen.settle(opened)
    assert opened.chosen() == []
    on = {key for key in ON_THE_LIST if opened.action(key).isEnabled()}
    assert on == {"reserve"}  # it asks whose
    for key in (each for each in ON_THE_LIST if each != "reserve"):
        opened.do(key)
        assert screen.open_dialogs() == []
    QTest.keyClick(opened.page(page), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    screen.settle(opened)
    assert names(opened) == before
    opened.go("signatories")
    screen.settle(opened)
    assert all(opened.action(key).isEnabled() for key in ON_THE_LIST)


def test_the_two_views_of_the_list_have_one_selection(opened: MainWindow) -> None:
    pages = pages_of(opened)
    pages.signatories.choose([3])
    opened.go("positions")
    screen.settle(opened)
    assert [each.number for each in opened.chosen()] == [3]
    pages.positions.choose([2])
    opened.go("signatories")
    screen.settle(opened)
    assert [each.number for each in opened.chosen()] == [2]


def test_the_chase_list_acts_on_its_own_rows(opened: MainWindow) -> None:
    pages_of(opened).signatories.choose([3])
    opened.go("chase")
    screen.settle(opened)
    chase = pages_of(opened).chase
    chase.table.clearSelection()
    screen.settle(opened)
    assert not opened.action("withdraw").isEnabled()
    waited = chase.model.numbers
    assert waited
    opened.do("copy")
    screen.settle(opened)
    rows = QGuiApplication.clipboard().text().splitlines()[1:]
    first = [row.split("\t")[0] for row in rows]
    assert [int(each) for each in first if each.isdigit()] == waited  # the others name the groups
    chase.choose([waited[0]])
    screen.settle(opened)
    opened.do("withdraw")
    form = screen.form(operations.change_status)
    name = names(opened)[waited[0] - 1]
    assert any(
        str(waited[0]) in each.text() and name in each.text() for each in form.findChildren(QLabel)
    )
    form.reject()


def test_a_move_names_the_number_from_and_to(opened: MainWindow) -> None:
    pages_of(opened).signatories.choose([3])
    opened.do("up")
    screen.settle(opened)
    assert opened.operations.database is not None
    with opened.operations.database.reading() as tx:
        newest = journal.list_entries(tx)[-1]
    assert newest.sentence() == "move number 3 to number 2 in the order of statement 1"


def test_actions_on_rows_are_kept_to_pages_with_rows() -> None:
    rows = {each.key for each in ACTIONS if each.pages}
    assert set(ON_THE_LIST) - {"reserve", "standing", "withdraw", "check-signature"} <= rows
