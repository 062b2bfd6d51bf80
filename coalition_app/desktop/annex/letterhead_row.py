"""The letterhead among the print options: a name and a logo, which the register keeps."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.documents.layout.letterhead import LONGEST_NAME, Letterhead
from coalition_app.documents.layout.logo import read_logo
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.operations.letterhead import set_letterhead

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk


class LetterheadRow(Spoken, QWidget):
    """A field for the name, and a button that chooses the logo or takes it away; both are saved when made."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self._desk, self._refused = desk, ""
        self._kept: Letterhead | None = None
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
        return self._kept

    def fill(self, kept: Letterhead | None) -> None:
        """Show the letterhead that the register keeps; what is being typed stays."""
        before = self._name()
        self._kept = kept
        if self.name.text() == before or not self.name.hasFocus():
            self.name.setText(self._name())
        self.effect.setText(self._effect())
        self.logo.setText(self._offer())

    def forget(self) -> None:
        """Forget name and logo, with the register whose they are."""
        self._refused = ""
        self.name.clear()
        self.fill(None)

    def _name(self) -> str:
        return self._kept.name if self._kept else ""

    def _offer(self) -> str:
        has_logo = self._kept is not None and self._kept.logo
        return _("Remove logo") if has_logo else _("Choose logo…")

    def _effect(self) -> str:
        return self._refused or _(
            "Kept in the register, on the first page of every PDF; a logo is a PNG or SVG picture."
        )

    def _named(self) -> None:
        if self.name.text() != self._name():
            self._keep(name=self.name.text())

    def _choose_logo(self) -> None:
        if self._kept is not None and self._kept.logo:
            self._keep(logo=b"")
            return
        card = self.window()
        open_before = card.isVisible()
        chosen = self._desk.choosers.file(self, _("Choose logo"), "*.png *.svg")
        if open_before:
            card.show()  # a card closes where another window opens
        if chosen is None:
            return
        try:
            self._keep(logo=read_logo(chosen))
        except (OSError, UserError) as refused:
            self._refuse(refused)

    def _keep(self, *, name: str | None = None, logo: bytes | None = None) -> None:
        """Save what was typed or chosen, which the pages then show; a name that is refused is taken back."""
        self._refused = ""
        try:
            self._desk.operations.write(set_letterhead(name=name, logo=logo))
        except UserError as refused:
            self._refuse(refused)

    def _refuse(self, refused: Exception) -> None:
        self.name.setText(self._name())
        self._refused = str(refused)
        self.effect.setText(self._effect())
