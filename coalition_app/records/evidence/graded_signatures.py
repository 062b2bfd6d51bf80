"""The evidence of consent behind each signature of a statement, read once and graded."""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

import sqlalchemy as sa

from coalition_app.records.evidence.evidence import newer_text_day
from coalition_app.records.evidence.grades import GRADES, Shown, grade_of, known_by, known_by_all
from coalition_app.records.evidence.remains import erased_of
from coalition_app.records.signatures.older_texts import numbers_of_older_texts
from coalition_app.records.signatures.signatures import COUNTED, SignatureRow
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.columns import Row
from coalition_app.records.store.tables import evidence, evidence_claim, signature
from coalition_app.records.store.transactions import Reading

Erased = tuple[frozenset[uuid.UUID], frozenset[uuid.UUID]]
"""The pieces that lost their file, and those that show nothing any more, as `erased_of` tells them."""


class Known(NamedTuple):
    """How a signature is known to be given, by its best evidence of consent that stands."""

    how: str
    """A word of `grades.HOW`."""
    list_day: dt.date | None = None
    """The day on which the list came that names it; None where nobody knows it, or for better evidence."""
    held: tuple[str, str] = ("", "")
    """Who holds the original outside the register, and where; empty where it lies in the register."""
    by_word: bool = False
    """Whether only the coordinator's word says that an original is held: no file of it is kept."""

    @property
    def grade(self) -> str:
        """Return the grade, a word of `grades.GRADES`."""
        return grade_of(self.how)


def known_signatures(
    tx: Reading,
    statement_id: uuid.UUID,
    *,
    earlier: Collection[int] = (),
    among: Sequence[uuid.UUID] | None = None,
) -> dict[uuid.UUID, Known]:
    """Grade every signature of a statement, or the few `among` them.

    `earlier` are the numbers of those who signed an older text.
    """
    pieces: dict[uuid.UUID, list[Row]] = {}
    # Of a few, asked by signature alone: else all evidence of the statement is gone through.
    wanted = evidence.c.statement_id == statement_id
    if among is not None:
        wanted = evidence_claim.c.signature_id.in_(among)
    consents = _read_consents(tx, wanted)
    erased = erased_of(tx, {row.id for row in consents})
    for row in consents:
        pieces.setdefault(row.signature_id, []).append(row)
    sealed = newer_text_day(tx, statement_id)
    known, numbers = {}, set(earlier)
    columns = signature.c
    query = sa.select(
        columns.id, columns.number, columns.verification, columns.source_id, columns.received_on
    ).where(columns.statement_id == statement_id if among is None else columns.id.in_(among))
    for row in tx.rows(query):
        of = pieces.get(row.id, [])
        known[row.id] = _known(row, of, sealed, row.number in numbers, erased)
    return known


def count_grades(tx: Reading, of: StatementRow) -> dict[str, int]:
    """Count the signatures that count by their grades; a grade that nobody has is left out."""
    known = known_signatures(tx, of.id, earlier=numbers_of_older_texts(tx, of))
    query = sa.select(signature.c.id).where(
        signature.c.statement_id == of.id, signature.c.standing.in_(COUNTED)
    )
    counts = Counter(known[row.id].grade for row in tx.rows(query))
    return {grade: counts[grade] for grade in GRADES if counts[grade]}


def grade_with(
    tx: Reading, of: StatementRow, signed: SignatureRow, new: Shown, day: dt.date | None
) -> tuple[str, str]:
    """Return the grade of one signature as it is, and with one more piece of evidence of its consent.

    `day` is the piece's own: one that is older than the text as sealed shows nothing.
    """
    sealed, earlier = newer_text_day(tx, of.id), signed.number in numbers_of_older_texts(tx, of)
    pieces = _read_consents(tx, evidence_claim.c.signature_id == signed.id)
    erased = erased_of(tx, {each.id for each in pieces})
    columns = signature.c
    (row,) = tx.rows(
        sa.select(columns.verification, columns.source_id, columns.received_on).where(
            columns.id == signed.id
        )
    )
    older = sealed is not None and (day is None or day < sealed)
    shown = [*(_shown(each, sealed, erased) for each in pieces), new._replace(older=older)]
    after = known_by_all(shown, verification=row.verification, earlier_text=earlier)
    return _known(row, pieces, sealed, earlier, erased).grade, grade_of(after)


def _known(
    row: Row, pieces: list[Row], sealed: dt.date | None, earlier: bool, erased: Erased
) -> Known:
    shown = {each.id: _shown(each, sealed, erased) for each in pieces}
    how = known_by_all(shown.values(), verification=row.verification, earlier_text=earlier)
    if how == "no-evidence" and row.source_id is not None:
        return Known("list", row.received_on)
    standing = {
        each.id: known_by(shown[each.id])
        for each in pieces
        if not (shown[each.id].lapsed or shown[each.id].older or shown[each.id].erased)
    }
    behind = [each for each in pieces if standing.get(each.id) == how]
    if how == "list":
        return Known(
            how, min((each.received_on for each in behind if each.received_on), default=None)
        )
    if how != "original":
        return Known(how)
    outside = [each for each in behind if each.holder and each.held_where]
    held = (outside[-1].holder, outside[-1].held_where) if outside else ("", "")
    # A letter kept beside the place of an original says nothing of that original; a scan shows it.
    kept = any(
        each.sha256 is not None
        and each.id not in erased[0]
        and standing.get(each.id) in (how, "scan")
        for each in pieces
    )
    return Known(how, held=held, by_word=not kept)


def _shown(row: Row, sealed: dt.date | None, erased: Erased) -> Shown:
    day = row.made_on or row.received_on
    return Shown(
        row.kind,
        row.directness,
        row.originality,
        row.sender,
        lapsed=row.lapsed_on is not None,
        older=sealed is not None and (day is None or day < sealed),
        erased=row.id in erased[1],
    )


def _read_consents(tx: Reading, wanted: sa.ColumnElement[bool]) -> list[Row]:
    """Read the evidence of consent that nothing superseded."""
    # Asked here and not by the database, which would go through the whole index of what superseded it.
    return [row for row in tx.rows(_consents(wanted)) if row.superseded_by_id is None]


def _consents(wanted: sa.ColumnElement[bool]) -> sa.Select[tuple[object, ...]]:
    columns = evidence.c
    return (
        sa.select(
            columns.id,
            evidence_claim.c.signature_id,
            evidence_claim.c.lapsed_on,
            columns.kind,
            columns.directness,
            columns.originality,
            columns.sender,
            columns.sha256,
            columns.holder,
            columns.held_where,
            columns.made_on,
            columns.received_on,
            columns.superseded_by_id,
        )
        .join(evidence_claim, evidence_claim.c.evidence_id == columns.id)
        .where(
            wanted,
            evidence_claim.c.claim == "consent",
        )
        .order_by(columns.recorded_at, columns.id)
    )
