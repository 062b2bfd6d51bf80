"""Commands for electronic signatures: sign-print, keep-signature, and time stamps for them."""

import argparse
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.languages import LANGUAGES
from coalition_app.operations import editions

if TYPE_CHECKING:
    from coalition_app.documents.sign.certificates import Key
    from coalition_app.documents.sign.tokens import OpenToken
    from coalition_app.operations.signing import Signed
    from coalition_app.records.editions.editions import IssuedRow
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.store.database import Database
    from coalition_app.records.store.transactions import Reading


def add_commands(add: AddCommand) -> None:
    """Add this group's commands."""
    sign = add(
        "sign-print",
        _("sign a print of an edition or a corrigendum with a certificate"),
        sign_print,
    )
    console.add_register_and_statement(sign)
    add_issued(sign)
    add_certificate(sign)
    console.add_path(sign, "--to", _("the signed PDF to be written"), required=True)
    sign.add_argument(
        "--in",
        dest="document_language",
        choices=LANGUAGES,
        help=_("language of the print; the first one made where it is left out"),
    )
    sign.add_argument(
        "--replace", action="store_true", help=_("write over a file that is there already")
    )
    console.add_json(sign)
    keep = add(
        "keep-signature",
        _("keep a signature made elsewhere (CMS) with the print that it signs"),
        keep_signature,
    )
    console.add_register_and_statement(keep)
    add_issued(keep)
    console.add_path(keep, "--file", _("the file of the signature"), "F", required=True)
    console.add_json(keep)
    _add_time_stamps(add)


def _add_time_stamps(add: AddCommand) -> None:
    request = add(
        "time-stamp-request",
        _("write the request for a time stamp of a signature, for who goes online elsewhere"),
        write_request,
    )
    console.add_register_and_statement(request)
    add_issued(request)
    request.add_argument(
        "--signature",
        metavar="SHA256",
        default="",
        help=_("beginning of the SHA-256 of the signature, as a refusal lists them"),
    )
    console.add_path(request, "--to", _("a file: .tsq"), "FILE.tsq", required=True)
    request.add_argument(
        "--replace", action="store_true", help=_("write over a file that is there already")
    )
    console.add_json(request)
    keep = add(
        "keep-time-stamp",
        _("put the answer of a time-stamping authority into the signature that it stamps"),
        keep_time_stamp,
    )
    console.add_register_and_statement(keep)
    add_issued(keep)
    console.add_path(keep, "--answer", _("a file: .tsr"), "FILE.tsr", required=True)
    console.add_path(keep, "--to", _("the signed file with the time stamp, to be written too"))
    console.add_json(keep)


def add_issued(parser: argparse.ArgumentParser) -> None:
    """Let an edition or a corrigendum be named."""
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--edition", metavar="N", help=_(editions.WHICH))
    which.add_argument("--corrigendum", metavar="N", help=_(editions.WHICH_CORRIGENDUM))


def _find_issued(
    tx: "Reading", statement: "StatementRow", options: argparse.Namespace
) -> "IssuedRow":
    from coalition_app.records.editions.issued import find_issued

    return find_issued(tx, statement, edition=options.edition, corrigendum=options.corrigendum)


def add_certificate(parser: argparse.ArgumentParser) -> None:
    """Add the file of the certificate or the token with it, and the file with its passphrase or PIN."""
    console.add_path(
        parser,
        "--certificate",
        _("file with your certificate and its key (.p12 or .pfx, RSA)"),
        "F.p12",
    )
    console.add_path(
        parser,
        "--certificate-passphrase-file",
        _("file with the passphrase of the certificate; without it the passphrase is asked for"),
        "F",
    )
    console.add_path(
        parser,
        "--token",
        _("the token’s library (PKCS#11), in place of a file; its PIN is asked for"),
        _("LIBRARY"),
    )
    parser.add_argument("--label", metavar=_("TEXT"), help=_("label of the token"))
    parser.add_argument("--slot", metavar="N", type=int, help=_("place of the token, from 0"))
    parser.add_argument(
        "--key",
        metavar=_("FINGERPRINT"),
        default="",
        help=_("beginning of the certificate’s fingerprint, where the token has several"),
    )


@contextmanager
def opened_certificate(options: argparse.Namespace, database: "Database") -> "Iterator[Key | None]":
    """Open the certificate that a command names, in a file or on a token; None where it names none."""
    from coalition_app.operations import signing

    if options.certificate is not None and options.token is not None:
        raise UserError(_("Name either the file of the certificate or the token’s library."))
    if options.token is not None:
        with closing(_open_token(options, database)) as opened:
            yield _meant(options, opened)
        return
    if options.certificate is None:
        if options.certificate_passphrase_file is not None:
            raise UserError(_("A passphrase alone signs nothing: name the certificate too."))
        yield None
        return
    given = _secret(options, _("Passphrase of the certificate: "))
    yield signing.open_key(database, options.certificate, given)


def _secret(options: argparse.Namespace, question: str) -> str:
    given = console.read_passphrase(options.certificate_passphrase_file)
    return console.ask_certificate_passphrase(question) if given is None else given


