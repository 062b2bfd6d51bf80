"""An objection from the inbox: nothing is taken for granted, and what was undone is offered again."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.positions.dialog import PositionDialog
from coalition_app.intake.words_on_demands import named_demands
from coalition_app.records.evidence import list_evidence
from coalition_app.records.lists import signature_details
from coalition_app.records.positions import positions
from coalition_app.records.signatures import signatures
from tests.desktop import screen
from tests.desktop.screen import pages_of
from tests.registers import add_signatures as sign
from tests.registers import add_statement, make_register, statement_of

WORDS = "«Заря» не поддерживает требование 2."


@pytest.fixture
def attached(window: MainWindow, tmp_path: Path) -> Iterator[MainWindow]:
    """Give a window in which an objecting mail was attached to number 1, its words offered."""
    path, mail = tmp_path / "r.coalition", tmp_path / "2.eml"
    database = make_register(path, statements_made=0, typed=None)
    add_statement(database)
    sign(database, 1, name="«Заря»", representative="Анна Ахметова", legal_form="")
    database.close()
    heads = "From: Анна Ахметова <x@mail.ru>\nDate: Mon, 02 Mar 2026 10:00:00 +0500\n"
    heads += "Content-Type: text/plain; charset=utf-8\n\n"
    mail.write_bytes((heads + WORDS + "\n").encode())
    window.open_path(path)
    window.go("inbox")
    window.owners.evidence.take_papers([mail])
    screen.settle(window)
    screen.press(pages_of(window).inbox.list, Qt.Key.Key_Return)
    screen.settle(window)
    yield window
    pages_of(window).inbox.forget()


def opened(window: MainWindow) -> PositionDialog:
    pages_of(window).inbox.take_offer.click()
    return screen.dialog(PositionDialog)


def test_what_the_words_do_is_left_to_be_said(attached: MainWindow) -> None:
    dialog = opened(attached)
    assert dialog.wording.toPlainText() == WORDS
    assert not any(each.isChecked() for each in dialog.words.kinds.values())
    assert [box.currentData() for box in dialog.stances] == ["supports", None]
    assert dialog.shown_by.kind.currentText() == "2.eml, attached just now"
    dialog.accept()
    assert dialog.isVisible()
    assert "position on demand 2" in dialog.refusal.text()
    dialog.stances[1].setCurrentIndex(dialog.stances[1].findData("supports"))
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.refusal.text().startswith("Say whether these words leave out")
    dialog.reject()
    screen.settle(attached)


def test_the_objection_is_recorded_once_and_offered_again_when_undone(attached: MainWindow) -> None:
    dialog = opened(attached)
    dialog.stances[1].setCurrentIndex(dialog.stances[1].findData("supports-with-reservation"))
    assert dialog.words.kind == "reservation"
    dialog.accept()
    screen.settle(attached)
    assert screen.open_dialogs() == []
    database = attached.operations.database
    assert database is not None
    with database.reading() as tx:
        statement = statement_of(tx)
        found = list_evidence.list_pieces(tx, statement)
        ids = [row.id for row in signatures.list_signatures(tx, statement.id)]
        stances = {each.stance for each in positions.known_positions(tx, ids).values()}
    assert [(each.file_name, each.claim) for each in found] == [("2.eml", "wording")]
    assert stances == {"supports-with-reservation"}
    assert not pages_of(attached).inbox.offer.isVisible()
    attached.do("undo")
    screen.settle(attached)
    assert pages_of(attached).inbox.offer.isVisible()
    again = opened(attached)
    assert again.wording.toPlainText() == WORDS
    again.reject()
    screen.settle(attached)


def words_named(window: MainWindow) -> list[uuid.UUID | None]:
    """Give what each piece of evidence of number 1 names as the words that it shows."""
    database = window.operations.database
    assert database is not None
    with database.reading() as tx:
        found = signature_details.read_details(tx, statement_of(tx), 1)
    assert found is not None
    assert {each.id for each in found.acts} >= {
        each.act_id for each in found.evidence if each.act_id is not None
    }
    return [each.act_id for each in found.evidence]


def test_the_mail_names_the_words_that_were_taken_from_it(attached: MainWindow) -> None:
    assert words_named(attached) == [None]
    dialog = opened(attached)
    dialog.stances[1].setCurrentIndex(dialog.stances[1].findData("supports-with-reservation"))
    dialog.accept()
    screen.settle(attached)
    (named,) = words_named(attached)
    assert named is not None
    attached.do("undo")
    screen.settle(attached)
    assert words_named(attached) == [None]
    attached.do("redo")
    screen.settle(attached)
    assert words_named(attached) == [named]


def test_the_mail_names_no_words_that_something_else_shows(attached: MainWindow) -> None:
    dialog = opened(attached)
    dialog.stances[1].setCurrentIndex(dialog.stances[1].findData("supports-with-reservation"))
    dialog.shown_by.kind.choose("")
    dialog.accept()
    screen.settle(attached)
    assert words_named(attached) == [None]


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("Мы не поддерживаем пункт 5.", [5]),
        ("кроме требований 2, 3 и 7", [2, 3, 7]),
        ("против п. 2–4", [2, 3, 4]),
        ("5-тармақты қолдамаймыз", [5]),
        ("We object to demand 12 and to demand 3", [3]),
        ("Письмо от 05.03.2026 в 10 часов", []),
    ],
)
def test_demands_are_named_by_their_numbers(words: str, numbers: list[int]) -> None:
    assert named_demands(words, range(1, 9)) == numbers
