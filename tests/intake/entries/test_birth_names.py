"""Names that somebody was born with, in brackets: part of the person's name, no place and no body."""

import pytest

from coalition_app.intake.words.birth_names import is_born_name
from tests.intake.reading import entry, read


@pytest.mark.parametrize(
    "name",
    [
        *("Иванова (Петрова) Анна", "Ким (Цой) Елена", "Ким (Хегай) Е. В."),
        *("Ахметова (Сейткали) Дана Ерлановна", "Анна Ким (урожд. Цой)", "Ольга Пак (Ли)"),
        *("Сәуле Әбдіқадыр (Нұрлан)", "Жанар Мусина (Бекмұхамбет)", "Елена Цой (дев. Ким)"),
        *("Мария Иванова (в девичестве Шмидт)", "Айгүл Сейіт (қыз кезіндегі тегі Омар)"),
        *("Anna Smith (née Jones)", "Дана Ли (Хан)"),
    ],
)
def test_the_name_is_whole(name: str) -> None:
    found = entry(f"{name}, журналист, Алматы")
    assert (found.name, found.kind, found.office, found.place) == (
        *(name, "individual", "журналист", "Алматы"),
    )
    assert (found.reservation, found.affiliation, found.notes) == ("", "", ())
    (row,) = read(f"ФИО;Город\n{name};Алматы\n", "a.csv").entries
    assert (row.name, row.kind, row.reservation) == (name, "individual", "")


@pytest.mark.parametrize(
    ("text", "place", "affiliation"),
    [
        ("Дана Ли (Алматы)", "Алматы", ""),
        ("Пётр Иванов (Санкт-Петербург)", "Санкт-Петербург", ""),
        ("Анна Ким (Эхо)", "", "Эхо"),
        ("Анна Ким (МБПЧ)", "", "МБПЧ"),
    ],
)
def test_a_town_or_a_body_in_brackets_stays_one(text: str, place: str, affiliation: str) -> None:
    found = entry(text)
    assert found.name == text.partition(" (")[0]
    assert (found.place, found.affiliation) == (place, affiliation)


@pytest.mark.parametrize("words", ["Киров", "Казахстан", "Центр", "ЦОЙ", "цой", "директор", ""])
def test_what_is_no_family_s_name(words: str) -> None:
    assert not is_born_name(words)
