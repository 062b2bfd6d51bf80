"""The list as the window shows it: searched, filtered, counted and sorted by the rules of the records."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.records.evidence import evidence
from coalition_app.records.lists import signature_list
from coalition_app.records.lists.signature_list import (
    COLUMNS,
    GROUPS,
    SUPPORTS_ALL,
    ListFilter,
    ListIndex,
    ListOrder,
    filter_of,
)
from coalition_app.records.positions import positions
from coalition_app.records.positions.held import read_held
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.signatures import signatures
from coalition_app.records.signatures.signatures import COUNTED, NewSignature
from coalition_app.records.statements.statements import list_statements
from coalition_app.records.store.database import Database
from tests.registers import (
    add_statement,
    hold_originals,
    make_register,
    statement_of,
    withdraw_signature,
)

PEOPLE = (
    # name, legal form, representative, place, kind, status
    ("«Шаңырақ»", "РОО", "Махамбет Абжан", "Алматы", "organisation", "signed"),
    ("«Әділет»", "ОФ", "", "Астана", "organisation", "subject-to-approval"),
    ("«Ёлка»", "ОО", "Ахметова Дана", "Алматы", "union", "signed"),
    ("Zebra", "", "", "", "media", "signed"),
    ("«Ерлік»", "", "Омаров Дос", "Шымкент", "organisation", "signed"),
    ("«Еңбек»", "", "", "Алматы", "organisation", "signed"),
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a register of six signatures and two demands, one withdrawn, three with positions."""
    database = make_register(tmp_path / "r.coalition", statements_made=0)
    add_statement(database)
    for name, form, person, place, kind, status in PEOPLE:
        with database.writing("sign") as tx:
            new = NewSignature(
                name=name,
                legal_form=form,
                representative=person,
                place=place,
                kind=kind,
                status=status,
            )
            signatures.sign(tx, statement_of(tx), new)
    record(database, 1, {1: "does-not-support", 2: "supports-with-reservation"}, "Кроме первого.")
    record(database, 3, {2: "abstains"})
    with database.writing("unsettled") as tx:
        row = signatures.find_signature(tx, statement_of(tx), 5)
        positions.add_act(
            tx, row.id, kind="unsettled", wording="С оговоркой.", language="ru", received_on=None
        )
    with database.writing("withdraw") as tx:
        withdraw_signature(tx, statement_of(tx), 6, dt.date(2026, 1, 2))
    hold_originals(database, [1, 2])
    yield database
    database.close()


def record(
    database: Database, number: int, stances: dict[int, str], wording: str | None = None
) -> None:
    with database.writing("reserve") as tx:
        new = NewPosition(stances, wording=wording)
        positions.record_position(tx, statement_of(tx), number, new)


def index_of(database: Database) -> ListIndex:
    """Read the list with every column that there is."""
    with database.reading() as tx:
        statement = statement_of(tx)
        index = signature_list.read_list(tx, statement)
        for column in COLUMNS:
            wanted = index.missing(ListFilter(find="?"), ListOrder(column), GROUPS)
            assert index.add(signature_list.read_columns(tx, statement, wanted))
    return index


def shown(
    database: Database, chosen: ListFilter | None = None, order: ListOrder | None = None
) -> list[int]:
    return list(index_of(database).select(chosen or ListFilter(), order or ListOrder()))


@pytest.mark.parametrize(
    ("find", "numbers"),
    [
        ("shanyraq", [1]),
        ("шанырак", [1]),
        ("ШАҢЫРАҚ", [1]),
        ("abjan", [1]),
        ("almaty", [1, 3, 6]),
        ("алматы ахметова", [3]),
        ("елка", [3]),
        ("4", [4]),
        ("44", []),
        ("  ", [1, 2, 3, 4, 5, 6]),
        ("nobody of this name", []),
    ],
)
def test_words_are_found_in_any_spelling(database: Database, find: str, numbers: list[int]) -> None:
    assert shown(database, ListFilter(find=find)) == numbers


