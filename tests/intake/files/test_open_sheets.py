"""Sheets of OpenDocument as programs write them: merged cells, and the empty rest below the last row."""

from collections.abc import Sequence

import pytest

from coalition_app.errors import UserError
from coalition_app.intake.read_source import read_source
from tests.intake.document_making import open_cell, open_sheet

HEAD = ("Организация", "Город")


def open_row(*cells: str, repeated: int = 1) -> str:
    inside = "".join(each if each.startswith("<") else open_cell(each) for each in cells)
    return f'<table:table-row table:number-rows-repeated="{repeated}">{inside}</table:table-row>'


def merged_down(text: str, rows: int) -> str:
    spanned = f'<table:table-cell table:number-rows-spanned="{rows}" '
    return open_cell(text).replace("<table:table-cell ", spanned)


COVERED = "<table:covered-table-cell/>"
EMPTY = '<table:table-cell table:number-columns-repeated="16384"/>'


def places(rows: Sequence[str]) -> list[str]:
    draft = read_source(open_sheet("".join(rows)), "s.ods").draft
    return [each.place for each in draft.entries]


def test_a_cell_merged_over_rows_is_read_for_each_of_them() -> None:
    rows = [open_row(*HEAD), open_row("ОО «Эхо»", merged_down("Алматы", 2))]
    rows += [open_row("ОО «Мир»", COVERED), open_row("ОО «Луч»", "Тараз")]
    assert places(rows) == ["Алматы", "Алматы", "Тараз"]
    draft = read_source(open_sheet("".join(rows)), "s.ods").draft
    assert any("merged cell" in each for each in draft.warnings)


@pytest.mark.parametrize("ends", [1, 3])
def test_the_empty_rest_of_a_sheet_keeps_nobody_from_reading_it(ends: int) -> None:
    """Excel and older LibreOffice write the rows below the list as one, repeated a million times."""
    rows = [open_row(*HEAD), open_row("ОО «Эхо»", "Алматы"), open_row("ОО «Мир»", "Тараз")]
    rows += [open_row(EMPTY, repeated=1_048_000)] * ends
    assert places(rows) == ["Алматы", "Тараз"]


def test_a_row_far_below_is_refused_as_before() -> None:
    rows = [open_row(*HEAD), open_row(EMPTY, repeated=1_048_000), open_row("ОО «Эхо»", "Алматы")]
    with pytest.raises(UserError, match="far beyond a list"):
        places(rows)
