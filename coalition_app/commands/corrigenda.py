"""The command for what changed between editions: corrigendum."""

import argparse
from pathlib import Path

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.errors import UserError
from coalition_app.i18n import LANGUAGES, _


def add_commands(add: AddCommand) -> None:
    """Add this group's command."""
    made = add("corrigendum", _("say what changed between two editions"), write_corrigendum)
    console.add_register(made)
    console.add_statement(made)
    made.add_argument("--from", dest="earlier", type=int, required=True, help=_("edition"))
    made.add_argument(
        "--until", dest="later", type=int, help=_("a later edition; the newest unless told")
    )
    made.add_argument(
        "--to", metavar=_("FILE"), type=Path, help=_("a text file; printed here unless told")
    )
    made.add_argument(
        "--in",
        dest="document_language",
        choices=LANGUAGES,
        help=_("language of the document; the register's where it is left out"),
    )
    console.add_json(made)


def write_corrigendum(options: argparse.Namespace) -> int:
    """Write or print what changed between two editions of a statement."""
    from coalition_app.documents import corrigendum, placing
    from coalition_app.documents.issue import read_content
    from coalition_app.records import attestors, editions, statements

    with console.opened(options) as database, database.reading() as tx:
        language = options.document_language or attestors.get_register(tx).document_language
        statement = statements.find_statement(tx, options.statement)
        newest = editions.next_edition(tx, statement.id) - 1
        numbers = (options.earlier, newest if options.later is None else options.later)
        if numbers[0] >= numbers[1]:
            raise UserError(
                _("Name an earlier edition and a later one; the newest is %(newest)d.")
                % {"newest": newest}
            )
        earlier, later = (
            read_content(editions.kept_bytes(tx, found.sha256))
            for found in (editions.find_edition(tx, statement, each) for each in numbers)
        )
    found = corrigendum.compare_contents(earlier, later)
    if options.json:
        console.print_json(corrigendum.corrigendum_json(found))
        return 0
    text = "\n".join(corrigendum.corrigendum_lines(found, language))
    if options.to is None:
        print(text)
        return 0
    if options.to.suffix.lower() != ".txt":
        raise UserError(_("A corrigendum is written as text: name a file that ends in .txt."))
    placing.place(options.to, f"{text}\n".encode(), replace=False)
    print(_("Corrigendum written: %(path)s") % {"path": options.to})
    return 0
