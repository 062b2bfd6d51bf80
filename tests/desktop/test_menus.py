"""The menus: places in the order of their list, and what a row offers by the right button."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from coalition_app.desktop.controls.menu import Menu
from coalition_app.desktop.desk.actions import ACTIONS, MENUS, ON_ROW
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.menus import LONGEST
from coalition_app.desktop.pages import OF_REGISTER, PAGES
from coalition_app.desktop.register.new_dialog import NewRegisterDialog
from coalition_app.desktop.signatories.new_signature import SignatureDialog
from coalition_app.languages import LANGUAGES
from coalition_app.operations import signatures as signature_operations
from tests.desktop import screen
from tests.desktop.screen import pages_of

MOST_IN_ONE_ENTRY = 6
"""Entries without a line between them that are still found at a glance."""


def test_the_menu_of_places_goes_to_every_place_in_the_order_of_the_list(
    opened: MainWindow,
) -> None:
    visited = []
    for action in opened.menus.menus["go"].actions():
        key = next((key for key, made in opened.menus.actions.items() if made is action), "")
        if key.startswith("go-") and key != "go-positions":  # a view of the page before it
            action.trigger()
            screen.settle(opened)
            visited.append(opened.page_name())
    assert visited == [*PAGES, *OF_REGISTER]


@pytest.mark.parametrize("menu", [key for key in MENUS if key != "go"])
def test_no_menu_is_one_long_row(opened: MainWindow, menu: str) -> None:
    together = longest = 0
    for action in opened.menus.menus[menu].actions():
        together = 0 if action.isSeparator() else together + 1
        longest = max(longest, together)
    assert longest <= MOST_IN_ONE_ENTRY


def test_what_would_be_undone_is_no_wider_than_a_menu(
    window: MainWindow, imported_case: Path
) -> None:
    window.speak("ru")
    window.open_path(imported_case)
    screen.settle(window)
    undo = window.menus.actions["undo"]
    assert len(undo.text()) <= LONGEST < len(undo.toolTip())
    assert undo.toolTip().startswith(undo.text().removesuffix("…"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_menus_open_with_one_letter(window: MainWindow, language: str) -> None:
    window.speak(language)
    titles = [menu.title() for menu in window.menus.menus.values()]
    letters = [title.partition("&")[2][:1].casefold() for title in titles]
    assert len({*letters} - {""}) == len(titles), titles


def test_no_shortcut_stands_twice() -> None:
    shortcuts = [each.shortcut for each in ACTIONS if each.shortcut]
    assert len(set(shortcuts)) == len(shortcuts)
    assert {*ON_ROW} - {""} <= {each.key for each in ACTIONS}


def test_the_keys_are_those_that_the_window_is_described_with() -> None:
    keys = {each.key: each.shortcut for each in ACTIONS}
    assert {
        "reserve": "Ctrl+P",
        "evidence": "Ctrl+E",
        "withdraw": "Ctrl+Shift+W",
    }.items() <= keys.items()
    assert {"backup": "Ctrl+S", "anything": "Ctrl+K", "help": "F1"}.items() <= keys.items()


def test_the_key_of_a_new_signature_makes_a_register_where_none_is_open(
    window: MainWindow, register: Path
) -> None:
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    screen.dialog(NewRegisterDialog).reject()
    window.open_path(register)
    screen.settle(window)
    window.activateWindow()
    QCoreApplication.processEvents()
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    screen.dialog(SignatureDialog).reject()


def test_the_right_button_on_a_row_offers_what_can_be_done_with_it(opened: MainWindow) -> None:
    page = pages_of(opened).signatories
    page.choose([2])
    at = page.table.visualRect(page.table.currentIndex()).center()
    asked = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, at, page.table.viewport().mapToGlobal(at)
    )
    QCoreApplication.sendEvent(page.table.viewport(), asked)
    assert page.on_rows.isVisible()
    named = [each.text() for each in page.on_rows.actions() if not each.isSeparator()]
    assert named[:4] == [
        "Edit cell",
        "Change the chosen…",
        "Record a position or reservation…",
        "Change status…",
    ]
    page.on_rows.hide()
    opened.menus.actions["standing"].trigger()
    dialog = screen.form(signature_operations.change_status)
    assert dialog.isVisible()
    dialog.reject()


def test_the_menu_of_rows_speaks_the_language(opened: MainWindow) -> None:
    english = [each.text() for each in pages_of(opened).signatories.on_rows.actions()]
    opened.speak("kk")
    kazakh = [each.text() for each in pages_of(opened).signatories.on_rows.actions()]
    assert all(one != other for one, other in zip(english, kazakh, strict=True) if one)


# Cut, copy, paste and select all


def press_in_edit_menu(window: MainWindow, key: str) -> set[str]:
    """Choose an entry of the menu "Edit" by the keyboard alone; return which ones were on."""
    menu, entries = window.menus.menus["edit"], window.menus.in_field.actions
    focused = window.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_F10)
    QTest.keyClick(window.menus.menus["register"], Qt.Key.Key_Right)
    assert menu.isVisible()
    on = {each for each, action in entries.items() if action.isEnabled()}
    menu.setActiveAction(entries[key])
    QTest.keyClick(menu, Qt.Key.Key_Return)
    menu.close()  # what is off leaves it open
    window.activateWindow()  # offscreen, the menu stays the active one
    screen.settle(window)
    return on


@pytest.fixture
def searched(opened: MainWindow) -> QLineEdit:
    screen.settle(opened)
    field = pages_of(opened).signatories.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    return field


def test_the_edit_menu_works_in_the_field_with_the_keyboard(
    opened: MainWindow, searched: QLineEdit
) -> None:
    searched.setText("Заря")
    QGuiApplication.clipboard().setText("")
    assert press_in_edit_menu(opened, "select-all") == {"select-all"}
    assert searched.selectedText() == "Заря"
    assert press_in_edit_menu(opened, "copy") == {"select-all", "copy", "cut"}
    assert QGuiApplication.clipboard().text() == "Заря"
    press_in_edit_menu(opened, "cut")
    assert searched.text() == ""
    assert press_in_edit_menu(opened, "paste") == {"paste"}
    assert press_in_edit_menu(opened, "paste") == {"paste", "select-all"}
    assert searched.text() == "ЗаряЗаря"
    assert searched.hasFocus()


def test_what_is_only_read_is_copied_and_neither_cut_nor_pasted(
    opened: MainWindow, searched: QLineEdit
) -> None:
    searched.setText("Заря")
    searched.setReadOnly(True)
    searched.selectAll()
    assert press_in_edit_menu(opened, "paste") == {"copy", "select-all"}
    assert searched.text() == "Заря"


def test_the_edit_menu_copies_and_chooses_rows_of_the_list(opened: MainWindow) -> None:
    page = pages_of(opened).signatories
    page.choose([2])
    page.table.setFocus()
    press_in_edit_menu(opened, "copy")
    copied = QGuiApplication.clipboard().text()
    assert len(copied.splitlines()) == 2
    assert press_in_edit_menu(opened, "select-all") == {"copy", "select-all"}
    assert len(page.chosen()) == 3


def test_without_a_field_the_edit_menu_has_nothing_to_cut(opened: MainWindow) -> None:
    opened.bar.sign.setFocus()
    QGuiApplication.clipboard().setText("Заря")
    assert press_in_edit_menu(opened, "paste") == set()
    assert screen.open_dialogs() == []


def test_the_button_of_the_menus_leaves_the_keyboard_in_the_field(
    opened: MainWindow, searched: QLineEdit
) -> None:
    button: QWidget = opened.bar.menus
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    opened.bar.all.close()
    opened.activateWindow()
    QCoreApplication.processEvents()
    assert searched.hasFocus()


def test_the_keys_of_the_field_still_reach_it(opened: MainWindow, searched: QLineEdit) -> None:
    searched.setText("Заря")
    for key in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_X):
        screen.press(searched, key, ctrl=True)
    assert searched.text() == ""
    screen.press(searched, Qt.Key.Key_V, ctrl=True)
    assert searched.text() == "Заря"
    assert screen.open_dialogs() == []


def test_a_menu_is_made_for_round_corners_before_its_window_is(window: MainWindow) -> None:
    """Without a compositor X11 paints a menu once that takes them later, and never again."""
    menu = Menu(window)
    assert menu.windowHandle() is None
    assert menu.testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    assert menu.windowFlags() & Qt.WindowType.FramelessWindowHint
    menu.deleteLater()
