"""Signatures by hand, withdrawals, and finding them in any spelling."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.records.signatures import signatures
from coalition_app.records.signatures.signatures import NewSignature
from coalition_app.records.statements import statements
from coalition_app.records.store.database import Database
from tests.registers import (
    add_signatures,
    add_statement,
    make_register,
    signatures_of,
    statement_of,
    withdraw_signature,
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with make_register(tmp_path / "a.coalition", signatures=3) as made:
        yield made


def sign(database: Database, **fields: object) -> int:
    with database.writing("sign") as tx:
        return signatures.sign(tx, statement_of(tx), NewSignature(**fields))  # type: ignore[arg-type]


def withdraw(database: Database, number: int, received: dt.date) -> None:
    with database.writing("withdraw") as tx:
        withdraw_signature(tx, statement_of(tx), number, received)


def test_a_signature_keeps_what_was_given(database: Database) -> None:
    number = sign(
        database,
        name=" «Ақ жол» ",
        legal_form="ОФ",
        representative="Иванова А.",
        office="директор",
        place="Алматы",
        country="Казахстан",
        joint=(("ОО", "«Зов»"),),
    )
    row = signatures_of(database)[-1]
    assert (number, row.number) == (4, 4)
    assert row.full_name == "ОФ «Ақ жол», ОО «Зов»"
    assert (row.representative, row.office, row.place, row.country) == (
        "Иванова А.",
        "директор",
        "Алматы",
        "Казахстан",
    )
    assert (row.kind, row.capacity, row.status) == ("organisation", "organisation", "signed")


@pytest.mark.parametrize(
    ("kind", "capacity"),
    [("individual", "individual"), ("media", "organisation"), ("union", "organisation")],
)
def test_the_capacity_follows_the_kind_unless_told(
    database: Database, kind: str, capacity: str
) -> None:
    sign(database, name="А", kind=kind)
    sign(database, name="Б", kind=kind, capacity="personal")
    assert [row.capacity for row in signatures_of(database)[-2:]] == [capacity, "personal"]


@pytest.mark.parametrize(
    "fields",
    [
        {"name": " "},
        {"name": "\x00"},
        {"name": "А", "kind": "company"},
        {"name": "А", "capacity": "ghost"},
        {"name": "А", "status": "present"},
        {"name": "А", "publish": "perhaps"},
    ],
)
def test_a_signature_that_cannot_be_is_refused(
    database: Database, fields: dict[str, object]
) -> None:
    with pytest.raises(UserError):
        sign(database, **fields)
    assert len(signatures_of(database)) == 3


def test_a_withdrawn_signature_keeps_its_number(database: Database) -> None:
    day = dt.date(2026, 2, 3)
    withdraw(database, 3, day)
    row = signatures_of(database)[2]
    assert (row.number, row.status, row.status_on) == (3, "withdrawn", day)
    assert sign(database, name="Новая") == 4


def test_a_withdrawal_is_refused_twice_in_the_future_and_of_nobody(database: Database) -> None:
    withdraw(database, 2, dt.date(2026, 2, 3))
    with pytest.raises(UserError, match="already has this status: withdrawn"):
        withdraw(database, 2, dt.date(2026, 2, 4))
    with pytest.raises(UserError, match="in the future"):
        withdraw(database, 1, dt.date(9999, 1, 1))
    for number in (0, -1, 4, 2**70):
        with pytest.raises(UserError, match="no signature number"):
            withdraw(database, number, dt.date(2026, 2, 3))


def test_each_statement_numbers_its_own_signatures(database: Database) -> None:
    add_statement(database)
    add_signatures(database, 2)
    assert [row.number for row in signatures_of(database, 2)] == [1, 2]
    assert len(signatures_of(database, 1)) == 3


@pytest.mark.parametrize("typed", ["шанырак", "Shanyraq", "ШАҢЫРАҚ", "ңыр"])
def test_a_name_is_found_in_any_spelling(database: Database, typed: str) -> None:
    sign(database, name="«Шаңырақ»")
    with database.reading() as tx:
        found = signatures.list_signatures(tx, statement_of(tx).id, find=typed)
    assert [row.number for row in found] == [4]


def test_search_takes_signs_of_the_query_language_as_they_are(database: Database) -> None:
    sign(database, name="100% қолдау_")
    with database.reading() as tx:
        statement = statements.list_statements(tx)[0]
        for typed, numbers in (("100", [4]), ("_", None), ("%", None)):
            found = [row.number for row in signatures.list_signatures(tx, statement.id, find=typed)]
            assert numbers is None or found == numbers


def test_who_signs_again_and_wants_less_printed_gets_less_and_never_more(
    tmp_path: Path,
) -> None:
    """The consent is the signatory's, whatever is signed: the narrower one holds."""
    with make_register(tmp_path / "a.coalition", signatures=1) as database:
        for publish, holds in (("initials", "initials"), ("yes", "initials")):
            with database.writing("sign") as tx:
                (first, *_others) = signatures.list_signatures(tx, statement_of(tx).id)
                new = NewSignature(first.name, signatory_id=first.signatory_id, publish=publish)
                signatures.sign(tx, statement_of(tx), new)
            assert {each.publish for each in signatures_of(database)} == {holds}
