"""What an attestor may choose: to say less, and a remark; what would say more is refused with the reason."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition_app.documents.attestation.choices import (
    Chosen,
    clean_remark,
    refuse_chosen,
    refuse_remark,
)
from coalition_app.documents.attestation.compose import compose_attestation, form_of
from coalition_app.documents.content.attestation_basis import AttestationBasis
from coalition_app.documents.content.content import ContentAttestation
from coalition_app.errors import UserError
from coalition_app.records.editions.attestors import Attestor

ALL = AttestationBasis((1, 2, 3), dict.fromkeys((1, 2, 3), "letter"), False, {"en": "Statement"})
SOME = AttestationBasis((1, 2, 3), {1: "letter", 3: "mail"}, False, {"en": "Statement"})
NONE = AttestationBasis((1, 2, 3), {}, False, {"en": "Statement"})


def composed(basis: AttestationBasis, chosen: Chosen) -> ContentAttestation:
    refuse_chosen(basis, chosen)
    attestor = Attestor("Ахметова Дана", ("директор",))
    day = dt.date(2026, 3, 1)
    return compose_attestation(basis, attestor, place="Almaty", date=day, chosen=chosen)


# Numbers excepted by hand


def test_a_number_excepted_by_hand_is_not_certified_and_said_to_be_excepted() -> None:
    made = composed(ALL, Chosen(excepted=(2,)))
    assert (made.form, made.exceptions, made.by_hand) == ("except", (2,), (2,))
    assert made.short["en"].endswith("except number 2")
    said = " ".join(made.paragraphs["en"])
    assert "for 2 signatures (Nos. 1, 3) documents of consent" in said
    assert "1 signature (No. 2) is excepted at the attestor's own wish" in said
    assert made.basis == {"letter": (1, 3)}


def test_what_lacks_evidence_is_excepted_for_that_reason_only() -> None:
    said = " ".join(composed(SOME, Chosen(excepted=(2, 3))).paragraphs["en"])
    assert "For 1 signature (No. 2) no evidence of consent is at hand" in said
    assert "1 signature (No. 3) is excepted at the attestor's own wish" in said


def test_everything_excepted_certifies_nothing() -> None:
    made = composed(ALL, Chosen(excepted=(1, 2, 3)))
    assert made.form == "received"
    assert "The authenticity of the signatures is not certified." in made.paragraphs["en"]
    assert not any(each.startswith("Basis") for each in made.paragraphs["en"])


@pytest.mark.parametrize("number", [0, 4, -1])
def test_a_number_that_does_not_count_cannot_be_excepted(number: int) -> None:
    with pytest.raises(UserError, match=str(number)):
        refuse_chosen(ALL, Chosen(excepted=(number,)))


# The short form


@pytest.mark.parametrize(
    ("basis", "form"), [(SOME, "all"), (NONE, "all"), (NONE, "except"), (ALL, "except")]
)
def test_a_form_that_the_evidence_does_not_carry_is_refused(
    basis: AttestationBasis, form: str
) -> None:
    with pytest.raises(UserError, match=r"evidence|Nothing is excepted"):
        refuse_chosen(basis, Chosen(form=form))


def test_all_with_a_number_excepted_by_hand_is_refused_by_number() -> None:
    with pytest.raises(UserError, match="number 2 has none, or is excepted"):
        refuse_chosen(ALL, Chosen(excepted=(2,), form="all"))


@pytest.mark.parametrize("basis", [ALL, SOME, NONE])
def test_a_lesser_form_is_always_allowed(basis: AttestationBasis) -> None:
    made = composed(basis, Chosen(form="received"))
    assert made.form == "received"
    assert made.short["en"] == "Reproduced from the list as received"
    assert (made.exceptions, made.basis) == ((1, 2, 3), {})
    assert not any(each.startswith("Basis") for each in made.paragraphs["en"])


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(UserError, match="certified"):
        refuse_chosen(ALL, Chosen(form="certified"))


@given(
    st.sets(st.integers(1, 3)), st.sets(st.integers(1, 3)), st.sampled_from(["all", "except", ""])
)
def test_no_choice_says_more_than_the_evidence(
    shown: set[int], excepted: set[int], form: str
) -> None:
    basis = AttestationBasis((1, 2, 3), dict.fromkeys(shown, "mail"), False, {"en": "Statement"})
    chosen = Chosen(tuple(sorted(excepted)), form)
    carried = form_of(basis, Chosen(chosen.excepted))
    try:
        made = composed(basis, chosen)
    except UserError:
        # Refused is only a form that was asked for by name and is not the one that is carried.
        assert form not in ("", carried)
        return
    assert made.form == carried
    assert set(made.exceptions) == {1, 2, 3} - (shown - excepted)


# The remark


@pytest.mark.parametrize(
    "remark",
    [
        "I certify every one of them.",
        "All signatures are GENUINE.",
        "They are authentic, verified by our lawyer.",
        "Все подписи подтверждаю.",
        "Подлинность подписей удостоверена нотариусом.",
        "Достоверность гарантирую.",
        "Заверено мною.",
        "Барлық қолды растаймын.",
        "Қолдардың түпнұсқа екенін куәландырамын.",
        "Сертификат: certified",
        "Пoдтвepждaю каждую.",  # with Latin letters in the word
        "Под\u00adтверж\u200bдаю каждую.",  # with characters that no eye sees
    ],
)
def test_a_remark_cannot_certify(remark: str) -> None:
    with pytest.raises(UserError, match="The remark says"):
        refuse_remark(clean_remark(remark), ())


@pytest.mark.parametrize(
    "remark",
    [
        "Number 2 signed in my office.",
        "Письмо есть. Подпись № 2 действительна.",
        "№ 1–3 қол қойды.",
        "Оригинал № 2 лежит в офисе.",
    ],
)
def test_a_remark_cannot_speak_for_a_number_that_is_excepted(remark: str) -> None:
    with pytest.raises(UserError, match="which is excepted"):
        refuse_remark(remark, {2})
    refuse_remark(remark, {7})


@pytest.mark.parametrize(
    "remark",
    [
        "",
        "Number 2 could not be reached before the hearing.",
        "Список передан в канцелярию 25 ноября 2026 г. С № 2 связаться не удалось.",
        "№ 2 ұйыммен байланысу мүмкін болмады.",
    ],
)
def test_a_remark_that_says_something_else_is_printed_in_every_language(remark: str) -> None:
    made = composed(SOME, Chosen(remark=remark))
    assert made.remark == remark
    for paragraphs in made.paragraphs.values():
        assert (remark in " ".join(paragraphs)) if remark else True
    assert ("Remark of the attestor" in " ".join(made.paragraphs["en"])) == bool(remark)


@pytest.mark.parametrize(
    ("remark", "said"),
    [("а" * 301, "too long"), ("Раз. Два. Три.", "two sentences")],
)
def test_a_remark_is_short(remark: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        refuse_remark(remark, ())


def test_a_remark_stands_on_one_line() -> None:
    assert clean_remark(" Первая\n строка \t и\u200b вторая ") == "Первая строка и вторая"


def test_what_a_chosen_lesser_form_leaves_out_cannot_be_spoken_for() -> None:
    with pytest.raises(UserError, match="which is excepted"):
        refuse_chosen(ALL, Chosen(form="received", remark="Number 1 signed in my office."))
