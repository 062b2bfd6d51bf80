"""The proof that one line is in a sealed edition, which shows no other line."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from coalition_app.documents.content.codes import canonical_json
from coalition_app.documents.content.content import ContentEntry
from coalition_app.documents.content.frozen import read_entry
from coalition_app.documents.seal.encoding import as_bytes, as_text
from coalition_app.documents.seal.lines import SALT_BYTES, Line
from coalition_app.documents.seal.seals import Seal, read_seal
from coalition_app.documents.seal.tree import HASH_BYTES, root_by_path

MOST_IN_PATH = 32
"""Hashes; a longer path is none of ours."""


@dataclass(frozen=True)
class Proof:
    """A line, its place in the tree and the way to the root, and the seal that names the root."""

    line: Line
    index: int
    """The line's place in the list, from 0."""
    path: tuple[bytes, ...]
    seal: Seal

    @property
    def values(self) -> dict[str, Any]:
        """Return the proof as a slip carries it."""
        line = {
            "entry": self.line.entry,
            "index": self.index,
            "path": [as_text(each) for each in self.path],
            "salt": self.line.salt,
        }
        return {"line": line, "seal": self.seal.values}

    @cached_property
    def json(self) -> bytes:
        """Return the proof's canonical JSON."""
        return canonical_json(self.values)

    @property
    def holds(self) -> bool:
        """Tell whether the line leads to the root that is sealed, and the seal is whole."""
        found = root_by_path(self.line.hash, self.index, self.seal.sealed.lines, self.path)
        return (
            found is not None and found.hex() == self.seal.sealed.lines_root and self.seal.is_whole
        )


def is_proof(values: Any) -> bool:
    """Tell whether JSON says that it is the proof of a line."""
    return isinstance(values, dict) and values.keys() == {"line", "seal"}


def read_proof(values: Any) -> Proof:
    """Read the proof of a line; raises ValueError for what is none. Whether it holds is told by `holds`."""
    if not is_proof(values):
        raise ValueError("not a proof")
    line = values["line"]
    if not isinstance(line, dict) or line.keys() != {"entry", "index", "path", "salt"}:
        raise ValueError("not a line")
    if type(line["index"]) is not int or not isinstance(line["path"], list):
        raise ValueError("not a place")
    if len(line["path"]) > MOST_IN_PATH:
        raise ValueError("path too long")
    path = tuple(_bytes(each, HASH_BYTES) for each in line["path"])
    _bytes(line["salt"], SALT_BYTES)
    return Proof(
        Line(_entry(line["entry"]), line["salt"]), line["index"], path, read_seal(values["seal"])
    )


def _bytes(given: Any, length: int) -> bytes:
    value = as_bytes(given) if isinstance(given, str) else b""
    if len(value) != length:
        raise ValueError("length")
    return value


def _entry(given: Any) -> ContentEntry:
    """Read an entry; what would be read otherwise than it is written is refused."""
    try:
        entry = read_entry(given)
        if canonical_json(entry) == canonical_json(given):
            return entry
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("not an entry") from error
    raise ValueError("not an entry as it was written")
