"""The follow-up list: who is waited for, for what, since when, and what is to be done next."""

import datetime as dt
import re
import uuid
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import N_, _
from coalition_app.records.checked import chunks, clean
from coalition_app.records.evidence import evidence
from coalition_app.records.positions import positions
from coalition_app.records.positions.positions import UNSETTLED, ActRow
from coalition_app.records.signatories import merge_history
from coalition_app.records.signatures import older_texts
from coalition_app.records.signatures.signatures import (
    PRINTED,
    SignatureRow,
    find_signature,
    list_signatures,
)
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.columns import Row
from coalition_app.records.store.tables import (
    BOUND,
    act,
    act_translation,
    duplicate_decision,
    next_step,
    signatory,
    signature,
    status_step,
)
from coalition_app.records.store.transactions import Reading, Transaction

_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_NAMESPACE = uuid.UUID("6f1b1c7e-4d0a-5a53-9a51-0d4f1c6b7a04")
REASONS = {
    "invited": N_("was invited and has not answered"),
    "promised": N_("promised to sign and has not signed"),
    "subject-to-approval": N_("must still approve the signature"),
    "reconfirm": N_("must reconfirm the new text"),
    "unsettled": N_("has words to settle"),
    "translation": N_("has a translation to confirm"),
    "no-evidence": N_("has no evidence of consent"),
    "planned": N_("has a step planned"),
}
"""Reasons to be on the list, in the order in which it is sorted."""
MOVED = ("withdrawn", "declined", "rejected")
"""Statuses after which nobody is waited for."""
MOST_OF_STEP = 2_000
"""Characters of a next step, which is a note, not a letter."""
Why = tuple[tuple[str, dt.date], ...]
"""Keys of REASONS, each with the day on which it began."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One signature that is waited for, with each reason and the day since when."""

    signed: SignatureRow
    reasons: Why
    step: str = ""
    """What the coordinator wants to do next, in free words; private."""
    due_on: dt.date | None = None

    def days(self, today: dt.date) -> int:
        """Count the days since the oldest of the reasons began."""
        return days_of(self.reasons, today)

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

    def why(self, at: int) -> Why:
        """Return why the one in a place is waited for."""
        return self.whys[self.kinds[at]]

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


def days_of(why: Why, today: dt.date) -> int:
    """Count the days since the oldest of the reasons began."""
    return max((today - since).days for _reason, since in why)


def why_sentence(why: Why) -> str:
    """Say for what somebody is waited for."""
    return "; ".join(_(REASONS[reason]) for reason, _since in why)


def list_follow_up(tx: Reading, statement: StatementRow) -> list[FollowUp]:
    """List who is waited for: overdue steps first, then by reason and number."""
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
        FollowUp(known[number], index.why(at), *index.steps.get(number, ("", None)))
        for at, number in enumerate(index.numbers)
        if number in known
    ]


def read_follow_up(tx: Reading, statement: StatementRow) -> FollowUpIndex:
    """Read who is waited for and why, without the names, in the order of `list_follow_up`."""
    planned = _planned(tx, statement.id)
    reasons = _Reasons(tx, statement)
    whys: dict[Why, int] = {}
    found: list[tuple[int, int]] = []
    steps: dict[int, tuple[str, dt.date | None]] = {}
    for row in tx.rows(_waiting(statement.id)):
        known = () if row.standing in MOVED else tuple(reasons.of(row))
        step, due, since = planned.get(row.id, ("", None, None))
        if since is not None and not known:
            known = (("planned", since),)
        if known:
            found.append((row.number, whys.setdefault(known, len(whys))))
            if step:
                steps[row.number] = (step, due)
    order, never = {reason: at for at, reason in enumerate(REASONS)}, ("", dt.date.max)
    ranks = [order[why[0][0]] for why in whys]
    found.sort(
        key=lambda each: (
            steps.get(each[0], never)[1] or dt.date.max,
            ranks[each[1]],
            each[0],
        )
    )
    numbers = array("q", [number for number, _kind in found])
    kinds = array("q", [kind for _number, kind in found])
    return FollowUpIndex(numbers, kinds, tuple(whys), steps)


