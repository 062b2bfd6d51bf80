"""Commands that change signatures which stand in the register: change, joint-entry, move."""

import argparse
from typing import TYPE_CHECKING

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.commands.signatories.signing import add_joint_options, read_bodies, read_people
from coalition_app.errors import UserError
from coalition_app.i18n import _, ngettext

if TYPE_CHECKING:
    from coalition_app.records.signatures.signatures import SignatureRow

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
    "signed-on",
    "received-on",
)
"""Fields of a signature as the command names them."""
ORDERS = ("section-name", "name", "received")
"""Orders of the whole list; those of `records.orders`."""
SHOWN = 20
"""Lines of a preview that are printed."""


def add_commands(add: AddCommand) -> None:
    """Add this group's commands."""
    changed = add("change", _("change one field of one signature or of several"), change)
    console.add_register(changed)
    console.add_statement(changed)
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
    _add_preview(changed)
    joint = add(
        "joint-entry",
        _("say who represents a signatory, and which bodies sign with it in one entry"),
        change_joint_entry,
    )
    console.add_register(joint)
    console.add_statement(joint)
    joint.add_argument("--number", type=int, required=True, help=_("number of the signature"))
    add_joint_options(joint)
    joint.add_argument(
        "--alone", action="store_true", help=_("no further body signs in this entry")
    )
    moved = add("move", _("change the order, and number anew, before the first edition"), move)
    console.add_register(moved)
    console.add_statement(moved)
    moved.add_argument(
        "--number", type=int, nargs="+", action="extend", required=True, help=_("numbers")
    )
    where = moved.add_mutually_exclusive_group(required=True)
    where.add_argument("--before", metavar="N", type=int, help=_("put them before this number"))
    where.add_argument("--last", action="store_true", help=_("put them at the end"))
    _add_preview(moved)
    console.add_json(moved)
    sorted_ = add("renumber", _("number the whole list anew, before the first edition"), renumber)
    console.add_register(sorted_)
    console.add_statement(sorted_)
    sorted_.add_argument(
        "--by", choices=ORDERS, required=True, help=_("section-name, name, or received")
    )
    _add_preview(sorted_)
    console.add_json(sorted_)


def _add_preview(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "--preview", action="store_true", help=_("only say what would change; change nothing")
    )


def change(options: argparse.Namespace) -> int:
    """Change one field of one signature, or of several as one action."""
    from coalition_app.records.signatures import bulk_edits, edits, signatures
    from coalition_app.records.statements import statements

    numbers = list(dict.fromkeys(options.number))
    field = options.field.replace("-", "_")
    if options.preview and field in bulk_edits.FIELDS:
        return _preview(options, numbers, field)
    if options.preview:
        raise UserError(_("There is no preview of this field."))
    if field == "standing" or (len(numbers) > 1 and field not in bulk_edits.FIELDS):
        raise UserError(
            _("A standing is moved by its own command: withdraw, accede, confirm or standing.")
            if field == "standing"
            else _("This field is changed for one signature at a time.")
        )
    action = "change-many" if len(numbers) > 1 else "change-signature"
    if field == "name":
        action = "respell-name"
    with console.opened(options) as database, database.writing(action) as tx:
        statement = statements.find_statement(tx, options.statement)
        for number in numbers:
            signatures.find_signature(tx, statement, number)
        if field == "name":
            count = int(edits.respell_name(tx, statement, numbers[0], options.to, options.reason))
        elif len(numbers) > 1:
            count = bulk_edits.bulk_edit(tx, statement, numbers, field, options.to)
        else:
            count = int(edits.change_signature(tx, statement, numbers[0], field, options.to))
    text = ngettext("Changed: %(count)d signature.", "Changed: %(count)d signatures.", count)
    print(text % {"count": count})
    return 0


def _preview(options: argparse.Namespace, numbers: list[int], field: str) -> int:
    """Print what changing a field would do, and what is refused."""
    from coalition_app.records.signatures import bulk_edits
    from coalition_app.records.statements import statements

    with console.opened(options) as database, database.reading() as tx:
        statement = statements.find_statement(tx, options.statement)
        rows = bulk_edits.preview_bulk_edit(tx, statement, numbers, field, options.to)
    for row in rows:
        told = row.refusal or f"{row.before or '—'} → {row.after or '—'}"
        print(f"{row.number:>5}. {row.name}: {told}")
    return 0 if any(row.changes for row in rows) else 1


def change_joint_entry(options: argparse.Namespace) -> int:
    """Change representatives and joint bodies; what is not named stays."""
    from coalition_app.records.signatures import joint_entries, signatures
    from coalition_app.records.statements import statements

    people = read_people(options) if options.representative or options.office else None
    bodies = read_bodies(options) if options.joint or options.alone else None
    if options.alone and options.joint:
        raise UserError(_("Give the bodies that sign with it, or say --alone, not both."))
    if people is None and bodies is None:
        raise UserError(_("Say what is to change: --representative, --joint or --alone."))
    with console.opened(options) as database:
        with database.writing("change-signature") as tx:
            statement = statements.find_statement(tx, options.statement)
            joint_entries.change_joint_entry(
                tx, statement, options.number, people=people, bodies=bodies
            )
        with database.reading() as reading:
            row = signatures.find_signature(reading, statement, options.number)
    print(f"{row.number}. {row.full_name}")
    for person in row.people:
        print(f"   {', '.join(part for part in person if part)}")
    return 0


def move(options: argparse.Namespace) -> int:
    """Change the order of signatures and number anew, or only say what it would be."""
    from coalition_app.records.signatures import edits, signatures
    from coalition_app.records.statements import statements

    numbers, before = list(dict.fromkeys(options.number)), options.before
    with console.opened(options) as database:
        if options.preview:
            with database.reading() as tx:
                statement = statements.find_statement(tx, options.statement)
                planned = edits.planned_numbers(tx, statement, numbers, before)
                rows = signatures.list_signatures(tx, statement.id)
        else:
            with database.writing("move-signatures") as tx:
                statement = statements.find_statement(tx, options.statement)
                rows = signatures.list_signatures(tx, statement.id)
                planned = edits.move_signatures(tx, statement, numbers, before)
    return _tell_numbers(options, planned, rows)


def renumber(options: argparse.Namespace) -> int:
    """Number all signatures anew in one order, or only say what it would be."""
    from coalition_app.records.signatures import renumber, signatures
    from coalition_app.records.statements import statements

    with console.opened(options) as database:
        if options.preview:
            with database.reading() as tx:
                statement = statements.find_statement(tx, options.statement)
                planned = renumber.planned_order(tx, statement, options.by)
                rows = signatures.list_signatures(tx, statement.id)
        else:
            with database.writing("move-signatures") as tx:
                statement = statements.find_statement(tx, options.statement)
                rows = signatures.list_signatures(tx, statement.id)
                planned = renumber.put_in_order(tx, statement, options.by)
    return _tell_numbers(options, planned, rows)


def _tell_numbers(
    options: argparse.Namespace, planned: dict[int, int], rows: "list[SignatureRow]"
) -> int:
    """Print old and new numbers."""
    if options.json:
        console.print_json({"numbers": {str(old): new for old, new in sorted(planned.items())}})
        return 0
    names = {row.number: row.full_name for row in rows}
    for old, new in sorted(planned.items())[:SHOWN]:
        print(f"{old:>5} → {new}. {names.get(old, '')}")
    left = len(planned) - SHOWN
    if left > 0:
        print(ngettext("and %(count)d more", "and %(count)d more", left) % {"count": left})
    if not planned:
        print(_("The order is so already."))
    return 0
