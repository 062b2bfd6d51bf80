"""The help: the same pages in three languages, true to the program, opened and searched by hand."""

import ast
import csv
import re
from argparse import ArgumentParser
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coalition_app import i18n, paths
from coalition_app.commands.parser import make_parser
from coalition_app.desktop.desk.actions import BY_KEY
from coalition_app.desktop.help.actions import OF_PLACE
from coalition_app.desktop.help.help_pages import ACTION, LABEL, PAGES, read_page
from coalition_app.desktop.help.help_search import find_pages, find_parts
from coalition_app.desktop.help.help_window import HelpDialog
from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from coalition_app.languages import LANGUAGES
from tests.desktop import screen
from tests.desktop.help.questions import QUESTIONS

ROOT = Path(__file__).parents[3]
HELP = ROOT / "resources" / "help"
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)]*)\)")
PICTURE = re.compile(r"!\[[^\]]+\]\(([^)]*)\)")
COMMAND_ROW = re.compile(r"^\| `([a-z-]+)` \|", re.MULTILINE)
CODE = re.compile(r"`([^`\n]+)`")


def page_text(language: str, page: str) -> str:
    return (HELP / language / f"{page}.md").read_text(encoding="utf-8")


@cache
def said_in_program() -> set[str]:
    """Give every English sentence that the program's own code passes to gettext."""
    found: set[str] = set()
    for file in (ROOT / "coalition_app").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in ("_", "N_", "gettext") and node.args:
                    given = node.args[0]
                    if isinstance(given, ast.Constant) and isinstance(given.value, str):
                        found.add(given.value)
    return found


@cache
def parser() -> ArgumentParser:
    return make_parser()


def command_names() -> set[str]:
    return {
        name for each in parser()._actions for name in (getattr(each, "choices", None) or {})
    } - {*LANGUAGES}


def options_of(command: str) -> set[str]:
    for each in parser()._actions:
        if isinstance(each.choices, dict) and command in each.choices:
            return set(each.choices[command]._option_string_actions)
    raise AssertionError(command)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_pages_and_no_other_file(language: str) -> None:
    assert sorted(each.name for each in (HELP / language).iterdir()) == sorted(
        f"{page}.md" for page in PAGES
    )


@pytest.mark.parametrize("language", ["ru", "kk"])
@pytest.mark.parametrize("page", PAGES)
def test_pages_say_the_same_in_every_language(page: str, language: str) -> None:
    english, other = page_text("en", page), page_text(language, page)
    for part in (
        r"(?m)^(#+) ",  # headings, by level and order
        r"(?m)^(\d+\.|- )",  # steps and points
        r"(?m)^(\|)",  # rows of tables
    ):
        assert re.findall(part, other) == re.findall(part, english)
    for marks in (LINK, PICTURE, ACTION, LABEL, COMMAND_ROW):
        assert sorted(marks.findall(other)) == sorted(marks.findall(english))
    assert other.startswith("# ") and english.startswith("# ")
    assert len(re.findall("[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]", other)) > len(
        re.findall("[A-Za-z]", other)
    )


@pytest.mark.parametrize("page", PAGES)
def test_kazakh_never_says_of_what_can_be_undone_that_it_stays(page: str) -> None:
    pairs = zip(page_text("en", page).split("\n"), page_text("kk", page).split("\n"), strict=True)
    undone = [kk for en, kk in pairs if re.search(r"\b(one undo|(?<!cannot )be undone)\b", en)]
    assert [each for each in undone if re.search("(қайтары|болдыры)лмай", each)] == []


@pytest.mark.parametrize("page", PAGES)
def test_actions_labels_and_links_of_the_help_exist(page: str) -> None:
    text = page_text("en", page)
    assert set(ACTION.findall(text)) <= set(BY_KEY)
    assert set(LABEL.findall(text)) <= said_in_program()
    assert set(LINK.findall(text)) <= set(PAGES)
    assert "://" not in text and "{" not in LABEL.sub("", ACTION.sub("", text))


