"""Verifying in the window: a code, a digest, JSON or six words, typed or pasted, or a file that is chosen."""

import json
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest

from coalition_app.desktop.annex.verdict import VerdictDialog, drawing_of
from coalition_app.desktop.annex.verify_dialog import LONGEST_SHOWN, VerifyDialog
from coalition_app.desktop.main_window import MainWindow
from coalition_app.documents.verify.attached import attached_content
from coalition_app.documents.verify.typed_input import CODE, CONTENT, DIGEST
from coalition_app.documents.verify.verdict import FILE, GENUINE, NOT_ISSUED, Verdict
from coalition_app.records.editions import editions
from coalition_app.records.journal import paper_anchor
from coalition_app.records.store.database import Database
from tests.desktop import screen
from tests.registers import statement_of, withdraw_signature


@pytest.fixture
def opened(window: MainWindow, attested_case: Path) -> MainWindow:
    window.open_path(attested_case)
    screen.settle(window)
    return window


def database_of(window: MainWindow) -> Database:
    assert window.operations.database is not None
    return window.operations.database


def ask(window: MainWindow) -> VerifyDialog:
    window.do("verify")
    return screen.dialog(VerifyDialog)


def verdict_on(window: MainWindow, words: str) -> VerdictDialog:
    """Type words, agree, and give the verdict; the dialog of the question has gone then."""
    shown = ask(window)
    shown.typed.setPlainText(words)
    shown.agree.click()
    screen.settle(window)
    return screen.dialog(VerdictDialog)


def edition_of(window: MainWindow) -> editions.EditionRow:
    with database_of(window).reading() as tx:
        return editions.list_editions(tx)[0]


def content_of(window: MainWindow) -> str:
    with database_of(window).reading() as tx:
        edition = editions.list_editions(tx)[0]
        document = editions.kept_bytes(tx, editions.list_prints(tx, edition.id)[0].sha256)
    return (attached_content(document) or b"").decode()


def chosen(path: Path, _parent: object, _title: str, _kinds: str) -> Path:
    return path


def texts_of(shown: VerdictDialog) -> list[str]:
    return [shown.problems.item(at).text() for at in range(shown.problems.count())]


def test_what_is_printed_on_paper_is_typed_and_found(opened: MainWindow) -> None:
    edition = edition_of(opened)
    for words, headline in (
        (edition.code.lower().replace("-", " "), "This code was issued"),
        (edition.sha256.hex(), "This digest was issued"),
        (content_of(opened), "Genuine"),
    ):
        shown = verdict_on(opened, words)
        said = (shown.word.text(), shown.verdict.edition, shown.verdict.code)
        shown.reject()
        assert said == (headline, 1, edition.code)


def test_the_tick_is_kept_for_what_was_compared_as_a_whole() -> None:
    """A code proves only that it was issued; what it is printed on may have been changed."""
    for compared in (CODE, DIGEST):
        assert drawing_of(Verdict(GENUINE, "", compared=compared))[0] != "check"
    for compared in (FILE, CONTENT):
        assert drawing_of(Verdict(GENUINE, "", compared=compared))[0] == "check"
    assert drawing_of(Verdict(NOT_ISSUED, "", compared=CODE))[0] == "refusal"


def test_the_verdict_on_a_code_is_said_in_each_language(opened: MainWindow) -> None:
    shown = verdict_on(opened, edition_of(opened).code)
    english = shown.sentence.text()
    opened.speak("kk")
    kazakh = shown.sentence.text()
    shown.reject()
    assert english.startswith("This code was issued: edition 1 of statement 1.")
    assert kazakh == shown.verdict.sentence


def test_a_mistyped_code_stays_in_the_field_with_the_reason(opened: MainWindow) -> None:
    code = edition_of(opened).code
    wrong = ("7" if code[0] != "7" else "8") + code[1:]
    shown = ask(opened)
    shown.typed.setPlainText(wrong)
    shown.agree.click()
    screen.settle(opened)
    assert "one character is mistyped" in shown.refusal.text()
    assert shown.refusal.isVisible()
    assert shown.typed.toPlainText() == wrong
    shown.typed.setPlainText(code)
    assert not shown.refusal.isVisible()
    shown.agree.click()
    screen.settle(opened)
    verdict = screen.dialog(VerdictDialog)
    word = verdict.word.text()
    verdict.reject()
    assert word == "This code was issued"


