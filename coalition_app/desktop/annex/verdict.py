"""The verdict on a file, or on what was typed: is it what was issued, and what shows it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coalition_app import i18n
from coalition_app.desktop.annex.expected import FINGERPRINT, NOTHING, REGISTER
from coalition_app.desktop.look.icons import picture
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.dialog_frame import LINE
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.retranslation import Words
from coalition_app.desktop.widgets.wrapped_rows import RowList
from coalition_app.documents.sign.certificates import shown_fingerprint
from coalition_app.documents.verify.typed_input import ANCHOR, CODE, CONTENT, DIGEST
from coalition_app.documents.verify.verdict import (
    CANNOT_TELL,
    CORRIGENDUM,
    DOSSIER,
    DRAFT,
    FILE,
    GENUINE,
    NOT_ISSUED,
    OTHER_BYTES,
    SLIP,
    SUPERSEDED,
    Verdict,
)
from coalition_app.i18n import N_, _

WORDS = {
    GENUINE: N_("Genuine"),
    SUPERSEDED: N_("Genuine, superseded"),
    CORRIGENDUM: N_("Our corrigendum"),
    SLIP: N_("The line is proved"),
    DOSSIER: N_("Our dossier"),
    DRAFT: N_("A draft"),
    NOT_ISSUED: N_("Not what was issued"),
    OTHER_BYTES: N_("The content is genuine"),
    CANNOT_TELL: N_("Cannot be determined"),
}
WORDS_OF_ANCHOR = {
    GENUINE: N_("The journal contains it"),
    NOT_ISSUED: N_("The journal does not contain it"),
}
WORDS_OF_ISSUED = {CODE: N_("This code was issued"), DIGEST: N_("This digest was issued")}
"""Of a code or a digest that is known: it does not show that what bears it is unchanged."""
GIVEN = {
    FILE: N_("File"),
    CODE: N_("Code"),
    DIGEST: N_("Digest"),
    CONTENT: N_("JSON"),
    ANCHOR: N_("Control words"),
}
"""What is verified."""
COMPARED = {
    FILE: N_("Every byte of the file with every print in this register."),
    CODE: N_("The code with those of all editions and corrigenda in this register."),
    DIGEST: N_("The digest with those of all editions and prints in this register."),
    CONTENT: N_("The content with that of every edition in this register."),
    ANCHOR: N_("The control words with this register’s journal at every moment."),
}
COMPARED_SLIP = N_(
    "The line and its proof with every edition in this register; the pages of the slip were not."
)
BY_FINGERPRINT = N_("The seal in what you gave with the fingerprint that you entered.")
BY_NOTHING = N_(
    "There was nothing to compare with: no register is open and no fingerprint was given."
)
OURS = (GENUINE, SUPERSEDED, CORRIGENDUM, SLIP, DOSSIER)
REFUSED = (NOT_ISSUED, DRAFT)
MARK = 40
"""Pixels of the verdict's icon at 100 %."""


