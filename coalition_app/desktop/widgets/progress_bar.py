"""What runs while a dialog stays open: a sentence, and how far it has come."""

from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QVBoxLayout, QWidget

from coalition_app.desktop.widgets.retranslation import Spoken, Words


class WorkBar(Spoken, QWidget):
    """Names the work above its bar, in words of any size: the bar itself is too low for letters."""

    def __init__(self) -> None:
        super().__init__()
        self._words: Words = str
        self.said, self.bar = QLabel(), QProgressBar()
        self.said.setProperty("role", "quiet")
        self.said.setWordWrap(True)
        self.bar.setTextVisible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.said)
        layout.addWidget(self.bar)
        self.setVisible(False)

    def stand_above_buttons(self, dialog: QDialog) -> None:
        """Put the bar between a dialog's fields and its buttons, in sight also where the fields scroll."""
        layout = dialog.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(layout.count() - 1, self)

    def begin(self, words: Words) -> None:
        """Name work of unknown length."""
        self._words = words
        self.bar.setRange(0, 0)
        self.retranslate()

    def retranslate(self) -> None:
        """Name it in the program's language."""
        self.said.setText(self._words())
        self.bar.setAccessibleName(self._words())

    def tell(self, done: int, of: int) -> None:
        """Show that `done` of `of` is done."""
        self.bar.setRange(0, of)
        self.bar.setValue(done)
