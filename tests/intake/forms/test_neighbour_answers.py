"""Answers in the neighbours' languages, and columns of answers whose headers name no demand."""

import pytest

from coalition_app.intake.match_demands import DemandWords, propose_demands
from coalition_app.intake.read_source import read_source
from coalition_app.intake.words.form_questions import read_stance
from tests.intake.examples import examples

EXAMPLES = examples("neighbour_answers")


@pytest.mark.parametrize(
    ("answer", "stance"),
    EXAMPLES["an answer is known in the neighbours languages"],
)
def test_an_answer_is_known_in_the_neighbours_languages(answer: str, stance: str) -> None:
    assert read_stance(answer) == stance


@pytest.mark.parametrize(
    ("question", "answers", "field"),
    EXAMPLES["a column is told by its answers"],
)
def test_a_column_is_told_by_its_answers(
    question: str, answers: tuple[str, str], field: str
) -> None:
    text = f"Организация,{question}\nОО «Эхо»,{answers[0]}\nОО «Свет»,{answers[1]}\n"
    draft = read_source(text.encode(), "a.csv").draft
    assert dict(draft.columns)[question] == field
    assert bool(draft.entries[1].reservation) == (field == "answer")


SIGNS = (("+", "-"), ("-", "+"), ("+ - ?", "–"), ("+", "+"))


@pytest.mark.parametrize(
    "headers", ["Требование 1,Требование 2", "Поддержка срока,Поддержка платы"]
)
def test_beside_a_plus_a_minus_is_an_answer_that_is_asked_about(headers: str) -> None:
    rows = "".join(f"ОО «Эхо {at}»,{one},{two}\n" for at, (one, two) in enumerate(SIGNS))
    draft = read_source(f"Организация,{headers}\n{rows}".encode(), "a.csv").draft
    first, second = headers.split(",")
    for entry, (one, two) in zip(draft.entries, SIGNS, strict=True):
        assert entry.positions == ()
        assert entry.reservation == f"{first} {one}; {second} {two}"
        assert [each.text for each in entry.defects] == [one, two]


def test_without_a_plus_a_dash_is_no_answer() -> None:
    text = "Организация,Требование 1\nОО «Эхо»,Да\nОО «Свет»,-\nОО «Мир»,n/a\n"
    found = read_source(text.encode(), "a.csv").draft.entries
    assert [entry.positions for entry in found] == [((1, "supports"),), (), ()]
    assert not any(entry.defects for entry in found)


def test_numbers_of_questions_are_no_numbers_of_demands() -> None:
    text = (
        "1. Организация,2. Город,3. Прекратить сброс,4. Опубликовать пробы\n"
        "ОО «Эхо»,Тараз,Поддерживаем,Не поддерживаем\nОО «Свет»,Семей,Воздерживаемся,Поддерживаем\n"
    )
    draft = read_source(text.encode(), "a.csv").draft
    assert [field for _header, field in draft.columns][-2:] == ["answer", "answer"]
    demands = [DemandWords(1, ("Опубликовать пробы.",)), DemandWords(2, ("Прекратить сброс.",))]
    found = propose_demands(draft.columns, demands)
    assert (sorted(found.certain.values()), found.by_order) == (["demand:1", "demand:2"], {})
    assert found.certain["3. прекратить сброс"] == "demand:2"
