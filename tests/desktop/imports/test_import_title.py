"""A title that is not sure: asked first in the real window, with a digit for each line that may be it."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt

from coalition_app.desktop.imports.view import ImportView
from coalition_app.desktop.main_window import MainWindow
from coalition_app.draft_pieces import TITLE
from coalition_app.records.opening.new import create_register
from coalition_app.records.positions import doubts
from coalition_app.records.statements import statements
from tests.desktop import screen
from tests.desktop.screen import pages_of
from tests.registers import COALITION

OTHER = "Открытое обращение о мосте через Сарысу"
LIST = f"""Мост должен быть открыт

{OTHER}

Мы просим открыть мост.

Подписали:
1. ОФ «Чайка»
2. ОФ «Клён»
"""
KEY = Qt.Key


@pytest.fixture
def shown(window: MainWindow, tmp_path_factory: pytest.TempPathFactory) -> ImportView:
    path = tmp_path_factory.mktemp("title") / "a.coalition"
    create_register(path, coalition=COALITION, passphrase=None).close()
    window.open_path(path)
    window.owners.imports.import_text(LIST)
    screen.settle(window)
    view = screen.importing()
    view.activateWindow()
    QCoreApplication.processEvents()
    return view


def press(view: ImportView, key: Qt.Key, *, ctrl: bool = False) -> None:
    screen.press(view.look.worked_in(), key, ctrl=ctrl)
    QCoreApplication.processEvents()


def candidates(view: ImportView) -> tuple[str, ...]:
    return view.preview.open_line(view.preview.title_item).candidates


def digit(view: ImportView, words: str) -> Qt.Key:
    return KEY(KEY.Key_1 + candidates(view).index(words))


def asked_after(window: MainWindow) -> tuple[str, list[str]]:
    """Give the title of the statement that was made, and what is asked of titles."""
    database = window.operations.database
    assert database is not None
    with database.reading() as tx:
        (made,) = statements.list_statements(tx)
        found = [each.text for each in doubts.list_doubts(tx, made) if each.code == TITLE]
        return made.title, found


def test_the_title_is_asked_first_with_a_key_for_each_line(shown: ImportView) -> None:
    look = shown.look
    assert look.doubts.text().startswith("Is this the title?")
    offered = [
        (each.accessibleDescription(), each.text())
        for each in look.answers.buttons.values()
        if each.isVisible()
    ]
    assert offered == [(str(at), f"“{each}”") for at, each in enumerate(candidates(shown), 1)]
    assert {OTHER, "Мост должен быть открыт"} <= {*candidates(shown)}
    shown.done()


def test_a_digit_chooses_the_title_and_undoing_asks_again(
    window: MainWindow, shown: ImportView
) -> None:
    read = shown.target.title.text()
    waiting = shown.preview.still_open
    other = next(each for each in candidates(shown) if each != read)
    press(shown, digit(shown, other))
    assert shown.target.title.text() == other
    assert shown.preview.still_open == waiting - 1
    press(shown, KEY.Key_Z, ctrl=True)
    assert shown.target.title.text() == read and shown.preview.still_open == waiting
    press(shown, digit(shown, other))
    shown.agree.click()
    screen.settle(window)
    assert asked_after(window) == (other, [])


def test_a_title_that_is_said_to_be_right_is_not_asked_about_again(
    window: MainWindow, shown: ImportView
) -> None:
    read = shown.target.title.text()
    press(shown, digit(shown, read))
    shown.agree.click()
    screen.settle(window)
    assert asked_after(window) == (read, [])


def test_a_title_that_is_typed_is_not_asked_about(window: MainWindow, shown: ImportView) -> None:
    waiting = shown.preview.still_open
    shown.target.title.setText("Письмо о мосте")
    assert shown.preview.still_open == waiting - 1
    shown.agree.click()
    screen.settle(window)
    assert asked_after(window) == ("Письмо о мосте", [])


def test_a_title_that_nobody_answered_about_stays_open_in_the_register(
    window: MainWindow, shown: ImportView
) -> None:
    read = shown.target.title.text()
    shown.agree.click()
    screen.settle(window)
    assert asked_after(window) == (read, [read])


def test_the_title_alone_can_be_changed_while_it_is_asked_about(
    window: MainWindow, shown: ImportView
) -> None:
    shown.agree.click()
    screen.settle(window)
    window.go("text")
    QCoreApplication.processEvents()
    page = pages_of(window).text
    title, body = page.titles.fields["ru"], page.bodies.fields["ru"]
    assert not title.edit.isReadOnly() and body.edit.isReadOnly()
    title.edit.selectAll()
    screen.type_words(title.edit, "Письмо о мосте")
    page.keep()
    screen.settle(window)
    assert asked_after(window) == ("Письмо о мосте", [])
    assert title.edit.isReadOnly()
