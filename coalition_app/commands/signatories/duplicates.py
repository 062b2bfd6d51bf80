"""Commands for possible duplicates: duplicates, decide."""

import argparse
from typing import TYPE_CHECKING, Any

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.operations import duplicates
from coalition_app.operations.duplicates import ATTESTOR_WORD, VERDICTS, number_word

if TYPE_CHECKING:
    from coalition_app.records.merging.decisions import PossibleDuplicate


def add_commands(add: AddCommand) -> None:
    """Add this group's commands."""
    listed = add("duplicates", _("list pairs of signatures to look at"), list_duplicates)
    console.add_register_and_statement(listed)
    console.add_json(listed)
    made = add("decide", _("settle what two signatures are to each other"), decide)
    console.add_register_and_statement(made)
    made.add_argument(
        "--pair",
        nargs=2,
        metavar="N",
        required=True,
        help=_("the two numbers; attestor for who attests"),
    )
    made.add_argument(
        "--as",
        dest="verdict",
        required=True,
        metavar=_("VERDICT"),
        help=_(
            "same, two-signatures, branch or different; with the attestor signed-herself, signed-for-it, "
            "office-only or different"
        ),
    )
    made.add_argument(
        "--keep",
        metavar="N",
        help=_("of two that are the same: the number that stands; without it the proposed one"),
    )
    made.add_argument("--why", metavar=_("TEXT"), default="", help=_("the reason, in your words"))
    console.add_json(made)


def list_duplicates(options: argparse.Namespace) -> int:
    """List the pairs to look at, and what was decided about those that were."""
    from coalition_app.records.merging import decisions
    from coalition_app.records.signatures import signatures
    from coalition_app.records.statements import statements

    with console.opened(options) as database, database.reading() as tx:
        statement = statements.find_statement(tx, options.statement)
        found = decisions.list_possible_duplicates(tx, statement)
        found += decisions.list_decided(tx, statement, found)
        named = {row.number: row.shown for row in signatures.list_signatures(tx, statement.id)}
    if options.json:
        console.print_json({"pairs": [_as_json(each) for each in found]})
        return 0
    attestor = _("who attests")
    for each in found:
        print(f"{number_word(each.pair.a)} – {number_word(each.pair.b)}: {_reason(each)}")
        for number in (each.pair.a, each.pair.b):
            print(f"   {named.get(number, attestor)}")
        if each.verdict:
            print(f"   → {_(VERDICTS[each.verdict])}")
    if not found:
        print(_("No similar signatures were found."))
    return 0


def decide(options: argparse.Namespace) -> int:
    """Record what two signatures are to each other."""
    a, b = (_read_number(each) for each in options.pair)
    keep = None if options.keep is None else _read_number(options.keep)
    change = duplicates.decide(
        options.statement, a=a, b=b, verdict=options.verdict, keep=keep, why=options.why
    )
    return console.write(options, change)


def _as_json(each: "PossibleDuplicate") -> dict[str, Any]:
    return {
        "a": number_word(each.pair.a),
        "b": number_word(each.pair.b),
        "score": each.pair.score,
        "verdict": each.verdict or "look",
        "reason": _reason(each),
        "why": each.why,
        "merge": each.merge or None,
    }


def _reason(each: "PossibleDuplicate") -> str:
    """Say why two are listed; of those that were decided about and look alike no more, what they are now."""
    if each.pair.reason:
        return each.pair.sentence()
    return _("one signatory now") if each.merge else _("They are no longer similar")


def _read_number(given: str) -> int:
    if given == ATTESTOR_WORD:
        return 0
    if not given.isdecimal() or len(given) > 9 or int(given) == 0:
        raise UserError(_("“%(given)s” is not a signature number.") % {"given": given})
    return int(given)
