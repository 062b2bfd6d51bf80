"""What the line below the window says of the newest action: act, number and name."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coalition_app.records.evidence import evidence
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.journal import undoing
from coalition_app.records.lists import acted_on
from coalition_app.records.positions import positions
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.signatures import edits, status
from coalition_app.records.signatures.signatures import list_signatures
from coalition_app.records.store.database import Database
from coalition_app.records.store.transactions import Transaction
from tests.registers import add_signatures, add_statement, make_register, statement_of

NAME = "РОО «Шаңырақ»"
WORDS = "Если срок будет назван."


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with make_register(tmp_path / "r.coalition", statements_made=0) as made:
        add_statement(made, demands=5)
        add_signatures(made, 1, name="«Шаңырақ»", legal_form="РОО")
        add_signatures(made, 2)
        yield made


def said(database: Database) -> str:
    with database.reading() as tx:
        newest = undoing.reach(tx).undo
        assert newest is not None
        return acted_on.read_done(tx, newest).sentence()


def take(tx: Transaction, stances: dict[int, str], number: int = 1) -> None:
    new = NewPosition(stances, WORDS, "ru")
    positions.record_position(tx, statement_of(tx), number, new)


def show(tx: Transaction, *numbers: int) -> None:
    of = statement_of(tx)
    signed = list_signatures(tx, of.id, numbers=numbers)
    piece = NewEvidence(kind="call-note", claim="consent", note="по телефону")
    evidence.record_evidence(tx, of, signed, piece)


ACTS: dict[str, tuple[str, Callable[[Transaction], object], str]] = {
    "one": (
        "record-position",
        lambda tx: take(tx, {2: "supports-with-reservation"}),
        "demand 2, with a reservation",
    ),
    "two": (
        "record-position",
        lambda tx: take(tx, {4: "abstains", 2: "does-not-support"}),
        "demand 2, does not support; demand 4, abstains",
    ),
    "many": (
        "record-position",
        lambda tx: take(tx, dict.fromkeys(range(1, 6), "does-not-support")),
        "position recorded",
    ),
    "withdrawn": (
        "change-standing",
        lambda tx: status.change_status(tx, statement_of(tx), 1, "withdrawn", received=tx.today),
        "withdrawn",
    ),
    "field": (
        "change-signature",
        lambda tx: edits.change_signature(tx, statement_of(tx), 1, "place", "Орал"),
        "place changed",
    ),
    "evidence": ("record-evidence", lambda tx: show(tx, 1), "evidence recorded"),
}


@pytest.mark.parametrize("act", ACTS)
def test_an_act_on_one_signature_is_said_with_number_and_name(database: Database, act: str) -> None:
    action, does, what = ACTS[act]
    with database.writing(action) as tx:
        does(tx)
    assert said(database) == f"No. 1 {NAME}: {what}."


def test_an_act_on_several_names_nobody(database: Database) -> None:
    with database.writing("record-evidence") as tx:
        show(tx, 1, 2)
    assert said(database).startswith("Done: record evidence for numbers 1, 2")
