"""Merging two signatures that stand under different texts: nothing goes over from one text to the other."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.documents.content.gather import gather_annex
from coalition_app.errors import UserError
from coalition_app.records.care.checks import find_damage
from coalition_app.records.evidence import reconfirmations
from coalition_app.records.merging import decisions, separations
from coalition_app.records.signatories import merge_history
from coalition_app.records.signatures import older_texts
from coalition_app.records.statements import wordings
from coalition_app.records.store.database import Database
from tests.registers import (
    attest_now,
    hold_originals,
    make_register,
    name_attestor,
    signatures_of,
    statement_of,
    undo,
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a register of two texts: number 1 has evidence and the old text, number 2 the new one only."""
    with make_register(tmp_path / "a.coalition", signatures=2) as made:
        name_attestor(made)
        with made.writing("seal-text") as tx:
            wordings.seal_text(tx, statement_of(tx))
        with made.writing("begin-text") as tx:
            wordings.begin_new_text(tx, statement_of(tx))
        with made.writing("reword-demand") as tx:
            wordings.reword_demand(tx, statement_of(tx), 1, "ru", "Требование иное.")
        with made.writing("seal-text") as tx:
            wordings.seal_text(tx, statement_of(tx))
        with made.writing("reconfirm") as tx:
            reconfirmations.reconfirm(tx, statement_of(tx), [2], received=tx.today)
        hold_originals(made, [1])
        yield made


def merge(database: Database, keep: int | None) -> None:
    with database.writing("decide-twins") as tx:
        decisions.decide(tx, statement_of(tx), 1, 2, "same", keep=keep)


def certified(database: Database) -> dict[int, str]:
    with database.reading() as tx:
        basis = gather_annex(tx, statement_of(tx)).basis
        return {n: how for n, how in basis.how.items() if n not in basis.of_grade("none")}


def test_which_text_stands_is_her_choice(database: Database) -> None:
    with pytest.raises(UserError, match="signed text 1, No"):
        merge(database, None)
    assert [row.status for row in signatures_of(database)] == ["signed", "signed"]


@pytest.mark.parametrize("keep", [1, 2])
def test_evidence_of_consent_to_one_text_certifies_no_other(database: Database, keep: int) -> None:
    assert certified(database) == {}
    merge(database, keep)
    assert certified(database) == {}


def test_an_edition_of_the_new_text_outlives_merging_and_separating(
    database: Database, tmp_path: Path
) -> None:
    merge(database, 2)
    attest_now(database, tmp_path / "1.pdf")
    with database.writing("separate-signatories") as tx:
        separations.separate_signatories(tx, merge_history.list_merges(tx)[0].id)
    assert [row.status for row in signatures_of(database)] == ["signed", "signed"]
    with database.reading() as tx:
        assert list(older_texts.numbers_to_reconfirm(tx, statement_of(tx).id)) == [1]
    assert certified(database) == {}
    undo(database)
    assert [row.status for row in signatures_of(database)] == ["rejected", "signed"]
    assert find_damage(database) == []
