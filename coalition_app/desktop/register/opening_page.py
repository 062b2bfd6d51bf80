"""The page that is shown while a register is being opened at the start."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from coalition_app.i18n import _


class OpeningPage(QWidget):
    """Names the register quietly, so that the welcome page does not flash before it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.said = QLabel(_("Opening “%(name)s”…") % {"name": path.stem})
        self.said.setToolTip(str(path))
        self.said.setProperty("role", "quiet")
        self.said.setWordWrap(True)
        self.said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(self).addWidget(self.said)
