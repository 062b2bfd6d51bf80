"""What a file says without words: its pictures, and the colours of its rows."""

import io
from pathlib import Path

import docx
import pytest
import xlsxwriter
from PIL import Image

from coalition_app.intake.files.unread_marks import warn_of_unread_marks
from coalition_app.intake.read_source import read_source

GREEN, YELLOW = "#C6EFCE", "#FFEB9C"
HEAD = ["Ұйым", "Өкілі", "Қала"]


def workbook(colours: list[str], head: str = "", above: str = "") -> bytes:
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        if above:
            sheet.write(0, 0, above)
        filled = {each: book.add_format({"bg_color": each}) for each in {*colours, head} - {""}}
        sheet.write_row(2, 0, HEAD, filled.get(head))
        for at, colour in enumerate(colours):
            cells = [f"«Сад {at}»", "Анна Ким", "Орал"]
            sheet.write_row(3 + at, 0, cells, filled.get(colour))
    return kept.getvalue()


@pytest.mark.parametrize(
    ("colours", "head", "told"),
    [
        ([GREEN, YELLOW], "", True),
        ([GREEN, GREEN, YELLOW, GREEN, ""], GREEN, True),
        (["", "", GREEN, ""], "", True),
        ([GREEN, GREEN, GREEN], "", False),
        (["", "", ""], YELLOW, False),
        ([GREEN, "", GREEN, "", GREEN], YELLOW, False),
        (["", "", "", GREEN], "", False),
    ],
)
def test_rows_that_differ_by_colour_are_told(colours: list[str], head: str, told: bool) -> None:
    draft = read_source(workbook(colours, head), "list.xlsx").draft
    assert any("colour" in each for each in draft.warnings) is told


def test_a_legend_of_colours_is_no_title() -> None:
    legend = "Кім қосылды. Жасыл — қол қойды, сары — хат жібердік, күтіп отырмыз"
    draft = read_source(workbook([GREEN, YELLOW], above=legend), "list.xlsx").draft
    assert draft.title != legend
    assert any(legend in each.text for each in draft.left_out)


def test_a_picture_in_a_document_is_told(tmp_path: Path) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "PNG")
    picture.seek(0)
    document = docx.Document()
    for text in ("Письмо о воде", "", "1. ОО «Сад», Анна Ким", "2. ОО «Берег», Вера Ли"):
        document.add_paragraph(text)
    kept = io.BytesIO()
    document.save(kept)
    assert not any(warn_of_unread_marks(kept.getvalue()))
    document.add_picture(picture)
    kept = io.BytesIO()
    document.save(kept)
    draft = read_source(kept.getvalue(), "list.docx").draft
    assert "1 picture" in draft.warnings[0]
    assert len(draft.entries) == 2
