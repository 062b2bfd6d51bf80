"""One timeline a signature: what may follow what, and on which day; the one place that checks a new fact.

A signature comes, is approved, withdrawn, disputed, restored or rejected. Whether it signed or acceded is
decided by the day on which it came and that of the first delivery, by whatever road the two were recorded.
"""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.labels import status_label
from coalition_app.records.checked import chunks, known_word, refuse_future, write_day
from coalition_app.records.editions import editions
from coalition_app.records.editions.editions import EditionRow, first_delivery
from coalition_app.records.signatures import courses
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.columns import Row
from coalition_app.records.store.tables import (
    signature,
    source,
    status_step,
)
from coalition_app.records.store.transactions import Reading, Transaction, new_key
from coalition_app.work import Tell

MOVES: dict[str, tuple[str, ...]] = {
    "invited": ("signed", "subject-to-approval", "acceded", "declined"),
    "declined": ("invited", "signed", "subject-to-approval", "acceded"),
    "subject-to-approval": ("signed", "acceded", "withdrawn", "disputed", "rejected"),
    "signed": ("subject-to-approval", "withdrawn", "disputed", "rejected"),
    "acceded": ("subject-to-approval", "withdrawn", "disputed", "rejected"),
    "disputed": ("signed", "subject-to-approval", "acceded", "withdrawn", "rejected"),
    "withdrawn": (),
    "rejected": ("disputed",),
}
"""From each status to those that may follow it.

Signing subject to approval binds nobody until it is confirmed (Vienna Convention on the Law of Treaties, art.
12(2)(b)); that a signature came so may be learnt only later. A signature without authority has no effect
unless it is confirmed (art. 8), else it is rejected. A withdrawal is final: a signatory who comes back signs
anew, under a new number.
"""
SIGNING = ("signed", "acceded", "subject-to-approval")
"""Statuses of those who signed; what ends a dispute restores the one that was before it."""
SIDES = ("signed", "acceded")
"""Statuses between which the first delivery decides."""
NOT_YET = ("invited", "declined")
"""Statuses of those whose signature has not come."""


