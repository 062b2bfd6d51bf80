"""Columns of a statement's list, each read from the register only when something asks for it."""

import uuid
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from coalition_app.records.checked import chunks
from coalition_app.records.evidence.evidence import DOUBTED, consenting
from coalition_app.records.positions.acts import UNSETTLED
from coalition_app.records.positions.held import Held, Stances, read_held
from coalition_app.records.signatories import merge_history, other_names
from coalition_app.records.signatures.signatures import COUNTED, numbers_broken
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.name_keys import searched, sort_key
from coalition_app.records.store.tables import (
    CAPACITIES,
    KINDS,
    STANCES,
    STATUSES,
    evidence_claim,
    section,
    signatory,
    signature,
)
from coalition_app.records.store.transactions import Reading

SUPPORTS_ALL = "supports-all"
"""The word of a signature without exceptions among the positions of a filter."""
POSITION_WORDS = (SUPPORTS_ALL, *STANCES, UNSETTLED)
"""Positions of a filter in the order in which they are sorted."""
WITH_EVIDENCE, WITHOUT_EVIDENCE = "yes", "no"
BROKEN, ALIKE = "broken", "alike"
"""What is to be looked at: a name that its source prints in a doubtful way, a possible duplicate."""
CHEAP = ("standing", "position", "evidence", "look")
"""Groups that are read with the numbers, for the counts that always show."""
WORDS = "words"
"""The column that is searched."""
_RANKS = {"kind": KINDS, "capacity": CAPACITIES, "standing": STATUSES}
PART, HELD = 2_000, 3
"""Rows of a long list that are read at a time, and the parts whose pages are kept meanwhile."""


class Group(NamedTuple):
    """A group's value of each signature, as a place in `words`; a position can be several words."""

    codes: "array[int]"
    words: list[tuple[str, ...]]

    def mask(self, wanted: frozenset[str]) -> bytes:
        """Return 1 for each signature that has one of these words, 0 for the others."""
        passes = [int(not wanted.isdisjoint(words)) for words in self.words]
        return bytes(map(passes.__getitem__, self.codes))


def read_columns(tx: Reading, statement: StatementRow, wanted: Iterable[str]) -> dict[str, Any]:
    """Read columns of a list from one state of the register, to be added to a list.

    The names are those of `ListIndex.missing`; the numbers are always read beside them.
    """
    wanted = set(wanted)
    columns: dict[str, Any]
    if wanted.isdisjoint((*CHEAP, *(by(each) for each in CHEAP))):
        columns = {"number": array("q", _texts(tx, statement.id, "number"))}
    else:
        columns = _base(tx, statement)
    for name in wanted - set(columns):
        if name == WORDS:
            columns[name] = _searched(tx, statement.id)
        elif name == "on_demand":
            held = columns.get("held") or read_held(tx, statement)
            columns[name] = _held_group(
                tx, statement.id, columns["number"], held, _words_on_demands
            )
        elif name.startswith(by("")):
            columns[name] = _sorted(tx, statement.id, name.removeprefix(by("")), columns)
        else:
            none = 0 if name == "section" else ""
            values = _texts(tx, statement.id, name)
            columns[name] = _group((str(each or none),) for each in values)
    return columns


def position_words(held: Held, signature_id: uuid.UUID) -> tuple[str, ...]:
    """Return the words of a signature's positions, each once, in the order of POSITION_WORDS.

    Empty for who has no position. A statement without demands is supported as a whole, where nothing is open.
    """
    if signature_id in held.without:
        return ()
    if signature_id in held.open and not held.demands:
        return (UNSETTLED,)
    return _words_of(held.of(signature_id))


def _words_of(stances: Stances) -> tuple[str, ...]:
    kinds = set(stances) - {"supports"}
    return tuple(each for each in POSITION_WORDS if each in kinds) or (SUPPORTS_ALL,)


def by(column: str) -> str:
    """Return the name under which the order of a column is kept."""
    return f"by {column}"


def consented(
    tx: Reading, statement_id: uuid.UUID, *, one_by_one: bool = False
) -> sa.ColumnElement[bool]:
    """Say whether a signature has evidence of consent; the rule is that of `evidence.consent_basis`.

    For a few signatures it is looked up for each; for a whole list all claims are read once.
    """
    claimed = consenting(tx, statement_id)
    held: sa.ColumnElement[bool] = signature.c.id.in_(claimed)
    if one_by_one:
        held = claimed.where(evidence_claim.c.signature_id == signature.c.id).exists()
    return sa.and_(signature.c.verification.not_in(DOUBTED), held)


