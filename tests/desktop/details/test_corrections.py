"""Correcting whose a signature is asks whether it is spelling where its evidence depends on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLineEdit

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.signatories.bulk_dialog import ChangeManyDialog
from coalition_app.desktop.signatories.joint_dialog import TogetherDialog
from coalition_app.desktop.signatories.model import COLUMNS
from coalition_app.desktop.widgets.question import Question
from coalition_app.desktop.widgets.respelling import Correcting, Respelling
from coalition_app.records.opening.existing import open_register
from coalition_app.records.signatures import edits
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.desktop.screen import pages_of
from tests.registers import hold_originals, signatures_of, statement_of


@pytest.fixture
def opened(window: MainWindow, register: Path) -> Iterator[MainWindow]:
    """Give the window on number 1, whose representative is misspelt and whose original is held."""
    with open_register(register) as database:
        with database.writing("change-signature") as tx:
            edits.change_signature(tx, statement_of(tx), 1, "representative", "Асаубаев")
        hold_originals(database, [1])
    window.open_path(register)
    window.go("signatories")
    screen.settle(window)
    pages_of(window).signatories.choose([1])
    screen.settle(window)
    yield window
    screen.settle(window)


def correct(window: MainWindow, words: str) -> Correcting:
    window.details.tabs.setCurrentIndex(1)
    field = window.details.data.fields["representative"]
    assert isinstance(field, Correcting)
    assert isinstance(field.editor, QLineEdit)
    field.editor.setFocus()
    field.editor.selectAll()
    screen.type_words(field.editor, words)
    screen.press(field.editor, Qt.Key.Key_Return)
    screen.settle(window)
    return field


def known(window: MainWindow) -> tuple[str, list[bool]]:
    shown = window.details.data._shown
    assert shown is not None
    representative = signatures_of(database_of(window))[0].representative
    return representative, [each.lapsed for each in shown.evidence]


def test_a_spelling_keeps_the_evidence(opened: MainWindow) -> None:
    field = correct(opened, "Асаубеков")
    assert field.whose.isVisible()
    assert known(opened) == ("Асаубаев", [False]), "nothing is saved before it was said"
    field.whose.same.click()
    screen.settle(opened)
    assert known(opened) == ("Асаубеков", [False])
    assert "its evidence stays" in screen.sentence(opened)
    assert not field.whose.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_hurried_key_answers_nothing(opened: MainWindow, key: Qt.Key) -> None:
    field = correct(opened, "Дана Ахметова")
    focused = opened.focusWidget()
    assert focused is field.whose.question, "the question has the keyboard, no answer"
    screen.press(focused, key)
    screen.settle(opened)
    assert known(opened) == ("Асаубаев", [False])
    assert field.whose.isVisible()
    screen.press(focused, Qt.Key.Key_Tab)
    assert opened.focusWidget() is field.whose.same


def test_another_person_takes_it_away_and_says_so(opened: MainWindow) -> None:
    field = correct(opened, "Дана Ахметова")
    screen.press(field.whose.same, Qt.Key.Key_Tab)
    field.whose.other.click()
    screen.settle(opened)
    assert known(opened) == ("Дана Ахметова", [True])
    assert "its evidence no longer counts" in screen.sentence(opened)


def test_what_nobody_answered_is_not_saved_and_is_kept(opened: MainWindow) -> None:
    field = correct(opened, "Асаубеков")
    pages_of(opened).signatories.choose([2])
    screen.settle(opened)
    assert signatures_of(database_of(opened))[0].representative == "Асаубаев"
    pages_of(opened).signatories.choose([1])
    screen.settle(opened)
    assert field.value() == "Асаубеков"
    assert field.whose.isVisibleTo(field)
    field.whose.same.click()
    screen.settle(opened)
    assert known(opened) == ("Асаубеков", [False])


def test_a_slip_and_what_has_no_evidence_ask_nothing(opened: MainWindow) -> None:
    assert not correct(opened, "Асаубаeв").whose.isVisible()
    pages_of(opened).signatories.choose([2])
    screen.settle(opened)
    assert not correct(opened, "Дана Ахметова").whose.isVisible()
    assert signatures_of(database_of(opened))[1].representative == "Дана Ахметова"


def test_a_name_is_asked_for_its_reason_and_then_for_what_was_meant(opened: MainWindow) -> None:
    opened.details.tabs.setCurrentIndex(1)
    field = opened.details.data.fields["name"]
    assert isinstance(field, Respelling)
    assert isinstance(field.editor, QLineEdit)
    field.editor.setFocus()
    field.editor.selectAll()
    screen.type_words(field.editor, "Фонд «Достық»")
    screen.press(field.editor, Qt.Key.Key_Return)
    screen.type_words(field.reason, "так в уставе")
    screen.press(field.reason, Qt.Key.Key_Return)
    screen.settle(opened)
    assert field.whose.isVisible()
    assert signatures_of(database_of(opened))[0].name == "Фонд «Бірлік 1»"
    field.whose.same.click()
    screen.settle(opened)
    assert signatures_of(database_of(opened))[0].name == "Фонд «Достық»"
    assert known(opened)[1] == [False]


def test_whoever_leaves_the_reason_empty_sees_what_is_asked(opened: MainWindow) -> None:
    """Tab goes past the reason: the refusal stands beside the answers that it asks for."""
    opened.details.tabs.setCurrentIndex(1)
    field = opened.details.data.fields["name"]
    assert isinstance(field, Respelling)
    assert isinstance(field.editor, QLineEdit)
    field.editor.setFocus()
    field.editor.selectAll()
    screen.type_words(field.editor, "Фонд «Достық»")
    screen.press(field.editor, Qt.Key.Key_Return)
    screen.press(field.reason, Qt.Key.Key_Tab)
    screen.settle(opened)
    assert "Say whether only the spelling" in field.refusal.text()
    assert field.whose.isVisible() and field.reason.isVisible()
    field.show_value(field.saved)
    assert not field.whose.isVisible()


# The same question wherever it is changed


def test_a_cell_of_the_list_asks_the_same_and_saves_nothing_unanswered(opened: MainWindow) -> None:
    model = pages_of(opened).signatories.model
    cell = model.index(model.row_of(1), COLUMNS.index("representative"))
    assert model.setData(cell, "Асаубеков")
    QCoreApplication.processEvents()
    asked = screen.dialog(Question)
    assert "Асаубеков" in asked.said.text()
    asked.reject()
    screen.settle(opened)
    assert known(opened) == ("Асаубаев", [False])
    model.setData(cell, "Асаубеков")
    QCoreApplication.processEvents()
    screen.dialog(Question).agree.click()
    screen.settle(opened)
    assert known(opened) == ("Асаубеков", [False])
    model.setData(model.index(model.row_of(1), COLUMNS.index("representative")), "Дана Ахметова")
    QCoreApplication.processEvents()
    screen.dialog(Question).other.click()
    screen.settle(opened)
    assert known(opened) == ("Дана Ахметова", [True])


@pytest.mark.parametrize("spelling", [True, False])
def test_the_dialog_of_representatives_asks_the_same(opened: MainWindow, spelling: bool) -> None:
    opened.owners.editing.change_together()
    shown = screen.dialog(TogetherDialog)
    name = shown.people.fields[0][0]
    name.setText("Асаубеков")
    shown.agree.click()
    assert shown.isVisible()
    assert shown.whose.isVisible()
    assert shown.refusal.text().startswith("Say whether only the spelling")
    assert known(opened) == ("Асаубаев", [False])
    (shown.whose.same if spelling else shown.whose.other).click()
    screen.settle(opened)
    assert screen.open_dialogs() == []
    assert known(opened) == ("Асаубеков", [not spelling])


@pytest.mark.parametrize("spelling", [True, False])
def test_changing_many_asks_the_same(opened: MainWindow, spelling: bool) -> None:
    pages_of(opened).signatories.choose([1, 2])
    opened.do("change-many")
    shown = screen.dialog(ChangeManyDialog)
    shown.field.choose("office")
    shown.words.setText("директор")
    shown._ask()
    shown.agree.click()
    assert shown.whose.isVisible()
    assert signatures_of(database_of(opened))[0].office == ""
    (shown.whose.same if spelling else shown.whose.other).click()
    screen.settle(opened)
    assert screen.open_dialogs() == []
    assert [each.office for each in signatures_of(database_of(opened))[:2]] == ["директор"] * 2
    pages_of(opened).signatories.choose([1])
    screen.settle(opened)
    assert known(opened)[1] == [not spelling]


def test_what_no_evidence_rests_on_is_saved_unasked(opened: MainWindow) -> None:
    assert opened.owners.editing.change_field(2, "representative", "Кто-то Другой") == ""
    QCoreApplication.processEvents()
    assert screen.open_dialogs() == []
    screen.settle(opened)
    assert signatures_of(database_of(opened))[1].representative == "Кто-то Другой"
