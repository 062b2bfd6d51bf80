"""Finding signatories across all statements, by number, or by name or person in any spelling."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from coalition_app.records.signatories import merge_history, other_names
from coalition_app.records.signatories.full_names import body_name
from coalition_app.records.store.name_keys import asked_words, holds, rank, searched, spelled_as
from coalition_app.records.store.tables import signatory, signature, statement
from coalition_app.records.store.transactions import Reading

SHORTEST = 2
"""Letters from which names are searched anywhere; a single letter only at the beginning."""

MOST_BEGINNINGS = 12
"""Readings of the typed words with which names may begin."""

LONGEST_NUMBER = 10
"""Digits from which a number cannot be a signature's."""


BESIDE = 3
"""Ranks by which whoever is found by another name than its own comes later."""


@dataclass(frozen=True, slots=True)
class FoundSignature:
    """A signature as it is found: its statement's number, its own, and the name as signed."""

    statement: int
    number: int
    name: str
    legal_form: str
    place: str
    as_printed: str
    representative: str
    joint: Sequence[Sequence[str]] | None
    more_representatives: Sequence[Sequence[str]] | None
    found_by: str = ""
    """What holds the searched words where the name does not: a person, or a further body of the entry."""

    @property
    def full_name(self) -> str:
        """Return the legal form and the name."""
        return body_name(self.legal_form, self.name, self.as_printed)


def find_signatures(tx: Reading, words: str, limit: int = 50) -> list[FoundSignature]:
    """Find the first signatures of all statements that `words` find.

    A number finds the signatures that have it, before names that hold it; a name is found in Russian, Kazakh
    and Latin spelling: names that begin with the words first, then those of which a word does, and among
    equals those that are spelled so. A legal form is found as the name behind it is. Last come entries in
    which a representative or a further body has that name, and `found_by` says which.
    """
    numbered: dict[tuple[int, int], FoundSignature] = {}
    found: dict[tuple[int, int], FoundSignature] = {}
    typed = words.strip().removeprefix("№").strip()
    if typed.isdecimal() and len(typed) < LONGEST_NUMBER:
        # Naming the statements lets the index of statement and number be used.
        of_any = signature.c.statement_id.in_(sa.select(statement.c.id))
        query = _signatures().where(of_any, signature.c.number == int(typed))
        _add(tx, numbered, query.limit(limit))
    asked = asked_words(words)
    for first in _beginnings(asked):
        # A range of the key's index, where LIKE would go through every name.
        column = signatory.c.name_key
        _add_named(tx, found, [column >= first, column < first + "\uffff"], limit)
    if sum(len(ways[0]) for ways in asked) >= SHORTEST and len(found) < limit:
        for of_words in (True, False):
            if len(found) < limit:
                holding = merge_history.name_holds(asked, beginning=of_words)
                _add_named(tx, found, [holding], limit)
        if len(found) < limit:
            _add_formed(tx, found, asked, limit)
        if len(found) < limit:
            people = other_names.representatives_holding(tx, asked)[:limit]
            named = signature.c.representative.in_(people)
            _add(tx, found, _signatures().where(named).limit(limit))
        if len(found) < limit:
            beside = other_names.entries_holding(tx, asked)[:limit]
            _add(tx, found, _signatures().where(signature.c.id.in_(beside)))
    told = {at: replace(each, found_by=_found_by(asked, each)) for at, each in found.items()}
    ranked = sorted(told.items(), key=lambda each: _rank(asked, words, each[1]))
    return list({**numbered, **dict(ranked)}.values())[:limit]


def _found_by(asked: Sequence[Sequence[str]], found: FoundSignature) -> str:
    if holds(asked, searched(found.full_name)):
        return ""
    return next((each for each in _beside(found) if holds(asked, searched(each))), "")


def _beside(found: FoundSignature) -> Iterator[str]:
    yield found.representative
    yield from (" ".join(filter(None, each)) for each in found.joint or ())
    yield from (name for name, _office in found.more_representatives or ())


def _rank(
    asked: Sequence[Sequence[str]], words: str, found: FoundSignature
) -> tuple[int, bool, int, int]:
    near = rank(asked, searched(found.name)) + BESIDE * bool(found.found_by)
    return near, not spelled_as(words, found.name), found.statement, found.number


def _beginnings(asked: Sequence[Sequence[str]]) -> list[str]:
    """Return the keys with which names begin that begin with the asked words; few of many readings."""
    ways = itertools.islice(itertools.product(*asked), MOST_BEGINNINGS)
    return [" ".join(way) for way in ways] if asked else []


def _add_named(
    tx: Reading,
    found: dict[tuple[int, int], FoundSignature],
    asked: list[sa.ColumnElement[bool]],
    limit: int,
) -> None:
    """Add those whose signatory's key is as asked.

    The keys are read first, by themselves: their index holds all that is needed, the table is far larger.
    """
    column = signatory.c.name_key
    keys = tx.connection.execute(sa.select(column).where(*asked).limit(limit)).scalars().all()
    if keys:
        people: Any = sa.select(signatory.c.id).where(column.in_(set(keys)))
        into = merge_history.merged_into(tx)
        if into:
            # Who was merged into another has no signature left: the other one's are found.
            people = {into.get(each, each) for each in tx.connection.execute(people).scalars()}
        _add(tx, found, _signatures().where(signature.c.signatory_id.in_(people)).limit(limit))


def _add_formed(
    tx: Reading,
    found: dict[tuple[int, int], FoundSignature],
    asked: Sequence[Sequence[str]],
    limit: int,
) -> None:
    """Add those whose legal form holds some of the words, and whose name holds the others."""
    forms = sa.select(signature.c.legal_form).where(signature.c.legal_form != "").distinct()
    by_left: dict[tuple[Sequence[str], ...], list[str]] = {}
    for form in tx.connection.execute(forms).scalars():
        left = tuple(each for each in asked if not holds([each], searched(form)))
        if len(left) < len(asked):
            by_left.setdefault(left, []).append(form)
    for left, of_forms in by_left.items():
        query = _signatures().where(signature.c.legal_form.in_(of_forms))
        if left:
            named = sa.select(signatory.c.id).where(merge_history.name_holds(left))
            query = query.where(signature.c.signatory_id.in_(named))
        _add(tx, found, query.limit(limit))


def _add(tx: Reading, found: dict[tuple[int, int], FoundSignature], query: sa.Select[Any]) -> None:
    rows = [FoundSignature(*row) for row in tx.rows(query)]
    for row in sorted(rows, key=lambda each: (each.statement, each.number)):
        found.setdefault((row.statement, row.number), row)


def _signatures() -> sa.Select[Any]:
    columns = signature.c
    return sa.select(
        statement.c.number.label("statement"),
        columns.number,
        columns.name,
        columns.legal_form,
        columns.place,
        columns.as_printed,
        columns.representative,
        columns.joint,
        columns.more_representatives,
    ).join(statement, statement.c.id == columns.statement_id)


def names_of(tx: Reading, pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], str]:
    """Return the full names of signatures that stand, by numbers of statement and of signature."""
    wanted: dict[int, set[int]] = {}
    for of_statement, number in pairs:
        wanted.setdefault(of_statement, set()).add(number)
    found = {}
    for of_statement, numbers in wanted.items():
        here = (statement.c.number == of_statement, signature.c.number.in_(numbers))
        for row in tx.rows(_signatures().where(*here)):
            each = FoundSignature(*row)
            found[each.statement, each.number] = each.full_name
    return found
