"""The list of a statement as the window shows it: searched, filtered, counted and sorted.

A list of 100,000 is kept as columns side by side, read from one state of the register, each column only
when something asks for it. What a filter lets through is a mask of one byte a signature, so that searching
and counting take milliseconds.
"""

import datetime as dt
import uuid
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import compress, repeat
from operator import contains
from typing import Any

import sqlalchemy as sa

from coalition_app.records import merge_rows, positions
from coalition_app.records.evidence import DOUBTED, confirmed, consenting
from coalition_app.records.journal_tables import journal_entry
from coalition_app.records.names import name_key, sort_key
from coalition_app.records.signatures import SignatureRow, list_signatures
from coalition_app.records.statements import StatementRow
from coalition_app.records.tables import (
    CAPACITIES,
    KINDS,
    STANCES,
    STANDINGS,
    evidence_claim,
    section,
    signatory,
    signature,
)
from coalition_app.records.transactions import IN_ONE_QUERY, Reading

SUPPORTS_ALL = "supports-all"
"""The word of a signature without exceptions among the positions of a filter."""
POSITION_WORDS = (SUPPORTS_ALL, *STANCES, positions.UNSETTLED)
"""Positions of a filter in the order in which they are sorted."""
WITH_EVIDENCE, WITHOUT_EVIDENCE = "yes", "no"
GROUPS = ("standing", "position", "evidence", "section", "kind", "place")
"""What a list can be filtered by."""
CHEAP = ("standing", "position", "evidence")
"""Groups that are read with the numbers, for the counts that always show."""
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
WORDS = "words"
"""The column that is searched."""
_RANKS = {"kind": KINDS, "capacity": CAPACITIES, "standing": STANDINGS}
_EVERYTHING = b"\1"
PART = 2_000
"""Rows of a long list that are read at a time."""


@dataclass(frozen=True, slots=True)
class ListFilter:
    """Whom a list shows: words to be found, and in each group the values that are let through.

    An empty group lets everybody through. Sections are given by their ordinal, "0" for none; a place
    that is not known is "".
    """

    find: str = ""
    standing: frozenset[str] = frozenset()
    position: frozenset[str] = frozenset()
    evidence: frozenset[str] = frozenset()
    section: frozenset[str] = frozenset()
    kind: frozenset[str] = frozenset()
    place: frozenset[str] = frozenset()

    def values(self, group: str) -> frozenset[str]:
        """Give the values of a group that are let through; empty means all."""
        wanted: frozenset[str] = getattr(self, group)
        return wanted

    def with_values(self, group: str, values: Iterable[str]) -> "ListFilter":
        """Give this filter with other values in one group."""
        if group not in GROUPS:
            raise ValueError(group)
        changed: dict[str, Any] = {group: frozenset(values)}
        return replace(self, **changed)

    def as_plain(self) -> dict[str, list[str]]:
        """Give the groups as lists, to be kept as JSON; what is searched is left out."""
        return {group: sorted(self.values(group)) for group in GROUPS if self.values(group)}


def filter_of(plain: object) -> ListFilter:
    """Read a filter that was kept as JSON; what is damaged or unknown is left out."""
    made = ListFilter()
    if isinstance(plain, Mapping):
        for group, values in plain.items():
            if group in GROUPS and isinstance(values, list):
                made = made.with_values(group, (each for each in values if isinstance(each, str)))
    return made


@dataclass(frozen=True, slots=True)
class ListOrder:
    """By which of COLUMNS a list is sorted; what is empty stands at the end in both directions."""

    column: str = "number"
    descending: bool = False


@dataclass(frozen=True, slots=True)
class ListRow:
    """One line of the list, with what the list alone shows of a signature."""

    signature: SignatureRow
    signed_on: dt.date | None
    evidence: bool
    """Whether there is evidence of consent, as `evidence.consent_basis` sees it."""


@dataclass(frozen=True, slots=True)
class _Group:
    """A group's value of each signature, as a place in `words`; a position can be several words."""

    codes: "array[int]"
    words: list[tuple[str, ...]]

    def mask(self, wanted: frozenset[str]) -> bytes:
        passes = [int(not wanted.isdisjoint(words)) for words in self.words]
        return bytes(map(passes.__getitem__, self.codes))


def needed_columns(chosen: ListFilter, order: ListOrder) -> set[str]:
    """Give the columns without which a filter and an order cannot be shown."""
    wanted = {group for group in GROUPS if chosen.values(group)}
    if chosen.find.strip():
        wanted.add(WORDS)
    if order.column != "number":
        wanted.add(_by(order.column))
    return wanted


