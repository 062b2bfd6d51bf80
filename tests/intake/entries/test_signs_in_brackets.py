"""A sign in brackets behind a name, and who only looks on, open the entry and are no part of the name."""

import pytest

from coalition_app.drafts import REMARK
from tests.intake.reading import entry, read

SIGNS = ["?", "-", "–", "—", "+", "??"]


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("name", ["Глеб Ива", "Glen Ash", "Ғани Тал", "ОФ «Луч»", "Oak Foundation"])
@pytest.mark.parametrize("brackets", ["()", "[]"])
def test_a_sign_in_brackets_opens_the_entry(name: str, sign: str, brackets: str) -> None:
    found = entry(f"{name} {brackets[0]}{sign}{brackets[1]}, Алматы")
    assert [(each.code, each.text) for each in found.open] == [(REMARK, sign)]
    assert found.place == "Алматы" and name.endswith(found.name)


@pytest.mark.parametrize("said", ["наблюдатель", "observer", "бақылаушы"])
@pytest.mark.parametrize("name", ["Клуб «Верба»", "Oak Foundation", "«Тал» қоры", "Иван Лев"])
def test_who_only_looks_on_is_open(name: str, said: str) -> None:
    found = entry(f"{name} ({said})")
    assert [(each.code, each.text) for each in found.open] == [(REMARK, said)]
    assert found.office == ""


@pytest.mark.parametrize(
    "text",
    [
        "Вера Сон, политический наблюдатель",
        "ОО «Свет» (филиал)",
        "ОО «Свет» (г. Алматы)",
        "Фонд «Бор+»",
        "Мать-и-мачеха, клуб «Что? Где? Когда?»",
    ],
)
def test_other_words_and_signs_open_nothing(text: str) -> None:
    assert not any(each.code == REMARK for each in entry(text).open)


def test_a_sign_in_brackets_of_a_table_opens_the_row() -> None:
    draft = read("Организация,Город\nОФ «Луч» (?),Ош\nОО «Свет»,Ош\n", "a.csv")
    assert [[each.text for each in entry.open] for entry in draft.entries] == [["?"], []]
