"""Checks of signatures: what was found, by whom, on what ground; a second person's check beside the first."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.records.evidence import evidence
from coalition_app.records.signatures import signatures, verifications
from coalition_app.records.store.database import Database
from tests.registers import make_register, redo, statement_of, undo


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with make_register(tmp_path / "a.coalition", signatures=4) as made:
        yield made


def check(
    database: Database, number: int, verification: str, ground: str = "", by: str = ""
) -> None:
    with database.writing("verify-signature") as tx:
        verifications.verify_signature(
            tx, statement_of(tx), number, verification, ground=ground, by=by
        )


def checks(database: Database, number: int) -> list[tuple[str, str, str]]:
    with database.reading() as tx:
        signed = signatures.find_signature(tx, statement_of(tx), number)
        found = verifications.list_checks(tx, signed.id)
    return [(each.verification, each.by, each.ground) for each in found]


def verification(database: Database, number: int) -> str:
    with database.reading() as tx:
        return signatures.find_signature(tx, statement_of(tx), number).verification


def test_a_second_persons_check_stands_beside_the_first(database: Database) -> None:
    check(database, 2, "confirmed", "сверено с письмом", "Айгуль")
    check(database, 2, "confirmed", "звонок", "Ермек")
    assert checks(database, 2) == [
        ("confirmed", "Айгуль", "сверено с письмом"),
        ("confirmed", "Ермек", "звонок"),
    ]
    assert checks(database, 1) == []
    assert verification(database, 2) == "confirmed"


def test_a_check_alone_is_no_evidence_of_consent(database: Database) -> None:
    check(database, 3, "confirmed", "видела", "Айгуль")
    with database.reading() as tx:
        assert evidence.consent_basis(tx, statement_of(tx).id) == {}
    check(database, 3, "unverified")
    assert checks(database, 3) == [("confirmed", "Айгуль", "видела"), ("unverified", "", "")]


def test_an_undone_check_is_no_check_until_it_is_done_again(database: Database) -> None:
    check(database, 1, "confirmed", "звонок", "Айгуль")
    check(database, 1, "disputed", "другой почерк", "Ермек")
    undo(database)
    assert checks(database, 1) == [("confirmed", "Айгуль", "звонок")]
    assert verification(database, 1) == "confirmed"
    redo(database)
    assert checks(database, 1)[-1] == ("disputed", "Ермек", "другой почерк")
    assert verification(database, 1) == "disputed"
    undo(database)
    undo(database)
    assert checks(database, 1) == []
    assert verification(database, 1) == "unverified"


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("confirmed", "confirm signature 1 of statement 1"),
        ("disputed", "leaves doubt"),
        ("rejected", "did not stand the check"),
    ],
)
def test_the_journal_says_what_was_found(database: Database, word: str, sentence: str) -> None:
    check(database, 1, word, "звонок", "Айгуль")
    assert sentence in undo(database).sentence()


@pytest.mark.parametrize(
    ("word", "ground", "by", "said"),
    [
        ("perhaps", "звонок", "Айгуль", "not known here"),
        ("confirmed", " ", "Айгуль", "on what ground"),
        ("rejected", "звонок", "", "who checked"),
    ],
)
def test_a_check_needs_a_finding_a_ground_and_a_name(
    database: Database, word: str, ground: str, by: str, said: str
) -> None:
    with pytest.raises(UserError, match=said):
        check(database, 1, word, ground, by)
    assert checks(database, 1) == []


def test_the_same_check_is_not_recorded_twice(database: Database) -> None:
    check(database, 1, "confirmed", "звонок", "Айгуль")
    with pytest.raises(UserError, match="a second check is another person"):
        check(database, 1, "confirmed", "звонок", "Айгуль")
    with pytest.raises(UserError, match="no signature number 9"):
        check(database, 9, "confirmed", "звонок", "Айгуль")
    assert len(checks(database, 1)) == 1


@pytest.mark.parametrize("ground", ["x", "я", "Айгуль", " Айгуль Х. ", "да"])
def test_a_ground_is_more_than_a_letter_and_a_name(database: Database, ground: str) -> None:
    """A check "confirmed", ground "x", once printed that signatures were found genuine."""
    with pytest.raises(UserError, match="on what ground"):
        check(database, 1, "confirmed", ground, "Айгуль")
    assert checks(database, 1) == []
