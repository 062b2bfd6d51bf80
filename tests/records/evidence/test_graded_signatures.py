"""Reading the grades of a statement's signatures out of the register."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.records.evidence import evidence
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.evidence.graded_signatures import Known, known_signatures
from coalition_app.records.imports import import_draft
from coalition_app.records.lists.signature_details import read_details
from coalition_app.records.signatures import signatures
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import evidence_claim
from tests.registers import make_register, make_source, numbered_entries, statement_of

HELD = {"held_where": "г. Алматы", "holder": "Р. М. Акылбекова"}


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with make_register(tmp_path / "a.coalition", signatures=3) as made:
        yield made


def record(database: Database, numbers: list[int], kind: str, **fields: object) -> None:
    with database.writing("record-evidence") as tx:
        rows = signatures.list_signatures(tx, statement_of(tx).id, numbers=numbers)
        new = NewEvidence(kind, **{"note": "видели", **fields})  # type: ignore[arg-type]
        evidence.record_evidence(tx, statement_of(tx), rows, new)


def known(database: Database) -> dict[int, Known]:
    with database.reading() as tx:
        statement = statement_of(tx)
        found = known_signatures(tx, statement.id)
        rows = signatures.list_signatures(tx, statement.id)
        for row in rows:
            assert known_signatures(tx, statement.id, among=[row.id]) == {row.id: found[row.id]}
            shown = read_details(tx, statement, row.number)
            assert shown is not None
            assert shown.grade == found[row.id].grade
        return {row.number: found[row.id] for row in rows}


def test_a_copy_that_came_through_others_is_no_original(database: Database) -> None:
    record(database, [1], "held-outside", **HELD, originality="copy", directness="indirect")
    record(database, [2], "held-outside", **HELD)
    assert [known(database)[number].how for number in (1, 2, 3)] == [
        "copy",
        "original",
        "no-evidence",
    ]


def test_an_original_is_held_by_word_until_a_file_of_it_is_kept(database: Database) -> None:
    record(database, [1, 2], "held-outside", **HELD)
    record(database, [2], "scan", content=b"%PDF-", file_name="2.pdf")
    found = known(database)
    place = ("Р. М. Акылбекова", "г. Алматы")
    assert (found[1].held, found[1].by_word) == (place, True)
    assert (found[2].held, found[2].by_word, found[2].grade) == (place, False, "original")


@pytest.mark.parametrize("kind", ["mail", "message", "letter", "file", "call-note"])
def test_a_letter_kept_beside_is_no_file_of_the_original(database: Database, kind: str) -> None:
    """The attestation would say that the register holds the original of whoever wrote later."""
    record(database, [1, 2], "held-outside", **HELD)
    record(database, [2], kind, content="Поддерживаем.".encode(), file_name="2.txt")
    found = known(database)
    assert found[2].grade == "original"
    assert (found[1].by_word, found[2].by_word) == (True, True)


def test_a_scan_that_lapsed_is_no_file_of_the_original(database: Database) -> None:
    """The entry changed since: the scan shows another one."""
    record(database, [1], "held-outside", **HELD)
    record(database, [1], "scan", content=b"%PDF-", file_name="1.pdf")
    with database.writing("lapse") as tx:
        scan = list(tx.rows(evidence_claim.select()))[-1]
        tx.change(evidence_claim, scan.id, lapsed_on=tx.today)
    assert known(database)[1].by_word


def test_the_list_that_brought_a_signature_is_no_consent(database: Database) -> None:
    with database.writing("import") as tx:
        source = make_source(numbered_entries(2))
        import_draft.import_source(tx, source, into=statement_of(tx))
    record(database, [1], "list-as-received", received_on=dt.date(2026, 3, 2))
    found = known(database)
    assert found[1] == Known("list", dt.date(2026, 3, 2))
    assert (found[4].how, found[4].list_day, found[4].grade) == ("list", None, "list-only")
    assert found[2].how == "no-evidence"


def test_whoever_has_evidence_of_consent_is_of_the_first_three_grades(database: Database) -> None:
    record(database, [1], "call-note")
    record(database, [2], "list-as-received")
    record(database, [3], "mail")
    with database.writing("lapse") as tx:
        for row in tx.rows(evidence_claim.select()):
            tx.change(evidence_claim, row.id, lapsed_on=tx.today)
    record(database, [1], "call-note")
    with database.reading() as tx:
        statement = statement_of(tx)
        consented = set(evidence.consent_basis(tx, statement.id))
        found = known_signatures(tx, statement.id)
    graded = {key for key, each in found.items() if each.grade not in ("list-only", "none")}
    assert graded == consented
    assert known(database)[3].how == "lapsed"
