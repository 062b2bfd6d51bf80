"""The list as it is seen, to be printed or copied: which signatories, in which columns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coalition_app.desktop.signatories.model import COLUMNS, HEADINGS
from coalition_app.desktop.wording import signature_words
from coalition_app.i18n import _, ngettext
from coalition_app.records.lists import signature_list

if TYPE_CHECKING:
    from coalition_app.records.positions.held import Held
    from coalition_app.records.statements.statements import SectionRow, StatementRow
    from coalition_app.records.store.database import Database
    from coalition_app.work import Tell

AT_ONCE = 500
"""Rows read in one go."""
WEIGHTS = {
    "number": 3.5,
    "name": 26,
    "representative": 14,
    "office": 14,
    "section": 12,
    "position": 14,
    "capacity": 12,
    "place": 10,
    "country": 10,
    "evidence": 9,
    "standing": 9,
    "kind": 9,
}
"""Shares of the page's width; other columns take USUAL_WEIGHT."""
USUAL_WEIGHT = 7.5


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
    held: "Held | None"
    """The positions; None while the list is not read."""
    filtered: str
    """What is searched and filtered, in words; empty for the whole list."""
    listed: int = 0
    """How many signatures the whole list has."""

    @property
    def length(self) -> int:
        """Return how many rows it has."""
        return len(self.numbers)

    @property
    def title(self) -> str:
        """Return the statement's title."""
        return self.statement.title

    def told(self) -> str:
        """Say how many of the list count, and how many of it are here where they are not all."""
        parts = []
        if len(self.numbers) < self.listed:
            shown = ngettext("%(count)d signature", "%(count)d signatures", len(self.numbers))
            parts.append(shown % {"count": len(self.numbers)})
        return "; ".join(filter(None, (*parts, self.counted())))

    def counted(self) -> str:
        """Say how many of the whole list count; empty while it is not read."""
        if self.held is None:
            return ""
        return signature_words.counted_text(self.held.counted, self.listed)

    def headings(self) -> list[str]:
        """List the words above the columns."""
        return [_(HEADINGS[COLUMNS.index(each)]) for each in self.columns]

    def weights(self) -> list[float]:
        """Return the shares of the columns on paper."""
        return [WEIGHTS.get(each, USUAL_WEIGHT) for each in self.columns]

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
            return signature_words.held_text(self.held, line.signature.id)
        if column == "section":
            return signature_words.section_text(line.signature.section, self.sections)
        return signature_words.cell_text(line, column)
