"""What remains of evidence whose file or words were erased for good: it shows no more than that."""

import datetime as dt
import uuid
from collections.abc import Collection, Iterable

import sqlalchemy as sa

from coalition_app.records.checked import chunks
from coalition_app.records.journal.erasures import CONTENT, erased_days
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


def _wordless() -> sa.ColumnElement[bool]:
    """Tell whether a piece without a file has lost its words too."""
    return sa.and_(evidence.c.sha256.is_(None), evidence.c.note == "")


def _rests_on_it() -> sa.ColumnElement[bool]:
    """Tell whether a piece shows something by its file or words alone."""
    return sa.and_(evidence.c.kind.not_in(WITHOUT_PAPER), evidence.c.held_where == "")


def still_shows() -> sa.ColumnElement[bool]:
    """Tell whether a piece still has what it showed something by."""
    erased = sa.select(evidence.c.id).where(_rests_on_it(), sa.or_(_wordless(), file_gone()))
    # A query of its own, answered once and not for each claim.
    return evidence.c.id.not_in(erased.correlate(None))


def erased_of(
    tx: Reading, pieces: Iterable[uuid.UUID]
) -> tuple[frozenset[uuid.UUID], frozenset[uuid.UUID]]:
    """Return which pieces lost their file, and which of all have nothing left that shows anything."""
    filed, nothing = set[uuid.UUID](), set[uuid.UUID]()
    columns = (evidence.c.id, evidence.c.sha256, _rests_on_it().label("rests"))
    lost = sa.or_(file_gone(), sa.and_(_rests_on_it(), _wordless()))
    for chunk in chunks(pieces):
        for row in tx.rows(sa.select(*columns).where(evidence.c.id.in_(chunk), lost)):
            if row.sha256 is not None:
                filed.add(row.id)
            if row.rests:
                nothing.add(row.id)
    return frozenset(filed), frozenset(nothing)


class Days:
    """Tells on which day pieces were erased; the journal is read where one of them was."""

    def __init__(self, tx: Reading, gone: Collection[uuid.UUID]) -> None:
        self._gone, self._days = gone, erased_days(tx) if gone else {}

    def of(self, piece_id: uuid.UUID, sha256: bytes | None) -> dt.date | None:
        """Return the day; None of one that is there, and of one that was lost and not erased."""
        if piece_id not in self._gone:
            return None
        if sha256 is None:
            return self._days.get((evidence.name, piece_id.hex, "note"))
        return self._days.get((blob.name, sha256.hex(), CONTENT))
