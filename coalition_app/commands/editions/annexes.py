"""Commands for what goes out: annex, attest, editions, reprint, deliver."""

import argparse
import hashlib
import sys
import uuid
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.commands.editions import page_forms, signing
from coalition_app.commands.generated import add_operation
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _
from coalition_app.operations import editions

if TYPE_CHECKING:
    from coalition_app.documents.attestation.choices import Chosen
    from coalition_app.documents.content.profiles import Profile
    from coalition_app.documents.layout.page_options import PageForm
    from coalition_app.documents.sign.certificates import Key
    from coalition_app.operations.attesting import Issued
    from coalition_app.operations.signing import Signed
    from coalition_app.records.editions.editions import DeliveryRow, EditionRow, PrintRow
    from coalition_app.records.editions.print_signatures import SignatureRow
    from coalition_app.records.editions.signed_pages import SignedPageRow
    from coalition_app.records.store.database import Database
    from coalition_app.records.store.transactions import Reading

BY_ENDING = N_(
    "file to be written; its ending says the form: .pdf, .docx, .xlsx, .csv, .html, .md, .txt or .json"
)

A_NOTE = N_("It is a note to the list: it certifies no signature.")


def add_commands(add: AddCommand) -> None:
    """Add this group's commands."""
    draft = add("annex", _("write a draft of the annex"), write_draft)
    _add_document(draft, _(BY_ENDING))
    page_forms.add_form(draft)
    _add_profile(draft)
    _add_whole(draft)
    attest = add("attest", _("freeze an edition and write its first print"), attest_annex)
    _add_document(attest, _("the PDF to be written"))
    attest.add_argument("--place", metavar="P", required=True, help=_("place of the attestation"))
    attest.add_argument("--date", metavar="D", required=True, help=_("date of the attestation"))
    attest.add_argument(
        "--as-of",
        metavar="D",
        help=_(
            "give the list as it was recorded at the end of an earlier day; both days are printed"
        ),
    )
    attest.add_argument(
        "--with-exceptions", action="store_true", help=_("agree to the exceptions, by number")
    )
    _add_chosen(attest)
    signing.add_certificate(attest)
    console.add_json(attest)
    page_forms.add_form(attest)
    _add_replace(attest)
    listed = add("editions", _("list the editions and their prints"), list_editions)
    console.add_register_and_statement(listed)
    console.add_json(listed)
    reprint = add("reprint", _("save an existing print again, or make a new one"), reprint_edition)
    _add_document(reprint, _(BY_ENDING))
    reprint.add_argument("--edition", metavar="N", required=True, help=_(editions.WHICH))
    page_forms.add_form(reprint)
    _add_profile(reprint)
    _add_whole(reprint)
    _add_replace(reprint)
    console.add_json(reprint)
    add_operation(add, "deliver", editions.deliver)


def write_draft(options: argparse.Namespace) -> int:
    """Write a draft, which says on each page that it is one; an older draft is replaced."""
    from coalition_app.documents.issue import issue
    from coalition_app.documents.write import atomic_file
    from coalition_app.records.statements import statements

    with console.opened(options) as database:
        language = _language(database, options)
        ending, profile = _ending(options), _profile(options)
        issue.refuse_form(ending, profile, whole=options.whole)
        issue.refuse_issued(database, options.to)
        progress = console.Progress(_("Drawing the annex"))
        with database.reading() as tx:
            statement = statements.find_statement(tx, options.statement)
            part = issue.draft_part(tx, statement, profile)
            form = page_forms.page_form(options, tx)
        _tell_left(part.sentences())
        document = issue.render(
            part.content,
            ending=ending,
            language=language,
            draft=True,
            form=form,
            profile=profile,
            is_part=part.is_part,
            text=statement.bodies if options.whole else None,
            tell=progress,
        )
        atomic_file.place(options.to, document, replace=True)
    print(_("Draft written: %(path)s") % {"path": options.to})
    if ending == "pdf":
        _tell_untagged(form.profile, document)
    return 0


def _ending(options: argparse.Namespace) -> str:
    ending: str = options.to.suffix.lower().removeprefix(".")
    return ending


def _tell_left(sentences: Iterable[str]) -> None:
    for sentence in sentences:
        print(sentence, file=sys.stderr, flush=True)


