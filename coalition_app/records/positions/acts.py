"""Words of the signatories: kept verbatim, with the demands that they touch and labelled translations.

Three kinds, told apart by effect and not by label (Vienna Convention, art. 2(1)(d)): a reservation takes away
or changes something, an interpretive declaration says how the text is read, an explanation says why. Words
whose demands are not yet recorded are unsettled. Words that were withdrawn or replaced stay recorded but are
no longer in force.
"""

import datetime as dt
import re
import uuid
from collections.abc import Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.hidden_characters import hidden_fault
from coalition_app.i18n import _
from coalition_app.languages import LANGUAGES
from coalition_app.records.checked import chunks, clean
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.columns import Row
from coalition_app.records.store.tables import act, act_translation, signature
from coalition_app.records.store.transactions import Reading, Transaction
from coalition_app.records.typed_fields import MOST_IN_NAME, typed_field

UNSETTLED = "unsettled"
RESERVATION, DECLARATION, EXPLANATION = "reservation", "interpretive-declaration", "explanation"
LONGEST_WORDING = 50_000
"""Characters of one wording; far above any real one."""
RARE = 25
"""Letters of which one is Kazakh at least in a Kazakh text."""
_NAMED = re.compile('«[^»]*»|“[^”]*”|„[^“”]*[“”]|"[^"]*"')


class ActRow(NamedTuple):
    """Words of a signatory, as recorded."""

    id: uuid.UUID
    kind: str
    demands: tuple[int, ...]
    """Numbers of the demands that it touches; empty for none, the whole, or while unsettled."""
    wording: str
    language: str
    received_on: dt.date | None
    translations: tuple[tuple[str, str, str, str], ...] = ()
    """Language, wording, translator, state of each."""
    made_on: dt.date | None = None
    ordinal: int = 0
    """Its place among the signatory's acts, from 1; it never changes."""
    corrects: uuid.UUID | None = None
    """The older act that it replaces."""
    withdrawn_on: dt.date | None = None
    """Since when it no longer holds, withdrawn or replaced; None while it is in force."""
    stale: tuple[str, ...] = ()
    """Languages of the translations that are older than the words themselves."""
    reason: str = ""
    """Why it corrects an older act; private, and only read by `every_act`."""

    @property
    def bears_on_whole(self) -> bool:
        """Tell whether the words bear on the whole statement."""
        return self.kind in (RESERVATION, DECLARATION) and not self.demands


def acts_by_signature(
    tx: Reading,
    statement: StatementRow,
    among: Sequence[uuid.UUID] | None = None,
    *,
    withdrawn: bool = False,
) -> dict[uuid.UUID, list[ActRow]]:
    """Return the acts in force of a statement's signatures, in the order in which they were recorded.

    `among` keeps those of these signatures of the statement: fewer than IN_ONE_QUERY. `withdrawn` adds the
    acts that no longer hold.
    """
    numbers = {each.id.hex: each.number for each in statement.demands}
    translated = _translations(tx, statement.id, among)
    query = sa.select(act).order_by(act.c.signature_id, act.c.ordinal)
    if not withdrawn:
        query = query.where(act.c.withdrawn_on.is_(None))
    found: dict[uuid.UUID, list[ActRow]] = {}
    for row in tx.rows(_of_statement(query, statement.id, among)):
        translations = translated.get(row.id, ())
        touched = sorted(numbers[each] for each in row.demands or () if each in numbers)
        words = ActRow(
            row.id,
            row.kind,
            tuple(touched),
            row.wording,
            row.language,
            row.received_on,
            tuple(each for each, _at in translations),
            row.made_on,
            row.ordinal,
            row.corrects_id,
            row.withdrawn_on,
            tuple(each[0] for each, at in translations if at < row.recorded_at),
        )
        found.setdefault(row.signature_id, []).append(words)
    return found


def every_act(tx: Reading, statement: StatementRow, signature_id: uuid.UUID) -> tuple[ActRow, ...]:
    """Return all acts of one signature, also those that no longer hold, with the reasons of corrections."""
    found = acts_by_signature(tx, statement, [signature_id], withdrawn=True).get(signature_id, [])
    if not any(each.corrects for each in found):
        return tuple(found)
    remarks = tx.value(sa.select(signature.c.remarks).where(signature.c.id == signature_id)) or ()
    reasons = {}
    for each in remarks:
        place, _sign, why = str(each).partition(": ")
        reasons[place] = why
    places = {each.id: each.ordinal for each in found}
    return tuple(
        each._replace(reason=reasons.get(correction_mark(places[each.corrects], each.ordinal), ""))
        if each.corrects in places
        else each
        for each in found
    )


def correction_mark(before: int, after: int) -> str:
    """Return how a remark on a signature names a correction of its words, by the ordinals of both acts."""
    return f"[{before}] → [{after}]"


