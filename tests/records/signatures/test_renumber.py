"""The whole list numbered anew before the first edition: an order, a preview, one action, undo."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.records.care import checks
from coalition_app.records.positions import positions
from coalition_app.records.positions.held import read_held
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.signatures import renumber, signatures
from coalition_app.records.signatures.signatures import NewSignature
from coalition_app.records.statements import statements
from coalition_app.records.store.database import Database
from tests.registers import dump, make_register, record_edition, signatures_of, statement_of, undo

NAMES = [("Қала", 2, 3), ("Ағаш", 2, 1), ("Ёлка", 1, 2), ("Вода", 0, 0)]
"""Name, section (0 for none) and day in March (0 for none)."""


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with make_register(tmp_path / "a.coalition", signatures=0) as made:
        with made.writing("sections", statement=1) as tx:
            for heading in ("Ұлттық", "Халықаралық"):
                statements.add_section(tx, statement_of(tx).id, {"kk": heading})
        for name, section, day in NAMES:
            with made.writing("sign") as tx:
                listed = statements.list_sections(tx, statement_of(tx).id)
                new = NewSignature(
                    name=name,
                    section_id=listed[section - 1].id if section else None,
                    received_on=dt.date(2026, 3, day) if day else None,
                )
                signatures.sign(tx, statement_of(tx), new)
        yield made


def put(database: Database, order: str) -> dict[int, int]:
    with database.writing("move-signatures") as tx:
        return renumber.put_in_order(tx, statement_of(tx), order)


def names(database: Database) -> list[str]:
    return [each.name for each in signatures_of(database)]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("name", ["Ағаш", "Вода", "Ёлка", "Қала"]),
        ("section-name", ["Ёлка", "Ағаш", "Қала", "Вода"]),
        ("received", ["Ағаш", "Ёлка", "Қала", "Вода"]),
    ],
)
def test_the_list_is_numbered_in_each_order_and_back(
    database: Database, order: str, expected: list[str]
) -> None:
    before = dump(database)
    with database.reading() as tx:
        planned = renumber.planned_order(tx, statement_of(tx), order)
    assert dump(database) == before
    assert put(database, order) == planned
    assert names(database) == expected
    assert [each.number for each in signatures_of(database)] == [1, 2, 3, 4]
    with pytest.raises(UserError, match="already as requested"):
        put(database, order)
    undo(database)
    assert dump(database) == before
    assert checks.find_damage(database) == []


def test_positions_go_with_their_signature(database: Database) -> None:
    with database.writing("record-position") as tx:
        positions.record_position(tx, statement_of(tx), 1, NewPosition({2: "abstains"}))
    put(database, "name")
    with database.reading() as tx:
        found = read_held(tx, statement_of(tx))
    by_name = {each.name: found.of(each.id) for each in signatures_of(database)}
    assert by_name["Қала"] == ("supports", "abstains")
    assert by_name["Ағаш"] == ("supports", "supports")


def test_numbers_stay_once_an_edition_was_attested(database: Database) -> None:
    with database.writing("attest") as tx:
        record_edition(tx)
    before = dump(database)
    with pytest.raises(UserError, match="the numbers are printed and stay"):
        put(database, "name")
    assert dump(database) == before


def test_an_unknown_order_names_the_known_ones(database: Database) -> None:
    with pytest.raises(UserError, match="section-name, name, received"):
        put(database, "size")
