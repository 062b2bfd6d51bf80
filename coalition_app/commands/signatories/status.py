"""Commands for standings: withdraw, accede, and every other dated move."""

import argparse
import datetime as dt

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.i18n import _
from coalition_app.labels import status_label


def add_commands(add: AddCommand) -> None:
    """Add this group's commands."""
    for name, text, status in (
        ("withdraw", _("record that a signatory withdrew"), "withdrawn"),
        ("accede", _("record a signature that came after the first delivery"), "acceded"),
        ("standing", _("record another dated move of a signature"), ""),
    ):
        made = add(name, text, move)
        console.add_register(made)
        console.add_statement(made)
        made.add_argument("--number", type=int, required=True, help=_("number of the signature"))
        made.set_defaults(to=status)
        if not status:
            made.add_argument(
                "--to",
                required=True,
                metavar=_("STANDING"),
                help=_(
                    "invited, signed, subject-to-approval, withdrawn, acceded, declined, disputed or "
                    "rejected"
                ),
            )
        made.add_argument(
            "--received",
            metavar="D",
            required=name == "withdraw",
            help=_("date of receipt, today unless told"),
        )
        made.add_argument("--note", metavar=_("TEXT"), default="", help=_("what was seen or said"))
        console.add_json(made)
    promised = add(
        "promise", _("record that an invited signatory promised to sign"), record_promise
    )
    console.add_register(promised)
    console.add_statement(promised)
    promised.add_argument("--number", type=int, required=True, help=_("number of the signature"))
    promised.add_argument("--received", metavar="D", help=_("date of receipt, today unless told"))
    promised.add_argument("--note", metavar=_("TEXT"), default="", help=_("what was seen or said"))


def record_promise(options: argparse.Namespace) -> int:
    """Record a promise to sign, which changes no status."""
    from coalition_app.records.signatures import status
    from coalition_app.records.statements import statements

    received = console.read_day(options.received)
    with console.opened(options) as database, database.writing("record-promise") as tx:
        statement = statements.find_statement(tx, options.statement)
        status.record_promise(
            tx, statement, options.number, received=received or tx.today, note=options.note
        )
    print(
        _("Signature %(number)d is promised; it counts nowhere before it is signed.")
        % vars(options)
    )
    return 0


def move(options: argparse.Namespace) -> int:
    """Record a dated move of a signature to another status."""
    from coalition_app.records.signatures import status
    from coalition_app.records.statements import statements

    received = console.read_day(options.received)
    with console.opened(options) as database, database.writing("change-standing") as tx:
        statement = statements.find_statement(tx, options.statement)
        received = received or tx.today
        status.change_status(
            tx, statement, options.number, options.to, received=received, note=options.note
        )
    if options.json:
        console.print_json(
            status_json(
                statement.number,
                options.number,
                options.to,
                received=received,
                note=options.note,
            )
        )
    elif options.to == "withdrawn":
        print(_("Signature %(number)d is withdrawn; its number stays taken.") % vars(options))
    else:
        named = {"number": options.number, "standing": status_label(options.to)}
        print(_("Signature %(number)d: %(standing)s.") % named)
    return 0


def status_json(
    statement: int, number: int, status: str, *, received: dt.date, note: str
) -> dict[str, object]:
    """Give a move that was recorded as plain values."""
    return {
        "statement": statement,
        "number": number,
        "kind": "standing",
        "standing": status,
        "received": received.isoformat(),
        "note": note.strip(),
    }
