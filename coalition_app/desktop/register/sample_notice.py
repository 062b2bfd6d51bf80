"""The line above the pages that says that the sample is open, with the ways to a register of one's own."""

from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from coalition_app import paths
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.labels import wrapped_label
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.i18n import _


class SampleNotice(Spoken, QFrame):
    """Stands above every page as long as the sample is open; it is never printed."""

    def __init__(self, new: QAction, other: QAction) -> None:
        super().__init__()
        self.setObjectName("sample_notice")
        self.sentence = wrapped_label("", "")
        self.new, self.open = QPushButton(), QPushButton()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 12, 4)
        layout.setSpacing(8)
        layout.addWidget(self.sentence, 1)
        for button, action in ((self.new, new), (self.open, other)):
            give_role(button, "link")
            button.clicked.connect(action.trigger)
            layout.addWidget(button)
        self.put_words(
            self.sentence.setText,
            lambda: _("This is a sample: an invented coalition to try everything on."),
        )
        self.put_words(self.new.setText, lambda: _("New register…"))
        self.put_words(self.open.setText, lambda: _("Open a register…"))
        self.setVisible(False)

    def show_for(self, register: Path | None) -> None:
        """Show where the sample is the open register; None where none is open."""
        self.setVisible(register is not None and _is_sample(register))


def _is_sample(register: Path) -> bool:
    return register.resolve() == paths.sample_register().resolve()
