"""The lines of a source that are part of no entry and speak of a signatory or a demand."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from coalition_app.draft_pieces import LINE_OPENINGS, TITLE
from coalition_app.drafts import Draft
from coalition_app.records.checked import clean
from coalition_app.records.imports.entry_pieces import span
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.tables import open_line
from coalition_app.records.store.transactions import Transaction


def add_open_lines(
    tx: Transaction,
    draft: Draft,
    statement: StatementRow,
    source_id: uuid.UUID,
    signed: Mapping[int, Sequence[uuid.UUID]],
    answers: Mapping[int, str] | None = None,
    *,
    titled: bool = False,
) -> int:
    """Keep the lines that speak of a signatory or a demand and are part of no entry; return their number.

    `signed` are the keys of the signatures by the numbers of their entries; `answers` say what lines are that
    name nobody, by their place in the draft, where somebody has said so. `titled`: the statement was made of
    the source; only of one that bears its title it is asked whether that is one.
    """
    said = answers or {}
    demands = {each.number: each.id for each in statement.demands}
    asks = {
        code
        for code in LINE_OPENINGS
        if code != TITLE or (titled and statement.title == clean(draft.title))
    }
    rows = [
        {
            "id": uuid.uuid5(source_id, f"open-line|{span(line.lines)}|{at}"),
            "source_id": source_id,
            "lines": span(line.lines),
            "text": line.text,
            "code": line.code,
            "signatures": [key.hex for each in line.numbers for key in signed.get(each, ())]
            or None,
            "demands": [demands[each].hex for each in line.demands if each in demands] or None,
            "decided": said.get(at, ""),
        }
        for at, line in enumerate(draft.open_lines)
        if line.code in asks
    ]
    return sum(_add_once(tx, row) for row in rows)


def _add_once(tx: Transaction, row: Mapping[str, Any]) -> bool:
    if tx.row(open_line, row["id"]) is not None:
        return False
    tx.add(open_line, **row)
    return True
