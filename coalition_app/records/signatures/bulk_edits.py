"""Changing one field of many signatures as one action, with a preview of what changes and what is refused."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.checked import chunks, known_word
from coalition_app.records.signatories.full_names import body_name
from coalition_app.records.signatures import timeline
from coalition_app.records.signatures.edit_printed_text import change_printed
from coalition_app.records.signatures.edits import (
    OF_SIGNATORY,
    no_section,
    ordinal_of,
    printed_fields,
    rows_of,
    sections_by_ordinal,
    signing_once,
)
from coalition_app.records.signatures.lapses import FIELDS as FIELDS_OF_EVIDENCE
from coalition_app.records.signatures.lapses import lapse, more_than_spelling
from coalition_app.records.signatures.pieces import pieces_with, read_pieces, without_words_gone
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.columns import Row
from coalition_app.records.store.tables import (
    CAPACITIES,
    CONSENTS,
    KINDS,
    STATUSES,
    act,
    signatory,
    signature,
)
from coalition_app.records.store.transactions import Reading, Transaction
from coalition_app.records.typed_fields import signature_field
from coalition_app.work import Tell

WORDS = ("place", "country", "legal_form", "office")
"""Fields of free words that are changed for many at once."""
FIELDS = ("section", "standing", "capacity", "kind", "publish", *WORDS)
"""Fields that are changed for many at once."""


@dataclass(frozen=True, slots=True)
class BulkEditRow:
    """What changing one of many would do."""

    number: int
    name: str
    before: str
    after: str
    """The same word as `before` where nothing changes. A section is given by its ordinal."""
    refusal: str = ""
    """A sentence where this one is left as it is."""
    printed: str = ""
    """The entry as its list would print it; empty where the fields are what prints."""

    @property
    def changes(self) -> bool:
        """Tell whether anything would be written."""
        return not self.refusal and self.before != self.after


def preview_bulk_edit(
    tx: Reading, statement_row: StatementRow, numbers: Sequence[int], field: str, value: str
) -> list[BulkEditRow]:
    """Say of each number what it is now and would be, and which are refused and why.

    `value` as for `change_signature`; raises UserError for a word or section that is not known.
    """
    after = _checked(tx, statement_row, field, value)
    rows = rows_of(tx, statement_row, numbers)
    if field in WORDS:
        return _preview_words(tx, rows, field, after)
    ordinals = {
        row_id: ordinal for ordinal, row_id in sections_by_ordinal(tx, statement_row).items()
    }
    consents = _consents(tx, rows) if field == "publish" else {}
    refuse = _refuse_move(tx, statement_row, rows, after) if field == "standing" else None
    found: list[BulkEditRow] = []
    for row in rows:
        if field == "section":
            before = str(ordinals[row.section_id])
        else:
            before = consents.get(row.signatory_id) or getattr(row, field)
        refusal = refuse(row) if refuse else ""
        found.append(BulkEditRow(row.number, _full_name(row), before, after, refusal))
    return found


def bulk_edit(
    tx: Transaction,
    statement_row: StatementRow,
    numbers: Sequence[int],
    field: str,
    value: str,
    progress: Tell | None = None,
    *,
    spelling: bool | None = None,
) -> int:
    """Change one of FIELDS of many signatures as one action; return how many differed.

    `spelling` as for `edits.change_signature`, of all that differ in more than their spelling.

    Those that the preview refuses stay as they are. Raises UserError where nothing would change.
    """
    tx.name_action(statement=statement_row.number, count=0, field=field)
    preview = preview_bulk_edit(tx, statement_row, numbers, field, value)
    chosen = {each.number: each for each in preview if each.changes}
    if not chosen:
        refusals = [each.refusal for each in preview if each.refusal]
        raise UserError(refusals[0] if refusals else _("All of them already have this value."))
    rows = rows_of(tx, statement_row, sorted(chosen))
    if field == "standing":
        _change_statuses(tx, statement_row, rows, value, progress)
        tx.name_action(statement=statement_row.number, count=len(rows), field=field)
        return len(rows)
    if field == "publish":
        consents = {row.signatory_id: {field: value} for row in rows}
        tx.change_each(signatory, consents, progress)
        tx.name_action(statement=statement_row.number, count=len(rows), field=field)
        return len(rows)
    values = _values(tx, statement_row, field, next(iter(chosen.values())).after)
    wanted = {row.id: dict(values) for row in rows}
    if field in WORDS:
        for row in rows:
            before, after = getattr(row, field), wanted[row.id][field]
            pieces = pieces_with(row.pieces, field, before, after)
            was, now = read_pieces(row.pieces), read_pieces(pieces["pieces"])
            printed = without_words_gone(chosen[row.number].printed, was, now)
            wanted[row.id].update(as_printed=printed, **pieces)
    changed = tx.change_each(signature, wanted, progress)
    if field in FIELDS_OF_EVIDENCE and not spelling:
        each = (
            row for row in rows if more_than_spelling(getattr(row, field), wanted[row.id][field])
        )
        lapse(tx, [row.id for row in each])
    if field in OF_SIGNATORY:
        only = signing_once(tx, [row.signatory_id for row in rows])
        tx.change_each(signatory, {each: dict(values) for each in only})
    tx.name_action(statement=statement_row.number, count=changed, field=field)
    return changed


def _values(tx: Transaction, statement_row: StatementRow, field: str, after: str) -> dict[str, Any]:
    """Return the columns that a field of many is written to, and their values."""
    if field == "section":
        return {"section_id": sections_by_ordinal(tx, statement_row)[ordinal_of(after)]}
    return {field: after}


def _consents(tx: Reading, rows: Sequence[Row]) -> dict[uuid.UUID, str]:
    """Return by signatory what may be published; it holds for all that a signatory signed."""
    found: dict[uuid.UUID, str] = {}
    for chunk in chunks([row.signatory_id for row in rows]):
        query = sa.select(signatory.c.id, signatory.c.publish).where(signatory.c.id.in_(chunk))
        found |= {row.id: row.publish for row in tx.rows(query)}
    return found


def _preview_words(tx: Reading, rows: Sequence[Row], field: str, after: str) -> list[BulkEditRow]:
    """Say what free words would change, and which entries print the old ones in another form."""
    wordings = _wordings(tx, [row.id for row in rows if row.as_printed])
    found: list[BulkEditRow] = []
    for row in rows:
        before, printed, refusal = getattr(row, field), row.as_printed, ""
        if before != after:
            try:
                fields = printed_fields(row)
                printed = change_printed(printed, fields, field, after, wordings.get(row.id, ()))
            except UserError as error:
                refusal = str(error)
        found.append(BulkEditRow(row.number, _full_name(row), before, after, refusal, printed))
    return found


def _wordings(tx: Reading, signature_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[str]]:
    """Return the words of each signature's acts; those without any are left out."""
    found: dict[uuid.UUID, list[str]] = {}
    for chunk in chunks(signature_ids):
        query = sa.select(act.c.signature_id, act.c.wording).where(act.c.signature_id.in_(chunk))
        for row in tx.rows(query):
            found.setdefault(row.signature_id, []).append(row.wording)
    return found