def _base(tx: Reading, statement: StatementRow) -> dict[str, Any]:
    """Read numbers and the groups that are always counted, as whole numbers, which are read quickly."""
    places = {word: at for at, word in enumerate(STATUSES)}
    status = sa.case(places, value=signature.c.standing)
    has_consent = consented(tx, statement.id)
    # Who does not count is not asked for evidence, as in `pieces.numbers_without`.
    unasked = sa.and_(signature.c.standing.not_in(COUNTED), sa.not_(has_consent))
    consent = sa.case((unasked, 2), (has_consent, 1), else_=0)
    query = sa.select(signature.c.number, status, consent)
    numbers, statuses, consents = array("q"), array("I"), array("I")
    for part in _in_parts(tx, _ordered(query, statement.id)):
        for column, values in zip(
            (numbers, statuses, consents), zip(*part, strict=True), strict=True
        ):
            column.extend(values)
    held = read_held(tx, statement)
    return {
        "number": numbers,
        "held": held,
        "standing": Group(statuses, [(each,) for each in STATUSES]),
        "evidence": Group(consents, [(WITHOUT_EVIDENCE,), (WITH_EVIDENCE,), ()]),
        "position": _held_group(tx, statement.id, numbers, held, position_words),
        "look": look_group(numbers, numbers_broken(tx, statement.id), ()),
    }


def _in_parts(tx: Reading, query: sa.Select[Any]) -> Iterable[Sequence[Any]]:
    """Return the rows of a long list by parts, so that only some of them are held at a time."""
    for at, part in enumerate(tx.connection.execute(query).partitions(PART), 1):
        yield part
        if at % HELD == 0:
            let_go(tx)


def let_go(tx: Reading) -> None:
    """Release the pages of a long list that a connection keeps, up to 64 MB, each read once."""
    if tx.connection.dialect.name == "sqlite":
        tx.connection.exec_driver_sql("PRAGMA shrink_memory")


def _ordered(query: sa.Select[Any], statement_id: uuid.UUID) -> sa.Select[Any]:
    """Keep all columns of a list in one order, also where a number was given twice."""
    return query.where(signature.c.statement_id == statement_id).order_by(
        signature.c.number, signature.c.id
    )


def _texts(tx: Reading, statement_id: uuid.UUID, column: str) -> list[Any]:
    """Read one column of all signatures."""
    if column == "number":
        # Numbers alone stand in the index, which spares reading the whole table; as one text of the
        # database they come in a third of the time of as many rows.
        each = sa.cast(signature.c.number, sa.String)
        joined = sa.select(sa.func.aggregate_strings(each, ","))
        text = tx.value(joined.where(signature.c.statement_id == statement_id))
        return sorted(map(int, text.split(","))) if text else []
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


def _group(values: Iterable[tuple[str, ...]]) -> Group:
    codes: dict[tuple[str, ...], int] = {}
    numbered = array("I", [codes.setdefault(each, len(codes)) for each in values])
    return Group(numbered, list(codes))


def look_group(numbers: Sequence[int], broken: Iterable[int], alike: Iterable[int]) -> Group:
    """Return what is to be looked at of each number, which are given in their order."""
    codes = array("I", [0]) * len(numbers)
    for bit, some in ((1, broken), (2, alike)):
        for number in some:
            at = bisect_left(numbers, number)
            if at < len(numbers) and numbers[at] == number:
                codes[at] |= bit
    return Group(codes, [(), (BROKEN,), (ALIKE,), (BROKEN, ALIKE)])


def _words_on_demands(held: Held, signature_id: uuid.UUID) -> tuple[str, ...]:
    return on_demands(held.demands, held.of(signature_id))


def on_demands(demands: Sequence[int], stances: Stances) -> tuple[str, ...]:
    """Return the position on each demand as one word of a filter: "2:does-not-support"."""
    return tuple(f"{number}:{stance}" for number, stance in zip(demands, stances, strict=False))


