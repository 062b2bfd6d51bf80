"""The command for the register's fingerprint: the words that the coalition publishes."""

import argparse

from coalition_app import i18n
from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.errors import NotSo
from coalition_app.i18n import _
from coalition_app.languages import LANGUAGES


def add_commands(add: AddCommand) -> None:
    """Add this group's command."""
    made = add(
        "fingerprint",
        _("show the eight words by which others tell this register’s editions"),
        show_fingerprint,
    )
    console.add_register(made)
    console.add_json(made)


def show_fingerprint(options: argparse.Namespace) -> int:
    """Print the words; exit 1 before the first edition was sealed."""
    from coalition_app.documents.issue.sealing import (
        no_key_yet,
        open_key_sentence,
        root_of_register,
    )
    from coalition_app.documents.seal.fingerprint import fingerprint_words

    with console.opened(options) as database:
        with database.reading() as tx:
            root = root_of_register(tx)
        lies_open = database.raw_key is None
    if root is None:
        raise NotSo(no_key_yet())
    words = {language: fingerprint_words(root, language) for language in LANGUAGES}
    if options.json:
        console.print_json({"words": words, "root_key": root, "encrypted": not lies_open})
        return 0
    print(words[i18n.current().language])
    if lies_open:
        print(open_key_sentence())
    return 0
