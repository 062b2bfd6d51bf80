"""The paper anchor: six words that prove the whole journal up to a moment, to be kept on paper."""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _, ngettext
from coalition_app.records.journal import control_words, journal, proof
from coalition_app.records.journal.journal import Entry
from coalition_app.records.store import lines
from coalition_app.records.store.journal_tables import journal_entry
from coalition_app.records.store.transactions import Reading

MARK = "ANCHOR:"
"""What the text of the QR begins with, so that whoever reads it knows what it is."""


@dataclass(frozen=True, slots=True)
class Anchored:
    """The moment that an anchor proves, and what was done after it."""

    entry: Entry
    """The last entry that the anchor covers."""
    since: tuple[Entry, ...]
    """Everything that was recorded after it, oldest first."""


def anchor_words(heads: Iterable[bytes], language: str = "en") -> str:
    """Return the six words, in a language, of a journal whose devices' chains end in these hashes."""
    return control_words.spell(heads, language)


def anchor_text(anchor: str) -> str:
    """Return six words as the QR on paper holds them: capitals take the least room there."""
    return f"{MARK} {anchor.upper()}"


def current_anchor(tx: Reading, language: str = "en") -> str:
    """Return the anchor of the journal as it is now, in the words of a language."""
    return anchor_words(_heads_after(tx)[-1][1].values(), language)


def find_anchor(tx: Reading, typed: str) -> Anchored | None:
    """Find the moment that the words prove; None where the journal does not contain it.

    The words may be of any language's list. Case, commas and spaces do not matter, and the text of the QR is
    understood too. Raises UserError for words that are not an anchor.
    """
    wanted = read_words(typed)
    lists = control_words.lists_with(wanted.split())
    if proof.broken_links(tx):
        return None
    entries = {entry.key: entry for entry in journal.list_entries(tx)}
    for at, (key, heads) in enumerate(steps := _heads_after(tx)):
        if any(control_words.spell(heads.values(), each) == wanted for each in lists):
            return Anchored(
                entries[key], tuple(entries[later] for later, _heads in steps[at + 1 :])
            )
    return None


def anchor_lines(found: Anchored | None) -> Iterator[str]:
    """Say in sentences whether the journal contains an anchor, and what was recorded since."""
    if found is None:
        yield _(
            "The journal does not contain these words: a word was mistyped, this is another "
            "register, or its earlier entries were changed."
        )
        return
    at = _moment(found.entry)
    yield _("The journal contains these words: it was in this state at %(moment)s.") % {
        "moment": at
    }
    if not found.since:
        yield _("Nothing has been recorded since.")
        return
    count = len(found.since)
    yield ngettext(
        "Recorded since: %(count)d action", "Recorded since: %(count)d actions", count
    ) % {"count": count}
    for entry in found.since:
        yield f"   {_moment(entry)}  {entry.told()}"


def _moment(entry: Entry) -> str:
    return entry.at.strftime("%d.%m.%Y %H:%M")


def _heads_after(tx: Reading) -> Sequence[tuple[journal.EntryId, dict[uuid.UUID, bytes]]]:
    """Return each entry of the file's own line with the ends of all devices' chains after it.

    An entry that goes on from another device's says which ends there were; what joined the file later and was
    made before stands on no paper of this line.
    """
    columns = journal_entry.c
    query = sa.select(columns.device_id, columns.seq, columns.hash, columns.arguments)
    own = lines.own_line(tx.connection)
    heads: dict[uuid.UUID, bytes] = {}
    steps = []
    for row in tx.rows(query.order_by(columns.clock, columns.device_id, columns.seq)):
        if not lines.is_inside(own, row.device_id, row.seq):
            continue
        begun = lines.read_begun(row.arguments)
        if begun is not None:
            heads = {each: ended for each, (_seq, ended) in begun.seen.items()}
        heads = {**heads, row.device_id: row.hash}
        steps.append(((row.device_id, row.seq), heads))
    return steps


def read_words(typed: str) -> str:
    """Read typed words as an anchor has them; raises UserError for words that are not one."""
    words = [control_words.fold(word) for word in typed.strip().removeprefix(MARK).split()]
    words = [word for word in words if word]
    unknown = [word for word in words if not control_words.is_known(word)]
    if unknown:
        raise UserError(
            _("“%(word)s” is not one of the control words; check the spelling.")
            % {"word": unknown[0]}
        )
    if len(words) != control_words.WORDS:
        raise UserError(_("Enter %(count)d words.") % {"count": control_words.WORDS})
    if not control_words.lists_with(words):
        raise UserError(_("The words are of different languages; enter six of one."))
    return " ".join(words)
