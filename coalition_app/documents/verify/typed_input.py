"""What a person typed or pasted to be verified, told apart by its shape: code, digest, JSON or six words."""

import json
import re
from dataclasses import dataclass
from typing import Any

from coalition_app.documents.content import codes
from coalition_app.errors import NotSo, UserError
from coalition_app.i18n import _
from coalition_app.records.journal import paper_anchor

CODE, DIGEST, CONTENT, ANCHOR = "code", "digest", "content", "anchor"
CODE_LENGTHS = range(12, 21)
"""Lengths of what is taken for a code: 17, and a few more or fewer for typing mistakes."""
DIGEST_CHARACTERS = 64
"""Of a SHA-256 in hexadecimal."""
GROUP = 8
"""Characters of a digest that stand together where it is shown."""
LEAST_WORDS = 3
"""Words from which letters alone are taken for words of an anchor."""
LARGEST_TEXT = 100_000_000
"""Characters; a larger text is not one of our contents."""

_PARTING = r"[\s\-‐‑–—−]"
_PARTS = re.compile(_PARTING)
_CODE_AMONG_WORDS = re.compile(
    r"(?<!\w)(?:(?:\w{4}[-‐‑–—−]){4}|(?:[0-9A-Z]{4} ){4}|[0-9A-Za-z]{16})[\w*~$=](?!\w)"
)
"""A code as it is set; small or Cyrillic letters only between dashes, where no other words look so."""
_EDITION = re.compile(
    r"\b(?:edition|редакци\w*)\s*(?:№|no\.)?\s*(\d{1,9})\b|\b(\d{1,9})\s?[-‑]\s?редакци",
    re.IGNORECASE,
)
"""The number of an edition as a page sets it beside the code."""
_IN_DIGEST = r"[\s:]"
_OF_CODE = frozenset(codes.CHECK_ALPHABET)


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, in the one form in which it is looked for."""

    form: str
    """code, digest, content or anchor."""
    value: str
    """The code as it is printed, the digest in small letters, the JSON as given, or the words."""
    named: frozenset[int] = frozenset()
    """Numbers of editions that stand beside a code."""

    @property
    def digest(self) -> bytes:
        """Return the 32 bytes of a digest."""
        return bytes.fromhex(self.value)


def form_of(text: str) -> str:
    """Tell what a text is by its shape alone; empty where it is none of them.

    A typing mistake keeps the shape: a mistyped code is a code, and `read_typed` says what is wrong.
    """
    text = text.strip().removeprefix("\ufeff")
    if text[:1] in ("{", "["):
        return CONTENT
    if text.startswith(paper_anchor.MARK):
        return ANCHOR
    if re.search(r"SHA-?256", text, re.IGNORECASE):
        return DIGEST
    together = re.sub(_IN_DIGEST, "", text)
    if len(together) > CODE_LENGTHS[-1] and re.fullmatch(r"[0-9A-Fa-f]+", together):
        return DIGEST
    words = re.split(r"[\s,;]+", text)
    letters = re.sub(r"[\s,;.\-:]", "", text)
    if len(words) >= LEAST_WORDS and letters.isalpha() and len(letters) > codes.CODE_CHARACTERS + 1:
        return ANCHOR
    characters = re.sub(_PARTING, "", text)
    if len(characters) in CODE_LENGTHS and set(codes.as_read(characters)) <= _OF_CODE:
        return CODE
    return CODE if _code_in(text) else ""


def _code_in(text: str) -> str:
    """Find the code in a text that was copied with the words around it; empty where none or several are."""
    found = {each.group() for each in re.finditer(_CODE_AMONG_WORDS, text)}
    found = {each for each in found if _PARTS.search(each) or codes.is_code(each)}
    return found.pop() if len(found) == 1 else ""


def read_typed(text: str, form: str = "") -> Typed:
    """Read what was typed, in the form in which it is looked for; `form` is told where it is known.

    Raises UserError for what is none of the four, and for a typing mistake.
    """
    text = text.strip().removeprefix("\ufeff")
    form = form or form_of(text)
    if form == CODE:
        named = frozenset(int(one or other) for one, other in _EDITION.findall(text))
        return Typed(CODE, codes.read_code(_code_in(text) or text), named)
    if form == DIGEST:
        return Typed(DIGEST, _read_digest(text))
    if form == CONTENT:
        read_json(text)
        return Typed(CONTENT, text)
    if form == ANCHOR:
        return Typed(ANCHOR, paper_anchor.read_words(text))
    raise UserError(
        _(
            "This cannot be verified. Enter a code, a digest of 64 characters, the JSON of an "
            "annex, or control words."
        )
    )


def shown_words(given: Typed) -> str:
    """Return what was typed as it is shown: a digest in groups; nothing of a content, which is too long."""
    if given.form == DIGEST:
        starts = range(0, DIGEST_CHARACTERS, GROUP)
        return " ".join(given.value[start : start + GROUP] for start in starts)
    return "" if given.form == CONTENT else given.value


def read_content(content: bytes) -> Typed:
    """Read the JSON of a content from a file's bytes; raises UserError where it is not one."""
    try:
        return read_typed(content.decode("utf-8-sig"), CONTENT)
    except UnicodeDecodeError as error:
        raise UserError(_no_json()) from error


def read_json(text: str) -> Any:
    """Read JSON; raises UserError where it is not JSON, or holds one name twice in one object."""
    if len(text) > LARGEST_TEXT:
        raise UserError(_("This text is too large to be the content of an annex."))
    try:
        return json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise UserError(_no_json()) from error


def _no_json() -> str:
    return _("This is not JSON as an annex carries it: it was cut, or something was added.")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the values by name; a name given twice would be read differently by different programs."""
    values = dict(pairs)
    if len(values) < len(pairs):
        raise ValueError("twice")
    return values


def _read_digest(text: str) -> str:
    """Read a digest in small letters, also out of the text of a page's QR, which begins with the code."""
    before, marked, after = text.upper().replace("SHA-256", "SHA256").rpartition("SHA256")
    digest = re.sub(_IN_DIGEST, "", after if marked else text).lower()
    if not re.fullmatch(r"[0-9a-f]*", digest) or len(digest) != DIGEST_CHARACTERS:
        raise UserError(
            _(
                "A digest has 64 characters, each 0 to 9 or a to f; characters in this one: %(count)d."
            )
            % {"count": len(digest)}
        )
    code = re.sub(_PARTING, "", before)
    if len(code) >= codes.CODE_CHARACTERS:
        printed = re.sub(_PARTING, "", codes.verification_code(bytes.fromhex(digest)))
        if codes.as_read(code)[: codes.CODE_CHARACTERS] != printed[: codes.CODE_CHARACTERS]:
            raise NotSo(
                _("The code and the digest in this text do not belong together: one was changed.")
            )
    return digest
