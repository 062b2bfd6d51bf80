"""Commands for evidence and readiness: evidence, ready."""

import argparse
import mimetypes

from coalition_app import labels
from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.file_names import typed_path
from coalition_app.i18n import _
from coalition_app.languages import LANGUAGES
from coalition_app.operations import evidence as operations

KINDS = tuple(labels.EVIDENCE_KINDS)
DIRECTNESS = tuple(word for word in labels.DIRECTNESS if word)
ORIGINALITY = tuple(word for word in labels.ORIGINALITY if word)


def add_commands(add: AddCommand) -> None:
    """Add this group's commands."""
    made = add("evidence", _("record what stands behind a claim"), record_evidence)
    console.add_register_and_statement(made)
    which = made.add_mutually_exclusive_group(required=True)
    which.add_argument("--number", type=int, nargs="+", action="extend", help=_("numbers"))
    which.add_argument("--all", action="store_true", help=_("every signature of the statement"))
    made.add_argument(
        "--claim",
        default="consent",
        help=_("identity, authority, consent or wording; consent unless told"),
    )
    made.add_argument(
        "--act",
        metavar="N",
        type=int,
        help=_(
            "which words of the one number it shows, by their number; only with --claim wording"
        ),
    )
    what = made.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "--file", metavar="F", type=typed_path, help=_("a file, kept in the register")
    )
    what.add_argument("--held", metavar=_("WHERE"), help=_("where you hold the originals"))
    what.add_argument("--note", metavar=_("TEXT"), help=_("what was seen or said"))
    made.add_argument("--holder", metavar=_("NAME"), default="", help=_("who holds the originals"))
    made.add_argument("--received", metavar="D", help=_("date of receipt, today unless told"))
    made.add_argument("--made", metavar="D", help=_("the date that it bears"))
    made.add_argument("--receiver", metavar=_("NAME"), default="", help=_("who received it"))
    made.add_argument(
        "--kind",
        choices=KINDS,
        help=_("the kind of evidence; told by the file where it is left out"),
    )
    made.add_argument(
        "--directness", choices=DIRECTNESS, help=_("from the signatory, or through somebody else")
    )
    made.add_argument("--originality", choices=ORIGINALITY, help=_("the original, or a copy"))
    made.add_argument(
        "--sender",
        choices=("known", "unknown"),
        default="",
        help=_("whether the address that wrote is known to be the signatory’s"),
    )
    console.add_json(made)
    ready = add("ready", _("list what still prevents an attestation"), show_readiness)
    console.add_register_and_statement(ready)
    ready.add_argument(
        "--in",
        dest="document_language",
        choices=LANGUAGES,
        help=_("language of the document; the register’s where it is left out"),
    )
    console.add_json(ready)


def record_evidence(options: argparse.Namespace) -> int:
    """Attach evidence to one, several or all signatures."""
    from coalition_app.records import checked
    from coalition_app.records.evidence import evidence

    new = evidence.NewEvidence(
        kind=options.kind or kind_of_evidence(options),
        claim=options.claim,
        held_where=options.held or "",
        holder=options.holder,
        sender=options.sender,
        note=options.note or "",
        file_name=options.file.name if options.file else "",
        content=checked.read_file(options.file) if options.file else None,
        made_on=console.read_day(options.made),
        received_on=console.read_day(options.received),
        receiver=options.receiver,
        directness=options.directness or "",
        originality=options.originality or "",
    )
    numbers = None if options.all else options.number
    change = operations.record_evidence(
        options.statement, numbers=numbers, new=new, words=options.act
    )
    return console.write(options, change)


def show_readiness(options: argparse.Namespace) -> int:
    """Say what must still be settled in the register before an honest attestation."""
    from coalition_app.documents.content.attestation_basis import ranges
    from coalition_app.documents.content.gather import gather_annex
    from coalition_app.documents.issue.readiness import assess
    from coalition_app.records.editions import attestors
    from coalition_app.records.merging.decisions import OF_ATTESTOR
    from coalition_app.records.statements import statements

    with console.opened(options) as database, database.reading() as tx:
        statement = statements.find_statement(tx, options.statement)
        language = options.document_language or attestors.get_register(tx).document_language
        found = assess(tx, gather_annex(tx, statement), language, register=tx)
    if options.json:
        console.print_json(
            {
                "ready": found.ready,
                "counts": found.counts,
                "grades": {grade: list(numbers) for grade, numbers in found.grades.items()},
                "items": [
                    {
                        "kind": item.kind,
                        "severity": item.severity,
                        "numbers": list(item.numbers),
                        "text": item.text,
                    }
                    for item in found.items
                ],
            }
        )
        return 0 if found.ready else 1
    grades = {"stops": _("blocker"), "exception": _("exception"), "hint": _("hint")}
    if not found.ready:
        print(_("Not ready to attest:"))
    elif found.exceptions:
        print(_("Ready to be attested with the exceptions named here (--with-exceptions):"))
    else:
        print(_("Ready to attest."))
    for grade, numbers in found.grades.items():
        named = {"grade": _(labels.GRADES[grade]), "numbers": ranges(numbers)}
        print("   " + _("evidence, %(grade)s: No. %(numbers)s") % named)
    for item in found.items:
        print(f"   {grades[item.severity]}: {item.text}")
        if item.kind == "attestor-undecided":
            pair = ("--pair", str(item.numbers[0]), "attestor")
            print(" " * 6 + " ".join(("decide", *pair, "--as", "|".join(OF_ATTESTOR))))
    return 0 if found.ready else 1


def kind_of_evidence(options: argparse.Namespace) -> str:
    """Tell the kind of evidence by the options: a file by its name, else held outside or a note."""
    if options.held:
        return "held-outside"
    if options.file is None:
        return "call-note"
    if options.file.suffix.lower() in (".eml", ".msg"):
        return "mail"
    kind, _encoding = mimetypes.guess_type(options.file.name)
    return "scan" if (kind or "").startswith("image/") else "file"