def attest_annex(options: argparse.Namespace) -> int:
    """Freeze an edition, or say by number why not."""
    from coalition_app.documents.issue import issue
    from coalition_app.operations import attesting, copies_before
    from coalition_app.records.statements import statements

    date = console.read_day(options.date)
    if date is None:
        raise UserError(_("Enter the date of the attestation."))
    with console.opened(options) as database, ExitStack() as until_signed:
        language = _language(database, options)
        with database.reading() as tx:
            statement_id = statements.find_statement(tx, options.statement).id
            form = page_forms.page_form(options, tx)
        key = until_signed.enter_context(signing.opened_certificate(options, database))
        progress = console.Progress(_("Drawing the annex"))
        try:
            issued = attesting.attest(
                database,
                statement_id,
                place=options.place,
                date=date,
                as_of=console.read_day(options.as_of),
                target=options.to,
                language=language,
                form=form,
                chosen=_chosen(options),
                with_exceptions=options.with_exceptions,
                replace=options.replace,
                tell=progress,
            )
        except issue.NotReady as refused:
            raise type(refused)(_listed(refused), refused.items) from refused
        signed = None if key is None else _sign(database, statement_id, issued, key, options.to)
        copies_before.keep_now(database)
    named = {"edition": issued.edition, "code": issued.code, "path": options.to}
    if options.json:
        made = {"form": issued.form, "exceptions": list(issued.exceptions)}
        console.print_json(
            {
                **named,
                "path": str(options.to),
                **made,
                "further_print": issued.further,
                **({"signature": signing.signed_json(signed)} if signed else {}),
            }
        )
        return 0
    if issued.further:
        print(
            _("Nothing has changed since edition %(edition)d: this is a further print of it.")
            % named
        )
    print(_("Edition %(edition)d, code %(code)s: %(path)s") % named)
    if issued.form == "note":
        print(_(A_NOTE))
    if signed:
        print(signing.signed_sentence(signed))
    _tell_untagged(form.profile, options.to.read_bytes())
    return 0


def _sign(
    database: "Database", statement_id: uuid.UUID, issued: "Issued", key: "Key", target: Path
) -> "Signed":
    """Put a signed copy in the place of the print that was just made, which the register keeps."""
    from coalition_app.operations import signing as operations
    from coalition_app.records.editions import editions

    sha256 = hashlib.sha256(target.read_bytes()).digest()
    with database.reading() as tx:
        rows = editions.list_editions(tx, statement_id)
    row = next(each for each in rows if each.code == issued.code)
    try:
        return operations.sign_issued(
            database, row, key, target=target, sha256=sha256, replace=True
        )
    except UserError as error:
        recorded = _("Edition %(edition)d is recorded and its print is in place, not signed.")
        raise UserError(f"{error} {recorded % {'edition': issued.edition}}") from error


def _edition_json(
    row: "EditionRow",
    statement: int,
    prints: "Sequence[PrintRow]",
    deliveries: "Sequence[DeliveryRow]",
    signed: "Sequence[SignedPageRow]",
    signatures: "Sequence[SignatureRow]",
    device: str,
    late: "Sequence[int]",
) -> dict[str, Any]:
    """Return an edition with its prints, deliveries and signed pages, as plain values for JSON."""
    from coalition_app.records.editions.editions import delivery_values
    from coalition_app.records.editions.print_signatures import signature_json
    from coalition_app.records.editions.signed_pages import signed_page_json

    return {
        "statement": statement,
        "edition": row.number,
        "device": device,
        "place": row.place,
        "date": row.dated.isoformat(),
        "as_of": row.as_of.isoformat() if row.as_of else "",
        "code": row.code,
        "digest": row.sha256.hex(),
        "attested_at": row.attested_at.isoformat(),
        "counted_late": list(late),
        "prints": [
            {
                "language": each.language,
                "form": each.form,
                "profile": each.profile,
                "sha256": each.sha256.hex(),
            }
            for each in prints
        ],
        "deliveries": [delivery_values(each) for each in deliveries],
        "signed_pages": [signed_page_json(each) for each in signed],
        "signatures": [signature_json(each) for each in signatures],
    }


