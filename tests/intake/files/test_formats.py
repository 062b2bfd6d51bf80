"""Foreign files as a coordinator is sent them: Word, spreadsheets, web pages, rich text, mails, JSON."""

import datetime as dt
import io
import json
import zipfile
from collections.abc import Sequence
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import docx
import pytest
import xlsxwriter

from coalition_app.errors import UserError
from coalition_app.intake.files import zip_guard
from coalition_app.intake.read_source import read_source, source_lines
from tests.intake.reading import lost, names

FOREIGN = Path(__file__).parent.parent.parent / "data" / "foreign"
NAMES = ["ОФ «Әділ Сөз», Қарлығаш Бәкір, директор", "ОО «Эхо»", "Анна Ким, журналист"]
ROWS: list[list[Any]] = [
    ["№", "Название", "Город"],
    [1, "ОФ «Әділ Сөз»", "Алматы"],
    [2, "ОО «Эхо»", "Астана"],
]


def word_file(build: Any) -> bytes:
    document = docx.Document()
    build(document)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def workbook(sheets: dict[str, list[Any]], hidden: Sequence[str] = ()) -> bytes:
    kept = io.BytesIO()
    with xlsxwriter.Workbook(
        kept, {"in_memory": True, "default_date_format": "dd.mm.yyyy"}
    ) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            if name in hidden:
                sheet.hide()
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, str):
                        sheet.write_string(at, column, value)
                    else:
                        sheet.write(at, column, value)
    return kept.getvalue()


def test_automatic_numbers_of_word_are_read_as_numbers() -> None:
    def build(document: Any) -> None:
        document.add_heading("Заявление о свободе слова")
        document.add_paragraph("Подписали:")
        for name in NAMES:
            document.add_paragraph(name, style="List Number")

    source = read_source(word_file(build), "список.docx")
    assert names(source.draft) == ["«Әділ Сөз»", "«Эхо»", "Анна Ким"]
    assert [entry.printed_number for entry in source.draft.entries] == ["1", "2", "3"]
    assert source.draft.entries[0].representative == "Қарлығаш Бәкір"
    assert lost(source) == []


def test_a_table_of_word_is_read_by_its_header() -> None:
    def build(document: Any) -> None:
        table = document.add_table(rows=0, cols=3)
        for row in ROWS:
            for cell, value in zip(table.add_row().cells, row, strict=True):
                cell.text = str(value)

    source = read_source(word_file(build), "список.docx")
    assert names(source.draft) == ["«Әділ Сөз»", "«Эхо»"]
    assert [entry.place for entry in source.draft.entries] == ["Алматы", "Астана"]
    assert lost(source) == []


def test_what_is_struck_out_in_word_is_not_taken_as_it_stands() -> None:
    def build(document: Any) -> None:
        document.add_paragraph("Подписали:")
        for at, name in enumerate(NAMES, 1):
            document.add_paragraph().add_run(f"{at}. {name}").font.strike = at == 2

    draft = read_source(word_file(build), "список.docx").draft
    defects = [[each.code for each in entry.defects] for entry in draft.entries]
    assert defects == [[], ["struck-out"], []]


def test_every_sheet_is_read_under_its_name() -> None:
    content = workbook(
        {"Қалалар": ROWS, "Пусто": [], "Аймақтар": [ROWS[0], [1, "ОО «Үміт»", "Тараз"]]}
    )
    source = read_source(content, "список.xlsx")
    assert names(source.draft) == ["«Әділ Сөз»", "«Эхо»", "«Үміт»"]
    assert [section.heading for section in source.draft.sections] == ["Қалалар", "Аймақтар"]
    assert [entry.section for entry in source.draft.entries] == [1, 1, 2]
    assert lost(source) == []


def test_cells_are_text_as_a_person_reads_them() -> None:
    rows = [
        ["Название", "Город", "Примечание"],
        ["ОО «7»", "010000", dt.date(2026, 3, 14)],
        ["=1+1", "", True],
    ]
    lines = source_lines(workbook({"s": rows}), "s.xlsx")
    assert lines[1].split("\t")[1:] == ["010000", "14.03.2026"]
    assert lines[2].startswith("=1+1")


