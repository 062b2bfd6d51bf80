"""Commands for signatures and positions: sign, signatories, reserve."""

import argparse
import re
from typing import TYPE_CHECKING, Any

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.errors import UserError
from coalition_app.i18n import LANGUAGES, _
from coalition_app.labels import position_label, standing_label

if TYPE_CHECKING:
    from coalition_app.records.positions import ActRow
    from coalition_app.records.signatures import SignatureRow


def add_commands(add: AddCommand) -> None:
    """Add this group's commands."""
    signed = add("sign", _("add one signature by hand"), sign)
    console.add_register(signed)
    console.add_statement(signed)
    signed.add_argument("--name", metavar="N", required=True, help=_("the name as signed"))
    for option, text in (
        ("kind", _("organisation, individual, media, movement, union or initiative")),
        ("legal-form", _("legal form, apart from the name")),
        ("representative", _("who signs for the body")),
        ("office", _("the representative's office")),
        ("place", _("city or region")),
        ("country", _("country")),
        ("capacity", _("organisation, personal or individual")),
    ):
        signed.add_argument(f"--{option}", default="", help=text)
    listed = add("signatories", _("list the signatories of a statement"), list_signatories)
    console.add_register(listed)
    console.add_statement(listed)
    listed.add_argument("--find", metavar=_("TEXT"), help=_("only names like this, in any script"))
    console.add_json(listed)
    reserved = add("reserve", _("record positions and the words behind them"), reserve)
    console.add_register(reserved)
    console.add_statement(reserved)
    reserved.add_argument("--number", type=int, required=True, help=_("number of the signature"))
    reserved.add_argument(
        "--demand",
        metavar="N=POSITION",
        action="append",
        default=[],
        help=_(
            "supports, supports-with-reservation, does-not-support, abstains, no-consensus or "
            "not-stated"
        ),
    )
    reserved.add_argument("--wording", metavar=_("TEXT"), help=_("the words, verbatim"))
    reserved.add_argument(
        "--wording-language", choices=LANGUAGES, default="", help=_("language of the words")
    )
    reserved.add_argument("--received", metavar="D", help=_("date of receipt, today unless told"))


def sign(options: argparse.Namespace) -> int:
    """Add one signature by hand."""
    from coalition_app.records import signatures, statements

    new = signatures.NewSignature(
        name=options.name,
        kind=options.kind or "organisation",
        legal_form=options.legal_form,
        representative=options.representative,
        office=options.office,
        place=options.place,
        country=options.country,
        capacity=options.capacity,
    )
    with console.opened(options) as database, database.writing("sign") as tx:
        number = signatures.sign(tx, statements.find_statement(tx, options.statement), new)
    print(_("Added under number %(number)d.") % {"number": number})
    return 0


def reserve(options: argparse.Namespace) -> int:
    """Record positions and the words behind them."""
    from coalition_app.records import positions, signatures, statements

    new = positions.NewPosition(
        stances=_read_stances(options.demand),
        wording=options.wording,
        language=options.wording_language,
        received_on=console.read_day(options.received),
    )
    with console.opened(options) as database:
        with database.writing("record-position") as tx:
            statement = statements.find_statement(tx, options.statement)
            positions.record_position(tx, statement, options.number, new)
        with database.reading() as reading:
            row = signatures.find_signature(reading, statement, options.number)
            recorded = positions.exceptional_positions(reading, statement).get(row.id, ())
    print(_("Recorded for number %(number)d:") % {"number": options.number})
    for demand, stance in zip(statement.demands, recorded, strict=False):
        print(f"   {demand.number}: {position_label(stance)}")
    return 0


def list_signatories(options: argparse.Namespace) -> int:
    """List signatories with positions and words."""
    from coalition_app.records import positions, signatures, statements

    with console.opened(options) as database, database.reading() as tx:
        statement = statements.find_statement(tx, options.statement)
        rows = signatures.list_signatures(tx, statement.id, find=options.find)
        acts = positions.acts_by_signature(tx, statement)
        exceptions = positions.exceptional_positions(tx, statement, acts)
    everything = ("supports",) * len(statement.demands)
    numbers = [demand.number for demand in statement.demands]
    if options.json:
        listed = [
            _as_json(row, dict(zip(numbers, exceptions.get(row.id, everything), strict=True)), acts)
            for row in rows
        ]
        console.print_json({"signatories": listed})
        return 0 if rows or not options.find else 1
    for row in rows:
        stances = exceptions.get(row.id)
        labels = [position_label(stance) for stance in stances or ()]
        marks = f"   [{', '.join(labels)}]" if labels else ""
        standing = "" if row.standing == "signed" else f"   ({standing_label(row.standing)})"
        print(f"{row.number:>5}. {row.as_printed or row.full_name}{standing}{marks}")
    if not rows:
        print(_("No signatory was found."))
    return 0 if rows or not options.find else 1


def _as_json(
    row: "SignatureRow", stances: dict[int, str], acts: "dict[Any, list[ActRow]]"
) -> dict[str, Any]:
    return {
        "number": row.number,
        "printed_number": row.printed_number,
        "as_printed": row.as_printed or row.full_name,
        "kind": row.kind,
        "section": row.section or 1,
        "legal_form": row.legal_form,
        "name": row.name,
        "joint": [{"legal_form": form, "name": name} for form, name in row.joint],
        "representative": row.representative,
        "office": row.office,
        "place": row.place,
        "country": row.country,
        "standing": row.standing,
        "capacity": row.capacity,
        "positions": {str(number): stance for number, stance in stances.items()},
        "acts": [
            {
                "kind": act.kind,
                "demands": list(act.demands),
                "wording": act.wording,
                "language": act.language,
                "received": act.received_on.isoformat() if act.received_on else "",
            }
            for act in acts.get(row.id, ())
        ],
    }


def _read_stances(given: list[str]) -> dict[int, str]:
    stances: dict[int, str] = {}
    for each in given:
        number, sign_, stance = each.partition("=")
        if not sign_ or not re.fullmatch(r"\d{1,9}", number.strip()):
            raise UserError(
                _("“%(given)s” is no position; write it as 1=does-not-support.") % {"given": each}
            )
        if int(number) in stances:
            raise UserError(_("Demand %(number)d is named twice.") % {"number": int(number)})
        stances[int(number)] = stance.strip()
    return stances
