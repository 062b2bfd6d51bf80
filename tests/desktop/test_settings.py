"""The settings: what each row changes holds at once; a search over all; one's own name in the journal."""

import getpass
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from coalition_app import i18n, settings
from coalition_app.desktop.controls.segments import Segments
from coalition_app.desktop.controls.switch import Switch
from coalition_app.desktop.lock.capture import HiddenWindows
from coalition_app.desktop.look import theme
from coalition_app.desktop.look.typeface import WEIGHT
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.register.passphrase_dialog import ChangePassphraseDialog
from coalition_app.desktop.settings.dialog import SettingRow, SettingsDialog
from coalition_app.records.care import checks
from coalition_app.records.journal import journal
from coalition_app.records.opening.existing import open_register
from coalition_app.records.store.database import Database
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.desktop.screen import pages_of
from tests.registers import add_signatures, name_attestor

NAME = "Сәуле Қасымова"


def opened(window: MainWindow) -> SettingsDialog:
    window.do("settings")
    return screen.dialog(SettingsDialog)


def shown(dialog: SettingsDialog) -> list[str]:
    return [row.setting.title() for row in dialog.rows if row.isVisibleTo(dialog)]


def row(dialog: SettingsDialog, title: str) -> SettingRow:
    (found,) = [each for each in dialog.rows if each.setting.title() == title]
    return found


def pick(dialog: SettingsDialog, title: str, key: str) -> None:
    control = row(dialog, title).control
    assert isinstance(control, Segments)
    control.segments[key].click()


def name_field(dialog: SettingsDialog) -> QLineEdit:
    field = row(dialog, "Your name in the journal").control
    assert isinstance(field, QLineEdit)
    return field


def give_name(dialog: SettingsDialog, name: str) -> None:
    name_field(dialog).setText(name)
    name_field(dialog).editingFinished.emit()


def actors(database: Database) -> list[str]:
    with database.reading() as tx:
        return [each.actor for each in journal.list_entries(tx)]


def test_this_register_stands_above_this_program(window: MainWindow, register: Path) -> None:
    dialog = opened(window)
    assert list(dialog.heads) == ["look", "lock", "name"]
    dialog.accept()
    window.open_path(register)
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    dialog = screen.dialog(SettingsDialog)
    assert next(iter(dialog.heads)) == "register"
    assert list(dialog.heads)[-3:] == ["look", "lock", "name"]
    assert shown(dialog) == ["Name of the coalition", "Passphrase", "Time zone"]
    assert screen.nameless(dialog) == []
    dialog.accept()


