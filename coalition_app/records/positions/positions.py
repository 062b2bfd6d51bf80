"""Positions of the signatories on the demands, and the words behind them.

Only what differs from silence must be recorded; what a signature then holds says `held`. Words whose demands
are not yet recorded leave the signature unsettled: listed, never as support.
"""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.checked import chunks, clean, refuse_future, write_day
from coalition_app.records.positions.acts import (
    DECLARATION,
    EXPLANATION,
    RESERVATION,
    UNSETTLED,
    ActRow,
    acts_by_signature,
    add_act,
    add_translation,
    guess_language,
    known_language,
    recorded_acts,
    set_effect,
    squash,
    wording_fault,
)
from coalition_app.records.positions.rules import (
    RESERVING,
    contradiction,
    refuse_on_core,
    refuse_unknown_stance,
)
from coalition_app.records.signatures.older_texts import refuse_before_text
from coalition_app.records.signatures.signatures import find_signature
from coalition_app.records.statements.statements import DemandRow, StatementRow
from coalition_app.records.statements.versions import REWORDED, coverage
from coalition_app.records.store.columns import Row
from coalition_app.records.store.tables import ACT_KINDS, act, position, signature
from coalition_app.records.store.transactions import Reading, Transaction

__all__ = (
    "RESERVING",
    "UNSETTLED",
    "ActRow",
    "acts_by_signature",
    "add_act",
    "add_translation",
    "contradiction",
    "guess_language",
    "refuse_on_core",
    "refuse_unknown_stance",
)

UNTOUCHED = ("supports", "not-stated")
"""Stances on a demand that the words beside them do not touch, unless that is said."""
FEW = 40
"""Positions below which each is added by itself, which costs the journal less than the bulk door."""
_NAMESPACE = uuid.UUID("6f1b1c7e-4d0a-5a53-9a51-0d4f1c6b7a01")


class NewPosition(NamedTuple):
    """Positions of one signatory and the words behind them, to be recorded together."""

    stances: Mapping[int, str]
    """Number of the demand to one of STANCES."""
    wording: str | None = None
    """Verbatim; None leaves the words that are there."""
    language: str = ""
    received_on: dt.date | None = None
    """None means today, save where it is `undated`, and leaves the day of words that are settled."""
    made_on: dt.date | None = None
    """The date that the words bear, where they bear one."""
    kind: str = ""
    """Reservation, interpretive-declaration or explanation; empty lets the stances decide."""
    touching: Sequence[int] | None = None
    """Numbers of the demands that the words touch; None means those whose stance says so."""
    whole: bool = False
    """Whether the words bear on the whole statement, not on single demands."""
    undated: bool = False
    """Whether nobody knows the day on which the words came."""


class Stated(NamedTuple):
    """A position as recorded: its stance and the keys of the acts behind it."""

    stance: str
    acts: tuple[str, ...]


Known = Mapping[tuple[uuid.UUID, uuid.UUID], Stated]
"""Recorded positions by signature and demand."""


class Wanted(NamedTuple):
    """A position to be written."""

    signature_id: uuid.UUID
    demand_id: uuid.UUID
    stated: Stated


@dataclass(frozen=True, slots=True)
class _Said:
    """What is to be recorded of one signatory, checked."""

    number: int
    stances: Mapping[DemandRow, str]
    received: dt.date
    wording: str | None = None
    language: str = ""
    made: dt.date | None = None
    kind: str = ""
    touched: list[uuid.UUID] = field(default_factory=list)
    explicit: bool = False
    """Whether it was said which demands the words touch, or of which kind they are."""
    bears_on_whole: bool = False
    day_is_told: bool = False
    """Whether it was said on which day the words came."""
    undated: bool = False
    """Whether nobody knows that day."""
    left_on: dt.date | None = None
    """Since when the signature is withdrawn, if it is."""


