"""Everything that the register holds of one signature, read alone however long the list is."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from coalition_app.i18n import _
from coalition_app.records.evidence.evidence import newer_text_day
from coalition_app.records.evidence.graded_signatures import known_signatures
from coalition_app.records.evidence.remains import Days, erased_of
from coalition_app.records.journal import undoing
from coalition_app.records.journal.journal import EntryId, entry_of
from coalition_app.records.positions.acts import UNSETTLED, ActRow, every_act
from coalition_app.records.positions.held import read_held
from coalition_app.records.positions.positions import position_id
from coalition_app.records.signatories import merge_history
from coalition_app.records.signatures.defects import Broken, list_broken
from coalition_app.records.signatures.earlier_print import whole_printed
from coalition_app.records.signatures.signatures import SignatureRow, list_signatures
from coalition_app.records.signatures.status import StepRow, list_steps
from coalition_app.records.statements.statements import (
    SectionRow,
    StatementRow,
    get_text,
    list_sections,
)
from coalition_app.records.store import change_format
from coalition_app.records.store.columns import Moment, Row
from coalition_app.records.store.journal_tables import (
    journal_change,
    journal_entry,
    journal_private,
)
from coalition_app.records.store.tables import (
    act_translation,
    evidence,
    evidence_claim,
    letter_sent,
    position,
    signatory,
    signature,
    status_step,
    text,
)
from coalition_app.records.store.transactions import Reading

NEWEST = 30
"""Entries of the history that are read."""


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A piece of evidence behind a claim of one signature."""

    kind: str
    claim: str
    held_where: str
    holder: str
    """Who keeps the original there."""
    note: str
    file_name: str
    made_on: dt.date | None
    received_on: dt.date | None
    receiver: str
    superseded: bool
    act_id: uuid.UUID | None = None
    """The words that it shows, where it names them."""
    lapsed: bool = False
    """Whether the entry changed since, so that it is to be confirmed again."""
    erased: bool = False
    """Whether nothing is left by which it shows anything."""
    erased_on: dt.date | None = None
    """The day on which it was erased; None where it was not, or where it was lost."""

    def erased_words(self) -> str:
        """Say that it shows nothing any more, and since when."""
        if self.erased_on is None:
            return _("no longer kept: it shows nothing any more")
        said = _("erased for good on %(day)s, no longer kept: it shows nothing any more")
        return said % {"day": self.erased_on.strftime("%d.%m.%Y")}


@dataclass(frozen=True, slots=True)
class Since:
    """Whether a position was stated, and since when it holds."""

    stated: bool
    """False where it only follows from the signature."""
    day: dt.date | None
    """That on which the words behind it came; None where there are none, or nobody knows it."""
    recorded: dt.date | None = None
    """That on which it was recorded; None where nobody stated it."""


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One action that touched the signature."""

    at: dt.datetime
    actor: str
    kind: str
    """action, undo or redo."""
    sentence: str
    """In the program's language, as it follows "Undo:"."""
    as_done: str
    """The same as said of what was done."""
    undone_next: bool
    """Whether undoing would take back this action now."""


@dataclass(frozen=True, slots=True)
class SignatureDetails:
    """One signature with everything behind it. Contacts and notes are private."""

    signed: SignatureRow
    signed_on: dt.date | None
    received_on: dt.date | None
    remarks: tuple[str, ...]
    list_entry: str
    """What that list printed, where the register shows other words now; empty otherwise."""
    contacts: tuple[str, ...]
    notes: str
    stances: tuple[str, ...]
    """One a demand, in the demands' order; empty for who does not count."""
    since: tuple["Since", ...]
    """Of each stance, in the same order."""
    acts: tuple[ActRow, ...]
    """Also those that no longer hold."""
    evidence: tuple[EvidenceRow, ...]
    grade: str
    """What the best evidence of the consent is worth, a word of `grades.GRADES`."""
    outdated: bool
    """Whether there is evidence of consent, all of it older than the newest sealed text."""
    signed_text: StatementRow | None
    """The statement as it was signed, where a newer text is sealed; None where it is the newest."""
    sections: tuple[SectionRow, ...]
    """Those of the statement, to choose from."""
    merges: tuple[str, ...]
    """Sentences on the merges of its signatory, oldest first."""
    merged_with: int
    """Number of the signature that counts instead of this one since a merge; 0 where none did that."""
    withdrawal: StepRow | None
    """The step by which its signatory withdrew; None where it stands."""
    broken: Broken | None
    """What its list prints in a doubtful way; None where nothing is."""
    history: tuple[HistoryRow, ...]
    """Newest first, at most NEWEST."""
    earlier: int
    """Entries of the history that are older than those."""


