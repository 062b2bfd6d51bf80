"""Editions, prints and deliveries as the register keeps them."""

import datetime as dt
import hashlib
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from coalition_app.errors import NotSo, UserError
from coalition_app.records.editions import editions
from coalition_app.records.store.database import Database
from coalition_app.records.store.edition_tables import edition
from tests.registers import make_register, statement_of

DAY = dt.date(2026, 3, 1)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with make_register(tmp_path / "a.coalition", signatures=1, statements_made=2) as made:
        yield made


def attest(database: Database, statement: int, content: bytes) -> uuid.UUID:
    with database.writing("attest") as tx:
        row = statement_of(tx, statement)
        return editions.record_edition(
            tx,
            row,
            number=editions.next_edition(tx, row.id),
            place="Алматы",
            dated=DAY,
            content=content,
            code="code",
        )


@pytest.mark.parametrize("typed", ["12-к", "№ 12-к", "No. 12-к", "no.12-к"])
def test_an_incoming_number_shows_its_sign_once(typed: str) -> None:
    row = editions.DeliveryRow("Парламент", DAY, typed)
    assert editions.delivery_sentence(row).endswith("Парламент, incoming No. 12-к")


def test_editions_are_numbered_per_statement(database: Database) -> None:
    for statement, content in ((1, b"a"), (2, b"b"), (1, b"c")):
        attest(database, statement, content)
    with database.reading() as tx:
        one, two = statement_of(tx, 1), statement_of(tx, 2)
        assert [each.number for each in editions.list_editions(tx, one.id)] == [1, 2]
        assert [each.number for each in editions.list_editions(tx, two.id)] == [1]
        assert editions.next_edition(tx, one.id) == 3
        found = editions.find_edition(tx, one, 2)
        assert (found.place, found.dated) == ("Алматы", DAY)
        assert editions.kept_bytes(tx, found.sha256) == b"c"
        with pytest.raises(UserError, match="Statement 2 has no edition 2"):
            editions.find_edition(tx, two, 2)


def test_an_edition_keeps_the_heads_of_the_journal_before_it(database: Database) -> None:
    with database.reading() as tx:
        newest = tx.first(sa.text("SELECT seq, hash FROM journal_entry ORDER BY seq DESC LIMIT 1"))
    attest(database, 1, b"a")
    with database.reading() as tx:
        (head,) = tx.value(sa.select(edition.c.heads))
    assert newest is not None
    assert (head["seq"], head["hash"]) == (newest.seq, newest.hash.hex())


def test_a_print_is_found_by_its_bytes(database: Database) -> None:
    made = attest(database, 1, b"content")
    for language in ("ru", "kk"):
        with database.writing("print") as tx:
            editions.record_print(tx, made, language=language, content=language.encode())
    with database.reading() as tx:
        found = editions.print_by_digest(tx, hashlib.sha256(b"kk").digest())
        assert found is not None
        assert (found[0].id, found[1].language) == (made, "kk")
        assert [each.language for each in editions.list_prints(tx, made)] == ["ru", "kk"]
        # The content of an edition is kept, and is no print.
        assert editions.print_by_digest(tx, hashlib.sha256(b"content").digest()) is None
        with pytest.raises(NotSo, match="missing"):
            editions.kept_bytes(tx, bytes(32))


def test_a_delivery_names_to_whom_and_no_day_to_come(database: Database) -> None:
    attest(database, 1, b"a")
    with database.reading() as reading:
        statement = statement_of(reading)
        row = editions.find_edition(reading, statement, 1)
    for recipient, day in ((" ", DAY), ("Парламент", dt.date(9999, 1, 1))):
        with pytest.raises(UserError), database.writing("deliver") as tx:
            editions.record_delivery(tx, statement, row, recipient=recipient, delivered_on=day)
    with database.writing("deliver") as tx:
        editions.record_delivery(
            tx, statement, row, recipient=" Парламент ", delivered_on=DAY, incoming_number="12-к"
        )
    with database.reading() as reading:
        kept = reading.rows(sa.text("SELECT recipient, incoming_number FROM delivery"))
    assert [tuple(each) for each in kept] == [("Парламент", "12-к")]
