"""The real window in a process of its own, in which private words are typed; told by lines what to do next.

Run as `python -m tests.torture.window_of_canaries REGISTER PASSPHRASE_FILE FOLDER`. It says what it did, line
by line, and waits for a line before it closes the register and ends.
"""

import os
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from coalition_app import i18n
from coalition_app.app import leave_no_core
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.register.secret_dialog import SecretDialog
from coalition_app.desktop.start import make_application
from coalition_app.desktop.widgets.captioned_field import PrivateField
from coalition_app.records.care.backups import back_up
from tests.desktop import screen
from tests.desktop.screen import pages_of
from tests.torture.canaries import CANARIES


def main(register: Path, passphrase: Path, folder: Path) -> int:
    """Show the window, and do there what is private, until it is closed."""
    leave_no_core()
    sys.excepthook = tell_fault
    i18n.use("en")
    application = make_application()
    window = MainWindow()
    window.choosers.target = lambda _parent, _title, proposed: folder / Path(proposed).name
    window.show()
    QTimer.singleShot(0, lambda: work(window, register, passphrase, folder))
    ended = application.exec()
    say(f"left {[QGuiApplication.clipboard().text()]}")
    return ended


def work(window: MainWindow, register: Path, passphrase: Path, folder: Path) -> None:
    """Open the register, type what is private, copy, back up and undo; then wait and close."""
    window.open_path(register)
    asked = screen.dialog(SecretDialog)
    asked.passphrase.setText(passphrase.read_text(encoding="utf-8"))
    asked.agree.click()
    screen.settle(window)
    say("opened")
    pages_of(window).signatories.choose([1])
    window.details.go("data")
    for key, words in (("contacts", CANARIES["contact"]), ("notes", CANARIES["note"])):
        editor = window.details.fields[key].editor
        assert isinstance(editor, QLineEdit | QPlainTextEdit)
        editor.setFocus()
        screen.type_words(editor, words)
        screen.press(editor, Qt.Key.Key_Tab)
        screen.settle(window)
    say("typed")
    window.do("copy")
    screen.settle(window)
    copied = QGuiApplication.clipboard().text()
    assert "Эхо" in copied
    say(f"copied {[each for each in CANARIES.values() if each in copied]}")
    pages_of(window).signatories.choose([1])
    screen.settle(window)
    field = window.details.fields["notes"]
    assert isinstance(field, PrivateField)
    field.uncover()
    notes = field.editor
    assert isinstance(notes, QPlainTextEdit)
    window.activateWindow()
    notes.setFocus()
    screen.settle(window)
    notes.selectAll()
    notes.copy()
    assert CANARIES["note"] in QGuiApplication.clipboard().text()
    database = window.operations.database
    assert database is not None
    back_up(database, folder)
    say("backed up")
    sys.stdin.readline()
    window.do("undo")
    screen.settle(window)
    say("undone")
    sys.stdin.readline()
    window.close()
    say("closed")


def tell_fault(
    _kind: type[BaseException], fault: BaseException, trace: TracebackType | None
) -> None:
    """End the process where a step fails: the test waits for its line."""
    traceback.print_exception(fault)
    os._exit(1)


def say(words: str) -> None:
    """Tell the test how far it is."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
