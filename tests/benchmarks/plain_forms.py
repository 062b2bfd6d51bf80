"""Rivals of the annex's other forms: the same content in a plain Word file, workbook or page.

Called as `CONTENT.json FILE` with the file's ending .docx, .xlsx or .html.
"""

import html
import io
import json
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

Entry = dict[str, Any]
BODY = "@@BODY@@"


def entries(content: dict[str, Any]) -> Iterator[Entry]:
    """Give all entries in their order."""
    for section in content["sections"]:
        yield from section["entries"]


def cells(entry: Entry) -> list[str]:
    """Give what stands beside the number of an entry, its positions last."""
    fields = ("name", "representative", "office", "place", "country")
    return [*(entry[each] for each in fields), *entry["positions"]]


def titled(content: dict[str, Any]) -> str:
    """Give the title."""
    return str(content["title"][content["authentic_language"]])


def write_html(content: dict[str, Any], target: Path) -> None:
    """Join a page of a list and a table."""
    lines = [f"<!doctype html><meta charset=utf-8><h1>{html.escape(titled(content))}</h1><ol>"]
    for each in entries(content):
        words = "<br>".join(html.escape(cell) for cell in cells(each)[:5] if cell)
        lines.append(f"<li value={each['number']}>{words}")
        lines += [f"<blockquote>{html.escape(act['wording'])}</blockquote>" for act in each["acts"]]
    lines.append("</ol><table>")
    for each in entries(content):
        row = "".join(f"<td>{html.escape(cell)}" for cell in (each["name"], *each["positions"]))
        lines.append(f"<tr><td>{each['number']}{row}")
    target.write_text("\n".join([*lines, "</table>"]), encoding="utf-8")


def write_xlsx(content: dict[str, Any], target: Path) -> None:
    """Write a row for each entry."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(target), {"constant_memory": True})
    sheet = book.add_worksheet("list")
    sheet.freeze_panes(1, 0)
    last = 0
    for last, each in enumerate(entries(content), 1):
        sheet.write_number(last, 0, each["number"])
        for column, cell in enumerate(cells(each), 1):
            if cell:
                sheet.write_string(last, column, cell)
    sheet.autofilter(0, 0, last, 8)
    book.close()


def write_docx(content: dict[str, Any], target: Path) -> None:
    """Let python-docx make the shell, and write paragraphs and the table as XML into it."""
    from docx import Document

    shell = io.BytesIO()
    document = Document()
    document.add_paragraph(BODY)
    document.save(shell)
    parts = [_paragraph(titled(content))]
    for each in entries(content):
        name, *beside = cells(each)[:5]
        parts.append(_paragraph(f"{each['number']}. {name}"))
        parts.append(_paragraph(", ".join(filter(None, beside))))
        parts += [_paragraph(act["wording"]) for act in each["acts"]]
    rows = ((str(each["number"]), each["name"], *each["positions"]) for each in entries(content))
    parts.append("<w:tbl><w:tblPr/><w:tblGrid/>")
    parts += [
        f"<w:tr>{''.join(f'<w:tc>{_paragraph(cell)}</w:tc>' for cell in row)}</w:tr>"
        for row in rows
    ]
    parts.append("</w:tbl>")
    with zipfile.ZipFile(shell) as made, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for part in made.infolist():
            data = made.read(part)
            if part.filename == "word/document.xml":
                before, _body, after = data.decode().partition(BODY)
                head, tail = before[: before.rindex("<w:p>")], after[after.index("</w:p>") + 6 :]
                data = (head + "".join(parts) + tail).encode()
            file.writestr(part, data)


def _paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


WRITERS: dict[str, Callable[[dict[str, Any], Path], None]] = {
    ".html": write_html,
    ".xlsx": write_xlsx,
    ".docx": write_docx,
}


if __name__ == "__main__":
    wanted = Path(sys.argv[2])
    WRITERS[wanted.suffix](json.loads(Path(sys.argv[1]).read_bytes()), wanted)
