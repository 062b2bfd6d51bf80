"""The annex as CSV: one table, a row a signatory, guarded against what a spreadsheet would calculate."""

import csv
import io

from coalition_app import own_list
from coalition_app.documents.forms import rows
from coalition_app.documents.forms.parts import Copy

DELIMITERS = {"en": ","}
"""What a spreadsheet set up in a language parts cells by; a semicolon in the others."""


def write_csv(copy: Copy) -> bytes:
    """Write an annex as CSV in UTF-8 with a byte order mark; each row says from which document it is."""
    at, fields = rows.place_of(copy), rows.columns(copy)
    said = [list(rows.words_of(copy, entry)) for _section, entry in rows.entries_of(copy)]
    heads = [own_list.FORM_HEADINGS["document"][at], *(heading for heading, _cell in fields)]
    heads += [own_list.HEADINGS["section"][at], *rows.demand_heads(copy)]
    most = max(map(len, said), default=0)
    for number in range(1, most + 1):
        heads += [own_list.WORDS[at] % number, own_list.ABOUT[at] % number]
    lines = [heads]
    for (section, entry), words in zip(rows.entries_of(copy), said, strict=True):
        line = [copy.mark, *(cell(entry) for _heading, cell in fields), section]
        line += rows.positions_of(copy, entry)
        for each in words:
            line += [each.wording, rows.about(each, at)]
        lines.append(line + [""] * (len(heads) - len(line)))
    return as_csv(lines, copy.language)


def as_csv(lines: list[list[str]], language: str) -> bytes:
    """Write rows of cells as CSV as a spreadsheet set up in this language opens it."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=DELIMITERS.get(language, ";"))
    writer.writerows([own_list.guarded(cell) for cell in line] for line in lines)
    return b"\xef\xbb\xbf" + text.getvalue().encode()
