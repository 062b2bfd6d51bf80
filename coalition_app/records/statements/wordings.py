"""Texts of a statement: editing the one in work, sealing it, and making the next one.

A text is edited until it is sealed, signed, or attested by an edition. A later change makes the next text, so
that no signature is bound to words that were not signed.
"""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from coalition_app.draft_pieces import TITLE
from coalition_app.errors import UserError
from coalition_app.i18n import _, ngettext
from coalition_app.languages import LANGUAGE_NAMES, LANGUAGES
from coalition_app.records import checked
from coalition_app.records.checked import clean, known_word
from coalition_app.records.statements import statements
from coalition_app.records.statements.statements import DemandRow, StatementRow
from coalition_app.records.statements.versions import changed_languages, is_spelling
from coalition_app.records.store.columns import Row
from coalition_app.records.store.edition_tables import edition
from coalition_app.records.store.tables import (
    BOUND,
    POLICIES,
    SILENCE_SOURCES,
    SILENCES,
    demand,
    open_line,
    position,
    signature,
    source,
    statement,
    text,
    text_demand,
    text_wording,
)
from coalition_app.records.store.transactions import Reading, Transaction

LONGEST_TITLE = 1_000
LONGEST_DEMAND = 49_999
"""Characters; a longer demand is the statement's whole text in the wrong place."""
LONGEST_BODY = checked.MOST_CHARACTERS
NAMED = 12
"""Numbers that a refusal names; it only counts the rest."""


@dataclass(frozen=True, slots=True)
class TextRow:
    """One text of a statement, without its words."""

    id: uuid.UUID
    number: int
    sealed_at: dt.datetime | None
    sealed_on: dt.date | None
    """The calendar date of sealing, written when it was sealed."""
    digests: dict[str, str]
    """SHA-256 of each language's wording, as hexadecimal; empty until it is sealed."""


class TextSealed(UserError):
    """The text is sealed, attested or signed: changing it takes a new text."""


def list_texts(tx: Reading, statement_id: uuid.UUID) -> list[TextRow]:
    """List the texts of a statement by number."""
    query = sa.select(text).where(text.c.statement_id == statement_id).order_by(text.c.number)
    return [
        TextRow(row.id, row.number, row.sealed_at, sealed_day(tx, row), row.digests or {})
        for row in tx.rows(query)
    ]


def sealed_day(tx: Reading, row: Row) -> dt.date | None:
    """Return the calendar date on which a text was sealed, of a row with `sealed_on` and `sealed_at`.

    What was sealed before the register kept the date takes it from the moment, in the register's time zone.
    """
    written: dt.date | None = row.sealed_on
    return written or (tx.day_of(row.sealed_at) if row.sealed_at is not None else None)


def why_frozen(tx: Reading, shown: StatementRow) -> str:
    """Say why the newest text can only be changed by a new one: sealed, attested, signed; empty if it can.

    A later text is attested only when it is sealed, which readiness ensures. Whoever signs, signs the wording
    of that day, so that a text is closed by its first signature.
    """
    newest = list_texts(tx, shown.id)[-1]
    if newest.sealed_at is not None:
        return "sealed"
    if newest.number == 1 and _is_attested(tx, shown.id):
        return "attested"
    return "signed" if _is_signed(tx, newest.id) else ""


def was_imported(tx: Reading, statement_id: uuid.UUID) -> bool:
    """Tell whether a list or a text of the statement was imported, rather than all of it typed."""
    query = sa.select(sa.literal(1)).where(source.c.statement_id == statement_id)
    return tx.value(query.limit(1)) is not None


def is_frozen(tx: Reading, shown: StatementRow) -> bool:
    """Tell whether the newest text can only be changed by a new one."""
    return bool(why_frozen(tx, shown))


def open_languages(tx: Reading, shown: StatementRow) -> frozenset[str]:
    """Return the languages in which the newest text can be worded as it stands.

    A text that is sealed, attested or signed can still be translated: what was signed is the authentic
    wording, what was sealed are the languages that have a digest. What an edition printed is closed, a demand
    in a language without a title too.
    """
    why = why_frozen(tx, shown)
    if not why:
        return frozenset(LANGUAGES)
    sealed = _printed(shown) if why == "attested" else list_texts(tx, shown.id)[-1].digests
    return frozenset(LANGUAGES).difference(sealed, {shown.authentic_language})


