"""The command that writes a folder for a court: court-folder."""

import argparse

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.i18n import _, ngettext
from coalition_app.languages import LANGUAGES


def add_commands(add: AddCommand) -> None:
    """Add this group's command."""
    made = add(
        "court-folder",
        _(
            "write a folder for a court: an edition, its evidence, an index, and every file’s SHA-256"
        ),
        write_folder,
    )
    console.add_register_and_statement(made)
    made.add_argument(
        "--edition", metavar="N", help=_("number of the edition; the newest unless told")
    )
    made.add_argument(
        "--number",
        type=int,
        nargs="+",
        action="extend",
        default=[],
        help=_("only the evidence of these numbers; of all where it is left out"),
    )
    console.add_path(
        made, "--to", _("the folder, which is not there yet"), _("FOLDER"), required=True
    )
    made.add_argument(
        "--in",
        dest="document_language",
        choices=LANGUAGES,
        help=_("language of the document; the register’s where it is left out"),
    )
    console.add_json(made)


def write_folder(options: argparse.Namespace) -> int:
    """Write the folder of an edition."""
    from coalition_app.documents.issue.court_folder import write_court_folder
    from coalition_app.records.editions import attestors, editions
    from coalition_app.records.statements import statements

    with console.opened(options) as database, database.reading() as tx:
        language = options.document_language or attestors.get_register(tx).document_language
        statement = statements.find_statement(tx, options.statement)
        edition = editions.edition_meant(tx, statement, options.edition)
        count = write_court_folder(
            tx, statement, edition, options.to, language=language, numbers=options.number
        )
    if options.json:
        values = {"edition": edition.number, "folder": str(options.to), "files": count}
        console.print_json(values)
        return 0
    said = ngettext(
        "Written: %(path)s, with %(count)d file of evidence. It is private.",
        "Written: %(path)s, with %(count)d files of evidence. It is private.",
        count,
    )
    print(said % {"path": options.to, "count": count})
    return 0
