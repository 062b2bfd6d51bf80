"""How far a statement has come: who signed when, in which section, of which kind, and with what positions.

Counts are over the signatures that count, as in the annex: the positions come from the same query.
"""

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from coalition_app.records.evidence import evidence
from coalition_app.records.positions.counted import is_counted
from coalition_app.records.positions.held import read_held
from coalition_app.records.signatures.effective_day import consent_days, is_dated
from coalition_app.records.signatures.signatures import COUNTED
from coalition_app.records.statements.statements import SectionRow, StatementRow, list_sections
from coalition_app.records.store.journal_tables import journal_change, journal_entry
from coalition_app.records.store.tables import STATUSES, signature, source
from coalition_app.records.store.transactions import Reading


@dataclass(frozen=True, slots=True)
class DayCount:
    """A day on which signatures came, and how many there were then in all."""

    day: dt.date
    came: int
    total: int


@dataclass(frozen=True, slots=True)
class SectionCount:
    """A section, None for signatures without one, and its signatures that are counted."""

    section: SectionRow | None
    count: int


@dataclass(frozen=True, slots=True)
class StatementProgress:
    """The counts of one statement."""

    counted: int
    """Signatures that count: signed and acceded, with nothing open."""
    unsettled: int
    """Those of the same statuses that do not count yet, because something is open."""
    statuses: dict[str, int]
    """All signatures by status; those that no signature has are left out."""
    days: tuple[DayCount, ...]
    """By the date received, else the date signed, else that of the first evidence of consent or of recording.

    Of the last two the earlier one: the rule is that of `as_of`.
    """
    undated: int
    """Signatures that count and are listed by the day on which they were recorded."""
    sections: tuple[SectionCount, ...]
    kinds: dict[str, int]
    demands: dict[int, dict[str, int]]
    """By the demand's number, then by position."""
    evidenced: int
    """Signatures that count and have evidence of consent."""


def read_progress(tx: Reading, statement: StatementRow) -> StatementProgress:
    """Count a statement's signatures by all that its progress shows."""
    mine = signature.c.statement_id == statement.id
    counts = sa.and_(mine, is_counted())
    statuses = _grouped(tx, signature.c.standing, mine)
    days = _grouped(tx, sa.func.coalesce(signature.c.received_on, signature.c.signed_on), counts)
    undated = 0
    if days.pop(None, 0):
        consented = consent_days(tx, statement.id)
        for signature_id, recorded in _recorded(tx, counts):
            came = consented.get(signature_id)
            undated += not is_dated(came, recorded)
            day = recorded if came is None else min(recorded, came)
            days[day] = days.get(day, 0) + 1
    kinds = _grouped(tx, signature.c.kind, counts)
    basis = evidence.consent_basis(tx, statement.id)
    counted = list(tx.connection.execute(sa.select(signature.c.id).where(counts)).scalars())
    return StatementProgress(
        counted=len(counted),
        unsettled=sum(statuses.get(each, 0) for each in COUNTED) - len(counted),
        statuses={each: statuses[each] for each in STATUSES if each in statuses},
        days=_summed(days),
        undated=undated,
        sections=_sections(tx, statement, counts),
        kinds=dict(sorted(kinds.items(), key=lambda each: -each[1])),
        demands=read_held(tx, statement).counts(),
        evidenced=sum(each in basis for each in counted),
    )


def _grouped(
    tx: Reading, column: sa.ColumnElement[Any], where: sa.ColumnElement[bool]
) -> dict[Any, int]:
    query = sa.select(column, sa.func.count()).select_from(signature).where(where).group_by(column)
    return {row[0]: row[1] for row in tx.rows(query)}


def _recorded(tx: Reading, where: sa.ColumnElement[bool]) -> Iterator[tuple[uuid.UUID, dt.date]]:
    """Yield the signatures without a date with the day of their import, or on which they were typed."""
    dateless = sa.and_(where, signature.c.received_on.is_(None), signature.c.signed_on.is_(None))
    same = (journal_entry.c.device_id == journal_change.c.device_id) & (
        journal_entry.c.seq == journal_change.c.seq
    )
    typed = (
        sa.select(sa.func.min(journal_entry.c.at))
        .join(journal_change, same)
        .where(journal_change.c.row_id == signature.c.id, journal_change.c.operation == "insert")
        .scalar_subquery()
    )
    imported = (
        sa.select(signature.c.id, source.c.imported_at)
        .join(source, signature.c.source_id == source.c.id)
        .where(dateless)
    )
    # The journal is asked for the few that were typed only: it is long.
    others = sa.select(signature.c.id, typed).where(dateless, signature.c.source_id.is_(None))
    known: dict[dt.datetime, dt.date] = {}
    for signature_id, at in [*tx.rows(imported), *tx.rows(others)]:
        if at not in known:
            known[at] = tx.day_of(at)
        yield signature_id, known[at]


def _summed(days: dict[dt.date, int]) -> tuple[DayCount, ...]:
    summed, total = [], 0
    for day in sorted(days):
        total += days[day]
        summed.append(DayCount(day, days[day], total))
    return tuple(summed)


def _sections(
    tx: Reading, statement: StatementRow, where: sa.ColumnElement[bool]
) -> tuple[SectionCount, ...]:
    """Count by section in the annex's order; those in no section last."""
    counts = _grouped(tx, signature.c.section_id, where)
    listed = [
        SectionCount(each, counts.get(each.id, 0)) for each in list_sections(tx, statement.id)
    ]
    rest = counts.get(None, 0)
    return (*listed, SectionCount(None, rest)) if rest and listed else tuple(listed)
