"""The command that lists what is broken in the lists that came in, and remembers what was found right."""

import argparse
from typing import TYPE_CHECKING

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.errors import UserError
from coalition_app.i18n import _, ngettext
from coalition_app.labels import defect_label

if TYPE_CHECKING:
    from coalition_app.records.signatures.defects import Broken


def add_commands(add: AddCommand) -> None:
    """Add this group's command."""
    made = add(
        "defects", _("list what looks broken in the imported lists, and settle it"), run_defects
    )
    console.add_register(made)
    console.add_statement(made)
    made.add_argument(
        "--number",
        type=int,
        action="append",
        default=[],
        help=_("number of the signature; may be given several times"),
    )
    made.add_argument(
        "--right",
        action="store_true",
        help=_("remember that these numbers are right as they are printed"),
    )
    made.add_argument("--all", action="store_true", help=_("list also what was found right"))
    console.add_json(made)


def run_defects(options: argparse.Namespace) -> int:
    """List the defects of a statement, or settle those of some numbers."""
    from coalition_app.records.signatures import defects
    from coalition_app.records.statements import statements

    if options.right and not options.number:
        raise UserError(_("Name the numbers that are right with --number."))
    with console.opened(options) as database:
        settled = 0
        if options.right:
            with database.writing("settle-defects") as writing:
                shown = statements.find_statement(writing, options.statement)
                settled = defects.settle_defects(writing, shown, options.number)
        with database.reading() as tx:
            shown = statements.find_statement(tx, options.statement)
            found = defects.list_broken(tx, shown.id, settled_too=options.all)
    if options.number and not options.right:
        found = [each for each in found if each.number in options.number]
    if options.json:
        console.print_json({"settled": settled, "defects": [_as_json(each) for each in found]})
        return 0
    if options.right:
        text = ngettext(
            "%(count)d signature was found right.",
            "%(count)d signatures were found right.",
            settled,
        )
        print(text % {"count": settled})
        return 0
    for each in found:
        print(f"{each.number:>5}. {each.name}")
        for code, piece in each.defects:
            print(f"       {defect_label(code)}" + (f": {piece}" if piece else ""))
        if each.settled_on is not None:
            print("       " + _("Found right: %(day)s") % {"day": each.settled_on.isoformat()})
    if not found:
        print(_("Nothing is left to look at."))
    return 0


def _as_json(each: "Broken") -> dict[str, object]:
    return {
        "number": each.number,
        "name": each.name,
        "defects": [{"code": code, "text": piece} for code, piece in each.defects],
        "settled_on": each.settled_on.isoformat() if each.settled_on else None,
    }
