"""Wide lists of invented signatories, twelve columns as a web form has them; the same for the same number."""

import csv
import random
from collections.abc import Iterator
from pathlib import Path

import xlsxwriter

from tests.benchmarks.invented_list import FAMILY, FORMS, GIVEN, NAMES, OFFICES, PLACES

HEADER = (
    *("№", "Название", "Представитель", "Должность", "Город", "Страна", "Email", "Телефон"),
    *("Отметка времени", "Сайт", "Код", "Комментарий"),
)
OPTIONS = {"constant_memory": True, "strings_to_urls": False}
Cell = int | str


def wide_rows(rows: int) -> Iterator[tuple[Cell, ...]]:
    """Give the rows under the header."""
    chance = random.Random(rows)
    pick = chance.choice
    for number in range(1, rows + 1):
        name = f"{pick(FORMS)} «{pick(NAMES)} {pick(NAMES)} {number}»".strip()
        yield (
            *(number, name, f"{pick(GIVEN)} {pick(FAMILY)}", pick(OFFICES), pick(PLACES)),
            *("Казахстан", f"office{number}@example.org", f"+7701{number:07}"),
            f"14.03.2026 {number % 24:02}:{number % 60:02}:00",
            *(f"example.org/{number}", f"K-{number}", ""),
        )


def write_csv(path: Path, rows: int) -> None:
    """Write a CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(wide_rows(rows))


def write_xlsx(path: Path, rows: int) -> None:
    """Write a spreadsheet."""
    with xlsxwriter.Workbook(path, OPTIONS) as book:
        sheet = book.add_worksheet("Список")
        sheet.write_row(0, 0, HEADER)
        for at, row in enumerate(wide_rows(rows), 1):
            sheet.write_row(at, 0, row)
