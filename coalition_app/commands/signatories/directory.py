"""Commands for the directory: directory, and signatory with each part that can be changed."""

import argparse
from typing import TYPE_CHECKING, Any

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.errors import UserError
from coalition_app.i18n import LANGUAGES, _
from coalition_app.labels import KINDS, status_label
from coalition_app.labels import LANGUAGES as LANGUAGE_NAMES

if TYPE_CHECKING:
    import uuid

    from coalition_app.records.signatories.directory import Signatory
    from coalition_app.records.store.transactions import Reading, Transaction

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
    made.add_argument("what", choices=tuple(PARTS), help=_("what is shown or changed"))
    console.add_register(made)
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
        choices=("yes", "initials", "withheld"),
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
    from coalition_app.records.signatories import directory
    from coalition_app.records.statements import statements

    _refuse_foreign(options)
    with console.opened(options) as database:
        if options.what == "show":
            with database.reading() as tx:
                statement = statements.find_statement(tx, options.statement)
                key = _signatory(tx, statement.id, options.number, statement.number)
                found = directory.read_signatory(tx, key)
        else:
            with database.writing("change-directory") as tx:
                statement = statements.find_statement(tx, options.statement)
                key = _signatory(tx, statement.id, options.number, statement.number)
                _change(tx, statement.id, statement.number, key, options)
            with database.reading() as reading:
                found = directory.read_signatory(reading, key)
    assert found is not None
    if options.json:
        console.print_json(_as_json(found, private=options.contacts_too))
    else:
        _print(found, private=options.contacts_too)
    return 0


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


def _signatory(
    tx: "Reading", statement_id: "uuid.UUID", number: int, statement: int
) -> "uuid.UUID":
    from coalition_app.records.signatories import directory

    found = directory.first_of_number(tx, statement_id, number)
    if found is None:
        raise UserError(
            _("Statement %(statement)d has no signature number %(number)d.")
            % {"statement": statement, "number": number}
        )
    return found


def _change(
    tx: "Transaction",
    statement_id: "uuid.UUID",
    statement: int,
    key: "uuid.UUID",
    options: argparse.Namespace,
) -> None:
    from coalition_app.records.signatories import directory

    known = directory.read_signatory(tx, key)
    assert known is not None
    if options.what == "names":
        _change_names(tx, key, known, options)
    elif options.what == "place":
        place = known.line.place if options.place is None else options.place
        country = known.line.country if options.country is None else options.country
        directory.change_place(tx, key, place=place, country=country)
    elif options.what == "parent":
        above = None
        if not options.no_parent:
            above = _signatory(tx, statement_id, options.of, statement)
        directory.change_parent(tx, key, above)
    elif options.what == "people":
        pairs = [each.partition("|") for each in options.person or ()]
        directory.change_people(tx, key, [(name, office) for name, _bar, office in pairs])
    else:
        contacts = known.contacts if options.contact is None else options.contact
        directory.change_private(
            tx,
            key,
            contacts=contacts,
            notes=known.notes if options.notes is None else options.notes,
            publish=options.publish or known.line.publish,
        )


def _change_names(
    tx: "Transaction", key: "uuid.UUID", known: "Signatory", options: argparse.Namespace
) -> None:
    """Change names; what is not given stays, and a name that is given up goes among the former ones."""
    from coalition_app.records.signatories import directory

    name = known.line.name if options.name is None else options.name
    former = list(known.former_names if options.former is None else options.former)
    if " ".join(name.split()) != known.line.name and options.former is None:
        former.append(known.line.name)
    names = dict(known.names)
    for each in options.name_in or ():
        language, sign, words = each.partition("=")
        if not sign or language not in LANGUAGES:
            raise UserError(
                _("“%(given)s” is no name in a language; write it as ru=Name.") % {"given": each}
            )
        names[language] = words
    directory.change_names(
        tx,
        key,
        name=name,
        legal_form=known.line.legal_form if options.legal_form is None else options.legal_form,
        kind=options.kind or known.line.kind,
        names=names,
        former_names=former,
        aliases=known.aliases if options.alias is None else options.alias,
    )


def _print(found: "Signatory", *, private: bool) -> None:
    line = found.line
    print(f"{line.full_name} ({_(KINDS[line.kind])})")
    for language, name in found.names.items():
        print(f"   {LANGUAGE_NAMES[language]}: {name}")
    for words, names in (
        (_("Former names: %(names)s"), found.former_names),
        (_("Other names: %(names)s"), found.aliases),
        (_("Branches: %(names)s"), tuple(each.full_name for each in found.branches)),
        (_("Branch of: %(names)s"), (found.parent.full_name,) if found.parent else ()),
        (_("Place: %(names)s"), tuple(filter(None, (line.place, line.country)))),
        (_("People: %(names)s"), tuple(", ".join(filter(None, e)) for e in found.people)),
        (_("Contacts: %(names)s"), found.contacts if private else ()),
        (_("Notes: %(names)s"), (found.notes,) if private and found.notes else ()),
    ):
        if names:
            print("   " + words % {"names": "; ".join(names)})
    for each in found.signed:
        named = {
            "statement": each.statement,
            "number": each.number,
            "standing": status_label(each.status),
        }
        print("   " + _("Statement %(statement)d, No. %(number)d: %(standing)s") % named)


def _as_json(found: "Signatory", *, private: bool) -> dict[str, Any]:
    line = found.line
    shown: dict[str, Any] = {
        "name": line.name,
        "legal_form": line.legal_form,
        "kind": line.kind,
        "names": dict(found.names),
        "former_names": list(found.former_names),
        "aliases": list(found.aliases),
        "parent": found.parent.full_name if found.parent else "",
        "branches": [each.full_name for each in found.branches],
        "place": line.place,
        "country": line.country,
        "people": [{"name": name, "office": office} for name, office in found.people],
        "publish": line.publish,
        "signatures": [
            {"statement": each.statement, "number": each.number, "standing": each.status}
            for each in found.signed
        ],
    }
    return {**shown, "contacts": list(found.contacts), "notes": found.notes} if private else shown
