"""Lines outside the entries that speak of a signatory or a demand are open; nothing else is."""

import pytest

from coalition_app.draft_pieces import COMPARE, TITLE
from coalition_app.drafts import Draft
from coalition_app.i18n import _
from coalition_app.intake.entries.footnotes import NOTE
from tests.intake.examples import examples
from tests.intake.reading import read

EXAMPLES = examples("open_lines")

TEXT = """Заявление о законе

Мы, нижеподписавшиеся, просим учесть наши требования при разработке закона и требуем:
1. Провести общественную экспертизу проекта.
2. Провести международную экспертизу проекта.
3. Опубликовать заключения.

Подписали:

1. ОО «Правовая среда», Анна Ким, директор
2. ОФ «Эхо»{mark}, Алматы
3. Борис Лапин, журналист
4. ОО «Шаңырақ», Семей
5. Норвежский Хельсинкский Комитет
6. Газета «Время»
"""


def listed(line: str, mark: str = "", gap: str = "\n\n") -> Draft:
    return read(TEXT.replace("{mark}", mark) + gap + line + "\n")


@pytest.mark.parametrize(
    "line, code, numbers, demands",
    EXAMPLES["a line below the list is open"],
)
def test_a_line_below_the_list_is_open(
    line: str, code: str, numbers: tuple[int, ...], demands: tuple[int, ...]
) -> None:
    (found,) = listed(line).open_lines
    assert (found.text, found.code) == (line, code)
    assert (found.numbers, found.demands) == (numbers, demands)


@pytest.mark.parametrize(
    "line",
    EXAMPLES["a line that says nothing of anybody is not open"],
)
def test_a_line_that_says_nothing_of_anybody_is_not_open(line: str) -> None:
    assert listed(line).open_lines == ()


@pytest.mark.parametrize("mark, head", [("*", "*"), ("¹", "¹"), (" (1)", "(1)"), ("[1]", "[1]")])
def test_a_note_opens_the_entry_that_bears_its_mark(mark: str, head: str) -> None:
    found = listed(f"{head} К требованию 1 присоединяемся только в части сроков.", mark)
    assert [entry.number for entry in found.entries if entry.open] == [2]
    assert [point.code for point in found.entries[1].open] == ["reads-like-a-remark"]
    assert found.entries[1].name == "«Эхо»"


def test_a_mark_that_nothing_explains_is_open() -> None:
    for mark in ("*", "¹", " 1)", " (1)"):
        found = listed("Сбор подписей продолжается.", mark).entries
        assert [(entry.number, entry.open[0].code) for entry in found if entry.open] == [
            (2, "unexplained-mark")
        ]


@pytest.mark.parametrize(
    "line",
    EXAMPLES["a line that was joined to the last entry opens it"],
)
def test_a_line_that_was_joined_to_the_last_entry_opens_it(line: str) -> None:
    found = listed(line, gap="")
    assert found.entries[-1].open
    assert found.entries[-1].name == "«Время»" or found.entries[-1].name == "Газета «Время»"


def test_an_entry_names_nobody_else_by_its_own_person() -> None:
    entries = "".join(
        f"{at}. ОО «Эхо {at}», если учтут, Анна Ким, директор\n" for at in range(1, 9)
    )
    found = read(f"Подписали:\n\n{entries}")
    assert len(found.entries) == 8
    assert all(entry.open for entry in found.entries)
    assert [line.code for line in found.open_lines] == [COMPARE]


def test_a_joined_line_opens_whom_it_names() -> None:
    (found,) = listed("Особое мнение: ОФ «Эхо» не поддерживает требование 3.", gap="").open_lines
    assert (found.code, found.numbers) == ("names-a-signatory", (2,))


@pytest.mark.parametrize("note", ["", "* без требования 1\n"])
def test_a_joined_line_opens_the_number_that_it_names(note: str) -> None:
    tail = f"{note}Особое мнение: № 3 не поддерживает требование 2."
    (found,) = listed(tail, "*" if note else "", gap="").open_lines
    assert (found.code, found.numbers) == ("names-a-number", (3,))


