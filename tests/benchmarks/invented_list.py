"""Long lists of invented signatories, in Russian and Kazakh; the same for the same number of rows."""

import csv
import random
from collections.abc import Iterator
from pathlib import Path

HEADER = ("number", "name", "representative", "office", "place")
FORMS = ("ОФ", "РОО", "ОЮЛ", "ТОО", "ОО", "ҚҚ", "")
NAMES = ("Әділет", "Шаңырақ", "Бірлік", "Қамқор", "Тұлға", "Жеті су", "Забота", "Надежда", "Родник")
GIVEN = ("Айгүл", "Ерлан", "Бауыржан", "Гүлнәр", "Марина", "Ольга", "Сергей", "Мәдина")
FAMILY = ("Қасымова", "Ахметов", "Сұлтанов", "Иванова", "Петренко", "Жұмабаева", "Ким")
OFFICES = ("директор", "президент", "төраға", "председатель правления", "атқарушы директор", "")
PLACES = ("Алматы", "Астана", "Шымкент", "Қарағанды", "Ақтөбе", "Өскемен", "Уральск")


def invented_rows(rows: int) -> Iterator[tuple[str, ...]]:
    """Give this many signatories, with their numbers, in the order of the header."""
    chance = random.Random(rows)
    pick = chance.choice
    for number in range(1, rows + 1):
        name = f"{pick(FORMS)} «{pick(NAMES)} {pick(NAMES)} {number}»".strip()
        person = f"{pick(GIVEN)} {pick(FAMILY)}"
        yield str(number), name, person, pick(OFFICES), pick(PLACES)


def invented_text(rows: int, *, numbered: bool) -> str:
    """Give them as a pasted list, a line each below its heading, with their numbers or without."""
    lines = ["Подписали:"]
    for number, name, person, office, place in invented_rows(rows):
        line = ", ".join(filter(None, (name, place, person, office)))
        lines.append(f"{number}. {line}" if numbered else line)
    return "\n".join(lines)


def write_list(path: Path, rows: int) -> None:
    """Write a CSV file with a header and this many signatories."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(invented_rows(rows))
