"""How signatures came, by the journal and by the papers: what a timeline is read from."""

import datetime as dt
import json
import uuid
from collections.abc import Iterable
from typing import NamedTuple

import sqlalchemy as sa

from coalition_app.records.checked import chunks
from coalition_app.records.store.journal_tables import journal_change, journal_entry
from coalition_app.records.store.tables import evidence, evidence_claim
from coalition_app.records.store.transactions import Reading


class Stage(NamedTuple):
    """A status as the journal recorded it."""

    at: dt.datetime
    recorded_on: dt.date
    status: str
    since: dt.date | None


def read_courses(tx: Reading, keys: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[Stage]]:
    """Return the statuses that the journal recorded of signatures, oldest first."""
    same = (journal_entry.c.device_id == journal_change.c.device_id) & (
        journal_entry.c.seq == journal_change.c.seq
    )
    columns = journal_change.c
    query = (
        sa.select(
            columns.row_id,
            columns.operation,
            columns.value,
            journal_entry.c.at,
            journal_entry.c.kind,
        )
        .join(journal_entry, same)
        .where(columns.table_name == "signature", columns.field_group.in_(("", "standing")))
        .order_by(journal_entry.c.clock, columns.seq, columns.ordinal)
    )
    found: dict[uuid.UUID, list[Stage]] = {each: [] for each in keys}
    for chunk in chunks(list(found)):
        for row in tx.rows(query.where(columns.row_id.in_(chunk))):
            if row.operation == "delete":
                found[row.row_id].clear()
                continue
            value = json.loads(row.value)
            since = value.get("standing_on")
            stage = Stage(
                row.at,
                tx.day_of(row.at),
                value.get("standing", ""),
                dt.date.fromisoformat(since) if since else None,
            )
            if row.kind == "undo":
                _go_back(found[row.row_id], stage)
            else:
                found[row.row_id].append(stage)
    return found


def _go_back(course: list[Stage], restored: Stage) -> None:
    """Take back what was undone: the status before it stands again."""
    while course and (course[-1].status, course[-1].since) != (restored.status, restored.since):
        course.pop()
    if not course:
        course.append(restored)


def counted_since(tx: Reading, rows: Iterable[uuid.UUID], moment: dt.datetime) -> list[uuid.UUID]:
    """Return those signatures whose status was first recorded as signed after a moment."""
    late = sa.select(journal_change.c.row_id).join(
        journal_entry,
        (journal_entry.c.device_id == journal_change.c.device_id)
        & (journal_entry.c.seq == journal_change.c.seq),
    )
    late = late.where(
        journal_change.c.table_name == "signature",
        journal_change.c.field_group.in_(("", "standing")),
        journal_entry.c.at > moment,
    )
    recorded = {row.row_id for row in tx.rows(late)}
    asked = [each for each in rows if each in recorded]
    return [
        key
        for key, course in read_courses(tx, asked).items()
        if not any(each.status == "signed" and each.at <= moment for each in course)
    ]


def first_consents(tx: Reading, keys: Iterable[uuid.UUID]) -> dict[uuid.UUID, dt.date]:
    """Return the day of the first evidence of consent, lists apart, of those who have any."""
    columns = evidence_claim.c
    first = sa.func.min(evidence.c.received_on, type_=sa.Date())
    query = (
        sa.select(columns.signature_id, first.label("day"))
        .join(evidence, evidence.c.id == columns.evidence_id)
        .where(columns.claim == "consent", evidence.c.kind != "list-as-received")
        .group_by(columns.signature_id)
    )
    found: dict[uuid.UUID, dt.date] = {}
    for chunk in chunks(list(keys)):
        rows = tx.rows(query.where(columns.signature_id.in_(chunk)))
        found.update((row.signature_id, row.day) for row in rows if row.day is not None)
    return found
