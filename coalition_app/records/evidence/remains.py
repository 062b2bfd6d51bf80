"""What remains of evidence whose file or words were erased for good: it shows no more than that."""

import uuid
from collections.abc import Iterable

import sqlalchemy as sa

from coalition_app.records.checked import chunks
from coalition_app.records.store.tables import blob, evidence
from coalition_app.records.store.transactions import Reading

WITHOUT_PAPER = ("seen-in-person", "list-as-received")
"""Kinds that rest on no paper: who was present says so, and a list as received shows no consent anyway."""


def file_gone() -> sa.ColumnElement[bool]:
    """Tell whether the register no longer has the file that a piece of evidence came with."""
    # The length is read without the file itself.
    gone = sa.select(blob.c.sha256).where(
        blob.c.sha256 == evidence.c.sha256, sa.func.length(blob.c.content).is_(None)
    )
    return sa.and_(evidence.c.sha256.is_not(None), gone.exists())


def _nothing_left() -> sa.ColumnElement[bool]:
    """Tell whether a piece has neither file nor words nor a place where its original is held."""
    wordless = sa.and_(evidence.c.sha256.is_(None), evidence.c.note == "")
    return sa.and_(
        evidence.c.kind.not_in(WITHOUT_PAPER),
        evidence.c.held_where == "",
        sa.or_(wordless, file_gone()),
    )


def still_shows() -> sa.ColumnElement[bool]:
    """Tell whether a piece still has what it showed something by."""
    erased = sa.select(evidence.c.id).where(_nothing_left())
    # A query of its own, answered once and not for each claim.
    return evidence.c.id.not_in(erased.correlate(None))


def erased_of(
    tx: Reading, pieces: Iterable[uuid.UUID]
) -> tuple[frozenset[uuid.UUID], frozenset[uuid.UUID]]:
    """Return which pieces lost their file, and which of all have nothing left that shows anything."""
    filed, nothing = set[uuid.UUID](), set[uuid.UUID]()
    columns = (evidence.c.id, file_gone().label("file_gone"), _nothing_left().label("all_gone"))
    for chunk in chunks(pieces):
        query = sa.select(*columns).where(
            evidence.c.id.in_(chunk), sa.or_(file_gone(), _nothing_left())
        )
        for row in tx.rows(query):
            if row.file_gone:
                filed.add(row.id)
            if row.all_gone:
                nothing.add(row.id)
    return frozenset(filed), frozenset(nothing)