class ListIndex:
    """One statement's list at one moment, in the order of its numbers."""

    def __init__(self, columns: dict[str, Any]) -> None:
        self._columns = columns
        self._last_found: tuple[str, bytes] = ("", b"")
        self.numbers: array[int] = columns["number"]
        self.exceptions: dict[uuid.UUID, tuple[str, ...]] = columns["exceptions"]
        """Positions of those who do not simply support every demand, as in `exceptional_positions`."""

    def __len__(self) -> int:
        return len(self.numbers)

    def missing(
        self, chosen: ListFilter, order: ListOrder, counted: Iterable[str] = CHEAP
    ) -> set[str]:
        """Give the columns that must be read and added before a filter, an order and its counts."""
        return (needed_columns(chosen, order) | set(counted)) - set(self._columns)

    def known(self) -> set[str]:
        """Give the columns that were read."""
        return set(self._columns)

    def add(self, columns: Mapping[str, Any]) -> bool:
        """Add columns that were read later; False where the list has changed since."""
        if array("q", columns["number"]) != self.numbers:
            return False
        self._columns.update(columns)
        return True

    def select(self, chosen: ListFilter, order: ListOrder) -> "array[int]":
        """Give the numbers that a filter lets through in their order, 8 bytes each."""
        mask = self._mask(chosen)
        sorted_rows = self._columns.get(_by(order.column))
        if sorted_rows is None:
            if order.descending:
                return array("q", compress(reversed(self.numbers), reversed(mask)))
            return array("q", compress(self.numbers, mask))
        filled, empty = sorted_rows
        rows = filled[::-1] if order.descending else filled
        passing = (compress(part, map(mask.__getitem__, part)) for part in (rows, empty))
        return array("q", (self.numbers[row] for part in passing for row in part))

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
        """Give 1 for each signature that a filter lets through, 0 for the others."""
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
        for word in name_key(find).split():
            mask = bytes(map(contains, heaps, repeat(word)))
            whole &= int.from_bytes(mask, "little")
        found = bytearray(whole.to_bytes(len(heaps), "little"))
        if find.strip().isdecimal():
            number = int(find)
            at = bisect_left(self.numbers, number)
            while at < len(self.numbers) and self.numbers[at] == number:
                found[at] = 1
                at += 1
        return bytes(found)


def read_list(tx: Reading, statement: StatementRow, columns: Iterable[str] = CHEAP) -> ListIndex:
    """Read a statement's list: its numbers, who has a position of their own, and these columns."""
    read = read_columns(tx, statement, columns)
    if "exceptions" not in read:
        read["exceptions"] = positions.exceptional_positions(tx, statement)
    return ListIndex(read)


def read_columns(tx: Reading, statement: StatementRow, wanted: Iterable[str]) -> dict[str, Any]:
    """Read columns of a list from one state of the register, to be added to a list.

    The names are those of `ListIndex.missing`; the numbers are always read beside them.
    """
    wanted = set(wanted)
    columns: dict[str, Any]
    if wanted.isdisjoint((*CHEAP, *(_by(each) for each in CHEAP))):
        columns = {"number": array("q", _texts(tx, statement.id, "number"))}
    else:
        columns = _base(tx, statement)
    for name in wanted - set(columns):
        if name == WORDS:
            columns[name] = _searched(tx, statement.id)
        elif name.startswith(_by("")):
            columns[name] = _sorted(tx, statement.id, name.removeprefix(_by("")), columns)
        else:
            none = 0 if name == "section" else ""
            values = _texts(tx, statement.id, name)
            columns[name] = _group((str(each or none),) for each in values)
    return columns


def newest_change(tx: Reading) -> int:
    """Give the clock of the register's newest action: while it stands, a list that was read holds."""
    return int(tx.value(sa.select(sa.func.max(journal_entry.c.clock))) or 0)


def let_go(tx: Reading) -> None:
    """Give back the memory that reading a long list has filled in a connection beside the window's."""
    if tx.connection.dialect.name == "sqlite":
        tx.connection.exec_driver_sql("PRAGMA shrink_memory")


