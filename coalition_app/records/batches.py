"""Imports as batches: what became of them, and taking one back later, as an action of its own."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from coalition_app.errors import NotSo, UserError
from coalition_app.i18n import _
from coalition_app.records import changes, journal
from coalition_app.records.columns import Row
from coalition_app.records.journal import EntryId
from coalition_app.records.statements import get_statement
from coalition_app.records.tables import (
    act,
    act_translation,
    edition,
    evidence_claim,
    journal_change,
    next_step,
    position,
    section,
    signatory,
    signature,
    source,
    standing_step,
    twin_decision,
)
from coalition_app.records.transactions import IN_ONE_QUERY, Reading, Transaction

OF_SIGNATURE = (signature, act, position)
WITHOUT = ("number", "section_id")
"""What moving other signatures changes too, which is no change of this one."""


@dataclass(frozen=True, slots=True)
class Batch:
    """One import that stands in the register."""

    source_id: uuid.UUID
    name: str
    """Of the file."""
    statement_id: uuid.UUID
    statement: int
    removable: tuple[int, ...]
    """Numbers that are as they came."""
    kept: tuple[int, ...]
    """Numbers that have been changed since, which stay."""
    rows: dict[str, list[uuid.UUID]] = field(default_factory=dict, compare=False)
    """Keys of what would be taken away, by table."""


def list_sources(tx: Reading) -> list[tuple[uuid.UUID, str, int]]:
    """Give the key, name and number of signatures of every source, the newest first."""
    query = (
        sa.select(source.c.id, source.c.name, sa.func.count(signature.c.id))
        .outerjoin(signature, signature.c.source_id == source.c.id)
        .group_by(source.c.id, source.c.name, source.c.imported_at)
        .order_by(source.c.imported_at.desc(), source.c.id)
    )
    return [(row[0], row[1], row[2]) for row in tx.rows(query)]


def find_source(tx: Reading, name: str | None) -> uuid.UUID:
    """Give the newest source, or the one of a name; raises UserError where none or several are meant."""
    found = [each for each in list_sources(tx) if name is None or each[1] == name]
    if not found:
        if name is None:
            raise NotSo(_("Nothing was imported into this register."))
        sentence = _("No import of a source named %(name)s stands in the register.")
        raise UserError(sentence % {"name": name})
    if name is not None and len(found) > 1:
        sentence = _("Several imports have the source %(name)s; take back the last with --last.")
        raise UserError(sentence % {"name": name})
    return found[0][0]


def source_of_entry(tx: Reading, entry: EntryId) -> uuid.UUID | None:
    """Give the source that an import of the journal brought and that still stands, or None."""
    query = sa.select(journal_change.c.row_id).where(
        journal_change.c.device_id == entry[0],
        journal_change.c.seq == entry[1],
        journal_change.c.operation == "insert",
        journal_change.c.table_name == source.name,
    )
    made: uuid.UUID | None = tx.value(query)
    return made if made is not None and tx.row(source, made) is not None else None


def look_at_batch(tx: Reading, source_id: uuid.UUID) -> Batch:
    """Tell which signatures of a source are as they came, and which have been changed since.

    Raises UserError where the source is gone, and where an edition attests what it brought.
    """
    row = tx.row(source, source_id)
    if row is None:
        raise UserError(_("This import stands in the register no more."))
    shown = get_statement(tx, row.statement_id)
    _refuse_attested(tx, row)
    inserted = _inserted(tx, source_id)
    signed = {
        each.id: each
        for each in tx.rows(
            sa.select(signature.c.id, signature.c.number, signature.c.signatory_id)
            .where(signature.c.source_id == source_id)
            .order_by(signature.c.number)
        )
    }
    changed = _changed(tx, inserted, signed)
    free = [key for key in signed if key not in changed]
    chosen = set(free)
    people = {signed[key].signatory_id for key in free}
    rows = {
        table.name: [key for key, of in _owners(inserted, table).items() if of in chosen]
        for table in (position, act)
    }
    rows[signature.name] = free
    rows[signatory.name] = [key for key in inserted[signatory.name] if key in people]
    if not changed:
        rows[section.name] = _empty_sections(tx, inserted, source_id)
        rows[source.name] = [source_id]
    return Batch(
        source_id,
        row.name,
        row.statement_id,
        shown.number,
        tuple(signed[key].number for key in free),
        tuple(each.number for key, each in signed.items() if key in changed),
        rows,
    )


def undo_import(tx: Transaction, source_id: uuid.UUID) -> Batch:
    """Take the unchanged signatures of an import away, and give what was taken and what was kept.

    The source goes too once none of its signatures is left, so that the list can be imported again; a
    statement that the import made stays. Raises UserError where nothing is left that is as it came.
    """
    batch = look_at_batch(tx, source_id)
    if not batch.removable:
        raise UserError(
            _("Every signature of this import has been changed since, so all of them stay.")
        )
    for table in (position, act, signature, signatory, section, source):
        tx.remove_many(table, batch.rows.get(table.name, []))
    tx.name_action(
        statement=batch.statement, count=len(batch.removable), kept=list(batch.kept[:50])
    )
    return batch


def _refuse_attested(tx: Reading, row: Row) -> None:
    query = sa.select(sa.func.min(edition.c.number)).where(
        edition.c.statement_id == row.statement_id, edition.c.attested_at >= row.imported_at
    )
    attesting = tx.value(query)
    if attesting is not None:
        sentence = _(
            "Edition %(edition)d attests what this import brought, so it cannot be taken back. "
            "Withdraw or reject single signatures instead."
        )
        raise UserError(sentence % {"edition": attesting})


def _inserted(tx: Reading, source_id: uuid.UUID) -> dict[str, dict[uuid.UUID, dict[str, Any]]]:
    """Give what the import wrote, by table and key, from its newest entry: done, or done again."""
    query = sa.select(journal_change.c.device_id, journal_change.c.seq).where(
        journal_change.c.row_id == source_id, journal_change.c.operation == "insert"
    )
    entries = [(row[0], row[1]) for row in tx.rows(query)]
    if not entries:
        raise UserError(_("The journal is damaged: check the register."))
    found: dict[str, dict[uuid.UUID, dict[str, Any]]] = {
        table.name: {} for table in (*OF_SIGNATURE, signatory, section)
    }
    tables = {table.name: table for table in (*OF_SIGNATURE, signatory, section)}
    for row in journal.list_changes(tx, max(entries, key=lambda each: each[1])):
        if row.operation == "insert" and row.table_name in tables:
            values = changes.read_values(tables[row.table_name], row.value, row.private, None)
            found[row.table_name][row.row_id] = values
    return found


def _owners(
    inserted: dict[str, dict[uuid.UUID, dict[str, Any]]], table: sa.Table
) -> dict[uuid.UUID, uuid.UUID]:
    """Give the signature that each row of a table is about."""
    return {key: values["signature_id"] for key, values in inserted[table.name].items()}


def _changed(
    tx: Reading,
    inserted: dict[str, dict[uuid.UUID, dict[str, Any]]],
    signed: dict[uuid.UUID, Row],
) -> set[uuid.UUID]:
    """Give the signatures that differ from what the import wrote, or on which something rests since."""
    of_person: dict[uuid.UUID, uuid.UUID] = {each.signatory_id: key for key, each in signed.items()}
    changed = {key for key in signed if key not in inserted[signature.name]}
    for table in (*OF_SIGNATURE, signatory):
        written = inserted[table.name]
        owners = _owners(inserted, table) if table in (act, position) else {}
        owners = owners or (of_person if table is signatory else {key: key for key in signed})
        for key in _differing(tx, table, written):
            if key in owners:
                changed.add(owners[key])
    for table in (act, position):
        rows = _with(tx, table.c.id, table.c.signature_id, list(signed))
        changed.update(of for key, of in rows if key not in inserted[table.name])
    for column in (
        evidence_claim.c.signature_id,
        standing_step.c.signature_id,
        next_step.c.signature_id,
        twin_decision.c.a_id,
        twin_decision.c.b_id,
    ):
        changed.update(of for _key, of in _with(tx, column, column, list(signed)))
    acts = _owners(inserted, act)
    translated = _with(tx, act_translation.c.id, act_translation.c.act_id, list(acts))
    changed.update(acts[of] for _key, of in translated)
    others = _with(tx, signature.c.id, signature.c.signatory_id, list(of_person))
    changed.update(of_person[of] for key, of in others if key not in signed)
    branches = _with(tx, signatory.c.id, signatory.c.parent_id, list(of_person))
    changed.update(of_person[of] for _key, of in branches)
    return changed & signed.keys()


def _differing(
    tx: Reading, table: sa.Table, written: dict[uuid.UUID, dict[str, Any]]
) -> Iterator[uuid.UUID]:
    """Give the keys of rows that are gone, or whose values differ from what was written."""
    for chunk in _chunks(list(written)):
        query = sa.select(table).where(table.c.id.in_(chunk))
        now = {row.id: row._mapping for row in tx.rows(query)}
        for key in chunk:
            stands = now.get(key)
            if stands is None or any(
                stands[name] != value for name, value in written[key].items() if name not in WITHOUT
            ):
                yield key


def _with(
    tx: Reading,
    key: sa.ColumnElement[Any],
    column: sa.ColumnElement[Any],
    wanted: Sequence[uuid.UUID],
) -> Iterator[tuple[uuid.UUID, uuid.UUID]]:
    """Give the keys of rows that name one of the wanted, and which one."""
    for chunk in _chunks(wanted):
        yield from (
            (row[0], row[1]) for row in tx.rows(sa.select(key, column).where(column.in_(chunk)))
        )


def _empty_sections(
    tx: Reading, inserted: dict[str, dict[uuid.UUID, dict[str, Any]]], source_id: uuid.UUID
) -> list[uuid.UUID]:
    """Give the sections that the import made and in which nobody else stands."""
    made = list(inserted[section.name])
    others = sa.and_(
        signature.c.section_id.in_(made),
        sa.or_(signature.c.source_id.is_(None), signature.c.source_id != source_id),
    )
    taken = {row[0] for row in tx.rows(sa.select(signature.c.section_id).where(others))}
    return [key for key in made if key not in taken]


def _chunks(keys: Sequence[uuid.UUID]) -> Iterator[Sequence[uuid.UUID]]:
    for start in range(0, len(keys), IN_ONE_QUERY):
        yield keys[start : start + IN_ONE_QUERY]
