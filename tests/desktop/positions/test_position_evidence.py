"""Evidence beside words in the dialog of a position: a line that unfolds, letters attached to it."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate, QPoint
from PySide6.QtWidgets import QLabel

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.positions.dialog import PositionDialog
from coalition_app.records.lists.signature_details import read_details
from coalition_app.records.positions import positions
from coalition_app.records.positions.held import read_held
from coalition_app.records.signatures import signatures
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.desktop.positions.position_dialogs import RESERVED, acts_of, dialog_of, set_stance
from tests.registers import add_signatures, statement_of


def settle_18(dialog: PositionDialog) -> None:
    set_stance(dialog, 1, "does-not-support")
    set_stance(dialog, 2, RESERVED)
    set_stance(dialog, 3, "not-stated")
    dialog.agree.click()
    assert not dialog.refusal.isVisible(), dialog.refusal.text()


def test_evidence_is_a_line_that_unfolds(opened_case: MainWindow) -> None:
    opened_case.choosers.file = lambda *_asked: None
    dialog = dialog_of(opened_case, 3)
    assert not dialog.shown_by.isVisible()
    assert dialog.evidence_line.text() == "List only. Attach a letter…"
    dialog.evidence_line.click()
    QCoreApplication.processEvents()
    assert dialog.shown_by.kind.hasFocus()
    dialog.shown_by.kind.choose("letter")
    assert dialog.evidence_line.text() == "Shown by: letter"
    dialog.reject()


def test_who_stands_in_no_list_has_no_evidence_yet(opened_case: MainWindow) -> None:
    database = opened_case.operations.database
    assert database is not None
    add_signatures(database, 1)
    opened_case.refresh()
    dialog = dialog_of(opened_case, 120)
    assert dialog.evidence_line.text() == "No evidence yet. Attach a letter…"
    dialog.reject()


def test_recorded_words_without_a_date_ask_for_none(opened_case: MainWindow) -> None:
    dialog = dialog_of(opened_case, 18)
    assert not dialog.words.dated.isVisible()
    dialog.words.which.setCurrentIndex(dialog.words.which.count() - 1)
    dialog.wording.setPlainText("Иначе.")
    assert dialog.words.dated.isVisible()
    dialog.reject()


MAIL = """From: Махамбет <x@example.kz>
Date: Thu, 26 Nov 2020 10:00:00 +0500
Content-Type: text/plain; charset=utf-8

