"""Possible duplicates: which pairs wait to be looked at, and what was decided about the others."""

import datetime as dt
import hashlib
import json
import threading
import uuid
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.checked import chunks, clean, known_word
from coalition_app.records.editions import attestors
from coalition_app.records.editions.attestors import Attestor
from coalition_app.records.signatories import merge_history
from coalition_app.records.signatories.matching.pairs import ATTESTOR, Card, Pair, find_pairs
from coalition_app.records.signatories.merge_history import MergeRow
from coalition_app.records.signatures.signatures import (
    COUNTED,
    SignatureRow,
    find_signature,
    list_signatures,
)
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.columns import Row
from coalition_app.records.store.journal_tables import journal_change, journal_entry
from coalition_app.records.store.tables import (
    ATTESTOR_VERDICTS,
    PAIR_VERDICTS,
    duplicate_decision,
    signature,
)
from coalition_app.records.store.transactions import Reading, Transaction
from coalition_app.work import Tell, tell_nobody

if TYPE_CHECKING:
    from coalition_app.records.merging.double_signatures import Comparison

VERDICTS = PAIR_VERDICTS
"""One body counted twice; one body by two people; a branch; two that only look alike."""
OF_ATTESTOR = (*ATTESTOR_VERDICTS, "different")
"""What a signature can be to who attests: their own, given by them for a body, of a body in which they hold
an office, or nothing."""
GONE = ("withdrawn", "declined", "rejected")
"""Statuses that no longer count beside others, so nothing is asked about them."""


OLDER_WORDS = {
    "two-signatures": ("signed-herself", "signed-for-it"),
    "branch": ("office-only", "office-only"),
}
"""How the same was said of the attestor before, of a person and of a body."""
FEW = 2_000
"""Signatures that are compared in a moment."""
KEPT = 4
"""Lists whose pairs are kept for the next time they are asked for."""
_found: OrderedDict[bytes, list[Pair]] = OrderedDict()
_lock = threading.Lock()
"""The pairs of the lists that were compared last, by a digest of what was compared: no name is kept there."""


@dataclass(frozen=True, slots=True)
class PossibleDuplicate:
    """Two signatures to look at, with what was decided about them, if anything was."""

    pair: Pair
    """Its reason is empty where the two were decided about and no longer look alike."""
    verdict: str = ""
    """One of VERDICTS; empty while it waits."""
    why: str = ""
    decided_at: dt.datetime | None = None
    decided_by: str = ""
    both_counted: bool = False
    """Whether each of the two is counted among those who signed."""
    merge: int = 0
    """Number of the merge that made one of the two; 0 where there is none."""
    names: tuple[str, ...] = ()
    """The names of the two; the attestor has none, and who is gone."""
    kinds: tuple[str, ...] = ()
    """The kinds of those that have a name here."""

    @property
    def stands_twice(self) -> bool:
        """Tell whether one body is counted twice, by what was decided."""
        return self.verdict == "same" and self.both_counted


def list_possible_duplicates(
    tx: Reading, statement: StatementRow, tell: Tell = tell_nobody
) -> list[PossibleDuplicate]:
    """List the pairs of a statement, the likeliest first, each with its decision.

    A decision holds as long as names, people and offices are what they were; it is asked again when they
    have changed. `tell` may stop the search.
    """
    rows = list_signatures(tx, statement.id)
    return possible_duplicates_among(tx, statement, rows, tell)


def possible_duplicates_among(
    tx: Reading, statement: StatementRow, signed: Sequence[SignatureRow], tell: Tell = tell_nobody
) -> list[PossibleDuplicate]:
    """Return the pairs among signatures of a statement that were read before, as `list_possible_duplicates`
    does."""
    rows = {row.number: row for row in signed}
    pairs = _pairs(rows.values(), attestors.current_attestor(tx), tell)
    decided = _decisions(tx, statement)
    by = _deciders(tx, [each.id for each in decided.values()]) if decided else {}
    merged = merge_history.list_merges(tx) if decided else []
    found = [_possible_duplicates(pair, rows, decided, by) for pair in pairs]
    return [_with_merge(each, statement, merged) for each in found]


def are_compared(tx: Reading, signed: Sequence[SignatureRow]) -> bool:
    """Tell whether the pairs among these are known by now, or found in a moment."""
    if len(signed) <= FEW:
        return True
    key = _digest_of(_cards(signed, attestors.current_attestor(tx)))
    with _lock:
        return key in _found


