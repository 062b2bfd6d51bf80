"""Positions of the signatories on the demands, and the words behind them.

A signature without exceptions supports every demand, so only exceptions are recorded. Words that came in
and whose demands are not yet recorded leave the signature unsettled: counted apart, never as support.
"""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import LANGUAGES, _
from coalition_app.records.columns import Row
from coalition_app.records.signatures import COUNTED, SignatureRow, find_signature
from coalition_app.records.statements import DemandRow, StatementRow, clean
from coalition_app.records.tables import STANCES, act, act_translation, position, signature
from coalition_app.records.transactions import Reading, Transaction

UNSETTLED = "unsettled"
SUPPORTING = ("supports", "supports-with-reservation")
RESERVING = ("supports-with-reservation", "does-not-support")
"""Stances that exclude or modify a demand, which makes the words behind them a reservation."""
UNTOUCHED = ("supports", "not-stated")
"""Stances on a demand that the words beside them do not touch."""
_NAMESPACE = uuid.UUID("6f1b1c7e-4d0a-5a53-9a51-0d4f1c6b7a01")


@dataclass(frozen=True, slots=True)
class ActRow:
    """Words of a signatory, as recorded."""

    id: uuid.UUID
    kind: str
    demands: tuple[int, ...]
    """Numbers of the demands that it touches; empty for none or while unsettled."""
    wording: str
    language: str
    received_on: dt.date | None
    translations: tuple[tuple[str, str, str, str], ...] = ()
    """Language, wording, translator, state of each."""


@dataclass(frozen=True, slots=True)
class NewPosition:
    """Positions of one signatory and the words behind them, to be recorded together."""

    stances: Mapping[int, str]
    """Number of the demand to one of STANCES."""
    wording: str | None = None
    """Verbatim; None leaves the words that are there."""
    language: str = ""
    received_on: dt.date | None = None
    """None means today."""


def record_position(
    tx: Transaction, statement: StatementRow, number: int, new: NewPosition
) -> None:
    """Record what a signatory supports and does not, and in which words.

    Settles the unsettled act whose wording is the same, or the only one where no wording is given; else
    adds an act, or keeps the words that are there. Effect, not label, makes a reservation (Vienna
    Convention, art. 2(1)(d)): words that touch no demand are an explanation. Refuses a reservation without
    words and one on a core demand (art. 19), an unknown number, demand, stance or language, and a date in
    the future.
    """
    signed = find_signature(tx, statement, number)
    stances = {statement.demand(at): _known_stance(word) for at, word in new.stances.items()}
    if not stances and statement.demands:
        raise UserError(_("Say at least one position, such as 1=does-not-support."))
    received = new.received_on or tx.today
    if received > tx.today:
        raise UserError(_("The date %(day)s lies in the future.") % {"day": received.isoformat()})
    _refuse_on_core(stances)
    tx.name_action(statement=statement.number, number=number)
    act_id, resting = _words_behind(tx, signed, new, stances, received)
    if act_id is None and not stances:
        raise UserError(_("There are no words to settle: give them as the signatory wrote them."))
    if act_id is None and "supports-with-reservation" in stances.values():
        raise UserError(_("A reservation needs its words: give them as the signatory wrote them."))
    for demand, stance in stances.items():
        behind = [act_id.hex] if act_id is not None and demand.id in resting else []
        _set_position(tx, signed.id, demand, stance, behind)


def position_id(signature_id: uuid.UUID, demand_id: uuid.UUID) -> uuid.UUID:
    """Give the key of a position: two laptops that record the same one meet."""
    return uuid.uuid5(_NAMESPACE, f"position|{signature_id}|{demand_id}")


def acts_by_signature(tx: Reading, statement: StatementRow) -> dict[uuid.UUID, list[ActRow]]:
    """Give the acts of a statement's signatures, in the order in which they were recorded."""
    numbers = {each.id.hex: each.number for each in statement.demands}
    translated = _translations(tx, statement.id)
    query = (
        sa.select(act)
        .join(signature, signature.c.id == act.c.signature_id)
        .where(signature.c.statement_id == statement.id)
        .order_by(act.c.signature_id, act.c.ordinal)
    )
    found: dict[uuid.UUID, list[ActRow]] = {}
    for row in tx.rows(query):
        touched = sorted(numbers[each] for each in row.demands or () if each in numbers)
        words = ActRow(
            row.id,
            row.kind,
            tuple(touched),
            row.wording,
            row.language,
            row.received_on,
            tuple(translated.get(row.id, ())),
        )
        found.setdefault(row.signature_id, []).append(words)
    return found


