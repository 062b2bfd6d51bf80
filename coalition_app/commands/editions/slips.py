"""The command for confirmation slips, of one signatory or of several: slip."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.errors import UserError
from coalition_app.i18n import _

if TYPE_CHECKING:
    from coalition_app.documents.write.slip import Slip

ENDINGS = (".pdf", ".txt", ".json")


def add_commands(add: AddCommand) -> None:
    """Add this group's command."""
    made = add(
        "slip", _("write the confirmation slip of one signatory, or of several"), write_slips
    )
    console.add_register_and_statement(made)
    made.add_argument(
        "--number", type=int, nargs="+", action="extend", required=True, help=_("numbers")
    )
    made.add_argument(
        "--edition", metavar="N", help=_("number of the edition; the newest unless told")
    )
    console.add_written(
        made,
        _(
            "one .pdf or .txt for all of them, .json for the proof of one, or a folder for a PDF each; else "
            "it is printed"
        ),
    )
    console.add_json(made)


def write_slips(options: argparse.Namespace) -> int:
    """Write or print how an edition prints one signatory or several."""
    from coalition_app.documents.issue.sealing import edition_tree
    from coalition_app.documents.issue.slips import make_slips, read_edition
    from coalition_app.documents.write import slip
    from coalition_app.records.editions import attestors
    from coalition_app.records.statements import statements

    target: Path | None = options.to
    folder = target is not None and target.is_dir()
    if target is not None and not folder and target.suffix.lower() not in ENDINGS:
        raise UserError(
            _("Name a file that ends in .pdf, .txt or .json, or a folder that is there.")
        )
    with console.opened(options) as database, database.reading() as tx:
        language = options.document_language or attestors.get_register(tx).document_language
        statement = statements.find_statement(tx, options.statement)
        edition, content = read_edition(tx, statement, options.edition)
        tree = edition_tree(tx, edition, content)
    slips = make_slips(edition, content, tree, dict.fromkeys(options.number), language)
    written = [] if target is None else _write(slips, target, folder, options.replace)
    if options.json:
        listed = [slip.slip_json(each) for each in slips]
        # One slip is printed as it always was, several as a list.
        told = listed[0] if len(listed) == 1 else {"slips": listed, "count": len(listed)}
        console.print_json({**told, "written": [str(path) for path in written]})
    elif target is None:
        print("\n".join(slip.slip_text(each) for each in slips), end="")
    for path in written if not options.json else ():
        print(_("Written: %(path)s") % {"path": path})
    return 0


def _write(slips: "list[Slip]", target: Path, folder: bool, replace: bool) -> list[Path]:
    """Write slips into one file, or each into its own in a folder; none where one would be lost."""
    from coalition_app.documents.write import atomic_file, slip

    if not folder:
        ending = target.suffix.lower()[1:]
        if ending == "json" and len(slips) > 1:
            raise UserError(_("The proof in a .json is that of one number; name one."))
        document = slip.slips_bytes(slips, ending)
        atomic_file.place(target, document, replace=replace)
        return [target]
    paths = [
        target / slip.slip_name(each.entry.number, each.content.edition, "pdf", each.language)
        for each in slips
    ]
    for path in paths:
        atomic_file.refuse_target(path, replace=replace)
    for each, path in zip(slips, paths, strict=True):
        atomic_file.place(path, slip.slip_pdf(each), replace=replace)
    return paths
