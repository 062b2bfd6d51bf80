"""Asking for a register, where a list came in and none is open."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from coalition_app.desktop.look.icons import icon
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.language_keys import switch_language_by_keys
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.i18n import _

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk


LEAST = 420
"""Pixels of the sentence at least; the buttons may need more."""


class WhichRegisterDialog(Spoken, QDialog):
    """Offers to open a register or to make one; the list waits until that is done."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk.window)
        self._desk = desk
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        said = QLabel()
        said.setMinimumWidth(LEAST)
        said.setWordWrap(True)
        give_role(said, "heading")
        self.make, self.choose, self.give_up = QPushButton(), QPushButton(), QPushButton()
        self.make.setIcon(icon("plus"))
        self.choose.setIcon(icon("folder"))
        give_role(self.choose, "first")
        self.choose.setDefault(True)
        self.make.clicked.connect(lambda: self._go("new"))
        self.choose.clicked.connect(lambda: self._go("open"))
        self.give_up.clicked.connect(self.reject)
        self.put_words(self.setWindowTitle, lambda: _("Import"))
        self.put_words(
            said.setText,
            lambda: _("A list goes into a register, and none is open. Open one, or make one."),
        )
        self.put_words(self.make.setText, lambda: _("New register…"))
        self.put_words(self.choose.setText, lambda: _("Open a register…"))
        self.put_words(self.give_up.setText, lambda: _("Cancel"))
        row = QHBoxLayout()
        row.addStretch()
        for button in (self.give_up, self.make, self.choose):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(14)
        layout.addWidget(said)
        layout.addLayout(row)
        switch_language_by_keys(self)

    def _go(self, key: str) -> None:
        """Close, then open or make a register; the list is previewed once it is there."""
        self.accept()
        self._desk.say(_("The list is shown as soon as the register is open."))
        self._desk.do(key)
