"""Operations on what the directory holds of a signatory, a part each."""

import uuid
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from coalition_app.i18n import _
from coalition_app.labels import KINDS, status_label
from coalition_app.languages import LANGUAGE_NAMES
from coalition_app.operations.door import Answer, on_register

if TYPE_CHECKING:
    from coalition_app.records.signatories.directory import Signatory
    from coalition_app.records.store.transactions import Reading, Transaction

KEY = "change-directory"


@on_register(KEY)
def change_names(
    tx: "Transaction",
    *,
    signatory: uuid.UUID,
    name: str | None = None,
    legal_form: str | None = None,
    kind: str | None = None,
    names: Mapping[str, str] | None = None,
    former_names: Sequence[str] | None = None,
    aliases: Sequence[str] | None = None,
    keep: bool = True,
) -> Answer[bool]:
    """Change how a signatory is called; what is left out stays.

    `names` are by language, those not named stay. A name that is given up stays among the former ones
    where it is to be kept.
    """
    from coalition_app.records.signatories import directory

    known = directory.find_signatory(tx, signatory)
    line = known.line
    chief = line.name if name is None else name
    former = list(known.former_names if former_names is None else former_names)
    if keep and " ".join(chief.split()) != line.name:
        former.append(line.name)
    changed = directory.change_names(
        tx,
        signatory,
        name=chief,
        legal_form=line.legal_form if legal_form is None else legal_form,
        kind=kind or line.kind,
        names={**known.names, **(names or {})},
        former_names=former,
        aliases=known.aliases if aliases is None else aliases,
    )
    return _answer(tx, signatory, changed)


@on_register(KEY)
def change_place(
    tx: "Transaction",
    *,
    signatory: uuid.UUID,
    place: str | None = None,
    country: str | None = None,
) -> Answer[bool]:
    """Change where a signatory is; what is left out stays."""
    from coalition_app.records.signatories import directory

    line = directory.find_signatory(tx, signatory).line
    changed = directory.change_place(
        tx,
        signatory,
        place=line.place if place is None else place,
        country=line.country if country is None else country,
    )
    return _answer(tx, signatory, changed)


@on_register(KEY)
def change_parent(
    tx: "Transaction", *, signatory: uuid.UUID, parent: uuid.UUID | None
) -> Answer[bool]:
    """Say of which body a signatory is a branch; None for none."""
    from coalition_app.records.signatories import directory

    return _answer(tx, signatory, directory.change_parent(tx, signatory, parent))


@on_register(KEY)
def change_people(
    tx: "Transaction", *, signatory: uuid.UUID, people: Sequence[tuple[str, str]]
) -> Answer[bool]:
    """Change who speaks for a signatory: name and office of each."""
    from coalition_app.records.signatories import directory

    return _answer(tx, signatory, directory.change_people(tx, signatory, people))


@on_register(KEY)
def change_private(
    tx: "Transaction",
    *,
    signatory: uuid.UUID,
    contacts: Sequence[str] | None = None,
    notes: str | None = None,
    publish: str | None = None,
) -> Answer[bool]:
    """Change contacts, notes and the consent to publish the name; what is left out stays."""
    from coalition_app.records.signatories import directory

    changed = directory.change_private(
        tx, signatory, contacts=contacts, notes=notes, publish=publish
    )
    return _answer(tx, signatory, changed)


def _answer(tx: "Reading", signatory: uuid.UUID, changed: bool) -> Answer[bool]:
    from coalition_app.records.signatories import directory

    found = directory.find_signatory(tx, signatory)
    return Answer(changed, tuple(signatory_lines(found)), signatory_json(found))


def signatory_lines(found: "Signatory", *, private: bool = False) -> list[str]:
    """Tell what the directory holds of a signatory; contacts and notes only where `private`."""
    line = found.line
    lines = [f"{line.full_name} ({_(KINDS[line.kind])})"]
    for language, name in found.names.items():
        lines.append(f"   {LANGUAGE_NAMES[language]}: {name}")
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
            lines.append("   " + words % {"names": "; ".join(names)})
    for each in found.signed:
        named = {
            "statement": each.statement,
            "number": each.number,
            "standing": status_label(each.status),
        }
        lines.append("   " + _("Statement %(statement)d, No. %(number)d: %(standing)s") % named)
    return lines


def signatory_json(found: "Signatory", *, private: bool = False) -> dict[str, Any]:
    """Return what the directory holds of a signatory as plain values, as `signatory_lines` does."""
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