def test_a_hidden_sheet_is_read_and_said() -> None:
    draft = read_source(workbook({"a": ROWS, "тайный": ROWS}, hidden=["тайный"]), "s.xlsx").draft
    assert len(draft.entries) == 4
    assert any("тайный" in warning for warning in draft.warnings)


def test_a_sheet_without_header_is_read_line_by_line() -> None:
    rows = [[at, name] for at, name in enumerate(NAMES, 1)]
    assert names(read_source(workbook({"s": rows}), "s.xlsx").draft) == [
        "«Әділ Сөз»",
        "«Эхо»",
        "Анна Ким",
    ]


def test_a_sheet_without_a_list_is_left_out_whole() -> None:
    source = read_source(workbook({"s": ROWS, "заметки": [["позвонить завтра"]]}), "s.xlsx")
    assert names(source.draft) == ["«Әділ Сөз»", "«Эхо»"]
    assert "позвонить завтра" in source.draft.left_out[-1].text
    assert lost(source) == []


def test_open_documents_are_read() -> None:
    # Both were written by odfpy 1.4.1.
    text, book = ((FOREIGN / name).read_bytes() for name in ("names.odt", "rows.ods"))
    assert names(read_source(text, "s.odt").draft) == ["«Әділ Сөз»", "«Эхо»", "Анна Ким"]
    assert names(read_source(book, "s.ods").draft) == ["«Әділ Сөз»", "«Эхо»"]


PAGE = """<!DOCTYPE html><html><head><title>x</title><meta charset="utf-8"></head><body>
<nav><ul><li>Главная</li><li>Контакты</li></ul></nav>
<h1>Заявление о свободе слова</h1><p>Подписали:</p>
<ol><li><b>ОФ «Әділ Сөз»</b>, Қарлығаш Бәкір, директор</li><li>ОО «Эхо»</li><li>Анна Ким, журналист</li></ol>
<script>alert(1)</script><footer>© 2026 Сайт</footer></body></html>"""


def test_a_web_page_is_read_without_menus_and_scripts() -> None:
    source = read_source(PAGE.encode(), "s.html")
    assert names(source.draft) == ["«Әділ Сөз»", "«Эхо»", "Анна Ким"]
    lines = source_lines(source.content, source.name)
    assert "alert" not in "\n".join(lines)
    # Menus and feet stand behind all other lines, left out in one.
    around = source.draft.left_out[-1]
    assert around.text.split("\n") == lines[around.lines[0] - 1 :]
    assert all(word in around.text for word in ("Контакты", "Сайт"))
    assert lost(source) == []


def test_a_table_of_a_web_page_is_read_by_its_header() -> None:
    rows = "".join(f"<tr>{''.join(f'<td>{v}</td>' for v in row)}</tr>" for row in ROWS)
    draft = read_source(f"<html><body><table>{rows}</table></body></html>".encode(), "s.html").draft
    assert [(entry.name, entry.place) for entry in draft.entries] == [
        ("«Әділ Сөз»", "Алматы"),
        ("«Эхо»", "Астана"),
    ]


def test_rich_text_is_read() -> None:
    def coded(text: str) -> str:
        return "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in text)

    lines = "".join(f"{at}. {coded(name)}\\par\n" for at, name in enumerate(NAMES, 1))
    content = f"{{\\rtf1\\ansi {coded('Подписали:')}\\par\n{lines}}}".encode()
    assert names(read_source(content, "s.rtf").draft) == ["«Әділ Сөз»", "«Эхо»", "Анна Ким"]


def test_a_mail_is_read_and_its_attachments_named() -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "a@example.org", "Список"
    body = "\n".join(f"{at}. {name}" for at, name in enumerate(NAMES, 1))
    mail.set_content(f"Подписали:\n{body}\n")
    mail.add_attachment(b"x", maintype="application", subtype="pdf", filename="скан.pdf")
    draft = read_source(mail.as_bytes(), "s.eml").draft
    assert names(draft) == ["«Әділ Сөз»", "«Эхо»", "Анна Ким"]
    assert any("скан.pdf" in warning for warning in draft.warnings)


