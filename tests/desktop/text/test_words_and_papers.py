"""Words and papers in dialogs: what they say is not set aside by what a field begins with."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from coalition_app.desktop.desk import file_choosers
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.positions.dialog import PositionDialog
from coalition_app.desktop.text.answer_dialog import AnswerDialog
from coalition_app.desktop.text.dialogs import SealDialog, StatementDialog
from coalition_app.desktop.widgets.days import shown_today
from coalition_app.records.statements import wordings
from coalition_app.records.store.tables import register as register_table
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.desktop.screen import pages_of
from tests.registers import statement_of

OLD_MAIL = (
    b"From: a@example.org\nDate: Fri, 20 Nov 2020 10:00:00 +0500\nSubject: x\n\nWe sign it.\n"
)


@pytest.mark.parametrize(
    "words",
    [
        "Мы поддерживаем требование 1, но только в части зе",
        "ескертпемен қолдаймыз",
        "Мы работаем на этой реке двадцать лет.",
    ],
)
def test_nobody_but_the_coordinator_says_what_the_words_do(
    window: MainWindow, register: Path, words: str
) -> None:
    window.open_path(register)
    pages_of(window).signatories.choose([2])
    window.owners.positions.reserve()
    dialog = screen.dialog(PositionDialog)
    dialog.wording.setPlainText(words)
    for box in dialog.stances:
        box.pick("supports")
    assert dialog.words.kind == ""
    screen.press(dialog.wording, Qt.Key.Key_Return, ctrl=True)
    assert "Say whether these words leave out or change" in dialog.refusal.text()
    first = dialog.words.kinds["reservation"]
    first.setFocus()
    for _step in range(3):
        focused = dialog.focusWidget()
        assert focused is not None
        screen.press(focused, Qt.Key.Key_Right)
    assert dialog.words.kind == "explanation"
    dialog.reject()


def test_an_old_mail_shows_no_answer_to_a_new_text(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    window.open_path(register)
    for action in ("seal_text", "begin_new_text", "seal_text"):
        with database_of(window).writing("seal-text") as tx:
            getattr(wordings, action)(tx, statement_of(tx))
    window.refresh()
    window.go("text")
    screen.settle(window)
    mail = tmp_path / "1.eml"
    mail.write_bytes(OLD_MAIL)
    page = pages_of(window).text.asked
    page.choose(list(page.model.keys)[:1])
    page.confirmed.click()
    answer = screen.dialog(AnswerDialog)
    answer.shown_by.file.setText(str(mail))
    answer.received.setDate(shown_today())
    answer.agree.click()
    assert "The evidence is of 20.11.2020, but text 2 was sealed on" in answer.refusal.text()
    answer.reject()
    screen.settle(window)


def test_sealing_names_the_languages_that_stayed(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    database = database_of(window)
    for action in (wordings.seal_text, wordings.begin_new_text):
        with database.writing("seal-text") as tx:
            action(tx, statement_of(tx))
    with database.writing("reword-demand") as tx:
        wordings.reword_demand(tx, statement_of(tx), 1, "kk", "Мүлде басқа талап.")
    with database.reading() as tx:
        dialog = SealDialog(window.desk, database, statement_of(tx))
    assert "Russian" in dialog._unchanged()
    assert "Қазақша" not in dialog._unchanged()
    dialog.reject()


def test_a_new_statement_begins_in_the_language_of_the_documents(
    window: MainWindow, register: Path
) -> None:
    window.open_path(register)
    database = database_of(window)
    with database.writing("edit-text") as tx:
        row = tx.rows(register_table.select())[0]
        tx.change(register_table, row.id, document_language="kk")
    dialog = StatementDialog(window.desk, database)
    assert dialog.language.currentData() == "kk"
    dialog.reject()


def test_possible_duplicates_speak_the_language_at_once(window: MainWindow) -> None:
    page = pages_of(window).twins
    window.speak("kk")
    kazakh = page.choice.label.text()
    window.speak("en")
    assert page.choice.label.text().startswith("Same signatory?")
    assert kazakh != page.choice.label.text()


def test_the_last_folder_is_where_the_next_file_is_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COALITION_APP_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    documents = tmp_path / "home" / "Documents"
    documents.mkdir(parents=True)
    assert file_choosers.last_folder() == str(documents)
    assert file_choosers.in_last_folder("annex.pdf") == str(documents / "annex.pdf")
    chosen = file_choosers._remembered(str(tmp_path / "list.txt"))
    assert chosen == tmp_path / "list.txt"
    assert file_choosers.last_folder() == str(tmp_path)
    assert file_choosers.in_last_folder("annex.pdf") == str(tmp_path / "annex.pdf")
    elsewhere = str(tmp_path.parent / "annex.pdf")
    assert file_choosers.in_last_folder(elsewhere) == elsewhere
    with file_choosers.last_folder_kept():
        file_choosers._remembered(str(tmp_path / "copies" / "r.coalition"))
    assert file_choosers.last_folder() == str(tmp_path)
