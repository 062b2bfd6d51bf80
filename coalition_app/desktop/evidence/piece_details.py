"""What is known of one piece of evidence, beside the table: an excerpt, what it proves, where it is kept."""

from collections.abc import Callable
from functools import partial
from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.controls.key_cap import KeyButton
from coalition_app.desktop.controls.tag import Tag
from coalition_app.desktop.evidence.model import Piece, document_words, weakened
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.labels import let_wrap, put_text
from coalition_app.desktop.widgets.private_copies import mark_private
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.desktop.wording.evidence_words import claim_text, numbers_said
from coalition_app.i18n import N_, _, current
from coalition_app.labels import DIRECTNESS, GRADES, ORIGINALITY, held_words

WIDTH = 320
"""Pixels at 100 %."""
EXCERPT = 420
"""Letters of the words that are shown."""
TOLD = 3_000
"""Letters of the words that the tooltip shows; the file itself shows all."""
TONES = {
    "original": "accent",
    "received": "accent",
    "reported": "accent",
    "list-only": "warning",
    "none": "refusal",
}
FACTS = {
    "who": N_("Signatories"),
    "proves": N_("Proves"),
    "source": N_("Received as"),
    "dated": N_("Dated"),
    "receiver": N_("Received by"),
    "kept": N_("Kept"),
    "sum": N_("Check sum"),
}


class PieceDetails(Spoken, QFrame):
    """Shows the chosen piece; the file is opened and replaced from here."""

    def __init__(self, open_piece: Callable[[], None], replace: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("piece")
        self._piece: Piece | None = None
        self._excerpt = ""
        self.name, self.received, self.note = QLabel(), QLabel(), QLabel()
        self.excerpt, self.grade = QLabel(), Tag()
        for label, role in (
            (self.name, "heading"),
            (self.received, "quiet"),
            (self.note, "warning"),
        ):
            let_wrap(label)
            give_role(label, role)
        let_wrap(self.excerpt)
        mark_private(self.excerpt)
        self.excerpt.setProperty("role", "excerpt")
        self.facts = {key: (QLabel(), QLabel()) for key in FACTS}
        self.open, self.supersede = KeyButton(), QPushButton()
        self.open.show_key("Enter")
        self.open.clicked.connect(lambda _on=False: open_piece())
        self.supersede.clicked.connect(lambda _on=False: replace())
        self._lay_out()
        for key, (caption, _said) in self.facts.items():
            self.put_words(caption.setText, partial(_, FACTS[key]))
        self.put_words(self.open.setText, lambda: _("Open"))
        self.put_words(self.supersede.setText, lambda: _("Replace…"))

    def show_piece(self, piece: Piece | None, excerpt: str = "") -> None:
        """Show a piece, with words out of its file."""
        self._piece, self._excerpt = piece, excerpt
        self.inner.setVisible(piece is not None)
        for button in (self.open, self.supersede):
            button.setEnabled(piece is not None)
        if piece is None:
            return
        row = piece.first
        put_text(self.name, document_words(row))
        on = row.received_on
        said = _("received on %(day)s") % {"day": on.strftime("%d.%m.%Y")} if on else ""
        put_text(self.received, said)
        grade = piece.grade
        self.grade.setVisible(bool(grade))
        if grade:
            words = _(GRADES[grade])
            self.grade.say(words[:1].upper() + words[1:], TONES[grade])
        shown = _first(excerpt, EXCERPT)
        put_text(self.excerpt, shown)
        whole = escape(_first(excerpt, TOLD)).replace("\n", "<br>")
        self.excerpt.setToolTip(f"<p>{whole}</p>" if shown != excerpt else "")
        self.excerpt.setVisible(bool(excerpt))
        weak = " ".join(weakened(row))
        put_text(self.note, weak)
        self.note.setVisible(bool(weak))
        for key, words in _facts(piece).items():
            caption, value = self.facts[key]
            put_text(value, words)
            if key == "sum":
                value.setToolTip(piece.first.sha256.hex() if piece.first.sha256 else "")
            for label in (caption, value):
                label.setVisible(bool(words))

    def retranslate(self) -> None:
        """Speak the program's language."""
        super().retranslate()
        self.show_piece(self._piece, self._excerpt)

    def sizeHint(self) -> QSize:
        """Return the width of the details, which grows with the text."""
        line = QFontMetrics(self.font()).height()
        return QSize(WIDTH * line // 18, super().sizeHint().height())

    def _lay_out(self) -> None:
        self.inner, whole, area = QWidget(), QWidget(), QScrollArea()
        for widget in (self.inner, whole):
            widget.setObjectName("inner")
        rows, grid = QVBoxLayout(self.inner), QGridLayout()
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        for widget in (self.name, self.received):
            rows.addWidget(widget)
        rows.addWidget(self.grade, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addSpacing(4)
        rows.addWidget(self.excerpt)
        rows.addSpacing(4)
        rows.addLayout(grid)
        rows.addWidget(self.note)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for at, (caption, value) in enumerate(self.facts.values()):
            give_role(caption, "quiet")
            let_wrap(value)
            grid.addWidget(caption, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, at, 1)
        grid.setColumnStretch(1, 1)
        around = QVBoxLayout(whole)
        around.setContentsMargins(16, 12, 16, 8)
        around.addWidget(self.inner)
        around.addStretch()
        area.setObjectName("letter_scroll")
        area.setWidget(whole)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 12)
        foot.setSpacing(8)
        foot.addWidget(self.open, 1)
        foot.addWidget(self.supersede)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addLayout(foot)


def _facts(piece: Piece) -> dict[str, str]:
    row = piece.first
    source = (DIRECTNESS.get(row.directness), ORIGINALITY.get(row.originality))
    said = [
        _(words)
        for words, key in zip(source, (row.directness, row.originality), strict=True)
        if key and words
    ]
    kept = held_words(row.held_where, row.holder)
    if row.sha256 is not None and not row.file_gone:
        kept = _("in the register, %(size)s") % {"size": current().size(row.size)}
    return {
        "who": numbers_said(piece.numbers),
        "proves": "\n".join(
            claim_text(each.claim, withdrawal=each.withdrawal) for each in piece.claims
        ),
        "source": ", ".join(said),
        "dated": row.made_on.strftime("%d.%m.%Y") if row.made_on else "",
        "receiver": row.receiver,
        "kept": kept,
        "sum": _short_sum(row.sha256) if row.sha256 else "",
    }


def _first(words: str, letters: int) -> str:
    """Shorten words after the last whole one."""
    return (
        words if len(words) <= letters else f"{words[:letters].rpartition(' ')[0].rstrip()}\u00a0…"
    )


def _short_sum(digest: bytes) -> str:
    """Write the beginning of a check sum, as the list of papers by command takes it."""
    return f"SHA-256 {digest.hex()[:4]} {digest.hex()[4:8]} …"
