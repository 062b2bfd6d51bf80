"""A letter addresses a person by the name alone, and an organisation's colleagues where there is none."""

import pytest

from coalition_app.documents.content.salutation import salutation
from coalition_app.i18n import texts


def greeting(representative: str, *, kind: str = "organisation", name: str = "ОФ «Луч»") -> str:
    return salutation(texts("ru"), kind=kind, name=name, representative=representative)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Махамбет Абжан",
            "Ж. Балгабаева",
            "Н.А. Назарбаева-Ким",
            "Нұрсұлтан Әбішұлы",
            "Anna Reed",
        ),
        *("Ильхам Гейдар оглы Алиев", "Акылбекова Р.М.", "O’Neill"),
    ],
)
def test_a_name_alone_is_greeted(name: str) -> None:
    assert greeting(name) == f"Здравствуйте, {name}!"


@pytest.mark.parametrize(
    "printed",
    [
        *("Тараз, Лариса Полихраниди", "президент Нура Эсенниязова", "директор Дана"),
        *("г.Петропавловск, Руслан Асаубаев председатель", "Сауле Кабылова, секретарь ОО «КМПА»"),
        *(
            "(издатель газет «Наша Газета»",
            "Анна Ким; Пётр Ким",
            "Руслан Асаубаев председатель",
            "",
        ),
    ],
)
def test_a_place_or_an_office_is_not_greeted(printed: str) -> None:
    assert greeting(printed) == "Уважаемые коллеги!"


def test_a_person_is_greeted_as_signed() -> None:
    assert (
        greeting("", kind="individual", name="Тамара Симахина") == "Здравствуйте, Тамара Симахина!"
    )
    assert greeting("", kind="individual", name="") == ""
