"""The annex as a spreadsheet: signatories, positions, reservations, arithmetic; words and no formula."""

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coalition_app import own_list
from coalition_app.annex_words import BETWEEN
from coalition_app.documents.content.content import POSITIONS
from coalition_app.documents.forms import rows
from coalition_app.documents.forms.parts import CELL, Copy, clean, made_on, refuse_long
from coalition_app.documents.layout.tongues import joined

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

PART = 16_000
"""Characters of a part of words that are longer than a cell, each of which may be two units of UTF-16."""
PAPERS = {"a4": 9, "a5": 11, "letter": 1}
"""The numbers that spreadsheets have for paper sizes (ECMA-376, 18.3.1.63)."""
NUMBER_WIDTH, NAME_WIDTH, TEXT_WIDTH = 7, 48, 60
POSITION_WIDTHS, POSITIONS_ROOM = (24, 40), 120
"""Characters of the narrowest and the widest column of a demand, whose heading is its wording, and of all."""
WIDTHS = (NUMBER_WIDTH, NAME_WIDTH, 28, 30, 18, 14, 14, 17, 18, 13, 15)
"""Characters of the columns of an entry's own fields."""
SECTION_WIDTH = 24
FURTHER_WIDTH = 24
"""Of what only some lists have."""
LATIN_WIDTH = 40
"""Of names that stand beside those as signed."""
WORDS_WIDTHS = (NUMBER_WIDTH, NAME_WIDTH, 24, 14, 11, 13, 22, 90)
HEAD = 3
"""The row of headings, from 0: above it stand the title and what the document is."""

PRINTED, LONGEST_HEAD = 120, 8_000
"""Characters of a title at the foot of printed pages, and of a heading."""

Value = str | int | dt.date


@dataclass(frozen=True)
class _Looks:
    """How cells look."""

    title: "Format"
    origin: "Format"
    head: "Format"
    number_head: "Format"
    text: "Format"
    day: "Format"
    number: "Format"
    figure: "Format"
    label: "Format"
    plain: "Format"


def write_xlsx(copy: Copy) -> bytes:
    """Write an annex as XLSX, a second language on sheets of its own: the same bytes for the same content."""
    import xlsxwriter

    made = io.BytesIO()
    # Kept in memory: a draft leaves no trace among a computer's temporary files.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(made, options) as book:
        looks = _looks(book, copy.setting.draft)
        attestation = copy.content.attestation
        author = attestation.attestor if attestation else copy.content.coalition
        book.set_properties(
            {
                "title": copy.title[:255],
                "subject": copy.mark[:255],
                "author": clean(author)[:255],
                "comments": " ".join(copy.origin)[:255],
                "category": own_list.SHEETS_FORMAT,
                "created": made_on(copy.content),
            }
        )
        for each in copy.tongues:
            for write in (_signatories, _positions, _words, _arithmetic):
                write(each, book, looks)
    return made.getvalue()


def _looks(book: "Workbook", draft: bool) -> _Looks:
    wrapped = {"text_wrap": True, "valign": "top"}
    head = {**wrapped, "bold": True, "bg_color": "#E8EDF2", "bottom": 1}
    colour = "#9E1C1C" if draft else "#174A6E"
    return _Looks(
        title=book.add_format({"bold": True, "font_size": 13}),
        origin=book.add_format({"bold": draft, "font_color": colour}),
        head=book.add_format(head),
        number_head=book.add_format({**head, "align": "center"}),
        text=book.add_format({**wrapped, "num_format": "@"}),
        day=book.add_format({"valign": "top", "num_format": "dd.mm.yyyy", "align": "left"}),
        number=book.add_format({"valign": "top", "align": "center"}),
        figure=book.add_format({"valign": "top", "align": "left"}),
        label=book.add_format({"valign": "top", "bold": True}),
        plain=book.add_format({}),
    )


def _sheet(copy: Copy, book: "Workbook", looks: _Looks, key: str) -> "Worksheet":
    """Add a sheet with its title and what the document is, which its printed pages bear too."""
    sheet = book.add_worksheet(own_list.SHEETS[key][rows.place_of(copy)])
    sheet.set_landscape()
    sheet.set_paper(PAPERS[copy.setting.form.paper])
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
    sheet.set_header(f"&L{_printed(copy.mark)}&R&P / &N")
    sheet.set_footer(f"&L{_printed(copy.title[:PRINTED])}")
    sheet.write_string(0, 0, copy.title[:CELL], looks.title)
    sheet.write_string(1, 0, BETWEEN.join(copy.origin), looks.origin)
    return sheet


def _printed(text: str) -> str:
    """Return a text as a head or foot of printed pages has it, where an ampersand is a mark."""
    return text.replace("&", "&&")


def _table(
    sheet: "Worksheet",
    looks: _Looks,
    heads: Sequence[str],
    lines: Iterable[Sequence[Value]],
    widths: Sequence[int],
) -> None:
    """Write a table with a head that stays in sight, is printed on each page, and filters."""
    for at, head in enumerate(heads):
        looking = looks.head if at else looks.number_head
        sheet.write_string(HEAD, at, head[:LONGEST_HEAD], looking)
        sheet.set_column(at, at, widths[at])
    last = HEAD
    for last, line in enumerate(lines, start=HEAD + 1):
        for at, value in enumerate(line):
            if value == "":
                continue
            if isinstance(value, str):
                if len(value) > PART:
                    refuse_long(value, line[0])
                sheet.write_string(last, at, value, looks.text)
            elif isinstance(value, int):
                sheet.write_number(last, at, value, looks.number)
            else:
                sheet.write_datetime(last, at, value, looks.day)
    sheet.freeze_panes(HEAD + 1, 2)
    sheet.autofilter(HEAD, 0, max(last, HEAD), len(heads) - 1)
    sheet.repeat_rows(HEAD)