def read_rows(tx: Reading, statement: StatementRow, numbers: Sequence[int]) -> list[ListRow]:
    """Read lines of the list by their numbers, in the order of the numbers that were given."""
    found: dict[int, ListRow] = {}
    consented = _consented(tx, statement.id, one_by_one=True)
    for start in range(0, len(numbers), IN_ONE_QUERY):
        chunk = list(numbers[start : start + IN_ONE_QUERY])
        query = sa.select(signature.c.id, signature.c.signed_on, consented)
        more = {
            row[0]: (row[1], bool(row[2]))
            for row in tx.rows(
                query.where(signature.c.statement_id == statement.id, signature.c.number.in_(chunk))
            )
        }
        for each in list_signatures(tx, statement.id, numbers=chunk):
            found[each.number] = ListRow(each, *more[each.id])
    return [found[number] for number in numbers if number in found]


def position_words(stances: tuple[str, ...] | None) -> tuple[str, ...]:
    """Give the words of a signature's positions, each once, in the order of POSITION_WORDS.

    `stances` is what `exceptional_positions` has of it, None for nothing. On a statement without demands
    only unsettled words bring a signature into that list.
    """
    if stances is None:
        return (SUPPORTS_ALL,)
    if not stances:
        return (positions.UNSETTLED,)
    kinds = set(stances) - {"supports"}
    return tuple(each for each in POSITION_WORDS if each in kinds) or (SUPPORTS_ALL,)


def _by(column: str) -> str:
    return f"by {column}"


def _used(chosen: ListFilter) -> list[str]:
    return [
        each.name for each in fields(chosen) if each.name != "find" and chosen.values(each.name)
    ]


def _consented(
    tx: Reading, statement_id: uuid.UUID, *, one_by_one: bool = False
) -> sa.ColumnElement[bool]:
    """Say whether a signature has evidence of consent; the rule is that of `evidence.consent_basis`.

    For a few signatures it is looked up for each; for a whole list all claims are read once.
    """
    claimed = consenting(tx, statement_id)
    held: sa.ColumnElement[bool] = signature.c.id.in_(claimed)
    if one_by_one:
        held = claimed.where(evidence_claim.c.signature_id == signature.c.id).exists()
    undoubted = signature.c.verification.not_in(DOUBTED)
    return sa.and_(undoubted, sa.or_(confirmed(tx, statement_id), held))


def _base(tx: Reading, statement: StatementRow) -> dict[str, Any]:
    """Read numbers and the groups that are always counted, as whole numbers, which are read quickly."""
    places = {word: at for at, word in enumerate(STANDINGS)}
    standing = sa.case(places, value=signature.c.standing)
    consent = sa.type_coerce(_consented(tx, statement.id), sa.Integer)
    query = sa.select(signature.c.number, standing, consent)
    numbers, standings, consents = array("q"), array("I"), array("I")
    for part in _in_parts(tx, _ordered(query, statement.id)):
        for column, values in zip(
            (numbers, standings, consents), zip(*part, strict=True), strict=True
        ):
            column.extend(values)
    exceptional = positions.exceptional_positions(tx, statement)
    return {
        "number": numbers,
        "exceptions": exceptional,
        "standing": _Group(standings, [(each,) for each in STANDINGS]),
        "evidence": _Group(consents, [(WITHOUT_EVIDENCE,), (WITH_EVIDENCE,)]),
        "position": _position_group(tx, statement.id, numbers, exceptional),
    }


def _in_parts(tx: Reading, query: sa.Select[Any]) -> Iterable[Sequence[Any]]:
    """Give the rows of a long list by parts, so that only one of them is held at a time."""
    return tx.connection.execute(query).partitions(PART)


def _ordered(query: sa.Select[Any], statement_id: uuid.UUID) -> sa.Select[Any]:
    """Keep all columns of a list in one order, also where a number was given twice."""
    return query.where(signature.c.statement_id == statement_id).order_by(
        signature.c.number, signature.c.id
    )


def _texts(tx: Reading, statement_id: uuid.UUID, column: str) -> list[Any]:
    """Read one column of all signatures."""
    if column == "number":
        # Numbers alone stand in the index, which spares reading the whole table.
        query = sa.select(signature.c.number).where(signature.c.statement_id == statement_id)
        return list(tx.connection.execute(query.order_by(signature.c.number)).scalars())
    if column == "section":
        query = sa.select(section.c.ordinal).select_from(
            signature.outerjoin(section, section.c.id == signature.c.section_id)
        )
    elif column == "name":
        query = sa.select(signatory.c.sort_key).join(
            signature, signature.c.signatory_id == signatory.c.id
        )
    else:
        query = sa.select(signature.c[column])
    return list(tx.connection.execute(_ordered(query, statement_id)).scalars())


def _group(values: Iterable[tuple[str, ...]]) -> _Group:
    codes: dict[tuple[str, ...], int] = {}
    numbered = array("I", [codes.setdefault(each, len(codes)) for each in values])
    return _Group(numbered, list(codes))


