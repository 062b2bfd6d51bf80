"""Names that may no longer be published, or only by their initials, beside what an older edition printed."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from coalition_app.documents.content.as_signed import initials_of
from coalition_app.documents.content.attestation_basis import ranges
from coalition_app.documents.content.content import AnnexContent, ContentEntry
from coalition_app.i18n import ngettext
from coalition_app.records.checked import chunks
from coalition_app.records.signatures.signatures import list_signatures
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.transactions import Reading


def consents_now(tx: Reading, statement: StatementRow, numbers: Iterable[int]) -> dict[int, str]:
    """Return by number what may be published today where that is not the whole name: withheld or initials.

    An organisation has no initials and is withheld.
    """
    listed, found = sorted(set(numbers)), dict[int, str]()
    for chunk in chunks(listed):
        for row in list_signatures(tx, statement.id, numbers=chunk):
            if row.publish != "yes":
                by_initials = row.publish == "initials" and row.kind == "individual"
                found[row.number] = "initials" if by_initials else "withheld"
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


def as_allowed(entry: ContentEntry, consent: str) -> ContentEntry:
    """Return an entry as it may be published today: with the initials, or with its number only."""
    bare = nameless(entry)
    return replace(bare, name=initials_of(entry.name)) if consent == "initials" else bare


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
    printed: Mapping[int, ContentEntry], consents: Mapping[int, str]
) -> Iterable[int]:
    return (
        number
        for number, consent in sorted(consents.items())
        if printed[number] != as_allowed(printed[number], consent)
    )


def withheld_sentence(edition: int, numbers: tuple[int, ...]) -> str:
    """Say that a further print of an edition shows names that may no longer be published, by number."""
    return ngettext(
        "Edition %(edition)d prints the name of No. %(numbers)s, who has withheld it since. An edition never "
        "changes, so a further print shows the name again; a new edition would not.",
        "Edition %(edition)d prints the names of Nos. %(numbers)s, who have withheld them since. An edition "
        "never changes, so a further print shows the names again; a new edition would not.",
        len(numbers),
    ) % {"edition": edition, "numbers": ranges(numbers)}
