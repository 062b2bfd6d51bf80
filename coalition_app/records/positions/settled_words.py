"""The register's own list of words: what somebody settled of pieces, for equal pieces of lists to come.

A row says of a text what it was settled as. Offices, places, countries and bodies vouch for equal pieces
(`draft_pieces.VOUCHING`, where the reason stands), and a heading that only names a group for equal headings;
words on demands and notes are kept so that it can be seen what was said of them, and vouch for nothing.
Persons, names and contacts are never kept. A text of which two things were said vouches for nothing, until
one of them is taken out.
"""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from coalition_app.draft_pieces import HEADING, VOUCHING
from coalition_app.drafts import fold_words
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.labels import quoted
from coalition_app.records.signatures.pieces import NOTHING, WORDS
from coalition_app.records.store.tables import settled_word
from coalition_app.records.store.transactions import Reading, Transaction

LONGEST = 200
"""Characters of a text that is kept: a longer one comes back in no other list."""
_ROLES = {
    **{role: role for role in (*VOUCHING, HEADING)},
    WORDS: "words",
    NOTHING: "note",
}
"""What is kept of each answer; of those that are not here, nothing."""


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said of a piece."""

    text: str
    answer: str
    before: str = ""
    """What was said of it until now; empty while it was open."""


@dataclass(frozen=True, slots=True)
class SettledWord:
    """A text of the register's own list."""

    id: uuid.UUID
    text: str
    role: str
    """A word of `SETTLED_ROLES`."""
    settled_at: dt.datetime
    alone: bool = True
    """Whether nothing else was said of the same text."""


def list_words(tx: Reading) -> list[SettledWord]:
    """List the register's own words by their text."""
    rows = tx.rows(sa.select(settled_word).where(settled_word.c.text != ""))
    found = [SettledWord(row.id, row.text, row.role, row.settled_at) for row in rows]
    roles: dict[str, set[str]] = {}
    for each in found:
        roles.setdefault(fold_words(each.text), set()).add(each.role)
    found.sort(key=lambda each: (fold_words(each.text), each.role))
    return [
        SettledWord(each.id, each.text, each.role, each.settled_at, alone)
        for each in found
        for alone in [len(roles[fold_words(each.text)]) == 1]
    ]


def settled_roles(tx: Reading) -> dict[str, tuple[str, ...]]:
    """Return all that was said of settled texts, by the folded text."""
    found: dict[str, tuple[str, ...]] = {}
    for each in list_words(tx):
        folded = fold_words(each.text)
        found[folded] = (*found.get(folded, ()), each.role)
    return found


def only_roles(tx: Reading) -> dict[str, str]:
    """Return the roles of the texts of which one thing was said, as intake asks for them."""
    return {text: roles[0] for text, roles in settled_roles(tx).items() if len(roles) == 1}


def remember(tx: Transaction, said: Iterable[Said]) -> tuple[tuple[str, str], ...]:
    """Keep what was said of pieces; return text and role of what is new.

    What somebody says anew of a piece takes the place of what was said of it before.
    """
    kept = {(fold_words(each.text), each.role): each.id for each in list_words(tx)}
    new: list[tuple[str, str]] = []
    for each in said:
        folded, role = fold_words(each.text), _ROLES.get(each.answer, "")
        before = _ROLES.get(each.before, "")
        if before != role and (folded, before) in kept:
            tx.remove_many(settled_word, [kept.pop((folded, before))])
        if role and (folded, role) not in kept and 0 < len(folded) <= LONGEST:
            text = " ".join(each.text.split())
            kept[folded, role] = tx.add(settled_word, text=text, role=role, settled_at=tx.now)
            new.append((text, role))
    return tuple(new)


def take_out(tx: Transaction, text: str, role: str = "") -> tuple[SettledWord, ...]:
    """Take a text out of the list, as one role or as all; entries that were read with it stay as they are.

    Raises UserError where the list has no such text.
    """
    found = [
        each
        for each in list_words(tx)
        if fold_words(each.text) == fold_words(text) and role in ("", each.role)
    ]
    if not found:
        raise UserError(_("The list of settled words has no %(text)s.") % {"text": quoted(text)})
    tx.remove_many(settled_word, [each.id for each in found])
    tx.name_action(count=len(found))
    return tuple(found)
