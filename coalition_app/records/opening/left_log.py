"""A -wal that lies beside a closed register: its own after a crash, or that of another file.

SQLite takes in any -wal that is whole in itself. Beside an older copy that was put in the register's place it
would bring the newer rows back, or mix the pages of both.
"""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _, ngettext
from coalition_app.records.file import engine as engines
from coalition_app.records.file.copies import bring_to_disk, give_mode
from coalition_app.records.file.identity import identity_of
from coalition_app.records.file.placing import beside, flush_folder
from coalition_app.records.file.refusals import reason
from coalition_app.records.opening.judging import NewerFormat, judge
from coalition_app.records.store import lines, older_file
from coalition_app.records.store.columns import Row
from coalition_app.records.store.journal_tables import journal_entry
from coalition_app.records.store.older_file import Opening
from coalition_app.records.store.raw_rows import NOT_READABLE
from coalition_app.records.store.tables import register
from coalition_app.records.store.underneath import name_aside


class State(NamedTuple):
    """What a whole register holds, read alone or with its -wal."""

    register: bytes
    entries: int
    heads: tuple[Row, ...]
    """The newest entry of each device."""


def settle_left_log(path: Path, raw_key: str | None) -> str:
    """Set a -wal aside that is not this file's, and return what a person must know of it; mostly nothing.

    What the program left beside this very file when it was killed is taken in as the register opens, and
    not spoken of; where that is not certain, it is told. A file that is not whole alone is left as it is: it
    may have been killed while its -wal was written into it.

    Raises UserError where a foreign -wal cannot be set aside.
    """
    if not engines.has_wal(path):
        return ""
    kept = older_file.opening(path)
    if kept is not None and kept.log == _number(beside(path, "-wal")):
        held = _holds(path, raw_key, kept, alone=True)
        if held and kept.file == _number(path):
            return ""
        if held is False and _state(path, raw_key, alone=True) is None:
            return (
                ""  # the -wal was being written into it: its newest entry may stand there in part
            )
        if held is False:
            return _set_aside(path, with_file=bool(_holds(path, raw_key, kept, alone=False)))
    more = entries_in_log(path, raw_key)
    return _set_aside(path, with_file=False) if more is None else _taken_in(path, more)


def entries_in_log(path: Path, raw_key: str | None) -> int | None:
    """Count the entries that a -wal has besides those of its file, changing nothing.

    None where it is foreign; none are counted where the file is not whole alone: both are read together then.
    """
    alone = _state(path, raw_key, alone=True)
    if alone is None:
        return 0
    both = _state(path, raw_key, alone=False)
    if both is None or not _goes_on(path, raw_key, alone, both):
        return None
    return both.entries - alone.entries


def _holds(path: Path, raw_key: str | None, kept: Opening, *, alone: bool) -> bool | None:
    """Tell whether the file has the entry that it had when it was last opened for work here.

    None where it cannot be read.
    """
    try:
        with _reading(path, raw_key, alone=alone) as connection:
            return lines.holds(connection, kept.device_id, kept.seq, kept.hash)
    except (UserError, OSError, *NOT_READABLE, *engines.driver_errors()):
        return None


def _state(path: Path, raw_key: str | None, *, alone: bool) -> State | None:
    """Read what a register holds; None where it is not whole so, or its journal has gaps.

    Raises NewerFormat: what a newer version left beside is for that version to take in.
    """
    columns = journal_entry.c
    try:
        with _reading(path, raw_key, alone=alone) as connection:
            if engines.integrity(connection.engine):
                return None
            entries = connection.execute(sa.select(sa.func.count(columns.seq))).scalar() or 0
            heads = tuple(lines.newest_entries(connection))
            key = connection.execute(sa.select(register.c.id)).scalar_one()
    except NewerFormat:
        raise
    except (UserError, OSError, *NOT_READABLE, *engines.driver_errors()):
        return None
    whole = entries == sum(each.seq for each in heads)
    return State(key.bytes, entries, heads) if whole else None


def _goes_on(path: Path, raw_key: str | None, alone: State, both: State) -> bool:
    """Tell whether the -wal goes on with what the file alone holds."""
    if both.register != alone.register:
        return False
    with _reading(path, raw_key, alone=False) as connection:
        return all(
            lines.holds(connection, each.device_id, each.seq, each.hash) for each in alone.heads
        )


@contextlib.contextmanager
def _reading(path: Path, raw_key: str | None, *, alone: bool) -> Iterator[sa.Connection]:
    """Read a file that was judged, changing nothing."""
    judge(path, raw_key, to_check=True, alone=alone)
    engine = engines.make_engine(path, raw_key, read_only=True, alone=alone)
    try:
        with engine.connect().execution_options(**engines.READ_ONLY) as connection:
            yield connection
    finally:
        engine.dispose()


def _set_aside(path: Path, *, with_file: bool) -> str:
    """Give a foreign -wal a telling name, beside a copy of the file where both make a whole register."""
    aside, log = name_aside(path), beside(path, "-wal")
    try:
        if with_file:
            shutil.copyfile(path, aside)
            give_mode(path, aside)
            bring_to_disk(aside)
        log.rename(beside(aside, "-wal"))
        beside(path, "-shm").unlink(missing_ok=True)
        flush_folder(path)
    except OSError as error:
        foreign = _("%(name)s does not belong to this file, and cannot be set aside.")
        raise UserError(f"{foreign % {'name': log.name}} {reason(error)}") from error
    names = {"name": log.name, "path": path, "aside": aside if with_file else beside(aside, "-wal")}
    said = _(
        "%(name)s, which lay beside the register, does not belong to this file: an older copy, or another "
        "register, was put in its place. It was not taken in."
    )
    kept = (
        _("What had been recorded last is kept in %(aside)s: open it to look at it.")
        if with_file
        else _("It is kept as %(aside)s.")
    )
    return f"{said % names} {kept % names}"


def _taken_in(path: Path, entries: int) -> str:
    """Say what was taken in of a -wal that goes on with the file, and may all the same be another's."""
    if entries <= 0:
        return ""
    words = ngettext(
        "Beside the register lay %(name)s with %(count)d entry that was not yet written into the file; it "
        "was taken in. If you put an older copy here yourself, restore it by “restore” instead.",
        "Beside the register lay %(name)s with %(count)d entries that were not yet written into the file; "
        "they were taken in. If you put an older copy here yourself, restore it by “restore” instead.",
        entries,
    )
    return words % {"name": beside(path, "-wal").name, "count": entries}


def _number(path: Path) -> str:
    found = identity_of(path)
    return "" if found is None else str(found[1])
