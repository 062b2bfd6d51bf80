"""Scans of pages signed by hand: kept with their edition, once, and refused where they cannot be."""

import datetime as dt
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.records import checked
from coalition_app.records.care import checks
from coalition_app.records.editions import editions, signed_pages
from coalition_app.records.editions.editions import EditionRow
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database
from tests.registers import dump, make_register, redo, statement_of, this_day, undo

DAY = dt.date(2026, 3, 1)
SCAN = b"\xff\xd8\xff scan"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a register with two editions of one statement."""
    with make_register(tmp_path / "a.coalition", signatures=1) as made:
        for content in (b"a", b"b"):
            attest(made, content)
        yield made


def attest(database: Database, content: bytes) -> uuid.UUID:
    with database.writing("attest") as tx:
        row = statement_of(tx)
        return editions.record_edition(
            tx,
            row,
            number=editions.next_edition(tx, row.id),
            place="Алматы",
            dated=DAY,
            content=content,
            code="code",
        )


def edition_of(database: Database, number: int) -> tuple[StatementRow, EditionRow]:
    with database.reading() as tx:
        statement = statement_of(tx)
        return statement, editions.find_edition(tx, statement, number)


def keep(
    database: Database,
    number: int = 1,
    *,
    name: str = "scan.jpg",
    content: bytes = SCAN,
    received: dt.date | None = DAY,
    note: str = "",
) -> bool:
    statement, row = edition_of(database, number)
    with database.writing("keep-signed-page") as tx:
        return signed_pages.keep_signed_page(
            tx, statement, row, file_name=name, content=content, received_on=received, note=note
        )


def kept(database: Database, number: int = 1) -> list[signed_pages.SignedPageRow]:
    _statement, row = edition_of(database, number)
    with database.reading() as tx:
        return signed_pages.list_signed_pages(tx, row.id)


def test_a_scan_is_kept_with_its_edition_and_nothing_else_changes(database: Database) -> None:
    before = dump(database)
    assert keep(database, name="../../скан.jpg", note=" второй экземпляр ")
    (row,) = kept(database)
    assert (row.file_name, row.note, row.received_on) == ("скан.jpg", "второй экземпляр", DAY)
    assert row.size == len(SCAN)
    with database.reading() as tx:
        assert signed_pages.signed_page_bytes(tx, row.id) == SCAN
    assert kept(database, 2) == []
    after = dump(database)
    assert {name for name in before if before[name] != after[name]} == {"signed_page"}
    assert checks.find_damage(database) == []


def test_the_same_scan_twice_is_kept_once_and_journalled_once(database: Database) -> None:
    assert keep(database)
    before = dump(database)
    assert not keep(database, name="again.jpg", note="другое")
    assert dump(database) == before
    assert keep(database, 2)
    assert len(kept(database)) == len(kept(database, 2)) == 1


def test_without_a_day_it_came_today(database: Database) -> None:
    keep(database, received=None)
    (row,) = kept(database)
    assert row.received_on == this_day()


def test_keeping_is_undone_and_done_again(database: Database) -> None:
    before = dump(database)
    keep(database)
    after = dump(database)
    assert "as signed by hand" in undo(database).sentence()
    assert dump(database) == before
    assert kept(database) == []
    redo(database)
    assert dump(database) == after


def test_the_journal_holds_neither_name_nor_note(database: Database) -> None:
    keep(database, name="Ахметова.jpg", note="получено от Ахметовой")
    with database.reading() as tx:
        words = " ".join(
            str(row[0])
            for row in tx.connection.exec_driver_sql("SELECT value FROM journal_change").all()
        )
    assert "Ахметов" not in words


@pytest.mark.parametrize(
    ("spoiled", "sentence"),
    [
        ({"content": b""}, "The file scan.jpg is empty."),
        (
            {"received": dt.date(9999, 1, 1)},
            "The date 01.01.9999 is in the future: by the clock of this computer it is ",
        ),
        (
            {"received": DAY - dt.timedelta(days=1)},
            "Edition 1 bears the date 01.03.2026: its page was not signed before.",
        ),
    ],
    ids=["empty", "tomorrow", "before the attestation"],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    database: Database, spoiled: dict[str, object], sentence: str
) -> None:
    before = dump(database)
    with pytest.raises(UserError) as refused:
        keep(database, **spoiled)  # type: ignore[arg-type]
    assert str(refused.value).startswith(sentence)
    assert dump(database) == before


def test_a_file_that_is_too_large_is_refused_unread(database: Database) -> None:
    _statement, row = edition_of(database, 1)
    size, today = checked.LARGEST_FILE, dt.date(2026, 3, 2)
    signed_pages.refuse_signed_page(row, "a", size, DAY, today)
    with pytest.raises(UserError, match=r"The file a is too large\."):
        signed_pages.refuse_signed_page(row, "a", size + 1, DAY, today)


def test_a_kept_scan_that_was_changed_is_found(database: Database) -> None:
    keep(database)
    with database.writing("x") as tx:
        tx.connection.exec_driver_sql(
            "UPDATE blob SET content = X'00' WHERE size = ?", (len(SCAN),)
        )
    assert any("A kept file was changed" in each for each in checks.find_damage(database))
