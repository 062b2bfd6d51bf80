"""The grid of positions: signatures by demands, read by pages and written by many cells at once."""

import uuid
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.checked import chunks
from coalition_app.records.positions import acts, positions
from coalition_app.records.positions.acts import UNSETTLED
from coalition_app.records.positions.held import Held, Stances, read_held
from coalition_app.records.positions.positions import Wanted
from coalition_app.records.signatures.signatures import (
    SignatureRow,
    find_signature,
    list_signatures,
)
from coalition_app.records.statements.statements import DemandRow, StatementRow
from coalition_app.records.store.columns import Row
from coalition_app.records.store.tables import (
    BOUND,
    position,
    signature,
    text_demand,
)
from coalition_app.records.store.transactions import Reading, Transaction
from coalition_app.work import Tell

NAMED = 8
"""Numbers that a refusal names; of further ones it gives only the count."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One signature in the grid; each tuple holds one value a demand, in the demands' order."""

    signed: SignatureRow
    stances: Stances
    """Empty for who does not count."""
    stated: tuple[bool, ...]
    """Whether the position was recorded, or only follows from silence."""
    worded: tuple[bool, ...]
    """Whether words of the signatory touch the demand."""
    has_words: bool


def record_positions(
    tx: Transaction,
    statement: StatementRow,
    stances_by_number: Mapping[int, Mapping[int, str]],
    progress: Tell | None = None,
) -> int:
    """Record many cells as one action and return how many differed; all or nothing.

    `stances_by_number` gives, for each signature's number, demands and stances. Each cell goes by the rules
    of positions.record_position without new words: a reservation rests on words that are there, a core demand
    takes none (Vienna Convention, art. 19). Words that are not settled yet are settled only by a row with a
    position on every demand; a cell alone would settle them unread.
    """
    cells = sum(len(stances) for stances in stances_by_number.values())
    if not cells:
        raise UserError(_("Choose at least one cell first."))
    checked = {
        number: {
            statement.demand(at): positions.refuse_unknown_stance(stance)
            for at, stance in stances.items()
        }
        for number, stances in stances_by_number.items()
        if stances
    }
    for stances in checked.values():
        positions.refuse_on_core(stances)
    numbers = list(checked)
    one = {"number": numbers[0]} if len(numbers) == 1 else {}
    tx.name_action(statement=statement.number, count=cells, **one)
    ids = _signature_ids(tx, statement, numbers)
    changed = done = 0
    for chunk in chunks(numbers):
        changed += _record_chunk(tx, statement, {each: checked[each] for each in chunk}, ids)
        done += len(chunk)
        if progress:
            progress(done, len(numbers))
    return changed


def positions_of(
    tx: Reading, statement: StatementRow, numbers: Sequence[int]
) -> dict[int, GridRow]:
    """Return the rows of the grid for some numbers: fewer than IN_ONE_QUERY."""
    rows = list_signatures(tx, statement.id, numbers=numbers)
    ids = [row.id for row in rows]
    known = positions.known_positions(tx, ids)
    words = acts.acts_by_signature(tx, statement, ids)
    held = read_held(tx, statement, ids)
    return {
        row.number: _grid_row(statement, row, held, known, words.get(row.id, [])) for row in rows
    }


def numbers_beyond_text(tx: Reading, statement: StatementRow) -> "array[int]":
    """Return the numbers of those with a position on a demand that the text they signed does not have."""
    if statement.text_number == 1:
        return array("q")
    has = sa.exists().where(
        text_demand.c.text_id == signature.c.text_id,
        text_demand.c.demand_id == position.c.demand_id,
    )
    query = (
        sa.select(signature.c.number)
        .join(position, position.c.signature_id == signature.c.id)
        .where(
            signature.c.statement_id == statement.id,
            signature.c.standing.in_(list(BOUND)),
            position.c.stance != "not-stated",
            position.c.demand_id.in_([each.id for each in statement.demands]),
            sa.not_(has),
        )
        .distinct()
        .order_by(signature.c.number)
    )
    return array("q", tx.connection.execute(query).scalars())


def _record_chunk(
    tx: Transaction,
    statement: StatementRow,
    checked: Mapping[int, Mapping[DemandRow, str]],
    ids: Mapping[int, uuid.UUID],
) -> int:
    chunk = [ids[number] for number in checked]
    recorded = acts.recorded_acts(tx, chunk)
    known = positions.known_positions(tx, chunk)
    _refuse_open_words(statement, checked, ids, recorded)
    _refuse_wordless(checked, ids, recorded)
    positions.refuse_reworded(tx, statement, {ids[each]: (each, checked[each]) for each in checked})
    wanted: list[Wanted] = []
    for number, stances in checked.items():
        signed = ids[number]
        words = recorded.get(signed, [])
        wanted += positions.settle_stances(tx, signed, number, stances, words, known)
    return positions.write_positions(tx, known, wanted)


def _refuse_open_words(
    statement: StatementRow,
    checked: Mapping[int, Mapping[DemandRow, str]],
    ids: Mapping[int, uuid.UUID],
    recorded: Mapping[uuid.UUID, list[Row]],
) -> None:
    waiting = [
        number
        for number, stances in checked.items()
        if any(row.kind == UNSETTLED for row in recorded.get(ids[number], ()))
        and len(stances) < len(statement.demands)
    ]
    if waiting:
        raise UserError(
            _(
                "Words came in that are not settled yet, of No. %(numbers)s: read them and say which "
                "demands they touch (Enter on the cell). Nothing was changed."
            )
            % {"numbers": _listed(waiting)}
        )


def _refuse_wordless(
    checked: Mapping[int, Mapping[DemandRow, str]],
    ids: Mapping[int, uuid.UUID],
    recorded: Mapping[uuid.UUID, list[Row]],
) -> None:
    wordless = [
        number
        for number, stances in checked.items()
        if "supports-with-reservation" in stances.values()
        and not any(row.kind != acts.DECLARATION for row in recorded.get(ids[number], ()))
    ]
    if wordless:
        raise UserError(
            _(
                "A reservation needs its words, and there are none of No. %(numbers)s: record them one "
                "by one (Enter on the cell). Nothing was changed."
            )
            % {"numbers": _listed(wordless)}
        )


def _signature_ids(
    tx: Reading, statement: StatementRow, numbers: Sequence[int]
) -> dict[int, uuid.UUID]:
    found: dict[int, uuid.UUID] = {}
    for chunk in chunks(numbers):
        query = sa.select(signature.c.number, signature.c.id).where(
            signature.c.statement_id == statement.id, signature.c.number.in_(chunk)
        )
        found.update((row[0], row[1]) for row in tx.rows(query))
    for number in numbers:
        if number not in found:
            find_signature(tx, statement, number)
    return found


def _grid_row(
    statement: StatementRow,
    row: SignatureRow,
    held: Held,
    known: positions.Known,
    words: Sequence[acts.ActRow],
) -> GridRow:
    touched = {number for each in words for number in each.demands}
    whole = row.id in held.open or any(each.bears_on_whole for each in words)
    return GridRow(
        row,
        held.of(row.id),
        tuple((row.id, demand.id) in known for demand in statement.demands),
        tuple(whole or demand.number in touched for demand in statement.demands),
        bool(words),
    )


def _listed(numbers: Sequence[int]) -> str:
    shown = ", ".join(str(number) for number in numbers[:NAMED])
    return f"{shown} … (+{len(numbers) - NAMED})" if len(numbers) > NAMED else shown
