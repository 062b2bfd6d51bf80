"""Rules of positions: which stances there are, which reserve something, and what kind of words they need."""

from collections.abc import Iterable, Mapping

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.positions.acts import DECLARATION, EXPLANATION, RESERVATION
from coalition_app.records.statements.statements import DemandRow
from coalition_app.records.store.tables import STANCES

SUPPORTING = ("supports", "supports-with-reservation")
RESERVING = ("supports-with-reservation", "does-not-support")
"""Stances that exclude or modify a demand, which makes the words behind them a reservation."""


def contradiction(kind: str, stances: Iterable[str]) -> str:
    """Say why words of a kind contradict the stances that rest on them; empty where they do not.

    The test is the effect: words that take away or change something make a reservation, however it is named
    (Vienna Convention, art. 2(1)(d)).
    """
    reserves = any(stance in RESERVING for stance in stances)
    if kind == RESERVATION and not reserves:
        return _(
            "A reservation takes away or changes something: say which demand is supported with a "
            "reservation or not supported. Words that change nothing say how the text is read, or why."
        )
    if kind in (DECLARATION, EXPLANATION) and reserves:
        return _(
            "These words are said to change nothing, but a demand that they touch is supported with a "
            "reservation or not supported. Words with that effect are a reservation, whatever they are "
            "called."
        )
    return ""


def refuse_unknown_stance(word: str) -> str:
    """Return the stance unchanged; raises UserError for a word that is not a stance."""
    if word not in STANCES:
        raise UserError(
            _("“%(word)s” is no position; use one of: %(known)s.")
            % {"word": word, "known": ", ".join(STANCES)}
        )
    return word


def refuse_on_core(stances: Mapping[DemandRow, str]) -> None:
    """Raise UserError for a reservation on a core demand (Vienna Convention, art. 19(a))."""
    for demand, stance in stances.items():
        if demand.policy == "core" and stance == "supports-with-reservation":
            raise UserError(
                _("Demand %(number)d is a core demand, which takes no reservation.")
                % {"number": demand.number}
            )
