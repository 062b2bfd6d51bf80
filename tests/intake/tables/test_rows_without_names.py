"""Rows in which no name was found, and columns whose cells hold a person and an office."""

from coalition_app.drafts import Draft
from coalition_app.intake.read_source import read_source


def read(text: str) -> Draft:
    return read_source(text.encode(), "list.csv").draft


def asked(draft: Draft) -> list[str]:
    return [line.text for line in draft.open_lines if line.code == "may-be-a-signatory"]


def test_a_row_without_a_name_that_says_something_is_asked_about() -> None:
    draft = read(
        "No,Organisation,Town,Name in Kazakh\n1,Reed Trust,Ely,\n2,Fen Trust,York,\n"
        "3,,Taraz,ОО «Табигат»\n4,,,\n"
    )
    assert [each.name for each in draft.entries] == ["Reed Trust", "Fen Trust"]
    assert len(asked(draft)) == 1
    assert "Табигат" in asked(draft)[0]


def test_rows_of_a_form_that_wait_for_names_are_not() -> None:
    waiting = "".join(f"{at},,Kazakhstan\n" for at in range(3, 30))
    draft = read(
        f"No,Organisation,Country\n1,Reed Trust,Kazakhstan\n2,Fen Trust,Kazakhstan\n{waiting}"
    )
    assert len(draft.entries) == 2
    assert not asked(draft)


def test_a_column_of_a_person_and_an_office_is_read_as_both() -> None:
    for header in ("Подписант, должность", "Name and position", "Contact person, title"):
        draft = read(
            f'Организация,"{header}",Город\nФонд «Улей»,"Лидия Ермакова, директор",Пермь\n'
            'АНО «Лес»,"Пётр Вяз, юрист",Уфа\n'
        )
        assert [(each.representative, each.office) for each in draft.entries] == [
            ("Лидия Ермакова", "директор"),
            ("Пётр Вяз", "юрист"),
        ]


def test_a_total_in_a_row_that_does_not_fit_is_told() -> None:
    table = "Атауы;Өкілі;Қала\n«Сад»;Анна Ким;Орал\n«Бау»;Бек Ли;Орал\nБарлығы;;11\n"
    draft = read_source(table.encode(), "list.csv").draft
    assert len(draft.entries) == 2
    assert any("11" in warning for warning in draft.warnings)
