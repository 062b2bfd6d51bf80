"""As of a past day: by date recorded equal to what an edition froze, by date effective by the dates given."""

import datetime as dt
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coalition_app.documents.attestation.compose import attested
from coalition_app.documents.content import codes, frozen
from coalition_app.documents.content.content import AnnexContent
from coalition_app.documents.content.gather import gather_annex
from coalition_app.errors import NotSo, UserError
from coalition_app.records.editions import editions
from coalition_app.records.evidence import evidence
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.imports import import_draft, import_undo
from coalition_app.records.lists import as_of
from coalition_app.records.lists.as_of import EFFECTIVE, RECORDED, AsOf, State
from coalition_app.records.positions import positions
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.signatures import signatures, status
from coalition_app.records.store.database import Database
from coalition_app.records.store.journal_tables import journal_entry
from coalition_app.records.store.transactions import Reading, Transaction
from tests import chance, sentences
from tests.registers import (
    add_signatures,
    hold_originals,
    make_register,
    make_source,
    name_attestor,
    numbered_entries,
    statement_of,
    undo,
    withdraw_signature,
)

LONG_AGO = dt.date(2026, 1, 10)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with make_register(tmp_path / "r.coalition", signatures=0, typed=None) as database:
        add_signatures(database, 3, received_on=LONG_AGO)
        yield database


def today(database: Database) -> dt.date:
    with database.reading() as tx:
        return tx.today


def read(database: Database, day: dt.date, basis: str) -> AsOf:
    with database.reading() as tx:
        return as_of.read_as_of(tx, statement_of(tx), day, basis)


def effective(database: Database, day: dt.date) -> State:
    return read(database, day, EFFECTIVE).then


def reserve(database: Database, number: int, received: dt.date) -> None:
    with database.writing("record-position") as tx:
        new = NewPosition(
            {2: "supports-with-reservation"}, f"кроме сроков {number}", received_on=received
        )
        positions.record_position(tx, statement_of(tx), number, new)


def withdraw(database: Database, number: int, received: dt.date) -> None:
    with database.writing("withdraw") as tx:
        withdraw_signature(tx, statement_of(tx), number, received)


def stances(state: State, number: int) -> tuple[str, ...]:
    return next(each.stances for each in state.lines if each.number == number)


def status_of(state: State, number: int) -> str:
    return next(each.status for each in state.lines if each.number == number)


def test_by_date_effective_each_thing_holds_from_its_own_day(database: Database) -> None:
    reserve(database, 2, dt.date(2026, 2, 5))
    withdraw(database, 1, dt.date(2026, 3, 1))
    assert effective(database, LONG_AGO - dt.timedelta(days=1)).lines == ()
    early = effective(database, dt.date(2026, 2, 4))
    assert (early.signed, early.with_reservation) == (3, 0)
    assert stances(early, 2) == ("supports", "supports")
    later = effective(database, dt.date(2026, 2, 5))
    assert (later.signed, later.with_reservation) == (3, 1)
    assert later.counts()[2]["supports-with-reservation"] == 1
    assert status_of(effective(database, dt.date(2026, 2, 28)), 1) == "signed"
    last = effective(database, dt.date(2026, 3, 1))
    assert (status_of(last, 1), last.signed) == ("withdrawn", 2)


def test_by_date_recorded_nothing_was_known_before_it_was_recorded(database: Database) -> None:
    with pytest.raises(NotSo, match=r"nothing was recorded on 05\.02\.2026"):
        read(database, dt.date(2026, 2, 5), RECORDED)
    reserve(database, 2, dt.date(2026, 2, 5))
    found = read(database, today(database), RECORDED)
    assert found.then == found.now
    assert found.differences == ()


def test_who_differs_today_is_named(database: Database) -> None:
    reserve(database, 2, dt.date(2026, 2, 5))
    withdraw(database, 1, dt.date(2026, 3, 1))
    add_signatures(database, 1, received_on=dt.date(2026, 4, 1))
    found = read(database, dt.date(2026, 2, 1), EFFECTIVE)
    assert [(e.number, e.kind, e.demand, e.before, e.after) for e in found.differences] == [
        (1, "standing", 0, "signed", "withdrawn"),
        (2, "position", 2, "supports", "supports-with-reservation"),
        (4, "joined", 0, "", "signed"),
    ]


def test_what_was_undone_never_held(database: Database) -> None:
    reserve(database, 2, dt.date(2026, 2, 5))
    with database.writing("record-position") as tx:
        new = NewPosition({1: "does-not-support"}, "нет", received_on=dt.date(2026, 2, 6))
        positions.record_position(tx, statement_of(tx), 2, new)
    undo(database)
    assert stances(effective(database, dt.date(2026, 2, 7)), 2) == (
        "supports",
        "supports-with-reservation",
    )
    undo(database)
    assert stances(effective(database, dt.date(2026, 2, 7)), 2) == ("supports", "supports")


def test_signatures_without_a_date_are_named(database: Database) -> None:
    add_signatures(database, 1)
    found = read(database, today(database), EFFECTIVE)
    assert found.undated == (4,)
    assert [each.number for each in effective(database, LONG_AGO).lines] == [1, 2, 3]


def test_a_signature_without_a_date_holds_since_its_consent_came(database: Database) -> None:
    add_signatures(database, 2)
    with database.writing("record-evidence") as tx:
        statement = statement_of(tx)
        signed = [signatures.find_signature(tx, statement, 4)]
        new = NewEvidence(kind="letter", note="письмо", received_on=LONG_AGO)
        evidence.record_evidence(tx, statement, signed, new)
    found = read(database, LONG_AGO, EFFECTIVE)
    assert [each.number for each in found.then.lines] == [1, 2, 3, 4]
    assert found.undated == (5,)


