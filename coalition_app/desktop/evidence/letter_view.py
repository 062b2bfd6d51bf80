"""The letter that is being decided: who wrote it and when, its words, and the marks of those that decide."""

import re
from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.controls.key_cap import KeyButton
from coalition_app.desktop.evidence.new_model import NewPaper
from coalition_app.desktop.look import theme
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.labels import let_wrap
from coalition_app.desktop.widgets.private_copies import mark_private
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.drafts import Quote
from coalition_app.i18n import N_, _, current, ngettext
from coalition_app.intake.said_on_demands import clauses_against
from coalition_app.labels import EVIDENCE_KINDS

AROUND = 18
"""Pixels beside the words."""
KINDS = {
    "objects": N_("reservation"),
    "interprets": N_("interpretation"),
    "refuses": N_("refusal"),
    "withdraws": N_("withdrawal"),
    "consents": N_("consent"),
}
"""What is marked, in the order of the legend."""
GROUNDS = {
    "objects": "mark",
    "interprets": "mark",
    "refuses": "refusal_ground",
    "withdraws": "refusal_ground",
    "consents": "chosen",
}
LINES = {"refuses": "refusal", "withdraws": "refusal", "consents": "accent"}
"""The colours of the lines below words whose ground alone is pale."""


class LetterView(Spoken, QFrame):
    """Shows one paper; words that decide are marked by what they do."""

    def __init__(self, open_paper: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("letter")
        self.name, self.facts = QLabel(), QLabel()
        give_role(self.name, "heading")
        give_role(self.facts, "quiet")
        for label in (self.name, self.facts):
            let_wrap(label)
        self.words = QTextEdit()
        self.words.setObjectName("letter_words")
        mark_private(self.words)
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.document().setDocumentMargin(AROUND)
        self.none = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.none.setWordWrap(True)
        give_role(self.none, "quiet")
        self.open, self.take, self.next = QPushButton(), KeyButton(), KeyButton()
        self.take.show_key("W")
        self.offer_words("")
        self.next.show_key("N")
        self.open.clicked.connect(lambda _on=False: open_paper())
        self.next.clicked.connect(self.next_mark)
        self.legend = _Legend()
        self._marks: list[int] = []
        """Where marked words begin."""
        self._at = -1
        self._paper: NewPaper | None = None
        self._lay_out()
        self.put_words(self.words.setAccessibleName, lambda: _("Words of the letter"))
        self.put_words(self.open.setText, lambda: _("Show the file"))
        self.put_words(self.next.setText, lambda: _("Next mark"))
        self.put_words(
            self.none.setText,
            lambda: _("Nothing can be read of this file. Look at it before you say."),
        )

    def show_paper(self, paper: NewPaper | None) -> None:
        """Show a paper, and its first deciding words."""
        self._paper = paper
        received = paper.received if paper else None
        read = received.paper if received else None
        self.name.setText(paper.row.name if paper else "")
        self.facts.setText(_facts(paper) if paper else "")
        self.words.setPlainText(read.text if read else "")
        self.words.setVisible(bool(read and read.text.strip()))
        self.none.setVisible(paper is not None and self.words.isHidden() and received is not None)
        self._mark(paper)
        self.next_mark()

    def retranslate(self) -> None:
        """Speak the program's language."""
        super().retranslate()
        self.show_paper(self._paper)

    def selected(self) -> str:
        """Return the words that are selected."""
        return self.words.textCursor().selection().toPlainText().strip()

    def offer_words(self, offer: str) -> None:
        """Show the button that takes other words of the letter; hide it where nothing is offered."""
        self.take.setText(offer)
        self.take.setAccessibleName(offer or _("Use the selected words"))
        self.take.setVisible(bool(offer))

    def next_mark(self) -> None:
        """Show the next marked words, the first again after the last."""
        if self._marks:
            self._at = (self._at + 1) % len(self._marks)
            cursor = QTextCursor(self.words.document())
            cursor.setPosition(self._marks[self._at])
            self.words.setTextCursor(cursor)
            self.words.ensureCursorVisible()

    def _mark(self, paper: NewPaper | None) -> None:
        self._marks, self._at = [], -1
        read = paper.received.paper if paper and paper.received else None
        text, selections, seen = self.words.toPlainText(), [], set[str]()
        for kind, words in _marked(read.quotes if read else ()):
            pattern = r"\s+".join(re.escape(word) for word in words.split())
            found = re.search(pattern, text)
            if found is None:
                continue
            cursor = QTextCursor(self.words.document())
            cursor.setPosition(_place(text, found.start()))
            cursor.setPosition(_place(text, found.end()), QTextCursor.MoveMode.KeepAnchor)
            mark = QTextEdit.ExtraSelection()
            mark.cursor, mark.format = cursor, mark_form(kind)
            selections.append(mark)
            seen.add(kind)
            if kind != "consents":
                self._marks.append(_place(text, found.start()))
        self.words.setExtraSelections(selections)
        self.legend.show_kinds(seen)
        self.next.setVisible(len(self._marks) > 1)

    def _lay_out(self) -> None:
        above, below = QFrame(), QFrame()
        above.setObjectName("letter_head")
        below.setObjectName("letter_foot")
        head = QGridLayout(above)
        head.setContentsMargins(AROUND, 10, AROUND, 10)
        head.setVerticalSpacing(1)
        head.addWidget(self.name, 0, 0)
        head.addWidget(self.open, 0, 1, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.facts, 1, 0, 1, 2)
        head.setColumnStretch(0, 1)
        foot = QHBoxLayout(below)
        foot.setContentsMargins(AROUND, 4, AROUND, 4)
        foot.addWidget(self.legend, 1)
        foot.addWidget(self.take)
        foot.addWidget(self.next)
        for button in (self.open, self.take, self.next):
            button.setProperty("role", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(above)
        column.addWidget(self.words, 1)
        column.addWidget(self.none, 1)
        column.addWidget(below)


class _Legend(Spoken, QWidget):
    """Says what the marks mean, of those that are there."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        self.labels = {kind: QLabel() for kind in KINDS}
        for label in self.labels.values():
            label.setTextFormat(Qt.TextFormat.RichText)
            row.addWidget(label)
        row.addStretch()
        self._kinds: set[str] = set()

    def show_kinds(self, kinds: set[str]) -> None:
        """Show the words for these kinds of marks."""
        self._kinds, colours = kinds, theme.applied()
        for kind, label in self.labels.items():
            ground = getattr(colours, GROUNDS[kind])
            square = f'<span style="background-color:{ground};">&nbsp;&nbsp;&nbsp;&nbsp;</span>'
            label.setText(f"{square}&nbsp; {_(KINDS[kind])}")
            label.setVisible(kind in kinds)

    def retranslate(self) -> None:
        """Speak the program's language."""
        super().retranslate()
        self.show_kinds(self._kinds)


def _marked(quotes: Iterable[Quote]) -> Iterator[tuple[str, str]]:
    """Yield what is marked and how: the keys of `KINDS`."""
    for quote in quotes:
        if quote.kind == "objects":
            yield from (
                (kind or "objects", words) for kind, words in clauses_against(quote.sentence)
            )
        else:
            yield "withdraws" if quote.kind == "withdraws" else "consents", quote.sentence


def mark_form(kind: str) -> QTextCharFormat:
    """Return how words are marked: amber a reservation; underlined a refusal, a withdrawal and consent."""
    colours, form = theme.applied(), QTextCharFormat()
    form.setBackground(QColor(getattr(colours, GROUNDS[kind])))
    form.setForeground(QColor(colours.text))
    if kind in LINES:
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        form.setUnderlineColor(QColor(getattr(colours, LINES[kind])))
    return form


def _facts(paper: NewPaper) -> str:
    """Say from whom a paper is, what it is, of which day, how large, and that it is kept."""
    received = paper.received
    if received is None:
        return _("It is being read.")
    read = received.paper
    if read is None:
        return received.refusal
    facts = [read.sender or read.address, _(EVIDENCE_KINDS[read.kind])]
    if read.made_on:
        facts.append(read.made_on.strftime("%d.%m.%Y"))
    if read.attached:
        count = len(read.attached)
        words = ngettext("%(count)d attachment", "%(count)d attachments", count)
        facts.append(words % {"count": count})
    kept = _("%(size)s, stored in the register") % {"size": current().size(paper.row.size)}
    return " · ".join(each for each in (*facts, kept) if each)


def _place(text: str, at: int) -> int:
    """Return a place in the text as Qt counts it, in units of UTF-16."""
    return len(text[:at].encode("utf-16-le")) // 2
