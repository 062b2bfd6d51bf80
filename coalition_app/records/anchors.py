"""The paper anchor: six words that stand for the whole journal up to a moment, to be kept on paper."""

import hashlib
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import sqlalchemy as sa

from coalition_app import paths
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records import journal
from coalition_app.records.journal import Entry
from coalition_app.records.tables import journal_entry
from coalition_app.records.transactions import Reading

WORDS = 6
"""Words of an anchor; of the 7,776 of the list six carry 77 bits."""
MARK = "ANCHOR:"
"""What the text of the QR begins with, so that whoever reads it knows what it is."""


@dataclass(frozen=True, slots=True)
class Anchored:
    """The moment for which an anchor stands, and what was done after it."""

    entry: Entry
    """The last entry that the anchor covers."""
    since: tuple[Entry, ...]
    """Everything that was recorded after it, oldest first."""


def anchor_words(heads: Iterable[bytes]) -> str:
    """Give the six words of a journal whose devices' chains end in these hashes.

    The words are English in every language, so that one anchor fits all prints. Who rewrites or cuts the
    past cannot keep them, since each hash covers all entries before it.
    """
    known = _word_list()
    rest = int.from_bytes(hashlib.sha256(b"".join(sorted(heads))).digest()) % len(known) ** WORDS
    chosen = []
    for _place in range(WORDS):
        rest, at = divmod(rest, len(known))
        chosen.append(known[at])
    return " ".join(chosen)


def anchor_text(anchor: str) -> str:
    """Give six words as the QR on paper holds them: capitals take the least room there."""
    return f"{MARK} {anchor.upper()}"


def current_anchor(tx: Reading) -> str:
    """Give the anchor of the journal as it is now."""
    return anchor_words(_heads_after(tx)[-1][1].values())


def find_anchor(tx: Reading, typed: str) -> Anchored | None:
    """Find the moment for which words stand; None where the journal does not contain it.

    Case, commas and spaces do not matter, and the text of the QR is understood too. Raises UserError for words that are no anchor.
    """
    wanted = _read_words(typed)
    if journal.broken_links(tx):
        return None
    entries = {entry.key: entry for entry in journal.list_entries(tx)}
    for at, (key, heads) in enumerate(steps := _heads_after(tx)):
        if anchor_words(heads.values()) == wanted:
            return Anchored(
                entries[key], tuple(entries[later] for later, _heads in steps[at + 1 :])
            )
    return None


def _heads_after(tx: Reading) -> Sequence[tuple[journal.EntryId, dict[uuid.UUID, bytes]]]:
    """Give each entry with the ends of all devices' chains after it, in the order of their clocks."""
    columns = journal_entry.c
    query = sa.select(columns.device_id, columns.seq, columns.hash)
    heads: dict[uuid.UUID, bytes] = {}
    steps = []
    for row in tx.rows(query.order_by(columns.clock, columns.device_id, columns.seq)):
        heads = {**heads, row.device_id: row.hash}
        steps.append(((row.device_id, row.seq), heads))
    return steps


def _read_words(typed: str) -> str:
    words = [word.strip(",.;:").lower() for word in typed.strip().removeprefix(MARK).split()]
    words = [word for word in words if word]
    unknown = [word for word in words if word not in _known_words()]
    if unknown:
        raise UserError(
            _("“%(word)s” is no word of an anchor; check the spelling.") % {"word": unknown[0]}
        )
    if len(words) != WORDS:
        raise UserError(_("An anchor has %(count)d words.") % {"count": WORDS})
    return " ".join(words)


@cache
def _word_list() -> tuple[str, ...]:
    """Give the words in the order that the anchors rest on; the file never changes."""
    path = paths.resources() / "words" / "en.txt"
    return tuple(path.read_text(encoding="utf-8").split())


@cache
def _known_words() -> frozenset[str]:
    return frozenset(_word_list())
