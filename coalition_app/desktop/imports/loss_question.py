"""The question before what was decided about an import is lost, in the place where it stands."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.i18n import _, ngettext
from coalition_app.operations.planning.preview import Preview


class LossQuestion(Spoken, QFrame):
    """Hidden until it is asked; the careful answer has the keyboard."""

    discarded = Signal(object)
    """What was decided may be lost; carries what was to be done then."""
    kept = Signal()

    def __init__(self, preview: Preview) -> None:
        super().__init__()
        self._preview = preview
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

    def ask(self, then: Callable[[], object]) -> None:
        """Ask; `then` goes with the answer that it may be lost."""
        self._then = then
        self.said.setText(self._lost())
        self.setVisible(True)
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _keep(self) -> None:
        self.setVisible(False)
        self.kept.emit()

    def _lost(self) -> str:
        count = self._preview.decisions
        text = ngettext(
            "The import is not finished: what you decided about %(count)d line would be lost.",
            "The import is not finished: what you decided about %(count)d lines would be lost.",
            count,
        )
        return text % {"count": count}