def test_the_table_of_commands_is_the_parsers() -> None:
    listed = COMMAND_ROW.findall(page_text("en", "commands"))
    assert len(listed) == len(set(listed))
    assert set(listed) == command_names()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_commands_in_sentences_exist_with_their_options(page: str, language: str) -> None:
    known = command_names()
    for given in CODE.findall(page_text(language, page)):
        words = given.removeprefix("coalition-app").split()
        if words and words[0] in known:
            options = {word for word in words if word.startswith("--")}
            assert options <= options_of(words[0]), given
        elif given not in ("annex.json", *LANGUAGES):
            assert given.startswith(("coalition-app", "--language")), given


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_a_page_stays_a_mark(language: str) -> None:
    i18n.use(language)
    try:
        for page in PAGES:
            assert "{" not in read_page(page)
    finally:
        i18n.use("en")


def opened(window: MainWindow) -> HelpDialog:
    window.activateWindow()
    QCoreApplication.processEvents()
    QTest.keyClick(window, Qt.Key.Key_F1)
    QCoreApplication.processEvents()
    return screen.dialog(HelpDialog)


def close(help_window: HelpDialog) -> None:
    QTest.keyClick(help_window, Qt.Key.Key_Escape)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_coordinator_opens_the_help_once_and_goes_on_working(window: MainWindow) -> None:
    help_window = opened(window)
    assert not help_window.isModal()
    assert help_window.list.count() == len(PAGES)
    assert "The first afternoon" in help_window.browser.toPlainText()
    assert opened(window) is help_window
    close(help_window)
    assert screen.open_dialogs() == []
    again = opened(window)
    assert again.isVisible()
    close(again)


def test_coordinator_finds_a_word_with_another_ending(window: MainWindow) -> None:
    help_window = opened(window)
    screen.type_words(help_window.words, "corrigenda")
    shown = [help_window.list.item(row).text() for row in range(help_window.list.count())]
    data = "The data inside an annex, for whoever writes a verifier"
    assert shown[0] == "Attesting, editions and changes"
    assert data in shown
    assert "corrigend" in help_window.browser.toPlainText().casefold()
    marks = help_window.browser.extraSelections()
    assert {each.cursor.selectedText().casefold() for each in marks} == {"corrige"}
    before = help_window.page
    for _time in marks:
        QTest.keyClick(help_window.words, Qt.Key.Key_Return)
    assert help_window.page != before
    help_window.words.setText("zebra")
    assert help_window.list.count() == 0
    assert help_window.found.text() == "No matches in Help."
    assert not help_window.next.isEnabled()
    help_window.words.clear()
    assert help_window.list.count() == len(PAGES)
    close(help_window)


def test_help_speaks_the_language_that_is_switched_to(window: MainWindow) -> None:
    help_window = opened(window)
    help_window.open_page("evidence")
    for language, title in (("ru", "Доказательства"), ("kk", "Дәлелдер"), ("en", "Evidence")):
        window.speak(language)
        assert help_window.browser.toPlainText().startswith(title)
        assert help_window.list.currentItem().text() == title
    screen.press_language(help_window.words)
    assert not help_window.browser.toPlainText().startswith("Evidence")
    close(help_window)


def test_links_lead_to_pages_and_nowhere_else(window: MainWindow) -> None:
    help_window = opened(window)
    help_window.browser.anchorClicked.emit(QUrl("positions"))
    assert help_window.page == "positions"
    assert help_window.list.currentItem().text() == "Positions and reservations"
    before = help_window.browser.toPlainText()
    for elsewhere in ("//elsewhere/page", "file:list.md", "../en/list.md", "mailto:nobody"):
        help_window.browser.anchorClicked.emit(QUrl(elsewhere))
    assert help_window.browser.toPlainText() == before
    close(help_window)