class VerdictDialog(FormDialog):
    """Says the verdict in a word and a sentence, what was compared, and every difference found."""

    def __init__(
        self,
        parent: QWidget | None,
        name: str,
        verdict: Verdict,
        judge: Callable[[], Verdict],
        *,
        by: str = REGISTER,
        more: Callable[[], None] | None = None,
    ) -> None:
        """`judge` returns the verdict anew, in the program's language; `by` is what it was found by.

        `more` asks for what is expected of the file, and verifies it again.
        """
        super().__init__(parent, title=lambda: _("Verification"))
        self.verdict, self._judge = verdict, judge
        self.word, self.sentence = _label("title"), _label("")
        self.problems = RowList(whole=True)
        self.form.addRow(self._head())
        compared = verdict.compared
        if name:
            self._add_fact(lambda: _(GIVEN[compared]), lambda: name)
        by_register = COMPARED_SLIP if verdict.verdict == SLIP else COMPARED[compared]
        said = {FINGERPRINT: BY_FINGERPRINT, NOTHING: BY_NOTHING}.get(by, by_register)
        self._add_fact(lambda: _("What was compared"), lambda: _(said))
        if more is not None:
            self._add_more(more)
        if verdict.title:
            self._add_fact(
                lambda: _("Statement"),
                lambda: _("“%(title)s”") % {"title": i18n.current().inside(verdict.title)},
            )
        if verdict.edition is not None:
            self._add_fact(lambda: _("Edition"), lambda: str(verdict.edition))
        if (dated := verdict.dated) is not None:
            self._add_fact(lambda: _("Date"), lambda: i18n.current().day(dated))
        if verdict.code and compared != CODE:
            self._add_fact(lambda: _("Code"), lambda: verdict.code)
        if verdict.signature is not None and verdict.signature.subject:
            subject = verdict.signature.subject
            self._add_fact(lambda: _("Signature of"), lambda: subject)
            fingerprint = shown_fingerprint(verdict.signature.certificate)
            self._add_fact(lambda: _("Fingerprint (SHA-256)"), lambda: fingerprint)
        if verdict.problems:
            self.add_note(lambda: _("What differs"), "heading")
            self.put_words(self.problems.setAccessibleName, lambda: _("What differs"))
            self.form.addRow(self.problems)
        elif verdict.since:
            self.add_note(lambda: _("What was recorded since"), "heading")
            self.put_words(self.problems.setAccessibleName, lambda: _("What was recorded since"))
            self.form.addRow(self.problems)
        self._say()

    def _add_more(self, more: Callable[[], None]) -> None:
        """Offer to verify again with a fingerprint or a certificate."""
        self.more = QPushButton(autoDefault=False)
        self.put_words(self.more.setText, lambda: _("Verify with a fingerprint or certificate…"))
        self.more.clicked.connect(lambda _on=False: self.done(0))
        self.more.clicked.connect(lambda _on=False: more())
        self.buttons.insertWidget(0, self.more)

    def retranslate(self) -> None:
        """Speak the program's language, in the verdict too."""
        self.verdict = self._judge()
        self._say()
        super().retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "mark"):
            self._draw()

    def _head(self) -> QHBoxLayout:
        self.mark = QLabel()
        self._draw()
        said = QVBoxLayout()
        said.addWidget(self.word)
        said.addWidget(self.sentence)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(said, 1)
        return head

    def _draw(self) -> None:
        side = round(MARK * self.fontMetrics().lineSpacing() / LINE)
        self.mark.setPixmap(picture(*drawing_of(self.verdict), side))

    def _add_fact(self, caption: Words, fact: Words) -> None:
        left, right = _label("quiet"), _label("")
        left.setWordWrap(False)
        left.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.put_words(left.setText, caption)
        self.put_words(right.setText, fact)
        self.form.addRow(left, right)

    def _say(self) -> None:
        self.word.setText(_headline(self.verdict))
        self.sentence.setText(self.verdict.sentence)
        self.setAccessibleDescription(self.verdict.sentence)
        self.problems.clear()
        self.problems.addItems([*self.verdict.problems, *self.verdict.since])


def _headline(verdict: Verdict) -> str:
    """Say the verdict in a word; a code that is known proves only that it was issued."""
    if verdict.genuine and verdict.compared in WORDS_OF_ISSUED:
        return _(WORDS_OF_ISSUED[verdict.compared])
    words = WORDS_OF_ANCHOR if verdict.compared == ANCHOR else WORDS
    return _(words[verdict.verdict])


def drawing_of(verdict: Verdict) -> tuple[str, str]:
    """Return icon and tone; the tick is kept for what was compared as a whole and is the newest."""
    if verdict.verdict in OURS and verdict.compared in WORDS_OF_ISSUED:
        return "hint", "accent"
    if verdict.verdict == SUPERSEDED:
        return "warning", "warning"
    if verdict.verdict in REFUSED:
        return "refusal", "refusal"
    return ("check", "accent") if verdict.verdict in OURS else ("hint", "warning")


def _label(role: str) -> QLabel:
    label = QLabel(wordWrap=True)
    give_role(label, role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
