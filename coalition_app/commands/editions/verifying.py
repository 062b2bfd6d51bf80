"""The commands that tell what was issued: by this register, and the page by which anybody else checks it."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coalition_app import i18n
from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.errors import UserError
from coalition_app.i18n import _

if TYPE_CHECKING:
    from coalition_app.documents.verify.signed import Expected
    from coalition_app.documents.verify.typed_input import Typed
    from coalition_app.documents.verify.verdict import Seen, Verdict

FORMS = ("code", "digest", "content", "anchor")
STANDARD_INPUT = "-"
LONGEST_SHOWN = 200
"""Characters of what is no file that a refusal repeats."""


def add_commands(add: AddCommand) -> None:
    """Add this group's commands."""
    made = add(
        "verify",
        _("check whether a file, or text typed from it, was issued by this register"),
        verify,
    )
    made.add_argument(
        "file",
        metavar=_("FILE"),
        nargs="?",
        help=_("the PDF; or a code, a digest, JSON or control words, known by their shape"),
    )
    made.add_argument("--code", metavar=_("CODE"), help=_("the code on the pages"))
    made.add_argument(
        "--digest", metavar=_("DIGEST"), help=_("the SHA-256 of an edition or a file")
    )
    made.add_argument(
        "--content",
        metavar=_("FILE"),
        help=_("the JSON that an annex carries; - reads what is typed or piped in"),
    )
    made.add_argument(
        "--anchor", metavar=_("TEXT"), help=_("control words from paper, in place of a file")
    )
    console.add_path(made, "--register", _("the register it came from"), "R")
    made.add_argument(
        "--fingerprint",
        metavar=_("WORDS"),
        help=_("the eight words that the coalition has published, in place of the register"),
    )
    console.add_path(
        made,
        "--certificate",
        _("the certificate that the file should be signed with (.pem, .cer, .crt or .p12)"),
        "F.pem",
    )
    console.add_path(
        made, "--certificate-passphrase-file", _("file with the passphrase of a .p12"), "F"
    )
    console.add_passphrase(made)
    console.add_json(made)
    page = add(
        "checking-page",
        _("save the page by which a receiver checks an annex in a browser"),
        save_checking_page,
    )
    console.add_path(page, "--to", _("the .html file, or a folder for it"), required=True)
    console.add_replace(page)


def save_checking_page(options: argparse.Namespace) -> int:
    """Save the checking page beside an annex."""
    from coalition_app.documents.issue.checking_page import NAME, read_checking_page
    from coalition_app.documents.write import atomic_file

    target: Path = options.to / NAME if options.to.is_dir() else options.to
    path = atomic_file.with_ending(target, "html")
    atomic_file.place(path, read_checking_page(), replace=options.replace)
    print(_("Written: %(path)s") % {"path": path})
    return 0


def verify(options: argparse.Namespace) -> int:
    """Say whether it is what was issued: exit 0 genuine or ours, 1 not, 2 cannot be told."""
    from coalition_app.documents.verify.verdict import EXITS

    given = [name for name in ("file", *FORMS) if getattr(options, name) is not None]
    if len(given) != 1:
        raise UserError(
            _("Name one thing to verify: a PDF, or --code, --digest, --content or --anchor.")
        )
    verdict = _judge(options, _read_given(options, given[0]))
    if options.json:
        console.print_json(_verdict_json(verdict))
    else:
        print(verdict.sentence)
        title = i18n.current().inside(verdict.title)
        if verdict.dated is not None and title not in verdict.sentence:
            print(
                _("“%(title)s”, %(day)s")
                % {"title": title, "day": i18n.current().day(verdict.dated)}
            )
        for line in (*verdict.problems, *verdict.since):
            print(f"   {line}")
    return EXITS.get(verdict.verdict, 0)


def _read_given(options: argparse.Namespace, name: str) -> "bytes | Typed":
    """Read what is to be verified: the bytes of a file, or what was typed."""
    from coalition_app.documents.verify import typed_input, verify

    words: str = getattr(options, name)
    if name == "content":
        content = _standard_input() if words == STANDARD_INPUT else verify.read_file(Path(words))
        return typed_input.read_content(content)
    if name != "file":
        return typed_input.read_typed(words, name)
    if _is_file(Path(words)):
        return verify.read_given(Path(words))
    if typed_input.form_of(words):
        return typed_input.read_typed(words)
    raise UserError(
        _("There is no file %(path)s, and it is no code, digest, JSON or control words either.")
        % {"path": words[:LONGEST_SHOWN]}
    )


def _standard_input() -> bytes:
    stream = getattr(sys.stdin, "buffer", None)
    return stream.read() if stream is not None else sys.stdin.read().encode()


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a text too long for a path
        return False


def _judge(options: argparse.Namespace, given: "bytes | Typed") -> "Verdict":
    from coalition_app.documents.seal.fingerprint import read_fingerprint
    from coalition_app.documents.verify import verify

    expected = _expected(options)

    if options.register is None:
        words = read_fingerprint(options.fingerprint) if options.fingerprint else None
        return verify.verify(None, given, expected, fingerprint=words)
    with console.opened(options) as database:
        return verify.verify(database, given, expected)


def _expected(options: argparse.Namespace) -> "Expected":
    """Read the certificate that is expected; none where none was named."""
    from coalition_app.documents.verify import signed
    from coalition_app.records.checked import read_file

    if options.certificate is None:
        return frozenset()
    passphrase = console.read_passphrase(options.certificate_passphrase_file) or ""
    content = read_file(options.certificate)
    return signed.expected_certificate(content, options.certificate.name, passphrase)


def _verdict_json(verdict: "Verdict") -> dict[str, Any]:
    return {
        "verdict": verdict.verdict,
        "genuine": verdict.genuine,
        "compared": verdict.compared,
        "code": verdict.code,
        "digest": verdict.digest,
        "statement": verdict.statement,
        "title": verdict.title,
        "dated": verdict.dated.isoformat() if verdict.dated is not None else None,
        "edition": verdict.edition,
        "superseded_by": verdict.superseded_by,
        "signature": _signature_json(verdict.signature),
        "text": verdict.sentence,
        "problems": list(verdict.problems),
        "since": list(verdict.since),
    }


def _signature_json(seen: "Seen | None") -> dict[str, Any] | None:
    if seen is None:
        return None
    return {
        "intact": seen.intact,
        "covers_entire_file": seen.covers_entire_file,
        "outcome": seen.outcome,
        "certificate": seen.certificate,
        "subject": seen.subject,
        "text": seen.sentence,
        "time_stamp": _stamp_json(seen),
    }


def _stamp_json(seen: "Seen") -> dict[str, Any] | None:
    stamp = seen.stamp
    if stamp is None:
        return None
    authority = stamp.authority
    return {
        "intact": stamp.intact,
        "moment": stamp.moment.isoformat() if stamp.intact else "",
        "authority": authority.subject if authority else "",
        "certificate": authority.fingerprint if authority else "",
    }