def _held_group(
    tx: Reading,
    statement_id: uuid.UUID,
    numbers: Sequence[int],
    held: Held,
    words_of: Callable[[Held, uuid.UUID], tuple[str, ...]],
) -> Group:
    """Return words of the positions of all; only those that are not the silent ones are looked up."""
    # Nobody has this key: it holds what silence means.
    words: dict[tuple[str, ...], int] = {words_of(held, uuid.UUID(int=0)): 0}
    codes = array("I", [0]) * len(numbers)
    taken: set[int] = set()
    for signature_id, number in _numbers_of(
        tx, statement_id, [*{*held.others, *held.open, *held.without}]
    ):
        at = bisect_left(numbers, number)
        # A number that was given twice stands for as many signatures, whichever of them it is.
        while at in taken:
            at += 1
        taken.add(at)
        codes[at] = words.setdefault(words_of(held, signature_id), len(words))
    return Group(codes, list(words))


def _numbers_of(
    tx: Reading, statement_id: uuid.UUID, ids: Sequence[uuid.UUID]
) -> Iterable[tuple[uuid.UUID, int]]:
    for chunk in chunks(ids):
        query = sa.select(signature.c.id, signature.c.number).where(
            signature.c.statement_id == statement_id,
            signature.c.id.in_(chunk),
        )
        for row in tx.rows(query):
            yield row[0], row[1]


def _searched(tx: Reading, statement_id: uuid.UUID) -> list[str]:
    """Return the text in which each signature is found: name, person, office, places, further names."""
    also = (signature.c[each] for each in _ALSO_SEARCHED)
    columns = (signatory.c.name_key, signatory.c.readings, *other_names.COLUMNS, *also)
    query = sa.select(*columns).join(signature, signature.c.signatory_id == signatory.c.id)
    heaps: list[str] = []
    for part in _in_parts(tx, _ordered(query, statement_id)):
        names, readings, joint, people, *others = zip(*part, strict=True)
        # The same places and offices stand in many rows: each is folded once.
        folded = {each: searched(each) for each in set().union(*others)}
        columns_folded = [map(folded.__getitem__, each) for each in others]
        further = map(other_names.folded_names, joint, people)
        heaps += map("\n".join, zip(names, readings, *columns_folded, further, strict=True))
    _add_merged_names(tx, statement_id, heaps)
    return heaps


def _add_merged_names(tx: Reading, statement_id: uuid.UUID, heaps: list[str]) -> None:
    """Let signatures be found by the names of entries that were merged into their signatory."""
    merged = merge_history.called_too(tx)
    wanted = list(merged)
    numbers = array("q", _texts(tx, statement_id, "number")) if wanted else array("q")
    for chunk in chunks(wanted):
        query = sa.select(signature.c.number, signature.c.signatory_id).where(
            signature.c.statement_id == statement_id,
            signature.c.signatory_id.in_(chunk),
        )
        for row in tx.rows(query):
            at = bisect_left(numbers, row.number)
            heaps[at] = "\n".join((heaps[at], *merged[row.signatory_id]))


_ALSO_SEARCHED = ("legal_form", "representative", "office", "place", "country", "printed_number")


def _sorted(
    tx: Reading, statement_id: uuid.UUID, column: str, columns: Mapping[str, Any]
) -> tuple["array[int]", "array[int]"]:
    """Return the rows in the order of a column, and apart from them those where it is empty."""
    if column in CHEAP:
        known: Group = columns[column]
        ranks = [_rank(column, words) for words in known.words]
        values: list[Any] = [ranks[code] for code in known.codes]
    else:
        values = _texts(tx, statement_id, column)
        if column in _RANKS:
            values = list(map(_RANKS[column].index, values))
        elif column not in ("name", "section", "signed_on"):
            keys = {each: _text_rank(each) for each in set(values) if each}
            values = [keys.get(each) for each in values]
    full = [row for row, value in enumerate(values) if value not in (None, "", ())]
    empty = array("I", [row for row, value in enumerate(values) if value in (None, "", ())])
    return array("I", sorted(full, key=values.__getitem__)), empty


def _rank(column: str, words: tuple[str, ...]) -> tuple[int, ...]:
    if column == "position":
        return tuple(POSITION_WORDS.index(each) for each in words)
    if column == "evidence":
        return (0,) if words == (WITH_EVIDENCE,) else (1,)
    return (STATUSES.index(words[0]),)


def _text_rank(text: str) -> tuple[int, str]:
    """Sort whole numbers by their size, before words in the order of our alphabets."""
    return (int(text), "") if text.isdecimal() and len(text) < 10 else (2**31, sort_key(text))
