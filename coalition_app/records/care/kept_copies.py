"""Copies that the program makes by itself: where they lie, when one is due, and which of them are kept."""

import contextlib
import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import sqlalchemy as sa

from coalition_app import settings
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.care.backups import CopyRow, list_copies
from coalition_app.records.file.copies import Moment, copy_failed
from coalition_app.records.store.database import Database
from coalition_app.records.store.journal_tables import journal_entry
from coalition_app.records.store.tables import statement

DAYS, WEEKS, MONTHS = 12, 10, 9
"""How many daily copies are kept, before them weekly, and before them monthly ones; as Anki does."""
RISKY = frozenset(
    ("import", "undo-import", "merge-signatories", "decide-twins", "new-text", "take-differences")
)
"""Keys of what is seldom done and changes much: a copy is made before."""
MANY = 20
"""Rows from which on any other change is one of many at once."""
ONE_ACT = 600.0
"""Seconds in which the same act again is one act: pairs of duplicates are decided one after the other."""


class FolderAway(UserError):
    """The folder that was chosen is not there, as that of a stick; the copy waits for it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(
            _(
                "The folder for copies is not there: %(path)s. The copy is made as soon as it is back; "
                "connect its disk."
            )
            % {"path": folder}
        )


def is_due(database: Database) -> bool:
    """Tell whether something was recorded since the newest copy, and that one is not of today."""
    copies = list_own(database.path)
    with database.reading() as tx:
        today = tx.today
        newest = tx.value(sa.select(sa.func.max(journal_entry.c.at)))
        if newest is None:
            return False
        recorded = newest.astimezone(tx.zone).replace(tzinfo=None, microsecond=0)
    return not copies or (copies[0].made.date() < today and recorded >= copies[0].made)


def is_risky(key: str, rows: int) -> bool:
    """Tell whether a change of this key and so many rows has a copy of the state before it.

    An erasure has none: the copy would go on holding what is erased.
    """
    return key in RISKY or (rows > MANY and key != "erase")


def serves(database: Database, key: str) -> bool:
    """Tell whether a further copy before an act would help nobody.

    So it is before the first statement, where nothing was recorded since the newest copy, and where the same
    act, a few minutes ago, had its own.
    """
    copies = list_own(database.path)
    with database.reading() as tx:
        if tx.first(sa.select(statement.c.id).limit(1)) is None:
            return True
        if not copies:
            return False
        made = copies[0].made.replace(tzinfo=tx.zone)
        since = sa.select(journal_entry.c.action).where(journal_entry.c.at >= made)
        done = {row.action for row in tx.rows(since.distinct())}
        young = (tx.now - made).total_seconds() < ONE_ACT
    return not done or (young and done == {key})


def pin(database: Database) -> Moment:
    """Hold the state of now, to be copied while others go on writing."""
    return Moment(database.engine, database.raw_key)


def list_own(register: Path) -> tuple[CopyRow, ...]:
    """Find the copies that were made by themselves, the newest first."""
    return list_copies(register, [settings.own_copies(register)])


def list_known(register: Path) -> tuple[CopyRow, ...]:
    """Find the copies beside a register, its own ones, and where copies went before, the newest first."""
    return list_copies(register, settings.places_of_copies(register))


def keep_copy(database: Database, moment: Moment, stamp: str) -> Path:
    """Put a moment's verified copy among the register's own, and remove those that are too many.

    `stamp` is when the moment was; the settings name folder and room. Raises FolderAway, and UserError
    where the folder takes no copy; none is removed then.
    """
    register = database.path
    folder, limit = settings.own_copies(register), settings.copying(register).limit
    copy = folder / f"{register.stem} {stamp}{register.suffix}"
    try:
        if not folder.parent.is_dir():
            raise FolderAway(folder.parent)
        try:
            folder.mkdir(exist_ok=True)
        except OSError as error:
            raise copy_failed(folder, error) from error
        if not copy.exists():
            moment.copy(copy)
    finally:
        moment.let_go()
    copies = list_own(register)
    today = copies[0].made.date() if copies else dt.date.min
    for each in too_many(copies, today, limit * 1_000_000):
        with contextlib.suppress(OSError):
            each.path.unlink()
    return copy


def too_many(copies: Sequence[CopyRow], today: dt.date, limit: int) -> tuple[CopyRow, ...]:
    """Return the copies that are not kept; `copies` the newest first, `limit` in bytes, 0 for none.

    All of today are kept, and the newest of each of the days, weeks and months before; where they take more
    than the limit, the oldest go first. The newest always stays.
    """
    days: set[object] = set()
    weeks: set[object] = set()
    months: set[object] = set()
    stages = (
        (days, DAYS, lambda day: day),
        (weeks, WEEKS, lambda day: day.isocalendar()[:2]),
        (months, MONTHS, lambda day: (day.year, day.month)),
    )

    def is_kept(day: dt.date) -> bool:
        if day >= today:
            days.add(day)
            return True
        for known, most, span in stages:
            if span(day) in known:
                return False
            if len(known) < most:
                known.add(span(day))
                return True
        return False

    kept = [each for each in copies if is_kept(each.made.date())]
    while limit and len(kept) > 1 and sum(each.size for each in kept) > limit:
        kept.pop()
    return tuple(each for each in copies if each not in kept)
