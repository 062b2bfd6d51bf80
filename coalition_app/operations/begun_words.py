"""Keeping what is half typed while a register is locked."""

import json
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from coalition_app.operations.door import Answer, on_register

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    from coalition_app.records.store.transactions import Transaction

NONCE = 12
"""Bytes that AES-GCM never takes twice with one key."""


@on_register("keep-words")
def keep_words(tx: "Transaction", *, told: Sequence[str]) -> Answer[None]:
    """Keep what was half typed, in place of what was kept; it is no action of the journal."""
    from coalition_app.records.care import begun_words

    begun_words.keep_words(tx, told)
    return Answer(None)


def seal_words(raw_key: str | None, told: Sequence[str]) -> bytes:
    """Encrypt what was half typed with a key that only the register's passphrase gives.

    For memory only, where the register's disk takes nothing. A register without a passphrase has no such key:
    its words are as open as all that is in it.
    """
    content = json.dumps(list(told)).encode()
    if raw_key is None:
        return content
    nonce = os.urandom(NONCE)
    return nonce + _cipher(raw_key).encrypt(nonce, content, None)


def open_words(raw_key: str | None, sealed: bytes) -> list[str]:
    """Return what was sealed; nothing where it belongs to another register."""
    from cryptography.exceptions import InvalidTag

    try:
        content = (
            sealed
            if raw_key is None
            else _cipher(raw_key).decrypt(sealed[:NONCE], sealed[NONCE:], None)
        )
        return [str(each) for each in json.loads(content)]
    except (InvalidTag, ValueError):
        return []


def _cipher(raw_key: str) -> "AESGCM":
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    derive = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"half-typed words")
    return AESGCM(derive.derive(bytes.fromhex(raw_key)))
