"""Operations on a statement: making it, its words and demands, its texts, the answers to a new one."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from coalition_app.i18n import _, ngettext
from coalition_app.labels import SILENCE_WORDS
from coalition_app.languages import LANGUAGE_NAMES
from coalition_app.operations.door import Answer, on_register, on_statement

if TYPE_CHECKING:
    from coalition_app.records.evidence.evidence import NewEvidence
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.statements.wordings import TextRow
    from coalition_app.records.store.transactions import Transaction


@on_register("make-statement")
def make_statement(
    tx: "Transaction",
    *,
    title: str,
    language: str | None = None,
    demands: Sequence[str] = (),
    other_titles: Mapping[str, str] | None = None,
    dated: dt.date | None = None,
    silence: str = "",
) -> Answer[int]:
    """Make a statement by hand, worded in one language, and return its number.

    `silence` says what a signature without a word has on each demand, support where it is not told.

    Where no language is told, it is guessed from the title. Raises UserError for what the text of a
    statement cannot hold.
    """
    from coalition_app.records.positions.positions import guess_language
    from coalition_app.records.statements import statements, wordings

    language = language or guess_language(title)
    titles = {**(other_titles or {}), language: title}
    made = statements.make_statement(
        tx,
        titles={each: wordings.read_title(words) for each, words in titles.items()},
        authentic_language=language,
        demands=[{language: wordings.read_demand(words)} for words in demands],
        dated=dated,
    )
    row = statements.get_statement(tx, made)
    number = row.number
    if silence:
        wordings.set_silence(tx, row, silence, row.silence_source)
    said = _("Statement %(number)d was made.") % {"number": number}
    return Answer(number, (said,), {"statement": number})


@on_statement("edit-text")
def edit_wording(
    tx: "Transaction",
    statement: "StatementRow",
    *,
    language: str | None = None,
    title: str | None = None,
    body: str | None = None,
) -> Answer[None]:
    """Change title or body in one language, the authentic one unless told; None leaves what is there."""
    from coalition_app.records.statements import wordings

    language = language or statement.authentic_language
    wordings.edit_wording(tx, statement, language, title=title, body=body)
    return _recorded_in_text(tx, statement)


@on_statement("set-authentic-language")
def set_authentic_language(
    tx: "Transaction", statement: "StatementRow", *, language: str | None = None
) -> Answer[None]:
    """Say which language decides where wordings differ."""
    from coalition_app.records.statements import wordings

    wordings.set_authentic_language(tx, statement, language or statement.authentic_language)
    return _recorded_in_text(tx, statement)


@on_statement("set-statement-date")
def set_date(
    tx: "Transaction", statement: "StatementRow", *, dated: dt.date | None
) -> Answer[None]:
    """Set the date of a statement; None takes it away."""
    from coalition_app.records.statements import wordings

    wordings.set_date(tx, statement, dated)
    return _recorded_in_text(tx, statement)


@on_statement("new-text")
def begin_new_text(tx: "Transaction", statement: "StatementRow") -> Answer[None]:
    """Make the next text from a sealed one."""
    from coalition_app.records.statements import wordings

    wordings.begin_new_text(tx, statement)
    return _recorded_in_text(tx, statement)


@on_statement("add-demand")
def add_demand(
    tx: "Transaction",
    statement: "StatementRow",
    *,
    wordings: Mapping[str, str],
    number: int | None = None,
) -> Answer[None]:
    """Add a demand, worded by language, as the one of this number or after the others."""
    from coalition_app.records.statements.wordings import add_demand as add

    return _recorded_for_demand(tx, statement, add(tx, statement, wordings, number))


@on_statement("reword-demand")
def reword_demand(
    tx: "Transaction", statement: "StatementRow", *, number: int, language: str, words: str
) -> Answer[None]:
    """Change a demand's wording in one language; empty words take it away."""
    from coalition_app.records.statements import wordings

    wordings.reword_demand(tx, statement, number, language, words)
    return _recorded_for_demand(tx, statement, number)