def list_editions(options: argparse.Namespace) -> int:
    """List editions and prints, of one statement or of all."""
    from coalition_app.documents.content.frozen import is_note
    from coalition_app.documents.issue.late_withdrawals import counted_late, late_sentence
    from coalition_app.records.editions import editions, print_signatures, signed_pages
    from coalition_app.records.statements import statements

    with console.opened(options) as database, database.reading() as tx:
        chosen = statements.find_statement(tx, options.statement) if options.statement else None
        rows = editions.list_editions(tx, chosen.id if chosen else None)
        numbers = {row.id: row.number for row in statements.list_statements(tx)}
        prints = {row.id: editions.list_prints(tx, row.id) for row in rows}
        deliveries = {row.id: editions.list_deliveries(tx, row.id) for row in rows}
        signed = {row.id: signed_pages.list_signed_pages(tx, row.id) for row in rows}
        signatures = {row.id: print_signatures.list_signatures(tx, row.id) for row in rows}
        sentences = {
            row.id: [print_signatures.signature_sentence(tx, each) for each in signatures[row.id]]
            for row in rows
        }
        devices = {row.id: editions.device_of(tx, row.id) for row in rows}
        late = {row.id: counted_late(tx, row) for row in rows}
        notes = {row.id for row in rows if is_note(editions.kept_bytes(tx, row.sha256))}
    if options.json:
        listed = [
            {"note": row.id in notes}
            | _edition_json(
                row,
                numbers[row.statement_id],
                prints[row.id],
                deliveries[row.id],
                signed[row.id],
                signatures[row.id],
                devices[row.id],
                late[row.id],
            )
            for row in rows
        ]
        console.print_json({"editions": listed})
        return 0
    if not rows:
        print(_("Nothing has been attested yet."))
    for row in rows:
        languages = ", ".join(each.language for each in prints[row.id])
        named = {"statement": numbers[row.statement_id], "edition": row.number, "code": row.code}
        print(_("Statement %(statement)d, edition %(edition)d: %(code)s") % named, end="  ")
        print(f"{row.dated.isoformat()}, {row.place} ({languages})")
        if row.id in notes:
            print(f"   {_(A_NOTE)}")
        if row.as_of is not None:
            print("   " + _("The list as of %(day)s.") % {"day": row.as_of.isoformat()})
        if late[row.id]:
            print(f"   {late_sentence(late[row.id])}")
        for delivered in deliveries[row.id]:
            print(f"   {editions.delivery_sentence(delivered)}")
        for page in signed[row.id]:
            print(f"   {signed_pages.signed_page_sentence(page)}")
        for sentence in sentences[row.id]:
            print(f"   {sentence}")
    return 0


def reprint_edition(options: argparse.Namespace) -> int:
    """Write a recorded print's same bytes, a further print, or a copy in another form."""
    from coalition_app.documents.content.withheld import withheld_sentence
    from coalition_app.documents.issue import issue
    from coalition_app.operations import attesting
    from coalition_app.records.editions import editions
    from coalition_app.records.statements import statements

    if _ending(options) != "pdf" or options.whole:
        return _copy_edition(options)
    issue.refuse_form("pdf", _profile(options))
    with console.opened(options) as database:
        with database.reading() as tx:
            statement = statements.find_statement(tx, options.statement)
            edition = editions.find_edition(tx, statement, options.edition)
            before = len(editions.list_prints(tx, edition.id))
            form = _edition_form(tx, edition, options) if page_forms.is_asked(options) else None
            withheld = issue.withheld_in_print(tx, edition, options.document_language, form)
        if withheld:
            print(withheld_sentence(edition.number, withheld), file=sys.stderr, flush=True)
        document = attesting.reprint(
            database,
            edition,
            target=options.to,
            language=options.document_language,
            form=form,
            replace=options.replace,
        )
        sha256 = hashlib.sha256(document).digest()
        with database.reading() as tx:
            prints = editions.list_prints(tx, edition.id)
        made = next(each for each in prints if each.sha256 == sha256)
    if options.json:
        console.print_json(
            {
                "statement": statement.number,
                "edition": edition.number,
                "code": edition.code,
                "digest": edition.sha256.hex(),
                "language": made.language,
                "profile": made.profile,
                "sha256": sha256.hex(),
                "path": str(options.to),
                "further_print": len(prints) > before,
                "withheld_since": list(withheld),
            }
        )
        return 0
    print(_("Edition %(edition)d: %(path)s") % {"edition": edition.number, "path": options.to})
    _tell_untagged(made.profile, document)
    return 0


def _copy_edition(options: argparse.Namespace) -> int:
    """Write a copy of an edition in the form of the file's ending, which is no print of it."""
    from coalition_app.documents.issue import issue
    from coalition_app.documents.write import atomic_file
    from coalition_app.records.editions import editions
    from coalition_app.records.statements import statements

    ending, profile = _ending(options), _profile(options)
    issue.refuse_form(ending, profile, whole=options.whole)
    atomic_file.refuse_target(options.to, replace=options.replace)
    with console.opened(options) as database:
        language = _language(database, options)
        if options.replace:
            issue.refuse_issued(database, options.to)
        with database.reading() as tx:
            statement = statements.find_statement(tx, options.statement)
            edition = editions.find_edition(tx, statement, options.edition)
            form = _edition_form(tx, edition, options)
            left = issue.left_out_of_edition(tx, edition)[profile]
            document = issue.edition_document(
                tx,
                edition,
                ending=ending,
                language=language,
                form=form,
                profile=profile,
                whole=options.whole,
            )
    _tell_left(left)
    atomic_file.place(options.to, document, replace=options.replace)
    if options.json:
        console.print_json(
            {
                "statement": statement.number,
                "edition": edition.number,
                "code": edition.code,
                "digest": edition.sha256.hex(),
                "language": language,
                "form": ending,
                "profile": profile,
                "whole": options.whole,
                "sha256": hashlib.sha256(document).hexdigest(),
                "path": str(options.to),
                "further_print": False,
                "left_out": left,
            }
        )
        return 0
    print(_("Edition %(edition)d: %(path)s") % {"edition": edition.number, "path": options.to})
    return 0


