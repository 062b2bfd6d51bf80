"""The command for what changed between editions: corrigendum, as a draft or issued."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.errors import UserError
from coalition_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coalition_app.records.editions.editions import CorrigendumRow
    from coalition_app.records.store.database import Database
    from coalition_app.records.store.transactions import Reading


def add_commands(add: AddCommand) -> None:
    """Add this group's command."""
    made = add(
        "corrigendum", _("say what changed between two editions, or issue it"), write_corrigendum
    )
    console.add_register_and_statement(made)
    made.add_argument("--from", dest="earlier", metavar="N", help=_("edition"))
    made.add_argument(
        "--until", dest="later", metavar="N", help=_("a later edition; the newest unless told")
    )
    made.add_argument("--place", metavar="P", help=_("issue it, at this place"))
    made.add_argument("--date", metavar="D", help=_("issue it, on this day"))
    made.add_argument(
        "--issued",
        metavar="N",
        help=_("a corrigendum that was issued: the same bytes, or a print in another language"),
    )
    console.add_written(
        made,
        _(
            "write it as .pdf, .txt, .json, or .html with both editions side by side; else it is printed"
        ),
    )
    console.add_json(made)


def write_corrigendum(options: argparse.Namespace) -> int:
    """Write what changed as a draft, issue it, save again one that was issued, or list those."""
    if options.issued is not None:
        return _save_again(options)
    if options.earlier is None:
        return _list(options)
    if options.place is not None or options.date is not None:
        return _issue(options)
    return _draft(options)


def _draft(options: argparse.Namespace) -> int:
    from coalition_app.documents.issue import corrigendum
    from coalition_app.documents.layout import corrigendum_words
    from coalition_app.documents.write import atomic_file
    from coalition_app.records.statements import statements

    target: Path | None = options.to
    ending = target.suffix.lower()[1:] if target is not None else ""
    if target is not None and ending not in corrigendum.ENDINGS:
        raise UserError(_("Name a file that ends in .pdf, .txt, .html or .json."))
    with console.opened(options) as database:
        language = _language(database, options)
        with database.reading() as tx:
            statement = statements.find_statement(tx, options.statement)
            found = corrigendum.read_corrigendum(tx, statement, options.earlier, options.later)
    if target is not None:
        content = corrigendum.changes_file(found, language, ending)
        atomic_file.place(target, content, replace=options.replace)
    if options.json:
        console.print_json(corrigendum.corrigendum_json(found))
    elif target is None:
        print("\n".join(corrigendum_words.corrigendum_lines(found, language)))
    else:
        print(_("Corrigendum written as a draft: %(path)s") % {"path": target})
    return 0


def _language(database: "Database", options: argparse.Namespace) -> str:
    from coalition_app.records.editions import attestors

    with database.reading() as tx:
        default = attestors.get_register(tx).document_language
    return str(options.document_language or default)


def _target(options: argparse.Namespace) -> Path:
    target: Path | None = options.to
    if target is None:
        raise UserError(_("Name the PDF to be written with --to."))
    return target


def _issue(options: argparse.Namespace) -> int:
    from coalition_app.operations import copies_before, corrigenda
    from coalition_app.records.statements import statements

    date = console.read_day(options.date)
    if options.place is None or date is None:
        raise UserError(_("To issue a corrigendum, give --place and --date."))
    target = _target(options)
    with console.opened(options) as database:
        with database.reading() as tx:
            statement = statements.find_statement(tx, options.statement)
        issued = corrigenda.issue_corrigendum(
            database,
            statement.id,
            earlier=options.earlier,
            later=options.later,
            place=options.place,
            date=date,
            target=target,
            language=_language(database, options),
            replace_file=options.replace,
        )
        copies_before.keep_now(database)
    if options.json:
        console.print_json({"number": issued.number, "code": issued.code, "path": str(target)})
    else:
        named = {"number": issued.number, "code": issued.code, "path": target}
        print(_("Corrigendum %(number)d issued, code %(code)s: %(path)s") % named)
    return 0


def _save_again(options: argparse.Namespace) -> int:
    from coalition_app.operations.corrigenda import reprint_corrigendum
    from coalition_app.records.editions import corrigenda
    from coalition_app.records.statements import statements

    target = _target(options)
    with console.opened(options) as database:
        with database.reading() as tx:
            statement = statements.find_statement(tx, options.statement)
            row = corrigenda.find_corrigendum(tx, statement, options.issued)
        reprint_corrigendum(
            database,
            row,
            target=target,
            language=options.document_language,
            replace_file=options.replace,
        )
    if options.json:
        console.print_json({"number": row.number, "code": row.code, "path": str(target)})
    else:
        named = {"number": row.number, "path": target}
        print(_("Corrigendum %(number)d: %(path)s") % named)
    return 0


def _lines(tx: "Reading", row: "CorrigendumRow") -> "Iterator[str]":
    """Yield what is said of a corrigendum: what it is, to whom it went, and who signed it."""
    from coalition_app.records.editions import corrigenda, editions, print_signatures

    yield corrigenda.corrigendum_sentence(tx, row)
    for delivered in editions.list_deliveries(tx, row.id):
        yield f"   {editions.delivery_sentence(delivered)}"
    for signature in print_signatures.list_signatures(tx, row.id):
        yield f"   {print_signatures.signature_sentence(tx, signature)}"


def _list(options: argparse.Namespace) -> int:
    from coalition_app.records.editions import corrigenda, print_signatures
    from coalition_app.records.statements import statements

    with console.opened(options) as database, database.reading() as tx:
        statement = statements.find_statement(tx, options.statement)
        rows = corrigenda.list_corrigenda(tx, statement.id)
        lines = [line for row in rows for line in _lines(tx, row)]
        values = [
            {
                **corrigenda.corrigendum_values(tx, row),
                "signatures": [
                    print_signatures.signature_json(each)
                    for each in print_signatures.list_signatures(tx, row.id)
                ],
            }
            for row in rows
        ]
    if options.json:
        console.print_json({"corrigenda": values})
    else:
        print("\n".join(lines) or _("No corrigendum was issued. Name an edition with --from."))
    return 0
