"""The page of evidence: what there is, for whom, who has none; files shown inside the program; checks."""

import datetime as dt
import io
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, Qt
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
)

from coalition_app.desktop.evidence.model import pieces_of, whole_text
from coalition_app.desktop.evidence.piece_details import _facts
from coalition_app.desktop.evidence.supersede_dialog import SupersedeDialog
from coalition_app.desktop.evidence.view_dialog import EvidenceViewDialog
from coalition_app.desktop.look import theme
from coalition_app.desktop.look.typeface import letter_width
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.signatories.evidence_dialog import EvidenceDialog
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.key_combo import WordBox
from coalition_app.desktop.widgets.question import Question
from coalition_app.desktop.widgets.reading import ReadingDialog
from coalition_app.desktop.wording.evidence_words import runs_of, runs_text
from coalition_app.languages import LANGUAGES
from coalition_app.records.evidence import evidence, list_evidence
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.imports import import_draft
from coalition_app.records.opening.existing import open_register
from coalition_app.records.signatures import signatures
from coalition_app.records.statements import wordings
from coalition_app.records.store.database import Database
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.desktop.screen import pages_of
from tests.registers import (
    hold_originals,
    make_register,
    make_source,
    numbered_entries,
    statement_of,
)


@pytest.fixture
def opened(window: MainWindow, register: Path) -> Iterator[MainWindow]:
    with open_register(register) as database:
        attach(database, [1, 2], "held-outside", held_where="сейф", holder="Д. А.")
        attach(database, [1], "letter", claim="wording", note="по почте")
    window.open_path(register)
    window.go("evidence")
    yield window
    screen.settle(window)


def attach(database: Database, numbers: list[int], kind: str, **fields: object) -> None:
    with database.writing("record-evidence") as tx:
        statement = statement_of(tx)
        rows = [signatures.find_signature(tx, statement, number) for number in numbers]
        evidence.record_evidence(tx, statement, rows, NewEvidence(kind=kind, **fields))  # type: ignore[arg-type]


def show_file(window: MainWindow, content: bytes, name: str) -> EvidenceViewDialog:
    """Record a file as evidence of No. 3 and open it from the page."""
    attach(database_of(window), [3], "file", content=content, file_name=name)
    window.refresh()
    pages_of(window).evidence.recorded.table.setCurrentIndex(
        pages_of(window).evidence.recorded.model.index(0, 0)
    )
    screen.press(pages_of(window).evidence.recorded.table, Qt.Key.Key_Return)
    screen.settle(window)
    return screen.dialog(EvidenceViewDialog)


def rows(window: MainWindow) -> list[list[str]]:
    model = pages_of(window).evidence.recorded.model
    columns = range(4)  # the grade is painted
    return [[model.index(row, at).data() for at in columns] for row in range(model.rowCount())]


def pdf(*, password: str = "") -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(300, 400)
    if password:
        writer.encrypt(password)
    kept = io.BytesIO()
    writer.write(kept)
    return kept.getvalue()


def picture(width: int = 40, height: int = 30) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def test_in_large_letters_too_a_document_says_of_what_kind_it_is(
    opened: MainWindow, application: QApplication
) -> None:
    was = theme.text_size(application)
    try:
        theme.set_text_size(application, 200)
        theme.apply_theme(application, "light")
        opened.resize(1280, 720)
        screen.settle(opened)
        # Several kinds have the same drawing, and a scan shows more than a list as it was received.
        assert rows(opened)[1][1] == "Original held elsewhere: сейф"
    finally:
        theme.set_text_size(application, was)
        theme.apply_theme(application, "light")


def test_each_piece_says_what_it_proves_and_for_whom(opened: MainWindow) -> None:
    (letter, original) = rows(opened)
    assert letter[1:] == ["Letter: по почте", "No. 1", "words"]
    assert original[1:] == ["Original held elsewhere: сейф", "Nos. 1, 2", "consent"]
    page = pages_of(opened).evidence
    assert page.tabs.segments["recorded"].text() == "Recorded 2"
    said = page.recorded.missing.text()
    assert said == "There is no evidence of the consent of number 3."


