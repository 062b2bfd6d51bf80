"""Signatories in a mail as cards: a line for each field of each, «Организация: ОФ «Эхо»»."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from coalition_app.drafts import DraftEntry, Lines
from coalition_app.intake.tables.header import known_fields, settle_names
from coalition_app.intake.tables.row import RowReader
from coalition_app.intake.tables.unread_columns import warn_of_unread
from coalition_app.intake.words.table_headers import NAMING, field_of_header

FIELD = re.compile(
    r"\s*(?:[-•*–]\s+|\d{1,3}[.)]\s+)?\**([^:\t\n]{2,80}?)\**(?:\s*+:\**\s*+|[^\S\t]*+\t\s*+)(\S.*)"
)
"""A field's name and what follows its colon, or is in the cell beside it."""
UNANSWERED = re.compile(r"\s*(?:[-•*–]\s+)?\**([^:\t\n]{2,80}?)\**\s*+:\**\s*+")
"""A field's name with nothing behind it."""
PARTED = re.compile(r"[:\t]")
LONGEST_HEAD = 200
"""Characters of a field's name and the marks around it."""


@dataclass(slots=True)
class Card:
    """The fields of one signatory."""

    headers: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    fields: set[str] = field(default_factory=set)
    lines: Lines = (0, 0)
    unread: list[str] = field(default_factory=list)
    """Names of fields that no signatory has."""

    @property
    def names_somebody(self) -> bool:
        """Tell whether one of its fields holds the signatory's name."""
        return settle_names(known_fields(self.headers, {}))

    def entry(self, number: int) -> DraftEntry | None:
        """Read the card; None where it names nobody."""
        fields = known_fields(self.headers, {})
        if len(self.headers) < 2 or not settle_names(fields):
            return None
        read = RowReader(self.headers, fields).read(self.values, number, self.lines)
        return replace(read, as_printed="") if read else None


def read_cards(own: Sequence[str]) -> list[Card]:
    """Return the cards of a text; a field that the card has already begins the next.

    A line right below a field continues it, where another field follows.
    """
    cards: list[Card] = []
    for at, line in enumerate(own, 1):
        name, value = _field(line)
        name = name or _unanswered_consent(line)
        known = field_of_header(name) if name else None
        known = None if known == "description" else known
        now = cards[-1] if cards else None
        if known:
            if now is None or known in now.fields or _begins_another(now, known, at):
                now = Card(lines=(at, at))
                cards.append(now)
            now.headers.append(name)
            now.values.append(value)
            now.fields.add(known)
            now.lines = (now.lines[0], at)
        elif name and now is not None and now.lines[1] == at - 1:
            now.unread.append(name)
            now.lines = (now.lines[0], at)
        elif now is not None and now.lines[1] == at - 1 and _goes_on(own, at):
            now.values[-1] = f"{now.values[-1]} {line.strip()}"
            now.lines = (now.lines[0], at)
    return [card for card in cards if card.names_somebody]


def read_entries(cards: Sequence[Card]) -> list[DraftEntry]:
    """Read the cards that name somebody, numbered from 1.

    Where most of them ask for consent to be printed, all were asked: a card without the question withholds.
    """
    asks = 2 * sum("consent" in card.fields for card in cards) > len(cards)
    entries = [entry for at, card in enumerate(cards, 1) if (entry := card.entry(at))]
    return [replace(each, consent=each.consent or "withheld") if asks else each for each in entries]


def match_field(line: str, pattern: re.Pattern[str] = FIELD) -> re.Match[str] | None:
    """Match a field of a card; a long line whose colon or tab is far is none, and is not tried."""
    if len(line) > LONGEST_HEAD:
        line = line.lstrip()
        parted = PARTED.search(line)
        if parted is None or parted.start() > LONGEST_HEAD:
            return None
    return pattern.fullmatch(line)


def _field(line: str) -> tuple[str, str]:
    if "\t" in line and '"' in line:
        line = "\t".join(next(csv.reader([line], delimiter="\t"), []))
    match = match_field(line)
    return (match[1].strip(), " ".join(match[2].split())) if match else ("", "")


def _unanswered_consent(line: str) -> str:
    """Return the question for consent to be printed where nobody answered it: silence withholds the name."""
    match = match_field(line, UNANSWERED) if ":" in line else None
    return match[1] if match and field_of_header(match[1]) == "consent" else ""


def _begins_another(now: Card, known: str, at: int) -> bool:
    """Tell whether a blank line separates a name from a compact card that names somebody already."""
    first, last = now.lines
    closed_up = len(now.headers) > 1 and last - first < len(now.headers) + len(now.unread)
    return known in NAMING and last < at - 1 and closed_up and now.names_somebody


def _goes_on(own: Sequence[str], at: int) -> bool:
    """Tell whether a line that is not a field is between two fields without a blank line."""
    line = own[at - 1]
    below = own[at] if at < len(own) else ""
    return bool(line.strip()) and bool(_field(below)[0])


def warn_of_fields(cards: Sequence[Card]) -> list[str]:
    """Warn of fields of cards that were not read: their content stays in the source alone."""
    return warn_of_unread(dict.fromkeys(name for card in cards for name in card.unread), ())