def record_position(
    tx: Transaction, statement: StatementRow, number: int, new: NewPosition
) -> uuid.UUID | None:
    """Record what a signatory supports and does not, and in which words; return the key of the words, if any.

    Settles the unsettled act whose wording is the same, or the only one where no wording is given; else adds
    an act, or keeps the words that are there. Effect, not label, makes a reservation (Vienna Convention, art.
    2(1)(d)): words that touch no demand are an explanation unless they are called an interpretive
    declaration, and a kind that the stances contradict is refused. A reservation on the whole statement
    without stances modifies every demand. Refuses a reservation without words and one on a core demand (art.
    19), words that cannot be printed as they are, words that came before the text that was signed was sealed
    or after the signature was withdrawn, an unknown number, demand, stance or language, and a date in the
    future.
    """
    signed = find_signature(tx, statement, number)
    said = _check(tx, statement, number, new)
    if said.wording is not None:
        refuse_before_text(tx, signed.id, number, said.received)
    if signed.status == "withdrawn":
        said = replace(said, left_on=signed.status_on)
    refuse_reworded(tx, statement, {signed.id: (number, said.stances)})
    tx.name_action(statement=statement.number, number=number)
    recorded = recorded_acts(tx, [signed.id]).get(signed.id, [])
    known = known_positions(tx, [signed.id])
    act_id, wanted = _settle(tx, signed.id, said, recorded, known)
    write_positions(tx, known, wanted)
    return act_id


def record_unassigned(
    tx: Transaction,
    statement: StatementRow,
    number: int,
    wording: str,
    received: dt.date,
    language: str = "",
) -> uuid.UUID:
    """Record words whose demands are still to be told; the signature is not counted until they are.

    Refuses empty words, a day in the future, and words that came before the signed text was sealed.
    """
    signed = find_signature(tx, statement, number)
    if not clean(wording):
        raise UserError(_no_words())
    refuse_future(received, tx.today)
    refuse_before_text(tx, signed.id, number, received)
    return add_act(
        tx,
        signed.id,
        kind=UNSETTLED,
        wording=wording.strip(),
        language=known_language(language) or guess_language(wording),
        received_on=received,
    )


def refuse_reworded(
    tx: Reading,
    statement: StatementRow,
    wanted: Mapping[uuid.UUID, tuple[int, Mapping[DemandRow, str]]],
) -> None:
    """Raise UserError for a position on a demand that the signed text words otherwise.

    `wanted` gives number and stances of each signature. Such a demand is not stated until the signatory
    stands by the newest text.
    """
    cover = coverage(tx, statement)
    if not cover:
        return
    places = {each.id: at for at, each in enumerate(statement.demands)}
    for chunk in chunks(list(wanted)):
        query = sa.select(signature.c.id, signature.c.text_id).where(signature.c.id.in_(chunk))
        for signature_id, text_id in tx.rows(query.where(signature.c.text_id.in_(list(cover)))):
            number, stances = wanted[signature_id]
            for demand, stance in stances.items():
                if stance != "not-stated" and cover[text_id][places[demand.id]] == REWORDED:
                    raise UserError(
                        _(
                            "Demand %(demand)d reads otherwise in the text that number %(number)d signed. "
                            "Record first that the new text was reconfirmed; until then the position is "
                            "not stated."
                        )
                        % {"demand": demand.number, "number": number}
                    )


def settle_stances(
    tx: Transaction,
    signature_id: uuid.UUID,
    number: int,
    stances: Mapping[DemandRow, str],
    recorded: Sequence[Row],
    known: Known,
) -> list[Wanted]:
    """Return the positions to be written for stances without new words, by the rules of record_position.

    `recorded` holds the rows of the signature's acts, `known` its positions.
    """
    said = _Said(number, stances, tx.today, touched=_touched(stances))
    _act_id, wanted = _settle(tx, signature_id, said, recorded, known)
    return wanted


def position_id(signature_id: uuid.UUID, demand_id: uuid.UUID) -> uuid.UUID:
    """Return the key of a position: two laptops that record the same one meet."""
    return uuid.uuid5(_NAMESPACE, f"position|{signature_id}|{demand_id}")


def known_positions(
    tx: Reading, signature_ids: Sequence[uuid.UUID]
) -> dict[tuple[uuid.UUID, uuid.UUID], Stated]:
    """Return the recorded positions of many signatures."""
    columns = position.c
    found: dict[tuple[uuid.UUID, uuid.UUID], Stated] = {}
    for chunk in chunks(signature_ids):
        query = sa.select(columns.signature_id, columns.demand_id, columns.stance, columns.acts)
        for signed, demand, stance, behind in tx.rows(query.where(columns.signature_id.in_(chunk))):
            found[signed, demand] = Stated(stance, tuple(behind or ()))
    return found