def test_a_piece_that_proves_several_things_is_one_row(opened: MainWindow) -> None:
    with database_of(opened).writing("record-evidence") as tx:
        of = statement_of(tx)
        signed = signatures.find_signature(tx, of, 3)
        new = NewEvidence(kind="letter", note="лично")
        evidence.record_letter(tx, of, signed, new, ("consent", "identity"))
    opened.refresh()
    assert rows(opened)[0][1:] == ["Letter: лично", "No. 3", "consent, identity"]
    assert len(rows(opened)) == 3


def test_the_grades_add_up_to_the_signatures_that_count(opened: MainWindow) -> None:
    coverage = pages_of(opened).evidence.recorded.coverage
    assert coverage.told.text() == "Evidence for 2 of 3 signatures"
    shown = {key: each.text() for key, each in coverage.labels.items() if each.isVisible()}
    assert shown == {"original": "Signature or original 2", "none": "No evidence 1"}


def test_kinds_that_are_there_have_a_chip(opened: MainWindow) -> None:
    recorded = pages_of(opened).evidence.recorded
    chips = recorded.chips.findChildren(QPushButton)
    assert [each.text() for each in chips] == ["All  2", "Letter  1", "Original held elsewhere  1"]
    recorded.choose_kind("letter")
    assert [row[1] for row in rows(opened)] == ["Letter: по почте"]
    recorded.choose_kind("")
    assert len(rows(opened)) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_head_is_cut(opened: MainWindow, language: str) -> None:
    opened.speak(language)
    screen.settle(opened)
    table = pages_of(opened).evidence.recorded.table
    metrics = table.horizontalHeader().fontMetrics()
    for at in range(table.model().columnCount()):
        words = table.model().headerData(at, Qt.Orientation.Horizontal)
        assert metrics.horizontalAdvance(words) + 22 <= table.columnWidth(at)


def test_the_details_show_words_of_the_letter_and_where_it_is_kept(opened: MainWindow) -> None:
    words = "Мы поддерживаем заявление.".encode()
    attach(database_of(opened), [3], "letter", content=words, file_name="письмо.txt")
    opened.refresh()
    recorded = pages_of(opened).evidence.recorded
    recorded.table.setCurrentIndex(recorded.model.index(0, 0))
    details = recorded.details
    assert details.excerpt.text() == "Мы поддерживаем заявление."
    assert details.facts["kept"][1].text() == "in the register, 49 bytes"
    assert details.facts["sum"][1].text().startswith("SHA-256 ")
    assert details.grade.text() == "Consent received"


def test_those_without_evidence_are_shown_in_the_list(opened: MainWindow) -> None:
    pages_of(opened).evidence.recorded.show_missing.click()
    assert opened.page_name() == "signatories"
    assert [each.number for each in opened.chosen()] == [3]


def test_without_evidence_the_page_says_what_to_do(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    window.go("evidence")
    assert pages_of(window).evidence.recorded.empty.text().startswith("There is no evidence yet")
    assert not pages_of(window).evidence.recorded.table.isVisible()
    pages_of(window).evidence.record.click()
    screen.dialog(EvidenceDialog).reject()


def test_a_piece_without_a_file_is_told(opened: MainWindow) -> None:
    pages_of(opened).evidence.recorded.open.click()
    (box,) = screen.open_dialogs()
    assert "по почте" in box.text()  # type: ignore[attr-defined]
    box.close()


def test_a_pdf_is_shown_page_by_page(opened: MainWindow) -> None:
    dialog = show_file(opened, pdf(), "письмо.pdf")
    assert isinstance(dialog.view, QPdfView)
    assert dialog.document.pageCount() == 1
    assert dialog.windowTitle() == "письмо.pdf"
    assert dialog.head.beside.text() == "evidence of No. 3"
    dialog.grab()
    dialog.accept()
    QCoreApplication.processEvents()


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (pdf(password="тайна"), "a.pdf", "protected by a password"),
        (b"%PDF-1.7 torn off", "a.pdf", "damaged"),
        (b"\x89PNG torn off", "a.png", "damaged"),
        (b"\x00\x01\x02" * 50, "a.bin", "cannot be shown here"),
    ],
)
def test_what_cannot_be_shown_is_said(
    opened: MainWindow, content: bytes, name: str, said: str
) -> None:
    dialog = show_file(opened, content, name)
    assert isinstance(dialog.view, QPlainTextEdit)
    assert said in dialog.view.toPlainText()
    dialog.accept()


