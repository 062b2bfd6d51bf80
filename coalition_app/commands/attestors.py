"""The command for who attests: the first by name and offices, and who attests beside them by hand."""

import argparse

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.errors import UserError
from coalition_app.i18n import _


def add_commands(add: AddCommand) -> None:
    """Add this group's command."""
    attestor = add("attestor", _("record who attests, offices in order"), set_attestor)
    console.add_register(attestor)
    attestor.add_argument("--name", metavar=_("NAME"), help=_("name"))
    attestor.add_argument(
        "--office",
        metavar=_("TEXT"),
        nargs="+",
        action="extend",
        default=[],
        help=_("an office; give all in their order"),
    )
    beside = attestor.add_mutually_exclusive_group()
    beside.add_argument(
        "--second", action="store_true", help=_("who attests beside the first, by hand")
    )
    beside.add_argument(
        "--no-second", action="store_true", help=_("let the first attest alone again")
    )


def set_attestor(options: argparse.Namespace) -> int:
    """Record who attests, who attests beside them, or that nobody does so any more."""
    from coalition_app.records import attestors

    if options.no_second:
        if options.name or options.office:
            raise UserError(_("With --no-second nobody is named: leave name and offices out."))
        with console.opened(options) as database, database.writing("remove-second-attestor") as tx:
            attestors.remove_second_attestor(tx)
        print(_("Recorded: nobody attests beside the first."))
        return 0
    if not options.name:
        raise UserError(_("Say who attests with --name."))
    if options.second:
        with console.opened(options) as database, database.writing("set-second-attestor") as tx:
            attestors.set_second_attestor(tx, name=options.name, offices=options.office)
        print(_("Recorded: %(name)s attests beside the first.") % {"name": options.name})
        return 0
    with console.opened(options) as database, database.writing("set-attestor") as tx:
        attestors.set_attestor(tx, name=options.name, offices=options.office)
    print(_("Recorded: %(name)s attests.") % {"name": options.name})
    return 0
