"""What an attestation names by number: exceptions, possible duplicates, own attestors, translations."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from coalition_app.documents.attestation.compose import attested
from coalition_app.documents.content.content import AnnexContent, ContentAttestation
from coalition_app.documents.content.gather import gather_annex
from coalition_app.documents.issue.readiness import assess
from coalition_app.errors import UserError
from coalition_app.operations import attesting
from coalition_app.records.editions import attestors
from coalition_app.records.evidence import evidence
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.merging import decisions
from coalition_app.records.positions import positions
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.signatories.matching.pairs import ATTESTOR
from coalition_app.records.signatures import signatures, status, verifications
from coalition_app.records.statements import wordings
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import act, act_translation
from coalition_app.records.store.tables import evidence as evidence_table
from tests.registers import (
    TODAY,
    add_signatures,
    hold_originals,
    make_register,
    name_attestor,
    seal_earlier,
    statement_of,
    this_day,
    undo,
    withdraw_signature,
)

DAY = dt.date(2026, 3, 1)
NAME = "Ахметова Дана"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a register that is ready in every respect."""
    with make_register(tmp_path / "a.coalition", signatures=3, demands=2) as made:
        name_attestor(made, NAME)
        hold_originals(made)
        yield made


def content_of(database: Database) -> AnnexContent:
    with database.reading() as tx:
        return attested(tx, gather_annex(tx, statement_of(tx)), place="Almaty", date=DAY)


def attestation_of(database: Database) -> ContentAttestation:
    found = content_of(database).attestation
    assert found is not None
    return found


def said(database: Database) -> tuple[str, ...]:
    return attestation_of(database).paragraphs["en"]


def sign(database: Database, **fields: Any) -> None:
    add_signatures(database, 1, **{"legal_form": "", **fields})


def attach(database: Database, numbers: list[int], **fields: Any) -> None:
    with database.writing("record-evidence") as tx:
        rows = signatures.list_signatures(tx, statement_of(tx).id, numbers=numbers)
        evidence.record_evidence(tx, statement_of(tx), rows, NewEvidence(**fields))


def check(database: Database, number: int, found: str, by: str = "Проверяющая") -> None:
    with database.writing("verify-signature") as tx:
        verifications.verify_signature(tx, statement_of(tx), number, found, ground="сверено", by=by)


def decide(database: Database, a: int, b: int, verdict: str) -> None:
    with database.writing("decide-twins") as tx:
        decisions.decide(tx, statement_of(tx), a, b, verdict)


# Each reason for itself


def test_a_check_that_failed_is_told_apart_from_one_that_left_doubt(database: Database) -> None:
    check(database, 1, "disputed")
    check(database, 3, "rejected")
    assert attestation_of(database).exceptions == (1, 3)
    assert "A check of 1 signature (No. 1) left doubt; its authenticity is not certified." in said(
        database
    )
    assert "1 signature (No. 3) did not stand a check; its authenticity is not certified." in said(
        database
    )
    assert not any("no evidence of consent is at hand" in each for each in said(database))


def renew_text(database: Database, *, sealed_days_ago: int) -> None:
    for action in ("seal_text", "begin_new_text", "seal_text"):
        with database.writing("seal-text") as tx:
            getattr(wordings, action)(tx, statement_of(tx))
    with database.writing("seal-text") as tx:
        newest = wordings.list_texts(tx, statement_of(tx).id)[-1]
        seal_earlier(tx, newest.id, days=sealed_days_ago)


def test_an_older_text_and_older_evidence_have_their_own_sentences(database: Database) -> None:
    from coalition_app.records.evidence import reconfirmations

    renew_text(database, sealed_days_ago=10)
    attach(
        database,
        [1, 2],
        kind="letter",
        note="письмо",
        made_on=this_day() - dt.timedelta(days=30),
    )
    with database.writing("reconfirm") as tx:
        # Number 1 took the new text over, and nothing younger than it shows so.
        reconfirmations.reconfirm(tx, statement_of(tx), [1], received=tx.today)
    with database.writing("record-evidence") as tx:
        for piece in tx.rows(sa.select(evidence_table)):
            tx.change(
                evidence_table,
                piece.id,
                made_on=this_day() - dt.timedelta(days=30),
                received_on=this_day() - dt.timedelta(days=30),
            )
    found = said(database)
    assert (
        "For 1 signature (No. 1) what shows consent is older than this text; its authenticity is not "
        "certified." in found
    )
    assert (
        "2 signatures (Nos. 2, 3) were given to an older text and are not reconfirmed for this one."
        in found
    )
    assert attestation_of(database).form == "received"


def test_who_is_disputed_is_printed_and_not_counted(database: Database) -> None:
    with database.writing("change-standing") as tx:
        status.change_status(tx, statement_of(tx), 2, "disputed", received=TODAY)
    assert content_of(database).signed == 2
    assert "1 signature (No. 2) is disputed; it is printed and not counted." in said(database)
    assert attestation_of(database).form == "all"


# The basis