def edit_wording(
    tx: Transaction,
    shown: StatementRow,
    language: str,
    *,
    title: str | None = None,
    body: str | None = None,
) -> None:
    """Change title or body in one language; None leaves what is there.

    Refuses an empty title in the authentic language, one that another statement has, characters that a
    text cannot hold, more than LONGEST_TITLE or LONGEST_BODY, and a text that is sealed; in a signed one
    the title alone may be changed while it is asked about (`title_is_open`), which answers that.
    """
    statements.refuse_languages([language])
    alone = body is None and language == shown.authentic_language and title_is_open(tx, shown)
    shown = statements.get_statement(tx, shown.id) if alone else _translatable(tx, shown, language)
    named = title if title is None else read_title(title)
    if named == "" and language == shown.authentic_language:
        raise UserError(_("A statement needs a title in its authentic language."))
    if named:
        statements.refuse_second(tx, {language: named}, but=shown.id)
    words = body if body is None else _words(body, LONGEST_BODY)
    if named and language == shown.authentic_language and named != shown.titles.get(language):
        for line_id in _doubted_titles(tx, shown):
            tx.change(open_line, line_id, decided="nothing")
    values = {"title": named, "body": words}
    given = {name: value for name, value in values.items() if value is not None}
    tx.name_action(statement=shown.number, language=LANGUAGE_NAMES[language])
    query = sa.select(text_wording.c.id).where(
        text_wording.c.text_id == shown.text_id, text_wording.c.language == language
    )
    known = tx.value(query)
    if known is not None:
        tx.change(text_wording, known, **given, spelling="")
    elif any(given.values()):
        statements.add_wording(tx, shown.text_id, language, **given)


def title_is_open(tx: Reading, shown: StatementRow) -> bool:
    """Tell whether the title can be changed by itself: whether it was read rightly is still asked.

    Signed is the text under its own title, whatever was read as that.
    """
    return why_frozen(tx, shown) in ("", "signed") and bool(_doubted_titles(tx, shown))


def _doubted_titles(tx: Reading, shown: StatementRow) -> list[uuid.UUID]:
    query = (
        sa.select(open_line.c.id)
        .join(source, source.c.id == open_line.c.source_id)
        .where(
            source.c.statement_id == shown.id,
            open_line.c.code == TITLE,
            open_line.c.decided == "",
        )
    )
    return [row.id for row in tx.rows(query)]


def set_authentic_language(tx: Transaction, shown: StatementRow, language: str) -> None:
    """Set the language that decides where wordings differ; it must have a title."""
    shown = _in_work(tx, shown)
    statements.refuse_languages([language])
    if not shown.titles.get(language):
        raise UserError(
            _("Give the statement a title in %(language)s first: the authentic text needs one.")
            % {"language": LANGUAGE_NAMES[language]}
        )
    tx.name_action(statement=shown.number, language=LANGUAGE_NAMES[language])
    tx.change(statement, shown.id, authentic_language=language)


def set_date(tx: Transaction, shown: StatementRow, dated: dt.date | None) -> None:
    """Set the date of the statement, which is not part of its sealed words; None removes it."""
    tx.name_action(statement=shown.number)
    tx.change(statement, shown.id, dated=dated)


def add_demand(
    tx: Transaction, shown: StatementRow, wordings: Mapping[str, str], number: int | None = None
) -> int:
    """Add a demand as the one of this number, or after the others, and return its number.

    Those from this number on move down, and positions go with their demand. Raises UserError for a demand
    without words and a number that would leave a gap.
    """
    shown = _in_work(tx, shown)
    statements.refuse_languages(wordings)
    cleaned = {each: read_demand(words) for each, words in wordings.items()}
    worded = {each: words for each, words in cleaned.items() if words}
    last = len(shown.demands) + 1
    number = last if number is None else number
    if not worded:
        raise UserError(_("Demand %(number)d has no wording.") % {"number": number})
    _refuse_same_demand(shown, worded)
    _refuse_number(last, number, last)
    tx.name_action(statement=shown.number, demand=number)
    for each in shown.demands[number - 1 :]:
        tx.change(text_demand, _place(tx, shown, each), number=each.number + 1)
    demand_id = tx.add(demand, statement_id=shown.id)
    statements.add_to_text(tx, shown.text_id, demand_id, number, worded)
    return number


