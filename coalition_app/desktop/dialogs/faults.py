"""The dialog that tells a mistake of the program, with its details to copy."""

import traceback

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from coalition_app.desktop.spoken import Spoken
from coalition_app.i18n import _


class FaultDialog(Spoken, QMessageBox):
    """Says what happened and that the register is as it was; the details hold no value of it."""

    def __init__(self, parent: QWidget | None, fault: BaseException, sentence: str) -> None:
        super().__init__(parent)
        self._fault = fault
        self.setIcon(QMessageBox.Icon.Warning)
        self.setText(sentence)
        self.copy: QPushButton = self.addButton("", QMessageBox.ButtonRole.ActionRole)
        self.close_: QPushButton = self.addButton("", QMessageBox.ButtonRole.AcceptRole)
        # Copying leaves the dialog open.
        self.copy.clicked.disconnect()
        self.copy.clicked.connect(self._copy)
        self.put_words(self.setWindowTitle, lambda: _("A mistake of the program"))
        self.put_words(self.copy.setText, lambda: _("Copy details"))
        self.put_words(self.close_.setText, lambda: _("Close"))

    def _copy(self) -> None:
        lines = traceback.format_tb(self._fault.__traceback__)
        QGuiApplication.clipboard().setText(f"{type(self._fault).__name__}\n{''.join(lines)}")
