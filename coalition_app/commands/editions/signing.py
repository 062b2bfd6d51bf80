"""Commands for electronic signatures: sign-print, keep-signature."""

import argparse
from typing import TYPE_CHECKING, Any

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.errors import UserError
from coalition_app.file_names import typed_path
from coalition_app.i18n import _
from coalition_app.languages import LANGUAGES
from coalition_app.operations import editions

if TYPE_CHECKING:
    from coalition_app.documents.sign.certificates import Key
    from coalition_app.operations.signing import Signed
    from coalition_app.records.store.database import Database


def add_commands(add: AddCommand) -> None:
    """Add this group's commands."""
    sign = add("sign-print", _("sign a print of an edition with a certificate"), sign_print)
    console.add_register(sign)
    console.add_statement(sign)
    sign.add_argument("--edition", metavar="N", required=True, help=_(editions.WHICH))
    add_certificate(sign, required=True)
    sign.add_argument(
        "--to",
        metavar=_("FILE"),
        type=typed_path,
        required=True,
        help=_("the signed PDF to be written"),
    )
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
    console.add_register(keep)
    console.add_statement(keep)
    keep.add_argument("--edition", metavar="N", required=True, help=_(editions.WHICH))
    keep.add_argument(
        "--file", metavar="F", type=typed_path, required=True, help=_("the file of the signature")
    )
    console.add_json(keep)


def add_certificate(parser: argparse.ArgumentParser, *, required: bool) -> None:
    """Add the file of the certificate and that with its passphrase."""
    parser.add_argument(
        "--certificate",
        metavar="F.p12",
        type=typed_path,
        required=required,
        help=_("file with your certificate and its key (.p12 or .pfx, RSA)"),
    )
    parser.add_argument(
        "--certificate-passphrase-file",
        metavar="F",
        type=typed_path,
        help=_(
            "file with the passphrase of the certificate; without it the passphrase is asked for"
        ),
    )


def open_certificate(options: argparse.Namespace, database: "Database") -> "Key | None":
    """Open the certificate that a command names; None where it names none."""
    from coalition_app.operations import signing

    if options.certificate is None:
        if options.certificate_passphrase_file is not None:
            raise UserError(_("A passphrase alone signs nothing: name the certificate too."))
        return None
    given = console.read_passphrase(options.certificate_passphrase_file)
    if given is None:
        given = console.ask_certificate_passphrase()
    return signing.open_key(database, options.certificate, given)


def sign_print(options: argparse.Namespace) -> int:
    """Sign a recorded print; the print itself stays as it is."""
    from coalition_app.operations import signing
    from coalition_app.records.editions import editions as rows
    from coalition_app.records.statements import statements

    with console.opened(options) as database:
        with database.reading() as tx:
            statement = statements.find_statement(tx, options.statement)
            edition = rows.find_edition(tx, statement, options.edition)
        key = open_certificate(options, database)
        if key is None:
            raise LookupError("certificate")
        signed = signing.sign_edition(
            database,
            edition,
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
    print(_("Edition %(edition)d: %(path)s") % {"edition": edition.number, "path": options.to})
    print(signed_sentence(signed))
    return 0


def signed_json(signed: "Signed") -> dict[str, Any]:
    """Return what signing made as plain values."""
    certificate = signed.certificate
    return {
        "edition": signed.edition,
        "code": signed.code,
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
        file_name=options.file.name,
        content=read_file(options.file),
    )
    return console.write(options, change)