def reword_demand(
    tx: Transaction, shown: StatementRow, number: int, language: str, words: str
) -> None:
    """Change a demand's wording in one language; empty words remove it.

    Positions stay with the demand. Refuses to leave the authentic language, or the demand, without words.
    """
    statements.refuse_languages([language])
    shown = _translatable(tx, shown, language)
    meant = shown.demand(number)
    worded = {**meant.wordings, language: read_demand(words)}
    if not worded[language]:
        del worded[language]
        _refuse_wordless(shown, meant, language, worded)
    else:
        _refuse_same_demand(shown, {language: worded[language]}, but=meant)
    tx.name_action(statement=shown.number, demand=number, language=LANGUAGE_NAMES[language])
    # What was said to be spelling was said of the words that stood there.
    spelt = {"spelling": ""} if meant.wordings.get(language) else {}
    tx.change(text_demand, _place(tx, shown, meant), wordings=worded, **spelt)


def mark_spelling(tx: Transaction, shown: StatementRow, number: int | None, reason: str) -> None:
    """Record that a demand, or title and text where `number` is None, changed in spelling alone, and why.

    Whoever signed the text before has then signed this wording too. Refuses the first text, a wording that is
    as it was, and a change that is more than spelling.
    """
    shown = statements.get_statement(tx, shown.id)
    why = clean(reason)
    if not why:
        raise UserError(_("Say what was misspelt, and why it is only that."))
    if shown.text_number == 1 or list_texts(tx, shown.id)[-1].sealed_at is not None:
        raise UserError(
            _("Only a text in work that follows another can be said to change spelling.")
        )
    before = statements.get_text(tx, shown.id, shown.text_number - 1)
    if number is None:
        changed = _mark_words(tx, before, shown, why)
    else:
        meant = shown.demand(number)
        older = next((each.wordings for each in before.demands if each.id == meant.id), {})
        changed = _refuse_more_than_spelling(older, meant.wordings)
        if changed:
            tx.change(text_demand, _place(tx, shown, meant), spelling=why)
    if not changed:
        raise UserError(_("Nothing is spelt otherwise than in the text before."))
    tx.name_action(statement=shown.number, text=shown.text_number)


def _mark_words(tx: Transaction, before: StatementRow, shown: StatementRow, why: str) -> list[str]:
    pairs = ((before.titles, shown.titles), (before.bodies, shown.bodies))
    changed = {each for older, newer in pairs for each in _refuse_more_than_spelling(older, newer)}
    for language in changed:
        row = tx.value(
            sa.select(text_wording.c.id).where(
                text_wording.c.text_id == shown.text_id, text_wording.c.language == language
            )
        )
        tx.change(text_wording, row, spelling=why)
    return sorted(changed)


def _refuse_more_than_spelling(older: Mapping[str, str], newer: Mapping[str, str]) -> list[str]:
    """Return the languages in which words changed; raises UserError where it is more than spelling."""
    changed = changed_languages(older, newer)
    if (not older and newer) or any(
        not is_spelling(older[each], newer.get(each, "")) for each in changed
    ):
        raise UserError(
            _(
                "This changes more than spelling: a word, a number or the sense. Those who signed have not "
                "signed it, and are asked whether they stand by it."
            )
        )
    return changed


def move_demand(tx: Transaction, shown: StatementRow, number: int, to: int) -> None:
    """Renumber a demand; those in between move up or down, and positions go with their demand."""
    shown = _in_work(tx, shown)
    meant = shown.demand(number)
    _refuse_number(number, to, len(shown.demands))
    tx.name_action(statement=shown.number, demand=number, to=to)
    others = [each for each in shown.demands if each.id != meant.id]
    _renumber(tx, shown, [*others[: to - 1], meant, *others[to - 1 :]])


