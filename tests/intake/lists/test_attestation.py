"""The attestation at the end of a list, in three languages and as it is wrapped."""

import pytest

from tests.intake.reading import read, unaccounted

LIST = "Подписи:\n1. ОО «Эхо»\n2. Анна Ким\n"


@pytest.mark.parametrize(
    "wording",
    [
        "Подлинность подписей подтверждаю",
        "Подлинность всех подписей удостоверяю",
        "Подтверждаю подлинность подписей",
        "Қолдардың түпнұсқалығын растаймын",
        "I certify the authenticity of the signatures",
        "I hereby confirm that the signatures are authentic",
    ],
)
@pytest.mark.parametrize("end", ["", ":", "."])
def test_wordings_and_the_attestor_are_read(wording: str, end: str) -> None:
    text = (
        f"{LIST}\n{wording}{end}\n\nКим А.Б.,\nкоординатор коалиции,\n\nчлен Совета при\nпалате\n"
    )
    draft = read(text)
    assert draft.attestation is not None
    assert draft.attestation.wording == wording
    assert draft.attestation.attestor == "Ким А.Б."
    assert draft.attestation.offices == ("координатор коалиции", "член Совета при палате")
    assert len(draft.entries) == 2
    assert unaccounted(text, draft) == []


def test_attestor_and_offices_on_the_line_of_the_wording_are_read() -> None:
    draft = read(f"{LIST}Подлинность подписей подтверждаю: Ким А.Б., координатор, член Совета\n")
    assert draft.attestation is not None
    assert draft.attestation.attestor == "Ким А.Б."
    assert draft.attestation.offices == ("координатор", "член Совета")


def test_what_follows_the_offices_is_no_part_of_them() -> None:
    text = f"{LIST}\nПодлинность подписей подтверждаю\nКим А.Б., юрист\nКонтакты: a@b.kz\n\nМ.П.\n"
    draft = read(text)
    assert draft.attestation is not None
    assert draft.attestation.offices == ("юрист",)
    assert [left.text for left in draft.left_out[1:]] == ["Контакты: a@b.kz", "М.П."]


def test_a_list_without_attestation_has_none() -> None:
    assert read(LIST).attestation is None
