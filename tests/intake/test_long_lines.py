"""A line is looked through once, however long: of 100,000 characters of one kind it took minutes."""

import pytest

from coalition_app.intake.doubted_title import ODD
from coalition_app.intake.entries.footnotes import NEXT_NOTE
from coalition_app.intake.entries.not_standing import says_not_standing
from coalition_app.intake.entries.several_people import joins_names
from coalition_app.intake.forms.answer_columns import leading_numbers
from coalition_app.intake.words.contacts import find_contacts
from coalition_app.intake.words.quotation import closed_quotations, is_quoted, with_quotations
from tests.intake.reading import read

MANY = 100_000
HEAD = (
    "From: Anna Kim <anna@example.org>\nSubject: sign\nContent-Type: text/plain; charset=utf-8\n\n"
)
LONG = ("«", "“", "(", "*", " ", "\t", "_", "|", "7", "Қ", "«Эхо» ", "1. Анна ", "Анна и ", "and ")


@pytest.mark.parametrize("sign", LONG)
def test_an_entry_that_is_too_long_is_open_and_its_neighbours_are_read(sign: str) -> None:
    long = sign * (MANY // len(sign))
    draft = read(f"Подписали:\n1. ОО «Эхо»\n2. Анна Ким {long} врач\n3. Борис Ли, врач\n")
    first, second, third = draft.entries
    assert not first.open and not third.open and (second.open or sign in ("_", " ", "\t"))
    plain = read(f"Подписали:\n\nОО «Эхо»\nЛи Ян, врач\n{long} врач\nАнна Ким, врач\n")
    assert plain.entries[0].name == "«Эхо»"


@pytest.mark.parametrize("sign", LONG)
def test_a_note_that_is_too_long_leaves_its_entry_open(sign: str) -> None:
    long = sign * (MANY // len(sign))
    draft = read(f"Подписали:\n1. ОО «Эхо»*\n2. Анна Ким\n\n* только {long} врач\n")
    noted, other = draft.entries
    assert noted.open and not other.open
    first, second = read(
        f'Name,City,Remarks\nАнна Ким,Семей,"только {long} врач"\nЛи Ян,,\n', "a.csv"
    ).entries
    assert first.open and not second.open


def test_a_long_header_is_looked_through_once() -> None:
    assert leading_numbers(["1. Да", " " * MANY, "\t" * MANY + "2) Нет"]) == {0: 1, 2: 2}


def test_quotations_that_nothing_closes_are_looked_through_once() -> None:
    opened = "«" * MANY
    assert with_quotations(f"«Эхо»» и “Заря” {opened}", "-") == f"- и - {opened}"
    assert closed_quotations(f'{opened}» "a" "') == [(0, MANY + 1), (MANY + 2, MANY + 5)]
    assert not joins_names("", f"Клуб {opened}")
    assert not says_not_standing(f"Клуб {opened}")
    assert says_not_standing(f"подпись отозвана {opened}")


@pytest.mark.parametrize("blank", (" ", "\t", " * ", "* "))
def test_what_stands_behind_a_note_is_looked_through_once(blank: str) -> None:
    behind = blank * (MANY // len(blank))
    assert NEXT_NOTE.findall(f"только 1{behind}. † закрыта") == ["†"]


def test_a_long_letter_is_searched_for_contacts_once() -> None:
    digits = "7" * MANY
    assert find_contacts(f"ул. Абая, {digits}") == ((0, len(digits) + 10, "address"),)
    assert find_contacts(f"{digits} anna@example.org")[-1][2] == "contact"
    assert find_contacts("a" * MANY + " at home") == ()
    many = "тел. 8 701 123 45 67, ул. Абая 5; " * 5_000
    assert len(find_contacts(many)) == 10_000
    assert is_quoted(f"«{many}»", 5)


@pytest.mark.parametrize("sign", ("\t", " ", "7", "*", "тел. 8 701 123 45 67, ", "ул. "))
def test_a_long_line_of_a_letter_is_looked_through_once(sign: str) -> None:
    long = sign * (MANY // len(sign) // 4)
    body = f"Организация: ОО «Эхо»\nГород: Семей\nПодписываем.\n\n{long} .\nСтрока:{long} .\n"
    (found,) = read(f"{HEAD}{body}", "письмо.eml").entries
    assert (found.name, found.place) == ("«Эхо»", "Семей")


def test_a_long_paragraph_of_numbers_or_names_is_looked_through_once() -> None:
    listed = "\n\nПодписали:\n1. ОО «Эхо»\n2. Анна Ким\n"
    for sign in ("1. ", "1. Анна ", "Анна и ", "требование 1 "):
        draft = read(f"{sign * (MANY // len(sign))}{listed}")
        assert [each.name for each in draft.entries[-2:]] == ["«Эхо»", "Анна Ким"]


def test_brackets_of_a_text_that_nothing_closes_are_looked_through_once() -> None:
    long = "слово " * (MANY // 6)
    draft = read(f"Заявление\n\nМы просим.\n({long}\n\nПодписали:\n1. ОО «Эхо»\n2. Анна Ким\n")
    assert [each.name for each in draft.entries] == ["«Эхо»", "Анна Ким"]


def test_many_bodies_in_one_entry_are_looked_through_once() -> None:
    bodies = ", ".join(["Green Hill and Sea Trust"] * 60)
    draft = read(f"Signed:\n1. {bodies}, 24 of us\n2. Anna Kim, teacher\n")
    assert [each.name for each in draft.entries][1:] == ["Anna Kim"]


def test_a_title_of_many_dashes_is_looked_through_once() -> None:
    assert ODD.search("a - b " * (MANY // 6)) is None
    assert ODD.search("Leave it - third draft -") is not None