def remove_demand(tx: Transaction, shown: StatementRow, number: int) -> None:
    """Take a demand out of the text in work; those after it move up.

    Refused where positions are recorded on it and no older text has it, since they would silently be lost.
    Where an older text has it, they stay recorded there.
    """
    shown = _in_work(tx, shown)
    meant = shown.demand(number)
    touching = positions_on(tx, meant.id)
    if touching and not _is_in_older_text(tx, shown, meant):
        raise UserError(
            ngettext(
                "Demand %(number)d has %(count)d position, of number %(numbers)s: it cannot be removed "
                "from this text. Seal the text; then a new text can leave the demand out.",
                "Demand %(number)d has %(count)d positions, of numbers %(numbers)s: it cannot be removed "
                "from this text. Seal the text; then a new text can leave the demand out.",
                len(touching),
            )
            % {"number": number, "count": len(touching), "numbers": name_numbers(touching)}
        )
    tx.name_action(statement=shown.number, demand=number)
    tx.remove_many(text_demand, [_place(tx, shown, meant)])
    _renumber(tx, shown, [each for each in shown.demands if each.id != meant.id])


def set_policy(tx: Transaction, shown: StatementRow, number: int, policy: str) -> None:
    """Set whether a demand takes reservations: open or core (Vienna Convention, art. 19).

    Refuses to make a demand core while a reservation to it is in force.
    """
    meant = statements.get_statement(tx, shown.id).demand(number)
    known_word(policy, POLICIES)
    reserving = positions_on(tx, meant.id, stance="supports-with-reservation")
    if policy == "core" and reserving:
        raise UserError(
            ngettext(
                "A reservation of number %(numbers)s stands on demand %(number)d: settle it before the "
                "demand becomes a core demand, which takes none.",
                "Reservations of numbers %(numbers)s stand on demand %(number)d: settle them before the "
                "demand becomes a core demand, which takes none.",
                len(reserving),
            )
            % {"number": number, "numbers": name_numbers(reserving)}
        )
    tx.name_action(statement=shown.number, demand=number)
    tx.change(demand, meant.id, policy=policy)


def set_silence(tx: Transaction, shown: StatementRow, silence: str, source: str) -> None:
    """Set what a signature without a word has on each demand, and who says so.

    It is how the coordinator counts, no part of the words that were sealed. `source` is "text" only where the
    signed text itself says so.
    """
    known_word(silence, SILENCES)
    known_word(source, SILENCE_SOURCES)
    tx.name_action(statement=shown.number)
    tx.change(statement, shown.id, silence=silence, silence_source=source)


def seal_text(tx: Transaction, shown: StatementRow) -> TextRow:
    """Freeze the newest text with a digest for each language that has a title, and return it.

    Of a text that is sealed, what was translated since is sealed too. Refuses a text of which nothing is left
    to seal, and one whose authentic language lacks a demand's wording.
    """
    shown = statements.get_statement(tx, shown.id)
    newest = list_texts(tx, shown.id)[-1]
    if newest.sealed_at is not None:
        return _seal_translations(tx, shown, newest)
    wordless = [e.number for e in shown.demands if not e.wordings.get(shown.authentic_language)]
    if wordless:
        raise UserError(
            _("The authentic text has no wording of demand %(number)s: write it before sealing.")
            % {"number": name_numbers(wordless)}
        )
    tx.name_action(statement=shown.number, text=newest.number)
    _seal(tx, shown)
    return list_texts(tx, shown.id)[-1]


def unsealed_languages(shown: StatementRow, newest: TextRow) -> list[str]:
    """Return the languages with a title that a sealed text was translated into since."""
    return [each for each in LANGUAGES if shown.titles.get(each) and each not in newest.digests]


def _seal_translations(tx: Transaction, shown: StatementRow, newest: TextRow) -> TextRow:
    further = unsealed_languages(shown, newest)
    if not further:
        raise UserError(_("Text %(text)d is sealed already.") % {"text": newest.number})
    tx.name_action(statement=shown.number, text=newest.number)
    _add_digests(tx, shown, newest, further)
    return list_texts(tx, shown.id)[-1]


