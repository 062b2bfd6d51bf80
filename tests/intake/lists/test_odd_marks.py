"""Any sign that parts most lines alike separates, and any that begins them is a bullet."""

import pytest

from tests.intake.reading import names, read, unaccounted

TEXT = "Письмо о реке\n\nМы просим совет выслушать тех, кто живёт у реки.\n\nПодписали:\n"
PEOPLE = ("Анна Ким", "Борис Ли", "Вера Сон", "Глеб Тен", "Дина Шек", "Егор Пак")
TRADES = ("юрист", "врач", "учитель", "эколог", "журналист", "инженер")
SIGNS = "#^~•·>*\\=+%$¦→§¬‖●■★"
FIRST = SIGNS + "—_/"


@pytest.mark.parametrize("sign", [*SIGNS, "_"])
def test_a_sign_with_blanks_separates_the_parts_of_lines(sign: str) -> None:
    lines = [f"{name} {sign} {trade}" for name, trade in zip(PEOPLE, TRADES, strict=True)]
    text = TEXT + "\n".join(lines)
    draft = read(text)
    assert names(draft) == [*PEOPLE]
    assert [each.office for each in draft.entries] == [*TRADES]
    assert unaccounted(text, draft) == []


@pytest.mark.parametrize("sign", "#^~•·>\\=+%$¦→§¬‖●■")
def test_a_sign_separates_the_cells_of_a_table(sign: str) -> None:
    rows = zip(PEOPLE, TRADES, strict=True)
    table = f"Имя{sign}Должность\n" + "\n".join(sign.join(row) for row in rows)
    for name in ("list.csv", "list.txt"):
        draft = read(table, name)
        assert [(each.name, each.office) for each in draft.entries] == [
            *zip(PEOPLE, TRADES, strict=True)
        ]


@pytest.mark.parametrize("sign", FIRST)
def test_a_sign_before_each_line_is_a_bullet(sign: str) -> None:
    text = TEXT + "\n".join(f"{sign} {name}" for name in PEOPLE)
    draft = read(text)
    assert names(draft) == [*PEOPLE]
    assert unaccounted(text, draft) == []


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_separates_the_names_of_a_paragraph(sign: str) -> None:
    assert names(read(TEXT + f" {sign} ".join(PEOPLE))) == [*PEOPLE]


@pytest.mark.parametrize(
    "line", ["Анна Ким, ТОО «Альфа + Бета»", "Анна Ким, отдел #5", "# Анна Ким"]
)
def test_a_sign_of_a_single_line_stays(line: str) -> None:
    draft = read(TEXT + "\n".join([line, *PEOPLE[1:]]))
    shown = " ".join([*(each.as_printed for each in draft.entries), *map(str, draft.sections)])
    assert line.removeprefix("# ") in shown


def test_a_table_with_usual_cells_keeps_the_signs_in_them() -> None:
    rows = "\n".join(f"{name};отдел > {trade}" for name, trade in zip(PEOPLE, TRADES, strict=True))
    draft = read(f"Имя;Организация\n{rows}", "list.csv")
    assert names(draft) == [*PEOPLE]
    assert all("отдел > " in each.as_printed for each in draft.entries)


@pytest.mark.parametrize("line", ["office@river.example", "http://example.org/sign", "01.07.2013"])
def test_a_line_that_is_an_address_or_a_day_is_no_signatory(line: str) -> None:
    text = TEXT + "\n".join([line, *PEOPLE, line])
    draft = read(text)
    assert names(draft) == [*PEOPLE]
    assert unaccounted(text, draft) == []
