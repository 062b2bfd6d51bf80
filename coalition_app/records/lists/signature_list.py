"""The list of a statement as the window shows it: searched, filtered, counted and sorted.

A list of 100,000 is kept as columns side by side, read from one state of the register, each column only
when something asks for it. What a filter lets through is a mask of one byte a signature, so that searching
and counting take milliseconds.
"""

import datetime as dt
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import compress, repeat
from operator import contains, or_
from typing import Any, NamedTuple

import sqlalchemy as sa

from coalition_app.records.checked import chunks, whole_number
from coalition_app.records.evidence.graded_signatures import known_signatures
from coalition_app.records.lists.list_columns import (
    ALIKE,
    BROKEN,
    CHEAP,
    POSITION_WORDS,
    SUPPORTS_ALL,
    WITH_EVIDENCE,
    WITHOUT_EVIDENCE,
    WORDS,
    by,
    consented,
    let_go,
    look_group,
    position_words,
    read_columns,
)
from coalition_app.records.positions.held import Held, read_held
from coalition_app.records.signatories import merge_history
from coalition_app.records.signatures import older_texts
from coalition_app.records.signatures.signatures import COUNTED, SignatureRow, list_signatures
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.journal_tables import journal_entry
from coalition_app.records.store.name_keys import asked_words, ranks
from coalition_app.records.store.tables import signature
from coalition_app.records.store.transactions import Reading

__all__ = (
    "ALIKE",
    "BROKEN",
    "CHEAP",
    "POSITION_WORDS",
    "SUPPORTS_ALL",
    "WITHOUT_EVIDENCE",
    "WITH_EVIDENCE",
    "WORDS",
    "let_go",
    "position_words",
    "read_columns",
)

GROUPS = ("standing", "position", "on_demand", "evidence", "look", "section", "kind", "place")
"""What a list can be filtered by."""
COLUMNS = (
    "number",
    "name",
    "legal_form",
    "representative",
    "office",
    "place",
    "country",
    "kind",
    "capacity",
    "section",
    "standing",
    "position",
    "evidence",
    "signed_on",
    "printed_number",
)
"""What a list can be sorted by."""
_EVERYTHING = b"\1"


@dataclass(frozen=True, slots=True)
class ListFilter:
    """What a list shows: words to be found, and in each group the values that are let through.

    An empty group lets everybody through. Sections are given by their ordinal, "0" for none; a place that is
    not known is "".
    """

    find: str = ""
    standing: frozenset[str] = frozenset()
    position: frozenset[str] = frozenset()
    on_demand: frozenset[str] = frozenset()
    """Numbers of demands with positions, such as "2:does-not-support"."""
    evidence: frozenset[str] = frozenset()
    look: frozenset[str] = frozenset()
    section: frozenset[str] = frozenset()
    kind: frozenset[str] = frozenset()
    place: frozenset[str] = frozenset()

    def values(self, group: str) -> frozenset[str]:
        """Return the values of a group that are let through; empty means all."""
        wanted: frozenset[str] = getattr(self, group)
        return wanted

    def with_values(self, group: str, values: Iterable[str]) -> "ListFilter":
        """Return this filter with other values in one group."""
        if group not in GROUPS:
            raise ValueError(group)
        changed: dict[str, Any] = {group: frozenset(values)}
        return replace(self, **changed)

    def as_plain(self) -> dict[str, list[str]]:
        """Return the groups as lists, to be kept as JSON; what is searched is left out."""
        return {group: sorted(self.values(group)) for group in GROUPS if self.values(group)}


def filter_of(plain: object) -> ListFilter:
    """Read a filter that was kept as JSON; what is damaged or unknown is left out."""
    made = ListFilter()
    if isinstance(plain, Mapping):
        for group, values in plain.items():
            if group in GROUPS and isinstance(values, list):
                made = made.with_values(group, (each for each in values if isinstance(each, str)))
    return made


class ListOrder(NamedTuple):
    """By which of COLUMNS a list is sorted; empty values come last in both directions."""

    column: str = "number"
    descending: bool = False


