"""The question which line is the title, where little vouches for it: when it is asked, and its answers."""

import pytest

from coalition_app.draft_pieces import TITLE
from coalition_app.drafts import Draft
from coalition_app.intake.read_source import read_source
from coalition_app.operations.planning.kept_answers import answer_again, answers_kept
from coalition_app.operations.planning.preview import Preview
from coalition_app.operations.planning.questions import give, question_of
from tests.intake.reading import read
from tests.intake.test_titles import LIST, NAMES, TEXT, TITLE_OF, headed, page, word_file


def asked(draft: Draft) -> tuple[str, ...]:
    """Give what is offered as the title; nothing where it is not asked about."""
    return next((each.candidates for each in draft.open_lines if each.code == TITLE), ())


# Sure


@pytest.mark.parametrize(
    "above",
    [
        (TITLE_OF,),
        (TITLE_OF.upper(),),
        ("Алматы, 3 мая 2026 г.", "", TITLE_OF),
        ("Министру транспорта", "", "ОТКРЫТОЕ ОБРАЩЕНИЕ", "о мосте через Сарысу"),
        ("Сарысу көпірі туралы бірлескен мәлімдеме",),
        ("Joint statement on the bridge over the river",),
    ],
)
def test_a_title_that_says_what_it_heads_is_not_asked_about(above: tuple[str, ...]) -> None:
    draft = headed(*above)
    assert draft.title and asked(draft) == ()


@pytest.mark.parametrize("level", [0, 1])
def test_a_title_that_the_file_marks_is_not_asked_about(level: int) -> None:
    marked = word_file(("Министру транспорта",), "Мост должен быть открыт", level)
    assert asked(read_source(marked, "list.docx").draft) == ()
    inside = "<h1>Give Us Back Our Bridge</h1><p>Joint statement, published 2 May 2026</p>"
    assert asked(read_source(page(inside).encode(), "page.html").draft) == ()


# Asked


def test_a_slogan_above_a_line_that_says_what_it_heads_is_asked_about() -> None:
    inside = "<h1>Give Us Back Our Bridge</h1><p>An open letter on the bridge over the river</p>"
    draft = read_source(page(inside).encode(), "page.html").draft
    assert draft.title == "Give Us Back Our Bridge"
    assert asked(draft) == (draft.title, "An open letter on the bridge over the river")


@pytest.mark.parametrize(
    ("above", "heading", "is_asked"),
    [
        ((TITLE_OF,), "Наши требования", False),  # it heads the demands
        ((TITLE_OF, TEXT), "Как закрывали мост", True),  # perhaps it heads a part of the text
    ],
)
def test_a_heading_within_the_text_is_no_title(
    above: tuple[str, ...], heading: str, is_asked: bool
) -> None:
    draft = read_source(word_file(above, heading, 1), "list.docx").draft
    assert draft.title == TITLE_OF
    assert asked(draft) == ((TITLE_OF, heading) if is_asked else ())


@pytest.mark.parametrize(
    "above",
    [
        ("Коллеги, добрый день! Вот текст и список.", ""),
        ("[02.11.2026, 10:14:03] Дина: вот текст", ""),
    ],
)
def test_a_title_below_a_letter_is_asked_about(above: tuple[str, ...]) -> None:
    draft = headed(*above, TITLE_OF.upper())
    assert asked(draft)[0] == draft.title == TITLE_OF.upper()


@pytest.mark.parametrize(
    "above",
    [
        ("Мост через Сарысу",),  # nothing says that it is a title
        ("Пересылаем обращение о мосте.",),
        ("обращение о мосте",),
        ("Обращение о мосте, как договорились на",),
        ("Обращение о мосте от 3 мая 2026 года",),
        ("Обращение о мосте в 18:30",),
        ("Обращение о мосте — список подписавших",),
        ("Заседание коалиции № 4", "ПРОТОКОЛ"),
        ("Уважаемый господин министр!",),
        ("Мост закрыт с весны.", "", TITLE_OF),
        ("РЕЧНОЙ СОЮЗ СТЕПИ", "ОТКРЫТОЕ ОБРАЩЕНИЕ О МОСТЕ"),
        ("Анна Ким, обращение о мосте",),
        ("ЗАЯВЛЕНИЕ", "", "г. Алматы"),
        ("АШЫҚ ХАТ", "", "Құрметті Ерден Мақсұтұлы!"),
        ("Обращение двадцати организаций", "", "Мост должен быть открыт"),
        ("# Обращение о мосте",),
        ("Обращение о мосте (проект)",),
        ("Тема: обращение о мосте",),
    ],
)
def test_a_title_that_little_vouches_for_is_asked_about(above: tuple[str, ...]) -> None:
    draft = headed(*above)
    assert asked(draft)[0] == draft.title


def test_what_may_be_the_title_is_offered_where_none_was_read() -> None:
    rows = ["Река и мост\t\t", "№\tНазвание\tГород"]
    rows += [f"{at}\tОФ «{name}»\tАлматы" for at, name in enumerate(NAMES, 1)]
    draft = read("\n".join(rows), "list.tsv")
    assert draft.title == "" and asked(draft) == ("Река и мост",)


