"""Actions of the annex: attestor, attesting, drafts, copies, printing, verifying."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from coalition_app.desktop.annex.file_names import annex_name, corrigendum_name, draft_name
from coalition_app.desktop.desk.action_owner import ActionOwner
from coalition_app.errors import UserError
from coalition_app.i18n import _, texts
from coalition_app.languages import document_languages
from coalition_app.operations import editions

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from coalition_app.desktop.annex.editions import Edition
    from coalition_app.desktop.annex.expected import Expected
    from coalition_app.desktop.annex.page import AnnexPage
    from coalition_app.documents.content.corrections import Corrigendum
    from coalition_app.documents.verify.typed_input import Typed
    from coalition_app.documents.verify.verdict import Verdict
    from coalition_app.operations.attesting import Issued
    from coalition_app.records.editions.signed_pages import SignedPageRow
    from coalition_app.work import Tell


class AnnexActions(ActionOwner):
    """Each is an action of the Annex menu, or of the card of an edition."""

    @property
    def page(self) -> "AnnexPage":
        """The page of the annex."""
        return cast("AnnexPage", self.desk.page("annex"))

    def set_attestor(self) -> None:
        """Let the attestor be typed in its step, proposing what a source said."""
        from coalition_app.records.editions import attestors
        from coalition_app.records.editions.attestors import Attestor
        from coalition_app.records.imports import import_draft

        with self.database.reading() as tx:
            proposed = attestors.current_attestor(tx)
            if proposed is None:
                given = import_draft.proposed_attestation(tx, self.statement.id)
                if given:
                    proposed = Attestor(given["attestor"], tuple(given["offices"]))
            second = attestors.second_attestor(tx)
        self.desk.go("annex")
        self.page.ask_attestor(proposed, second)

    def attest(self) -> None:
        """Attest the annex of the statement; always by number, whatever order the draft is seen in."""

        from coalition_app.desktop.annex.after_attesting import proposed_path
        from coalition_app.desktop.annex.attest_dialog import AttestDialog

        operations = self.desk.operations
        dialog = AttestDialog(
            self.desk.window,
            self.database,
            self.statement,
            language=self.page.document_language(),
            printed_in=self.page.bar.printed_in,
            form=self.page.page_form(),
            operations=operations,
            issued=self._tell_issued,
            settle=self.page.follow,
            choose=self.desk.choosers.target,
            propose=partial(proposed_path, self.statement.title),
        )
        operations.faulted.connect(dialog.unlock)
        dialog.open()

    def save_draft(self) -> None:
        """Save a draft of the annex as PDF, or in the form that the name asks for."""
        from coalition_app.desktop.annex.after_attesting import proposed_folder
        from coalition_app.documents.forms.endings import FORMS
        from coalition_app.documents.issue import issue
        from coalition_app.documents.write import atomic_file

        database, statement_id = self.database, self.statement.id
        proposed = str(proposed_folder() / f"{draft_name()}.pdf")
        chosen = self.desk.choosers.target(self.desk.window, _("Save a draft"), proposed)
        if chosen is None:
            return
        path = atomic_file.with_ending(chosen, *FORMS)
        annex = self.page
        language, form = annex.document_language(), annex.page_form()
        if path.suffix.lower() == ".pdf":
            language = annex.print_language()

        def save(progress: "Tell") -> None:
            issue.refuse_issued(database, path)
            document = issue.draft_document(
                database,
                statement_id,
                ending=path.suffix.lower()[1:],
                language=language,
                form=form,
                tell=progress,
            )
            atomic_file.place(path, document, replace=path == chosen)

        self.desk.operations.start(
            _("Save a draft"),
            save,
            lambda _none: self.desk.say(_("Draft saved: %(path)s") % {"path": path}),
        )

    def save_form(self) -> None:
        """Save what the page of the annex shows in another form: the draft, or an edition."""
        annex = self.page
        edition = annex.edition
        if edition is not None and edition.row.statement_id == self.statement.id:
            self.save_edition_form(edition)
        else:
            self.save_draft_form()

    def save_draft_form(self) -> None:
        """Ask in which form the draft is saved, and for whom."""
        from coalition_app.desktop.annex.copy_dialog import copy_draft

        annex = self.page
        copy_draft(
            self.desk,
            self.database,
            self.statement.id,
            annex.print_language(),
            annex.page_form(),
        )

    def save_edition_form(self, edition: "Edition") -> None:
        """Ask in which form an edition is saved, and for whom; its original stays the PDF."""
        from coalition_app.desktop.annex.copy_dialog import copy_edition

        annex = self.page
        copy_edition(
            self.desk, self.database, edition.row, annex.print_language(), annex.page_form()
        )

    def save_copy(self, edition: "Edition", language: str) -> None:
        """Save a kept print of an edition, or a further print after a warning of names withheld since."""
        from coalition_app.desktop.parts.leave_questions import ask_about_withheld
        from coalition_app.documents.issue import issue

        database, row = self.database, edition.row
        with database.reading() as tx:
            kept = issue.kept_prints(tx, row, language)
        if kept:
            self._save_print(edition, language)
            return

        def look(_progress: "Tell") -> tuple[int, ...]:
            with database.reading() as tx:
                return issue.withheld_in_print(tx, row, language)

        def ask(numbers: tuple[int, ...]) -> None:
            save = partial(self._save_print, edition, language)
            if numbers:
                ask_about_withheld(self.desk.window, row.number, numbers, save)
            else:
                save()

        self.desk.operations.start("", look, ask)

    def _save_print(self, edition: "Edition", language: str) -> None:
        from coalition_app.desktop.annex.after_attesting import proposed_folder
        from coalition_app.documents.write import atomic_file
        from coalition_app.operations import attesting

        database, row = self.database, edition.row
        proposed = str(proposed_folder() / f"{annex_name(row.number, language)}.pdf")
        chosen = self.desk.choosers.target(self.desk.window, _("Save a copy"), proposed)
        if chosen is None:
            return
        try:
            path = atomic_file.with_ending(chosen, "pdf")
        except UserError as error:
            self.desk.refuse(str(error))
            return

        def done(_document: bytes) -> None:
            self.page.files[row.code] = path
            self.desk.operations.reread()
            named = {"edition": row.number, "path": path}
            self.desk.say(_("Edition %(edition)d: %(path)s") % named)

        self.desk.operations.start(
            _("Save a copy"),
            lambda _progress: attesting.reprint(
                database, row, target=path, language=language, replace=path == chosen
            ),
            done,
        )

    # Editions: deliveries, what changed, confirmation slips, past days

    def deliver(self) -> None:
        """Record a delivery of the edition that is shown, or of the newest one."""
        self.deliver_edition(self.chosen_edition())

    def chosen_edition(self) -> "Edition":
        """Return the edition that is shown, as it is now, or the newest one; refuses where there is none."""
        known = self._editions()
        chosen = self.page.edition
        same = [each for each in known if chosen and each.row.id == chosen.row.id]
        return (same or list(known))[-1]

    def deliver_edition(self, edition: "Edition") -> None:
        """Record to whom an edition was handed over, and when."""
        self.ask_for(editions.deliver, edition=edition.row.code)

    def changes(self) -> None:
        """Show what changed until the newest edition."""
        self.show_changes(self._editions()[-1])

    def show_changes_since(self, edition: "Edition") -> None:
        """Show what the next edition would change against one, before it is attested."""
        from coalition_app.desktop.annex.corrigendum_dialog import show_changes_since

        show_changes_since(self.desk, self.database, self.statement, edition)

    def show_changes(self, edition: "Edition") -> None:
        """Show what changed up to an edition; of the first, what has changed since."""
        from coalition_app.desktop.annex.corrigendum_dialog import show_changes

        known = [each for each in self._editions() if each.row.number <= edition.row.number]
        if len(known) < 2:
            self.show_changes_since(edition)
            return
        language = self.page.document_language()
        show_changes(
            self.desk, self.database, self.statement, tuple(known), language, self._save_changes
        )

    def _save_changes(self, found: "Corrigendum", language: str) -> None:
        from coalition_app.documents.issue.corrigendum import ENDINGS, changes_file

        self._save_beside(
            _("Save the corrigendum"),
            corrigendum_name(found.earlier.edition, found.later.edition),
            lambda ending: changes_file(found, language, ending),
            ENDINGS,
        )

    def slips(self) -> None:
        """Write confirmation slips for the chosen signatories, as an edition prints them."""
        self._open_slips(self._editions()[-1], self.desk.ask("editing.chosen_numbers"))

    def write_slips(self, edition: "Edition") -> None:
        """Write confirmation slips of an edition, for everybody or for typed numbers."""
        self._open_slips(edition, [])

    def _open_slips(self, edition: "Edition", numbers: list[int]) -> None:
        from coalition_app.desktop.annex.slips_dialog import SlipsDialog

        SlipsDialog(
            self.desk,
            self.database,
            self.statement,
            self._editions(),
            edition=edition,
            numbers=numbers,
            language=self.page.document_language(),
        ).open()

    def signed_page(self) -> None:
        """Keep the scan of the page of the newest edition; an older one is chosen in the dialog."""
        self.show_signed_pages(list(self._editions())[-1])

    def show_signed_pages(self, edition: "Edition", dropped: Path | None = None) -> None:
        """Show the scans of an edition's page as signed by hand, and keep another."""
        from coalition_app.desktop.annex.signed_pages_dialog import SignedPagesDialog

        dialog = SignedPagesDialog(
            self.desk,
            self.statement,
            edition,
            others=list(self._editions()),
            show=lambda page: self.desk.ask(
                "evidence.show_file", lambda: self._signed_bytes(page), page.file_name, page.size
            ),
            save=self._save_signed_page,
        )
        if dropped is not None:
            dialog.take(dropped)
        dialog.open()

    def _signed_bytes(self, page: "SignedPageRow") -> bytes:
        from coalition_app.records.editions import signed_pages

        with self.database.reading() as tx:
            return signed_pages.signed_page_bytes(tx, page.id)

    def _save_signed_page(self, page: "SignedPageRow") -> None:
        """Save a copy of a scan to a chosen path outside the register."""
        from coalition_app.documents.write import atomic_file

        title = _("Where the unencrypted copy goes")
        path = self.desk.choosers.target(self.desk.window, title, page.file_name)
        if path is None:
            return

        def work(_progress: "Tell") -> None:
            atomic_file.place(path, self._signed_bytes(page), replace=True)

        told = _("Unencrypted copy saved: %(path)s") % {"path": path}
        self.desk.operations.start("", work, lambda _none: self.desk.say(told))

    def as_of(self) -> None:
        """Show the list as it was on a past day."""
        from coalition_app.desktop.annex.as_of_dialog import AsOfDialog

        AsOfDialog(self.desk, self.database, self.statement).open()

    def _editions(self) -> "tuple[Edition, ...]":
        from coalition_app.desktop.annex.editions import read_editions

        with self.database.reading() as tx:
            known = read_editions(tx, self.statement.id)
        if not known:
            raise UserError(_("Nothing has been attested yet: attest the annex first."))
        return known

    def _save_beside(
        self,
        title: str,
        proposed: str,
        make: "Callable[[str], bytes]",
        endings: tuple[str, ...] = ("pdf", "txt"),
    ) -> None:
        """Draw a small document off the window's thread and save it to a chosen path."""
        from coalition_app.documents.issue import issue
        from coalition_app.documents.write import atomic_file

        database = self.database
        chosen = self.desk.choosers.target(self.desk.window, title, proposed)
        if chosen is None:
            return
        try:
            path = atomic_file.with_ending(chosen, *endings)
        except UserError as error:
            self.desk.refuse(str(error))
            return

        def work(_progress: "Tell") -> None:
            issue.refuse_issued(database, path)
            atomic_file.place(path, make(path.suffix.lower()[1:]), replace=path == chosen)

        self.desk.operations.start(
            title, work, lambda _none: self.desk.say(_("Written: %(path)s") % {"path": path})
        )

    # Printing

    def print(self) -> None:
        """Print what the page of the annex shows: the draft, or the edition that is open there."""
        from coalition_app.documents.issue import issue

        annex, database, statement_id = self.page, self.database, self.statement.id
        if annex.edition is not None and annex.edition.row.statement_id == statement_id:
            self.print_edition(annex.edition)
            return
        language, form = annex.print_language(), annex.page_form()
        self.desk.operations.start(
            _("Print the annex"),
            lambda progress: issue.draft_document(
                database, statement_id, ending="pdf", language=language, form=form, tell=progress
            ),
            lambda document: self.print_document(
                document, _("Draft of the annex"), f"{draft_name()}.pdf"
            ),
        )

    def print_edition(self, edition: "Edition") -> None:
        """Print the kept print of an edition, in the document's language where there is one."""
        from coalition_app.records.editions import editions

        with self.database.reading() as tx:
            prints = editions.list_prints(tx, edition.row.id)
            language = self.page.document_language()
            fitting = [each for each in prints if each.language == language] or prints
            document = editions.kept_bytes(tx, fitting[0].sha256)
        named = {"edition": edition.row.number}
        title = _("Annex, edition %(edition)d") % named
        self.print_document(document, title, f"{annex_name(edition.row.number)}.pdf")

    def receipt(self) -> None:
        """Print the coordinator's receipt of the edition that is shown, or of the newest one."""
        self.print_receipt(self.chosen_edition())

    def print_receipt(self, edition: "Edition") -> None:
        """Print what the coordinator keeps of an edition, in the document's language."""
        from coalition_app.documents.issue.receipts import read_receipt
        from coalition_app.documents.write.receipt import receipt_pdf

        with self.database.reading() as tx:
            language = document_languages(self.page.document_language())[0]
            receipt = read_receipt(tx, edition.row, language)
        number = edition.row.number
        title = _("Receipt, edition %(edition)d") % {"edition": number}
        # Translators: the name of a file, without spaces
        proposed = texts(language).gettext("receipt-%(edition)d") % {"edition": number}
        self.print_document(receipt_pdf(receipt), title, f"{proposed}.pdf")

    def court_folder(self) -> None:
        """Write a folder for a court, of the edition that is shown, or of the newest one."""
        from coalition_app.desktop.annex.court_dialog import ask_for_court_folder

        row, language = self.chosen_edition().row, self.page.document_language()
        ask_for_court_folder(self.desk, self.database, self.statement, row, language)

    def print_document(self, document: bytes, title: str, proposed: str) -> None:
        """Ask for a printer; where this computer has none, save the PDF."""
        from coalition_app.desktop.widgets import pdf_print

        if not pdf_print.has_printer():
            self._save_instead(document, proposed)
            return
        from PySide6.QtPrintSupport import QPrintDialog
        from PySide6.QtWidgets import QDialog

        from coalition_app.desktop.widgets.language_keys import let_keys_through

        printer = pdf_print.new_printer(title)
        dialog = QPrintDialog(printer, self.desk.window)
        let_keys_through(dialog)
        dialog.accepted.connect(lambda: self._send(document, printer))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)

    def _send(self, document: bytes, printer: "QPrinter") -> None:
        from coalition_app.desktop.widgets.pdf_print import print_pages
        from coalition_app.i18n import ngettext

        def done(count: int) -> None:
            text = ngettext(
                "%(count)d page went to the printer.", "%(count)d pages went to the printer.", count
            )
            self.desk.say(text % {"count": count})

        self.desk.operations.start(
            _("Print the annex"), lambda progress: print_pages(document, printer, progress), done
        )

    def _save_instead(self, document: bytes, proposed: str) -> None:
        """Save the PDF where this computer has no printer."""
        from coalition_app.documents.issue import issue
        from coalition_app.documents.write import atomic_file

        title = _("No printer was found: save the PDF and print it elsewhere")
        chosen = self.desk.choosers.target(self.desk.window, title, proposed)
        if chosen is None:
            raise UserError(_("There is no printer here, and no PDF was saved."))
        path = atomic_file.with_ending(chosen, "pdf")
        issue.refuse_issued(self.database, path)
        atomic_file.place(path, document, replace=path == chosen)
        self.desk.say(_("No printer was found. The PDF was saved: %(path)s") % {"path": path})

    # Verifying

    def verify(self) -> None:
        """Take a file, or what is typed of one, and say whether it is what was issued."""
        self._ask_what_to_verify()

    def _ask_what_to_verify(self, path: Path | None = None) -> None:
        """Ask for a file or what is typed, or what is expected of the file at a path."""
        from coalition_app.desktop.annex.verify_dialog import VerifyDialog

        VerifyDialog(
            self.desk,
            self.desk.operations.database,
            file=self.verify_path,
            show=self._show_typed_verdict,
            path=path,
        ).open()

    def verify_path(self, path: Path, expected: "Expected | None" = None) -> None:
        """Say whether a file is what was issued, by the register, or by what is expected of it."""
        from coalition_app.desktop.annex.expected import NONE, judge
        from coalition_app.desktop.annex.verdict import OURS
        from coalition_app.documents.verify import verify

        database, wanted = self.desk.operations.database, expected or NONE

        def work(_progress: "Tell") -> "tuple[Verdict, str, Callable[[], Verdict]]":
            given = verify.read_given(path)
            return *judge(database, given, wanted), lambda: judge(database, given, wanted)[0]

        def show(answer: "tuple[Verdict, str, Callable[[], Verdict]]") -> None:
            verdict, by, again = answer
            more: Callable[[], None] | None = partial(self._ask_what_to_verify, path)
            if expected or verdict.verdict in OURS:
                more = None
            self._show_verdict(path.name, verdict, again, by=by, more=more)

        self.desk.operations.start(_("Verify a file"), work, show)

    def _show_typed_verdict(
        self, given: "Typed", verdict: "Verdict", expected: "Expected", by: str
    ) -> None:
        from coalition_app.desktop.annex.expected import judge
        from coalition_app.documents.verify.typed_input import shown_words

        database = self.desk.operations.database
        self._show_verdict(
            shown_words(given), verdict, lambda: judge(database, given, expected)[0], by=by
        )

    def _show_verdict(self, name: str, verdict: Any, again: Any, **more: Any) -> None:
        from coalition_app.desktop.annex.verdict import VerdictDialog

        VerdictDialog(self.desk.window, name, verdict, again, **more).open()

    def _tell_issued(self, issued: "Issued", path: Path) -> None:
        from coalition_app.desktop.annex.after_attesting import tell_issued

        self.desk.go("annex")
        self.page.show_written(issued.code, path)
        print_it = partial(self._print_issued, issued.edition, path)
        tell_issued(self.desk, issued, path, print_it, self.receipt)
        self.desk.ask("keeper.keep_after")

    def _print_issued(self, edition: int, path: Path) -> None:
        """Print the file that was written just now."""
        from coalition_app.documents.verify import verify

        try:
            title = _("Annex, edition %(edition)d") % {"edition": edition}
            self.print_document(verify.read_file(path), title, path.name)
        except UserError as error:
            self.desk.refuse(str(error))
