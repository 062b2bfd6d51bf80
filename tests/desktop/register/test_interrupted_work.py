"""What interrupted work left beside a register, in the window: told, finished, or offered."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from coalition_app import settings
from coalition_app.app import register_of_last_time
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.register.secret_dialog import SecretDialog
from coalition_app.desktop.widgets.question import Message
from coalition_app.records.care.backups import back_up
from coalition_app.records.opening.beside import restored_draft, restoring_draft
from coalition_app.records.opening.existing import open_register
from tests.desktop import screen
from tests.registers import PASSPHRASE, add_signatures, make_register, signatures_of


def test_what_was_half_made_is_named_as_the_register_opens(
    window: MainWindow, register: Path
) -> None:
    half = register.with_name(f".{register.stem} 2026-11-28 101500.coalition.copying")
    half.write_bytes(b"")
    window.open_path(register)
    assert half.name in screen.dialog(Message).text()
    assert not half.exists()
    screen.close_dialogs()


def test_a_restore_that_was_killed_is_finished_as_the_window_opens_it(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "a.coalition"
    with make_register(path, signatures=2) as database:
        copy = back_up(database, tmp_path)
        add_signatures(database, 1)
    copy.rename(restored_draft(path))
    window.open_path(path)
    said = screen.dialog(Message).text()
    assert "finished now" in said
    assert "a before restore" in said
    assert window.operations.database is not None
    assert len(signatures_of(window.operations.database)) == 2
    screen.close_dialogs()


def said(dialog: SecretDialog) -> str:
    found = dialog.findChild(QLabel, "said")
    assert isinstance(found, QLabel)
    return found.text()


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_the_whole_draft_of_a_name_without_a_file_is_put_there(
    window: MainWindow, tmp_path: Path, passphrase: str | None
) -> None:
    path = tmp_path / "a.coalition"
    make_register(path, passphrase=passphrase).close()
    draft = path.rename(restoring_draft(path))
    settings.remember_register(path)
    window.welcome.retranslate()
    window.welcome._open_recent(window.welcome.recent.item(0))
    dialog = screen.dialog(SecretDialog)
    assert draft.name in said(dialog)
    if passphrase is not None:
        dialog.agree.click()
        assert dialog.refusal.text() == "Enter the passphrase of this register."
        screen.field(dialog, "Passphrase").setText("дұрыс емес")
        dialog.agree.click()
        assert "check the keyboard layout" in dialog.refusal.text()
        assert draft.exists()
        screen.field(dialog, "Passphrase").setText(passphrase)
    dialog.agree.click()
    assert window.operations.database is not None
    assert window.operations.database.path == path
    assert not draft.exists()


def test_the_start_takes_the_last_register_also_where_only_its_draft_is_there(
    tmp_path: Path,
) -> None:
    earlier, path = tmp_path / "earlier.coalition", tmp_path / "a.coalition"
    for each in (earlier, path):
        make_register(each).close()
        settings.remember_register(each)
    assert register_of_last_time() == path
    draft = path.rename(restoring_draft(path))
    assert register_of_last_time() == path
    draft.unlink()
    assert register_of_last_time() == earlier


def test_the_newest_copy_beside_is_offered_and_stays(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    with make_register(path) as database:
        copy = back_up(database, tmp_path)
    path.unlink()
    window.open_path(path)
    dialog = screen.dialog(SecretDialog)
    assert f"its newest backup: {copy.name}" in said(dialog)
    dialog.reject()
    assert not path.exists()
    window.open_path(path)
    screen.dialog(SecretDialog).agree.click()
    assert window.operations.database is not None
    window.close_register()
    open_register(copy).close()
