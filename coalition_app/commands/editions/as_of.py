"""The command for the list of a past day: as-of."""

import argparse

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.errors import UserError
from coalition_app.i18n import _


def add_commands(add: AddCommand) -> None:
    """Add this group's command."""
    made = add("as-of", _("show the list as it was on a past day"), show_as_of)
    console.add_register_and_statement(made)
    made.add_argument("--date", metavar="D", required=True, help=_("the day, to its end"))
    made.add_argument(
        "--by",
        choices=("recorded", "effective"),
        default="recorded",
        help=_("what the register said then, or what held then as it is known today"),
    )
    console.add_json(made)


def show_as_of(options: argparse.Namespace) -> int:
    """Print list, counts and positions as of a day, and the numbers that differ today."""
    from coalition_app.documents.issue import as_of_text
    from coalition_app.records.lists import as_of
    from coalition_app.records.statements import statements

    day = console.read_day(options.date)
    if day is None:
        raise UserError(_("Name the day with --date."))
    with console.opened(options) as database, database.reading() as tx:
        statement = statements.find_statement(tx, options.statement)
        found = as_of.read_as_of(tx, statement, day, options.by)
    if options.json:
        console.print_json(as_of_text.as_of_json(found))
    else:
        print("\n".join(as_of_text.as_of_lines(found)))
    return 0
