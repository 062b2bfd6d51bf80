"""The dialog of answers to a new text: the answer and what shows it are one action."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QApplication, QLabel

from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.text.answer_dialog import AnswerDialog
from coalition_app.records.evidence import list_evidence
from coalition_app.records.evidence.list_evidence import PieceRow
from coalition_app.records.statements import wordings
from coalition_app.records.store.tables import evidence
from tests import sentences
from tests.desktop import screen
from tests.desktop.screen import pages_of
from tests.registers import add_signatures, hold_originals, statement_of


@pytest.fixture
def renewed(window: MainWindow, register: Path) -> Iterator[MainWindow]:
    """Give the window where three are to reconfirm text 2."""
    yield renew(window, register)
    screen.settle(window)


def renew(window: MainWindow, register: Path, further: int = 0) -> MainWindow:
    """Seal text 2, which three and further ones are to reconfirm, and show them."""
    window.open_path(register)
    database = window.operations.database
    assert database is not None
    add_signatures(database, further)
    for action in ("seal_text", "begin_new_text", "seal_text"):
        with database.writing("seal-text") as tx:
            getattr(wordings, action)(tx, statement_of(tx))
    window.refresh()
    window.go("text")
    screen.settle(window)
    pages_of(window).text.tabs.setCurrentIndex(1)
    return window


def ask(window: MainWindow, rows: int, *, reconfirmed: bool = True) -> AnswerDialog:
    page = pages_of(window).text.asked
    page.choose(list(page.model.keys)[:rows])
    (page.confirmed if reconfirmed else page.declined).click()
    return screen.dialog(AnswerDialog)


def recorded(window: MainWindow) -> list[PieceRow]:
    database = window.operations.database
    assert database is not None
    with database.reading() as tx:
        return list_evidence.list_pieces(tx, statement_of(tx))


def test_coordinator_records_a_letter_with_the_answers(renewed: MainWindow, tmp_path: Path) -> None:
    letter = tmp_path / "жауап.pdf"
    letter.write_bytes(b"%PDF-1.7 reply")
    answer = ask(renewed, 2)
    answer.shown_by.file.setText(str(letter))
    assert answer.shown_by.kind.key() == "file"
    answer.shown_by.made.setDate(QDate(2020, 2, 1))
    screen.tell_days(answer)
    answer.agree.click()
    assert "The evidence is of 01.02.2020, but text 2 was sealed on" in answer.refusal.text()
    assert recorded(renewed) == []
    answer.shown_by.made.make_empty()
    screen.tell_days(answer)
    answer.agree.click()
    screen.settle(renewed)
    assert pages_of(renewed).text.tabs.tabText(1) == "To reconfirm (1)"
    (piece,) = recorded(renewed)
    assert (piece.kind, piece.file_name, piece.numbers) == ("file", "жауап.pdf", ((1, 2),))
    renewed.do("undo")
    screen.settle(renewed)
    assert pages_of(renewed).text.tabs.tabText(1) == "To reconfirm (3)"
    assert recorded(renewed) == []


def test_the_details_say_that_older_evidence_shows_no_consent(renewed: MainWindow) -> None:
    database = renewed.operations.database
    assert database is not None
    hold_originals(database, [1, 2])
    with database.writing("record-evidence") as tx:
        (piece,) = list_evidence.list_pieces(tx, statement_of(tx))
        tx.change(evidence, piece.id, received_on=dt.date(2020, 1, 1))
    answer = ask(renewed, 2)
    screen.tell_days(answer)
    answer.agree.click()
    screen.settle(renewed)
    answer = ask(renewed, 1)
    answer.shown_by.held.setText("сейф")
    answer.shown_by.holder.setText("Д. Ахметова")
    screen.tell_days(answer)
    answer.agree.click()
    screen.settle(renewed)
    renewed.go("signatories")
    said = []
    for number in (1, 3):
        pages_of(renewed).signatories.choose([number])
        screen.settle(renewed)
        said.append(renewed.details.head.tags()[-1])
    assert said == [
        "Evidence older than the text",
        "Signature seen or original held",
    ]


def test_a_text_that_was_declined_withdraws_so_many_and_enter_does_not(renewed: MainWindow) -> None:
    database, statement = renewed.operations.database, renewed.statement
    assert database is not None and statement is not None
    asked = AnswerDialog(renewed.desk, database, statement, [1, 2], reconfirmed=False)
    assert asked.agree.text() == "Record 2 withdrawals"
    assert not (asked.agree.isDefault() or asked.agree.autoDefault())
    one = AnswerDialog(renewed.desk, database, statement, [1], reconfirmed=False)
    assert one.agree.text() == "Record 1 withdrawal"


def test_an_answer_without_evidence_has_none(renewed: MainWindow) -> None:
    answer = ask(renewed, 1)
    answer.shown_by.held.setText("сейф")
    assert answer.shown_by.kind.key() == "held-outside"
    answer.shown_by.held.clear()
    assert answer.shown_by.kind.key() == ""
    answer.note.setText("by telephone")
    screen.tell_days(answer)
    answer.agree.click()
    screen.settle(renewed)
    assert pages_of(renewed).text.tabs.tabText(1) == "To reconfirm (2)"
    assert recorded(renewed) == []


def test_a_note_alone_is_evidence_where_she_says_so(renewed: MainWindow) -> None:
    answer = ask(renewed, 1)
    answer.shown_by.kind.choose("call-note")
    screen.tell_days(answer)
    answer.agree.click()
    assert "give a file or a note" in answer.refusal.text()
    answer.note.setText("Ахметова said it on the telephone")
    screen.tell_days(answer)
    answer.agree.click()
    screen.settle(renewed)
    (piece,) = recorded(renewed)
    assert (piece.kind, piece.note) == ("call-note", "Ахметова said it on the telephone")


def test_many_answers_are_recorded_in_the_background(window: MainWindow, register: Path) -> None:
    renew(window, register, further=22)
    labels: list[str] = []
    window.operations.busy.connect(labels.append)
    answer = ask(window, 24, reconfirmed=False)
    screen.tell_days(answer)
    answer.agree.click()
    screen.settle(window)
    assert labels == ["Recording answers", ""]
    assert pages_of(window).text.tabs.tabText(1) == "To reconfirm (1)"
    window.do("undo")
    screen.settle(window)
    assert pages_of(window).text.tabs.tabText(1) == "To reconfirm (25)"


def test_many_answers_of_a_wrong_day_leave_the_dialog_open(
    window: MainWindow, register: Path
) -> None:
    renew(window, register, further=22)
    answer = ask(window, 25, reconfirmed=False)
    answer.received.setDate(QDate(2020, 1, 1))
    screen.tell_days(answer)
    answer.agree.click()
    assert sentences.TOO_EARLY in answer.refusal.text()
    assert answer.isVisible()
    answer.reject()
    screen.settle(window)


def test_what_declining_means_is_in_sight_whole_in_large_letters(
    renewed: MainWindow, application: QApplication
) -> None:
    was = theme.text_size(application)
    try:
        theme.set_text_size(application, 200)
        theme.apply_theme(application, "light")
        renewed.resize(1280, 720)
        renewed.speak("kk")
        database, statement = renewed.operations.database, renewed.statement
        assert database is not None and statement is not None
        asked = AnswerDialog(renewed.desk, database, statement, [1, 2], reconfirmed=False)
        asked.open()
        screen.settle(renewed)
        (warning,) = (
            each for each in asked.findChildren(QLabel) if each.property("role") == "warning"
        )
        assert warning.visibleRegion().boundingRect() == warning.rect()
        asked.reject()
    finally:
        theme.set_text_size(application, was)
        theme.apply_theme(application, "light")
