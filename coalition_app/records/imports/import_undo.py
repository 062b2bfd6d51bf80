"""Imports as batches: what became of them, and taking one back later, as an action of its own."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import sqlalchemy as sa

from coalition_app.errors import NotSo, UserError
from coalition_app.i18n import N_, _
from coalition_app.records.checked import chunks
from coalition_app.records.journal import journal
from coalition_app.records.journal.journal import EntryId
from coalition_app.records.signatories import linked_signatories, merge_history
from coalition_app.records.statements.statements import get_statement
from coalition_app.records.store import change_format
from coalition_app.records.store.columns import Row
from coalition_app.records.store.journal_tables import journal_change
from coalition_app.records.store.tables import (
    JOURNALLED,
    act,
    act_translation,
    duplicate_decision,
    edition,
    evidence,
    evidence_claim,
    merge,
    next_step,
    open_line,
    position,
    section,
    signatory,
    signature,
    source,
    status_step,
)
from coalition_app.records.store.transactions import Reading, Transaction

OF_SIGNATURE = (signature, act, position)
WITHOUT = ("number", "section_id")
"""Columns that moving other signatures changes too, which is not a change of this one."""
REASONS = {
    "details": N_("name or details"),
    "text": N_("text that it is bound to"),
    "check": N_("check"),
    "defects": N_("defect found right"),
    "directory": N_("entry of the directory"),
    "merged": N_("merge with another entry"),
    "words": N_("words"),
    "position": N_("position"),
    "evidence": N_("evidence"),
    "standing": N_("standing"),
    "step": N_("next step"),
    "twins": N_("decision about twins"),
    "used": N_("signed elsewhere too"),
}
"""What may have been changed since, in the order in which it is listed."""


OF_COLUMNS = {
    "text_id": "text",
    "standing": "standing",
    "standing_on": "standing",
    "verification": "check",
    "verified_by": "check",
    "verified_ground": "check",
    "verified_at": "check",
    "defects": "defects",
}
"""The kind of change, by a signature's column; every other column counts as a detail."""


@dataclass(frozen=True, slots=True)
class Batch:
    """One import that is in the register."""

    source_id: uuid.UUID
    name: str
    """Of the file."""
    statement_id: uuid.UUID
    statement: int
    removable: tuple[int, ...]
    """Numbers that are unchanged since the import."""
    kept: tuple[int, ...]
    """Numbers that have been changed since, which stay unless the user says otherwise."""
    changed: Mapping[int, tuple[str, ...]] = field(default_factory=dict, compare=False)
    """For each changed number: keys of REASONS."""
    linked: int = field(default=0, compare=False)
    """How many of all these belong to signatories that were in the directory before."""

    def why_kept(self, number: int) -> str:
        """Say what has been changed about a number since."""
        return ", ".join(_(REASONS[each]) for each in self.changed.get(number, ()))


def list_sources(tx: Reading) -> list[tuple[uuid.UUID, str, int]]:
    """List the key, name and number of signatures of every source, the newest first."""
    query = (
        sa.select(source.c.id, source.c.name, sa.func.count(signature.c.id))
        .outerjoin(signature, signature.c.source_id == source.c.id)
        .group_by(source.c.id, source.c.name, source.c.imported_at)
        .order_by(source.c.imported_at.desc(), source.c.id)
    )
    return [(row[0], row[1], row[2]) for row in tx.rows(query)]


def find_source(tx: Reading, name: str | None) -> uuid.UUID:
    """Find the newest source, or the one of a name; raises UserError where none or several match."""
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
    """Return the source that an import in the journal brought, or None where it is gone."""
    query = sa.select(journal_change.c.row_id).where(
        journal_change.c.device_id == entry[0],
        journal_change.c.seq == entry[1],
        journal_change.c.operation == "insert",
        journal_change.c.table_name == source.name,
    )
    made: uuid.UUID | None = tx.value(query)
    return made if made is not None and tx.row(source, made) is not None else None