def exceptional_positions(
    tx: Reading, statement: StatementRow, acts: Mapping[uuid.UUID, list[ActRow]] | None = None
) -> dict[uuid.UUID, tuple[str, ...]]:
    """Give the positions of the signatures that do not simply support every demand.

    One stance a demand, in the demands' order. A signature that is not in the result supports all.
    """
    if acts is None:
        acts = acts_by_signature(tx, statement)
    places = {each.id: place for place, each in enumerate(statement.demands)}
    query = (
        sa.select(position.c.signature_id, position.c.demand_id, position.c.stance)
        .join(signature, signature.c.id == position.c.signature_id)
        .where(signature.c.statement_id == statement.id)
    )
    found: dict[uuid.UUID, list[str]] = {}
    for signature_id, demand_id, stance in tx.rows(query):
        if demand_id in places:
            whole = found.setdefault(signature_id, ["supports"] * len(places))
            whole[places[demand_id]] = stance
    for signature_id, words in acts.items():
        if any(each.kind == UNSETTLED for each in words):
            known = found.get(signature_id, ["supports"] * len(places))
            found[signature_id] = [UNSETTLED if each in SUPPORTING else each for each in known]
    return {signature_id: tuple(stances) for signature_id, stances in found.items()}


def count_positions(
    tx: Reading, statement: StatementRow, exceptions: Mapping[uuid.UUID, tuple[str, ...]]
) -> dict[int, dict[str, int]]:
    """Count the positions on each demand over the signatures that count."""
    counted = {
        row[0]
        for row in tx.rows(
            sa.select(signature.c.id).where(
                signature.c.statement_id == statement.id, signature.c.standing.in_(COUNTED)
            )
        )
    }
    counts = {each.number: dict.fromkeys((*STANCES, UNSETTLED), 0) for each in statement.demands}
    for at, demand in enumerate(statement.demands):
        words = counts[demand.number]
        for signature_id, stances in exceptions.items():
            if signature_id in counted:
                words[stances[at]] += 1
        words["supports"] += len(counted) - sum(words.values())
    return counts


def add_act(
    tx: Transaction,
    signature_id: uuid.UUID,
    *,
    kind: str,
    wording: str,
    language: str,
    received_on: dt.date | None,
    demands: list[uuid.UUID] | None = None,
    act_id: uuid.UUID | None = None,
    source_id: uuid.UUID | None = None,
) -> uuid.UUID:
    """Record words verbatim; `demands` None leaves open which demands they touch."""
    last = tx.value(sa.select(sa.func.max(act.c.ordinal)).where(act.c.signature_id == signature_id))
    given = {} if act_id is None else {"id": act_id}
    return tx.add(
        act,
        signature_id=signature_id,
        ordinal=(last or 0) + 1,
        kind=kind,
        demands=None if demands is None else [each.hex for each in demands],
        wording=wording,
        language=language,
        received_on=received_on,
        source_id=source_id,
        recorded_at=tx.now,
        **given,
    )


def add_translation(
    tx: Transaction, act_id: uuid.UUID, *, language: str, wording: str, translator: str, state: str
) -> uuid.UUID:
    """Record a labelled translation, which never replaces the original.

    `state` is draft, checked or confirmed (by the signatory).
    """
    return tx.add(
        act_translation,
        act_id=act_id,
        language=_known_language(language),
        wording=clean(wording),
        translator=clean(translator),
        state=state,
        recorded_at=tx.now,
    )


def guess_language(words: str) -> str:
    """Guess the language of words by their letters: kk, ru or en."""
    lower = words.casefold()
    if any(letter in lower for letter in "әғқңөұүһі"):
        return "kk"
    cyrillic = sum("а" <= letter <= "я" or letter == "ё" for letter in lower)
    return "ru" if cyrillic else "en"


def _words_behind(
    tx: Transaction,
    signed: SignatureRow,
    new: NewPosition,
    stances: Mapping[DemandRow, str],
    received: dt.date,
) -> tuple[uuid.UUID | None, list[uuid.UUID]]:
    """Give the act behind the positions, settled, added or kept, and the demands that rest on it."""
    touched = [demand.id for demand, stance in stances.items() if stance not in UNTOUCHED]
    wording = None if new.wording is None else clean(new.wording)
    if wording == "":
        raise UserError(_("A reservation needs its words: give them as the signatory wrote them."))
    settled = _unsettled_act(tx, signed, wording)
    if settled is not None:
        _set_effect(tx, settled, touched, reserves=_reserves(stances))
        return settled, touched
    known = _settled_act(tx, signed.id, wording)
    if known is not None:
        return _keep_words(tx, known, stances, meant=wording is not None)
    if wording is None:
        return None, []
    added = add_act(
        tx,
        signed.id,
        kind=_effect(reserves=_reserves(stances)),
        wording=wording,
        language=_known_language(new.language) or guess_language(wording),
        received_on=received,
        demands=touched,
    )
    return added, touched


