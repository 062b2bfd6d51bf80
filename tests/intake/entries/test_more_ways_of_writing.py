"""Further ways in which lists are written: places, dates, campuses, layouts, one list in many formats."""

import csv
import html
import io

import docx
import pytest
import xlsxwriter

from coalition_app.drafts import DraftEntry
from coalition_app.intake.read_source import read_source
from tests.intake.reading import entry, read, unaccounted

BODIES = [
    *("Hill Observers Group", "Adil Soz", "River Rights Network", "Sand Committee", "Open Valley"),
    *("Sea Monitor Foundation", "Olga Trust", "Wood Defenders", "Lake Alliance", "Peak Forum"),
    *("Field Council", "Amber Society", "Green Union", "Blue Institute", "Stone Centre"),
]
PEOPLE = ["Anna Kim", "Bruno Sato", "Carla Rossi", "David Stone", "Elena Petrova", "Grace Silva"]
HEAD = "Joint statement on rivers\n\nThe law takes the rivers from those who live by them.\n\n"


def kinds(text: str) -> dict[str, str]:
    return {found.name: found.kind for found in read(text).entries}


def test_in_a_list_of_bodies_a_given_name_makes_no_person() -> None:
    found = kinds(HEAD + "Signatories:\n\n" + "\n".join(BODIES) + "\n")
    assert set(found.values()) == {"organisation"}


def test_people_who_stand_together_among_bodies_stay_people() -> None:
    found = kinds(HEAD + "Signatories:\n\n" + "\n".join([*BODIES, "Anna Kim", "Grace Hill"]) + "\n")
    assert (found["Anna Kim"], found["Grace Hill"]) == ("individual", "individual")


def test_what_stands_bare_among_people_with_offices_is_a_body() -> None:
    people = [f"{name}, lawyer" for name in PEOPLE]
    mixed = [each for pair in zip(people, BODIES, strict=False) for each in pair]
    found = kinds(HEAD + "Signatories:\n\n" + "\n".join([*mixed, "Truth Hounds", *BODIES[6:]]))
    assert found["Truth Hounds"] == "organisation"
    assert found["Bruno Sato"] == "individual"


def test_short_sections_of_countries_tell_together_what_stands_in_them() -> None:
    text = HEAD + "Signatories:\n\nArmenia\n\nNota Bene\nHill Union\n\nGeorgia\n\nSea Committee\n"
    text += "Sand Network\n\nNorway\n\nRiver Council\nPeak Association\n"
    assert kinds(text)["Nota Bene"] == "organisation"


@pytest.mark.parametrize(
    ("text", "office", "affiliation", "place", "country"),
    [
        (
            "Anna Kim, Professor, Department of History, University of Oslo",
            *("Professor", "Department of History, University of Oslo", "", ""),
        ),
        (
            "Anna Kim, Department of History, University of Oslo",
            "Department of History, University of Oslo",
            "Department of History, University of Oslo",
            *("", ""),
        ),
        (
            "Anna Kim, Professor, University of California, San Diego",
            *("Professor", "University of California, San Diego", "", ""),
        ),
        (
            "Анна Ким, доцент, кафедра истории, КазНУ",
            *("доцент", "кафедра истории, КазНУ", "", ""),
        ),
        ("Anna Kim (Harvard University, Sweden)", *("Harvard University",) * 2, "", "Sweden"),
        ("Anna Kim, teacher, Ashland, Ohio", "teacher", "", "Ashland, Ohio", ""),
        ("Anna Kim, teacher, Portland, OR, USA", "teacher", "", "Portland, OR", "USA"),
        (
            "Анна Ким, учитель, г. Щучинск, Акмолинская область",
            *("учитель", "", "г. Щучинск, Акмолинская область", ""),
        ),
    ],
)
def test_where_somebody_works_and_lives(
    text: str, office: str, affiliation: str, place: str, country: str
) -> None:
    found = entry(text)
    assert found.kind == "individual"
    assert (found.office, found.affiliation) == (office, affiliation)
    assert (found.place, found.country) == (place, country)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Анна Ким, врач, 18.04.2026", "18.04.2026"),
        ("Анна Ким, врач, 12 марта 2026 г.", "12 марта 2026 г."),
        ("Anna Kim, врач, March 3, 2026", "March 3, 2026"),
        ("Анна Ким, врач (подпись)", "подпись"),
    ],
)
def test_when_and_that_somebody_signed_is_no_office(text: str, note: str) -> None:
    found = entry(text)
    assert (found.office, found.notes) == ("врач", (note,))


