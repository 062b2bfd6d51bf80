"""Tables in every encoding, separator and way of quoting that spreadsheets write, made by rule."""

import codecs
import csv
import io
import itertools

import pytest

from coalition_app.intake.column_mapping import view_table
from coalition_app.intake.read_source import read_source, source_lines

ENCODINGS = {
    "utf-8": "utf-8",
    "utf-8-sig": "utf-8",
    "utf-16": "utf-16-le",
    "utf-16-be-with-mark": "utf-16-be",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
    "cp1251": "windows-1251",
    "koi8-r": "koi8-r",
    "cp866": "cp866",
}
"""How a file is written, and how its encoding is told."""
SEPARATORS = (",", ";", "\t", "|")
QUOTING = (csv.QUOTE_MINIMAL, csv.QUOTE_ALL)
HEADER = ("№", "Название", "Представитель", "Город")
ROWS = (
    ("1", "Фонд Эхо", "Анна Ким", "Алматы"),
    ("2", 'ОО "Свет и тень"', "Ли, Елена", "Тараз"),
    ("3", "Центр; анализа | оценки", "Бекзат Ёлкин", "Орал"),
    ("4", "Щит", "Пётр Цой", "Семей"),
)


def encoded(text: str, encoding: str) -> bytes:
    if encoding == "utf-16-be-with-mark":
        return codecs.BOM_UTF16_BE + text.encode("utf-16-be")
    return text.encode(encoding)


def table(separator: str, quoting: int, end: str) -> str:
    kept = io.StringIO()
    writer = csv.writer(kept, delimiter=separator, quoting=quoting, lineterminator=end)  # type: ignore[arg-type]
    writer.writerow(HEADER)
    writer.writerows(ROWS)
    return kept.getvalue()


CASES = list(itertools.product(ENCODINGS, SEPARATORS, QUOTING, ("\n", "\r\n")))


@pytest.mark.parametrize(("encoding", "separator", "quoting", "end"), CASES)
def test_a_table_is_read_whatever_wrote_it(
    encoding: str, separator: str, quoting: int, end: str
) -> None:
    text = table(separator, quoting, end).replace("№", "N" if encoding == "koi8-r" else "№")
    source = read_source(encoded(text, encoding), "list.csv")
    draft = source.draft
    read = [(each.printed_number, each.representative, each.place) for each in draft.entries]
    assert read == [(number, person, place) for number, _name, person, place in ROWS]
    assert [
        each.as_printed.startswith(row[1]) for each, row in zip(draft.entries, ROWS, strict=True)
    ]
    assert draft.encoding == ENCODINGS[encoding]
    assert view_table(draft, source_lines(source.content, source.name)).separator == separator


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866"])
def test_an_encoding_that_was_guessed_is_said(encoding: str) -> None:
    text = table(";", csv.QUOTE_MINIMAL, "\r\n").replace("№", "N")
    draft = read_source(text.encode(encoding), "list.csv").draft
    assert any(ENCODINGS[encoding] in warning for warning in draft.warnings)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "kz1048"])
def test_kazakh_letters_are_kept(encoding: str) -> None:
    text = "Атауы;Қала\n«Әділ сөз» қоры;Қарағанды\n«Шаңырақ» бірлестігі;Өскемен\nҒалым Һәкім ұйымы;Ақтөбе\n"
    draft = read_source(text.encode(encoding), "list.csv").draft
    assert [each.place for each in draft.entries] == ["Қарағанды", "Өскемен", "Ақтөбе"]
    assert draft.entries[2].name == "Ғалым Һәкім ұйымы"
