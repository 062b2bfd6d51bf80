"""Verifying in the window: a code, a digest, JSON or six words, typed or pasted, or a file that is chosen."""

import json
from functools import partial
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from coalition_app.desktop.annex.verdict import VerdictDialog, drawing_of
from coalition_app.desktop.annex.verify_dialog import LONGEST_SHOWN, VerifyDialog
from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from coalition_app.documents.issue.sealing import root_of_register
from coalition_app.documents.seal.fingerprint import fingerprint_words
from coalition_app.documents.sign.certificates import open_key
from coalition_app.documents.sign.sign_print import sign_print
from coalition_app.documents.verify.typed_input import CODE, CONTENT, DIGEST
from coalition_app.documents.verify.verdict import (
    FILE,
    GENUINE,
    NOT_ISSUED,
    SLIP,
    SUPERSEDED,
    Verdict,
)
from coalition_app.records.editions import editions
from coalition_app.records.journal import paper_anchor
from tests.certificates import PASSPHRASE, TODAY, make, rsa_key
from tests.commands.command_line import done
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.documents.pages import attached_content
from tests.registers import statement_of, withdraw_signature


@pytest.fixture
def opened(window: MainWindow, attested_case: Path) -> MainWindow:
    window.open_path(attested_case)
    screen.settle(window)
    return window


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


def document_of(window: MainWindow) -> bytes:
    with database_of(window).reading() as tx:
        edition = editions.list_editions(tx)[0]
        return editions.kept_bytes(tx, editions.list_prints(tx, edition.id)[0].sha256)


def content_of(window: MainWindow) -> str:
    return (attached_content(document_of(window)) or b"").decode()


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
        facts = [each.text() for each in shown.findChildren(QLabel)]
        shown.reject()
        assert f"“{shown.verdict.title}”" in facts
        assert said == (headline, 1, edition.code)


def test_the_tick_is_kept_for_what_was_compared_as_a_whole() -> None:
    """A code proves only that it was issued; what it is printed on may have been changed."""
    for compared in (CODE, DIGEST):
        assert drawing_of(Verdict(GENUINE, "", compared=compared))[0] != "check"
    for compared in (FILE, CONTENT):
        assert drawing_of(Verdict(GENUINE, "", compared=compared))[0] == "check"
    assert drawing_of(Verdict(NOT_ISSUED, "", compared=CODE))[0] == "refusal"
    assert drawing_of(Verdict(SUPERSEDED, "", compared=FILE)) == ("warning", "warning")


def test_of_a_slip_only_the_line_is_said_to_have_been_compared(
    window: MainWindow, attested_case: Path, tmp_path: Path
) -> None:
    slip = tmp_path / "slip.pdf"
    done("slip", attested_case, "--number", 18, "--to", slip)
    (proof,) = PdfReader(slip).attachments["slip.json"]
    window.open_path(attested_case)
    screen.settle(window)
    shown = verdict_on(window, proof.decode())
    assert shown.verdict.verdict == SLIP
    (said,) = [
        each.text()
        for each in shown.findChildren(QLabel)
        if each.text().startswith("The line and its")
    ]
    shown.reject()
    assert "were not" in said


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
    for _step in range(9):
        QTest.keyClick(shown.focusWidget(), Qt.Key.Key_Tab)
        reached.append(shown.focusWidget())
    shown.reject()
    assert {shown.choose, shown.give_up, shown.agree} <= set(reached)


def words_of(window: MainWindow, language: str) -> str:
    with database_of(window).reading() as tx:
        root = root_of_register(tx)
    assert root is not None
    return fingerprint_words(root, language)


def annex_file(window: MainWindow, path: Path) -> Path:
    with database_of(window).reading() as tx:
        edition = editions.list_editions(tx)[0]
        path.write_bytes(editions.kept_bytes(tx, editions.list_prints(tx, edition.id)[0].sha256))
    return path


def said_of(shown: VerdictDialog) -> str:
    return "\n".join(each.text() for each in shown.findChildren(QLabel))


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_a_file_is_verified_by_the_published_words_alone(
    opened: MainWindow, tmp_path: Path, language: str
) -> None:
    """What a receiver does, whose program has no register open; then a byte of a page is changed."""
    words, path = words_of(opened, language), annex_file(opened, tmp_path / "annex.pdf")
    document = path.read_bytes()
    opened.close_register()
    at = document.index(b"stream\n") + 40
    for content, verdict in (
        (document, "genuine"),
        (
            document[:at] + bytes([document[at] ^ 1]) + document[at + 1 :],
            "not-what-was-issued",
        ),
    ):
        path.write_bytes(content)
        opened.owners.annexes.verify_path(path)
        screen.settle(opened)
        alone = screen.dialog(VerdictDialog)
        assert "There was nothing to compare with" in said_of(alone)
        alone.more.click()
        dialog = screen.dialog(VerifyDialog)
        assert screen.nameless(dialog) == []
        screen.type_words(dialog.fingerprint, words)
        assert dialog.fingerprint.verticalScrollBar().maximum() == 0, "all words are seen"
        assert dialog.told.text() == "All eight words are known."
        dialog.agree.click()
        screen.settle(opened)
        shown = screen.dialog(VerdictDialog)
        found, said = shown.verdict.verdict, said_of(shown)
        assert shown.problems.verticalScrollBar().maximum() == 0, "all that differs is seen"
        shown.reject()
        assert found == verdict
        assert "with the fingerprint that you entered" in said


