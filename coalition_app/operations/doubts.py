"""Operations on what is in doubt: what a piece of an entry is, or a line, and the list of settled words."""

import datetime as dt
import uuid
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from coalition_app.draft_pieces import BELOW, COMPARE, HEADS, LETTER, TITLE
from coalition_app.errors import UserError
from coalition_app.i18n import _, ngettext
from coalition_app.labels import (
    ANSWERS_BELOW,
    ANSWERS_COMPARED,
    ANSWERS_ON_HEADING,
    ANSWERS_ON_LETTER,
    ANSWERS_ON_NOBODY,
    ANSWERS_ON_SIGNING,
    ANSWERS_ON_TITLE,
    SETTLED_ROLES,
    quoted,
)
from coalition_app.operations.door import Answer, on_register, on_statement
from coalition_app.who_signs import Body

if TYPE_CHECKING:
    from coalition_app.records.positions.doubts import Settled
    from coalition_app.records.positions.settled_words import SettledWord
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.store.transactions import Reading, Transaction

WITHDRAWN = "withdrawn"
"""The answer before an import that the signature was withdrawn: on the day that the words name, or that of
the list's receipt."""


@on_statement("settle-doubt")
def settle_pieces(
    tx: "Transaction",
    statement: "StatementRow",
    *,
    numbers: Sequence[int],
    answer: str,
    piece: int | None = None,
    all_like: bool = False,
) -> "Answer[Settled]":
    """Say what open pieces of signatures are: print, private, words, nothing or a role."""
    from coalition_app.records.positions import doubts

    settled = doubts.settle_pieces(
        tx,
        statement,
        numbers,
        answer,
        piece=piece,
        all_like=all_like,
        speaks=_speaks,
        part_body=_part_body,
    )
    return _answer(settled, statement, answer)


@on_statement("settle-doubt")
def settle_line(
    tx: "Transaction",
    statement: "StatementRow",
    *,
    line: str,
    answer: str,
    numbers: Sequence[int] = (),
    all_like: bool = False,
) -> "Answer[Settled]":
    """Say what a line is that belongs to no entry: private, words or nothing."""
    from coalition_app.records.positions import doubts

    settled = doubts.settle_line(
        tx,
        statement,
        line,
        answer,
        numbers=numbers,
        all_like=all_like,
        speaks=_speaks,
        part_body=_part_body,
    )
    return _answer(settled, statement, answer)


def _answer(settled: "Settled", statement: "StatementRow", answer: str) -> "Answer[Settled]":
    lines = [
        ngettext("%(count)d passage is settled.", "%(count)d passages are settled.", settled.count)
        % {"count": settled.count}
    ]
    if answer == "words" and settled.numbers:
        told = ngettext(
            "Now record with “reserve” which demands the words of number %(numbers)s touch.",
            "Now record with “reserve” which demands the words of numbers %(numbers)s touch.",
            len(settled.numbers),
        )
        lines.append(told % {"numbers": ", ".join(map(str, settled.numbers))})
    vouching = [each for each in settled.remembered if _may_vouch(*each)]
    lines += [
        _("In lists to come, %(text)s is read as: %(role)s.")
        % {"text": quoted(text), "role": _(SETTLED_ROLES[role])}
        for text, role in vouching
    ]
    values = {
        "statement": statement.number,
        "settled": settled.count,
        "numbers": list(settled.numbers),
        "as": answer,
        "vouching": [text for text, _role in vouching],
    }
    return Answer(settled, tuple(lines), values)


@on_register("take-out-word")
def take_out_word(
    tx: "Transaction", *, text: str, role: str = ""
) -> "Answer[tuple[SettledWord, ...]]":
    """Take a text out of the settled words, as one role or as all."""
    from coalition_app.records.positions import settled_words

    gone = settled_words.take_out(tx, text, role)
    line = _("%(text)s is no settled word any more. What was read with it stays as it is.")
    values = {"taken_out": [{"text": each.text, "role": each.role} for each in gone]}
    return Answer(gone, (line % {"text": quoted(gone[0].text)},), values)


def fitting_answers(
    code: str, text: str, role: str = "", *, of_nobody: bool = False
) -> tuple[Sequence[str], Mapping[str, str]]:
    """Return the answers that may be given to a place in doubt, and how some of them are worded there.

    `of_nobody`: a line that names no signatory.
    """
    from coalition_app.records.positions import fitting_answers as fitting

    fits = fitting.fitting_answers(code, text, role, _speaks)
    if code == BELOW:
        return tuple(ANSWERS_BELOW), ANSWERS_BELOW
    if code == COMPARE:
        return fits, ANSWERS_COMPARED
    if code == TITLE:
        return fits, ANSWERS_ON_TITLE
    if code == LETTER:
        return fits, ANSWERS_ON_LETTER
    if of_nobody:
        return fits, ANSWERS_ON_NOBODY
    if code == HEADS:
        return fits, ANSWERS_ON_HEADING
    of_signing = fitting.is_of_signing(code, text, role, _speaks)
    return fits, ANSWERS_ON_SIGNING if of_signing else {}


def source_lines(
    tx: "Reading", source_ids: Collection[uuid.UUID]
) -> dict[uuid.UUID, tuple[str, Sequence[str]]]:
    """Return the name of sources with their lines as they were read, without hidden signs, from index 0.

    There are none of a source that was erased, that cannot be read here again, or that a machine may have
    read: what it made of a scan vouches for nothing, and making it anew takes minutes.
    """
    from coalition_app.intake.files.lines import strip_hidden
    from coalition_app.intake.read_source import is_printed
    from coalition_app.intake.read_source import source_lines as lines_of
    from coalition_app.records.positions import doubts

    found: dict[uuid.UUID, tuple[str, Sequence[str]]] = dict.fromkeys(source_ids, ("", ()))
    for each, (content, name) in doubts.read_sources(tx, source_ids).items():
        if not is_printed(content):
            with suppress(UserError):
                found[each] = name, strip_hidden(lines_of(content, name))
    return found


def refuse_unfit(answer: str, code: str, text: str, role: str = "") -> None:
    """Raise UserError for an answer that would close in silence what speaks of a signature."""
    from coalition_app.records.positions import fitting_answers as fitting

    if answer == WITHDRAWN:
        if role != fitting.WITHDRAWAL:
            raise UserError(_("%(text)s is no mark of a withdrawal.") % {"text": quoted(text)})
        return
    fitting.refuse_unfit(answer, code, text, role, _speaks)


def day_withdrawn(text: str, role: str) -> dt.date | None:
    """Return the day on which a piece says that the signature was withdrawn; None where it says none."""
    from coalition_app.dates import day_said
    from coalition_app.records.positions.fitting_answers import WITHDRAWAL

    return day_said(text) if role == WITHDRAWAL else None


def vouches(word: "SettledWord") -> bool:
    """Tell whether a settled word vouches for equal pieces of lists to come."""
    return word.alone and _may_vouch(word.text, word.role)


def _may_vouch(text: str, role: str) -> bool:
    from coalition_app.intake.settled import may_vouch

    return may_vouch(text, role)


def _part_body(office: str, affiliation: str) -> Body | None:
    from coalition_app.intake.who_signs import part_body

    return part_body(office, affiliation)


def _speaks(text: str) -> bool:
    from coalition_app.intake.settled import speaks_of_signing

    return speaks_of_signing(text)