def test_a_line_for_the_hand_is_no_word() -> None:
    found = entry("Н.С. Осипов, профессор ________")
    assert (found.name, found.office) == ("Н.С. Осипов", "профессор")


@pytest.mark.parametrize(
    "name", ["Елена Рыбакова (Тлеубаева)", "Silva, Grace", "Иванов, Пётр Ильич"]
)
def test_a_name_is_kept_whole(name: str) -> None:
    found = entry(f"{name}, учитель")
    assert (found.name, found.kind, found.office) == (name, "individual", "учитель")


def test_a_country_in_brackets_is_no_family_name() -> None:
    found = entry("Marta Hub (Moldova)")
    assert (found.name, found.country) == ("Marta Hub", "Moldova")


def test_words_that_more_have_signed_are_no_part_of_the_last_name() -> None:
    text = (
        "Письмо\n\nТекст письма.\n\nПодписали:\n\nАнна Ким, врач\nИван Ли, поэт\nОлег Пак, юрист\n"
    )
    text += "и другие, всего 214 подписей\n\nПоделиться\nЧитайте также\n"
    draft = read(text)
    assert [found.office for found in draft.entries] == ["врач", "поэт", "юрист"]
    assert unaccounted(text, draft) == []


def test_a_town_in_small_letters_heads_those_below_it() -> None:
    text = "Письмо\n\nТекст письма.\n\nПодписали:\n\nг. Алматы\n\nАнна Ким, врач\nИван Ли, поэт\n\n"
    text += "г. Тараз\n\nОлег Пак, юрист\nМария Цой, эколог\n"
    draft = read(text)
    assert [section.heading for section in draft.sections] == ["г. Алматы", "г. Тараз"]
    assert len(draft.entries) == 4


def test_the_text_of_a_second_statement_holds_no_signatories() -> None:
    first = "Письмо\n\nТекст письма.\n\nПодписали:\n\nАнна Ким\nИван Ли\nОлег Пак\n\n"
    second = (
        "Заявление о выборах\n\nМы призываем провести честные выборы и допустить наблюдателей.\n\n"
        "Подписали:\n\nОО «Эхо»\nОФ «Свет»\nОО «Степь»\nОО «Диалог»\n"
    )
    draft = read(first + second)
    assert len(draft.entries) == 7
    assert unaccounted(first + second, draft) == []


def test_a_heading_makes_those_below_it_sign_for_themselves() -> None:
    draft = read(
        "Signatories\n\nExperts:\nAnna Kim, lawyer\nBruno Sato, judge\n\n"
        "Individuals (in a personal capacity)\nCarla Rossi, lawyer\nDavid Stone, judge\n"
    )
    assert [found.capacity for found in draft.entries] == [*["individual"] * 2, *["personal"] * 2]


def page(body: str) -> bytes:
    text = "<p>We are worried about the rivers of the land and about those who live by them.</p>"
    head = "<h1>Joint statement on rivers</h1>" + text + "<h2>Signatories</h2>"
    start = '<!doctype html><html><head><meta charset="utf-8"></head><body>'
    return f"{start}{head}{body}</body></html>".encode()


def cells(*rows: list[str]) -> str:
    lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


