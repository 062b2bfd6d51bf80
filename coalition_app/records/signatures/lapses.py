"""Evidence that lapses: the entry it was given for changed, in more than its spelling."""

import re
import unicodedata
import uuid
from collections.abc import Collection, Iterable

import sqlalchemy as sa
from rapidfuzz.distance import OSA

from coalition_app.records.checked import chunks
from coalition_app.records.store.tables import evidence_claim
from coalition_app.records.store.transactions import Reading, Transaction

FIELDS = ("name", "legal_form", "representative", "office")
"""Fields of a signature that say whose it is."""
LAPSING = ("consent", "identity", "authority")
"""Claims that are about who signed; the words stay those of the same paper."""
LETTERS_FOR_A_SLIP = 5
"""Letters of a word for each one that a slip of the pen may change."""


def more_than_spelling(before: str, after: str) -> bool:
    """Tell whether a field says another thing, or says something that was not there.

    Case, quotation marks, ё and marks are spelling, and so is a slip in a word of five letters or more that
    leaves its first letter and its numbers. What is taken away says nothing new.
    """
    old, new = _words(before), _words(after)
    if not new or old == new or "".join(old) == "".join(new):
        return False
    return len(old) != len(new) or any(
        _other_word(one, two) for one, two in zip(old, new, strict=True)
    )


def carried(tx: Reading, signature_ids: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """Return those of the signatures on whose words evidence rests that would lapse with them."""
    columns, found = evidence_claim.c, set[uuid.UUID]()
    for some in chunks(list(signature_ids)):
        query = sa.select(columns.signature_id).where(
            columns.signature_id.in_(some),
            columns.claim.in_(LAPSING),
            columns.lapsed_on.is_(None),
        )
        found.update(row.signature_id for row in tx.rows(query))
    return found


def lapse(tx: Transaction, changed: Iterable[uuid.UUID]) -> int:
    """Let the evidence of these signatures lapse; return how many claims did. It is kept, and can be undone.

    It is to be confirmed again: new evidence counts, also of the same paper.
    """
    columns, lapsed = evidence_claim.c, dict[uuid.UUID, dict[str, object]]()
    for some in chunks(changed):
        query = sa.select(columns.id).where(
            columns.signature_id.in_(some),
            columns.claim.in_(LAPSING),
            columns.lapsed_on.is_(None),
        )
        lapsed |= {row.id: {"lapsed_on": tx.today} for row in tx.rows(query)}
    if lapsed:
        tx.change_each(evidence_claim, lapsed)
    return len(lapsed)


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"\w+", "".join(c for c in plain if unicodedata.category(c) != "Mn"))


def _other_word(one: str, two: str) -> bool:
    if one == two:
        return False
    if one[0] != two[0] or any(map(str.isdigit, one + two)):
        return True
    return OSA.distance(one, two) > max(len(one), len(two)) // LETTERS_FOR_A_SLIP
