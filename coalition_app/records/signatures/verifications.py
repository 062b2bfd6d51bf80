"""Checks of signatures, apart from their positions: by whom, when, on what ground; each one is kept."""

import datetime as dt
import json
import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.checked import clean, known_word
from coalition_app.records.journal.journal import EntryId
from coalition_app.records.signatures.signatures import find_signature
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.journal_tables import (
    journal_change,
    journal_entry,
    journal_private,
)
from coalition_app.records.store.tables import VERIFICATIONS, signature
from coalition_app.records.store.transactions import Reading, Transaction
from coalition_app.records.typed_fields import MOST_IN_NAME, typed_field

FEWEST_LETTERS = 5
"""Letters of a ground that says something, in words of two letters and more."""


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One check of a signature, as the journal keeps it."""

    verification: str
    by: str
    ground: str
    at: dt.datetime


def verify_signature(
    tx: Transaction,
    statement: StatementRow,
    number: int,
    verification: str,
    *,
    ground: str = "",
    by: str = "",
    compared: bool = False,
) -> None:
    """Record what a check of a signature found, on what ground and by whom.

    `compared` says that the signature was compared with the original. A second person's check is another
    action under another name; `list_checks` returns both. The position and the status stay as they are.
    Refuses an unknown verification, a finding without a name or a ground that says something, and a second
    check that finds the same by the same person. Taking a check back (unverified) needs none of them.
    """
    known_word(verification, VERIFICATIONS)
    signed = find_signature(tx, statement, number)
    ground, by = clean(ground), typed_field(by, MOST_IN_NAME)
    if verification == "unverified":
        ground = by = ""
    elif not ground:
        raise UserError(_("Say on what ground: what was seen, compared or asked."))
    elif not by:
        raise UserError(_("Say who checked the signature."))
    else:
        _refuse_empty_ground(ground, by)
    row = tx.row(signature, signed.id)
    assert row is not None
    again = (row.verification, row.verified_by.casefold()) == (verification, by.casefold())
    if again and (row.verified_with or not compared):
        raise UserError(
            _(
                "%(name)s has found this for number %(number)d already: a second check is another person’s."
            )
            % {"number": number, "name": row.verified_by}
            if by
            else _("This is recorded already for number %(number)d; nothing was changed.")
            % {"number": number}
        )
    tx.name_action(statement=statement.number, number=number, verification=verification)
    at = None if verification == "unverified" else tx.now
    tx.change(
        signature,
        signed.id,
        verification=verification,
        verified_by=by,
        verified_ground=ground,
        verified_at=at,
        verified_with="originals" if compared and at else "",
    )


def _refuse_empty_ground(ground: str, by: str) -> None:
    """Raise UserError for a ground that is no more than a letter or a name."""
    said = re.findall(r"\w{2,}", ground.casefold().replace(by.casefold(), " "))
    if sum(map(len, said)) < FEWEST_LETTERS:
        raise UserError(_("Say on what ground: what was seen, compared or asked."))


def verify_signatures(
    tx: Transaction,
    statement: StatementRow,
    numbers: Sequence[int],
    verification: str,
    *,
    ground: str = "",
    by: str = "",
    compared: bool = False,
) -> int:
    """Record the same finding of several signatures as one action; return how many they are.

    Refuses what `verify_signature` refuses of any of them; then nothing is recorded.
    """
    wanted = list(dict.fromkeys(numbers))
    for at, number in enumerate(wanted):
        tx.tell(at, len(wanted))
        verify_signature(
            tx, statement, number, verification, ground=ground, by=by, compared=compared
        )
    if len(wanted) > 1:
        named = {"count": len(wanted), "verification": verification}
        tx.name_action(statement=statement.number, **named)
    return len(wanted)


def list_checks(tx: Reading, signature_id: uuid.UUID) -> list[CheckRow]:
    """List the checks of a signature that were not undone, oldest first."""
    of_entry, apart = (
        (table.c.device_id == journal_change.c.device_id) & (table.c.seq == journal_change.c.seq)
        for table in (journal_entry, journal_private)
    )
    apart &= journal_private.c.ordinal == journal_change.c.ordinal
    query = (
        sa.select(journal_entry, journal_change.c.value, journal_private.c.value.label("private"))
        .join(journal_change, of_entry)
        .outerjoin(journal_private, apart)
        .where(
            journal_change.c.row_id == signature_id,
            journal_change.c.field_group == "verification",
            journal_change.c.operation == "set",
        )
        .order_by(journal_entry.c.clock, journal_entry.c.device_id, journal_entry.c.seq)
    )
    known: dict[EntryId, CheckRow] = {}
    valid: dict[EntryId, CheckRow] = {}
    for row in tx.rows(query):
        key = (row.device_id, row.seq)
        if row.kind == "action":
            known[key] = valid[key] = _check(row.value, row.private, tx.local(row.at))
        elif row.kind == "undo":
            valid.pop((row.target_device_id, row.target_seq), None)
        elif (target := (row.target_device_id, row.target_seq)) in known:
            valid[target] = known[target]
    return [valid[key] for key in known if key in valid]


def _check(value: str, private: str | None, at: dt.datetime) -> CheckRow:
    """Read a check from the journal's JSON, which leaves out what is empty; the ground lies apart."""
    said = {**json.loads(value), **json.loads(private or "{}")}
    verification = said.get("verification", "unverified")
    return CheckRow(verification, said.get("verified_by", ""), said.get("verified_ground", ""), at)
