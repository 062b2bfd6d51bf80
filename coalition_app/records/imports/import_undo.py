"""Imports as batches: what became of them, and taking one back later, as an action of its own."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from coalition_app.errors import NotSo, UserError
from coalition_app.i18n import N_, _
from coalition_app.records.checked import chunks
from coalition_app.records.journal import journal, take_back
from coalition_app.records.journal.journal import EntryId
from coalition_app.records.journal.take_back import KEEP, Change
from coalition_app.records.journal.time_machine import replay
from coalition_app.records.signatories import merge_history
from coalition_app.records.statements.statements import get_statement
from coalition_app.records.store.as_added import as_added_by
from coalition_app.records.store.columns import Row
from coalition_app.records.store.edition_tables import edition
from coalition_app.records.store.journal_tables import journal_change
from coalition_app.records.store.tables import (
    JOURNALLED,
    evidence,
    open_line,
    section,
    signatory,
    signature,
    source,
)
from coalition_app.records.store.transactions import Reading, Transaction

STAYS = ("statement", "text", "text_wording", "demand", "text_demand")
"""Tables of the statement, which stays when an import is taken back that made it."""
OF_THE_LIST = ("source", "section", "open_line", "evidence")
"""Tables of what an import makes beside its signatures and signatories."""
WITHOUT = ("number", "section_id")
"""Columns that moving other signatures changes too, which is not a change of this one."""
REASONS = {
    "details": N_("name or details"),
    "text": N_("text that it is bound to"),
    "check": N_("check"),
    "defects": N_("flaw looked at"),
    "directory": N_("entry of the directory"),
    "merged": N_("merge with another entry"),
    "words": N_("words"),
    "position": N_("position"),
    "evidence": N_("evidence"),
    "standing": N_("status"),
    "step": N_("next step"),
    "letter": N_("letter sent"),
    "twins": N_("decision about possible duplicates"),
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
OF_TABLES = {
    "signatory": "directory",
    "merge": "directory",
    "act": "words",
    "act_translation": "words",
    "position": "position",
    "evidence_claim": "evidence",
    "standing_step": "standing",
    "next_step": "step",
    "letter_sent": "letter",
    "twin_decision": "twins",
}
"""The kind of change, by the table of a row that was changed, or names a signature or signatory since."""


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
        sentence = _("The register has no import of a source named %(name)s.")
        raise UserError(sentence % {"name": name})
    if name is not None and len(found) > 1:
        sentence = _("Several imports have the source %(name)s; undo the last with --last.")
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
    return _look(tx, source_id)[0]


def _look(tx: Reading, source_id: uuid.UUID) -> tuple[Batch, dict[uuid.UUID, Row], "_Made"]:
    row = tx.row(source, source_id)
    if row is None:
        raise UserError(_("This import is no longer in the register."))
    shown = get_statement(tx, row.statement_id)
    _refuse_attested(tx, row)
    signed = _signed(tx, source_id)
    made = _read_made(tx, source_id)
    changed = _changed(tx, made, signed)
    batch = Batch(
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
        sum(each.signatory_id not in made.keys[signatory.name] for each in signed.values()),
    )
    return batch, signed, made


def undo_import(tx: Transaction, source_id: uuid.UUID, *, changed_too: bool = False) -> Batch:
    """Remove the unchanged signatures of an import; return what was removed and what was kept.

    `changed_too` also removes those that have been changed since, with all that was recorded about them;
    files of evidence stay in the register. A signatory who was in the directory before the import stays
    there, without the spelling that the import added. The source goes once none of its signatures is left, so
    that the list can be imported again; a statement that the import made stays. Raises UserError where
    nothing is left to remove, and where a signature that would go counts for another one since a merge.
    """
    batch, signed, made = _look(tx, source_id)
    if not batch.removable and not changed_too:
        raise UserError(_("Every signature of this import has changed since, so all of them stay."))
    kept = set() if changed_too else set(batch.kept)
    gone = [key for key, each in signed.items() if each.number not in kept]
    _refuse_status_for_others(tx, batch.statement, [signed[key].number for key in gone])
    stay = {each.signatory_id for each in signed.values() if each.number in kept}
    # In the order of the list, along which the file is read and written most quickly.
    people = dict.fromkeys(signed[key].signatory_id for key in gone)
    people = {each: None for each in people if each not in stay}
    linked = [each for each in made.links if each.row_id in people]
    take_back.take_back(tx, [linked], KEEP)
    # Whatever rests on an unchanged signature came with it.
    take_back.remove_with_all(tx, signature, gone)
    _remove_unused(tx, evidence, made.keys[evidence.name])
    _remove_unused(tx, signatory, [key for key in people if key in made.keys[signatory.name]])
    if not kept:
        _remove_unused(tx, section, made.keys[section.name])
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


def _remove_unused(tx: Transaction, table: sa.Table, keys: Iterable[uuid.UUID]) -> None:
    tx.remove_many(table, take_back.unused(tx, table, keys))


def _refuse_status_for_others(tx: Reading, statement: int, gone: Sequence[int]) -> None:
    """Raise UserError where what stays was rejected for what goes: then neither would be counted."""
    going = set(gone)
    for made in merge_history.list_merges(tx):
        for each in made.rejected if made.stands else ():
            if each.place[0] == statement and each.stands in going and each.place[1] not in going:
                sentence = _(
                    "Number %(stands)d also stands for number %(number)d since they were merged, "
                    "and number %(number)d stays: undo merge %(merge)d first."
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
            "Edition %(edition)d lists signatures of this import, so it cannot be undone. "
            "Withdraw or reject single signatures instead."
        )
        raise UserError(sentence % {"edition": attesting})


@dataclass(frozen=True, slots=True)
class _Made:
    """What the imports of a source made; of the rows only their keys, for they are many."""

    entries: tuple[EntryId, ...]
    keys: dict[str, set[uuid.UUID]]
    """By the table's name."""
    links: list[Change]
    """What was changed about signatories that were there before, the last first."""

    def written(
        self, tx: Reading, table: sa.Table, keys: Iterable[uuid.UUID]
    ) -> dict[uuid.UUID, dict[str, Any]]:
        """Return rows as these imports wrote them last; what was corrected before, as corrected."""
        return _written(tx, table, keys, self.entries)