def test_a_line_below_a_note_belongs_to_no_entry() -> None:
    found = listed("* без требования 1\nОсобое мнение: № 3 не поддерживает требование 2.", "*")
    assert [(line.code, line.numbers) for line in found.open_lines] == [("names-a-number", (3,))]
    assert [entry.number for entry in found.entries if entry.open] == [2]
    assert found.entries[-1].as_printed == "Газета «Время»"


def test_words_that_were_joined_open_the_number_that_they_name() -> None:
    text = TEXT.replace("{mark}", "").replace("«Время»", "«Время», г. Костанай")
    found = read(text + "Особое мнение: № 3 не поддерживает требование 2.\n")
    assert [line.numbers for line in found.open_lines] == [(3,)]


def test_rows_that_a_table_leaves_out_are_open_where_they_name_somebody() -> None:
    found = read(
        "Организация;Город\nОО «Эхо»;Семей\nОО «Свет»;Тараз\n;Подпись «Эхо» снята\n", "a.csv"
    )
    assert [(line.code, line.numbers) for line in found.open_lines] == [("names-a-signatory", (1,))]


def test_a_line_between_the_heading_and_the_list_is_open_where_it_names_somebody() -> None:
    above = TEXT.replace("Подписали:\n", "Подписали:\n\nПодпись под № 6 поставлена по телефону\n")
    (found,) = read(above.replace("{mark}", "")).open_lines
    assert (found.code, found.numbers, found.lines) == ("names-a-number", (6,), (10, 10))
    text = TEXT.replace(
        "\n\nПодписали", "\n\nО газете «Время» и № 6 речь идёт и выше.\n\nПодписали"
    )
    assert read(text.replace("{mark}", "")).open_lines == ()


NAMED = """
1. River Trust, Anna Bell, director
2. Lake Trust, Mary Cole, chair
3. Stichting Duinzicht, Bram Visser, secretary
4. Moor Trust, John Poole, chair
5. Farida Nurgaliyeva, journalist
"""


def test_letters_that_were_pasted_above_a_list_open_whom_they_concern() -> None:
    found = read(
        "On Thu, 8 Oct 2026 at 09:31, Bram Visser <bram@example.org> wrote:\n\n"
        "Hanne, bad news, the board only meets in November so I can’t sign for the Stichting. Take it off "
        "and put me there as a private person, same town. I’d rather be there than not.\nGroet, Bram\n"
        "On Wed, 7 Oct 2026 at 21:15, Farida N. <farida.n@example.org> wrote:\n\n"
        "Sorry my editor says journalists of the paper don’t sign appeals. Please cross me out. We will "
        "write about it of course. F.\n\n"
        "On Tue, 6 Oct 2026 at 19:15, Mary Cole <mary@example.org> wrote:\n\n"
        "Point 2 is fine for us.\n\nHi all.\n" + NAMED
    )
    assert len(found.entries) == 5
    letters = [line.numbers for line in found.open_lines if line.code != TITLE]
    assert letters == [(3,), (5,), (2,)]
    assert any("Letters stand above the list" in warning for warning in found.warnings)


@pytest.mark.parametrize(
    "letter, numbers",
    [
        ("I can not sign for the Stichting Duinzicht. Take it off.", (3,)),
        ("Bram Visser wrote:\n\nI can not sign for the Stichting. Take it off.", (3,)),
        ("Мария Коул:\n\nFarida cannot sign, strike her out.", (5,)),
    ],
)
def test_a_short_letter_that_was_read_as_the_title_opens_whom_it_names(
    letter: str, numbers: tuple[int, ...]
) -> None:
    found = read(letter + "\n\nSignatories:" + NAMED)
    assert numbers in [line.numbers for line in found.open_lines]


def test_a_statement_that_quotes_somebody_is_no_letter() -> None:
    found = read(
        "Statement on the river\n\nIn 2019 the minister wrote: we can not support this. "
        "Anna Bell asked him.\n\nSignatories:" + NAMED
    )
    assert not any("Letters" in warning for warning in found.warnings)


def headed(heading: str) -> Draft:
    return read(TEXT.replace("{mark}", "").replace("5. Норв", f"\n{heading}\n\n5. Норв"))


@pytest.mark.parametrize(
    ("heading", "code"),
    EXAMPLES["a heading that takes support back opens all below it"],
)
def test_a_heading_that_takes_support_back_opens_all_below_it(heading: str, code: str) -> None:
    (found,) = headed(heading).open_lines
    assert (found.code, found.numbers) == (code, (5, 6))


