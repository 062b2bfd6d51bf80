"""The positions that signatures hold: one answer on every road, and none for who does not count."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coalition_app.desktop.signatories.list_text import SeenList
from coalition_app.documents.content.gather import gather_annex
from coalition_app.records.lists import signature_list
from coalition_app.records.lists.as_of import EFFECTIVE, RECORDED, read_as_of
from coalition_app.records.lists.signature_details import read_details
from coalition_app.records.positions import acts, position_grid
from coalition_app.records.positions.held import Held, read_held
from coalition_app.records.positions.positions import position_id
from coalition_app.records.signatures.pieces import Piece, column_values
from coalition_app.records.signatures.signatures import COUNTED, PRINTED
from coalition_app.records.statements import wordings
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import STANCES, STATUSES, position, signature, text
from coalition_app.records.store.transactions import Transaction
from tests.commands.command_line import done
from tests.registers import make_register, signatures_of, statement_of, this_day

COUNT = 6
ROAD = dict[int, tuple[str, ...]]
"""Positions by number, as one road gives them."""
Signed = tuple[str, tuple[str, ...], str, bool]
"""Status, stance on each demand or nothing, what waits if anything, whether the first text was signed."""
SIGNED = st.tuples(
    st.sampled_from(STATUSES),
    st.tuples(*[st.sampled_from(("", *STANCES))] * 3),
    st.sampled_from(("", "", "words", "piece")),
    st.booleans(),
)


@contextmanager
def register(signed: list[Signed], silence: str) -> Iterator[Database]:
    """Give a register of two texts: demand 2 is worded otherwise in the second, and demand 3 is new."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.coalition"
        with make_register(path, signatures=COUNT, demands=2) as database:
            with database.writing("edit") as tx:
                renew(tx, statement_of(tx))
            with database.writing("edit") as tx:
                for number, each in enumerate(signed, start=1):
                    fill(tx, statement_of(tx), number, each)
                tx.change(signature_statement(), statement_of(tx).id, silence=silence)
            yield database


def signature_statement() -> sa.Table:
    from coalition_app.records.store.tables import statement

    return statement


def renew(tx: Transaction, shown: StatementRow) -> None:
    wordings.seal_text(tx, shown)
    wordings.begin_new_text(tx, shown)
    wordings.reword_demand(tx, shown, 2, "ru", "Требование, которое теперь говорит обратное.")
    wordings.add_demand(tx, shown, {"ru": "Третье."})


def fill(tx: Transaction, shown: StatementRow, number: int, given_: Signed) -> None:
    status, stances, waits, older = given_
    row = tx.rows(sa.select(signature.c.id).where(signature.c.number == number))[0]
    texts = tx.connection.execute(sa.select(text.c.id).order_by(text.c.number)).scalars().all()
    tx.change(signature, row.id, standing=status, text_id=texts[0 if older else 1])
    for demand, stance in zip(shown.demands, stances, strict=True):
        if stance:
            key = position_id(row.id, demand.id)
            named = {"signature_id": row.id, "demand_id": demand.id}
            tx.add(position, id=key, stance=stance, acts=None, **named)
    if waits == "piece":
        pieces = [Piece("name", "ОФ"), Piece("unknown", "вне списка", open="unknown-piece")]
        tx.change(signature, row.id, **column_values(pieces))
    if waits == "words":
        acts.add_act(
            tx, row.id, kind="unsettled", wording="кроме сроков", language="ru", received_on=None
        )


def roads(database: Database) -> dict[str, ROAD]:
    """Give the positions on every road that shows those of each signature."""
    numbers = list(range(1, COUNT + 1))
    with database.reading() as tx:
        shown = statement_of(tx)
        held = read_held(tx, shown)
        ids = {row.number: row.id for row in signatures_of(database)}
        rows = position_grid.positions_of(tx, shown, numbers)
        details = {number: read_details(tx, shown, number) for number in numbers}
        today = this_day()
        recorded, effective = (read_as_of(tx, shown, today, by) for by in (RECORDED, EFFECTIVE))
        return {
            "held": {number: held.of(ids[number]) for number in numbers},
            "grid": {number: rows[number].stances for number in numbers},
            "details": {number: each.stances for number, each in details.items() if each},
            "recorded": {line.number: line.stances for line in recorded.then.lines},
            "effective": {line.number: line.stances for line in effective.then.lines},
            "now": {line.number: line.stances for line in recorded.now.lines},
        }


