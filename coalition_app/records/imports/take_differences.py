"""Taking over what a list says otherwise of signatures that stand there already."""

import uuid
from collections.abc import Collection, Mapping, Sequence

from coalition_app.drafts import DraftAct, DraftEntry, Source
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.evidence import evidence
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.imports import form_answers, import_draft
from coalition_app.records.imports.differences import (
    DATA_KIND,
    DAY_KIND,
    POSITION,
    PUBLISH,
    WORDS,
    Difference,
)
from coalition_app.records.imports.form_answers import WITH_WORDS, Answers
from coalition_app.records.positions import positions, whole_rows
from coalition_app.records.positions.acts import UNSETTLED
from coalition_app.records.positions.positions import UNTOUCHED, Stated, Wanted, known_positions
from coalition_app.records.positions.whole_rows import WholeRow
from coalition_app.records.signatories import private_fields
from coalition_app.records.signatures import edits
from coalition_app.records.signatures.signatures import SignatureRow
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.tables import act
from coalition_app.records.store.transactions import Reading, Transaction

FILE_KIND = "list-as-received"


def take_differences(
    tx: Transaction, statement: StatementRow, read: Source, wanted: Collection[Difference]
) -> tuple[list[Difference], dict[Difference, str]]:
    """Record differences; return those that were recorded, and why others were refused.

    Positions are recorded as those of an import are, words as unsettled unless the answers of a form settle
    them. The file becomes evidence of the words and positions that were taken out of it.
    """
    by_number: dict[tuple[int, int], list[Difference]] = {}
    for each in wanted:
        if each.kind:
            by_number.setdefault((each.number, each.entry), []).append(each)
    taken: list[Difference] = []
    refused: dict[Difference, str] = {}
    said: dict[int, SignatureRow] = {}
    of_signature = (DATA_KIND, DAY_KIND)
    for (number, at), each_cell in by_number.items():
        rows = whole_rows.each_whole(tx, statement, numbers=[number])
        row = next(iter(rows), None)
        if row is None:
            refused |= dict.fromkeys(each_cell, _("the signature is gone"))
            continue
        entry = read.draft.entries[at]
        for cell in (each for each in each_cell if each.kind in of_signature):
            try:
                _take_data(tx, statement, row.signature, cell)
                taken.append(cell)
            except UserError as error:
                refused[cell] = str(error)
        spoken = [cell for cell in each_cell if cell.kind not in of_signature]
        if spoken:
            done = _take_spoken(tx, statement, read, row, entry, spoken)
            taken += done
            refused |= dict.fromkeys(
                (cell for cell in spoken if cell not in done),
                _("it needs words, or the demand refuses it: record it by hand"),
            )
            if done:
                said[number] = row.signature
    if said:
        new = NewEvidence(
            kind=FILE_KIND, claim="wording", file_name=read.name, content=read.content
        )
        evidence.record_evidence(tx, statement, list(said.values()), new)
    tx.name_action(
        statement=statement.number,
        numbers=sorted({cell.number for cell in taken}),
        count=len({cell.number for cell in taken}),
    )
    return taken, refused


def _take_data(
    tx: Transaction, statement: StatementRow, row: SignatureRow, cell: Difference
) -> None:
    if cell.cell == PUBLISH:
        private_fields.change_private(tx, row.signatory_id, publish=cell.comes)
    else:
        edits.change_signature(tx, statement, row.number, cell.cell, cell.comes)


def _take_spoken(
    tx: Transaction,
    statement: StatementRow,
    read: Source,
    row: WholeRow,
    entry: DraftEntry,
    cells: Sequence[Difference],
) -> list[Difference]:
    """Record the words and positions of an entry that are wanted; return those that were recorded."""
    signature_id = row.signature.id
    words = [cell for cell in cells if cell.cell == WORDS]
    behind = _take_words(tx, statement, read, signature_id, entry, words)
    wanted, done = list[Wanted](), list(words)
    known = {demand.number: demand for demand in statement.demands}
    for cell in cells:
        if cell.cell != POSITION or cell.demand not in known:
            continue
        acts = tuple(behind.get(cell.demand, ()))
        if cell.comes == WITH_WORDS and not acts:
            # Words that came along unsettled hold the position open; without any it cannot be recorded.
            done += [cell] if words else []
            continue
        try:
            positions.refuse_on_core({known[cell.demand]: cell.comes})
        except UserError:
            continue
        stated = Stated(cell.comes, () if cell.comes in UNTOUCHED else acts)
        wanted.append(Wanted(signature_id, known[cell.demand].id, stated))
        done.append(cell)
    positions.write_positions(tx, known_positions(tx, [signature_id]), wanted)
    return done


def _take_words(
    tx: Transaction,
    statement: StatementRow,
    read: Source,
    signature_id: uuid.UUID,
    entry: DraftEntry,
    cells: Sequence[Difference],
) -> Mapping[int, Sequence[str]]:
    """Record words; return the keys of those that positions rest on, by the demands' numbers."""
    behind: dict[int, list[str]] = {}
    received = import_draft.day_of_words(read, entry, tx.today, None)
    for cell in cells:
        act_id = _free_key(tx, uuid.uuid5(signature_id, f"{read.sha256.hex()}|{entry.number}"))
        form = form_answers.form_of(read.draft)
        told = next((each for each in _acts(entry) if each.wording == cell.comes), None)
        answers = None
        if told is None:
            answers = form_answers.answers_of(
                entry, form, statement, signature_id=signature_id, act_id=act_id
            )
        kind = told.kind if told else answers.kind if answers else UNSETTLED
        touched = _touched(statement, told, answers)
        positions.add_act(
            tx,
            signature_id,
            kind=kind,
            demands=None if kind == UNSETTLED else touched,
            wording=cell.comes,
            language=(told.language if told else "") or positions.guess_language(cell.comes),
            received_on=(told.received_on if told else None) or received,
            made_on=told.made_on if told else None,
            act_id=act_id,
        )
        for demand in statement.demands:
            if kind != UNSETTLED and demand.id in touched:
                behind.setdefault(demand.number, []).append(act_id.hex)
    return behind


def _acts(entry: DraftEntry) -> Sequence[DraftAct]:
    return entry.record.acts if entry.record else ()


def _touched(
    statement: StatementRow, told: DraftAct | None, answers: Answers | None
) -> list[uuid.UUID]:
    if told is not None:
        return [each.id for each in statement.demands if each.number in told.demands]
    return list(answers.touched) if answers else []


def _free_key(tx: Reading, key: uuid.UUID) -> uuid.UUID:
    while tx.row(act, key) is not None:
        key = uuid.uuid5(key, "next")
    return key
