"""What stands in the place of a name and names nobody, and notes that say who signs: each is asked about."""

import pytest

from tests.intake.reading import entry, read


@pytest.mark.parametrize("name", ["? Ure Society", "Don Friends ?", "books for all", "б/о"])
def test_a_question_mark_and_unknown_small_words_name_nobody_for_sure(name: str) -> None:
    draft = read(f"Signatories:\n{name}\nDee Trust\nWye Council\nTweed Forum\n")
    assert [point.code for point in draft.entries[0].open] == ["name-is-no-name"]


def test_see_above_in_a_column_of_bodies_is_asked_about() -> None:
    draft = read(
        "ФИО,Организация,Город\nСоколова Вера,Клуб «Ковчег»,Воронеж\nПанкратов Илья,см. выше,Курск\n",
        "list.csv",
    )
    assert [bool(each.open) for each in draft.entries] == [False, True]


@pytest.mark.parametrize(
    "text",
    [
        "Usk Anglers, Helen Price (in a personal capacity)",
        "Wye Trust (Sam Roe in a personal capacity, not for the Trust)",
    ],
)
def test_no_body_signs_in_a_personal_capacity_unasked(text: str) -> None:
    assert entry(text).open


def test_a_note_that_another_capacity_is_meant_opens_the_row() -> None:
    draft = read(
        "Organisation,First Name,Last Name,Notes\nWyre Trust,Fiona,Hartley,\n"
        "Usk Anglers,Helen,Price,signed in personal capacity\n",
        "list.csv",
    )
    assert [bool(each.open) for each in draft.entries] == [False, True]


@pytest.mark.parametrize("note", ["вместе с АНО «Пчела»", "и за АНО «Поле»"])
def test_a_note_that_names_who_signs_too_opens_the_row(note: str) -> None:
    draft = read(
        f"Организация,Город,Примечание\nФонд «Улей»,Томск,{note}\nАНО «Дом»,Самара,\n", "list.csv"
    )
    assert [bool(each.open) for each in draft.entries] == [True, False]


@pytest.mark.parametrize(
    "where", ["(Живёт на Мельничной, дом 4)", ", директор, живет на Садовой, 12"]
)
def test_where_somebody_lives_prints_nowhere(where: str) -> None:
    found = entry(f"Анна Ким {where}".replace(" ,", ","))
    assert found.pieces[-1].role == "address"
    assert "на" not in f"{found.office} {found.affiliation} {found.place}".split()


def test_a_comma_too_many_hides_no_place() -> None:
    found = entry("ОО «Инициатива»,, Приозёрск")
    assert (found.name, found.place) == ("«Инициатива»", "Приозёрск")
    assert entry("Анна Ким, директор,, Тараз").place == "Тараз"


def test_a_picture_that_says_no_or_not_yet_is_asked_about() -> None:
    draft = read(
        "✅ Фонд «Улей»\n❌ АНО «Дом»\n⏳ АНО «Лес»\n✅ АНО «Луг»\nАНО «Пруд» ❓\n❌ АНО «Сад»\n"
    )
    assert [bool(each.open) for each in draft.entries] == [False, True, True, False, True, True]
    assert draft.entries[1].name == "«Дом»"


def test_an_empty_box_before_a_name_is_asked_about() -> None:
    draft = read("Signatories:\n- [ ] Tweed Forum\n- Wye Trust\n- Dee Council\n")
    assert [bool(each.open) for each in draft.entries] == [True, False, False]


def test_a_representative_in_small_letters_is_a_known_name_or_asked_about() -> None:
    draft = read(
        "Организация,Город,Представитель\nФонд «Улей»,Томск,неразборчиво\nАНО «Дом»,Самара,Анна Ким\n"
        "АНО «Лес»,Самара,борис ким\nАНО «Сад»,Самара,ойланып жатыр\n",
        "list.csv",
    )
    assert [bool(each.open) for each in draft.entries] == [True, False, False, True]
    assert draft.entries[0].representative == ""


