"""How much is at each place of a register, by counts that cost a glance and no list."""

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from coalition_app.records.evidence import papers
from coalition_app.records.signatories import directory
from coalition_app.records.statements import wordings
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.journal_tables import journal_entry
from coalition_app.records.store.tables import next_step, signature
from coalition_app.records.store.transactions import Reading


@dataclass(frozen=True, slots=True)
class PlaceCounts:
    """What is at the places of a register and of one of its statements."""

    signatures: int
    due: int
    """Next steps whose day has come."""
    papers: int
    """Letters that wait to be handled."""
    signatories: int
    """Of the whole register."""
    sealed: bool
    """Whether the newest text is sealed."""


def count_places(tx: Reading, statement: StatementRow, today: dt.date) -> PlaceCounts:
    """Count what is at the places of a statement on a day."""
    of_statement = signature.c.statement_id == statement.id
    due = (
        sa.select(sa.func.count())
        .select_from(next_step.join(signature, signature.c.id == next_step.c.signature_id))
        .where(of_statement, next_step.c.due_on <= today)
    )
    return PlaceCounts(
        signatures=int(tx.value(sa.select(sa.func.count()).where(of_statement)) or 0),
        due=int(tx.value(due) or 0),
        papers=papers.count_papers(tx).get(statement.number, 0),
        signatories=directory.count_signatories(tx),
        sealed=wordings.list_texts(tx, statement.id)[-1].sealed_at is not None,
    )


def changed_at(tx: Reading) -> dt.datetime:
    """Return when the register was changed last, in its own time zone."""
    newest: dt.datetime = tx.value(sa.select(sa.func.max(journal_entry.c.at)))
    return newest.astimezone(tx.zone)