def reread(tx: Reading, statement: StatementRow, each: PossibleDuplicate) -> PossibleDuplicate:
    """Read anew what was decided about one pair that was found before."""
    numbers = [each.pair.a, each.pair.b]
    rows = {row.number: row for row in list_signatures(tx, statement.id, numbers=numbers)}
    if each.pair.a not in rows:
        return each
    a, b = rows[each.pair.a], rows.get(each.pair.b)
    known = _decision_of(tx, a, b)
    decided = {_ids(a, b): known} if known is not None else {}
    again = _possible_duplicates(
        each.pair, rows, decided, _deciders(tx, [known.id] if known else [])
    )
    return _with_merge(again, statement, merge_history.list_merges(tx))


def list_decided(
    tx: Reading, statement: StatementRow, found: Sequence[PossibleDuplicate]
) -> list[PossibleDuplicate]:
    """List what was decided about pairs that are not among the found: one was rejected, or respelled.

    The newest first, so that no decision is out of sight.
    """
    shown = {(each.pair.a, each.pair.b) for each in found if each.verdict}
    waiting = {(each.pair.a, each.pair.b) for each in found if not each.verdict}
    decided = _decisions(tx, statement)
    if not decided:
        return []
    by = _deciders(tx, [each.id for each in decided.values()])
    numbers = _numbers(tx, decided)
    merged = merge_history.list_merges(tx)
    signed = list_signatures(tx, statement.id, numbers=sorted({*numbers.values()}))
    called = {row.id: row.full_name for row in signed}
    kind_of = {row.id: row.kind for row in signed}
    rest = []
    for (a_id, b_id), known in decided.items():
        a, b = numbers.get(a_id, 0), numbers.get(b_id, ATTESTOR) if b_id else ATTESTOR
        if (a, b) not in shown and (a, b) not in waiting and known.data_digest:
            pair = Pair(a, b, 0.0, "")
            when = known.decided_at
            number = _merge_number(merged, statement, known.verdict, a, b)
            told = (known.verdict, known.why, when, by.get(known.id, ""))
            names = tuple(called[each] for each in (a_id, b_id) if each in called)
            kinds = tuple(kind_of[each] for each in (a_id, b_id) if each in kind_of)
            rest.append(PossibleDuplicate(pair, *told, merge=number, names=names, kinds=kinds))
    return sorted(rest, key=lambda each: str(each.decided_at), reverse=True)


def decide(
    tx: Transaction,
    statement: StatementRow,
    a: int,
    b: int,
    verdict: str,
    why: str = "",
    keep: int | None = None,
) -> None:
    """Record what two signatures are to each other; a later decision replaces an earlier one.

    "same" merges the two: `keep` is the number that is kept, the proposed one where it is not given. Any
    other verdict separates two that were merged. `b` is ATTESTOR for the attestor. Refuses an unknown
    verdict, a signature with itself, and "same" of two that say
    different things unless `keep` is given.
    """
    if verdict == "same" and ATTESTOR in (a, b):
        raise UserError(
            _(
                "Who attests is no entry of the list, so the two cannot be merged. If one person signs and "
                "attests, decide: signed-herself."
            )
        )
    known_word(verdict, (*OF_ATTESTOR, *OLDER_WORDS) if ATTESTOR in (a, b) else VERDICTS)
    if a == b:
        raise UserError(_("A signature cannot be compared with itself."))
    a, b = (b, a) if a == ATTESTOR or (b != ATTESTOR and b < a) else (a, b)
    one = find_signature(tx, statement, a)
    other = None if b == ATTESTOR else find_signature(tx, statement, b)
    if other is None and verdict in OLDER_WORDS:
        verdict = OLDER_WORDS[verdict][one.kind != "individual"]
    if keep is not None and (verdict != "same" or keep not in (a, b)):
        raise UserError(
            _("If the two are the same, keep one of them: %(a)d or %(b)d.") % {"a": a, "b": b}
        )
    named: dict[str, Any] = {"verdict": verdict}
    if other is not None:
        stands = _merge_or_separate(tx, statement, one, other, verdict, why, keep)
        named |= {"keep": stands} if stands else {}
    tx.name_action(statement=statement.number, number=a, other=b, **named)
    known = _decision_of(tx, one, other)
    values = {
        "verdict": verdict,
        "why": clean(why),
        "data_digest": _digest(one, other),
        "decided_at": tx.now,
    }
    if known is not None:
        tx.change(duplicate_decision, known.id, **values)
    else:
        tx.add(duplicate_decision, a_id=one.id, b_id=other.id if other else None, **values)


