"""Commands for merges: merge, merges, separate."""

import argparse
import re

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.operations import duplicates


def add_commands(add: AddCommand) -> None:
    """Add this group's commands."""
    made = add("merge", _("merge two entries of the directory, also of two statements"), merge)
    console.add_register_and_statement(made)
    made.add_argument(
        "--number", type=int, metavar="N", required=True, help=_("number of the entry that is kept")
    )
    made.add_argument(
        "--with-statement",
        metavar="S",
        help=_("statement of the other number; the same one where it is left out"),
    )
    made.add_argument(
        "--with-number",
        type=int,
        metavar="N",
        required=True,
        help=_("number of the entry that is merged into it"),
    )
    made.add_argument(
        "--keep",
        metavar="S=N",
        nargs="+",
        action="extend",
        default=[],
        help=_(
            "where both signed statement S: the number that stands, or both; without it the proposed one"
        ),
    )
    made.add_argument("--why", metavar=_("TEXT"), default="", help=_("the reason, in your words"))
    console.add_json(made)
    listed = add("merges", _("list which entries of the directory were merged"), list_merges)
    console.add_register(listed)
    console.add_json(listed)
    parted = add("separate", _("separate two entries of the directory that were merged"), separate)
    console.add_register(parted)
    parted.add_argument(
        "--merge", type=int, metavar="N", required=True, help=_("number of the merge")
    )
    parted.add_argument("--why", metavar=_("TEXT"), default="", help=_("the reason, in your words"))
    console.add_json(parted)


def merge(options: argparse.Namespace) -> int:
    """Make one signatory of two entries of the directory, each named by a signature."""
    from coalition_app.operations import door
    from coalition_app.records.signatures import signatures
    from coalition_app.records.statements import statements

    stands = _read_keep(options.keep)
    with console.opened(options) as database:
        with database.reading() as tx:
            first = second = statements.find_statement(tx, options.statement)
            if options.with_statement is not None:
                second = statements.find_statement(tx, options.with_statement)
            kept = signatures.find_signature(tx, first, options.number).signatory_id
            merged = signatures.find_signature(tx, second, options.with_number).signatory_id
        change = duplicates.merge(kept=kept, merged=merged, stands=stands, why=options.why)
        answer = door.write(database, change)
    return console.print_answer(options, answer)


def _read_keep(given: list[str]) -> dict[int, int]:
    """Read which number is kept in which statement: 1=5, or 1=both."""
    from coalition_app.records.merging.merges import BOTH

    found: dict[int, int] = {}
    for each in given:
        read = re.fullmatch(r"\s*(\d{1,9})\s*=\s*(\d{1,9}|both)\s*", each)
        if read is None or read[2].strip("0") == "":
            raise UserError(
                _("“%(given)s” does not say which number stands; write it as 1=5 or 1=both.")
                % {"given": each}
            )
        if int(read[1]) in found:
            raise UserError(
                _("Statement %(number)d is named twice in --keep.") % {"number": int(read[1])}
            )
        found[int(read[1])] = BOTH if read[2] == "both" else int(read[2])
    return found


def list_merges(options: argparse.Namespace) -> int:
    """List the merges of a register, in force and separated."""
    from coalition_app.records.signatories import merge_history

    with console.opened(options) as database, database.reading() as tx:
        found = merge_history.list_merges(tx)
    if options.json:
        console.print_json({"merges": [duplicates.merge_json(each) for each in found]})
        return 0
    for each in found:
        first, *rest = each.sentences()
        print(f"{each.number}. {first}")
        for sentence in rest:
            print(f"   {sentence}")
    if not found:
        print(_("No two entries of the directory were merged."))
    return 0


def separate(options: argparse.Namespace) -> int:
    """Separate what a merge made one; what has been changed since is listed and stays."""
    return console.write(options, duplicates.separate(merge=options.merge, why=options.why))
