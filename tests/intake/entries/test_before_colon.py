"""What stands before a colon and a name: nothing of it is taken for the name, and none of it goes unsaid."""

import pytest

from tests.intake.reading import codes, entry


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Бас тартты: «Бұлақ» қоры", "«Бұлақ»"),
        ("Refused: Harbour Trust", "Harbour Trust"),
        ("Отказ: Клуб «Ходок»", "Клуб «Ходок»"),
        ("Declined: Anna Weber", "Anna Weber"),
    ],
)
def test_who_refused_is_no_signatory(text: str, name: str) -> None:
    found = entry(text)
    assert (found.name, found.standing, codes(found)) == (name, "declined", ["not-final"])


def test_what_awaits_a_decision_is_not_final_before_a_name_either() -> None:
    found = entry("Под вопросом Семён Дятлов")
    assert (found.name, found.standing) == ("Семён Дятлов", "subject-to-approval")


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("Казахстан: ОФ «Свет»", "«Свет»", "Казахстан"),
        ("Алматы: ОФ «Луч»", "«Луч»", "Алматы"),
        ("Kazakhstan: Harbour Trust", "Harbour Trust", "Kazakhstan"),
    ],
)
def test_a_place_before_a_colon_is_none_of_the_name(text: str, name: str, said: str) -> None:
    found = entry(text)
    assert (found.name, [each.text for each in found.open]) == (name, [said])


@pytest.mark.parametrize("text", ["Ассоциация: «Берег»", "Директор: Анна Ким"])
def test_a_form_or_an_office_before_a_colon_opens_nothing(text: str) -> None:
    assert entry(text).open == ()