def merge_of(tx: Reading, statement: StatementRow, a: int, b: int) -> MergeRow | None:
    """Return the merge in force that made one of two signatures; None where there is none."""
    return merge_history.between(merge_history.list_merges(tx), statement.number, a, b)


def compare_pair(tx: Reading, statement: StatementRow, a: int, b: int) -> "Comparison | None":
    """Compare two signatures of which one would be rejected by "same"; None where none would."""
    # Loaded where it is wanted: it brings everything that is known of a signature.
    from coalition_app.records.merging.double_signatures import compare
    from coalition_app.records.store.tables import BOUND

    if ATTESTOR in (a, b):
        return None
    rows = {row.number: row for row in list_signatures(tx, statement.id, numbers=[a, b])}
    if len(rows) < 2 or any(row.status not in BOUND for row in rows.values()):
        return None
    return compare(tx, statement, a, b)


def _merge_or_separate(
    tx: Transaction,
    statement: StatementRow,
    one: SignatureRow,
    other: SignatureRow,
    verdict: str,
    why: str,
    keep: int | None,
) -> int:
    """Merge two that are the same; separate two that were merged and are not the same, or not in this way.

    Returns the number that is kept where they are merged, and 0 otherwise.
    """
    from coalition_app.records.merging import merges, separations

    a, b = one.number, other.number
    known = merge_history.between(merge_history.list_merges(tx), statement.number, a, b)
    together = one.signatory_id == other.signatory_id
    if verdict != "same":
        if known is not None and together:
            separations.separate_signatories(tx, known.id, why)
        return 0
    if known is not None and keep is not None:
        gone = {each.place for each in known.rejected if {each.place[1], each.stands} == {a, b}}
        if (statement.number, keep) in gone:
            separations.separate_signatories(tx, known.id, why)
    comparison = compare_pair(tx, statement, a, b)
    if comparison is not None and keep is None:
        comparison.refuse_unchosen()
        keep = comparison.proposed
    keep = keep or a
    merges.count_once(tx, statement, keep, b if keep == a else a, why, comparison)
    return keep


def _with_merge(
    each: PossibleDuplicate, statement: StatementRow, merged: Sequence[MergeRow]
) -> PossibleDuplicate:
    number = _merge_number(merged, statement, each.verdict, each.pair.a, each.pair.b)
    return replace(each, merge=number) if number else each


def _merge_number(
    merged: Sequence[MergeRow], statement: StatementRow, verdict: str, a: int, b: int
) -> int:
    if verdict != "same" or b == ATTESTOR:
        return 0
    found = merge_history.between(merged, statement.number, a, b)
    return found.number if found is not None else 0


def _pairs(rows: Iterable[SignatureRow], attestor: Attestor | None, tell: Tell) -> list[Pair]:
    """Find the pairs, or take them from the last time that the same names were compared."""
    cards = _cards(rows, attestor)
    key = _digest_of(cards)
    with _lock:
        known = _found.get(key)
    if known is None:
        known = find_pairs(cards, tell)
        with _lock:
            _found[key] = known
            while len(_found) > KEPT:
                _found.popitem(last=False)
    return known


def _cards(rows: Iterable[SignatureRow], attestor: Attestor | None) -> list[Card]:
    cards = [_card(row) for row in rows if row.status not in GONE]
    if attestor is not None:
        told = "; ".join(attestor.offices)
        cards.append(Card(ATTESTOR, attestor.name, "individual", told=told))
    return cards


def _digest_of(cards: Iterable[Card]) -> bytes:
    digest = hashlib.sha256()
    for card in cards:
        digest.update(repr(card).encode("utf-8", "surrogatepass"))
    return digest.digest()


def _possible_duplicates(
    pair: Pair,
    rows: Mapping[int, SignatureRow],
    decided: "Mapping[tuple[uuid.UUID, uuid.UUID | None], _Decision]",
    by: Mapping[uuid.UUID, str],
) -> PossibleDuplicate:
    a, b = rows[pair.a], rows.get(pair.b)
    counted = b is not None and a.status in COUNTED and b.status in COUNTED
    names = (a.full_name, b.full_name) if b is not None else (a.full_name,)
    kinds = (a.kind, b.kind) if b is not None else (a.kind,)
    known = decided.get(_ids(a, b))
    if known is None or known.data_digest != _digest(a, b):
        return PossibleDuplicate(pair, both_counted=counted, names=names, kinds=kinds)
    who = by.get(known.id, "")
    told = (known.verdict, known.why, known.decided_at, who)
    return PossibleDuplicate(pair, *told, both_counted=counted, names=names, kinds=kinds)


