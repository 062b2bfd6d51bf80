"""The canonical form of a content, its digest, and the code and QR text that are printed of it."""

import hashlib
import io
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import is_dataclass

from coalition_app.documents.content.content import AnnexContent, shallow
from coalition_app.errors import UserError
from coalition_app.i18n import _

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O and U."""
CHECK_ALPHABET = ALPHABET + "*~$=U"
"""The 37 values of Crockford's check character."""
TOGETHER = 250
"""Entries that are written at a time: as text and as bytes, a long list would be in memory twice."""
CODE_BYTES = 10
CODE_CHARACTERS = 16

# What Crockford reads as digits, and the Cyrillic letters that look like Latin ones.
_MISREAD = str.maketrans("OILОІАВЕЁКМНРСТХУ", "01101ABEEKMHPCTXY")


def canonical_json(value: object) -> bytes:
    """Write a value as RFC 8785 wants it: sorted keys, no spaces, UTF-8.

    Holds for what contents are made of: strings, whole numbers below 2**53, booleans, None, lists,
    and dicts and dataclasses with ASCII keys. Floats have no place there.
    """
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_fields
    ).encode()


def _fields(value: object) -> dict[str, object]:
    if is_dataclass(value) and not isinstance(value, type):
        return shallow(value)
    raise TypeError(f"{type(value).__name__} has no canonical form")


def content_bytes(content: AnnexContent) -> bytes:
    """Return a content's canonical form: the same bytes as of `content.to_json()`, only sooner.

    A content that was frozen under an older schema has the bytes that it had then.
    """
    written, values = io.BytesIO(), content.values()
    sections = values.pop("sections")
    earlier = {name: value for name, value in values.items() if name < "sections"}
    later = {name: value for name, value in values.items() if name > "sections"}
    written.write(canonical_json(earlier)[:-1] + b',"sections":[')
    for place, section in enumerate(sections):
        written.write(b',{"entries":[' if place else b'{"entries":[')
        written.writelines(_in_parts(section["entries"]))
        written.write(b'],"heading":%b}' % canonical_json(section["heading"]))
    written.write(b"]," + canonical_json(later)[1:])
    return written.getvalue()


def _in_parts(entries: Sequence[object]) -> Iterator[bytes]:
    for start in range(0, len(entries), TOGETHER):
        part = canonical_json(entries[start : start + TOGETHER])[1:-1]
        yield b"," + part if start else part


def content_digest(content: AnnexContent) -> bytes:
    """Return the SHA-256 of a content's canonical form, 32 bytes."""
    return hashlib.sha256(content_bytes(content)).digest()


def verification_code(digest: bytes) -> str:
    """Write the first 80 bits of a digest for people: four groups of four and a check character."""
    number = int.from_bytes(digest[:CODE_BYTES], "big")
    letters = "".join(
        ALPHABET[number >> 5 * place & 31] for place in reversed(range(CODE_CHARACTERS))
    )
    return _grouped(letters, CHECK_ALPHABET[number % 37])


def _grouped(letters: str, check: str) -> str:
    groups = [letters[start : start + 4] for start in range(0, CODE_CHARACTERS, 4)]
    return "-".join([*groups, check])


def as_read(characters: str) -> str:
    """Return typed characters as they are read: capitals, and digits for the letters that look like them."""
    return characters.upper().translate(_MISREAD)


def read_code(text: str) -> str:
    """Read the code that a person typed, as `verification_code` writes it.

    Small letters, spaces, any dash, O for 0, I and L for 1 and Cyrillic look-alikes are understood.
    Raises UserError when characters are missing or the check character does not fit.
    """
    typed = as_read(re.sub(r"[\s\-‐‑–—−]", "", text))
    letters, check = typed[:CODE_CHARACTERS], typed[CODE_CHARACTERS:]
    if len(check) != 1 or not set(letters) <= set(ALPHABET):
        raise UserError(
            _("A code has four groups of four characters and one more at the end; look again.")
        )
    number = 0
    for letter in letters:
        number = number << 5 | ALPHABET.index(letter)
    if CHECK_ALPHABET[number % 37] != check:
        raise UserError(_("The code does not fit its last character: one character is mistyped."))
    return _grouped(letters, check)


def is_code(text: str) -> bool:
    """Tell whether a text is a code whose check character fits."""
    try:
        read_code(text)
    except UserError:
        return False
    return True


def qr_text(digest: bytes) -> str:
    """Write code and digest for the QR: 88 characters of its alphanumeric mode fit in version 4-M.

    The check character is left out: two of its values are not in that alphabet.
    """
    code = verification_code(digest)[:-2].replace("-", "")
    return f"{code} SHA256:{digest.hex().upper()}"
