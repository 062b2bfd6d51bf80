"""Starting the window."""

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings, Qt, QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from coalition_app import i18n, settings
from coalition_app.desktop.desk import qt_texts
from coalition_app.desktop.garbage import GarbageKept
from coalition_app.desktop.look import theme
from coalition_app.desktop.look.app_icon import ID, app_icon
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.widgets.private_copies import PrivateCopies
from coalition_app.languages import LANGUAGES

TURN = 0.0005
"""Seconds after which working threads let the window have its turn; Python's own are ten times as long.

One repaint asks for its turn some two hundred times, so beside an import it took a second.
"""


def open_window(
    sample_maker: Callable[[], Path],
    first: Path | None,
    tell_fault: Callable[[BaseException], str],
    other: Path | None = None,
) -> int:
    """Show the window with a register, or the welcome page, and stay until it is closed.

    An `other` file that the start was given is verified then, or it is said what it is.

    `sample_maker` makes the sample where it is missing and returns its register; `tell_fault` logs a
    fault of the program and words it, so that no traceback reaches a person.
    """
    application = make_application()
    window = MainWindow()
    window.owners.registers.sample_maker = sample_maker
    window.tell_fault = tell_fault
    sys.excepthook = lambda _kind, fault, _trace: window.show_fault(fault)

    def then() -> None:
        begin_work(window)
        if other is not None:
            from coalition_app.desktop.one_window import take_other

            take_other(window, other)

    if first is not None:
        show_then_open(window, first, then)
    else:
        _FirstPaint(window, then)
        window.show()
        collect_from_now()
    return application.exec()


def begin_work(window: MainWindow) -> None:
    """Begin what goes on as long as the window is there, once the person sees it."""
    from coalition_app.desktop.one_window import FirstWindow

    FirstWindow(window)
    window.owners.keeper.kept.connect(window.badges.count_soon)
    window.owners.keeper.begin()
    window.owners.lock.begin()


def collect_from_now() -> None:
    """Look for garbage among what is made from now on.

    What the libraries hold stays to the end; looking for garbage in it takes a tenth of a second.
    """
    gc.freeze()
    gc.enable()


def show_then_open(
    window: MainWindow, register: Path, then: Callable[[], None] = lambda: None
) -> None:
    """Show the window, open a register once the person sees it, and do the rest once its list is seen."""

    def open_then_collect() -> None:
        gc.disable()
        try:
            window.open_path(register)
        finally:
            collect_from_now()
            QTimer.singleShot(0, window, then)

    window.show_opening(register)
    _FirstPaint(window, open_then_collect)
    window.show()


class _FirstPaint(QObject):
    """Does something once after the window was painted: opening loads the database's library."""

    def __init__(self, window: MainWindow, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then = then
        window.pages.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return False


def make_application() -> QApplication:
    """Make the application, in the language and the theme that the person chose last."""
    sys.setswitchinterval(TURN)
    leave_no_traces()
    # Named here: who asks for the style later is given it, and loads all the words that styles know.
    application = QApplication([*sys.argv[:1], "-style", "Fusion"])
    application.setApplicationName("coalition_app")
    application.setDesktopFileName(ID)
    application.setWindowIcon(app_icon())
    PrivateCopies(application)
    GarbageKept(application)
    settings.forget_older()
    kept = settings.load()
    if kept.get("language") in LANGUAGES:
        i18n.use(kept["language"])
    qt_texts.speak()
    _lend_fonts()
    if kept.get("text_size") in theme.TEXT_SIZES[1:]:
        theme.set_text_size(application, kept["text_size"])
    name = kept.get("theme")
    theme.apply_theme(
        application, name if name in theme.THEMES else theme.system_theme(application)
    )
    return application


def leave_no_traces() -> None:
    """Let no list of the desktop, nor of Qt, note which files were chosen here (Linux).

    A desktop's own dialog for files adds what is chosen to the recent files of all programs; Qt's own keeps
    the folders in a file of its settings, which nobody would clear.
    """
    if sys.platform.startswith("linux"):
        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)


def _lend_fonts() -> None:
    """Use the documents' fonts where the system has none and every letter would be an empty box."""
    if not QFontDatabase.families():
        from coalition_app.documents.layout import fonts

        for file in fonts.files():
            QFontDatabase.addApplicationFont(str(file))
