"""Entries that an older program kept as strings are brought over: nothing of them counts unasked."""

from pathlib import Path

import pytest

from coalition_app.operations import register
from coalition_app.records.care.checks import find_damage
from coalition_app.records.opening.existing import open_register
from coalition_app.records.positions import doubts
from coalition_app.records.positions.held import read_held
from coalition_app.records.signatures.pieces import Piece, printed_text
from coalition_app.records.signatures.rebuilt_pieces import rebuild_pieces
from coalition_app.records.signatures.signatures import find_signature
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import signature
from tests.older_registers import as_of_migration
from tests.registers import make_register, signatures_of, statement_of

REMARK = "ОФ Фонд «Бірлік 2» (без требования 2)"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Give a register of the third format with three entries: plain, with a remark, by hand."""
    path = tmp_path / "old.coalition"
    with make_register(path, signatures=3, time_zone="") as database:
        with database.writing("change-signature") as tx:
            for number, printed in ((1, "ОФ Фонд «Бірлік 1»"), (2, REMARK)):
                row = find_signature(tx, statement_of(tx), number)
                tx.change(signature, row.id, as_printed=printed)
        as_of_migration(database, "0003")
    return path


def open_numbers(database: Database) -> list[tuple[int | None, str]]:
    with database.reading() as tx:
        return [(each.number, each.text) for each in doubts.list_doubts(tx, statement_of(tx))]


def test_what_the_fields_do_not_say_is_opened_and_told_once(old: Path) -> None:
    with open_register(old) as database:
        told = register.bring_over(database)
        assert "2" in told
        assert "без требования" not in told
        assert open_numbers(database) == [(2, "без требования 2")]
        plain, remark, by_hand = signatures_of(database)
        assert plain.pieces == by_hand.pieces == ()
        assert printed_text(remark.pieces) == "ОФ Фонд «Бірлік 2»"
        with database.reading() as tx:
            assert read_held(tx, statement_of(tx)).open == {remark.id}
        assert find_damage(database) == []
        assert register.bring_over(database) == ""
    with open_register(old) as database:
        assert register.bring_over(database) == ""
        assert open_numbers(database) == [(2, "без требования 2")]


def test_what_was_brought_over_by_a_check_is_opened_later(old: Path) -> None:
    """Whoever opens it first may only look: what an older program printed is opened all the same."""
    with open_register(old, to_check=True):
        pass
    with open_register(old) as database:
        assert "2" in register.bring_over(database)
        assert open_numbers(database) == [(2, "без требования 2")]


def test_a_register_of_today_is_left_as_it_is(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition") as database:
        assert register.bring_over(database) == ""


FIELDS = {
    "legal_form": "ОО",
    "name": "«Зов»",
    "representative": "Иванова А.",
    "office": "директор",
    "place": "Алматы",
    "country": "",
}


@pytest.mark.parametrize(
    ("printed", "silent"),
    [
        ("ОО «Зов», Иванова А., директор, Алматы", []),
        ("«Зов» ОО (Алматы), директор Иванова А.", []),
        ("ОО «Зов», Иванова А., директор, Алматы, +7 701 000 11 22", ["+7 701 000 11 22"]),
        (
            "ОО «Зов» (под вопросом), Иванова А., директор, Алматы – устно",
            ["под вопросом", "устно"],
        ),
        (
            "ОО «ЗОВ», Иванова А., директор, Алматы, да",
            ["ОО «ЗОВ», Иванова А., директор, Алматы, да"],
        ),
    ],
)
def test_what_stands_beside_the_fields_is_unknown(printed: str, silent: list[str]) -> None:
    pieces = rebuild_pieces(printed, FIELDS)
    assert [each.text for each in pieces if each.is_open] == silent
    assert bool(pieces) == bool(silent)


def test_words_that_are_recorded_are_not_open() -> None:
    printed = "ОО «Зов», Иванова А., директор, Алматы (кроме сроков, да)"
    assert rebuild_pieces(printed, FIELDS, words=["кроме сроков, да"]) == ()
    pieces = rebuild_pieces(printed, FIELDS, words=["кроме сроков"])
    assert Piece("unknown", "да", ", ", ")", open="unknown-piece") in pieces
