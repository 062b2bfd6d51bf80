"""What is still to be settled of an import: a few counts that are read after every change."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from coalition_app.records.checked import chunks
from coalition_app.records.positions.acts import UNSETTLED
from coalition_app.records.signatures.defects import list_broken
from coalition_app.records.signatures.signatures import COUNTED
from coalition_app.records.store.tables import (
    act,
    attestor,
    evidence_claim,
    merge,
    open_line,
    signature,
    source,
    statement,
)
from coalition_app.records.store.transactions import Reading


@dataclass(frozen=True, slots=True)
class ImportState:
    """What is still open among the numbers of an import."""

    stands: bool
    """Whether its signatures still exist: not after the import was undone."""
    unsettled: tuple[int, ...] = ()
    """Numbers whose words are not settled, in order."""
    broken: int = 0
    """How many have defects to look at."""
    bare: tuple[int, ...] = ()
    """Counted numbers without evidence of consent, in order."""
    withdrawn: tuple[int, ...] = ()
    """Marked as withdrawn in the source, and not yet withdrawn."""
    rows: tuple[int, ...] = ()
    """Sent by a form, without evidence of consent, with nothing that is still to be settled."""
    undecided: tuple[int, ...] = ()
    """Recorded as new although the directory may know them, and not merged since."""
    doubtful: int = 0
    """How many places nobody has said the meaning of: pieces of entries, and lines that name nobody."""
    attestor: bool = False
    """Whether it is recorded who attests."""

    @property
    def without_evidence(self) -> bool:
        """Whether one of those that count has no evidence of consent."""
        return bool(self.bare)

    @property
    def waits(self) -> bool:
        """Whether anything of the signatures is still to be settled."""
        return bool(
            self.unsettled
            or self.doubtful
            or self.broken
            or self.without_evidence
            or self.withdrawn
            or self.rows
            or self.undecided
        )


def read_state(
    tx: Reading,
    statement_id: uuid.UUID,
    first: int,
    last: int,
    *,
    marked: Sequence[int] = (),
    sent: Sequence[int] = (),
    undecided: Sequence[int] = (),
) -> ImportState:
    """Read what is still open among the numbers from `first` to `last` of a statement.

    `marked` are the numbers that the source marks as withdrawn, `sent` those that a form sent, `undecided`
    those that were recorded as new although the directory may know them.
    """
    inside = (
        signature.c.statement_id == statement_id,
        signature.c.number.between(first, last),
    )
    known = tx.value(sa.select(sa.literal(1)).where(statement.c.id == statement_id))
    some = tx.value(sa.select(sa.func.max(signature.c.number)).where(*inside)) if known else None
    if some is None:
        return ImportState(stands=False)
    worded = (
        sa.select(signature.c.number)
        .join(act, act.c.signature_id == signature.c.id)
        .where(*inside, act.c.kind == UNSETTLED, act.c.withdrawn_on.is_(None))
        .where(signature.c.standing != "withdrawn")
        .distinct()
        .order_by(signature.c.number)
    )
    lacking = _without_consent(*inside).order_by(signature.c.number)
    bare = tuple(row.number for row in tx.rows(lacking))
    unsettled = tuple(row.number for row in tx.rows(worded))
    unclear = sa.select(signature.c.number).where(*inside, signature.c.open_pieces > 0)
    forms = set(sent).difference(unsettled, (row.number for row in tx.rows(unclear)))
    broken = list_broken(tx, statement_id, among=(first, last))
    return ImportState(
        stands=True,
        unsettled=unsettled,
        broken=len(broken),
        bare=bare,
        withdrawn=_among(
            tx,
            sa.select(signature.c.number).where(*inside, signature.c.standing.in_(COUNTED)),
            marked,
        ),
        rows=tuple(number for number in bare if number in forms),
        undecided=_among(tx, _not_merged(*inside), undecided),
        doubtful=_count_doubtful(tx, statement_id, *inside),
        attestor=tx.value(sa.select(sa.func.count()).select_from(attestor)) > 0,
    )


def _count_doubtful(tx: Reading, statement_id: uuid.UUID, *inside: sa.ColumnElement[bool]) -> int:
    counted = sa.select(sa.func.sum(signature.c.open_pieces))
    pieces = tx.value(counted.where(*inside, signature.c.standing != "withdrawn")) or 0
    lines = sa.select(open_line.c.signatures).join(source, source.c.id == open_line.c.source_id)
    rows = tx.rows(lines.where(source.c.statement_id == statement_id, open_line.c.decided == ""))
    return int(pieces) + sum(not row.signatures for row in rows)


def _without_consent(*inside: sa.ColumnElement[bool]) -> sa.Select[tuple[int]]:
    consents = sa.exists().where(
        evidence_claim.c.signature_id == signature.c.id, evidence_claim.c.claim == "consent"
    )
    return sa.select(signature.c.number).where(
        *inside, signature.c.standing.in_(COUNTED), ~consents
    )


def _not_merged(*inside: sa.ColumnElement[bool]) -> sa.Select[tuple[int]]:
    merged = sa.exists().where(
        merge.c.separated_at.is_(None),
        sa.or_(
            merge.c.kept_id == signature.c.signatory_id,
            merge.c.merged_id == signature.c.signatory_id,
        ),
    )
    return sa.select(signature.c.number).where(*inside, signature.c.standing.in_(COUNTED), ~merged)


def _among(tx: Reading, query: sa.Select[tuple[int]], numbers: Sequence[int]) -> tuple[int, ...]:
    """Keep those numbers that a query gives."""
    found: list[int] = []
    for chunk in chunks(numbers):
        found += [row.number for row in tx.rows(query.where(signature.c.number.in_(chunk)))]
    return tuple(sorted(found))