def test_a_search_looks_into_every_part(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    dialog = opened(window)
    screen.type_words(dialog.search, "passphrase")
    assert shown(dialog) == ["Passphrase"]
    dialog.search.setText("log")
    assert shown(dialog) == ["Error log"]
    dialog.search.setText("no such thing")
    assert shown(dialog) == []
    assert dialog.nothing.isVisibleTo(dialog)
    dialog.search.clear()
    assert shown(dialog) == ["Name of the coalition", "Passphrase", "Time zone"]
    dialog.accept()


@pytest.mark.parametrize("asked", ["password", "пароль", "құпиясөз", "шифрлау", "зашифровать"])
def test_the_passphrase_is_found_by_what_it_is_called_elsewhere(
    window: MainWindow, register: Path, asked: str
) -> None:
    window.open_path(register)
    dialog = opened(window)
    dialog.search.setText(asked)
    found, chosen = shown(dialog), dialog.parts.currentItem()
    dialog.search.clear()
    back = dialog.parts.currentItem()
    dialog.reject()
    assert "Passphrase" in found
    assert chosen is None, "what is found is of no one part"
    assert back is not None


def test_language_look_and_size_hold_at_once(window: MainWindow) -> None:
    dialog, application = opened(window), QApplication.instance()
    assert isinstance(application, QApplication)
    try:
        pick(dialog, "Text size", "125")
        assert settings.load()["text_size"] == theme.text_size(application) == 125
        pick(dialog, "Appearance", "dark")
        assert settings.load()["theme"] == application.property("theme") == "dark"
        pick(dialog, "Appearance", "system")
        assert settings.load()["theme"] == ""
        assert application.property("theme") == theme.system_theme(application)
        pick(dialog, "Language", "ru")
        QCoreApplication.processEvents()
        assert settings.load()["language"] == i18n.current().language == "ru"
        assert dialog.windowTitle() == "Настройки"
        (languages,) = [each.control for each in dialog.rows if each.setting.title() == "Язык"]
        assert isinstance(languages, Segments)
        named = [each.text() for each in languages.segments.values()]
        assert named == ["English", "Русский", "Қазақша"]
    finally:
        window.owners.views.set_text(100)
        window.owners.views.choose_look("light")
    dialog.accept()


def test_the_menu_bar_stays_once_it_is_wanted(window: MainWindow) -> None:
    dialog = opened(window)
    switch = row(dialog, "Menu bar").control
    assert isinstance(switch, Switch)
    switch.click()
    assert settings.load()["menu_bar"] is True
    assert window.menuBar().isVisible()
    dialog.accept()


def test_the_page_of_backups_leads_to_theirs(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    window.do("go-backups")
    screen.settle(window)
    pages_of(window).backups.preferences.click()
    dialog = screen.dialog(SettingsDialog)
    assert shown(dialog)[:2] == ["Automatic backups", "Folder for backups"]
    item = dialog.parts.currentItem()
    assert item is not None and item.text() == "Backups"
    dialog.reject()


def test_each_part_has_its_drawing_in_the_colours_of_the_theme(
    window: MainWindow, register: Path, application: QApplication
) -> None:
    window.open_path(register)
    dialog = opened(window)

    def drawings() -> list[QImage]:
        items = [dialog.parts.item(at) for at in range(dialog.parts.count())]
        drawn = [each.icon() for each in items if each and each.flags() != Qt.ItemFlag.NoItemFlags]
        return [each.pixmap(16).toImage() for each in drawn if not each.isNull()]

    light = drawings()
    assert len(light) == 5
    try:
        theme.apply_theme(application, "dark")
        QCoreApplication.processEvents()
        assert all(before != after for before, after in zip(light, drawings(), strict=True))
    finally:
        theme.apply_theme(application, "light")
    dialog.reject()


def test_hiding_from_capture_is_offered_only_where_the_system_can(window: MainWindow) -> None:
    settings.remember(hidden_from_capture=True)
    dialog = opened(window)
    found = row(dialog, "Hide the window from screen capture")
    assert isinstance(found.control, Switch)
    can = sys.platform == "win32"
    assert (found.control.isEnabled(), found.control.isChecked()) == (can, can)
    assert (
        found.setting.effect().startswith("This system does not let a program do that") is not can
    )
    dialog.reject()


def test_every_window_is_hidden_as_it_is_shown(window: MainWindow) -> None:
    said: list[tuple[str, bool]] = []
    hidden = HiddenWindows(window, lambda shown, out: said.append((type(shown).__name__, out)))
    hidden.begin(True)
    opened(window).reject()
    assert said[:1] == [("MainWindow", True)] and ("SettingsDialog", True) in said
    hidden.begin(False)
    assert said[-1] == ("MainWindow", False)
    said.clear()
    opened(window).reject()
    assert said == []


def test_the_passphrase_is_changed_in_its_own_dialog(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    button = row(opened(window), "Passphrase").control
    assert isinstance(button, QPushButton)
    button.click()
    screen.dialog(ChangePassphraseDialog).reject()


def test_folders_are_shown_by_the_system(window: MainWindow, tmp_path: Path) -> None:
    went: list[Path] = []
    window.owners.evidence.open_outside = went.append
    dialog = opened(window)
    button = row(dialog, "Settings").control
    assert isinstance(button, QPushButton)
    button.click()
    assert went == [tmp_path]
    dialog.accept()


def test_new_entries_carry_the_name_and_old_ones_stay(window: MainWindow, register: Path) -> None:
    with open_register(register) as database:
        name_attestor(database, NAME)
        before = actors(database)
    assert set(before) == {getpass.getuser()}
    window.open_path(register)
    dialog = opened(window)
    give_name(dialog, "  Сәуле  Қасымова ")
    dialog.accept()
    add_signatures(database_of(window), 1)
    assert actors(database_of(window)) == [*before, NAME]
    assert checks.find_damage(database_of(window)) == []


def test_an_empty_name_is_that_of_the_system_again(window: MainWindow, register: Path) -> None:
    settings.remember_my_name(NAME)
    window.open_path(register)
    dialog = opened(window)
    assert name_field(dialog).text() == NAME
    give_name(dialog, "")
    dialog.accept()
    add_signatures(database_of(window), 1)
    assert actors(database_of(window))[-1] == getpass.getuser()


@pytest.mark.parametrize("hidden", ["\u202e", "\u200b"])
def test_a_name_with_a_hidden_letter_is_refused(window: MainWindow, hidden: str) -> None:
    settings.remember_my_name(NAME)
    dialog = opened(window)
    give_name(dialog, f"Сәуле{hidden}")
    assert dialog.refusal.isVisibleTo(dialog)
    assert settings.my_name() == NAME
    dialog.accept()


def test_a_part_is_headed_in_larger_letters_than_its_settings(window: MainWindow) -> None:
    dialog = opened(window)
    head = next(each for each in dialog.heads.values() if each.isVisibleTo(dialog))
    assert head.font().pointSizeF() > dialog.rows[0].font().pointSizeF()
    assert head.font().isVariableAxisSet(WEIGHT)
    dialog.reject()
