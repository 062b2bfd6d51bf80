"""About the program: version, build, and its libraries with their licences."""

import platform
import sys

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from coalition_app import __version__
from coalition_app.desktop.look.app_icon import app_icon
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.reading import ReadingDialog
from coalition_app.desktop.widgets.wrapped_words import wrapped
from coalition_app.i18n import _
from coalition_app.libraries import libraries

SIDE, LINE = 64, 18
"""Pixels of the picture, and of a line of text, at 100 %."""


class AboutDialog(ReadingDialog):
    """The list can be copied, for whoever is asked for help."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent,
            title=lambda: _("About coalition_app"),
            name=lambda: _("Libraries and licences"),
        )
        picture, said = QLabel(), wrapped(QLabel(), "")
        side = round(SIDE * self.fontMetrics().lineSpacing() / LINE)
        picture.setPixmap(app_icon().pixmap(side, side))
        self.put_words(said.setText, _said)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(said, 1)
        self.form.addRow(head)
        caption = self.add_note(lambda: _("Libraries and licences"), "quiet")
        give_role(caption, "quiet")
        self.show_text()
        self.text.setPlainText("\n".join(_lines()))


def _said() -> str:
    kept = _("It works only on this computer. Nothing leaves it unless you send it.")
    version = _("Version %(version)s, licence MIT") % {"version": __version__}
    return f"{version}\n{kept}"


def _lines() -> list[str]:
    frozen = ["PyInstaller"] if getattr(sys, "frozen", False) else []
    python, system = platform.python_version(), f"{platform.system()} {platform.machine()}"
    return [
        " · ".join([*frozen, f"Python {python}", f"Qt {qVersion()}", system]),
        "",
        *(f"{name} {version} — {licence or '?'}" for name, version, licence in libraries()),
    ]
