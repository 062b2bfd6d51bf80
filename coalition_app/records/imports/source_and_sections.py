"""What an import keeps beside its signatures: the raw source, and the sections of its list."""

import datetime as dt
import uuid

from coalition_app.drafts import Draft, Source
from coalition_app.records.imports import own_lists
from coalition_app.records.positions import positions
from coalition_app.records.signatures.signatures import next_number
from coalition_app.records.statements import statements
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.tables import section, source
from coalition_app.records.store.transactions import Transaction


def keep_source(
    tx: Transaction,
    read: Source,
    source_id: uuid.UUID,
    statement: StatementRow,
    received: dt.date | None,
) -> None:
    """Keep the bytes of a source and what was said of it, with its day; an existing one stays as it is."""
    if tx.row(source, source_id) is not None:
        return
    draft, given = read.draft, None
    if draft.attestation is not None:
        given = {
            "wording": draft.attestation.wording,
            "attestor": draft.attestation.attestor,
            "offices": list(draft.attestation.offices),
        }
    tx.add(
        source,
        id=source_id,
        statement_id=statement.id,
        sha256=tx.keep_blob(read.content),
        name=read.name,
        format=draft.format,
        encoding=draft.encoding,
        left_out=[[*each.lines, each.text, each.why] for each in draft.left_out],
        warnings=list(draft.warnings),
        attestation=given,
        imported_at=tx.now,
        received_on=received,
    )


def add_sections(
    tx: Transaction, draft: Draft, statement: StatementRow, base: uuid.UUID
) -> dict[int, uuid.UUID]:
    """Add the source's sections; one without a heading only where it divides the list.

    A single heading divides nothing where signatures without sections precede it, nor does the name of the
    only sheet with signatories. A section of an earlier import stays.
    """
    last = len(statements.list_sections(tx, statement.id))
    if own_lists.is_own(draft):
        return own_lists.add_sections(tx, draft, statement, base, last)
    if len(draft.sections) < 2 and not any(each.heading for each in draft.sections):
        return {}
    filled = {entry.section for entry in draft.entries}
    headed = [each for at, each in enumerate(draft.sections, start=1) if at in filled]
    ids = {at: uuid.uuid5(base, f"section|{statement.id}|{at}") for at in filled}
    kept = {at for at, key in ids.items() if tx.row(section, key) is not None}
    if len(headed) < 2 and not kept:
        of_sheet = all(each.lines == (0, 0) for each in headed) and len(draft.tables) > 1
        if of_sheet or (not last and next_number(tx, statement.id) > 1):
            return {}
    keys: dict[int, uuid.UUID] = {}
    for at, each in enumerate(draft.sections, start=1):
        if at not in filled:
            continue
        if at in kept:
            keys[at] = ids[at]
            continue
        language = draft.language or statement.authentic_language
        if each.heading:
            language = positions.guess_language(each.heading)
        keys[at] = tx.add(
            section,
            id=ids[at],
            statement_id=statement.id,
            ordinal=last + at,
            heading={language: each.heading} if each.heading else {},
        )
    return keys
