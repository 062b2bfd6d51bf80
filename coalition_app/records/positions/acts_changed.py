"""What happens to a signatory's words after they were recorded: withdrawn, narrowed, corrected, translated.

The original stays in the register as it came. What follows is an act of its own, with its date; positions
that rested on the words follow in the same action.
"""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.languages import LANGUAGE_NAMES
from coalition_app.records.checked import clean, known_word, refuse_future, write_day
from coalition_app.records.positions import acts, positions
from coalition_app.records.positions.positions import RESERVING, Stated, Wanted
from coalition_app.records.signatures.signatures import SignatureRow, find_signature
from coalition_app.records.statements.statements import DemandRow, StatementRow
from coalition_app.records.store.columns import Row
from coalition_app.records.store.tables import act, act_translation, evidence_claim, signature
from coalition_app.records.store.transactions import Reading, Transaction
from coalition_app.records.typed_fields import MOST_IN_NAME, typed_field

STATES = ("draft", "checked", "confirmed")
"""How far a translation has been looked at; confirmed is by the signatory."""
ALIKE = 0.9
"""From how much of their letters on words are the same, but for a spelling."""


def withdraw_act(
    tx: Transaction,
    statement: StatementRow,
    number: int,
    *,
    ordinal: int | None = None,
    received: dt.date,
    stances: Mapping[int, str] | None = None,
) -> uuid.UUID:
    """Record that a signatory withdraws words: they stay in the register but no longer hold; return their
    key.

    Words are withdrawn at any time, in writing, with effect on receipt (Vienna Convention, art. 22(1), (3)
    and 23(4)). A position that rested on nothing else becomes what `stances` gives for its demand, else
    "supports". `ordinal` names the act; None means the only one in force. Refuses a date in the future or
    before the words came, words that are not in force, and those of a withdrawn signature, unless they came
    after it was withdrawn.
    """
    signed, row = _act_in_force(tx, statement, number, ordinal)
    _refuse_received(tx, row, received)
    if signed.status == "withdrawn" and not came_later(row.received_on, signed.status_on):
        raise UserError(_left(signed))
    said = _checked(statement, stances)
    known = positions.known_positions(tx, [signed.id])
    left = _left_by(statement, known, signed.id, row.id)
    wanted = _elsewhere(statement, known, signed.id, row.id)
    for demand, stance in {**left, **said}.items():
        before = known.get((signed.id, demand.id), Stated("supports", ()))
        behind = tuple(each for each in before.acts if each != row.id.hex)
        wanted.append(_wanted(signed.id, demand, stance, behind))
    tx.name_action(statement=statement.number, number=number)
    tx.change(act, row.id, withdrawn_on=received)
    positions.write_positions(tx, known, wanted)
    key: uuid.UUID = row.id
    return key


def left_by(tx: Reading, statement: StatementRow, number: int, ordinal: int) -> dict[int, str]:
    """Return, by number, what the positions that rest on words of this number alone become without them."""
    signed, row = _act_in_force(tx, statement, number, ordinal)
    return stances_without(tx, statement, signed.id, row.id)


def stances_without(
    tx: Reading, statement: StatementRow, signature_id: uuid.UUID, act_id: uuid.UUID
) -> dict[int, str]:
    """Return, by number, what the positions that rest on an act become when it is withdrawn."""
    known = positions.known_positions(tx, [signature_id])
    left = _left_by(statement, known, signature_id, act_id)
    return {demand.number: stance for demand, stance in left.items()}


