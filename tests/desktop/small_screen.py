"""Looks at every page and dialog on a screen of 640x360 pixels, in a process of its own.

A screen of 1280x720 that the system scales to 200 % has so many. Prints what is wrong, a line each.
"""

import os
import sys
from contextlib import nullcontext
from pathlib import Path

from tests.desktop.screen import pages_of

SCREEN_FILE = Path(__file__).with_name("screen_640x360.json")
os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={SCREEN_FILE}"

from PySide6.QtCore import QCoreApplication  # noqa: E402
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget  # noqa: E402

from coalition_app import i18n  # noqa: E402
from coalition_app.desktop.look import theme  # noqa: E402
from coalition_app.desktop.main_window import MainWindow  # noqa: E402
from coalition_app.desktop.widgets.popover import Popover  # noqa: E402
from tests.desktop import geometry, screen  # noqa: E402
from tests.desktop.later_dialogs import LATER  # noqa: E402
from tests.desktop.look.test_pictures import DIALOGS, LONGEST, PAGES  # noqa: E402


def look(language: str, imported: Path, further: Path, pictures: Path | None = None) -> list[str]:
    """Look at everything in a language; gives what is wrong."""
    application = QApplication([])
    theme.apply_theme(application, "light")
    i18n.use(language)
    window = MainWindow()
    window.show()
    room = window.screen().availableSize()
    found: list[str] = []

    def at(name: str, widget: QWidget) -> None:
        for _turn in range(3):
            QCoreApplication.processEvents()
        if pictures is not None:
            widget.grab().save(str(pictures / f"{name} {language} 640.png".replace(" ", "_")))
        wrong = geometry.without_tabs(geometry.faults(widget, room))
        found.extend(f"{name}: {each}" for each in wrong)

    at("welcome", window)
    window.open_path(imported)
    for page in PAGES:
        window.go(page)
        if page in ("signatories", "positions"):
            pages_of(window).signatories.choose([LONGEST])
        screen.settle(window)
        at(page, window)
    for register, dialogs in ((imported, DIALOGS), (further, LATER)):
        window.open_path(register)
        with nullcontext() if pictures else screen.undrawn(window):
            for name, open_it in dialogs.items():
                window.go("signatories")
                pages_of(window).signatories.choose([LONGEST])
                open_it(window)
                screen.settle(window)
                if not screen.in_front(window):
                    found.append(f"{name}: no dialog was opened")
                for dialog in screen.in_front(window):
                    at(name, dialog)
                    for tabs in dialog.findChildren(QTabWidget):
                        for tab in range(1, tabs.count()):
                            tabs.setCurrentIndex(tab)
                            at(f"{name} {tab + 1}", dialog)
                    dialog.close() if isinstance(dialog, Popover) else dialog.reject()
                QCoreApplication.processEvents()
    window.close()
    return found


if __name__ == "__main__":
    spoken, one, other, *folder = sys.argv[1:]
    for fault in look(spoken, Path(one), Path(other), Path(folder[0]) if folder else None):
        print(fault)  # noqa: T201 - the test reads it