def test_a_picture_that_claims_to_be_a_pdf_is_shown_as_a_picture(opened: MainWindow) -> None:
    dialog = show_file(opened, picture(), "скан.pdf")
    assert isinstance(dialog.view, QScrollArea)
    label = dialog.view.widget()
    assert isinstance(label, QLabel)
    assert (label.pixmap().width(), label.pixmap().height()) == (40, 30)
    dialog.accept()


def test_a_large_picture_is_shown_smaller(opened: MainWindow) -> None:
    dialog = show_file(opened, picture(8_000, 400), "скан.png")
    assert dialog.shown.picture is not None
    assert (dialog.shown.picture.width(), dialog.shown.picture.height()) == (3_000, 150)
    dialog.accept()


def test_a_mail_shows_its_words_and_opens_what_is_attached(opened: MainWindow) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Анна <a@b.kz>", "подпись"
    mail.set_content("Мы поддерживаем.")
    mail.add_attachment(picture(), maintype="image", subtype="png", filename="скан.png")
    dialog = show_file(opened, mail.as_bytes(), "ответ.eml")
    assert "Мы поддерживаем." in dialog.shown.words
    assert [dialog.attached.item(row).text() for row in range(dialog.attached.count())] == [
        "скан.png"
    ]
    dialog.attached.setCurrentRow(0)
    dialog.attached.itemActivated.emit(dialog.attached.item(0))
    inner = [each for each in screen.open_dialogs() if each is not dialog]
    assert [each.windowTitle() for each in inner] == ["скан.png"]
    assert inner[0].shown.kind == "picture"  # type: ignore[attr-defined]
    inner[0].accept()
    dialog.accept()


def test_another_program_gets_a_file_only_after_a_warning(
    opened: MainWindow, tmp_path: Path
) -> None:
    target, handed = tmp_path / "out.txt", list[Path]()
    opened.owners.evidence.open_outside = handed.append
    opened.choosers.target = lambda _parent, _title, proposed: target if proposed else None
    dialog = show_file(opened, "тайна".encode(), "../../x.txt")
    dialog.take_out.click()
    asking = next(each for each in screen.open_dialogs() if isinstance(each, Question))
    assert "unencrypted" in asking.said.text()
    asking.give_up.click()
    assert not target.exists()
    dialog.take_out.click()
    asking = next(each for each in screen.open_dialogs() if isinstance(each, Question))
    asking.agree.click()
    assert target.read_text(encoding="utf-8") == "тайна"
    assert handed == [target]
    assert "Unencrypted copy" in screen.sentence(opened)
    dialog.accept()


