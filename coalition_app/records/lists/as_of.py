"""As of a past day: the list, its counts and positions, by the date recorded or by the date effective.

By date recorded: what the register said at the end of that day. By date effective: what held on that day by
what is known today. These answer two different questions, so each answer says which it is.
"""

import datetime as dt
import json
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import sqlalchemy as sa

from coalition_app.errors import NotSo
from coalition_app.i18n import _
from coalition_app.records.checked import chunks, refuse_future, write_day
from coalition_app.records.journal.time_machine import as_recorded_at
from coalition_app.records.positions.acts import RESERVATION, UNSETTLED, ActRow, acts_by_signature
from coalition_app.records.positions.held import Stances, hold, read_held
from coalition_app.records.signatures.effective_day import consent_days, is_dated
from coalition_app.records.signatures.signatures import COUNTED, list_signatures
from coalition_app.records.statements.statements import StatementRow, get_statement, list_statements
from coalition_app.records.statements.versions import COVERED, coverage
from coalition_app.records.store.columns import Row
from coalition_app.records.store.journal_tables import journal_change, journal_entry
from coalition_app.records.store.tables import (
    CONSENTS,
    STANCES,
    act,
    attestor,
    signatory,
    signature,
    source,
    status_step,
)
from coalition_app.records.store.transactions import Reading
from coalition_app.work import Tell

RECORDED, EFFECTIVE = "recorded", "effective"
STEPS = 5
"""Steps of progress of reading by date effective."""


@dataclass(frozen=True, slots=True)
class Line:
    """One signature at a moment."""

    number: int
    name: str
    status: str
    status_on: dt.date | None
    stances: Stances
    """One a demand, in the demands' order; empty for who does not count."""
    reserves: bool
    """Whether a reservation is in force."""
    is_open: bool = False
    """Whether something that came with it is not settled, so that it does not count."""

    @property
    def counts(self) -> bool:
        """Tell whether the signature counts."""
        return self.status in COUNTED and not self.is_open


@dataclass(frozen=True, slots=True)
class State:
    """A statement's list at a moment."""

    demands: tuple[int, ...]
    lines: tuple[Line, ...]

    def status(self, *statuses: str) -> int:
        """Count the signatures of these statuses."""
        return sum(each.status in statuses for each in self.lines)

    @property
    def signed(self) -> int:
        """Count the signatures that count."""
        return sum(each.counts for each in self.lines)

    @property
    def unsettled(self) -> int:
        """Count those that would count, were nothing open."""
        return self.status(*COUNTED) - self.signed

    @property
    def with_reservation(self) -> int:
        """Count those of them with words of a reservation."""
        return sum(each.reserves and each.counts for each in self.lines)

    def counts(self) -> dict[int, dict[str, int]]:
        """Count the positions on each demand over the signatures that count."""
        found = {each: dict.fromkeys((*STANCES, UNSETTLED), 0) for each in self.demands}
        for line in self.lines:
            if line.counts:
                for demand, stance in zip(self.demands, line.stances, strict=True):
                    found[demand][stance] += 1
        return found


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which a signature differs between then and today."""

    number: int
    name: str
    kind: str
    """joined, gone, status, position or name."""
    demand: int
    """0 where it is not about a demand."""
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class AsOf:
    """The answer for one day, with what is different today."""

    basis: str
    """recorded or effective."""
    day: dt.date
    until: dt.datetime
    """The last moment that is included, in the register's time zone."""
    then: State
    now: State
    differences: tuple[Difference, ...]
    undated: tuple[int, ...] = ()
    """Numbers that count from the moment of recording: neither they nor their consent are dated."""

    @property
    def zone(self) -> str:
        """Name the zone by which the day ends."""
        offset = self.until.strftime("%z")
        return f"{self.until.tzinfo}, UTC{offset[:3]}:{offset[3:5]}"


def read_as_of(
    tx: Reading,
    statement: StatementRow,
    day: dt.date,
    basis: str,
    progress: Tell = lambda _done, _of: None,
) -> AsOf:
    """Read a statement's list as of a day; raises UserError for a date in the future, NotSo before its time.

    `progress` is told how many of how many steps are done, and may raise to stop.
    """
    until = end_of(day, tx.zone)
    refuse_future(day, tx.today)
    progress(0, 1)
    now = read_state(tx, statement)
    if basis == RECORDED:
        _refuse_before(tx, day)
        then = recorded_at(tx, statement, until, progress)
        return AsOf(basis, day, until, then, now, compare(then, now))
    then, undated = effective_on(tx, statement, day, progress)
    return AsOf(basis, day, until, then, now, compare(then, now), undated)


