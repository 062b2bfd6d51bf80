"""Commands for merges: merges, separate."""

import argparse
from typing import TYPE_CHECKING, Any

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.i18n import _

if TYPE_CHECKING:
    from coalition_app.records.merge_rows import MergeRow


def add_commands(add: AddCommand) -> None:
    """Add this group's commands."""
    listed = add("merges", _("list which entries of the directory were merged"), list_merges)
    console.add_register(listed)
    console.add_json(listed)
    parted = add("separate", _("separate two entries of the directory that were merged"), separate)
    console.add_register(parted)
    parted.add_argument(
        "--merge", type=int, metavar="N", required=True, help=_("number of the merge")
    )
    parted.add_argument("--why", metavar=_("TEXT"), default="", help=_("the reason, in your words"))


def list_merges(options: argparse.Namespace) -> int:
    """List the merges of a register, standing and separated."""
    from coalition_app.records import merge_rows

    with console.opened(options) as database, database.reading() as tx:
        found = merge_rows.list_merges(tx)
    if options.json:
        console.print_json({"merges": [_as_json(each) for each in found]})
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
    from coalition_app.records import merges, separations

    with console.opened(options) as database, database.writing("separate-signatories") as tx:
        found = merges.find_merge(tx, options.merge)
        since = separations.separate_signatories(tx, found.id, options.why)
    print(_("Merge number %(number)d was taken back.") % {"number": found.number})
    for sentence in since:
        print(f"   {sentence}")
    return 0


def _as_json(each: "MergeRow") -> dict[str, Any]:
    return {
        "number": each.number,
        "kept": each.kept,
        "merged": each.merged,
        "why": each.why,
        "merged_at": each.merged_at.isoformat(),
        "merged_by": each.merged_by,
        "separated_at": each.separated_at.isoformat() if each.separated_at else None,
        "separated_by": each.separated_by or None,
        "separated_why": each.separated_why,
        "signatures": [
            {"statement": statement, "number": number} for statement, number in each.signatures
        ],
        "rejected": [
            {"statement": of.place[0], "number": of.place[1], "stands": of.stands}
            for of in each.rejected
        ],
        "changed_since": list(each.changed_since),
    }
