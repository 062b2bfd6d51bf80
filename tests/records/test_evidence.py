"""Evidence of claims and how far the signatures rest on it; the attestor."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.records import attestors, evidence, signatures
from coalition_app.records.database import Database
from coalition_app.records.evidence import NewEvidence
from coalition_app.records.tables import EVIDENCE_KINDS, blob, evidence_claim
from tests.registers import COALITION, make_register, statement_of


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with make_register(tmp_path / "a.coalition", signatures=4) as made:
        yield made


def record(database: Database, numbers: list[int], kind: str, **fields: object) -> int:
    with database.writing("record-evidence") as tx:
        statement = statement_of(tx)
        rows = [signatures.find_signature(tx, statement, number) for number in numbers]
        new = NewEvidence(kind=kind, **{"note": "видела сама", **fields})  # type: ignore[arg-type]
        return evidence.record_evidence(tx, statement, rows, new)


def basis_of(database: Database) -> dict[int, str]:
    with database.reading() as tx:
        statement = statement_of(tx)
        found = evidence.consent_basis(tx, statement.id)
        rows = signatures.list_signatures(tx, statement.id)
        return {row.number: found[row.id] for row in rows if row.id in found}


def test_the_best_evidence_of_consent_is_the_basis(database: Database) -> None:
    record(database, [1, 2, 3], "held-outside")
    record(database, [2], "scan", content=b"%PDF-", file_name="2.pdf")
    record(database, [3], "call-note")
    record(database, [2], "call-note")
    assert basis_of(database) == {1: "held-outside", 2: "scan", 3: "call-note"}


def test_a_list_as_received_and_other_claims_are_no_consent(database: Database) -> None:
    record(database, [1], "list-as-received")
    for claim in ("identity", "authority", "wording"):
        record(database, [2], "letter", claim=claim)
    assert basis_of(database) == {}


@pytest.mark.parametrize("kind", [each for each in EVIDENCE_KINDS if each != "list-as-received"])
def test_every_other_kind_is_a_basis(database: Database, kind: str) -> None:
    assert record(database, [4], kind) == 1
    assert basis_of(database) == {4: kind}


def test_a_number_that_is_named_twice_is_taken_once(database: Database) -> None:
    assert record(database, [1, 1, 2], "letter") == 2


def test_the_same_bytes_are_kept_once(database: Database) -> None:
    for _each in range(2):
        record(database, [1], "scan", content=b"the same letter", file_name="a.jpg")
    with database.reading() as tx:
        assert tx.value(sa.select(sa.func.count()).select_from(blob)) == 1


@pytest.mark.parametrize(
    ("kind", "fields", "said"),
    [
        ("rumour", {}, "no kind of evidence"),
        ("letter", {"claim": "beauty"}, "no claim"),
        ("held-outside", {"note": " ", "held_where": ""}, "where the originals are held"),
        ("file", {"content": b"", "file_name": "a.pdf"}, "a.pdf is empty"),
        ("letter", {"received_on": dt.date(9999, 1, 1)}, "in the future"),
        ("letter", {"made_on": dt.date(9999, 1, 1)}, "in the future"),
    ],
)
def test_evidence_of_nothing_is_refused(
    database: Database, kind: str, fields: dict[str, object], said: str
) -> None:
    with pytest.raises(UserError, match=said):
        record(database, [1], kind, **fields)
    assert basis_of(database) == {}


def test_evidence_needs_a_signature(database: Database) -> None:
    with pytest.raises(UserError, match="no signature"):
        record(database, [], "letter")
    with database.reading() as tx:
        assert tx.first(sa.select(evidence_claim)) is None


def test_there_is_one_attestor_and_the_newest_offices_hold(database: Database) -> None:
    with database.reading() as tx:
        assert attestors.current_attestor(tx) is None
    for offices in (["директор"], ["координатор ", " ", "член совета"]):
        with database.writing("set-attestor") as writing:
            attestors.set_attestor(writing, name=" Ахметова Д. ", offices=offices)
    with database.reading() as tx:
        assert attestors.current_attestor(tx) == attestors.Attestor(
            "Ахметова Д.", ("координатор", "член совета")
        )
    with (
        pytest.raises(UserError, match="needs a name"),
        database.writing("set-attestor") as writing,
    ):
        attestors.set_attestor(writing, name="\x00 ", offices=[])


def test_the_register_knows_its_coalition(database: Database) -> None:
    with database.reading() as tx:
        assert attestors.get_register(tx) == attestors.RegisterRow(COALITION, "ru")
