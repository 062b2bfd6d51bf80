"""Further ways in which lists are written: places, dates, campuses, layouts, one list in many formats."""

import csv
import html
import io

import docx
import pytest
import xlsxwriter

from coalition_app.drafts import DraftEntry
from coalition_app.intake.read_source import read_source

BODIES = [
    *("Hill Observers Group", "Adil Soz", "River Rights Network", "Sand Committee", "Open Valley"),
    *("Sea Monitor Foundation", "Olga Trust", "Wood Defenders", "Lake Alliance", "Peak Forum"),
    *("Field Council", "Amber Society", "Green Union", "Blue Institute", "Stone Centre"),
]
PEOPLE = ["Anna Kim", "Bruno Sato", "Carla Rossi", "David Stone", "Elena Petrova", "Grace Silva"]


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


@pytest.mark.parametrize(
    ("text", "place", "person"),
    [
        ("ОО «Дым», Красноярск Н. В. Рогова, директор", "Красноярск", "Н. В. Рогова"),
        ("ОО «Дым», Задонье О. Хлебникова", "Задонье", "О. Хлебникова"),
        ("ОО «Дым», Караганда Анна Ким, директор", "Караганда", "Анна Ким"),
        ("ОО «Дым», Виктор Е. Петров, директор", "", "Виктор Е. Петров"),
        ("ОО «Дым», Н. В. Рогова", "", "Н. В. Рогова"),
    ],
)
def test_a_town_before_a_person_is_no_part_of_the_name(text: str, place: str, person: str) -> None:
    listed = f"1. {text}\n2. ОО «Эхо»\n3. ОО «Мир»"
    entry = read_source(listed.encode(), "list.txt").draft.entries[0]
    assert (entry.place, entry.representative) == (place, person)
    assert ("missing-comma" in [each.code for each in entry.defects]) == bool(place)


def test_a_person_with_an_office_in_brackets_stands_for_the_name_before_them() -> None:
    listed = (
        "Signed:\n * Severn Swimmers (Hannah Poole, chair)\n * Tewkesbury Angling Association\n"
    )
    entry = read_source(listed.encode(), "list.txt").draft.entries[0]
    assert (entry.kind, entry.name) == ("organisation", "Severn Swimmers")
    roles = [(each.role, each.text) for each in entry.pieces]
    assert roles[1:] == [("person", "Hannah Poole"), ("office", "chair")]


def test_an_office_on_a_line_of_its_own_is_nobodys_name() -> None:
    listed = "Signed:\n\nFiona Baird\nChair, Lochside Action Group\n\nArdmore Council\n\nENDS\n"
    draft = read_source(listed.encode(), "list.txt").draft
    assert [each.name for each in draft.entries if not each.open] == [
        "Fiona Baird",
        "Ardmore Council",
    ]
    assert "ENDS" in [each.text for each in draft.left_out]


@pytest.mark.parametrize("said", ["выбыл 12.02.2025", "выбыла", "вышли из числа подписавших"])
def test_who_has_left_the_list_has_withdrawn(said: str) -> None:
    listed = f"1. Союз пассажиров Омска – {said}\n2. ОО «Эхо»\n3. ОО «Мир»\n"
    left, *others = read_source(listed.encode(), "list.txt").draft.entries
    assert left.open or left.standing == "withdrawn"
    assert [piece.role for piece in left.pieces if said in piece.text] == ["withdrawal"]
    assert not any(each.open for each in others)


def test_what_stands_before_the_name_that_was_found_is_no_name() -> None:
    listed = "1. Glen Forum\n2. Also signed by: Ardmore Council; Kilbride Pensioners\n3. Lochside Trust\n"
    entries = read_source(listed.encode(), "list.txt").draft.entries
    asked = [point.text for point in entries[1].open]
    assert any("Also" in each for each in asked)
    assert "Also" not in [piece.text for piece in entries[1].pieces if piece.role == "name"]
    assert not entries[0].open and not entries[2].open


@pytest.mark.parametrize("called", ["Sn.", "Sayın"])
def test_a_turkish_office_before_a_person_is_no_body(called: str) -> None:
    listed = f"1. Çınar Mahalle Muhtarı, {called} Hülya Özdemir\n2. Deniz Derneği, Ayşe Yılmaz\n"
    first, second = read_source(listed.encode(), "liste.txt").draft.entries
    assert (first.kind, first.name) == ("individual", f"{called} Hülya Özdemir")
    assert first.office == "Çınar Mahalle Muhtarı"
    assert second.kind == "organisation" and second.representative == "Ayşe Yılmaz"
