"""Trying what the window needs: icons, letters, and the window itself, shown once and painted."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from coalition_app.i18n import _

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication, QWidget

LETTERS = "АЯәғқңөұүһі"
"""Letters of Russian and Kazakh; where no font has them, each is drawn as the same empty box."""


def window_parts() -> list[tuple[str, Callable[[Path], None]]]:
    """Return the name of each part and the function that tries it, which gets a folder to write into.

    Qt is loaded only when a part is tried, so that a library that is missing fails that part alone.
    """
    return [
        (_("Icons"), _try_icons),
        (_("Letters of the window"), _try_letters),
        (_("The window, its first page and the sample’s list"), _try_window),
    ]


def _try_icons(folder: Path) -> None:
    from coalition_app import paths
    from coalition_app.desktop.look import icons

    del folder
    _application()
    drawings = sorted((paths.resources() / "icons").glob("*.svg"))
    _must(len(drawings) > 20, "icons")
    for drawing in drawings:
        drawn = icons.icon(drawing.stem).pixmap(icons.SIDE, icons.SIDE).toImage()
        _must(len(_colours(drawn)) > 1, drawing.name)


def _try_letters(folder: Path) -> None:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QImage, QPainter

    del folder
    application = _application()
    pictures = set()
    for letter in LETTERS:
        picture = QImage(40, 40, QImage.Format.Format_Grayscale8)
        picture.fill(255)
        painter = QPainter(picture)
        painter.setFont(application.font())
        painter.drawText(QPoint(10, 30), letter)
        painter.end()
        pictures.add(bytes(picture.constBits()))
    _must(len(pictures) == len(LETTERS), "fonts")


def _try_window(folder: Path) -> None:
    from coalition_app.desktop.main_window import MainWindow
    from coalition_app.desktop.pages import OF_REGISTER, PAGES
    from coalition_app.desktop.signatories.page import SignatoriesPage

    sample = next(folder.glob("sample.*"), None)
    if sample is None:
        raise LookupError("sample")
    application = _application()
    # The person's own settings and recent registers stay as they are.
    kept = os.environ.get("COALITION_APP_SETTINGS")
    os.environ["COALITION_APP_SETTINGS"] = str(folder / "settings.json")
    window = MainWindow()
    try:
        window.show()
        application.processEvents()
        _must(_is_painted(window.welcome), "welcome page")
        window.open_path(sample)
        application.processEvents()
        shown = cast(SignatoriesPage, window.page("signatories"))
        _must(shown.model.rowCount() > 0, "list")
        _must(_is_painted(shown.table), "list")
        for name in (*PAGES, *OF_REGISTER):
            window.page(name)
    finally:
        window.close()
        os.environ.pop("COALITION_APP_SETTINGS")
        if kept is not None:
            os.environ["COALITION_APP_SETTINGS"] = kept


def _application() -> "QApplication":
    """Return the application, offscreen where there is no display."""
    from PySide6.QtWidgets import QApplication

    from coalition_app.desktop import start

    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return start.make_application()


def _is_painted(widget: "QWidget") -> bool:
    return len(_colours(widget.grab().toImage())) > 4


def _colours(picture: "QImage") -> set[int]:
    """Return the colours of a picture, of every third pixel both ways."""
    return {
        picture.pixel(across, down)
        for across in range(0, picture.width(), 3)
        for down in range(0, picture.height(), 3)
    }


def _must(holds: bool, what: str) -> None:
    if not holds:
        raise ValueError(what)
