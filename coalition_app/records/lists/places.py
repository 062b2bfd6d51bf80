"""How much is at each place of a register, by counts that cost a glance and no list."""

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from coalition_app.records.evidence import papers
from coalition_app.records.signatories import directory
from coalition_app.records.statements import wordings
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.journal_tables import journal_entry
from coalition_app.records.store.tables import signature
from coalition_app.records.store.transactions import Reading


@dataclass(frozen=True, slots=True)
class PlaceCounts:
    """What is at the places of a register and of one of its statements."""

    signatures: int
    papers: int
    """Letters that wait to be handled."""
    signatories: int
    """Of the whole register."""
    text: str
    """Why the newest text stays as it is: sealed, attested or signed; empty while it can be changed."""


def count_places(tx: Reading, statement: StatementRow) -> PlaceCounts:
    """Count what is at the places of a statement."""
    of_statement = signature.c.statement_id == statement.id
    return PlaceCounts(
        signatures=int(tx.value(sa.select(sa.func.count()).where(of_statement)) or 0),
        papers=papers.count_papers(tx).get(statement.number, 0),
        signatories=directory.count_signatories(tx),
        text=wordings.why_frozen(tx, statement),
    )


def changed_at(tx: Reading) -> dt.datetime:
    """Return when the register was changed last, in its own time zone."""
    newest: dt.datetime = tx.value(sa.select(sa.func.max(journal_entry.c.at)))
    return newest.astimezone(tx.zone)