def _position_group(
    tx: Reading,
    statement_id: uuid.UUID,
    numbers: Sequence[int],
    exceptional: Mapping[uuid.UUID, tuple[str, ...]],
) -> _Group:
    """Give the positions of all; only those that have one of their own are looked up."""
    words: dict[tuple[str, ...], int] = {(SUPPORTS_ALL,): 0}
    codes = array("I", [0]) * len(numbers)
    taken: set[int] = set()
    for signature_id, number in _numbers_of(tx, statement_id, list(exceptional)):
        at = bisect_left(numbers, number)
        # A number that was given twice stands for as many signatures, whichever of them it is.
        while at in taken:
            at += 1
        taken.add(at)
        codes[at] = words.setdefault(position_words(exceptional[signature_id]), len(words))
    return _Group(codes, list(words))


def _numbers_of(
    tx: Reading, statement_id: uuid.UUID, ids: Sequence[uuid.UUID]
) -> Iterable[tuple[uuid.UUID, int]]:
    for start in range(0, len(ids), IN_ONE_QUERY):
        query = sa.select(signature.c.id, signature.c.number).where(
            signature.c.statement_id == statement_id,
            signature.c.id.in_(ids[start : start + IN_ONE_QUERY]),
        )
        for row in tx.rows(query):
            yield row[0], row[1]


def _searched(tx: Reading, statement_id: uuid.UUID) -> list[str]:
    """Give what is searched of each signature: its name, then person, office and places, all folded."""
    columns = (signatory.c.name_key, *(signature.c[each] for each in _ALSO_SEARCHED))
    query = sa.select(*columns).join(signature, signature.c.signatory_id == signatory.c.id)
    heaps: list[str] = []
    for part in _in_parts(tx, _ordered(query, statement_id)):
        names, *others = zip(*part, strict=True)
        # The same places and offices stand in many rows: each is folded once.
        folded = {each: name_key(each) for each in set().union(*others)}
        columns_folded = [map(folded.__getitem__, each) for each in others]
        heaps += map("\n".join, zip(names, *columns_folded, strict=True))
    _add_merged_names(tx, statement_id, heaps)
    return heaps


def _add_merged_names(tx: Reading, statement_id: uuid.UUID, heaps: list[str]) -> None:
    """Let signatures be found by the names of entries that were merged into their signatory."""
    merged = merge_rows.called_too(tx)
    wanted = list(merged)
    numbers = array("q", _texts(tx, statement_id, "number")) if wanted else array("q")
    for start in range(0, len(wanted), IN_ONE_QUERY):
        query = sa.select(signature.c.number, signature.c.signatory_id).where(
            signature.c.statement_id == statement_id,
            signature.c.signatory_id.in_(wanted[start : start + IN_ONE_QUERY]),
        )
        for row in tx.rows(query):
            at = bisect_left(numbers, row.number)
            heaps[at] = "\n".join((heaps[at], *merged[row.signatory_id]))


_ALSO_SEARCHED = ("legal_form", "representative", "office", "place", "country", "printed_number")


def _sorted(
    tx: Reading, statement_id: uuid.UUID, column: str, columns: Mapping[str, Any]
) -> tuple["array[int]", "array[int]"]:
    """Give the rows in the order of a column, and apart from them those where it is empty."""
    if column in CHEAP:
        known: _Group = columns[column]
        ranks = [_rank(column, words) for words in known.words]
        values: list[Any] = [ranks[code] for code in known.codes]
    else:
        values = _texts(tx, statement_id, column)
        if column in _RANKS:
            values = list(map(_RANKS[column].index, values))
        elif column not in ("name", "section", "signed_on"):
            keys = {each: _text_rank(each) for each in set(values) if each}
            values = [keys.get(each) for each in values]
    full = [row for row, value in enumerate(values) if value not in (None, "")]
    empty = array("I", [row for row, value in enumerate(values) if value in (None, "")])
    return array("I", sorted(full, key=values.__getitem__)), empty


def _rank(column: str, words: tuple[str, ...]) -> tuple[int, ...]:
    if column == "position":
        return tuple(POSITION_WORDS.index(each) for each in words)
    if column == "evidence":
        return (0,) if words == (WITH_EVIDENCE,) else (1,)
    return (STANDINGS.index(words[0]),)


def _text_rank(text: str) -> tuple[int, str]:
    """Sort whole numbers by their size, before words in the order of our alphabets."""
    return (int(text), "") if text.isdecimal() and len(text) < 10 else (2**31, sort_key(text))
