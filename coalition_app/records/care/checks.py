"""Is the register whole? The file, how it is built, the journal, the tables against it, files, editions."""

import itertools
import re
import uuid
from collections.abc import Callable, Iterable, Iterator
from functools import partial

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.care import table_rows
from coalition_app.records.care.kept_files import find_damaged_files
from coalition_app.records.file import engine
from coalition_app.records.journal import journal, proof
from coalition_app.records.journal.proof import cannot_be_read
from coalition_app.records.store import schema
from coalition_app.records.store.database import Database
from coalition_app.records.store.edition_tables import edition
from coalition_app.records.store.journal_tables import device
from coalition_app.records.store.raw_rows import (
    NOT_READABLE,
    Damage,
    Unreadable,
    as_stored,
    reader,
    shown_key,
    text_as_it_stands,
)
from coalition_app.records.store.shape import Differences
from coalition_app.records.store.tables import JOURNALLED
from coalition_app.records.store.transactions import Reading
from coalition_app.work import Tell

OF_ROWS = re.compile(r"(?:CHECK constraint failed|NULL value|non-[A-Z]+ value|\w+ value) in ")
"""Findings of SQLite about a row's values, after which the rest can be read as ever."""

FINGERPRINT_BYTES = 32

Step = Callable[[Reading], Iterable[Damage]]


def find_damage(database: Database, progress: Tell | None = None) -> list[str]:
    """List a sentence for everything that is not as it was written; empty for a sound register."""
    return [each.text for each in look_for_damage(database, progress)]


def look_for_damage(database: Database, progress: Tell | None = None) -> list[Damage]:
    """List everything that is not as it was written, with table and key; empty for a sound register.

    The chain alone misses data edited behind the journal, so the journal is replayed and compared with the
    tables; a cut tail shows by the heads that the editions carry.
    """
    found = engine.integrity(database.engine, checks=engine.INTEGRITY[:2])
    problems = [_of_file(found)] if found else []
    if any(not OF_ROWS.match(each) for each in found):
        return problems
    try:
        problems += of_parts(schema.compare(database.engine))
    except (
        engine.driver_errors()
    ) as error:  # its own words are damaged, as by a byte that is no UTF-8
        return [*problems, _of_file([str(error)])]
    with database.reading() as tx:
        steps = [_foreign_keys, _devices, *_agreement(tx), find_damaged_files, _editions]
        for at, step in enumerate(steps):
            try:
                problems += step(tx)
            except (*NOT_READABLE, sa.exc.DBAPIError) as error:
                # What stands in the file is not of the form in which the program writes it.
                reason = getattr(error, "orig", None) or error
                problems.append(Damage(_("The file is damaged: %(problem)s") % {"problem": reason}))
            if progress:
                progress(at + 1, len(steps))
    return problems


def find_disagreement(tx: Reading, statement_id: uuid.UUID | None = None) -> Damage | None:
    """Find where the register disagrees with itself in what it prints: the journal, the tables, kept files.

    `statement_id` limits the files to those of a statement. The whole file is examined by `look_for_damage`.
    """
    only = None if statement_id is None else _files_of(tx, statement_id)
    steps: list[Step] = [*_agreement(tx), partial(find_damaged_files, only=only)]
    return next(itertools.chain.from_iterable(step(tx) for step in steps), None)


def disagreement_lines(tx: Reading) -> tuple[str, ...]:
    """Say that the register disagrees with itself, to stand beside an answer that rests on it."""
    found = find_disagreement(tx)
    if found is None:
        return ()
    text = _("This register disagrees with itself: check it before you rely on it. %(problem)s")
    return (text % {"problem": found.text},)


def refuse_disagreement(tx: Reading, statement_id: uuid.UUID) -> None:
    """Raise UserError where the register disagrees with itself in what an attestation rests on."""
    found = find_disagreement(tx, statement_id)
    if found is not None:
        raise UserError(disagreement_sentence(found))


def disagreement_sentence(found: Damage) -> str:
    """Say that nothing is attested, and why."""
    text = _(
        "The register disagrees with itself, so that nothing is attested. %(problem)s Check the "
        "register, and restore a backup copy."
    )
    return text % {"problem": found.text}


def _files_of(tx: Reading, statement_id: uuid.UUID) -> set[bytes]:
    """Return the digests of the files that rows of a statement name."""
    naming = [t for t in JOURNALLED.values() if {"statement_id", "sha256"} <= {*t.c.keys()}]
    return {
        row[0]
        for table in naming
        for row in tx.rows(
            as_stored(table.c.sha256).where(
                table.c.statement_id == statement_id, table.c.sha256.is_not(None)
            )
        )
    }


def _agreement(tx: Reading) -> list[Step]:
    return [proof.find_flaws, *table_rows.comparisons(tx)]


def _of_file(found: list[str]) -> Damage:
    named = {"count": len(found), "problem": found[0].splitlines()[0]}
    return Damage(
        _("The file is damaged (%(problem)s; findings: %(count)d). Restore a backup copy.") % named
    )


def of_parts(found: Differences) -> list[Damage]:
    """Name the parts of a file that a fresh register does not have, lacks, or has built otherwise."""
    texts = (
        (found.strange, _("No register has this part, and this one does: %(part)s.")),
        (found.missing, _("Every register has this part, and this one does not: %(part)s.")),
        (found.other, _("This part is built otherwise than in every register: %(part)s.")),
    )
    return [
        Damage(text % {"part": part}, "sqlite_schema", part)
        for parts, text in texts
        for part in parts
    ]


def _foreign_keys(tx: Reading) -> Iterator[Damage]:
    """Yield the rows that name a row of another table which is not there."""
    if tx.connection.dialect.name != "sqlite":
        return
    for table, rowid, other, _at in tx.rows(sa.text("PRAGMA foreign_key_check")):
        key = str(rowid)
        if table in JOURNALLED:
            stored = tx.value(as_stored(JOURNALLED[table].c.id).where(sa.text(f"rowid = {rowid}")))
            key = shown_key(stored)
        text = _("Row %(key)s of table %(table)s names a row of table %(other)s that is missing.")
        yield Damage(text % {"key": key, "table": table, "other": other}, table, key)


def _devices(tx: Reading) -> Iterator[Damage]:
    """Yield the devices that cannot be read; which there are is the journal's matter."""
    understand = reader(tx.connection, device.c)
    with text_as_it_stands(tx.connection):
        rows = tx.rows(as_stored(*device.c))
    for row in rows:
        try:
            understand(row)
            if len(bytes(row.fingerprint)) != FINGERPRINT_BYTES:
                raise Unreadable(device.c.fingerprint.name)
        except NOT_READABLE as error:
            yield cannot_be_read(device.name, shown_key(row.id), error)


def _editions(tx: Reading) -> Iterator[Damage]:
    """Yield the editions whose past the journal no longer holds."""
    understand = reader(tx.connection, edition.c)
    with text_as_it_stands(tx.connection):
        rows = tx.rows(as_stored(*edition.c).order_by(edition.c.number))
    for row in rows:
        try:
            heads = understand(row)["heads"]
            held = bool(heads) and all(journal.has_head(tx, head) for head in heads)
        except NOT_READABLE:
            held = False
        if not held:
            text = _(
                "The journal no longer holds what it held when edition %(number)d was attested."
            )
            yield Damage(text % {"number": row.number}, edition.name, shown_key(row.id))
