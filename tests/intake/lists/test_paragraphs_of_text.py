"""The paragraphs of a statement stay paragraphs where no blank line parts them, as in Word."""

import time

import pytest

from coalition_app.intake.files.lines import filled_lines
from coalition_app.intake.lists.statement_text import read_whole_text
from coalition_app.intake.read_source import read_source
from tests.intake.document_making import paragraph, word_file
from tests.intake.reading import read

PARAGRAPHS = (
    "We live by the river.",
    "It has been dirty for years, and nobody was told of it in time.",
    "We ask the council to act.",
)
DEMANDS = ("Test the water in winter.", "End the overflows.")
LAST = "We wait for an answer until Friday."
SIGNED = ("Signed by:", "1. Calder Voices", "2. Aire Watch", "3. Tern Trust")
NUMBERED = tuple(f"{at}. {each}" for at, each in enumerate(DEMANDS, 1))
LINES = ("Open letter on the river", *PARAGRAPHS, "We demand:", *NUMBERED, LAST, *SIGNED)


def test_paragraphs_of_a_word_text_stay_apart_from_each_other_and_from_the_demands() -> None:
    whole = word_file("".join(map(paragraph, LINES)))
    for draft in (read_source(whole, "letter.docx").draft, read("\n".join(LINES))):
        assert draft.body.split("\n\n") == [*PARAGRAPHS, "We demand:", LAST]
        assert [demand.text for demand in draft.demands] == [*DEMANDS]
        assert len(draft.body_lines) == len(PARAGRAPHS) + 2


def test_lines_that_a_page_cuts_are_one_paragraph() -> None:
    text = (
        "Open letter on the river\n\nWe live by the river. It has been dirty for years.\n"
        "Nobody was told of it in time, and nobody has said when\nit will end.\n\n"
        "We ask the council to act.\n\n"
    )
    draft = read(text + "\n".join(SIGNED))
    first, second = draft.body.split("\n\n")
    assert first.startswith("We live") and first.endswith("it will end.")
    assert second == "We ask the council to act."


@pytest.mark.parametrize("sign", ["*", "_", "**"])
def test_the_signs_of_a_messenger_around_a_title_do_not_print(sign: str) -> None:
    text = f"{sign}Открытое письмо о воде{sign}\n\n1. ОО «Сад», Анна Ким\n2. ОО «Берег», Вера Ли\n"
    assert read(text).title == "Открытое письмо о воде"


def test_a_first_line_above_a_paragraph_is_the_title_whatever_it_names() -> None:
    title = "On the Closing of the Lakeside Rights Centre"
    said = (
        "The authorities are closing the oldest rights centre of the region. For thirty years it has "
        "helped people to defend themselves, and now it is told to leave its house."
    )
    names = "Serge Alexander, economist\nHill Rights Network\nLeo Gossman, lawyer\nHelen Lucas, lawyer\n"
    draft = read(f"{title}\n\n{said}\n\n{names}")
    assert (draft.title, draft.body) == (title, said)
    assert [entry.name for entry in draft.entries] == [
        *("Serge Alexander", "Hill Rights Network", "Leo Gossman", "Helen Lucas"),
    ]


def test_a_paragraph_below_short_demands_is_none_of_them() -> None:
    draft = read(
        "Мы требуем:\n1. Раскрыть данные о пропусках воды.\n2. Объявить мораторий на посевы риса.\n"
        "Обращение принять; подписи внести в протокол.\n\n"
        "Подписали:\n1. ОФ «Эхо», Анна Ким, директор, Бишкек\n2. ОФ «Нур», Дана Ли, директор, Ош\n"
        "3. ОО «Свет», Ош\n"
    )
    assert [each.text for each in draft.demands] == [
        "Раскрыть данные о пропусках воды.",
        "Объявить мораторий на посевы риса.",
    ]
    assert "Обращение принять" in draft.body


def test_the_words_of_a_page_are_taken_out_of_a_long_paragraph_soon() -> None:
    pairs = [(f"Words of the text {at} go on", "Share") for at in range(8_000)]
    started = time.process_time()
    found = read_whole_text([*filled_lines([line for pair in pairs for line in pair])])
    assert len(found.left_out) == len(pairs)
    assert time.process_time() - started < 5