def read_details(tx: Reading, statement: StatementRow, number: int) -> SignatureDetails | None:
    """Read one signature with everything about it; None where it is gone."""
    rows = list_signatures(tx, statement.id, numbers=[number])
    if not rows:
        return None
    columns = (signature, signatory.c.contacts, signatory.c.notes)
    query = sa.select(*columns).join(signatory, signatory.c.id == signature.c.signatory_id)
    whole = tx.rows(query.where(signature.c.id == rows[0].id))[0]
    acts = every_act(tx, statement, whole.id)
    stances = read_held(tx, statement, [whole.id]).of(whole.id)
    pieces = _evidence(tx, whole.id)
    broken = list_broken(tx, statement.id, settled_too=True, among=(number, number))
    history, earlier = _history(tx, statement, whole, acts)
    signed_text = _signed_text(tx, statement, whole.text_id)
    return SignatureDetails(
        signed=rows[0],
        signed_on=whole.signed_on,
        received_on=whole.received_on,
        remarks=tuple(str(each) for each in whole.remarks or ()),
        list_entry=_list_entry(tx, whole),
        contacts=_lines(whole.contacts),
        notes=whole.notes,
        stances=stances,
        since=_since(tx, statement, whole, acts) if stances else (),
        acts=acts,
        evidence=pieces,
        grade=_grade(tx, statement, rows[0], signed_text),
        outdated=_outdated(tx, statement, pieces),
        signed_text=signed_text,
        sections=tuple(list_sections(tx, statement.id)),
        merges=_merges(tx, whole.id),
        merged_with=(
            merge_history.merged_numbers(tx, statement.number).get(number, 0)
            if whole.standing == "rejected"
            else 0
        ),
        withdrawal=_withdrawal(tx, rows[0]),
        broken=next(iter(broken), None),
        history=history,
        earlier=earlier,
    )


def _withdrawal(tx: Reading, signed: SignatureRow) -> StepRow | None:
    if signed.status != "withdrawn":
        return None
    steps = [each for each in list_steps(tx, signed.id) if each.status == "withdrawn"]
    return steps[-1] if steps else None


def _lines(contacts: Any) -> tuple[str, ...]:
    """Return contacts as lines, in whatever form they were recorded."""
    if isinstance(contacts, dict):
        return tuple(f"{name}: {value}" for name, value in contacts.items())
    return tuple(str(each) for each in contacts or ())


def _since(
    tx: Reading, statement: StatementRow, row: Row, acts: Sequence[ActRow]
) -> tuple[Since, ...]:
    """Say since when each position holds: by the newest words behind it, and by the journal."""
    query = sa.select(position.c.demand_id, position.c.acts)
    known = {
        each.demand_id: each for each in tx.rows(query.where(position.c.signature_id == row.id))
    }
    received = {each.id.hex: each.received_on for each in acts}
    waiting = [each.received_on for each in acts if _waits(each) and each.received_on]
    recorded = _recorded_days(tx, [position_id(row.id, each) for each in known])
    found = []
    for demand in statement.demands:
        if demand.id not in known:
            found.append(Since(False, max(waiting, default=None)))
            continue
        days = [received.get(each) for each in known[demand.id].acts or ()]
        worded = [each for each in days if each is not None]
        entered = recorded.get(position_id(row.id, demand.id))
        found.append(Since(True, max(worded, default=None), entered))
    return tuple(found)


def _waits(each: ActRow) -> bool:
    return each.kind == UNSETTLED and each.withdrawn_on is None


def _recorded_days(tx: Reading, keys: Sequence[uuid.UUID]) -> dict[uuid.UUID, dt.date]:
    """Return the day of the newest change of each row, in the register's zone."""
    if not keys:
        return {}
    same = (journal_entry.c.device_id == journal_change.c.device_id) & (
        journal_entry.c.seq == journal_change.c.seq
    )
    query = (
        sa.select(journal_change.c.row_id, sa.func.max(journal_entry.c.at, type_=Moment))
        .join(journal_entry, same)
        .where(journal_change.c.row_id.in_(keys))
        .group_by(journal_change.c.row_id)
    )
    return {row[0]: tx.day_of(row[1]) for row in tx.rows(query)}


def _evidence(tx: Reading, signature_id: uuid.UUID) -> tuple[EvidenceRow, ...]:
    query = (
        sa.select(
            evidence,
            evidence_claim.c.claim,
            evidence_claim.c.act_id,
            evidence_claim.c.lapsed_on,
        )
        .join(evidence_claim, evidence_claim.c.evidence_id == evidence.c.id)
        .where(evidence_claim.c.signature_id == signature_id)
        .order_by(evidence.c.recorded_at, evidence_claim.c.claim)
    )
    rows = tx.rows(query)
    _files, erased = erased_of(tx, {row.id for row in rows})
    days = Days(tx, erased)
    return tuple(
        EvidenceRow(
            kind=row.kind,
            claim=row.claim,
            held_where=row.held_where,
            holder=row.holder,
            note=row.note,
            file_name=row.file_name,
            made_on=row.made_on,
            received_on=row.received_on,
            receiver=row.receiver,
            superseded=row.superseded_by_id is not None,
            act_id=row.act_id,
            lapsed=row.lapsed_on is not None,
            erased=row.id in erased,
            erased_on=days.of(row.id, row.sha256),
        )
        for row in rows
    )