def write_positions(tx: Transaction, known: Known, wanted: Sequence[Wanted]) -> int:
    """Write positions, many at once; returns how many differ from what was recorded."""
    added: list[dict[str, Any]] = []
    changed: dict[uuid.UUID, dict[str, Any]] = {}
    for each in wanted:
        key = position_id(each.signature_id, each.demand_id)
        values = {"stance": each.stated.stance, "acts": list(each.stated.acts) or None}
        before = known.get((each.signature_id, each.demand_id))
        if before is None:
            named = {"signature_id": each.signature_id, "demand_id": each.demand_id}
            added.append({"id": key, **named, **values})
        elif before != each.stated:
            changed[key] = values
    if len(added) <= FEW:
        for row in added:
            tx.add(position, **row)
    else:
        tx.add_many(position, added)
    if changed:
        tx.change_each(position, changed)
    return len(added) + len(changed)


def _check(tx: Transaction, statement: StatementRow, number: int, new: NewPosition) -> _Said:
    stances = {statement.demand(at): refuse_unknown_stance(s) for at, s in new.stances.items()}
    if new.kind and (new.kind not in ACT_KINDS or new.kind == UNSETTLED):
        raise UserError(
            _("“%(word)s” is no kind of words; use one of: %(known)s.")
            % {"word": new.kind, "known": ", ".join((RESERVATION, DECLARATION, EXPLANATION))}
        )
    if new.whole and not stances and new.kind in ("", RESERVATION):
        stances = dict.fromkeys(statement.demands, "supports-with-reservation")
    if not stances and statement.demands and not new.kind:
        raise UserError(_("Say at least one position, such as 1=does-not-support."))
    received = new.received_on or tx.today
    _refuse_dates(tx.today, received, new.made_on)
    refuse_on_core(stances)
    explicit = new.touching is not None or new.whole or bool(new.kind)
    touched = _touched(stances)
    if new.whole:
        touched = []
    elif new.touching is not None:
        touched = _named_demands(statement, new.touching)
    resting = [s for demand, s in stances.items() if new.whole or demand.id in touched]
    fault = contradiction(new.kind, resting) if stances or statement.demands else ""
    if fault:
        raise UserError(fault)
    wording = None if new.wording is None else clean(new.wording)
    if wording == "":
        raise UserError(_no_words())
    return _Said(
        number,
        stances,
        received,
        new.wording.strip() if new.wording is not None else None,
        new.language,
        new.made_on,
        new.kind,
        touched,
        explicit,
        new.whole,
        new.received_on is not None,
        new.undated,
    )


def _refuse_dates(today: dt.date, received: dt.date, made: dt.date | None) -> None:
    for day in (received, made):
        if day is not None:
            refuse_future(day, today)
    if made is not None and made > received:
        raise UserError(
            _("The words bear the date %(made)s, after the day on which they came, %(received)s.")
            % {"made": write_day(made), "received": write_day(received)}
        )


def _named_demands(statement: StatementRow, numbers: Sequence[int]) -> list[uuid.UUID]:
    for number in numbers:
        if list(numbers).count(number) > 1:
            raise UserError(_("Demand %(number)d is named twice.") % {"number": number})
    return [statement.demand(number).id for number in numbers]


def _touched(stances: Mapping[DemandRow, str]) -> list[uuid.UUID]:
    return [demand.id for demand, stance in stances.items() if stance not in UNTOUCHED]


def _settle(
    tx: Transaction, signature_id: uuid.UUID, said: _Said, recorded: Sequence[Row], known: Known
) -> tuple[uuid.UUID | None, list[Wanted]]:
    """Settle, add or keep the words, and return their key and the positions to be written."""
    act_id, resting = _words_behind(tx, signature_id, said, recorded)
    if act_id is None and not said.stances:
        raise UserError(_("There are no words to settle: give them as the signatory wrote them."))
    wanted = []
    for demand, stance in said.stances.items():
        before = known.get((signature_id, demand.id))
        kept = before.acts if before is not None and before.stance == stance else ()
        behind = tuple(each for each in kept if act_id is None or each != act_id.hex)
        if act_id is not None and demand.id in resting:
            behind = (*behind, act_id.hex)
        if stance == "supports-with-reservation" and not behind:
            raise UserError(_no_words())
        wanted.append(Wanted(signature_id, demand.id, Stated(stance, behind)))
    return act_id, wanted


