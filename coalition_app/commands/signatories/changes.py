"""Commands that change signatures of the register: change, joint-entry, move."""

import argparse
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.commands.generated import add_operation
from coalition_app.commands.signatories.signing import add_joint_options, read_bodies, read_people
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.operations import signature_edits

if TYPE_CHECKING:
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.store.transactions import Reading

FIELDS = (
    "name",
    "legal-form",
    "representative",
    "office",
    "place",
    "country",
    "kind",
    "capacity",
    "section",
    "standing",
    "publish",
    "signed-on",
    "received-on",
)
"""Fields of a signature as the command names them."""
MEANT = ("spelling", "other")
"""Whether a field was only misspelt; else it is another person, office or body."""
OF_SPELLING = ("name", "legal_form", "representative", "office")
"""Fields of which that can be told; those of `records.lapses`."""
ORDERS = ("section-name", "name", "received")
"""Orders of the whole list; those of `records.orders`."""


def add_commands(add: AddCommand) -> None:
    """Add this group's commands."""
    changed = add("change", _("change one field of one signature or of several"), change)
    console.add_register_and_statement(changed)
    changed.add_argument(
        "--number", type=int, nargs="+", action="extend", required=True, help=_("numbers")
    )
    changed.add_argument("--field", choices=FIELDS, required=True, help=_("what is changed"))
    changed.add_argument(
        "--to", metavar=_("TEXT"), required=True, help=_("what it becomes; '' takes it away")
    )
    changed.add_argument(
        "--reason", metavar=_("TEXT"), default="", help=_("why; needed where a name is respelled")
    )
    changed.add_argument(
        "--as",
        dest="meant",
        choices=MEANT,
        help=_(
            "whether a name, representative, office or legal form was misspelt, so that the evidence stays, "
            "or is another one; unless told, the words decide"
        ),
    )
    _add_preview(changed)
    console.add_json(changed)
    joint = add(
        "joint-entry",
        _("say who represents a signatory, and which bodies sign with it in one entry"),
        change_joint_entry,
    )
    console.add_register_and_statement(joint)
    joint.add_argument("--number", type=int, required=True, help=_("number of the signature"))
    add_joint_options(joint)
    joint.add_argument(
        "--alone", action="store_true", help=_("no further body signs in this entry")
    )
    console.add_json(joint)
    moved = add("move", _("change the order, and number anew, before the first edition"), move)
    console.add_register_and_statement(moved)
    moved.add_argument(
        "--number", type=int, nargs="+", action="extend", required=True, help=_("numbers")
    )
    where = moved.add_mutually_exclusive_group(required=True)
    where.add_argument("--before", metavar="N", type=int, help=_("put them before this number"))
    where.add_argument("--last", action="store_true", help=_("put them at the end"))
    _add_preview(moved)
    console.add_json(moved)
    sorted_ = add(
        "renumber", _("number the whole list anew, before the first edition"), number_anew
    )
    console.add_register_and_statement(sorted_)
    sorted_.add_argument(
        "--by", choices=ORDERS, required=True, help=_("section-name, name, or received")
    )
    _add_preview(sorted_)
    console.add_json(sorted_)
    add_operation(add, "printed-form", signature_edits.give_printed_form)


def _add_preview(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "--preview", action="store_true", help=_("only say what would change; change nothing")
    )


def change(options: argparse.Namespace) -> int:
    """Change one field of one signature, or of several as one action."""
    from coalition_app.records.signatures import bulk_edits

    numbers = list(dict.fromkeys(options.number))
    field = options.field.replace("-", "_")
    if field == "standing":
        raise UserError(
            _("The status is changed with its own command: withdraw, accede, confirm or standing.")
        )
    if options.preview:
        return _preview(options, numbers, field)
    if len(numbers) > 1 and field not in bulk_edits.FIELDS:
        raise UserError(_("This field is changed for one signature at a time."))
    if options.meant and (len(numbers) > 1 or field not in OF_SPELLING):
        raise UserError(
            _("Use --as for the name, representative, office or legal form of one signature.")
        )
    spelling = None if options.meant is None else options.meant == "spelling"
    meant, to = options.statement, options.to
    if field == "name":
        (number,) = numbers
        respelled = signature_edits.respell_name(
            meant, number=number, name=to, reason=options.reason, spelling=spelling
        )
        return console.write(options, respelled)
    changed = signature_edits.change_field(
        meant, numbers=numbers, field=field, to=to, spelling=spelling
    )
    return console.write(options, changed)


def _preview(options: argparse.Namespace, numbers: list[int], field: str) -> int:
    """Print what changing a field would do, and what is refused."""
    from coalition_app.records.signatures import bulk_edits
    from coalition_app.records.statements import statements

    if field not in bulk_edits.FIELDS:
        raise UserError(_("No preview is available for this field."))
    with console.opened(options) as database, database.reading() as tx:
        statement = statements.find_statement(tx, options.statement)
        rows = bulk_edits.preview_bulk_edit(tx, statement, numbers, field, options.to)
    for row in rows:
        told = row.refusal or f"{row.before or '—'} → {row.after or '—'}"
        print(f"{row.number:>5}. {row.name}: {told}")
    return 0 if any(row.changes for row in rows) else 1


def change_joint_entry(options: argparse.Namespace) -> int:
    """Change representatives and joint bodies; what is not named stays."""
    people = read_people(options) if options.representative or options.office else None
    bodies = read_bodies(options) if options.joint or options.alone else None
    if options.alone and options.joint:
        raise UserError(_("Give the organisations that sign with it, or use --alone, not both."))
    if people is None and bodies is None:
        raise UserError(_("Say what is to change: --representative, --joint or --alone."))
    changed = signature_edits.change_joint_entry(
        options.statement, number=options.number, people=people, bodies=bodies
    )
    return console.write(options, changed)


def move(options: argparse.Namespace) -> int:
    """Change the order of signatures and number anew, or only say what it would be."""
    from coalition_app.records.signatures import edits

    numbers, before = list(dict.fromkeys(options.number)), options.before
    if options.preview:
        return _preview_numbers(
            options, partial(edits.planned_numbers, numbers=numbers, before=before)
        )
    moved = signature_edits.move(options.statement, numbers=numbers, before=before)
    return console.write(options, moved)


def number_anew(options: argparse.Namespace) -> int:
    """Number all signatures anew in one order, or only say what it would be."""
    from coalition_app.records.signatures import renumber

    if options.preview:
        return _preview_numbers(options, partial(renumber.planned_order, order=options.by))
    return console.write(options, signature_edits.renumber(options.statement, by=options.by))


def _preview_numbers(
    options: argparse.Namespace, plan: "Callable[[Reading, StatementRow], dict[int, int]]"
) -> int:
    """Print which numbers would change."""
    from coalition_app.records.statements import statements

    with console.opened(options) as database, database.reading() as tx:
        statement = statements.find_statement(tx, options.statement)
        planned = plan(tx, statement)
        answer = signature_edits.numbers_answer(tx, statement, planned, written=False)
    return console.print_answer(options, answer)
