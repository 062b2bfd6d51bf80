"""Find anything and the list of shortcuts: every action and every signatory by the keyboard alone."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QListWidgetItem

from coalition_app import i18n, paths, settings
from coalition_app.desktop.desk.actions import ACTIONS, BY_KEY, MENUS
from coalition_app.desktop.help import finding
from coalition_app.desktop.help.command_palette import Choice, CommandPalette
from coalition_app.desktop.help.help_search import find_pages
from coalition_app.desktop.help.help_window import HelpDialog
from coalition_app.desktop.help.palette_rows import CHOICE, KEYS, PLACES, QUIET, REASON, STANCES
from coalition_app.desktop.help.shortcuts_dialog import ShortcutsDialog, list_shortcuts
from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.positions.dialog import PositionDialog
from coalition_app.languages import LANGUAGES
from coalition_app.records.opening.existing import open_register
from coalition_app.records.signatories import find
from coalition_app.records.signatures import status
from coalition_app.records.statements.statements import find_statement
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


def hits(finder: CommandPalette) -> list[QListWidgetItem]:
    items = [finder.list.item(row) for row in range(finder.list.count())]
    return [each for each in items if each.data(CHOICE)]


def texts(finder: CommandPalette) -> list[str]:
    return [each.text() for each in hits(finder)]


def heads(finder: CommandPalette) -> list[str]:
    items = [finder.list.item(row) for row in range(finder.list.count())]
    return [each.text() for each in items if not each.data(CHOICE)]


def named(finder: CommandPalette, text: str) -> QListWidgetItem:
    (found,) = [each for each in hits(finder) if each.text() == text]
    return found


@pytest.mark.parametrize("words", ["шанырак", "Shanyraq", "«Шаңырақ»", "ШАҢЫРАҚ"])
def test_a_signatory_is_found_in_any_spelling_and_gone_to(opened: MainWindow, words: str) -> None:
    finder = ask(opened, words)
    assert texts(finder)[:2] == ["РОО «Шаңырақ»"] * 2
    assert hits(finder)[0].data(PLACES) == ((5, 12),)
    assert not finder.list.grab().isNull()
    screen.press(finder.words, Qt.Key.Key_Down)
    assert finder.list.currentItem().data(QUIET) == "No. 2 of statement 2"
    screen.press(finder.words, Qt.Key.Key_Return)
    assert opened.page_name() == "signatories"
    assert opened.statement is not None
    assert opened.statement.number == 2
    assert [each.number for each in pages_of(opened).signatories.chosen()] == [2]


def test_nothing_is_done_for_whom_the_list_had_chosen_before(opened: MainWindow) -> None:
    """A long list may not show yet whom the action is for, or never."""
    choice, view = Choice("reserve", 2, 2, "РОО «Шаңырақ»"), opened.owners.views
    pages_of(opened).signatories.choose([1])
    view._do_action(choice, 0)
    assert screen.open_dialogs() == []
    pages_of(opened).signatories.choose([2])
    view._do_action(choice, 0)
    assert screen.dialog(PositionDialog).windowTitle() == "Position of No. 2"
    screen.close_dialogs()


@pytest.mark.parametrize("percent", [100, 200])
def test_no_row_of_what_is_found_is_cut(
    opened: MainWindow, application: QApplication, percent: int
) -> None:
    was = theme.text_size(application)
    try:
        theme.set_text_size(application, percent)
        theme.apply_theme(application, "light")
        opened.go("signatories")
        finder = ask(opened, "")
        screen.settle(opened)
        rows = [
            finder.list.visualItemRect(finder.list.item(at)) for at in range(finder.list.count())
        ]
        foot = finder.list.viewport().height()
        cut = [each for each in rows if each.top() + 6 < foot <= each.bottom()]
        finder.reject()
    finally:
        theme.set_text_size(application, was)
        theme.apply_theme(application, "light")
    assert rows[-1].top() > foot, "there is more than is seen"
    assert cut == []


def test_evidence_says_whose_it_would_be(opened: MainWindow) -> None:
    opened.go("signatories")
    pages_of(opened).signatories.choose([2])
    finder = ask(opened, "")
    quiet = {each.text(): each.data(QUIET) for each in hits(finder)}
    finder.reject()
    assert quiet["Record evidence…"] == "for No. 2"


def test_a_number_finds_its_signature_first_and_what_is_done_with_it(opened: MainWindow) -> None:
    opened.go("signatories", 1)
    finder = ask(opened, "2")
    quiet = [each.data(QUIET) for each in hits(finder)]
    found = texts(finder)
    finder.reject()
    assert found[:2] == ["ОФ Фонд «Бірлік 2»", "Record a position or reservation…"]
    assert quiet[:2] == ["No. 2", "for No. 2"]
    assert "No. 2 of statement 2" in quiet


def test_a_page_is_found_and_gone_to(opened: MainWindow) -> None:
    finder = ask(opened, "journal")
    assert texts(finder)[0] == "Journal"
    assert hits(finder)[0].data(KEYS) == "Ctrl+8"
    screen.press(finder.words, Qt.Key.Key_Return)
    assert opened.page_name() == "journal"
    assert screen.open_dialogs() == []


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("отозв", "withdraw"),
        ("қайтарып алу", "withdraw"),
        ("leave", "withdraw"),
        ("excel", "copy"),
        ("экспорт", "copy"),
        ("сайт", "draft"),
        ("бэкап", "backup"),
        ("пароль", "passphrase"),
        ("reminders", "letters"),
        ("снять оговорку", "reserve"),
        ("оговорки", "reserve"),
        ("дубликаты", "go-twins"),
        ("эцп", "sign-print"),
        ("біржола жою", "erase"),
        ("отпечаток ключа", "receivers"),
        ("түбіртек", "receipt"),
        ("version", "about"),
        ("retention", "erase-term"),
        ("түзету", "changes"),
        ("corrigendum", "changes"),
        ("перечень изменений", "changes"),
        ("исправление", "changes"),
    ],
)
@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_an_action_is_found_by_other_words_of_any_language(
    language: str, words: str, key: str
) -> None:
    i18n.use(language)
    assert key in [each.action.key for each in finding.find_actions(words)[:3]]


def test_what_an_action_is_called_by_others_is_told(opened: MainWindow) -> None:
    finder = ask(opened, "бэкап")
    quiet = named(finder, "Back up now…").data(QUIET)
    finder.reject()
    assert quiet == "“бэкап”"


def test_every_action_is_found_by_its_own_words_and_has_others(opened: MainWindow) -> None:
    for action in ACTIONS:
        if action.key != "anything":
            found = finding.find_actions(finding.own_words(action))
            assert action.key in [each.action.key for each in found], action.key
    rows = (paths.resources() / "synonyms.csv").read_text("utf-8").splitlines()[1:]
    assert {row.partition(",")[0] for row in rows} <= BY_KEY.keys()
    assert {each for keys in finding.FITTING.values() for each in keys} <= BY_KEY.keys()
    assert all(each.menu in MENUS for each in ACTIONS)


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        ("кто ещё не ответил", "go-chase"),
        ("кім әлі жауап бермеді", "go-chase"),
        ("who has not answered yet", "go-chase"),
        ("передумал", "withdraw"),
        ("қол қоюшы бас тартты", "withdraw"),
        ("changed their mind", "withdraw"),
        ("сказал по телефону", "evidence"),
        ("телефонмен айтты", "evidence"),
        ("said on the phone", "evidence"),
        ("қосымшаны тапсыру", "deliver"),
    ],
)
def test_an_everyday_question_finds_what_answers_it(asked: str, key: str) -> None:
    assert key in [each.action.key for each in finding.find_actions(asked)]


def test_tab_lists_what_can_be_done_with_a_signatory(opened: MainWindow) -> None:
    opened.go("journal")
    finder = ask(opened, "шанырак")
    screen.press(finder.words, Qt.Key.Key_Down)
    screen.press(finder.words, Qt.Key.Key_Tab)
    assert finder.chip.text() == "No. 2  РОО «Шаңырақ»"
    assert heads(finder) == ["Actions for No. 2", "Go to"]
    assert hits(finder)[0].data(STANCES) == ("supports", "supports")
    assert not finder.list.grab().isNull()
    assert finder.words.text() == ""
    assert finder.focusWidget() is finder.words
    screen.type_words(finder.words, "withdr")
    assert texts(finder)[0] == "Record a withdrawal…"
    for _letter in "withdr":
        screen.press(finder.words, Qt.Key.Key_Backspace)
    assert finder.chip.isVisible()
    screen.press(finder.words, Qt.Key.Key_Backspace)
    assert not finder.chip.isVisible()
    assert finder.words.text() == "шанырак"
    screen.press(finder.words, Qt.Key.Key_Tab)
    screen.type_words(finder.words, "отозвать")
    screen.press(finder.words, Qt.Key.Key_Return)
    screen.settle(opened)
    (form,) = screen.open_dialogs()
    assert opened.page_name() == "signatories"
    assert [each.number for each in pages_of(opened).signatories.chosen()] == [1]
    form.reject()
    assert json.loads(settings.settings_file().read_text("utf-8"))["actions"] == ["withdraw"]


def test_an_action_of_the_list_goes_to_the_list(opened: MainWindow) -> None:
    opened.go("journal")
    screen.press(ask(opened, "copy the list").words, Qt.Key.Key_Return)
    assert opened.page_name() == "signatories"


def test_the_help_is_found_and_opened_at_the_words(opened: MainWindow) -> None:
    finder = ask(opened, "losing the passphrase")
    finder.reject()
    finder = ask(opened, "what is never printed")
    assert heads(finder) == ["Help"]
    screen.press(finder.words, Qt.Key.Key_Return)
    (shown,) = screen.open_dialogs()
    assert isinstance(shown, HelpDialog)
    assert shown.page == "privacy"
    shown.reject()


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_help_tells_how_a_list_comes_into_a_spreadsheet(language: str) -> None:
    i18n.use(language)
    assert "list" in find_pages("excel")


def test_who_has_withdrawn_is_not_offered_to_withdraw(opened: MainWindow) -> None:
    database = opened.operations.database
    assert database is not None
    opened.go("signatories", 2)
    pages_of(opened).signatories.choose([2])
    with database.writing("withdraw") as tx:
        status.change_status(tx, find_statement(tx, "2"), 2, "withdrawn", received=tx.today)
    opened.refresh()
    finder = ask(opened, "отозв")
    refused = [each for each in hits(finder) if each.data(CHOICE).action == "withdraw"]
    assert [each.data(REASON) for each in refused] == ["Withdrawn already: No. 2."]
    screen.press(finder.words, Qt.Key.Key_Return)
    finder.words.setText("Шаңырақ")
    screen.press(finder.words, Qt.Key.Key_Down)
    screen.press(finder.words, Qt.Key.Key_Tab)
    for_two = [each for each in hits(finder) if each.data(CHOICE).action == "withdraw"]
    assert [each.data(REASON) for each in for_two] == ["Withdrawn already: No. 2."]
    finder.reject()
    pages_of(opened).signatories.choose([1])
    finder = ask(opened, "отозв")
    offered = [each for each in hits(finder) if each.data(CHOICE).action == "withdraw"]
    finder.reject()
    assert [each.data(REASON) for each in offered] == [""]


def test_actions_are_found_by_the_words_of_the_language(opened: MainWindow) -> None:
    opened.speak("ru")
    finder = ask(opened, "найти подп")
    found = texts(finder)
    finder.reject()
    assert found[0] == "Найти подписавшего"


def test_an_action_that_is_off_says_why_and_is_not_done(window: MainWindow) -> None:
    finder = ask(window, "new signature")
    assert hits(finder)[0].data(REASON) == "Open or create a register first."
    screen.press(finder.words, Qt.Key.Key_Return)
    assert finder.isVisible()
    screen.press(finder.words, Qt.Key.Key_Escape)
    assert screen.open_dialogs() == []


def test_nothing_found_says_so(opened: MainWindow) -> None:
    finder = ask(opened, "жқщ зқц")
    assert texts(finder) == []
    assert finder.nothing.isVisible()
    assert finder.nothing.text().startswith("Nothing was found for “жқщ зқц”.")
    screen.press(finder.words, Qt.Key.Key_Return)
    assert finder.isVisible()
    finder.reject()


def test_recent_choices_come_first_and_no_name_is_written_to_the_settings(
    opened: MainWindow,
) -> None:
    for words in ("annex", "шанырак"):
        screen.press(ask(opened, words).words, Qt.Key.Key_Return)
    screen.settle(opened)
    finder = ask(opened, "")
    first = texts(finder)[:2]
    finder.reject()
    assert first == ["РОО «Шаңырақ»", "Annex"]
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


def test_an_empty_field_offers_what_fits_the_page_and_can_be_done(opened: MainWindow) -> None:
    opened.go("annex")
    finder = ask(opened, "")
    first, found = heads(finder), texts(finder)
    reasons = [each.data(REASON) for each in hits(finder)]
    finder.reject()
    assert first == ["On this page", "Pages"]
    assert found[:2] == ["Attest…", "Save a draft…"]
    assert "Directory" in found
    assert not any(reasons)


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
        screen.press(opened, Qt.Key.Key_F1, ctrl=True)
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


def test_the_magnifier_follows_the_theme(opened: MainWindow, application: QApplication) -> None:
    finder = ask(opened, "")
    drawn = []
    try:
        for wearing in ("light", "dark", "light"):
            theme.apply_theme(application, wearing)
            QCoreApplication.processEvents()
            drawn.append(finder.glass.pixmap().toImage())
    finally:
        theme.apply_theme(application, "light")
    assert drawn[0] != drawn[1]
    assert drawn[0] == drawn[2]
    finder.reject()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_row_of_the_shortcuts_is_cut_by_their_card(opened: MainWindow, language: str) -> None:
    opened.speak(language)
    opened.do("shortcuts")
    screen.settle(opened)
    shown = screen.dialog(ShortcutsDialog)
    room = shown.table.viewport().height()
    last = shown.table.rowAt(room - 1)
    assert shown.table.rowViewportPosition(last) + shown.table.rowHeight(last) <= room
    shown.reject()