# Answered


def test_the_line_that_is_chosen_is_the_title_and_stays_so() -> None:
    text = "\n".join(["Мост через Сарысу", "", TITLE_OF, "", *LIST])
    preview = Preview(read_source(text.encode(), "list.txt"))
    item = preview.title_item
    question = question_of(preview, item)
    assert question is not None
    candidates = preview.open_line(item).candidates
    assert "Мост через Сарысу" in candidates
    assert [*question.answers] == [str(at) for at in range(1, 1 + len(candidates))]
    at = candidates.index("Мост через Сарысу")
    waiting = preview.still_open
    give(preview, [item], question.answers[str(at + 1)], question.text)
    assert (preview.title, preview.still_open) == ("Мост через Сарысу", waiting - 1)
    again = Preview(read_source(text.encode(), "list.txt"))
    assert answer_again(again, dict(answers_kept(preview, preview.all_decisions))) == []
    assert again.title == "Мост через Сарысу" and again.title_candidates == ()
    preview.undo()
    assert (preview.title, preview.still_open) == ("", waiting)


def test_a_title_that_is_said_otherwise_is_not_asked_about() -> None:
    text = "\n".join(["Мост через Сарысу", "", *LIST])
    preview = Preview(read_source(text.encode(), "list.txt"))
    waiting = preview.still_open
    preview.ask_of_title(False)
    assert (preview.title_candidates, preview.still_open) == ((), waiting - 1)
    preview.ask_of_title(True)
    assert (preview.title_candidates, preview.still_open) == (("Мост через Сарысу",), waiting)


NUMBERED = """{}Заявление о школах
{}
Школы закрываются.
{}Мы требуем:
1. Не закрывать школы.

Подписали:
1. ОО «Школа»
2. ОФ «Учитель»
3. ОО «Родитель»
"""


@pytest.mark.parametrize(
    "number",
    [
        "Исх. № 45",
        "Исх. № 45/2 от 12.03.2025",
        "Our ref: no. 7",
        "Шығ. № 5",
    ],
)
@pytest.mark.parametrize("apart", ["\n", "\n\n"])
def test_the_number_of_a_paper_is_no_title_and_no_text(number: str, apart: str) -> None:
    draft = read(NUMBERED.format(number + apart, "", ""))
    assert (draft.title, draft.body) == (
        "Заявление о школах",
        "Школы закрываются. Мы требуем:",
    )
    assert number in [left.text for left in draft.left_out]
    assert not draft.open_lines


@pytest.mark.parametrize("number", ["Исх. № 45 от «12» марта 2025 г.", "Кіріс № 7, 12.03.25"])
@pytest.mark.parametrize("apart", ["{}\n\n", "\n{}\n\n"])
def test_the_number_of_a_paper_right_below_its_title_is_none_of_the_text(
    number: str, apart: str
) -> None:
    draft = read(NUMBERED.format("", "", "").replace("\n\n", "\n" + apart.format(number), 1))
    assert (draft.title, draft.body) == ("Заявление о школах", "Школы закрываются. Мы требуем:")
    assert number in [left.text for left in draft.left_out]


@pytest.mark.parametrize(
    "text",
    [
        "Мы обращаем внимание, что школы закрываются на основании\nпост. № 123 от 5 мая 2020 г.",
        "Мы обращаем внимание, что школы закрываются согласно письму\nисх. № 123 от 5 мая 2020 г.",
        "Школы закрываются по\nВх. № 123 от 5 мая 2020 г.",
        "Пр. № 123 от 5 мая 2020 г.\nзакрывает школы.",
        "Школы закрываются.\n\nИсх. № 123 от 5 мая 2020 г.\nосталось без ответа.",
        "Школы закрываются.\n\nИсх. № 123 от 5 мая 2020 г.",
    ],
)
def test_numbers_of_papers_that_the_text_names_stay_in_it(text: str) -> None:
    draft = read(NUMBERED.format("", "\n" + text + "\n", ""))
    assert "123 от 5 мая 2020 г." in draft.body and draft.title == "Заявление о школах"
    assert not [left.text for left in draft.left_out if "123" in left.text]


def test_a_remark_below_the_title_makes_it_doubted() -> None:
    (asked,) = read(NUMBERED.format("", "(вторая редакция)\n", "")).open_lines
    assert asked.candidates == ("Заявление о школах (вторая редакция)", "Заявление о школах")


@pytest.mark.parametrize("remark", ["(вторая редакция, с правками от 3 марта)", "(draft 3, clean)"])
@pytest.mark.parametrize("apart", ["\n", "\n\n"])
def test_lines_in_brackets_within_the_text_are_told(remark: str, apart: str) -> None:
    draft = read(NUMBERED.format("", "", remark + apart))
    assert remark in draft.body
    assert [each for each in draft.warnings if remark in each]
    assert not read(NUMBERED.format("", "", "Школы (все) закрыты.\n")).warnings
