"""Fields of what shows an answer or words: a file, or where the original lies."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPushButton

from coalition_app.desktop.widgets.captioned_field import Captioned, FieldGrid
from coalition_app.desktop.widgets.field_grid import filled_by
from coalition_app.desktop.widgets.fields import day_of_thing, known_day
from coalition_app.desktop.widgets.form_scroll import bring_into_sight
from coalition_app.desktop.widgets.key_combo import WordBox
from coalition_app.desktop.widgets.retranslation import Spoken, Words
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _, pgettext
from coalition_app.intake.read_paper import mail_day, read_paper
from coalition_app.labels import EVIDENCE_KINDS
from coalition_app.records import checked
from coalition_app.records.evidence.evidence import NewEvidence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coalition_app.desktop.desk.desk import Desk

SHOWN_BY = {
    "": N_("nothing yet"),
    **{key: words for key, words in EVIDENCE_KINDS.items() if key != "list-as-received"},
}
"""Kinds of evidence of an answer or of words, and that there is none."""
IMPLIED = ("", "file", "held-outside")
"""Kinds that follow what is typed; another one that was chosen stays."""


READ_AT_ONCE = (".eml", ".txt")
"""Endings of files whose text is read while the window waits."""


def text_of_file(typed: str) -> str:
    """Return the text of a mail or a text file that is typed as evidence; empty for any other."""
    path = Path(typed.strip())
    if path.suffix.lower() not in READ_AT_ONCE:
        return ""
    try:
        return read_paper(checked.read_file(path), path.name).text
    except UserError:
        return ""  # recording it says why


class ShownBy(Spoken, FieldGrid):
    """Asks what shows it; the other fields come where something does. Nothing has to be given.

    All fields show always where `folded` is False. `before` are fields of the dialog's own that come before
    them, each with its caption; `note` is its field for a note, where it has one.
    """

    unfolded = Signal()
    """Fields were shown or hidden."""

    def __init__(
        self,
        desk: "Desk",
        *,
        before: "list[tuple[Words, QWidget]] | None" = None,
        note: QLineEdit | None = None,
        folded: bool = True,
    ) -> None:
        self._desk, self._folded = desk, folded
        self._implied = ""
        self.asked = True
        """Whether evidence is asked for now; else none is given, whatever was typed."""
        self.kind, self.made, self.note = WordBox(SHOWN_BY), day_of_thing(), note or QLineEdit()
        self.file, self.held, self.holder = QLineEdit(), QLineEdit(), QLineEdit()
        self.kind.choose("")
        choose = QPushButton()
        asked: list[tuple[Words, QWidget]] = [
            *(before or []),
            (lambda: pgettext("of one act", "Evidence"), self.kind),
            (lambda: _("Document date"), self.made),
            (lambda: _("A file, kept in the register"), filled_by(self.file, choose)),
            (lambda: _("Or the original is held at"), self.held),
            (lambda: _("Held by"), self.holder),
        ]
        if note is None:
            asked.append((lambda: _("Note: what was seen or said"), self.note))
        fields = [Captioned(each, each.focusProxy()) for _words, each in asked]
        super().__init__(fields)
        self._later = fields[len(before or []) + 1 :]
        for (words, _each), field in zip(asked, fields, strict=True):
            self.put_words(field.name, words)
        self.put_words(choose.setText, lambda: _("Choose…"))
        choose.clicked.connect(self.choose_file)
        self.kind.currentIndexChanged.connect(self._unfold)
        self.file.textChanged.connect(self._follow)
        self.held.textChanged.connect(self._follow)
        self._unfold()

    def retranslate(self) -> None:
        """Speak the program's language; longer words may need other columns."""
        super().retranslate()
        self.spread_anew()

    def ask(self, asked: bool) -> None:
        """Show these fields, or hide them with what was typed."""
        self.asked = asked
        self.setVisible(asked)
        self.unfolded.emit()

    def read(self, received: dt.date | None, today: dt.date) -> NewEvidence | None:
        """Return the evidence that is typed here; None where there is none yet.

        A mail came on the day on which it was sent; `received` is that of anything else. Raises UserError
        for a file that cannot be read and a date that is none.
        """
        if not self.asked or not self.kind.key():
            return None
        path = Path(self.file.text().strip()) if self.file.text().strip() else None
        content = checked.read_file(path) if path else None
        made_on = checked.read_day(known_day(self.made), today)
        sent = mail_day(content, path.name) if content and path else None
        if sent is not None and sent <= today:
            made_on, received = made_on or sent, sent
        # What is dated later than the words came on another day, and nobody said on which.
        undated = made_on is not None and received is not None and received < made_on
        return NewEvidence(
            kind=self.kind.key(),
            held_where=self.held.text(),
            holder=self.holder.text(),
            note=self.note.text(),
            file_name=path.name if path else "",
            content=content,
            made_on=made_on if made_on is None or made_on <= today else None,
            received_on=None if undated else received,
            undated=undated,
            directness="direct" if self.kind.key() == "mail" else "",
        )

    def _unfold(self) -> None:
        """Show what belongs to a kind once one is chosen; what was typed stays."""
        away, before = self._folded and not self.kind.key(), self._later[0].property("away")
        for field in self._later:
            field.setProperty("away", away)
            field.setVisible(not away)
        self.spread_anew()
        self.unfolded.emit()
        if before and not away and self.isVisible():
            QTimer.singleShot(0, self, self._show_later)

    def _show_later(self) -> None:
        """Bring what a kind asks for into sight; where not all has room, its first field."""
        for field in (self._later[-1], self._later[0]):
            if self.isVisible():
                bring_into_sight(field)

    def _follow(self) -> None:
        """A file or a place makes evidence, of the kind that follows until another one is chosen."""
        name = self.file.text().strip().lower()
        implied = "mail" if name.endswith(".eml") else "file" if name else "held-outside"
        given = bool(self.file.text().strip() or self.held.text().strip())
        follows = self.kind.key() in (*IMPLIED, self._implied)
        if follows and (given or not self._folded):
            self._implied = implied if given else ""
            self.kind.choose(self._implied)

    @Slot()
    def choose_file(self) -> None:
        """Ask for the file."""
        path = self._desk.choosers.file(self, _("Evidence"), "*")
        if path is not None:
            self.file.setText(str(path))