def test_a_piece_is_superseded_and_never_deleted(opened: MainWindow) -> None:
    attach(database_of(opened), [1], "scan", content=b"x", file_name="скан.jpg")
    opened.refresh()
    page = pages_of(opened).evidence
    page.recorded.table.setCurrentIndex(page.recorded.model.index(2, 0))
    screen.press(page.recorded.table, Qt.Key.Key_Delete)
    assert "never deleted" in screen.sentence(opened)
    page.recorded.supersede.click()
    dialog = screen.dialog(SupersedeDialog)
    last = dialog.list.item(0).text().split(" ")[-1]
    assert "\u00a0·\u00a0" in last, (
        "the day is never alone in a line, nor is a sign without its number"
    )
    screen.press(dialog.list, Qt.Key.Key_Return)
    screen.press(dialog, Qt.Key.Key_Return, ctrl=True)
    assert dialog.isVisible()
    assert (dialog.agree.text(), dialog.agree.isEnabled()) == ("Choose the replacement", False)
    assert any(
        each.text() == "What replaces this evidence of Nos. 1, 2? Both are kept."
        for each in dialog.findChildren(QLabel)
    )
    alone = SupersedeDialog(
        opened.desk, dialog._database, dialog._statement, dialog._piece, dialog._others[:1]
    )
    assert [each.row() for each in alone.list.selectedIndexes()] == [0], "there is no other"
    alone.reject()
    dialog.list.setCurrentRow(0)
    assert (dialog.agree.text(), dialog.agree.isEnabled()) == ("Replace", True)
    assert dialog.lost.text() == "The new evidence does not cover these numbers: 2."
    dialog.accept()
    assert rows(opened)[2][1] == "Original held elsewhere (superseded): сейф"
    assert "consent of numbers 2, 3" in page.recorded.missing.text()
    page.recorded.table.setCurrentIndex(page.recorded.model.index(2, 0))
    page.recorded.supersede.click()
    assert "already superseded" in screen.sentence(opened)
    opened.do("undo")
    assert rows(opened)[2][1] == "Original held elsewhere: сейф"


def test_evidence_asks_first_what_it_is_and_then_two_or_three_fields(opened: MainWindow) -> None:
    opened.show_numbers([3])
    opened.do("evidence")
    dialog = screen.dialog(EvidenceDialog)
    typed = (dialog.held, dialog.holder, dialog.file, dialog.note, dialog.receiver, dialog.made)
    assert not any(each.isVisible() for each in typed)
    assert not dialog.agree.isEnabled()
    dialog.what.pick("held")
    assert [each for each in typed if each.isVisible()] == [dialog.held, dialog.holder]
    dialog.held.setText("сейф")
    dialog.what.pick("seen")
    assert [each for each in typed if each.isVisible()] == [dialog.note]
    dialog.note.setText("звонок")
    dialog.kind.choose("call-note")
    dialog.accept()
    with database_of(opened).reading() as tx:
        newest = list_evidence.list_pieces(tx, statement_of(tx))[0]
    assert (newest.kind, newest.note, newest.held_where) == ("call-note", "звонок", "")
    assert newest.received_on is None, "nobody told the day on which it came"


def test_where_originals_are_is_asked_while_one_is_missing(opened: MainWindow) -> None:
    coverage = pages_of(opened).evidence.recorded.coverage
    coverage.show_counts({"original": 2, "received": 1})
    assert not coverage.hold.isHidden()
    coverage.show_counts({"original": 3})
    assert coverage.hold.isHidden()


def test_where_originals_are_is_recorded_of_those_without_evidence_who_are_named(
    opened: MainWindow,
) -> None:
    """What is held has no day of its own: a prefilled one was once recorded of all, and certified."""
    pages_of(opened).evidence.recorded.coverage.hold.click()
    dialog = screen.dialog(EvidenceDialog)
    assert (dialog.what.key(), dialog.whom.key()) == ("held", "without")
    assert dialog.of_whom.text() == "3.\xa0ОФ Фонд «Бірлік 3»"
    dialog.whom.choose("all")
    assert dialog.of_whom.text().startswith("For 3 signatures: 1.\xa0ОФ Фонд «Бірлік 1»; 2.\xa0")
    assert dialog.agree.text() == "Record for 3"
    dialog.whom.choose("without")
    dialog.held.setText("сейф")
    dialog.holder.setText("Д. Ахметова")
    dialog.agree.click()
    with database_of(opened).reading() as tx:
        newest = list_evidence.list_pieces(tx, statement_of(tx))[0]
    assert (newest.held_where, newest.received_on) == ("сейф", None)


