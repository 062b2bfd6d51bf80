"""The progress of a statement counts as the annex does, by day, section, kind and demand."""

import datetime as dt
from pathlib import Path

from coalition_app.documents.content.gather import gather_annex
from coalition_app.records.evidence import evidence
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.lists import as_of
from coalition_app.records.lists.statement_progress import (
    DayCount,
    StatementProgress,
    read_progress,
)
from coalition_app.records.opening.existing import open_register
from coalition_app.records.positions import positions
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.signatures import signatures
from coalition_app.records.signatures.signatures import NewSignature
from coalition_app.records.store.database import Database
from tests.registers import (
    hold_originals,
    make_register,
    statement_of,
    this_day,
    withdraw_signature,
)


def progress_of(database: Database) -> StatementProgress:
    with database.reading() as tx:
        return read_progress(tx, statement_of(tx))


def test_days_add_up_by_the_date_received_and_else_by_the_date_signed(tmp_path: Path) -> None:
    database = make_register(tmp_path / "a.coalition", signatures=0, typed=None)
    early, late = dt.date(2025, 3, 2), dt.date(2025, 3, 4)
    days = ((late, dt.date(2025, 1, 1)), (None, early), (late, None))
    with database.writing("sign") as tx:
        for at, (received, signed) in enumerate(days):
            name, kind = f"Фонд {at}", "organisation"
            new = NewSignature(name=name, kind=kind, received_on=received, signed_on=signed)
            signatures.sign(tx, statement_of(tx), new)
    found = progress_of(database)
    assert found.days == (
        DayCount(dt.date(2025, 3, 2), 1, 1),
        DayCount(dt.date(2025, 3, 4), 2, 3),
    )
    assert found.undated == 0
    database.close()


def test_who_has_no_date_stands_by_the_day_of_recording(tmp_path: Path) -> None:
    database = make_register(tmp_path / "a.coalition", signatures=2, typed=None)
    found = progress_of(database)
    assert found.days == (DayCount(this_day(), 2, 2),)
    assert found.undated == 2
    database.close()


def test_only_what_counts_is_counted(tmp_path: Path) -> None:
    database = make_register(tmp_path / "a.coalition", signatures=3, typed=None)
    with database.writing("withdraw") as tx:
        withdraw_signature(tx, statement_of(tx), 2, this_day())
    found = progress_of(database)
    assert found.counted == 2
    assert found.statuses == {"signed": 2, "withdrawn": 1}
    assert sum(found.kinds.values()) == 2
    assert sum(each.came for each in found.days) == 2
    database.close()


def test_evidence_and_positions_are_counted(tmp_path: Path) -> None:
    database = make_register(tmp_path / "a.coalition", signatures=3, typed=None)
    with database.writing("record-position") as tx:
        new = NewPosition({1: "does-not-support"}, "не поддерживаю", language="ru")
        positions.record_position(tx, statement_of(tx), 1, new)
    hold_originals(database, [1, 2])
    found = progress_of(database)
    assert found.evidenced == 2
    assert found.demands[1]["does-not-support"] == 1
    assert found.demands[1]["supports"] == 2
    database.close()


def test_the_real_case_is_counted_as_its_annex(imported_case: Path) -> None:
    with open_register(imported_case) as database, database.reading() as tx:
        statement = statement_of(tx)
        found, annex = read_progress(tx, statement), gather_annex(tx, statement)
    assert (found.counted, found.unsettled, annex.content.unsettled) == (118, 1, (18,))
    content = annex.content
    assert found.counted == content.signed
    assert [each.count for each in found.sections] == [
        sum(entry.number != 18 for entry in each.entries) for each in content.sections
    ]
    for demand in content.demands:
        stated = {word: count for word, count in found.demands[demand.number].items() if count}
        assert stated == {word: count for word, count in demand.counts.items() if count}


def test_a_day_of_consent_dates_a_signature_as_the_past_day_does(tmp_path: Path) -> None:
    database = make_register(tmp_path / "a.coalition", signatures=3, typed=None)
    came = dt.date(2025, 3, 2)
    with database.writing("record-evidence") as tx:
        statement = statement_of(tx)
        signed = [signatures.find_signature(tx, statement, 2)]
        new = NewEvidence(kind="letter", note="письмо", received_on=came)
        evidence.record_evidence(tx, statement, signed, new)
    with database.writing("withdraw") as tx:
        today = tx.today
        withdraw_signature(tx, statement_of(tx), 3, today)
    found = progress_of(database)
    with database.reading() as tx:
        past = as_of.read_as_of(tx, statement_of(tx), today, "effective")
    assert found.days == (DayCount(came, 1, 1), DayCount(today, 1, 2))
    assert found.undated == len(past.undated) == 1
    database.close()
