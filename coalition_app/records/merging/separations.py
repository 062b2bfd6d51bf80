"""Separating two entries of the directory that were merged, at any later time, whatever came after."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.checked import clean
from coalition_app.records.journal import take_back
from coalition_app.records.journal.take_back import KEEP, STOP, Change
from coalition_app.records.merging import merge_fields
from coalition_app.records.merging.double_signatures import remove_copies, restore
from coalition_app.records.merging.merges import entry_of, name_by_first
from coalition_app.records.signatories import merge_history
from coalition_app.records.statements.statements import get_statement
from coalition_app.records.store.columns import Row
from coalition_app.records.store.tables import duplicate_decision, merge, signatory, signature
from coalition_app.records.store.transactions import Reading, Transaction


def separate_signatories(tx: Transaction, merge_id: uuid.UUID, why: str = "") -> list[str]:
    """Make two entries of one again, and return sentences on what stays because it was changed since.

    Signatures, names, copied claims and statuses go back to what they were, statuses by a new dated step.
    Later merges of the same entries stay whole without what goes. Refused where they are separated already.
    """
    row = _merge(tx, merge_id)
    if row.separated_at is not None:
        raise UserError(_("These two entries were separated before."))
    moved = dict(row.moved or {})
    later = _later(tx, row)
    since: list[dict[str, Any]] = []
    _give_values_back(tx, row, later, since)
    back = _give_signatures_back(tx, row, since)
    _give_branches_back(tx, row)
    rejections = _Rejections(tx, moved.get("rejected", ()), back, later)
    since += rejections.give_back()
    copies = [copy for each in later for copy in each.moved.get("copied", ())]
    gone = remove_copies(tx, [each["claim"] for each in moved.get("copied", ())], copies)
    for each in later:
        _rewrite(tx, each, back, rejections, gone)
    name_by_first(tx, [uuid.UUID(hex=each) for each in [*back, *_rejected_keys(moved)]])
    kept = {**moved, "changed_since": since, "separated_why": clean(why)}
    tx.change(merge, merge_id, moved=kept, separated_at=tx.now)
    _ask_again(tx, back, moved.get("rejected", ()))
    found = merge_history.list_merges(tx)
    return list(next(each.changed_since for each in found if each.id == merge_id))


def _merge(tx: Reading, merge_id: uuid.UUID) -> Row:
    row = tx.row(merge, merge_id)
    if row is None:
        raise UserError(_("This merge no longer exists."))
    return row


def _later(tx: Reading, row: Row) -> list[Row]:
    """Return the merges in force that were made after one and into the same entry; oldest first."""
    into = merge_history.merged_into(tx)
    root = into.get(row.kept_id, row.kept_id)
    query = sa.select(merge).where(merge.c.separated_at.is_(None), merge.c.id != row.id)
    return [
        each
        for each in tx.rows(query.order_by(merge.c.merged_at, merge.c.id))
        if (each.merged_at, each.id) > (row.merged_at, row.id)
        and into.get(each.kept_id, each.kept_id) == root
    ]


def _give_values_back(
    tx: Transaction, row: Row, later: Sequence[Row], since: list[dict[str, Any]]
) -> None:
    """Take what a merge added from the kept entry: later merges step aside, and add theirs anew."""
    if row.kept_id == row.merged_id:
        return
    others = [each for each in later if each.kept_id != each.merged_id]
    touched: dict[uuid.UUID, list[str]] = {}
    for each in reversed(others):
        changes = merge_fields.as_changes(each.kept_id, each.moved.get("values", {}))
        planned = take_back.plan(tx, changes, STOP)
        touched[each.id] = planned.columns_since
        take_back.carry_out(tx, planned)
    changes = merge_fields.as_changes(row.kept_id, row.moved.get("values", {}))
    for _change, columns in take_back.take_back(tx, [changes], KEEP):
        since += [{"what": "column", "column": each} for each in columns]
    for each in others:
        but = touched[each.id]
        again = merge_fields.unite(
            tx, entry_of(tx, each.kept_id), entry_of(tx, each.merged_id), but
        )
        own = {name: of for name, of in each.moved.get("values", {}).items() if name in but}
        moved = {**_merge(tx, each.id).moved, "values": {**again, **own}}
        tx.change(merge, each.id, moved=moved)


def _give_signatures_back(tx: Transaction, row: Row, since: list[dict[str, Any]]) -> list[str]:
    """Move the merged entry's signatures back to it; return the keys of those that went."""
    into = merge_history.merged_into(tx)
    after = {"signatory_id": into.get(row.kept_id, row.kept_id)}
    keys = map(uuid.UUID, (row.moved or {}).get("signatures", ()))
    changes = [Change(signature, key, {"signatory_id": row.merged_id}, after) for key in keys]
    changed = take_back.take_back(tx, [changes], KEEP)
    for each, columns in changed:
        signed = tx.row(signature, each.row_id)
        if columns != ("id",) and signed is not None:
            since.append({"what": "signature", "place": _place(tx, signed)})
    elsewhere = {each.row_id for each, _columns in changed}
    return [each.row_id.hex for each in changes if each.row_id not in elsewhere]