def test_what_is_recorded_here_says_how_it_came(opened: MainWindow) -> None:
    opened.show_numbers([3])
    opened.do("evidence")
    dialog = screen.dialog(EvidenceDialog)
    assert not dialog.older.isVisible()
    dialog.what.pick("seen")
    dialog.more.setChecked(True)
    dialog.kind.choose("call-note")
    dialog.note.setText("звонок")
    dialog.source.choose("indirect copy")
    dialog.made.setText("01.03.2026")
    dialog.accept()
    with database_of(opened).reading() as tx:
        newest = list_evidence.list_pieces(tx, statement_of(tx))[0]
    assert (newest.directness, newest.originality) == ("indirect", "copy")
    assert newest.made_on == dt.date(2026, 3, 1)


def test_consent_that_is_older_than_a_later_text_is_said_where_it_is_entered(
    opened: MainWindow,
) -> None:
    database = database_of(opened)
    with database.writing("seal-text") as tx:
        wordings.seal_text(tx, statement_of(tx))
    with database.writing("new-text") as tx:
        wordings.begin_new_text(tx, statement_of(tx))
    with database.writing("reword-demand") as tx:
        wordings.reword_demand(tx, statement_of(tx), 1, "ru", "Иное.")
    with database.writing("seal-text") as tx:
        wordings.seal_text(tx, statement_of(tx))
    opened.refresh()
    opened.do("evidence")
    dialog = screen.dialog(EvidenceDialog)
    dialog.what.pick("seen")
    dialog.more.setChecked(True)
    dialog.made.setText("01.03.2026")
    dialog.made.editingFinished.emit()
    assert dialog.older.text() == (
        "It is older than text 2 as sealed, and shows no consent to that text."
    )
    dialog.claim.choose("identity")
    assert not dialog.older.isVisible()
    dialog.reject()


def test_a_check_is_recorded_and_a_second_one_beside_it(opened: MainWindow) -> None:
    opened.show_numbers([2])
    for name in ("Айгуль", "Ермек"):
        opened.do("check-signature")
        dialog = screen.dialog(FormDialog)
        (found,) = dialog.findChildren(WordBox)
        assert (found.currentIndex(), dialog.agree.isEnabled()) == (-1, False)  # no hurried Enter
        found.choose("confirmed")
        assert dialog.agree.isEnabled()
        screen.field(dialog, "Who checked").setText(name)
        dialog.accept()
        assert dialog.refusal.text() == "Say on what ground: what was seen, compared or asked."
        screen.field(dialog, "Basis").setText("звонок")
        dialog.accept()
    opened.do("check-signature")
    dialog = screen.dialog(FormDialog)
    labels = [each.text() for each in dialog.findChildren(QLabel)]
    assert [name for name in ("Айгуль", "Ермек") if any(name in each for each in labels)] == [
        "Айгуль",
        "Ермек",
    ]
    (found,) = dialog.findChildren(WordBox)
    found.choose("unverified")
    assert not screen.field(dialog, "Basis").isEnabled()
    dialog.reject()
    opened.do("challenge")
    shown = screen.dialog(ReadingDialog)
    told = shown.text.toPlainText()
    assert told.index("confirmed by Айгуль: звонок") < told.index("confirmed by Ермек: звонок")
    shown.accept()


def test_a_dossier_is_answered_with_everything_and_saved(
    opened: MainWindow, tmp_path: Path
) -> None:
    attach(database_of(opened), [1], "scan", content=b"x", file_name="<b>скан<i>.jpg")
    opened.show_numbers([1])
    opened.do("challenge")
    dialog = screen.dialog(ReadingDialog)
    told = dialog.text.toPlainText()
    assert told.startswith("1. ")  # the title stands above it, and is not said again
    assert dialog.head.beside.text().startswith("as of ")
    assert "<b>скан<i>.jpg" in told
    digest = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    assert f"SHA-256: {digest}" in told
    opened.choosers.target = lambda _parent, _title, _proposed: tmp_path / "ответ"
    screen.click(dialog, "Save as PDF…")
    reader = PdfReader(tmp_path / "ответ.pdf")
    assert len(reader.pages) == 1
    printed = reader.pages[0].extract_text()
    assert digest in printed
    assert "<b>скан<i>.jpg" in printed
    assert "page 1 of 1" in printed
    opened.speak("ru")
    assert dialog.text.toPlainText() != told
    dialog.accept()


