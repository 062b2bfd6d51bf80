"""The card that erases: it shows first, wants a number typed, and then saves the certificate."""

import datetime as dt
import re
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.register.erase_dialog import ErasedDialog, EraseDialog
from coalition_app.desktop.widgets import pdf_print
from coalition_app.languages import LANGUAGES
from coalition_app.records.care import kept_copies
from coalition_app.records.care.checks import look_for_damage
from coalition_app.records.signatories import private_fields
from tests.commands.command_line import done
from tests.desktop import screen
from tests.desktop.screen import pages_of
from tests.registers import make_register, recorded_on, signatures_of

HERS = "hers@example.kz"


def opened(window: MainWindow, tmp_path: Path) -> EraseDialog:
    """Open the card of number 1, who has a contact, and of whom a copy was made."""
    database = make_register(tmp_path / "a.coalition")
    with database.writing("change-directory", field="private") as tx:
        key = signatures_of(database)[0].signatory_id
        private_fields.change_private(tx, key, contacts=[HERS])
    kept_copies.keep_copy(database, kept_copies.pin(database), "2025-01-02 120000")
    window.take_register(database)
    window.go("signatories")
    screen.settle(window)
    pages_of(window).signatories.choose([1])
    window.do("erase")
    screen.settle(window)
    return screen.dialog(EraseDialog)


def test_it_shows_what_goes_and_enter_erases_nothing(window: MainWindow, tmp_path: Path) -> None:
    card = opened(window, tmp_path)
    assert "Contacts: 1" in card.goes.text()
    assert "status" in card.stays.text()
    assert "a 2025-01-02 120000" in card.held.text()
    off = window.geometry().center() - card.geometry().center()
    assert abs(off.y()) <= 1  # what was read made it higher
    screen.press(card.typed, Qt.Key.Key_Return)
    assert card.isVisible()
    assert not card.agree.isEnabled()
    screen.type_words(card.typed, "2")
    assert not card.agree.isEnabled()
    card.accept()
    assert card.isVisible()
    card.ask_to_close()  # what was typed only confirms: leaving asks nothing
    assert not card.isVisible() and screen.open_dialogs() == []
    assert HERS.encode() in (tmp_path / "a.coalition-wal").read_bytes()


def test_a_long_path_of_a_backup_is_not_cut(window: MainWindow, tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["coalitions-of-the-year-2026"] * 4)
    deep.mkdir(parents=True)
    card = opened(window, deep)
    wide = card.held.fontMetrics().horizontalAdvance
    # The line break may stand after each step of the path.
    assert max(wide(each) for each in re.split("[ \u200b]", card.held.text())) < 300
    card.reject()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_number_stands_apart_from_its_word(
    window: MainWindow, tmp_path: Path, language: str
) -> None:
    card = opened(window, tmp_path)
    window.speak(language)
    said = card.whose.text()
    assert re.search("(No\\.|№)\u00a01", said) and not re.search(
        "(No\\.|№|statement|заявление) ", said
    )
    card.reject()


def test_it_erases_and_saves_or_prints_the_certificate(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = opened(window, tmp_path)
    screen.type_words(card.typed, "1")
    assert card.agree.isEnabled()
    card.agree.click()
    screen.settle(window)
    told = screen.dialog(ErasedDialog)
    assert "Erased for good" in told.text.toPlainText()
    target = tmp_path / "out" / "certificate.pdf"
    target.parent.mkdir()

    proposals = []

    def choose(_parent: QWidget, _title: str, proposed: str) -> Path:
        proposals.append(proposed)
        return target

    window.choosers.target = choose
    told.certificate.click()
    assert len(PdfReader(target).pages) == 1
    assert "Акт" in PdfReader(target).pages[0].extract_text()
    assert proposals == [
        "a акт об уничтожении.pdf"
    ]  # both in the language of the register's documents
    printed = target = tmp_path / "out" / "printed.pdf"
    monkeypatch.setattr(pdf_print, "has_printer", lambda: False)
    told.print_it.click()
    assert printed.read_bytes() == (tmp_path / "out" / "certificate.pdf").read_bytes()
    assert told.isVisible() and screen.dialog(ErasedDialog) is told
    told.accept()
    database = window.operations.database
    assert database is not None
    assert look_for_damage(database) == []
    files = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert [each.name for each in files if HERS.encode() in each.read_bytes()] == []
    assert len(list((tmp_path / "a copies").iterdir())) == 1


def test_before_its_term_a_statement_says_when(window: MainWindow, tmp_path: Path) -> None:
    window.take_register(make_register(tmp_path / "a.coalition"))
    screen.settle(window)
    window.do("erase-term")
    assert "begins with an attestation" in window.status.said.text()


def test_a_passed_term_is_said_once_and_nothing_is_erased(
    window: MainWindow, attested_case: Path
) -> None:
    with recorded_on(dt.date(2025, 3, 15)):
        of_18 = ("--statement", 1, "--number", 18)
        done("signatory", attested_case, "private", *of_18, "--contact", HERS)
        to = ("--edition", 1, "--to", "Парламент", "--date", "2025-03-15")
        done("deliver", attested_case, "--statement", 1, *to)
    window.open_path(attested_case)
    screen.settle(window)
    window.owners.erasing.remind()
    screen.settle(window)
    assert "retention period for private data" in window.status.said.text()
    assert HERS.encode() in attested_case.read_bytes()
    window.status.offers[0].click()
    screen.settle(window)
    assert "Contacts: 1" in screen.dialog(EraseDialog).goes.text()
    screen.dialog(EraseDialog).reject()
