"""A note below a table belongs to the rows that bear its mark, and the mark to no name."""

import io

import docx
import pytest

from coalition_app.drafts import Draft
from coalition_app.intake.read_source import read_source
from tests.intake.reading import read, unaccounted

LIMITS = "Поддерживаем в целом, но не требование 2"
ROWS = (
    ("ОФ «Эхо»{0}", "Анна Ким, директор", "Ош"),
    ("ОО «Заря»", "Борис Ли", "Нарын"),
    ("ОО «Тополь»", "Вера Пак", "Талас"),
    ("ОО «Сад»", "Дина Шек", "Кант"),
)
HEADS = ("Организация", "Представитель", "Город")


def table(mark: str, note: str) -> str:
    rows = ["\t".join(cells).format(mark) for cells in (HEADS, *ROWS)]
    return "\n".join([*rows, "", note])


@pytest.mark.parametrize("mark", ["*", " *", "**", "¹", "†", " [1]"])
def test_a_mark_leaves_the_name_and_its_note_opens_the_entry(mark: str) -> None:
    text = table(mark, f"{mark.strip()} {LIMITS}")
    draft = read(text, "list.tsv")
    assert [entry.name for entry in draft.entries] == ["«Эхо»", "«Заря»", "«Тополь»", "«Сад»"]
    assert [entry.reservation for entry in draft.entries] == [LIMITS, "", "", ""]
    assert f"«Эхо»{mark}" in draft.entries[0].as_printed
    assert unaccounted(text, draft) == []


def test_a_mark_of_a_cell_with_quotation_marks_is_found() -> None:
    rows = ("Organisation,City", '"PF ""Echo""*",Osh', "Tern Trust,York", "Fen Trust,Ely")
    text = "\n".join([*rows, '"* we do not support demand 2, the tax",'])
    draft = read(text, "list.csv")
    assert draft.entries[0].name == '"Echo"'
    assert draft.entries[0].reservation == "we do not support demand 2, the tax"
    assert unaccounted(text, draft) == []


def test_a_mark_that_no_note_explains_opens_its_row() -> None:
    draft = read(table("*", "Итого: 4"), "list.tsv")
    assert draft.entries[0].name == "«Эхо»"
    assert [(each.code, each.text) for each in draft.entries[0].open] == [("unexplained-mark", "*")]


@pytest.mark.parametrize(
    "note", ["Логотипін қоймауды сұрайды (коммерциялық ұйым)", "Просит сократить"]
)
def test_a_note_that_says_something_opens_its_row(note: str) -> None:
    draft = read(table("¹", f"¹ {note}"), "list.tsv")
    assert [[each.text for each in entry.open] for entry in draft.entries] == [[note], [], [], []]


@pytest.mark.parametrize("head", ["№", "Требование", "Особое"])
def test_a_mark_in_any_column_is_of_its_row(head: str) -> None:
    rows = ["\t".join([cells[0].format(""), str(at)]) for at, cells in enumerate(ROWS, 1)]
    text = "\n".join([f"Организация\t{head}", rows[0], rows[1] + "*", *rows[2:], f"* {LIMITS}"])
    draft = read(text, "list.tsv")
    assert [LIMITS in entry.reservation for entry in draft.entries] == [False, True, False, False]
    assert unaccounted(text, draft) == []


def test_a_row_that_begins_with_a_mark_is_no_note() -> None:
    draft = read(
        "Организация\tГород\nОФ «Эхо»*\tОш\n* ОО «Заря»\tНарын\nОО «Сад»\tКант", "list.tsv"
    )
    assert len(draft.entries) == 3


@pytest.mark.parametrize("below", ["Fen Trust,Ely,", ""])
def test_a_starred_name_alone_in_its_row_signs(below: str) -> None:
    text = f"Name,City,Office\nEcho Trust*,Leeds,\n*Anna Kim,,\n{below}"
    draft = read(text, "list.csv")
    assert [entry.name for entry in draft.entries][:2] == ["Echo Trust", "Anna Kim"]
    assert draft.entries[0].notes == draft.entries[1].notes == ("*",)
    assert [each.code for each in draft.entries[1].open] == ["unexplained-mark"]
    assert unaccounted(text, draft) == []


