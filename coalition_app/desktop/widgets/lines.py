"""Lines of text one below the other, kept between one subject and the next."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.labels import put_text, wrapped_label
from coalition_app.hidden_characters import show_hidden


class Lines(QWidget):
    """Lines of text that are kept and given other words, rather than made anew for each signatory."""

    def __init__(self, spacing: int = 6, apart: int = 0) -> None:
        super().__init__()
        self._labels: list[QLabel] = []
        self._apart = apart
        """Pixels more above each line that is not quiet: lines that belong together stay close."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(spacing)

    def fill(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show lines, each with its role in the style sheet."""
        while len(self._labels) < len(lines):
            label = wrapped_label("", "")
            self._labels.append(label)
            self._column.addWidget(label)
        for at, label in enumerate(self._labels):
            text, role = lines[at] if at < len(lines) else ("", "")
            text = show_hidden(text)
            if label.text() != text:
                put_text(label, text)
            if text and label.property("role") != role:
                give_role(label, role)
            above = self._apart if at and role != "quiet" else 0
            if self._apart and label.contentsMargins().top() != above:
                label.setContentsMargins(0, above, 0, 0)
            label.setVisible(bool(text))
        self.setVisible(bool(lines))

    def texts(self) -> list[str]:
        """Return the lines that are shown."""
        return [label.text() for label in self._labels if label.text()]
