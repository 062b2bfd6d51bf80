"""The keys for locking work where the window asks for a file, and in a drag; nothing is chosen then."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QDrag
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from coalition_app.desktop.desk.file_choosers import (
    choose_file,
    choose_folder,
    choose_target,
    last_folder,
)
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.widgets.language_keys import drag_with_keys
from tests.desktop import screen
from tests.desktop.screen import pages_of

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
    backups = tmp_path / "backups"
    backups.mkdir()
    assert answered(accept, lambda: choose_folder(opened, "Folder", str(backups))) == backups
    assert last_folder() == str(tmp_path)  # papers do not go where backups are
    proposed.touch()

    def take(dialog: QFileDialog) -> None:
        dialog.findChildren(QLineEdit)[0].setText(str(proposed))
        dialog.accept()

    assert answered(take, lambda: choose_file(opened, "Open", "*.pdf")) == proposed


class WaitingDrag(QObject):
    """A drag as on a screen: it waits in a loop of its own and keeps the keys. Offscreen it ends at once."""

    cancelled = False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        event.accept()
        return event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)

    def exec(self, _what: Qt.DropAction) -> None:
        application, loop = QApplication.instance(), QEventLoop()
        assert application is not None
        application.installEventFilter(self)
        QTimer.singleShot(0, lambda: QTimer.singleShot(0, lambda: self._use(loop)))
        loop.exec()
        application.removeEventFilter(self)

    def cancel(self) -> None:
        self.cancelled = True

    def _use(self, loop: QEventLoop) -> None:
        window = QApplication.activeWindow()
        assert window is not None
        held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_L, held)
        loop.quit()


def test_the_key_locks_while_rows_are_dragged(opened: MainWindow) -> None:
    table = pages_of(opened).signatories.table
    drag = WaitingDrag()
    drag_with_keys(cast("QDrag", drag), table, Qt.DropAction.MoveAction)
    assert drag.cancelled
    assert opened.owners.lock.page is not None
