"""Starting the window."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from coalition_app import i18n, settings
from coalition_app.desktop import qt_texts, theme
from coalition_app.desktop.main_window import MainWindow


def open_window(
    sample_maker: Callable[[], Path],
    first: Path | None,
    tell_fault: Callable[[BaseException], str],
) -> int:
    """Show the window with a register, or the welcome page, and stay until it is closed.

    `sample_maker` makes the sample where it is missing and gives its register; `tell_fault` logs a
    fault of the program and words it, so that no traceback reaches a person.
    """
    application = QApplication(sys.argv[:1])
    application.setApplicationName("coalition_app")
    kept = settings.load()
    if kept.get("language") in i18n.LANGUAGES:
        i18n.use(kept["language"])
    qt_texts.speak()
    name = kept.get("theme")
    theme.apply_theme(
        application, name if name in theme.THEMES else theme.system_theme(application)
    )
    window = MainWindow()
    window.steps.registers.sample_maker = sample_maker
    window.tell_fault = tell_fault
    sys.excepthook = lambda _kind, fault, _trace: window.show_fault(fault)
    window.show()
    if first is not None:
        # After the first paint: opening loads the database's library.
        QTimer.singleShot(0, lambda: window.open_path(first))
    return application.exec()
