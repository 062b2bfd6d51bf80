"""Operations on what a list says otherwise of signatures that stand there already, and its sentences."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from coalition_app import i18n
from coalition_app.i18n import N_, _, ngettext
from coalition_app.labels import CAPACITIES, CONSENTS, POSITIONS, STATUSES
from coalition_app.operations.door import Answer, on_statement
from coalition_app.operations.fields import Values

if TYPE_CHECKING:
    import uuid

    from coalition_app.drafts import Source
    from coalition_app.records.imports.differences import Difference
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.store.transactions import Transaction

CELLS = {
    "words": N_("Words"),
    "standing": N_("Status"),
    "publish": N_("Printing of the name"),
    "legal_form": N_("Legal form"),
    "representative": N_("Representative"),
    "office": N_("Office"),
    "place": N_("Place"),
    "country": N_("Country"),
    "capacity": N_("Capacity"),
    "received_on": N_("Received on"),
}
VALUES: Mapping[str, Mapping[str, str]] = {
    "position": POSITIONS,
    "standing": STATUSES,
    "publish": CONSENTS,
    "capacity": CAPACITIES,
}
"""Cells that hold words of a fixed list."""


@on_statement("take-differences", rows=lambda **values: len(values["wanted"]))
def take_differences(
    tx: "Transaction",
    statement: "StatementRow",
    *,
    read: "Source",
    wanted: "Sequence[Difference]",
    begun: "uuid.UUID | None" = None,
) -> "Answer[Sequence[Difference]]":
    """Record what a list says otherwise of signatures that stand there; see `take_differences` of records.

    `begun` is the import that waited and ends with this.
    """
    from coalition_app.records.imports import begun_imports
    from coalition_app.records.imports import take_differences as taking

    if begun is not None:
        begun_imports.end(tx, begun, begun_imports.IMPORTED)
    taken, refused = taking.take_differences(tx, statement, read, wanted)
    numbers = sorted({each.number for each in taken})
    text = ngettext(
        "%(count)d difference was taken over, of number %(numbers)s.",
        "%(count)d differences were taken over, of numbers %(numbers)s.",
        len(taken),
    )
    named = {"count": len(taken), "numbers": ", ".join(map(str, numbers))}
    lines = [text % named] if taken else []
    lines += [f"{sentence(each)} [{why}]" for each, why in refused.items()]
    return Answer(taken, tuple(lines), {"statement": statement.number, "numbers": numbers})


def sentence(each: "Difference") -> str:
    """Say of which signature a list says what, and what is recorded."""
    named = {
        "number": each.number,
        "name": each.name,
        "cell": cell_label(each),
        "now": value_label(each, each.now),
        "comes": value_label(each, each.comes),
    }
    if each.repeats:
        return (
            _("%(number)d. %(name)s. %(cell)s: now “%(now)s”; the list repeats “%(comes)s”") % named
        )
    if not each.now:
        return _("%(number)d. %(name)s. %(cell)s: the list says “%(comes)s”") % named
    return _("%(number)d. %(name)s. %(cell)s: now “%(now)s”; the list says “%(comes)s”") % named


def cell_label(each: "Difference") -> str:
    """Name the cell that differs."""
    if each.cell == "position":
        return _("Demand %(number)d") % {"number": each.demand}
    return _(CELLS[each.cell])


def value_label(each: "Difference", value: str) -> str:
    """Word a value of the cell that differs."""
    if each.cell == "received_on" and value:
        return i18n.current().day(dt.date.fromisoformat(value))
    known = VALUES.get(each.cell, {})
    return _(known[value]) if value in known else value


def as_values(each: "Difference", *, taken: bool) -> Values:
    """Return a difference as plain values."""
    first, last = each.lines
    return {
        "number": each.number,
        "name": each.name,
        "lines": str(first) if first == last else f"{first}-{last}",
        "cell": each.cell,
        "demand": each.demand or None,
        "then": each.then,
        "now": each.now,
        "comes": each.comes,
        "repeats": each.repeats,
        "taken": taken,
    }
