"""Columns of a table that say of some rows that the signature was taken back."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from coalition_app.drafts import Defect, DraftEntry
from coalition_app.intake.entry_parts import WITHDRAWN
from coalition_app.intake.form_words import NO, NOT_STATED

FEW_VALUES = 6
"""Different cells of a column that tells how a signature stands."""
MORE_WITHDRAWN = re.compile(
    r"\b(?:retir[ée]e?s?|désisté|zurückgezogen|zurückgenommen|retirad[oa]|ritirat[oa]|wycofan\w*|"
    r"відкликан\w*|stažen\w*|ingetrokken|geri çekildi|снята|снято|отзыв)\b",
    re.IGNORECASE,
)


class TakenBack:
    """Finds the columns that tell, among those that nothing else is read from."""

    def __init__(
        self, headers: Sequence[str], rows: Sequence[Sequence[str]], read: Collection[int]
    ) -> None:
        self.by_header: list[int] = []
        self.by_cell: list[int] = []
        for at, header in enumerate(headers):
            if at in read:
                continue
            if _says(header):
                self.by_header.append(at)
                continue
            values = {row[at].strip().casefold() for row in rows[:1000] if at < len(row)}
            if len(values) <= FEW_VALUES and any(_says(row[at]) for row in rows if at < len(row)):
                self.by_cell.append(at)

    def mark(self, entry: DraftEntry, row: Sequence[str]) -> DraftEntry:
        """Mark an entry as withdrawn where its row says so; the words are kept as a note."""
        for at in (*self.by_header, *self.by_cell):
            cell = " ".join(row[at].split()) if at < len(row) else ""
            told = _says(cell) if at in self.by_cell else cell and not _denies(cell)
            if told:
                return replace(
                    entry,
                    standing="withdrawn",
                    notes=(*entry.notes, cell),
                    defects=(*entry.defects, Defect("withdrawn-mark", cell)),
                )
        return entry


def _says(text: str) -> bool:
    return len(text) < 80 and bool(WITHDRAWN.search(text) or MORE_WITHDRAWN.search(text))


def _denies(cell: str) -> bool:
    return bool(NO.match(cell) or NOT_STATED.fullmatch(cell))
