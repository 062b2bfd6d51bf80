"""The title bar: what it does, what it folds away, and the menu bar that costs no row."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from coalition_app import i18n, settings
from coalition_app.desktop.help.command_palette import CommandPalette
from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.signatories.new_signature import SignatureDialog
from coalition_app.languages import LANGUAGE_NAMES
from tests.desktop import screen
from tests.desktop.screen import pages_of


def test_the_bar_is_one_row_and_the_menus_are_none(opened: MainWindow) -> None:
    assert opened.bar.height() == 48
    assert not opened.menuBar().isVisible()
    assert opened.sidebar.mapTo(opened, opened.sidebar.rect().topLeft()).y() == 48


def test_its_buttons_do_what_the_menus_do(opened: MainWindow) -> None:
    opened.bar.sign.click()
    screen.dialog(SignatureDialog).reject()
    opened.bar.search.click()
    screen.dialog(CommandPalette).reject()
    assert opened.bar.sign.toolTip() == "New signature (Ctrl+N)"


def test_redo_is_there_once_something_was_undone(opened: MainWindow) -> None:
    assert not opened.bar.redo.isVisible()
    opened.bar.undo.click()
    screen.settle(opened)
    assert opened.bar.redo.isVisible()
    assert opened.bar.redo.toolTip().startswith("Redo: ")
    opened.bar.redo.click()
    screen.settle(opened)
    assert not opened.bar.redo.isVisible()


def test_the_language_is_chosen_by_its_own_name(opened: MainWindow) -> None:
    names = [each.text() for each in opened.bar._languages.actions()]
    assert names == ["English", "Русский", "Қазақша"]
    opened.bar._languages.actions()[1].trigger()
    assert i18n.current().language == "ru"
    assert opened.bar.language.text() == "Рус ▾"


def test_a_narrow_window_keeps_the_words_of_the_first_button_longest(opened: MainWindow) -> None:
    opened.resize(1000, 600)
    QCoreApplication.processEvents()
    assert opened.bar.sign.text().strip() == "Signature"
    opened.resize(480, 360)
    QCoreApplication.processEvents()
    assert not opened.bar.language.isVisible()
    assert opened.bar.take_in.text() == ""
    assert opened.bar.menus.isVisible()
    right = opened.bar.menus.mapTo(opened, opened.bar.menus.rect().bottomRight()).x()
    assert right <= opened.width()


def test_without_a_register_there_is_nothing_to_sign_or_find(window: MainWindow) -> None:
    assert not window.bar.sign.isVisible()
    assert not window.bar.search.isVisible()
    assert window.bar.help.isVisible()
    assert window.bar.language.isVisible()


def test_without_a_register_the_keyboard_is_in_the_page(window: MainWindow, register: Path) -> None:
    def in_page() -> bool:
        focused = window.focusWidget()
        return focused is not None and window.pages.isAncestorOf(focused)

    assert in_page()
    window.open_path(register)
    screen.settle(window)
    window.close_register()
    assert in_page()


@pytest.mark.parametrize("key", [Qt.Key.Key_F10, Qt.Key.Key_Alt])
def test_a_key_opens_the_menus_and_leaving_them_puts_them_away(
    opened: MainWindow, key: Qt.Key
) -> None:
    table = pages_of(opened).signatories.table
    table.setFocus()
    QTest.keyClick(table, key)
    assert opened.menuBar().isVisible()
    assert opened.menus.menus["register"].isVisible()
    opened.menus.menus["register"].close()
    QCoreApplication.processEvents()
    QCoreApplication.processEvents()
    assert not opened.menuBar().isVisible()


def test_alt_with_another_key_opens_no_menu(opened: MainWindow) -> None:
    table = pages_of(opened).signatories.table
    table.setFocus()
    QTest.keyPress(table, Qt.Key.Key_Alt)
    QTest.keyClick(table, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    QTest.keyRelease(table, Qt.Key.Key_Alt)
    assert not opened.menuBar().isVisible()


def test_the_menu_bar_can_stay(opened: MainWindow) -> None:
    opened.action("menu-bar").trigger()
    assert opened.menuBar().isVisible()
    assert settings.load()["menu_bar"] is True
    opened.action("menu-bar").trigger()
    assert not opened.menuBar().isVisible()


def test_the_button_of_the_menus_has_them_all(opened: MainWindow) -> None:
    listed = [each.menu() for each in opened.bar.all.actions()]
    assert listed == list(opened.menus.menus.values())


def test_the_keyboard_goes_round_the_parts(opened: MainWindow) -> None:
    pages_of(opened).signatories.choose([1])
    screen.settle(opened)
    opened.details.show()
    parts: list[QWidget] = [opened.bar, opened.sidebar, opened.pages, opened.details]
    pages_of(opened).signatories.table.setFocus()
    met = []
    for _each in parts:
        QTest.keyClick(opened, Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        assert focused is not None
        met.append(next(at for at, part in enumerate(parts) if part.isAncestorOf(focused)))
    assert met == [3, 0, 1, 2]
    QTest.keyClick(opened, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert opened.sidebar.isAncestorOf(focused)


def test_tab_walks_from_the_bar_to_the_side_and_the_page(opened: MainWindow) -> None:
    opened.bar.menus.setFocus()
    QTest.keyClick(opened.bar.menus, Qt.Key.Key_Tab)
    assert opened.sidebar.card.hasFocus()
    QTest.keyClick(opened.sidebar.card, Qt.Key.Key_Tab)
    assert opened.sidebar.list.hasFocus()
    QTest.keyClick(opened.sidebar.list, Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert opened.pages.isAncestorOf(focused)


def test_the_window_follows_the_system_unless_light_or_dark_was_chosen(
    opened: MainWindow,
) -> None:
    hints = QApplication.styleHints()
    try:
        for scheme, name in ((Qt.ColorScheme.Dark, "dark"), (Qt.ColorScheme.Light, "light")):
            hints.colorSchemeChanged.emit(scheme)  # the offscreen platform has none of its own
            assert theme.applied() is theme.THEMES[name]
        assert opened.action("follow").isChecked()
        opened.bar.dark.click()
        assert theme.applied() is theme.DARK
        assert not opened.action("follow").isChecked()
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
        assert theme.applied() is theme.DARK
        opened.action("follow").trigger()
        assert opened.action("follow").isChecked()
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
        opened.action("follow").trigger()
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
        assert theme.applied() is theme.DARK, "it is no longer followed"
    finally:
        opened.owners.views.choose_look("system")


def test_the_keyboard_stays_in_the_annex_once_it_was_drawn(opened: MainWindow) -> None:
    opened.go("annex")
    screen.settle(opened)
    focused = opened.focusWidget()
    assert focused is not None
    assert opened.pages.isAncestorOf(focused)


def test_the_kazakh_button_names_a_position_and_nobodys(opened: MainWindow) -> None:
    opened.resize(1600, 900)
    opened.speak("kk")
    assert opened.bar.position.text().strip() == "Ұстаным"


def test_of_the_languages_one_is_chosen_at_a_time(window: MainWindow) -> None:
    entries = window.bar._languages.actions()
    (group,) = {each.actionGroup() for each in entries}
    assert group is not None and group.isExclusive(), "marks of a choice, and no ticks"
    for code in ("kk", "en", "ru"):
        window.speak(code)
        (chosen,) = (each for each in entries if each.isChecked())
        assert chosen.text() == LANGUAGE_NAMES[code]