@on_statement("name-demand")
def name_demand(
    tx: "Transaction", statement: "StatementRow", *, number: int, names: Mapping[str, str]
) -> Answer[None]:
    """Give a demand its short name, by language; an empty one takes it away."""
    from coalition_app.records.statements import short_names

    for language, name in names.items():
        short_names.set_short_name(tx, statement, number, language, name)
    return _recorded_for_demand(tx, statement, number)


@on_statement("mark-spelling")
def mark_spelling(
    tx: "Transaction", statement: "StatementRow", *, number: int | None = None, reason: str
) -> Answer[None]:
    """Say of a demand, or of title and text, that it changed in spelling alone, and why."""
    from coalition_app.records.statements import wordings

    wordings.mark_spelling(tx, statement, number, reason)
    if number is None:
        return _recorded_in_text(tx, statement)
    return _recorded_for_demand(tx, statement, number)


@on_statement("move-demand")
def move_demand(
    tx: "Transaction", statement: "StatementRow", *, number: int, to: int
) -> Answer[None]:
    """Change the number of a demand; those between move up or down."""
    from coalition_app.records.statements import wordings

    wordings.move_demand(tx, statement, number, to)
    return _recorded_for_demand(tx, statement, to)


@on_statement("remove-demand")
def remove_demand(tx: "Transaction", statement: "StatementRow", *, number: int) -> Answer[None]:
    """Take a demand out of the text in work; those after it move up."""
    from coalition_app.records.statements import wordings

    wordings.remove_demand(tx, statement, number)
    said = _("Demand %(number)d is removed.") % {"number": number}
    return Answer(None, (said,), {"demand": number, **_newest_text(tx, statement)})


@on_statement("set-policy")
def set_policy(
    tx: "Transaction", statement: "StatementRow", *, number: int, policy: str
) -> Answer[None]:
    """Say whether a demand takes reservations: open or core."""
    from coalition_app.records.statements import wordings

    wordings.set_policy(tx, statement, number, policy)
    said = (
        _("Demand %(number)d is a core demand: it takes no reservations.")
        if policy == "core"
        else _("Demand %(number)d takes reservations.")
    )
    values = {"statement": statement.number, "demand": number, "policy": policy}
    return Answer(None, (said % {"number": number},), values)


@on_statement("seal-text")
def seal_text(tx: "Transaction", statement: "StatementRow") -> Answer[None]:
    """Freeze the newest text, with a digest for each of its languages."""
    from coalition_app.records.statements import wordings

    sealed = wordings.seal_text(tx, statement)
    digests = (
        "   "
        + _("%(language)s: SHA-256 %(digest)s")
        % {"language": LANGUAGE_NAMES[each], "digest": digest}
        for each, digest in sealed.digests.items()
    )
    return Answer(None, (text_line(sealed), *digests), text_json(statement, sealed))


@on_statement("set-silence")
def set_silence(
    tx: "Transaction", statement: "StatementRow", *, silence: str, by_text: bool = False
) -> Answer[None]:
    """Set what a signature without a word has on each demand; `by_text` where the signed text says so."""
    from coalition_app.records.statements import wordings

    wordings.set_silence(tx, statement, silence, "text" if by_text else "coordinator")
    values = _newest_text(tx, statement)
    return Answer(None, (_(SILENCE_WORDS[values["silence"], values["silence_source"]]),), values)


def _rows(each: int) -> Callable[..., int]:
    return lambda *, numbers=None, **_others: each * len(numbers or ())


@on_statement("reconfirm", rows=_rows(2))
def reconfirm(
    tx: "Transaction",
    statement: "StatementRow",
    *,
    numbers: Sequence[int] | None = None,
    received: dt.date | None = None,
    note: str = "",
    shown_by: "NewEvidence | None" = None,
) -> Answer[None]:
    """Record that signatories stand by the newest sealed text, and what shows it.

    `numbers` None is everybody who is asked to reconfirm, `received` None is today.
    """
    from coalition_app.records.evidence import reconfirmations

    return _answer(tx, statement, reconfirmations.reconfirm, numbers, received, note, shown_by)


