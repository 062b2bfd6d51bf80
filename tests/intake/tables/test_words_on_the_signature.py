"""Cells of a column of reservations that speak of the signature itself are no words on demands."""

import pytest

from coalition_app.intake.read_source import read_source

HEADS = ("Ескертпе", "Пікір", "Оговорка")


@pytest.mark.parametrize("head", HEADS)
def test_whatever_the_column_is_called(head: str) -> None:
    rows = (
        "қолын қайтарып алды (13.11)",
        "атын баспаңыз",
        "әлі жауап жоқ",
        "2-талапты қолдамайды",
        "",
    )
    lines = [f"«Ұйым {at}» ҚҚ,Орал,{cell}" for at, cell in enumerate(rows)]
    text = "\n".join([f"Ұйым,Қала,{head}", *lines, ""])
    withdrawn, unprinted, waiting, worded, plain = read_source(
        text.encode(), "list.csv"
    ).draft.entries
    assert [each.role for each in withdrawn.pieces][-1] == "withdrawal"
    assert not withdrawn.reservation
    assert (unprinted.consent, unprinted.reservation) == ("withheld", "")
    assert (waiting.standing, waiting.reservation) == ("invited", "")
    assert worded.reservation == "2-талапты қолдамайды"
    assert not plain.notes and plain.standing == "signed"


@pytest.mark.parametrize(
    "cell",
    [
        "«музей — это хорошо, но не вместо библиотек»",
        "«Музей нужен — и только»",
        "“our choir – yes, but later”",
    ],
)
def test_what_somebody_said_in_a_column_of_remarks_is_asked(cell: str) -> None:
    text = f"№;Название;Город;Примечание\n1;«Тополь»;Семей;\n2;«Клён»;Орал;{cell}\n"
    plain, said = read_source(text.encode(), "list.csv").draft.entries
    assert [point.text for point in said.open] == [cell] and not plain.open


@pytest.mark.parametrize("head", ["Примечание", "Прочее"])
@pytest.mark.parametrize(
    "cell", ["Союз музеев «Даль»", "ОО «Наш арык»", "Олег Пак, директор", "за нас: Анна Ким"]
)
def test_who_is_named_where_nobody_is_expected_is_asked(head: str, cell: str) -> None:
    text = f"№;Название;Город;{head}\n1;«Клён»;Орал;\n2;«Тополь»;Семей;{cell}\n"
    plain, named = read_source(text.encode(), "list.csv").draft.entries
    assert [point.text for point in named.open] == [cell] and not plain.open


@pytest.mark.parametrize(
    ("cell", "opens"),
    [
        ("наблюдатель, не подписывает", True),
        ("тек 2-талап алынып тасталса ғана қосылады", True),
        ("п. 2 поддерживаем, если сроки изменят", True),
        ("не поддерживаем", False),
        ("не подписываем", True),
        ("2-талапты қолдамайды", False),
        ("кроме п. 2", False),
        ("не поддерживаем требование 2", False),
        ("кроме второго вопроса, поддерживаем", False),
        ("signed subject to a reservation: we do not support demand 2", False),
        ("we support it only in part, without demand 2", False),
        ("поддерживаем только в части пункта 1", False),
        ("только с оговоркой по пункту 2", False),
        ("signs subject to the consent of the board", True),
        ("2-талап алынса, қол қоямыз", True),
        ("поддерживаю с оговоркой, не поддерживаю экспертизы", False),
    ],
)
@pytest.mark.parametrize("head", (*HEADS, "Примечание"))
def test_who_denies_signing_or_sets_a_condition_is_asked(head: str, cell: str, opens: bool) -> None:
    text = f"№;Название;Кто подписывает;{head}\n1;«Тополь»;Анна Ким;\n2;«Клён»;—;{cell}\n"
    plain, said = read_source(text.encode(), "list.csv").draft.entries
    assert [point.text for point in said.open] == [cell] * opens and not plain.open
    assert (said.representative, said.as_printed) == ("", "«Клён»")


def test_a_body_among_places_and_a_place_among_bodies_are_asked() -> None:
    rows = "1;ОФ «Тополь»;Анна Ким;Семей\n2;Орал, Казахстан;Олег Пак;ОО «Наш арык»\n"
    text = f"№;Организация;Представитель;Город\n{rows}"
    plain, changed = read_source(text.encode(), "list.csv").draft.entries
    assert [(point.code, point.text) for point in changed.open] == [
        ("unknown-piece", "ОО «Наш арык»"),
        ("name-is-no-name", "Орал, Казахстан"),
    ]
    assert not plain.open and changed.place == ""


@pytest.mark.parametrize(
    "town",
    ["College Station", "Council Bluffs", "Community of Madrid", "Клубный", "Аксуский сельсовет"],
)
def test_a_town_with_a_word_for_bodies_is_a_place(town: str) -> None:
    (found,) = read_source(f"Name,City\nHill Trust,{town}\n".encode(), "list.csv").draft.entries
    assert found.place == town and not found.open
