"""Commands for answers to a new text: reconfirm, decline-text."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.commands.evidence import KINDS, kind_of_evidence
from coalition_app.i18n import _, ngettext

if TYPE_CHECKING:
    from coalition_app.records.evidence import NewEvidence


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
        what = made.add_mutually_exclusive_group()
        what.add_argument("--file", metavar="F", type=Path, help=_("a file, kept in the register"))
        what.add_argument("--held", metavar=_("WHERE"), help=_("where you hold the originals"))
        made.add_argument("--note", metavar=_("TEXT"), help=_("what was seen or said"))
        made.add_argument("--made", metavar="D", help=_("the date that the evidence of it bears"))
        made.add_argument(
            "--kind",
            choices=tuple(each for each in KINDS if each != "list-as-received"),
            help=_("the kind of evidence; told by the file where it is left out"),
        )
        made.set_defaults(action=name)


def record_answers(options: argparse.Namespace) -> int:
    """Record answers to the newest sealed text, with the evidence of them in the same action."""
    from coalition_app.records import reconfirmations, statements

    work = {
        "reconfirm": reconfirmations.reconfirm,
        "decline-text": reconfirmations.decline_text,
    }[options.action]
    received, shown_by = console.read_day(options.received), _shown_by(options)
    with console.opened(options) as database, database.writing(options.action) as tx:
        statement = statements.find_statement(tx, options.statement)
        asked = list(reconfirmations.numbers_to_reconfirm(tx, statement.id))
        numbers = asked if options.all else list(dict.fromkeys(options.number))
        work(
            tx,
            statement,
            numbers,
            received=received or tx.today,
            note=options.note or "",
            shown_by=shown_by,
        )
    left = len(set(asked) - set(numbers))
    text = ngettext(
        "Recorded for %(count)d signature.", "Recorded for %(count)d signatures.", len(numbers)
    )
    print(text % {"count": len(numbers)})
    text = ngettext("%(count)d is still to reconfirm.", "%(count)d are still to reconfirm.", left)
    print(text % {"count": left})
    return 0


def _shown_by(options: argparse.Namespace) -> "NewEvidence | None":
    """Give the evidence that was named; None where there is none."""
    from coalition_app.records import evidence

    if options.file is None and not options.held and not options.note and not options.kind:
        return None
    return evidence.NewEvidence(
        kind=options.kind or kind_of_evidence(options),
        held_where=options.held or "",
        note=options.note or "",
        file_name=options.file.name if options.file else "",
        content=evidence.read_file(options.file) if options.file else None,
        made_on=console.read_day(options.made),
        received_on=console.read_day(options.received),
    )
