"""The lines of an edition as leaves of a tree: each with a salt, so that nobody finds a name by trying."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from coalition_app.documents.content.codes import canonical_json
from coalition_app.documents.content.content import AnnexContent, ContentEntry
from coalition_app.documents.seal.encoding import as_bytes, as_text
from coalition_app.documents.seal.tree import Levels, leaf_hash, levels_of

SALT_BYTES = 16

Whole = Mapping[int, ContentEntry]
"""By number the entries as they would print, of those who are not named or only by their initials."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an edition, as its leaf holds it."""

    entry: ContentEntry
    salt: str
    """16 bytes made by chance, base64url."""

    @property
    def leaf(self) -> bytes:
        """Return the leaf: the canonical JSON of entry and salt."""
        return canonical_json({"entry": self.entry, "salt": self.salt})

    @property
    def hash(self) -> bytes:
        """Return the hash of the leaf."""
        return leaf_hash(self.leaf)


@dataclass(frozen=True, slots=True)
class Salts:
    """The salts of an edition's lines."""

    printed: str
    """Those of the lines that are printed whole, in their order, one after the other, base64url."""
    withheld: Mapping[int, str]
    """By number those of the others, each base64url; a line that was erased has none any more."""


def new_salts(content: AnnexContent, whole: Whole) -> Salts:
    """Make the salts of an edition by chance."""
    count = sum(entry.number not in whole for entry in listed(content))
    withheld = {number: as_text(os.urandom(SALT_BYTES)) for number in whole}
    return Salts(as_text(os.urandom(SALT_BYTES * count)), withheld)


def listed(content: AnnexContent) -> Iterator[ContentEntry]:
    """Yield the entries of a content in their order."""
    for section in content.sections:
        yield from section.entries


def lines_of(content: AnnexContent, whole: Whole, salts: Salts) -> list[Line] | None:
    """Return the lines of an edition in their order; None where the salts are not those of such a list."""
    printed, at, lines = as_bytes(salts.printed), 0, list[Line]()
    for entry in listed(content):
        if entry.number in whole:
            salt = salts.withheld.get(entry.number, "")
            if not salt:
                return None
            lines.append(Line(whole[entry.number], salt))
            continue
        piece = printed[at : at + SALT_BYTES]
        if len(piece) < SALT_BYTES:
            return None
        lines.append(Line(entry, as_text(piece)))
        at += SALT_BYTES
    return lines if at == len(printed) else None


def levels_of_lines(lines: list[Line]) -> Levels:
    """Return the tree of the lines."""
    return levels_of([line.hash for line in lines])