def read_due(words: str) -> dt.date | None:
    """Read the day by which a step is due, 25.11.2026 or 2026-11-25; None where nothing was typed."""
    typed = words.strip().rstrip(".")
    if not typed:
        return None
    for form in ("%d.%m.%Y", "%Y-%m-%d", "%d.%m.%y"):
        try:
            return dt.datetime.strptime(typed, form).date()
        except ValueError:
            continue
    raise UserError(
        _("“%(typed)s” is no day; write it like 25.11.2026.") % {"typed": words.strip()[:40]}
    )


def plan_step(
    tx: Transaction, statement: StatementRow, number: int, step: str, due_on: dt.date | None = None
) -> None:
    """Note what is to be done next about a signature and by when; empty words take the note away."""
    signed = find_signature(tx, statement, number)
    words = clean(step)
    if not words and due_on is not None:
        raise UserError(_("Say what is to be done by that day."))
    if len(words) > MOST_OF_STEP:
        raise UserError(
            _("The text is too long: %(count)d characters, at most %(most)d are taken.")
            % {"count": len(words), "most": MOST_OF_STEP}
        )
    tx.name_action(statement=statement.number, number=number)
    key = uuid.uuid5(_NAMESPACE, f"{signed.id}")
    known = tx.row(next_step, key)
    if not words:
        if known is not None:
            tx.remove_many(next_step, [key])
    elif known is None:
        tx.add(
            next_step,
            id=key,
            signature_id=signed.id,
            step=words,
            due_on=due_on,
            recorded_at=tx.now,
        )
    else:
        tx.change(next_step, key, step=words, due_on=due_on, recorded_at=tx.now)


class _Reasons:
    """What a statement's signatures wait for, read once for all of them."""

    def __init__(self, tx: Reading, statement: StatementRow) -> None:
        self._consent = evidence.consent_basis(tx, statement.id)
        self._acts = positions.acts_by_signature(tx, statement)
        self._reconfirm = set(older_texts.numbers_to_reconfirm(tx, statement.id))
        self._older = set(evidence.numbers_outdated(tx, statement.id)) if self._reconfirm else set()
        self._sealed = _newest_seal(tx, statement.id)
        self._made = statement_day(tx, statement)
        self._translated = _translation_days(tx, statement.id)
        self._worded = _act_days(tx, statement.id)
        self._promised = _promise_days(tx, statement.id)
        self._answered = _answered_by_another(tx, statement.id)

    def of(self, row: Row) -> Iterator[tuple[str, dt.date]]:
        """Yield the reasons of one signature in the list's order; it is waited for since it was received.

        An invitation whose signatory, merged since, signed under another number waits for nothing. Whoever
        must reconfirm is waited for since the newest text was sealed, and evidence that is older is no second
        reason.
        """
        made = row.received_on or row.signed_on or self._made
        if row.id in self._answered:
            return
        if row.standing in ("invited", "subject-to-approval"):
            promised = self._promised.get(row.id)
            if promised is not None and promised >= (row.standing_on or promised):
                yield "promised", promised
            else:
                yield row.standing, row.standing_on or made
        if row.number in self._reconfirm:
            yield "reconfirm", self._sealed or made
        words: list[ActRow] = self._acts.get(row.id, [])
        if any(each.kind == UNSETTLED for each in words):
            yield "unsettled", min(self._worded[e.id] for e in words if e.kind == UNSETTLED)
        waiting = [self._translated[each.id] for each in words if each.id in self._translated]
        if waiting:
            yield "translation", min(waiting)
        if row.standing not in PRINTED or row.id in self._consent:
            return
        if row.number not in self._reconfirm:
            yield "no-evidence", made
        elif row.number not in self._older:
            yield "no-evidence", self._sealed or made


