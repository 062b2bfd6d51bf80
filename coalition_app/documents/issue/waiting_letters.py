"""Letters that wait in the inbox and seem to take somebody out of the counts: nobody has looked at them."""

import uuid
from collections.abc import Iterator
from typing import NamedTuple

from coalition_app.documents.content.attestation_basis import ranges
from coalition_app.documents.content.gathered import Gathered
from coalition_app.i18n import ngettext
from coalition_app.records.evidence import papers
from coalition_app.records.signatures.signatures import COUNTED
from coalition_app.records.signatures.timeline import MOVES
from coalition_app.records.store.transactions import Reading

WITHDRAWS, OBJECTS = "letter-withdraws", "letter-objects"
OF_SEEMING = {"withdraws": WITHDRAWS, "objects": OBJECTS}


class Waiting(NamedTuple):
    """Letters that seem to do the same: whose, by number, what is to be said, and the first of them."""

    kind: str
    numbers: tuple[int, ...]
    """None where it is not clear whose they are."""
    text: str
    letter: uuid.UUID


def sort_letters(tx: Reading, gathered: Gathered) -> dict[str, list[papers.PaperRow]]:
    """Sort the letters that wait by what they would take away from those who count; "" holds the others.

    A letter of nobody in particular may be that of anybody who counts.
    """
    rows = gathered.signatures
    may = {
        "withdraws": {row.number for row in rows if "withdrawn" in MOVES[row.status]},
        "objects": {row.number for row in rows if row.status in COUNTED},
    }
    found: dict[str, list[papers.PaperRow]] = {WITHDRAWS: [], OBJECTS: [], "": []}
    for each in papers.list_papers(tx, gathered.statement):
        whose = may.get(each.seems, set())
        bears = whose.intersection(each.numbers) if each.numbers else whose
        found[OF_SEEMING[each.seems] if bears else ""].append(each)
    return found


def letters_against(tx: Reading, gathered: Gathered) -> Iterator[Waiting]:
    """Tell which letters seem to withdraw or to object, by whom where that is clear."""
    letters = sort_letters(tx, gathered)
    for kind in (WITHDRAWS, OBJECTS):
        known = [each for each in letters[kind] if len(each.numbers) == 1]
        numbers = tuple(sorted({each.numbers[0] for each in known}))
        if known:
            said = _of_known(kind, len(numbers)) % {"numbers": ranges(numbers)}
            yield Waiting(kind, numbers, said, known[0].id)
        unclear = [each for each in letters[kind] if len(each.numbers) != 1]
        if unclear:
            said = _of_unclear(kind, len(unclear)) % {"count": len(unclear)}
            yield Waiting(kind, (), said, unclear[0].id)


def _of_known(kind: str, count: int) -> str:
    if kind == WITHDRAWS:
        return ngettext(
            "A letter in the inbox seems to withdraw number %(numbers)s: record it, or remove it.",
            "Letters in the inbox seem to withdraw numbers %(numbers)s: record them, or remove them.",
            count,
        )
    return ngettext(
        "A letter of number %(numbers)s in the inbox seems to object: record it, or remove it.",
        "Letters of numbers %(numbers)s in the inbox seem to object: record them, or remove them.",
        count,
    )


def _of_unclear(kind: str, count: int) -> str:
    if kind == WITHDRAWS:
        return ngettext(
            "%(count)d letter in the inbox seems to withdraw a signature, and it is not clear whose: record "
            "it, or remove it.",
            "%(count)d letters in the inbox seem to withdraw signatures, and it is not clear whose: record "
            "them, or remove them.",
            count,
        )
    return ngettext(
        "%(count)d letter in the inbox seems to object, and it is not clear who wrote it: record it, or "
        "remove it.",
        "%(count)d letters in the inbox seem to object, and it is not clear who wrote them: record them, "
        "or remove them.",
        count,
    )
