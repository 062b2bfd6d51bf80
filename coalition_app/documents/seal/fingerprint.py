"""The fingerprint of a register's root key, in words of a language, to be compared by people."""

import hashlib

from coalition_app.documents.seal.encoding import as_bytes
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.languages import LANGUAGES
from coalition_app.records.journal import control_words

WORDS = 8
"""Words of a fingerprint; each of 1,024 carries 10 bits."""
BITS = 10
COUNT = 1 << BITS


def fingerprint_bits(root_key: str) -> int:
    """Return the first 80 bits of the SHA-256 of a root key's SubjectPublicKeyInfo."""
    digest = hashlib.sha256(as_bytes(root_key)).digest()
    return int.from_bytes(digest[: WORDS * BITS // 8])


def fingerprint_words(root_key: str, language: str) -> str:
    """Spell the fingerprint, the first ten bits first, by the list of a language."""
    known, bits = control_words.words_of(language), fingerprint_bits(root_key)
    places = range(BITS * (WORDS - 1), -1, -BITS)
    return " ".join(known[bits >> place & (COUNT - 1)] for place in places)


def read_fingerprint(typed: str) -> int:
    """Return the bits of typed words, of any language's list; raises UserError for words that are none."""
    words = [word for each in typed.split() if (word := control_words.fold(each))]
    if len(words) != WORDS:
        raise UserError(_("A fingerprint has %(count)d words.") % {"count": WORDS})
    for language in LANGUAGES:
        known = {word: at for at, word in enumerate(control_words.words_of(language))}
        if known.keys() >= set(words):
            bits = 0
            for word in words:
                bits = bits << BITS | known[word]
            return bits
    unknown = next((word for word in words if not control_words.is_known(word)), "")
    if unknown:
        raise UserError(
            _("“%(word)s” is not one of the control words; check the spelling.") % {"word": unknown}
        )
    raise UserError(_("The words are of different languages; enter all of one."))
