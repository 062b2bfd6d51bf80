"""The keys for locking work where the window asks for a file too, and nothing is chosen then."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from coalition_app.desktop.desk.file_choosers import choose_file, choose_folder, choose_target
from coalition_app.desktop.main_window import MainWindow
from tests.desktop import screen

Answer = Callable[[QFileDialog], object]


@pytest.fixture
def opened(window: MainWindow, register: Path) -> MainWindow:
    # Where a test before has ended the program, as panic does, a loop within another would end at once.
    QTimer.singleShot(0, window, lambda: QCoreApplication.exit(0))
    QCoreApplication.exec()
    window.open_path(register)
    screen.settle(window)
    return window


def answered(answer: Answer, choose: Callable[[], Path | None]) -> Path | None:
    """Return what is chosen by somebody who answers in the chooser's own loop, and then leaves it."""

    def use() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(1, use)  # it is not up yet
            return
        QCoreApplication.processEvents()  # it has the keyboard now
        answer(dialog)
        if dialog.isVisible():
            dialog.reject()

    QTimer.singleShot(0, use)
    return choose()


def press_lock(dialog: QFileDialog) -> None:
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    QTest.keyClick(dialog, Qt.Key.Key_L, held)


@pytest.mark.parametrize("choose", [choose_file, choose_target, choose_folder])
def test_the_key_locks_while_a_file_is_asked_for(
    opened: MainWindow, choose: Callable[[MainWindow, str, str], Path | None]
) -> None:
    assert answered(press_lock, lambda: choose(opened, "Save", "")) is None
    assert opened.owners.lock.page is not None


def test_what_is_proposed_is_what_is_chosen(opened: MainWindow, tmp_path: Path) -> None:
    proposed = tmp_path / "list.pdf"

    def accept(dialog: QFileDialog) -> None:
        dialog.accept()

    assert answered(accept, lambda: choose_target(opened, "Save", str(proposed))) == proposed
    assert answered(accept, lambda: choose_folder(opened, "Folder", str(tmp_path))) == tmp_path
    proposed.touch()

    def take(dialog: QFileDialog) -> None:
        dialog.findChildren(QLineEdit)[0].setText(str(proposed))
        dialog.accept()

    assert answered(take, lambda: choose_file(opened, "Open", "*.pdf")) == proposed
