"""Letters that somebody says were sent: to whom, when, by what, what they asked, in which words."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.languages import LANGUAGES
from coalition_app.records.checked import clean, known_word, refuse_future
from coalition_app.records.lists import follow_up
from coalition_app.records.lists.awaited_reasons import REASONS
from coalition_app.records.lists.follow_up import FollowUpIndex
from coalition_app.records.signatures.signatures import find_signatures
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.tables import CHANNELS, letter_sent
from coalition_app.records.store.transactions import Reading, Transaction, new_key


@dataclass(frozen=True, slots=True)
class LetterSent:
    """A letter that was sent; its words are private."""

    sent_on: dt.date
    channel: str
    """One of CHANNELS."""
    asked: str
    """One of REASONS: why an answer was awaited then."""
    language: str
    """Of the letter; empty where nobody said."""
    wording: str
    """As it was sent; empty where it was not kept, as of a call."""


@dataclass(frozen=True, slots=True)
class NewLetters:
    """What is recorded of letters that were sent at one time."""

    channel: str = "mail"
    sent_on: dt.date | None = None
    """Today where it is left out."""
    due_on: dt.date | None = None
    """By when an answer is awaited; left out, what was noted stays."""
    language: str = ""
    wordings: Mapping[int, str] = field(default_factory=dict)
    """The words of each, by number, where they were kept."""
    asked: str = ""
    """One of REASONS; left out, what each is waited for with first."""
    keeps_days: bool = False
    """Whether a day that was noted for somebody stays, unless it is passed."""
    addressed_only: bool = False
    """Whether letters by email are those alone to whom an email address is recorded."""


def record_letters_sent(
    tx: Transaction, statement: StatementRow, numbers: Sequence[int], new: NewLetters
) -> list[int]:
    """Record letters that were sent to the signatories of these numbers; return the numbers recorded.

    Refuses an empty list, a channel, a reason or a language that is none, and a day that is still to come.
    """
    known_word(new.channel, CHANNELS)
    if new.asked:
        known_word(new.asked, REASONS)
    if new.language:
        known_word(new.language, LANGUAGES)
    sent_on = new.sent_on or tx.today
    refuse_future(sent_on, tx.today)
    if new.due_on is not None and new.due_on < sent_on:
        raise UserError(_("An answer cannot be due before the letter was sent."))
    rows = find_signatures(tx, statement, list(dict.fromkeys(numbers)))
    if not rows:
        raise UserError(_("Choose a signatory first."))
    if new.addressed_only and new.channel == "mail":
        known = follow_up.mail_addresses(tx, statement.id)
        rows = [each for each in rows if each.number in known]
        if not rows:
            raise UserError(_("No email address is recorded. Choose how the letters were sent."))
    asked = dict.fromkeys((each.number for each in rows), new.asked)
    if not new.asked:
        asked |= _first_reasons(follow_up.read_follow_up(tx, statement))
    tx.add_many(
        letter_sent,
        [
            {
                "id": new_key(),
                "signature_id": each.id,
                "asked": asked[each.number] or "planned",
                "channel": new.channel,
                "language": new.language,
                "wording": clean(new.wordings.get(each.number, "")),
                "sent_on": sent_on,
                "recorded_at": tx.now,
            }
            for each in rows
        ],
    )
    if new.due_on is not None:
        for each in rows:
            noted = follow_up.noted_day(tx, each.id) if new.keeps_days else None
            if noted is None or noted < tx.today:
                follow_up.note_due(tx, each.id, new.due_on)
    told = {"number": rows[0].number} if len(rows) == 1 else {"count": len(rows)}
    tx.name_action(statement=statement.number, **told)
    return [each.number for each in rows]


def list_letters(tx: Reading, signature_id: uuid.UUID) -> list[LetterSent]:
    """List the letters to a signatory about one signature, the newest first."""
    columns = letter_sent.c
    query = (
        sa.select(letter_sent)
        .where(columns.signature_id == signature_id)
        .order_by(columns.sent_on.desc(), columns.recorded_at.desc(), columns.id)
    )
    return [
        LetterSent(row.sent_on, row.channel, row.asked, row.language, row.wording)
        for row in tx.rows(query)
    ]


def _first_reasons(index: FollowUpIndex) -> dict[int, str]:
    return {number: index.why(at)[0][0] for at, number in enumerate(index.numbers)}