def test_changed_json_names_the_entries_that_differ(opened: MainWindow) -> None:
    values = json.loads(content_of(opened))
    values["sections"][0]["entries"][17]["acts"] = []
    shown = verdict_on(opened, json.dumps(values, ensure_ascii=False))
    said, problems = shown.word.text(), texts_of(shown)
    shown.reject()
    assert said == "Not what was issued"
    assert problems == ["Entry 18 differs from the issued one."]


def test_broken_json_is_refused_and_kept(opened: MainWindow) -> None:
    shown = ask(opened)
    shown.typed.setPlainText('{"edition": 1')
    shown.agree.click()
    screen.settle(opened)
    said, kept = shown.refusal.text(), shown.typed.toPlainText()
    shown.reject()
    assert "not JSON" in said
    assert kept == '{"edition": 1'


def test_a_long_json_is_pasted_whole_and_shown_short(opened: MainWindow) -> None:
    text, pasted = content_of(opened), QMimeData()
    assert len(text) > LONGEST_SHOWN
    pasted.setText(text)
    shown = ask(opened)
    shown.typed.insertFromMimeData(pasted)
    assert shown.typed.whole() == text
    assert len(shown.typed.toPlainText()) < LONGEST_SHOWN
    assert str(len(text)) in shown.typed.toPlainText()
    shown.agree.click()
    screen.settle(opened)
    verdict = screen.dialog(VerdictDialog)
    word = verdict.word.text()
    verdict.reject()
    assert word == "Genuine"


def test_what_is_typed_after_a_long_paste_takes_its_place(opened: MainWindow) -> None:
    pasted = QMimeData()
    pasted.setText("{" + " " * LONGEST_SHOWN + "}")
    shown = ask(opened)
    shown.typed.insertFromMimeData(pasted)
    shown.typed.selectAll()
    QTest.keyClicks(shown.typed, "abc")
    words = shown.typed.whole()
    shown.reject()
    assert words == "abc"


def test_six_words_tell_what_was_recorded_since(opened: MainWindow) -> None:
    database = database_of(opened)
    with database.reading() as tx:
        words = paper_anchor.current_anchor(tx)
    with database.writing("withdraw") as tx:
        withdraw_signature(tx, statement_of(tx), 7, tx.today)
    shown = verdict_on(opened, words.title())
    said, since = shown.word.text(), texts_of(shown)
    shown.reject()
    assert said == "The journal contains it"
    assert since[0] == "Recorded since: 1 action"
    assert since[1].endswith("withdraw signature 7 from statement 1")
    shown = verdict_on(opened, paper_anchor.anchor_words([b"another"]))
    word = shown.word.text()
    shown.reject()
    assert word == "The journal does not contain it"


def test_a_file_is_chosen_from_there_also_json(
    opened: MainWindow, built_case: Path, tmp_path: Path
) -> None:
    other = tmp_path / "annex.json"
    other.write_text(content_of(opened), encoding="utf-8")
    for path in (built_case / "annex.pdf", other):
        opened.choosers.file = partial(chosen, path)
        ask(opened).choose.click()
        screen.settle(opened)
        shown = screen.dialog(VerdictDialog)
        said = (shown.word.text(), shown.verdict.edition)
        shown.reject()
        assert said == ("Genuine", 1), path


def test_no_file_chosen_leaves_the_dialog_with_its_words(opened: MainWindow) -> None:
    opened.choosers.file = lambda _parent, _title, _kinds: None
    shown = ask(opened)
    shown.typed.setPlainText("QNGF")
    shown.choose.click()
    assert shown.isVisible()
    kept = shown.typed.toPlainText()
    shown.agree.click()
    said = shown.refusal.text()
    shown.reject()
    assert kept == "QNGF"
    assert "cannot be verified" in said


def test_nothing_typed_is_said(opened: MainWindow) -> None:
    shown = ask(opened)
    shown.agree.click()
    said = shown.refusal.text()
    shown.reject()
    assert said == "Type or paste something first, or choose a file."


def test_an_answer_after_closing_shows_nothing(opened: MainWindow) -> None:
    shown = ask(opened)
    shown.typed.setPlainText(edition_of(opened).code)
    shown.agree.click()
    shown.reject()
    screen.settle(opened)
    assert screen.open_dialogs() == []


def test_tab_leaves_the_field_and_reaches_every_button(opened: MainWindow) -> None:
    shown = ask(opened)
    reached = []
    for _step in range(5):
        QTest.keyClick(shown.focusWidget(), Qt.Key.Key_Tab)
        reached.append(shown.focusWidget())
    shown.reject()
    assert {shown.choose, shown.give_up, shown.agree} <= set(reached)