def narrow_act(
    tx: Transaction,
    statement: StatementRow,
    number: int,
    *,
    ordinal: int | None = None,
    received: dt.date,
    touching: Sequence[int],
    wording: str | None = None,
    language: str = "",
    made_on: dt.date | None = None,
    stances: Mapping[int, str] | None = None,
) -> uuid.UUID:
    """Record a reservation that takes away less than the older one that it replaces; return its key.

    A reservation can be withdrawn in part at any time (Vienna Convention, art. 22(1)); it is never widened
    so, which would be a new reservation. `touching` numbers the demands that it still touches, `wording` None
    keeps the words. Demands that it no longer touches become what `stances` gives, else "supports". Refuses
    what withdraw_act refuses, words that are not a reservation, and what is not narrower.
    """
    signed, row = _replaceable(tx, statement, number, ordinal, received)
    if row.kind != acts.RESERVATION:
        raise UserError(
            _("Only a reservation can be narrowed; other words are withdrawn or corrected.")
        )
    said, kept = _checked(statement, stances), _named(statement, touching)
    known = positions.known_positions(tx, [signed.id])
    resting = _resting(statement, known, signed.id, row.id)
    words = _words(row, wording)
    _refuse_wider(statement, row, kept, resting, said)
    shown = [each for each in statement.demands if not row.demands or each.id.hex in row.demands]
    fewer = len(kept) < len(shown)
    eased = any(resting[each] != stance for each, stance in said.items() if each in kept)
    if not fewer and not eased and acts.squash(words) == acts.squash(row.wording):
        raise UserError(_("These words take away as much as before: nothing is narrowed."))
    elsewhere = [each.demand_id for each in _elsewhere(statement, known, signed.id, row.id)]
    touched = [*(each.id for each in kept), *elsewhere]
    whole = not row.demands and not fewer
    added = _replace(tx, row, words, language, received, made_on, [] if whole else touched)
    wanted = _elsewhere(statement, known, signed.id, row.id, added)
    for demand in {**resting, **said}:
        before = known.get((signed.id, demand.id), Stated("supports", ()))
        behind = tuple(each for each in before.acts if each != row.id.hex)
        stance = said.get(demand, before.stance if behind or demand in kept else "supports")
        wanted.append(
            _wanted(signed.id, demand, stance, (*behind, added.hex) if demand in kept else behind)
        )
    tx.name_action(statement=statement.number, number=number)
    positions.write_positions(tx, known, wanted)
    return added


def correct_act(
    tx: Transaction,
    statement: StatementRow,
    number: int,
    *,
    ordinal: int | None = None,
    received: dt.date | None = None,
    reason: str,
    wording: str | None = None,
    language: str = "",
    made_on: dt.date | None = None,
) -> uuid.UUID:
    """Record words in place of ones that were recorded wrongly; return the key of the new act.

    An error in what a depositary keeps is corrected by a record of its own (Vienna Convention, art. 79): the
    old words stay locked and no longer hold; effect, demands and positions go over to the new ones. `wording`
    None keeps the words, so that only the language is corrected. `received` is the day on which a correction
    came from somebody; without one the words keep their own day, and the old ones hold until today. What
    shows the words shows them still where only their language or spelling is corrected. Refuses what
    withdraw_act refuses, an empty reason, and words in which nothing is corrected.
    """
    signed, row = _replaceable(tx, statement, number, ordinal, received)
    why = " ".join(clean(reason).split())
    if not why:
        raise UserError(_("Say why the words are corrected: they were locked when they came."))
    words = _words(row, wording)
    spoken = acts.known_language(language) or row.language or acts.guess_language(words)
    if (words, spoken) == (row.wording, row.language):
        raise UserError(_("The words and their language are as they were: nothing is corrected."))
    touched = None if row.demands is None else [uuid.UUID(hex=each) for each in row.demands]
    added = _replace(tx, row, words, spoken, received, made_on or row.made_on, touched)
    if _is_spelling(row.wording, words):
        claims = sa.select(evidence_claim.c.id).where(evidence_claim.c.act_id == row.id)
        for each in tx.rows(claims):
            tx.change(evidence_claim, each.id, act_id=added)
    place = acts.correction_mark(row.ordinal, _ordinal(tx, added))
    whole = tx.row(signature, signed.id)
    remarks = [*(whole.remarks or ()), f"{place}: {why}"] if whole else []
    tx.change(signature, signed.id, remarks=remarks)
    known = positions.known_positions(tx, [signed.id])
    wanted = [
        Wanted(
            signed.id,
            demand_id,
            Stated(
                stated.stance,
                tuple(added.hex if each == row.id.hex else each for each in stated.acts),
            ),
        )
        for (_signature, demand_id), stated in known.items()
        if row.id.hex in stated.acts
    ]
    tx.name_action(statement=statement.number, number=number)
    positions.write_positions(tx, known, wanted)
    return added


