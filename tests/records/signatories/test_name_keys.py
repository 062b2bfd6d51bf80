"""Spellings of one name meet in one key, and names sort as the Kazakh and Russian alphabets do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition_app.records.signatories.name_keys import ALPHABET, name_key, sort_key

SPELLINGS = [
    ["Шаңырақ", "шанырак", "Shanyraq", "Shanyrak", "Şañyraq", "«ШАҢЫРАҚ»"],
    ["Құрманғазы", "курмангазы", "Kurmangazy", "Qurmanğazy"],
    ["Әйгерім", "айгерим", "Aigerim", "Aygerim", "Äigerım"],
    ["Нұрсұлтан", "Nursultan", "нурсултан"],
    ["Жүнісов", "Жунисов", "Zhunisov", "Jünısov", "Junisov"],
    ["Хадиша", "Һадиша", "Khadisha", "Hadisha"],
    ["Алёна", "Алена", "Alyona", "Alena"],
    ["Әсел", "Асель", "Assel", "Asel"],
    ["Ерлан", "Yerlan", "Erlan"],
    ["Юлия", "Yulia", "Iuliia", "Yuliya"],
    ["Щукин", "Shchukin", "Schukin"],
    ["Цой", "Tsoy", "Tsoi", "Coi"],
    ["Өмірбек", "Омирбек", "Omirbek"],
    ["Яковлев", "Yakovlev", "Iakovlev"],
    ["Сергей", "Sergey", "Sergei"],
    ["Дмитрий", "Dmitry", "Dmitriy", "Dmitrii"],
    ["Ғалым", "Galym", "Ğalym", "Ghalym"],
    ["Уәлиев", "Уалиев", "Ualiyev", "Ualiev"],
    ["Пётр", "Петр", "Pyotr", "Petr"],
    ["Қайрат", "Кайрат", "Kairat", "Qairat", "Kayrat", "Қ̆айрат"],
    ["Иʼльяс", "Ильяс", "Ilyas"],
]


@pytest.mark.parametrize("spellings", SPELLINGS, ids=lambda each: name_key(each[0]))
def test_spellings_of_one_name_meet(spellings: list[str]) -> None:
    assert {name_key(each) for each in spellings} == {name_key(spellings[0])}


def test_different_names_have_different_keys() -> None:
    keys = [name_key(spellings[0]) for spellings in SPELLINGS]
    assert len(set(keys)) == len(keys)


def test_the_key_is_latin_letters_digits_and_single_spaces() -> None:
    assert name_key("  ОФ «Шаңырақ-2»,  Алматы ") == "of shanirak 2 almati"


@given(st.text(max_size=60))
def test_any_text_gives_a_key_that_stays_as_it_is(name: str) -> None:
    key = name_key(name)
    assert key.isascii()
    assert key == key.strip()
    assert key == "".join(each for each in key if each.isdigit() or each.islower() or each == " ")


def test_kazakh_letters_stand_in_their_places() -> None:
    letters = list(ALPHABET)
    assert len(letters) == 42
    assert sorted(letters, key=sort_key) == letters
    names = ["Іле", "Ян", "Үміт", "Қайрат", "Кайрат", "Ұлт", "Ел", "Ёлка", "Еж", "Әлем", "Азат"]
    assert sorted(names, key=sort_key) == [
        "Азат",
        "Әлем",
        "Еж",
        "Ел",
        "Ёлка",
        "Кайрат",
        "Қайрат",
        "Ұлт",
        "Үміт",
        "Іле",
        "Ян",
    ]


def test_quotation_marks_and_case_do_not_sort_and_latin_comes_first() -> None:
    assert sort_key("«Азат»") == sort_key("азат")
    assert sorted(["Азат", "Zhanaru"], key=sort_key) == ["Zhanaru", "Азат"]