class Timeline(NamedTuple):
    """What is known of one signature's course, and of the delivery that divides signing from acceding."""

    number: int
    status: str
    since: dt.date | None
    """The day that stands beside the status."""
    came: dt.date | None
    """The day that the signature bears: that of its receipt, else its own; None where it bears none."""
    listed: dt.date | None
    """Of a signature that bears no day, the one on which its list came."""
    traced: dt.date | None
    """The first day of which evidence or its recording shows it; None where it came on a known day."""
    newest: dt.date | None
    """The day of its newest step."""
    side: dt.date | None
    """The day on which it came, by its receipt, its list or else its recording; None before it came."""
    before: tuple[str, dt.date | None] | None
    """Of a disputed signature, what it was before and since when; None where it came disputed."""
    delivered: dt.date | None
    """The day of the statement's first delivery."""

    @property
    def known(self) -> dt.date | None:
        """The day before which nothing can have happened to it: its own, or that of its list."""
        return self.came or self.listed

    def side_on(self, day: dt.date) -> str:
        """Tell whether a signature that comes now, or is counted now, has signed or acceded."""
        return side_of(self.delivered, self.side or day)

    def refuse(self, status: str, day: dt.date, today: dt.date) -> None:
        """Raise UserError where the signature cannot take a status on a day: the check of every new fact."""
        known_word(status, MOVES)
        if status == self.status:
            raise UserError(
                _("Signature %(number)d already has this status: %(standing)s.")
                % {"number": self.number, "standing": status_label(status)}
            )
        self._refuse_move(status)
        self.refuse_day(day, today)
        if status not in SIGNING:
            return
        if self.status == "disputed" and self.before is not None:
            self._refuse_unlike_before(status)
        elif status in SIDES and status != self.side_on(day):
            self._refuse_side(status, day)

    def refuse_day(self, day: dt.date, today: dt.date) -> None:
        """Raise UserError where nothing can have happened to the signature on a day."""
        refuse_future(day, today)
        if self.came is not None and day < self.came:
            raise UserError(
                _(
                    "Signature %(number)d came on %(came)s: nothing can have happened to it on %(day)s. "
                    "Check the day; if the signature came earlier, put that right under Data first."
                )
                % {
                    "number": self.number,
                    "came": write_day(self.came),
                    "day": write_day(day),
                }
            )
        if self.came is None and self.listed is not None and day < self.listed:
            raise UserError(
                _(
                    "The list with signature %(number)d came on %(came)s: nothing can have happened to it "
                    "on %(day)s. Check the day; if the signature itself came earlier, enter under Data "
                    "when it was received."
                )
                % {
                    "number": self.number,
                    "came": write_day(self.listed),
                    "day": write_day(day),
                }
            )
        if self.newest is not None and day < self.newest:
            raise UserError(
                _(
                    "Signature %(number)d has had its present status since %(day)s; the new one "
                    "cannot be earlier."
                )
                % {"number": self.number, "day": write_day(self.newest)}
            )

    def doubt(self, day: dt.date) -> str:
        """Say that nobody knows whether the signature had come by a day; empty where that is known."""
        if self.traced is None or day >= self.traced:
            return ""
        return _(
            "It is not known when signature %(number)d came; the first trace of it here is of "
            "%(traced)s. Enter under Data when it was received, so that it is clear that it came before "
            "%(day)s."
        ) % {
            "number": self.number,
            "traced": write_day(self.traced),
            "day": write_day(day),
        }

    @property
    def moves(self) -> list[str]:
        """List the statuses that it can take, on whatever day."""
        restored = self.before[0] if self.before is not None else ""
        gone = {each for each in SIGNING if restored and each != restored}
        if not restored and self.delivered is None:
            gone.add("acceded")
        return [each for each in MOVES[self.status] if each not in gone]

    def after(self, status: str, day: dt.date) -> tuple[str, dt.date | None]:
        """Return the status to be written and the day beside it: what ends a dispute restores both."""
        if self.status == "disputed" and self.before is not None and status == self.before[0]:
            return self.before
        return status, day

    def _refuse_move(self, status: str) -> None:
        if self.status == "withdrawn":
            raise UserError(
                _(
                    "Signature %(number)d was withdrawn, and that stays: who comes back signs anew, under a "
                    "new number."
                )
                % {"number": self.number}
            )
        if status not in MOVES[self.status]:
            raise UserError(
                _("Signature %(number)d cannot go from “%(before)s” to “%(after)s”.")
                % {
                    "number": self.number,
                    "before": status_label(self.status),
                    "after": status_label(status),
                }
            )

    def _refuse_unlike_before(self, status: str) -> None:
        if self.before is not None and status != self.before[0]:
            raise UserError(
                _(
                    "Signature %(number)d was “%(before)s” before the dispute: what ends the dispute "
                    "restores that."
                )
                % {"number": self.number, "before": status_label(self.before[0])}
            )

    def _refuse_side(self, status: str, day: dt.date) -> None:
        named = {"day": write_day(self.side or day)}
        if status == "acceded":
            raise UserError(
                _("Nothing had been delivered by %(day)s: record it as signed.") % named
            )
        named["delivered"] = write_day(self.delivered) if self.delivered else ""
        raise UserError(
            _(
                "The statement was delivered on %(delivered)s: what came then or later accedes, and this "
                "came on %(day)s."
            )
            % named
        )


def side_of(delivered: dt.date | None, came: dt.date) -> str:
    """Tell whether a signature that came on a day signed or acceded, by the day of the first delivery."""
    return "signed" if delivered is None or came < delivered else "acceded"


def begins(status: str, delivered: dt.date | None, came: dt.date) -> tuple[str, dt.date | None]:
    """Return the status with which a signature that came on a day begins, and the day beside it.

    Raises UserError for one that is to have acceded although nothing had been delivered.
    """
    if status not in SIDES:
        return status, None
    side = side_of(delivered, came)
    if status == "acceded" and side == "signed":
        raise UserError(
            _("Nothing had been delivered by %(day)s: record it as signed.")
            % {"day": write_day(came)}
        )
    return side, came if side == "acceded" else None


def refuse_own_days(signed: dt.date | None, received: dt.date | None) -> None:
    """Raise UserError for a signature that would have come before it was signed."""
    if signed is not None and received is not None and received < signed:
        raise UserError(
            _("It bears the day %(signed)s: it cannot have been received on %(received)s.")
            % {"signed": write_day(signed), "received": write_day(received)}
        )