def _merges(tx: Reading, signature_id: uuid.UUID) -> tuple[str, ...]:
    found = merge_history.merges_of_signature(tx, signature_id)
    return tuple(sentence for each in found for sentence in each.sentences())


def _outdated(tx: Reading, statement: StatementRow, pieces: Sequence[EvidenceRow]) -> bool:
    """Tell whether all evidence of consent is older than the newest text, as consent_basis sees it."""
    sealed = newer_text_day(tx, statement.id)
    days = [each.made_on or each.received_on for each in pieces if shows_consent(each)]
    if not days or sealed is None:
        return False
    return all(day is not None and day < sealed for day in days)


def _signed_text(tx: Reading, statement: StatementRow, text_id: uuid.UUID) -> StatementRow | None:
    """Return the statement with the words that were signed, where a newer text was sealed since."""
    known = sa.select(text.c.id, text.c.number, text.c.sealed_at)
    texts = tx.rows(known.where(text.c.statement_id == statement.id).order_by(text.c.number))
    number = next((each.number for each in texts if each.id == text_id), 0)
    newer = any(each.number > number and each.sealed_at is not None for each in texts)
    return get_text(tx, statement.id, number) if number and newer else None


def _grade(
    tx: Reading, statement: StatementRow, signed: SignatureRow, older: StatementRow | None
) -> str:
    earlier = [signed.number] if older is not None else []
    return known_signatures(tx, statement.id, earlier=earlier, among=[signed.id])[signed.id].grade


def shows_consent(each: EvidenceRow) -> bool:
    """Tell whether a piece shows consent to a text, whatever its age."""
    standing = not (each.superseded or each.lapsed or each.erased)
    return each.claim == "consent" and standing and each.kind != "list-as-received"


def _list_entry(tx: Reading, row: Row) -> str:
    """Return the entry as its list printed it, from the journal's first change of the signature."""
    if row.source_id is None:
        return ""
    same = (
        (journal_private.c.device_id == journal_change.c.device_id)
        & (journal_private.c.seq == journal_change.c.seq)
        & (journal_private.c.ordinal == journal_change.c.ordinal)
    )
    query = (
        sa.select(journal_change.c.value, journal_private.c.value.label("private"))
        .join(journal_private, same)
        .where(journal_change.c.row_id == row.id, journal_change.c.operation == "insert")
        .order_by(journal_change.c.seq)
    )
    first = tx.first(query)
    if first is None or first.private is None:
        return ""
    printed = whole_printed(change_format.read_values(signature, first.value, first.private))
    return printed if printed != whole_printed(row._asdict()) else ""


def _history(
    tx: Reading, statement: StatementRow, row: Row, acts: Sequence[ActRow]
) -> tuple[tuple[HistoryRow, ...], int]:
    keys = _row_ids(tx, statement, row, acts)
    touched = (
        sa.select(journal_change.c.device_id, journal_change.c.seq)
        .where(journal_change.c.row_id.in_(keys))
        .distinct()
        .subquery()
    )
    query = (
        sa.select(journal_entry)
        .join(
            touched,
            (journal_entry.c.device_id == touched.c.device_id)
            & (journal_entry.c.seq == touched.c.seq),
        )
        .order_by(journal_entry.c.clock.desc(), journal_entry.c.seq.desc())
    )
    found = tx.rows(query)
    next_undone = undoing.reach(tx).undo
    key = next_undone.key if next_undone else None
    return tuple(_history_row(tx, each, key) for each in found[:NEWEST]), max(
        0, len(found) - NEWEST
    )


def _row_ids(
    tx: Reading, statement: StatementRow, row: Row, acts: Sequence[ActRow]
) -> list[uuid.UUID]:
    """Return the keys of all rows that are about one signature."""
    acts_of = [each.id for each in acts]
    keys = [row.id, row.signatory_id, *acts_of]
    keys += [position_id(row.id, each.id) for each in statement.demands]
    hanging = sa.union_all(
        sa.select(status_step.c.id).where(status_step.c.signature_id == row.id),
        sa.select(letter_sent.c.id).where(letter_sent.c.signature_id == row.id),
        sa.select(evidence_claim.c.id).where(evidence_claim.c.signature_id == row.id),
        sa.select(act_translation.c.id).where(act_translation.c.act_id.in_(acts_of)),
    )
    keys += merge_history.touched_rows(tx, row.id, row.signatory_id)
    return [*keys, *tx.connection.execute(hanging).scalars()]


def _history_row(tx: Reading, row: Row, next_undone: EntryId | None) -> HistoryRow:
    entry = entry_of(tx, row)
    undone_next = next_undone is not None and next_undone in (
        entry.key,
        (row.target_device_id, row.target_seq) if row.kind == "redo" else None,
    )
    return HistoryRow(entry.at, row.actor, row.kind, entry.sentence(), entry.as_done(), undone_next)
