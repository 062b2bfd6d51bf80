"""The command for the scan of the page that was signed by hand: signed-page."""

import argparse

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.i18n import _
from coalition_app.operations import editions


def add_commands(add: AddCommand) -> None:
    """Add this group's command."""
    made = add(
        "signed-page", _("keep the scan of an edition’s page signed by hand"), keep_signed_page
    )
    console.add_register_and_statement(made)
    made.add_argument("--edition", metavar="N", required=True, help=_(editions.WHICH))
    console.add_path(made, "--file", _("a file, kept in the register"), "F", required=True)
    made.add_argument("--received", metavar="D", help=_("date of receipt, today unless told"))
    made.add_argument("--note", metavar=_("TEXT"), default="", help=_("what is to be known of it"))
    console.add_json(made)


def keep_signed_page(options: argparse.Namespace) -> int:
    """Keep a scan with its edition."""
    from coalition_app.records.checked import read_file

    change = editions.keep_signed_page(
        options.statement,
        edition=options.edition,
        file_name=options.file.name,
        content=read_file(options.file),
        received=console.read_day(options.received),
        note=options.note,
    )
    return console.write(options, change)
