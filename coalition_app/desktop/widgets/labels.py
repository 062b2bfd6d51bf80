"""Labels of plain text that wrap and can be selected and copied, and painted words that wrap."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QSizePolicy

from coalition_app.desktop.look.typeface import give_role
from coalition_app.hidden_characters import show_hidden

WRAP = int(Qt.TextFlag.TextWordWrap)
"""How painted words wrap."""


class TitleLabel(QLabel):
    """A page's title whose first letter is whole: some, as J, reach out to the left of their place."""

    def __init__(self) -> None:
        super().__init__()
        give_role(self, "title")

    def setText(self, words: str) -> None:
        super().setText(words)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._make_room()

    def _make_room(self) -> None:
        out = -self.fontMetrics().leftBearing(self.text()[:1]) if self.text() else 0
        self.setContentsMargins(max(0, out), 0, 0, 0)


def let_wrap(label: QLabel) -> None:
    """Break a label's words so that it never makes the pane wider than it is shown."""
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)


def wrapped_label(text: str, role: str) -> QLabel:
    """Return a label of plain text that can be selected and copied."""
    label = QLabel()
    give_role(label, role)
    let_wrap(label)
    put_text(label, text)
    return label


def put_text(label: QLabel, text: str) -> None:
    """Put words into a label; one without words takes no keyboard."""
    label.setText(show_hidden(text))
    flag = Qt.TextInteractionFlag
    label.setTextInteractionFlags(flag.TextSelectableByMouse if text else flag.NoTextInteraction)


def shorten(text: str, metrics: QFontMetrics, width: int, most_lines: int) -> str:
    """Leave out words at the end until a text fits its lines; `width` in pixels."""

    def fits(shown: str) -> bool:
        height = metrics.boundingRect(0, 0, width, 0, WRAP, shown).height()
        # Large text is measured some pixels higher than its lines are counted.
        return height < (most_lines + 0.5) * metrics.lineSpacing()

    words, shown = text.split(), text
    while len(words) > 1 and not fits(shown):
        words.pop()
        shown = " ".join(words) + " …"
    return shown
