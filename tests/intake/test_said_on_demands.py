"""What a letter seems to say on demands: by clause and by number, and nothing where it says both."""

import re

import pytest

from coalition_app.intake.said_on_demands import clauses_against, proposed_stances
from coalition_app.intake.words_on_demands import letters_of, numbered

WITH, NOT = "supports-with-reservation", "does-not-support"
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
        ("С оговоркой поддерживаем требования 1, 2 и 3.", dict.fromkeys((1, 2, 3), WITH)),
        ("Мы поддерживаем требование 1 и не поддерживаем требование 2.", {1: "supports", 2: NOT}),
        ("We support demand 1 but object to demand 2.", {1: "supports", 2: NOT}),
        ("1-талапты қолдаймыз және 2-талапты қолдамаймыз.", {1: "supports", 2: NOT}),
        ("Мы поддерживаем все требования, кроме второго.", {1: "supports", 2: "", 3: "supports"}),
        ("Поддерживаем все требования, кроме требований 2 и 3.", {1: "supports", 2: "", 3: ""}),
        ("We support all demands except the second.", {1: "supports", 2: "", 3: "supports"}),
        ("Екінші талаптан басқа барлық талапты қолдаймыз.", {1: "supports", 2: "", 3: "supports"}),
        ("Мы поддерживаем все требования, кроме требования о сроках.", {}),
        ("Мы поддерживаем все требования, кроме девятого.", {}),
        ("Мы не готовы подписывать все требования, кроме второго.", {}),
        ("По второму требованию просим учесть нашу оговорку: сроки малы.", {2: WITH}),
        ("Не поддерживаем третье требование.", {3: NOT}),
        ("Первое и второе требования поддерживаем с оговоркой.", {1: WITH, 2: WITH}),
        ("Требование второе поддерживаем с оговоркой.", {2: WITH}),
        ("Екінші талапқа ескертпе білдіреміз.", {2: WITH}),
        ("We have a reservation to the third demand.", {3: WITH}),
        ("We do not support the second and the third demand.", {2: NOT, 3: NOT}),
        ("We do not support the first to third demands.", {1: NOT, 2: NOT, 3: NOT}),
        ("Не поддерживаем с первого по третье требования.", {1: NOT, 2: NOT, 3: NOT}),
        ("We do not support demands 1 to 3.", {1: NOT, 2: NOT, 3: NOT}),
        ("Не поддерживаем требования с 1 по 3.", {}),
        ("We first demand an answer, with a reservation.", {}),
        ("У нас оговорка: первоначальные требования были мягче.", {}),
        ("Оговорка: требования третьих лиц нас не касаются.", {}),
        ("We support demand 1 only if its report is published in full.", {1: WITH}),
        ("Мы поддерживаем требование 1 при условии, что сроки назовут, а требование 2 без оговорок.",
         {1: WITH, 2: "supports"}),
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


@pytest.mark.parametrize(
    ("letter", "stances"),
    [
        ("We support demand 1 only if it is held in public. We support demand 2 without reservation.",
         {1: WITH, 2: "supports"}),
        ("We support demand 2 without any reservations. We object to demand 1.", {1: NOT, 2: "supports"}),
        ("We support demand 1, provided that it is public. We support demand 2.", {1: WITH, 2: "supports"}),
        ("If the review is public, we support demand 1. We do not support demand 2.", {1: WITH, 2: NOT}),
        ("Поддерживаем требование 1, только если суд открыт. Требование 2 поддерживаем без оговорок.",
         {1: WITH, 2: "supports"}),
        ("Мы поддерживаем требование 1 только в том случае, если суд открыт. Мы против требования 2.",
         {1: WITH, 2: NOT}),
        ("При условии гласности поддерживаем требование 1. Без единой оговорки поддерживаем требование 2.",
         {1: "", 2: "supports"}),
        ("1-талапты тек талқылау ашық болса ғана қолдаймыз. 2-талапты ескертпесіз қолдаймыз.",
         {1: WITH, 2: "supports"}),
        ("Егер талқылау ашық болса ғана, 1-талапты қолдаймыз. 2-талапты ескертпесіз қолдаймыз.",
         {1: WITH, 2: "supports"}),
    ],
)  # fmt: skip
def test_full_support_and_a_condition_are_each_of_their_own_sentence(
    letter: str, stances: dict[int, str]
) -> None:
    sentences = re.findall(r"[^.]+[.]", letter)
    found = proposed_stances(sentences, [1, 2])
    assert found == stances


