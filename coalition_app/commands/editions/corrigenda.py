"""The command for what changed between editions: corrigendum."""

import argparse
from pathlib import Path

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.errors import UserError
from coalition_app.i18n import _

ENDINGS = (".pdf", ".txt")


def add_commands(add: AddCommand) -> None:
    """Add this group's command."""
    made = add("corrigendum", _("say what changed between two editions"), write_corrigendum)
    console.add_register(made)
    console.add_statement(made)
    made.add_argument("--from", dest="earlier", metavar="N", required=True, help=_("edition"))
    made.add_argument(
        "--until", dest="later", metavar="N", help=_("a later edition; the newest unless told")
    )
    console.add_written(made, _("write it as .pdf or .txt; else it is printed"))
    console.add_json(made)


def write_corrigendum(options: argparse.Namespace) -> int:
    """Write or print what changed between two editions of a statement."""
    from coalition_app.documents.issue import corrigendum
    from coalition_app.documents.layout import corrigendum_words
    from coalition_app.documents.write import atomic_file, corrigendum_page
    from coalition_app.records.editions import attestors
    from coalition_app.records.statements import statements

    target: Path | None = options.to
    if target is not None and target.suffix.lower() not in ENDINGS:
        raise UserError(_("Name a file that ends in .pdf or .txt."))
    with console.opened(options) as database, database.reading() as tx:
        language = options.document_language or attestors.get_register(tx).document_language
        statement = statements.find_statement(tx, options.statement)
        found = corrigendum.read_corrigendum(tx, statement, options.earlier, options.later)
    if target is not None:
        content = corrigendum_page.corrigendum_bytes(found, language, target.suffix.lower()[1:])
        atomic_file.place(target, content, replace=options.replace)
    if options.json:
        console.print_json(corrigendum.corrigendum_json(found))
    elif target is None:
        print("\n".join(corrigendum_words.corrigendum_lines(found, language)))
    else:
        print(_("Corrigendum written: %(path)s") % {"path": target})
    return 0