@pytest.mark.parametrize(
    "heading",
    ["Поддерживаем обращение:", "Supported by:", "Партнёры", "Организации Казахстана"],
)
def test_a_heading_that_takes_nothing_back_opens_nobody(heading: str) -> None:
    assert [line for line in headed(heading).open_lines if line.numbers] == []


@pytest.mark.parametrize("contact", ["8 701 222 33 44", "anna@example.org", "+254 722 111 222"])
def test_a_line_to_settle_holds_no_contact(contact: str) -> None:
    draft = read(
        "Подписали:\n1. Анна Ким\n2. ОО «Эхо»\n\n"
        f"ОО «Эхо» не поддерживает требование 1, {contact}, спросить Анну Ким.\n"
    )
    (line,) = draft.open_lines
    assert contact not in line.text
    assert "[…]" in line.text
    assert "не поддерживает требование 1" in line.text


def test_a_town_in_the_name_of_a_body_names_nobody() -> None:
    text = "Signed:\n\n1. Велодружина Алматы\n2. Фонд «Луч»\n3. Анна Ким, врач\n\nСобрание прошло в {}.\n"
    assert read(text.format("Алматы")).open_lines == ()
    (found,) = read(text.format("парке, где Луч")).open_lines
    assert found.numbers == (2,)


def test_a_line_that_takes_back_a_vote_opens_who_is_in_the_place_it_names() -> None:
    note = "21.06. Бас қоғамның хаты келді: {}дегілердің даусын есепке алмау керек."
    text = (
        "Қол қойғандар:\n1. «Қоғам» ҚБ, Анна Ким, {}\n2. Соқырлар қоғамының филиалы, Қуаныш Дәрібай, Ақтөбе\n"
        "3. ОФ «Эхо», Семей\n\nКейінгі жазбалар:\n{}\n"
    )
    (line,) = [
        each
        for each in read(text.format("Алматы", note.format("Ақтөбе"))).open_lines
        if each.code == "names-a-signatory"
    ]
    assert line.numbers == (2,)
    other = read(text.format("Алматы", note.format("Шымкент")))
    assert [each.numbers for each in other.open_lines if each.code == line.code] == [()]


STARRED = """STATEMENT

We ask:
1. {demand};
2. tell us.

Signed:
1. Ann Lee
2. {name}

{note}
"""


@pytest.mark.parametrize("demand", ["*stop it now", "stop it now*"])
@pytest.mark.parametrize("note", ["* not for demand 2", "* Bo Elm withdrew", "* withdrew in May"])
def test_a_note_whose_mark_only_a_demand_bears_is_open(demand: str, note: str) -> None:
    found = read(STARRED.format(demand=demand, name="Bo Elm", note=note))
    assert note in [line.text for line in found.open_lines]


@pytest.mark.parametrize("first, second", [("11.", "12."), ("•", "•"), ("-", "-")])
def test_a_note_is_of_an_item_that_begins_with_its_mark(first: str, second: str) -> None:
    items = f"{first} Ann Lee\n{second} *Lou Holm\n"
    found = read(f"STATEMENT\n\nWe ask to stop it now.\n\nSigned:\n{items}\n* not for demand 2\n")
    assert [each.reservation for each in found.entries] == ["", "not for demand 2"]
    assert {left.text: left.why for left in found.left_out}["* not for demand 2"] == _(NOTE)


@pytest.mark.parametrize(
    "line",
    [
        "Три организации не подписывают.",
        "Совет сети не подписывает этот текст.",
        "Мы не подписываем.",
        "Үш ұйым қол қоймайды.",
        "Three organisations do not sign.",
    ],
)
def test_a_line_that_says_that_somebody_does_not_sign_is_open(line: str) -> None:
    assert [found.text for found in listed(line).open_lines] == [line]


def test_a_letter_that_says_that_somebody_does_not_sign_is_open() -> None:
    said = "Совет сети не подписывает этот текст."
    head = "10 ноября 2026 г. в 10:15, Нина Орлова <nina@echo.example> писала:\n"
    found = read(f"{head}\n{said}\n\nПодписали:\n1. Анна Ким\n2. Пётр Пак\n")
    assert said in " ".join(line.text for line in found.open_lines)
