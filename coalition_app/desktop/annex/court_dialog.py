"""The dialog that writes a folder for a court: of whom evidence is given, in which language, and where."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.key_combo import WordBox
from coalition_app.desktop.wording.typed_numbers import read_numbers
from coalition_app.documents.write.atomic_file import refuse_target
from coalition_app.errors import UserError
from coalition_app.i18n import _, ngettext
from coalition_app.languages import LANGUAGE_NAMES, LANGUAGES, document_languages

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.records.editions.editions import EditionRow
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.store.database import Database
    from coalition_app.work import Tell


def ask_for_court_folder(
    desk: "Desk",
    database: "Database",
    statement: "StatementRow",
    edition: "EditionRow",
    language: str,
) -> None:
    """Say what the folder will hold, then ask where it goes; `language` is the document's: "ru", "ru+kk"."""
    numbers = QLineEdit()
    box = WordBox({each: LANGUAGE_NAMES[each] for each in LANGUAGES})
    box.choose(document_languages(language)[0])
    named = {"edition": edition.number}

    def write() -> None:
        from coalition_app.documents.issue.court_folder import write_court_folder

        wanted, spoken = read_numbers(numbers.text()), box.key()
        folder = desk.choosers.folder(form, _("Where the folder is put"), "")
        if folder is None:
            raise UserError(_("No folder was chosen; nothing was written."))
        # Translators: the name of a folder, without spaces
        target = folder / (_("court-edition-%(edition)d") % named)
        refuse_target(target, replace=False)

        def work(_progress: "Tell") -> int:
            with database.reading() as tx:
                return write_court_folder(
                    tx, statement, edition, target, language=spoken, numbers=wanted
                )

        def done(count: int) -> None:
            said = ngettext(
                "Written: %(path)s, with %(count)d file of evidence. It is private.",
                "Written: %(path)s, with %(count)d files of evidence. It is private.",
                count,
            )
            desk.say(said % {"path": target, "count": count})

        desk.operations.start(_("Writing the folder for a court"), work, done)

    form = FormDialog(
        desk.window,
        title=lambda: _("Folder for a court"),
        agree=lambda: _("Choose where…"),
        work=write,
    )
    form.put_words(numbers.setPlaceholderText, lambda: _("all; or numbers like 3, 7–12"))
    form.add_note(
        lambda: (
            _(
                "The folder will hold edition %(edition)d as it was issued, the files of evidence, an "
                "index, and the SHA-256 of every file. It is private: hand it only to the court."
            )
            % named
        ),
        "",
    )
    form.add_field(lambda: _("Evidence of Nos."), numbers)
    form.add_field(lambda: _("Document language"), box)
    form.open()
