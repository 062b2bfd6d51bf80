"""The dialog of what signatories of an older text answered about the newest one, and what shows it."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton

from coalition_app.desktop.dialogs.fields import day_field, read_day
from coalition_app.desktop.dialogs.form import FormDialog
from coalition_app.desktop.dialogs.signatures import add_grid, beside
from coalition_app.desktop.word_box import WordBox
from coalition_app.i18n import N_, _, ngettext
from coalition_app.labels import EVIDENCE_KINDS
from coalition_app.records import edits, evidence, reconfirmations, texts
from coalition_app.records.database import Database
from coalition_app.records.evidence import NewEvidence
from coalition_app.records.statements import StatementRow

if TYPE_CHECKING:
    from coalition_app.desktop.main_window import MainWindow
    from coalition_app.desktop.operations import Progress

AT_ONCE = 20
"""Answers that are recorded while the dialog waits; more are recorded in the background."""
SHOWN_BY = {
    "": N_("nothing yet"),
    **{key: words for key, words in EVIDENCE_KINDS.items() if key != "list-as-received"},
}
"""Kinds of evidence of an answer, and that there is none."""


class AnswerDialog(FormDialog):
    """Records when signatories reconfirmed the newest text, or declined it, and the evidence of it."""

    recorded_later = Signal(object)
    """Many answers: what records them, to be run in the background."""

    def __init__(
        self,
        parent: "MainWindow",
        database: Database,
        statement: StatementRow,
        numbers: Sequence[int],
        *,
        reconfirmed: bool,
    ) -> None:
        super().__init__(
            parent,
            title=lambda: _("Text reconfirmed") if reconfirmed else _("Text declined"),
            agree=lambda: _("Record"),
            work=self._record,
        )
        self._window = parent
        self._database, self._statement = database, statement
        self._numbers, self._reconfirmed = list(numbers), reconfirmed
        self.received, self.made = day_field(), QLineEdit()
        self.kind, self.note = WordBox(SHOWN_BY), QLineEdit()
        self.held, self.file = QLineEdit(), QLineEdit()
        self.kind.choose("")
        self.put_words(self.made.setPlaceholderText, lambda: _("dd.mm.yyyy"))
        choose = QPushButton()
        self.put_words(choose.setText, lambda: _("Choose…"))
        choose.clicked.connect(self._choose)
        self.add_note(self._whose, "heading")
        add_grid(
            self,
            [
                (lambda: _("Answer received"), self.received),
                (lambda: _("Note: who answered, and how"), self.note),
                (lambda: _("What shows it"), self.kind),
                (lambda: _("Bears the date"), self.made),
                (lambda: _("A file, kept in the register"), beside(self.file, choose)),
                (lambda: _("Or the original is held at"), self.held),
            ],
        )
        self.add_note(self._what_it_means)
        self.add_note(
            lambda: _(
                "Note and evidence are private: neither is printed, only counted by its kind."
            )
        )
        self._first = self.received
        self.file.textChanged.connect(self._follow)
        self.held.textChanged.connect(self._follow)

    def retranslate(self) -> None:
        """Speak the program's language, also in the box."""
        self.kind.speak()
        super().retranslate()

    def _whose(self) -> str:
        return ngettext(
            "Answer of number %(numbers)s", "Answers of numbers %(numbers)s", len(self._numbers)
        ) % {"numbers": texts.name_numbers(self._numbers)}

    def _what_it_means(self) -> str:
        if self._reconfirmed:
            return _("The signature then stands under the new text, with all its demands.")
        return _(
            "The signature is then withdrawn on the day of receipt: its number stays taken, and it is no "
            "longer counted. It remains bound to the text that was signed."
        )

    def _follow(self) -> None:
        """A file or a place makes evidence, of the kind that follows until another one is chosen."""
        implied = "file" if self.file.text().strip() else "held-outside"
        given = bool(self.file.text().strip() or self.held.text().strip())
        if self.kind.key() in ("", "file", "held-outside"):
            self.kind.choose(implied if given else "")

    def _choose(self) -> None:
        path = self._window.choosers.file(self, _("Evidence"), "*")
        if path is not None:
            self.file.setText(str(path))

    def _shown_by(self, today: dt.date) -> NewEvidence | None:
        """Give the evidence that is typed here; None where she has none yet."""
        if not self.kind.key():
            return None
        path = Path(self.file.text().strip()) if self.file.text().strip() else None
        return NewEvidence(
            kind=self.kind.key(),
            held_where=self.held.text(),
            note=self.note.text(),
            file_name=path.name if path else "",
            content=evidence.read_file(path) if path else None,
            made_on=edits.read_day(self.made.text(), today),
            received_on=read_day(self.received),
        )

    def _record(self) -> None:
        received, note = read_day(self.received), self.note.text()
        today = dt.datetime.now().astimezone().date()
        shown_by = self._shown_by(today)
        with self._database.reading() as tx:
            reconfirmations.refuse_received(tx, self._statement, received, today)
            if shown_by is not None:
                reconfirmations.refuse_shown_by(tx, self._statement, shown_by, received, today)

        def write(progress: "Progress | None" = None) -> None:
            self._write(received, note, shown_by, progress)

        if len(self._numbers) <= AT_ONCE:
            write()
        else:
            self.recorded_later.emit(write)

    def _write(
        self,
        received: dt.date,
        note: str,
        shown_by: NewEvidence | None,
        progress: "Progress | None",
    ) -> None:
        if progress is not None:
            progress(0, len(self._numbers))
        action, work = (
            ("reconfirm", reconfirmations.reconfirm)
            if self._reconfirmed
            else ("decline-text", reconfirmations.decline_text)
        )
        with self._database.writing(action) as tx:
            work(
                tx,
                self._statement,
                self._numbers,
                received=received,
                note=note,
                shown_by=shown_by,
                progress=progress,
            )
