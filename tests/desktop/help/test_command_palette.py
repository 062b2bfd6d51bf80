"""Find anything and the list of shortcuts: every action and every signatory by the keyboard alone."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt

from coalition_app import i18n, settings
from coalition_app.desktop.desk.actions import ACTIONS
from coalition_app.desktop.help.command_palette import DETAIL, PLACES, CommandPalette
from coalition_app.desktop.help.shortcuts_dialog import ShortcutsDialog, list_shortcuts
from coalition_app.desktop.main_window import MainWindow
from coalition_app.records.opening.existing import open_register
from coalition_app.records.signatories import find
from tests.desktop import screen
from tests.desktop.screen import pages_of
from tests.registers import add_signatures, add_statement


@pytest.fixture
def opened(window: MainWindow, register: Path) -> MainWindow:
    with open_register(register) as database:
        add_statement(database)
        add_signatures(database, 2, name="«Шаңырақ»", legal_form="РОО")
    window.open_path(register)
    return window


def ask(window: MainWindow, words: str) -> CommandPalette:
    # Without a window manager nobody gives the keyboard back to the window.
    window.activateWindow()
    QCoreApplication.processEvents()
    screen.press(window, Qt.Key.Key_K, ctrl=True)
    finder = screen.dialog(CommandPalette)
    screen.type_words(finder.words, words)
    return finder


def texts(finder: CommandPalette) -> list[str]:
    return [finder.list.item(row).text() for row in range(finder.list.count())]


@pytest.mark.parametrize("words", ["шанырак", "Shanyraq", "«Шаңырақ»", "ШАҢЫРАҚ"])
def test_a_signatory_is_found_in_any_spelling_and_gone_to(opened: MainWindow, words: str) -> None:
    finder = ask(opened, words)
    assert texts(finder) == ["РОО «Шаңырақ»"] * 2
    assert finder.list.item(0).data(PLACES) == ((5, 12),)
    assert not finder.list.grab().isNull()
    screen.press(finder.words, Qt.Key.Key_Down)
    assert finder.list.currentItem().data(DETAIL) == "No. 2 of statement 2"
    screen.press(finder.words, Qt.Key.Key_Return)
    assert opened.page_name() == "signatories"
    assert opened.statement is not None
    assert opened.statement.number == 2
    assert [each.number for each in pages_of(opened).signatories.chosen()] == [2]


def test_a_number_finds_the_signatures_that_have_it_first(opened: MainWindow) -> None:
    finder = ask(opened, "2")
    found = texts(finder)
    details = [finder.list.item(row).data(DETAIL) for row in range(finder.list.count())]
    finder.reject()
    assert details[:2] == ["No. 2 of statement 1", "No. 2 of statement 2"]
    assert found[:2] == ["ОФ Фонд «Бірлік 2»", "РОО «Шаңырақ»"]


def test_an_action_is_found_and_done(opened: MainWindow) -> None:
    finder = ask(opened, "journal")
    assert texts(finder)[0] == "Go to the journal"
    assert "Ctrl+8" in finder.list.item(0).data(DETAIL)
    screen.press(finder.words, Qt.Key.Key_Return)
    assert opened.page_name() == "journal"
    assert screen.open_dialogs() == []


def test_actions_are_found_by_the_words_of_the_language(opened: MainWindow) -> None:
    opened.speak("ru")
    finder = ask(opened, "найти подп")
    found = texts(finder)
    finder.reject()
    assert found == ["Найти подписавшего"]


def test_an_action_that_is_off_says_why_and_is_not_done(window: MainWindow) -> None:
    finder = ask(window, "new signature")
    assert finder.note.text() == "Open or make a register first."
    screen.press(finder.words, Qt.Key.Key_Return)
    assert finder.isVisible()
    screen.press(finder.words, Qt.Key.Key_Escape)
    assert screen.open_dialogs() == []


def test_nothing_found_says_so(opened: MainWindow) -> None:
    finder = ask(opened, "жқщ зқц")
    assert texts(finder) == []
    assert finder.note.text().startswith("Nothing is called like this.")
    screen.press(finder.words, Qt.Key.Key_Return)
    finder.reject()


def test_recent_choices_come_first_and_no_name_is_written_to_the_settings(
    opened: MainWindow,
) -> None:
    for words in ("go to the annex", "шанырак"):
        screen.press(ask(opened, words).words, Qt.Key.Key_Return)
    screen.settle(opened)
    finder = ask(opened, "")
    first = texts(finder)[:2]
    finder.reject()
    assert first == ["РОО «Шаңырақ»", "Go to the annex"]
    assert "Шаңырақ" not in settings.settings_file().read_text(encoding="utf-8")
    assert json.loads(settings.settings_file().read_text("utf-8"))["actions"] == ["go-annex"]


def test_another_register_forgets_the_signatories_that_were_found(
    opened: MainWindow, empty_register: Path
) -> None:
    screen.press(ask(opened, "шанырак").words, Qt.Key.Key_Return)
    opened.open_path(empty_register)
    finder = ask(opened, "")
    listed = texts(finder)
    finder.reject()
    assert "РОО «Шаңырақ»" not in listed


def test_every_action_is_offered_with_an_empty_field(opened: MainWindow) -> None:
    finder = ask(opened, "")
    found = texts(finder)
    finder.reject()
    assert len(found) == len(ACTIONS) - 1


def test_a_found_list_is_bounded_and_wildcards_are_letters(register: Path) -> None:
    with open_register(register) as database:
        add_signatures(database, 60, name="Қор")
        with database.reading() as tx:
            assert len(find.find_signatures(tx, "кор")) == 50
            assert find.find_signatures(tx, "%") == []
            assert find.find_signatures(tx, "_") == []
            assert find.find_signatures(tx, "9" * 30) == []


@pytest.mark.parametrize("keys", ["F1", "Ctrl+/"])
def test_the_shortcuts_open_by_both_keys(opened: MainWindow, keys: str) -> None:
    if keys == "F1":
        screen.press(opened, Qt.Key.Key_F1)
    else:
        screen.press(opened, Qt.Key.Key_Slash, ctrl=True)
    screen.dialog(ShortcutsDialog).reject()


def test_every_shortcut_of_the_menus_is_listed_and_searched(opened: MainWindow) -> None:
    listed = [keys for _where, _what, keys in list_shortcuts()]
    for action in ACTIONS:
        assert not action.shortcut or any(action.shortcut in keys for keys in listed), action.key
    opened.do("shortcuts")
    shown = screen.dialog(ShortcutsDialog)
    everything = shown.table.rowCount()
    screen.type_words(shown.words, "journal")
    assert 0 < shown.table.rowCount() < everything
    shown.words.setText("Ctrl+K")
    assert shown.table.model().index(0, 1).data() == "Find anything"
    shown.words.setText("zzz")
    assert shown.none.isVisible()
    shown.reject()


@pytest.mark.parametrize("dialog", ["anything", "shortcuts"])
def test_the_language_is_switched_by_keys_and_the_search_stays(
    opened: MainWindow, dialog: str
) -> None:
    opened.do(dialog)
    (shown,) = screen.open_dialogs()
    assert isinstance(shown, CommandPalette | ShortcutsDialog)
    assert screen.nameless(shown) == []
    shown.words.setText("ctrl")
    before = shown.windowTitle()
    screen.press_language(shown)
    title, typed = shown.windowTitle(), shown.words.text()
    shown.reject()
    assert i18n.current().language == "ru"
    assert typed == "ctrl"
    assert title == i18n.current().gettext(before)
