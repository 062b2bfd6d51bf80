"""What is looked for in a register: values and files that were taken away behind the journal."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.records.care.checks import find_damage
from coalition_app.records.evidence import evidence
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.store.database import Database
from tests.registers import make_register, signatures_of, statement_of
from tests.tampering import behind_the_journal

LETTER = b"From: a@b.kz\n\nyes"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Yield a sound register with one kept file of evidence."""
    with make_register(tmp_path / "a.coalition") as opened:
        with opened.writing("record-evidence") as tx:
            letter = NewEvidence(kind="mail", claim="consent", file_name="a.eml", content=LETTER)
            evidence.record_evidence(tx, statement_of(tx), signatures_of(opened)[:1], letter)
        assert find_damage(opened) == []
        yield opened


def test_a_kept_file_that_was_emptied_is_missing(database: Database) -> None:
    behind_the_journal(database, "UPDATE blob SET content = NULL")
    (found,) = find_damage(database)
    assert found.startswith("A kept file is missing: ")


@pytest.mark.parametrize(
    "statement",
    ["UPDATE blob SET content = zeroblob(size)", "UPDATE blob SET size = size + 1"],
    ids=["content", "size"],
)
def test_a_kept_file_that_is_not_what_was_kept_was_changed(
    database: Database, statement: str
) -> None:
    behind_the_journal(database, statement)
    (found,) = find_damage(database)
    assert found.startswith("A kept file was changed: ")


def test_a_name_that_was_changed_with_its_private_value_erased_is_told(database: Database) -> None:
    """Whoever erases what the journal keeps could otherwise write any name into the table."""
    behind_the_journal(database, "UPDATE journal_private SET value = NULL, salt = x''")
    behind_the_journal(database, "UPDATE signature SET name = 'Другое имя' WHERE number = 1")
    assert any("nobody erased it" in each for each in find_damage(database))
