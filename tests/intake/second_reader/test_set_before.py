"""Words that are set before a name with nothing between open the entry; names alone stay as they are."""

import pytest

from coalition_app.intake.read_source import read_source
from coalition_app.intake.second_reader.set_before import is_set_before

SAID = [
    "Условно Алсу Ахметов",
    "Удалить Анна Сергеевна Рубина",
    "Подписал заместитель Комитет защиты прав потребителей",
    "Шықты Әсел Әбенова",
    "Жазып тұрыңыз Ауыл мұғалімдері одағы",
    "отказались Родник",
    "late Kwame Haddad",
    "No mandate Anna L. Haddad",
    "Bad scan Center for Independent Writers",
    "Reachable by post International Open Forum",
    "TBC Reed Society",
    "TBC, Reed Society",
    "tbd Marsh Trust",
    "TBC Anna Kim",
    "Отказ Родник",
    "ОТКАЗ Родник",
    "Снят Союз садоводов",
    "Дубль Родник",
]
NAMES = [
    "Анна Сергеевна Рубина",
    "Ахметов Алсу Маратович",
    "Сулейменова Айгүл Қанатқызы",
    "Ким Анна",
    "Анна Мария Ким",
    "Комитет защиты прав потребителей по Алматы",
    "Клуб любителей неба «Родник»",
    "Павлодарское областное ОО «Эхо»",
    "Алматы қаласының Жастар одағы",
    "Общество без границ Алматы",
    "Mary Jane Watson",
    "Maria do Carmo Silva",
    "Ludwig van der Meer",
    "International Association of Rural Teachers",
    "Rivers without Borders",
    "Great Scott Sails",
    "openSUSE Project",
    "BBC Trust",
    "RSPB Reed Society",
    "Шанырак Родник",
    "Scrap Metal Union",
    "ozon.ru Books",
    "«Условно Алсу»",
]


@pytest.mark.parametrize("name", SAID)
def test_an_entry_with_words_before_its_name_is_open(name: str) -> None:
    draft = read_source(
        f"Подписи:\n\n1. ОФ «Сад»\n2. {name}\n3. ОО «Лес»\n".encode(), "a.txt"
    ).draft
    assert draft.entries[1].open, draft.entries[1]


@pytest.mark.parametrize("name", NAMES)
def test_no_words_are_seen_before_a_mere_name(name: str) -> None:
    assert not is_set_before(name, body=True)
    assert not is_set_before(name, body=False) or name == "Great Scott Sails"


def test_a_column_of_names_says_itself_what_they_are() -> None:
    table = "Имя;Город\nУсловно Алсу Ахметов;Алматы\nАнна Ким;Астана\n"
    assert not any(each.open for each in read_source(table.encode(), "a.csv").draft.entries)
