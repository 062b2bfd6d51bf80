"""The letterhead among the print options: a name and a logo, for as long as the register is open."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from coalition_app.desktop.desk.file_choosers import Choosers
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.documents.layout.letterhead import LONGEST_NAME, Letterhead, letterhead
from coalition_app.documents.layout.logo import read_logo
from coalition_app.errors import UserError
from coalition_app.i18n import _


class LetterheadRow(Spoken, QWidget):
    """A field for the name, and a button that chooses the logo or takes it away.

    It belongs to the open register: nothing of it is written down, and it is forgotten with the register.
    """

    changed = Signal()

    def __init__(self, choosers: Choosers) -> None:
        super().__init__()
        self._choosers, self._refused = choosers, ""
        self._before, self._picture = "", b""
        self.name, self.logo = QLineEdit(), QPushButton()
        self.name.setMaxLength(LONGEST_NAME)
        caption, self.effect = QLabel(), QLabel(wordWrap=True)
        caption.setBuddy(self.name)
        give_role(self.effect, "quiet")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.name, 1)
        line.addWidget(self.logo)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(caption)
        column.addLayout(line)
        column.addWidget(self.effect)
        self.put_words(caption.setText, lambda: _("Letterhead"))
        self.put_words(self.name.setPlaceholderText, lambda: _("Name above the first page"))
        self.put_words(self.name.setAccessibleName, lambda: _("Letterhead"))
        self.put_words(self.logo.setText, self._offer)
        self.put_words(self.effect.setText, self._effect)
        self.name.editingFinished.connect(self._named)
        self.logo.clicked.connect(self._choose_logo)

    def letterhead(self) -> Letterhead | None:
        """Return the letterhead as it prints; None where there is none."""
        return letterhead(self._before, self._picture)

    def forget(self) -> None:
        """Forget name and logo, with the register whose they were."""
        self.name.clear()
        self._before, self._picture, self._refused = "", b"", ""
        self.effect.setText(self._effect())
        self.logo.setText(self._offer())

    def _offer(self) -> str:
        return _("Remove logo") if self._picture else _("Choose logo…")

    def _effect(self) -> str:
        return self._refused or _("On the first page of a PDF; a logo is a PNG or SVG picture.")

    def _named(self) -> None:
        if self.name.text() == self._before:
            return
        try:
            letterhead(self.name.text())
        except UserError as refused:
            self.name.setText(self._before)
            self._refused = str(refused)
            self.effect.setText(self._effect())
            return
        self._before = self.name.text()
        self._tell("")

    def _choose_logo(self) -> None:
        if self._picture:
            self._picture = b""
            self._tell("")
            return
        card = self.window()
        open_before = card.isVisible()
        chosen = self._choosers.file(self, _("Choose logo"), "*.png *.svg")
        if open_before:
            card.show()  # a card closes where another window opens
        if chosen is None:
            return
        try:
            self._picture = read_logo(chosen)
        except (OSError, UserError) as refused:
            self._refused = str(refused)
            self.effect.setText(self._effect())
            return
        self._tell("")

    def _tell(self, refused: str) -> None:
        self._refused = refused
        self.effect.setText(self._effect())
        self.logo.setText(self._offer())
        self.changed.emit()
