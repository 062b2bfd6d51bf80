"""The dialog of confirmation slips: how an edition prints somebody, read one by one and written to files."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from coalition_app.desktop.annex.edition_box import edition_box
from coalition_app.desktop.annex.editions import Edition
from coalition_app.desktop.widgets.one_by_one import OneByOneDialog
from coalition_app.desktop.wording.typed_numbers import read_numbers, typed_numbers
from coalition_app.documents.content.content import AnnexContent
from coalition_app.documents.issue import slips
from coalition_app.documents.issue.sealing import EditionTree, edition_tree
from coalition_app.documents.write import atomic_file, slip
from coalition_app.documents.write.slip import Slip
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _, ngettext
from coalition_app.records.lists import follow_up
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database
from coalition_app.work import collecting_later

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.work import Tell

FORMS = {
    "pdf": N_("PDF, a page for each"),
    "txt": N_("Text, a file for each"),
    "eml": N_("Drafts for an email program, the page attached"),
}
"""By the ending of the files."""


class SlipsDialog(OneByOneDialog):
    """Shows the letter "this is how you are printed" to each, and writes the slips as files."""

    def __init__(
        self,
        desk: "Desk",
        database: Database,
        statement: StatementRow,
        editions: Sequence[Edition],
        *,
        edition: Edition,
        numbers: Sequence[int],
        language: str,
    ) -> None:
        self._desk = desk
        super().__init__(
            desk.window,
            say=desk.say,
            title=lambda: _("Confirmation slips"),
            work=self._write,
            forms=FORMS,
            language=language,
        )
        self._database, self._statement = database, statement
        self._read_edition: tuple[AnnexContent, EditionTree | None] | None = None
        self._row = edition.row
        self._newest = 0
        self.edition = edition_box(self, editions, edition)
        self.numbers = QLineEdit(typed_numbers(numbers))
        self._add_fields()

    def open(self) -> None:
        """Show the dialog, and the first slip as soon as the edition is read."""
        super().open()
        self._read()

    def done(self, result: int) -> None:
        """Close; what is still being read is not shown."""
        self._newest += 1
        super().done(result)

    # Reading

    def _read(self) -> None:
        """Read the chosen edition off the window's thread."""
        self._newest += 1
        asked, database, statement = self._newest, self._database, self._statement
        self._row = self.edition.currentData().row
        code = self._row.code
        self._read_edition = None
        self._take_numbers()

        def work(_progress: "Tell") -> tuple[int, AnnexContent, EditionTree | None]:
            with collecting_later(), database.reading() as tx:
                row, content = slips.read_edition(tx, statement, code)
                return asked, content, edition_tree(tx, row, content)

        self._desk.operations.start("", work, self._take)

    def _take(self, answer: tuple[int, AnnexContent, EditionTree | None]) -> None:
        asked, content, tree = answer
        if asked == self._newest:
            self._read_edition = content, tree
            self._take_numbers()

    def _take_numbers(self) -> None:
        """Take the typed numbers; say below what is wrong with them."""
        shown = self._numbers[self._at] if self._numbers else 0
        refusal = ""
        self._numbers = []
        if self._read_edition is not None:
            content, _tree = self._read_edition
            entries = slip.entries_of(content)
            try:
                numbers = read_numbers(self.numbers.text())
                slip.refuse_unprinted(content, entries, numbers)
                self._numbers = sorted(set(numbers) or slip.asked_of(content))
            except UserError as error:
                refusal = str(error)
        self._at = self._numbers.index(shown) if shown in self._numbers else 0
        self.refusal.setText(refusal)
        self.refusal.setVisible(bool(refusal))
        self.show_one()

    def _slip(self, number: int) -> Slip:
        assert self._read_edition is not None
        content, tree = self._read_edition
        (made,) = slips.make_slips(self._row, content, tree, [number], self.language.currentData())
        return made

    # Showing

    def show_one(self) -> None:
        """Show the slip of one of them."""
        if not self._numbers:
            self.which.setText("" if self._read_edition else _("Reading…"))
            self.preview.clear()
        else:
            number = self._numbers[self._at]
            self.which.setText(_("Slip %(at)d of %(of)d, for No. %(number)d") % self.place_words())
            self.show_text(slip.slip_text(self._slip(number)))
        self.agree.setEnabled(bool(self._numbers))
        self.copy.setEnabled(bool(self._numbers))
        self.let_walk()

    def _add_fields(self) -> None:
        self.put_words(
            self.numbers.setPlaceholderText, lambda: _("all whose signature stands; or 3, 7–12")
        )
        self.lay_out(
            (lambda: _("Edition"), self.edition),
            (lambda: _("For the numbers"), self.numbers),
            (lambda: _("Language"), self.language),
            note=lambda: _(
                "Each slip shows one signatory’s own line, position and words, and asks to confirm or "
                "correct them. Nothing is sent: you send the files yourself."
            ),
        )
        self.edition.currentIndexChanged.connect(lambda _at: self._read())
        self.numbers.textChanged.connect(lambda _text: self._take_numbers())
        self.language.currentIndexChanged.connect(lambda _at: self._take_numbers())

    # Writing

    def _write(self) -> None:
        """Ask for a file, or for a folder where there are several, and write beside the window."""
        if self._read_edition is None or not self._numbers:
            raise UserError(_("Wait until the edition is loaded, or enter numbers printed in it."))
        numbers, ending = self._numbers, self.form_box.key()
        edition, language = self._read_edition[0].edition, self.language.currentData()
        chosen = self._choose(numbers, edition, ending)
        if chosen is None:
            self._given_up = True
            return
        database, statement = self._database, self._statement
        content, tree = self._read_edition
        made = slips.make_slips(self._row, content, tree, numbers, language)

        def write(progress: "Tell") -> int:
            addresses: dict[int, str] = {}
            if ending == "eml":
                with database.reading() as tx:
                    addresses = follow_up.mail_addresses(tx, statement.id)
            for done, (number, each) in enumerate(zip(numbers, made, strict=True)):
                progress(done, len(numbers))
                document = (
                    slip.slip_mail(each, addresses.get(number, ""))
                    if ending == "eml"
                    else slip.slip_bytes(each, ending)
                )
                several = len(numbers) > 1
                path = (
                    chosen / slip.slip_name(number, edition, ending, language)
                    if several
                    else chosen
                )
                atomic_file.place(path, document, replace=not several)
            return len(numbers)

        def tell(count: int) -> None:
            words = ngettext(
                "%(count)d slip was saved: %(path)s. Nothing was sent.",
                "%(count)d slips were saved in %(path)s. Nothing was sent.",
                count,
            )
            self._desk.say(words % {"count": count, "path": chosen.name})

        self._desk.operations.start(_("Saving confirmation slips"), write, tell)

    def _choose(self, numbers: Sequence[int], edition: int, ending: str) -> Path | None:
        """Ask where the slips go; raises UserError for a place that would lose a file."""
        from coalition_app.documents.issue import issue

        choosers = self._desk.choosers
        if len(numbers) == 1:
            proposed = slip.slip_name(numbers[0], edition, ending, self.language.currentData())
            target = choosers.target(self, _("Save the confirmation slip"), proposed)
            if target is None:
                return None
            path = atomic_file.with_ending(target, ending)
            issue.refuse_issued(self._database, path)
            # The file dialog has asked about overwriting the typed name only.
            atomic_file.refuse_target(path, replace=path == target)
            return path
        folder = choosers.folder(self, _("Folder for the confirmation slips"), "")
        if folder is None:
            return None
        atomic_file.refuse_taken(
            folder,
            [
                slip.slip_name(each, edition, ending, self.language.currentData())
                for each in numbers
            ],
        )
        return folder
