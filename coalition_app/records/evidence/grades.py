"""What a signature's evidence of consent is worth: the grade that decides what may be certified of it."""

from collections.abc import Iterable
from typing import NamedTuple

GRADES = ("original", "received", "reported", "list-only", "none")
"""Signature seen or original held; consent received; reported; named in a list; nothing that stands."""
HOW = {
    **dict.fromkeys(("seen-in-person", "original", "electronic-signature"), "original"),
    **dict.fromkeys(("scan", "mail", "form-row", "letter", "message"), "received"),
    **dict.fromkeys(("call-note", "unknown-sender", "indirect", "copy"), "reported"),
    "list": "list-only",
    **dict.fromkeys(("no-evidence", "lapsed", "erased", "older-text"), "none"),
    **dict.fromkeys(("disputed", "check-failed"), "none"),
}
"""How a signature is known, the strongest first, with the grade: each has a sentence of its own."""
DOUBTED = {"disputed": "disputed", "rejected": "check-failed"}
"""Verifications for which no evidence counts, with how the signature is known then."""
SENDERS = ("", "known", "unknown")
"""Whether a mail's or a message's address is known to be the signatory's; empty where nobody said."""
_ORDER = tuple(HOW)
_RECEIVED = ("mail", "message", "form-row")
_NAMED_ORIGINAL = {
    "seen-in-person": "seen-in-person",
    "held-outside": "original",
    "electronic-signature": "electronic-signature",
}
"""Kinds whose very name says that the signature or its original was at hand."""


class Shown(NamedTuple):
    """One piece of evidence of a signature's consent, as far as its grade depends on it."""

    kind: str
    directness: str = ""
    originality: str = ""
    sender: str = ""
    lapsed: bool = False
    """Whether the entry changed since, in more than its spelling."""
    older: bool = False
    """Whether it is older than the text as sealed."""
    erased: bool = False
    """Whether its file or its words were erased for good, so that it shows nothing any more."""


def grade_of(how: str) -> str:
    """Return the grade of a word of HOW."""
    return HOW[how]


def known_by(piece: Shown) -> str:
    """Say how a signature is known by one piece that stands, in a word of HOW.

    What nobody said is not taken for direct and original, save where the kind itself says it.
    """
    indirect, copied = piece.directness == "indirect", piece.originality == "copy"
    if piece.kind == "list-as-received":
        return "list"
    if indirect:
        derived = copied or piece.kind in ("scan", "photo")
        return "copy" if derived else "indirect"
    if piece.kind in _RECEIVED:
        asked = piece.kind != "form-row" and piece.sender == "unknown"
        return "unknown-sender" if asked else piece.kind
    if piece.kind in _NAMED_ORIGINAL and not copied:
        return _NAMED_ORIGINAL[piece.kind]
    if piece.kind in ("letter", "file"):
        if (piece.directness, piece.originality) == ("direct", "original"):
            return "original"
        return "letter" if piece.kind == "letter" else "copy"
    if piece.kind in ("scan", "photo", "held-outside"):
        return "scan"
    return "call-note" if piece.kind == "call-note" else "copy"


def known_by_all(
    pieces: Iterable[Shown], *, verification: str = "unverified", earlier_text: bool = False
) -> str:
    """Say how a signature is known by all its evidence of consent: by the best piece that stands.

    Where nothing better than a list stands, a piece that lapsed, is older than the text or was erased is the
    reason; `earlier_text` says that the signature itself was given to an earlier text.
    """
    if verification in DOUBTED:
        return DOUBTED[verification]
    if earlier_text:
        return "older-text"
    pieces = tuple(pieces)
    kept = tuple(each for each in pieces if not each.erased)
    standing = (known_by(each) for each in kept if not each.lapsed and not each.older)
    best = min(standing, key=_ORDER.index, default="no-evidence")
    consents = [each for each in kept if each.kind != "list-as-received"]
    if HOW[best] in ("list-only", "none"):
        if any(each.older for each in consents):
            return "older-text"
        if any(each.lapsed for each in consents):
            return "lapsed"
        if len(kept) < len(pieces):
            return "erased"
    return best