def test_what_is_searched_is_ranked_in_the_order_of_numbers(database: Database) -> None:
    with database.writing("sign") as tx:
        for name in ("Хор «Шанырак»", "«Шаңырақтар»", "Айшанырак"):
            signatures.sign(tx, statement_of(tx), NewSignature(name, place="12"))
    assert shown(database, ListFilter(find="шанырак")) == [1, 8, 7, 9]
    descending = ListOrder(descending=True)
    assert shown(database, ListFilter(find="шанырак"), descending) == [9, 8, 7, 1]


def test_filters_of_several_groups_narrow_and_values_of_one_group_widen(database: Database) -> None:
    signed = frozenset({"signed"})
    assert shown(database, ListFilter(standing=signed)) == [1, 3, 4, 5]
    both = frozenset({"signed", "withdrawn"})
    assert shown(database, ListFilter(standing=both)) == [1, 3, 4, 5, 6]
    place = frozenset({"Алматы"})
    assert shown(database, ListFilter(standing=signed, place=place)) == [1, 3]
    assert shown(database, ListFilter(standing=signed, place=frozenset({""}))) == [4]
    assert shown(database, ListFilter(kind=frozenset({"union", "media"}))) == [3, 4]
    assert shown(database, ListFilter(section=frozenset({"0"}))) == [1, 2, 3, 4, 5, 6]
    assert shown(database, ListFilter(position=frozenset({"unsettled"}))) == [5]
    # Subject to approval and withdrawn, 2 and 6 have no position.
    assert shown(database, ListFilter(position=frozenset({SUPPORTS_ALL}))) == [4]
    reserved = frozenset({"supports-with-reservation", "does-not-support"})
    assert shown(database, ListFilter(position=reserved)) == [1]


def test_evidence_is_what_the_attestation_rests_on(database: Database) -> None:
    with database.reading() as tx:
        statement = statement_of(tx)
        basis = evidence.consent_basis(tx, statement.id)
        rows = signatures.list_signatures(tx, statement.id)
    held = [row.number for row in rows if row.id in basis]
    assert held == [1, 2]
    assert shown(database, ListFilter(evidence=frozenset({"yes"}))) == held
    with database.reading() as tx:
        lines = signature_list.read_rows(tx, statement_of(tx), [5, 2, 1, 99])
    assert [(each.signature.number, each.evidence) for each in lines] == [
        (5, False),
        (2, True),
        (1, True),
    ]


def test_a_superseded_list_and_a_list_as_received_are_no_evidence(database: Database) -> None:
    with database.writing("record-evidence") as tx:
        statement = statement_of(tx)
        rows = signatures.list_signatures(tx, statement.id, numbers=[3])
        new = evidence.NewEvidence(kind="list-as-received", note="список")
        evidence.record_evidence(tx, statement, rows, new)
    assert shown(database, ListFilter(evidence=frozenset({"yes"}))) == [1, 2]


def test_each_group_is_counted_under_the_other_filters(database: Database) -> None:
    index = index_of(database)
    everybody = index.counts(ListFilter(), GROUPS)
    assert everybody["standing"] == {"signed": 4, "subject-to-approval": 1, "withdrawn": 1}
    assert everybody["place"] == {"Алматы": 3, "Астана": 1, "": 1, "Шымкент": 1}
    # Who does not count and has none is not asked for evidence.
    assert everybody["evidence"] == {"yes": 2, "no": 3}
    assert everybody["kind"] == {"organisation": 4, "union": 1, "media": 1}
    assert everybody["position"] == {
        SUPPORTS_ALL: 1,
        "does-not-support": 1,
        "supports-with-reservation": 1,
        "abstains": 1,
        "unsettled": 1,
    }
    chosen = ListFilter(standing=frozenset({"withdrawn"}), find="almaty")
    under = index.counts(chosen, GROUPS)
    assert under["standing"] == {"signed": 2, "withdrawn": 1}
    assert under["position"] == {}
    reserved = frozenset({"supports-with-reservation", "does-not-support"})
    assert index.count(ListFilter(), "position", reserved) == 1


