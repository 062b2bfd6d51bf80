"""Possible duplicates as they come in life: pairs that must be seen, and lists that must not flood."""

import random
from itertools import product

import pytest

from coalition_app.records.signatories.matching.pairs import MOST_OF_ONE, Card, Pair, find_pairs
from tests.benchmarks.duplicate_list import invent

SEEN = [
    ("Центр по правам человека", "Human Rights Center", "translation"),
    ("Адам құқықтары орталығы", "Центр прав человека", "translation"),
    ("Қазақстан азаматтық альянсы", "ОЮЛ «Гражданский Альянс Казахстана»", "translation"),
    ("Алматинский филиал ОО «Шаңырақ»", "РОО «Шаңырақ»", "branch"),
    ("ОО «Шаңырақ», г. Тараз", "ОО «Шаңырақ»", "branch"),
    ("Центр социальной поддержки «Өмір»", "Центр соц. поддержки «Омир»", "branch"),
    ("ОФ «MediaNet»", "Медианет", "other-spelling"),
    ("Независимый профсоюз горняков", "Профсоюз горняков независимый", "other-spelling"),
    ("ОФ «Школа НПО»", 'Общественный фонд "Школа НПО"', "same-name"),
    ("ОО «Бошир Таерн»", "ОО «Боир Таерн»", "alike"),
    ("ОО «Клуб инвалидов Леқал»", "ОО «Клуб ивналидов Леқал»", "alike"),
]


@pytest.mark.parametrize(("one", "other", "reason"), SEEN)
def test_one_body_in_two_forms_is_seen(one: str, other: str, reason: str) -> None:
    (pair,) = find_pairs([Card(1, one), Card(2, other), Card(3, "«Мегаполис»")])
    assert (pair.a, pair.b, pair.reason) == (1, 2, reason)


PEOPLE = [
    ("Ли Н.В.", "Ли Наталья Викторовна", True),
    ("Наталья Ли", "Ли Наталья", True),
    ("Мұхтар Әуезов", "Мухтар Ауэзов", True),
    ("Сериков Данияр Маратұлы", "Сериков Даняир Маратұлы", True),
    ("Иванов Иван", "Иванова Ивана", False),
    ("Ахметов Асхат", "Ахметова Асхат", False),
    ("Ольга Иванова", "Ольга Петрова", False),
    ("Дана Ким", "Дина Ким", False),
]


@pytest.mark.parametrize(("one", "other", "seen"), PEOPLE)
def test_people_are_told_apart(one: str, other: str, seen: bool) -> None:
    assert bool(find_pairs([Card(1, one, "individual"), Card(2, other, "individual")])) is seen
    for_body = Card(1, "«Эхо»", representative=one)
    assert bool(find_pairs([for_body, Card(2, other, "individual")])) is seen


CITIES = (
    *(
        "Алматы",
        "Астана",
        "Шымкент",
        "Караганда",
        "Актобе",
        "Атырау",
        "Уральск",
        "Костанай",
        "Павлодар",
    ),
    *(
        "Семей",
        "Тараз",
        "Кызылорда",
        "Талдыкорган",
        "Петропавловск",
        "Актау",
        "Кокшетау",
        "Туркестан",
    ),
    *("Жезказган", "Рудный", "Темиртау", "Балхаш", "Риддер", "Талгар"),
)
PARTS = ("восток", "запад", "север", "юг", "степь", "берег", "вокзал", "гора", "долина")


def numbered(names: list[str]) -> list[Card]:
    return [Card(at, name) for at, name in enumerate(names, start=1)]


def test_a_party_with_branches_in_many_cities_is_no_flood() -> None:
    places = [f"{city} {part}" for city, part in product(CITIES, PARTS)]
    head = Card(1, "Партия «Жаңа жол»")
    named = [Card(at, f"Партия «Жаңа жол», {each}") for at, each in enumerate(places, start=2)]
    assert len(places) > 200
    assert find_pairs([head, *named]) == []
    placed = [Card(at, "Партия «Жаңа жол»", place=p) for at, p in enumerate(places, start=1)]
    assert find_pairs(placed) == []
    again = Card(len(placed) + 1, "Партия «Жаңа жол»", place=places[7])
    (pair,) = find_pairs([*placed, again])
    assert (pair.a, pair.b) == (8, again.number)


