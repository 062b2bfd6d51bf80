"""Operations on the check of signatures: what was found, by whom, on what ground."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from coalition_app.i18n import _, ngettext
from coalition_app.labels import VERIFICATIONS
from coalition_app.operations.door import Answer, on_statement

if TYPE_CHECKING:
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.store.transactions import Transaction


@on_statement("verify-signature")
def verify_signature(
    tx: "Transaction",
    statement: "StatementRow",
    *,
    number: int,
    verification: str,
    ground: str,
    by: str,
    compared: bool = False,
) -> Answer[None]:
    """Record what a check of one signature found; `unverified` takes it back."""
    from coalition_app.records.signatures import verifications

    verifications.verify_signature(
        tx, statement, number, verification, ground=ground, by=by, compared=compared
    )
    found = _(VERIFICATIONS[verification])
    said = _("Recorded for number %(number)d: %(found)s.") % {"number": number, "found": found}
    values = {"statement": statement.number, "number": number}
    return Answer(None, (said,), values | _json(verification, ground, by))


@on_statement("verify-signature", rows=lambda **values: len(values["numbers"]))
def verify_signatures(
    tx: "Transaction",
    statement: "StatementRow",
    *,
    numbers: Sequence[int],
    verification: str,
    ground: str,
    by: str,
    compared: bool = False,
) -> Answer[int]:
    """Record that a check found the same of signatures; their status stays. The count is the result."""
    from coalition_app.records.signatures import verifications

    count = verifications.verify_signatures(
        tx, statement, numbers, verification, ground=ground, by=by, compared=compared
    )
    doubt = ngettext(
        "Recorded for %(count)d signature: the check leaves doubt.",
        "Recorded for %(count)d signatures: the check leaves doubt.",
        count,
    )
    other = ngettext(
        "Recorded for %(count)d signature.", "Recorded for %(count)d signatures.", count
    )
    said = doubt if verification == "disputed" else other
    values = {
        "statement": statement.number,
        "numbers": list(dict.fromkeys(numbers)),
        "count": count,
        "kind": "verification",
    }
    return Answer(count, (said % {"count": count},), values | _json(verification, ground, by))


def _json(verification: str, ground: str, by: str) -> dict[str, object]:
    """Return what was found as plain values; a check that is taken back has neither ground nor name."""
    taken_back = verification == "unverified"
    return {
        "verification": verification,
        "by": "" if taken_back else by.strip(),
        "ground": "" if taken_back else ground.strip(),
    }
