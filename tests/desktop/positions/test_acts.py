"""Words in the details: withdrawn, narrowed, corrected, translated by the buttons beside them."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.positions.act_dialogs import DIALOGS, ActDialog
from coalition_app.documents.content.find_basis import whole_basis
from coalition_app.documents.content.gather import gather_annex
from coalition_app.languages import LANGUAGES
from coalition_app.records.evidence.evidence import NewEvidence, record_evidence
from coalition_app.records.lists.signature_details import SignatureDetails, read_details
from coalition_app.records.opening.existing import open_register
from coalition_app.records.positions import acts_changed, positions
from coalition_app.records.positions.positions import NewPosition
from tests.desktop import screen
from tests.desktop.screen import pages_of
from tests.registers import dump, statement_of

WORDS = "кроме сроков, и без международной экспертизы"
RESERVED = "supports-with-reservation"


@pytest.fixture
def opened(window: MainWindow, register: Path) -> MainWindow:
    """Give the window with No. 2 chosen, who refuses demand 1 and reserves on demand 2."""
    with open_register(register) as database, database.writing("record-position") as tx:
        new = NewPosition({1: "does-not-support", 2: RESERVED}, WORDS, language="ru")
        positions.record_position(tx, statement_of(tx), 2, new)
    window.open_path(register)
    show(window, 2)
    return window


def show(window: MainWindow, number: int) -> None:
    screen.settle(window)
    pages_of(window).signatories.choose([number])
    screen.settle(window)
    QCoreApplication.processEvents()


def held(window: MainWindow, number: int = 2) -> SignatureDetails:
    assert window.operations.database is not None
    with window.operations.database.reading() as tx:
        found = read_details(tx, statement_of(tx), number)
    assert found is not None
    return found


def do(window: MainWindow, words: str, place: int = 0) -> None:
    """Do something with an act by the words of its menu; `place` counts the acts from 0."""
    window.details.acts.offered(place)[words]()


def names(window: MainWindow, place: int = 0) -> list[str]:
    return list(window.details.acts.offered(place))


def shown(window: MainWindow) -> str:
    return "\n".join(window.details.acts.texts())


def test_words_are_withdrawn_and_what_they_touched_is_supported(opened: MainWindow) -> None:
    do(opened, "Withdraw the words…")
    dialog = screen.dialog(ActDialog)
    assert dialog.original.isReadOnly()
    assert dialog.original.toPlainText() == WORDS
    assert {number: box.key() for number, box in dialog.stances.items()} == {1: "", 2: ""}
    assert "supports-with-reservation" not in dialog.stances[1].segments
    screen.press(dialog.stances[1], Qt.Key.Key_A)
    assert dialog.stances[1].key() == "abstains"
    screen.tell_days(dialog)
    screen.press(dialog, Qt.Key.Key_Return)
    assert dialog.refusal.text() == (
        "Say what the position on demand 2 becomes without these words."
    )
    assert held(opened).acts[0].withdrawn_on is None
    dialog.stances[2].choose("supports")
    dialog.agree.click()
    QCoreApplication.processEvents()
    assert screen.sentence(opened).endswith(
        "words withdrawn; demand 1, abstains; demand 2, supports."
    )
    assert held(opened).stances == ("abstains", "supports")
    today = QDate.currentDate().toString("dd.MM.yyyy")
    assert f"Withdrawn on {today}; no longer in force" in shown(opened)
    assert WORDS in shown(opened)
    assert names(opened) == []
    opened.operations.undo()
    QCoreApplication.processEvents()
    assert held(opened).stances == ("does-not-support", RESERVED)
    assert "no longer in force" not in shown(opened)


def test_a_refused_withdrawal_stays_open_with_what_was_said(opened: MainWindow) -> None:
    do(opened, "Withdraw the words…")
    dialog = screen.dialog(ActDialog)
    dialog.received.setDate(QDate.currentDate().addDays(3))
    for box in dialog.stances.values():
        box.choose("abstains")
    screen.tell_days(dialog)
    dialog.agree.click()
    assert "in the future" in dialog.refusal.text()
    assert dialog.stances[1].key() == "abstains"
    dialog.reject()
    assert held(opened).acts[0].withdrawn_on is None


@pytest.mark.parametrize("words", ["Withdraw the words…", "Narrow…"])
def test_what_becomes_of_the_demands_stands_above_the_evidence(
    opened: MainWindow, words: str
) -> None:
    do(opened, words)
    dialog = screen.dialog(ActDialog)
    asked = dialog.stances if words.startswith("Withdraw") else dialog.touched
    screen.settle(opened)
    below = [each.mapTo(dialog, QPoint(0, each.height())).y() for each in asked.values()]
    assert max(below) < dialog.shown_by.mapTo(dialog, QPoint(0, 0)).y()
    dialog.reject()


def test_a_reservation_is_narrowed_to_one_demand(opened: MainWindow) -> None:
    do(opened, "Narrow…")
    dialog = screen.dialog(ActDialog)
    assert dialog.wording.toPlainText() == WORDS
    screen.tell_days(dialog)
    dialog.agree.click()
    assert "nothing is narrowed" in dialog.refusal.text()
    dialog.touched[1].click()
    dialog.wording.setPlainText("кроме сроков")
    screen.tell_days(dialog)
    dialog.agree.click()
    QCoreApplication.processEvents()
    found = held(opened)
    assert found.stances == ("supports", RESERVED)
    assert [(each.wording, each.demands) for each in found.acts] == [
        (WORDS, (1, 2)),
        ("кроме сроков", (2,)),
    ]
    today = QDate.currentDate().toString("dd.MM.yyyy")
    assert f"Replaced by the words of {today}" in shown(opened)
    assert f"Replaces the words of {today}" in shown(opened)
    assert "Narrow…" in names(opened)
    assert names(opened, 1) == []


def test_words_are_corrected_with_a_reason(opened: MainWindow) -> None:
    do(opened, "Correct…")
    dialog = screen.dialog(ActDialog)
    dialog.wording.setPlainText("кроме сроков и без международной экспертизы")
    screen.tell_days(dialog)
    dialog.agree.click()
    assert "Say why" in dialog.refusal.text()
    dialog.reason.setText("лишняя запятая")
    screen.tell_days(dialog)
    dialog.agree.click()
    QCoreApplication.processEvents()
    found = held(opened)
    assert found.stances == ("does-not-support", RESERVED)
    assert found.acts[0].wording == WORDS
    assert found.acts[1].reason == "лишняя запятая"
    assert "лишняя запятая" in shown(opened)


def test_a_spelling_is_corrected_without_a_letter_and_keeps_what_shows_the_words(
    opened: MainWindow,
) -> None:
    """Nothing was received: the words keep their day, and the letter shows the corrected ones too."""
    database = opened.operations.database
    assert database is not None
    before = held(opened)
    with database.writing("record-evidence") as tx:
        letter = NewEvidence("letter", "wording", held_where="сейф", act=before.acts[0].id)
        record_evidence(tx, statement_of(tx), [before.signed], letter)
    do(opened, "Correct…")
    dialog = screen.dialog(ActDialog)
    dialog.language.setCurrentIndex(dialog.language.findData("kk"))
    dialog.reason.setText("язык указан неверно")
    dialog.agree.click()
    QCoreApplication.processEvents()
    found = held(opened)
    old, new = found.acts
    assert (new.wording, new.language) == (old.wording, "kk")
    assert new.received_on == before.acts[0].received_on
    (piece,) = found.evidence
    assert piece.act_id == new.id
    with database.reading() as tx:
        basis = whole_basis(tx, gather_annex(tx, statement_of(tx)))
    assert basis.words == {"verbatim": (2,)}
    texts = shown(opened)
    assert texts.index("Shown by") < texts.index("Replaced by")


def test_a_translation_is_recorded_confirmed_and_older_than_a_correction(
    opened: MainWindow,
) -> None:
    do(opened, "Translate…")
    dialog = screen.dialog(ActDialog)
    assert dialog.language.findData("ru") < 0
    dialog.language.setCurrentIndex(dialog.language.findData("kk"))
    dialog.wording.setPlainText("мерзімдерден басқа")
    screen.tell_days(dialog)
    dialog.agree.click()
    assert "Say who translated" in dialog.refusal.text()
    dialog.translator.setText("Сәуле А.")
    screen.tell_days(dialog)
    dialog.agree.click()
    QCoreApplication.processEvents()
    assert "Translation, Kazakh (draft), by Сәуле А." in shown(opened)
    do(opened, "Confirm the translation: Kazakh")
    QCoreApplication.processEvents()
    assert held(opened).acts[0].translations[0][3] == "confirmed"
    assert "Confirm the translation: Kazakh" not in names(opened)
    assert opened.operations.database is not None
    with opened.operations.database.writing("correct-words") as tx:
        acts_changed.correct_act(
            tx, statement_of(tx), 2, received=tx.today, wording="кроме срока", reason="опечатка"
        )
    opened.operations.reread()
    QCoreApplication.processEvents()
    assert "Older than the words: compare them." in shown(opened)
    do(opened, "Translate…")
    again = screen.dialog(ActDialog)
    again.language.setCurrentIndex(again.language.findData("kk"))
    assert again.wording.toPlainText() == "мерзімдерден басқа"
    assert again.translator.text() == "Сәуле А."
    again.wording.setPlainText("мерзімнен басқа")
    screen.tell_days(again)
    again.agree.click()
    QCoreApplication.processEvents()
    assert "Older than the words: compare them." not in shown(opened)


def test_what_was_typed_stays_when_another_language_is_chosen(opened: MainWindow) -> None:
    do(opened, "Translate…")
    dialog = screen.dialog(ActDialog)
    dialog.wording.setPlainText("except the dates")
    dialog.language.setCurrentIndex(dialog.language.findData("en"))
    assert dialog.wording.toPlainText() == "except the dates"
    dialog.reject()


def test_giving_up_changes_nothing(opened: MainWindow) -> None:
    assert opened.operations.database is not None
    before = dump(opened.operations.database)
    for key in DIALOGS:
        opened.owners.positions.follow_on(key, held(opened).signed, 1)
        (dialog,) = screen.open_dialogs()
        dialog.reject()
    assert dump(opened.operations.database) == before


def test_words_that_are_gone_meanwhile_are_said_to_be(opened: MainWindow) -> None:
    opened.owners.positions.follow_on("withdraw", held(opened).signed, 9)
    assert screen.open_dialogs() == []
    assert "removed in the meantime" in screen.sentence(opened)


@pytest.mark.parametrize("key", sorted(DIALOGS))
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_dialog_speaks_every_language_and_has_names(
    opened: MainWindow, key: str, language: str
) -> None:
    opened.speak(language)
    opened.owners.positions.follow_on(key, held(opened).signed, 1)
    (dialog,) = screen.open_dialogs()
    assert screen.nameless(dialog) == []
    dialog.reject()


@pytest.mark.parametrize("key", sorted(DIALOGS))
def test_each_dialog_fits_a_small_screen_with_large_text(
    opened: MainWindow, application: QApplication, key: str
) -> None:
    font = QFont(application.font())
    large = QFont(font)
    large.setPointSizeF(font.pointSizeF() * 2)
    application.setFont(large)
    try:
        opened.speak("kk")
        opened.owners.positions.follow_on(key, held(opened).signed, 1)
        (dialog,) = screen.open_dialogs()
        assert dialog.height() <= 720
        assert dialog.width() <= 1280
        if key in ("narrow", "withdraw"):
            screen.settle(opened)
            assert isinstance(dialog, ActDialog)
            assert dialog.room.verticalScrollBar().maximum() == 0
        dialog.reject()
    finally:
        application.setFont(font)
        QCoreApplication.processEvents()
