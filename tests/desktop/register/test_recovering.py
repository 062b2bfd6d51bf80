"""Recovering a damaged register in the window: from the sentence, from the check, to what is missing."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.register.secret_dialog import SecretDialog
from coalition_app.desktop.widgets.question import Message
from coalition_app.desktop.widgets.reading import ReadingDialog
from coalition_app.records.file import engine as engines
from coalition_app.records.opening.existing import open_register
from tests.desktop import screen
from tests.registers import PASSPHRASE
from tests.torture.damage import rich_register, spoil, whole_dump

NAMED = "– “письмо.eml”, evidence of number 3: its file cannot be read."


def damaged(path: Path, table: str, passphrase: str | None = None) -> Path:
    """Make a register and let the disk give back rubbish for a table."""
    page = 1
    with rich_register(path, passphrase) as opened:
        query = f"SELECT rootpage FROM sqlite_master WHERE name = '{table}'"
        for (found,) in engines.pragma(opened.engine, query):
            page = found
    spoil(path, page)
    return path


def recover(window: MainWindow, new: Path) -> ReadingDialog:
    """Agree to the dialog that is open, and return the report."""
    window.desk.choosers.target = lambda *_asked: new
    screen.dialog(SecretDialog).agree.click()
    screen.settle(window)
    return screen.dialog(ReadingDialog)


def said(dialog: ReadingDialog) -> str:
    found = dialog.findChild(QLabel, "said")
    assert isinstance(found, QLabel)
    return found.text()


def test_what_the_check_finds_leads_to_a_new_register(window: MainWindow, tmp_path: Path) -> None:
    path = damaged(tmp_path / "реестр.coalition", "blob")
    window.open_path(path)
    window.do("check")
    screen.settle(window)
    found = screen.dialog(ReadingDialog)
    assert "damaged" in said(found)
    assert found.text.toPlainText()
    assert found.agree.text() == "Restore from a backup…"
    screen.click(found, "Recover a damaged register…")
    report = recover(window, tmp_path / "новый.coalition")
    assert NAMED in report.text.toPlainText().splitlines()
    screen.click(report, "Copy the text")
    assert NAMED in QApplication.clipboard().text()
    window.desk.choosers.target = lambda *_asked: tmp_path / "report.txt"
    screen.click(report, "Save as text…")
    assert NAMED in (tmp_path / "report.txt").read_text(encoding="utf-8").splitlines()
    report.agree.click()
    assert window.operations.database is not None
    assert window.operations.database.path == tmp_path / "новый.coalition"


def test_a_register_that_does_not_open_is_recovered_from_the_sentence(
    window: MainWindow, tmp_path: Path
) -> None:
    path = damaged(tmp_path / "a.coalition", "sqlite_schema")
    window.open_path(path)
    assert "Restore a backup copy" in screen.sentence(window)
    window.status.offers[0].click()
    report = recover(window, tmp_path / "b.coalition")
    assert said(report) == "Everything was recovered."
    report.reject()


def test_an_encrypted_one_is_recovered_with_the_passphrase_that_was_typed(
    window: MainWindow, tmp_path: Path
) -> None:
    with rich_register(tmp_path / "a.coalition", PASSPHRASE) as opened:
        held = whole_dump(opened)
    spoil(tmp_path / "a.coalition", 1)
    window.open_path(tmp_path / "a.coalition")
    asking = screen.dialog(SecretDialog)
    instead = asking.findChild(QPushButton, "recover")
    assert instead is not None and instead.isHidden()
    asking.passphrase.setText(PASSPHRASE)
    asking.agree.click()
    assert not instead.isHidden()
    instead.click()
    assert screen.dialog(SecretDialog).passphrase.text() == PASSPHRASE
    recover(window, tmp_path / "b.coalition").reject()
    with open_register(tmp_path / "b.coalition", PASSPHRASE) as opened:
        assert whole_dump(opened) == held


def test_the_dialog_stays_where_it_is_refused(window: MainWindow, tmp_path: Path) -> None:
    path = damaged(tmp_path / "a.coalition", "blob")
    window.desk.choosers.file = lambda *_asked: path
    window.do("recover")
    dialog = screen.dialog(SecretDialog)
    window.desk.choosers.target = lambda *_asked: path
    dialog.agree.click()
    assert "already exists" in dialog.refusal.text()
    dialog.reject()


def test_a_whole_register_is_told_as_before(window: MainWindow, tmp_path: Path) -> None:
    rich_register(tmp_path / "a.coalition").close()
    window.open_path(tmp_path / "a.coalition")
    window.do("check")
    screen.settle(window)
    told = screen.dialog(Message)
    assert "is intact" in told.text()
    assert told.windowTitle() == "Check of the register"  # a result, not what is still to be done
    screen.close_dialogs()


def test_a_register_that_opens_and_cannot_be_shown_is_recovered_from_the_sentence(
    window: MainWindow, tmp_path: Path
) -> None:
    path = damaged(tmp_path / "a.coalition", "statement")
    window.open_path(path)
    screen.settle(window)
    assert "The file is damaged." in screen.sentence(window)
    assert window.status.offers[0].isVisible()
    window.status.offers[0].click()
    report = recover(window, tmp_path / "b.coalition")
    assert said(report) == "Everything was recovered."
    report.reject()
