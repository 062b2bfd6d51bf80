"""The field for a passphrase: hidden or shown, with a word when Caps Lock seems to be on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from coalition_app.desktop.widgets.flow_layout import FlowLayout
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.private_copies import mark_private
from coalition_app.i18n import _

BESIDE, BELOW = 24, 6
"""Pixels between two boxes in a line, and between two lines of them."""


class SecretField(QLineEdit):
    """Hides what is typed until it is asked to show it."""

    capitals_seen = Signal(bool)
    """A letter came in the case that only Caps Lock explains, or in the usual one."""

    def __init__(self) -> None:
        super().__init__()
        mark_private(self)
        self.setProperty("secret", True)  # whatever is typed here is asked for again
        self.show_typed(False)

    def show_typed(self, shown: bool) -> None:
        """Show what is typed, or dots in its place."""
        modes = QLineEdit.EchoMode
        self.setEchoMode(modes.Normal if shown else modes.Password)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        if letter.isalpha():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            # Qt tells nothing of Caps Lock itself; letters without case tell nothing either.
            self.capitals_seen.emit(letter.upper() != letter.lower() and letter.isupper() != shift)
        super().keyPressEvent(event)


def add_show_box(
    dialog: FormDialog, *fields: SecretField, beside: QWidget | None = None
) -> tuple[QCheckBox, QLabel]:
    """Add the box that shows what is typed, and the warning of Caps Lock, to a dialog.

    What is `beside` stands in its line where that has room.
    """
    shown = QCheckBox()
    row: QWidget = shown
    dialog.put_words(shown.setText, lambda: _("Show passphrase"))
    if beside is not None:
        row = QWidget()
        boxes = FlowLayout(row, gap=BESIDE, down=BELOW)
        boxes.addWidget(shown)
        boxes.addWidget(beside)
    dialog.form.addRow("", row)
    capitals = dialog.add_note(lambda: _("Caps Lock is on."), "warning")
    capitals.setVisible(False)

    def tell_capitals(on: bool) -> None:
        if capitals.isHidden() == on:
            capitals.setVisible(on)
            dialog.grow()

    for field in fields:
        shown.toggled.connect(field.show_typed)
        field.capitals_seen.connect(tell_capitals)
    return shown, capitals
