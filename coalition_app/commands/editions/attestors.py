"""The command for who attests: the first by name and offices, and who attests beside them by hand."""

import argparse
from typing import TYPE_CHECKING

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.errors import UserError
from coalition_app.i18n import _

if TYPE_CHECKING:
    from coalition_app.records.editions.attestors import Attestor
    from coalition_app.records.store.database import Database


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
    """Record who attests, who attests beside them, or that nobody does so any more; else say who does."""
    from coalition_app.records.editions import attestors

    if options.no_second and (options.name or options.office):
        raise UserError(_("With --no-second nobody is named: leave name and offices out."))
    told = ""
    with console.opened(options) as database:
        if options.no_second:
            with database.writing("remove-second-attestor") as tx:
                attestors.remove_second_attestor(tx)
            told = _("Recorded: nobody attests beside the first.")
        elif options.second or options.office or options.name is not None:
            _record(database, options)
            told = (
                _("Recorded: %(name)s attests beside the first.")
                if options.second
                else _("Recorded: %(name)s attests.")
            )
        with database.reading() as reading:
            first = attestors.current_attestor(reading)
            second = attestors.second_attestor(reading)
        named = second if options.second else first
        if named is not None:
            # As it was recorded: what was typed may hold characters that no eye sees.
            told = told % {"name": named.name}
    if options.json:
        console.print_json({"attestor": _as_json(first), "second": _as_json(second)})
    elif told:
        print(told)
    else:
        _show(first, second)
    return 0


def _record(database: "Database", options: argparse.Namespace) -> None:
    """Record who attests first or second."""
    from coalition_app.records.editions import attestors

    if not options.name:
        raise UserError(_("Say who attests with --name."))
    if options.second:
        with database.writing("set-second-attestor") as tx:
            attestors.set_second_attestor(tx, name=options.name, offices=options.office)
        return
    with database.writing("set-attestor") as tx:
        attestors.set_attestor(tx, name=options.name, offices=options.office)


def _show(first: "Attestor | None", second: "Attestor | None") -> None:
    if first is None:
        print(_("Nobody attests yet: say who with --name."))
    for each, text in (
        (first, _("%(name)s attests.")),
        (second, _("%(name)s attests beside the first, by hand.")),
    ):
        if each is not None:
            print(text % {"name": each.name})
            for office in each.offices:
                print(f"   {office}")


def _as_json(each: "Attestor | None") -> dict[str, object] | None:
    return None if each is None else {"name": each.name, "offices": list(each.offices)}
