"""The command for the proof slip of one signatory: slip."""

import argparse
from pathlib import Path

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.errors import UserError
from coalition_app.i18n import LANGUAGES, _

ENDINGS = (".pdf", ".txt")


def add_commands(add: AddCommand) -> None:
    """Add this group's command."""
    made = add("slip", _("write the proof slip of one signatory"), write_slip)
    console.add_register(made)
    console.add_statement(made)
    made.add_argument("--number", type=int, required=True, help=_("number of the signature"))
    made.add_argument(
        "--edition", type=int, help=_("number of the edition; the newest unless told")
    )
    made.add_argument(
        "--to", metavar=_("FILE"), type=Path, help=_("write it as .pdf or .txt; else it is printed")
    )
    made.add_argument(
        "--in",
        dest="document_language",
        choices=LANGUAGES,
        help=_("language of the document; the register's where it is left out"),
    )
    made.add_argument("--replace", action="store_true", help=_("put it in place of an older file"))
    console.add_json(made)


def write_slip(options: argparse.Namespace) -> int:
    """Write or print how an edition prints one signatory."""
    from coalition_app.documents import placing, slip
    from coalition_app.records import attestors, statements

    target: Path | None = options.to
    if target is not None and target.suffix.lower() not in ENDINGS:
        raise UserError(_("Name a file that ends in .pdf or .txt."))
    with console.opened(options) as database, database.reading() as tx:
        language = options.document_language or attestors.get_register(tx).document_language
        statement = statements.find_statement(tx, options.statement)
        found = slip.read_slip(tx, statement, options.number, options.edition, language)
    if target is not None:
        content = slip.slip_bytes(found, target.suffix.lower()[1:])
        placing.place(target, content, replace=options.replace)
    if options.json:
        console.print_json(slip.slip_json(found))
    elif target is None:
        print(slip.slip_text(found), end="")
    else:
        print(_("Written: %(path)s") % {"path": target})
    return 0