LEFT, RIGHT = BODIES[:7], BODIES[7:14]
LAYOUTS = {
    "two columns": cells(*map(list, zip(LEFT, RIGHT, strict=True))),
    "numbered columns": cells(
        *(
            [str(at), a, str(at + 7), b]
            for at, (a, b) in enumerate(zip(LEFT, RIGHT, strict=True), 1)
        )
    ),
    "lines in cells": cells(["<br>".join(LEFT), "<br>".join(RIGHT)]),
    "lists in cells": cells(
        ["<ul>" + "".join(f"<li>{name}</li>" for name in side) + "</ul>" for side in (LEFT, RIGHT)]
    ),
    "one paragraph": f"<p>{', '.join(LEFT + RIGHT)}</p>",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_columns_of_a_web_page_are_read_one_by_one(layout: str) -> None:
    draft = read_source(page(LAYOUTS[layout]), "page.html").draft
    assert [found.name for found in draft.entries] == LEFT + RIGHT
    assert {found.kind for found in draft.entries} == {"organisation"}


def test_a_paragraph_for_each_person_is_one_signatory() -> None:
    body = "".join(
        f"<p><strong>{name}</strong><br>Professor<br>University of Oslo</p>" for name in PEOPLE
    )
    draft = read_source(page(body), "page.html").draft
    assert [(found.name, found.office) for found in draft.entries] == [
        (name, "Professor") for name in PEOPLE
    ]


def test_a_list_of_terms_puts_the_country_beside_the_name() -> None:
    body = "<dl>" + "".join(f"<dt>{name}</dt><dd>Norway</dd>" for name in BODIES) + "</dl>"
    draft = read_source(page(body), "page.html").draft
    assert {found.country for found in draft.entries} == {"Norway"}
    assert len(draft.entries) == len(BODIES)


def test_in_a_table_without_a_head_who_stands_first_signs() -> None:
    rows = [[name, "University of Oslo"] for name in PEOPLE]
    draft = read_source(page(cells(*rows)), "page.html").draft
    assert [found.name for found in draft.entries] == PEOPLE
    assert {found.affiliation for found in draft.entries} == {"University of Oslo"}


def test_a_column_of_countries_that_holds_categories_is_none() -> None:
    categories = ["Learned societies and associations", "Universities and their unions"]
    rows = [f"{categories[at % 2]},{name}" for at, name in enumerate(BODIES)]
    draft = read("Country,Organisation\n" + "\n".join(rows) + "\n", "list.csv")
    assert {found.country for found in draft.entries} == {""}


def test_a_given_name_in_a_column_of_bodies_makes_no_person() -> None:
    draft = read("Organisation,Country\n" + "".join(f"{n},Norway\n" for n in BODIES), "list.csv")
    assert {found.kind for found in draft.entries} == {"organisation"}


HEADER = ["№", "Организация", "Представитель", "Должность", "Город"]
ROWS = [
    ["1", "ОФ «Эхо»", "Анна Ким", "директор", "Алматы"],
    ["2", "Общественное объединение «Свет»", "Иван Ли", "председатель", "Тараз"],
    ["3", "НПО «Центр „Шаг“»", "Айгуль Пак", "президент", "Астана"],
    ["4", "Газета «Степь»", "Олег Цой", "главный редактор", "Семей"],
]


def as_csv() -> tuple[bytes, str]:
    kept = io.StringIO()
    csv.writer(kept).writerows([HEADER, *ROWS])
    return kept.getvalue().encode(), "list.csv"


def as_workbook() -> tuple[bytes, str]:
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate([HEADER, *ROWS]):
            sheet.write_row(at, 0, row)
    return kept.getvalue(), "list.xlsx"


def as_page() -> tuple[bytes, str]:
    return page(cells(*([html.escape(cell) for cell in row] for row in [HEADER, *ROWS]))), "a.html"


def as_word() -> tuple[bytes, str]:
    document = docx.Document()
    document.add_paragraph("Письмо о реке")
    table = document.add_table(rows=0, cols=len(HEADER))
    for row in [HEADER, *ROWS]:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue(), "list.docx"


def as_markdown() -> tuple[bytes, str]:
    lines = ["| " + " | ".join(row) + " |" for row in [HEADER, ["---"] * len(HEADER), *ROWS]]
    return ("# Письмо о реке\n\n" + "\n".join(lines) + "\n").encode(), "list.md"


def as_rich_text() -> tuple[bytes, str]:
    def escaped(text: str) -> str:
        return "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in text)

    rows = (
        "\\trowd" + "".join(f"\\cellx{(at + 1) * 2000}" for at in range(len(row))) + " "
        + "".join(escaped(cell) + "\\cell " for cell in row) + "\\row\n"
        for row in [HEADER, *ROWS]
    )  # fmt: skip
    return ("{\\rtf1\\ansi\\uc1 " + "".join(rows) + "}").encode("ascii"), "list.rtf"


def fields(found: DraftEntry) -> tuple[str, ...]:
    names = (found.name, found.kind, found.legal_form, found.representative, found.office)
    return (*names, found.place, found.country, found.printed_number, found.capacity)


@pytest.mark.parametrize("write", [as_workbook, as_page, as_word, as_markdown, as_rich_text])
def test_the_same_table_reads_alike_in_every_format(write) -> None:  # type: ignore[no-untyped-def]
    wanted = [fields(found) for found in read_source(*as_csv()).draft.entries]
    assert [fields(found) for found in read_source(*write()).draft.entries] == wanted
    assert wanted[0] == (
        *("«Эхо»", "organisation", "ОФ", "Анна Ким", "директор"),
        *("Алматы", "", "1", "organisation"),
    )
