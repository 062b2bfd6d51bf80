"""Bold and slanted words as messengers write them: the marks in pairs around a whole are no part of it."""

import pytest

from tests.intake.reading import entry, read


@pytest.mark.parametrize(
    "text",
    [
        "*ОО «Эхо»*, Алматы, Анна Ким",
        "**ОО «Эхо»**, Алматы, _Анна Ким_",
        "*ОО «Эхо», Алматы, Анна Ким*",
        "__ОО «Эхо»__ – *Алматы* – Анна Ким",
    ],
)
def test_a_name_in_pairs_of_marks_is_read_without_them(text: str) -> None:
    found = entry(text)
    read_as = (found.legal_form, found.name, found.place, found.representative, found.open)
    assert read_as == ("ОО", "«Эхо»", "Алматы", "Анна Ким", ())
    assert "*" not in found.as_printed
    assert "_" not in found.as_printed


@pytest.mark.parametrize("text", ["ОО «Эхо»*, Алматы", "*ОО «Эхо», Алматы", "*new* ОО «Эхо»"])
def test_a_mark_without_its_pair_around_the_whole_is_asked_about(text: str) -> None:
    assert entry(text).open


def test_a_cell_and_a_title_lose_such_marks() -> None:
    table = read(
        "Организация;Представитель;Город\n*ОО «Эхо»*;_Анна Ким_;*Алматы*\nОО «Нур»;Борис Ли;Семей\n",
        "a.csv",
    )
    first = table.entries[0]
    assert (first.name, first.representative, first.place) == ("«Эхо»", "Анна Ким", "Алматы")
    letter = read("*Открытое письмо*\n_о реке_\n\n1. ОО «Эхо»\n2. ОО «Нур»\n")
    assert letter.title == "Открытое письмо о реке"


def test_an_asterisk_that_a_note_explains_is_no_emphasis() -> None:
    draft = read(
        "Подписи:\n1. *ОО «Эхо»*, Алматы\n2. ОО «Нур»*\n3. ОФ «Сад»\n\n* только первое требование\n"
    )
    assert all(each.open or each.reservation for each in draft.entries[:2])
