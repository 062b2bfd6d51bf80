"""The command that makes a new register of what can be read of a damaged one."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.i18n import _
from coalition_app.operations.door import Answer

if TYPE_CHECKING:
    from coalition_app.records.care.recovery.recover import Recovered


def add_commands(add: AddCommand) -> None:
    """Add this group's command."""
    made = add(
        "recover",
        _("make a new register of what can be read of a damaged one, and say what is missing"),
        recover_register,
    )
    made.add_argument(
        "damaged",
        metavar=_("DAMAGED"),
        type=Path,
        help=_("the damaged register; it is only read"),
    )
    made.add_argument(
        "new", metavar=_("NEW"), type=Path, help=_("the new register, a file that is not there yet")
    )
    console.add_passphrase(made)
    console.add_json(made)


def recover_register(options: argparse.Namespace) -> int:
    """Make a new register of what can be read of a damaged one."""
    from coalition_app.operations import register
    from coalition_app.records.care.recovery.recover import raw_key_of
    from coalition_app.records.opening.existing import PassphraseNeeded

    given = console.read_passphrase(options.passphrase_file)
    try:
        raw_key = raw_key_of(options.damaged, given)
    except PassphraseNeeded:
        raw_key = raw_key_of(options.damaged, console.ask_passphrase())
    progress = console.Progress(_("Reading what can be read"))
    found = register.recover(options.damaged, options.new, raw_key, progress)
    return console.print_answer(options, Answer(None, found.sentences(), values_of(found)))


def values_of(found: "Recovered") -> dict[str, object]:
    """Return what became of a recovery as plain values."""
    return {
        "register": str(found.path),
        "damaged_sha256": found.file_sha256.hex(),
        "rows": found.sources,
        "journal": {"entries": found.entries, "missing": list(found.journal)},
        "missing": list(found.missing),
        "opened": found.opened,
        "problems": list(found.problems),
    }
