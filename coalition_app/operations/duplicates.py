"""Operations on possible duplicates: what two signatures are to each other, merging, separating."""

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from coalition_app.errors import UserError
from coalition_app.i18n import N_, _
from coalition_app.operations.door import Answer, on_register, on_statement

if TYPE_CHECKING:
    from coalition_app.records.signatories.merge_history import MergeRow
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.store.transactions import Transaction

VERDICTS = {
    "same": N_("one signature recorded twice"),
    "two-signatures": N_("two signatures of one body"),
    "branch": N_("a body and its branch"),
    "different": N_("two different signatures that look similar"),
    "signed-herself": N_("who attests signed too"),
    "signed-for-it": N_("who attests signed for the organisation"),
    "office-only": N_("an organisation in which who attests holds an office"),
}
"""What two signatures can be to each other, in the words of the command."""
ATTESTOR_WORD = "attestor"
"""How a command names who attests, in the place of a number."""


@on_statement("decide-twins")
def decide(
    tx: "Transaction",
    statement: "StatementRow",
    *,
    a: int,
    b: int,
    verdict: str,
    keep: int | None = None,
    why: str = "",
) -> "Answer[MergeRow | None]":
    """Record what two signatures are to each other, 0 for who attests; the answer is the merge it made."""
    from coalition_app.records.merging import decisions

    decisions.decide(tx, statement, a, b, verdict, why, keep)
    made = decisions.merge_of(tx, statement, a, b) if verdict == "same" else None
    named = {"a": number_word(a), "b": number_word(b), "verdict": _(VERDICTS[verdict])}
    lines = [_("Recorded for %(a)s and %(b)s: %(verdict)s.") % named]
    if made is not None:
        lines += [*(f"   {each}" for each in made.sentences()), _taken_back(made)]
    values = {
        "statement": statement.number,
        "a": number_word(a),
        "b": number_word(b),
        "verdict": verdict,
        "why": why.strip(),
        "merge": made.number if made is not None else None,
        "rejected": [] if made is None else [each.place[1] for each in made.rejected],
    }
    return Answer(made, tuple(lines), values)


@on_register("merge-signatories")
def merge(
    tx: "Transaction",
    *,
    kept: uuid.UUID,
    merged: uuid.UUID,
    stands: Mapping[int, int] | None = None,
    why: str = "",
) -> "Answer[MergeRow]":
    """Make one signatory of two entries of the directory.

    `stands` names, by statements that both signed, the number that stands, or BOTH.
    """
    from coalition_app.records.merging import merges
    from coalition_app.records.signatories import merge_history

    both = {each.statement.number for each in merges.look_at_merge(tx, kept, merged).both}
    for number in stands or {}:
        if number not in both:
            raise UserError(
                _("The two did not both sign statement %(number)d: leave it out of --keep.")
                % {"number": number}
            )
    key = merges.merge_signatories(tx, kept, merged, why, stands)
    made = next(each for each in merge_history.list_merges(tx) if each.id == key)
    return Answer(made, (*made.sentences(), _taken_back(made)), merge_json(made))


@on_register("separate-signatories")
def separate(tx: "Transaction", *, merge: int, why: str = "") -> Answer[tuple[str, ...]]:
    """Separate what the merge of a number made one.

    The answer is a sentence for each thing that was changed since, which stays as it is.
    """
    from coalition_app.records.merging import merges, separations

    found = merges.find_merge(tx, merge)
    since = tuple(separations.separate_signatories(tx, found.id, why))
    said = _("Merge number %(number)d was undone.") % {"number": found.number}
    values = {"merge": found.number, "left_as_is": list(since)}
    return Answer(since, (said, *(f"   {each}" for each in since)), values)


def number_word(number: int) -> int | str:
    """Return a signature's number, or the word for who attests."""
    return number or ATTESTOR_WORD


def merge_json(each: "MergeRow") -> dict[str, Any]:
    """Return a merge as plain values."""
    return {
        "number": each.number,
        "kept": each.kept,
        "merged": each.merged,
        "why": each.why,
        "merged_at": each.merged_at.isoformat(),
        "merged_by": each.merged_by,
        "separated_at": each.separated_at.isoformat() if each.separated_at else None,
        "separated_by": each.separated_by or None,
        "separated_why": each.separated_why,
        "signatures": [
            {"statement": statement, "number": number} for statement, number in each.signatures
        ],
        "rejected": [
            {"statement": of.place[0], "number": of.place[1], "stands": of.stands}
            for of in each.rejected
        ],
        "changed_since": list(each.changed_since),
    }


def _taken_back(made: "MergeRow") -> str:
    return _("This is merge number %(number)d; “separate” takes it back at any time.") % {
        "number": made.number
    }
