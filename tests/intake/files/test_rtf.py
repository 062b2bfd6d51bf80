"""Rich text files: list numbers, tables, footnotes, what is struck out, deleted and hidden."""

import pytest

from coalition_app.drafts import Draft
from coalition_app.intake.read_source import read_source
from tests.intake.document_making import rich_text
from tests.intake.reading import codes, names


def read(body: str) -> Draft:
    return read_source(rich_text(body), "список.rtf").draft


@pytest.mark.parametrize(
    "number", [r"{\listtext\pard\plain %d.\tab}", r"{\pntext\pard %d.\tab}{\*\pn\pnlvlbody}"]
)
def test_numbers_of_automatic_lists_are_read(number: str) -> None:
    body = "".join(
        (number % at) + rf"\pard ОФ «Қор {name}», Ош\par " for at, name in enumerate("АБВ", 1)
    )
    draft = read(body)
    assert [each.printed_number for each in draft.entries] == ["1", "2", "3"]
    assert names(draft) == ["«Қор А»", "«Қор Б»", "«Қор В»"]


def test_struck_deleted_and_hidden_words() -> None:
    draft = read(
        r"1. ОФ «А», Ош\par 2. {\strike ОФ «Б», Ош}\par 3. ОФ «В», Ош{\v  тел. 8701}\par "
        r"{\deleted 4. ОФ «Удалён», Ош\par }4. ОФ «Г», Ош\par "
    )
    assert names(draft) == ["«А»", "«Б»", "«В»", "«Г»"]
    assert [codes(each) for each in draft.entries] == [[], ["struck-out"], [], []]
    assert draft.entries[2].place == "Ош"
    said = " ".join(draft.warnings)
    assert "ОФ «Удалён»" in said
    assert "тел. 8701" in said


def test_the_cells_of_a_table_are_parted_by_its_own_marks() -> None:
    def row(*cells: str) -> str:
        inside = "".join(rf"\pard\intbl {cell}\cell " for cell in cells)
        return rf"\trowd\cellx1\cellx2\cellx3 {inside}\row "

    draft = read(
        row("№", "Организация", "Город")
        + row("1", "ОФ «Эхо | Свет»", "Алматы")
        + row("2", "ОФ «Б»", "")
        + row("3", "ОФ «В»", r"Ош\par ")
    )
    assert [(each.printed_number, each.name, each.place) for each in draft.entries] == [
        ("1", "«Эхо | Свет»", "Алматы"),
        ("2", "«Б»", ""),
        ("3", "«В»", "Ош"),
    ]


def test_a_footnote_is_the_words_of_the_entry_that_bears_it() -> None:
    note = r"{\super\chftn}{\footnote\pard{\super\chftn} Поддерживает с оговоркой по пункту 2}"
    draft = read(rf"1. ОФ «А»\par 2. ОФ «Б»{note}\par 3. ОФ «В»\par ")
    assert [each.reservation for each in draft.entries] == [
        *("", "Поддерживает с оговоркой по пункту 2", "")
    ]


def test_heads_and_fields_are_no_part_of_the_text() -> None:
    draft = read(
        r"{\header Колонтитул}{\info{\title Тайна}}{\*\unknown слово}1. ОФ «А», Ош\par "
        r"2. {\field{\*\fldinst HYPERLINK x}{\fldrslt ОФ «Б», Ош}}\par 3. ОФ «В»,\line Анна Ким\par "
    )
    assert names(draft) == ["«А»", "«Б»", "«В»"]
    assert draft.entries[2].representative == "Анна Ким"
    assert draft.left_out == ()


def test_fonts_say_in_which_letters_their_words_are_written() -> None:
    content = (
        rb"{\rtf1\ansi{\fonttbl{\f0\fcharset204 A;}{\f1\fcharset0 B;}}"
        rb"\f0 1. \'ce\'d4 \'ab\'dd\'f5\'ee\'bb, {\f1 Z\'fcrich}\par 2. \'ce\'d4 \'ab\'c1\'bb\par}"
    )
    draft = read_source(content, "a.rtf").draft
    assert names(draft) == ["«Эхо»", "«Б»"]
    assert "Zürich" in draft.entries[0].as_printed


@pytest.mark.parametrize("end", [r"\line ", r"\par "])
def test_blocks_of_signatures_beside_each_other_are_read_cell_by_cell(end: str) -> None:
    """A person above her organisation and town; the marks of notes below lead to their signatories."""
    blocks = [
        ["Dr Anna Lee", "Director", "Fund of Law", "Perth"],
        ["Ben Hall", "Treasurer", "Heritage Trust ‡", "Hawick"],
        ["Una Reid", "Chair", "Union of Crofters", "Lerwick"],
        ["Eve Park", "Manager", "Disability Action", "Dundee"],
    ]
    cells = [rf"\pard\intbl {end.join(block)}\cell " for block in blocks]
    rows = [rf"\trowd\cellx1\cellx2 {cells[at]}{cells[at + 1]}\row " for at in (0, 2)]
    note = r"\pard ‡ Heritage Trust asked us on 16 November to withdraw its name.\par "
    draft = read(r"\pard Yours sincerely,\par " + "".join(rows) + note)
    assert [each.as_printed for each in draft.entries] == [", ".join(each) for each in blocks]
    withdrawing = draft.entries[1]
    assert withdrawing.open or withdrawing.standing == "withdrawn"
    assert [each.code for each in draft.open_lines] == ["who-signs"]