def test_an_approval_and_a_dispute_are_steps_from_their_days(database: Database) -> None:
    add_signatures(database, 1, status="subject-to-approval", received_on=LONG_AGO)
    for word, day in (("signed", dt.date(2026, 2, 1)), ("disputed", dt.date(2026, 2, 9))):
        with database.writing("change-standing") as tx:
            status.change_status(tx, statement_of(tx), 4, word, received=day)
    seen = [status_of(effective(database, dt.date(2026, m, d)), 4) for m, d in ((1, 31), (2, 8))]
    assert seen == ["subject-to-approval", "signed"]
    assert status_of(effective(database, dt.date(2026, 2, 9)), 4) == "disputed"


def test_a_day_to_come_is_refused(database: Database) -> None:
    with pytest.raises(UserError, match=sentences.FUTURE):
        read(database, today(database) + dt.timedelta(days=1), EFFECTIVE)


def test_looking_back_writes_nothing(database: Database) -> None:
    with database.reading() as tx:
        before = tx.value(_entries())
    read(database, today(database), RECORDED)
    read(database, LONG_AGO, EFFECTIVE)
    with database.reading() as tx:
        assert tx.value(_entries()) == before


def _entries() -> sa.Select[Any]:
    return sa.select(sa.func.count()).select_from(journal_entry)


ACTS = st.lists(
    st.tuples(
        st.sampled_from(("reserve", "refuse", "withdraw", "sign", "undo", "attest")),
        st.integers(1, 5),
        st.integers(0, 60),
    ),
    max_size=9,
)


@settings(max_examples=chance.times(10), suppress_health_check=list(HealthCheck))
@given(ACTS)
def test_the_moment_of_an_edition_shows_what_it_froze_and_today_is_today(
    acts: list[tuple[str, int, int]],
) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        make_register(Path(folder) / "r.coalition", signatures=4, typed=None) as database,
    ):
        name_attestor(database)
        hold_originals(database)
        _attest(database)  # undo stops here, so that attestor and statement stay
        for act, number, days in [*acts, ("attest", 1, 0), ("sign", 1, 0)]:
            _do(database, act, number, LONG_AGO + dt.timedelta(days=days))
        with database.reading() as tx:
            statement = statement_of(tx)
            rows = editions.list_editions(tx, statement.id)
            assert rows
            for row in rows:
                content = frozen.read_content(editions.kept_bytes(tx, row.sha256))
                _same(content, as_of.recorded_at(tx, statement, row.attested_at))
            now = as_of.read_state(tx, statement)
        held = effective(database, today(database))
        assert held.lines == now.lines
        assert held.counts() == now.counts()


def _do(database: Database, act: str, number: int, day: dt.date) -> None:
    try:
        if act == "reserve":
            reserve(database, number, day)
        elif act == "refuse":
            with database.writing("record-position") as tx:
                new = NewPosition({1: "does-not-support"}, received_on=day)
                positions.record_position(tx, statement_of(tx), number, new)
        elif act == "withdraw":
            withdraw(database, number, day)
        elif act == "sign":
            add_signatures(database, 1)
        elif act == "undo":
            undo(database)
        else:
            _attest(database)
    except UserError:
        return  # an act that the rules refuse changes nothing


def _attest(database: Database) -> None:
    """Freeze an edition without drawing its pages."""
    with database.writing("attest") as tx:
        statement = statement_of(tx)
        content = attested(tx, gather_annex(tx, statement), place="Алматы", date=LONG_AGO)
        editions.record_edition(
            tx,
            statement,
            number=content.edition,
            place="Алматы",
            dated=LONG_AGO,
            content=codes.content_bytes(content),
            code="code",
        )


def _same(content: AnnexContent, state: State) -> None:
    printed = {e.number: e for section in content.sections for e in section.entries}
    lines = {each.number: each for each in state.lines}
    assert sorted(printed) == sorted(lines)
    for number, entry in printed.items():
        line = lines[number]
        assert (entry.standing, entry.positions) == (line.status, line.stances)
        assert entry.standing_date == (line.status_on.isoformat() if line.status_on else "")
        assert entry.name == ("" if line.status == "withdrawn" else line.name)
    assert (content.signed, content.withdrawn) == (state.signed, state.status("withdrawn"))
    assert content.with_reservation == state.with_reservation
    assert {each.number: each.counts for each in content.demands} == state.counts()


def test_a_list_taken_back_and_read_again_holds_from_the_second_time(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def at(day: int) -> None:
        """Let the clock show noon of a day in March."""
        moment = dt.datetime(2027, 3, day, 7, tzinfo=dt.UTC)
        monkeypatch.setattr(Transaction, "now", property(lambda _tx: moment))
        monkeypatch.setattr(Reading, "now", property(lambda _tx: moment))

    read_again = make_source(numbered_entries(2))
    at(1)
    with database.writing("import") as tx:
        import_draft.import_source(tx, read_again, into=statement_of(tx))
    at(2)
    with database.writing("undo-import") as tx:
        import_undo.undo_import(tx, import_undo.find_source(tx, None))
    at(20)
    with database.writing("import") as tx:
        import_draft.import_source(tx, read_again, into=statement_of(tx))
    at(25)
    on_the_tenth = effective(database, dt.date(2027, 3, 10))
    assert [each.number for each in on_the_tenth.lines] == [1, 2, 3]
    assert effective(database, dt.date(2027, 3, 20)).signed == 5
