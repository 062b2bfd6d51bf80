"""Evidence through the door: whom it is for, what is told of it, when it is work of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.operations import door
from coalition_app.operations.evidence import record_evidence, supersede
from coalition_app.records.evidence import list_evidence
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.store.database import Database
from tests.registers import dump, make_register, statement_of

HELD = NewEvidence(kind="held-outside", held_where="сейф", holder="Д. Ахметова")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with make_register(tmp_path / "a.coalition") as made:
        yield made


def test_evidence_is_recorded_in_the_order_of_the_numbers_each_once(database: Database) -> None:
    answer = door.write(database, record_evidence("1", numbers=[3, 1, 3], new=HELD))
    assert (answer.result, answer.values["numbers"], answer.values["held"]) == (2, [3, 1], "сейф")
    assert answer.tables == {"evidence", "evidence_claim"}


def test_evidence_without_numbers_is_for_all(database: Database) -> None:
    answer = door.write(database, record_evidence("1", numbers=None, new=HELD))
    assert answer.values["numbers"] == [1, 2, 3]


@pytest.mark.parametrize(("numbers", "words"), [([1, 4], None), ([2**40], None), ([1, 2], 1)])
def test_evidence_for_whom_it_cannot_be_is_refused_whole(
    database: Database, numbers: list[int], words: int | None
) -> None:
    before = dump(database)
    with pytest.raises(UserError):
        door.write(database, record_evidence("1", numbers=numbers, new=HELD, words=words))
    assert dump(database) == before


def test_evidence_is_large_by_its_signatures_and_by_its_bytes() -> None:
    content = bytes(door.AT_ONCE * door.BYTES_OF_A_ROW)
    scan = NewEvidence(kind="scan", file_name="лист.png", content=content)
    assert record_evidence("1", numbers=[1], new=HELD).rows <= door.AT_ONCE
    assert record_evidence("1", numbers=[1], new=scan).rows > door.AT_ONCE
    assert record_evidence("1", numbers=range(1, 400), new=HELD).rows > door.AT_ONCE


def test_one_piece_supersedes_another(database: Database) -> None:
    for _each in range(2):
        door.write(database, record_evidence("1", numbers=[1], new=HELD))
    with database.reading() as tx:
        new, old = (each.id for each in list_evidence.list_pieces(tx, statement_of(tx)))
    assert door.write(database, supersede("1", piece=old, by=new)).tables == {"evidence"}
    with pytest.raises(UserError):
        door.write(database, supersede("1", piece=old, by=new))
