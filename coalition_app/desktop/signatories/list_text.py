"""The list as it is seen, to be copied: as text with tabs, and as a table of HTML.

Text stays text: the table marks every cell as text, so that a spreadsheet neither calculates a name that
begins with an equals sign nor makes a number of "007". Plain text cannot say so; there a cell that a
spreadsheet would calculate gets an apostrophe before it, as one types it there. Nothing else is changed,
except that line ends and tabs within a cell become spaces.
"""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from coalition_app.desktop.signatories.model import COLUMNS, HEADINGS
from coalition_app.desktop.wording import signature_words
from coalition_app.i18n import _
from coalition_app.records.lists import signature_list

if TYPE_CHECKING:
    from coalition_app.records.statements.statements import SectionRow, StatementRow
    from coalition_app.records.store.database import Database
    from coalition_app.work import Tell

AT_ONCE = 500
"""Rows read in one go."""
CALCULATED = ("=", "+", "-", "@")
"""What a spreadsheet takes for the beginning of a formula."""
_CELL = '<td style="mso-number-format:\'\\@\'" sdnum="0;0;@">%s</td>'
"""A cell that Excel and LibreOffice leave as text."""


@dataclass(frozen=True, slots=True)
class SeenList:
    """The list as the window shows it: which signatories, in which order, in which columns.

    Columns that the window has no room for are among them: paper and clipboard have it.
    """

    database: "Database"
    statement: "StatementRow"
    numbers: list[int]
    columns: list[str]
    sections: "Mapping[int, SectionRow]"
    exceptions: Mapping[uuid.UUID, tuple[str, ...]]
    filtered: str
    """What is searched and filtered, in words; empty for the whole list."""

    @property
    def title(self) -> str:
        """Return the statement's title."""
        return self.statement.title

    def headings(self) -> list[str]:
        """List the words above the columns."""
        return [_(HEADINGS[COLUMNS.index(each)]) for each in self.columns]

    def rows(self, progress: "Tell") -> Iterator[list[str]]:
        """Read the cells of each row; a signature that is gone meanwhile is left out."""
        for start in range(0, len(self.numbers), AT_ONCE):
            chunk = self.numbers[start : start + AT_ONCE]
            with self.database.reading() as tx:
                lines = signature_list.read_rows(tx, self.statement, chunk)
            for line in lines:
                yield [self._cell(line, each) for each in self.columns]
            progress(start + len(chunk), len(self.numbers))

    def _cell(self, line: signature_list.ListRow, column: str) -> str:
        if column == "position":
            words = signature_list.position_words(self.exceptions.get(line.signature.id))
            return signature_words.position_text(words)
        if column == "section":
            return signature_words.section_text(line.signature.section, self.sections)
        return signature_words.cell_text(line, column)


@dataclass(frozen=True, slots=True)
class Copied:
    """The list in two forms, and how many signatures it holds."""

    text: str
    html: str
    rows: int


def copied(seen: SeenList, progress: "Tell") -> Copied:
    """Word a list for the clipboard, with its headings."""
    headings = seen.headings()
    texts, table = ["\t".join(headings)], [_row("<th>%s</th>", headings)]
    for cells in seen.rows(progress):
        plain = [" ".join(each.split()) for each in cells]
        texts.append("\t".join(map(_harmless, plain)))
        table.append(_row(_CELL, plain))
    rows = len(texts) - 1
    html = f'<meta charset="utf-8"><table>{"".join(table)}</table>'
    return Copied("\n".join(texts) + "\n", html, rows)


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(CALCULATED) else cell


def _row(cell: str, texts: list[str]) -> str:
    return f"<tr>{''.join(cell % escape(each) for each in texts)}</tr>"