def look_at_batch(tx: Reading, source_id: uuid.UUID) -> Batch:
    """Tell which signatures of a source are unchanged, and which have been changed since.

    Raises UserError where the source is gone, and where an edition attests what it brought.
    """
    row = tx.row(source, source_id)
    if row is None:
        raise UserError(_("This import stands in the register no more."))
    shown = get_statement(tx, row.statement_id)
    _refuse_attested(tx, row)
    signed, inserted = _signed(tx, source_id), _inserted(tx, source_id)[0]
    changed = _changed(tx, inserted, signed)
    return Batch(
        source_id,
        row.name,
        row.statement_id,
        shown.number,
        tuple(each.number for key, each in signed.items() if key not in changed),
        tuple(each.number for key, each in signed.items() if key in changed),
        {
            signed[key].number: tuple(each for each in REASONS if each in why)
            for key, why in changed.items()
        },
        sum(each.signatory_id not in inserted[signatory.name] for each in signed.values()),
    )


def undo_import(tx: Transaction, source_id: uuid.UUID, *, changed_too: bool = False) -> Batch:
    """Remove the unchanged signatures of an import; return what was removed and what was kept.

    `changed_too` also removes those that have been changed since, with all that was recorded about them;
    files of evidence stay in the register. A signatory who was in the directory before the import stays
    there, without the spelling that the import added. The source goes once none of its signatures is left, so
    that the list can be imported again; a statement that the import made stays. Raises UserError where
    nothing is left to remove, and where a signature that would go counts for another one since a merge.
    """
    batch = look_at_batch(tx, source_id)
    if not batch.removable and not changed_too:
        raise UserError(
            _("Every signature of this import has been changed since, so all of them stay.")
        )
    signed = _signed(tx, source_id)
    inserted, changed = _inserted(tx, source_id)
    kept = set() if changed_too else set(batch.kept)
    gone = [key for key, each in signed.items() if each.number not in kept]
    _refuse_status_for_others(tx, batch.statement, [signed[key].number for key in gone])
    stays = [each.signatory_id for each in signed.values() if each.number in kept]
    people = {signed[key].signatory_id for key in gone}
    linked = people - inserted[signatory.name].keys()
    linked_signatories.take_spellings_back(tx, changed, linked, stays)
    _remove_with_all(tx, signature, gone)
    tx.remove_many(evidence, _unclaimed(tx, list(inserted[evidence.name])))
    made = people - linked - set(stays)
    tx.remove_many(signatory, _unused(tx, [key for key in inserted[signatory.name] if key in made]))
    if not kept:
        tx.remove_many(section, _empty_sections(tx, inserted, source_id))
        lines = tx.rows(sa.select(open_line.c.id).where(open_line.c.source_id == source_id))
        tx.remove_many(open_line, [row.id for row in lines])
        tx.remove_many(source, [source_id])
    batch = replace(
        batch,
        removable=tuple(signed[key].number for key in gone),
        kept=tuple(sorted(kept)),
    )
    tx.name_action(
        statement=batch.statement,
        count=len(batch.removable),
        kept=list(batch.kept[:50]),
        of=source_id.hex,
    )
    return batch


def all_of(batch: Batch) -> Batch:
    """Return a batch as it is when what has been changed since is removed too."""
    return replace(batch, removable=tuple(sorted((*batch.removable, *batch.kept))), kept=())


def _signed(tx: Reading, source_id: uuid.UUID) -> dict[uuid.UUID, Row]:
    query = (
        sa.select(signature.c.id, signature.c.number, signature.c.signatory_id)
        .where(signature.c.source_id == source_id)
        .order_by(signature.c.number)
    )
    return {each.id: each for each in tx.rows(query)}


def _remove_with_all(tx: Transaction, table: sa.Table, keys: Sequence[uuid.UUID]) -> None:
    """Remove rows after everything that references them, recursively."""
    for other in JOURNALLED.values():
        for column in other.columns:
            names = any(each.column.table is table for each in column.foreign_keys)
            if names:
                found = list(dict.fromkeys(key for key, _of in _with(tx, other.c.id, column, keys)))
                if found:
                    _remove_with_all(tx, other, found)
    tx.remove_many(table, keys)


def _unclaimed(tx: Reading, keys: Sequence[uuid.UUID]) -> list[uuid.UUID]:
    """Return the pieces of evidence that show no claim and are not superseded."""
    used: set[uuid.UUID] = set()
    for column in (evidence_claim.c.evidence_id, evidence.c.superseded_by_id):
        used.update(of for _key, of in _with(tx, column, column, keys))
    return [key for key in keys if key not in used]