def _refuse_before(tx: Reading, day: dt.date) -> None:
    """Raise NotSo for a day before the register was made: nothing was recorded then."""
    made = first_day(tx)
    if day < made:
        raise NotSo(
            _(
                "The register begins on %(first)s, so nothing was recorded on %(day)s. Choose a later day, "
                "or look by the date effective."
            )
            % {"first": made.strftime("%d.%m.%Y"), "day": day.strftime("%d.%m.%Y")}
        )


def end_of(day: dt.date, zone: dt.tzinfo) -> dt.datetime:
    """Return the last moment of a day in a zone."""
    return dt.datetime.combine(day, dt.time.max, zone)


def first_day(tx: Reading) -> dt.date:
    """Return the day on which the register was made."""
    made = tx.value(sa.select(sa.func.min(journal_entry.c.at)))
    return tx.day_of(made) if made else tx.today


@contextmanager
def list_then(tx: Reading, statement: StatementRow, day: dt.date) -> Iterator[Reading]:
    """Yield the register as it was recorded at the end of a day, for an attestation that is signed later.

    Who attests is who does so today, and a name that was withheld since stays withheld. Raises NotSo for a
    day before the statement was recorded.
    """
    _refuse_before(tx, day)
    with as_recorded_at(tx, end_of(day, tx.zone).astimezone(dt.UTC)) as past:
        _refuse_unrecorded(past, statement, day)
        past.connection.execute(sa.delete(attestor))
        attestors = [dict(row._mapping) for row in tx.rows(sa.select(attestor))]
        if attestors:
            past.connection.execute(sa.insert(attestor), attestors)
        for word in CONSENTS[1:]:
            for keys in chunks(tx.connection.execute(_publishing(word)).scalars().all()):
                narrower = sa.update(signatory).where(
                    signatory.c.id.in_(keys), signatory.c.publish.in_(_wider_than(word))
                )
                past.connection.execute(narrower.values(publish=word))
        yield past


def _publishing(word: str) -> sa.Select[tuple[uuid.UUID]]:
    return sa.select(signatory.c.id).where(signatory.c.publish == word)


def _wider_than(word: str) -> tuple[str, ...]:
    """Return the consents to publish that say more than this one: see CONSENTS."""
    return CONSENTS[: CONSENTS.index(word)]


def known_since(tx: Reading, past: Reading, statement: StatementRow, day: dt.date) -> list[int]:
    """Return the numbers of whom something was recorded after a day that held on it already.

    A list as it was recorded then would say of them what is known today not to have been so.
    """
    then = read_state(past, get_statement(past, statement.id))
    held, _undated = effective_on(tx, statement, day)
    return sorted({each.number for each in compare(then, held) if each.kind != "name"})


def read_state(tx: Reading, statement: StatementRow) -> State:
    """Read a statement's list as a register has it."""
    acts, held = acts_by_signature(tx, statement), read_held(tx, statement)
    lines = tuple(
        Line(
            row.number,
            row.full_name,
            row.status,
            row.status_on,
            held.of(row.id),
            any(each.kind == RESERVATION for each in acts.get(row.id, ())),
            row.id in held.open,
        )
        for row in list_signatures(tx, statement.id)
    )
    return State(tuple(each.number for each in statement.demands), lines)


def recorded_at(
    tx: Reading,
    statement: StatementRow,
    moment: dt.datetime,
    progress: Tell = lambda _done, _of: None,
) -> State:
    """Read a statement's list as it was recorded at a moment; raises NotSo before it was made."""
    with as_recorded_at(tx, moment.astimezone(dt.UTC), progress) as past:
        _refuse_unrecorded(past, statement, tx.day_of(moment))
        return read_state(past, get_statement(past, statement.id))


def _refuse_unrecorded(past: Reading, statement: StatementRow, day: dt.date) -> None:
    if statement.id not in {each.id for each in list_statements(past)}:
        raise NotSo(
            _("Statement %(statement)d was not recorded yet on %(day)s.")
            % {"statement": statement.number, "day": write_day(day)}
        )


def compare(then: State, now: State) -> tuple[Difference, ...]:
    """Say who differs between two states, by number."""
    before = {each.number: each for each in then.lines}
    after = {each.number: each for each in now.lines}
    found: list[Difference] = []
    for number in sorted({*before, *after}):
        one, other = before.get(number), after.get(number)
        if one is None and other is not None:
            found.append(Difference(number, other.name, "joined", 0, "", other.status))
        elif other is None and one is not None:
            found.append(Difference(number, one.name, "gone", 0, one.status, ""))
        elif one is not None and other is not None:
            found += _differences(one, other, then.demands, now.demands)
    return tuple(found)


