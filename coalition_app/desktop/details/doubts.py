"""What is not clear in the chosen signatory's entry, with the answers; nothing where all is clear."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from coalition_app.desktop.parts.doubt_answers import DoubtAnswers
from coalition_app.desktop.widgets.labels import put_text, wrapped_label
from coalition_app.documents.layout.missing_characters import is_drawable
from coalition_app.draft_pieces import UNPRINTABLE
from coalition_app.labels import doubt_label, settled_label
from coalition_app.records.positions.doubts import Doubt
from coalition_app.records.signatures.pieces import PRINT
from coalition_app.records.signatures.signatures import SignatureRow


def unprintable_pieces(signed: SignatureRow) -> list[Doubt]:
    """Return what somebody said is to print beside a name, and no font draws: it keeps an annex back."""
    return [
        Doubt(signed.number, at, UNPRINTABLE, each.text, each.lines, role=each.role)
        for at, each in enumerate(signed.pieces, start=1)
        if each.decided == PRINT and not is_drawable(each.text)
    ]


class Doubts(QWidget):
    """Frames with a doubtful place and its answers, kept as tags are."""

    answered = Signal(int, str, bool)
    """The place among the signature's pieces, the answer, and whether all equal ones are meant."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.parts: list[_Part] = []
        self.writable = True
        """Whether answers are taken."""

    def fill(self, found: Sequence[Doubt]) -> None:
        """Show what is open of one signature."""
        while len(self.parts) < len(found):
            part = _Part()
            part.answers.answered.connect(partial(self._answer, part))
            self.parts.append(part)
            self._column.addWidget(part)
        for at, part in enumerate(self.parts):
            part.show_doubt(found[at] if at < len(found) else None)
            part.answers.setEnabled(self.writable)
        self.setVisible(bool(found))

    def _answer(self, part: "_Part", answer: str) -> None:
        if part.doubt is not None and part.doubt.piece is not None:
            self.answered.emit(part.doubt.piece, answer, part.answers.all_like.isChecked())


class _Part(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "act")
        self.doubt: Doubt | None = None
        self.said, self.text = wrapped_label("", "quiet"), wrapped_label("", "")
        self.answers = DoubtAnswers()
        inside = QVBoxLayout(self)
        for part in (self.said, self.text, self.answers):
            inside.addWidget(part)

    def show_doubt(self, doubt: Doubt | None) -> None:
        self.doubt = doubt
        self.setVisible(doubt is not None)
        why = [doubt_label(doubt.code), settled_label(doubt.settled_as)] if doubt else []
        said = [each[:1].upper() + each[1:] for each in why if each]
        put_text(self.said, ". ".join(said))
        put_text(self.text, doubt.text if doubt else "")
        if doubt is not None:
            self.answers.offer(doubt)
