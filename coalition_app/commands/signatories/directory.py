"""Commands for the directory: directory, and signatory with each part that can be changed."""

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.labels import KINDS
from coalition_app.languages import LANGUAGES
from coalition_app.operations import directory as operations
from coalition_app.operations.door import Answer, Change

if TYPE_CHECKING:
    import uuid

    from coalition_app.records.store.database import Database
    from coalition_app.records.store.transactions import Reading

PARTS: dict[str, tuple[str, ...]] = {
    "show": ("contacts_too",),
    "names": ("name", "legal_form", "kind", "name_in", "former", "alias"),
    "place": ("place", "country"),
    "parent": ("of", "no_parent"),
    "people": ("person", "nobody"),
    "private": ("contact", "notes", "publish"),
}
"""What is done with a signatory, and the options that go with it."""


def add_commands(add: AddCommand) -> None:
    """Add this group's commands."""
    listed = add("directory", _("list the signatories of the register"), list_directory)
    console.add_register(listed)
    listed.add_argument(
        "--find",
        metavar=_("TEXT"),
        default="",
        help=_("only names like this, also former and other ones, in any script"),
    )
    console.add_json(listed)
    made = add("signatory", _("show or change what the directory holds of a signatory"), run)
    console.add_register_and_what(made, tuple(PARTS), _("what is shown or changed"))
    console.add_statement(made)
    made.add_argument(
        "--number", type=int, required=True, help=_("number of a signature of the signatory")
    )
    _add_names(made)
    _add_others(made)
    console.add_json(made)


def _add_names(made: argparse.ArgumentParser) -> None:
    made.add_argument("--name", metavar=_("TEXT"), help=_("the name from now on"))
    made.add_argument("--legal-form", metavar=_("TEXT"), help=_("legal form, apart from the name"))
    made.add_argument("--kind", choices=tuple(KINDS), help=_("kind of signatory"))
    made.add_argument(
        "--name-in",
        metavar="en|ru|kk=N",
        action="append",
        help=_("the name in a language; empty takes it away"),
    )
    made.add_argument(
        "--former", metavar=_("NAME"), action="append", help=_("a former name; give all of them")
    )
    made.add_argument(
        "--alias", metavar=_("NAME"), action="append", help=_("another name; give all of them")
    )


def _add_others(made: argparse.ArgumentParser) -> None:
    made.add_argument("--place", metavar=_("TEXT"), help=_("city or region"))
    made.add_argument("--country", metavar=_("TEXT"), help=_("country"))
    made.add_argument(
        "--of", metavar="N", type=int, help=_("number of the body of which it is a branch")
    )
    made.add_argument("--no-parent", action="store_true", help=_("it is no branch"))
    made.add_argument(
        "--person",
        metavar=_("NAME|OFFICE"),
        action="append",
        help=_("who speaks for it: name, a bar, office; give all of them"),
    )
    made.add_argument("--nobody", action="store_true", help=_("nobody is recorded any more"))
    made.add_argument(
        "--contact", metavar=_("TEXT"), action="append", help=_("a contact; give all of them")
    )
    made.add_argument("--notes", metavar=_("TEXT"), help=_("private notes"))
    made.add_argument(
        "--publish",
        choices=("yes", "no-office", "initials", "withheld"),
        help=_("whether the name may be published"),
    )
    made.add_argument(
        "--contacts-too", action="store_true", help=_("show private contacts and notes too")
    )


def list_directory(options: argparse.Namespace) -> int:
    """List the signatories of the register by name."""
    from coalition_app.records.signatories import directory

    with console.opened(options) as database, database.reading() as tx:
        index = directory.read_directory(tx)
        ids = [index.ids[at] for at in index.select(options.find)]
        lines = directory.read_lines(tx, ids)
    if options.json:
        console.print_json(
            {
                "signatories": [
                    {
                        "name": line.name,
                        "legal_form": line.legal_form,
                        "kind": line.kind,
                        "place": line.place,
                        "country": line.country,
                        "publish": line.publish,
                        "signatures": line.signatures,
                    }
                    for line in lines
                ]
            }
        )
    else:
        for line in lines:
            where = ", ".join(part for part in (line.place, line.country) if part)
            print(f"{line.full_name} ({line.signatures})" + (f"   {where}" if where else ""))
        if not lines:
            print(_("No signatory was found."))
    return 0 if lines or not options.find else 1


def run(options: argparse.Namespace) -> int:
    """Show a signatory, or change one part of what the directory holds of it."""
    from coalition_app.operations import door
    from coalition_app.records.signatories import directory

    _refuse_foreign(options)
    with console.opened(options) as database:
        if options.what != "show":
            return console.print_answer(options, door.write(database, _change(database, options)))
        with database.reading() as tx:
            found = directory.find_signatory(tx, _signatory(tx, options, options.number))
    private = options.contacts_too
    lines = tuple(operations.signatory_lines(found, private=private))
    values = operations.signatory_json(found, private=private)
    return console.print_answer(options, Answer(None, lines, values))


def _refuse_foreign(options: argparse.Namespace) -> None:
    """Refuse options of another part, and a change that changes nothing."""
    own = PARTS[options.what]
    for part, names in PARTS.items():
        for name in names:
            if part != options.what and getattr(options, name):
                raise UserError(
                    _("%(option)s does not go with “%(command)s %(what)s”.")
                    % {
                        "option": f"--{name.replace('_', '-')}",
                        "command": "signatory",
                        "what": options.what,
                    }
                )
    given = [name for name in own if getattr(options, name) not in (None, False)]
    if options.what != "show" and not given:
        named = ", ".join(f"--{name.replace('_', '-')}" for name in own)
        raise UserError(_("Say what is to change: %(options)s.") % {"options": named})


def _signatory(tx: "Reading", options: argparse.Namespace, number: int) -> "uuid.UUID":
    """Return the signatory of a signature of the statement that is meant."""
    from coalition_app.records.signatures import signatures
    from coalition_app.records.statements import statements

    statement = statements.find_statement(tx, options.statement)
    return signatures.find_signature(tx, statement, number).signatory_id


def _change(database: "Database", options: argparse.Namespace) -> "Change[bool]":
    """Return the change that a command's options make."""
    with database.reading() as tx:
        key = _signatory(tx, options, options.number)
        above = None if options.of is None else _signatory(tx, options, options.of)
    if options.what == "names":
        return operations.change_names(
            signatory=key,
            name=options.name,
            legal_form=options.legal_form,
            kind=options.kind,
            names=_read_names(options.name_in or ()),
            former_names=options.former,
            aliases=options.alias,
            keep=options.former is None,
        )
    if options.what == "place":
        return operations.change_place(signatory=key, place=options.place, country=options.country)
    if options.what == "parent":
        return operations.change_parent(signatory=key, parent=None if options.no_parent else above)
    if options.what == "people":
        pairs = [each.partition("|") for each in options.person or ()]
        people = [(name, office) for name, _bar, office in pairs]
        return operations.change_people(signatory=key, people=people)
    return operations.change_private(
        signatory=key, contacts=options.contact, notes=options.notes, publish=options.publish
    )


def _read_names(given: Iterable[str]) -> dict[str, str]:
    """Read names in languages, as ru=Name."""
    names = {}
    for each in given:
        language, sign, words = each.partition("=")
        if not sign or language not in LANGUAGES:
            raise UserError(
                _("“%(given)s” is no name in a language; write it as ru=Name.") % {"given": each}
            )
        names[language] = words
    return names