class ListRow(NamedTuple):
    """One line of the list, with what the list alone shows of a signature."""

    signature: SignatureRow
    signed_on: dt.date | None
    evidence: bool
    """Whether there is evidence of consent, as `evidence.consent_basis` sees it."""
    grade: str = ""
    """What its evidence is worth, a word of `grades.GRADES`; empty for who does not count."""
    merged_with: int = 0
    """Number of the signature that counts instead of this one since a merge; 0 where none did that."""


def needed_columns(chosen: ListFilter, order: ListOrder) -> set[str]:
    """Return the columns without which a filter and an order cannot be shown."""
    wanted = {group for group in GROUPS if chosen.values(group)}
    if chosen.find.strip():
        wanted.add(WORDS)
    if order.column != "number":
        wanted.add(by(order.column))
    return wanted


class ListIndex:
    """One statement's list at one moment, in the order of its numbers."""

    def __init__(self, columns: dict[str, Any]) -> None:
        self._columns = columns
        self._last_found: tuple[str, bytes] = ("", b"")
        self.numbers: array[int] = columns["number"]
        self.held: Held = columns["held"]
        """The positions of its signatures."""

    def __len__(self) -> int:
        return len(self.numbers)

    def missing(
        self, chosen: ListFilter, order: ListOrder, counted: Iterable[str] = CHEAP
    ) -> set[str]:
        """Return the columns that must be read and added before a filter, an order and its counts."""
        return (needed_columns(chosen, order) | set(counted)) - set(self._columns)

    def known(self) -> set[str]:
        """Return the columns that were read."""
        return set(self._columns)

    def add(self, columns: Mapping[str, Any]) -> bool:
        """Add columns that were read later; False where the list has changed since."""
        if array("q", columns["number"]) != self.numbers:
            return False
        self._columns.update(columns)
        return True

    def tell_alike(self, alike: Iterable[int]) -> None:
        """Say which numbers are possible duplicates: that is found beside the list, and not read with it."""
        if "look" in self._columns:
            codes = self._columns["look"].codes
            broken = compress(self.numbers, (code & 1 for code in codes))
            self._columns["look"] = look_group(self.numbers, broken, alike)

    def select(self, chosen: ListFilter, order: ListOrder) -> "array[int]":
        """Return the numbers that a filter lets through in their order, 8 bytes each.

        What is searched in the order of the numbers is ranked: a number that was typed, then names that begin
        with the words, then those of which a word does.
        """
        mask = self._mask(chosen)
        if chosen.find.strip() and order == ListOrder():
            return self._ranked(chosen.find, mask)
        sorted_rows = self._columns.get(by(order.column))
        if sorted_rows is None:
            if order.descending:
                return array("q", compress(reversed(self.numbers), reversed(mask)))
            return array("q", compress(self.numbers, mask))
        filled, empty = sorted_rows
        rows = filled[::-1] if order.descending else filled
        passing = (compress(part, map(mask.__getitem__, part)) for part in (rows, empty))
        return array("q", (self.numbers[row] for part in passing for row in part))

    def _ranked(self, find: str, mask: bytes) -> "array[int]":
        near = ranks(asked_words(find), list(compress(self._columns[WORDS], mask)))
        passing, number = array("q", compress(self.numbers, mask)), whole_number(find.strip())
        ranked = array("q")
        for level in range(3):
            ranked.extend(compress(passing, map(level.__eq__, near)))
        return ranked if number is None else array("q", sorted(ranked, key=number.__ne__))

    def counts(
        self, chosen: ListFilter, groups: Iterable[str] = CHEAP
    ) -> dict[str, dict[str, int]]:
        """Count each value of a group among those whom the other groups let through.

        A position of several words counts for each of them.
        """
        found: dict[str, dict[str, int]] = {}
        for group in groups:
            words: dict[str, int] = {}
            for code, count in self._codes(chosen, group):
                for word in self._columns[group].words[code]:
                    words[word] = words.get(word, 0) + count
            found[group] = words
        return found

    def count(self, chosen: ListFilter, group: str, values: frozenset[str]) -> int:
        """Count those who have any of these values among those whom the other groups let through."""
        words = self._columns[group].words
        return sum(
            n for code, n in self._codes(chosen, group) if not values.isdisjoint(words[code])
        )

    def _codes(self, chosen: ListFilter, group: str) -> Iterable[tuple[int, int]]:
        others = chosen.with_values(group, ())
        counter = Counter(compress(self._columns[group].codes, self._mask(others)))
        return counter.items()

    def _mask(self, chosen: ListFilter) -> bytes:
        """Return 1 for each signature that a filter lets through, 0 for the others."""
        size = len(self.numbers)
        masks = [self._columns[group].mask(chosen.values(group)) for group in _used(chosen)]
        if chosen.find.strip():
            if self._last_found[0] != chosen.find:
                self._last_found = (chosen.find, self._found(chosen.find))
            masks.append(self._last_found[1])
        whole = int.from_bytes(_EVERYTHING * size, "little")
        for each in masks:
            whole &= int.from_bytes(each, "little")
        return whole.to_bytes(size, "little")

    def _found(self, find: str) -> bytes:
        """Find names, people and places that hold each word in any spelling, or one number."""
        heaps: list[str] = self._columns[WORDS]
        whole = int.from_bytes(_EVERYTHING * len(heaps), "little")
        for ways in asked_words(find):
            mask = bytes(map(contains, heaps, repeat(ways[0])))
            for way in ways[1:]:
                mask = bytes(map(or_, mask, map(contains, heaps, repeat(way))))
            whole &= int.from_bytes(mask, "little")
        found = bytearray(whole.to_bytes(len(heaps), "little"))
        number = whole_number(find)
        if number is not None:
            at = bisect_left(self.numbers, number)
            while at < len(self.numbers) and self.numbers[at] == number:
                found[at] = 1
                at += 1
        return bytes(found)


