"""Headings of areas that name several places."""

import pytest

from tests.intake.reading import read


@pytest.mark.parametrize(
    "area",
    ["Маңғыстау-Атырау", "Астана/Алматы", "Астана / Алматы", "Ош, Талас", "Ақтау және Атырау"],
)
def test_a_line_of_several_places_heads_those_below_it(area: str) -> None:
    draft = read(
        "Қол қойғандар:\n\nТүркістан\n"
        "«Ана мен дала» қоғамдық қоры, Гүлмира Ордабаева, төрайым, Кентау\n"
        "ҚБ «Жас ұстаз», Нұрлан Әбдіқадыров, директор, Түркістан\n\n"
        f"{area}\n"
        "ҚБ «Жезді жастары», Олжас Қуанышұлы, төраға, Астана\n"
        "ҚБ «Сыр», Анна Лисенко, төрайым, Ақтау\n"
    )
    headings = [(each.heading, each.first, each.last) for each in draft.sections]
    assert headings == [("Түркістан", 1, 2), (area, 3, 4)]
    assert not draft.open_lines


def test_a_body_of_two_towns_is_no_heading() -> None:
    draft = read("Подписали:\n\nОФ «Эхо»\n\nАстана-Пресс\n\nОФ «Нур»\n\nОО «Свет», Ош\n")
    assert [each.name for each in draft.entries] == ["«Эхо»", "Астана-Пресс", "«Нур»", "«Свет»"]