def test_very_many_claims_are_read_beside_the_window(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    with make_register(path, statements_made=0) as database:
        with database.writing("import") as tx:
            import_draft.import_source(
                tx, make_source(numbered_entries(5_000)), new_title="Длинное"
            )
        hold_originals(database, [at for at in range(1, 5_001) if at % 7])
    window.open_path(path)
    window.go("evidence")
    screen.settle(window)
    pages_of(window).evidence.recorded._filter()
    (row,) = rows(window)
    assert row[2].startswith("Nos. 1–6, 8–13, 15–20")
    assert "numbers 7, 14, 21" in pages_of(window).evidence.recorded.missing.text()


@pytest.mark.parametrize(
    ("numbers", "text"),
    [([], ""), ([4], "4"), ([1, 2], "1, 2"), ([1, 2, 3, 7], "1–3, 7"), ([2, 4, 5], "2, 4, 5")],
)
def test_numbers_are_written_shortly(numbers: list[int], text: str) -> None:
    assert runs_text(runs_of(numbers)) == text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_narrow_enough_in_each_language(opened: MainWindow, language: str) -> None:
    opened.speak(language)
    QCoreApplication.processEvents()
    assert pages_of(opened).evidence.minimumSizeHint().width() <= 700
    assert pages_of(opened).evidence.minimumSizeHint().height() <= 470
    assert screen.nameless(pages_of(opened).evidence) == []


def test_the_details_leave_the_documents_their_room(opened: MainWindow) -> None:
    """With large letters they squeezed the names of documents, and the table was cut at its edge."""
    recorded = pages_of(opened).evidence.recorded
    letter = letter_width(recorded.fontMetrics())
    for letters, beside in ((110, False), (120, True)):
        recorded.setFixedWidth(letters * letter)
        QCoreApplication.processEvents()
        assert recorded._narrow() != beside


DIALOGS: dict[str, tuple[str, type[QDialog]]] = {
    "check": ("check-signature", FormDialog),
    "challenge": ("challenge", ReadingDialog),
}


@pytest.mark.parametrize("name", DIALOGS)
def test_everything_in_a_dialog_has_a_name(opened: MainWindow, name: str) -> None:
    key, kind = DIALOGS[name]
    opened.show_numbers([1])
    opened.do(key)
    dialog = screen.dialog(kind)
    nameless = screen.nameless(dialog)
    dialog.reject()
    assert nameless == []


def test_the_register_keeps_what_was_shown(opened: MainWindow) -> None:
    dialog = show_file(opened, "просто слова".encode(), "слова.txt")
    assert dialog.shown.words == "просто слова"
    dialog.accept()
    with database_of(opened).reading() as tx:
        newest = list_evidence.list_pieces(tx, statement_of(tx))[0]
        assert list_evidence.piece_bytes(tx, newest.id) == "просто слова".encode()


def test_who_keeps_an_original_is_said_wherever_it_is_shown(opened: MainWindow) -> None:
    """The attestation names the holder: so do the page and the details of the signature."""
    kept = "сейф; kept by Д. А."
    database = database_of(opened)
    with database.reading() as tx:
        shown = pieces_of(list_evidence.list_pieces(tx, statement_of(tx)))
    (piece,) = (each for each in shown if each.first.kind == "held-outside")
    assert kept in whole_text(piece)
    assert _facts(piece)["kept"] == kept
    opened.show_numbers([2])
    screen.settle(opened)
    opened.details.go("documents")
    assert any(kept in each for each in opened.details.evidence.texts())
