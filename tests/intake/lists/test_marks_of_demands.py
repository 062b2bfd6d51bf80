"""Demands that the source counts otherwise than the statement does are told: words name them so."""

import pytest

from tests.intake.reading import read


@pytest.mark.parametrize(
    ("marks", "told"),
    [
        (("1.", "2.", "3."), ""),
        (("1)", "2)", "3)"), ""),
        (("•", "•", "•"), ""),
        (("1.", "3.", "4."), "1, 3, 4"),
        (("а)", "б)", "в)"), "а, б, в"),
    ],
)
def test_demands_that_are_counted_otherwise_than_marked_are_told(
    marks: tuple[str, ...], told: str
) -> None:
    """Demand 3 of the source may be the second one here: a reservation would turn to another."""
    demands = ("открыть библиотеки;", "купить книги;", "нанять людей.")
    lines = [f"{mark} {text}" for mark, text in zip(marks, demands, strict=True)]
    text = "\n".join(
        ["Открытое письмо о школьных библиотеках", "", "Мы требуем:", *lines, "", "Подписали:", ""]
    )
    draft = read(
        text + "1. ОФ «Эхо», Анна Ким, директор, Москва\n2. ОО «Свет», Москва, кроме п. 3\n"
    )
    assert [each.text for each in draft.demands] == list(demands)
    found = [each for each in draft.warnings if "marks its demands" in each]
    assert [f"marks its demands {told};" in each for each in found] == [True] * bool(told)