def _answered_by_another(tx: Reading, statement_id: uuid.UUID) -> set[uuid.UUID]:
    """Return the invitations of merged entries that another signature of the same entry answers.

    Of several invitations the first one waits for all. Where it was decided that one body signs twice, each
    waits for itself.
    """
    kept = list(set(merge_history.merged_into(tx).values()))
    columns, found = signature.c, set[uuid.UUID]()
    query = sa.select(columns.id, columns.signatory_id, columns.standing).where(
        columns.statement_id == statement_id, columns.standing.in_((*BOUND, "invited"))
    )
    for chunk in chunks(kept):
        rows = tx.rows(query.where(columns.signatory_id.in_(chunk)).order_by(columns.number))
        answers: dict[uuid.UUID, list[uuid.UUID]] = {}
        for row in sorted(rows, key=lambda each: each.standing == "invited"):
            others = answers.setdefault(row.signatory_id, [])
            if row.standing == "invited" and others and not _signs_twice(tx, row.id, others):
                found.add(row.id)
            others.append(row.id)
    return found


def _signs_twice(tx: Reading, invited: uuid.UUID, others: Sequence[uuid.UUID]) -> bool:
    """Tell whether an invitation and another signature were decided to be two signatures of one body."""
    one, two = duplicate_decision.c.a_id, duplicate_decision.c.b_id
    beside = sa.or_(
        sa.and_(one == invited, two.in_(others)), sa.and_(two == invited, one.in_(others))
    )
    query = sa.select(duplicate_decision.c.id).where(
        beside, duplicate_decision.c.verdict == "two-signatures"
    )
    return tx.first(query) is not None


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


def statement_day(tx: Reading, statement: StatementRow) -> dt.date:
    """Return the day on which a statement came into the register."""
    from coalition_app.records.store.tables import statement as statement_table

    made: dt.datetime = tx.value(
        sa.select(statement_table.c.made_at).where(statement_table.c.id == statement.id)
    )
    return tx.day_of(made)


def _newest_seal(tx: Reading, statement_id: uuid.UUID) -> dt.date | None:
    """Return the day on which the newest text after the first was sealed."""
    return evidence.newer_text_day(tx, statement_id)


def _translation_days(tx: Reading, statement_id: uuid.UUID) -> dict[uuid.UUID, dt.date]:
    """Return for each act the day since which a translation of it waits to be confirmed."""
    query = (
        sa.select(
            act_translation.c.act_id, sa.func.min(act_translation.c.recorded_at).label("since")
        )
        .join(act, act.c.id == act_translation.c.act_id)
        .join(signature, signature.c.id == act.c.signature_id)
        .where(signature.c.statement_id == statement_id, act_translation.c.state != "confirmed")
        .group_by(act_translation.c.act_id)
    )
    return {row.act_id: tx.day_of(row.since) for row in tx.rows(query)}


def _promise_days(tx: Reading, statement_id: uuid.UUID) -> dict[uuid.UUID, dt.date]:
    """Return for each invited signature the day of the newest promise to sign."""
    query = (
        sa.select(status_step.c.signature_id, sa.func.max(status_step.c.received_on))
        .join(signature, signature.c.id == status_step.c.signature_id)
        .where(
            signature.c.statement_id == statement_id,
            signature.c.standing == "invited",
            status_step.c.standing == "invited",
            status_step.c.effective_on.is_(None),
        )
        .group_by(status_step.c.signature_id)
    )
    return {row[0]: row[1] for row in tx.rows(query)}


def _act_days(tx: Reading, statement_id: uuid.UUID) -> dict[uuid.UUID, dt.date]:
    query = (
        sa.select(act.c.id, act.c.received_on, act.c.recorded_at)
        .join(signature, signature.c.id == act.c.signature_id)
        .where(signature.c.statement_id == statement_id)
    )
    return {row.id: row.received_on or tx.day_of(row.recorded_at) for row in tx.rows(query)}


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
