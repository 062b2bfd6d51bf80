"""What an attestor may choose: to say less, that nothing else came, and a remark outside the attestation."""

import datetime as dt
from dataclasses import replace

import pytest

from coalition_app.documents.attestation.choices import Chosen, clean_remark, refuse_chosen
from coalition_app.documents.attestation.compose import compose_attestation
from coalition_app.documents.content.attestation_basis import AttestationBasis
from coalition_app.documents.content.content import ContentAttestation
from coalition_app.errors import UserError
from coalition_app.languages import LANGUAGES
from coalition_app.records.editions.attestors import Attestor

TITLES = {"en": "Statement"}
ALL = AttestationBasis((1, 2, 3), dict.fromkeys((1, 2, 3), "original"), TITLES)
SOME = AttestationBasis((1, 2, 3), {1: "original", 3: "mail"}, TITLES)


def composed(basis: AttestationBasis, chosen: Chosen) -> ContentAttestation:
    refuse_chosen(basis, chosen)
    attestor = Attestor("Ахметова Дана", ("директор",))
    day = dt.date(2026, 3, 1)
    return compose_attestation(basis, attestor, place="Almaty", date=day, chosen=chosen)


def test_a_number_left_out_has_no_reason() -> None:
    made = composed(ALL, Chosen(excepted=(2,)))
    assert (made.form, made.exceptions, made.by_hand) == ("except", (2,), (2,))
    assert made.paragraphs["en"][2] == "By decision of the person who signs: No.\u00a02."
    assert (made.basis, made.items) == ({"original": (1, 3)}, {"by-choice": (2,)})


def test_what_lacks_evidence_keeps_its_own_reason() -> None:
    made = composed(SOME, Chosen(excepted=(2, 3)))
    assert made.items == {"mail": (3,), "no-evidence": (2,)}


def test_everything_left_out_certifies_nothing() -> None:
    made = composed(ALL, Chosen(excepted=(1, 2, 3)))
    assert (made.form, made.basis, made.items) == ("note", {}, {"by-choice": (1, 2, 3)})
    assert "certify" not in " ".join(made.paragraphs["en"])


@pytest.mark.parametrize("number", [0, 4, -1])
def test_a_number_that_does_not_count_cannot_be_left_out(number: int) -> None:
    with pytest.raises(UserError, match="no counted signature"):
        composed(ALL, Chosen(excepted=(number,)))


def test_that_nothing_else_came_is_refused_while_something_is_open() -> None:
    with pytest.raises(UserError, match="only where nothing is open"):
        composed(ALL, Chosen(complete=True))
    assert composed(replace(ALL, complete=True), Chosen(complete=True)).complete


def test_a_remark_stands_outside_the_attestation_whatever_it_says() -> None:
    remark = "Подлинность всех подписей удостоверена нотариусом."
    made = composed(SOME, Chosen(remark=remark))
    assert made.remark == remark
    for language in LANGUAGES:
        assert remark not in " ".join(made.paragraphs[language])
    with pytest.raises(UserError, match="at most 300 letters"):
        composed(SOME, Chosen(remark="а" * 301))


def test_a_remark_is_one_visible_line() -> None:
    assert clean_remark("  ab\n\tc  ") == "ab c"
    with pytest.raises(UserError, match=r"“a\[U\+200B\]b”"):
        clean_remark("a\u200bb")