def _deciders(tx: Reading, decisions: Sequence[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Return who made each decision last, as the journal tells it."""
    found: dict[uuid.UUID, str] = {}
    same = (journal_entry.c.device_id == journal_change.c.device_id) & (
        journal_entry.c.seq == journal_change.c.seq
    )
    query = (
        sa.select(journal_change.c.row_id, journal_entry.c.actor)
        .join(journal_entry, same)
        .where(journal_entry.c.kind == "action")
        .order_by(journal_entry.c.clock)
    )
    for chunk in chunks(decisions):
        found |= {
            row.row_id: row.actor
            for row in tx.rows(query.where(journal_change.c.row_id.in_(chunk)))
        }
    return found


def _numbers(
    tx: Reading,
    decided: "Mapping[tuple[uuid.UUID, uuid.UUID | None], _Decision]",
) -> dict[uuid.UUID, int]:
    ids = list({each for pair in decided for each in pair if each is not None})
    found: dict[uuid.UUID, int] = {}
    query = sa.select(signature.c.id, signature.c.number)
    for chunk in chunks(ids):
        found |= {row.id: row.number for row in tx.rows(query.where(signature.c.id.in_(chunk)))}
    return found


def _card(row: SignatureRow) -> Card:
    joint = tuple(name for _form, name in row.joint)
    told = f"{row.office}; {row.as_printed}" if row.kind == "individual" else row.as_printed
    return Card(row.number, row.name, row.kind, joint, row.representative, told, row.place)


@dataclass(frozen=True, slots=True)
class _Decision:
    id: uuid.UUID
    verdict: str
    why: str
    data_digest: str
    decided_at: dt.datetime


def _decisions(
    tx: Reading, statement: StatementRow
) -> dict[tuple[uuid.UUID, uuid.UUID | None], _Decision]:
    query = (
        sa.select(duplicate_decision)
        .join(signature, signature.c.id == duplicate_decision.c.a_id)
        .where(signature.c.statement_id == statement.id)
    )
    return {(row.a_id, row.b_id): _decision(tx, row) for row in tx.rows(query)}


def decided_by_number(tx: Reading, statement: StatementRow) -> dict[int, list[tuple[int, str]]]:
    """Return by number the other number of each decided pair, and the verdict; the attestor is no number."""
    a, b = signature.alias("a"), signature.alias("b")
    query = (
        sa.select(a.c.number.label("a"), b.c.number.label("b"), duplicate_decision.c.verdict)
        .join(a, a.c.id == duplicate_decision.c.a_id)
        .join(b, b.c.id == duplicate_decision.c.b_id)
        .where(a.c.statement_id == statement.id)
        .order_by(a.c.number, b.c.number)
    )
    found: dict[int, list[tuple[int, str]]] = {}
    for row in tx.rows(query.select_from(duplicate_decision)):
        found.setdefault(row.a, []).append((row.b, row.verdict))
        found.setdefault(row.b, []).append((row.a, row.verdict))
    return found


def _decision_of(tx: Reading, a: SignatureRow, b: SignatureRow | None) -> _Decision | None:
    """Read one decision by itself, however many there are."""
    b_id = duplicate_decision.c.b_id
    same = b_id == b.id if b is not None else b_id.is_(None)
    row = tx.first(sa.select(duplicate_decision).where(duplicate_decision.c.a_id == a.id, same))
    return None if row is None else _decision(tx, row)


def _decision(tx: Reading, row: Row) -> _Decision:
    return _Decision(row.id, row.verdict, row.why, row.data_digest, tx.local(row.decided_at))


def _ids(a: SignatureRow, b: SignatureRow | None) -> tuple[uuid.UUID, uuid.UUID | None]:
    return (a.id, b.id if b else None)


def _digest(a: SignatureRow, b: SignatureRow | None) -> str:
    """Return what the decision rests on as a digest, so that no private value is kept twice."""
    looked_at = [
        [row.kind, row.legal_form, row.name, row.joint, row.representative, row.office, row.place]
        for row in (a, b)
        if row is not None
    ]
    return hashlib.sha256(json.dumps(looked_at, ensure_ascii=False).encode()).hexdigest()