def _add_digests(
    tx: Transaction, shown: StatementRow, newest: TextRow, languages: list[str]
) -> None:
    digests = {each: statements.text_digest(shown, each) for each in languages}
    tx.change(text, newest.id, digests={**newest.digests, **digests})


def seal_printed(tx: Transaction, shown: StatementRow) -> None:
    """Seal what an edition prints of a sealed text that was translated since."""
    newest = list_texts(tx, shown.id)[-1]
    further = [each for each in _printed(shown) if each not in newest.digests]
    if newest.sealed_at is not None and further:
        _add_digests(tx, shown, newest, further)


def begin_new_text(tx: Transaction, shown: StatementRow) -> int:
    """Make the next text from a frozen one, with the same words and demands, and return its number.

    A text that an edition attested is sealed by it. Refuses where the newest text is still in work.
    """
    shown = statements.get_statement(tx, shown.id)
    if not is_frozen(tx, shown):
        raise UserError(
            _("Text %(text)d is not sealed yet: it can be changed as it is.")
            % {"text": shown.text_number}
        )
    if list_texts(tx, shown.id)[-1].sealed_at is None:
        _seal(tx, shown)
    number = shown.text_number + 1
    tx.name_action(statement=shown.number, text=number)
    made = tx.add(text, statement_id=shown.id, number=number)
    for language in sorted(shown.titles.keys() | shown.bodies.keys()):
        title, body = shown.titles.get(language, ""), shown.bodies.get(language, "")
        statements.add_wording(tx, made, language, title=title, body=body)
    for each in shown.demands:
        statements.add_to_text(tx, made, each.id, each.number, each.wordings, each.short_names)
    return number


def count_wordings(shown: StatementRow) -> dict[str, int]:
    """Count the worded demands in each language that the statement has words in."""
    used = {each for each, title in shown.titles.items() if title}
    used |= {each for each, body in shown.bodies.items() if body}
    used |= {each for one in shown.demands for each, words in one.wordings.items() if words}
    return {
        each: sum(bool(one.wordings.get(each)) for one in shown.demands)
        for each in LANGUAGES
        if each in used
    }


def languages_differ(shown: StatementRow) -> bool:
    """Tell whether the languages differ in their number of demands."""
    return len(set(count_wordings(shown).values())) > 1


def positions_on(tx: Reading, demand_id: uuid.UUID, stance: str = "") -> list[int]:
    """Return the numbers whose position on a demand is recorded; only those with `stance`, if given."""
    query = (
        sa.select(signature.c.number)
        .join(position, position.c.signature_id == signature.c.id)
        .where(position.c.demand_id == demand_id)
    )
    if stance:
        query = query.where(position.c.stance == stance, signature.c.standing != "withdrawn")
    return [row.number for row in tx.rows(query.order_by(signature.c.number))]


def read_title(given: str) -> str:
    """Clean a title, which is one line; raises UserError for what a title cannot hold."""
    return " ".join(_words(given, LONGEST_TITLE).split())


def read_demand(given: str) -> str:
    """Clean a demand's wording; raises UserError for what it cannot hold."""
    return _words(given, LONGEST_DEMAND)


def name_numbers(numbers: list[int]) -> str:
    """Write some numbers, and of many only how many more there are."""
    shown = ", ".join(map(str, numbers[:NAMED]))
    more = len(numbers) - NAMED
    if more <= 0:
        return shown
    return _("%(numbers)s and %(count)d more") % {"numbers": shown, "count": more}


def _in_work(tx: Reading, shown: StatementRow, language: str = "") -> StatementRow:
    """Return the statement as it stands now; raises TextSealed where its text cannot be changed.

    With a `language`, where its words cannot be changed.
    """
    now = statements.get_statement(tx, shown.id)
    why = why_frozen(tx, now)
    if why and language not in open_languages(tx, now):
        named = {"text": now.text_number, "next": now.text_number + 1}
        if why == "signed":
            raise TextSealed(
                _(
                    "Text %(text)d was signed as it stands. Make text %(next)d first; then change that, and "
                    "ask those who signed whether they stand by it."
                )
                % named
            )
        raise TextSealed(
            _("Text %(text)d is sealed. Make text %(next)d first; then change that.") % named
        )
    return now