def test_each_kind_of_evidence_is_told_apart(tmp_path: Path) -> None:
    with make_register(tmp_path / "b.coalition", signatures=9) as database:
        name_attestor(database)
        hold_originals(database, [1])
        attach(database, [2, 3], kind="letter", note="письмо")
        attach(database, [4], kind="mail", note="письмо")
        attach(database, [5], kind="seen-in-person", note="при мне")
        attach(database, [6], kind="call-note", note="звонок")
        check(database, 7, "confirmed")
        attach(database, [2, 9], kind="file", claim="identity", note="паспорт")
        check(database, 1, "confirmed", by="Первая")
        check(database, 1, "confirmed", by="Вторая")
        made = attestation_of(database)
    assert made.basis == {
        "held-outside": (1,),
        "letter": (2, 3),
        "mail": (4,),
        "seen-in-person": (5,),
        "call-note": (6,),
        "confirmed": (7,),
    }
    basis = [each for each in made.paragraphs["en"] if each.startswith(("Basis", "Recorded"))]
    assert basis == [
        "Basis: for 1 signature (No. 1) the original is held outside the register, at a place that the "
        "register names.",
        "Basis: for 3 signatures (Nos. 2–4) documents of consent are kept in the coalition's register: "
        "letter (2, 3); mail (4).",
        "Basis: 1 signature (No. 5) was given in person; a note of it is kept.",
        "Basis: for 1 signature (No. 6) consent was given by word of mouth; a note of it is kept.",
        "Basis: 1 signature (No. 7) was checked and found genuine; by whom and on what ground is recorded, "
        "and no document of consent is kept.",
        # Number 9 has no evidence of consent: nothing is said of it here.
        "Recorded besides consent: identity of the signatory – 1 (No. 2); check by a second person – 1 "
        "(No. 1); for the others it is not.",
    ]


def test_a_check_taken_back_is_no_second_one(database: Database) -> None:
    check(database, 1, "confirmed", by="Первая")
    check(database, 1, "confirmed", by="первая")
    with database.writing("verify-signature") as tx:
        verifications.verify_signature(
            tx, statement_of(tx), 2, "confirmed", ground="а", by="Первая"
        )
    with database.writing("verify-signature") as tx:
        verifications.verify_signature(
            tx, statement_of(tx), 2, "confirmed", ground="б", by="Вторая"
        )
    assert any("second person – 1 (No. 2)" in each for each in said(database))
    undo(database)
    assert not any("second person" in each for each in said(database))


# Possible duplicates


def waiting(database: Database) -> list[tuple[str, tuple[int, ...]]]:
    with database.reading() as tx:
        found = assess(tx, gather_annex(tx, statement_of(tx)), "ru")
    return [(each.text, each.numbers) for each in found.items if each.kind == "twins-undecided"]


def pairs(database: Database) -> list[str]:
    return [each for each in said(database) if "look alike" in each]


def test_possible_duplicates_that_wait_are_printed_by_number_and_need_no_agreement(
    database: Database, tmp_path: Path
) -> None:
    for name in ("РОО «Шаңырақ»", "ОО «Шанырак»"):
        sign(database, name=name)
    hold_originals(database)
    assert pairs(database) == [
        "Numbers 4 and 5 look alike; it was not decided whether they are one signatory."
    ]
    # Readiness says it of one pair in the same words.
    assert waiting(database) == [(pairs(database)[0], (4, 5))]
    for name in ("РОО «Қарлығаш»", "ОО «Карлыгаш»"):
        sign(database, name=name)
    hold_originals(database)
    assert pairs(database) == [
        "Numbers 4/5, 6/7 look alike in pairs; it was not decided whether each pair is one signatory."
    ]
    several = "Numbers 4–7 look alike in pairs, and it is not decided what they are."
    assert waiting(database) == [(several, (4, 5, 6, 7))]
    with database.reading() as tx:
        statement_id = statement_of(tx).id
        found = assess(tx, gather_annex(tx, statement_of(tx)), "ru")
    assert [each.kind for each in found.exceptions] == ["twins-undecided"]
    assert found.to_agree == ()
    made = attesting.attest(
        database,
        statement_id,
        place="Almaty",
        date=DAY,
        target=tmp_path / "annex.pdf",
        language="ru",
    )
    assert made.form == "all"
    decide(database, 4, 5, "two-signatures")
    decide(database, 6, 7, "different")
    assert pairs(database) == []


def test_a_withheld_name_is_not_told_by_looking_like_another(database: Database) -> None:
    sign(database, name="РОО «Шаңырақ»")
    sign(database, name="ОО «Шанырак»", publish="withheld")
    hold_originals(database)
    assert pairs(database) == []
    with database.reading() as tx:
        kinds = {e.kind for e in assess(tx, gather_annex(tx, statement_of(tx)), "ru").items}
    assert kinds == {"twins-undecided"}


# Who of those that attest has signed


def own(database: Database) -> list[str]:
    return [each for each in said(database) if "ttestor has" in each or "ttestor's" in each]


