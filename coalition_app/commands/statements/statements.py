"""Commands for statements: statement, statements."""

import argparse

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.i18n import _


def add_commands(add: AddCommand) -> None:
    """Add this group's commands."""
    made = add("statement", _("make a statement by hand"), make_statement)
    console.add_register(made)
    made.add_argument("--title", metavar="T", required=True, help=_("the statement’s title"))
    made.add_argument(
        "--demand",
        metavar=_("TEXT"),
        action="append",
        default=[],
        help=_("a demand; give the option once for each, in their order"),
    )
    made.add_argument("--date", metavar="D", help=_("date of the statement"))
    made.add_argument(
        "--silence",
        choices=("supports", "not-stated"),
        default="",
        help=_("what a signature without a word has on each demand"),
    )
    console.add_json(made)
    listed = add("statements", _("list the statements"), list_statements)
    console.add_register(listed)
    console.add_json(listed)


def make_statement(options: argparse.Namespace) -> int:
    """Make a statement; `--language` is the language of its text, as the contract says."""
    from coalition_app.operations import statements

    change = statements.make_statement(
        title=options.title,
        language=options.language,
        demands=options.demand,
        dated=console.read_day(options.date),
        silence=options.silence,
    )
    return console.write(options, change)


def list_statements(options: argparse.Namespace) -> int:
    """List the statements with their demands."""
    from coalition_app.records.signatures import signatures
    from coalition_app.records.statements import statements

    with console.opened(options) as database, database.reading() as tx:
        rows = statements.list_statements(tx)
        counts = {row.id: len(signatures.list_signatures(tx, row.id)) for row in rows}
    if options.json:
        console.print_json(
            {
                "statements": [
                    {
                        "number": row.number,
                        "title": row.title,
                        "titles": row.titles,
                        "language": row.authentic_language,
                        "date": row.dated.isoformat() if row.dated else "",
                        "text": row.text_number,
                        "signatures": counts[row.id],
                        "demands": [
                            {
                                "number": each.number,
                                "policy": each.policy,
                                "text": each.wordings,
                                "short_names": each.short_names,
                            }
                            for each in row.demands
                        ],
                    }
                    for row in rows
                ]
            }
        )
        return 0
    if not rows:
        print(_("The register holds no statement yet."))
    for row in rows:
        print(_("%(number)d. %(title)s") % {"number": row.number, "title": row.title})
        for each in row.demands:
            words = each.wordings.get(row.authentic_language, "")
            print(f"   {each.number}) {words}")
    return 0