def _unused(tx: Reading, keys: Sequence[uuid.UUID]) -> list[uuid.UUID]:
    """Return the signatories that nothing else in the register references."""
    used: set[uuid.UUID] = set()
    for other in JOURNALLED.values():
        for column in other.columns:
            if any(each.column.table is signatory for each in column.foreign_keys):
                used.update(of for _key, of in _with(tx, column, column, keys))
    return [key for key in keys if key not in used]


def _refuse_status_for_others(tx: Reading, statement: int, gone: Sequence[int]) -> None:
    """Raise UserError where what stays was rejected for what goes: then neither would be counted."""
    going = set(gone)
    for made in merge_history.list_merges(tx):
        for each in made.rejected if made.stands else ():
            if each.place[0] == statement and each.stands in going and each.place[1] not in going:
                sentence = _(
                    "Number %(stands)d stands for number %(number)d too since they were merged, and "
                    "number %(number)d stays: take back merge %(merge)d first."
                )
                raise UserError(
                    sentence
                    % {"stands": each.stands, "number": each.place[1], "merge": made.number}
                )


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


def _inserted(
    tx: Reading, source_id: uuid.UUID
) -> tuple[dict[str, dict[uuid.UUID, dict[str, Any]]], list[Row]]:
    """Return what the imports of a source wrote, by table and key, each as it was written last.

    Those are the entries that brought what stands: done, redone, or imported anew after a part was undone.
    What was corrected before the import is returned as corrected, together with what those entries changed
    about signatories that were there before.
    """
    keys = [source_id, *_signed(tx, source_id)]
    entries: set[EntryId] = set()
    for chunk in chunks(keys):
        query = sa.select(journal_change.c.device_id, journal_change.c.seq).where(
            journal_change.c.row_id.in_(chunk), journal_change.c.operation == "insert"
        )
        entries.update((row[0], row[1]) for row in tx.rows(query.distinct()))
    if not entries:
        raise UserError(_("The journal is damaged: check the register."))
    tables = {
        table.name: table for table in (*OF_SIGNATURE, signatory, section, evidence, evidence_claim)
    }
    found: dict[str, dict[uuid.UUID, dict[str, Any]]] = {name: {} for name in tables}
    changed: list[Row] = []
    for entry in sorted(entries, key=lambda each: each[1]):
        anew = _signed_anew(tx, entry, found[signature.name])
        for name in (act.name, position.name, evidence_claim.name) if anew else ():
            of = found[name].items()
            found[name] = {key: each for key, each in of if each["signature_id"] not in anew}
        for row in journal.each_change(tx, entry):
            if row.table_name not in tables:
                continue
            table, known = tables[row.table_name], found[row.table_name]
            if row.operation == "insert":
                known[row.row_id] = change_format.read_values(table, row.value, row.private, None)
            elif row.operation == "set" and table is signature and row.row_id in known:
                names = change_format.columns_of(table, row.field_group)
                known[row.row_id].update(
                    change_format.read_values(table, row.value, row.private, names)
                )
            elif row.operation == "set" and table is signatory:
                changed.append(row)
    for table in (evidence, section):
        known = found[table.name]
        gone = known.keys() - {row[0] for row in tx.rows(sa.select(table.c.id))}
        found[table.name] = {key: values for key, values in known.items() if key not in gone}
    return found, changed


def _signed_anew(
    tx: Reading, entry: EntryId, before: Mapping[uuid.UUID, dict[str, Any]]
) -> set[uuid.UUID]:
    """Find the signatures that an entry brought again, after one that brought them before."""
    query = sa.select(journal_change.c.row_id).where(
        journal_change.c.device_id == entry[0],
        journal_change.c.seq == entry[1],
        journal_change.c.operation == "insert",
        journal_change.c.table_name == signature.name,
    )
    return {row[0] for row in tx.rows(query)} & before.keys() if before else set()


def _owners(
    inserted: dict[str, dict[uuid.UUID, dict[str, Any]]], table: sa.Table
) -> dict[uuid.UUID, uuid.UUID]:
    """Return the signature that each row of a table is about."""
    return {key: values["signature_id"] for key, values in inserted[table.name].items()}


