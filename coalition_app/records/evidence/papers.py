"""Papers that wait in the register: kept as they came until they are attached as evidence or removed."""

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from coalition_app.errors import NotSo, UserError
from coalition_app.i18n import _
from coalition_app.records.checked import LARGEST_FILE, bare_name, clean, refuse_future
from coalition_app.records.evidence.remains import still_shows
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.tables import (
    blob,
    evidence,
    evidence_claim,
    paper,
    signature,
    statement,
)
from coalition_app.records.store.transactions import Reading, Transaction

WRITTEN = ("file", "letter", "mail", "message", "scan", "photo")
"""Kinds of evidence that are somebody's letter."""


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper that waits; its bytes stay where they are, and its name is private."""

    id: uuid.UUID
    name: str
    sha256: bytes
    size: int
    """Bytes of the file."""
    arrived_on: dt.date
    seems: str = ""
    """Kind of its deciding sentence as it was read when it came: withdraws, objects, consents, or empty."""
    numbers: tuple[int, ...] = ()
    """Whose it seemed to be then: several where they are equally likely, none of a stranger's."""


def take_in(
    tx: Transaction,
    of: StatementRow,
    name: str,
    content: bytes,
    *,
    seems: str = "",
    numbers: Sequence[int] = (),
    arrived_on: dt.date | None = None,
) -> bool:
    """Keep a paper until it is handled; return whether it waits now and did not before.

    `seems` is the kind of its deciding sentence, `numbers` those whose it may equally likely be, as it was
    read. The same bytes wait once, and those of a paper that was removed wait again. What is evidence of the
    statement already is handled. It came today unless told. Refuses an empty or too large file, and a day
    that is still to come.
    """
    named = clean(bare_name(name))
    if not content:
        raise UserError(_("The file %(name)s is empty.") % {"name": named})
    if len(content) > LARGEST_FILE:
        raise UserError(_("The file %(name)s is too large.") % {"name": named})
    if arrived_on is not None:
        refuse_future(arrived_on, tx.today)
    digest = tx.keep_blob(content)
    if tx.value(sa.select(_handled(of.id, sa.literal(digest, sa.LargeBinary())))):
        return False
    same = sa.select(paper.c.id).where(paper.c.statement_id == of.id, paper.c.sha256 == digest)
    known = tx.value(same)
    read = {"seems": seems, "seems_of": ",".join(map(str, numbers))}
    if known is not None:
        again = tx.value(sa.select(paper.c.state).where(paper.c.id == known)) == "removed"
        return again and tx.change(paper, known, state="new", **read)
    tx.add(
        paper,
        statement_id=of.id,
        sha256=digest,
        name=named,
        arrived_on=arrived_on or tx.today,
        recorded_at=tx.now,
        **read,
    )
    return True


def remove(tx: Transaction, of: StatementRow, paper_ids: Sequence[uuid.UUID]) -> int:
    """Take papers out of those that wait; return how many were among them. Their bytes stay, for undoing."""
    waiting = {each.id for each in list_papers(tx, of)}
    if not waiting.issuperset(paper_ids):
        raise UserError(_("This paper does not wait any more."))
    return sum(tx.change(paper, each, state="removed") for each in paper_ids)


def list_papers(tx: Reading, of: StatementRow) -> list[PaperRow]:
    """List the papers of a statement that wait, the newest first; those of one action in their own order."""
    query = (
        sa.select(paper, blob.c.size)
        .join(blob, blob.c.sha256 == paper.c.sha256)
        .where(paper.c.statement_id == of.id, *_waiting())
        .order_by(paper.c.recorded_at.desc(), paper.c.id)
    )
    return [
        PaperRow(
            row.id,
            row.name,
            row.sha256,
            row.size,
            row.arrived_on,
            row.seems,
            tuple(map(int, filter(None, row.seems_of.split(",")))),
        )
        for row in tx.rows(query)
    ]


def count_papers(tx: Reading) -> dict[int, int]:
    """Count the papers that wait, by the number of their statement; nothing is read of them."""
    query = (
        sa.select(statement.c.number, sa.func.count())
        .join(paper, paper.c.statement_id == statement.c.id)
        .where(*_waiting())
        .group_by(statement.c.number)
    )
    return {row[0]: row[1] for row in tx.rows(query)}


def letters_held(
    tx: Reading, of: StatementRow, numbers: Sequence[int] | None = None
) -> dict[int, dt.date]:
    """Return the day of the newest letter that the register holds of each number that has one.

    Of all numbers, or of these, which must be few enough for one query. Letters that wait count where it is
    clear whose they seem to be.
    """
    day = sa.func.coalesce(evidence.c.made_on, evidence.c.received_on, type_=sa.Date())
    query = (
        sa.select(signature.c.number, sa.func.max(day))
        .join(evidence_claim, evidence_claim.c.signature_id == signature.c.id)
        .join(evidence, evidence.c.id == evidence_claim.c.evidence_id)
        .where(
            signature.c.statement_id == of.id,
            evidence.c.kind.in_(WRITTEN),
            evidence.c.superseded_by_id.is_(None),
            still_shows(),
            day.is_not(None),
        )
        .group_by(signature.c.number)
    )
    if numbers is not None:
        query = query.where(signature.c.number.in_(numbers))
    found: dict[int, dt.date] = {row[0]: row[1] for row in tx.rows(query)}
    for each in list_papers(tx, of):
        if len(each.numbers) == 1 and (numbers is None or each.numbers[0] in numbers):
            number = each.numbers[0]
            found[number] = max(each.arrived_on, found.get(number, each.arrived_on))
    return found


def find_paper(tx: Reading, of: StatementRow, word: str) -> PaperRow:
    """Find a paper that waits by its file's name or the beginning of its SHA-256."""
    waiting = list_papers(tx, of)
    named = [each for each in waiting if each.name == word]
    digest = word.lower()
    found = named or [each for each in waiting if digest and each.sha256.hex().startswith(digest)]
    if not found:
        raise UserError(_("No document is called %(name)s.") % {"name": word})
    if len(found) > 1:
        raise UserError(
            _("Two documents are called %(name)s; name it by the beginning of its SHA-256.")
            % {"name": word}
        )
    return found[0]


def paper_bytes(tx: Reading, paper_id: uuid.UUID) -> bytes:
    """Return the bytes of a paper; raises NotSo where they are gone."""
    query = sa.select(blob.c.content).join(paper, paper.c.sha256 == blob.c.sha256)
    content = tx.value(query.where(paper.c.id == paper_id))
    if content is None:
        raise NotSo(_("The kept file is missing: check the register."))
    return bytes(content)


def _waiting() -> Iterable[sa.ColumnElement[bool]]:
    return paper.c.state == "new", sa.not_(_handled(paper.c.statement_id, paper.c.sha256))


def _handled(
    statement_id: uuid.UUID | sa.ColumnElement[uuid.UUID], digest: sa.ColumnElement[bytes]
) -> sa.ColumnElement[bool]:
    """Tell whether these bytes are evidence of a statement."""
    query = sa.select(evidence.c.id).where(
        evidence.c.statement_id == statement_id, evidence.c.sha256 == digest
    )
    return query.exists()