def recorded_acts(tx: Reading, signature_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[Row]]:
    """Return the rows of the acts in force of many signatures, in the order in which they were recorded."""
    found: dict[uuid.UUID, list[Row]] = {}
    for chunk in chunks(signature_ids):
        query = sa.select(act).where(act.c.signature_id.in_(chunk), act.c.withdrawn_on.is_(None))
        for row in tx.rows(query.order_by(act.c.signature_id, act.c.ordinal)):
            found.setdefault(row.signature_id, []).append(row)
    return found


def add_act(
    tx: Transaction,
    signature_id: uuid.UUID,
    *,
    kind: str,
    wording: str,
    language: str,
    received_on: dt.date | None,
    made_on: dt.date | None = None,
    demands: list[uuid.UUID] | None = None,
    act_id: uuid.UUID | None = None,
    source_id: uuid.UUID | None = None,
    corrects_id: uuid.UUID | None = None,
) -> uuid.UUID:
    """Record words verbatim; `demands` None leaves open which demands they touch.

    `corrects_id` names the older act that these words replace.
    """
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
        made_on=made_on,
        received_on=received_on,
        source_id=source_id,
        corrects_id=corrects_id,
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
        language=known_language(language),
        wording=clean(wording),
        translator=typed_field(translator, MOST_IN_NAME),
        state=state,
        recorded_at=tx.now,
    )


def set_effect(tx: Transaction, act_id: uuid.UUID, kind: str, touched: Sequence[uuid.UUID]) -> None:
    """Record which demands an act touches and what that makes of it; its wording stays as it is."""
    tx.change(act, act_id, kind=kind, demands=[each.hex for each in touched])


def guess_language(words: str) -> str:
    """Guess the language of words by their letters: kk, ru or en.

    A name in quotation marks tells nothing of it, nor does one Kazakh letter among many Russian ones, nor a
    Cyrillic name among English words.
    """
    outside = _NAMED.sub("", words).casefold()
    lower = outside if any(map(str.isalpha, outside)) else words.casefold()
    kazakh = sum(letter in "әғқңөұүһ" for letter in lower)
    # «і» is Ukrainian and Belarusian too.
    kazakh += 0 if not kazakh and any(map(lower.count, "їєґў")) else lower.count("і")
    cyrillic = kazakh + sum("а" <= letter <= "я" or letter == "ё" for letter in lower)
    # A name begins with a capital: the words that begin with a small letter are those of the language.
    small = [word for word in _NAMED.sub("", words).split() if word[:1].islower()]
    latin = sum("a" <= word[0] <= "z" for word in small)
    if not cyrillic or latin > len(small) - latin:
        return "en"
    return "kk" if kazakh * RARE >= cyrillic else "ru"


def known_language(language: str) -> str:
    """Return the language unchanged; raises UserError where documents are not set in it."""
    if language and language not in LANGUAGES:
        raise UserError(
            _("“%(language)s” is not a language of the documents: use en, ru or kk.")
            % {"language": language}
        )
    return language


def wording_fault(wording: str) -> str:
    """Say what keeps words from being recorded verbatim and what to do; empty where nothing does."""
    if len(wording) > LONGEST_WORDING:
        return _(
            "The words are too long: %(count)d characters, at most %(most)d are taken. Attach them as "
            "evidence and record the part that matters."
        ) % {"count": len(wording), "most": LONGEST_WORDING}
    return hidden_fault(wording)


def squash(words: str) -> str:
    """Return words with single spaces, by which the same wording is recognised."""
    return " ".join(words.split())


def _of_statement(
    query: sa.Select[Any], statement_id: uuid.UUID, among: Sequence[uuid.UUID] | None
) -> sa.Select[Any]:
    """Keep the acts of these signatures, or of all of a statement."""
    if among is not None:
        # Without the join, which would make the database go through every signature of a long list.
        return query.where(act.c.signature_id.in_(among))
    joined = query.join(signature, signature.c.id == act.c.signature_id)
    return joined.where(signature.c.statement_id == statement_id)


def _translations(
    tx: Reading, statement_id: uuid.UUID, among: Sequence[uuid.UUID] | None
) -> dict[uuid.UUID, list[tuple[tuple[str, str, str, str], dt.datetime]]]:
    """Return the labelled translations of each act, each with the moment at which it was recorded."""
    query = (
        sa.select(act_translation)
        .join(act, act.c.id == act_translation.c.act_id)
        .order_by(act_translation.c.language, act_translation.c.recorded_at)
    )
    found: dict[uuid.UUID, list[tuple[tuple[str, str, str, str], dt.datetime]]] = {}
    for row in tx.rows(_of_statement(query, statement_id, among)):
        labelled = (row.language, row.wording, row.translator, row.state)
        found.setdefault(row.act_id, []).append((labelled, row.recorded_at))
    return found
