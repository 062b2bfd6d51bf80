"""Hiding everything at once: nothing on the screen, in the recent files or the settings; words are kept."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from coalition_app import settings
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.positions.dialog import PositionDialog
from coalition_app.records.care.begun_words import kept_words
from coalition_app.records.opening.existing import open_register
from tests.desktop import screen
from tests.desktop.screen import pages_of
from tests.registers import make_register

PASSPHRASE = "алматы тюльпан 1986 верблюд"
ALL = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.ShiftModifier
)


def test_one_key_in_a_dialog_hides_and_closes_all_and_keeps_the_words(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "Тайный список.coalition"
    make_register(path, passphrase=PASSPHRASE).close()
    window.take_register(open_register(path, PASSPHRASE))
    settings.remember_copies(path, tmp_path / "копии")
    settings.remember(actions=["erase", "passphrase"])
    settings.remember_register(tmp_path / "Тайный второй.coalition")
    screen.settle(window)
    pages_of(window).signatories.choose([2])
    window.do("reserve")
    dialog = screen.dialog(PositionDialog)
    dialog.wording.insertPlainText("кроме сро")
    QCoreApplication.processEvents()
    QTest.keyClick(dialog, Qt.Key.Key_L, ALL)
    assert not window.isVisible() and screen.open_dialogs() == []
    QCoreApplication.processEvents()
    assert window.operations.database is None
    assert settings.registers_listed() == []
    assert settings.load()["actions"] == []
    assert "Тайный" not in settings.settings_file().read_text(encoding="utf-8")
    with open_register(path, PASSPHRASE) as database, database.reading() as tx:
        assert any("кроме сро" in each for each in kept_words(tx))


def test_it_works_behind_the_lock_screen_and_without_a_register(
    window: MainWindow, register: Path
) -> None:
    window.open_path(register)
    screen.settle(window)
    window.do("lock")
    screen.settle(window)
    QCoreApplication.processEvents()
    window.do("panic")
    QCoreApplication.processEvents()
    assert not window.isVisible()
    assert settings.registers_listed() == []
    window.owners.lock.leave()
    window.do("panic")
    QCoreApplication.processEvents()
    assert not window.isVisible()
