"""The command for the attestors: the first by name and offices, and a second one who attests by hand."""

import argparse

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.errors import UserError
from coalition_app.i18n import _, with_one_stop


def add_commands(add: AddCommand) -> None:
    """Add this group's command."""
    attestor = add(
        "attestor",
        _("record who attests, offices in order; without --name, say who does"),
        set_attestor,
    )
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
    console.add_json(attestor)


def set_attestor(options: argparse.Namespace) -> int:
    """Record the attestor or the second one, or remove the second one; else print who attests."""
    from coalition_app.operations import attestors

    if options.no_second:
        if options.name or options.office:
            raise UserError(_("With --no-second nobody is named: leave name and offices out."))
        return console.write(options, attestors.remove_second_attestor())
    if not (options.second or options.office or options.name is not None):
        return _show(options)
    if not options.name:
        raise UserError(_("Name the attestor with --name."))
    record = attestors.set_second_attestor if options.second else attestors.set_attestor
    return console.write(options, record(name=options.name, offices=options.office))


def _show(options: argparse.Namespace) -> int:
    """Say who attests."""
    from coalition_app.operations.attestors import attestors_json

    with console.opened(options) as database, database.reading() as tx:
        found = attestors_json(tx)
    if options.json:
        console.print_json(found)
        return 0
    if found["attestor"] is None:
        print(_("No attestor is recorded yet. Name one with --name."))
    for each, text in (
        (found["attestor"], _("%(name)s attests.")),
        (found["second"], _("%(name)s also signs the attestation by hand.")),
    ):
        if each is not None:
            print(with_one_stop(text % {"name": each["name"]}))
            for office in each["offices"]:
                print(f"   {office}")
    return 0