def _day(iso: str) -> Value:
    return dt.date.fromisoformat(iso) if iso else ""


def _signatories(copy: Copy, book: "Workbook", looks: _Looks) -> None:
    """Write a row for each entry; a column that is empty throughout is left out."""
    at, fields = rows.place_of(copy), rows.columns(copy)
    on = [own_list.HEADINGS["standing_on"][at] == heading for heading, _cell in fields].index(True)
    lines: list[list[Value]] = []
    for section, entry in rows.entries_of(copy):
        line: list[Value] = [cell(entry) for _heading, cell in fields]
        line[0], line[on] = entry.number, _day(entry.standing_date)
        lines.append([*line, section])
    heads = [*(heading for heading, _cell in fields), own_list.HEADINGS["section"][at]]
    latin = {own_list.FORM_HEADINGS[key][at] for key in ("latin", "directory_name")}
    further = (
        LATIN_WIDTH if heading.partition(" (")[0] in latin else FURTHER_WIDTH
        for heading, _cell in fields[len(WIDTHS) :]
    )
    widths = (*WIDTHS, *further, SECTION_WIDTH)
    must = {own_list.HEADINGS[key][at] for key in own_list.MUST}
    kept = [
        column
        for column, head in enumerate(heads)
        if head in must or any(line[column] != "" for line in lines)
    ]
    sheet = _sheet(copy, book, looks, "signatories")
    some = ([line[column] for column in kept] for line in lines)
    _table(sheet, looks, [heads[each] for each in kept], some, [widths[each] for each in kept])


def _positions(copy: Copy, book: "Workbook", looks: _Looks) -> None:
    (number, _n), (name, _c), *_others = rows.columns(copy)
    heads = [number, name, *rows.demand_heads(copy, authentic=False)]
    lines: list[Sequence[Value]] = []
    for _section, entry in rows.entries_of(copy):
        if entry.held:
            named = clean(entry.name) or copy.words.status(entry)
            lines.append([entry.number, named, *rows.positions_of(copy, entry)])
    demands, (least, most) = len(copy.content.demands), POSITION_WIDTHS
    each = max(least, min(most, POSITIONS_ROOM // max(demands, 1)))
    widths = (NUMBER_WIDTH, NAME_WIDTH, *[each] * demands)
    _table(_sheet(copy, book, looks, "positions"), looks, heads, lines, widths)


def _words(copy: Copy, book: "Workbook", looks: _Looks) -> None:
    """Write the signatories' own words, a row each; those longer than a cell go on in further rows."""
    at = rows.place_of(copy)
    heads = [own_list.HEADINGS["number"][at], own_list.HEADINGS["name"][at]]
    heads += [own_list.FORM_HEADINGS[key][at] for key in ("what", "demands", "language")]
    heads += [own_list.HEADINGS["received_on"][at]]
    heads += [own_list.FORM_HEADINGS[key][at] for key in ("translator", "wording")]
    lines: list[Sequence[Value]] = []
    for _section, entry in rows.entries_of(copy):
        name = clean(entry.name)
        for said in rows.words_of(copy, entry):
            facts = (said.demands, said.language, _day(said.received), said.translator)
            first, *more = [
                said.wording[start : start + PART] for start in range(0, len(said.wording), PART)
            ] or [""]
            lines.append([entry.number, name, said.what, *facts, first])
            lines += [
                [entry.number, name, own_list.CONTINUED[at], "", "", "", "", part] for part in more
            ]
    _table(_sheet(copy, book, looks, "words"), looks, heads, lines, WORDS_WIDTHS)


def _arithmetic(copy: Copy, book: "Workbook", looks: _Looks) -> None:
    """Write the counts, the demands in full, and what the document is."""
    at, words, content = rows.place_of(copy), copy.words, copy.content
    sheet = _sheet(copy, book, looks, "arithmetic")
    language = content.authentic_language
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 2, TEXT_WIDTH)
    sheet.set_column(3, 2 + len(POSITIONS), 14)
    line = HEAD
    named = own_list.FORM_HEADINGS
    titles = [(named["title"][at], copy.title)]
    titles.append((named["authentic"][at], language))
    titles.append((named["title"][at] + f" ({language})", clean(content.title.get(language, ""))))
    for label, text in titles:
        sheet.write_string(line, 0, label, looks.label)
        sheet.write_string(line, 1, text[:CELL], looks.text)
        line += 1
    for text in (clean(content.coalition), *copy.identity(), *copy.origin, words.silence(content)):
        if text:
            sheet.write_string(line, 0, text[:CELL], looks.plain)
            line += 1
    for number, label in words.figures(content):
        sheet.write_string(line, 0, label, looks.label)
        sheet.write_number(line, 1, number, looks.figure)
        line += 1
    line += 1
    heads, counted = copy.counts()
    text = named["text"][at]
    labels = [named["demand"][at], text, f"{text} ({language})", *map(joined, heads)]
    for column, label in enumerate(labels):
        looking = looks.head if column in (1, 2) else looks.number_head
        sheet.write_string(line, column, label, looking)
    for demand, row in zip(content.demands, counted, strict=True):
        line += 1
        sheet.write_number(line, 0, demand.number, looks.number)
        for column, wording in (
            (1, words.choose(demand.wording)),
            (2, demand.wording.get(language, "")),
        ):
            refuse_long(clean(wording), demand.number)
            sheet.write_string(line, column, clean(wording), looks.text)
        for column, count in enumerate(row, start=3):
            sheet.write_number(line, column, count, looks.number)