def _differences(
    one: Line, other: Line, earlier: tuple[int, ...], later: tuple[int, ...]
) -> list[Difference]:
    number, name = other.number, other.name
    found = []
    if one.name != name:
        found.append(Difference(number, name, "name", 0, one.name, name))
    if one.status != other.status:
        found.append(Difference(number, name, "standing", 0, one.status, other.status))
    # Who does not count has no positions to compare: the status says it.
    was = dict(zip(earlier, one.stances, strict=False))
    for demand, stance in zip(later, other.stances, strict=False):
        if demand in was and was[demand] != stance:
            found.append(Difference(number, name, "position", demand, was[demand], stance))
    return found


# By date effective


@dataclass(slots=True)
class _Held:
    """A position from a day on, with the acts behind it."""

    since: dt.date
    stance: str | None
    """None where it was removed."""
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Words:
    """An act with the day from which it holds."""

    act: ActRow
    since: dt.date

    def stands(self, day: dt.date) -> bool:
        gone = self.act.withdrawn_on
        return self.since <= day and (gone is None or gone > day)


def effective_on(
    tx: Reading,
    statement: StatementRow,
    day: dt.date,
    progress: Tell = lambda _done, _of: None,
) -> tuple[State, tuple[int, ...]]:
    """Return a statement's list as it held on a day by all that is known today, and the undated numbers.

    A signature holds from its date of receipt, else its own date, else that of its list, else that of the
    first evidence of its consent; a status from its effective day; words, and positions that rest on them,
    from the day on which they were received; all else from the day on which it was recorded. What was undone
    never held. Names and demands are today's, and so is a piece of an entry that nobody vouches for: it
    leaves its signature open.
    """
    words = _words(tx, statement)
    progress(1, STEPS)
    held = _held(tx, words)
    progress(2, STEPS)
    steps, began = _steps(tx, statement.id), _began(tx)
    progress(3, STEPS)
    dates = _dates_borne(tx, statement.id)
    consented = consent_days(tx, statement.id)
    cover, signed = coverage(tx, statement), _texts_signed(tx, statement.id)
    everything = (COVERED,) * len(statement.demands)
    lines: list[Line] = []
    undated: list[int] = []
    for done, row in enumerate(list_signatures(tx, statement.id)):
        if done % 2_000 == 0:
            progress(4, STEPS)
        moves = steps.get(row.id, [])
        recorded, first = began.get(row.id, (day, row.status))
        since = dates[row.id]
        if since is None:
            since = min([recorded, *(each for _status, each in moves)])
            came = consented.get(row.id)
            if came is not None:
                since = min(since, came)
            if row.status in COUNTED and not is_dated(came, recorded):
                undated.append(row.number)
        if since > day:
            continue
        status, on = (first, None) if moves else (row.status, row.status_on)
        status, on = next((each for each in reversed(moves) if each[1] <= day), (status, on))
        kinds = {each.act.kind for each in words.get(row.id, ()) if each.stands(day)}
        known = [held.get((row.id, demand.id), []) for demand in statement.demands]
        waits = UNSETTLED in kinds or row.is_open
        stances: Stances = ()
        if status in COUNTED:
            stances = hold(
                (_stance(each, day) for each in known),
                cover.get(signed[row.id], everything),
                is_open=waits,
                silence=statement.silence,
            )
        reserves = RESERVATION in kinds
        lines.append(Line(row.number, row.full_name, status, on, stances, reserves, waits))
    demands = tuple(each.number for each in statement.demands)
    return State(demands, tuple(lines)), tuple(undated)


def _dates_borne(tx: Reading, statement_id: uuid.UUID) -> dict[uuid.UUID, dt.date | None]:
    """Return for each signature its date of receipt, else its own, else that of the list that named it."""
    listed = source.c.received_on.label("listed_on")
    query = (
        sa.select(signature.c.id, signature.c.received_on, signature.c.signed_on, listed)
        .outerjoin(source, source.c.id == signature.c.source_id)
        .where(signature.c.statement_id == statement_id)
    )
    return {row.id: row.received_on or row.signed_on or row.listed_on for row in tx.rows(query)}


def _texts_signed(tx: Reading, statement_id: uuid.UUID) -> dict[uuid.UUID, uuid.UUID]:
    query = sa.select(signature.c.id, signature.c.text_id)
    return dict(map(tuple, tx.rows(query.where(signature.c.statement_id == statement_id))))


def _stance(held: list[_Held], day: dt.date) -> str | None:
    """Return the position that was recorded last of those that hold on a day; None for none."""
    return next((each.stance for each in reversed(held) if each.since <= day), None)