def _tell_untagged(form: str, document: bytes) -> None:
    """Say that a long list was written without tags, where neither the print’s form nor its age is why."""
    from coalition_app.documents.layout.page_options import TAGGED_UP_TO
    from coalition_app.documents.write.pdf_archive import is_accessible

    # A print of before may have none either: its bytes stay as they are.
    archived = b"<pdfaid:part>" in document
    if archived and "never" not in form.split("-") and not is_accessible(document):
        told = _(
            "The list has more than %(count)d names: the PDF has no tags for screen readers. With"
            " “--accessible always” it has them; that takes much memory and time."
        )
        print(told % {"count": TAGGED_UP_TO})


def _listed(refused: Exception) -> str:
    items = getattr(refused, "items", ())
    return "\n".join([str(refused), *(f"   {item.text}" for item in items)])


def _language(database: "Database", options: argparse.Namespace) -> str:
    """Return the language that was asked for, else the register's, with the one kept to stand beside it."""
    from coalition_app.documents.layout.page_options import printed_in
    from coalition_app.operations.print_options import kept_options
    from coalition_app.records.editions import attestors

    if options.document_language:
        return str(options.document_language)
    with database.reading() as tx:
        first = attestors.get_register(tx).document_language
        return first if _ending(options) == "csv" else printed_in(first, kept_options(tx))


def _edition_form(tx: "Reading", edition: "EditionRow", options: argparse.Namespace) -> "PageForm":
    """Return the form for a copy or a further print of an edition, which may hold no names of the directory.

    Raises UserError where they were asked for all the same.
    """
    from coalition_app.documents.issue import issue

    form = page_forms.page_form(options, tx)
    if options.directory_names:
        issue.refuse_names_not_held(tx, edition, form)
    return issue.form_held(tx, edition, form)


def _add_document(parser: argparse.ArgumentParser, text: str) -> None:
    console.add_register_and_statement(parser)
    console.add_path(parser, "--to", text, required=True)
    parser.add_argument(
        "--in",
        dest="document_language",
        metavar=_("LANGUAGE"),
        type=str,
        help=_(
            "language of the document: en, ru or kk, or two side by side, as ru+kk (not in a .csv); the "
            "register’s where it is left out"
        ),
    )


def _add_profile(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--profile",
        choices=("authority", "press", "public", "archive"),
        help=_(
            "who reads the copy: authority (everything but names withheld since), press (without days and "
            "the attestation), public (without people either), archive (as the edition prints it)"
        ),
    )


def _add_whole(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--whole",
        action="store_true",
        help=_(
            "the whole statement for the press or a site: its text, its demands, and who signed; "
            ".pdf, .docx, .html, .md or .txt"
        ),
    )


def _profile(options: argparse.Namespace) -> "Profile":
    """Return whom a copy is for; PDF and JSON carry everything unless told otherwise."""
    chosen: Profile | None = options.profile
    if options.whole:
        return chosen or "press"
    return chosen or ("archive" if _ending(options) in ("pdf", "json") else "authority")


def _add_chosen(parser: argparse.ArgumentParser) -> None:
    """Add what an attestor may choose: only to say less, and a remark."""
    parser.add_argument(
        "--except",
        dest="excepted",
        metavar="N",
        type=int,
        nargs="+",
        action="extend",
        default=[],
        help=_("numbers that you do not certify, whatever their evidence"),
    )
    parser.add_argument(
        "--complete",
        action="store_true",
        help=_("say that no other signature came by that day; only where nothing is open"),
    )
    parser.add_argument(
        "--remark",
        metavar=_("TEXT"),
        default="",
        help=_("words of your own, printed outside the attestation"),
    )


def _chosen(options: argparse.Namespace) -> "Chosen":
    from coalition_app.documents.attestation.choices import Chosen

    return Chosen(tuple(options.excepted), options.complete, options.remark)


def _add_replace(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--replace", action="store_true", help=_("replace an existing file"))
