"""Bytes as text: base64url without padding, of which each value has one spelling only."""

import base64
import binascii


class Newer(ValueError):
    """It is written in a way that this program does not know, perhaps by a newer one."""


def as_text(value: bytes) -> str:
    """Write bytes as base64url (RFC 4648, section 5) without padding."""
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode("ascii")


def as_bytes(text: str) -> bytes:
    """Read what `as_text` wrote; raises ValueError for anything else, also for a second spelling.

    Bits that no byte takes must be zero: else one altered letter would stand for the same bytes.
    """
    try:
        value = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError, TypeError) as error:
        raise ValueError("not base64url") from error
    if as_text(value) != text:
        raise ValueError("not base64url")
    return value