def _words(tx: Reading, statement: StatementRow) -> dict[uuid.UUID, list[_Words]]:
    query = (
        sa.select(act.c.id, act.c.recorded_at)
        .join(signature, signature.c.id == act.c.signature_id)
        .where(signature.c.statement_id == statement.id)
    )
    recorded = {row.id: tx.day_of(row.recorded_at) for row in tx.rows(query)}
    return {
        key: [_Words(each, each.received_on or recorded[each.id]) for each in acts]
        for key, acts in acts_by_signature(tx, statement, withdrawn=True).items()
    }


def _steps(tx: Reading, statement_id: uuid.UUID) -> dict[uuid.UUID, list[tuple[str, dt.date]]]:
    """Return each signature's steps in the order in which they were recorded, with their days."""
    query = (
        sa.select(status_step)
        .join(signature, signature.c.id == status_step.c.signature_id)
        .where(signature.c.statement_id == statement_id)
        .order_by(status_step.c.recorded_at, status_step.c.id)
    )
    found: dict[uuid.UUID, list[tuple[str, dt.date]]] = {}
    for row in tx.rows(query):
        day = row.effective_on or row.received_on or tx.day_of(row.recorded_at)
        found.setdefault(row.signature_id, []).append((row.standing, day))
    return found


def _began(tx: Reading) -> dict[uuid.UUID, tuple[dt.date, str]]:
    """Return for each signature the day on which it was recorded, and its status then.

    One that was taken back and recorded again, as by reading the same list later, holds from the second time.
    """
    found: dict[uuid.UUID, tuple[dt.date, str]] = {}
    for row in _changes(tx, "signature", journal_change.c.operation.in_(("insert", "delete"))):
        if row.operation == "delete":
            found.pop(row.row_id, None)
        else:
            found[row.row_id] = (tx.day_of(row.at), json.loads(row.value).get("standing", ""))
    return found


def _held(
    tx: Reading, words: Mapping[uuid.UUID, list[_Words]]
) -> dict[tuple[uuid.UUID, uuid.UUID], list[_Held]]:
    """Return by signature and demand the positions that were recorded and not undone, oldest first."""
    known = {each.act.id.hex: each for acts in words.values() for each in acts}
    whose: dict[uuid.UUID, tuple[uuid.UUID, uuid.UUID]] = {}
    found: dict[tuple[uuid.UUID, uuid.UUID], list[_Held]] = {}
    for row in _changes(tx, "position"):
        value = json.loads(row.value)
        if "signature_id" in value:
            key = uuid.UUID(hex=value["signature_id"]), uuid.UUID(hex=value["demand_id"])
            whose[row.row_id] = key
        history = found.setdefault(whose[row.row_id], [])
        gone = row.operation == "delete"
        stance = None if gone else value.get("stance", "supports")
        acts = () if gone else tuple(value.get("acts", ()))
        if row.kind == "undo":
            _take_back(history, None if gone else (stance, acts))
        else:
            before = history[-1].acts if history else ()
            history.append(_Held(_since(tx.day_of(row.at), acts, before, known), stance, acts))
    return found


def _since(
    recorded: dt.date,
    acts: tuple[str, ...],
    before: tuple[str, ...],
    known: Mapping[str, _Words],
) -> dt.date:
    """Return the date from which a position holds: that of the words that came, or that were withdrawn."""
    days = [known[each].since for each in acts if each in known and each not in before]
    for each in before:
        gone = known[each].act.withdrawn_on if each in known and each not in acts else None
        days += [gone] if gone else []
    if not days and acts == before:
        return recorded
    return max(days, default=recorded)


def _take_back(history: list[_Held], value: tuple[str | None, tuple[str, ...]] | None) -> None:
    """Undo the last position: the one before it holds again."""
    while history and (value is None or (history[-1].stance, history[-1].acts) != value):
        history.pop()


def _changes(
    tx: Reading, table_name: str, among: sa.ColumnElement[bool] | None = None
) -> list[Row]:
    """Return the changes of a table with the moment and kind of their entries, in their order."""
    same = (journal_entry.c.device_id == journal_change.c.device_id) & (
        journal_entry.c.seq == journal_change.c.seq
    )
    columns = (
        journal_change.c.row_id,
        journal_change.c.operation,
        journal_change.c.value,
        journal_entry.c.at,
        journal_entry.c.kind,
    )
    query = sa.select(*columns).join(journal_entry, same)
    query = query.where(journal_change.c.table_name == table_name)
    if among is not None:
        query = query.where(among)
    order = (journal_entry.c.clock, journal_change.c.seq, journal_change.c.ordinal)
    return list(tx.rows(query.order_by(*order)))
