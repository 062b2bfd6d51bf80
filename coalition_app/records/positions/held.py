"""The positions that signatures hold: the one answer for list, grid, details, commands, past days and annex.

Who does not count holds none. What is open makes unsettled whatever would be support. A demand that the
signed text does not have, or words otherwise, is not stated. Where nothing was said, the statement's own rule
on silence decides.
"""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import sqlalchemy as sa

from coalition_app.records.checked import chunks
from coalition_app.records.positions.acts import UNSETTLED
from coalition_app.records.positions.counted import is_open, open_ones
from coalition_app.records.positions.rules import SUPPORTING
from coalition_app.records.signatures.signatures import COUNTED
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.statements.versions import COVERED, LACKING, coverage
from coalition_app.records.store.tables import STANCES, position, signature
from coalition_app.records.store.transactions import Reading

NOT_STATED = "not-stated"
Stances = tuple[str, ...]
"""One a demand, in the demands' order; empty for who has no position."""


class Held(NamedTuple):
    """The positions of a statement's signatures."""

    demands: tuple[int, ...]
    """Numbers of the demands."""
    silent: Stances
    """Those of a signature that counts and of which nothing else is known."""
    others: Mapping[uuid.UUID, Stances]
    """Those of the signatures that hold others."""
    without: frozenset[uuid.UUID]
    """Signatures that do not count by their status, and hold none."""
    open: frozenset[uuid.UUID]
    """Signatures of which something is not settled: they are listed with positions and not counted."""
    counted: int
    """How many signatures count."""

    def of(self, signature_id: uuid.UUID) -> Stances:
        """Return the positions of a signature."""
        if signature_id in self.without:
            return ()
        return self.others.get(signature_id, self.silent)

    def by_demand(self, signature_id: uuid.UUID) -> dict[int, str]:
        """Return the positions of a signature by the demands' numbers."""
        return dict(zip(self.demands, self.of(signature_id), strict=False))

    def counts(self) -> dict[int, dict[str, int]]:
        """Count the positions on each demand over the signatures that count: each row sums up to them."""
        found = {number: dict.fromkeys((*STANCES, UNSETTLED), 0) for number in self.demands}
        apart: dict[Stances, int] = {}
        for signature_id, stances in self.others.items():
            if signature_id not in self.open:
                apart[stances] = apart.get(stances, 0) + 1
        apart[self.silent] = self.counted - sum(apart.values())
        for stances, count in apart.items():
            for number, stance in zip(self.demands, stances, strict=True):
                found[number][stance] += count
        return found


def hold(
    recorded: Iterable[str | None], covered: Iterable[str], *, is_open: bool, silence: str
) -> Stances:
    """Return what a signature that is counted by its status holds on each demand.

    `recorded` is the stance that was recorded, None for none; `covered` what `coverage` says of the text that
    was signed.
    """
    return tuple(
        _stance(said, cover, is_open, silence)
        for said, cover in zip(recorded, covered, strict=True)
    )


def _stance(recorded: str | None, covered: str, is_open: bool, silence: str) -> str:
    if covered == COVERED:
        if is_open and (recorded is None or recorded in SUPPORTING):
            return UNSETTLED
        return recorded or silence
    if covered == LACKING and recorded is not None:
        return UNSETTLED if is_open and recorded in SUPPORTING else recorded
    return NOT_STATED


def read_held(
    tx: Reading, statement: StatementRow, among: Sequence[uuid.UUID] | None = None
) -> Held:
    """Read the positions of all signatures of a statement, or of those `among` them."""
    without, waiting = set[uuid.UUID](), set[uuid.UUID]()
    cover, bound = coverage(tx, statement), dict[uuid.UUID, Stances]()
    recorded: dict[uuid.UUID, dict[uuid.UUID, str]] = {}
    for part in [None] if among is None else chunks(among):
        mine = signature.c.statement_id == statement.id
        if part is not None:
            mine = sa.and_(mine, signature.c.id.in_(part))
        without |= _ids(tx, mine, signature.c.standing.not_in(COUNTED))
        waiting |= _open(tx, mine) if part is None else _ids(tx, mine, is_open())
        if cover:
            signed = sa.select(signature.c.id, signature.c.text_id)
            signed = signed.where(mine, signature.c.text_id.in_(list(cover)))
            bound |= {row[0]: cover[row[1]] for row in tx.rows(signed)}
        # The demands are this statement's own: to ask each signature for its statement takes as long again.
        query = sa.select(position.c.signature_id, position.c.demand_id, position.c.stance)
        query = query.where(position.c.demand_id.in_([each.id for each in statement.demands]))
        if part is not None:
            query = query.where(position.c.signature_id.in_(part))
        for signature_id, demand_id, stance in tx.rows(query):
            recorded.setdefault(signature_id, {})[demand_id] = stance
    whole = (COVERED,) * len(statement.demands)
    silent = hold([None] * len(whole), whole, is_open=False, silence=statement.silence)
    others = {}
    for signature_id in {*recorded, *waiting, *bound} - without:
        said = recorded.get(signature_id, {})
        stances = hold(
            (said.get(each.id) for each in statement.demands),
            bound.get(signature_id, whole),
            is_open=signature_id in waiting,
            silence=statement.silence,
        )
        if stances != silent:
            others[signature_id] = stances
    return Held(
        tuple(each.number for each in statement.demands),
        silent,
        others,
        frozenset(without),
        frozenset(waiting - without),
        _count(tx, statement.id) - len(waiting | without) if among is None else 0,
    )


def _ids(tx: Reading, *conditions: sa.ColumnElement[bool]) -> set[uuid.UUID]:
    return set(tx.connection.execute(sa.select(signature.c.id).where(*conditions)).scalars())


def _open(tx: Reading, mine: sa.ColumnElement[bool]) -> set[uuid.UUID]:
    """Find the open ones first, of whatever statement: they are few, and the signatures may be many."""
    found = tx.connection.execute(open_ones()).scalars()
    return {each for part in chunks(found) for each in _ids(tx, mine, signature.c.id.in_(part))}


def _count(tx: Reading, statement_id: uuid.UUID) -> int:
    query = sa.select(sa.func.count()).where(signature.c.statement_id == statement_id)
    return int(tx.value(query))
