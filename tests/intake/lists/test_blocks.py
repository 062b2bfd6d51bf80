"""A signatory on several lines, the name first: nobody is made of the lines below a name."""

import pytest

from tests.intake.reading import read

NAMES = ("Anna Kim", "Boris Lee", "Clara Novak", "David Stern", "Elena Rossi", "Frank Moore")
BELOW = ("Lehrerin i.R.", "Hausarzt, Bonn", "Designerin", "Lima, Perú", "Sängerin", "Köln")


def test_blank_lines_between_names_and_what_describes_them_make_no_signatories() -> None:
    # Now two blank lines, now one, once none: they say nothing of who belongs to whom.
    gaps = ("\n\n", "\n\n\n", "\n\n")
    texts = [f"{NAMES[at]}{gaps[at % 3]}{BELOW[at]}\n{gaps[-at % 3]}" for at in range(6)]
    found = read("Unterzeichner:\n\n" + "".join(texts * 3).replace("\n\n", "\n", 1))
    assert [entry.name for entry in found.entries] == list(NAMES * 3)
    assert found.open_lines == ()


@pytest.mark.parametrize("end", ["", ","])
def test_blocks_of_names_and_towns_are_one_signatory_each(end: str) -> None:
    places = (
        "Gavá, Barcelona",
        "Milano. Italia.",
        "Córdoba",
        "Lima, Perú",
        "Ciudad Real, España",
        "Lyon, Francia",
    )
    blocks = [f"{NAMES[at]}{end}\n{places[at]}\n\n" for at in range(6)]
    found = read("Firmantes:\n\n" + "".join([*blocks, "Greta Ruiz\n\n"]))
    assert [entry.name for entry in found.entries] == [*NAMES, "Greta Ruiz"]


def test_people_between_semicolons_are_one_signatory_each() -> None:
    found = read(
        "Обращение поддержали жители, среди них - Ахметов Б.К.- пенсионер; Ким А.-член совета; "
        "Ли В. Г. - журналист, преподаватель; Те Я.- юрист;\n"
        "Цой М.- врач; Пак О. - безработная; Ан Е.Ш. - эколог.\n"
    )
    people = ["Ахметов Б.К.", "Ким А.", "Ли В. Г.", "Те Я.", "Цой М.", "Пак О.", "Ан Е.Ш."]
    assert [entry.name for entry in found.entries][-7:] == people
    assert any("parted at its semicolons" in warning for warning in found.warnings)


def test_people_of_one_body_between_semicolons_stay_with_it() -> None:
    line = "ОО «Эхо», Анна Ким, директор; Борис Ли, юрист; Мария Пак, врач; Олег Ан, эколог\n"
    found = read("Подписали:\n" + line + "ОФ «Тау», Нина Шин, директор\nОО «Свет», Ян Те, врач\n")
    assert [entry.name for entry in found.entries] == ["«Эхо»", "«Тау»", "«Свет»"]


@pytest.mark.parametrize("count", [3, 4, 5, 6])
def test_blocks_under_a_text_begin_with_the_first_person(count: int) -> None:
    people = (
        *("Анна Ким\nдиректор\nОФ «Эхо»", "Борис Ли\nюрист\nАлматы", "Вера Сон\nжурналист\nВремя"),
        *("Глеб Тен\nврач\nАстана", "Дина Шек\nучитель\nШкола 5", "Егор Пак\nинженер\nТОО «Рух»"),
    )[:count]
    text = "Письмо о реке\n\nМы просим совет выслушать тех, кто живёт у реки.\n\n"
    draft = read(text + "\n\n".join(people) + "\n")
    assert [entry.name for entry in draft.entries] == [each.split("\n")[0] for each in people]
