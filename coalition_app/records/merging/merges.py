"""Merging two entries of the directory into one signatory.

Numbers never move: where both signed one statement, one signature is kept and the other, with its words and
evidence, stays in the register as rejected. What a merge changed is kept with it, so that it can be given
back after restarts, further edits and other merges; `separations` does that.
"""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.labels import quoted
from coalition_app.records.checked import clean
from coalition_app.records.merging import merge_fields
from coalition_app.records.merging.double_signatures import Comparison, compare, copy_claims, reject
from coalition_app.records.signatories import directory, merge_history
from coalition_app.records.signatories.directory import DirectoryLine
from coalition_app.records.signatories.merge_history import Place
from coalition_app.records.statements.statements import StatementRow, get_statement
from coalition_app.records.store.columns import Row
from coalition_app.records.store.tables import (
    BOUND,
    duplicate_decision,
    merge,
    signatory,
    signature,
    statement,
)
from coalition_app.records.store.transactions import Reading, Transaction

BOTH = 0
"""The choice to leave both signatures of a statement as they are: two signatures of one body."""


Settled = tuple[Comparison, StatementRow, int, int]
"""How two signatures differ, their statement, the number that is kept, and the other one."""


@dataclass(frozen=True, slots=True)
class BothSigned:
    """A statement that both signed."""

    statement: StatementRow
    kept: tuple[int, ...]
    """Numbers in the statement that belong to the entry that is kept."""
    merged: tuple[int, ...]
    comparison: Comparison
    """Of the first of each."""
    two_signatures: bool
    """Whether it was decided that they are two signatures of one body."""


@dataclass(frozen=True, slots=True)
class MergeLook:
    """What merging two entries of the directory would bring together."""

    kept: DirectoryLine
    merged: DirectoryLine
    both: tuple[BothSigned, ...]


def look_at_merge(tx: Reading, kept_id: uuid.UUID, merged_id: uuid.UUID) -> MergeLook:
    """Tell what merging would do, statement by statement where both signed.

    Raises UserError where an entry is gone, is the other one, or was merged into another before.
    """
    kept, merged = _lines(tx, kept_id, merged_id)
    return MergeLook(kept, merged, tuple(_both_signed(tx, kept_id, merged_id)))


def merge_signatories(
    tx: Transaction,
    kept_id: uuid.UUID,
    merged_id: uuid.UUID,
    why: str = "",
    stands: Mapping[int, int] | None = None,
) -> uuid.UUID:
    """Make one signatory of two entries of the directory, and return the key of the merge.

    The signatures of the merged entry become those of the kept one, which gains its names, people and
    contacts. `stands` names by statement the number that is kept where both signed, or BOTH; without it the
    proposed one does. Raises UserError where the two say different things and nobody chose.
    """
    stands = stands or {}
    settled: list[Settled] = []
    for each in look_at_merge(tx, kept_id, merged_id).both:
        number = _chosen(each, stands)
        others = each.merged if number in each.kept else each.kept
        if number != BOTH:
            settled += [(each.comparison, each.statement, number, other) for other in others]
    return _join(tx, kept_id, merged_id, why, settled)


def count_once(
    tx: Transaction,
    shown: StatementRow,
    number: int,
    other: int,
    why: str = "",
    comparison: Comparison | None = None,
) -> uuid.UUID | None:
    """Make one entry of two signatures of a statement, of which `number` is kept.

    Their entries of the directory are merged where they are two. Other statements that both signed are left
    as they are, to be decided there. `comparison` is that of the two where both are live, None where one is
    not. Returns None where nothing had to be changed.
    """
    query = sa.select(signature.c.number, signature.c.signatory_id).where(
        signature.c.statement_id == shown.id, signature.c.number.in_((number, other))
    )
    owners = {row.number: row.signatory_id for row in tx.rows(query)}
    settled = [] if comparison is None else [(comparison, shown, number, other)]
    if owners[number] != owners[other]:
        _lines(tx, owners[number], owners[other])
    elif not settled:
        return None
    return _join(tx, owners[number], owners[other], why, settled)


def _join(
    tx: Transaction,
    kept_id: uuid.UUID,
    merged_id: uuid.UUID,
    why: str,
    settled: Sequence[Settled],
) -> uuid.UUID:
    """Write a merge; of one entry with itself where only two of its signatures become one."""
    moved: dict[str, Any] = {}
    if kept_id != merged_id:
        signed = _signatures_of(tx, merged_id)
        for key in signed:
            tx.change(signature, key, signatory_id=kept_id)
        moved["signatures"] = [key.hex for key in signed]
        kept, merged = entry_of(tx, kept_id), entry_of(tx, merged_id)
        moved["values"] = merge_fields.unite(tx, kept, merged)
        moved["branches"] = _branches_over(tx, merged_id, kept_id)
    moved["rejected"], moved["copied"] = [], []
    for comparison, shown, number, other in settled:
        moved["rejected"].append(reject(tx, shown, other, number))
        same = not comparison.differences
        moved["copied"] += copy_claims(tx, shown, other, number, consent=same)
    name_by_first(tx, _signatures_of(tx, kept_id))
    return tx.add(
        merge,
        kept_id=kept_id,
        merged_id=merged_id,
        why=clean(why),
        moved=moved,
        merged_at=tx.now,
    )


def find_merge(tx: Reading, number: int) -> merge_history.MergeRow:
    """Find a merge by its number; raises UserError for one that is not there."""
    found = merge_history.list_merges(tx)
    if not 0 < number <= len(found):
        raise UserError(_("The register has no merge number %(number)d.") % {"number": number})
    return found[number - 1]


