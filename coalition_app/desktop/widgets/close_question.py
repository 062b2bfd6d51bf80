"""The question before closing while something still runs."""

from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from coalition_app.desktop.widgets.language_keys import switch_language_by_keys
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.i18n import _


class StillAtWorkDialog(Spoken, QMessageBox):
    """Asks whether the work that runs shall be cancelled; going on is what Enter and Escape do."""

    def __init__(self, parent: QWidget | None, work: str) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Question)
        self.go_on: QPushButton = self.addButton("-", QMessageBox.ButtonRole.RejectRole)
        self.cancel_work: QPushButton = self.addButton("-", QMessageBox.ButtonRole.AcceptRole)
        self.setDefaultButton(self.go_on)
        self.setEscapeButton(self.go_on)
        switch_language_by_keys(self)
        self.put_words(self.setWindowTitle, lambda: _("Work in progress"))
        self.put_words(
            self.setText,
            lambda: (
                _("Still running: %(work)s. Cancel it and close? No partial changes will remain.")
                % {"work": work}
            ),
        )
        self.put_words(self.go_on.setText, lambda: _("Keep working"))
        self.put_words(self.cancel_work.setText, lambda: _("Cancel it and close"))
