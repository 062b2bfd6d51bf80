"""Answers to a newer text: who reconfirms or declines it, and the evidence of the answer."""

import datetime as dt
from collections.abc import Sequence

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.checked import chunks, clean, refuse_future, write_day
from coalition_app.records.evidence.evidence import NewEvidence, record_evidence, refuse_evidence
from coalition_app.records.signatures import status
from coalition_app.records.signatures.older_texts import newest_sealed, numbers_to_reconfirm
from coalition_app.records.signatures.signatures import SignatureRow, list_signatures
from coalition_app.records.signatures.timeline import read_timelines
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.statements.wordings import TextRow, name_numbers
from coalition_app.records.store.tables import signature, status_step
from coalition_app.records.store.transactions import Reading, Transaction, new_key
from coalition_app.work import Tell


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
    """Record that signatories reconfirm the newest sealed text, which binds their signatures to it.

    Their status stays; the step carries date and note. `shown_by` is one piece of evidence for all of them,
    recorded in the same action. Refuses numbers that have nothing to reconfirm, a date in the future and one
    before the text was sealed or a signature's newest step, and evidence that is older than the sealed text.
    """
    rows, newest = _asked(tx, shown, numbers, received)
    for line in read_timelines(tx, shown, [row.id for row in rows]).values():
        line.refuse_day(received, tx.today)
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
    """Record that signatories decline the newest sealed text: they withdraw on that day.

    Their signatures stay bound to the text that they signed, and keep their numbers. Refuses as `reconfirm`
    does, and moves of status that are not allowed.
    """
    rows, newest = _asked(tx, shown, numbers, received)
    _record_evidence(tx, shown, rows, shown_by, received)
    for at, row in enumerate(rows):
        if progress is not None:
            progress(at, len(rows))
        status.change_status(tx, shown, row.number, "withdrawn", received=received, note=note)
    tx.name_action(statement=shown.number, text=newest.number, count=len(rows))


def refuse_received(tx: Reading, shown: StatementRow, received: dt.date, today: dt.date) -> TextRow:
    """Return the newest sealed text; raises UserError where an answer to it cannot be of this day."""
    newest = newest_sealed(tx, shown.id)
    if newest is None or newest.sealed_on is None:
        raise UserError(_("No text is sealed yet: there is nothing to reconfirm."))
    refuse_future(received, today)
    sealed_on = newest.sealed_on
    if received < sealed_on:
        raise UserError(
            _("Text %(text)d was sealed on %(day)s: an answer to it cannot be older.")
            % {"text": newest.number, "day": write_day(sealed_on)}
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
    if newest.sealed_on is not None and day < newest.sealed_on:
        raise UserError(
            _(
                "The evidence is of %(day)s, but text %(text)d was sealed on %(sealed)s: it cannot show "
                "an answer to that text."
            )
            % {
                "day": write_day(day),
                "text": newest.number,
                "sealed": write_day(newest.sealed_on),
            }
        )


def _record_evidence(
    tx: Transaction,
    shown: StatementRow,
    rows: Sequence[SignatureRow],
    shown_by: NewEvidence | None,
    received: dt.date,
) -> None:
    """Record the evidence of an answer, for all who gave it; does nothing without evidence."""
    if shown_by is None:
        return
    refuse_shown_by(tx, shown, shown_by, received, tx.today)
    dated = shown_by._replace(claim="consent", received_on=shown_by.received_on or received)
    record_evidence(tx, shown, rows, dated)


def _asked(
    tx: Transaction, shown: StatementRow, numbers: Sequence[int], received: dt.date
) -> tuple[list[SignatureRow], TextRow]:
    """Return the signatures meant and the text that they answer to."""
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
