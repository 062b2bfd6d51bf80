"""Places that an entry prints among its people, as "Алматы, А. Сатова, директор"; told by its pieces."""

from coalition_app.documents.content.content import AnnexContent
from coalition_app.documents.content.profiles import PLACE, Place
from coalition_app.records.checked import chunks
from coalition_app.records.signatures.signatures import list_signatures
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.transactions import Reading


def places_among_people(
    tx: Reading, statement: StatementRow, content: AnnexContent
) -> dict[int, Place]:
    """Return by number place and country of the entries that print them in one text with the people.

    That text is never parsed: a place is a piece of the signature, and stands in what the content prints.
    """
    together = {
        entry.number: entry.representative
        for section in content.sections
        for entry in section.entries
        if entry.representative and not entry.place and not entry.country
    }
    found: dict[int, Place] = {}
    for chunk in chunks(sorted(together)):
        for row in list_signatures(tx, statement.id, numbers=chunk):
            printed = dict.fromkeys(PLACE, "")
            for piece in row.pieces:
                if piece.prints and piece.role in PLACE and piece.text in together[row.number]:
                    printed[piece.role] = piece.text
            if any(printed.values()):
                found[row.number] = (printed["place"], printed["country"])
    return found
