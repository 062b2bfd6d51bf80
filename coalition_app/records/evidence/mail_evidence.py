"""Mails that brought signatures: each becomes evidence of the signatures that were read out of it."""

import datetime as dt
import uuid

from coalition_app.drafts import SentPaper, Source
from coalition_app.i18n import _
from coalition_app.records.evidence.evidence import NewEvidence, record_evidence
from coalition_app.records.signatures.signatures import list_signatures
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.tables import evidence
from coalition_app.records.store.transactions import Transaction


def attach_papers(
    tx: Transaction, read: Source, statement: StatementRow, first: int, source_id: uuid.UUID
) -> int:
    """Attach the mails of a source that was just taken in; return how many were kept.

    `first` is the number of its first entry, `source_id` its key, of which the evidence has its own. A mail
    that names others is kept as a list as received, which is not their consent.
    """
    kept = 0
    for place, paper in enumerate(read.papers):
        begin, end = paper.lines
        numbers = [
            first + at
            for at, entry in enumerate(read.draft.entries)
            if begin <= entry.lines[0] <= end
        ]
        if numbers:
            signed = list_signatures(tx, statement.id, numbers=numbers)
            key = uuid.uuid5(source_id, f"paper|{place}|{begin}-{end}")
            free = None if tx.row(evidence, key) is not None else key
            record_evidence(tx, statement, signed, _as_evidence(paper, tx.today), key=free)
            kept += 1
    return kept


def _as_evidence(paper: SentPaper, today: dt.date) -> NewEvidence:
    """Turn a mail into evidence; one that bears a date in the future came today."""
    day = paper.made_on if paper.made_on and paper.made_on <= today else None
    return NewEvidence(
        kind=paper.kind,
        file_name=paper.name,
        content=paper.content,
        note=_("Sender: %(sender)s") % {"sender": paper.sender} if paper.sender else "",
        made_on=day,
        received_on=day,
        directness="direct" if paper.direct else "indirect",
    )
