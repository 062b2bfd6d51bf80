"""The follow-up list: who is waited for, for what, since when, and what is to be done next."""

import datetime as dt
import re
import uuid
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import N_, _
from coalition_app.records.checked import chunks, clean
from coalition_app.records.lists.awaited_reasons import MOVED, REASONS, Reasons, Why
from coalition_app.records.signatures.signatures import (
    SignatureRow,
    find_signature,
    list_signatures,
)
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.columns import Row
from coalition_app.records.store.tables import (
    letter_sent,
    next_step,
    signatory,
    signature,
)
from coalition_app.records.store.transactions import Reading, Transaction

_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_NAMESPACE = uuid.UUID("6f1b1c7e-4d0a-5a53-9a51-0d4f1c6b7a04")
MOST_OF_STEP = 2_000
"""Characters of a next step, which is a note, not a letter."""
OVERDUE, SOON, LATER, UNSENT = "overdue", "this-week", "later", "not-sent"
GROUPS = {
    OVERDUE: N_("Overdue"),
    SOON: N_("This week"),
    LATER: N_("Reply not due yet"),
    UNSENT: N_("Letter not yet sent"),
}
"""Parts of the list, in their order."""
WEEK = dt.timedelta(days=7)


class Sent(NamedTuple):
    """What was sent to somebody about what is awaited."""

    times: int
    last_on: dt.date
    channel: str
    """Of the last letter, of CHANNELS."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One signature that is waited for, with each reason and the day since when."""

    signed: SignatureRow
    reasons: Why
    step: str = ""
    """What the coordinator wants to do next, in free words; private."""
    due_on: dt.date | None = None
    sent: Sent | None = None

    def days(self, today: dt.date) -> int:
        """Count the days since the oldest of the reasons began."""
        return days_of(self.reasons, today)

    def group(self, today: dt.date) -> str:
        """Return in which of GROUPS it stands."""
        return group_of(self.due_on, self.sent is not None, today)

    def sentence(self) -> str:
        """Say for what the signatory is waited for."""
        return why_sentence(self.reasons)


@dataclass(frozen=True, slots=True)
class FollowUpIndex:
    """The follow-up list of a statement without its names: numbers in its order, and what goes with them."""

    numbers: "array[int]"
    kinds: "array[int]"
    """Of each number, in the same order: its place in `whys`."""
    whys: tuple[Why, ...]
    """What the numbers are waited for with; many share one."""
    steps: Mapping[int, tuple[str, dt.date | None]]
    """By number: what is to be done next, and by when."""
    sent: Mapping[int, Sent]
    """By number: the letters about what is awaited."""

    def why(self, at: int) -> Why:
        """Return why the one in a place is waited for."""
        return self.whys[self.kinds[at]]

    def group(self, at: int, today: dt.date) -> str:
        """Return in which of GROUPS the one in a place stands."""
        number = self.numbers[at]
        due = self.steps.get(number, ("", None))[1]
        return group_of(due, number in self.sent, today)

    def parts(self, today: dt.date) -> Counter[str]:
        """Count the signatures by group."""
        return Counter(self.group(at, today) for at in range(len(self.numbers)))

    def counts(self) -> Counter[str]:
        """Count the signatures by reason; one with several counts for each."""
        found: Counter[str] = Counter()
        for kind, count in Counter(self.kinds).items():
            for reason in {reason for reason, _since in self.whys[kind]}:
                found[reason] += count
        return found

    def select(self, reason: str = "") -> "array[int]":
        """Return the places of those who are waited for with this reason; of all for an empty one."""
        if not reason:
            return array("q", range(len(self.numbers)))
        has = [any(reason == each for each, _since in why) for why in self.whys]
        return array("q", [at for at, kind in enumerate(self.kinds) if has[kind]])


def group_of(due: dt.date | None, sent: bool, today: dt.date) -> str:
    """Return the group of one whose answer is due on a day, or on none, and who was written to or not."""
    if due is None:
        return LATER if sent else UNSENT
    return OVERDUE if due < today else SOON if due < today + WEEK else LATER


