"""The commands for what a register keeps of how its annex is printed: the letterhead, and the options."""

import argparse

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.commands.editions import page_forms
from coalition_app.file_names import typed_path
from coalition_app.i18n import _
from coalition_app.languages import ALONE, DOCUMENT_LANGUAGES


def add_commands(add: AddCommand) -> None:
    """Add this group's command."""
    made = add(
        "letterhead",
        _("keep a name and a logo for the first page of every PDF; without options, say which"),
        set_letterhead,
    )
    console.add_register(made)
    made.add_argument(
        "--name", metavar=_("NAME"), help=_("the name, of any length; '' takes it away")
    )
    logo = made.add_mutually_exclusive_group()
    logo.add_argument(
        "--logo", metavar=_("FILE"), type=typed_path, help=_("picture beside that name, PNG or SVG")
    )
    logo.add_argument("--no-logo", action="store_true", help=_("print no logo any more"))
    console.add_json(made)
    made = add(
        "print-options",
        _(
            "keep how the annex is printed unless a command says otherwise; without options, say how"
        ),
        set_options,
    )
    console.add_register(made)
    page_forms.add_options(made)
    made.add_argument(
        "--second",
        choices=(ALONE, *DOCUMENT_LANGUAGES),
        help=_("language beside the document’s own; alone: none"),
    )
    console.add_json(made)


def set_options(options: argparse.Namespace) -> int:
    """Keep in the register how its annex is printed; else say how it is."""
    from coalition_app.operations import print_options

    if chosen := page_forms.chosen(options):
        return console.write(options, print_options.set_print_options(chosen=chosen))
    with console.opened(options) as database, database.reading() as tx:
        kept = print_options.kept_options(tx)
    return console.print_answer(options, print_options.answer(kept))


def set_letterhead(options: argparse.Namespace) -> int:
    """Keep a letterhead in the register; else say which is kept."""
    from coalition_app.documents.layout.logo import read_logo
    from coalition_app.operations import letterhead

    if options.name is None and options.logo is None and not options.no_logo:
        return _show(options)
    logo = read_logo(options.logo) if options.logo else b"" if options.no_logo else None
    return console.write(options, letterhead.set_letterhead(name=options.name, logo=logo))


def _show(options: argparse.Namespace) -> int:
    """Say which letterhead is kept."""
    from coalition_app.operations.letterhead import (
        kept_letterhead,
        letterhead_json,
        letterhead_line,
    )

    with console.opened(options) as database, database.reading() as tx:
        found = kept_letterhead(tx)
    if options.json:
        console.print_json(letterhead_json(found))
    else:
        print(letterhead_line(found))
    return 0
