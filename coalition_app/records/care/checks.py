"""Is the register whole? The file, the journal's chains, the tables against the journal, the editions."""

import hashlib
from collections.abc import Callable
from functools import partial
from typing import Any

import sqlalchemy as sa

from coalition_app.i18n import _
from coalition_app.records.journal import journal
from coalition_app.records.journal.time_machine import ERASED, replay_table
from coalition_app.records.store import change_format, engine
from coalition_app.records.store.database import Database
from coalition_app.records.store.derived import derive
from coalition_app.records.store.tables import JOURNALLED, blob, edition
from coalition_app.records.store.transactions import Reading
from coalition_app.work import Tell


def find_damage(database: Database, progress: Tell | None = None) -> list[str]:
    """List a sentence for everything that is not as it was written; empty for a sound register.

    The chain alone misses data edited behind the journal, so the journal is replayed and compared with the
    tables; a cut tail shows by the heads that the editions carry.
    """
    found = engine.integrity(database.engine)
    if found:
        named = {"count": len(found), "problem": found[0].splitlines()[0]}
        return [
            _("The file is damaged (%(problem)s; findings: %(count)d). Restore a backup copy.")
            % named
        ]
    steps: list[Callable[[Reading], list[str]]] = [_chains, _private_values, _blobs, _editions]
    steps += [partial(_compare, table=table) for table in JOURNALLED.values()]
    problems: list[str] = []
    with database.reading() as tx:
        for at, step in enumerate(steps):
            try:
                problems += step(tx)
            except (ValueError, TypeError, LookupError) as error:
                # What stands in the file is not of the form in which the program writes it.
                problems.append(_("The file is damaged: %(problem)s") % {"problem": error})
            _tell(progress, at + 1, len(steps))
    return problems


def _chains(tx: Reading) -> list[str]:
    return [
        _("Entry %(seq)d of the journal was changed, or an entry before it is missing.")
        % {"seq": seq}
        for _device, seq in journal.broken_links(tx)
    ]


def _private_values(tx: Reading) -> list[str]:
    """Compare private values with their digests.

    This version erases none, so that one which is missing was taken away behind the journal: whatever stands
    in its place in the tables could be anything.
    """
    problems = []
    for table in JOURNALLED:
        for row in journal.stream_changes(tx, table):
            if row.private_digest is None:
                continue
            if row.private is None:
                problems.append(
                    _(
                        "A private value of entry %(seq)d of the journal is missing, and nobody erased it."
                    )
                    % {"seq": row.seq}
                )
            elif change_format.private_digest(row.salt, row.private) != row.private_digest:
                problems.append(
                    _("A private value of entry %(seq)d of the journal was changed.")
                    % {"seq": row.seq}
                )
    return problems


def _blobs(tx: Reading) -> list[str]:
    """Compare the kept files with their digests and sizes, and look for those that are named and not kept."""
    problems, kept = [], set[bytes]()
    for row in tx.connection.execution_options(yield_per=1).execute(sa.select(blob)):
        if row.content is None:
            continue
        kept.add(row.sha256)
        found = (hashlib.sha256(row.content).digest(), len(row.content))
        if found != (row.sha256, row.size):
            problems.append(
                _("A kept file was changed: %(digest)s.") % {"digest": row.sha256.hex()[:16]}
            )
    missing = _named_files(tx) - kept
    return problems + [
        _("A kept file is missing: %(digest)s.") % {"digest": digest.hex()[:16]}
        for digest in sorted(missing)
    ]


def _named_files(tx: Reading) -> set[bytes]:
    """Return the digests of all files that the register says it keeps."""
    naming = [
        column
        for table in (blob, *JOURNALLED.values())
        for column in table.c
        if column is blob.c.sha256
        or any(key.column is blob.c.sha256 for key in column.foreign_keys)
    ]
    return {
        row[0]
        for column in naming
        for row in tx.rows(sa.select(column).where(column.is_not(None)).distinct())
    }


def _editions(tx: Reading) -> list[str]:
    problems = []
    for row in tx.rows(sa.select(edition).order_by(edition.c.number)):
        if not row.heads or not all(journal.has_head(tx, head) for head in row.heads):
            problems.append(
                _("The journal no longer holds what it held when edition %(number)d was attested.")
                % {"number": row.number}
            )
    return problems


def _compare(tx: Reading, table: sa.Table) -> list[str]:
    """Replay the journal of one table and compare what comes out with its rows."""
    expected = replay_table(tx, table)
    different = 0
    query = sa.select(table)
    for row in tx.connection.execution_options(yield_per=2_000).execute(query):
        values = dict(row._mapping)
        wanted = expected.pop(values.pop("id"), None)
        followed = derive(table, values, values)
        if wanted is None or not _agree(values, {**wanted, **followed}):
            different += 1
    different += len(expected)
    if not different:
        return []
    return [
        _("Table %(table)s was changed behind the journal (rows: %(count)d).")
        % {"table": table.name, "count": different}
    ]


def _agree(values: dict[str, Any], wanted: dict[str, Any]) -> bool:
    return all(known is ERASED or known == values[name] for name, known in wanted.items())


def _tell(progress: Tell | None, done: int, whole: int) -> None:
    if progress:
        progress(done, whole)
