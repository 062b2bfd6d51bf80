"""Web pages: menus and feet are accounted for, and a line's end within an item parts name and place."""

import pytest

from coalition_app.intake.entries.read_entry import read_entry
from coalition_app.intake.read_source import read_source, source_lines
from tests.intake.reading import owners, read

PAGE = """<!DOCTYPE html><html lang="ru"><head><title>Письмо</title></head><body>
<nav><ul><li><a href="/">Главная</a></li><li><a href="/c">Контакты</a></li></ul></nav>
<h1>Письмо о тарифах</h1><p>Мы просим пересмотреть тарифы.</p><h2>Письмо подписали</h2>
<ol><li>ОО «Тариф», Костанай, Виктор Шин, председатель</li><li>ОФ «Дом без долгов»</li>
<li>ОО «Наследие»<br>Актобе</li></ol>
<footer><p>© Портал 2026</p><form><p>Подписаться</p></form></footer></body></html>"""


def test_menus_and_feet_of_a_page_are_left_out_and_shown() -> None:
    content = PAGE.encode()
    draft = read_source(content, "page.html").draft
    lines = source_lines(content, "page.html")
    (around,) = [each for each in draft.left_out if "Контакты" in each.text]
    first, last = around.lines
    assert around.text.split("\n") == lines[first - 1 : last]
    assert lines[first - 1 :] == ["• Главная", "• Контакты", "© Портал 2026", "Подписаться"]
    assert draft.line_count == len(lines) == last
    assert [each.number for each in draft.entries] == [1, 2, 3]


def test_line_end_within_an_item_parts_name_and_place() -> None:
    entry = read_source(PAGE.encode(), "page.html").draft.entries[2]
    assert (entry.name, entry.place) == ("«Наследие»", "Актобе")


@pytest.mark.parametrize(
    ("text", "name", "place", "country"),
    [
        ("ОО «Наследие» Актобе", "«Наследие»", "Актобе", ""),
        ("Газета «Время» г. Алматы, Анна Ким", "Газета «Время»", "г. Алматы", ""),
        ("NGO “Echo” Kyrgyzstan", "“Echo”", "", "Kyrgyzstan"),
        ("«Эхо» плюс", "«Эхо» плюс", "", ""),
    ],
)
def test_known_place_behind_a_closing_quotation_mark_is_the_place(
    text: str, name: str, place: str, country: str
) -> None:
    entry = read_entry(text, number=1, lines=(1, 1))
    assert (entry.name, entry.place, entry.country) == (name, place, country)


LISTED = ("Anna Kim", "Bruno Sato", "Carla Rossi", "Dario Conti", "Elena Marsh")
ITEMS = "".join(f"<li>{name}</li>\n" for name in LISTED)


@pytest.mark.parametrize(
    "text, name",
    [
        ('<meta charset="utf-8">\n# Letter\n\nSigned by:\n\n- {}', "letter.md"),
        ('<!-- kept by hand -->\n<meta name="x">\n<link rel="y">\n\n# Letter\n\n- {}', "letter.md"),
        ("---\ntitle: Letter\nlayout: page\n---\n\nSigned by:\n\n- {}", "letter.md"),
        ("---\ntitle: Letter\nsignatories:\n- {}\n---\nWe ask.\n", "letter.md"),
        ("+++\ntitle = 'Letter'\n+++\n<ol>ITEMS</ol>", "letter.html"),
        ("ITEMS", "letter.txt"),
        ("<h2>Letter on the river</h2><ul>ITEMS</ul>", "letter.txt"),
        ("<!-- kept by hand -->\n<html><body><ul>ITEMS</ul></body></html>", "letter.txt"),
        ("<div><p>Signed by:</p><ul>ITEMS</ul></div>", "letter"),
        ("Letter on the river<br>\n<br>\nSigned by:<br>\nBREAKS", "letter.txt"),
    ],
)
def test_pieces_of_pages_are_read_as_pages(text: str, name: str) -> None:
    text = text.replace("ITEMS", ITEMS).replace("BREAKS", "<br>\n".join(LISTED))
    text = text.replace("{}", "\n- ".join(LISTED))
    source = read_source(text.encode(), name)
    assert [entry.name for entry in source.draft.entries] == [*LISTED]
    owned = owners(source.draft)
    lines = source_lines(source.content, source.name)
    assert [at for at, line in enumerate(lines, 1) if line.strip() and not owned[at]] == []


@pytest.mark.parametrize("name", ["letter.md", "letter.txt"])
@pytest.mark.parametrize("heading", ["Signed", "Signatories:", "<b>Signatories:</b>"])
def test_blank_lines_of_a_text_with_line_ends_in_tags_part_it(heading: str, name: str) -> None:
    names = " <br>\n".join(LISTED)
    text = f"We do this in the hope that the river stays as it is.\n\n{heading}\n\n{names} <br>\n"
    draft = read_source(text.encode(), name).draft
    assert [entry.name for entry in draft.entries] == [*LISTED]
    assert draft.title == "We do this in the hope that the river stays as it is."


def test_a_page_s_title_is_its_first_heading_and_what_is_above_it_is_told() -> None:
    page = """<html><body><div>We use cookies. <button>All</button></div><p>Open letter · 9 May 2025</p>
    <main><h1>Clean rivers for every town</h1><ol><li>Measure them.</li><li>Clean them.</li></ol>
    <h2>Signed</h2><ul><li>PF “Alder”, Leipzig</li><li>PF “Birch”, Oslo</li></ul></main></body></html>"""
    draft = read_source(page.encode(), "page.html").draft
    assert draft.title == "Clean rivers for every town"
    assert [each.name for each in draft.entries] == ["“Alder”", "“Birch”"]
    assert any("Open letter · 9 May 2025" in each.text for each in draft.left_out)


@pytest.mark.parametrize(
    ("name", "behind"),
    [
        ("Association Verdelune", "Jardin partagé associatif en Creuse"),
        ("CGT RIVA", "CGT des Sociétés de Montpellier"),
        ("Solidaires Ormeau", "Section Ormeau du syndicat Solidaires"),
    ],
)
def test_the_comma_behind_a_link_ends_a_body_s_name(name: str, behind: str) -> None:
    links = "".join(f"* [{each}](www.a.example), juriste\n" for each in PEOPLE)
    text = f"# Lettre\n\n## Signataires\n\n{links}\n## Organisations\n\n"
    found = read(f"{text}* [{name}](www.a.example), {behind}\n* [Ligue des Droits](b)\n", "a.md")
    entry = next(each for each in found.entries if each.as_printed.startswith(name))
    assert entry.as_printed == f"{name}, {behind}"
    assert f"{entry.legal_form} {entry.name}".strip() == name
    assert behind in [piece.text for piece in entry.pieces]
    assert [(each.name, each.office) for each in found.entries[:4]] == [
        (each, "juriste") for each in PEOPLE
    ]


PEOPLE = ("Anne Roux", "Marie Petit", "Jean Moreau", "Paul Simon")
