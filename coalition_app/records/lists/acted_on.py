"""Whom the newest action of the journal was about, and what it did, shortly."""

import json
from typing import Any, NamedTuple

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.checked import chunks
from coalition_app.records.journal import done_words
from coalition_app.records.journal.journal import Entry
from coalition_app.records.signatures import signatures
from coalition_app.records.statements import statements
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.journal_tables import journal_change
from coalition_app.records.store.tables import position, signature
from coalition_app.records.store.transactions import Reading

WITH_POSITIONS = (
    *("record-position", "record-positions", "record-letter"),
    *("withdraw-words", "narrow-words"),
)


class Done(NamedTuple):
    """The newest action, as the line below the window says it."""

    entry: Entry
    number: int = 0
    """Of the one signature that it was about; 0 for several or none."""
    name: str = ""
    stances: tuple[tuple[int, str], ...] = ()
    """Numbers of demands with the positions that it recorded."""

    def sentence(self) -> str:
        """Say what was done, with number and name where it was about one signature."""
        named: dict[str, Any] = json.loads(self.entry.arguments or "{}")
        action = self.entry.action
        what = done_words.of_one(action, named, self.stances)
        if self.name and what:
            said = {"number": self.number, "name": self.name, "what": what}
            return _("No. %(number)d %(name)s: %(what)s.") % said
        whole = done_words.whole(action, named, self.stances)
        return whole or _("Done: %(action)s.") % {"action": self.entry.sentence()}


def read_done(tx: Reading, entry: Entry) -> Done:
    """Read whom an action was about; the positions are those that hold now, so it must be the newest."""
    named = json.loads(entry.arguments or "{}")
    if not isinstance(named.get("statement"), int) or named.get("other"):
        return Done(entry)
    numbers = named.get("numbers") or [named.get("number")]
    try:
        shown = statements.find_statement(tx, str(named["statement"]))
        recorded = _recorded(tx, shown, entry) if entry.action in WITH_POSITIONS else []
        numbers = sorted({number for number, *_rest in recorded}) or numbers
        if len(numbers) != 1 or not isinstance(numbers[0], int):
            return Done(entry)
        # A signature that was moved bears the other number now.
        at = named["to"] if entry.action == "move-signatures" and "to" in named else numbers[0]
        signed = signatures.find_signature(tx, shown, at)
    except UserError:
        return Done(entry)
    stances = tuple((demand, stance) for _number, demand, stance in recorded)
    return Done(entry, signed.number, signed.full_name, stances)


def _recorded(tx: Reading, statement: StatementRow, entry: Entry) -> list[tuple[int, int, str]]:
    """Return number, demand and stance of the positions that an action wrote."""
    change = journal_change.c
    written = sa.select(change.row_id).where(
        change.device_id == entry.device_id,
        change.seq == entry.seq,
        change.table_name == position.name,
    )
    places = {each.id: each.number for each in statement.demands}
    found: list[tuple[int, int, str]] = []
    for chunk in chunks([row.row_id for row in tx.rows(written)]):
        query = sa.select(signature.c.number, position.c.demand_id, position.c.stance)
        query = query.join(signature, signature.c.id == position.c.signature_id)
        for row in tx.rows(query.where(position.c.id.in_(chunk))):
            if row.demand_id in places:
                found.append((row.number, places[row.demand_id], row.stance))
    return sorted(found)
