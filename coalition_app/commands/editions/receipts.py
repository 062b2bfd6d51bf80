"""The command for the coordinator's own receipt of an edition."""

import argparse

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.errors import UserError
from coalition_app.i18n import _

ENDINGS = (".pdf", ".txt")


def add_commands(add: AddCommand) -> None:
    """Add this group's command."""
    made = add(
        "receipt", _("write the receipt that the coordinator keeps of an edition"), write_receipt
    )
    console.add_register_and_statement(made)
    made.add_argument(
        "--edition", metavar="N", help=_("number of the edition; the newest unless told")
    )
    console.add_written(made, _("a file: .pdf or .txt"), required=True)


def write_receipt(options: argparse.Namespace) -> int:
    """Write what the coordinator keeps of an edition: its code, and the control words of the journal."""
    from coalition_app.documents.issue.receipts import read_receipt
    from coalition_app.documents.write import atomic_file
    from coalition_app.documents.write.receipt import receipt_bytes
    from coalition_app.records.editions import attestors, editions
    from coalition_app.records.statements import statements

    if options.to.suffix.lower() not in ENDINGS:
        raise UserError(_("Name a file that ends in .pdf or .txt."))
    with console.opened(options) as database, database.reading() as tx:
        language = options.document_language or attestors.get_register(tx).document_language
        statement = statements.find_statement(tx, options.statement)
        row = editions.edition_meant(tx, statement, options.edition)
        receipt = read_receipt(tx, row, language)
    document = receipt_bytes(receipt, options.to.suffix.lower()[1:])
    atomic_file.place(options.to, document, replace=options.replace)
    print(_("Written: %(path)s") % {"path": options.to})
    return 0