def test_bodies_of_nothing_but_words_of_the_trade_are_no_flood() -> None:
    heads = ("Центр", "Союз", "Ассоциация", "Фонд", "Комитет")
    acts = ("защиты", "поддержки", "развития", "содействия")
    whom = ("женщин", "детей", "инвалидов", "журналистов", "юристов", "учителей", "молодёжи")
    names = [f"{head} {act} {of} Казахстана" for head, act, of in product(heads, acts, whom)]
    assert find_pairs(numbered(names)) == []
    twice = [*names, "Союз женщин Казахстана поддержки"]
    assert [(pair.a, pair.b) for pair in find_pairs(numbered(twice))] == [
        (names.index("Союз поддержки женщин Казахстана") + 1, len(twice))
    ]


def test_regions_and_numbers_tell_bodies_apart() -> None:
    regions = ("Акмолинской", "Актюбинской", "Алматинской", "Атырауской", "Жамбылской", "Абайской")
    works = ("образования", "здравоохранения", "культуры", "транспорта")
    unions = [f"Профсоюз работников {w} {r} области" for w, r in product(works, regions)]
    schools = [f"Школа-гимназия № {at}" for at in range(1, 100)]
    assert find_pairs(numbered([*unions, *schools])) == []


def test_common_surnames_are_no_flood() -> None:
    chance = random.Random(1)
    surnames = (
        "Ким",
        "Ахметов",
        "Иванов",
        "Пак",
        "Оспанов",
        "Касымов",
        "Ли",
        "Цой",
        "Омаров",
        "Абаев",
    )
    given = (
        "Дана",
        "Асель",
        "Марина",
        "Сергей",
        "Виктор",
        "Тимур",
        "Ерлан",
        "Асхат",
        "Анна",
        "Павел",
    )
    fathers = ("Сериковна", "Маратұлы", "Иванович", "Болатқызы", "Олегович", "Нурланович")
    every = [" ".join(each) for each in product(surnames, given, fathers)]
    people = [Card(at, name, "individual") for at, name in enumerate(chance.sample(every, 300), 1)]
    assert find_pairs(people) == []
    initials = Card(301, "Ким А.", "individual")
    fits = {card.name for card in people if card.name.startswith(("Ким Ас", "Ким Ан"))}
    assert len(fits) > MOST_OF_ONE
    assert find_pairs([*people, initials]) == []


def test_people_of_one_listed_party_are_no_flood() -> None:
    party = Card(1, "Партия «Жаңа жол»")
    members = [
        Card(at, f"{name}ев Нурлан", "individual", told="член партии «Жаңа жол»")
        for at, name in enumerate(("Абай", "Досан", "Сейт", "Жунус", "Токта", "Мусагали"), start=2)
    ]
    assert find_pairs([party, *members]) == []
    assert [pair.reason for pair in find_pairs([party, *members[:2]])] == ["belongs", "belongs"]


def test_planted_duplicates_are_found_and_hardly_any_other() -> None:
    cards, planted = invent(4_000, 200)
    found = {(pair.a, pair.b) for pair in find_pairs(cards)}
    assert len(found & planted) >= 0.95 * len(planted)
    assert len(found & planted) >= 0.9 * len(found)


def test_the_likeliest_pair_comes_first() -> None:
    found: list[Pair] = find_pairs(
        numbered(["«Эхо мира»", "«Эхо мирра»", "«Эхо мира»", "«Мир эха»"])
    )
    assert [pair.score for pair in found] == sorted((pair.score for pair in found), reverse=True)
    assert (found[0].a, found[0].b) == (1, 3)
