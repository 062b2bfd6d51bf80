"""Signatures of an older text: who must reconfirm the newest one, and what they answered."""

import datetime as dt
import uuid
from array import array
from collections.abc import Sequence
from dataclasses import replace

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.checked import chunks, clean, refuse_future
from coalition_app.records.evidence.evidence import NewEvidence, record_evidence, refuse_evidence
from coalition_app.records.signatures import status
from coalition_app.records.signatures.signatures import BOUND, SignatureRow, list_signatures
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.statements.wordings import TextRow, list_texts, name_numbers
from coalition_app.records.store.tables import signature, status_step, text, text_demand
from coalition_app.records.store.transactions import Reading, Transaction, new_key
from coalition_app.work import Tell


def newest_sealed(tx: Reading, statement_id: uuid.UUID) -> TextRow | None:
    """Give the newest sealed text of a statement; None where none is sealed."""
    sealed = [each for each in list_texts(tx, statement_id) if each.sealed_at is not None]
    return sealed[-1] if sealed else None


def numbers_to_reconfirm(tx: Reading, statement_id: uuid.UUID) -> "array[int]":
    """Give the numbers of those who stand by a text older than the newest sealed one, in order."""
    newest = newest_sealed(tx, statement_id)
    if newest is None or newest.number == 1:
        return array("q")
    return _of_older_texts(tx, statement_id, newest.number)


def numbers_of_older_texts(tx: Reading, shown: StatementRow) -> "array[int]":
    """Give the numbers of those who did not sign the newest text, sealed or in work, in order.

    These are whom sealing it would ask to reconfirm.
    """
    if shown.text_number == 1:
        return array("q")
    return _of_older_texts(tx, shown.id, shown.text_number)


def count_bound(tx: Reading, statement_id: uuid.UUID) -> int:
    """Count those who stand by any text of a statement: whom a new text would ask to reconfirm."""
    query = sa.select(sa.func.count()).where(
        signature.c.statement_id == statement_id, signature.c.standing.in_(BOUND)
    )
    return int(tx.value(query))


def reconfirm(
    tx: Transaction,
    shown: StatementRow,
    numbers: Sequence[int],
    *,
    received: dt.date,
    note: str = "",
    shown_by: NewEvidence | None = None,
    progress: Tell | None = None,
) -> None:
    """Record that signatories stand by the newest sealed text, which binds their signatures to it.

    Their status stays; the step carries date and note. `shown_by` is one piece of evidence for all of
    them, recorded in the same action. Refuses numbers that have nothing to reconfirm, a date in the
    future and one before the text was sealed, and evidence that is older than the sealed text.
    """
    rows, newest = _asked(tx, shown, numbers, received)
    _record_evidence(tx, shown, rows, shown_by, received)
    tx.change_each(signature, {row.id: {"text_id": newest.id} for row in rows}, progress)
    step = {
        "effective_on": received,
        "received_on": received,
        "note": clean(note),
        "recorded_at": tx.now,
    }
    tx.add_many(
        status_step,
        ({"id": new_key(), "signature_id": row.id, "standing": row.status, **step} for row in rows),
    )
    tx.name_action(statement=shown.number, text=newest.number, count=len(rows))


def decline_text(
    tx: Transaction,
    shown: StatementRow,
    numbers: Sequence[int],
    *,
    received: dt.date,
    note: str = "",
    shown_by: NewEvidence | None = None,
    progress: Tell | None = None,
) -> None:
    """Record that signatories do not stand by the newest sealed text: they withdraw on that day.

    Their signatures stay bound to the text that they signed, and keep their numbers. Refuses as
    `reconfirm` does, and moves of status that are not allowed.
    """
    rows, newest = _asked(tx, shown, numbers, received)
    _record_evidence(tx, shown, rows, shown_by, received)
    for at, row in enumerate(rows):
        if progress is not None:
            progress(at, len(rows))
        status.change_status(tx, shown, row.number, "withdrawn", received=received, note=note)
    tx.name_action(statement=shown.number, text=newest.number, count=len(rows))


def refuse_received(tx: Reading, shown: StatementRow, received: dt.date, today: dt.date) -> TextRow:
    """Give the newest sealed text; raises UserError where an answer to it cannot be of this day."""
    newest = newest_sealed(tx, shown.id)
    if newest is None or newest.sealed_at is None:
        raise UserError(_("No text is sealed yet: there is nothing to reconfirm."))
    refuse_future(received, today)
    sealed_on = newest.sealed_at.astimezone().date()
    if received < sealed_on:
        raise UserError(
            _("Text %(text)d was sealed on %(day)s: an answer to it cannot be older.")
            % {"text": newest.number, "day": sealed_on.isoformat()}
        )
    return newest


