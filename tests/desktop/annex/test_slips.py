"""Confirmation slips in the window: which edition, for whom, read one by one and written as files."""

import email
import email.policy
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from coalition_app.desktop.annex.slips_dialog import SlipsDialog
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.wording.typed_numbers import read_numbers, typed_numbers
from coalition_app.errors import UserError
from coalition_app.records.signatories import private_fields
from coalition_app.records.signatures import edits, signatures
from tests.desktop import screen
from tests.desktop.annexes import attest, choose_target, database_of, open_ready
from tests.desktop.screen import pages_of
from tests.registers import statement_of


@pytest.fixture
def ready(window: MainWindow, tmp_path: Path) -> MainWindow:
    """Give the window on the annex of forty signatures, attested once."""
    open_ready(window, tmp_path / "ready.coalition")
    attest(window, tmp_path / "first.pdf")
    return window


def opened(window: MainWindow, numbers: list[int]) -> SlipsDialog:
    window.go("signatories")
    pages_of(window).signatories.choose(numbers)
    window.do("slip")
    screen.settle(window)
    return screen.dialog(SlipsDialog)


def respell(window: MainWindow, number: int, name: str) -> None:
    with database_of(window).writing("respell-name") as tx:
        edits.respell_name(tx, statement_of(tx), number, name, "опечатка")
    window.refresh()
    screen.settle(window)


def choose_folder(window: MainWindow, folder: Path | None) -> None:
    window.choosers.folder = lambda _parent, _title, _proposed: folder


def test_the_slip_of_the_chosen_is_the_letter_and_is_saved(
    ready: MainWindow, tmp_path: Path
) -> None:
    dialog = opened(ready, [5])
    assert dialog.numbers.text() == "5"
    assert screen.nameless(dialog) == []
    shown = dialog.preview.toPlainText()
    assert "5. ОФ Фонд «Бірлік 5»" in shown
    assert "Пожалуйста, подтвердите" in shown
    assert "«Бірлік 6»" not in shown
    dialog.form_box.choose("txt")
    asked = choose_target(ready, tmp_path / "slip.txt")
    dialog.agree.click()
    screen.settle(ready)
    assert asked == [("Save the confirmation slip", "лист-сверки-5-редакция-1.txt")]
    assert (tmp_path / "slip.txt").read_text("utf-8").replace("\xa0", " ") == shown
    assert "slip.txt" in screen.sentence(ready)


def test_an_edition_is_chosen_and_each_shows_its_own_content(
    ready: MainWindow, tmp_path: Path
) -> None:
    respell(ready, 5, "Фонд «Бірлік бес»")
    attest(ready, tmp_path / "second.pdf")
    dialog = opened(ready, [5])
    assert dialog.edition.count() == 2
    newest = dialog.preview.toPlainText()
    dialog.edition.setCurrentIndex(1)
    screen.settle(ready)
    first = dialog.preview.toPlainText()
    dialog.language.setCurrentIndex(dialog.language.findData("kk"))
    kazakh = dialog.preview.toPlainText()
    dialog.reject()
    assert "«Бірлік бес»" in newest
    assert "«Бірлік 5»" not in newest
    assert "«Бірлік 5»" in first
    assert "«Бірлік бес»" not in first
    assert kazakh != first


def test_slips_of_a_selection_are_written_into_a_folder(ready: MainWindow, tmp_path: Path) -> None:
    folder = tmp_path / "slips"
    folder.mkdir()
    dialog = opened(ready, [3, 4, 7])
    assert dialog.numbers.text() == "3-4, 7"
    assert dialog.which.text() == "Slip 1 of 3, for No. 3"
    dialog.after.click()
    assert "«Бірлік 4»" in dialog.preview.toPlainText()
    choose_folder(ready, folder)
    dialog.agree.click()
    screen.settle(ready)
    assert sorted(each.name for each in folder.iterdir()) == [
        f"лист-сверки-{number}-редакция-1.pdf" for number in (3, 4, 7)
    ]
    text = PdfReader(folder / "лист-сверки-4-редакция-1.pdf").pages[0].extract_text()
    assert "«Бірлік 4»" in text
    assert "«Бірлік 3»" not in text
    again = opened(ready, [3, 4])
    again.agree.click()
    refusal = again.refusal.text()
    choose_folder(ready, None)
    again.agree.click()
    assert again.isVisible()
    again.reject()
    assert "is not replaced" in refusal


def test_mail_drafts_carry_the_letter_and_the_page(ready: MainWindow, tmp_path: Path) -> None:
    with database_of(ready).writing("change-private") as tx:
        signed = signatures.find_signature(tx, statement_of(tx), 2)
        private_fields.change_private(tx, signed.signatory_id, contacts=["info@birlik.kz"])
    dialog = opened(ready, [2])
    dialog.form_box.choose("eml")
    choose_target(ready, tmp_path / "slip")
    dialog.agree.click()
    screen.settle(ready)
    mail = email.message_from_bytes(
        (tmp_path / "slip.eml").read_bytes(), policy=email.policy.default
    )
    body = mail.get_body()
    assert body is not None
    assert mail["To"] == "info@birlik.kz"
    assert mail["X-Unsent"] == "1"
    assert "«Бірлік 2»" in body.get_content()
    (page,) = mail.iter_attachments()
    assert page.get_content().startswith(b"%PDF")


def test_for_an_edition_everybody_is_offered_and_numbers_are_typed(ready: MainWindow) -> None:
    pages_of(ready).annex.card.entries["slips"].trigger()
    screen.settle(ready)
    dialog = screen.dialog(SlipsDialog)
    assert dialog.which.text() == "Slip 1 of 40, for No. 1"
    screen.type_words(dialog.numbers, "39-41")
    assert dialog.refusal.text() == "Edition 1 does not print number 41."
    assert not dialog.agree.isEnabled()
    dialog.numbers.setText("39-40")
    assert not dialog.refusal.isVisible()
    QCoreApplication.processEvents()
    QTest.keyClick(dialog, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert dialog.which.text() == "Slip 2 of 2, for No. 40"
    ready.speak("ru")
    assert dialog.give_up.text() == "Отмена"
    assert "40" in dialog.which.text()
    dialog.reject()


@pytest.mark.parametrize(
    ("numbers", "typed"), [([], ""), ([7], "7"), ([3, 1, 2, 9], "1-3, 9"), ([4, 5], "4-5")]
)
def test_numbers_are_read_as_they_are_written(numbers: list[int], typed: str) -> None:
    assert typed_numbers(numbers) == typed
    assert read_numbers(typed) == sorted(numbers)


@pytest.mark.parametrize("typed", ["x", "1-2-3", "-4", "1 2", "٣", "9" * 30, "0-9999999"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(UserError, match="is not a number"):
        read_numbers(typed)


def test_an_ending_that_is_added_replaces_no_file_unasked(
    ready: MainWindow, tmp_path: Path
) -> None:
    there = tmp_path / "slip.pdf"
    there.write_text("another file", encoding="utf-8")
    dialog = opened(ready, [5])
    choose_target(ready, tmp_path / "slip")
    dialog.agree.click()
    screen.settle(ready)
    assert there.read_text(encoding="utf-8") == "another file"
    assert "already exists" in dialog.refusal.text()
    choose_target(ready, there)  # the system's dialog has asked
    dialog.agree.click()
    screen.settle(ready)
    assert there.read_bytes().startswith(b"%PDF")
