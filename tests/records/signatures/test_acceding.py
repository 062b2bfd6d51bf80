"""After the first delivery who signs has acceded, unless the signature or its evidence came before."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from coalition_app.drafts import Paper
from coalition_app.records.care import checks
from coalition_app.records.editions import editions
from coalition_app.records.evidence import evidence
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.imports import import_draft
from coalition_app.records.lists import as_of, evidence_inbox
from coalition_app.records.signatures import signatures, status
from coalition_app.records.signatures.signatures import NewSignature
from coalition_app.records.store.database import Database
from tests.registers import (
    dump,
    make_register,
    make_source,
    numbered_entries,
    signatures_of,
    statement_of,
    this_day,
    undo,
    withdraw_signature,
)

ATTESTED = dt.date(2026, 3, 1)
DELIVERED = dt.date(2026, 3, 10)
BEFORE, AFTER = dt.date(2026, 3, 9), dt.date(2026, 3, 11)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a register of three signatures, attested and delivered."""
    with make_register(tmp_path / "a.coalition") as made:
        with made.writing("attest") as tx:
            statement = statement_of(tx)
            editions.record_edition(
                tx, statement, number=1, place="А", dated=ATTESTED, content=b"a", code="c"
            )
        deliver(made)
        yield made


def deliver(database: Database) -> None:
    with database.writing("deliver") as tx:
        statement = statement_of(tx)
        row = editions.find_edition(tx, statement, 1)
        editions.record_delivery(tx, statement, row, recipient="Парламент", delivered_on=DELIVERED)


def sign(database: Database, **fields: object) -> int:
    with database.writing("sign") as tx:
        new = NewSignature(name="Поздний фонд", **fields)  # type: ignore[arg-type]
        return signatures.sign(tx, statement_of(tx), new)


def status_of(database: Database, number: int) -> tuple[str, dt.date | None]:
    row = signatures_of(database)[number - 1]
    return row.status, row.status_on


def attach(database: Database, number: int, **fields: object) -> None:
    with database.writing("record-evidence") as tx:
        statement = statement_of(tx)
        signed = signatures.find_signature(tx, statement, number)
        new = NewEvidence(**{"kind": "letter", "note": "письмо", **fields})  # type: ignore[arg-type]
        evidence.record_evidence(tx, statement, [signed], new)


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        (BEFORE, ("signed", None)),
        (DELIVERED, ("acceded", DELIVERED)),
        (AFTER, ("acceded", AFTER)),
    ],
)
def test_by_hand_the_day_of_receipt_decides(
    database: Database, received: dt.date, expected: tuple[str, dt.date | None]
) -> None:
    assert status_of(database, sign(database, received_on=received)) == expected
    assert checks.find_damage(database) == []


def test_without_a_day_it_came_today(database: Database) -> None:
    today = this_day()
    assert status_of(database, sign(database)) == ("acceded", today)


@pytest.mark.parametrize("given", ["invited", "subject-to-approval"])
def test_who_does_not_sign_yet_does_not_accede(database: Database, given: str) -> None:
    assert status_of(database, sign(database, status=given)) == (given, None)


def test_nobody_accedes_before_a_delivery(tmp_path: Path) -> None:
    with make_register(tmp_path / "b.coalition") as made:
        assert status_of(made, sign(made, received_on=AFTER)) == ("signed", None)


def test_an_import_after_the_delivery_accedes_save_rows_that_came_before(
    database: Database,
) -> None:
    early, late, silent = (
        replace(entry, submitted_at=moment)
        for entry, moment in zip(
            numbered_entries(3),
            ("2026-03-09T12:00", "2026-03-11T12:00", ""),
            strict=True,
        )
    )
    with database.writing("import") as tx:
        import_draft.import_source(tx, make_source([early, late, silent]), into=statement_of(tx))
    today = this_day()
    assert [status_of(database, number) for number in (4, 5, 6)] == [
        ("signed", None),
        ("acceded", AFTER),
        ("acceded", today),
    ]


def test_consent_that_was_received_before_makes_a_signatory_like_the_others(
    database: Database,
) -> None:
    number = sign(database)
    before = dump(database)
    attach(database, number, received_on=BEFORE)
    assert status_of(database, number) == ("signed", BEFORE)
    with database.reading() as tx:
        row = signatures.find_signature(tx, statement_of(tx), number)
        (step,) = status.list_steps(tx, row.id)
        held = as_of.read_as_of(tx, statement_of(tx), BEFORE, as_of.EFFECTIVE).then
    assert (step.status, step.received_on) == ("signed", BEFORE)
    assert [(each.number, each.status) for each in held.lines if each.number == number] == [
        (number, "signed")
    ]
    assert checks.find_damage(database) == []
    undo(database)
    assert dump(database) == before


@pytest.mark.parametrize(
    "fields",
    [
        {"received_on": DELIVERED},
        {"received_on": AFTER},
        {},
        {"received_on": BEFORE, "claim": "identity"},
        {"received_on": BEFORE, "kind": "list-as-received"},
    ],
    ids=["on the day", "after", "today", "no consent", "only a list"],
)
def test_what_shows_no_earlier_consent_changes_no_status(
    database: Database, fields: dict[str, object]
) -> None:
    number = sign(database)
    before = status_of(database, number)
    attach(database, number, **fields)
    assert status_of(database, number) == before
    assert before[0] == "acceded"


def test_who_signed_or_withdrew_keeps_the_status(database: Database) -> None:
    number = sign(database)
    with database.writing("withdraw") as tx:
        withdraw_signature(tx, statement_of(tx), number, this_day())
    for each in (1, number):
        was = status_of(database, each)
        attach(database, each, received_on=BEFORE)
        assert status_of(database, each) == was


@pytest.mark.parametrize(
    ("made_on", "expected"), [(BEFORE, "signed"), (AFTER, "acceded")], ids=["before", "after"]
)
def test_a_mail_of_the_inbox_counts_by_the_day_that_it_bears(
    database: Database, tmp_path: Path, made_on: dt.date, expected: str
) -> None:
    number = sign(database)
    path = tmp_path / "letter.eml"
    path.write_bytes(b"From: a@b.kz\n\nWe sign.")

    def read(_content: bytes, name: str) -> Paper:
        return Paper(name=name, kind="mail", text="We sign.", made_on=made_on)

    with database.reading() as tx:
        matcher = evidence_inbox.Matcher(evidence_inbox.list_addressees(tx, statement_of(tx)))
    (received,) = evidence_inbox.receive([path], read, matcher)
    with database.writing("record-evidence") as tx:
        evidence_inbox.attach_many(tx, statement_of(tx), [(received, number)], "consent")
    assert status_of(database, number)[0] == expected
