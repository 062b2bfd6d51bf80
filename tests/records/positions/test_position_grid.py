"""The grid of positions: many cells as one action, pages of rows, counts that equal the annex's."""

import datetime as dt
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coalition_app.drafts import DraftEntry
from coalition_app.errors import NotSo, UserError
from coalition_app.records.checked import IN_ONE_QUERY
from coalition_app.records.imports import import_draft
from coalition_app.records.opening.existing import open_register
from coalition_app.records.opening.new import create_register
from coalition_app.records.positions import position_grid, positions
from coalition_app.records.positions.acts import LONGEST_WORDING, ActRow
from coalition_app.records.positions.held import read_held
from coalition_app.records.positions.position_grid import GridRow
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.signatures import signatures
from coalition_app.records.signatures.signatures import COUNTED
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import STANCES
from coalition_app.records.store.transactions import CHUNK
from tests.registers import (
    add_signatures,
    add_statement,
    dump,
    make_register,
    make_source,
    numbered_entries,
    statement_of,
    undo,
    withdraw_signature,
)

WORDS = "не поддерживает пункт 1; по пункту 2: при условии, что сроки будут согласованы"
Cells = Mapping[int, Mapping[int, str]]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a list of four with three demands, of which number 2 has words that are not settled."""
    entries = [
        DraftEntry(1, "ОФ «Шаңырақ»", "«Шаңырақ»", legal_form="ОФ"),
        DraftEntry(2, f"ОО «Вторая» ({WORDS})", "«Вторая»", reservation=WORDS),
        DraftEntry(3, "Третий Т.", "Третий Т.", kind="individual", capacity="individual"),
        DraftEntry(4, "ОФ «Четвёртая»", "«Четвёртая»"),
    ]
    made = create_register(tmp_path / "a.coalition", coalition="Коалиция", passphrase=None)
    with made:
        with made.writing("import") as tx:
            import_draft.import_source(tx, make_source(entries))
        yield made


def fill(database: Database, cells: Cells) -> int:
    with database.writing("record-positions") as tx:
        return position_grid.record_positions(tx, statement_of(tx), cells)


def record(database: Database, number: int, stances: Mapping[int, str], **given_: object) -> None:
    with database.writing("record-position") as tx:
        new = NewPosition(stances, **given_)  # type: ignore[arg-type]
        positions.record_position(tx, statement_of(tx), number, new)


def rows_of(database: Database, numbers: list[int]) -> dict[int, GridRow]:
    with database.reading() as tx:
        return position_grid.positions_of(tx, statement_of(tx), numbers)


def acts_of(database: Database, number: int) -> list[ActRow]:
    with database.reading() as tx:
        statement = statement_of(tx)
        signed = signatures.find_signature(tx, statement, number)
        return positions.acts_by_signature(tx, statement).get(signed.id, [])


def test_many_cells_are_one_action(database: Database) -> None:
    before = dump(database)
    cells = {1: {1: "abstains", 3: "no-consensus"}, 3: {1: "abstains"}}
    assert fill(database, cells) == 3
    rows = rows_of(database, [1, 3])
    assert rows[1].stances == ("abstains", "supports", "no-consensus")
    assert rows[1].stated == (True, False, True)
    assert rows[3].stances == ("abstains", "supports", "supports")
    assert undo(database).sentence() == "record 3 positions in statement 1"
    assert dump(database) == before


def test_one_cell_that_is_filled_again_counts_only_what_differs(database: Database) -> None:
    fill(database, {1: {1: "abstains"}})
    assert fill(database, {1: {1: "abstains", 2: "abstains"}}) == 1
    assert fill(database, {1: {1: "supports"}}) == 1
    assert rows_of(database, [1])[1].stated == (True, True, False)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({}, "at least one cell"),
        ({1: {}}, "at least one cell"),
        ({1: {1: "abstains"}, 3: {1: "likes"}}, "is no position"),
        ({1: {1: "abstains"}, 3: {9: "abstains"}}, "has no demand"),
        ({1: {1: "abstains"}, 9: {1: "abstains"}}, "no signature number 9"),
        ({1: {1: "abstains"}, 3: {2: "supports-with-reservation"}}, "none of No. 3:"),
        ({1: {1: "abstains"}, 2: {1: "does-not-support"}}, "not settled yet, of No. 2:"),
    ],
)
def test_one_cell_that_nobody_can_take_refuses_all(
    database: Database, cells: Cells, said: str
) -> None:
    before = dump(database)
    with pytest.raises(UserError, match=said):
        fill(database, cells)
    assert dump(database) == before


def test_a_core_demand_takes_no_reservation_in_the_grid(tmp_path: Path) -> None:
    """Vienna Convention, art. 19(a)."""
    with make_register(tmp_path / "b.coalition", signatures=0, statements_made=0) as database:
        add_statement(database, demands=2, policies=("core", "open"))
        add_signatures(database, 2)
        record(database, 1, {2: "supports-with-reservation"}, wording="кроме сроков")
        with pytest.raises(UserError, match="Demand 1 is a core demand"):
            fill(database, {1: {1: "supports-with-reservation"}})


def test_a_whole_row_settles_words_and_a_reservation_rests_on_them(database: Database) -> None:
    fill(database, {2: {1: "does-not-support", 2: "supports-with-reservation", 3: "not-stated"}})
    (act,) = acts_of(database, 2)
    assert (act.kind, act.demands, act.wording) == ("reservation", (1, 2), WORDS)
    row = rows_of(database, [2])[2]
    assert row.worded == (True, True, False)
    fill(database, {2: {3: "supports-with-reservation"}})
    assert rows_of(database, [2])[2].worded == (True, True, True)


def test_words_that_are_not_settled_show_in_every_cell(database: Database) -> None:
    row = rows_of(database, [2])[2]
    assert row.stances == ("unsettled",) * 3
    assert row.worded == (True,) * 3
    assert rows_of(database, [1])[1].worded == (False,) * 3


def test_a_refused_demand_is_settled_even_while_words_wait(database: Database) -> None:
    record(database, 2, {1: "does-not-support"}, wording="другие слова")
    assert rows_of(database, [2])[2].stances == ("does-not-support", "unsettled", "unsettled")
    assert counted(database) == counted_by_the_annex(database)


def counted(database: Database) -> dict[int, dict[str, int]]:
    with database.reading() as tx:
        return read_held(tx, statement_of(tx)).counts()


def counted_by_the_annex(database: Database) -> dict[int, dict[str, int]]:
    with database.reading() as tx:
        statement = statement_of(tx)
        held = read_held(tx, statement)
        return held.counts()


# Kinds of words, by effect


def test_words_that_change_nothing_are_what_she_says_they_are(database: Database) -> None:
    words = "Под сроками понимаем сроки, названные в приложении."
    given_ = {"wording": words, "kind": "interpretive-declaration", "touching": (2,)}
    record(database, 1, {}, made_on=dt.date(2026, 1, 2), **given_)
    (act,) = acts_of(database, 1)
    assert (act.kind, act.demands, act.made_on) == (
        "interpretive-declaration",
        (2,),
        dt.date(2026, 1, 2),
    )
    row = rows_of(database, [1])[1]
    assert row.stances == ("supports",) * 3
    assert row.worded == (False, True, False)
    with pytest.raises(UserError, match=r"none of No\. 1:"):
        fill(database, {1: {3: "supports-with-reservation"}})
    fill(database, {1: {3: "abstains"}})
    assert acts_of(database, 1)[0].kind == "interpretive-declaration"


def test_words_on_the_whole_statement_modify_every_demand(database: Database) -> None:
    record(database, 1, {}, wording="только в мирное время", whole=True)
    (act,) = acts_of(database, 1)
    assert (act.kind, act.demands, act.bears_on_whole) == ("reservation", (), True)
    row = rows_of(database, [1])[1]
    assert row.stances == ("supports-with-reservation",) * 3
    assert row.worded == (True,) * 3
    fill(database, {1: {2: "supports"}})
    fill(database, {1: {2: "supports-with-reservation"}})
    assert acts_of(database, 1)[0].bears_on_whole


@pytest.mark.parametrize(
    ("stances", "given_", "said"),
    [
        ({1: "does-not-support"}, {"kind": "explanation"}, "are a reservation"),
        ({1: "supports-with-reservation"}, {"kind": "interpretive-declaration"}, "a reservation"),
        ({1: "supports"}, {"kind": "reservation"}, "takes away or changes"),
        ({1: "abstains"}, {"kind": "reservation"}, "takes away or changes"),
        ({1: "abstains"}, {"kind": "unsettled"}, "is no kind of words"),
        ({1: "abstains"}, {"touching": (1, 1)}, "Demand 1 is named twice"),
        ({1: "abstains"}, {"made_on": dt.date(9999, 1, 1)}, "in the future"),
        (
            {1: "abstains"},
            {"made_on": dt.date(2026, 2, 2), "received_on": dt.date(2026, 2, 1)},
            "after the day on which they came",
        ),
        ({1: "abstains"}, {"wording": "кро\u202eме"}, "hidden character"),
        ({1: "abstains"}, {"wording": "кро\x07ме"}, "control character"),
        ({1: "abstains"}, {"wording": "я" * (LONGEST_WORDING + 1)}, "too long"),
    ],
)
def test_effect_and_not_label_decides(
    database: Database, stances: dict[int, str], given_: dict[str, object], said: str
) -> None:
    """Vienna Convention, art. 2(1)(d)."""
    before = dump(database)
    with pytest.raises(UserError, match=said):
        record(database, 1, stances, **{"wording": "кроме сроков", **given_})
    assert dump(database) == before


def test_positions_keep_the_words_behind_them_when_other_words_come(database: Database) -> None:
    record(database, 1, {1: "does-not-support"}, wording="не поддерживаем пункт 1")
    second = {"wording": "о пункте 2: иначе", "touching": (2,)}
    record(database, 1, {1: "does-not-support", 2: "supports-with-reservation"}, **second)
    assert [act.demands for act in acts_of(database, 1)] == [(1,), (2,)]
    fill(database, {1: {1: "supports-with-reservation"}})
    first, _second = acts_of(database, 1)
    assert first.wording == "не поддерживаем пункт 1"


# Any sequence


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("grid") / "template.coalition"
    entries = [
        DraftEntry(at, f"«Бірлік {at}»", f"«Бірлік {at}»", reservation=WORDS if at == 2 else "")
        for at in range(1, 6)
    ]
    with create_register(path, coalition="Коалиция", passphrase=None) as made:
        with made.writing("import") as tx:
            import_draft.import_source(tx, make_source(entries))
        with made.writing("withdraw") as tx:
            withdraw_signature(tx, statement_of(tx), 5, dt.date(2026, 1, 2))
    return path


@contextmanager
def copied(template: Path) -> Iterator[Database]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.coalition"
        shutil.copyfile(template, path)
        with open_register(path) as database:
            yield database


CELLS = st.dictionaries(
    st.integers(1, 5),
    st.dictionaries(st.integers(1, 3), st.sampled_from(STANCES), min_size=1),
    min_size=1,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(CELLS, max_size=6))
def test_any_edits_are_undone_and_always_add_up(template: Path, edits: list[Cells]) -> None:
    with copied(template) as database:
        before, done = dump(database), 0
        for cells in edits:
            state = dump(database)
            try:
                changed = fill(database, cells)
            except UserError:
                assert dump(database) == state
                continue
            done += changed > 0
            counts = counted(database)
            assert counts == counted_by_the_annex(database)
            with database.reading() as tx:
                rows = signatures.list_signatures(tx, statement_of(tx).id)
                waiting = read_held(tx, statement_of(tx)).open
            signed = sum(row.status in COUNTED and row.id not in waiting for row in rows)
            assert [sum(each.values()) for each in counts.values()] == [signed] * 3
        for _each in range(done):
            undo(database)
        assert dump(database) == before
        if not done:
            with pytest.raises(NotSo):
                while True:
                    undo(database)


def test_more_than_are_asked_for_and_written_at_once_are_filled_and_undone(tmp_path: Path) -> None:
    count, demands = IN_ONE_QUERY + 10, CHUNK // IN_ONE_QUERY + 1
    with make_register(tmp_path / "c.coalition", signatures=0, demands=demands) as database:
        add_many(database, count)
        before = dump(database)
        row = dict.fromkeys(range(1, demands + 1), "abstains")
        cells = dict.fromkeys(range(1, count + 1), row)
        assert fill(database, cells) == count * demands > CHUNK
        assert counted(database)[demands]["abstains"] == count
        undo(database)
        assert dump(database) == before


def add_many(database: Database, count: int) -> None:
    """Sign the newest statement many times in one import."""
    with database.writing("import") as tx:
        read = make_source(numbered_entries(count))
        import_draft.import_source(tx, read, into=statement_of(tx))
