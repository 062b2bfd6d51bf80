"""Commands for answers to a new text: reconfirm, decline-text."""

import argparse

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.commands.positions import shown_by
from coalition_app.i18n import _, ngettext


def add_commands(add: AddCommand) -> None:
    """Add this group's commands."""
    for name, text in (
        ("reconfirm", _("record that signatories stand by the newest sealed text")),
        ("decline-text", _("record that signatories do not stand by the newest sealed text")),
    ):
        made = add(name, text, record_answers)
        console.add_register(made)
        console.add_statement(made)
        which = made.add_mutually_exclusive_group(required=True)
        which.add_argument("--number", type=int, nargs="+", action="extend", help=_("numbers"))
        which.add_argument(
            "--all", action="store_true", help=_("everybody who is asked to reconfirm")
        )
        made.add_argument("--received", metavar="D", help=_("date of receipt, today unless told"))
        made.add_argument("--made", metavar="D", help=_("the date that the evidence of it bears"))
        shown_by.add_shown_by(made, "--kind")
        made.set_defaults(action=name)


def record_answers(options: argparse.Namespace) -> int:
    """Record answers to the newest sealed text, with the evidence of them in the same action."""
    from coalition_app.records.evidence import reconfirmations
    from coalition_app.records.signatures import older_texts
    from coalition_app.records.statements import statements

    work = {
        "reconfirm": reconfirmations.reconfirm,
        "decline-text": reconfirmations.decline_text,
    }[options.action]
    received, evidence = console.read_day(options.received), shown_by.read_shown_by(options)
    with console.opened(options) as database, database.writing(options.action) as tx:
        statement = statements.find_statement(tx, options.statement)
        asked = list(older_texts.numbers_to_reconfirm(tx, statement.id))
        numbers = asked if options.all else list(dict.fromkeys(options.number))
        work(
            tx,
            statement,
            numbers,
            received=received or tx.today,
            note=options.note or "",
            shown_by=evidence,
        )
    left = len(set(asked) - set(numbers))
    text = ngettext(
        "Recorded for %(count)d signature.", "Recorded for %(count)d signatures.", len(numbers)
    )
    print(text % {"count": len(numbers)})
    text = ngettext("%(count)d is still to reconfirm.", "%(count)d are still to reconfirm.", left)
    print(text % {"count": left})
    return 0
