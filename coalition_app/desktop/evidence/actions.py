"""Actions of the evidence: its pages, taking papers into the inbox, showing files, checks and challenges."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from coalition_app.desktop.desk.action_owner import ActionOwner
from coalition_app.desktop.widgets.days import today
from coalition_app.errors import UserError
from coalition_app.i18n import _, ngettext

if TYPE_CHECKING:
    from coalition_app.desktop.evidence.inbox_page import InboxPage
    from coalition_app.desktop.evidence.shown_file import ShownFile
    from coalition_app.documents.issue.dossier import Dossier
    from coalition_app.drafts import Paper
    from coalition_app.records.evidence.list_evidence import PieceRow
    from coalition_app.records.lists.evidence_inbox import Received
    from coalition_app.work import Tell

LARGE = 3_000_000
"""Bytes of a file from which reading it is work that is shown."""


def _open_outside(path: Path) -> None:
    """Hand a file to the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _came_on(paper: "Paper") -> dt.date | None:
    """Return the day on which a mail came; None for other papers, and for a day that is still to come."""
    dated = paper.kind == "mail" and paper.made_on is not None and paper.made_on <= today()
    return paper.made_on if dated else None


class EvidenceActions(ActionOwner):
    """Files read into the inbox are written to the register only when they are attached."""

    open_outside: Callable[[Path], None] = staticmethod(_open_outside)
    """Opens a file with another program; a test puts another in its place."""

    def go_evidence(self) -> None:
        """Show the pieces of evidence."""
        self.desk.go("evidence")

    def go_inbox(self) -> None:
        """Show the inbox."""
        self.desk.go("inbox")

    @property
    def inbox(self) -> "InboxPage":
        """The page of papers that wait."""
        return cast("InboxPage", self.desk.page("inbox"))

    # Reading files into the inbox

    def choose_folder(self) -> None:
        """Read the files of a folder into the inbox."""
        path = self.desk.choosers.folder(self.desk.window, _("Add a folder"), "")
        if path is not None:
            self.take_papers([path])

    def choose_paper(self) -> None:
        """Read one file into the inbox."""
        path = self.desk.choosers.file(self.desk.window, _("Take in a file"), "*")
        if path is not None:
            self.take_papers([path])

    def take_dropped(self, paths: Sequence[Path]) -> None:
        """Read what was dropped into the inbox; a refusal becomes a sentence."""
        try:
            self.take_papers(paths)
        except UserError as error:
            self.desk.refuse(str(error))

    def take_papers(self, paths: Sequence[Path]) -> None:
        """Read files and folders off the window's thread, match them, and show the inbox."""
        from coalition_app.intake.read_paper import read_paper
        from coalition_app.records.lists import evidence_inbox

        database, statement = self.database, self.statement
        if self.desk.operations.working:
            raise UserError(_("Wait for the current task to finish, or cancel it."))
        if not paths:
            raise UserError(_("What was dropped holds no file."))
        page = self.inbox
        known = page.known(statement.id)

        def work(progress: "Tell") -> "list[Received]":
            files = evidence_inbox.list_files(paths)
            progress(0, len(files))
            with database.reading() as tx:
                addressees = evidence_inbox.list_addressees(tx, statement)
            matcher = evidence_inbox.Matcher(addressees)
            return list(
                evidence_inbox.receive(files, read_paper, matcher, known=known, progress=progress)
            )

        def done(received: "list[Received]") -> None:
            if self.desk.operations.database is not database:
                return  # the register was closed while the files were read
            page.add(statement.id, received)
            shown = self.desk.statement
            if self.desk.page_name() == "inbox" and shown is not None and shown.id == statement.id:
                page.read()
            else:
                self.desk.go("inbox", statement.number)
            page.list.setFocus()
            count = len(received)
            words = ngettext("%(count)d file was read.", "%(count)d files were read.", count)
            self.desk.say(words % {"count": count})

        self.desk.operations.start(_("Reading papers"), work, done)

    def sign_from_paper(self, paper: "Paper", added: Callable[[int], None]) -> None:
        """Add a signatory whose paper it is; it came on the day that a mail bears."""
        self.desk.ask("signatories.sign_proposed", paper.sender, _came_on(paper), added)

    def answer_paper(
        self, number: int, paper: "Paper", answered: Callable[[], None], *, withdrawn: bool
    ) -> None:
        """Open the dialog for what a paper that was attached says: a withdrawal, or a position.

        `answered` is called once it is recorded.
        """
        from coalition_app.records.signatures import signatures

        with self.database.reading() as tx:
            signed = signatures.find_signature(tx, self.statement, number)
        day = _came_on(paper)
        if withdrawn:
            self.desk.ask("signatories.withdraw_proposed", signed, day, answered)
        else:
            self.desk.ask("positions.reserve_proposed", signed, paper, day, answered)

    def holds_back(self, close: Callable[[], Any]) -> bool:
        """Ask before papers that wait are left, and tell whether it was asked; `close` leaves them."""
        from coalition_app.desktop.parts.leave_questions import LeavingPapersDialog

        # An inbox that was never wanted is not made for the question.
        made = self.desk.pages.findChild(QWidget, "inbox")
        if made is None or not self.inbox.waiting():
            return False
        inbox = self.inbox

        def leave() -> None:
            inbox.forget()
            close()

        asking = LeavingPapersDialog(self.desk.window, inbox.waiting())
        asking.accepted.connect(leave)
        asking.open()
        return True

    # Showing

    def open_piece(self, piece: "PieceRow") -> None:
        """Show the file of a piece of evidence inside the program."""
        from coalition_app.records.evidence import list_evidence

        if piece.sha256 is None:
            from coalition_app.desktop.evidence.model import whole_text

            self.tell(_("Evidence without a file"), whole_text(piece))
            return
        database = self.database

        def content() -> bytes:
            with database.reading() as tx:
                return list_evidence.piece_bytes(tx, piece.id)

        self.show_file(content, piece.file_name or _("without a name"), piece.size)

    def open_received(self, received: "Received") -> None:
        """Show a paper of the inbox inside the program."""
        from coalition_app.records.lists import evidence_inbox

        if received.paper is None:
            self.desk.refuse(received.refusal)
            return
        size = received.path.stat().st_size if received.path.is_file() else 0
        self.show_file(lambda: evidence_inbox.read_again(received), received.name, size)

    def show_file(self, content: Callable[[], bytes], name: str, size: int) -> None:
        """Show a file of `size` bytes inside the program, read off the window's thread."""
        from coalition_app.desktop.evidence.shown_file import look_at

        label = _("Reading %(name)s") % {"name": name} if size > LARGE else ""
        self.desk.operations.start(label, lambda _tell: look_at(content(), name), self._open_view)

    def _open_view(self, shown: "ShownFile") -> None:
        from coalition_app.desktop.evidence.view_dialog import EvidenceViewDialog

        EvidenceViewDialog(self.desk, shown, self.take_out).open()

    def take_out(self, shown: "ShownFile") -> None:
        """Warn, then write a file to a place that the user chooses and open it with another program."""
        from coalition_app.desktop.parts.leave_questions import TakeOutDialog

        asking = TakeOutDialog(self.desk.window, shown.name)
        asking.accepted.connect(lambda: self._take_out(shown))
        asking.open()

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
            raise UserError(_("This piece of evidence is superseded already."))
        if not possible:
            raise UserError(
                _("There is no other piece of evidence: record the one that stands in its place.")
            )
        listed = list(possible.values())
        SupersedeDialog(self.desk, self.database, self.statement, piece, listed).open()

    # One signature

    def check_signature(self) -> None:
        """Record what a check of the chosen signatures found: of several the same, on one ground."""
        from coalition_app.desktop.evidence.challenge_dialogs import CheckDialog

        first, numbers = self.first_chosen(), self.desk.ask("editing.chosen_numbers")
        CheckDialog(self.desk, self.database, self.statement, first, numbers).open()

    def challenge(self) -> None:
        """Show everything behind the chosen signature on one page."""
        from coalition_app.desktop.evidence.challenge_dialogs import DossierDialog
        from coalition_app.documents.issue import dossier

        number = self.first_chosen().number
        with self.database.reading() as tx:
            found = dossier.gather_dossier(tx, self.statement, number)
        DossierDialog(self.desk, found, self._save_challenge).open()

    def _save_challenge(self, found: "Dossier") -> None:
        from coalition_app.documents.issue.dossier import dossier_pdf
        from coalition_app.documents.write import atomic_file

        number = found.details.signed.number
        title = _("Save as PDF")
        chosen = self.desk.choosers.target(self.desk.window, title, f"challenge-{number}.pdf")
        if chosen is None:
            return
        path = atomic_file.with_ending(chosen, "pdf")
        try:
            atomic_file.place(path, dossier_pdf(found), replace=path == chosen)
        except UserError as error:
            self.desk.refuse(str(error))
            return
        self.desk.say(_("Written: %(path)s") % {"path": path})