def _unsettled_act(tx: Transaction, signed: SignatureRow, wording: str | None) -> uuid.UUID | None:
    """Find the unsettled act that is meant: of this wording, or the only one."""
    found = tx.rows(
        sa.select(act.c.id, act.c.wording).where(
            act.c.signature_id == signed.id, act.c.kind == UNSETTLED
        )
    )
    if wording is not None:
        found = [row for row in found if _squash(row.wording) == _squash(wording)]
    elif len(found) > 1:
        raise UserError(
            _("Several wordings of %(number)d are unsettled: give the one that is meant.")
            % {"number": signed.number}
        )
    return found[0].id if found else None


def _settled_act(tx: Transaction, signature_id: uuid.UUID, wording: str | None) -> Row | None:
    """Find the newest act, or the newest of this wording: the same words are not recorded twice."""
    query = sa.select(act).where(act.c.signature_id == signature_id)
    for row in tx.rows(query.order_by(act.c.ordinal.desc())):
        if wording is None or _squash(row.wording) == _squash(wording):
            return row
    return None


def _keep_words(
    tx: Transaction, newest: Row, stances: Mapping[DemandRow, str], *, meant: bool
) -> tuple[uuid.UUID, list[uuid.UUID]]:
    """Let positions rest on words that were recorded before, whose demands follow them.

    Where the words were not given again (`meant`), only a reservation, which cannot be without words,
    takes them for a demand that they did not touch.
    """
    before = newest.demands or []
    resting = [
        demand.id
        for demand, stance in stances.items()
        if stance == "supports-with-reservation"
        or (meant and stance not in UNTOUCHED)
        or (stance not in UNTOUCHED and demand.id.hex in before)
    ]
    named = {demand.id.hex for demand in stances}
    others = [uuid.UUID(hex=each) for each in before if each not in named]
    if resting or len(others) < len(before):
        kept = newest.kind == "reservation" and bool(others)
        reserves = kept or (bool(resting) and _reserves(stances))
        _set_effect(tx, newest.id, [*others, *resting], reserves=reserves)
    return newest.id, resting


def _set_effect(
    tx: Transaction, act_id: uuid.UUID, touched: list[uuid.UUID], *, reserves: bool
) -> None:
    demands = [each.hex for each in touched]
    tx.change(act, act_id, kind=_effect(reserves=reserves), demands=demands)


def _reserves(stances: Mapping[DemandRow, str]) -> bool:
    """Words about a statement without demands bear on the whole of it."""
    return not stances or any(stance in RESERVING for stance in stances.values())


def _effect(*, reserves: bool) -> str:
    return "reservation" if reserves else "explanation"


def _set_position(
    tx: Transaction, signature_id: uuid.UUID, demand: DemandRow, stance: str, acts: list[str]
) -> None:
    key = position_id(signature_id, demand.id)
    if tx.row(position, key) is None:
        tx.add(
            position,
            id=key,
            signature_id=signature_id,
            demand_id=demand.id,
            stance=stance,
            acts=acts or None,
        )
    else:
        tx.change(position, key, stance=stance, acts=acts or None)


def _translations(
    tx: Reading, statement_id: uuid.UUID
) -> dict[uuid.UUID, list[tuple[str, str, str, str]]]:
    query = (
        sa.select(act_translation)
        .join(act, act.c.id == act_translation.c.act_id)
        .join(signature, signature.c.id == act.c.signature_id)
        .where(signature.c.statement_id == statement_id)
        .order_by(act_translation.c.language, act_translation.c.recorded_at)
    )
    found: dict[uuid.UUID, list[tuple[str, str, str, str]]] = {}
    for row in tx.rows(query):
        labelled = (row.language, row.wording, row.translator, row.state)
        found.setdefault(row.act_id, []).append(labelled)
    return found


def _known_stance(word: str) -> str:
    if word not in STANCES:
        raise UserError(
            _("“%(word)s” is no position; use one of: %(known)s.")
            % {"word": word, "known": ", ".join(STANCES)}
        )
    return word


def _known_language(language: str) -> str:
    if language and language not in LANGUAGES:
        raise UserError(
            _("“%(language)s” is not a language of the documents: use en, ru or kk.")
            % {"language": language}
        )
    return language


def _refuse_on_core(stances: Mapping[DemandRow, str]) -> None:
    for demand, stance in stances.items():
        if demand.policy == "core" and stance == "supports-with-reservation":
            raise UserError(
                _("Demand %(number)d is a core demand, which takes no reservation.")
                % {"number": demand.number}
            )


def _squash(words: str) -> str:
    return " ".join(words.split())