def test_counts_agree_with_those_of_the_annex(tmp_path: Path) -> None:
    database = make_register(tmp_path / "one.coalition", signatures=9, demands=1)
    record(database, 2, {1: "supports-with-reservation"}, "Кроме слова «немедленно».")
    record(database, 3, {1: "does-not-support"}, "Против.")
    record(database, 4, {1: "does-not-support"}, "Против.")
    with database.writing("withdraw") as tx:
        withdraw_signature(tx, statement_of(tx), 4, dt.date(2026, 1, 2))
    with database.reading() as tx:
        statement = statement_of(tx)
        held = read_held(tx, statement)
        annex = held.counts()[1]
    counts = index_of(database).counts(ListFilter(standing=frozenset(COUNTED)))["position"]
    database.close()
    assert annex["supports"] == counts[SUPPORTS_ALL] == 6
    assert {word: n for word, n in annex.items() if n and word != "supports"} == {
        word: n for word, n in counts.items() if word != SUPPORTS_ALL
    }


def test_names_are_sorted_by_our_alphabets_both_ways(database: Database) -> None:
    # Latin before Cyrillic; Ә after А; ё as е: Ёлка first; ң after н: Еңбек before Ерлік.
    names = shown(database, order=ListOrder("name"))
    assert names == [4, 2, 3, 6, 5, 1]
    assert shown(database, order=ListOrder("name", descending=True)) == names[::-1]


def test_what_is_empty_stands_last_in_both_directions(database: Database) -> None:
    assert shown(database, order=ListOrder("representative")) == [3, 1, 5, 2, 4, 6]
    assert shown(database, order=ListOrder("representative", descending=True)) == [5, 1, 3, 2, 4, 6]
    assert shown(database, order=ListOrder("place")) == [1, 3, 6, 2, 5, 4]


def test_sorting_by_position_and_status_follows_the_order_of_the_words(
    database: Database,
) -> None:
    assert shown(database, order=ListOrder("standing")) == [1, 3, 4, 5, 2, 6]
    assert shown(database, order=ListOrder("position")) == [4, 1, 3, 5, 2, 6]
    assert shown(database, order=ListOrder("evidence", descending=True))[-2:] == [2, 1]


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_sorts_everybody(database: Database, column: str) -> None:
    assert sorted(shown(database, order=ListOrder(column))) == [1, 2, 3, 4, 5, 6]
    some = shown(database, ListFilter(find="almaty"), ListOrder(column, descending=True))
    assert sorted(some) == [1, 3, 6]


def test_columns_of_a_list_that_changed_meanwhile_are_not_mixed_in(database: Database) -> None:
    index = index_of(database)
    with database.writing("sign") as tx:
        signatures.sign(tx, list_statements(tx)[0], NewSignature(name="Жаңа"))
    with database.reading() as tx:
        assert not index.add(signature_list.read_columns(tx, statement_of(tx), {"place"}))


def test_a_statement_without_demands_shows_unsettled_words(tmp_path: Path) -> None:
    database = make_register(tmp_path / "none.coalition", signatures=2, demands=0)
    with database.writing("unsettled") as tx:
        row = signatures.find_signature(tx, statement_of(tx), 2)
        positions.add_act(
            tx, row.id, kind="unsettled", wording="С оговоркой.", language="ru", received_on=None
        )
    found = shown(database, ListFilter(position=frozenset({"unsettled"})))
    database.close()
    assert found == [2]


def test_a_filter_is_kept_without_what_was_searched() -> None:
    chosen = ListFilter(
        find="Ахметова", standing=frozenset({"signed"}), place=frozenset({"", "Алматы"})
    )
    plain = chosen.as_plain()
    assert plain == {"standing": ["signed"], "place": ["", "Алматы"]}
    assert filter_of(plain) == ListFilter(
        standing=frozenset({"signed"}), place=frozenset({"", "Алматы"})
    )


@pytest.mark.parametrize(
    "damaged", [None, [], "x", {"standing": 5}, {"other": ["a"]}, {"kind": [1]}]
)
def test_a_damaged_filter_lets_everybody_through(damaged: object) -> None:
    assert filter_of(damaged) == ListFilter()