def translate_act(
    tx: Transaction,
    statement: StatementRow,
    number: int,
    *,
    ordinal: int | None = None,
    language: str,
    wording: str,
    translator: str,
    state: str = "draft",
) -> uuid.UUID:
    """Record a labelled translation of words in force; it replaces one in the same language.

    Returns its key. The original remains what binds. Refuses the original's own language, empty words, a
    missing translator, and words that cannot be printed as they are.
    """
    _signed, row = _act_in_force(tx, statement, number, ordinal)
    known_word(state, STATES)
    if not row.language:
        raise UserError(_("Say the language of the words first: correct them."))
    if not acts.known_language(language) or language == row.language:
        raise UserError(
            _("The words themselves are in this language; a translation is in another one.")
        )
    words, who = clean(wording), typed_field(translator, MOST_IN_NAME)
    if not words:
        raise UserError(_("A translation needs its words."))
    if not who:
        raise UserError(_("Say who translated: a translation is never printed without a name."))
    fault = acts.wording_fault(wording.strip())
    if fault:
        raise UserError(fault)
    tx.name_action(statement=statement.number, number=number, language=language)
    known = _translation(tx, row.id, language)
    if known is None:
        return acts.add_translation(
            tx, row.id, language=language, wording=words, translator=who, state=state
        )
    tx.change(
        act_translation, known.id, wording=words, translator=who, state=state, recorded_at=tx.now
    )
    key: uuid.UUID = known.id
    return key


def set_translation_state(
    tx: Transaction,
    statement: StatementRow,
    number: int,
    *,
    ordinal: int | None = None,
    language: str,
    state: str,
) -> None:
    """Record that a translation was checked, or confirmed by the signatory, against the present words.

    Refuses a translation that is not there and a state that it has already.
    """
    _signed, row = _act_in_force(tx, statement, number, ordinal)
    known_word(state, STATES)
    known = _translation(tx, row.id, language)
    if known is None:
        raise UserError(
            _("There is no translation of these words into this language: %(language)s.")
            % {"language": LANGUAGE_NAMES.get(language, language)}
        )
    if known.state == state and known.recorded_at >= row.recorded_at:
        raise UserError(_("The translation has this state already."))
    tx.name_action(statement=statement.number, number=number, language=language)
    tx.change(act_translation, known.id, state=state, recorded_at=tx.now)


def words_in_force(
    tx: Reading, statement: StatementRow, number: int, ordinal: int | None
) -> uuid.UUID:
    """Return the key of the words that are meant: those of the ordinal, else the only ones in force."""
    _signed, row = _act_in_force(tx, statement, number, ordinal)
    key: uuid.UUID = row.id
    return key


def came_later(received: dt.date | None, left: dt.date | None) -> bool:
    """Tell whether words came after their signature was withdrawn."""
    return received is not None and left is not None and received > left