ABOUT_SIGNATURES = (
    ("standing", status_step.c.signature_id),
    ("step", next_step.c.signature_id),
    ("twins", duplicate_decision.c.a_id),
    ("twins", duplicate_decision.c.b_id),
)
"""Columns whose rows change a signature wherever they reference it, and the key of REASONS."""


def _changed(
    tx: Reading,
    inserted: dict[str, dict[uuid.UUID, dict[str, Any]]],
    signed: dict[uuid.UUID, Row],
) -> dict[uuid.UUID, set[str]]:
    """Return the signatures that differ from what the import wrote, or on which something rests since, and
    why.

    Signatories who were in the directory before the import do not count.
    """
    of_person: dict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    for key, each in signed.items():
        if each.signatory_id in inserted[signatory.name]:
            of_person[each.signatory_id].append(key)
    changed: dict[uuid.UUID, set[str]] = defaultdict(set)

    def note(why: str, keys: Iterable[uuid.UUID]) -> None:
        for key in keys:
            if key in signed:
                changed[key].add(why)

    note("details", (key for key in signed if key not in inserted[signature.name]))
    for key, names in _differing(tx, signature, inserted[signature.name]):
        for name in names:
            note(OF_COLUMNS.get(name, "details"), [key])
    for gone, _names in _differing(tx, signatory, inserted[signatory.name]):
        note("directory", of_person.get(gone, ()))
    acts = _owners(inserted, act)
    for why, table in (("words", act), ("position", position)):
        owners = _owners(inserted, table)
        note(why, (owners[key] for key, _names in _differing(tx, table, inserted[table.name])))
        rows = _with(tx, table.c.id, table.c.signature_id, list(signed))
        note(why, (of for key, of in rows if key not in inserted[table.name]))
    translated = _with(tx, act_translation.c.id, act_translation.c.act_id, list(acts))
    note("words", (acts[of] for _key, of in translated))
    claims = _with(tx, evidence_claim.c.id, evidence_claim.c.signature_id, list(signed))
    note("evidence", (of for key, of in claims if key not in inserted[evidence_claim.name]))
    for why, column in ABOUT_SIGNATURES:
        note(why, (of for _key, of in _with(tx, column, column, list(signed))))
    people = list(of_person)
    others = _with(tx, signature.c.id, signature.c.signatory_id, people)
    for key, of in others:
        if key not in signed:
            note("used", of_person[of])
    note("merged", merge_history.signatures_in_merges(tx))
    for column in (signatory.c.parent_id, merge.c.kept_id, merge.c.merged_id):
        for _key, of in _with(tx, column, column, people):
            note("directory", of_person[of])
    return changed


def _differing(
    tx: Reading, table: sa.Table, written: dict[uuid.UUID, dict[str, Any]]
) -> Iterator[tuple[uuid.UUID, list[str]]]:
    """Yield the keys of rows that are gone, or whose values differ from what was written, and the columns.

    For a row that is gone, the one column is its key.
    """
    for chunk in chunks(list(written)):
        query = sa.select(table).where(table.c.id.in_(chunk))
        now = {row.id: row._mapping for row in tx.rows(query)}
        for key in chunk:
            stands = now.get(key)
            names = ["id"]
            if stands is not None:
                names = [
                    name
                    for name, value in written[key].items()
                    if name not in WITHOUT and stands[name] != value
                ]
            if names:
                yield key, names


def _with(
    tx: Reading,
    key: sa.ColumnElement[Any],
    column: sa.ColumnElement[Any],
    wanted: Sequence[uuid.UUID],
) -> Iterator[tuple[uuid.UUID, uuid.UUID]]:
    """Yield (row id, referenced id) for rows whose column references one of `wanted`."""
    for chunk in chunks(wanted):
        yield from (
            (row[0], row[1]) for row in tx.rows(sa.select(key, column).where(column.in_(chunk)))
        )


def _empty_sections(
    tx: Reading, inserted: dict[str, dict[uuid.UUID, dict[str, Any]]], source_id: uuid.UUID
) -> list[uuid.UUID]:
    """Return the sections that the import made and that hold nobody else."""
    made = list(inserted[section.name])
    others = sa.and_(
        signature.c.section_id.in_(made),
        sa.or_(signature.c.source_id.is_(None), signature.c.source_id != source_id),
    )
    taken = {row[0] for row in tx.rows(sa.select(signature.c.section_id).where(others))}
    return [key for key in made if key not in taken]
