"""Copies, drafts and prints of the annex: what is saved where, printed, and verified."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from coalition_app.desktop.annex.after_attesting import proposed_folder
from coalition_app.desktop.annex.verdict import VerdictDialog
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.widgets.pdf_print import print_pages
from coalition_app.documents.issue import issue
from coalition_app.errors import Interrupted, UserError
from tests.desktop import screen
from tests.desktop.annexes import attest, choose_target, database_of
from tests.desktop.screen import pages_of
from tests.registers import (
    statement_of,
)


def test_an_edition_whose_file_is_not_known_is_saved_first(
    ready: MainWindow, tmp_path: Path
) -> None:
    attest(ready, tmp_path / "annex.pdf")
    card = pages_of(ready).annex.card
    assert card.buttons["open"].text() == "Save a copy…"
    assert not card.entries["folder"].isVisible()
    choose_target(ready, tmp_path / "copy.pdf")
    card.buttons["open"].click()
    screen.settle(ready)
    assert (tmp_path / "copy.pdf").read_bytes() == (tmp_path / "annex.pdf").read_bytes()
    assert card.buttons["open"].text() == "Open"


def test_a_copy_is_the_recorded_print_and_another_language_a_further_one(
    ready: MainWindow, tmp_path: Path
) -> None:
    attest(ready, tmp_path / "annex.pdf")
    listed = pages_of(ready).annex.card
    listed.languages.aboutToShow.emit()
    offered = [action.text() for action in listed.languages.actions()]
    further = ["Русский", "Қазақша: a further print", "English: a further print"]
    assert offered == [*further, "", "In another format…"]
    assert choose_and_save(ready, tmp_path / "copy.pdf", listed.languages.actions()[0]) == [
        ("Save a copy", str(proposed_folder() / "annex-1-ru.pdf"))
    ]
    assert (tmp_path / "copy.pdf").read_bytes() == (tmp_path / "annex.pdf").read_bytes()
    choose_and_save(ready, tmp_path / "kk.pdf", listed.languages.actions()[1])
    assert listed.edition.languages == ("ru", "kk")  # type: ignore[union-attr]


def choose_and_save(window: MainWindow, target: Path, offered: QAction) -> list[tuple[str, str]]:
    asked = choose_target(window, target)
    offered.trigger()
    screen.settle(window)
    return asked


def test_a_draft_never_takes_the_place_of_an_attested_annex(
    ready: MainWindow, tmp_path: Path
) -> None:
    target = tmp_path / "annex.pdf"
    attest(ready, target)
    before = target.read_bytes()
    choose_target(ready, target)
    ready.do("draft")
    screen.settle(ready)
    assert "is an attested annex" in screen.sentence(ready)
    assert target.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "written"), [("d.txt", "d.txt"), ("d.docx", "d.docx"), ("d", "d.pdf")]
)
def test_a_draft_is_saved_in_the_form_that_its_name_asks_for(
    ready: MainWindow, tmp_path: Path, name: str, written: str
) -> None:
    choose_target(ready, tmp_path / name)
    ready.do("draft")
    screen.settle(ready)
    assert (tmp_path / written).stat().st_size > 500
    assert written in screen.sentence(ready)


@pytest.mark.parametrize("name", ["annex.doc", "annex.odt", "Annex.XLS", "annex.xyz"])
def test_no_draft_is_written_whose_name_says_another_form(
    ready: MainWindow, tmp_path: Path, name: str
) -> None:
    before = sorted(tmp_path.iterdir())
    choose_target(ready, tmp_path / name)
    ready.do("draft")
    screen.settle(ready)
    assert "cannot be written. Nothing was saved." in screen.sentence(ready)
    assert ".pdf, .docx, .xlsx, .csv, .html, .md, .txt, .json" in screen.sentence(ready)
    assert [each for each in sorted(tmp_path.iterdir()) if each not in before] == []


@pytest.fixture
def paper(application: QApplication, tmp_path: Path) -> Iterator[QPrinter]:
    """Give a printer whose paper is a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printer.setFullPage(True)
    yield printer


