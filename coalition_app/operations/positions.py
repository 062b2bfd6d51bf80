"""Operations on positions and the words behind them: what a signatory says, and what becomes of it."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from coalition_app.i18n import _
from coalition_app.labels import position_label
from coalition_app.operations.door import Answer, on_statement
from coalition_app.operations.fields import Values

if TYPE_CHECKING:
    from coalition_app.records.evidence.evidence import NewEvidence
    from coalition_app.records.positions.positions import ActRow, NewPosition
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.store.transactions import Reading, Transaction

Stances = Mapping[int, str]
"""Stances by the numbers of demands."""


@on_statement("record-position")
def record_position(
    tx: "Transaction",
    statement: "StatementRow",
    *,
    number: int,
    new: "NewPosition",
    shown_by: "NewEvidence | None" = None,
    consents: bool = False,
    in_place_of: Sequence[int] = (),
    left: Stances | None = None,
) -> Answer[None]:
    """Record positions of one signatory and the words behind them, and what shows the words.

    `consents` says that it shows the consent to sign as well. Words `in_place_of`, by their numbers among the
    signatory's, hold no longer from the day on which the new ones came; a position that rested on them
    becomes what `left` gives.
    """
    from coalition_app.records.positions import acts_changed, evidence_of_acts, positions

    act = positions.record_position(tx, statement, number, new)
    evidence_of_acts.record_shown(
        tx, statement, number, shown_by, new.received_on, act_id=act, consents=consents
    )
    for ordinal in in_place_of:
        came, named = new.received_on or tx.today, dict(left or {})
        with_it = acts_changed.left_by(tx, statement, number, ordinal)
        stances = {demand: named[demand] for demand in with_it if demand in named}
        acts_changed.withdraw_act(
            tx, statement, number, ordinal=ordinal, received=came, stances=stances
        )
    return _words_answer(tx, statement, number, told=False)


def _key(*, stances: Mapping[int, Stances]) -> str:
    return "record-position" if len(stances) == 1 else "record-positions"


def _cells(*, stances: Mapping[int, Stances]) -> int:
    return sum(map(len, stances.values()))


@on_statement(_key, rows=_cells)
def record_positions(
    tx: "Transaction", statement: "StatementRow", *, stances: Mapping[int, Stances]
) -> Answer[int]:
    """Record positions of many signatories without new words; `stances` are by their numbers.

    The answer is how many differed.
    """
    from coalition_app.records.positions import position_grid

    return Answer(position_grid.record_positions(tx, statement, stances, tx.tell))


@on_statement("withdraw-words")
def withdraw_words(
    tx: "Transaction",
    statement: "StatementRow",
    *,
    number: int,
    ordinal: int | None,
    received: dt.date,
    stances: Stances,
    shown_by: "NewEvidence | None" = None,
) -> Answer[None]:
    """Record that a signatory takes words back, and what the positions that rested on them become."""
    from coalition_app.records.positions import acts_changed

    act = acts_changed.withdraw_act(
        tx, statement, number, ordinal=ordinal, received=received, stances=stances
    )
    return _with_evidence(tx, statement, number, act, shown_by, received)


@on_statement("narrow-words")
def narrow_words(
    tx: "Transaction",
    statement: "StatementRow",
    *,
    number: int,
    ordinal: int | None,
    received: dt.date,
    touching: Sequence[int],
    wording: str | None = None,
    language: str = "",
    made_on: dt.date | None = None,
    stances: Stances | None = None,
    shown_by: "NewEvidence | None" = None,
) -> Answer[None]:
    """Record that a reservation takes less away, in new words or in the same ones."""
    from coalition_app.records.positions import acts_changed

    act = acts_changed.narrow_act(
        tx,
        statement,
        number,
        ordinal=ordinal,
        received=received,
        touching=touching,
        wording=wording,
        language=language,
        made_on=made_on,
        stances=stances,
    )
    return _with_evidence(tx, statement, number, act, shown_by, received)


@on_statement("correct-words")
def correct_words(
    tx: "Transaction",
    statement: "StatementRow",
    *,
    number: int,
    ordinal: int | None,
    received: dt.date | None = None,
    reason: str,
    wording: str | None = None,
    language: str = "",
    made_on: dt.date | None = None,
    shown_by: "NewEvidence | None" = None,
) -> Answer[None]:
    """Record words in the place of wrongly recorded ones, with the reason."""
    from coalition_app.records.positions import acts_changed

    act = acts_changed.correct_act(
        tx,
        statement,
        number,
        ordinal=ordinal,
        received=received,
        reason=reason,
        wording=wording,
        language=language,
        made_on=made_on,
    )
    return _with_evidence(tx, statement, number, act, shown_by, received)


@on_statement("translate-words")
def translate(
    tx: "Transaction",
    statement: "StatementRow",
    *,
    number: int,
    ordinal: int | None,
    language: str,
    wording: str,
    translator: str = "",
    state: str = "draft",
    shown_by: "NewEvidence | None" = None,
) -> Answer[None]:
    """Record a labelled translation of words; the original stays what binds."""
    from coalition_app.records.positions import acts_changed

    act = acts_changed.words_in_force(tx, statement, number, ordinal)
    acts_changed.translate_act(
        tx,
        statement,
        number,
        ordinal=ordinal,
        language=language,
        wording=wording,
        translator=translator,
        state=state,
    )
    return _with_evidence(tx, statement, number, act, shown_by)


@on_statement("confirm-translation")
def set_translation_state(
    tx: "Transaction",
    statement: "StatementRow",
    *,
    number: int,
    ordinal: int | None,
    language: str,
    state: str,
    shown_by: "NewEvidence | None" = None,
) -> Answer[None]:
    """Record that a translation was checked, or confirmed by the signatory."""
    from coalition_app.records.positions import acts_changed

    act = acts_changed.words_in_force(tx, statement, number, ordinal)
    acts_changed.set_translation_state(
        tx, statement, number, ordinal=ordinal, language=language, state=state
    )
    return _with_evidence(tx, statement, number, act, shown_by)


def _with_evidence(
    tx: "Transaction",
    statement: "StatementRow",
    number: int,
    act: uuid.UUID,
    shown_by: "NewEvidence | None",
    received: dt.date | None = None,
) -> Answer[None]:
    """Attach what shows the words, and tell what stands now."""
    from coalition_app.records.positions import evidence_of_acts

    evidence_of_acts.record_shown(tx, statement, number, shown_by, received, act_id=act)
    return _words_answer(tx, statement, number, told=True)


def _words_answer(
    tx: "Reading", statement: "StatementRow", number: int, *, told: bool
) -> Answer[None]:
    """Tell positions that stand now of a signature, and its words where they are to be `told` in lines.

    Lines without words tell no positions where every demand is supported.
    """
    from coalition_app.records.positions import acts
    from coalition_app.records.positions.held import read_held
    from coalition_app.records.signatures import signatures

    row = signatures.find_signature(tx, statement, number)
    recorded = acts.every_act(tx, statement, row.id)
    held = read_held(tx, statement, [row.id]).by_demand(row.id)
    lines = [_("Recorded for number %(number)d:") % {"number": number}]
    if row.status not in signatures.COUNTED:
        lines.append("   " + _("It does not count now, so it has no position."))
    if told or {*held.values()} != {"supports"}:
        lines += [f"   {each}: {position_label(stance)}" for each, stance in held.items()]
    for each in recorded if told else ():
        stands = _("in force") if each.withdrawn_on is None else _("no longer in force")
        lines.append(f"   [{each.ordinal}] {stands}: {each.wording}")
    ordinals = {each.id: each.ordinal for each in recorded}
    values = {
        "statement": statement.number,
        "number": row.number,
        "positions": {str(each): stance for each, stance in held.items()},
        "acts": [{**act_json(each), **_later_json(each, ordinals)} for each in recorded],
    }
    return Answer(None, tuple(lines), values)


def act_json(act: "ActRow") -> Values:
    """Return words as plain values."""
    return {
        "kind": act.kind,
        "demands": list(act.demands),
        "wording": act.wording,
        "language": act.language,
        "received": act.received_on.isoformat() if act.received_on else "",
    }


def _later_json(act: "ActRow", ordinals: "dict[Any, int]") -> Values:
    """Return what followed on words; acts are named by their place among the signatory's words."""
    return {
        "act": act.ordinal,
        "made": act.made_on.isoformat() if act.made_on else "",
        "corrects": ordinals.get(act.corrects),
        "reason": act.reason,
        "stands_until": act.withdrawn_on.isoformat() if act.withdrawn_on else "",
        "translations": [
            {
                "language": language,
                "wording": wording,
                "translator": translator,
                "state": state,
                "older_than_the_words": language in act.stale,
            }
            for language, wording, translator, state in act.translations
        ],
    }
