"""Actions of the evidence: its pages, taking papers into the inbox, showing files, checks and challenges."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog

from coalition_app.desktop.desk.action_owner import ActionOwner
from coalition_app.desktop.widgets.days import today
from coalition_app.desktop.wording.evidence_words import evidence_of
from coalition_app.errors import UserError
from coalition_app.hidden_characters import show_hidden
from coalition_app.i18n import _

if TYPE_CHECKING:
    import uuid

    from coalition_app.desktop.evidence.model import Piece
    from coalition_app.desktop.evidence.new_model import NewPaper
    from coalition_app.desktop.evidence.page import EvidencePage
    from coalition_app.desktop.evidence.shown_file import ShownFile
    from coalition_app.desktop.widgets.retranslation import Words
    from coalition_app.documents.issue.dossier import Dossier
    from coalition_app.drafts import Paper
    from coalition_app.operations.door import Answer
    from coalition_app.records.evidence.list_evidence import PieceRow
    from coalition_app.records.lists.evidence_inbox import Matcher, Received
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.work import Tell

LARGE = 3_000_000
"""Bytes of a file from which reading it is work that is shown."""


def _open_outside(path: Path) -> None:
    """Hand a file to the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _came_on(paper: "Paper") -> dt.date | None:
    """Return the day that a letter gives; None where it gives none, and for a day that is still to come."""
    return paper.made_on if paper.made_on is not None and paper.made_on <= today() else None


