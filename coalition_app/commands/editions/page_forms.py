"""Arguments that say how the pages of an annex are laid out, shared by all that print one."""

import argparse
from typing import TYPE_CHECKING

from coalition_app.commands import console
from coalition_app.i18n import _

if TYPE_CHECKING:
    from coalition_app.documents.layout.letterhead import Letterhead
    from coalition_app.documents.layout.page_options import PageForm
    from coalition_app.records.store.transactions import Reading

ASKED = (
    "order",
    "reservations",
    "positions",
    "seal",
    "paper",
    "letterhead",
    "logo",
    "no_letterhead",
    "transliteration",
    "directory_names",
    "accessible",
)


def add_form(parser: argparse.ArgumentParser) -> None:
    """Add what says how the pages are laid out; what is left out is as the register keeps it."""
    add_options(parser)
    parser.add_argument(
        "--letterhead",
        metavar=_("NAME"),
        help=_(
            "name above the first page of a PDF, of any length, instead of the one that is kept"
        ),
    )
    console.add_path(parser, "--logo", _("picture beside that name, PNG or SVG"))
    parser.add_argument(
        "--no-letterhead",
        action="store_true",
        help=_("print no letterhead, though one is kept (“letterhead”)"),
    )


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that a register keeps (“print-options”)."""
    parser.add_argument(
        "--order",
        choices=("number", "name", "place"),
        help=_("order within each section; every entry keeps its number"),
    )
    parser.add_argument(
        "--reservations",
        choices=("inline", "section"),
        help=_("reservations under each entry, or in a section of their own"),
    )
    parser.add_argument(
        "--positions",
        choices=("exceptions", "whole", "none"),
        help=_("the table of positions: only exceptions (as usual), everybody, or none"),
    )
    parser.add_argument(
        "--seal",
        choices=("none", "room"),
        help=_("leave room for a seal below the signature"),
    )
    parser.add_argument(
        "--accessible",
        choices=("auto", "always", "never"),
        help=_("tags for screen readers in the PDF; auto: up to 20,000 names"),
    )
    parser.add_argument(
        "--paper",
        choices=("a4", "a5", "letter"),
        help=_("size of the paper: A4 unless another is kept"),
    )
    parser.add_argument(
        "--transliteration",
        choices=("none", "bgn-pcgn", "iso-9"),
        help=_("a line in Latin letters below each Cyrillic name"),
    )
    parser.add_argument(
        "--directory-names",
        choices=("none", "below"),
        help=_(
            "a line below each name with the one that the directory has in the document’s language; "
            "an edition has them where it was attested with them"
        ),
    )


def is_asked(options: argparse.Namespace) -> bool:
    """Tell whether another layout than the register’s was asked for."""
    return any(getattr(options, each) for each in ASKED)


def page_form(options: argparse.Namespace, tx: "Reading") -> "PageForm":
    """Return the form of the pages that was asked for; what is left out is as the register keeps it."""
    from coalition_app.documents.layout.page_options import form_of
    from coalition_app.operations.print_options import kept_options

    return form_of({**kept_options(tx), **chosen(options)}, _letterhead(options, tx))


def chosen(options: argparse.Namespace) -> dict[str, str]:
    """Return the options of printing that were given."""
    from coalition_app.documents.layout.page_options import OPTIONS

    given = {each: getattr(options, each, None) for each in OPTIONS}
    return {option: value for option, value in given.items() if value}


def _letterhead(options: argparse.Namespace, tx: "Reading") -> "Letterhead | None":
    """Return the letterhead that was asked for, else the one that the register keeps."""
    from coalition_app.documents.layout.letterhead import letterhead
    from coalition_app.documents.layout.logo import read_logo
    from coalition_app.operations.letterhead import kept_letterhead

    if options.no_letterhead:
        return None
    if options.letterhead or options.logo:
        return letterhead(
            options.letterhead or "", read_logo(options.logo) if options.logo else b""
        )
    return kept_letterhead(tx)