{}
"""


def attach_to_18(window: MainWindow, letter: Path, words: str) -> PositionDialog:
    """Attach a mail of 26 November to the words of the list, which came on 20 November."""
    letter.write_bytes(MAIL.format(words).encode())
    window.choosers.file = lambda *_asked: letter
    dialog = dialog_of(window, 18)
    dialog.words.untold.click()
    dialog.received.setDate(QDate(2020, 11, 20))
    dialog.evidence_line.click()
    return dialog


def pieces_of(window: MainWindow, number: int) -> list[tuple[str, str, str, str]]:
    with database_of(window).reading() as tx:
        found = read_details(tx, statement_of(tx), number)
    assert found is not None
    return [
        (each.claim, each.kind, str(each.made_on), str(each.received_on))
        for each in found.evidence
        if each.file_name == "18.eml"
    ]


def test_a_mail_that_is_attached_came_on_its_own_day_and_shows_what_is_ticked(
    opened_case: MainWindow, tmp_path: Path
) -> None:
    """No document is received before it is written; consent is never taken for granted."""
    dialog = attach_to_18(opened_case, tmp_path / "18.eml", "Так и есть.")
    assert dialog.shown_by.file.text() == str(tmp_path / "18.eml")
    assert dialog.evidence_line.text() == "Shown by: email"
    assert dialog.consents_row.isVisible() and not dialog.consents.isChecked()
    settle_18(dialog)
    assert pieces_of(opened_case, 18) == [("wording", "mail", "2020-11-26", "2020-11-26")]
    assert str(acts_of(opened_case, 18)[0].received_on) == "2020-11-20"
    again = dialog_of(opened_case, 18)
    assert again.evidence_line.text() == "Evidence: 18.eml. Attach another letter…"
    again.reject()


def test_a_letter_can_show_the_consent_beside_the_words(
    opened_case: MainWindow, tmp_path: Path
) -> None:
    dialog = attach_to_18(opened_case, tmp_path / "18.eml", "Так и есть.")
    dialog.consents.click()
    settle_18(dialog)
    assert [each for each, *_rest in pieces_of(opened_case, 18)] == ["consent", "wording"]
    with database_of(opened_case).reading() as tx:
        found = read_details(tx, statement_of(tx), 18)
    assert found is not None
    assert found.grade == "received"


def test_words_that_do_not_stand_in_the_attached_letter_are_told(
    opened_case: MainWindow, tmp_path: Path
) -> None:
    dialog = attach_to_18(opened_case, tmp_path / "18.eml", "Совсем другие слова.")
    assert dialog.compared.isVisible()
    assert dialog.compared.text() == (
        "These words do not stand in 18.eml as they stand above: compare them."
    )
    words = dialog.words.text
    (tmp_path / "b.eml").write_bytes(MAIL.format(f"Пишем:\n{words.upper()}").encode())
    dialog.shown_by.file.setText(str(tmp_path / "b.eml"))
    assert not dialog.compared.isVisible()
    dialog.reject()


def test_a_paper_dated_after_the_words_came_on_an_unknown_day(
    opened_case: MainWindow, tmp_path: Path
) -> None:
    dialog = attach_to_18(opened_case, tmp_path / "18.eml", "…")
    (tmp_path / "18.eml").rename(tmp_path / "18.txt")
    dialog.shown_by.file.setText(str(tmp_path / "18.txt"))
    dialog.shown_by.made.setDate(QDate(2020, 11, 26))
    settle_18(dialog)
    with database_of(opened_case).reading() as tx:
        found = read_details(tx, statement_of(tx), 18)
    assert found is not None
    assert [e.received_on for e in found.evidence if e.file_name == "18.txt"] == [None]


def test_a_day_that_nobody_knows_is_shown_as_unknown(opened_case: MainWindow) -> None:
    dialog = dialog_of(opened_case, 18)
    words = dialog.words
    assert not dialog.received.isVisible()
    assert words.untold.isVisible() and words.untold.text() == "Unknown"
    screen.settle(opened_case)
    row = (words.kind_row, words.language, words.received)
    captions = [each for each in dialog.findChildren(QLabel) if each.buddy() in row]
    assert len({each.mapTo(dialog, QPoint()).y() for each in captions}) == 1
    dialog.words.which.setCurrentIndex(1)  # new words came today unless told
    assert dialog.received.isVisible() and not words.untold.isVisible()
    dialog.words.which.setCurrentIndex(0)
    settle_18(dialog)
    assert acts_of(opened_case, 18)[0].received_on is None
    screen.settle(opened_case)
    opened_case.details.go("position")
    assert any("day of receipt unknown" in each for each in opened_case.details.acts.texts())
    again = dialog_of(opened_case, 18)
    assert again.words.untold.isVisible() and not again.words.untold.isEnabled()
    again.reject()


def test_what_shows_words_of_an_unknown_day_came_on_an_unknown_day_too(
    opened_case: MainWindow,
) -> None:
    dialog = dialog_of(opened_case, 18)
    dialog.shown_by.held.setText("сейф")
    dialog.shown_by.holder.setText("Д. Ахметова")
    settle_18(dialog)
    with database_of(opened_case).reading() as tx:
        found = read_details(tx, statement_of(tx), 18)
    assert found is not None
    assert [each.received_on for each in found.evidence if each.held_where == "сейф"] == [None]


def test_a_day_that_was_unknown_can_be_given(opened_case: MainWindow) -> None:
    dialog = dialog_of(opened_case, 18)
    stood = dialog.words.untold.geometry(), dialog.words.language.geometry()
    dialog.words.untold.click()
    QCoreApplication.processEvents()
    assert dialog.received.isVisible() and not dialog.words.untold.isVisible()
    # The field stands where the button stood, and nothing beside it moves.
    assert (dialog.received.geometry(), dialog.words.language.geometry()) == stood
    dialog.received.setDate(QDate(2025, 3, 9))
    settle_18(dialog)
    assert str(acts_of(opened_case, 18)[0].received_on) == "2025-03-09"


def test_new_words_can_stand_in_place_of_the_earlier_ones(opened_case: MainWindow) -> None:
    settle_18(dialog_of(opened_case, 18))
    dialog = dialog_of(opened_case, 18)
    dialog.words.which.setCurrentIndex(dialog.words.which.count() - 1)
    assert not dialog.replaces.isVisible()
    dialog.wording.setPlainText("Поддерживаем экспертизу независимых юристов.")
    assert dialog.replaces.isVisible() and not dialog.replaces.isChecked()
    dialog.replaces.click()
    for tick in dialog.demands.ticks[:2]:
        tick.click()
    dialog.words.kind_row.segments["reservation"].click()
    dialog.agree.click()
    assert not dialog.refusal.isVisible(), dialog.refusal.text()
    (now,) = acts_of(opened_case, 18)
    assert now.wording == "Поддерживаем экспертизу независимых юристов."
    with database_of(opened_case).reading() as tx:
        signed = signatures.find_signature(tx, statement_of(tx), 18)
        every = positions.acts_by_signature(tx, statement_of(tx), [signed.id], withdrawn=True)
        assert [each.withdrawn_on is None for each in every[signed.id]] == [False, True]
        held = read_held(tx, statement_of(tx), [signed.id]).by_demand(signed.id)
    assert held == {1: "does-not-support", 2: RESERVED, 3: "not-stated"}
    opened_case.do("undo")
    (only,) = acts_of(opened_case, 18)
    assert only.wording != now.wording
