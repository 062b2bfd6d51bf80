"""Two who attest speak as two, and the second signs for the paragraphs; one who attests alone does not."""

import datetime as dt

from coalition_app.documents.attestation.choices import Chosen
from coalition_app.documents.attestation.compose import compose_attestation
from coalition_app.documents.content.attestation_basis import AttestationBasis
from coalition_app.documents.content.content import ContentAttestation
from coalition_app.records.editions.attestors import Attestor

FIRST, SECOND = Attestor("Ахметова Дана", ("координатор",)), Attestor("Сатаев Ерлан", ("юрист",))


def composed(second: Attestor | None, *how: str, **more: object) -> ContentAttestation:
    known = dict(enumerate(how, start=1))
    given = AttestationBasis(tuple(known), known, {"en": "S"}, **more)  # type: ignore[arg-type]
    return compose_attestation(
        given,
        FIRST,
        place="Almaty",
        date=dt.date(2026, 3, 1),
        second=second,
        chosen=Chosen(complete=bool(more.get("complete"))),
    )


def test_two_certify_in_the_plural() -> None:
    made = composed(SECOND, "original", "seen-in-person", complete=True, disclosed={"own": (1,)})
    assert made.short == {
        "ru": "Подлинность подписей подтверждаем.",
        "kk": "Қолтаңбалардың түпнұсқалығын растаймыз.",
        "en": "We certify that the signatures are authentic.",
    }
    said = " ".join(made.paragraphs["ru"]).replace("\u00a0", " ")
    assert "к нам не поступало" in said
    assert "подписано в нашем присутствии — № 2" in said
    assert "Одно из лиц, подписавших подтверждение, подписало и документ: № 1." in said


def test_the_second_signs_for_paragraphs_and_numbers() -> None:
    made = composed(SECOND, "original", "original")
    last = len(made.paragraphs["ru"])
    said = {language: each.replace("\u00a0", " ") for language, each in made.second_says.items()}
    assert said == {
        "ru": f"Пункты 1–{last} подтверждаю: № 1, 2.",
        "kk": f"1–{last}-тармақтарды растаймын: № 1, 2.",
        "en": f"I certify paragraphs 1–{last}: Nos. 1, 2.",
    }


def test_one_certifies_alone() -> None:
    made = composed(None, "original", disclosed={"own": (1,)})
    assert made.short["en"] == "I certify that the signatures are authentic."
    assert made.second_says == {}
    said = " ".join(made.paragraphs["en"]).replace("\u00a0", " ")
    assert "The person who signs this attestation also signed the document: No. 1." in said


def test_a_note_is_certified_by_nobody() -> None:
    made = composed(SECOND, "list", "no-evidence")
    assert made.second_says == {}
    assert made.short["en"] == "This note is not a certification that the signatures are authentic."
