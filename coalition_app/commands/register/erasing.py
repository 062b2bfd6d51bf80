"""Commands that erase private data for good, and that print what was erased."""

import argparse

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.operations import erasing
from coalition_app.operations.door import Answer


def add_commands(add: AddCommand) -> None:
    """Add this group's commands."""
    made = add(
        "erase",
        _("show what is private of a signatory or of a statement, or erase it for good"),
        erase,
    )
    console.add_register_and_statement(made)
    which = made.add_mutually_exclusive_group(required=True)
    which.add_argument(
        "--number", type=int, metavar="N", help=_("the signatory of this number, in all statements")
    )
    which.add_argument(
        "--after-term",
        action="store_true",
        help=_("all of the statement whose term has passed"),
    )
    for ticked, text in (
        ("--with-lists", _("the imported lists too, which hold other signatories")),
        ("--with-shared", _("documents too that are evidence of others")),
        ("--with-begun", _("imports under way and half-typed words too, whosever they are")),
        (
            "--remove-copies",
            _("remove the copies that the program made by itself and that still hold it"),
        ),
    ):
        made.add_argument(ticked, action="store_true", help=text)
    sure = made.add_mutually_exclusive_group()
    sure.add_argument(
        "--dry-run", action="store_true", help=_("only show what would go; this is the usual")
    )
    sure.add_argument("--for-good", action="store_true", help=_("erase it; nothing brings it back"))
    console.add_path(made, "--certificate", _("write the certificate of the erasure: .pdf"))
    console.add_language(made)
    console.add_json(made)
    printed = add(
        "erasure-certificate",
        _("write the certificate of the newest erasure, or of that of one number"),
        write_certificate,
    )
    console.add_register_and_statement(printed)
    printed.add_argument("--number", type=int, metavar="N", help=_("number of the signatory"))
    console.add_written(printed, _("a file: .pdf"), required=True)
    console.add_json(printed)


def erase(options: argparse.Namespace) -> int:
    """Show what would go, or erase it; 1 where there is nothing."""
    from dataclasses import replace

    from coalition_app.documents.write import atomic_file

    if options.certificate is not None:
        if not options.for_good:
            raise UserError(_("A certificate is written of what was erased: add --for-good."))
        _refuse_ending(options.certificate)
        atomic_file.refuse_target(options.certificate, replace=options.replace)
    with console.opened(options) as database:
        with database.reading() as tx:
            if options.after_term:
                planned = erasing.plan_after_term(
                    tx, options.statement, lists=options.with_lists, begun=options.with_begun
                )
            else:
                planned = erasing.plan_signatory(
                    tx,
                    options.statement,
                    options.number,
                    lists=options.with_lists,
                    shared=options.with_shared,
                    begun=options.with_begun,
                )
        copies = erasing.look_into_copies(
            database, planned, console.Progress(_("Looking into copies"))
        )
        planned = replace(planned, copies=copies)
        if planned.preview.nothing or not options.for_good:
            return _print_preview(options, planned)
        done = erasing.erase_for_good(
            database,
            planned,
            remove_copies=options.remove_copies,
            tell=console.Progress(_("Erasing")),
        )
        lines = [*erasing.erased_sentences(done)]
        values = erasing.erased_values(done)
        if options.certificate is not None:
            page = erasing.newest_certificate(database, options.document_language)
            atomic_file.place(options.certificate, page, replace=options.replace)
            lines.append(_("Written: %(path)s") % {"path": options.certificate})
            values["certificate"] = str(options.certificate)
    return console.print_answer(options, Answer(None, tuple(lines), values))


def _print_preview(options: argparse.Namespace, planned: erasing.Planned) -> int:
    lines = [*erasing.sentences(planned)]
    if not planned.preview.nothing:
        lines.append(
            _("Nothing was changed. With --for-good it is erased; nothing brings it back.")
        )
    values = {"erased": False, **erasing.preview_values(planned)}
    console.print_answer(options, Answer(None, tuple(lines), values))
    return int(planned.preview.nothing)


def write_certificate(options: argparse.Namespace) -> int:
    """Write the certificate of an erasure that was made before."""
    from coalition_app.documents.write import atomic_file

    _refuse_ending(options.to)
    with console.opened(options) as database:
        page = erasing.newest_certificate(
            database, options.document_language, options.statement, options.number
        )
    atomic_file.place(options.to, page, replace=options.replace)
    told = _("Written: %(path)s") % {"path": options.to}
    return console.print_answer(options, Answer(None, (told,), {"written": str(options.to)}))


def _refuse_ending(path: object) -> None:
    if not str(path).lower().endswith(".pdf"):
        raise UserError(_("Name a file that ends in .pdf."))
