"""Steps of the annex: who attests, attesting, drafts, prints, verifying."""

from pathlib import Path
from typing import TYPE_CHECKING

from coalition_app.desktop.steps.base import StepsOf
from coalition_app.errors import UserError
from coalition_app.i18n import _

if TYPE_CHECKING:
    from coalition_app.documents.issue import Issued


class AnnexSteps(StepsOf):
    """Each is an action of the Annex menu."""

    def set_attestor(self) -> None:
        """Record who attests, proposing what a source said."""
        from coalition_app.desktop.dialogs.attest import AttestorDialog
        from coalition_app.records import attestors, imports
        from coalition_app.records.attestors import Attestor

        database, statement = self.database, self.window.statement
        with database.reading() as tx:
            proposed = attestors.current_attestor(tx)
            if proposed is None and statement is not None:
                given = imports.proposed_attestation(tx, statement.id)
                if given:
                    proposed = Attestor(given["attestor"], tuple(given["offices"]))
        self.open(AttestorDialog(self.window, database, proposed))

    def attest(self) -> None:
        """Attest the annex of the statement."""
        from coalition_app.desktop.dialogs.attest import AttestDialog

        self.open(
            AttestDialog(
                self.window,
                self.database,
                self.statement,
                self.window.annex.document_language(),
                self._tell_issued,
                self.window.choosers.target,
            )
        )

    def save_draft(self) -> None:
        """Save a draft of the annex."""
        from coalition_app.documents import issue, placing

        database, statement = self.database, self.statement
        path = self.window.choosers.target(self.window, _("Save a draft"), "draft.pdf")
        if path is None:
            return
        language, ending = self.window.annex.document_language(), path.suffix.lower()[1:]
        document = issue.draft_document(database, statement.id, ending=ending, language=language)
        placing.place(path, document, replace=True)
        self.window.say(_("The draft lies at %(path)s.") % {"path": path})

    def print(self) -> None:
        raise UserError(_("Not built yet."))

    def verify(self) -> None:
        """Choose a file and say whether it is what was issued."""
        path = self.window.choosers.file(self.window, _("Verify a file"), "*.pdf")
        if path is not None:
            self.verify_path(path)

    def verify_path(self, path: Path) -> None:
        """Say whether a file is what was issued."""
        from coalition_app.documents import verify

        verdict = verify.verify_with_register(self.database, verify.read_file(path))
        self.tell(_("Verify"), "\n".join((verdict.sentence, *verdict.problems)))

    def _tell_issued(self, issued: "Issued") -> None:
        named = {"edition": issued.edition, "code": issued.code}
        self.window.say(_("Edition %(edition)d is attested, code %(code)s.") % named)