def read_list(tx: Reading, statement: StatementRow, columns: Iterable[str] = CHEAP) -> ListIndex:
    """Read a statement's list: its numbers, the positions of its signatures, and these columns."""
    read = read_columns(tx, statement, columns)
    if "held" not in read:
        read["held"] = read_held(tx, statement)
    return ListIndex(read)


def newest_change(tx: Reading) -> int:
    """Return the clock of the register's newest action: while it stands, a list that was read holds."""
    return int(tx.value(sa.select(sa.func.max(journal_entry.c.clock))) or 0)


def read_rows(tx: Reading, statement: StatementRow, numbers: Sequence[int]) -> list[ListRow]:
    """Read lines of the list by their numbers, in the order of the numbers that were given."""
    found: dict[int, ListRow] = {}
    has_consent = consented(tx, statement.id, one_by_one=True)
    older = set(older_texts.numbers_of_older_texts(tx, statement))
    for chunk in chunks(numbers):
        query = sa.select(signature.c.id, signature.c.signed_on, has_consent)
        more = {
            row[0]: (row[1], bool(row[2]))
            for row in tx.rows(
                query.where(signature.c.statement_id == statement.id, signature.c.number.in_(chunk))
            )
        }
        rows = list_signatures(tx, statement.id, numbers=chunk)
        gone = any(each.status == "rejected" for each in rows)
        merged = merge_history.merged_numbers(tx, statement.number) if gone else {}
        counted = [each.id for each in rows if each.status in COUNTED]
        known = known_signatures(tx, statement.id, earlier=older, among=counted)
        for each in rows:
            grade = known[each.id].grade if each.id in known else ""
            found[each.number] = ListRow(each, *more[each.id], grade, merged.get(each.number, 0))
    return [found[number] for number in numbers if number in found]


def _used(chosen: ListFilter) -> list[str]:
    return [
        each.name for each in fields(chosen) if each.name != "find" and chosen.values(each.name)
    ]