def _give_branches_back(tx: Transaction, row: Row) -> None:
    keys = map(uuid.UUID, (row.moved or {}).get("branches", ()))
    before, after = {"parent_id": row.merged_id}, {"parent_id": row.kept_id}
    take_back.take_back(tx, [[Change(signatory, key, before, after) for key in keys]], KEEP)


def _place(tx: Reading, signed: Row) -> list[int]:
    return [get_statement(tx, signed.statement_id).number, signed.number]


def _rejected_keys(moved: Mapping[str, Any]) -> list[str]:
    return [each["signature"] for each in moved.get("rejected", ())]


class _Rejections:
    """What becomes of rejected signatures when some of the signatures return to their own entry."""

    def __init__(
        self,
        tx: Transaction,
        own: Sequence[Mapping[str, Any]],
        back: Sequence[str],
        later: Sequence[Row],
    ) -> None:
        self._tx, self._back = tx, set(back)
        self._own = [dict(each) for each in own]
        self._later = {each.id: [dict(r) for r in each.moved.get("rejected", ())] for each in later}

    def give_back(self) -> list[dict[str, Any]]:
        """Restore what is separate now; return what stays because it was changed since."""
        restored = list(self._own)
        for rows in self._later.values():
            for each in [each for each in rows if self._parted(each)]:
                self._part(rows, each, restored)
        since = []
        for each in restored:
            signed = self._tx.row(signature, uuid.UUID(hex=each["signature"]))
            if signed is not None and not restore(self._tx, signed, each):
                since.append({"what": "standing", "place": _place(self._tx, signed)})
        return since

    def _part(
        self, rows: list[dict[str, Any]], each: dict[str, Any], restored: list[dict[str, Any]]
    ) -> None:
        """Settle a later rejection of two signatures of which one leaves: the one rejected for it takes its
        place."""
        goes = each["signature"] if each["signature"] in self._back else each["stands"]
        heirs = [own for own in self._own if own["stands"] == goes]
        if heirs and goes == each["stands"]:
            each["stands"] = heirs[0]["signature"]
            return
        rows.remove(each)
        restored.append(each)
        for heir in heirs:
            restored.remove(heir)
            rows.append({**heir, "stands": each["stands"]})

    def of(self, row: Row) -> list[dict[str, Any]]:
        """Return what a later merge keeps rejected."""
        return self._later[row.id]

    def _parted(self, each: Mapping[str, Any]) -> bool:
        return (each["signature"] in self._back) != (each["stands"] in self._back)


def _rewrite(
    tx: Transaction,
    row: Row,
    back: Sequence[str],
    rejections: _Rejections,
    gone: set[str],
) -> None:
    """Write a later merge without the signatures, rejections and copies that it no longer has."""
    now = dict(_merge(tx, row.id).moved)
    if "signatures" in now:
        now["signatures"] = [each for each in now["signatures"] if each not in back]
    now["rejected"] = rejections.of(row)
    copied = now.get("copied", ())
    now["copied"] = [each for each in copied if each["claim"] not in gone]
    tx.change(merge, row.id, moved=now)


def _ask_again(tx: Transaction, back: Sequence[str], rejected: Sequence[Mapping[str, Any]]) -> None:
    """Reopen the pairs that were decided to be the same."""
    keys = {uuid.UUID(hex=each) for each in back}
    pairs = [{each["signature"], each["stands"]} for each in rejected]
    keys |= {uuid.UUID(hex=each) for pair in pairs for each in pair}
    query = sa.select(duplicate_decision).where(
        duplicate_decision.c.verdict == "same",
        sa.or_(duplicate_decision.c.a_id.in_(keys), duplicate_decision.c.b_id.in_(keys)),
    )
    for row in tx.rows(query):
        if row.b_id is None:
            continue
        parted = (row.a_id.hex in back) != (row.b_id.hex in back)
        if parted or {row.a_id.hex, row.b_id.hex} in pairs:
            tx.change(duplicate_decision, row.id, data_digest="")
