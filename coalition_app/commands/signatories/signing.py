"""The command that adds one signature by hand, and the options that name all who sign one entry."""

import argparse
import re
import uuid
from typing import TYPE_CHECKING

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.operations import signatures

if TYPE_CHECKING:
    from coalition_app.records.store.transactions import Reading


def add_commands(add: AddCommand) -> None:
    """Add this group's command."""
    signed = add("sign", _("add one signature by hand"), sign)
    console.add_register_and_statement(signed)
    signed.add_argument("--name", metavar="N", required=True, help=_("the name as signed"))
    for option, text in (
        ("kind", _("organisation, individual, media, movement, union or initiative")),
        ("legal-form", _("legal form, apart from the name")),
        ("place", _("city or region")),
        ("country", _("country")),
        ("capacity", _("organisation, personal or individual")),
    ):
        signed.add_argument(f"--{option}", default="", help=text)
    signed.add_argument(
        "--publish",
        choices=("yes", "no-office", "initials", "withheld"),
        default="yes",
        help=_("whether the name may be published"),
    )
    add_joint_options(signed)
    signed.add_argument(
        "--same-as",
        metavar="S:N",
        help=_("signs as the signatory of number N of statement S, who stands in the directory"),
    )
    signed.add_argument("--received", metavar="D", help=_("date of receipt, today unless told"))
    console.add_json(signed)


def add_joint_options(made: argparse.ArgumentParser) -> None:
    """Add the options for the representatives of a signatory, and the bodies that sign with it."""
    made.add_argument(
        "--representative",
        metavar=_("NAME"),
        action="append",
        default=[],
        help=_("who signs for the body; once for each, in their order"),
    )
    made.add_argument(
        "--office",
        metavar=_("TEXT"),
        action="append",
        default=[],
        help=_("the representative’s office; once for each representative, in the same order"),
    )
    made.add_argument(
        "--joint",
        metavar=_("FORM|NAME"),
        action="append",
        default=[],
        help=_("a further body of a joint entry: its legal form, a bar, its name"),
    )


def read_people(options: argparse.Namespace) -> list[tuple[str, str]]:
    """Pair the representatives' names and offices in order; raises UserError for an office too many."""
    names, offices = list(options.representative), list(options.office)
    if len(offices) > max(1, len(names)):
        raise UserError(
            _("There are more offices than representatives: give a representative for each office.")
        )
    names += [""] * (len(offices) - len(names))
    offices += [""] * (len(names) - len(offices))
    return list(zip(names, offices, strict=True))


def read_bodies(options: argparse.Namespace) -> list[tuple[str, str]]:
    """Split legal form and name of each further body; without a bar all of it is the name."""
    parts = [each.partition("|") for each in options.joint]
    return [(form, name) if bar else ("", form) for form, bar, name in parts]


def sign(options: argparse.Namespace) -> int:
    """Add one signature by hand."""
    from coalition_app.operations import door
    from coalition_app.records.signatures.signatures import NewSignature

    people = read_people(options)
    first = people[0] if people else ("", "")
    new = NewSignature(
        name=options.name,
        kind=options.kind or "organisation",
        legal_form=options.legal_form,
        representative=first[0],
        office=first[1],
        more_representatives=tuple(people[1:]),
        joint=tuple(read_bodies(options)),
        place=options.place,
        country=options.country,
        capacity=options.capacity,
        publish=options.publish,
        received_on=console.read_day(options.received),
    )
    with console.opened(options) as database:
        with database.reading() as tx:
            new = new._replace(signatory_id=_known_signatory(tx, options.same_as))
        answer = door.write(database, signatures.sign(options.statement, new=new))
    return console.print_answer(options, answer)


def _known_signatory(tx: "Reading", given: str | None) -> uuid.UUID | None:
    """Find the signatory of an earlier signature, written as 1:18; None where none was named."""
    from coalition_app.records.signatures.signatures import find_signature
    from coalition_app.records.statements import statements

    if given is None:
        return None
    named, colon, number = given.partition(":")
    if not colon or not re.fullmatch(r"\d{1,9}", number.strip()):
        raise UserError(
            _("“%(given)s” is no signature; write statement and number as 1:18.") % {"given": given}
        )
    statement = statements.find_statement(tx, named.strip())
    return find_signature(tx, statement, int(number)).signatory_id
