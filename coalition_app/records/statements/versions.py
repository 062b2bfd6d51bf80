"""What stayed the same from one text of a statement to the next, and what is only spelling.

Whoever signed a text signed its wording; the authentic language decides. A demand that a later text adds or
words otherwise they have not signed. What it only translates, or spells otherwise, which the coordinator said
and gave the reason for, they have. A translation that changed asks them again, and takes no support away.
"""

import re
import uuid
from collections.abc import Mapping
from itertools import pairwise

import sqlalchemy as sa

from coalition_app.records.statements.statements import StatementRow, get_text
from coalition_app.records.store.tables import text, text_demand, text_wording
from coalition_app.records.store.transactions import Reading

COVERED, LACKING, REWORDED = "covered", "lacking", "reworded"
"""What a text has of a demand of another one."""
LEAST_SAME = 4
"""Letters of a word for each letter that a spelling may change in it."""
NEVER_SPELLING = frozenset(
    (
        *("не", "ни", "без", "нет", "кроме", "или", "и", "либо"),
        *("not", "no", "without", "except", "or", "and", "nor", "never"),
        *("емес", "жоқ", "және", "немесе"),
    )
)
"""Words that turn a demand round: adding, dropping or changing one is no spelling."""
_WORD = re.compile(r"\w+")


def coverage(tx: Reading, shown: StatementRow) -> dict[uuid.UUID, tuple[str, ...]]:
    """Return for each other text what a signature under it says of the demands, in their order.

    It speaks of no demand that came later (LACKING) or was worded otherwise since, in more than spelling
    (REWORDED). A text of which all is COVERED is left out.
    """
    numbers = _numbers(tx, shown.id)
    if len(numbers) == 1 or not shown.demands:
        return {}
    texts = [get_text(tx, shown.id, number) for number in numbers]
    spelt = _spelt(tx, shown.id, text_demand)
    found = {}
    versions = {each.id: _demand_versions(texts, each.id, spelt) for each in shown.demands}
    for each in texts:
        covers = tuple(
            _cover(versions[demand.id], each.text_number, shown.text_number)
            for demand in shown.demands
        )
        if set(covers) != {COVERED}:
            found[each.text_id] = covers
    return found


def first_of_same(tx: Reading, statement_id: uuid.UUID, number: int) -> int:
    """Return the number of the first text with the words of this one, translations and spelling apart.

    Whoever signed any text from that one on has signed these words.
    """
    texts = [get_text(tx, statement_id, each) for each in _numbers(tx, statement_id)]
    demands, words = (_spelt(tx, statement_id, each) for each in (text_demand, text_wording))
    first = 1
    for older, newer in pairwise(each for each in texts if each.text_number <= number):
        if not _is_same(older, newer, demands, words):
            first = newer.text_number
    return first


def is_reworded(language: str, older: Mapping[str, str], newer: Mapping[str, str]) -> bool:
    """Tell whether wordings differ in the authentic language, or in the others where one lacks that."""
    shared = {language} if older.get(language) and newer.get(language) else {*older} & {*newer}
    return not shared or any(older[each].split() != newer[each].split() for each in shared)


def is_spelling(before: str, after: str) -> bool:
    """Tell whether two wordings differ in spelling alone: signs, capitals, and few letters of a word.

    A number, a word that turns the sense round, and a word more or less are never spelling.
    """
    old, new = _WORD.findall(before.casefold()), _WORD.findall(after.casefold())
    return len(old) == len(new) and all(map(_is_spelt_otherwise, old, new))


def _is_spelt_otherwise(old: str, new: str) -> bool:
    if old == new:
        return True
    turns = {old, new} & NEVER_SPELLING or any(each.isdigit() for each in (*old, *new))
    shorter = min(len(old), len(new))
    return not turns and _distance(old, new) * LEAST_SAME <= shorter and old[:1] == new[:1]


def _distance(one: str, other: str) -> int:
    """Count the letters that are added, dropped or changed."""
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        before, row[0] = row[0], at
        for to, beside in enumerate(other, start=1):
            before, row[to] = (
                row[to],
                min(row[to] + 1, row[to - 1] + 1, before + (letter != beside)),
            )
    return row[-1]


def _numbers(tx: Reading, statement_id: uuid.UUID) -> list[int]:
    query = sa.select(text.c.number).where(text.c.statement_id == statement_id)
    return list(tx.connection.execute(query.order_by(text.c.number)).scalars())


def _spelt(tx: Reading, statement_id: uuid.UUID, table: sa.Table) -> set[tuple[object, ...]]:
    """Return what differs from the text before only in spelling: the text, and the demand or language."""
    of = table.c.demand_id if table is text_demand else table.c.language
    query = (
        sa.select(text.c.number, of)
        .join(text, text.c.id == table.c.text_id)
        .where(text.c.statement_id == statement_id, table.c.spelling != "")
    )
    return {tuple(row) for row in tx.rows(query)}


def _demand_versions(
    texts: list[StatementRow], demand_id: uuid.UUID, spelt: set[tuple[object, ...]]
) -> dict[int, int]:
    """Return by the number of each text that has a demand how often it was reworded until then."""
    versions: dict[int, int] = {}
    before: Mapping[str, str] | None = None
    version = 0
    for each in texts:
        wordings = next((d.wordings for d in each.demands if d.id == demand_id), None)
        if wordings is None:
            continue
        if before is not None and (each.text_number, demand_id) not in spelt:
            version += is_reworded(each.authentic_language, before, wordings)
        versions[each.text_number], before = version, wordings
    return versions


def _cover(versions: Mapping[int, int], signed: int, shown: int) -> str:
    if signed not in versions:
        return LACKING
    return COVERED if versions[signed] == versions[shown] else REWORDED


def _is_same(
    older: StatementRow,
    newer: StatementRow,
    demands: set[tuple[object, ...]],
    words: set[tuple[object, ...]],
) -> bool:
    """Tell whether a text only translates or spells otherwise what the one before it says.

    One that repeats it word for word was made to ask the signatories again.
    """
    if (older.titles, older.bodies, [each.wordings for each in older.demands]) == (
        newer.titles,
        newer.bodies,
        [each.wordings for each in newer.demands],
    ):
        return False
    if [each.id for each in older.demands] != [each.id for each in newer.demands]:
        return False
    for before, after in ((older.titles, newer.titles), (older.bodies, newer.bodies)):
        for language in changed_languages(before, after):
            if (newer.text_number, language) not in words:
                return False
    return not any(
        changed_languages(one.wordings, other.wordings)
        for one, other in zip(older.demands, newer.demands, strict=True)
        if (newer.text_number, other.id) not in demands
    )


def changed_languages(older: Mapping[str, str], newer: Mapping[str, str]) -> list[str]:
    """Return the languages that were worded and are worded otherwise; a further one is a translation."""
    return [
        each
        for each, words in older.items()
        if words and words.split() != newer.get(each, "").split()
    ]
