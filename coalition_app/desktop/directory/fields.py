"""The fields of a signatory of the directory: what each shows, and the change that records it."""

from typing import TYPE_CHECKING, Any

from coalition_app.i18n import N_
from coalition_app.languages import DOCUMENT_LANGUAGES
from coalition_app.operations import directory as operations
from coalition_app.records.signatories.directory import Signatory

if TYPE_CHECKING:
    from coalition_app.desktop.widgets.captioned_field import Field
    from coalition_app.operations.door import Change

CAPTIONS = {
    "legal_form": N_("Legal form"),
    "kind": N_("Kind"),
    "name": N_("Main name"),
    "name:ru": N_("In Russian"),
    "name:kk": N_("In Kazakh"),
    "name:en": N_("In English"),
    "former_names": N_("Former names, one per line"),
    "aliases": N_("Other names, one per line"),
    "place": N_("Place"),
    "country": N_("Country"),
    "people": N_("People, one per line (name\u00a0— office)"),
    "parent": N_("Branch of"),
    "contacts": N_("Contacts, one per line"),
    "notes": N_("Notes"),
    "publish": N_("May the name be published?"),
}
"""Of each field by its key."""
NAMES = tuple(CAPTIONS)[:8]
PLACES = ("place", "country", "people", "parent")
PRIVATE = ("contacts", "notes", "publish")
LINES = ("former_names", "aliases", "people", "contacts", "notes")
"""Fields of several lines."""
CONSENT_WORDS = {
    "yes": N_("yes"),
    "no-office": N_("without the office"),
    "initials": N_("initials only"),
    "withheld": N_("withheld"),
}
PRINTS = {
    "yes": N_("The name may be published: it is printed as signed."),
    "no-office": N_("Without the office: the name prints as signed, the office is left out."),
    "initials": N_(
        "Initials only: a person prints as “A. K.”, counted like everybody. A body has no initials and "
        "prints as withheld."
    ),
    "withheld": N_(
        "Withheld: the annex prints the number and “Name withheld at the signatory's wish”; it is counted."
    ),
}
"""What each consent prints."""
BETWEEN = " — "
"""Separates the name of a person from the office, as it is typed."""


def values_of(found: Signatory) -> dict[str, str]:
    """Return what the fields show, by their keys."""
    line = found.line
    people = (BETWEEN.join(part for part in each if part) for each in found.people)
    return {
        "legal_form": line.legal_form,
        "kind": line.kind,
        "name": line.name,
        **{f"name:{each}": found.names.get(each, "") for each in DOCUMENT_LANGUAGES},
        "former_names": "\n".join(found.former_names),
        "aliases": "\n".join(found.aliases),
        "place": line.place,
        "country": line.country,
        "people": "\n".join(people),
        "parent": found.parent.full_name if found.parent else "",
        "contacts": "\n".join(found.contacts),
        "notes": found.notes,
        "publish": line.publish,
    }


def unfitting(found: Signatory) -> tuple[str, ...]:
    """Name the fields that a person lacks, branches and people, unless something is recorded there."""
    if found.line.kind != "individual":
        return ()
    held = {"parent": found.parent or found.branches, "people": found.people}
    return tuple(part for part, values in held.items() if not values)


def change_of(found: Signatory, field: "Field", *, keep: bool, parent: Any) -> "Change[bool]":
    """Return the change that records one field.

    `keep` holds on to a name that is given up, `parent` is the key of the body above.
    """
    whom, key, value = found.line.id, field.key, field.value()
    given: Any = value.splitlines() if key in LINES and key != "notes" else value
    if key.startswith("name:"):
        return operations.change_names(signatory=whom, names={key.partition(":")[2]: value})
    if key in NAMES:
        return operations.change_names(signatory=whom, keep=keep, **{key: given})
    if key in ("place", "country"):
        return operations.change_place(signatory=whom, **{key: value})
    if key == "people":
        return operations.change_people(signatory=whom, people=[person_of(each) for each in given])
    if key == "parent":
        return operations.change_parent(signatory=whom, parent=parent)
    return operations.change_private(signatory=whom, **{key: given})


def person_of(line: str) -> tuple[str, str]:
    """Take a typed line apart: the name before the first dash or comma, the office after it."""
    for between in (" — ", " – ", " - ", ","):
        name, found, office = line.partition(between)
        if found:
            return name.strip(), office.strip()
    return line.strip(), ""
