"""Possible duplicates: kept from one look to the next, and every decision in sight with who made it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.errors import Interrupted
from coalition_app.records.journal.journal import list_entries
from coalition_app.records.merging import decisions
from coalition_app.records.merging.decisions import PossibleDuplicate
from coalition_app.records.signatories.matching import pairs
from coalition_app.records.signatories.matching.pairs import Card, find_pairs
from coalition_app.records.signatures import edits, status
from coalition_app.records.store.database import Database
from tests.registers import add_signatures, make_register, signatures_of, statement_of

NAMES = ("РОО «Шаңырақ»", "Хартия", "ОО «Шанырак»")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with make_register(tmp_path / "r.coalition", signatures=0) as made:
        for name in NAMES:
            add_signatures(made, 1, name=name, legal_form="")
        yield made


def found(database: Database) -> list[PossibleDuplicate]:
    with database.reading() as tx:
        return decisions.list_possible_duplicates(tx, statement_of(tx))


def decide(database: Database, verdict: str, why: str = "") -> None:
    with database.writing("decide-twins") as tx:
        decisions.decide(tx, statement_of(tx), 1, 3, verdict, why)


def change_status(database: Database, new: str) -> None:
    with database.writing("change-standing") as tx:
        status.change_status(tx, statement_of(tx), 3, new, received=tx.today)


@pytest.mark.parametrize(
    ("one", "other", "duplicates_found"),
    [
        ("Школа № 22", "Школа № 2", False),
        ("Фонд «Бірлік 11»", "Фонд «Бірлік 1»", False),
        ("Школа № 22", "Мектеп-школа № 22 ", True),
        ("Фонд «Бірлік 11»", "Фонд «Бирлик 11»", True),
    ],
)
def test_numbers_in_names_are_whole(one: str, other: str, duplicates_found: bool) -> None:
    assert bool(find_pairs([Card(1, one), Card(2, other)])) is duplicates_found


def test_who_decided_and_when_stands_with_the_decision(database: Database) -> None:
    decide(database, "branch", "по уставу")
    with database.reading() as tx:
        entry = list_entries(tx)[-1]
    (each,) = found(database)
    assert (each.verdict, each.why, each.decided_by) == ("branch", "по уставу", entry.actor)
    assert each.decided_at == entry.at
    with database.reading() as tx:
        assert (
            decisions.reread(tx, statement_of(tx), PossibleDuplicate(each.pair, both_counted=True))
            == each
        )


def test_one_that_is_counted_again_by_hand_stands_twice(database: Database) -> None:
    decide(database, "same")
    for new in ("disputed", "signed"):
        change_status(database, new)
    assert [each.stands_twice for each in found(database)] == [True]
    assert [each.merge for each in found(database)] == [1]
    change_status(database, "rejected")
    assert found(database) == []
    with database.reading() as tx:
        (kept,) = decisions.list_decided(tx, statement_of(tx), [])
    assert ((kept.pair.a, kept.pair.b), kept.verdict) == ((1, 3), "same")
    assert kept.names == tuple(signatures_of(database)[at].full_name for at in (0, 2))
    assert not kept.stands_twice
    assert len(signatures_of(database)) == len(NAMES)


def test_a_decision_that_waits_again_is_not_listed_as_decided(database: Database) -> None:
    decide(database, "different")
    with database.writing("respell-name") as tx:
        edits.respell_name(tx, statement_of(tx), 3, "ОО «Шаңырақ»", "так в письме")
    again = found(database)
    assert [each.verdict for each in again] == [""]
    with database.reading() as tx:
        assert decisions.list_decided(tx, statement_of(tx), again) == []


def test_the_same_names_are_compared_once(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = found(database)

    def steps(_done: int, _of: int) -> None:
        raise Interrupted

    with database.reading() as tx:
        assert (
            decisions.list_possible_duplicates(tx, statement_of(tx), steps) == before
        )  # nothing is left to stop
    monkeypatch.setattr(decisions, "FEW", 0)
    with database.reading() as tx:
        rows = signatures_of(database)
        assert decisions.are_compared(tx, rows)
        assert not decisions.are_compared(tx, rows[:1])


def test_a_search_can_be_stopped() -> None:
    def stop(_done: int, _of: int) -> None:
        raise Interrupted

    with pytest.raises(Interrupted):
        find_pairs([Card(1, "А")], stop)
    told: list[int] = []
    find_pairs([Card(1, "А"), Card(2, "Б")], lambda done, _of: told.append(done))
    assert told == sorted(told)
    assert pairs.OFTEN > 0


def test_of_two_that_are_equal_the_one_that_says_more_is_kept(tmp_path: Path) -> None:
    with make_register(tmp_path / "n.coalition", signatures=0) as made:
        add_signatures(made, 1, name="ОО «Демос»", legal_form="", place="")
        known = {"representative": "Тогжан Кизатова", "place": "Атырау"}
        add_signatures(made, 1, name="ОО «ДЕМОС»", legal_form="", **known)
        with made.reading() as tx:
            compared = decisions.compare_pair(tx, statement_of(tx), 1, 2)
        assert compared is not None
        assert compared.proposed == 2
