"""The journal by pages, newest first: what was searched for, and whether it was undone since."""

import datetime as dt
import itertools
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

import sqlalchemy as sa

from coalition_app.records.journal import action_sentences, done_words, journal
from coalition_app.records.journal.journal import Entry, EntryId
from coalition_app.records.store.journal_tables import journal_entry
from coalition_app.records.store.transactions import Reading

_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries are wanted; an empty field lets all through."""

    words: str = ""
    """Words of the sentence or the actor, and numbers that it names; all must be there."""
    actions: tuple[str, ...] = ()
    """Keys of actions."""
    since: dt.date | None = None
    until: dt.date | None = None
    """First and last day, in the register's time zone."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One entry, and whether what it did was undone and not redone."""

    entry: Entry
    undone: bool


@dataclass(frozen=True, slots=True)
class Known:
    """What the journal holds: its actions, each with the arguments of one entry, and the actors."""

    actions: Mapping[str, str] = field(default_factory=dict)
    actors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """How far a reader has come: pass it to `next_page` for older entries."""

    below: Mapping[uuid.UUID, int] = field(default_factory=dict)
    clock: int | None = None
    undone: Mapping[EntryId, bool] = field(default_factory=dict)
    at_end: bool = False


def next_page(
    tx: Reading, wanted: Wanted, known: Known, place: Place, limit: int = 128
) -> tuple[list[Shown], Place]:
    """Return up to `limit` older entries, and the place after them.

    `known` is what `speaks_of` returned; an empty one will do where no words are searched for.
    """
    found = journal.newest_first(tx, *_conditions(wanted, known, tx.zone), below=place.below)
    entries = list(itertools.islice(found, limit))
    if not entries:
        return [], Place(place.below, place.clock, place.undone, at_end=True)
    below, clock = dict(place.below), entries[-1].clock
    below.update({entry.device_id: entry.seq for entry in entries})
    undone = _undone_since(tx, clock, place)
    shown = [Shown(entry, undone.get(entry.key, False)) for entry in entries]
    return shown, Place(below, clock, undone, at_end=len(entries) < limit)


def speaks_of(tx: Reading) -> Known:
    """Return what words are looked for in; goes through the whole journal, some 60 ms in 100,000 entries."""
    columns = journal_entry.c
    query = sa.select(
        columns.action, columns.actor, sa.func.max(columns.arguments).label("arguments")
    ).group_by(columns.action, columns.actor)
    rows = tx.rows(query)
    return Known(
        {row.action: row.arguments for row in rows}, tuple({row.actor: None for row in rows})
    )


def _undone_since(tx: Reading, clock: int, place: Place) -> dict[EntryId, bool]:
    """Tell for each entry whether it is undone now; what is newer than `clock` is read only once."""
    columns = journal_entry.c
    query = sa.select(columns.target_device_id, columns.target_seq, columns.kind).where(
        columns.kind != "action", columns.clock >= clock
    )
    if place.clock is not None:
        query = query.where(columns.clock <= place.clock)
    undone = dict(place.undone)
    for row in tx.rows(query.order_by(columns.clock.desc(), columns.seq.desc())):
        # The newest of them stands: an older one says nothing more.
        undone.setdefault((row.target_device_id, row.target_seq), row.kind == "undo")
    return undone


def _conditions(wanted: Wanted, known: Known, zone: dt.tzinfo) -> list[sa.ColumnElement[bool]]:
    columns = journal_entry.c
    found: list[sa.ColumnElement[bool]] = []
    if wanted.since is not None:
        found.append(columns.at >= _beginning(wanted.since, zone))
    if wanted.until is not None:
        found.append(columns.at < _beginning(wanted.until + dt.timedelta(days=1), zone))
    if wanted.actions:
        found.append(columns.action.in_(wanted.actions))
    found.extend(_holds(word, known) for word in wanted.words.casefold().split())
    return found


def _holds(word: str, known: Known) -> sa.ColumnElement[bool]:
    """Ask for a word in the sentence or in who did it, for a whole number in what it names."""
    columns = journal_entry.c
    said = [action for action, example in known.actions.items() if word in _words(action, example)]
    by = [actor for actor in known.actors if word in actor.casefold()]
    asked = [columns.action.in_(said), columns.actor.in_(by)]
    if _NUMBER.fullmatch(word):
        around = ((" ", ","), (" ", "}"), ("[", ","), (" ", "]"), ("[", "]"))
        asked += [columns.arguments.like(f"%{before}{word}{after}%") for before, after in around]
    return sa.or_(*asked)


def _words(action: str, example: str) -> str:
    """Return how an action is said as done and to be undone, without the numbers of this one entry."""
    said = (
        done_words.in_journal(action, example),
        action_sentences.describe(action, example),
    )
    return _NUMBER.sub("", " ".join(said)).casefold()


def _beginning(day: dt.date, zone: dt.tzinfo) -> dt.datetime:
    """Return the moment at which a day begins in a zone."""
    return dt.datetime.combine(day, dt.time(), zone)
