"""The command for the leaflet that goes with an annex: how its receiver checks it."""

import argparse

from coalition_app.commands.console import AddCommand
from coalition_app.errors import UserError
from coalition_app.file_names import typed_path
from coalition_app.i18n import _
from coalition_app.languages import LANGUAGES


def add_commands(add: AddCommand) -> None:
    """Add this group's command."""
    made = add(
        "leaflet",
        _("write a page for who receives an annex: how to check it, and what is proven"),
        write_leaflet,
    )
    made.add_argument(
        "--to", metavar="FILE.pdf", type=typed_path, required=True, help=_("a file: .pdf")
    )
    made.add_argument(
        "--in",
        dest="document_language",
        choices=LANGUAGES,
        default="ru",
        help=_("language of the document; ru where it is left out"),
    )
    made.add_argument("--replace", action="store_true", help=_("put it in place of an older file"))


def write_leaflet(options: argparse.Namespace) -> int:
    """Write the leaflet; it needs no register."""
    from coalition_app.documents.write import atomic_file
    from coalition_app.documents.write.leaflet import leaflet_pdf

    if options.to.suffix.lower() != ".pdf":
        raise UserError(_("Name a file that ends in .pdf."))
    atomic_file.place(options.to, leaflet_pdf(options.document_language), replace=options.replace)
    print(_("Written: %(path)s") % {"path": options.to})
    return 0
