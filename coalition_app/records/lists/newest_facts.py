"""What a statement's list says last, and on which day: no attestation of it can bear an earlier one."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from coalition_app.i18n import N_, _
from coalition_app.records.checked import write_day
from coalition_app.records.signatures.signatures import PRINTED
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.statements.wordings import list_texts
from coalition_app.records.store.journal_tables import journal_change, journal_entry
from coalition_app.records.store.tables import (
    act,
    evidence,
    evidence_claim,
    signature,
    source,
    status_step,
)
from coalition_app.records.store.transactions import Reading

SENTENCES = {
    "signature": N_(
        "Signature %(number)d came on %(day)s: an attestation of it cannot bear the earlier day %(dated)s."
    ),
    "recorded": N_(
        "Signature %(number)d bears no day and was recorded on %(day)s: an attestation of it cannot bear the "
        "earlier day %(dated)s. Record when it came."
    ),
    "status": N_(
        "The status of number %(number)d is of %(day)s: an attestation of it cannot bear the "
        "earlier day %(dated)s."
    ),
    "evidence": N_(
        "Evidence for number %(number)d came on %(day)s: an attestation that rests on it cannot bear the "
        "earlier day %(dated)s."
    ),
    "evidence-recorded": N_(
        "Evidence for number %(number)d bears no day and was recorded on %(day)s: an attestation that rests "
        "on it cannot bear the earlier day %(dated)s. Record when it came."
    ),
    "words": N_(
        "Words of number %(number)d came on %(day)s: an attestation of them cannot bear the earlier day "
        "%(dated)s."
    ),
    "check": N_(
        "Number %(number)d was checked on %(day)s: an attestation that rests on it cannot bear the earlier "
        "day %(dated)s."
    ),
    "text": N_(
        "Text %(number)d was sealed on %(day)s: an attestation of it cannot bear the earlier day %(dated)s."
    ),
}
"""By the kind of a fact, why a day is too early."""


@dataclass(frozen=True, slots=True)
class Fact:
    """The newest of one kind of things that a list says."""

    kind: str
    """A key of SENTENCES."""
    number: int
    """Of the signature, or of the text."""
    day: dt.date

    def sentence(self, dated: dt.date) -> str:
        """Say why an attestation cannot bear a day before it."""
        named = {"number": self.number, "day": write_day(self.day), "dated": write_day(dated)}
        return _(SENTENCES[self.kind]) % named


def facts_after(tx: Reading, statement: StatementRow, day: dt.date) -> list[Fact]:
    """Return the newest fact of each kind that came after a day, of signatures that the annex prints."""
    found: dict[str, Fact] = {}
    for each in sorted(_newest(tx, statement), key=lambda fact: fact.day):
        if each.day > day:
            found[each.kind] = each
    return list(found.values())


def _newest(tx: Reading, statement: StatementRow) -> Iterator[Fact]:
    printed = (signature.c.statement_id == statement.id, signature.c.standing.in_(PRINTED))
    for kind, query, day in (*_dated(), *_of_signatures()):
        row = tx.first(query.where(*printed, day.is_not(None)).order_by(day.desc()).limit(1))
        if row is not None:
            yield Fact(kind, row.number, row.day if _is_day(row.day) else tx.day_of(row.day))
    sealed = [each for each in list_texts(tx, statement.id) if each.sealed_on is not None]
    if sealed and sealed[-1].sealed_on is not None:
        yield Fact("text", sealed[-1].number, sealed[-1].sealed_on)


def _is_day(value: dt.date) -> bool:
    return not isinstance(value, dt.datetime)


Asked = tuple[str, sa.Select[Any], sa.ColumnElement[Any]]
"""A kind of fact, the query of its numbers and days, and the column of the days."""


def _asked(kind: str, day: sa.ColumnElement[Any]) -> Asked:
    return kind, sa.select(signature.c.number, day.label("day")).select_from(signature), day


def _of_signatures() -> Iterator[Asked]:
    """Return the days of the signatures; one that bears none came when its list did, or was recorded."""
    for column in (signature.c.received_on, signature.c.signed_on):
        yield _asked("signature", column)
    yield _asked("status", signature.c.standing_on)
    undated = sa.and_(
        signature.c.received_on.is_(None), signature.c.signed_on.is_(None), ~_consented()
    )
    kind, query, day = _asked("signature", source.c.received_on)
    yield kind, query.join(source, source.c.id == signature.c.source_id).where(undated), day
    kind, query, day = _asked("recorded", source.c.imported_at)
    listed = query.join(source, source.c.id == signature.c.source_id)
    yield kind, listed.where(undated, source.c.received_on.is_(None)), day
    kind, query, day = _asked("recorded", journal_entry.c.at)
    typed = query.join(journal_change, journal_change.c.row_id == signature.c.id).join(
        journal_entry,
        (journal_entry.c.device_id == journal_change.c.device_id)
        & (journal_entry.c.seq == journal_change.c.seq),
    )
    inserted = (journal_change.c.table_name == "signature", journal_change.c.operation == "insert")
    yield kind, typed.where(undated, *inserted, signature.c.source_id.is_(None)), day


def _consented() -> sa.ColumnElement[bool]:
    """Tell whether a signature has evidence of consent, whose day is then its own."""
    query = sa.select(evidence_claim.c.id).join(
        evidence, evidence.c.id == evidence_claim.c.evidence_id
    )
    mine = (
        evidence_claim.c.signature_id == signature.c.id,
        evidence_claim.c.claim == "consent",
        evidence.c.received_on.is_not(None),
    )
    return query.where(*mine).exists()


def _dated() -> Iterator[Asked]:
    """Return what is recorded of the signatures: steps, evidence, words, checks."""
    kind, query, day = _asked("status", status_step.c.effective_on)
    yield kind, query.join(status_step, status_step.c.signature_id == signature.c.id), day
    kind, query, day = _asked("evidence", evidence.c.received_on)
    standing = query.join(evidence_claim, evidence_claim.c.signature_id == signature.c.id).join(
        evidence, evidence.c.id == evidence_claim.c.evidence_id
    )
    yield kind, standing.where(evidence.c.superseded_by_id.is_(None)), day
    kind, query, day = _asked("evidence-recorded", evidence.c.recorded_at)
    undated = (evidence.c.received_on.is_(None), evidence.c.superseded_by_id.is_(None))
    behind = query.join(evidence_claim, evidence_claim.c.signature_id == signature.c.id).join(
        evidence, evidence.c.id == evidence_claim.c.evidence_id
    )
    yield kind, behind.where(evidence_claim.c.claim == "consent", *undated), day
    kind, query, day = _asked("words", act.c.received_on)
    yield kind, query.join(act, act.c.signature_id == signature.c.id), day
    kind, query, day = _asked("words", act.c.withdrawn_on)
    yield kind, query.join(act, act.c.signature_id == signature.c.id), day
    kind, query, day = _asked("check", signature.c.verified_at)
    yield kind, query.where(signature.c.verification != "unverified"), day