def _act_in_force(
    tx: Reading, statement: StatementRow, number: int, ordinal: int | None
) -> tuple[SignatureRow, Row]:
    """Return the signature and the act that is meant, which must be in force."""
    signed = find_signature(tx, statement, number)
    query = sa.select(act).where(act.c.signature_id == signed.id).order_by(act.c.ordinal)
    recorded = tx.rows(query)
    in_force = [row for row in recorded if row.withdrawn_on is None]
    if ordinal is not None:
        meant = [row for row in recorded if row.ordinal == ordinal]
        if not meant:
            raise UserError(
                _("Number %(number)d has no words number %(act)d.")
                % {"number": number, "act": ordinal}
            )
        if meant[0].withdrawn_on is not None:
            raise UserError(
                _("These words are no longer in force since %(day)s.")
                % {"day": write_day(meant[0].withdrawn_on)}
            )
        return signed, meant[0]
    if not in_force:
        raise UserError(_("No words of number %(number)d stand.") % {"number": number})
    if len(in_force) > 1:
        raise UserError(
            _("Several words of number %(number)d stand: say which, by number: %(acts)s.")
            % {"number": number, "acts": ", ".join(str(row.ordinal) for row in in_force)}
        )
    return signed, in_force[0]


def _replaceable(
    tx: Transaction,
    statement: StatementRow,
    number: int,
    ordinal: int | None,
    received: dt.date | None,
) -> tuple[SignatureRow, Row]:
    signed, row = _act_in_force(tx, statement, number, ordinal)
    if received is not None:
        _refuse_received(tx, row, received)
    if signed.status == "withdrawn":
        raise UserError(_left(signed))
    return signed, row


def _is_spelling(before: str, after: str) -> bool:
    """Tell whether words differ by no more than a spelling, so that what shows the one shows the other."""
    return SequenceMatcher(None, before, after, autojunk=False).ratio() >= ALIKE


def _refuse_received(tx: Transaction, row: Row, received: dt.date) -> None:
    refuse_future(received, tx.today)
    if row.received_on is not None and received < row.received_on:
        raise UserError(
            _("The words came on %(came)s; what follows them cannot be of %(day)s.")
            % {"came": write_day(row.received_on), "day": write_day(received)}
        )


def _refuse_wider(
    statement: StatementRow,
    row: Row,
    kept: Sequence[DemandRow],
    resting: Mapping[DemandRow, str],
    said: Mapping[DemandRow, str],
) -> None:
    if not kept:
        raise UserError(_("A reservation that touches no demand any more is withdrawn."))
    before = row.demands or [each.id.hex for each in statement.demands]
    for demand in kept:
        stance = said.get(demand, resting.get(demand, "supports"))
        wider = stance == "does-not-support" and resting.get(demand) != "does-not-support"
        if demand.id.hex not in before or wider:
            raise UserError(
                _(
                    "A reservation is narrowed, not widened: demand %(number)d would lose more than "
                    "before. Record that in new words."
                )
                % {"number": demand.number}
            )
        if stance not in RESERVING:
            raise UserError(
                _("Demand %(number)d is still touched, so it is not simply supported.")
                % {"number": demand.number}
            )


def _replace(
    tx: Transaction,
    row: Row,
    wording: str,
    language: str,
    received: dt.date | None,
    made_on: dt.date | None,
    touched: list[uuid.UUID] | None,
) -> uuid.UUID:
    """Add words that replace others, of their day where none is said; translations go over, to be checked."""
    came = received or row.received_on
    if made_on is not None and made_on > (came or tx.today):
        raise UserError(
            _("The words bear the date %(made)s, after the day on which they came, %(received)s.")
            % {"made": write_day(made_on), "received": write_day(came or tx.today)}
        )
    added = acts.add_act(
        tx,
        row.signature_id,
        kind=row.kind,
        wording=wording,
        language=acts.known_language(language) or row.language,
        received_on=came,
        made_on=made_on,
        demands=touched,
        corrects_id=row.id,
    )
    tx.change(act, row.id, withdrawn_on=received or tx.today)
    query = sa.select(act_translation).where(act_translation.c.act_id == row.id)
    for each in tx.rows(query.order_by(act_translation.c.recorded_at)):
        tx.add(
            act_translation,
            act_id=added,
            language=each.language,
            wording=each.wording,
            translator=each.translator,
            state="draft",
            # Older than the new words, until somebody compares it with them.
            recorded_at=each.recorded_at,
        )
    return added


