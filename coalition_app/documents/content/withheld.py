"""Names and offices that may no longer be published, beside what an older edition printed."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from coalition_app.documents.content.as_signed import NO_OFFICE, initials_of, printed_pieces
from coalition_app.documents.content.attestation_basis import ranges
from coalition_app.documents.content.content import AnnexContent, ContentEntry
from coalition_app.i18n import ngettext
from coalition_app.records.checked import chunks
from coalition_app.records.signatures.signatures import list_signatures
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.tables import HIDES_NAME
from coalition_app.records.store.transactions import Reading


class Allowed(NamedTuple):
    """What may be published of a signatory today, where that is not the whole entry."""

    consent: str
    """A word of CONSENTS."""
    people: str = ""
    """Without the office, what prints of the people behind the name."""

    @property
    def hides_name(self) -> bool:
        """Tell whether not even the name may be published."""
        return self.consent in HIDES_NAME


def consents_now(
    tx: Reading, statement: StatementRow, numbers: Iterable[int]
) -> dict[int, Allowed]:
    """Return by number what may be published today where that is not the whole entry.

    An organisation has no initials and is withheld.
    """
    listed, found = sorted(set(numbers)), dict[int, Allowed]()
    for chunk in chunks(listed):
        for row in list_signatures(tx, statement.id, numbers=chunk):
            if row.publish != "yes":
                bodily = row.publish == "initials" and row.kind != "individual"
                people = printed_pieces(row).representative if row.publish == NO_OFFICE else ""
                found[row.number] = Allowed("withheld" if bodily else row.publish, people)
    return found


def nameless(entry: ContentEntry) -> ContentEntry:
    """Return an entry without what it prints of the signatory, and without words."""
    return replace(
        entry,
        name="",
        printed_form="",
        directory_names=(),
        representative="",
        office="",
        place="",
        country="",
        acts=(),
    )


def as_allowed(entry: ContentEntry, allowed: Allowed) -> ContentEntry:
    """Return an entry as it may be published today: without the office, by initials, or its number only.

    Where a source has people and offices in one line, they are printed as they would be today.
    """
    if allowed.consent == NO_OFFICE:
        mixed = not entry.office and any(each in entry.representative for each in ",;(")
        people = allowed.people if mixed else entry.representative
        return replace(entry, representative=people, office="")
    bare = nameless(entry)
    return replace(bare, name=initials_of(entry.name)) if allowed.consent == "initials" else bare


def names_withheld_since(
    tx: Reading, statement: StatementRow, content: AnnexContent
) -> tuple[int, ...]:
    """Return the numbers of which an edition prints more than may be published today."""
    printed = {
        entry.number: entry
        for section in content.sections
        for entry in section.entries
        if entry.name
    }
    return tuple(_more_than_allowed(printed, consents_now(tx, statement, printed)))


def _more_than_allowed(
    printed: Mapping[int, ContentEntry], consents: Mapping[int, Allowed]
) -> Iterable[int]:
    return (
        number
        for number, consent in sorted(consents.items())
        if printed[number] != as_allowed(printed[number], consent)
    )


def withheld_sentence(edition: int, numbers: tuple[int, ...]) -> str:
    """Say that a further print of an edition shows names that may no longer be published, by number."""
    return ngettext(
        "Edition %(edition)d prints the name or the office of No. %(numbers)s, which has since been "
        "withheld. An edition never changes, so a further print shows it again; a new edition would not.",
        "Edition %(edition)d prints names or offices of Nos. %(numbers)s, which have since been withheld. An "
        "edition never changes, so a further print shows them again; a new edition would not.",
        len(numbers),
    ) % {"edition": edition, "numbers": ranges(numbers)}