PROSE = """Appeal for free parks

We ask the town. Those whose names are followed by an asterisk have signed in their personal capacity.

Signatories:
Ann Lee*, director of the Wye Trust
Bob Ray, teacher
Dee Council*
Cat Fox*, unionist UGTW, Leeds, Dan Poe*, unionist UGTW, Harwell
"""


def test_prose_explains_an_asterisk_and_each_one_stands_behind_a_name() -> None:
    draft = read(PROSE)
    assert [each.capacity for each in draft.entries][:2] == ["personal", "individual"]
    assert [bool(each.open) for each in draft.entries] == [False, False, True, True]


@pytest.mark.parametrize(
    "text", ["Name withheld, Burley", "Имя скрыто по просьбе, Тюмень", "N.N., Hull", "TBC, Leeds"]
)
def test_a_place_behind_a_name_that_is_not_given_is_no_name(text: str) -> None:
    draft = read(f"Signatories:\n- Wharfe Trust, York\n- {text}\n- Leeds Rowing Club, Leeds\n")
    assert [bool(each.open) for each in draft.entries] == [False, True, False]


@pytest.mark.parametrize(
    "name",
    [
        "Name withheld, Burley",
        "Имя скрыто по просьбе, Тюмень",
        "Аноним, Пермь",
        "Anonymous, night nurse",
        "N.N.",
        "TBC",
        "A resident of Otley",
        "Two more members of the choir",
        "аты-жөні жарияланбасын",
        "Аты-жөні белгісіз, Тараз",
    ],
)
def test_who_is_withheld_or_not_known_is_nobody(name: str) -> None:
    draft = read(f"Signatories:\n1. Dee Trust\n2. {name}\n3. Wye Council\n4. Tweed Forum\n")
    assert "name-is-no-name" in [point.code for point in draft.entries[1].open]


@pytest.mark.parametrize(
    "name", ["Anonymous Artists Guild", "Members of Dee Trust", "Клуб «Аноним»"]
)
def test_a_body_is_called_by_such_words_too(name: str) -> None:
    draft = read(f"Signatories:\n1. Dee Trust\n2. {name}\n3. Wye Council\n4. Tweed Forum\n")
    assert not draft.entries[1].open


@pytest.mark.parametrize(
    "text",
    [
        "Доброе утро. Подписываем. Фонд «Доступный город», директор Пётр Лысенко, Алматы",
        "Мы за, но пункт 3 не поддерживаем, Ассоциация перевозчиков «Жол», Алматы",
        "Good morning. Fife Coastal Forum, Leith",
        "… and Firth Swimmers, Harbour Users' Group and the Cramond Society.",
        "және «Қамқор» қоры, Жезқазған",
        "“My father worked these docks for forty years.”",
    ],
)
def test_sentence_before_a_name_or_in_its_place_opens_it(text: str) -> None:
    assert "name-is-no-name" in [point.code for point in entry(text).open]


@pytest.mark.parametrize(
    "text",
    [
        "«За чистый город!»",
        "Creation Matters! Isle of Wight Churches",
        "Центр им. Андрея Сахарова",
        "Fernando Vieira. Oposição Sinpro-Rio",
        "ООО «Ромашка». Москва",
    ],
)
def test_full_stop_behind_a_name_or_an_abbreviation_is_no_sentence(text: str) -> None:
    assert "name-is-no-name" not in [point.code for point in entry(text).open]


@pytest.mark.parametrize("word", ["Kudos", "Peregrine"])
def test_one_unknown_word_among_people_is_asked_about(word: str) -> None:
    found = read(f"Individuals:\n\n- Ann Lee\n- {word}\n- Olga\n").entries
    assert [[point.code for point in each.open] for each in found] == [[], ["name-is-no-name"], []]
    beside = read(f"Individuals:\n\n- Ann Lee\n- {word}, teacher, Leeds\n").entries[1]
    assert not beside.open