def test_records_of_json_are_read_by_their_keys() -> None:
    records = [
        {"название": "ОФ «Әділ Сөз»", "город": "Алматы"},
        {"название": "ОО «Эхо»", "город": None},
    ]
    draft = read_source(json.dumps({"rows": records}).encode(), "s.json").draft
    assert [(entry.name, entry.place) for entry in draft.entries] == [
        ("«Әділ Сөз»", "Алматы"),
        ("«Эхо»", ""),
    ]


def zipped(parts: dict[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return kept.getvalue()


def test_a_bomb_is_refused_before_it_is_read() -> None:
    bomb = zipped({"xl/workbook.xml": b"<x/>", "xl/worksheets/sheet1.xml": b"0" * (64 * 1024**2)})
    assert len(bomb) < 100_000
    with pytest.raises(UserError, match="unpacks to far more"):
        read_source(bomb, "s.xlsx")


def test_an_archive_of_many_parts_is_refused() -> None:
    with pytest.raises(UserError, match="unpacks to far more"):
        read_source(zipped({f"{at}": b"" for at in range(zip_guard.MOST_PARTS + 1)}), "s.docx")


@pytest.mark.parametrize("keep", [0.3, 0.7, 0.95])
@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_cut_off_file_is_refused_with_a_sentence(kind: str, keep: float) -> None:
    whole = (
        workbook({"s": ROWS}) if kind == "xlsx" else word_file(lambda d: d.add_paragraph("1. Эхо"))
    )
    with pytest.raises(UserError, match="damaged"):
        read_source(whole[: int(len(whole) * keep)], f"s.{kind}")


def test_entities_of_a_crafted_word_file_are_not_opened() -> None:
    whole = word_file(lambda d: d.add_paragraph("1. Эхо"))
    crafted = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as read, zipfile.ZipFile(crafted, "w") as written:
        for name in read.namelist():
            content = read.read(name)
            if name == "word/document.xml":
                head = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><w:document'
                content = content.replace(b"<w:document", head, 1).replace("Эхо".encode(), b"&a;")
            written.writestr(name, content)
    with pytest.raises(UserError):
        read_source(crafted.getvalue(), "s.docx")


def test_a_packed_file_that_is_no_document_is_called_an_archive() -> None:
    with pytest.raises(UserError, match="archive"):
        read_source(zipped({"a.txt": "1. Эхо".encode()}), "s.zip")


def test_markdown_is_read_as_its_readers_see_it() -> None:
    entries = [
        "**ОФ «Әділ Сөз»**, Қарлығаш Бәкір, директор",
        "[ОО «Эхо»](#echo)",
        "~~Анна Ким~~",
    ]
    numbered = "\n".join(f"{at}. {each}" for at, each in enumerate(entries, 1))
    text = f"# Заявление\n\nПодписали:\n\n{numbered}\n"
    draft = read_source(text.encode(), "s.md").draft
    assert names(draft)[:2] == ["«Әділ Сөз»", "«Эхо»"]
    assert [[each.code for each in entry.defects] for entry in draft.entries] == [
        [],
        [],
        ["struck-out"],
    ]


def test_a_table_of_markdown_is_read_whatever_the_file_is_called() -> None:
    rows = [
        "| Название | Город |",
        "|---|:---:|",
        "| ОФ «Әділ Сөз» | Алматы |",
        "| ОО «Эхо» | Астана |",
    ]
    draft = read_source("\n".join(rows).encode(), "s.txt").draft
    assert [(entry.name, entry.place) for entry in draft.entries] == [
        ("«Әділ Сөз»", "Алматы"),
        ("«Эхо»", "Астана"),
    ]


@pytest.mark.parametrize("kind", ["spreadsheet", "text"])
def test_an_open_document_in_one_piece_says_what_to_save(kind: str) -> None:
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<office:document xmlns:office="urn:o"'
    content = f'{head} office:mimetype="application/vnd.oasis.opendocument.{kind}"/>'.encode()
    with pytest.raises(UserError, match="OpenDocument file in one piece"):
        read_source(content, "list.fods")
