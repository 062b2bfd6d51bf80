"""Commands for answers to a new text: reconfirm, decline-text."""

import argparse

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.commands.positions import shown_by
from coalition_app.i18n import _
from coalition_app.operations import statements


def add_commands(add: AddCommand) -> None:
    """Add this group's commands."""
    for name, text, operation in (
        (
            "reconfirm",
            _("record that signatories stand by the newest sealed text"),
            statements.reconfirm,
        ),
        (
            "decline-text",
            _("record that signatories do not stand by the newest sealed text"),
            statements.decline_text,
        ),
    ):
        made = add(name, text, record_answers)
        console.add_register_and_statement(made)
        which = made.add_mutually_exclusive_group(required=True)
        which.add_argument("--number", type=int, nargs="+", action="extend", help=_("numbers"))
        which.add_argument(
            "--all", action="store_true", help=_("everybody who is asked to reconfirm")
        )
        made.add_argument("--received", metavar="D", help=_("date of receipt, today unless told"))
        made.add_argument("--made", metavar="D", help=_("the date that the evidence of it bears"))
        shown_by.add_shown_by(made, "--kind")
        console.add_json(made)
        made.set_defaults(operation=operation)


def record_answers(options: argparse.Namespace) -> int:
    """Record answers to the newest sealed text, with the evidence of them in the same action."""
    change = options.operation(
        options.statement,
        numbers=options.number,
        received=console.read_day(options.received),
        note=options.note or "",
        shown_by=shown_by.read_shown_by(options),
    )
    return console.write(options, change)
