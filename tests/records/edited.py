"""A list of two sections for the tests of editing, and words for changing and reading it."""

from pathlib import Path

from coalition_app.drafts import DraftEntry, DraftSection
from coalition_app.records.imports import import_draft
from coalition_app.records.journal import journal
from coalition_app.records.lists import signature_details
from coalition_app.records.lists.signature_details import SignatureDetails
from coalition_app.records.signatures import bulk_edits, edits
from coalition_app.records.signatures.signatures import SignatureRow, find_signature
from coalition_app.records.store.database import Database
from tests.registers import (
    make_register,
    make_source,
    record_edition,
    signatures_of,
    statement_of,
)


def list_of_two_sections(path: Path) -> Database:
    """Make a register with an imported list of two sections; whoever asks closes it."""
    made = make_register(path, statements_made=0)
    sections = (DraftSection("Ұлттық", 1, 3), DraftSection("Халықаралық", 4, 5))
    entries = [
        DraftEntry(
            number=at,
            as_printed=f"ОФ «Список {at}», Иванова А., и.о. директора, Алматы",
            legal_form="ОФ",
            name=f"«Список {at}»",
            representative="Иванова А.",
            office="и.о. директора",
            place="Алматы",
            section=1 if at < 4 else 2,
        )
        for at in range(1, 6)
    ]
    with made.writing("import") as tx:
        import_draft.import_source(tx, make_source(entries, sections=sections))
    return made


def change(database: Database, number: int, field: str, value: str) -> bool:
    with database.writing("change-signature") as tx:
        return edits.change_signature(tx, statement_of(tx), number, field, value)


def row_of(database: Database, number: int) -> SignatureRow:
    with database.reading() as tx:
        return find_signature(tx, statement_of(tx), number)


def details(database: Database, number: int) -> SignatureDetails:
    with database.reading() as tx:
        found = signature_details.read_details(tx, statement_of(tx), number)
    assert found is not None
    return found


def names(database: Database) -> list[str]:
    return [each.name for each in signatures_of(database)]


def newest_sentence(database: Database) -> str:
    with database.reading() as tx:
        return journal.list_entries(tx)[-1].sentence()


def bulk_edit(database: Database, numbers: list[int], field: str, value: str) -> int:
    with database.writing("change-many") as tx:
        return bulk_edits.bulk_edit(tx, statement_of(tx), numbers, field, value)


def attest_first_edition(database: Database) -> None:
    """Attest a first edition, after which the numbers stand."""
    with database.writing("attest") as tx:
        record_edition(tx)