@pytest.mark.parametrize("mark", ["*", "†"])
def test_a_mark_before_a_name_is_of_the_note_below(mark: str) -> None:
    limit = "we support demand 1 only"
    text = f"Name,City\nEcho Trust,Leeds\n{mark}Anna Kim,York\n{mark} {limit},"
    counted = f"No,Name,City\n11,Echo Trust,Leeds\n12,{mark}Anna Kim,York\n{mark} {limit},,"
    for table in (text, counted):
        echo, anna = read(table, "list.csv").entries
        assert (anna.name, anna.reservation, anna.open) == ("Anna Kim", limit, ())
        assert (echo.reservation, echo.notes) == ("", ())


def test_half_a_pair_of_emphasis_before_a_name_is_told_and_not_printed() -> None:
    for text in (
        "Signed:\n1. Echo Trust\n2. *Anna Kim\n",
        "Name,City\nEcho Trust,Ely\n*Anna Kim,Ely\n",
    ):
        found = read(text, "list.csv" if "," in text else "list.txt").entries[1]
        assert found.name == "Anna Kim"
        assert [(each.code, each.text) for each in found.open] == [("unexplained-mark", "*")]


def test_a_row_below_a_note_does_not_go_on_with_it() -> None:
    text = "Name,City\nEcho Trust*,Leeds\nFen Trust,Ely\n* only demand 1 of the letter,\nann lee,"
    draft = read(text, "list.csv")
    assert [entry.name for entry in draft.entries] == ["Echo Trust", "Fen Trust", "ann lee"]


@pytest.mark.parametrize(("parted", "name"), [(",", "list.csv"), ("\t", "list.txt")])
def test_a_line_of_a_quoted_cell_is_no_note(parted: str, name: str) -> None:
    limit = "* we do not support demand 2"
    rows = ("Name,City,Remark", "Echo Trust*,Leeds,", f'Fen Trust,Ely,"signed\n{limit}"')
    text = "\n".join([*rows, "Tern Trust,York,"]).replace(",", parted)
    draft = read(text, name)
    assert [entry.name for entry in draft.entries] == ["Echo Trust", "Fen Trust", "Tern Trust"]
    assert limit[2:] in draft.entries[1].reservation + " ".join(draft.entries[1].notes)
    assert draft.entries[0].reservation == "" and draft.entries[0].notes == ("*",)
    assert unaccounted(text, draft) == []


def test_a_withdrawal_in_a_note_withdraws() -> None:
    draft = read(table("*", "* подпись отозвана"), "list.tsv")
    assert [entry.standing for entry in draft.entries] == [
        "withdrawn",
        "signed",
        "signed",
        "signed",
    ]


def written(mark: str, *below: str) -> Draft:
    document = docx.Document()
    document.add_paragraph("Заявление подписали")
    rows = document.add_table(rows=0, cols=len(HEADS))
    for cells in (HEADS, *ROWS):
        for cell, text in zip(rows.add_row().cells, cells, strict=True):
            cell.text = text.format(mark)
    for text in below:
        document.add_paragraph(text)
    packed = io.BytesIO()
    document.save(packed)
    return read_source(packed.getvalue(), "list.docx").draft


def test_a_note_between_the_lines_below_a_document_s_table_is_found() -> None:
    draft = written("*", "Всего: 4.", f"* {LIMITS}", "Для связи: редакция.")
    assert [entry.reservation for entry in draft.entries] == [LIMITS, "", "", ""]
    below = [(left.lines, left.text) for left in draft.left_out[-3:]]
    assert below == [
        ((7, 7), "Всего: 4."),
        ((8, 8), f"* {LIMITS}"),
        ((9, 9), "Для связи: редакция."),
    ]


def test_a_remark_in_capitals_behind_a_mark_is_no_name() -> None:
    first, second = read("Signed:\n1. *НЕ ПОДПИСАЛ Анна Ким\n2. *АННА КИМ\n", "list.txt").entries
    assert [each.code for each in first.open] == ["reads-like-a-remark", "name-is-no-name"]
    assert second.name == "АННА КИМ"