def test_without_a_fingerprint_the_verdict_says_what_one_would_add(
    opened: MainWindow, tmp_path: Path
) -> None:
    path = annex_file(opened, tmp_path / "annex.pdf")
    opened.close_register()
    opened.owners.annexes.verify_path(path)
    screen.settle(opened)
    shown = screen.dialog(VerdictDialog)
    sentence = shown.sentence.text()
    shown.reject()
    assert "The eight words that the coalition published would tell" in sentence
    assert "--fingerprint" in sentence


def test_wrong_words_keep_the_dialog_open_and_the_file_unverified(
    opened: MainWindow, tmp_path: Path
) -> None:
    path = annex_file(opened, tmp_path / "annex.pdf")
    dialog = ask(opened)
    screen.type_words(dialog.fingerprint, "one two three")
    assert dialog.told.text() == "Words so far: 3 of 8."
    opened.choosers.file = partial(chosen, path)
    dialog.choose.click()
    refusal = dialog.refusal.text()
    dialog.fingerprint.clear()
    dialog.certificate.setText(str(path))
    dialog.choose.click()
    other = dialog.refusal.text()
    dialog.reject()
    assert refusal == "A fingerprint has 8 words."
    assert "holds no certificate" in other


def test_the_words_of_another_register_do_not_fit(opened: MainWindow, tmp_path: Path) -> None:
    path = annex_file(opened, tmp_path / "annex.pdf")
    words = words_of(opened, "en").split()
    dialog = ask(opened)
    screen.type_words(dialog.fingerprint, " ".join(reversed(words)))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    assert screen.drop(dialog, data, QPointF(3, 3))
    screen.settle(opened)
    shown = screen.dialog(VerdictDialog)
    found, sentence = shown.verdict.verdict, shown.sentence.text()
    shown.reject()
    assert found == NOT_ISSUED
    assert "another fingerprint" in sentence


def test_a_certificate_is_expected_of_a_signed_copy(opened: MainWindow, tmp_path: Path) -> None:
    path = annex_file(opened, tmp_path / "annex.pdf")
    mine, other = make(), make(rsa_key(2048, 2), name="Другой")
    key = open_key(mine.p12, PASSPHRASE, "k.p12", TODAY)
    path.write_bytes(sign_print(path.read_bytes(), key, "Signed electronically", ["1"]))
    opened.close_register()
    for made, verdict in ((mine, "genuine"), (other, "cannot-be-told")):
        (tmp_path / "c.pem").write_bytes(made.pem)
        dialog = ask(opened)
        dialog.certificate.setText(str(tmp_path / "c.pem"))
        opened.choosers.file = partial(chosen, path)
        dialog.choose.click()
        screen.settle(opened)
        shown = screen.dialog(VerdictDialog)
        found = shown.verdict.verdict
        shown.reject()
        assert found == verdict


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_words_of_a_fingerprint_are_proposed_as_they_are_typed(
    opened: MainWindow, language: str
) -> None:
    first, second, *_others = words_of(opened, language).split()
    dialog = ask(opened)
    field = dialog.fingerprint
    field.setFocus()
    for word in (first, second):
        screen.type_words(field, word[:-1])
        field.proposals.activated.emit(word)
    proposed, typed = field.proposals.model().rowCount(), field.text()
    popup = field.proposals.popup()
    assert popup is not None
    popup.hide()
    dialog.reject()
    assert typed == f"{first} {second} "
    assert proposed > 2_000


def test_the_sign_of_a_verdict_takes_the_colours_of_another_theme(
    application: QApplication,
) -> None:
    """An amber one kept the light theme's ink on the dark ground."""
    verdict = Verdict(SUPERSEDED, "", compared=FILE)
    shown = VerdictDialog(None, "a.pdf", verdict, lambda: verdict)
    try:
        theme.apply_theme(application, "dark")
        QCoreApplication.processEvents()
        image = shown.mark.pixmap().toImage()
        inks = {
            image.pixelColor(x, y).name()
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() == 255
        }
    finally:
        theme.apply_theme(application, "light")
    assert theme.DARK.warning in inks
    assert theme.LIGHT.warning not in inks


def test_a_pdf_that_was_to_be_opened_as_a_register_is_verified_instead(
    opened: MainWindow, tmp_path: Path
) -> None:
    for name, content, said, verdict in (
        ("annex.pdf", document_of(opened), "is an annex, not a register.", GENUINE),
        ("scan.pdf", b"%PDF-1.7\n", "is a PDF, not a register.", NOT_ISSUED),
    ):
        file = tmp_path / name
        file.write_bytes(content)
        opened.open_path(file)
        assert screen.sentence(opened).endswith(said)
        verify, other = opened.status.offers
        assert (verify.text(), other.isVisible()) == ("Verify an annex…", False)
        assert opened.operations.database is not None, "the register stays open"
        verify.click()
        screen.settle(opened)
        shown = screen.dialog(VerdictDialog)
        assert shown.verdict.verdict == verdict
        shown.reject()