def _open_token(options: argparse.Namespace, database: "Database") -> "OpenToken":
    from coalition_app.documents.sign import tokens
    from coalition_app.operations import signing

    token = tokens.find_token(options.token, label=options.label, slot=options.slot)
    pin = _secret(options, _("PIN of the token %(label)s: ") % {"label": token.label})
    return signing.open_token(database, options.token, pin, slot=token.slot)


def _meant(options: argparse.Namespace, opened: "OpenToken") -> "Key":
    """Return the one key of a token that is meant and may sign."""
    from coalition_app.documents.sign.certificates import refuse_unfit

    wanted = "".join(options.key.split()).lower()
    meant = [each for each in opened.keys if each.certificate.fingerprint.startswith(wanted)]
    fit = [each for each in meant if not each.unfit] or meant[:1]
    if len(fit) == 1:
        return refuse_unfit(fit[0])
    names = "; ".join(
        f"{each.certificate.fingerprint[:8]}: {each.certificate.subject}" for each in opened.keys
    )
    raise UserError(
        _("Name one certificate of the token with --key. There are: %(names)s.") % {"names": names}
    )


def sign_print(options: argparse.Namespace) -> int:
    """Sign a recorded print; the print itself stays as it is."""
    from coalition_app.operations import signing
    from coalition_app.records.statements import statements

    with console.opened(options) as database:
        with database.reading() as tx:
            statement = statements.find_statement(tx, options.statement)
            row = _find_issued(tx, statement, options)
        with opened_certificate(options, database) as key:
            if key is None:
                raise UserError(
                    _(
                        "Name what to sign with: the file of the certificate, or the token’s library."
                    )
                )
            signed = signing.sign_issued(
                database,
                row,
                key,
                target=options.to,
                language=options.document_language,
                replace=options.replace,
            )
    if options.json:
        console.print_json(
            {"statement": statement.number, **signed_json(signed), "path": str(options.to)}
        )
        return 0
    said = _("Edition %(edition)d: %(path)s")
    if options.edition is None:
        said = _("Corrigendum %(number)d: %(path)s")
    print(said % {"edition": row.number, "number": row.number, "path": options.to})
    print(signed_sentence(signed))
    return 0


def signed_json(signed: "Signed") -> dict[str, Any]:
    """Return what signing made as plain values."""
    from coalition_app.records.editions.issued import named_numbers

    certificate = signed.certificate
    return {
        **named_numbers(signed.of),
        "code": signed.of.code,
        "sha256": signed.sha256.hex(),
        "signed_at": signed.signed_at.isoformat(),
        "certificate": {
            "subject": certificate.subject,
            "issuer": certificate.issuer,
            "fingerprint": certificate.fingerprint,
            "valid_until": certificate.valid_until.isoformat(),
        },
    }


def signed_sentence(signed: "Signed") -> str:
    """Say who signed, until when the certificate is valid, and its fingerprint."""
    from coalition_app.documents.sign.certificates import shown_fingerprint

    return _(
        "Signed by %(name)s; the certificate is valid until %(day)s; its fingerprint (SHA-256): "
        "%(fingerprint)s."
    ) % {
        "name": signed.certificate.subject,
        "day": signed.certificate.valid_until.strftime("%d.%m.%Y"),
        "fingerprint": shown_fingerprint(signed.certificate.fingerprint),
    }


def keep_signature(options: argparse.Namespace) -> int:
    """Keep a detached signature with the print that it signs."""
    from coalition_app.operations import signing
    from coalition_app.records.checked import read_file

    change = signing.keep_detached(
        options.statement,
        edition=options.edition,
        corrigendum=options.corrigendum,
        file_name=options.file.name,
        content=read_file(options.file),
    )
    return console.write(options, change)


def write_request(options: argparse.Namespace) -> int:
    """Write the request for a time stamp of a signature."""
    from coalition_app.documents.write import atomic_file
    from coalition_app.operations import signing
    from coalition_app.records.statements import statements

    with console.opened(options) as database:
        with database.reading() as tx:
            statement = statements.find_statement(tx, options.statement)
            row = _find_issued(tx, statement, options)
        signature, request = signing.request_stamp(database, row, options.signature)
    atomic_file.place(options.to, request, replace=options.replace)
    if options.json:
        console.print_json({"signature": signature.sha256.hex(), "path": str(options.to)})
        return 0
    print(_("Written: %(path)s") % {"path": options.to})
    print(
        _(
            "Hand this file to a time-stamping authority where there is internet; it holds a digest alone. "
            "Keep its answer (.tsr) with keep-time-stamp."
        )
    )
    return 0


def keep_time_stamp(options: argparse.Namespace) -> int:
    """Put the answer of a time-stamping authority into its signature."""
    from coalition_app.documents.write import atomic_file
    from coalition_app.operations import door, signing
    from coalition_app.records.checked import read_file
    from coalition_app.records.editions.print_signatures import signed_file

    change = signing.keep_time_stamp(
        options.statement,
        edition=options.edition,
        corrigendum=options.corrigendum,
        file_name=options.answer.name,
        content=read_file(options.answer),
    )
    if options.to is not None:
        atomic_file.refuse_target(options.to, replace=False)
    with console.opened(options) as database:
        answer = door.write(database, change)
        if options.to is not None:
            with database.reading() as tx:
                content = signed_file(tx, answer.result)
            atomic_file.place(options.to, content, replace=False)
    return console.print_answer(options, answer)
