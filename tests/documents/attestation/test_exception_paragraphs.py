"""What an attestation names by number, out of a register: exceptions, pairs, own attestors, words."""

import datetime as dt
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from coalition_app.documents.attestation.compose import attested
from coalition_app.documents.content.content import AnnexContent, ContentAttestation
from coalition_app.documents.content.gather import gather_annex
from coalition_app.documents.issue.issue import NotReady
from coalition_app.documents.issue.readiness import assess
from coalition_app.errors import UserError
from coalition_app.i18n import texts
from coalition_app.operations import attesting
from coalition_app.operations.attesting import Issued
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
from coalition_app.records.store.journal_tables import journal_entry
from coalition_app.records.store.tables import act, act_translation
from coalition_app.records.store.tables import evidence as evidence_table
from tests.registers import (
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
ORIGINAL = {"directness": "direct", "originality": "original"}
HELD = {"held_where": "сейф", "holder": "Д. Ахметова"}


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


def said(database: Database) -> str:
    return " ".join(attestation_of(database).paragraphs["en"]).replace("\u00a0", " ")


def sign(database: Database, **fields: Any) -> None:
    add_signatures(database, 1, **{"legal_form": "", **fields})


def attach(database: Database, numbers: list[int], **fields: Any) -> None:
    with database.writing("record-evidence") as tx:
        rows = signatures.list_signatures(tx, statement_of(tx).id, numbers=numbers)
        evidence.record_evidence(tx, statement_of(tx), rows, NewEvidence(**fields))


def check(database: Database, number: int, found: str, by: str = "Проверяющая") -> None:
    with database.writing("verify-signature") as tx:
        verifications.verify_signature(tx, statement_of(tx), number, found, ground="сверено", by=by)


def compare(database: Database, number: int, *, by: str, compared: bool) -> None:
    with database.writing("verify-signature") as tx:
        verifications.verify_signature(
            tx,
            statement_of(tx),
            number,
            "confirmed",
            ground="сверено с подлинником",
            by=by,
            compared=compared,
        )


def my_actor(database: Database) -> str:
    with database.reading() as tx:
        return str(tx.value(sa.select(journal_entry.c.actor)))


def decide(database: Database, a: int, b: int, verdict: str) -> None:
    with database.writing("decide-twins") as tx:
        decisions.decide(tx, statement_of(tx), a, b, verdict)


# Each reason for itself


def test_a_check_that_failed_is_told_apart_from_one_that_left_doubt(database: Database) -> None:
    check(database, 1, "disputed")
    check(database, 3, "rejected")
    made = attestation_of(database)
    assert (made.exceptions, made.items) == ((1, 3), {"disputed": (1,), "check-failed": (3,)})
    assert "it is disputed whose signature this is: No. 1;" in said(database)


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
    made = attestation_of(database)
    assert (made.form, made.items) == ("note", {"older-text": (1, 2, 3)})
    with database.reading() as tx:
        found = assess(tx, gather_annex(tx, statement_of(tx)), "ru")
    kinds = {each.kind: each.numbers for each in found.exceptions}
    assert kinds == {"to-reconfirm": (2, 3), "evidence-older": (1,)}


def test_who_is_disputed_is_printed_and_not_counted(database: Database) -> None:
    with database.writing("change-standing") as tx:
        status.change_status(tx, statement_of(tx), 2, "disputed", received=tx.today)
    assert content_of(database).signed == 2
    assert "An objection was raised; not counted until it is decided: No. 2." in said(database)
    assert attestation_of(database).form == "all"


# The basis


def test_each_kind_of_evidence_is_told_apart(tmp_path: Path) -> None:
    with make_register(tmp_path / "b.coalition", signatures=9) as database:
        name_attestor(database)
        hold_originals(database, [1])
        attach(database, [2], kind="letter", note="письмо", **ORIGINAL)
        attach(database, [3], kind="letter", note="письмо")
        attach(database, [4], kind="mail", note="письмо")
        attach(database, [5], kind="seen-in-person", note="при мне")
        attach(database, [6], kind="call-note", note="звонок")
        check(database, 7, "confirmed")
        attach(database, [2, 9], kind="file", claim="identity", note="паспорт")
        made = attestation_of(database)
        whole = said(database)
    assert made.form == "only"
    assert made.basis == {"original": (1, 2), "seen-in-person": (5,)}
    assert made.items == {
        "mail": (4,),
        "letter": (3,),
        "call-note": (6,),
        "no-evidence": (7, 8, 9),
    }
    assert (
        "Basis: signed in my presence — No. 5; the signed original is held — Nos. 1, 2. Held by: Ахметова "
        "Дана. Place: сейф в офисе. Originals outside the register, by the word of the person who signs: "
        "Nos. 1, 2." in whole
    )
    assert "An identity document was shown: Nos. 2, 9. For the rest, this attestation" in whole


def test_who_holds_a_signed_letter_is_named(tmp_path: Path) -> None:
    """A court can ask for it there (certifying sentence A5b)."""
    with make_register(tmp_path / "b.coalition", signatures=1) as database:
        name_attestor(database)
        attach(database, [1], kind="letter", **HELD, originality="original", directness="direct")
        whole = said(database)
    assert "Held by: Д. Ахметова. Place: сейф." in whole


def test_initials_behind_a_surname_leave_one_full_stop(tmp_path: Path) -> None:
    """«Хранитель: Акылбекова Р.М..» was printed with two."""
    held = {"held_where": "ул. Абая, 5 эт.", "holder": "Акылбекова Р.М."}
    with make_register(tmp_path / "b.coalition", signatures=1) as database:
        name_attestor(database)
        attach(database, [1], kind="letter", **held, originality="original", directness="direct")
        whole = said(database)
    assert "Held by: Акылбекова Р.М. Place: ул." in whole
    assert ".." not in whole


def test_copies_from_others_are_never_said_to_be_originals(tmp_path: Path) -> None:
    """`--held` with `--originality copy --directness indirect` once printed that originals are kept."""
    with make_register(tmp_path / "b.coalition", signatures=2) as database:
        name_attestor(database)
        copied = {"originality": "copy", "directness": "indirect"}
        attach(database, [1, 2], kind="held-outside", **HELD, **copied)
        made = attestation_of(database)
        whole = said(database)
    assert (made.form, made.items) == ("note", {"copy": (1, 2)})
    assert "Consent is known from a copy; the original was not shown: Nos. 1, 2." in whole
    assert "original is held" not in whole


def test_a_comparison_is_another_persons_and_with_the_original(database: Database) -> None:
    compare(database, 1, by="Сверщица", compared=True)
    compare(database, 2, by="Сверщица", compared=False)
    compare(database, 3, by=my_actor(database), compared=True)
    day = texts("en").day(this_day())
    assert f"Compared with the originals: No. 1; Сверщица, {day}." in said(database)
    assert said(database).count("Compared with") == 1
    assert "genuine" not in said(database)


# Possible duplicates


def waiting(database: Database) -> list[tuple[str, tuple[int, ...]]]:
    with database.reading() as tx:
        found = assess(tx, gather_annex(tx, statement_of(tx)), "ru")
    return [(each.text, each.numbers) for each in found.items if each.kind == "twins-undecided"]


def pairs(database: Database) -> list[str]:
    plain = (each.replace("\u00a0", " ") for each in attestation_of(database).paragraphs["en"])
    return [each for each in plain if "Similar names" in each]


def test_possible_duplicates_that_wait_are_printed_and_need_agreement(
    database: Database, tmp_path: Path
) -> None:
    for name in ("РОО «Шаңырақ»", "ОО «Шанырак»"):
        sign(database, name=name)
    for name in ("РОО «Қарлығаш»", "ОО «Карлыгаш»"):
        sign(database, name=name)
    hold_originals(database)
    assert pairs(database) == [
        "Similar names, counted separately; the signatory may be the same: Nos. 4 and 5; Nos. 6 and 7."
    ]
    several = "Each pair may be one signatory; decide: Nos. 4–7."
    assert waiting(database) == [(several, (4, 5, 6, 7))]
    with database.reading() as tx:
        statement_id = statement_of(tx).id
    with pytest.raises(UserError, match="--with-exceptions"):
        issue(database, statement_id, tmp_path / "annex.pdf")
    made = issue(database, statement_id, tmp_path / "annex.pdf", with_exceptions=True)
    assert made.form == "all"
    decide(database, 4, 5, "two-signatures")
    decide(database, 6, 7, "different")
    assert pairs(database) == []
    assert "Two signatures for one organisation, both counted: Nos. 4 and 5." in said(database)


def test_a_person_and_their_organisation_are_not_said_to_have_signed_for_one(
    database: Database,
) -> None:
    """A person who signed for nobody gave no signature for the organisation, whatever was decided."""
    sign(database, name="РОО «Шаңырақ»")
    sign(database, name="Дана Ким", kind="individual", office="юрист, РОО «Шаңырақ»")
    hold_originals(database)
    decide(database, 4, 5, "two-signatures")
    assert "for one organisation" not in said(database)


def issue(database: Database, statement_id: uuid.UUID, target: Path, **more: Any) -> Issued:
    return attesting.attest(
        database,
        statement_id,
        place="Almaty",
        date=this_day(),
        target=target,
        language="ru",
        **more,
    )


def test_a_withheld_name_is_not_told_by_looking_like_another(database: Database) -> None:
    sign(database, name="РОО «Шаңырақ»")
    sign(database, name="ОО «Шанырак»", publish="withheld")
    hold_originals(database)
    assert pairs(database) == []
    with database.reading() as tx:
        kinds = {e.kind for e in assess(tx, gather_annex(tx, statement_of(tx)), "ru").items}
    assert kinds == {"twins-undecided"}


def test_that_an_office_is_left_out_is_said_with_the_numbers(database: Database) -> None:
    sign(database, name="Дана Ким", kind="individual", office="юрист", publish="no-office")
    hold_originals(database)
    assert "The office is not named at the signatory’s wish: No. 4." in said(database)
    assert "The name is not published" not in said(database)


# Who of those that attest has signed


def own(database: Database) -> list[str]:
    plain = (each.replace("\u00a0", " ") for each in attestation_of(database).paragraphs["en"])
    return [each for each in plain if "also signed the document" in each or "an office" in each]


def asked(database: Database) -> tuple[int, ...]:
    """Return the numbers of the question that stops, which no attestation prints as a doubt."""
    with database.reading() as tx:
        found = assess(tx, gather_annex(tx, statement_of(tx)), "ru")
    stops = [each for each in found.items if each.kind == "attestor-undecided"]
    assert all(each.severity == "stops" for each in stops)
    return stops[0].numbers if stops else ()


def test_the_very_same_name_is_a_question_and_printed_only_as_it_was_decided(
    database: Database,
) -> None:
    assert (own(database), asked(database)) == ([], ())
    sign(database, name="Дана Ахметова", kind="individual")
    sign(database, name="ОФ «Заң»", representative="Ахметова Дана")
    hold_originals(database)
    assert (own(database), asked(database)) == ([], (4, 5))
    decide(database, 4, ATTESTOR, "signed-herself")
    decide(database, 5, ATTESTOR, "signed-for-it")
    assert asked(database) == ()
    assert own(database) == [
        "The person who signs this attestation also signed the document: No. 4. The person who signs this "
        "attestation also signed the document, for an organisation: No. 5."
    ]
    decide(database, 4, ATTESTOR, "different")
    decide(database, 5, ATTESTOR, "office-only")
    assert own(database) == [
        "No. 5 is an organisation in which the person who signs holds an office."
    ]


def test_what_is_only_likely_stops_until_it_is_decided(database: Database, tmp_path: Path) -> None:
    """«Возможно … не установлено» never prints."""
    sign(database, name="Ахметова Д.", kind="individual")
    hold_originals(database)
    assert (own(database), asked(database)) == ([], (4,))
    with database.reading() as tx:
        statement_id = statement_of(tx).id
    with pytest.raises(UserError, match="may also have signed under number 4; decide it"):
        try:
            issue(database, statement_id, tmp_path / "annex.pdf", with_exceptions=True)
        except NotReady as refused:
            raise UserError(" ".join(each.text for each in refused.items)) from refused
    decide(database, 4, ATTESTOR, "different")
    assert (own(database), asked(database)) == ([], ())


def test_an_organisation_that_an_office_names_is_disclosed(database: Database) -> None:
    with database.writing("set-attestor") as tx:
        attestors.set_attestor(tx, name=NAME, offices=["директор ОФ «Әділ сөз»"])
    sign(database, name="«Әділ сөз»", legal_form="ОФ")
    hold_originals(database)
    assert own(database) == [
        "No. 4 is an organisation in which the person who signs holds an office."
    ]


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
    assert (own(database), asked(database)) == ([], (4,))
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
    assert (
        "Translated by: С. Ахметов (Kazakh, No. 2). Translation not confirmed by the signatory: No. 2. The "
        "text in the original language prevails." in said(database)
    )
    with database.writing("record-position") as tx:
        tx.change(act_translation, translation, state="confirmed")
    assert "Translation confirmed by the signatory: No. 2." in said(database)


# Words


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("", "No document shows the signatories’ words: No. 2."),
        (
            "letter",
            "Signatories’ words are given verbatim, in the language of the original: No. 2.",
        ),
        ("list-as-received", "Words given as they stand in the list received: No. 2."),
        ("call-note", "Words written down from an oral report: No. 2."),
    ],
)
def test_verbatim_needs_evidence_of_the_wording(
    database: Database, kind: str, sentence: str
) -> None:
    with database.writing("record-position") as tx:
        new = NewPosition({1: "supports-with-reservation"}, "кроме сроков")
        positions.record_position(tx, statement_of(tx), 2, new)
    if kind:
        attach(database, [2], kind=kind, claim="wording", note="слова")
    assert sentence in said(database)
    assert ("verbatim" in said(database)) == (kind == "letter")


