"""What shows a signatory's words is recorded in the dialogs of words, in one action with them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.positions.act_dialogs import DIALOGS as ACTS
from coalition_app.desktop.positions.act_dialogs import ActDialog
from coalition_app.desktop.positions.dialog import PositionDialog
from coalition_app.languages import LANGUAGES
from coalition_app.records.evidence import list_evidence
from coalition_app.records.evidence.list_evidence import PieceRow
from coalition_app.records.lists.signature_details import SignatureDetails, read_details
from coalition_app.records.opening.existing import open_register
from coalition_app.records.positions import positions
from coalition_app.records.positions.positions import NewPosition
from tests.desktop import screen
from tests.desktop.screen import pages_of
from tests.registers import statement_of

WORDS = "кроме сроков, и без международной экспертизы"


@pytest.fixture
def opened(window: MainWindow, register: Path) -> MainWindow:
    """Give the window with No. 2, whose reservation on both demands is recorded."""
    with open_register(register) as database, database.writing("record-position") as tx:
        stances = {1: "does-not-support", 2: "supports-with-reservation"}
        positions.record_position(tx, statement_of(tx), 2, NewPosition(stances, WORDS, "ru"))
    window.open_path(register)
    screen.settle(window)
    return window


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "хат.pdf"
    path.write_bytes(b"%PDF-1.7 the letter")
    return path


def held(window: MainWindow, number: int = 2) -> SignatureDetails:
    assert window.operations.database is not None
    with window.operations.database.reading() as tx:
        found = read_details(tx, statement_of(tx), number)
    assert found is not None
    return found


def recorded(window: MainWindow) -> list[PieceRow]:
    assert window.operations.database is not None
    with window.operations.database.reading() as tx:
        return list_evidence.list_pieces(tx, statement_of(tx))


def open_act(window: MainWindow, which: str) -> ActDialog:
    database, statement = window.operations.database, window.statement
    assert database is not None
    assert statement is not None
    found = held(window)
    ACTS[which](window.desk, database, statement, found.signed, found.acts[0]).open()
    return screen.dialog(ActDialog)


def withdraw(dialog: ActDialog) -> None:
    for box in dialog.stances.values():
        box.choose("supports")


def narrow(dialog: ActDialog) -> None:
    dialog.touched[1].click()


def correct(dialog: ActDialog) -> None:
    dialog.wording.setPlainText("кроме сроков")
    dialog.reason.setText("опечатка")


def translate(dialog: ActDialog) -> None:
    dialog.language.setCurrentIndex(dialog.language.findData("kk"))
    dialog.wording.setPlainText("мерзімдерден басқа")
    dialog.translator.setText("Сәуле А.")
    dialog.state.choose("confirmed")


@pytest.mark.parametrize(
    ("which", "say"),
    [("withdraw", withdraw), ("narrow", narrow), ("correct", correct), ("translate", translate)],
)
def test_words_and_what_shows_them_come_and_go_together(
    opened: MainWindow, letter: Path, which: str, say: Callable[[ActDialog], None]
) -> None:
    before = held(opened)
    dialog = open_act(opened, which)
    say(dialog)
    assert dialog.shown_by.kind.isVisible()
    assert not dialog.shown_by.file.isVisible()
    dialog.shown_by.kind.choose("letter")
    assert dialog.shown_by.file.isVisible()
    dialog.shown_by.file.setText(str(letter))
    dialog.shown_by.note.setText("по почте")
    screen.tell_days(dialog)
    dialog.agree.click()
    screen.settle(opened)
    (piece,) = recorded(opened)
    assert (piece.kind, piece.file_name, piece.note) == ("letter", "хат.pdf", "по почте")
    assert (piece.numbers, piece.claim) == (((2, 2),), "wording")
    assert held(opened).acts != before.acts
    opened.do("undo")
    screen.settle(opened)
    assert recorded(opened) == []
    assert held(opened).acts == before.acts
    assert held(opened).stances == before.stances


def test_a_file_that_is_not_there_refuses_both(opened: MainWindow, tmp_path: Path) -> None:
    before = held(opened)
    dialog = open_act(opened, "withdraw")
    withdraw(dialog)
    dialog.shown_by.kind.choose("letter")
    dialog.shown_by.file.setText(str(tmp_path / "none.pdf"))
    screen.tell_days(dialog)
    dialog.agree.click()
    assert "cannot be read" in dialog.refusal.text()
    dialog.reject()
    assert (held(opened).acts, recorded(opened)) == (before.acts, [])


def test_evidence_of_nothing_refuses_both(opened: MainWindow) -> None:
    before = held(opened)
    dialog = open_act(opened, "correct")
    correct(dialog)
    dialog.shown_by.kind.choose("call-note")
    screen.tell_days(dialog)
    dialog.agree.click()
    assert "give a file or a note" in dialog.refusal.text()
    dialog.reject()
    assert (held(opened).acts, recorded(opened)) == (before.acts, [])


def test_only_a_confirmed_translation_asks_what_shows_it(opened: MainWindow) -> None:
    dialog = open_act(opened, "translate")
    assert not dialog.shown_by.isVisible()
    assert dialog.agree.text() == "Record: translation?"
    dialog.wording.setPlainText("Ескертпемен")
    assert (dialog.agree.text(), dialog.agree.property("role")) == ("Record: translator?", "")
    translate(dialog)
    assert (dialog.agree.text(), dialog.agree.property("role")) == ("Record", "first")
    assert dialog.shown_by.isVisible()
    dialog.shown_by.kind.choose("held-outside")
    dialog.shown_by.held.setText("сейф")
    dialog.state.choose("checked")
    assert not dialog.shown_by.isVisible()
    screen.tell_days(dialog)
    dialog.agree.click()
    screen.settle(opened)
    assert recorded(opened) == []
    assert held(opened).acts[0].translations[0][3] == "checked"


def test_the_dialog_of_positions_records_what_shows_them(opened: MainWindow, letter: Path) -> None:
    opened.go("signatories")
    pages_of(opened).signatories.choose([1])
    opened.do("reserve")
    dialog = screen.dialog(PositionDialog)
    dialog.wording.setPlainText("Кроме второго требования.")
    dialog.stances[1].pick("does-not-support")
    dialog.shown_by.kind.choose("mail")
    dialog.shown_by.file.setText(str(letter))
    screen.tell_days(dialog)
    dialog.agree.click()
    screen.settle(opened)
    assert held(opened, 1).stances == ("supports", "does-not-support")
    (piece,) = recorded(opened)
    assert (piece.kind, piece.numbers, piece.claim) == ("mail", ((1, 1),), "wording")
    opened.do("undo")
    screen.settle(opened)
    assert (held(opened, 1).acts, recorded(opened)) == ((), [])


def test_the_kinds_speak_the_language_of_the_program(opened: MainWindow) -> None:
    dialog = open_act(opened, "withdraw")
    english = dialog.shown_by.kind.currentText()
    opened.speak("kk")
    assert dialog.shown_by.kind.currentText() not in ("", english)
    opened.speak("en")
    dialog.reject()


@pytest.mark.parametrize("language", LANGUAGES)
def test_kind_language_and_day_have_room_to_spare(opened: MainWindow, language: str) -> None:
    """In English they filled their line to the last pixel beside a bar that scrolls."""
    opened.speak(language)
    opened.resize(1280, 720)
    opened.desk.show_numbers([2])
    opened.do("reserve")
    shown = screen.dialog(PositionDialog)
    words = shown.words
    parts = [each.parentWidget() for each in (words.kind_row, words.language, words.received)]
    wide = sum(max(each.sizeHint().width(), each.minimumWidth()) for each in parts if each)
    assert words.width() - wide >= 2 * 8 + 12
    shown.reject()
