"""Commands for evidence and readiness: evidence, ready."""

import argparse
import hashlib
import mimetypes
import uuid
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from coalition_app import labels
from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.errors import UserError
from coalition_app.i18n import LANGUAGES, _, ngettext

if TYPE_CHECKING:
    from coalition_app.records.signatures.signatures import SignatureRow
    from coalition_app.records.store.transactions import Reading

KINDS = tuple(labels.EVIDENCE_KINDS)
DIRECTNESS = tuple(word for word in labels.DIRECTNESS if word)
ORIGINALITY = tuple(word for word in labels.ORIGINALITY if word)


def add_commands(add: AddCommand) -> None:
    """Add this group's commands."""
    made = add("evidence", _("record what stands behind a claim"), record_evidence)
    console.add_register(made)
    console.add_statement(made)
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
    what.add_argument("--file", metavar="F", type=Path, help=_("a file, kept in the register"))
    what.add_argument("--held", metavar=_("WHERE"), help=_("where you hold the originals"))
    what.add_argument("--note", metavar=_("TEXT"), help=_("what was seen or said"))
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
    console.add_json(made)
    ready = add("ready", _("say what stands before an honest attestation"), show_readiness)
    console.add_register(ready)
    console.add_statement(ready)
    ready.add_argument(
        "--in",
        dest="document_language",
        choices=LANGUAGES,
        help=_("language of the document; the register's where it is left out"),
    )
    console.add_json(ready)


def record_evidence(options: argparse.Namespace) -> int:
    """Attach evidence to one, several or all signatures."""
    from coalition_app.records import checked
    from coalition_app.records.evidence import evidence, list_evidence
    from coalition_app.records.signatures import signatures
    from coalition_app.records.statements import statements

    new = evidence.NewEvidence(
        kind=options.kind or kind_of_evidence(options),
        claim=options.claim,
        held_where=options.held or "",
        note=options.note or "",
        file_name=options.file.name if options.file else "",
        content=checked.read_file(options.file) if options.file else None,
        made_on=console.read_day(options.made),
        received_on=console.read_day(options.received),
        receiver=options.receiver,
        directness=options.directness or "",
        originality=options.originality or "",
    )
    with console.opened(options) as database, database.writing("record-evidence") as tx:
        statement = statements.find_statement(tx, options.statement)
        if options.all:
            rows = signatures.list_signatures(tx, statement.id)
        else:
            wanted = dict.fromkeys(options.number)
            rows = [signatures.find_signature(tx, statement, number) for number in wanted]
        if options.act is not None:
            new = replace(new, act=_find_act(tx, rows, options.act))
        count = evidence.record_evidence(tx, statement, rows, new)
        younger = list_evidence.younger_text(tx, statement, new.made_on or new.received_on)
        received = new.received_on or tx.today
    older = (
        list_evidence.before_text_sentence(younger) if younger and new.claim == "consent" else ""
    )
    if options.json:
        console.print_json(
            {
                "statement": statement.number,
                "numbers": [row.number for row in rows],
                "count": count,
                "claim": new.claim,
                "act": options.act or 0,
                "kind": new.kind,
                "file": checked.bare_name(new.file_name),
                "sha256": hashlib.sha256(new.content).hexdigest() if new.content else "",
                "size": len(new.content) if new.content else None,
                "held": new.held_where.strip(),
                "note": new.note.strip(),
                "made": new.made_on.isoformat() if new.made_on else "",
                "received": received.isoformat(),
                "receiver": new.receiver.strip(),
                "directness": new.directness,
                "originality": new.originality,
                "warnings": [older] if older else [],
            }
        )
        return 0
    text = ngettext(
        "Recorded for %(count)d signature.", "Recorded for %(count)d signatures.", count
    )
    print(text % {"count": count})
    if older:
        print(older)
    return 0


def _find_act(tx: "Reading", rows: "list[SignatureRow]", ordinal: int) -> uuid.UUID:
    """Give the key of the words that are meant; raises UserError where not one number alone is named."""
    from coalition_app.records.evidence import evidence

    if len(rows) != 1:
        raise UserError(_("Words are those of one signatory: name that one number only."))
    return evidence.find_words(tx, rows[0], ordinal)


def show_readiness(options: argparse.Namespace) -> int:
    """Say what stands between the register and an honest attestation."""
    from coalition_app.documents.content.gather import gather_annex
    from coalition_app.documents.content.readiness import assess
    from coalition_app.records.editions import attestors
    from coalition_app.records.statements import statements

    with console.opened(options) as database, database.reading() as tx:
        statement = statements.find_statement(tx, options.statement)
        language = options.document_language or attestors.get_register(tx).document_language
        found = assess(tx, gather_annex(tx, statement), language)
    if options.json:
        console.print_json(
            {
                "ready": found.ready,
                "counts": found.counts,
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
    grades = {"stops": _("stops"), "exception": _("exception"), "hint": _("hint")}
    if not found.ready:
        print(_("Not ready to be attested:"))
    elif found.to_agree:
        print(_("Ready to be attested with the exceptions named here (--with-exceptions):"))
    else:
        print(_("Ready to be attested."))
    for item in found.items:
        print(f"   {grades[item.severity]}: {item.text}")
    return 0 if found.ready else 1


def kind_of_evidence(options: argparse.Namespace) -> str:
    """Tell the kind of evidence by what was given: a file by its name, else where it lies or a note."""
    if options.held:
        return "held-outside"
    if options.file is None:
        return "call-note"
    if options.file.suffix.lower() in (".eml", ".msg"):
        return "mail"
    kind, _encoding = mimetypes.guess_type(options.file.name)
    return "scan" if (kind or "").startswith("image/") else "file"