def test_help_wears_the_colours_that_are_switched_to(
    window: MainWindow, application: QApplication
) -> None:
    help_window = opened(window)
    try:
        for name in ("dark", "light"):
            theme.apply_theme(application, name)
            QCoreApplication.processEvents()
            assert theme.THEMES[name].accent in help_window.browser.toHtml()
    finally:
        theme.apply_theme(application, "light")
        close(help_window)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_is_wider_than_the_window_at_twice_the_size(
    window: MainWindow, language: str
) -> None:
    window.speak(language)
    help_window = opened(window)
    font = help_window.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    help_window.setFont(font)
    help_window.resize(1280, 720)
    for page in PAGES:
        help_window.open_page(page)
        QCoreApplication.processEvents()
        assert help_window.browser.horizontalScrollBar().maximum() == 0, page
    close(help_window)


def test_everything_in_the_help_is_reached_by_keys(window: MainWindow) -> None:
    help_window = opened(window)
    named = (help_window.words, help_window.list, help_window.browser)
    assert all(each.accessibleName() for each in named)
    for widget in (*named, help_window.leave):
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    QTest.keyClick(help_window.list, Qt.Key.Key_Down)
    assert help_window.page == PAGES[1]
    help_window.browser.setFocus()
    QCoreApplication.processEvents()
    QTest.keyClick(help_window.browser, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert help_window.words.hasFocus()
    close(help_window)


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_opens_at_what_belongs_to_the_shown_page(
    window: MainWindow, register: Path, language: str
) -> None:
    """Of the page and of the heading, which is the same in every language."""
    headings = {"chase": "Waiting", "twins": "Possible duplicates", "directory": "The directory"}
    headings["backups"] = "Backups"
    window.speak(language)
    window.open_path(register)
    for place, (page, heading) in OF_PLACE.items():
        if place == "import":
            continue
        window.go(place)
        screen.settle(window)
        window.do("help")
        shown = screen.dialog(HelpDialog)
        QCoreApplication.processEvents()
        assert shown.page == page
        lines = [each for each in page_text("en", page).splitlines() if each.startswith("#")]
        assert place not in headings or lines[heading] == f"## {headings[place]}"
        bar = shown.browser.verticalScrollBar()
        assert (bar.value() > 0) == (heading > 0)
    close(shown)


def test_the_whole_window_with_its_title_is_on_the_screen(window: MainWindow) -> None:
    room = window.screen().availableGeometry()
    window.move(room.topLeft())
    window.resize(room.size())
    window.do("help")
    (shown,) = screen.open_dialogs()
    whole = shown.frameGeometry()
    shown.close()
    assert room.contains(whole)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", range(20))
def test_an_everyday_question_leads_to_its_page(language: str, number: int) -> None:
    question, right = list(QUESTIONS[language].items())[number]
    i18n.use(language)
    try:
        assert right & set(find_pages(question)[:3]), question
    finally:
        i18n.use("en")


def test_words_that_people_use_stand_beside_parts_that_exist() -> None:
    beside = (paths.resources() / "help_words.csv").read_text("utf-8")
    rows = list(csv.DictReader(beside.splitlines()))
    for row in rows:
        assert f"# {row['part']}\n" in page_text("en", row["page"]), row
        assert all(row[language] for language in LANGUAGES), row
    assert len({(row["page"], row["part"]) for row in rows}) == len(rows)


def test_only_beginnings_of_words_are_found(window: MainWindow) -> None:
    i18n.use("ru")
    try:
        for part in find_parts("печат")[:3]:
            assert " печат" in f"{part.text} {part.named}"
        assert find_parts("енем") == []
    finally:
        i18n.use("en")
    help_window = opened(window)
    help_window.words.setText("print the office")
    marked = {
        each.cursor.selectedText().casefold() for each in help_window.browser.extraSelections()
    }
    assert marked == {"offic"}
    best = find_parts("print the office")[0]
    assert help_window.page == best.page
    begins = help_window.browser.document().find(best.heading).position()
    assert help_window.browser.textCursor().position() >= begins > 0
    close(help_window)


def test_the_list_of_pages_stands_apart_from_the_page(window: MainWindow) -> None:
    shown = opened(window)
    assert shown.browser.geometry().left() - shown.list.geometry().right() > 8
    close(shown)