def _words_behind(
    tx: Transaction, signature_id: uuid.UUID, said: _Said, recorded: Sequence[Row]
) -> tuple[uuid.UUID | None, list[uuid.UUID]]:
    """Return the act behind the positions, settled, added or kept, and the demands that rest on it."""
    resting = said.touched
    if said.bears_on_whole:
        resting = _touched(said.stances)
    settled = _unsettled_act(said, recorded)
    if settled is not None:
        set_effect(tx, settled.id, _kind(said), said.touched)
        if said.day_is_told and said.received != settled.received_on:
            # An import took the day from its source, or its own: what is given now is better known.
            if fault := _fault_of_day(said):
                raise UserError(fault)
            tx.change(act, settled.id, received_on=said.received)
        return settled.id, resting
    known = _settled_act(said, recorded)
    if known is not None and said.explicit and said.wording is not None:
        set_effect(tx, known.id, _kind(said), said.touched)
        return known.id, resting
    if known is not None:
        return _keep_words(tx, known, said)
    if said.wording is None:
        return None, []
    fault = wording_fault(said.wording) or _fault_of_day(said)
    if fault:
        raise UserError(fault)
    wording = clean(said.wording)
    added = add_act(
        tx,
        signature_id,
        kind=_kind(said),
        wording=wording,
        language=known_language(said.language) or guess_language(wording),
        received_on=None if said.undated else said.received,
        made_on=said.made,
        demands=said.touched,
    )
    return added, resting


def _fault_of_day(said: _Said) -> str:
    if said.left_on is None or said.received <= said.left_on:
        return ""
    return _(
        "Signature %(number)d was withdrawn on %(day)s, so words received later are not a "
        "signatory’s words. To return, the signatory signs again under a new number."
    ) % {"number": said.number, "day": write_day(said.left_on)}


def _unsettled_act(said: _Said, recorded: Sequence[Row]) -> Row | None:
    """Find the unsettled act that is meant: the one with this wording, or the only one."""
    found = [row for row in recorded if row.kind == UNSETTLED]
    if said.wording is not None:
        found = [row for row in found if _same(row.wording, said.wording)]
    elif len(found) > 1:
        raise UserError(
            _("Several wordings of %(number)d are unsettled: give the one that is meant.")
            % {"number": said.number}
        )
    return found[0] if found else None


def _settled_act(said: _Said, recorded: Sequence[Row]) -> Row | None:
    """Find the newest act, or the newest of this wording: the same words are not recorded twice.

    Words that were said to change nothing carry no reservation by themselves.
    """
    if said.wording is not None:
        found = [row for row in recorded if _same(row.wording, said.wording)]
    else:
        reserved = "supports-with-reservation" in said.stances.values()
        found = [row for row in recorded if not (reserved and row.kind == DECLARATION)]
    return found[-1] if found else None


def _keep_words(tx: Transaction, newest: Row, said: _Said) -> tuple[uuid.UUID, list[uuid.UUID]]:
    """Let positions rest on words that were recorded before, whose demands follow them.

    Where the words were not given again, only a reservation, which cannot be without words, takes them
    for a demand that they did not touch. Words that bear on the whole statement go on bearing on it.
    """
    before, meant = newest.demands or [], said.wording is not None
    resting = [
        demand.id
        for demand, stance in said.stances.items()
        if stance == "supports-with-reservation"
        or (meant and stance not in UNTOUCHED)
        or (stance not in UNTOUCHED and demand.id.hex in before)
    ]
    if not before and newest.kind in (RESERVATION, DECLARATION):
        return newest.id, resting
    named = {demand.id.hex for demand in said.stances}
    others = [uuid.UUID(hex=each) for each in before if each not in named]
    if newest.kind == DECLARATION and not resting:
        return newest.id, [demand.id for demand in said.stances if demand.id.hex in before]
    if resting or len(others) < len(before):
        kept = newest.kind == RESERVATION and bool(others)
        reserves = kept or (bool(resting) and _reserves(said.stances))
        kind = RESERVATION if reserves else EXPLANATION
        set_effect(tx, newest.id, kind, [*others, *resting])
    return newest.id, resting


def _kind(said: _Said) -> str:
    """Return the kind of the words: as it was said where the stances agree, else by their effect."""
    if said.kind:
        return said.kind
    return RESERVATION if _reserves(said.stances) else EXPLANATION


def _reserves(stances: Mapping[DemandRow, str]) -> bool:
    """Words about a statement without demands bear on the whole statement."""
    return not stances or any(stance in RESERVING for stance in stances.values())


def _same(one: str, other: str) -> bool:
    return squash(clean(one)) == squash(clean(other))


def _no_words() -> str:
    return _("A reservation needs its words: give them as the signatory wrote them.")
