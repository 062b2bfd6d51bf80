"""The content of the annex, gathered from a register: complete, counted, and nothing private in it."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from coalition_app.documents.attestation.compose import attested
from coalition_app.documents.content import codes
from coalition_app.documents.content.content import AnnexContent, ContentEntry
from coalition_app.documents.content.frozen import read_content
from coalition_app.documents.content.gather import gather_annex
from coalition_app.documents.content.gathered import Gathered
from coalition_app.languages import LANGUAGES
from coalition_app.records.evidence import evidence, evidence_basis
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.positions import positions
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.signatures import signatures
from coalition_app.records.signatures.signatures import NewSignature, find_signature
from coalition_app.records.signatures.timeline import write_status
from coalition_app.records.statements import statements
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import signatory
from coalition_app.records.store.tables import signature as signature_table
from coalition_app.records.store.transactions import Reading, Transaction
from tests.registers import (
    COALITION,
    hold_originals,
    make_register,
    name_attestor,
    signatures_of,
    statement_of,
    withdraw_signature,
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with make_register(tmp_path / "a.coalition", signatures=3, demands=2) as made:
        yield made


def gather(database: Database) -> Gathered:
    with database.reading() as tx:
        return gather_annex(tx, statement_of(tx))


def entries_of(content: AnnexContent) -> dict[int, ContentEntry]:
    return {entry.number: entry for section in content.sections for entry in section.entries}


def sign(database: Database, **fields: object) -> None:
    with database.writing("sign") as tx:
        signatures.sign(tx, statement_of(tx), NewSignature(**fields))  # type: ignore[arg-type]


def record(database: Database, number: int, stances: dict[int, str], wording: str | None) -> None:
    with database.writing("record-position") as tx:
        new = NewPosition(stances, wording, received_on=dt.date(2026, 1, 2))
        positions.record_position(tx, statement_of(tx), number, new)


def test_a_draft_counts_what_it_prints(database: Database) -> None:
    record(database, 2, {1: "supports-with-reservation"}, "кроме сроков")
    record(database, 3, {2: "does-not-support"}, None)
    sign(database, name="Ждём", status="subject-to-approval")
    sign(database, name="Приглашены", status="invited")
    sign(database, name="Ушли")
    with database.writing("withdraw") as tx:
        withdraw_signature(tx, statement_of(tx), 6, dt.date(2026, 1, 3))
    content = gather(database).content
    assert (content.coalition, content.statement, content.edition) == (COALITION, 1, 0)
    assert content.attestation is None
    assert (content.signed, content.withdrawn, content.subject_to_approval) == (3, 1, 1)
    assert content.with_reservation == 1
    counts = [{word: n for word, n in each.counts.items() if n} for each in content.demands]
    assert counts == [
        {"supports": 2, "supports-with-reservation": 1},
        {"supports": 2, "does-not-support": 1},
    ]
    entries = entries_of(content)
    assert sorted(entries) == [1, 2, 3, 4, 6]
    (act,) = entries[2].acts
    assert (act.kind, act.demands, act.wording, act.language, act.received) == (
        "reservation",
        (1,),
        "кроме сроков",
        "ru",
        "2026-01-02",
    )


def test_a_withdrawn_signature_keeps_only_its_number_and_day(database: Database) -> None:
    record(database, 2, {1: "supports-with-reservation"}, "кроме сроков")
    with database.writing("withdraw") as tx:
        withdraw_signature(tx, statement_of(tx), 2, dt.date(2026, 1, 3))
    gathered = gather(database)
    entry = entries_of(gathered.content)[2]
    assert (entry.name, entry.acts, entry.standing, entry.standing_date) == (
        "",
        (),
        "withdrawn",
        "2026-01-03",
    )


def test_a_withdrawal_is_shown_by_a_letter_of_its_day_or_later(database: Database) -> None:
    record(database, 2, {1: "supports-with-reservation"}, "кроме сроков")
    left = dt.date(2026, 1, 3)
    with database.writing("withdraw") as tx:
        for number in (1, 2):
            withdraw_signature(tx, statement_of(tx), number, left)
            assert unshown(tx)[-1] == number
            keep_letter(tx, number, left - dt.timedelta(days=1))
        # The letter from before may hold the words of number 2; number 1 said none.
        assert unshown(tx) == (2,)
        keep_letter(tx, 2, left, kind="list-as-received")
        assert unshown(tx) == (2,)
        keep_letter(tx, 2, left)
        assert unshown(tx) == ()


def unshown(tx: Reading) -> tuple[int, ...]:
    return evidence_basis.withdrawn_unshown(tx, statement_of(tx).id)


def keep_letter(tx: Transaction, number: int, came: dt.date, kind: str = "file") -> None:
    new = NewEvidence(kind=kind, claim="wording", held_where="folder 1", received_on=came)
    signed = find_signature(tx, statement_of(tx), number)
    evidence.record_evidence(tx, statement_of(tx), [signed], new)


@pytest.mark.parametrize("publish", ["withheld", "initials"])
def test_a_name_that_may_not_be_published_is_counted_and_not_printed(
    database: Database, publish: str
) -> None:
    sign(database, name="Тайная", place="Аул", representative="Она", publish=publish)
    content = gather(database).content
    assert content.signed == 4
    assert entries_of(content)[4].name == ""
    for word in ("Тайная", "Аул", "Она"):
        assert word.encode() not in codes.content_bytes(content)


def test_contacts_notes_and_inner_remarks_are_not_in_the_content(database: Database) -> None:
    rows = signatures_of(database)
    with database.writing("sign") as tx:
        tx.change(
            signatory,
            rows[0].signatory_id,
            contacts=["SECRET@example.org"],
            notes="SECRET",
            people=["SECRET"],
            aliases=["SECRET"],
        )
        tx.change(signature_table, rows[0].id, remarks=["SECRET"], verified_ground="SECRET")
    hold_originals(database)
    name_attestor(database)
    content = codes.content_bytes(attested_content(database))
    assert b"SECRET" not in content
    # Who holds the originals and where is what the attestation says of them.
    assert content.count("сейф в офисе".encode()) == len(LANGUAGES)


def attested_content(database: Database) -> AnnexContent:
    with database.reading() as tx:
        gathered = gather_annex(tx, statement_of(tx))
        return attested(tx, gathered, place="Алматы", date=dt.date(2026, 3, 1))


def test_sections_stand_in_their_order_and_acceded_ones_by_themselves(database: Database) -> None:
    with database.writing("sign") as tx:
        statement = statement_of(tx)
        second = statements.add_section(tx, statement.id, {"ru": "Международные"})
        third = statements.add_section(tx, statement.id, {"ru": "Люди"})
    sign(database, name="Человек", section_id=third, kind="individual")
    sign(database, name="World", section_id=second)
    sign(database, name="Позже")
    with database.writing("change-standing") as tx:
        late = signatures.find_signature(tx, statement_of(tx), 6)
        write_status(tx, {late.id: ("acceded", tx.today, tx.today)})
    sections = gather(database).content.sections
    assert [[entry.number for entry in each.entries] for each in sections] == [
        [1, 2, 3],
        [5],
        [4],
        [6],
    ]
    assert [each.heading.get("ru", "") for each in sections[:3]] == ["", "Международные", "Люди"]
    assert sections[3].heading["en"] == "Acceded after delivery"


def test_who_signed_later_in_no_section_stands_behind_those_in_sections(
    database: Database,
) -> None:
    """Numbers go in order: a block of 4 and 5 above No. 1 reads as a mistake."""
    with database.writing("sign") as tx:
        statement = statement_of(tx)
        section = statements.add_section(tx, statement.id, {"ru": "Организации"})
        for row in signatures.list_signatures(tx, statement.id):
            tx.change(signature_table, row.id, section_id=section)
    sign(database, name="Позже")
    sign(database, name="Ещё позже")
    sections = gather(database).content.sections
    assert [[entry.number for entry in each.entries] for each in sections] == [[1, 2, 3], [4, 5]]
    assert [each.heading.get("ru", "") for each in sections] == ["Организации", ""]


def test_who_signed_last_in_no_section_is_last_though_others_in_none_are_first(
    database: Database,
) -> None:
    """The second half of a list came with sections of its own; the next signer stood in their midst."""
    with database.writing("sign") as tx:
        section = statements.add_section(tx, statement_of(tx).id, {})
    for name, where in (("Вторая часть", section), ("И она", section), ("Позже", None)):
        sign(database, name=name, section_id=where)
    sections = gather(database).content.sections
    assert [[entry.number for entry in each.entries] for each in sections] == [
        [1, 2, 3],
        [4, 5],
        [6],
    ]


def test_the_ground_of_the_attestation_is_the_evidence_of_counted_signatures(
    database: Database,
) -> None:
    hold_originals(database, [1, 3])
    with database.writing("withdraw") as tx:
        withdraw_signature(tx, statement_of(tx), 3, dt.date(2026, 1, 3))
    basis = gather(database).basis
    assert basis.counted == (1, 2)
    assert basis.how == {1: "original", 2: "no-evidence"}
    assert (basis.held, basis.by_word) == ({1: ("Ахметова Дана", "сейф в офисе")}, (1,))


def test_nobody_attests_before_somebody_is_named(database: Database) -> None:
    with pytest.raises(LookupError):
        attested_content(database)
    name_attestor(database)
    content = attested_content(database)
    assert content.edition == 1
    assert content.attestation is not None
    assert content.attestation.form == "note"


def test_the_same_register_gives_the_same_digest_and_a_change_another(database: Database) -> None:
    name_attestor(database)
    digest = codes.content_digest(attested_content(database))
    assert codes.content_digest(attested_content(database)) == digest
    record(database, 1, {1: "abstains"}, None)
    assert codes.content_digest(attested_content(database)) != digest


def test_frozen_content_is_read_back_as_it_was(database: Database) -> None:
    record(database, 2, {1: "supports-with-reservation"}, "кроме сроков")
    hold_originals(database, [1])
    name_attestor(database)
    translate(database)
    content = attested_content(database)
    assert entries_of(content)[2].acts[0].translations == (("kk", "мерзімдер", "С. А.", "draft"),)
    assert read_content(codes.content_bytes(content)) == content
    draft = gather(database).content
    assert read_content(codes.content_bytes(draft)) == draft


def translate(database: Database) -> None:
    from coalition_app.records.store.tables import act, act_translation

    with database.writing("record-position") as tx:
        tx.add(
            act_translation,
            act_id=tx.value(sa.select(act.c.id)),
            language="kk",
            wording="мерзімдер",
            translator="С. А.",
            state="draft",
            recorded_at=tx.now,
        )