class EvidenceActions(ActionOwner):
    """Letters that are taken in wait in the register; nothing is recorded of them before somebody says so."""

    open_outside: Callable[[Path], None] = staticmethod(_open_outside)
    """Opens a file with another program; a test puts another in its place."""

    def go_evidence(self) -> None:
        """Show the pieces of evidence."""
        self.desk.go("evidence")

    def open_letter(self, key: "uuid.UUID") -> None:
        """Show one of the letters that wait, beside its form."""
        self.desk.go("evidence")
        self.page.show_tab("new")
        self.page.new.open_row(key)
        self.page.take_keyboard()

    @property
    def page(self) -> "EvidencePage":
        """The page of the evidence."""
        return cast("EvidencePage", self.desk.page("evidence"))

    # Taking letters in

    def choose_folder(self) -> None:
        """Take the files of a folder in."""
        path = self.desk.choosers.folder(self.desk.window, _("Add a folder"), "")
        if path is not None:
            self.take_papers([path])

    def choose_paper(self) -> None:
        """Take one file in."""
        path = self.desk.choosers.file(self.desk.window, _("Add a file"), "*")
        if path is not None:
            self.take_papers([path])

    def take_dropped(self, paths: Sequence[Path]) -> None:
        """Take in what was dropped; a refusal becomes a sentence."""
        try:
            self.take_papers(paths)
        except UserError as error:
            self.desk.refuse(str(error))

    def take_papers(self, paths: Sequence[Path]) -> None:
        """Read files and folders off the window's thread, keep them, and show them as new letters."""
        from coalition_app.intake.read_paper import read_paper
        from coalition_app.operations.papers import take_papers
        from coalition_app.records.lists import evidence_inbox

        database, statement = self.database, self.statement
        if self.desk.operations.working:
            raise UserError(_("Wait for the current task to finish, or cancel it."))
        if not paths:
            raise UserError(_("No file was dropped."))
        page = self.page.new

        def work(progress: "Tell") -> "list[Received]":
            files = evidence_inbox.list_files(paths)
            progress(0, len(files))
            with database.reading() as tx:
                matcher = evidence_inbox.statement_matcher(tx, statement)
            return list(evidence_inbox.receive(files, read_paper, matcher, progress=progress))

        def done(received: "list[Received]") -> None:
            if self.desk.operations.database is not database:
                return  # the register was closed while the files were read
            page.remember(statement.id, received)
            self.desk.operations.change(
                take_papers(statement, received=received),
                lambda answer: self._show_taken(statement, answer),
                label=_("Adding letters"),
            )

        self.desk.operations.start(_("Reading letters"), work, done)

    def paste_letter(self, text: str) -> None:
        """Ask who sent the words that were copied, and when they came, and keep them as a letter."""
        from coalition_app.desktop.evidence.paste_dialog import PasteLetterDialog
        from coalition_app.intake.read_paper import read_paper
        from coalition_app.records.lists import evidence_inbox

        statement = self.statement
        with self.database.reading() as tx:
            matcher = evidence_inbox.statement_matcher(tx, statement)
        PasteLetterDialog(
            self.desk.window,
            text,
            lambda *told: self._take_pasted(statement, matcher, *told),
            show_hidden(matcher.name_at_end(read_paper(text.encode(), "words.txt"))),
        ).open()

    def _take_pasted(
        self, statement: "StatementRow", matcher: "Matcher", text: str, sender: str, day: dt.date
    ) -> None:
        from coalition_app.intake.read_paper import read_paper
        from coalition_app.operations.papers import take_papers
        from coalition_app.records.lists import evidence_inbox

        named = _("%(sender)s, pasted text.txt") % {"sender": sender}
        name = named if sender else _("pasted text.txt")
        received = [evidence_inbox.receive_pasted(text, name, sender, day, read_paper, matcher)]
        self.page.new.remember(statement.id, received)
        self.desk.operations.write(
            take_papers(statement, received=received),
            lambda answer: self._show_taken(statement, answer),
        )

    def _show_taken(self, statement: "StatementRow", answer: "Answer[int]") -> None:
        """Show the newest letter, and say what was not taken in."""
        self.page.new.took(statement.id, answer.values["refused"])
        self.desk.go("evidence", statement.number)
        self.page.show_tab("new")
        self.page.read()
        self.page.take_keyboard()
        if answer.values["taken"]:
            self.desk.say(answer.lines[0])
        else:
            self.desk.refuse(" ".join(answer.lines[1:]) or _("No file was dropped."))

    def sign_from_paper(self, paper: "NewPaper", added: Callable[[int], None]) -> "QDialog | None":
        """Open the form of a new signature, filled in from a letter, and return it."""
        from coalition_app.intake.read_source import read_source
        from coalition_app.records.evidence import papers

        read = paper.received.paper if paper.received else None
        if read is None:
            return None
        with self.database.reading() as tx:
            content = papers.paper_bytes(tx, paper.row.id)
        try:
            entries = read_source(content, paper.row.name).draft.entries
        except UserError:
            entries = ()
        entry = entries[0] if len(entries) == 1 else None
        dialog: QDialog = self.desk.ask(
            "signatories.sign_proposed", entry, read.sender, _came_on(read), added
        )
        return dialog

    # Showing

    def open_piece(self, piece: "Piece") -> None:
        """Show the file of a piece of evidence inside the program."""
        from coalition_app.records.evidence import list_evidence

        row = piece.first
        if row.sha256 is None or row.file_gone:
            from coalition_app.desktop.evidence.model import whole_text

            self.tell(_("Evidence without a file"), whole_text(piece))
            return
        database = self.database

        def content() -> bytes:
            with database.reading() as tx:
                return list_evidence.piece_bytes(tx, row.id)

        name = row.file_name or _("without a name")
        self.show_file(content, name, row.size, partial(evidence_of, piece.numbers))

    def show_file(
        self, content: Callable[[], bytes], name: str, size: int, whose: "Words | None" = None
    ) -> None:
        """Show a file of `size` bytes inside the program, and `whose` it is; read off the window's thread."""
        from coalition_app.desktop.evidence.shown_file import look_at

        label = _("Reading %(name)s") % {"name": name} if size > LARGE else ""
        self.desk.operations.start(
            label, lambda _tell: look_at(content(), name), partial(self._open_view, whose)
        )

    def _open_view(self, whose: "Words | None", shown: "ShownFile") -> None:
        from coalition_app.desktop.evidence.view_dialog import EvidenceViewDialog

        EvidenceViewDialog(self.desk, shown, self.take_out, whose).open()

    def take_out(self, shown: "ShownFile") -> None:
        """Warn, then write a file to a place that the user chooses and open it with another program."""
        from coalition_app.desktop.parts.leave_questions import ask_to_take_out

        ask_to_take_out(self.desk.window, shown.name, lambda: self._take_out(shown))

    def _take_out(self, shown: "ShownFile") -> None:
        from coalition_app.documents.write import atomic_file
        from coalition_app.records.checked import bare_name

        title = _("Where the unencrypted copy goes")
        path = self.desk.choosers.target(self.desk.window, title, bare_name(shown.name))
        if path is None:
            return
        try:
            atomic_file.place(path, shown.content, replace=True)
        except UserError as error:
            self.desk.refuse(str(error))
            return
        self.open_outside(path)
        self.desk.say(_("Unencrypted copy saved: %(path)s") % {"path": path})

    # Pieces

    def supersede(self, piece: "PieceRow", others: "Sequence[PieceRow]") -> None:
        """Replace one piece of evidence by another."""
        from coalition_app.desktop.evidence.supersede_dialog import SupersedeDialog

        possible = {each.id: each for each in others if not each.superseded and each.id != piece.id}
        if piece.superseded:
            raise UserError(_("This piece of evidence is already superseded."))
        if not possible:
            raise UserError(_("There is no other piece of evidence: record its replacement first."))
        listed = list(possible.values())
        SupersedeDialog(self.desk, self.database, self.statement, piece, listed).open()

    # One signature

    def check_signature(self) -> None:
        """Record what a check of the chosen signatures found: of several the same, on one ground."""
        from coalition_app.desktop.evidence.challenge_dialogs import ask_for_check

        first, numbers = self.first_chosen(), self.desk.ask("editing.chosen_numbers")
        ask_for_check(self.desk, self.database, self.statement, first, numbers)

    def challenge(self) -> None:
        """Show everything behind the chosen signature on one page."""
        from coalition_app.desktop.evidence.challenge_dialogs import show_dossier
        from coalition_app.documents.issue import dossier

        number = self.first_chosen().number
        with self.database.reading() as tx:
            found = dossier.gather_dossier(tx, self.statement, number)
        show_dossier(self.desk, found, self._save_challenge)

    def _save_challenge(self, found: "Dossier") -> None:
        from coalition_app.documents.issue.dossier import dossier_pdf
        from coalition_app.documents.write import atomic_file

        number = found.details.signed.number
        title = _("Save as PDF")
        chosen = self.desk.choosers.target(self.desk.window, title, f"challenge-{number}.pdf")
        if chosen is None:
            return
        try:
            path = atomic_file.with_ending(chosen, "pdf")
            atomic_file.place(path, dossier_pdf(found), replace=path == chosen)
        except UserError as error:
            self.desk.refuse(str(error))
            return
        self.desk.say(_("Written: %(path)s") % {"path": path})
