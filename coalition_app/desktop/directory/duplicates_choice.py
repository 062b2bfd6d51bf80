"""What the user decides about two that look alike: four buttons with their keys, and why."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.controls.key_cap import KeyButton, KeyCap
from coalition_app.desktop.directory.duplicates_model import (
    VERDICT_WORDS,
    offered_of,
    verdict_words,
)
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.labels import let_wrap, put_text, wrapped_label
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.i18n import _
from coalition_app.records.merging.decisions import PossibleDuplicate
from coalition_app.records.signatories.matching.pairs import ATTESTOR

VERDICTS = tuple(VERDICT_WORDS)


class Answer(QPushButton):
    """A button of an answer: its key and words, and below them quietly what follows from it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "tile")
        self.key, self.words, self.follows = KeyCap(), QLabel(), QLabel()
        self.key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 12, 7)
        row.setSpacing(10)
        row.addWidget(self.key, 0, Qt.AlignmentFlag.AlignTop)
        inside = QVBoxLayout()
        inside.setSpacing(0)
        row.addLayout(inside, 1)
        for label, role in ((self.words, "short_name"), (self.follows, "quiet")):
            give_role(label, role)
            let_wrap(label)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            inside.addWidget(label)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, key: str, words: str, follows: str) -> None:
        """Set the answer, its key and what follows from it."""
        self.key.setText(key)
        self.words.setText(words)
        self.follows.setText(follows)
        self.follows.setVisible(bool(follows))
        self.setAccessibleName(words)
        self.setAccessibleDescription(follows)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        inside = self.layout()
        return inside.totalHeightForWidth(width) if inside is not None else 0

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(max(120, self.width())))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()


class Choice(Spoken, QWidget):
    """Tells which verdict was chosen; what was chosen before has a tick."""

    chosen = Signal(str)
    """A key of VERDICT_WORDS."""

    def __init__(self) -> None:
        super().__init__()
        self.label, self.why = wrapped_label("", "heading"), QLineEdit()
        self.later, self.ask = KeyButton(), KeyButton()
        self.ask.show_key("W")
        self.buttons = {verdict: Answer() for verdict in VERDICTS}
        self._of_attestor = False
        self.free = wrapped_label("", "quiet")
        rows = QHBoxLayout(), QHBoxLayout()
        for at, (verdict, button) in enumerate(self.buttons.items()):
            button.clicked.connect(partial(self._choose, verdict))
            rows[at // 2].addWidget(button, 1)
        column = QVBoxLayout(self)
        self.set_inset(0)
        column.setSpacing(8)
        column.addWidget(self.label)
        for row in rows:
            row.setSpacing(8)
            column.addLayout(row)
        column.addWidget(self.why)
        foot = QHBoxLayout()
        foot.addWidget(self.free, 1)
        for beside in (self.ask, self.later):
            foot.addWidget(beside)
        column.addLayout(foot)
        self.put_words(
            lambda text: put_text(self.label, text),
            self._question,
        )
        self.put_words(
            lambda text: put_text(self.free, text),
            lambda: _("A decision can be undone."),
        )
        self.put_words(self.later.setText, lambda: _("Later"))
        self.put_words(self.later.show_key, lambda: _("Space"))
        self.put_words(self.ask.setText, lambda: _("Write and ask…"))
        for put in (self.why.setPlaceholderText, self.why.setAccessibleName):
            self.put_words(put, lambda: _("Reason, in your own words (optional)"))

    def set_inset(self, left: int) -> None:
        """Indent the column by some pixels from the edges, below what is compared."""
        column = self.layout()
        if column is not None:
            column.setContentsMargins(left, 0, left, 12 if left else 0)

    def show_chosen(
        self,
        shown: PossibleDuplicate,
        verdicts: tuple[str, ...],
        follows: Mapping[str, str],
    ) -> None:
        """Name the four buttons with their keys, and mark what was chosen before; nothing is proposed.

        `verdicts` are what can be decided about the two, of which only what fits them is offered, and
        `follows` says what becomes of the count. Each key keeps its meaning.
        """
        self._of_attestor = shown.pair.b == ATTESTOR
        self.ask.setVisible(not self._of_attestor and not shown.merge)
        put_text(self.label, self._question())
        offered = offered_of(shown)
        for at, (key, verdict) in enumerate(zip(VERDICTS, verdicts, strict=True), 1):
            mark = "✓ " if shown.verdict == verdict else ""
            words = f"{mark}{verdict_words(verdict, shown)}"
            self.buttons[key].say(str(at), words, follows.get(verdict, ""))
            self.buttons[key].setVisible(verdict in offered)

    def _question(self) -> str:
        if self._of_attestor:
            return _("How is the attestor related to this signatory?")
        return _("Same signatory?")

    def _choose(self, verdict: str) -> None:
        self.chosen.emit(verdict)