def days_of(why: Why, today: dt.date) -> int:
    """Count the days since the oldest of the reasons began."""
    return max((today - since).days for _reason, since in why)


def why_sentence(why: Why) -> str:
    """Say for what somebody is waited for."""
    return "; ".join(_(REASONS[reason]) for reason, _since in why)


def list_follow_up(tx: Reading, statement: StatementRow) -> list[FollowUp]:
    """List who is waited for in the order of GROUPS: by the day that is due, then by reason and number."""
    index = read_follow_up(tx, statement)
    return _follow_up(list_signatures(tx, statement.id), index)


def follow_up_among(
    tx: Reading, statement: StatementRow, index: FollowUpIndex, numbers: Sequence[int]
) -> list[FollowUp]:
    """Return those of these numbers that are waited for, in the list's order; `index` was read before."""
    rows: list[SignatureRow] = []
    for chunk in chunks(numbers):
        rows += list_signatures(tx, statement.id, numbers=chunk)
    return _follow_up(rows, index)


def _follow_up(rows: Sequence[SignatureRow], index: FollowUpIndex) -> list[FollowUp]:
    known = {row.number: row for row in rows}
    return [
        FollowUp(
            known[number],
            index.why(at),
            *index.steps.get(number, ("", None)),
            index.sent.get(number),
        )
        for at, number in enumerate(index.numbers)
        if number in known
    ]


def read_follow_up(tx: Reading, statement: StatementRow) -> FollowUpIndex:
    """Read who is waited for and why, without the names, in the order of `list_follow_up`."""
    planned = _planned(tx, statement.id)
    letters = _letters(tx, statement.id)
    reasons = Reasons(tx, statement)
    whys: dict[Why, int] = {}
    found: list[tuple[int, int]] = []
    steps: dict[int, tuple[str, dt.date | None]] = {}
    sent: dict[int, Sent] = {}
    for row in tx.rows(_waiting(statement.id)):
        known = () if row.standing in MOVED else tuple(reasons.of(row))
        step, due, since = planned.get(row.id, ("", None, None))
        to_them = letters.get(row.id, ())
        asked = bool(due and to_them and to_them[-1].asked == "planned")
        if (step or asked) and since is not None and not known:
            # Also of who was written to with a day for the answer, and awaited for nothing else.
            known = (("planned", since),)
        if known:
            found.append((row.number, whys.setdefault(known, len(whys))))
            if since is not None:
                steps[row.number] = (step, due)
            if counted := _sent_about(known, to_them):
                sent[row.number] = counted
    order, never = {reason: at for at, reason in enumerate(REASONS)}, ("", dt.date.max)
    ranks = [order[why[0][0]] for why in whys]
    found.sort(
        key=lambda each: (
            steps.get(each[0], never)[1] or dt.date.max,
            each[0] not in sent,
            ranks[each[1]],
            each[0],
        )
    )
    numbers = array("q", [number for number, _kind in found])
    kinds = array("q", [kind for _number, kind in found])
    return FollowUpIndex(numbers, kinds, tuple(whys), steps, sent)


def plan_step(
    tx: Transaction, statement: StatementRow, number: int, step: str, due_on: dt.date | None = None
) -> None:
    """Note what is to be done next about a signature and by when an answer is awaited.

    Both are left out to take the note away. A day alone keeps nobody on the list of whom nothing is awaited.
    """
    signed = find_signature(tx, statement, number)
    words = clean(step)
    if len(words) > MOST_OF_STEP:
        raise UserError(
            _("The text is too long: %(count)d characters, at most %(most)d are taken.")
            % {"count": len(words), "most": MOST_OF_STEP}
        )
    tx.name_action(statement=statement.number, number=number)
    _note(tx, signed.id, words, due_on)


