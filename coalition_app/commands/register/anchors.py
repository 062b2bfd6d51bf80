"""The command for the paper anchor: the six words of the journal, and what was done since."""

import argparse

from coalition_app import i18n
from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.errors import NotSo
from coalition_app.i18n import _


def add_commands(add: AddCommand) -> None:
    """Add this group's command."""
    made = add(
        "anchor", _("show the journal’s six control words, or check words from paper"), anchor
    )
    console.add_register(made)
    made.add_argument(
        "--words", metavar=_("TEXT"), help=_("control words from paper, to be checked")
    )


def anchor(options: argparse.Namespace) -> int:
    """Print the anchor of now, or say whether the journal contains an older one and what came after."""
    from coalition_app.records.care import checks
    from coalition_app.records.journal import paper_anchor

    if options.words is not None:
        return check_anchor(options, options.words)
    with console.opened(options) as database, database.reading() as tx:
        print(paper_anchor.current_anchor(tx, i18n.current().language))
        for line in checks.disagreement_lines(tx):
            print(line)
    return 0


def check_anchor(options: argparse.Namespace, words: str) -> int:
    """Say whether the journal still contains what six words identify, and what was done since."""
    from coalition_app.records.care import checks
    from coalition_app.records.journal import paper_anchor

    with console.opened(options) as database, database.reading() as tx:
        found = paper_anchor.find_anchor(tx, words)
        more = checks.disagreement_lines(tx)
    lines = [*paper_anchor.anchor_lines(found), *more]
    if found is None:
        raise NotSo(lines[0])
    print("\n".join(lines))
    return 0
