"""What a letter seems to say on demands: by clause and by number, and nothing where it says both."""

import pytest

from coalition_app.intake.said_on_demands import clauses_against, proposed_stances

BOTH = "поддерживаю с оговоркой заявление об экспертизе, не поддерживаю требования о проверке."


def test_a_sentence_is_parted_into_what_it_reserves_and_what_it_refuses() -> None:
    assert clauses_against(BOTH) == [
        ("objects", "поддерживаю с оговоркой заявление об экспертизе,"),
        ("refuses", "не поддерживаю требования о проверке."),
    ]


@pytest.mark.parametrize(
    ("sentence", "stances"),
    [
        ("Мы не поддерживаем пункт 2.", {2: "does-not-support"}),
        ("С оговоркой поддерживаем требование 1, не поддерживаем требования 2 и 3.",
         {1: "supports-with-reservation", 2: "does-not-support", 3: "does-not-support"}),
        ("2-тармақты қолдамаймыз", {2: "does-not-support"}),
        ("We object to demand 3", {3: "does-not-support"}),
        ("Не поддерживаем требование 1, с оговоркой по требованию 1.", {}),
        ("Мы не поддерживаем пункт 9.", {}),
        (BOTH, {}),
    ],
)  # fmt: skip
def test_only_what_is_named_by_number_and_said_one_way_is_proposed(
    sentence: str, stances: dict[int, str]
) -> None:
    assert proposed_stances([sentence], [1, 2, 3]) == stances
