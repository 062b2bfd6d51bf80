"""The order of the list before the first edition: signatures are moved with all that is theirs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.records.care.checks import find_damage
from coalition_app.records.signatures import edits
from coalition_app.records.store.database import Database
from tests.records.edited import (
    attest_first_edition,
    change,
    details,
    list_of_two_sections,
    names,
)
from tests.registers import (
    dump,
    hold_originals,
    statement_of,
    undo,
)


@pytest.fixture
def listed(tmp_path: Path) -> Iterator[Database]:
    """Give a register with an imported list of two sections."""
    with list_of_two_sections(tmp_path / "b.coalition") as made:
        yield made


def move(database: Database, numbers: list[int], before: int | None) -> dict[int, int]:
    with database.writing("move-signatures") as tx:
        return edits.move_signatures(tx, statement_of(tx), numbers, before)


@pytest.mark.parametrize(
    ("moved", "before", "order"),
    [
        ([3], 1, [3, 1, 2, 4, 5]),
        ([1, 2], None, [3, 4, 5, 1, 2]),
        ([1, 4], 3, [2, 1, 4, 3, 5]),
        ([2, 3], 3, [1, 2, 3, 4, 5]),
        ([5], 2, [1, 5, 2, 3, 4]),
    ],
)
def test_signatures_are_moved_and_numbered_anew(
    listed: Database, moved: list[int], before: int | None, order: list[int]
) -> None:
    stood = names(listed)
    planned = move(listed, moved, before)
    assert names(listed) == [stood[at - 1] for at in order]
    assert planned == {old: new for new, old in enumerate(order, 1) if old != new}
    assert find_damage(listed) == []


@pytest.mark.parametrize(("moved", "before"), [([9], 1), ([1], 9), ([2**40], None)])
def test_a_number_that_nobody_has_moves_nobody(
    listed: Database, moved: list[int], before: int | None
) -> None:
    stood = dump(listed)
    with pytest.raises(UserError, match="has no signature number"):
        move(listed, moved, before)
    assert dump(listed) == stood


def test_what_belongs_to_a_signature_moves_with_it_and_is_undone(listed: Database) -> None:
    hold_originals(listed, [5])
    before = dump(listed)
    move(listed, [5], 1)
    assert details(listed, 1).signed.name == "«Список 5»"
    assert len(details(listed, 1).evidence) == 1
    assert details(listed, 5).evidence == ()
    undo(listed)
    assert dump(listed) == before


def test_the_order_stands_after_the_first_edition(listed: Database) -> None:
    attest_first_edition(listed)
    before = dump(listed)
    with pytest.raises(UserError, match="first edition"):
        move(listed, [3], 1)
    assert dump(listed) == before
    assert change(listed, 3, "place", "Астана")


def test_a_block_moves_by_one_place(listed: Database) -> None:
    with listed.reading() as tx:
        statement = statement_of(tx)
        assert edits.neighbour(tx, statement, [3, 4], -1) == 2
        assert edits.neighbour(tx, statement, [1], -1) is None
        assert edits.neighbour(tx, statement, [2], 1) == 4
        assert edits.neighbour(tx, statement, [4], 1) == edits.LAST
        assert edits.neighbour(tx, statement, [5], 1) is None
