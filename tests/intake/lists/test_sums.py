"""A total that is a sum of its parts: what counts stands behind the equals sign."""

import pytest

from tests.intake.reading import read

LIST = "Подписи:\n1. ОФ «Эхо», Ош\n2. ОФ «Нур», Ош\n3. ОО «Свет», Ош\n4. Анна Ким, Ош\n"


@pytest.mark.parametrize(
    ("total", "told"),
    [
        ("ИТОГО: 4 орг. + 2 физ. лица = 6", True),
        ("ИТОГО: 3 орг. + 1 физ. лицо = 4", False),
        ("Total: 4 organisations + 1 individual = 5", True),
    ],
)
def test_the_total_of_a_sum_is_compared_with_what_was_read(total: str, told: bool) -> None:
    warnings = [each for each in read(f"{LIST}\n{total}\n").warnings if " = " in each]
    assert bool(warnings) == told
