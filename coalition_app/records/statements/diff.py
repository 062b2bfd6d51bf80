"""What differs between two texts of a statement, word by word."""

import difflib
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.languages import LANGUAGES
from coalition_app.records.statements.statements import DemandRow, StatementRow, get_text
from coalition_app.records.statements.wordings import count_wordings
from coalition_app.records.store.transactions import Reading

Run = tuple[str, str]
"""One of "same", "removed", "added", and the words."""
_WORDS = re.compile(r"\w+|[^\w\s]|\s+")


@dataclass(frozen=True, slots=True)
class Difference:
    """One place of one language where two texts differ."""

    language: str
    part: str
    """title, body or demand."""
    before: int
    """The demand's number in the older text; 0 where that has not this demand, and for other parts."""
    after: int
    """The demand's number in the newer text, in the same way."""
    runs: tuple[Run, ...]


def compare_texts(tx: Reading, statement_id: uuid.UUID, older: int, newer: int) -> list[Difference]:
    """Return the differences of two texts by language, title and body first, then the demands.

    A demand that was only renumbered is included too, with all its words the same. Raises UserError for a
    text that the statement has not.
    """
    one, other = (get_known_text(tx, statement_id, number) for number in (older, newer))
    return [each for language in LANGUAGES for each in _differences(one, other, language)]


def languages_left(tx: Reading, shown: StatementRow) -> tuple[str, ...]:
    """Return the languages whose words stayed as in the text before while another language's changed.

    Their translations may not say what the newest text says now. Empty for the first text.
    """
    if shown.text_number == 1:
        return ()
    found = compare_texts(tx, shown.id, shown.text_number - 1, shown.text_number)
    changed = {each.language for each in found}
    return tuple(each for each in count_wordings(shown) if changed and each not in changed)


def compare_words(before: str, after: str) -> tuple[Run, ...]:
    """Return the runs of words that two wordings share, that were removed or added."""
    if before == after:
        return (("same", before),) if before else ()
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    runs: list[Run] = []
    matcher = difflib.SequenceMatcher(a=old, b=new)
    for operation, i1, i2, j1, j2 in matcher.get_opcodes():
        if operation == "equal":
            runs.append(("same", "".join(old[i1:i2])))
            continue
        runs += [("removed", "".join(old[i1:i2]))] if i2 > i1 else []
        runs += [("added", "".join(new[j1:j2]))] if j2 > j1 else []
    return tuple(runs)


def get_known_text(tx: Reading, statement_id: uuid.UUID, number: int) -> StatementRow:
    """Return a statement as one of its texts words it; raises UserError where there is no such text."""
    try:
        return get_text(tx, statement_id, number)
    except KeyError as error:
        raise UserError(_("There is no text %(text)d.") % {"text": number}) from error


def _differences(one: StatementRow, other: StatementRow, language: str) -> Iterator[Difference]:
    for part, old, new in (("title", one.titles, other.titles), ("body", one.bodies, other.bodies)):
        before, after = old.get(language, ""), new.get(language, "")
        if before != after:
            yield Difference(language, part, 0, 0, compare_words(before, after))
    known = {each.id: each for each in one.demands}
    for each in other.demands:
        yield from _difference(known.pop(each.id, None), each, language)
    for gone in known.values():
        yield from _difference(gone, None, language)


def _difference(
    old: DemandRow | None, new: DemandRow | None, language: str
) -> Iterator[Difference]:
    before = old.wordings.get(language, "") if old else ""
    after = new.wordings.get(language, "") if new else ""
    numbers = (old.number if old else 0, new.number if new else 0)
    if before != after or (before and numbers[0] != numbers[1]):
        yield Difference(language, "demand", *numbers, compare_words(before, after))
