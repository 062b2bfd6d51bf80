"""Tables as they are met in the world: headers in a dozen languages, odd rows, records of every shape."""

import io
from pathlib import Path

import pytest
import xlsxwriter

from coalition_app.dates import read_day
from coalition_app.errors import UserError
from coalition_app.intake.read_source import read_source
from coalition_app.intake.words.table_headers import field_of_header, kind_of_word
from tests.intake.examples import examples
from tests.intake.list_files import SOURCES, list_file
from tests.intake.reading import read

EXAMPLES = examples("hunted_tables")


def rows(*lines: str) -> str:
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("header", "field"),
    EXAMPLES["a header is known in many languages"],
)
def test_a_header_is_known_in_many_languages(header: str, field: str | None) -> None:
    assert field_of_header(header) == field


@pytest.mark.parametrize(
    ("word", "kind"),
    EXAMPLES["a kind is known in many languages"],
)
def test_a_kind_is_known_in_many_languages(word: str, kind: str) -> None:
    assert kind_of_word(word) == kind


def test_titles_above_the_header_and_numbers_with_points_are_read() -> None:
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        table = [
            ["Signatories"],
            ["as of March"],
            [],
            ["No.", "Full name", "Employer"],
            [1.0, "Anna Weber", "Acme"],
            [2.0, "Bruno Silva", ""],
            [],
            ["", "Total:", 2.0],
        ]
        for at, row in enumerate(table):
            sheet.write_row(at, 0, row)
    draft = read_source(kept.getvalue(), "list.xlsx").draft
    assert [(each.printed_number, each.name) for each in draft.entries] == [
        ("1", "Anna Weber"),
        ("2", "Bruno Silva"),
    ]
    assert draft.entries[0].affiliation == "Acme"


@pytest.mark.parametrize(
    ("printed", "month_first", "day"),
    EXAMPLES["a day is read where its print is clear"],
)
def test_a_day_is_read_where_its_print_is_clear(
    printed: str, month_first: bool | None, day: str | None
) -> None:
    assert read_day(printed, month_first=month_first) == day


@pytest.mark.parametrize("path", SOURCES, ids=[path.name.partition(".")[0] for path in SOURCES])
def test_columns_told_as_they_were_read_are_read_alike(path: Path) -> None:
    content, name = list_file(path)
    draft = read_source(content, name).draft
    told = read_source(content, name, mapping=dict(draft.columns)).draft
    assert told.entries == draft.entries
    assert told.columns == draft.columns


def test_a_table_that_names_nobody_is_still_refused() -> None:
    with pytest.raises(UserError, match="Columns found"):
        read(rows("depth,weight", "3,4", "5,6", "7,8", "9,10"), "list.csv")
