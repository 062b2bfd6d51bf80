"""Signs by which an entry repeats what stands above it, and people who sign in another's place."""

import pytest

from coalition_app.draft_pieces import print_pieces
from tests.intake.reading import read

SIGNS = ["—//—", '-"-', "-//-", "″", "там же", "сол жерде", "ditto"]


@pytest.mark.parametrize("sign", SIGNS)
def test_a_cell_that_repeats_the_one_above_is_proposed_and_asked(sign: str) -> None:
    table = f"Название;Город;Представитель\nСад;Орал;Анна Ким\nБерег;'{sign}';Вера Ли\n"
    draft = read(table.replace("'", ""), "list.csv")
    first, second = draft.entries
    assert not first.open and second.place == "Орал"
    assert [each.text for each in second.open] == [f"Город: {sign} (Орал)"]
    assert print_pieces(second.pieces) == "Берег, Вера Ли, Орал"


@pytest.mark.parametrize("sign", SIGNS)
def test_an_item_that_repeats_what_stands_above_is_asked(sign: str) -> None:
    text = f"Письмо\n\n1. ОО «Сад», Орал, Анна Ким\n2. ОО «Берег», {sign}, Вера Ли\n"
    second = read(text).entries[1]
    assert {each.text for each in second.open} == {sign}
    assert print_pieces(second.pieces) == "ОО «Берег», Вера Ли"


@pytest.mark.parametrize(
    "words",
    [
        "марқұм Әлиев Т. орнына қызы Әлиева Дана",
        "вместо покойного Ли П. — дочь Ли Анна",
        "for the late P. Smith: Anna Smith",
    ],
)
def test_who_signs_in_another_s_place_is_asked(words: str) -> None:
    table = f"Название;Город;Представитель\nСад;Орал;Анна Ким\nБерег;Орал;{words}\n"
    of_table = read(table, "list.csv").entries[1]
    of_text = read(f"Письмо\n\n1. ОО «Сад», Анна Ким\n2. ОО «Берег», Орал, {words}\n").entries[1]
    for each in (of_table, of_text):
        assert each.open
        assert words not in (each.representative, print_pieces(each.pieces))
