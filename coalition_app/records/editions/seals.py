"""Keys that seal editions, the seals of editions, and the lines of which an edition prints less."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from coalition_app.records.store.edition_tables import edition_seal, sealing_key, withheld_line
from coalition_app.records.store.transactions import Reading, Transaction, new_key


@dataclass(frozen=True, slots=True)
class SealingKey:
    """A key of the register: of its root, or of a device."""

    device: str
    """The device's key in hexadecimal digits; empty for the root."""
    public: str
    secret: str = field(repr=False)
    device_signature: str = ""
    """Of the root over a device's key."""


@dataclass(frozen=True, slots=True)
class KeptSeal:
    """What the register keeps of the seal of an edition."""

    seal: Mapping[str, Any]
    """As the edition's files carry it."""
    salts: str
    """Of the lines that are printed whole; private."""


@dataclass(frozen=True, slots=True)
class WithheldLine:
    """A line as it would print, and its salt; both are private, and empty once they were erased."""

    entry: Mapping[str, Any] | None
    salt: str
    leaf: str
    """Hash of the leaf, hexadecimal."""


def root_keys(tx: Reading) -> list[SealingKey]:
    """Return the register's root key; where copies that were brought together each made one, oldest first."""
    return _keys(tx, "")


def device_keys(tx: Reading, device_id: uuid.UUID | None) -> list[SealingKey]:
    """Return the keys of a device, oldest first."""
    return [] if device_id is None else _keys(tx, device_id.hex)


def _keys(tx: Reading, device: str) -> list[SealingKey]:
    query = sa.select(sealing_key).where(sealing_key.c.device == device)
    return [
        SealingKey(row.device, row.public_key, row.secret_key, row.device_signature)
        for row in tx.rows(query.order_by(sealing_key.c.made_at, sealing_key.c.id))
    ]


def keep_key(tx: Transaction, key: SealingKey) -> None:
    """Keep a new key."""
    tx.add(
        sealing_key,
        device=key.device,
        public_key=key.public,
        secret_key=key.secret,
        device_signature=key.device_signature,
        made_at=tx.now,
    )


def keep_seal(
    tx: Transaction,
    edition_id: uuid.UUID,
    kept: KeptSeal,
    withheld: Mapping[int, WithheldLine],
) -> None:
    """Keep the seal of an edition, its salts, and by number the lines of which it prints less."""
    tx.add(edition_seal, edition_id=edition_id, seal=dict(kept.seal), salts=kept.salts)
    rows = [
        {
            "id": new_key(),
            "edition_id": edition_id,
            "number": number,
            "entry": None if line.entry is None else dict(line.entry),
            "salt": line.salt,
            "leaf": line.leaf,
        }
        for number, line in withheld.items()
    ]
    tx.add_many(withheld_line, rows)


def kept_seal(tx: Reading, edition_id: uuid.UUID) -> KeptSeal | None:
    """Return the seal of an edition; None for one that an older program attested."""
    row = tx.first(sa.select(edition_seal).where(edition_seal.c.edition_id == edition_id))
    return None if row is None else KeptSeal(row.seal, row.salts)


def withheld_lines(tx: Reading, edition_id: uuid.UUID) -> dict[int, WithheldLine]:
    """Return by number the lines of which an edition prints less."""
    query = sa.select(withheld_line).where(withheld_line.c.edition_id == edition_id)
    return {row.number: WithheldLine(row.entry, row.salt, row.leaf) for row in tx.rows(query)}
