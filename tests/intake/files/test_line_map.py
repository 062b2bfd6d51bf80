"""The lines that a draft names are those of the file, where the file has lines that people see."""

import json
from collections.abc import Sequence

import pytest

from coalition_app.drafts import Source
from coalition_app.intake.column_mapping import view_table
from coalition_app.intake.files.line_map import find_places
from coalition_app.intake.read_source import read_source, source_lines
from tests.intake.reading import lost

MARKDOWN = """---
title: Открытое письмо
date: 2026
---

<!-- 1. **ОФ «Ложь»** -->

Текст письма, который
стоит здесь.

## Подписи

1. **ОФ «Эхо»**, [Алматы](http://example.org)
1. ОФ «Свет», Ош<br>Анна Ким

1. ОФ «Нұр», Ош

Ещё подписали:

* HRW, New York
* Amnesty International,
  London
"""
TABLE = """# Письмо

| Организация | Город |
|---|---|
| **ОФ «Эхо»** | Алматы |
| ОФ «Свет» | Ош |
"""
FENCED = "# Список\n\n```\n1. ОФ «Эхо», Ош\n2. ОФ «Свет», Ош\n3. ОФ «Нұр», Ош\n```\n"
RECORDS = {
    "title": "Письмо",
    "signatories": [
        {"name": "ОФ «Эхо»", "city": "Алматы", "tags": ["a", "b"]},
        {"name": "ОФ «Свет»", "city": "Ош", "tags": []},
        {"name": "Human Rights House", "city": "Oslo", "tags": ["a"]},
    ],
}
YAML = (
    "title: Письмо\nsignatories:\n  - name: ОФ «Эхо»\n    city: Алматы\n"
    "  - city: Ош\n    name: ОФ «Свет»\n  - {name: Human Rights House, city: Oslo}\n"
)


def read(text: str, name: str) -> Source:
    source = read_source(text.encode(), name)
    assert lost(source) == []
    return source


def lines_of(text: str, *names: str) -> list[int]:
    """Give the line of the file on which each name stands last."""
    rows = text.split("\n")
    return [max(at for at, row in enumerate(rows, 1) if name in row) for name in names]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (MARKDOWN, ("«Эхо»", "«Свет»", "«Нұр»", "HRW", "Amnesty")),
        (TABLE, ("«Эхо»", "«Свет»")),
        (FENCED, ("«Эхо»", "«Свет»", "«Нұр»")),
    ],
)
def test_lines_of_markdown_are_those_of_the_file(text: str, names: Sequence[str]) -> None:
    draft = read(text, "письмо.md").draft
    assert [each.lines[0] for each in draft.entries] == lines_of(text, *names)
    assert draft.line_count == text.count("\n")


def test_an_entry_of_several_lines_has_them_all_and_marks_are_accounted_for() -> None:
    draft = read(MARKDOWN, "письмо.md").draft
    assert draft.entries[-1].lines == (21, 22)
    assert draft.title_lines == ((2, 2),)
    assert [(each.lines, each.text) for each in draft.left_out if "marks" in each.why] == [
        ((1, 1), "---"),
        ((3, 4), "date: 2026\n---"),
        ((6, 6), "<!-- 1. **ОФ «Ложь»** -->"),
    ]


def test_the_cells_of_a_table_of_markdown_are_shown_beside_their_headers() -> None:
    source = read(TABLE, "письмо.md")
    view = view_table(source.draft, source_lines(source.content, source.name))
    assert view.rows == (("ОФ «Эхо»", "Алматы"), ("ОФ «Свет»", "Ош"))


@pytest.mark.parametrize("ascii_only", [True, False])
def test_lines_of_json_are_those_of_the_records(ascii_only: bool) -> None:
    text = json.dumps(RECORDS, ensure_ascii=ascii_only, indent=2)
    draft = read(text, "список.json").draft
    told = [json.dumps(each["name"], ensure_ascii=ascii_only) for each in RECORDS["signatories"]]  # type: ignore[index]
    assert [each.lines[0] for each in draft.entries] == lines_of(text, *told)
    assert draft.title == "Письмо"


def test_records_on_one_line_are_counted() -> None:
    draft = read(json.dumps(RECORDS["signatories"], ensure_ascii=False), "список.json").draft
    assert [each.lines for each in draft.entries] == [(2, 2), (3, 3), (4, 4)]


def test_lines_of_yaml_are_those_of_the_records() -> None:
    draft = read(YAML, "список.yaml").draft
    assert [each.lines[0] for each in draft.entries] == [3, 5, 7]
    assert [each.name for each in draft.entries] == ["«Эхо»", "«Свет»", "Human Rights House"]


def test_two_records_alike_have_lines_of_their_own() -> None:
    twice = [{"name": "ОФ «Эхо»", "city": "Ош"}, {"name": "ОФ «Эхо»", "city": "Ош"}]
    draft = read(json.dumps(twice, ensure_ascii=False, indent=1), "a.json").draft
    assert [each.lines[0] for each in draft.entries] == [3, 7]


def test_a_text_that_says_something_else_has_no_places() -> None:
    assert find_places([f"имя {at}" for at in range(9)], ["другое"] * 9) is None
    assert find_places(["1. Эхо", "", "• Свет"], ["1. *Эхо*", "", "", "- Свет"]) == (
        *((1, 1), (1, 1), (4, 4)),
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("1. ОФ «Эхо», Ош\n2. ОФ «Свет»,\nАлматы\n3. ОФ «Нұр», Ош\n", "a.txt"),
        ('Организация;Город\n"ОФ «Эхо»";"Ош\n(центр)"\nОФ «Свет»;Ош\n', "a.csv"),
        ("<ol>\n<li>ОФ «Эхо»</li>\n\n<li>ОФ «Свет»</li><li>ОФ «Нұр»</li></ol>", "a.html"),
    ],
)
def test_the_pane_shows_on_the_lines_of_an_entry_what_it_was_read_from(
    text: str, name: str
) -> None:
    source = read(text, name)
    lines = source_lines(source.content, source.name)
    for entry in source.draft.entries:
        own = " ".join(lines[entry.lines[0] - 1 : entry.lines[1]])
        assert entry.name in own
        assert entry.place in own
