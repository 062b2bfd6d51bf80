"""What somebody said of open pieces before an import, settled with it as it would be settled after it."""

import datetime as dt
from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.records.checked import chunks
from coalition_app.records.positions import doubts
from coalition_app.records.signatures import timeline
from coalition_app.records.signatures.pieces import WORDS, read_pieces
from coalition_app.records.signatures.signatures import find_signatures
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.tables import signature
from coalition_app.records.store.transactions import Transaction

Said = Mapping[str, str]
"""Answers by the texts of the pieces."""


def settle_answers(
    tx: Transaction,
    statement: StatementRow,
    numbers: Sequence[int],
    answers: Mapping[int, Said],
) -> tuple[int, ...]:
    """Settle the pieces of signatures that were just added; return the numbers whose words are now recorded.

    `numbers` are those that the entries got, `answers` are by the entry's index.
    """
    said = {numbers[at]: given for at, given in answers.items()}
    alike: dict[str, list[int]] = {}
    for chunk in chunks(sorted(said)):
        rows = tx.rows(
            sa.select(signature.c.number, signature.c.pieces).where(
                signature.c.statement_id == statement.id, signature.c.number.in_(chunk)
            )
        )
        for row in rows:
            given = said[row.number]
            waiting = [
                (place, given.get(each.text, ""))
                for place, each in enumerate(read_pieces(row.pieces), start=1)
                if each.is_open
            ]
            if len({answer for _place, answer in waiting}) == 1 and waiting[0][1]:
                # Many at once: equal pieces of a long list are answered together.
                alike.setdefault(waiting[0][1], []).append(row.number)
                continue
            for place, answer in waiting:
                if answer:
                    doubts.settle_pieces(tx, statement, [row.number], answer, piece=place)
    for answer, several in alike.items():
        doubts.settle_pieces(tx, statement, several, answer)
    return tuple(sorted(each for each, given in said.items() if WORDS in given.values()))


def withdraw_listed(
    tx: Transaction, statement: StatementRow, days: Mapping[int, dt.date | None], came: dt.date
) -> None:
    """Record the withdrawals of which a list that was just added tells, by number, with their days.

    A list tells what happened before it came. Where it names no day, or one that cannot be, the withdrawal
    was received with the list, on the day when that `came`. Where not even that can be, the mark stays open:
    the signature counts nowhere, and the withdrawal is asked for after the import.
    """
    keys = {each.id: days[each.number] for each in find_signatures(tx, statement, list(days))}
    wanted = {}
    for key, line in timeline.read_timelines(tx, statement, list(keys)).items():
        for day in (keys[key], came):
            if day is not None and _may_be_withdrawn(line, day, tx.today):
                wanted[key] = ("withdrawn", day, day)
                break
    timeline.write_status(tx, wanted)


def _may_be_withdrawn(line: timeline.Timeline, day: dt.date, today: dt.date) -> bool:
    try:
        line._replace(listed=None).refuse("withdrawn", day, today)
    except UserError:
        return False
    return True
