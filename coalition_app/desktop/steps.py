"""What the actions do: each gathers input, opens its dialog, and lets the operations tell the window."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDialog, QMessageBox

from coalition_app.desktop.actions import ACTIONS
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.attestors import Attestor
from coalition_app.records.database import SUFFIX
from coalition_app.records.signatures import SignatureRow

if TYPE_CHECKING:
    from coalition_app.desktop.main_window import MainWindow
    from coalition_app.documents.issue import Issued
    from coalition_app.records.database import Database
    from coalition_app.records.statements import StatementRow


class Steps(QObject):
    """The window's actions that need a dialog or a file."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.sample_maker: Callable[[], Path] | None = None
        """Makes the sample and gives its register; set where the parts are joined."""

    @Slot()
    def open_sample(self) -> None:
        """Open the sample register, making it the first time."""
        if self.sample_maker is not None:
            self._window.open_path(self.sample_maker())

    @Slot()
    def new_register(self) -> None:
        """Make a register."""
        from coalition_app.desktop.dialogs.registers import NewRegisterDialog

        NewRegisterDialog(
            self._window, self._window.take_register, self._window.choosers.target
        ).open()

    @Slot()
    def choose_register(self) -> None:
        """Choose a register and open it."""
        path = self._window.choosers.file(self._window, _("Open a register"), f"*{SUFFIX}")
        if path is not None:
            self._window.open_path(path)

    @Slot()
    def back_up(self) -> None:
        """Put a verified copy into a folder."""
        from coalition_app.records import backups

        database = self._window.operations.database
        folder = self._window.choosers.folder(self._window, _("Where the copy goes"), "")
        if database is None or folder is None:
            return
        self._window.operations.start(
            _("Backing up"),
            lambda: backups.back_up(database, folder),
            lambda copy: self._window.say(_("A verified copy lies at %(path)s.") % {"path": copy}),
        )

    @Slot()
    def check(self) -> None:
        """Check the register in the background."""
        from coalition_app.records import checks

        database = self._window.operations.database
        if database is None:
            return
        self._window.operations.start(
            _("Checking"), lambda: checks.find_damage(database), self._tell_check
        )

    @Slot()
    def new_statement(self) -> None:
        """Make a statement by hand."""
        from coalition_app.desktop.dialogs.records import StatementDialog

        if self._window.operations.database is not None:
            self._open(StatementDialog(self._window, self._window.operations.database))

    @Slot()
    def new_signature(self) -> None:
        """Add a signature by hand."""
        from coalition_app.desktop.dialogs.records import SignatureDialog

        self._with_statement(
            lambda database, statement: SignatureDialog(self._window, database, statement)
        )

    @Slot()
    def reserve(self) -> None:
        """Record the position of the chosen signatory."""
        from coalition_app.desktop.dialogs.records import PositionDialog

        self._with_chosen(
            lambda database, statement, signed: PositionDialog(
                self._window, database, statement, signed
            )
        )

    @Slot()
    def withdraw(self) -> None:
        """Record the withdrawal of the chosen signatory."""
        from coalition_app.desktop.dialogs.records import WithdrawalDialog

        self._with_chosen(
            lambda database, statement, signed: WithdrawalDialog(
                self._window, database, statement, signed
            )
        )

    @Slot()
    def record_evidence(self) -> None:
        """Record evidence for the chosen signatories or for all."""
        from coalition_app.desktop.dialogs.records import EvidenceDialog

        chosen = self._window.signatories.chosen()
        self._with_statement(
            lambda database, statement: EvidenceDialog(self._window, database, statement, chosen)
        )

    @Slot()
    def set_attestor(self) -> None:
        """Record who attests, proposing what a source said."""
        from coalition_app.desktop.dialogs.records import AttestorDialog
        from coalition_app.records import attestors, imports

        database, statement = self._window.operations.database, self._window.statement
        if database is None:
            return
        with database.reading() as tx:
            proposed = attestors.current_attestor(tx)
            if proposed is None and statement is not None:
                given = imports.proposed_attestation(tx, statement.id)
                if given:
                    proposed = Attestor(given["attestor"], tuple(given["offices"]))
        self._open(AttestorDialog(self._window, database, proposed))

    @Slot()
    def attest(self) -> None:
        """Attest the annex of the statement."""
        from coalition_app.desktop.dialogs.attest import AttestDialog

        language = self._window.annex.document_language()
        self._with_statement(
            lambda database, statement: AttestDialog(
                self._window,
                database,
                statement,
                language,
                self._tell_issued,
                self._window.choosers.target,
            )
        )

    @Slot()
    def save_draft(self) -> None:
        """Save a draft of the annex."""
        from coalition_app.documents import issue, placing

        database, statement = self._window.operations.database, self._window.statement
        if database is None or statement is None:
            self._window.say(_("Make or import a statement first."))
            return
        path = self._window.choosers.target(self._window, _("Save a draft"), "draft.pdf")
        if path is None:
            return
        language, ending = self._window.annex.document_language(), path.suffix.lower()[1:]
        document = issue.draft_document(database, statement.id, ending=ending, language=language)
        placing.place(path, document, replace=True)
        self._window.say(_("The draft lies at %(path)s.") % {"path": path})

    @Slot()
    def verify(self) -> None:
        """Say whether a file is what was issued."""
        from coalition_app.documents import verify

        database = self._window.operations.database
        path = self._window.choosers.file(self._window, _("Verify a file"), "*.pdf")
        if database is None or path is None:
            return
        verdict = verify.verify_with_register(database, verify.read_file(path))
        self._tell(_("Verify"), "\n".join((verdict.sentence, *verdict.problems)))

    @Slot()
    def choose_import(self) -> None:
        """Choose a list and preview it."""
        path = self._window.choosers.file(self._window, _("Import a list"), "")
        if path is not None:
            self.import_path(path)

    @Slot()
    def paste_import(self) -> None:
        """Preview what was copied."""
        self.import_text(self._window.clipboard_text())

    def import_path(self, path: Path) -> None:
        """Preview a file."""
        from coalition_app.intake.sources import read_path

        self._preview(lambda: read_path(path))

    def import_text(self, text: str) -> None:
        """Preview a text."""
        from coalition_app.intake.sources import read_source

        self._preview(lambda: read_source(text.encode(), _("what was copied")))

    @Slot()
    def find(self) -> None:
        """Go to the search field, from whatever page."""
        if self._window.statement is not None:
            self._window.places.go(("signatories", self._window.statement.number))
        self._window.signatories.search.setFocus()

    @Slot()
    def show_shortcuts(self) -> None:
        """List the shortcuts."""
        lines = [f"{each.shortcut}   {_(each.text)}" for each in ACTIONS if each.shortcut]
        self._tell(_("Shortcuts"), "\n".join(lines))

    def _preview(self, read: Callable[[], Any]) -> None:
        from coalition_app.desktop.dialogs.imports import ImportDialog

        database = self._window.operations.database
        if database is None:
            self._window.say(_("Open or make a register first."))
            return
        try:
            source = read()
        except UserError as error:
            self._window.say(str(error))
            return
        into = None if source.draft.demands or source.draft.title else self._window.statement
        self._open(ImportDialog(self._window, database, into, source))

    def _with_statement(self, make: "Callable[[Database, StatementRow], QDialog]") -> None:
        database, statement = self._window.operations.database, self._window.statement
        if database is None or statement is None:
            self._window.say(_("Make or import a statement first."))
            return
        self._open(make(database, statement))

    def _with_chosen(
        self, make: "Callable[[Database, StatementRow, SignatureRow], QDialog]"
    ) -> None:
        chosen = self._window.signatories.chosen()
        if not chosen:
            self._window.say(_("Choose a signatory first."))
            return
        self._with_statement(lambda database, statement: make(database, statement, chosen[0]))

    def _open(self, dialog: QDialog) -> None:
        dialog.accepted.connect(self._window.operations.changed)
        dialog.open()

    def _tell(self, title: str, text: str) -> None:
        box = QMessageBox(self._window)
        box.setWindowTitle(title)
        box.setText(text)
        box.open()

    def _tell_check(self, found: list[str]) -> None:
        whole = _("The register is whole: file, journal, evidence and editions agree.")
        self._tell(_("Check the register"), "\n".join(found) or whole)

    def _tell_issued(self, issued: "Issued") -> None:
        named = {"edition": issued.edition, "code": issued.code}
        self._window.say(_("Edition %(edition)d is attested, code %(code)s.") % named)
