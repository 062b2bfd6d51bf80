"""Whom an action of the journal was about."""

import json

from coalition_app.errors import UserError
from coalition_app.records.journal.journal import Entry
from coalition_app.records.signatures import signatures
from coalition_app.records.statements import statements
from coalition_app.records.store.transactions import Reading


def name_of(tx: Reading, entry: Entry) -> str:
    """Name the signatory whose one signature an action was about; empty for several, or none that is left."""
    named = json.loads(entry.arguments or "{}")
    number, statement = named.get("number"), named.get("statement")
    if not isinstance(number, int) or not isinstance(statement, int) or "other" in named:
        return ""
    try:
        shown = statements.find_statement(tx, str(statement))
        return signatures.find_signature(tx, shown, number).full_name
    except UserError:
        return ""
