"""A list as the window shows it, in the forms of a table: a spreadsheet, CSV, a web page."""

import io
from collections.abc import Sequence
from html import escape

from coalition_app.documents.forms import html
from coalition_app.documents.forms.comma_separated import as_csv
from coalition_app.documents.forms.parts import NO_DATE, clean, refuse_long

ENDINGS = ("xlsx", "csv", "html")
WIDEST, HEAD = 60, 3
"""Characters of a column at most; the row of headings, from 0."""


def write_seen(
    ending: str,
    *,
    title: str,
    told: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    language: str,
) -> bytes:
    """Write rows of words under their headings; `told` says what they are, `ending` is one of ENDINGS."""
    lines = [[clean(cell) for cell in row] for row in rows]
    if ending == "csv":
        return as_csv([list(heads), *lines], language)
    if ending == "html":
        cells = (
            "<tr>" + "".join(f"<td><bdi>{escape(cell)}</bdi>" for cell in line) for line in lines
        )
        head = f"<h1>{escape(clean(title))}</h1><p>{escape(clean(told))}</p>"
        return html.page(
            language,
            clean(title),
            head + html.table([escape(clean(each)) for each in heads], cells, label=clean(title)),
        )
    return _spreadsheet(clean(title), clean(told), heads, lines)


def _spreadsheet(
    title: str, told: str, heads: Sequence[str], lines: Sequence[Sequence[str]]
) -> bytes:
    import datetime as dt

    import xlsxwriter

    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        book.set_properties(
            {"title": title[:255], "created": dt.datetime.combine(NO_DATE, dt.time())}
        )
        bold, text = (
            book.add_format({"bold": True, "text_wrap": True}),
            book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"}),
        )
        sheet = book.add_worksheet()
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.write_string(0, 0, title)
        sheet.write_string(1, 0, told)
        for at, head in enumerate(heads):
            longest = max((len(line[at]) for line in lines), default=0)
            sheet.set_column(at, at, min(max(longest, len(head), 5) + 2, WIDEST))
            sheet.write_string(HEAD, at, head, bold)
        for row, line in enumerate(lines, start=HEAD + 1):
            for at, cell in enumerate(line):
                refuse_long(cell, line[0])
                sheet.write_string(row, at, cell, text)
        sheet.freeze_panes(HEAD + 1, 2)
        sheet.autofilter(HEAD, 0, HEAD + len(lines), len(heads) - 1)
        sheet.repeat_rows(HEAD)
    return made.getvalue()
