"""Actions of electronic signatures, and of what receivers get to check an annex."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from coalition_app.desktop.desk.action_owner import ActionOwner
from coalition_app.errors import UserError
from coalition_app.i18n import _

if TYPE_CHECKING:
    from coalition_app.desktop.annex.editions import Issued
    from coalition_app.desktop.annex.page import AnnexPage
    from coalition_app.operations.door import Answer
    from coalition_app.operations.signing import KeptSignature, Signed
    from coalition_app.work import Tell

STAMPS = (".tsr",)


class SigningActions(ActionOwner):
    """Each is an action of the Annex menu, of the card of an edition, or of the list of signatures."""

    @property
    def page(self) -> "AnnexPage":
        """The page of the annex."""
        return cast("AnnexPage", self.desk.page("annex"))

    @property
    def files(self) -> dict[str, Path]:
        """Where signed copies and signatures lie, by their SHA-256, as far as they were saved."""
        return self.desk.choosers.written

    # Signing

    def sign(self) -> None:
        """Sign a print of the edition that is shown, or of the newest one."""
        self.sign_issued(self.desk.ask("annexes.chosen_edition"))

    def sign_issued(self, issued: "Issued") -> None:
        """Sign a print of an edition or a corrigendum with a certificate."""
        from coalition_app.desktop.annex.sign_dialog import SignDialog

        def propose() -> Path:
            path = self._proposed_path(issued)
            # Translators: the name of a file
            return path.with_name(_("%(name)s, signed") % {"name": path.stem} + ".pdf")

        SignDialog(
            self.desk,
            self.database,
            issued,
            propose=propose,
            signed=partial(self._tell_signed, issued),
        ).open()

    def _proposed_path(self, issued: "Issued") -> Path:
        from coalition_app.desktop.annex.after_attesting import proposed_folder, proposed_path
        from coalition_app.desktop.annex.editions import Edition

        if isinstance(issued, Edition):
            return proposed_path(self.statement.title, issued.row.number)
        return proposed_folder() / issued.file_name

    def _tell_signed(self, issued: "Issued", signed: "Signed", path: Path) -> None:
        from coalition_app.records.editions.issued import named_numbers

        self.files[signed.sha256.hex()] = path
        self.desk.operations.reread()
        said = _("Edition %(edition)d is signed by %(name)s. Saved: %(path)s")
        named = named_numbers(signed.of)
        if "corrigendum" in named:
            said = _("Corrigendum %(corrigendum)d is signed by %(name)s. Saved: %(path)s")
        self.desk.offer(
            said % {**named, "name": signed.certificate.subject, "path": path},
            [
                (lambda: _("Open the folder"), partial(self._open_folder, path)),
                (lambda: _("Electronic signatures…"), partial(self.show_issued, issued)),
            ],
        )

    def _open_folder(self, path: Path) -> None:
        self.desk.ask("evidence.open_outside", path.parent)

    # The list

    def show(self) -> None:
        """Show the electronic signatures of the edition that is shown, or of the newest one."""
        self.show_issued(self.desk.ask("annexes.chosen_edition"))

    def show_issued(self, issued: "Issued") -> None:
        """Show the electronic signatures of an edition or a corrigendum."""
        from coalition_app.desktop.annex.signatures_dialog import SignaturesDialog

        SignaturesDialog(
            self.desk,
            self.database,
            issued,
            of_one={
                "show": partial(self._show_copy, issued),
                "save": partial(self._save_copy, issued),
                "folder": lambda kept: self._open_folder(self.files[_digest(kept)]),
                "request": self._save_request,
            },
            new={
                "sign": partial(self.sign_issued, issued),
                "keep": partial(self._choose, issued, "*.p7s *.cms *.p7m *.sig"),
                "answer": partial(self._choose, issued, "*.tsr"),
            },
            path_of=lambda kept: self.files.get(_digest(kept)),
            take=partial(self.keep_file, of=issued),
        ).open()

    def _content(self, kept: "KeptSignature") -> bytes:
        from coalition_app.records.editions import print_signatures

        with self.database.reading() as tx:
            return print_signatures.signed_file(tx, kept.row)

    def _show_copy(self, issued: "Issued", kept: "KeptSignature") -> None:
        name = _proposed(issued, kept)
        self.desk.ask("evidence.show_file", lambda: self._content(kept), name, kept.size)

    def _save_copy(self, issued: "Issued", kept: "KeptSignature") -> None:
        """Save a signed copy, or a signature in a file of its own, to a chosen path."""
        from coalition_app.documents.write import atomic_file

        chosen = self._ask_target(_("Save a copy"), _proposed(issued, kept))
        if chosen is None:
            return

        def work(_progress: "Tell") -> None:
            atomic_file.place(chosen, self._content(kept), replace=True)

        def done(_none: None) -> None:
            self.files[_digest(kept)] = chosen
            self.desk.say(_("Written: %(path)s") % {"path": chosen})
            self.desk.operations.reread()

        self.desk.operations.start(_("Save a copy"), work, done)

    def _save_request(self, kept: "KeptSignature") -> None:
        """Save the request for a time stamp, and say where it goes."""
        from coalition_app.documents.sign.time_stamps import request_stamp
        from coalition_app.documents.write import atomic_file
        from coalition_app.operations.signing import signature_of

        chosen = self._ask_target(_("Save the request for a time stamp"), "signature.tsq")
        if chosen is None:
            return
        path = atomic_file.with_ending(chosen, "tsq")
        with self.database.reading() as tx:
            request = request_stamp(signature_of(tx, kept.row))
        atomic_file.place(path, request, replace=path == chosen)
        self.desk.say(
            _(
                "Saved: %(path)s. Hand it to a time-stamping authority where there is internet; then put its "
                "answer (.tsr) in here."
            )
            % {"path": path}
        )

    def _ask_target(self, title: str, proposed: str) -> Path | None:
        from PySide6.QtWidgets import QApplication

        parent = QApplication.activeModalWidget() or self.desk.window
        return self.desk.choosers.target(parent, title, proposed)

    # Keeping what was made elsewhere

    def _choose(self, issued: "Issued", kinds: str) -> None:
        from PySide6.QtWidgets import QApplication

        parent = QApplication.activeModalWidget() or self.desk.window
        path = self.desk.choosers.file(
            parent, _("A signature, or the answer for a time stamp"), kinds
        )
        if path is not None:
            self.keep_file(path, of=issued)

    def keep_file(self, path: Path, of: "Issued | None" = None) -> None:
        """Keep a signature made elsewhere, or a time stamp for one, with the print to which it belongs.

        Without the edition or corrigendum it is looked for among all of the statement.
        """
        from coalition_app.desktop.annex.editions import Edition
        from coalition_app.operations import signing
        from coalition_app.records.checked import read_file

        keep: Any = signing.keep_detached
        if path.suffix.lower() in STAMPS:
            keep = signing.keep_time_stamp

        def said(answer: "Answer[Any]") -> None:
            self.desk.say(" ".join(answer.lines))

        named = {}
        if of is not None:
            named = {"edition" if isinstance(of, Edition) else "corrigendum": of.row.code}
        try:
            change = keep(self.statement, **named, file_name=path.name, content=read_file(path))
            self.desk.operations.write(
                change, said, label=_("Keeping the signature"), refused=self._refuse
            )
        except UserError as error:
            self._refuse(str(error))

    def _refuse(self, sentence: str) -> None:
        """Say a refusal where it is seen: in the dialog that is open, else in the status line."""
        from PySide6.QtWidgets import QApplication

        from coalition_app.desktop.widgets.form import FormDialog

        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, FormDialog):
            dialog.refuse(sentence)
        else:
            self.desk.refuse(sentence)

    # For receivers

    def show_receivers(self) -> None:
        """Show the fingerprint to publish, and what goes with an annex to its receiver."""
        from coalition_app.desktop.annex.receivers_dialog import ReceiversDialog
        from coalition_app.languages import document_languages

        database = self.desk.operations.database
        language = document_languages(self.page.document_language())[0] if database else ""
        ReceiversDialog(
            self.desk,
            database,
            language=language,
            save_leaflet=self.save_leaflet,
            save_page=self.save_checking_page,
        ).open()

    def save_leaflet(self, language: str) -> None:
        """Save the page that says how an annex is checked, in a language."""
        from coalition_app.documents.write import atomic_file
        from coalition_app.documents.write.leaflet import leaflet_pdf

        chosen = self._ask_target(_("Save the leaflet"), f"how-to-check-{language}.pdf")
        if chosen is None:
            return
        path = atomic_file.with_ending(chosen, "pdf")

        def work(_progress: "Tell") -> None:
            atomic_file.place(path, leaflet_pdf(language), replace=path == chosen)

        said = _("Written: %(path)s") % {"path": path}
        self.desk.operations.start("", work, lambda _none: self.desk.say(said), self._refuse)

    def save_checking_page(self) -> None:
        """Save the page by which whoever receives an annex checks it in a browser."""
        from coalition_app.documents.issue.checking_page import NAME, read_checking_page
        from coalition_app.documents.write import atomic_file

        chosen = self._ask_target(_("Save the checking page"), NAME)
        if chosen is None:
            return
        path = atomic_file.with_ending(chosen, "html")
        atomic_file.place(path, read_checking_page(), replace=path == chosen)
        self.desk.say(_("Checking page saved: %(path)s") % {"path": path})


def _digest(kept: "KeptSignature") -> str:
    """Return the SHA-256 of the file that a signature is given as: the signed copy, or the signature."""
    from coalition_app.records.editions.print_signatures import INSIDE

    row = kept.row
    return (row.file_sha256 if row.kind == INSIDE else row.sha256).hex()


def _proposed(issued: "Issued", kept: "KeptSignature") -> str:
    from coalition_app.desktop.annex.editions import Edition
    from coalition_app.records.editions.print_signatures import INSIDE

    name = "annex" if isinstance(issued, Edition) else "corrigendum"
    if kept.row.kind == INSIDE:
        return f"{name}-signed.pdf" if kept.judged.stamp is None else f"{name}-signed-stamped.pdf"
    return kept.row.file_name or f"{name}.p7s"