@pytest.mark.parametrize(
    "sentence",
    [
        "We do not support demand 1 without reservation.",
        "We do not support demand 1 unless it is public.",
        "We support demand 1, though not without reservations.",
        "We do not object to demand 1.",
        "We do not oppose demand 1.",
        "We abstain on demand 1.",
        "По требованию 1 воздерживаемся.",
        "1-талап бойынша қалыс қаламыз.",
        "We cannot but support demand 1.",
        "We would support demand 1.",
        "Do we support demand 1?",
        "We support demand 1 but partly.",
        "We support only demand 1.",
        "We support demand 1 even if nobody else does.",
        "We support the statement only if demand 1 is removed.",
        "If demand 1 is dropped, we sign.",
        "Мы не поддерживаем требование 1 без оговорок.",
        "Мы поддерживаем требование 1, но не без оговорок.",
        "Мы не возражаем против требования 1.",
        "Мы не против требования 1.",
        "Мы не можем не поддержать требование 1.",
        "Мы не поддерживаем требование 1, если суд закрыт.",
        "Поддерживаем заявление, если требование 1 будет снято.",
        "1-талапқа қарсы емеспіз.",
        "1-талапты ескертпесіз қолдамаймыз.",
        "Егер сот жабық болса, 1-талапты қолдамаймыз.",
        "1-талапты қолдамай отыра алмаймыз ба?",
    ],
)
def test_what_may_be_meant_otherwise_is_not_proposed(sentence: str) -> None:
    assert proposed_stances([sentence], [1]) == {}


def test_a_demand_of_which_a_letter_is_unsure_is_left_to_be_said() -> None:
    said = ["We do not support demand 1.", "We would support demand 2.", "We object to the rest."]
    assert proposed_stances(said[:2], [1, 2, 3]) == {1: NOT, 2: ""}
    assert proposed_stances(said, [1, 2, 3]) == {1: NOT, 2: "", 3: ""}


def test_only_what_takes_something_out_is_marked_as_a_reservation() -> None:
    assert clauses_against("We support demand 2 without reservation.") == [
        ("consents", "We support demand 2 without reservation.")
    ]
    assert clauses_against("We support demand 1, provided it is public.") == [
        ("objects", "We support demand 1,"),
        ("objects", "provided it is public."),
    ]


LETTERED = {1: ["(a) to publish the data;"], 2: ["(b) to close the plant;"], 3: ["(c) to report."]}


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("We do not support demand (b).", "We do not support demand 2."),
        ("We object to demands (a) and (c).", "We object to demands 1 and 3."),
        ("Не поддерживаем пункт «b».", "Не поддерживаем пункт 2."),
        ("We object to demands (a)–(c).", "We object to demands 1–3."),
        ("We object to demands (a) to (c).", "We object to demands 1 to 3."),
        ("We support the statement (a letter is below).", ""),
        ("Demand a report.", ""),
    ],
)
def test_demands_are_named_by_the_letters_of_their_text(sentence: str, said: str) -> None:
    assert numbered(sentence, letters_of(LETTERED)) == (said or sentence)


def test_a_letter_names_nothing_where_the_text_has_none() -> None:
    assert letters_of({**LETTERED, 4: ["to report."]}) == {}
    assert letters_of({1: ["(a) to publish;"], 2: ["(a) to close."]}) == {}
    assert numbered("We do not support demand (b).", {}) == "We do not support demand (b)."