def test_words_of_a_list_and_of_a_letter_of_one_signatory_are_told_apart(
    database: Database,
) -> None:
    """Those that came by mail were said to stand in the list received."""
    for words, kind in (("кроме сроков", "list-as-received"), ("кроме статьи 4", "letter")):
        with database.writing("record-position") as tx:
            new = NewPosition({1: "supports-with-reservation"}, words)
            positions.record_position(tx, statement_of(tx), 2, new)
            newest = positions.acts_by_signature(tx, statement_of(tx))
        (acts,) = [each for each in newest.values() if any(a.wording == words for a in each)]
        act_id = next(each.id for each in acts if each.wording == words)
        attach(database, [2], kind=kind, claim="wording", note="слова", act=act_id)
    assert (
        "Words given in part as they stand in the list received, in part verbatim as the signatory sent "
        "them: No. 2." in said(database)
    )
    assert "Words given as they stand" not in said(database)


def test_words_of_which_a_part_is_shown_are_said_to_be_shown_in_part(database: Database) -> None:
    """A letter shows one reservation, nothing the other: neither was named anywhere."""
    for words in ("кроме сроков", "кроме статьи 4"):
        with database.writing("record-position") as tx:
            new = NewPosition({1: "supports-with-reservation"}, words)
            positions.record_position(tx, statement_of(tx), 2, new)
            acts = positions.acts_by_signature(tx, statement_of(tx))
    first = next(each for every in acts.values() for each in every)
    attach(database, [2], kind="letter", claim="wording", note="слова", act=first.id)
    assert "Only a part of the signatory’s words is shown by a document: No. 2." in said(database)
    assert "verbatim" not in said(database)


def test_a_letter_shows_no_words_that_came_after_it(database: Database) -> None:
    """They were certified to be given verbatim, by a letter that cannot hold them."""
    came, later = dt.date(2026, 2, 1), dt.date(2026, 2, 2)
    for words, day in (("кроме сроков", came), ("кроме статьи 4", later)):
        with database.writing("record-position") as tx:
            new = NewPosition({1: "supports-with-reservation"}, words, received_on=day)
            positions.record_position(tx, statement_of(tx), 2, new)
        if day == came:
            letter = {"kind": "letter", "claim": "wording", "note": "слова", "received_on": came}
            attach(database, [2], **letter)
            assert "given verbatim, in the language of the original: No. 2." in said(database)
    assert "Only a part of the signatory’s words is shown by a document: No. 2." in said(database)
    assert "verbatim" not in said(database)
    attach(database, [2], **{**letter, "note": "второе письмо", "received_on": later})
    assert "given verbatim, in the language of the original: No. 2." in said(database)
