"""The command that shows positions: counts per demand, and the numbers that do not simply support."""

import argparse

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.i18n import _
from coalition_app.labels import position_label


def add_commands(add: AddCommand) -> None:
    """Add this group's command."""
    made = add("positions", _("show the positions on each demand"), show_positions)
    console.add_register_and_statement(made)
    console.add_json(made)


def show_positions(options: argparse.Namespace) -> int:
    """Show the counts per demand, over the counted signatures, and every position but support of all."""
    from coalition_app.records.positions.held import read_held
    from coalition_app.records.signatures import signatures
    from coalition_app.records.statements import statements

    with console.opened(options) as database, database.reading() as tx:
        statement = statements.find_statement(tx, options.statement)
        held = read_held(tx, statement)
        rows = [
            row
            for row in signatures.each_signature(tx, statement.id)
            if {*held.of(row.id)} - {"supports"}
        ]
    counts = held.counts()
    if options.json:
        console.print_json(
            {
                "counts": {str(number): words for number, words in counts.items()},
                "exceptions": [
                    {
                        "number": row.number,
                        "standing": row.status,
                        "positions": {str(at): each for at, each in held.by_demand(row.id).items()},
                    }
                    for row in rows
                ],
            }
        )
        return 0
    for demand in statement.demands:
        print(f"{demand.number}. {demand.wordings.get(statement.authentic_language, '')}")
        for word, count in counts[demand.number].items():
            if count:
                print(f"   {count:>6}  {position_label(word)}")
    for row in rows:
        stances = (
            f"{number}: {position_label(stance)}"
            for number, stance in held.by_demand(row.id).items()
            if stance != "supports"
        )
        print(f"{row.number:>5}. {row.full_name}: {', '.join(stances)}")
    return 0