def first_places(tx: Reading, signatory_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, Place]:
    """Return the first signature of each entry, by which equal names are told apart."""
    query = (
        sa.select(
            signature.c.signatory_id, statement.c.number.label("statement"), signature.c.number
        )
        .join(statement, statement.c.id == signature.c.statement_id)
        .where(signature.c.signatory_id.in_(signatory_ids))
        .order_by(statement.c.number, signature.c.number)
    )
    found: dict[uuid.UUID, Place] = {}
    for row in tx.rows(query):
        found.setdefault(row.signatory_id, (row.statement, row.number))
    return found


def name_by_first(tx: Transaction, signature_ids: Sequence[uuid.UUID]) -> None:
    """Name the action by the first signature that it is about: the journal never holds a name."""
    first = tx.first(
        sa.select(signature.c.number, statement.c.number.label("statement"))
        .join(statement, statement.c.id == signature.c.statement_id)
        .where(signature.c.id.in_(signature_ids[:500]))
        .order_by(statement.c.number, signature.c.number)
    )
    if first is not None:
        tx.name_action(statement=first.statement, number=first.number)
    else:
        tx.name_action()


def _lines(
    tx: Reading, kept_id: uuid.UUID, merged_id: uuid.UUID
) -> tuple[DirectoryLine, DirectoryLine]:
    if kept_id == merged_id:
        raise UserError(_("An entry of the directory is not merged with itself."))
    found = {each.id: each for each in directory.read_lines(tx, [kept_id, merged_id])}
    if len(found) < 2:
        raise UserError(_("This signatory is not in the directory any more."))
    into = merge_history.merged_into(tx)
    for each in (kept_id, merged_id):
        if each in into:
            (stands,) = directory.read_lines(tx, [into[each]])
            named = {"merged": quoted(found[each].full_name), "kept": quoted(stands.full_name)}
            raise UserError(
                _("%(merged)s was merged with %(kept)s before: choose that entry.") % named
            )
    return found[kept_id], found[merged_id]


def _both_signed(tx: Reading, kept_id: uuid.UUID, merged_id: uuid.UUID) -> Iterator[BothSigned]:
    columns = signature.c
    rows = tx.rows(
        sa.select(columns.statement_id, columns.signatory_id, columns.number)
        .where(columns.signatory_id.in_((kept_id, merged_id)), columns.standing.in_(BOUND))
        .order_by(columns.number)
    )
    for key in {row.statement_id: None for row in rows}:
        ours, theirs = (
            tuple(r.number for r in rows if r.statement_id == key and r.signatory_id == each)
            for each in (kept_id, merged_id)
        )
        if ours and theirs:
            shown = get_statement(tx, key)
            two = _two_signatures(tx, shown, ours, theirs)
            yield BothSigned(shown, ours, theirs, compare(tx, shown, ours[0], theirs[0]), two)


def _two_signatures(
    tx: Reading, shown: StatementRow, ours: Sequence[int], theirs: Sequence[int]
) -> bool:
    """Tell whether it was decided about any pair of them that one body signed twice."""
    query = sa.select(signature.c.id, signature.c.number).where(
        signature.c.statement_id == shown.id, signature.c.number.in_((*ours, *theirs))
    )
    numbers = {row.id: row.number for row in tx.rows(query)}
    decided = sa.select(duplicate_decision.c.a_id, duplicate_decision.c.b_id).where(
        duplicate_decision.c.verdict == "two-signatures",
        duplicate_decision.c.a_id.in_(numbers),
        duplicate_decision.c.b_id.in_(numbers),
    )
    return any(
        (numbers[row.a_id] in ours) != (numbers[row.b_id] in ours) for row in tx.rows(decided)
    )


def _chosen(each: BothSigned, stands: Mapping[int, int]) -> int:
    """Return the number that is kept in a statement; raises UserError where only the user may choose."""
    known = (*each.kept, *each.merged)
    if each.statement.number in stands:
        number = stands[each.statement.number]
        if number != BOTH and number not in known:
            raise UserError(_("No. %(number)d is not one of the two.") % {"number": number})
        return number
    if each.two_signatures:
        return BOTH
    each.comparison.refuse_unchosen()
    return each.comparison.proposed


def entry_of(tx: Reading, signatory_id: uuid.UUID) -> Row:
    """Return an entry of the directory; raises UserError where it is gone."""
    row = tx.row(signatory, signatory_id)
    if row is None:
        raise UserError(_("This signatory is not in the directory any more."))
    return row


def _signatures_of(tx: Reading, signatory_id: uuid.UUID) -> list[uuid.UUID]:
    query = sa.select(signature.c.id).where(signature.c.signatory_id == signatory_id)
    return list(tx.connection.execute(query.order_by(signature.c.id)).scalars())


def _branches_over(tx: Transaction, merged_id: uuid.UUID, kept_id: uuid.UUID) -> list[str]:
    """Let branches of the merged entry be branches of the kept one, and return their keys."""
    query = sa.select(signatory.c.id).where(
        signatory.c.parent_id == merged_id, signatory.c.id != kept_id
    )
    found = [
        each
        for each in tx.connection.execute(query.order_by(signatory.c.id)).scalars()
        if each not in set(_above(tx, kept_id))
    ]
    for each in found:
        tx.change(signatory, each, parent_id=kept_id)
    return [each.hex for each in found]


def _above(tx: Reading, signatory_id: uuid.UUID) -> Iterator[uuid.UUID]:
    """Yield the bodies above an entry."""
    at: uuid.UUID | None = signatory_id
    for _step in range(directory.HIGHEST):
        at = tx.value(sa.select(signatory.c.parent_id).where(signatory.c.id == at))
        if at is None:
            return
        yield at
