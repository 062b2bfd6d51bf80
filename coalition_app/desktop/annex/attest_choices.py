"""The fields of an attestation: that nothing else came, to say less than is carried, a remark."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from coalition_app.desktop.controls.tick import Tick
from coalition_app.desktop.widgets.fields import words_field
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.wording.typed_numbers import read_numbers
from coalition_app.documents.attestation.choices import Chosen, clean_remark
from coalition_app.i18n import _

REMARK_HEIGHT = 56
"""Pixels: two lines."""


class ChoiceFields(QObject):
    """Adds its fields to a dialog, below a box that shows them; none of them makes the wording say more."""

    changed = Signal()

    def __init__(self, dialog: FormDialog) -> None:
        super().__init__(dialog)
        self._form = dialog.form
        self.complete = Tick()
        dialog.put_words(
            self.complete.setText,
            lambda: _("By that day I had received no other signature to this document"),
        )
        self._form.addRow(self.complete)
        self.wanted = Tick()
        dialog.put_words(self.wanted.setText, lambda: _("Exclude numbers or add a remark"))
        self._form.addRow(self.wanted)
        self.excepted = QLineEdit()
        self.remark = words_field(REMARK_HEIGHT)
        dialog.put_words(self.excepted.setPlaceholderText, lambda: _("numbers, as 5, 7, 20–24"))
        dialog.add_field(lambda: _("Also exclude"), self.excepted)
        dialog.add_field(lambda: _("Remark"), self.remark)
        dialog.put_words(
            self.remark.setToolTip,
            lambda: _("your own words: they print below the attestation and are no part of it"),
        )
        self.proposed = dialog.add_note(
            lambda: _("This is the remark of the last edition: keep it, change it or take it out.")
        )
        self._kept = ""
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setProperty("role", "refusal")
        self._form.addRow(self.told)
        self.tell("")
        self.show(False)
        self.offer_complete(False)
        self.complete.toggled.connect(self.changed)
        self.wanted.toggled.connect(self.show)
        self.wanted.toggled.connect(self.changed)
        self.excepted.textChanged.connect(self.changed)
        self.remark.textChanged.connect(self._say_proposed)
        self.remark.textChanged.connect(self.changed)

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """Return the widgets that are disabled while it is being attested."""
        return (self.complete, self.wanted, self.excepted, self.remark)

    def chosen(self) -> Chosen:
        """Return the choices. Raises UserError for words that are not numbers."""
        complete = self.complete.isChecked()
        if not self.wanted.isChecked():
            return Chosen(complete=complete)
        return Chosen(
            excepted=tuple(sorted(set(read_numbers(self.excepted.text())))),
            complete=complete,
            remark=clean_remark(self.remark.toPlainText()),
        )

    def offer_complete(self, offered: bool) -> None:
        """Offer to say that nothing else came, only where nothing is open."""
        self._form.setRowVisible(self.complete, offered)
        if not offered:
            self.complete.setChecked(False)

    def propose(self, remark: str) -> None:
        """Propose the remark of the last edition where no other was begun."""
        if remark and not self.wanted.isChecked():
            self._kept = remark
            self.remark.setPlainText(remark)
            self.wanted.setChecked(True)

    @Slot()
    def _say_proposed(self) -> None:
        """Mark the remark as proposed as long as it is unchanged."""
        same = bool(self._kept) and self.remark.toPlainText() == self._kept
        self._form.setRowVisible(self.proposed, self.wanted.isChecked() and same)

    def tell(self, sentence: str) -> None:
        """Return why the choices cannot be attested; empty where they can."""
        self.told.setText(sentence)
        self._form.setRowVisible(self.told, bool(sentence))

    @Slot(bool)
    def show(self, shown: bool) -> None:
        """Show the fields, or hide them; what is hidden is not chosen."""
        for field in (self.excepted, self.remark):
            self._form.setRowVisible(field, shown)
        self._say_proposed()
