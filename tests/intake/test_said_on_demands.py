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
        ("Мы поддерживаем все требования, кроме второго.", {1: "supports", 2: "", 3: "supports"}),
        ("Поддерживаем все требования, кроме требований 2 и 3.", {1: "supports", 2: "", 3: ""}),
        ("We support all demands except the second.", {1: "supports", 2: "", 3: "supports"}),
        ("Екінші талаптан басқа барлық талапты қолдаймыз.", {1: "supports", 2: "", 3: "supports"}),
        ("Мы поддерживаем все требования, кроме требования о сроках.", {}),
        ("Мы поддерживаем все требования, кроме девятого.", {}),
        ("Мы не готовы подписывать все требования, кроме второго.", {}),
        ("We support demand 1 only if its report is published in full.",
         {1: "supports-with-reservation"}),
        ("Мы поддерживаем требование 1 при условии, что сроки назовут, а требование 2 без оговорок.",
         {1: "supports-with-reservation", 2: "supports"}),
        ("We support demand 2 without reservation.", {}),
        ("If it is changed, we support all demands except the second.", {}),
    ],
)  # fmt: skip
def test_only_what_is_named_by_number_and_said_one_way_is_proposed(
    sentence: str, stances: dict[int, str]
) -> None:
    assert proposed_stances([sentence], [1, 2, 3]) == stances


def test_of_all_but_one_nothing_is_taken_for_support_where_more_is_said() -> None:
    said = "Поддерживаем все требования, кроме второго."
    assert proposed_stances([said, "Мы против сроков."], [1, 2, 3]) == {}
    both = proposed_stances([said, "Мы не поддерживаем требование 2."], [1, 2, 3])
    assert both == {1: "supports", 2: "does-not-support", 3: "supports"}


def test_support_without_reservation_is_proposed_beside_a_reservation() -> None:
    said = [
        "We support demand 1 only if the review is public.",
        "We support demand 2 without reservation.",
    ]
    assert proposed_stances(said, [1, 2]) == {1: "supports-with-reservation", 2: "supports"}
    assert clauses_against(said[1]) == [("consents", said[1])]
