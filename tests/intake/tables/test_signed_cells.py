"""A cell that answers whether somebody signs opens its row unless it says no more than yes, or a day."""

import pytest

from tests.intake.reading import read

MORE = (
    *(
        "signed, minus demand 3",
        "yes minus 3",
        "yes (2 of 3)",
        "signed 1 & 2",
        "15 y.o",
        "1 and 2",
        "1,2",
        "1-2",
    ),
    *(
        "yes, anonymously",
        "да минус п. 4",
        "подписал, 15 лет",
        "да (1, 2)",
        "да/нет",
        "2 из 3",
        "№ 3",
        "да, анон.",
    ),
    *("✘", "❌", "✗", "☐", "👎", "⏳", "ойланып жатыр", "3-талапсыз", "қолдайды, тек 1"),
)
PLAIN = (
    "yes",
    "да",
    "иә",
    "signed",
    "подписано",
    "✓",
    "✔",
    "☑",
    "+",
    "x",
    "1",
    "12.11.2026",
    "signed 12 Nov 2026",
)


@pytest.mark.parametrize("cell", MORE)
@pytest.mark.parametrize("head", ["Signed", "Подпись", "Қол қойды"])
def test_a_cell_that_says_more_than_yes_opens_its_row(head: str, cell: str) -> None:
    draft = read(
        f"Название;Город;{head}\nОО «Свет»;Ош;да\nОФ «Луч»;Ош;{cell}\nГлеб Тен;Ош;да\n", "a.csv"
    )
    assert [bool(entry.open) for entry in draft.entries] == [False, True, False]
    assert [entry.representative for entry in draft.entries] == ["", "", ""]


@pytest.mark.parametrize("cell", PLAIN)
@pytest.mark.parametrize("head", ["Signed", "Подпись"])
def test_a_plain_yes_or_a_day_opens_nothing(head: str, cell: str) -> None:
    draft = read(
        f"Название;Город;{head}\nОО «Свет»;Ош;да\nОФ «Луч»;Ош;{cell}\nГлеб Тен;Ош;да\n", "a.csv"
    )
    assert [entry.open for entry in draft.entries] == [(), (), ()]


@pytest.mark.parametrize(
    "cell", ["declined 3.11", "will sign 20.11.2026", "обещ. до 20.11", "отказ 3.11"]
)
def test_words_beside_a_day_of_signing_open_the_row(cell: str) -> None:
    rows = "".join(f"ОО «Свет-{at}»;Ош;{at}.11.2026\n" for at in range(13, 19))
    draft = read(f"Название;Город;Дата подписи\n{rows}ОФ «Луч»;Ош;{cell}\n", "a.csv")
    assert [bool(each.open or each.defects) for each in draft.entries] == [False] * 6 + [True]


@pytest.mark.parametrize("head", ["Подпись получена", "Статус", "Signed", "Күйі"])
@pytest.mark.parametrize("cell", ["отказ", "Отказались.", "declined 3.11", "бас тартты"])
def test_a_refusal_prints_nowhere(head: str, cell: str) -> None:
    draft = read(
        f"Название;{head}\nОО «Свет»;подписано\nОФ «Луч»;{cell}\nОО «Юг»;подписано\n", "a.csv"
    )
    assert [entry.standing for entry in draft.entries] == ["signed", "declined", "signed"]
    assert [(each.code, each.text) for each in draft.entries[1].defects] == [("not-final", cell)]


def test_who_asks_not_to_be_printed_in_a_status_is_not_printed() -> None:
    rows = "ОО «Свет»;да\nГлеб Тен;имя не публиковать\nОО «Юг»;да\n"
    second = read(f"Название;Подпись получена\n{rows}", "a.csv").entries[1]
    assert (second.standing, second.consent) == ("signed", "withheld")


@pytest.mark.parametrize(
    "moment", ["12 ноября 2026 г.", "November 12, 2026", "2026-11-12 14:03:00", "12.11.26, 14:03"]
)
def test_a_day_in_any_writing_says_no_more(moment: str) -> None:
    rows = "".join(f"ОО «Свет-{at}»;Ош;{at}.11.2026\n" for at in range(13, 19))
    draft = read(f"Название;Город;Дата подписи\n{rows}ОФ «Луч»;Ош;{moment}\n", "a.csv")
    assert [each.open for each in draft.entries] == [()] * 7


@pytest.mark.parametrize(
    "text", ["❌ АНО «Дом»", "⏳ АНО «Дом»", "АНО «Дом» ☐", "Tweed Forum ✘", "? Ure Society"]
)
def test_a_mark_beside_a_name_opens_the_entry(text: str) -> None:
    (entry, *_others) = read(f"1. {text}\n2. ОО «Свет»\n3. Глеб Тен\n").entries
    assert entry.open


def test_a_task_of_markdown_tells_whether_it_is_done() -> None:
    draft = read("# Signatures\n\n- [x] Oak Trust\n- [ ] Elm Society\n- [x] Ash Union\n", "a.md")
    assert [bool(entry.open) for entry in draft.entries] == [False, True, False]


@pytest.mark.parametrize(
    "total", ["Subtotal Serbia;2", "Подытог;4", "Sub-total;2", "Промежуточный итог;2"]
)
def test_the_total_of_a_part_is_no_signatory(total: str) -> None:
    draft = read(
        f"№;Название;Город\n1;ОО «Свет»;Ош\n2;Глеб Тен;Ош\n;{total}\n3;ОФ «Луч»;Ош\n", "a.csv"
    )
    assert [entry.name for entry in draft.entries] == ["«Свет»", "Глеб Тен", "«Луч»"]
