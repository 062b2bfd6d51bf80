"""The paper anchor: it stands for one past, and a rewritten or cut past does not have it."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.languages import LANGUAGES
from coalition_app.records.file import engine as engines
from coalition_app.records.journal import control_words, paper_anchor, proof
from coalition_app.records.store.database import Database
from tests.registers import add_signatures, make_register, statement_of, withdraw_signature


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with make_register(tmp_path / "r.coalition") as database:
        yield database


def anchor(database: Database) -> str:
    with database.reading() as tx:
        return paper_anchor.current_anchor(tx)


def found(database: Database, words: str) -> paper_anchor.Anchored | None:
    with database.reading() as tx:
        return paper_anchor.find_anchor(tx, words)


@pytest.mark.parametrize("language", [*LANGUAGES, control_words.BEFORE])
def test_a_receipt_is_found_in_the_words_of_each_language(
    database: Database, language: str
) -> None:
    """Those printed before there were lists of three languages stay good."""
    with database.reading() as tx:
        words = paper_anchor.current_anchor(tx, language)
    add_signatures(database, 1)
    known = found(database, words.title())
    assert known is not None
    assert [entry.action for entry in known.since] == ["sign"]


def test_an_anchor_tells_what_was_done_since(database: Database) -> None:
    words = anchor(database)
    assert len(words.split()) == 6
    add_signatures(database, 1)
    with database.writing("withdraw") as tx:
        withdraw_signature(tx, statement_of(tx), 1, dt.date(2026, 1, 2))
    known = found(database, f"  {words.upper().replace(' ', ', ')} ")
    assert known is not None
    assert [entry.action for entry in known.since] == ["sign", "withdraw"]
    newest = found(database, anchor(database))
    assert newest is not None
    assert newest.since == ()


def test_every_moment_has_an_anchor_of_its_own(database: Database) -> None:
    seen = {anchor(database)}
    for _each in range(5):
        add_signatures(database, 1)
        seen.add(anchor(database))
    assert len(seen) == 6


def test_a_cut_journal_does_not_contain_the_anchor(database: Database) -> None:
    add_signatures(database, 1)
    words = anchor(database)
    for table in ("journal_private", "journal_change", "journal_entry"):
        engines.pragma(database.engine, f"DROP TRIGGER {table}_refuses_delete")
        newest = "(SELECT max(seq) FROM journal_entry)"
        if table == "journal_entry":
            newest = "(SELECT max(seq) FROM journal_change) + 1"
        engines.pragma(database.engine, f"DELETE FROM {table} WHERE seq = {newest}")
    with database.reading() as tx:
        assert proof.broken_links(tx) == []
    assert found(database, words) is None


def test_a_rewritten_journal_does_not_contain_the_anchor(database: Database) -> None:
    words = anchor(database)
    engines.pragma(database.engine, "DROP TRIGGER journal_entry_refuses_update")
    engines.pragma(database.engine, "UPDATE journal_entry SET actor = 'another' WHERE seq = 1")
    assert found(database, words) is None


@pytest.mark.parametrize("typed", ["", "one two", "zzzz " * 6])
def test_words_that_are_no_anchor_are_refused(database: Database, typed: str) -> None:
    with pytest.raises(UserError):
        found(database, typed)


def test_the_anchor_of_another_register_is_not_found(database: Database, tmp_path: Path) -> None:
    with make_register(tmp_path / "other.coalition", signatures=1) as other:
        words = anchor(other)
    assert found(database, words) is None
