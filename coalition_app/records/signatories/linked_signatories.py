"""What linking an entry of a list changes in the directory, and how undoing the import reverts it."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from coalition_app.drafts import PRIVATE, DraftEntry
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.checked import chunks
from coalition_app.records.signatories import merge_history
from coalition_app.records.store import change_format
from coalition_app.records.store.columns import Row
from coalition_app.records.store.journal_tables import (
    journal_change,
    journal_entry,
    journal_private,
)
from coalition_app.records.store.tables import signatory
from coalition_app.records.store.transactions import Reading, Transaction

MOST_NAMES = 100
"""Other names that one signatory may have, as the directory's own limit."""
GIVEN = ("aliases", "contacts")
"""Lists of a signatory that linking adds to."""


def add_spellings(
    tx: Transaction, entries: Mapping[int, DraftEntry], links: Mapping[int, uuid.UUID]
) -> None:
    """Add the list's spellings of linked signatories to their aliases, and the sender to their contacts.

    Names as signed, consents and everything else of the directory stay. Raises UserError where a signatory is
    gone.
    """
    if not links:
        return
    told: dict[uuid.UUID, list[DraftEntry]] = defaultdict(list)
    for at, signatory_id in links.items():
        told[signatory_id].append(entries[at])
    rows = _rows(tx, told)
    if rows.keys() != told.keys():
        raise UserError(
            _("A signatory that was to be linked is gone from the directory. Import the list anew.")
        )
    wanted = {
        key: {
            "aliases": _with_aliases(rows[key], some),
            "contacts": _with_contacts(rows[key].contacts, some),
        }
        for key, some in told.items()
    }
    tx.change_each(signatory, wanted)


def left_in_directory(
    tx: Reading, keys: Mapping[int, uuid.UUID], *, came_before: bool = False
) -> dict[int, uuid.UUID]:
    """Return the signatories that an earlier import of the same list brought, whether in force or undone.

    `keys` are the signatories' own, by the entry's index; `came_before` says that the import is in force. A
    signatory merged since is given as the other entry.
    """
    taken_back = sa.select(journal_entry.c.seq).where(journal_entry.c.action == "undo-import")
    if not came_before and tx.first(taken_back.limit(1)) is None:
        return {}
    stand, into = _rows(tx, keys.values()), merge_history.merged_into(tx)
    return {at: into.get(key, key) for at, key in keys.items() if key in stand}


def take_spellings_back(
    tx: Transaction, changed: Sequence[Row], gone: Iterable[uuid.UUID], kept: Iterable[uuid.UUID]
) -> None:
    """Take back what an import's links added to the directory.

    `changed` are the import's own changes of signatories; `gone` are those whose linked signatures are
    removed, `kept` those of whom one stays. What has been added since stays.
    """
    free = set(gone) - set(kept)
    sets = [row for row in changed if row.row_id in free]
    added = {(row.row_id, row.field_group): _added(tx, row) for row in sets}
    rows = _rows(tx, {key for key, _group in added})
    wanted: dict[uuid.UUID, dict[str, Any]] = {}
    for key, row in rows.items():
        values = {}
        for name in GIVEN:
            stands = getattr(row, name)
            for each in added.get((key, name), ()):
                if isinstance(stands, list) and each in stands:
                    stands = [other for other in stands if other != each] or None
            values[name] = stands
        wanted[key] = values
    if wanted:
        tx.change_each(signatory, wanted)


def _with_aliases(row: Row, entries: Sequence[DraftEntry]) -> list[str] | None:
    others = [*(row.names or {}).values(), *(row.former_names or ()), *(row.aliases or ())]
    known = {_bare(str(each)) for each in [row.name, *others]}
    aliases = list(row.aliases or ())
    for entry in entries:
        name = entry.name or entry.as_printed
        if _bare(name) not in known and len(aliases) < MOST_NAMES:
            known.add(_bare(name))
            aliases.append(name)
    return aliases or None


def _with_contacts(stands: Any, entries: Sequence[DraftEntry]) -> Any:
    if stands is not None and not isinstance(stands, list):
        return stands
    contacts = list(stands or ())
    for entry in entries:
        contacts += [each for each in contacts_of(entry) if each not in contacts]
    return contacts or stands


def contacts_of(entry: DraftEntry) -> list[str]:
    """Return what an entry brings for the private part of the register: its sender, and what never prints."""
    sender = [entry.sender] if entry.sender else []
    private = [each.text for each in entry.pieces if each.role in PRIVATE]
    return list(dict.fromkeys([*sender, *private]))


def _bare(name: str) -> str:
    """Return a name without what makes no other spelling: quotation marks, case, spaces."""
    return " ".join("".join(each for each in name if each not in "«»“”„\"'").casefold().split())


def _added(tx: Reading, row: Row) -> list[Any]:
    """Return what a change added to a list of a signatory, compared with what it replaced."""
    name, replaced = row.field_group, change_format.read_ids(row.replaces)
    now, before = _value(row, name), None
    if replaced:
        before = _value(_change(tx, replaced[-1]), name)
    if not isinstance(now, list):
        return []
    return [each for each in now if not isinstance(before, list) or each not in before]


def _value(row: Row | None, name: str) -> Any:
    """Return what a change wrote into a column; None where it was erased."""
    return row and change_format.read_values(signatory, row.value, row.private).get(name)


def _change(tx: Reading, key: change_format.ChangeId) -> Row | None:
    device, seq, ordinal = uuid.UUID(hex=key[0]), key[1], key[2]
    same = (
        (journal_private.c.device_id == journal_change.c.device_id)
        & (journal_private.c.seq == journal_change.c.seq)
        & (journal_private.c.ordinal == journal_change.c.ordinal)
    )
    query = sa.select(journal_change, journal_private.c.value.label("private")).outerjoin(
        journal_private, same
    )
    return tx.first(
        query.where(
            journal_change.c.device_id == device,
            journal_change.c.seq == seq,
            journal_change.c.ordinal == ordinal,
        )
    )


def _rows(tx: Reading, keys: Iterable[uuid.UUID]) -> dict[uuid.UUID, Row]:
    wanted, found = list(keys), dict[uuid.UUID, Row]()
    for chunk in chunks(wanted):
        for row in tx.rows(sa.select(signatory).where(signatory.c.id.in_(chunk))):
            found[row.id] = row
    return found