def read_timeline(tx: Reading, statement: StatementRow, signature_id: uuid.UUID) -> Timeline:
    """Read the timeline of one signature."""
    return read_timelines(tx, statement, [signature_id])[signature_id]


def read_timelines(
    tx: Reading, statement: StatementRow, signature_ids: Sequence[uuid.UUID]
) -> dict[uuid.UUID, Timeline]:
    """Read the timelines of signatures by their keys."""
    delivered = first_delivery(tx, statement.id)
    found: dict[uuid.UUID, Timeline] = {}
    for chunk in chunks(signature_ids):
        rows = tx.rows(_signatures().where(signature.c.id.in_(chunk)))
        steps = _newest_steps(tx, chunk)
        asked = [
            each.id
            for each in rows
            if each.standing in ("disputed", "subject-to-approval") or _is_undated(each)
        ]
        stages, consents = courses.read_courses(tx, asked), courses.first_consents(tx, asked)
        for row in rows:
            course = stages.get(row.id, ())
            days = [each for each in (steps.get(row.id), row.standing_on) if each is not None]
            found[row.id] = Timeline(
                number=row.number,
                status=row.standing,
                since=row.standing_on,
                came=row.received_on or row.signed_on,
                listed=row.listed_on if _is_undated(row) else None,
                traced=_traced(row, course, consents),
                newest=max(days, default=None),
                side=None if row.standing in NOT_YET else _side(row, course, consents),
                before=_before_dispute(course) if row.standing == "disputed" else None,
                delivered=delivered,
            )
    return found


def change_own_days(
    tx: Transaction,
    statement: StatementRow,
    signature_id: uuid.UUID,
    *,
    signed: dt.date | None,
    received: dt.date | None,
) -> bool:
    """Change the days that a signature bears; return whether anything differed.

    Whether it signed or acceded follows the day of receipt. Refuses days that what happened since, or the
    edition that was delivered, shows to be wrong.
    """
    refuse_own_days(signed, received)
    line, came = read_timeline(tx, statement, signature_id), received or signed
    first = tx.value(
        sa.select(sa.func.min(status_step.c.effective_on)).where(
            status_step.c.signature_id == signature_id
        )
    )
    if came is not None and first is not None and came > first:
        raise UserError(
            _(
                "Something happened to signature %(number)d on %(day)s: it cannot have come on %(came)s. "
                "Check both days."
            )
            % {"number": line.number, "day": write_day(first), "came": write_day(came)}
        )

    if first is None and received is not None and line.status in SIDES and line.delivered:
        status, since = begins("signed", line.delivered, received)
        if status == "acceded":
            _refuse_delivered(tx, statement, signature_id, line)
        if (status, since) != (line.status, line.since):
            write_status(tx, {signature_id: (status, since, received)})
    return tx.change(signature, signature_id, signed_on=signed, received_on=received)


def _refuse_delivered(
    tx: Reading, statement: StatementRow, signature_id: uuid.UUID, line: Timeline
) -> None:
    first = editions.first_delivered(tx, statement.id)
    if first is not None and not courses.counted_since(
        tx, [signature_id], _listed_until(tx, first)
    ):
        raise UserError(
            _(
                "Signature %(number)d stands in the edition that was delivered on %(day)s: it was received "
                "before."
            )
            % {"number": line.number, "day": write_day(line.delivered) if line.delivered else ""}
        )


def _listed_until(tx: Reading, row: EditionRow) -> dt.datetime:
    """Return the moment until which an edition lists what was recorded."""
    if row.as_of is None:
        return row.attested_at
    return dt.datetime.combine(row.as_of, dt.time.max, tx.zone)


def accede_after_delivery(tx: Transaction, statement: StatementRow) -> list[int]:
    """Let those who came on the day of the first delivery or later accede; return their numbers.

    They may have been recorded before the delivery was. Who stands in the delivered edition has signed.
    """
    first = first_delivery(tx, statement.id)
    delivered = editions.first_delivered(tx, statement.id)
    if first is None or delivered is None:
        return []
    query = _signatures().where(
        signature.c.statement_id == statement.id, signature.c.standing == "signed"
    )
    rows = {row.id: row for row in tx.rows(query)}
    late = courses.counted_since(tx, rows, _listed_until(tx, delivered))
    stages, consents = courses.read_courses(tx, late), courses.first_consents(tx, late)
    moved: dict[uuid.UUID, dt.date] = {}
    for each in late:
        came = _side(rows[each], stages[each], consents)
        if came is not None and came >= first:
            moved[each] = came
    write_status(tx, {each: ("acceded", came, came) for each, came in moved.items()})
    return sorted(rows[each].number for each in moved)


