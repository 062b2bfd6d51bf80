"""The paper of the inbox that is being decided: its words, the sentence that decides, whose it may be."""

import re
from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.evidence.inbox_model import (
    DRAWINGS,
    SEEMS,
    TONES,
    WAITS,
    Waiting,
    score_words,
    state_words,
)
from coalition_app.desktop.look import theme
from coalition_app.desktop.look.icons import SIDE, icon
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.flow_layout import FlowLayout
from coalition_app.desktop.widgets.key_combo import WordBox
from coalition_app.desktop.widgets.private_copies import mark_private
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.desktop.widgets.wrapped_rows import TONE, WORD, RowList
from coalition_app.i18n import N_, _, ngettext
from coalition_app.labels import CLAIMS
from coalition_app.labels import EVIDENCE_KINDS as KINDS

NUMBER = Qt.ItemDataRole.UserRole
OWN_WORDS = N_("their own words: a reservation, an objection or a withdrawal")
"""What the claim of the wording means for a paper that was just received."""


class InboxPaper(Spoken, QWidget):
    """Shows one paper; tells by signals what the user decides."""

    attach_wanted = Signal()
    find_wanted = Signal()
    sign_wanted = Signal()
    skip_wanted = Signal()
    aside_wanted = Signal()
    open_wanted = Signal()
    chosen = Signal()
    """Another of the proposed signatories, or another claim, is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._paper: Waiting | None = None
        self._note = ""
        self._names: Mapping[int, str] = {}
        self._filling = False
        self.title, self.facts, self.note = _label("heading"), _label("quiet"), _label("warning")
        self.quote, self.quote_mark = _label(""), QLabel()
        self.proposals = RowList()
        self.words = QTextEdit()
        mark_private(self.words)
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        for field in (self.proposals, self.words):
            field.setMinimumHeight(4 * self.fontMetrics().lineSpacing() + 8)
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.claim = WordBox({**CLAIMS, "wording": OWN_WORDS})
        self.claim.setMinimumWidth(120)
        self._build_buttons()
        self._lay_out()
        self.proposals.currentRowChanged.connect(self._choose)
        self.claim.currentIndexChanged.connect(self._claim)
        self.put_words(self.proposals.setAccessibleName, lambda: _("Whose paper is it?"))
        self.put_words(self.words.setAccessibleName, lambda: _("Words of the paper"))
        self.put_words(self.claim.setAccessibleName, lambda: _("What the paper shows"))
        self.put_words(self.caption.setText, lambda: _("Whose paper is it?"))
        self.put_words(self.shows.setText, lambda: _("It shows"))

    def show_paper(self, paper: Waiting | None, names: Mapping[int, str], note: str = "") -> None:
        """Show a paper; `note` is a sentence about it that is not in the paper itself."""
        self._paper, self._names, self._note = paper, names, note
        self.inner.setVisible(paper is not None)
        if paper is not None:
            self._filling = True
            self._show(paper)
            self._filling = False

    def retranslate(self) -> None:
        """Speak the program's language."""
        super().retranslate()
        self.show_paper(self._paper, self._names, self._note)

    def choose(self, place: int) -> None:
        """Choose a proposal by its place in the list, from 1."""
        if place <= self.proposals.count():
            self.proposals.setCurrentRow(place - 1)

    def _show(self, paper: Waiting) -> None:
        read = paper.received.paper
        self.title.setText(paper.received.name)
        self.facts.setText(_facts(paper))
        said = [paper.received.refusal, self._note]
        if paper.state != WAITS and not paper.received.refusal:
            said.insert(0, f"{state_words(paper)}.")
        self.note.setText(" ".join(each for each in said if each))
        self.note.setVisible(bool(self.note.text()))
        self._show_quote(paper)
        self._show_proposals(paper)
        self.claim.choose(paper.claim or paper.received.claim)
        self.words.setPlainText(read.text if read and read.text else "")
        self.words.setVisible(bool(read and read.text))
        self._highlight(paper)
        self._name_attach(paper)

    def _show_quote(self, paper: Waiting) -> None:
        deciding = paper.received.deciding
        self.quote.setVisible(read := paper.received.paper is not None)
        self.quote_mark.setVisible(read)
        drawn = icon(DRAWINGS[paper.seems], TONES[paper.seems])
        self.quote_mark.setPixmap(drawn.pixmap(QSize(SIDE, SIDE)))
        seems = _(SEEMS[paper.seems])
        named = {"seems": seems.capitalize(), "sentence": deciding.sentence if deciding else ""}
        self.quote.setText(_("%(seems)s: “%(sentence)s”") % named if deciding else named["seems"])

    def _show_proposals(self, paper: Waiting) -> None:
        proposed = paper.proposals()
        self.proposals.clear()
        for place, each in enumerate(proposed, 1):
            named = {"number": each.number, "name": self._names.get(each.number, "")}
            who = _("No. %(number)d %(name)s") % named
            reason = each.sentence()
            item = QListWidgetItem(f"{who}\n{reason}" if reason else who)
            item.setData(WORD, f"{place} · {score_words(each)}")
            item.setData(TONE, "accent" if place == 1 else "quiet")
            item.setData(NUMBER, each.number)
            self.proposals.addItem(item)
        numbers = [each.number for each in proposed]
        if paper.number():
            self.proposals.setCurrentRow(numbers.index(paper.number()))
        shown = paper.received.paper is not None
        self.caption.setVisible(shown)
        self.caption.setText(
            _("Whose paper is it?") if proposed else _("No signatory was found for it.")
        )
        self.proposals.setVisible(bool(proposed))

    def _highlight(self, paper: Waiting) -> None:
        """Mark the quoted sentences in the words, and scroll to the deciding one."""
        quotes = paper.received.paper.quotes if paper.received.paper else ()
        deciding, marks = paper.received.deciding, []
        for quote in quotes:
            pattern = r"\s+".join(re.escape(word) for word in quote.sentence.split())
            found = re.search(pattern, self.words.toPlainText())
            if found is None:
                continue
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.words.document())
            cursor.setPosition(_place(self.words.toPlainText(), found.start()))
            if quote is deciding:
                self.words.setTextCursor(cursor)
            end = _place(self.words.toPlainText(), found.end())
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            form = QTextCharFormat()
            form.setBackground(QColor(theme.applied().chosen))
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            form.setUnderlineColor(QColor(getattr(theme.applied(), TONES[quote.kind])))
            mark.cursor, mark.format = cursor, form
            marks.append(mark)
        self.words.setExtraSelections(marks)
        self.words.ensureCursorVisible()

    def _name_attach(self, paper: Waiting) -> None:
        number = paper.number()
        can = bool(number) and paper.received.paper is not None
        self.attach.setEnabled(can)
        named = {"number": number}
        self.attach.setText(
            _("Attach to No. %(number)d (Enter)") % named if can else _("Attach (Enter)")
        )
        for button in (self.search, self.sign, self.skip, self.open):
            button.setEnabled(paper.received.paper is not None)

    def _choose(self, row: int) -> None:
        if self._paper is not None and row >= 0 and not self._filling:
            self._paper.shown_number = self.proposals.item(row).data(NUMBER)
            self._name_attach(self._paper)
            self.chosen.emit()

    def _claim(self) -> None:
        if self._paper is not None and not self._filling:
            self._paper.claim = self.claim.key()

    def _build_buttons(self) -> None:
        self.attach, self.search, self.skip = QPushButton(), QPushButton(), QPushButton()
        self.sign, self.aside, self.open = QPushButton(), QPushButton(), QPushButton()
        give_role(self.attach, "first")
        for button, wanted in (
            (self.attach, self.attach_wanted),
            (self.search, self.find_wanted),
            (self.sign, self.sign_wanted),
            (self.skip, self.skip_wanted),
            (self.aside, self.aside_wanted),
            (self.open, self.open_wanted),
        ):
            button.clicked.connect(lambda _on=False, wanted=wanted: wanted.emit())
        self.put_words(self.search.setText, lambda: _("Somebody else… (F)"))
        self.put_words(self.sign.setText, lambda: _("New signatory… (N)"))
        self.put_words(self.skip.setText, lambda: _("Skip (S)"))
        self.put_words(self.aside.setText, lambda: _("Dismiss (Delete)"))
        self.put_words(self.open.setText, lambda: _("Show the paper (O)"))

    def _lay_out(self) -> None:
        self.caption, self.shows = _label("heading"), QLabel()
        self.inner, above = QWidget(), QWidget()
        above.setObjectName("text_inner")
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        quoted = QHBoxLayout()
        quoted.addWidget(self.quote_mark, 0, Qt.AlignmentFlag.AlignTop)
        quoted.addWidget(self.quote, 1)
        for label in (self.title, self.facts, self.note):
            column.addWidget(label)
        column.addLayout(quoted)
        column.addWidget(self.words, 3)
        column.addWidget(self.caption)
        column.addWidget(self.proposals, 2)
        column.addStretch()
        claimed = QHBoxLayout()
        claimed.addWidget(self.shows)
        claimed.addWidget(self.claim, 1)
        buttons = FlowLayout()
        for button in (
            *(self.attach, self.search, self.sign),
            *(self.skip, self.aside, self.open),
        ):
            buttons.addWidget(button)
        whole = QVBoxLayout(self.inner)
        whole.setContentsMargins(10, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(scrolled(above), 1)
        whole.addLayout(claimed)
        whole.addLayout(buttons)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.inner)


def scrolled(inner: QWidget) -> QScrollArea:
    """Let what is above the keys scroll where there is no room for it."""
    area = QScrollArea()
    area.setObjectName("paper")
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setMinimumSize(180, 80)
    return area


def _facts(paper: Waiting) -> str:
    """Say what kind of paper it is, from whom and of which day."""
    read = paper.received.paper
    if read is None:
        return ""
    facts = [_(KINDS[read.kind])]
    if read.sender or read.address:
        facts.append(" ".join(part for part in (read.sender, read.address) if part))
    if read.made_on:
        facts.append(read.made_on.strftime("%d.%m.%Y"))
    if read.attached:
        count = len(read.attached)
        words = ngettext("%(count)d attachment", "%(count)d attachments", count)
        facts.append(words % {"count": count})
    return " · ".join(facts)


def _place(text: str, at: int) -> int:
    """Return a place in the text as Qt counts it, in units of UTF-16."""
    return len(text[:at].encode("utf-16-le")) // 2


def _label(role: str) -> QLabel:
    label = QLabel(wordWrap=True)
    give_role(label, role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setMinimumWidth(60)
    return label
