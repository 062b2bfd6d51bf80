"""The question before what was decided about an import is lost because it cannot be kept."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.i18n import _, ngettext


class LossQuestion(Spoken, QFrame):
    """Hidden until it is asked; the careful answer has the keyboard."""

    discarded = Signal(object)
    """What was decided may be lost; carries what was to be done then."""
    kept = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self._then: Callable[[], object] = str
        self.setProperty("role", "open")
        self.said, self.discard, self.keep = QLabel(), QPushButton(), QPushButton()
        self.said.setWordWrap(True)
        self.put_words(lambda _word: self.said.setText(self._lost()), lambda: _("Cancel"))
        self.put_words(self.discard.setText, lambda: _("Discard the import"))
        self.put_words(self.keep.setText, lambda: _("Keep reviewing"))
        self.discard.clicked.connect(lambda: self.discarded.emit(self._then))
        self.keep.clicked.connect(self._keep)
        row = QHBoxLayout(self)
        row.addWidget(self.said, 1)
        for button in (self.discard, self.keep):
            row.addWidget(button)
        self.setVisible(False)

    def ask(self, count: int, then: Callable[[], object]) -> None:
        """Ask about so many decisions; `then` goes with the answer that they may be lost."""
        self._count, self._then = count, then
        self.said.setText(self._lost())
        self.setVisible(True)
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _keep(self) -> None:
        self.setVisible(False)
        self.kept.emit()

    def _lost(self) -> str:
        text = ngettext(
            "The import could not be kept: what you decided about %(count)d line would be lost.",
            "The import could not be kept: what you decided about %(count)d lines would be lost.",
            self._count,
        )
        return text % {"count": self._count}