def _resting(
    statement: StatementRow, known: positions.Known, signature_id: uuid.UUID, act_id: uuid.UUID
) -> dict[DemandRow, str]:
    """Return the demands whose position rests on an act, with their stances."""
    return {
        demand: known[signature_id, demand.id].stance
        for demand in statement.demands
        if act_id.hex in known.get((signature_id, demand.id), Stated("supports", ())).acts
    }


def _elsewhere(
    statement: StatementRow,
    known: positions.Known,
    signature_id: uuid.UUID,
    act_id: uuid.UUID,
    newer: uuid.UUID | None = None,
) -> list[Wanted]:
    """Return the positions that rest on an act and are on demands which only older texts have.

    They rest on the newer act in its place, where there is one: nobody can narrow what the text no longer
    shows. Otherwise they rest on what is left, and become support where nothing is.
    """
    here = {each.id for each in statement.demands}
    wanted = []
    for (_signature, demand_id), stated in known.items():
        if demand_id in here or act_id.hex not in stated.acts:
            continue
        behind = tuple(each for each in stated.acts if each != act_id.hex)
        behind = behind if newer is None else (*behind, newer.hex)
        stance = stated.stance if behind else "supports"
        wanted.append(Wanted(signature_id, demand_id, Stated(stance, behind)))
    return wanted


def _left_by(
    statement: StatementRow, known: positions.Known, signature_id: uuid.UUID, act_id: uuid.UUID
) -> dict[DemandRow, str]:
    """Positions that rest on other words too stay as they are; the others become support."""
    return {
        demand: stance if len(known[signature_id, demand.id].acts) > 1 else "supports"
        for demand, stance in _resting(statement, known, signature_id, act_id).items()
    }


def _wanted(
    signature_id: uuid.UUID, demand: DemandRow, stance: str, behind: tuple[str, ...]
) -> Wanted:
    if stance == "supports-with-reservation" and not behind:
        raise UserError(
            _(
                "No words stand behind a reservation on demand %(number)d any more: say another position "
                "on it, or record the new words."
            )
            % {"number": demand.number}
        )
    return Wanted(signature_id, demand.id, Stated(stance, behind))


def _checked(statement: StatementRow, stances: Mapping[int, str] | None) -> dict[DemandRow, str]:
    said = {
        statement.demand(at): positions.refuse_unknown_stance(stance)
        for at, stance in (stances or {}).items()
    }
    positions.refuse_on_core(said)
    return said


def _named(statement: StatementRow, numbers: Sequence[int]) -> list[DemandRow]:
    for number in numbers:
        if list(numbers).count(number) > 1:
            raise UserError(_("Demand %(number)d is named twice.") % {"number": number})
    return [statement.demand(number) for number in sorted(numbers)]


def _words(row: Row, wording: str | None) -> str:
    """Return the new words, checked; those of the act where none are given."""
    if wording is None:
        kept: str = row.wording
        return kept
    fault = acts.wording_fault(wording.strip())
    if fault:
        raise UserError(fault)
    words = clean(wording)
    if not words:
        raise UserError(_("There are no words: give them as the signatory wrote them."))
    return words


def _left(signed: SignatureRow) -> str:
    return _("Signature %(number)d was withdrawn: its words stay as they are.") % {
        "number": signed.number
    }


def _ordinal(tx: Reading, act_id: uuid.UUID) -> int:
    return int(tx.value(sa.select(act.c.ordinal).where(act.c.id == act_id)))


def _translation(tx: Reading, act_id: uuid.UUID, language: str) -> Row | None:
    """Return the newest translation of an act into a language."""
    query = sa.select(act_translation).where(
        act_translation.c.act_id == act_id, act_translation.c.language == language
    )
    return tx.first(query.order_by(act_translation.c.recorded_at.desc()))