def printed(database: Database) -> ROAD:
    with database.reading() as tx:
        content = gather_annex(tx, statement_of(tx)).content
    entries = [entry for part in content.sections for entry in part.entries]
    assert all(entry.held == entry.positions for entry in entries)
    return {entry.number: entry.positions for entry in entries}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(SIGNED, min_size=COUNT, max_size=COUNT),
    st.sampled_from(("", "not-stated")),
)
def test_every_road_gives_the_same_positions(signed: list[Signed], silence: str) -> None:
    with register(signed, silence) as database:
        found = roads(database)
        expected = found.pop("held")
        for road, given_ in found.items():
            assert given_ == expected, road
        status = {number: each[0] for number, each in enumerate(signed, start=1)}
        assert printed(database) == {n: expected[n] for n in expected if status[n] in PRINTED}
        assert_by_the_rule(signed, silence or "supports", expected)
        with database.reading() as tx:
            shown = statement_of(tx)
            held = read_held(tx, shown)
            content = gather_annex(tx, shown).content
            index = signature_list.read_list(tx, shown)
            assert held.counts() == {each.number: each.counts for each in content.demands}
        assert_words(index.held, database, expected)
        assert_counted(held, signed, expected)


def assert_by_the_rule(signed: list[Signed], silence: str, found: ROAD) -> None:
    for number, (status, stances, waits, older) in enumerate(signed, start=1):
        if status not in COUNTED:
            assert found[number] == ()
            continue
        for at, (said, holds) in enumerate(zip(stances, found[number], strict=True)):
            if older and at == 1:
                assert holds == "not-stated"
            elif waits and (said.startswith("supports") or (not said and not (older and at == 2))):
                assert holds == "unsettled"
            else:
                assert holds == (said or ("not-stated" if older and at == 2 else silence))


def assert_words(held: Held, database: Database, expected: ROAD) -> None:
    """The list's cell says "supports all" exactly of those who hold support of each demand."""
    for row in signatures_of(database):
        words = signature_list.position_words(held, row.id)
        stances = expected[row.number]
        assert (words == (signature_list.SUPPORTS_ALL,)) == ({*stances} == {"supports"})
        assert bool(words) == bool(stances)


def assert_counted(held: Held, signed: list[Signed], expected: ROAD) -> None:
    counts: dict[int, dict[str, int]] = {}
    for number, (status, _stances, waits, _older) in enumerate(signed, start=1):
        for demand, stance in enumerate(expected[number], start=1):
            if status in COUNTED and not waits:
                of = counts.setdefault(demand, {})
                of[stance] = of.get(stance, 0) + 1
    taken = {at: {word: n for word, n in each.items() if n} for at, each in held.counts().items()}
    assert taken == (counts or {1: {}, 2: {}, 3: {}})


STILL: list[Signed] = [
    ("signed", ("", "", ""), "", False),
    ("invited", ("", "", ""), "", False),
    ("declined", ("", "", ""), "", False),
    ("withdrawn", ("supports", "", ""), "", False),
    ("disputed", ("", "abstains", ""), "", False),
    ("subject-to-approval", ("", "", ""), "", False),
]


def test_who_does_not_count_shows_no_position_on_any_road() -> None:
    """Invited, declined and withdrawn: an empty cell in list and copy, nothing in grid, JSON and annex."""
    with register(STILL, "") as database:
        found = {**roads(database), "annex": printed(database)}
        for road, positions in found.items():
            assert {positions.get(number, ()) for number in range(2, COUNT + 1)} == {()}, road
        path = database.path
        with database.reading() as tx:
            shown = statement_of(tx)
            held = read_held(tx, shown)
            seen = SeenList(database, shown, list(range(1, COUNT + 1)), ["position"], {}, held, "")
        cells = [cell for (cell,) in seen.rows(lambda _so_far, _of: None)]
        database.close()
        lines = done("explain", path, "--number", 4).out
        listed = done("signatories", path, "--json").json["signatories"]
        told = done("positions", path, "--json").json["exceptions"]
    assert cells[1:] == [""] * (COUNT - 1)
    assert cells[0]
    assert "It does not count now, so it has no position." in lines
    assert [each["positions"] for each in listed[1:]] == [{}] * (COUNT - 1)
    assert {each["number"] for each in told} <= {1}