def test_the_very_same_name_is_disclosed_without_being_asked(database: Database) -> None:
    assert own(database) == []
    sign(database, name="Дана Ахметова", kind="individual")
    sign(database, name="ОФ «Заң»", representative="Ахметова Дана")
    hold_originals(database)
    assert own(database) == [
        "The attestor has signed this statement too (No. 4).",
        "The attestor has signed this statement too, for an organisation (No. 5).",
    ]
    decide(database, 4, ATTESTOR, "different")
    assert own(database) == [
        "The attestor has signed this statement too, for an organisation (No. 5)."
    ]


def test_what_is_only_likely_waits_for_her_decision(database: Database) -> None:
    sign(database, name="Ахметова Д.", kind="individual")
    hold_originals(database)
    with database.reading() as tx:
        found = assess(tx, gather_annex(tx, statement_of(tx)), "ru")
    assert [(e.kind, e.severity, e.numbers) for e in found.items] == [
        ("attestor-undecided", "exception", (4,))
    ]
    assert found.to_agree == ()
    assert own(database) == [
        "Number 4 may be the attestor or the attestor's organisation; it was not decided."
    ]
    decide(database, 4, ATTESTOR, "two-signatures")
    assert own(database) == ["The attestor has signed this statement too (No. 4)."]
    decide(database, 4, ATTESTOR, "different")
    assert own(database) == []


def test_an_organisation_that_an_office_names_is_disclosed(database: Database) -> None:
    with database.writing("set-attestor") as tx:
        attestors.set_attestor(tx, name=NAME, offices=["директор ОФ «Әділ сөз»"])
    sign(database, name="«Әділ сөз»", legal_form="ОФ")
    hold_originals(database)
    assert own(database) == ["The attestor's organisation has signed this statement too (No. 4)."]


def test_a_withheld_name_is_not_disclosed(database: Database) -> None:
    sign(database, name="Дана Ахметова", kind="individual", publish="withheld")
    hold_originals(database)
    assert own(database) == []


def test_who_withdrew_has_not_signed(database: Database) -> None:
    sign(database, name="Дана Ахметова", kind="individual")
    hold_originals(database)
    with database.writing("withdraw") as tx:
        withdraw_signature(tx, statement_of(tx), 4, dt.date(2026, 1, 1))
    assert own(database) == []


def name_second(database: Database, name: str, offices: list[str]) -> None:
    with database.writing("set-second-attestor") as tx:
        attestors.set_second_attestor(tx, name=name, offices=offices)


def test_a_second_attestor_is_printed_and_disclosed_and_can_be_undone(database: Database) -> None:
    sign(database, name="Ким Ирина", kind="individual")
    hold_originals(database)
    name_second(database, "Ирина Ким", ["юрист"])
    made = attestation_of(database)
    assert (made.second, made.second_offices) == ("Ирина Ким", ("юрист",))
    assert own(database) == ["The second attestor has signed this statement too (No. 4)."]
    assert undo(database).action == "set-second-attestor"
    assert attestation_of(database).second == ""


def test_the_second_attestor_is_another_person_and_can_go(database: Database) -> None:
    with pytest.raises(UserError, match="attests already"):
        name_second(database, "АХМЕТОВА Дана", [])
    with (
        pytest.raises(UserError, match="Nobody attests beside"),
        database.writing("remove-second-attestor") as tx,
    ):
        attestors.remove_second_attestor(tx)
    name_second(database, "Ирина Ким", [])
    with database.writing("remove-second-attestor") as tx:
        attestors.remove_second_attestor(tx)
    assert attestation_of(database).second == ""
    undo(database)
    assert attestation_of(database).second == "Ирина Ким"


# Translations


def test_translations_are_named_by_whom_and_those_not_confirmed_by_number(
    database: Database,
) -> None:
    with database.writing("record-position") as tx:
        new = NewPosition({1: "supports-with-reservation"}, "кроме сроков")
        positions.record_position(tx, statement_of(tx), 2, new)
    with database.writing("record-position") as tx:
        translation = tx.add(
            act_translation,
            act_id=tx.value(sa.select(act.c.id)),
            language="kk",
            wording="мерзімдер",
            translator="С. Ахметов",
            state="checked",
            recorded_at=tx.now,
        )
    assert "Translations, printed below the original words, are by С. Ахметов." in said(database)
    unconfirmed = "The translation of the words of number 2 is not confirmed by the signatory."
    assert unconfirmed in said(database)
    with database.writing("record-position") as tx:
        tx.change(act_translation, translation, state="confirmed")
    assert unconfirmed not in said(database)


# The moment


def test_the_scope_names_the_moment_and_its_zone(database: Database) -> None:
    made = attestation_of(database)
    moment = dt.datetime.fromisoformat(made.recorded_until)
    assert moment.utcoffset() is not None
    assert f"{moment:%H:%M} (UTC" in made.paragraphs["en"][0]
    assert made.paragraphs["en"][0].endswith(").")
