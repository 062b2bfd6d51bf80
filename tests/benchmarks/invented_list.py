"""Long lists of invented signatories, in Russian and Kazakh; the same for the same number of rows."""

import csv
import random
from pathlib import Path

HEADER = ("number", "name", "representative", "office", "place")
FORMS = ("ОФ", "РОО", "ОЮЛ", "ТОО", "ОО", "ҚҚ", "")
NAMES = ("Әділет", "Шаңырақ", "Бірлік", "Қамқор", "Тұлға", "Жеті су", "Забота", "Надежда", "Родник")
GIVEN = ("Айгүл", "Ерлан", "Бауыржан", "Гүлнәр", "Марина", "Ольга", "Сергей", "Мәдина")
FAMILY = ("Қасымова", "Ахметов", "Сұлтанов", "Иванова", "Петренко", "Жұмабаева", "Ким")
OFFICES = ("директор", "президент", "төраға", "председатель правления", "атқарушы директор", "")
PLACES = ("Алматы", "Астана", "Шымкент", "Қарағанды", "Ақтөбе", "Өскемен", "Уральск")


def write_list(path: Path, rows: int) -> None:
    """Write a CSV file with a header and this many signatories."""
    chance = random.Random(rows)
    pick = chance.choice
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for number in range(1, rows + 1):
            name = f"{pick(FORMS)} «{pick(NAMES)} {pick(NAMES)} {number}»".strip()
            person = f"{pick(GIVEN)} {pick(FAMILY)}"
            writer.writerow((number, name, person, pick(OFFICES), pick(PLACES)))
