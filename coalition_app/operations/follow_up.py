"""Operations on what is to be done next, and on letters that were sent."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

from coalition_app.i18n import N_, _, ngettext
from coalition_app.operations.door import Answer, on_statement
from coalition_app.operations.fields import Day, Words
from coalition_app.operations.signatures import SignatureNumber

if TYPE_CHECKING:
    from coalition_app.records.lists.letters_sent import NewLetters
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.store.transactions import Transaction


@on_statement("plan-step", help=N_("note what is to be done next about a signature"))
def plan_step(
    tx: "Transaction",
    statement: "StatementRow",
    *,
    number: SignatureNumber,
    step: Annotated[
        str, Words(help=N_("the next step; empty takes it away"), metavar=N_("TEXT"))
    ] = "",
    by: Annotated[
        dt.date | None, Day(help=N_("the day by which an answer is awaited"), metavar="D")
    ] = None,
) -> Answer[None]:
    """Note the next step about a signature, or take the note away."""
    from coalition_app.records.lists import follow_up

    follow_up.plan_step(tx, statement, number, step, by)
    said = (
        _("The next step about number %(number)d is noted.")
        if step.strip() or by
        else _("No step about number %(number)d is planned any more.")
    )
    return Answer(
        None,
        (said % {"number": number},),
        {
            "statement": statement.number,
            "number": number,
            "step": step.strip(),
            "due": by.isoformat() if by else "",
        },
    )


def _many(*, numbers: Sequence[int], **_others: object) -> int:
    return len(numbers)


@on_statement("record-letter-sent", rows=_many)
def record_letter_sent(
    tx: "Transaction", statement: "StatementRow", *, numbers: Sequence[int], new: "NewLetters"
) -> Answer[int]:
    """Record that letters to the signatories of these numbers were sent; the program sends nothing."""
    from coalition_app.records.lists import letters_sent
    from coalition_app.records.statements.wordings import name_numbers

    recorded = letters_sent.record_letters_sent(tx, statement, numbers, new)
    count, left_out = len(recorded), sorted(set(numbers) - set(recorded))
    sent_on = new.sent_on or tx.today
    day = sent_on.strftime("%d.%m.%Y")
    if count == 1:
        said = _("No. %(number)d: letter sent on %(day)s.") % {"number": recorded[0], "day": day}
    else:
        said = ngettext(
            "%(count)d letter recorded as sent on %(day)s.",
            "%(count)d letters recorded as sent on %(day)s.",
            count,
        ) % {"count": count, "day": day}
    lines = [said]
    if left_out:
        without = ngettext(
            "No. %(numbers)s has no email address and was left out: choose how that letter was sent.",
            "Nos. %(numbers)s have no email address and were left out: choose how those letters were sent.",
            len(left_out),
        )
        lines.append(without % {"numbers": name_numbers(left_out)})
    values = {
        "statement": statement.number,
        "numbers": [each for each in dict.fromkeys(numbers) if each not in left_out],
        "sent": sent_on.isoformat(),
        "channel": new.channel,
        "due": new.due_on.isoformat() if new.due_on else "",
    }
    return Answer(count, tuple(lines), values)
