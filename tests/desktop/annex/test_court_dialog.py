"""The folder for a court, by the dialog: of which numbers, where, and what is refused."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.key_combo import WordBox
from tests.desktop import screen
from tests.desktop.annexes import attest, open_ready


@pytest.fixture
def attested(window: MainWindow, tmp_path: Path) -> MainWindow:
    """Give the window on the annex with one edition."""
    open_ready(window, tmp_path / "ready.coalition")
    attest(window, tmp_path / "annex.pdf")
    screen.settle(window)
    return window


def open_dialog(window: MainWindow, folder: Path | None) -> FormDialog:
    window.choosers.folder = lambda _parent, _title, _proposed: folder
    window.do("court-folder")
    return screen.dialog(FormDialog)


def numbers_of(dialog: FormDialog) -> QLineEdit:
    return dialog.findChildren(QLineEdit)[0]


def language_of(dialog: FormDialog) -> WordBox:
    return dialog.findChildren(WordBox)[0]


def test_the_folder_is_written_where_it_is_asked_for(attested: MainWindow, tmp_path: Path) -> None:
    dialog = open_dialog(attested, tmp_path)
    numbers_of(dialog).setText("1, 3-5")
    language_of(dialog).choose("en")
    dialog.accept()
    screen.settle(attested)
    made = tmp_path / "court-edition-1"
    assert (made / "annex-1.pdf").read_bytes() == (tmp_path / "annex.pdf").read_bytes()
    assert (made / "index.pdf").exists()
    assert (made / "SHA256SUMS.txt").exists()
    said = screen.sentence(attested)
    assert str(made) in said and "It is private." in said


def test_it_stays_open_where_nothing_can_be_written(attested: MainWindow, tmp_path: Path) -> None:
    dialog = open_dialog(attested, None)
    numbers_of(dialog).setText("two")
    dialog.accept()
    assert "is not a number" in dialog.refusal.text()
    numbers_of(dialog).clear()
    dialog.accept()
    assert "No folder was chosen" in dialog.refusal.text()
    (tmp_path / "court-edition-1").mkdir()
    attested.choosers.folder = lambda _parent, _title, _proposed: tmp_path
    dialog.accept()
    assert "is a folder" in dialog.refusal.text()
    assert dialog.isVisible()
    dialog.reject()


def test_a_number_that_the_edition_lacks_is_refused(attested: MainWindow, tmp_path: Path) -> None:
    dialog = open_dialog(attested, tmp_path)
    numbers_of(dialog).setText("999")
    dialog.accept()
    screen.settle(attested)
    assert "does not hold these numbers: 999" in screen.sentence(attested)
    assert not (tmp_path / "court-edition-1").exists()
