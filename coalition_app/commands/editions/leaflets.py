"""The command for the leaflet that goes with an annex: how its receiver checks it."""

import argparse

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.languages import LANGUAGES


def add_commands(add: AddCommand) -> None:
    """Add this group's command."""
    made = add(
        "leaflet",
        _("write a page for who receives an annex: how to check it, and what is proven"),
        write_leaflet,
    )
    console.add_path(made, "--to", _("a file: .pdf"), "FILE.pdf", required=True)
    made.add_argument(
        "--in",
        dest="document_language",
        choices=LANGUAGES,
        default="ru",
        help=_("language of the document; ru where it is left out"),
    )
    console.add_replace(made)


def write_leaflet(options: argparse.Namespace) -> int:
    """Write the leaflet; it needs no register."""
    from coalition_app.documents.write import atomic_file
    from coalition_app.documents.write.leaflet import leaflet_pdf

    if options.to.suffix.lower() != ".pdf":
        raise UserError(_("Name a file that ends in .pdf."))
    atomic_file.place(options.to, leaflet_pdf(options.document_language), replace=options.replace)
    print(_("Written: %(path)s") % {"path": options.to})
    return 0
