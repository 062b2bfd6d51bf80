"""Commands that answer for one signature: challenge and check-signature."""

import argparse
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coalition_app import settings
from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.labels import VERIFICATIONS
from coalition_app.operations import verifications

if TYPE_CHECKING:
    from coalition_app.documents.issue.dossier import Dossier

ENDINGS = (".pdf", ".txt")


def add_commands(add: AddCommand) -> None:
    """Add this group's commands."""
    made = add(
        "challenge", _("collect everything recorded about one signature on one page"), print_dossier
    )
    console.add_register_and_statement(made)
    made.add_argument("--number", type=int, required=True, help=_("number of the signature"))
    console.add_path(made, "--to", _("write it as .pdf or .txt; else it is printed"))
    console.add_replace(made)
    console.add_json(made)
    check = add("check-signature", _("record what a check of a signature found"), check_signature)
    console.add_register_and_statement(check)
    check.add_argument("--number", type=int, required=True, help=_("number of the signature"))
    check.add_argument(
        "--as",
        dest="verification",
        choices=tuple(VERIFICATIONS),
        required=True,
        help=_("what the check found; unverified takes it back"),
    )
    check.add_argument(
        "--ground", metavar=_("TEXT"), default="", help=_("what was seen, compared or asked")
    )
    check.add_argument(
        "--with-originals",
        dest="compared",
        action="store_true",
        help=_("the signature was compared with the original; printed with the name and the day"),
    )
    check.add_argument("--by", metavar=_("NAME"), help=_("who checked; you, where it is left out"))
    console.add_json(check)


def print_dossier(options: argparse.Namespace) -> int:
    """Print everything behind a signature, or write it into a file."""
    from coalition_app.documents.issue import dossier
    from coalition_app.documents.write import atomic_file
    from coalition_app.records.signatures import signatures
    from coalition_app.records.statements import statements

    target: Path | None = options.to
    if target is not None and target.suffix.lower() not in ENDINGS:
        raise UserError(_("Name a file that ends in .pdf or .txt."))
    with console.opened(options) as database, database.reading() as tx:
        statement = statements.find_statement(tx, options.statement)
        signed = signatures.find_signature(tx, statement, options.number)
        found = dossier.gather_dossier(tx, statement, signed.number)
    if target is not None:
        as_pdf = target.suffix.lower() == ".pdf"
        text = dossier.dossier_text
        content = dossier.dossier_pdf(found) if as_pdf else text(found).encode()
        atomic_file.place(target, content, replace=options.replace)
    if options.json:
        console.print_json(_as_json(found))
    elif target is not None:
        print(_("Written: %(path)s") % {"path": target})
    else:
        print(dossier.dossier_text(found), end="")
    return 0


def check_signature(options: argparse.Namespace) -> int:
    """Record a check of a signature."""
    change = verifications.verify_signature(
        options.statement,
        number=options.number,
        verification=options.verification,
        ground=options.ground,
        by=me() if options.by is None else options.by,
        compared=options.compared,
    )
    return console.write(options, change)


def me() -> str:
    """Return the name under which the journal keeps what is done here; empty where there is none."""
    return settings.my_name()


def _as_json(found: "Dossier") -> dict[str, Any]:
    from coalition_app.documents.issue.dossier import dossier_lines

    def day(value: dt.date | None) -> str:
        return value.isoformat() if value else ""

    return {
        "number": found.details.signed.number,
        "name": found.details.signed.full_name,
        "verification": found.details.signed.verification,
        "checks": [
            {
                "verification": each.verification,
                "by": each.by,
                "ground": each.ground,
                "at": each.at.isoformat(),
            }
            for each in found.checks
        ],
        "evidence": [
            {
                "claim": each.claim,
                "kind": each.kind,
                "file": each.file_name,
                "held": each.held_where,
                "sha256": each.sha256.hex() if each.sha256 else "",
                "size": each.size,
                "made": day(each.made_on),
                "received": day(each.received_on),
                "receiver": each.receiver,
                "directness": each.directness,
                "originality": each.originality,
                "superseded": each.superseded,
            }
            for each in found.pieces
        ],
        "lines": list(dossier_lines(found)),
    }
