"""The invented lists of tests/data/lists as the files that a coordinator would be sent, and their answers."""

import csv
import io
import json
from email.message import EmailMessage
from pathlib import Path

import docx
import xlsxwriter

FOLDER = Path(__file__).parent.parent / "data" / "lists"
SOURCES = sorted(
    path
    for path in FOLDER.iterdir()
    if path.name != "README.md" and not path.name.endswith(".gold.csv")
)


def list_file(path: Path) -> tuple[bytes, str]:
    """Give the bytes and the name of a list as it is sent."""
    stem = path.name.partition(".")[0]
    if path.name.endswith(".rows.json"):
        return _workbook(json.loads(path.read_text("utf-8"))), f"{stem}.xlsx"
    if path.name.endswith(".paragraphs.json"):
        return _word_file(json.loads(path.read_text("utf-8"))), f"{stem}.docx"
    text = path.read_text("utf-8")
    if "mail" in stem:
        return _mail(text), f"{stem}.eml"
    return text.encode("cp1251" if "1251" in stem else "utf-8"), path.name


def gold(path: Path) -> list[dict[str, str]]:
    """Give the right answers, one row an entry."""
    answers = path.with_name(path.name.partition(".")[0] + ".gold.csv")
    with answers.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _workbook(sheets: dict[str, list[list[str | int]]]) -> bytes:
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return kept.getvalue()


def _word_file(paragraphs: list[tuple[str, str]]) -> bytes:
    document = docx.Document()
    for kind, text in paragraphs:
        if kind == "heading":
            document.add_heading(text, level=2)
            document.add_paragraph("")
        elif kind == "number":
            document.add_paragraph(text, style="List Number")
        else:
            document.add_paragraph(text)
            document.add_paragraph("")
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _mail(text: str) -> bytes:
    message = EmailMessage()
    message["From"] = "Секретариат <office@example.org>"
    message["To"] = "desk@example.org"
    message["Subject"] = "Список"
    message["Date"] = "Tue, 24 Mar 2026 10:00:00 +0500"
    message.set_content(text, charset="windows-1251")
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="scan.pdf")
    return message.as_bytes()