# A move of a status is checked one by one, and takes as long as 15 rows that are written together.
@on_statement("decline-text", rows=_rows(15))
def decline_text(
    tx: "Transaction",
    statement: "StatementRow",
    *,
    numbers: Sequence[int] | None = None,
    received: dt.date | None = None,
    note: str = "",
    shown_by: "NewEvidence | None" = None,
) -> Answer[None]:
    """Record that signatories do not stand by the newest sealed text, and what shows it, as `reconfirm`."""
    from coalition_app.records.evidence import reconfirmations

    return _answer(tx, statement, reconfirmations.decline_text, numbers, received, note, shown_by)


def _answer(
    tx: "Transaction",
    statement: "StatementRow",
    record: Callable[..., None],
    numbers: Sequence[int] | None,
    received: dt.date | None,
    note: str,
    shown_by: "NewEvidence | None",
) -> Answer[None]:
    from coalition_app.records.signatures.older_texts import numbers_to_reconfirm

    asked = list(numbers_to_reconfirm(tx, statement.id))
    answered = asked if numbers is None else list(dict.fromkeys(numbers))
    day = received or tx.today
    record(tx, statement, answered, received=day, note=note, shown_by=shown_by, progress=tx.tell)
    left = [each for each in asked if each not in set(answered)]
    recorded = ngettext(
        "Recorded for %(count)d signature.", "Recorded for %(count)d signatures.", len(answered)
    )
    waiting = ngettext(
        "%(count)d is still to reconfirm.", "%(count)d are still to reconfirm.", len(left)
    )
    return Answer(
        None,
        (recorded % {"count": len(answered)}, waiting % {"count": len(left)}),
        {
            "statement": statement.number,
            "numbers": answered,
            "received": day.isoformat(),
            "note": note.strip(),
            "to_reconfirm": left,
        },
    )


def text_line(text: "TextRow") -> str:
    """Say the number of a text, and since when it is sealed."""
    if text.sealed_on is None:
        return _("Text %(number)d, not sealed") % {"number": text.number}
    day = text.sealed_on.strftime("%d.%m.%Y")
    return _("Text %(number)d, sealed on %(date)s") % {"number": text.number, "date": day}


def text_json(statement: "StatementRow", text: "TextRow") -> dict[str, Any]:
    """Return a text of a statement, which is worded as that text is, as plain values."""
    return {
        "statement": statement.number,
        "text": text.number,
        "sealed": text.sealed_at.isoformat() if text.sealed_at else "",
        "digests": text.digests,
        "language": statement.authentic_language,
        "titles": statement.titles,
        "bodies": statement.bodies,
        "silence": statement.silence,
        "silence_source": statement.silence_source,
        "demands": [
            {
                "number": each.number,
                "policy": each.policy,
                "text": each.wordings,
                "short_names": each.short_names,
            }
            for each in statement.demands
        ],
    }


def _newest_text(tx: "Transaction", statement: "StatementRow") -> dict[str, Any]:
    from coalition_app.records.statements import statements, wordings

    now = statements.get_statement(tx, statement.id)
    dated = now.dated.isoformat() if now.dated else ""
    return {**text_json(now, wordings.list_texts(tx, now.id)[-1]), "date": dated}


def _recorded_in_text(tx: "Transaction", statement: "StatementRow") -> Answer[None]:
    values = _newest_text(tx, statement)
    return Answer(None, (_("Recorded in text %(number)d.") % {"number": values["text"]},), values)


def _recorded_for_demand(tx: "Transaction", statement: "StatementRow", number: int) -> Answer[None]:
    said = _("Recorded for demand %(number)d.") % {"number": number}
    return Answer(None, (said,), {"demand": number, **_newest_text(tx, statement)})
