"""What an import makes has the same keys on every laptop, so that two registers can be joined one day."""

import uuid
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from coalition_app.drafts import SentPaper
from coalition_app.records.imports import import_draft
from coalition_app.records.opening.existing import open_register
from coalition_app.records.statements import wordings
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import (
    JOURNALLED,
    evidence,
    signature,
    statement,
    text_wording,
)
from tests.commands.command_line import STATEMENT, done
from tests.registers import make_register, make_source, numbered_entries, statement_of, undo

MADE_BY_IMPORT = (
    *("statement", "text", "text_wording", "demand", "text_demand", "section", "source"),
    *("signatory", "signature", "act"),
)


def keys_of(database: Database) -> dict[str, set[uuid.UUID]]:
    with database.reading() as tx:
        return {
            name: {row.id for row in tx.rows(sa.select(JOURNALLED[name].c.id))}
            for name in MADE_BY_IMPORT
        }


def test_two_laptops_that_read_the_same_list_give_the_same_keys(tmp_path: Path) -> None:
    found = []
    for name in ("almaty", "shymkent"):
        register = tmp_path / f"{name}.coalition"
        done("new", register, "--coalition", "К", "--unencrypted")
        done("import", register, STATEMENT)
        with open_register(register) as database:
            found.append(keys_of(database))
    assert found[0] == found[1]
    assert all(found[0].values())
    assert {key.version for keys in found[0].values() for key in keys} == {5}


def test_a_list_that_is_read_again_after_its_statement_was_renamed_makes_another(
    tmp_path: Path,
) -> None:
    read = make_source(numbered_entries(2))
    with make_register(tmp_path / "a.coalition", statements_made=0, signatures=0) as database:
        for number, title in enumerate(("Первое", "Второе"), start=1):
            with database.writing("import") as tx:
                import_draft.import_source(tx, read, new_title="Из списка")
            with database.writing("new-text") as tx:
                wordings.begin_new_text(tx, statement_of(tx, number))
            with database.writing("edit-text") as tx:
                wordings.edit_wording(tx, statement_of(tx, number), "ru", title=title)
        with database.reading() as tx:
            assert len(tx.rows(sa.select(statement))) == 2
            assert len(tx.rows(sa.select(signature))) == 4


def test_a_list_that_is_read_again_after_it_was_taken_back_has_the_same_keys(
    tmp_path: Path,
) -> None:
    read = make_source(numbered_entries(2))
    with make_register(tmp_path / "a.coalition", statements_made=0, signatures=0) as database:
        found = []
        for _time in range(2):
            with database.writing("import") as tx:
                import_draft.import_source(tx, read)
            found.append(keys_of(database))
            undo(database)
        assert found[0] == found[1]


@pytest.mark.parametrize("language", ["kk", "en"])
def test_a_wording_that_is_added_on_two_laptops_is_one(tmp_path: Path, language: str) -> None:
    """It then stands as two values of one row, which a person settles, and not as two rows."""
    found = []
    for name in ("a", "b"):
        with make_register(tmp_path / f"{name}.coalition", signatures=0) as database:
            with database.writing("edit-text") as tx:
                wordings.edit_wording(tx, statement_of(tx), language, body=f"words of {name}")
            with database.reading() as tx:
                query = sa.select(text_wording.c.id).where(text_wording.c.language == language)
                found.append(tx.value(query))
    assert found[0] == found[1]


def test_the_mails_of_a_source_are_the_same_evidence_on_every_laptop(tmp_path: Path) -> None:
    read = make_source(numbered_entries(2))
    mail = SentPaper((0, 0), "a.eml", b"yes", "mail", "a@b.kz", direct=True)
    found = []
    for name in ("a", "b"):
        with make_register(
            tmp_path / f"{name}.coalition", statements_made=0, signatures=0
        ) as database:
            with database.writing("import") as tx:
                import_draft.import_source(tx, replace(read, papers=(mail, mail)))
            with database.reading() as tx:
                found.append([row.id for row in tx.rows(sa.select(evidence.c.id))])
    assert found[0] == found[1]
    assert len(set(found[0])) == 2
