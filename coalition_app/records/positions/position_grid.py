"""The grid of positions: signatures by demands, read by pages and written by many cells at once."""

import uuid
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.checked import chunks
from coalition_app.records.positions import acts, positions
from coalition_app.records.positions.counted import is_counted, is_open
from coalition_app.records.positions.positions import SUPPORTING, UNSETTLED, Wanted
from coalition_app.records.signatories import merge_history
from coalition_app.records.signatures.signatures import (
    BOUND,
    SignatureRow,
    find_signature,
    list_signatures,
)
from coalition_app.records.statements.statements import DemandRow, StatementRow
from coalition_app.records.store.columns import Row
from coalition_app.records.store.tables import (
    STANCES,
    position,
    signatory,
    signature,
    text,
    text_demand,
)
from coalition_app.records.store.transactions import Reading, Transaction
from coalition_app.work import Tell

EXCEPTIONS = "exceptions"
"""The filter for signatures that do not simply support every demand."""
NAMED = 8
"""Numbers that a refusal names; of further ones it gives only the count."""
Stances = Mapping[DemandRow, str]
"""Stances of one signature, by demand."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One signature in the grid; each tuple holds one value a demand, in the demands' order."""

    signed: SignatureRow
    stances: tuple[str, ...]
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
    lacking, signed = texts_without(tx, statement), dict[uuid.UUID, uuid.UUID]()
    if lacking:
        query = sa.select(signature.c.id, signature.c.text_id).where(signature.c.id.in_(ids))
        signed = {row[0]: row[1] for row in tx.rows(query)}
    return {
        row.number: _grid_row(
            statement,
            row,
            known,
            words.get(row.id, []),
            {each for each, unseen in lacking.items() if signed[row.id] in unseen},
        )
        for row in rows
    }


def grid_numbers(
    tx: Reading,
    statement: StatementRow,
    *,
    find: str = "",
    stance: str = "",
    demand: int | None = None,
) -> "array[int]":
    """Return the numbers of the signatures to be shown, in order, 8 bytes each.

    `find` keeps names in any spelling that hold it; `stance` those who take it on a demand, or on any
    where `demand` is None; EXCEPTIONS those who do not simply support everything.
    """
    query = sa.select(signature.c.number).where(signature.c.statement_id == statement.id)
    if find.strip().isdecimal():
        query = query.where(sa.cast(signature.c.number, sa.Text).startswith(find.strip()))
    elif find:
        query = query.join(signatory, signatory.c.id == signature.c.signatory_id).where(
            merge_history.named(tx, find)
        )
    if stance:
        ids = [each.id for each in statement.demands]
        wanted = ids if demand is None else [statement.demand(demand).id]
        query = query.where(_takes(stance, wanted, texts_without(tx, statement)))
    return array("q", tx.connection.execute(query.order_by(signature.c.number)).scalars())


def count_grid(tx: Reading, statement: StatementRow) -> dict[int, dict[str, int]]:
    """Count the positions on each demand over the signatures that count, as the annex does.

    The same as positions.count_positions, counted by the database so that a long list is quick.
    """
    mine = sa.and_(signature.c.statement_id == statement.id, is_counted())
    total = tx.value(sa.select(sa.func.count()).select_from(signature).where(mine))
    grouped = tx.rows(
        sa.select(position.c.demand_id, position.c.stance, sa.func.count())
        .join(signature, signature.c.id == position.c.signature_id)
        .where(mine)
        .group_by(position.c.demand_id, position.c.stance)
    )
    unseen = [
        (
            demand_id,
            "not-stated",
            tx.value(
                sa.select(sa.func.count())
                .select_from(signature)
                .where(mine, _unseen(demand_id, older))
            ),
        )
        for demand_id, older in texts_without(tx, statement).items()
    ]
    counts = {each.id: dict.fromkeys((*STANCES, UNSETTLED), 0) for each in statement.demands}
    for demand_id, stance, count in [*grouped, *unseen]:
        if demand_id in counts:
            counts[demand_id][stance] += count
    for words in counts.values():
        words["supports"] = total - sum(n for word, n in words.items() if word != "supports")
    return {each.number: counts[each.id] for each in statement.demands}


