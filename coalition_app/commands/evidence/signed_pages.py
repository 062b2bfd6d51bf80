"""The command for the scan of the page that was signed by hand: signed-page."""

import argparse
from pathlib import Path

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.i18n import _


def add_commands(add: AddCommand) -> None:
    """Add this group's command."""
    made = add(
        "signed-page", _("keep the scan of an edition's page signed by hand"), keep_signed_page
    )
    console.add_register(made)
    console.add_statement(made)
    made.add_argument("--edition", type=int, required=True, help=_("number of the edition"))
    made.add_argument(
        "--file", metavar="F", type=Path, required=True, help=_("a file, kept in the register")
    )
    made.add_argument("--received", metavar="D", help=_("date of receipt, today unless told"))
    made.add_argument("--note", metavar=_("TEXT"), default="", help=_("what is to be known of it"))
    console.add_json(made)


def keep_signed_page(options: argparse.Namespace) -> int:
    """Keep a scan with its edition; the same file again adds nothing, which is said."""
    from coalition_app.records import checked
    from coalition_app.records.editions import editions, signed_pages
    from coalition_app.records.statements import statements

    content = checked.read_file(options.file)
    received = console.read_day(options.received)
    with console.opened(options) as database:
        with database.writing("keep-signed-page") as tx:
            statement = statements.find_statement(tx, options.statement)
            row = editions.find_edition(tx, statement, options.edition)
            added = signed_pages.keep_signed_page(
                tx,
                statement,
                row,
                file_name=options.file.name,
                content=content,
                received_on=received,
                note=options.note,
            )
        with database.reading() as tx:
            kept = signed_pages.list_signed_pages(tx, row.id)
    if options.json:
        console.print_json(
            {
                "statement": statement.number,
                "edition": row.number,
                "added": added,
                "signed_pages": [signed_pages.signed_page_json(each) for each in kept],
            }
        )
    elif added:
        print(_("The scan is kept with edition %(edition)d.") % {"edition": row.number})
    else:
        print(signed_pages.kept_before_sentence(row.number))
    return 0
