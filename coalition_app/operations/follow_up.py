"""Operations on what is to be done next."""

import datetime as dt
from typing import TYPE_CHECKING, Annotated

from coalition_app.i18n import N_, _
from coalition_app.operations.door import Answer, on_statement
from coalition_app.operations.fields import Day, Words
from coalition_app.operations.signatures import SignatureNumber

if TYPE_CHECKING:
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
        dt.date | None, Day(help=N_("the day by which it is to be done"), metavar="D")
    ] = None,
) -> Answer[None]:
    """Note the next step about a signature, or take the note away."""
    from coalition_app.records.lists import follow_up

    follow_up.plan_step(tx, statement, number, step, by)
    said = (
        _("The next step about number %(number)d is noted.")
        if step.strip()
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
