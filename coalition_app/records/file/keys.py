"""Keys of encrypted registers, derived from passphrases."""

import hashlib
import secrets
import unicodedata
from pathlib import Path

SALT_BYTES = 16
KDF_ROUNDS = 256_000
"""SQLCipher 4's own number for PBKDF2-HMAC-SHA512: any SQLCipher tool opens the file by passphrase."""


def derive_key(passphrase: str, salt: bytes) -> str:
    """Turn a passphrase and the file's salt into the raw key, as SQLCipher writes it: 96 hex digits.

    Deriving costs about 0.1 s and would be paid for each connection; the raw key is paid once. The
    passphrase is taken in NFKC, since the same Kazakh words can be typed in two ways.
    """
    words = unicodedata.normalize("NFKC", passphrase).encode()
    key = hashlib.pbkdf2_hmac("sha512", words, salt, KDF_ROUNDS, 32)
    return key.hex() + salt.hex()


def salt_of(raw_key: str) -> bytes:
    """Return the salt that a raw key ends with."""
    return bytes.fromhex(raw_key)[-SALT_BYTES:]


def file_salt(path: Path) -> bytes:
    """Read the salt that an encrypted register begins with."""
    with path.open("rb") as file:
        return file.read(SALT_BYTES)


def make_key(passphrase: str | None) -> str | None:
    """Derive the key of a new file from a passphrase, with its own salt; None for an unencrypted one."""
    if passphrase is None:
        return None
    return derive_key(passphrase, secrets.token_bytes(SALT_BYTES))


def key_of(path: Path, passphrase: str | None) -> str | None:
    """Derive the key of a file that exists from a passphrase; costs about 0.1 s."""
    if passphrase is None:
        return None
    return derive_key(passphrase, file_salt(path))
