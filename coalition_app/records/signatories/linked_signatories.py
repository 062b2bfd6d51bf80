"""What linking an entry of a list changes in the directory."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from coalition_app.draft_pieces import PRIVATE
from coalition_app.drafts import DraftEntry
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.checked import chunks
from coalition_app.records.signatories import merge_history
from coalition_app.records.store.columns import Row
from coalition_app.records.store.journal_tables import (
    journal_entry,
)
from coalition_app.records.store.tables import signatory
from coalition_app.records.store.transactions import Reading, Transaction

MOST_NAMES = 100
"""Other names that one signatory may have, as the directory's own limit."""


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
            _(
                "A signatory that was to be linked is no longer in the directory. Import the list again."
            )
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


def _rows(tx: Reading, keys: Iterable[uuid.UUID]) -> dict[uuid.UUID, Row]:
    wanted, found = list(keys), dict[uuid.UUID, Row]()
    for chunk in chunks(wanted):
        for row in tx.rows(sa.select(signatory).where(signatory.c.id.in_(chunk))):
            found[row.id] = row
    return found