def note_due(tx: Transaction, signature_id: uuid.UUID, due_on: dt.date) -> None:
    """Note by when an answer is awaited; what is to be done next stays as it was noted."""
    known = tx.row(next_step, _step_key(signature_id))
    _note(tx, signature_id, known.step if known else "", due_on)


def noted_day(tx: Reading, signature_id: uuid.UUID) -> dt.date | None:
    """Return by when an answer is awaited, as it was noted; None where no day was."""
    known = tx.row(next_step, _step_key(signature_id))
    return known.due_on if known else None


def _note(tx: Transaction, signature_id: uuid.UUID, words: str, due_on: dt.date | None) -> None:
    key = _step_key(signature_id)
    known = tx.row(next_step, key)
    if not words and due_on is None:
        if known is not None:
            tx.remove_many(next_step, [key])
    elif known is None:
        tx.add(
            next_step,
            id=key,
            signature_id=signature_id,
            step=words,
            due_on=due_on,
            recorded_at=tx.now,
        )
    else:
        tx.change(next_step, key, step=words, due_on=due_on, recorded_at=tx.now)


def _step_key(signature_id: uuid.UUID) -> uuid.UUID:
    return uuid.uuid5(_NAMESPACE, f"{signature_id}")


def _planned(
    tx: Reading, statement_id: uuid.UUID
) -> Mapping[uuid.UUID, tuple[str, dt.date | None, dt.date]]:
    query = (
        sa.select(next_step)
        .join(signature, signature.c.id == next_step.c.signature_id)
        .where(signature.c.statement_id == statement_id)
    )
    return {
        row.signature_id: (row.step, row.due_on, tx.day_of(row.recorded_at))
        for row in tx.rows(query)
    }


def _letters(tx: Reading, statement_id: uuid.UUID) -> Mapping[uuid.UUID, Sequence[Row]]:
    columns = letter_sent.c
    query = (
        sa.select(columns.signature_id, columns.asked, columns.sent_on, columns.channel)
        .join(signature, signature.c.id == columns.signature_id)
        .where(signature.c.statement_id == statement_id)
        .order_by(columns.sent_on, columns.recorded_at, columns.id)
    )
    found: dict[uuid.UUID, list[Row]] = {}
    for row in tx.rows(query):
        found.setdefault(row.signature_id, []).append(row)
    return found


def _sent_about(why: Why, letters: Sequence[Row]) -> Sent | None:
    """Count the letters that asked for what is still awaited; those about an older text ask for nothing."""
    since = dict(why)
    about = [
        each
        for each in letters
        if each.asked in since and (each.asked != "reconfirm" or each.sent_on >= since[each.asked])
    ]
    return Sent(len(about), about[-1].sent_on, about[-1].channel) if about else None


def _waiting(statement_id: uuid.UUID) -> sa.Select[Any]:
    columns = signature.c
    return (
        sa.select(
            columns.id,
            columns.number,
            columns.standing,
            columns.standing_on,
            columns.received_on,
            columns.signed_on,
        )
        .where(columns.statement_id == statement_id)
        .order_by(columns.number)
    )


def mail_addresses(
    tx: Reading, statement_id: uuid.UUID, numbers: Sequence[int] | None = None
) -> dict[int, str]:
    """Return the first mail address of each signature that has one, from its private contacts.

    Of all signatures, or of these numbers, which must be few enough for one query.
    """
    query = (
        sa.select(signature.c.number, signatory.c.contacts)
        .join(signatory, signatory.c.id == signature.c.signatory_id)
        .where(signature.c.statement_id == statement_id, signatory.c.contacts.is_not(None))
    )
    if numbers is not None:
        query = query.where(signature.c.number.in_(numbers))
    found: dict[int, str] = {}
    for row in tx.rows(query):
        lines = row.contacts.values() if isinstance(row.contacts, dict) else row.contacts
        words = [word.strip("<>,;:") for line in lines or () for word in str(line).split()]
        address = next((word for word in words if _ADDRESS.fullmatch(word)), "")
        if address:
            found[row.number] = address
    return found
