"""Copies from before an erasure: which still hold what is erased, and which of them may be removed."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from coalition_app import settings
from coalition_app.records.care import kept_copies
from coalition_app.records.erasing.find import Scope, find
from coalition_app.records.file import engine as engines
from coalition_app.records.opening.leftovers import look_beside
from coalition_app.records.store.database import Database
from coalition_app.records.store.raw_rows import NOT_READABLE
from coalition_app.records.store.tables import FORMAT
from coalition_app.records.store.transactions import Reading
from coalition_app.records.store.zones import stamp_of
from coalition_app.work import Tell, tell_nobody


@dataclass(frozen=True, slots=True)
class HoldingCopy:
    """A copy that holds what is erased, or of which that cannot be told."""

    path: Path
    own: bool
    """Whether the program made it by itself, so that it may remove it."""
    known: bool
    """Whether it was looked into; another passphrase or an older program's format prevents that."""


def holding_copies(
    database: Database,
    scope: Scope,
    kinds: Collection[str],
    *,
    shared: bool = False,
    tell: Tell = tell_nobody,
) -> tuple[HoldingCopy, ...]:
    """Look into all copies that the program knows of, and into the registers that lie beside this one.

    `tell` is told how many of how many are read.
    """
    own = settings.names_of_own_copies(database.path)
    listed = [each.path for each in kept_copies.list_known(database.path)]
    copies = list(dict.fromkeys((*listed, *look_beside(database.path))))
    # An older state that was put beside under another name; what cannot be read there may be anything.
    others = set(database.path.parent.glob("*.coalition")) - {database.path, *copies}
    paths = [*copies, *sorted(others)]
    found = []
    for at, path in enumerate(paths):
        tell(at, len(paths))
        holds = _holds(database, path, scope, kinds, shared=shared)
        if holds or (holds is None and path not in others):
            found.append(HoldingCopy(path, path.parent.name in own, holds is not None))
    return tuple(found)


def _holds(
    database: Database, path: Path, scope: Scope, kinds: Collection[str], *, shared: bool
) -> bool | None:
    """Tell whether a copy holds something of a scope; None where that cannot be told."""
    try:
        engine = engines.make_engine(path, database.raw_key, read_only=True)
        try:
            if engines.pragma(engine, "PRAGMA user_version")[0][0] != FORMAT:
                return None
            with engine.connect().execution_options(**engines.READ_ONLY) as connection:
                return find(Reading(connection), scope, kinds, shared=shared).holds(kinds)
        finally:
            engine.dispose()
    except (OSError, *NOT_READABLE, *engines.driver_errors()):
        return None


def replace_own(database: Database, copies: Sequence[HoldingCopy]) -> Iterator[Path]:
    """Make one copy of now, then remove the program's own ones that hold what is erased; yield the removed.

    Raises UserError where no copy can be made; none is removed then.
    """
    own = [each.path for each in copies if each.own]
    if not own:
        return
    now = dt.datetime.now(database.zone)
    register = database.path
    folder = settings.own_copies(register)
    while (folder / f"{register.stem} {stamp_of(now)}{register.suffix}").exists():
        now += dt.timedelta(seconds=1)
    moment = kept_copies.pin(database)
    kept_copies.keep_copy(database, moment, stamp_of(now))
    for path in own:
        path.unlink(missing_ok=True)
        yield path
