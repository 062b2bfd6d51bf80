"""Two who attest speak as two; one who attests alone speaks as before."""

import datetime as dt

import pytest

from coalition_app.documents.attestation.choices import Chosen
from coalition_app.documents.attestation.compose import compose_attestation
from coalition_app.documents.content.attestation_basis import AttestationBasis
from coalition_app.documents.content.content import ContentAttestation
from coalition_app.records.editions.attestors import Attestor

FIRST, SECOND = Attestor("Ахметова Дана", ("координатор",)), Attestor("Сатаев Ерлан", ("юрист",))
CHOSEN = Chosen(excepted=(2,), remark="The list was collected at the congress.")
OWN = {"own": (1,), "second-own": (3,), "undecided": (2,)}


def basis(basis: dict[int, str] | None = None) -> AttestationBasis:
    shown = dict.fromkeys((1, 2, 3), "held-outside") if basis is None else basis
    return AttestationBasis((1, 2, 3), shown, False, {"en": "Statement"}, disclosed=OWN)


def composed(
    second: Attestor | None, chosen: Chosen = CHOSEN, given: AttestationBasis | None = None
) -> ContentAttestation:
    day = dt.date(2026, 3, 1)
    return compose_attestation(
        given or basis(), FIRST, place="Almaty", date=day, second=second, chosen=chosen
    )


def test_two_certify_in_the_plural() -> None:
    assert composed(SECOND, Chosen()).short["en"] == "We certify the authenticity of the signatures"
    made = composed(SECOND)
    assert made.short["en"] == "We certify the authenticity of the signatures, except number 2"
    said = " ".join(made.paragraphs["en"])
    assert "Remark of the attestors: The list was collected at the congress." in said
    assert "is excepted at the attestors' own wish" in said
    assert "The first attestor has signed this statement too (No. 1)." in said
    assert "The second attestor has signed this statement too (No. 3)." in said
    assert "Number 2 may be the first attestor or the first attestor's organisation" in said


def test_one_certifies_as_before() -> None:
    made = composed(None)
    assert made.short["en"] == "I certify the authenticity of the signatures, except number 2"
    said = " ".join(made.paragraphs["en"])
    assert "Remark of the attestor: The list" in said
    assert "is excepted at the attestor's own wish" in said
    assert "The attestor has signed this statement too (No. 1)." in said
    assert "attestors" not in said
    assert "first attestor" not in said


@pytest.mark.parametrize("second", [None, SECOND])
def test_what_certifies_nothing_has_no_number_of_people(second: Attestor | None) -> None:
    made = composed(second, Chosen(), basis({}))
    assert made.short["en"] == "Reproduced from the list as received"


def test_originals_lie_where_the_register_says_and_no_place_is_printed() -> None:
    basis = [each for each in composed(None, Chosen()).paragraphs["en"] if "original" in each]
    assert basis == [
        "Basis: for 3 signatures (Nos. 1–3) the originals are held outside the register, at a place that "
        "the register names."
    ]


@pytest.mark.parametrize(
    ("language", "word"), [("en", "Basis:"), ("ru", "Основание:"), ("kk", "Негізі:")]
)
@pytest.mark.parametrize(
    "kind", ["held-outside", "letter", "seen-in-person", "call-note", "confirmed"]
)
def test_every_basis_begins_as_one(language: str, word: str, kind: str) -> None:
    made = composed(None, Chosen(), basis(dict.fromkeys((1, 2, 3), kind)))
    assert made.paragraphs[language][1].startswith(word)
