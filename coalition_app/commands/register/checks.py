"""Commands that record what a check of signatures found: confirm and dispute."""

import argparse
from typing import TYPE_CHECKING

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.commands.evidence.dossier import me
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.labels import status_label

if TYPE_CHECKING:
    from coalition_app.operations.fields import Values
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.store.database import Database

APPROVED = "subject-to-approval"
"""The status of which an approval is awaited; confirming it is a step to “signed”."""
CHECKED = ("signed", "acceded", "disputed")
"""Statuses of signatures that can be checked; confirming them is the finding of a check."""


def add_commands(add: AddCommand) -> None:
    """Add this group's commands."""
    confirmed = add(
        "confirm",
        _(
            "record that the approval came of a signature subject to approval; of any other, that a check "
            "confirmed it"
        ),
        confirm,
    )
    console.add_register_and_statement(confirmed)
    confirmed.add_argument("--number", type=int, required=True, help=_("number of the signature"))
    confirmed.add_argument(
        "--received", metavar="D", help=_("day on which the approval came, today unless told")
    )
    confirmed.add_argument("--note", metavar=_("TEXT"), default="", help=_("what was seen or said"))
    _add_finding(confirmed)
    disputed = add(
        "dispute",
        _("record that a check of signatures leaves doubt; their status stays"),
        dispute,
    )
    console.add_register_and_statement(disputed)
    disputed.add_argument(
        "--number", type=int, nargs="+", action="extend", required=True, help=_("numbers")
    )
    _add_finding(disputed)


def _add_finding(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "--ground", metavar=_("TEXT"), default="", help=_("what was seen, compared or asked")
    )
    made.add_argument("--by", metavar=_("NAME"), help=_("who checked; you, where it is left out"))
    console.add_json(made)


def confirm(options: argparse.Namespace) -> int:
    """Record an approval where one is awaited, else that a check confirmed the signature."""
    from coalition_app.records.signatures import signatures
    from coalition_app.records.statements import statements

    with console.opened(options) as database:
        with database.reading() as tx:
            statement = statements.find_statement(tx, options.statement)
            signed = signatures.find_signature(tx, statement, options.number)
        if signed.status == APPROVED:
            made = _approve(database, statement, options)
            text = _("The approval is recorded. Signature %(number)d: %(standing)s.")
        elif signed.status in CHECKED:
            made = _confirm_check(database, statement, options, signed.status)
            text = _(
                "Recorded for number %(number)d, which waits for no approval: a check confirmed "
                "the signature. Its status stays: %(standing)s."
            )
        else:
            raise UserError(
                _("Signature %(number)d is “%(standing)s”: there is nothing to confirm.")
                % {"number": signed.number, "standing": status_label(signed.status)}
            )
    if options.json:
        console.print_json(made)
    else:
        print(text % {**made, "standing": status_label(str(made["standing"]))})
    return 0


def _approve(
    database: "Database", statement: "StatementRow", options: argparse.Namespace
) -> "Values":
    """Record the approval that was awaited."""
    from coalition_app.operations import door, signatures

    if options.by is not None or options.ground:
        raise UserError(
            _(
                "Signature %(number)d waits for an approval: say with --received and --note when and how it "
                "came, without --by and --ground."
            )
            % {"number": options.number}
        )
    change = signatures.change_status(
        statement,
        number=options.number,
        to="signed",
        received=console.read_day(options.received),
        note=options.note,
    )
    return door.write(database, change).values


def _confirm_check(
    database: "Database", statement: "StatementRow", options: argparse.Namespace, status: str
) -> dict[str, object]:
    """Record that a check confirmed a signature that waits for no approval."""
    from coalition_app.operations import door, verifications

    if options.received is not None:
        raise UserError(
            _("Signature %(number)d waits for no approval: leave --received out.")
            % {"number": options.number}
        )
    by = me() if options.by is None else options.by
    ground = options.ground or options.note
    change = verifications.verify_signatures(
        statement, numbers=[options.number], verification="confirmed", ground=ground, by=by
    )
    door.write(database, change)
    return {
        "statement": statement.number,
        "number": options.number,
        "kind": "verification",
        "verification": "confirmed",
        "standing": status,
        "by": by.strip(),
        "ground": ground.strip(),
    }


def dispute(options: argparse.Namespace) -> int:
    """Record that a check of one signature or of several leaves doubt."""
    from coalition_app.operations import verifications

    change = verifications.verify_signatures(
        options.statement,
        numbers=list(dict.fromkeys(options.number)),
        verification="disputed",
        ground=options.ground,
        by=me() if options.by is None else options.by,
    )
    return console.write(options, change)
