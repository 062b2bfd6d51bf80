"""Lists whose lines begin with an office and its body, and end with the person and a semicolon."""

from coalition_app.intake.read_source import read_source

TEXT = """Мы просим городской совет сохранить набережную и рассказать жителям, что построят рядом с ней.
Координатор клуба "Причал" Анна Белова;
председатель Приморского общества рыболовов Сергей Рябов;
активист движения "Тихий двор" в г. Актау Дмитрий Зорин;
координатор Актауского кружка краеведов Ольга Лыкова;
25 марта 2031 г. Актау
член правления общества "Набережная" Мария Дрозд;
председатель Актауского союза пловцов Олег Карпов.
"""
PEOPLE = [
    "Анна Белова",
    "Сергей Рябов",
    "Дмитрий Зорин",
    "Ольга Лыкова",
    "Мария Дрозд",
    "Олег Карпов",
]


def test_lines_that_end_in_a_person_behind_an_office_are_a_list() -> None:
    draft = read_source(TEXT.encode(), "a.txt").draft
    printed = [entry.as_printed for entry in draft.entries]
    assert len(printed) == len(PEOPLE)
    assert all(person in line for person, line in zip(PEOPLE, printed, strict=True))
    sure = [entry.name for entry in draft.entries if not entry.open]
    assert sure == ["Анна Белова", "Сергей Рябов", "Мария Дрозд"]
    assert draft.body.startswith("Мы просим")