def write_status(
    tx: Transaction,
    wanted: Mapping[uuid.UUID, tuple[str, dt.date | None, dt.date]],
    note: str = "",
    progress: Tell | None = None,
) -> None:
    """Write the status of signatures, the day beside it and the day of the step."""
    if not wanted:
        return
    values = {
        key: {"standing": status, "standing_on": since}
        for key, (status, since, _day) in wanted.items()
    }
    tx.change_each(signature, values, progress)
    tx.add_many(
        status_step,
        (
            {
                "id": new_key(),
                "signature_id": key,
                "standing": status,
                "effective_on": day,
                "received_on": day,
                "note": note,
                "recorded_at": tx.now,
            }
            for key, (status, _since, day) in wanted.items()
        ),
    )


def _signatures() -> sa.Select[tuple[object, ...]]:
    columns = signature.c
    return sa.select(
        columns.id,
        columns.number,
        columns.standing,
        columns.standing_on,
        columns.signed_on,
        columns.received_on,
        source.c.received_on.label("listed_on"),
    ).outerjoin(source, source.c.id == columns.source_id)


def _newest_steps(tx: Reading, keys: Sequence[uuid.UUID]) -> dict[uuid.UUID, dt.date]:
    columns = status_step.c
    newest = sa.func.max(columns.effective_on, type_=sa.Date())
    query = sa.select(columns.signature_id, newest.label("day")).where(
        columns.signature_id.in_(keys), columns.effective_on.is_not(None)
    )
    return {row.signature_id: row.day for row in tx.rows(query.group_by(columns.signature_id))}


def _before_dispute(course: Sequence[courses.Stage]) -> tuple[str, dt.date | None] | None:
    """Return the last status before the dispute, with the day beside it."""
    return next(
        ((each.status, each.since) for each in reversed(course) if each.status in SIGNING), None
    )


def _came(row: Row, course: Sequence[courses.Stage]) -> dt.date | None:
    """Return the day on which a signature came: its receipt's, its list's, else that of its recording.

    Of whom was invited it is the day on which they signed.
    """
    asked = [at for at, each in enumerate(course) if each.status in NOT_YET]
    later = course[asked[-1] + 1 :] if asked else ()
    signed = next((each.since for each in later if each.status in SIGNING), None)
    if asked:
        return signed
    day: dt.date | None = row.received_on or row.listed_on
    return day or (course[0].recorded_on if course else None)


def _is_undated(row: Row) -> bool:
    """Tell whether a signature that came bears no day."""
    return row.standing not in NOT_YET and row.received_on is None and row.signed_on is None


def _traced(
    row: Row, course: Sequence[courses.Stage], consents: Mapping[uuid.UUID, dt.date]
) -> dt.date | None:
    """Return the first day of which evidence, or else its recording, shows a signature without a day.

    It bounds nothing: an original may come in long after the signature, and what happened years ago is
    recorded today.
    """
    if not _is_undated(row) or row.listed_on is not None or not course:
        return None
    if any(each.status in NOT_YET for each in course):
        return None
    return min(filter(None, (course[0].recorded_on, consents.get(row.id))))


def doubtful_courses(tx: Reading, statement: StatementRow) -> list[int]:
    """List the signatures of whose present status nobody knows whether they had come by its day."""
    query = sa.select(signature.c.id).where(
        signature.c.statement_id == statement.id,
        signature.c.standing.not_in(NOT_YET),
        signature.c.standing_on.is_not(None),
        signature.c.received_on.is_(None),
        signature.c.signed_on.is_(None),
    )
    lines = read_timelines(tx, statement, [row.id for row in tx.rows(query)]).values()
    return sorted(each.number for each in lines if each.since and each.doubt(each.since))


def _side(
    row: Row, course: Sequence[courses.Stage], consents: Mapping[uuid.UUID, dt.date]
) -> dt.date | None:
    """Return the day that divides signing from acceding: consent that came before the signature counts."""
    came, consented = _came(row, course), consents.get(row.id)
    return min(came, consented) if came and consented else came
