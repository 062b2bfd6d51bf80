"""The command that tells the running window to lock."""

import argparse
from typing import Any

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.errors import NotSo
from coalition_app.i18n import _
from coalition_app.operations.door import Answer


def add_commands(add: AddCommand) -> None:
    """Add this group's command."""
    made = add("lock", _("let the running window lock its register"), lock_window)
    console.add_json(made)


def lock_window(options: argparse.Namespace) -> int:
    """Let the window lock; `options.tell_window` reaches it and returns what it did, None where none runs."""
    told = options.tell_window({"do": "lock"})
    sentence = {
        "locked": _("The window is locked."),
        "nothing": _("No register is open in the window: there is nothing to lock."),
    }.get(told, _("No window is running: there is nothing to lock."))
    values: dict[str, Any] = {"locked": told == "locked", "window": told is not None}
    if told != "locked" and not options.json:
        raise NotSo(sentence)
    console.print_answer(options, Answer(None, (sentence,), values))
    return int(told != "locked")
