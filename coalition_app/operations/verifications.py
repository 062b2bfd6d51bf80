"""Operations on the check of signatures: what was found, by whom, on what ground."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from coalition_app.i18n import ngettext
from coalition_app.operations.door import Answer, on_statement

if TYPE_CHECKING:
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.store.transactions import Transaction


@on_statement("verify-signature", rows=lambda **values: len(values["numbers"]))
def verify_signatures(
    tx: "Transaction",
    statement: "StatementRow",
    *,
    numbers: Sequence[int],
    verification: str,
    ground: str,
    by: str,
) -> Answer[int]:
    """Record what a check of signatures found; their status stays. The count is the result."""
    from coalition_app.records.signatures import verifications

    count = verifications.verify_signatures(
        tx, statement, list(numbers), verification, ground=ground, by=by
    )
    said = ngettext(
        "Recorded for %(count)d signature: the check leaves doubt.",
        "Recorded for %(count)d signatures: the check leaves doubt.",
        count,
    )
    values = {
        "statement": statement.number,
        "numbers": list(numbers),
        "count": count,
        "kind": "verification",
        "verification": verification,
        "by": by.strip(),
        "ground": ground.strip(),
    }
    return Answer(count, (said % {"count": count},), values)
