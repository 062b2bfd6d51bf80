"""Spellings of one name meet in one key, and names sort as the Kazakh and Russian alphabets do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition_app.records.store.name_keys import (
    ALPHABET,
    MOST_OF_NAME,
    asked_words,
    further_readings,
    holds,
    name_key,
    places_held,
    readings,
    searched,
    sort_key,
)

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


ONE_OF_SEVERAL = [
    ("Alexander", "Александр"),
    ("Alexandr", "Александр"),
    ("Alexey", "Алексей"),
    ("Maxim", "Максим"),
    ("Oxana", "Оксана"),
    ("Xenia", "Ксения"),
    ("Xalq", "Халқ"),
    ("Julia", "Юлия"),
    ("Julia", "Yuliya"),
    ("Jan", "Ян"),
    ("Jänibek", "Жәнібек"),
    ("Jamila", "Жамиля"),
    ("Jamila", "Джамиля"),
    ("Dzhamilya", "Жамиля"),
    ("Ludmila", "Людмила"),
    ("Echo", "Эхо"),
    ("Chingiz", "Чингиз"),
    ("Christina", "Кристина"),
    ("Victor", "Виктор"),
    ("Cecilia", "Цецилия"),
    ("Peter", "Пётр"),
    ("Weber", "Вебер"),
    ("Alexandra Wagner-Chekhova", "Александра Вагнер-Чехова"),
]


@pytest.mark.parametrize(("latin", "other"), ONE_OF_SEVERAL)
def test_one_reading_of_open_letters_meets(latin: str, other: str) -> None:
    assert set(readings(latin)) & set(readings(other))
    assert readings(latin)[0] == name_key(latin)
    # Typing a name finds it, whichever of the two is stored; so does each beginning of the other one.
    assert holds(asked_words(latin), searched(other))
    assert holds(asked_words(other), searched(latin))


@given(st.text(alphabet="абвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя «»-", max_size=40))
def test_cyrillic_names_are_read_in_one_way(name: str) -> None:
    assert readings(name) == (name_key(name),)
    assert further_readings(name) == ""


@given(st.text(max_size=60))
def test_any_text_has_few_readings_and_finds_itself(name: str) -> None:
    assert 1 <= len(readings(name)) <= MOST_OF_NAME + 1
    assert searched(name).startswith(name_key(name))


@given(st.text(alphabet="acdehijklrstuwxyz ", max_size=20))
def test_a_latin_text_finds_itself(name: str) -> None:
    words = [each for each in name.split() if len(set(each)) > 1]
    assert holds(asked_words(" ".join(words)), searched(name))


@pytest.mark.parametrize("typed", ["qqqq", "кк", "zzz", "xx", "ЖЖЖ", "ҚҚ"])
def test_one_repeated_letter_is_held_by_no_name(typed: str) -> None:
    for name in ("Шаңырақ", "Жанна Кузнецова", "Мекка", "Alexander Zhuk", "Xalq"):
        assert not holds(asked_words(typed), searched(name))


@pytest.mark.parametrize("name", ["РОО «Шаңырақ»", "Молчанов", "«Твой шанс»", "Shanyraq"])
def test_a_letter_is_not_found_in_half_of_another(name: str) -> None:
    assert not holds(asked_words("хан"), searched(name))


def test_two_letters_and_a_number_are_found() -> None:
    assert holds(asked_words("Анна"), searched("Анна Ахметова"))
    assert holds(asked_words("22"), searched("Школа 22"))
    assert not holds(asked_words("22"), searched("Школа 2"))


def test_different_names_have_different_keys() -> None:
    keys = [name_key(spellings[0]) for spellings in SPELLINGS]
    assert len(set(keys)) == len(keys)


def test_the_key_is_latin_letters_digits_and_single_spaces() -> None:
    assert name_key("  ОФ «Шаңырақ-2»,  Алматы ") == "of wanirak 2 almati"


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


def test_a_russian_yo_sorts_as_ye_and_latin_marks_do_not_sort() -> None:
    names = ["Ёлкин", "Ежов", "Елкин", "Ёжиков", "Éva", "Eza", "Eva"]
    assert sorted(names, key=sort_key) == [
        "Eva",
        "Éva",
        "Eza",
        "Ёжиков",
        "Ежов",
        "Елкин",
        "Ёлкин",
    ]


def test_quotation_marks_and_case_do_not_sort_and_latin_comes_first() -> None:
    assert sort_key("«Азат»") == sort_key("азат")
    assert sorted(["Азат", "Zhanaru"], key=sort_key) == ["Zhanaru", "Азат"]


@pytest.mark.parametrize(
    "title",
    ["Prof. ", "Dr. ", "Prof. Dr. ", "Dipl.-Ing. ", "к.м.н. ", "д. ю. н., ", "т.ғ.к. ", "проф. "],
)
def test_a_title_before_a_name_does_not_sort(title: str) -> None:
    names = ["Adler", "Mira", "Zorn", "Ахмет", "Нуре", "Яким"]
    for name in names:
        others = [each for each in names if each != name]
        assert sorted([*others, title + name], key=sort_key).index(title + name) == names.index(
            name
        )
    assert sort_key(f"{title}Adler") != sort_key("Adler")


@pytest.mark.parametrize(
    "name", ["Dr. B", "MS Society", "А. Ким", "Н.С. Осипов", "к. Осипов", "St. Ann"]
)
def test_what_is_no_title_sorts(name: str) -> None:
    assert sort_key(name).startswith(sort_key(name.split(" ")[0])[:2])


@pytest.mark.parametrize(
    ("text", "find", "held"),
    [
        ("РОО «Шаңырақ»", "shany", ["Шаңы"]),
        ("Alexander Petrov", "Александр", ["Alexander"]),
        ("Alexander Petrov", "петр алекс", ["Alex", "Petr"]),
        ("Махамбет Абжан", "бет", ["бет"]),
        ("Оксана Ким", "oxa", ["Окса"]),
        ("Мария, Марина", "мари", ["Мари", "Мари"]),
        ("Анна", "анна", ["Анна"]),
        ("Хартия", "zzz", []),
        ("Хартия", "", []),
        ("", "хартия", []),
    ],
)
def test_the_letters_that_were_searched_are_told(text: str, find: str, held: list[str]) -> None:
    assert [text[start:end] for start, end in places_held(text, find)] == held


@given(st.text(max_size=30), st.text(min_size=1, max_size=6))
def test_places_lie_within_the_text_whatever_is_searched(text: str, find: str) -> None:
    for start, end in places_held(text, find):
        assert 0 <= start < end <= len(text)