def _checked(tx: Reading, statement_row: StatementRow, field: str, value: str) -> str:
    """Return the value that a field of many would get; raises UserError where it is not known."""
    if field == "section":
        ordinal = ordinal_of(value)
        if ordinal not in sections_by_ordinal(tx, statement_row):
            raise UserError(no_section(value))
        return str(ordinal)
    if field in WORDS:
        return signature_field(field, value)
    words = {"standing": STATUSES, "capacity": CAPACITIES, "kind": KINDS, "publish": CONSENTS}
    return known_word(value, words[field])


def _refuse_move(
    tx: Reading, statement_row: StatementRow, rows: Sequence[Row], after: str
) -> Callable[[Row], str]:
    """Return what says why a signature cannot take this status today; an empty sentence where it can."""
    lines = timeline.read_timelines(tx, statement_row, [row.id for row in rows])
    today = tx.today

    def refuse(row: Row) -> str:
        if row.standing == after:
            return ""
        if after == "withdrawn":
            return _("A withdrawal has a day of receipt: record it by itself.")
        try:
            lines[row.id].refuse(after, today, today)
        except UserError as error:
            return str(error)
        return ""

    return refuse


def _change_statuses(
    tx: Transaction,
    statement_row: StatementRow,
    rows: Sequence[Row],
    after: str,
    progress: Tell | None,
) -> None:
    lines = timeline.read_timelines(tx, statement_row, [row.id for row in rows])
    written = {row.id: (*lines[row.id].after(after, tx.today), tx.today) for row in rows}
    timeline.write_status(tx, written, progress=progress)


def _full_name(row: Row) -> str:
    """Return the name with its legal form, which is not said twice where it stands inside the name."""
    return body_name(row.legal_form, row.name, row.as_printed)