def _translatable(tx: Transaction, shown: StatementRow, language: str) -> StatementRow:
    """Return the statement as it stands now, sealed in what an edition printed before it is translated.

    Raises TextSealed where the words of the language cannot be changed.
    """
    now = _in_work(tx, shown, language)
    if why_frozen(tx, now) == "attested":
        _seal(tx, now)
    return now


def _titled(shown: StatementRow) -> list[str]:
    return [each for each in LANGUAGES if shown.titles.get(each)]


def _printed(shown: StatementRow) -> list[str]:
    """Return the languages in which an edition prints words: a title, or a demand."""
    worded = {at for each in shown.demands for at, words in each.wordings.items() if words}
    return [each for each in LANGUAGES if shown.titles.get(each) or each in worded]


def _is_signed(tx: Reading, text_id: uuid.UUID) -> bool:
    query = sa.select(sa.literal(1)).where(
        signature.c.text_id == text_id, signature.c.standing.in_(BOUND)
    )
    return tx.value(query.limit(1)) is not None


def _is_attested(tx: Reading, statement_id: uuid.UUID) -> bool:
    query = sa.select(sa.literal(1)).where(edition.c.statement_id == statement_id)
    return tx.value(query.limit(1)) is not None


def _seal(tx: Transaction, shown: StatementRow) -> None:
    printed = shown.text_number == 1 and _is_attested(tx, shown.id)
    languages = _printed(shown) if printed else _titled(shown)
    digests = {each: statements.text_digest(shown, each) for each in languages}
    tx.change(text, shown.text_id, sealed_at=tx.now, sealed_on=tx.today, digests=digests)


def _place(tx: Reading, shown: StatementRow, meant: DemandRow) -> uuid.UUID:
    """Return the row that places a demand in the newest text."""
    found: uuid.UUID = tx.value(
        sa.select(text_demand.c.id).where(
            text_demand.c.text_id == shown.text_id, text_demand.c.demand_id == meant.id
        )
    )
    return found


def _renumber(tx: Transaction, shown: StatementRow, ordered: list[DemandRow]) -> None:
    for number, each in enumerate(ordered, start=1):
        if each.number != number:
            tx.change(text_demand, _place(tx, shown, each), number=number)


def _is_in_older_text(tx: Reading, shown: StatementRow, meant: DemandRow) -> bool:
    query = sa.select(sa.func.count()).where(
        text_demand.c.demand_id == meant.id, text_demand.c.text_id != shown.text_id
    )
    return bool(tx.value(query))


def _refuse_number(number: int, to: int, last: int) -> None:
    if not 1 <= to <= last:
        raise UserError(
            _("Demand %(number)d cannot become demand %(to)d: there are 1 to %(last)d.")
            % {"number": number, "to": to, "last": last}
        )


def _refuse_wordless(
    shown: StatementRow, meant: DemandRow, language: str, left: Mapping[str, str]
) -> None:
    if language == shown.authentic_language or not left:
        raise UserError(
            _("Demand %(number)d would have no wording: write one, or remove the demand.")
            % {"number": meant.number}
        )


def _refuse_same_demand(
    shown: StatementRow, worded: Mapping[str, str], but: DemandRow | None = None
) -> None:
    for each in shown.demands:
        if each is not but and any(each.wordings.get(at) == words for at, words in worded.items()):
            raise UserError(
                _("Demand %(number)d has this wording already.") % {"number": each.number}
            )


def _words(given: str, longest: int) -> str:
    """Clean typed words; raises UserError for what a text cannot hold."""
    cleaned = clean(given)
    if len(cleaned) > longest:
        raise UserError(
            _("The text is too long: %(count)d characters, at most %(most)d are taken.")
            % {"count": len(cleaned), "most": longest}
        )
    return cleaned
