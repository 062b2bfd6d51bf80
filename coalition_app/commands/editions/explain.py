"""The command that tells everything behind one signature: explain."""

import argparse
import datetime as dt
from typing import TYPE_CHECKING, Any

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.errors import UserError
from coalition_app.i18n import _

if TYPE_CHECKING:
    from coalition_app.records.lists.signature_details import SignatureDetails
    from coalition_app.records.positions.acts import ActRow
    from coalition_app.records.signatures.status import StepRow


def add_commands(add: AddCommand) -> None:
    """Add this group's command."""
    made = add("explain", _("show everything recorded about one signature"), explain)
    console.add_register_and_statement(made)
    made.add_argument("--number", type=int, required=True, help=_("number of the signature"))
    console.add_json(made)


def explain(options: argparse.Namespace) -> int:
    """Tell a signature's positions, words, evidence and history; contacts and notes stay unsaid."""
    from coalition_app.documents.issue.explain import explain_lines
    from coalition_app.records.lists import signature_details
    from coalition_app.records.signatures import signatures, status
    from coalition_app.records.statements import statements

    with console.opened(options) as database, database.reading() as tx:
        statement = statements.find_statement(tx, options.statement)
        signed = signatures.find_signature(tx, statement, options.number)
        details = signature_details.read_details(tx, statement, signed.number)
        if details is None:
            raise UserError(_("This signature has been removed in the meantime."))
        steps = status.list_steps(tx, signed.id)
    if options.json:
        numbers = [demand.number for demand in statement.demands]
        console.print_json(_as_json(details, numbers, steps))
        return 0
    for line in explain_lines(statement, details, steps):
        print(line)
    return 0


def _as_json(
    details: "SignatureDetails", numbers: list[int], steps: "list[StepRow]"
) -> dict[str, Any]:
    signed = details.signed
    return {
        "number": signed.number,
        "name": signed.full_name,
        "printed_form": signed.printed_form,
        "representative": signed.representative,
        "office": signed.office,
        "more_representatives": [
            {"name": name, "office": office} for name, office in signed.more_representatives
        ],
        "joint": [{"legal_form": form, "name": name} for form, name in signed.joint],
        "standing": signed.status,
        "steps": [
            {"standing": each.status, "received": _day(each.received_on), "note": each.note}
            for each in steps
        ],
        "positions": dict(zip(map(str, numbers), details.stances, strict=False)),
        "since": {
            str(number): {
                "stated": each.stated,
                "day": _day(each.day),
                "recorded": _day(each.recorded),
            }
            for number, each in zip(numbers, details.since, strict=False)
        },
        "acts": [_act_json(each) for each in details.acts],
        "evidence": _evidence_json(details),
        "history": [
            {"at": each.at.isoformat(), "kind": each.kind, "sentence": each.sentence}
            for each in details.history
        ],
    }


def _act_json(act: "ActRow") -> dict[str, Any]:
    return {
        "number": act.ordinal,
        "kind": act.kind,
        "demands": list(act.demands),
        "wording": act.wording,
        "language": act.language,
        "received": _day(act.received_on),
        "stands_until": _day(act.withdrawn_on),
        "translations": [list(each) for each in act.translations],
    }


def _evidence_json(details: "SignatureDetails") -> list[dict[str, Any]]:
    ordinals = {act.id: act.ordinal for act in details.acts}
    return [
        {
            "claim": each.claim,
            "act": ordinals[each.act_id] if each.act_id else 0,
            "kind": each.kind,
            "file": each.file_name,
            "held": each.held_where,
            "note": each.note,
            "received": _day(each.received_on),
            "superseded": each.superseded,
        }
        for each in details.evidence
    ]


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
