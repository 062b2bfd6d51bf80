"""Taking in a list that this program wrote: numbers, statuses, sections, words, positions as it says them."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from coalition_app.drafts import Draft, DraftAct, DraftEntry
from coalition_app.records.imports.keys import key_of
from coalition_app.records.positions import positions, whole_rows
from coalition_app.records.positions.acts import UNSETTLED
from coalition_app.records.positions.positions import UNTOUCHED, Stated, Wanted
from coalition_app.records.signatures.pieces import Piece, column_values
from coalition_app.records.signatures.signatures import COUNTED
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.tables import section, status_step
from coalition_app.records.store.transactions import Transaction

ONCE_BOUND = ("subject-to-approval", "withdrawn", "disputed")
"""Statuses of who signed and does not count: their positions are not in the list, and are not made up."""


def is_own(draft: Draft) -> bool:
    """Tell whether this program wrote the list."""
    return any(entry.record is not None for entry in draft.entries)


def numbers_of(draft: Draft, first: int) -> list[int]:
    """Return the numbers that entries get: their own where these are free, else running from `first`."""
    own = [entry.record.number for entry in draft.entries if entry.record is not None]
    if len(own) == len(draft.entries) == len(set(own)) and min(own, default=0) >= first:
        return own
    return list(range(first, first + len(draft.entries)))


def columns_of(entry: DraftEntry) -> dict[str, Any]:
    """Return the columns of a signature that such a list says beside its printed fields."""
    record = entry.record
    if record is None:
        return {}
    more = [list(each) for each in record.more_representatives]
    pieces = None if entry.open else record.pieces
    return {
        "signed_on": record.signed_on,
        "received_on": record.received_on,
        "more_representatives": more or None,
        **(column_values([Piece(*each) for each in pieces]) if pieces is not None else {}),
    }


def add_sections(
    tx: Transaction, draft: Draft, statement: StatementRow, base: uuid.UUID, last: int
) -> dict[int, uuid.UUID]:
    """Add the sections that entries are in; those of an earlier import stay."""
    found: dict[int, uuid.UUID] = {}
    filled = {entry.section for entry in draft.entries}
    for at, each in enumerate(draft.sections, start=1):
        key = uuid.uuid5(base, f"section|{statement.id}|{at}")
        if at not in filled:
            continue
        if tx.row(section, key) is None:
            heading = {draft.language or statement.authentic_language: each.heading}
            tx.add(
                section,
                id=key,
                statement_id=statement.id,
                ordinal=last + at,
                heading=heading if each.heading else {},
            )
        found[at] = key
    return found


def record_words(
    tx: Transaction,
    draft: Draft,
    statement: StatementRow,
    bases: Sequence[uuid.UUID],
    numbers: Sequence[int],
    source_id: uuid.UUID,
) -> list[int]:
    """Record dated statuses, words and positions of entries; return those whose words are unsettled."""
    unsettled: list[int] = []
    behind: dict[int, list[tuple[DraftAct, uuid.UUID]]] = {}
    for at, entry in enumerate(draft.entries):
        assert entry.record is not None
        signature_id = key_of(bases[at], "signature", entry)
        _add_step(tx, signature_id, entry)
        behind[at] = _add_acts(tx, signature_id, entry, statement, bases[at], source_id)
        if any(act.kind == UNSETTLED for act in entry.record.acts):
            unsettled.append(at)
    places = {number: at for at, number in enumerate(numbers)}
    wanted: list[Wanted] = []
    for row in whole_rows.each_whole(tx, statement, numbers=sorted(places)):
        at = places[row.signature.number]
        shown = row.positions if row.signature.status in COUNTED else {}
        wanted += _wanted(draft.entries[at], row.signature.id, statement, shown, behind[at])
    positions.write_positions(tx, {}, wanted)
    return unsettled


def _add_step(tx: Transaction, signature_id: uuid.UUID, entry: DraftEntry) -> None:
    """Record on which day the signature came to its status, where the list says it."""
    assert entry.record is not None
    day = entry.record.status_on
    if day is None or entry.standing == "acceded":  # which the first delivery here decides
        return
    tx.add(
        status_step,
        signature_id=signature_id,
        standing=entry.standing,
        effective_on=day,
        received_on=day,
        recorded_at=tx.now,
    )


def _add_acts(
    tx: Transaction,
    signature_id: uuid.UUID,
    entry: DraftEntry,
    statement: StatementRow,
    base: uuid.UUID,
    source_id: uuid.UUID,
) -> list[tuple[DraftAct, uuid.UUID]]:
    assert entry.record is not None
    known = {demand.number: demand.id for demand in statement.demands}
    made = []
    for place, act in enumerate(entry.record.acts, start=1):
        touched = [known[number] for number in act.demands if number in known]
        lost = len(touched) < len(act.demands)
        act_id = positions.add_act(
            tx,
            signature_id,
            # What touches a demand that this statement does not have is to be settled by a person.
            kind=UNSETTLED if lost else act.kind,
            demands=None if lost or act.kind == UNSETTLED else touched,
            wording=act.wording,
            language=act.language or positions.guess_language(act.wording),
            received_on=act.received_on,
            made_on=act.made_on,
            act_id=key_of(base, f"act{place}", entry),
            source_id=source_id,
        )
        for language, wording, translator, state in act.translations:
            positions.add_translation(
                tx, act_id, language=language, wording=wording, translator=translator, state=state
            )
        made.append((act, act_id))
    return made


def _wanted(
    entry: DraftEntry,
    signature_id: uuid.UUID,
    statement: StatementRow,
    shown: Mapping[int, str],
    behind: Sequence[tuple[DraftAct, uuid.UUID]],
) -> Iterator[Wanted]:
    """Yield the positions that must be recorded so that the signature shows what the list says."""
    said = dict(entry.positions)
    if entry.standing in ONCE_BOUND:
        said = {demand.number: "not-stated" for demand in statement.demands}
    for demand in statement.demands:
        stance = said.get(demand.number)
        if stance is None or (stance in UNTOUCHED and shown.get(demand.number) == stance):
            continue
        if stance == UNSETTLED:
            if shown.get(demand.number) == UNSETTLED:
                continue
            # Its words are not in the list, so nobody can settle them here.
            stance = "not-stated"
        acts = [
            act_id.hex
            for act, act_id in behind
            if demand.number in act.demands or (not act.demands and act.kind == "reservation")
        ]
        resting = () if stance in UNTOUCHED else tuple(acts)
        yield Wanted(signature_id, demand.id, Stated(stance, resting))