def _written(
    tx: Reading, table: sa.Table, keys: Iterable[uuid.UUID], entries: Collection[EntryId]
) -> dict[uuid.UUID, dict[str, Any]]:
    among, rows = set(entries), dict[uuid.UUID, dict[str, Any]]()
    for chunk in chunks(keys):
        rows |= replay(table, journal.stream_changes(tx, table.name, chunk), among)
    return rows


def _read_made(tx: Reading, source_id: uuid.UUID) -> _Made:
    """Find what the imports of a source made and changed.

    Those are the entries that brought what stands: done, redone, or imported anew after a part was undone.
    """
    change = journal_change.c
    brought = sa.select(signature.c.id).where(signature.c.source_id == source_id)
    query = sa.select(change.device_id, change.seq).where(
        sa.or_(change.row_id == source_id, change.row_id.in_(brought)), change.operation == "insert"
    )
    entries = sorted(((row[0], row[1]) for row in tx.rows(query.distinct())), key=itemgetter(1))
    if not entries:
        raise UserError(_("The journal is damaged: check the register."))
    keys = {name: set[uuid.UUID]() for name in JOURNALLED if name not in STAYS}
    links: list[Row] = []
    for at, entry in enumerate(entries):
        _forget_anew(tx, entry, entries[:at], keys)
        for name, key in journal.each_added(tx, entry):
            if name in keys:
                keys[name].add(key)
        edited = (change.operation == "set", change.table_name == signatory.name)
        links += [
            row
            for row in journal.list_changes(tx, entry, *edited)
            if row.row_id not in keys[signatory.name]
        ]
    return _Made(tuple(entries), keys, take_back.changes_of(tx, links[::-1]))


def _forget_anew(
    tx: Reading, entry: EntryId, before: Collection[EntryId], keys: Mapping[str, set[uuid.UUID]]
) -> None:
    """Leave out what belongs to signatures that an entry brought again after those before it."""
    anew = _signed_anew(tx, entry, keys[signature.name])
    for name, known in keys.items() if anew else ():
        table = JOURNALLED[name]
        if "signature_id" in table.c:
            made = _written(tx, table, known, before)
            known -= {key for key, values in made.items() if values["signature_id"] in anew}


def _signed_anew(tx: Reading, entry: EntryId, before: Collection[uuid.UUID]) -> set[uuid.UUID]:
    query = sa.select(journal_change.c.row_id).where(
        journal_change.c.device_id == entry[0],
        journal_change.c.seq == entry[1],
        journal_change.c.operation == "insert",
        journal_change.c.table_name == signature.name,
    )
    return {row[0] for row in tx.rows(query) if row[0] in before} if before else set()


def _changed(
    tx: Reading, made: _Made, signed: Mapping[uuid.UUID, Row]
) -> dict[uuid.UUID, set[str]]:
    """Return the signatures that differ from what the import wrote, or on which something rests since, and
    why.

    Signatories who were in the directory before the import do not count.
    """
    of_person: dict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    for key, each in signed.items():
        if each.signatory_id in made.keys[signatory.name]:
            of_person[each.signatory_id].append(key)
    changed: dict[uuid.UUID, set[str]] = defaultdict(set)

    def note(why: Iterable[str], keys: Iterable[uuid.UUID]) -> None:
        for key in keys:
            if key in signed:
                changed[key].update(why)

    def owners(table: sa.Table, key: uuid.UUID) -> Iterable[uuid.UUID]:
        if table is signatory:
            return of_person.get(key, ())
        if table is signature:
            return [key]
        return [made.written(tx, table, [key])[key]["signature_id"]]

    note(["details"], signed.keys() - made.keys[signature.name])
    note(["merged"], merge_history.signatures_in_merges(tx))
    for name, rows in made.keys.items():
        table, keys = JOURNALLED[name], list(rows)
        if name in OF_THE_LIST or not rows:
            continue
        for chunk in chunks(rows.difference(as_added_by(tx.connection, table, made.entries))):
            written = made.written(tx, table, chunk)
            for key, columns in take_back.changed_since(tx, table, written, WITHOUT):
                note(_reasons(table, columns), owners(table, key))
        if table is signature:
            keys = list(rows | signed.keys())
        elif table is signatory:
            keys = list(of_person)
        for other, row_id, key in take_back.rests_on(tx, table, keys):
            if other is signature and row_id not in signed:
                note(["used"], owners(table, key))
            elif other is not signature and row_id not in made.keys.get(other.name, ()):
                note([OF_TABLES.get(other.name, "details")], owners(table, key))
    return changed


def _reasons(table: sa.Table, columns: Iterable[str]) -> list[str]:
    if table is signature:
        return [OF_COLUMNS.get(name, "details") for name in columns]
    return [OF_TABLES.get(table.name, "details")]
