"""Small things of the window: one word for verifying, keys to each page, menus of rows, fitting parts."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QTableView

from coalition_app.desktop.annex.edition_card import ENTRIES
from coalition_app.desktop.desk.actions import ACTIONS, BY_KEY
from coalition_app.desktop.desk.operation_form import OperationForm
from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.pages import OF_REGISTER, PAGES, VIEW_OF
from coalition_app.desktop.positions.model import FIRST_DEMAND
from coalition_app.desktop.window_layout import Middle
from coalition_app.operations import signatures as signature_operations
from coalition_app.records.signatories import directory
from coalition_app.records.signatures import signatures
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.desktop.screen import pages_of
from tests.registers import add_signatures, make_register, statement_of


@pytest.fixture
def opened(window: MainWindow, tmp_path: Path) -> MainWindow:
    path = tmp_path / "r.coalition"
    with make_register(path, signatures=60) as database:
        add_signatures(database, 1, name="Айдос Қасымов", legal_form="", kind="individual")
    window.open_path(path)
    screen.settle(window)
    return window


def test_the_card_and_the_menu_say_the_same_of_verifying(opened: MainWindow) -> None:
    assert ENTRIES["verify"][0] == BY_KEY["verify"].text
    opened.go("annex")
    screen.settle(opened)
    entry = pages_of(opened).annex.card.entries["verify"]
    for language in ("en", "ru", "kk"):
        opened.speak(language)
        screen.settle(opened)
        assert entry.text() == opened.menus.actions["verify"].text()


def test_a_key_leads_to_every_page(opened: MainWindow) -> None:
    going = [each for each in ACTIONS if each.key.startswith("go-")]
    assert len(going) == len([*PAGES, *OF_REGISTER, *VIEW_OF])
    assert all(each.shortcut for each in going), [e.key for e in going if not e.shortcut]
    held = Qt.KeyboardModifier.ControlModifier
    for key, keys, page in ((Qt.Key.Key_8, held, "journal"), (Qt.Key.Key_9, held, "backups")):
        QTest.keyClick(opened, key, keys)
        screen.settle(opened)
        assert opened.page_name() == page


# The grid's menu


def asked_on(view: QTableView, row: int, column: int) -> None:
    """Press the right button on a cell, as Qt tells it to the view."""
    at = view.visualRect(view.model().index(row, column)).center()
    QTest.mousePress(
        view.viewport(), Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, at
    )
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, at, view.viewport().mapToGlobal(at))
    QCoreApplication.sendEvent(view.viewport(), event)
    QCoreApplication.processEvents()


def shown_menu(menu: QMenu) -> list[str]:
    assert menu.isVisible()
    named = [each.text() for each in menu.actions() if not each.isSeparator()]
    menu.hide()
    return named


@pytest.mark.parametrize("part", ["cells", "names"])
def test_a_row_of_the_grid_has_the_menu_of_signatories(opened: MainWindow, part: str) -> None:
    opened.go("positions")
    screen.settle(opened)
    page = pages_of(opened).positions
    column = FIRST_DEMAND if part == "cells" else 1
    asked_on(getattr(page.table, part), 4, column)
    named = shown_menu(page.on_rows if part == "cells" else page.on_names)
    assert named[:3] == [
        "Record a position or reservation…",
        "Change status…",
        "Record a withdrawal…",
    ]
    assert "Edit cell" not in named
    assert [each.number for each in page.chosen()] == [5]
    screen.settle(opened)
    opened.menus.actions["standing"].trigger()
    dialog = screen.form(signature_operations.change_status)
    assert any(each.startswith("5. ") for each in _texts(dialog))
    dialog.reject()


def _texts(dialog: OperationForm) -> list[str]:
    from PySide6.QtWidgets import QLabel

    return [each.text() for each in dialog.findChildren(QLabel)]


def test_a_chosen_block_stays_chosen_under_the_menu(opened: MainWindow) -> None:
    opened.go("positions")
    screen.settle(opened)
    page = pages_of(opened).positions
    page.choose([2, 3, 4])
    asked_on(page.table.names, 2, 1)
    shown_menu(page.on_names)
    assert [each.number for each in page.chosen()] == [2, 3, 4]


# A page opens from its top


def test_a_page_opens_from_its_top_with_large_text(
    window: MainWindow, application: QApplication, tmp_path: Path
) -> None:
    before = QFont(application.font())
    larger = QFont(before)
    larger.setPointSizeF(2 * before.pointSizeF())
    application.setFont(larger)
    theme.apply_theme(application, "light")
    try:
        path = tmp_path / "r.coalition"
        make_register(path, signatures=60).close()
        window.open_path(path)
        window.resize(1240, 500)  # lower than the pages need
        screen.settle(window)
        middle = window.findChild(Middle)
        assert isinstance(middle, Middle)
        for page in ("positions", "signatories", "positions"):
            window.go(page)
            screen.settle(window)
            assert middle.verticalScrollBar().value() == 0, page
        window.go("positions")
        assert middle.verticalScrollBar().maximum() > 0  # else there was nothing to scroll
        assert pages_of(window).positions.mapTo(middle, QPoint()).y() >= 0
    finally:
        application.setFont(before)
        theme.apply_theme(application, "light")


# The directory of a person


def directory_of(window: MainWindow, number: int) -> None:
    window.go("signatories")
    pages_of(window).signatories.choose([number])
    window.do("in-directory")
    screen.settle(window)


def test_a_person_has_neither_branches_nor_people(opened: MainWindow) -> None:
    pane = pages_of(opened).directory.pane
    directory_of(opened, 61)
    for part in ("parent", "people"):
        assert pane.fields[part].isHidden()
    for part in ("name", "place", "notes"):
        assert not pane.fields[part].isHidden()
    directory_of(opened, 1)
    assert not any(field.isHidden() for field in pane.fields.values())


def test_what_is_recorded_of_a_person_all_the_same_is_shown(opened: MainWindow) -> None:
    with database_of(opened).writing("change-directory") as tx:
        key = signatures.find_signature(tx, statement_of(tx), 61).signatory_id
        directory.change_people(tx, key, [("Анна Ким", "помощница")])
    pane = pages_of(opened).directory.pane
    directory_of(opened, 61)
    assert not pane.fields["people"].isHidden()
    assert pane.fields["people"].value() == "Анна Ким — помощница"
    assert pane.fields["parent"].isHidden()