def draft_of(window: MainWindow) -> bytes:
    database = database_of(window)
    with database.reading() as tx:
        statement_id = statement_of(tx).id
    return issue.draft_document(database, statement_id, ending="pdf", language="ru")


def test_every_page_goes_to_the_printer(ready: MainWindow, paper: QPrinter, tmp_path: Path) -> None:
    draft = draft_of(ready)
    told: list[tuple[int, int]] = []
    count = print_pages(draft, paper, lambda done, of: told.append((done, of)))
    pages = len(PdfReader(io.BytesIO(draft)).pages)
    assert pages > 1
    assert count == pages
    assert told == [(at, pages) for at in range(pages)]
    printed = PdfReader(tmp_path / "paper.pdf").pages
    assert len(printed) == pages
    assert all(len(page.images) == 1 for page in printed)


def test_a_range_of_pages_is_printed(ready: MainWindow, paper: QPrinter, tmp_path: Path) -> None:
    paper.setFromTo(2, 2)
    assert print_pages(draft_of(ready), paper, lambda _done, _of: None) == 1
    assert len(PdfReader(tmp_path / "paper.pdf").pages) == 1


def test_printing_stops_when_it_is_cancelled(ready: MainWindow, paper: QPrinter) -> None:
    def stop(done: int, _of: int) -> None:
        if done == 1:
            raise Interrupted

    with pytest.raises(Interrupted):
        print_pages(draft_of(ready), paper, stop)


def test_what_is_no_document_is_not_printed(paper: QPrinter) -> None:
    with pytest.raises(UserError, match="no pages"):
        print_pages(b"%PDF-", paper, lambda _done, _of: None)


def test_without_a_printer_the_pdf_is_saved(ready: MainWindow, tmp_path: Path) -> None:
    asked = choose_target(ready, tmp_path / "to print.pdf")
    ready.do("print")
    screen.settle(ready)
    ((title, proposed),) = asked
    assert title.startswith("No printer was found")
    assert Path(proposed).name == "draft.pdf"
    assert (tmp_path / "to print.pdf").read_bytes() == draft_of(ready)


def test_an_open_edition_is_what_is_printed(ready: MainWindow, tmp_path: Path) -> None:
    attest(ready, tmp_path / "annex.pdf")
    asked = choose_target(ready, tmp_path / "to print.pdf")
    ready.do("print")
    screen.settle(ready)
    assert asked[0][1] == "annex-1.pdf"
    assert (tmp_path / "to print.pdf").read_bytes() == (tmp_path / "annex.pdf").read_bytes()


def verdict_on(window: MainWindow, path: Path) -> VerdictDialog:
    window.owners.annexes.verify_path(path)
    screen.settle(window)
    return screen.dialog(VerdictDialog)


def test_an_attested_annex_is_genuine_and_the_verdict_is_said_in_each_language(
    ready: MainWindow, tmp_path: Path
) -> None:
    attest(ready, tmp_path / "annex.pdf")
    shown = verdict_on(ready, tmp_path / "annex.pdf")
    assert shown.word.text() == "Genuine"
    assert shown.verdict.edition == 1
    english = shown.sentence.text()
    ready.speak("kk")
    kazakh = shown.sentence.text()
    shown.agree.click()
    assert english.startswith("Genuine: edition 1 of “")
    assert english.endswith("exactly as it was issued.")
    assert kazakh == shown.verdict.sentence != english


def test_a_changed_annex_is_not_vouched_for(ready: MainWindow, tmp_path: Path) -> None:
    target = tmp_path / "annex.pdf"
    attest(ready, target)
    target.write_bytes(target.read_bytes() + b"\n")
    shown = verdict_on(ready, target)
    word = shown.word.text()
    shown.reject()
    assert word == "The content is genuine"


def test_a_file_that_is_gone_is_said_in_the_line_below(ready: MainWindow, tmp_path: Path) -> None:
    ready.owners.annexes.verify_path(tmp_path / "gone.pdf")
    screen.settle(ready)
    assert "There is no file" in screen.sentence(ready)
