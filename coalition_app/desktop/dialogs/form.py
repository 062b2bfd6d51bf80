"""The frame of every dialog: fields with labels, a place for the refusal, and the two buttons."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coalition_app.errors import UserError
from coalition_app.i18n import _


class FormDialog(QDialog):
    """A dialog that stays open, with what was typed, until its work was done or given up.

    `work` is called on agreement and raises UserError to refuse; the sentence then stands below the
    fields.
    """

    def __init__(
        self, parent: QWidget | None, *, title: str, agree: str, work: Callable[[], None]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(520)
        self._work = work
        self.form = QFormLayout()
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.form.setSpacing(10)
        self.refusal = QLabel()
        self.refusal.setProperty("role", "refusal")
        self.refusal.setWordWrap(True)
        self.refusal.setVisible(False)
        self.agree = QPushButton(agree)
        self.agree.setProperty("role", "first")
        self.agree.setDefault(True)
        self.agree.clicked.connect(self.accept)
        give_up = QPushButton(_("Cancel"))
        give_up.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(give_up)
        buttons.addWidget(self.agree)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(14)
        layout.addLayout(self.form)
        layout.addWidget(self.refusal)
        layout.addLayout(buttons)

    def add_field(self, label: str, field: QWidget) -> None:
        """Add a field below the others; its label is also its name for those who cannot see it."""
        field.setAccessibleName(label)
        caption = QLabel(label)
        caption.setBuddy(field)
        caption.setWordWrap(True)
        self.form.addRow(caption, field)

    def add_note(self, text: str, role: str = "quiet") -> QLabel:
        """Add a sentence across the dialog."""
        note = QLabel(text)
        note.setProperty("role", role)
        note.setWordWrap(True)
        self.form.addRow(note)
        return note

    def accept(self) -> None:
        """Do the work; close only when it was done."""
        try:
            self._work()
        except UserError as error:
            self.refusal.setText(str(error))
            self.refusal.setVisible(True)
            return
        super().accept()
