"""Operations on what is in doubt: what a piece of an entry is, or a line that belongs to none."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from coalition_app.i18n import ngettext
from coalition_app.operations.door import Answer, on_statement

if TYPE_CHECKING:
    from coalition_app.records.positions.doubts import Settled
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.store.transactions import Transaction


@on_statement("settle-doubt")
def settle_pieces(
    tx: "Transaction",
    statement: "StatementRow",
    *,
    numbers: Sequence[int],
    answer: str,
    piece: int | None = None,
    all_like: bool = False,
) -> "Answer[Settled]":
    """Say what open pieces of signatures are: print, private, words, nothing or a role."""
    from coalition_app.records.positions import doubts

    settled = doubts.settle_pieces(tx, statement, numbers, answer, piece=piece, all_like=all_like)
    return _answer(settled, statement, answer)


@on_statement("settle-doubt")
def settle_line(
    tx: "Transaction",
    statement: "StatementRow",
    *,
    line: str,
    answer: str,
    numbers: Sequence[int] = (),
    all_like: bool = False,
) -> "Answer[Settled]":
    """Say what a line is that belongs to no entry: private, words or nothing."""
    from coalition_app.records.positions import doubts

    settled = doubts.settle_line(tx, statement, line, answer, numbers=numbers, all_like=all_like)
    return _answer(settled, statement, answer)


def _answer(settled: "Settled", statement: "StatementRow", answer: str) -> "Answer[Settled]":
    lines = [
        ngettext("%(count)d place is settled.", "%(count)d places are settled.", settled.count)
        % {"count": settled.count}
    ]
    if answer == "words" and settled.numbers:
        told = ngettext(
            "Now record with “reserve” which demands the words of number %(numbers)s touch.",
            "Now record with “reserve” which demands the words of numbers %(numbers)s touch.",
            len(settled.numbers),
        )
        lines.append(told % {"numbers": ", ".join(map(str, settled.numbers))})
    values = {
        "statement": statement.number,
        "settled": settled.count,
        "numbers": list(settled.numbers),
        "as": answer,
    }
    return Answer(settled, tuple(lines), values)