def refuse_shown_by(
    tx: Reading, shown: StatementRow, shown_by: NewEvidence, received: dt.date, today: dt.date
) -> None:
    """Raise UserError for evidence that cannot show an answer to the newest sealed text.

    Its day is the one that it bears, else the one on which it came; `received` where neither is told.
    """
    refuse_evidence(shown_by, today)
    newest = refuse_received(tx, shown, received, today)
    day = shown_by.made_on or shown_by.received_on or received
    if newest.sealed_at is not None and day < newest.sealed_at.astimezone().date():
        raise UserError(
            _(
                "The evidence is of %(day)s, but text %(text)d was sealed on %(sealed)s: it cannot show "
                "an answer to that text."
            )
            % {
                "day": day.isoformat(),
                "text": newest.number,
                "sealed": newest.sealed_at.astimezone().date().isoformat(),
            }
        )


def refuse_before_text(
    tx: Reading, signature_id: uuid.UUID, number: int, received: dt.date
) -> None:
    """Raise UserError for words that came before the later text under which a signature stands.

    The first text is sealed after it was signed as often as before, with the same words; nobody can have
    spoken of a later one before it was sealed.
    """
    query = (
        sa.select(text.c.number, text.c.sealed_at)
        .join(signature, signature.c.text_id == text.c.id)
        .where(signature.c.id == signature_id, text.c.number > 1, text.c.sealed_at.is_not(None))
    )
    row = tx.first(query)
    if row is None or received >= row.sealed_at.astimezone().date():
        return
    raise UserError(
        _(
            "The words came on %(day)s, but number %(number)d stands under text %(text)d, sealed on "
            "%(sealed)s: they are about an older text. Ask whether they hold for this one, and record "
            "the day of that answer."
        )
        % {
            "day": received.isoformat(),
            "number": number,
            "text": row.number,
            "sealed": row.sealed_at.astimezone().date().isoformat(),
        }
    )


def texts_signed(tx: Reading, asked: Sequence[uuid.UUID]) -> dict[uuid.UUID, int]:
    """Give the number of the text under which each of these signatures stands."""
    found: dict[uuid.UUID, int] = {}
    query = sa.select(signature.c.id, text.c.number).join(text, text.c.id == signature.c.text_id)
    for chunk in chunks(asked):
        found.update(
            (row.id, row.number) for row in tx.rows(query.where(signature.c.id.in_(chunk)))
        )
    return found


def stances_on_unseen(tx: Reading, shown: StatementRow) -> dict[uuid.UUID, tuple[str, ...]]:
    """Give the stances of signatures on a text with demands that the text they signed does not have.

    A signature supports what it signed, so a demand that came later is not stated until its signatory
    reconfirms. One stance a demand, in the demands' order; a signature without such demands is left out.
    """
    if shown.text_number == 1:
        return {}
    known: dict[uuid.UUID, set[uuid.UUID]] = {
        each.id: set() for each in list_texts(tx, shown.id) if each.id != shown.text_id
    }
    query = sa.select(text_demand.c.text_id, text_demand.c.demand_id)
    for row in tx.rows(query.where(text_demand.c.text_id.in_(list(known)))):
        known[row.text_id].add(row.demand_id)
    found: dict[uuid.UUID, tuple[str, ...]] = {}
    for text_id, demands in known.items():
        stances = tuple(
            "supports" if each.id in demands else "not-stated" for each in shown.demands
        )
        if "not-stated" in stances:
            signed = sa.select(signature.c.id).where(signature.c.text_id == text_id)
            found.update(dict.fromkeys(tx.connection.execute(signed).scalars(), stances))
    return found


def _record_evidence(
    tx: Transaction,
    shown: StatementRow,
    rows: Sequence[SignatureRow],
    shown_by: NewEvidence | None,
    received: dt.date,
) -> None:
    """Record what shows an answer, for all who gave it; nothing where nothing was given."""
    if shown_by is None:
        return
    refuse_shown_by(tx, shown, shown_by, received, tx.today)
    dated = replace(shown_by, claim="consent", received_on=shown_by.received_on or received)
    record_evidence(tx, shown, rows, dated)


def _of_older_texts(tx: Reading, statement_id: uuid.UUID, number: int) -> "array[int]":
    older = [each.id for each in list_texts(tx, statement_id) if each.number < number]
    query = (
        sa.select(signature.c.number)
        .where(
            signature.c.statement_id == statement_id,
            signature.c.standing.in_(BOUND),
            signature.c.text_id.in_(older),
        )
        .order_by(signature.c.number)
    )
    return array("q", tx.connection.execute(query).scalars())


def _asked(
    tx: Transaction, shown: StatementRow, numbers: Sequence[int], received: dt.date
) -> tuple[list[SignatureRow], TextRow]:
    """Give the signatures meant and the text that they answer to."""
    newest = refuse_received(tx, shown, received, tx.today)
    open_ = set(numbers_to_reconfirm(tx, shown.id))
    wrong = [each for each in numbers if each not in open_]
    if wrong:
        raise UserError(
            _("There is nothing to reconfirm for number %(numbers)s.")
            % {"numbers": name_numbers(wrong)}
        )
    if not numbers:
        raise UserError(_("Choose whose answer this is."))
    meant = sorted(set(numbers))
    rows: list[SignatureRow] = []
    for chunk in chunks(meant):
        rows += list_signatures(tx, shown.id, numbers=chunk)
    return rows, newest
