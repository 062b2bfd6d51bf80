"""The command that lists what is broken in the lists that came in, and remembers what was found right."""

import argparse
from typing import TYPE_CHECKING

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.labels import defect_label
from coalition_app.operations import signature_edits

if TYPE_CHECKING:
    from coalition_app.records.signatures.defects import Broken


def add_commands(add: AddCommand) -> None:
    """Add this group's command."""
    made = add(
        "defects", _("list what looks broken in the imported lists, and settle it"), run_defects
    )
    console.add_register_and_statement(made)
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
    made.add_argument(
        "--leave",
        action="store_true",
        help=_("remember that the flaws of these numbers stay as they came, with the mark *"),
    )
    made.add_argument("--all", action="store_true", help=_("list also what was looked at"))
    console.add_json(made)


def run_defects(options: argparse.Namespace) -> int:
    """List the defects of a statement, or settle those of some numbers."""
    from coalition_app.operations import door
    from coalition_app.records.signatures import defects
    from coalition_app.records.statements import statements

    if options.right and options.leave:
        raise UserError(_("Say --right or --leave: a flaw stays, or there is none."))
    if (options.right or options.leave) and not options.number:
        raise UserError(_("Name the numbers that are right, or stay, with --number."))
    with console.opened(options) as database:
        settled = None
        if options.right or options.leave:
            write = (
                signature_edits.leave_defects if options.leave else signature_edits.settle_defects
            )
            settled = door.write(database, write(options.statement, numbers=options.number))
        with database.reading() as tx:
            shown = statements.find_statement(tx, options.statement)
            found = defects.list_broken(tx, shown.id, settled_too=options.all)
    if options.number and settled is None:
        found = [each for each in found if each.number in options.number]
    if options.json:
        count = settled.result if settled is not None else 0
        console.print_json({"settled": count, "defects": [_as_json(each) for each in found]})
        return 0
    if settled is not None:
        return console.print_answer(options, settled)
    for each in found:
        print(f"{each.number:>5}. {each.name}")
        for code, piece in each.defects:
            print(f"       {defect_label(code)}" + (f": {piece}" if piece else ""))
        if each.settled_on is not None:
            looked = _("Left as it is: %(day)s") if each.left else _("Found right: %(day)s")
            print("       " + looked % {"day": each.settled_on.isoformat()})
    if not found:
        print(_("Nothing left to review."))
    return 0


def _as_json(each: "Broken") -> dict[str, object]:
    return {
        "number": each.number,
        "name": each.name,
        "defects": [{"code": code, "text": piece} for code, piece in each.defects],
        "left": each.left,
        "settled_on": each.settled_on.isoformat() if each.settled_on else None,
    }
