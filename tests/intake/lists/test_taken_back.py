"""Sentences beside a list that take somebody off it are asked about; one word of a name tells whom."""

import pytest

from coalition_app.drafts import Draft
from tests.intake.reading import read

LETTER = "Open letter on the river\n\nWe ask the council to hear those who live by the river.\n\n"
LIST = (
    "1. Wyre Trust, York\n2. Reed Society, Selby\n3. Anna Kim, teacher\n4. Fen Foundation\n"
    "5. Tarn Rescue Group\n6. ОО «Родник Надежды», Алматы\n7. ОФ «Мост»\n"
)


def asked(draft: Draft) -> list[tuple[str, str, tuple[int, ...]]]:
    return [(each.text, each.code, each.numbers) for each in draft.open_lines]


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("Actually take Wyre off, Fiona rang.", (1,)),
        ("Please remove the Tarn people.", (5,)),
        ("Wyre would rather not be on this.", (1,)),
        ("Reed pulled out on Friday", (2,)),
        ("Please scratch Anna.", (3,)),
        ("Fiona rang, scrap hers.", ()),
        ("Hold the last name back until Monday.", ()),
        ("Please remove the Society.", ()),
        ("Снимите Родник, звонила Асель.", (6,)),
        ("Мосту больше не пишите.", (7,)),
        ("Уберите последнего.", ()),
        ("Родникті алып тастаңыз.", (6,)),
        ("Әсел қоңырау шалды, алып тастаңыз.", ()),
    ],
)
def test_a_sentence_that_takes_somebody_back_is_asked_about(
    sentence: str, numbers: tuple[int, ...]
) -> None:
    expected = [(sentence, "names-a-signatory", numbers)]
    assert asked(read(f"{LETTER}Signatories:\n{LIST}\n{sentence}\n")) == expected
    assert asked(read(f"{LETTER}{sentence}\n\nSignatories:\n{LIST}")) == expected


def test_a_row_or_a_line_of_a_table_names_whom_it_takes_back() -> None:
    said = "Actually take Wyre off, Fiona rang.;\n"
    rows = "Wyre Trust;York\nReed Society;Selby\nFen Foundation;Ripon\n"
    above = read(f"{said}Name;Town\n{rows}", "list.csv")
    below = read(f"Name;Town\n{rows}{said}", "list.csv")
    assert [line.numbers for line in (*above.open_lines, *below.open_lines)] == [(1,), (1,)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Photograph: Reed",
        "The river runs to the sea.",
        "More about the Society on our page.",
        "Сбор подписей продолжается.",
        "Remove",
    ],
)
def test_a_sentence_that_takes_nobody_back_is_not(sentence: str) -> None:
    assert asked(read(f"{LETTER}Signatories:\n{LIST}\n{sentence}\n")) == []


@pytest.mark.parametrize(
    "last",
    [
        "We call on the ministry to remove the barriers that keep people from the water, and to say when.",
        "We want it removed.",
    ],
)
def test_the_last_words_of_a_letter_take_nobody_back(last: str) -> None:
    assert asked(read(f"{LETTER}{last}\n\nSignatories:\n{LIST}")) == []