def texts_without(tx: Reading, statement: StatementRow) -> dict[uuid.UUID, list[uuid.UUID]]:
    """Return, for each demand that not every text of a statement has, the texts that lack it.

    A signatory of one of these texts has not stated a position on the demand, unless one is recorded.
    """
    if statement.text_number == 1:
        return {}
    every = sa.select(text.c.id).where(text.c.statement_id == statement.id)
    older = [each for each in tx.connection.execute(every).scalars() if each != statement.text_id]
    query = sa.select(text_demand.c.text_id, text_demand.c.demand_id)
    has = {(row[0], row[1]) for row in tx.rows(query.where(text_demand.c.text_id.in_(older)))}
    lacking = {
        each.id: [text_id for text_id in older if (text_id, each.id) not in has]
        for each in statement.demands
    }
    return {demand_id: texts for demand_id, texts in lacking.items() if texts}


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
    checked: Mapping[int, Stances],
    ids: Mapping[int, uuid.UUID],
) -> int:
    chunk = [ids[number] for number in checked]
    recorded = acts.recorded_acts(tx, chunk)
    known = positions.known_positions(tx, chunk)
    _refuse_open_words(statement, checked, ids, recorded)
    _refuse_wordless(checked, ids, recorded)
    wanted: list[Wanted] = []
    for number, stances in checked.items():
        signed = ids[number]
        words = recorded.get(signed, [])
        wanted += positions.settle_stances(tx, signed, number, stances, words, known)
    return positions.write_positions(tx, known, wanted)


def _refuse_open_words(
    statement: StatementRow,
    checked: Mapping[int, Stances],
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
    checked: Mapping[int, Stances],
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
    known: positions.Known,
    words: Sequence[acts.ActRow],
    unseen: set[uuid.UUID],
) -> GridRow:
    waits = any(each.kind == UNSETTLED for each in words)
    stated = [known.get((row.id, demand.id)) for demand in statement.demands]
    default = ["not-stated" if each.id in unseen else "supports" for each in statement.demands]
    stances = [
        other if each is None else each.stance for each, other in zip(stated, default, strict=True)
    ]
    touched = {number for each in words for number in each.demands}
    whole = waits or any(each.bears_on_whole for each in words)
    return GridRow(
        row,
        tuple(UNSETTLED if waits and each in SUPPORTING else each for each in stances),
        tuple(each is not None for each in stated),
        tuple(whole or demand.number in touched for demand in statement.demands),
        bool(words),
    )


def _takes(
    stance: str, demands: Sequence[uuid.UUID], lacking: Mapping[uuid.UUID, list[uuid.UUID]]
) -> sa.ColumnElement[bool]:
    """Return the condition that a signature takes a stance on one of the demands.

    `lacking` is what texts_without gives.
    """
    unseen = [_unseen(each, lacking[each]) for each in demands if each in lacking]
    if stance == EXCEPTIONS:
        return sa.or_(is_open(), _has(position.c.stance != "supports"), *unseen)
    here = position.c.demand_id.in_(demands)
    apart = position.c.stance.not_in(SUPPORTING)
    unstated: Any = sum(sa.cast(each, sa.Integer) for each in unseen)
    if stance == UNSETTLED:
        others = sa.func.coalesce(_count(here, apart), 0) + unstated
        return sa.and_(is_open(), others < len(demands))
    if stance == "supports":
        others = sa.func.coalesce(_count(here, position.c.stance != "supports"), 0) + unstated
        return sa.and_(sa.not_(is_open()), others < len(demands))
    taken = _has(here, position.c.stance == stance)
    if stance == "not-stated":
        return sa.or_(taken, *unseen)
    return sa.and_(taken, sa.not_(is_open())) if stance in SUPPORTING else taken


def _has(*conditions: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    chosen = sa.select(position.c.signature_id).where(*conditions)
    return signature.c.id.in_(chosen)


def _count(*conditions: sa.ColumnElement[bool]) -> Any:
    return (
        sa.select(sa.func.count())
        .where(position.c.signature_id == signature.c.id, *conditions)
        .correlate(signature)
        .scalar_subquery()
    )


def _unseen(demand_id: uuid.UUID, older: Sequence[uuid.UUID]) -> sa.ColumnElement[bool]:
    """Return the condition that a signature of one of these texts has no position on a demand."""
    stated = sa.exists().where(
        position.c.signature_id == signature.c.id, position.c.demand_id == demand_id
    )
    return sa.and_(signature.c.text_id.in_(older), sa.not_(stated.correlate(signature)))


def _listed(numbers: Sequence[int]) -> str:
    shown = ", ".join(str(number) for number in numbers[:NAMED])
    return f"{shown} … (+{len(numbers) - NAMED})" if len(numbers) > NAMED else shown
