"""SQL tells which rows stand as they were added, whatever they hold; edited or altered ones are left."""

import datetime as dt
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coalition_app.records.opening.existing import open_register
from coalition_app.records.store.as_added import gone_unremoved, not_as_added
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import JOURNALLED, signatory, signature, status_step
from tests.registers import make_register, redo, undo
from tests.tampering import behind_the_journal

NOON = dt.datetime(2026, 3, 14, 12, tzinfo=dt.UTC)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with make_register(tmp_path / "a.coalition", signatures=3) as opened:
        yield opened


def left_over(database: Database) -> dict[str, int]:
    """Count the rows of each table that SQL does not find as they were added."""
    with database.reading() as tx:
        counted = {
            table.name: len(list(not_as_added(tx.connection, table)))
            for table in JOURNALLED.values()
        }
    return {name: count for name, count in counted.items() if count}


def add_signatory(database: Database, **values: object) -> uuid.UUID:
    with database.writing("edit") as tx:
        given = {"kind": "media", "name": "«Эхо»", "publish": "yes"}
        return tx.add(signatory, **{**given, **values})


def test_a_real_register_stands_as_it_was_added(imported_case: Path) -> None:
    with open_register(imported_case) as database:
        assert left_over(database) == {}


@given(
    words=st.text(st.characters(codec="utf-8"), max_size=20),
    lines=st.none() | st.lists(st.text(st.characters(codec="utf-8"), max_size=6), max_size=3),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_words_are_found_as_they_were_added(
    database: Database, words: str, lines: list[str] | None
) -> None:
    add_signatory(database, name=words, notes=words, contacts=lines)
    assert left_over(database) == {}


@pytest.mark.parametrize("microsecond", [0, 1, 120_000])
def test_days_and_moments_are_found_as_they_were_added(
    database: Database, microsecond: int
) -> None:
    with database.writing("edit") as tx:
        signed = tx.rows(signature.select())[0]
        moment = NOON.replace(microsecond=microsecond)
        step = {"standing": "signed", "effective_on": NOON.date(), "recorded_at": moment}
        tx.add(status_step, signature_id=signed.id, **step)
    assert left_over(database) == {}


def test_what_was_removed_and_added_again_is_found_as_it_was_added(database: Database) -> None:
    add_signatory(database)
    undo(database)
    with database.reading() as tx:
        assert list(gone_unremoved(tx.connection)) == []
    redo(database)
    assert left_over(database) == {}


def test_an_edited_row_is_left_over(database: Database) -> None:
    added = add_signatory(database)
    with database.writing("edit") as tx:
        tx.change(signatory, added, name="«Жаңғырық»")
    assert left_over(database) == {"signatory": 1}


TAMPERED = {
    "words": "UPDATE signature SET name = name || ' '",
    "a letter that looks alike": "UPDATE signature SET name = replace(name, 'о', 'o') WHERE name LIKE '%о%'",
    "words that are bytes": "UPDATE signature SET place = CAST('' AS BLOB)",
    "a number that is a text": "UPDATE signature SET number = number || 'x'",
    "a key that is a text": "UPDATE signature SET source_id = CAST(zeroblob(16) AS TEXT)",
    "nothing in place of a key": "UPDATE signature SET signatory_id = zeroblob(0)",
    "a list": "UPDATE signature SET joint = '[]'",
    "a day": "UPDATE signature SET signed_on = '2026-01-01'",
    "a moment": "UPDATE statement SET made_at = replace(made_at, ':', '.')",
    "a moment with something behind it": "UPDATE statement SET made_at = made_at || char(0)",
}  # fmt: skip


@pytest.mark.parametrize("tampering", TAMPERED.values(), ids=TAMPERED.keys())
def test_an_altered_row_is_left_over(database: Database, tampering: str) -> None:
    behind_the_journal(database, tampering)
    try:
        found: object = left_over(database)
    except sa.exc.OperationalError as error:
        found = error  # as good: whoever asks looks at each row then
    assert found


def test_a_row_that_is_gone_is_named(database: Database) -> None:
    added = add_signatory(database)
    behind_the_journal(database, f"DELETE FROM signatory WHERE id = x'{added.hex}'")
    with database.reading() as tx:
        assert list(gone_unremoved(tx.connection)) == [("signatory", added.bytes)]
