"""A text that asks for something, in which no demand was found."""

import pytest

from tests.intake.reading import read

LIST = "\n\nПодписи:\n1. ОО «Сад», Анна Ким\n2. ОО «Берег», Вера Ли\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "В связи с этим просим, во-первых, провести слушания; и, наконец, опубликовать отчёт.",
            "просим",
        ),
        ("Осыған байланысты біз қоғамдық тыңдау өткізуді талап етеміз.", "талап етеміз"),
        (
            "The river is drying up. We therefore call on the ministry to publish its data.",
            "call on",
        ),
    ],
)
def test_a_text_that_asks_without_a_demand_is_told_first(text: str, words: str) -> None:
    draft = read(f"Обращение о воде\n\n{text}{LIST}")
    assert draft.demands == ()
    assert words in draft.warnings[0] and "no demand was found" in draft.warnings[0]


@pytest.mark.parametrize(
    "text",
    [
        "Мы просим:\n1. Провести слушания до 1 октября.\n2. Опубликовать отчёт о воде.",
        "Просим подписать обращение до пятницы.",
        "Река мелеет третий год.",
    ],
)
def test_nothing_is_told_where_there_are_demands_or_nothing_is_asked(text: str) -> None:
    assert not any(
        "no demand" in each for each in read(f"Обращение о воде\n\n{text}{LIST}").warnings
    )


DEMANDS = "Мы просим:\n1. Провести слушания до 1 октября.\n2. Опубликовать отчёт о воде."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("И ещё одно: просим не выдавать новых разрешений.", True),
        ("One thing more: no new permit should be given before 2028.", True),
        ("Просим подписать обращение до пятницы.", False),
        ("Река мелеет третий год.", False),
    ],
)
def test_what_is_asked_below_the_demands_is_told(text: str, told: bool) -> None:
    draft = read(f"Обращение о воде\n\n{DEMANDS}\n\n{text}{LIST}")
    assert len(draft.demands) == 2
    assert any("asks for something more" in each for each in draft.warnings) is told
