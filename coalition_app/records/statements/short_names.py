"""Short names of demands: what was recorded, and what is proposed of a demand's own words.

A recorded name is the coordinator's; it is no part of the words that are signed and sealed, and may be given
at any time. A proposed one helps to tell demands apart on the screen and is never printed.
"""

import re
from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.checked import one_line
from coalition_app.records.statements import statements
from coalition_app.records.statements.statements import DemandRow, StatementRow
from coalition_app.records.store.tables import text_demand
from coalition_app.records.store.transactions import Transaction

LONGEST = 60
"""Characters of a short name."""
MOST_WORDS = 4
"""Words of a proposed name, those of SMALL letters not counted."""
SMALL = 3
"""Letters of a word that joins others in most languages ("of", "the", «на», "мен")."""
_WORD = re.compile(r"\w+(?:[-’'./]\w+)*")


def set_short_name(
    tx: Transaction, shown: StatementRow, number: int, language: str, name: str
) -> None:
    """Record a demand's short name in one language; an empty one takes it away.

    Raises UserError for more than LONGEST characters, and for the name of another demand.
    """
    statements.refuse_languages([language])
    now = statements.get_statement(tx, shown.id)
    meant = now.demand(number)
    named = one_line(name, LONGEST)
    for each in now.demands:
        if each is not meant and named and _alike(each.short_names.get(language, ""), named):
            raise UserError(
                _("Demand %(number)d has this short name already.") % {"number": each.number}
            )
    names = {**meant.short_names, language: named}
    tx.name_action(statement=now.number, demand=number)
    place = tx.value(
        sa.select(text_demand.c.id).where(
            text_demand.c.text_id == now.text_id, text_demand.c.demand_id == meant.id
        )
    )
    worded = {each: words for each, words in names.items() if words}
    tx.change(text_demand, place, short_names=worded or None)


def short_name(shown: StatementRow, meant: DemandRow, language: str) -> str:
    """Return a demand's short name in a language, or the one proposed of its words there.

    Where the demand has no words in it, the authentic language stands in, then any other.
    """
    order = dict.fromkeys((language, shown.authentic_language, *meant.wordings))
    for each in order:
        if named := meant.short_names.get(each):
            return named
        if words := meant.wordings.get(each):
            others = (d.wordings.get(each, "") for d in shown.demands if d.id != meant.id)
            return propose(words, others)
    return ""


def heading(shown: StatementRow, meant: DemandRow, language: str) -> str:
    """Write "2 · Public review": how a demand is called in heads, cells, dialogs and filters.

    "Demand 2" where nothing tells it from the others but its number.
    """
    named = short_name(shown, meant, language)
    return (
        f"{meant.number} · {named}" if named else _("Demand %(number)d") % {"number": meant.number}
    )


def propose(words: str, others: Iterable[str]) -> str:
    """Propose a short name: the words in which a demand differs from the others, as they stand there.

    Empty where it differs in small words and numbers alone.
    """
    start, end = differing(words, others)
    named = words[start:end]
    if not any(each.isalpha() and not _is_small(each) for each in _words(named)):
        return ""
    if len(named) > LONGEST:
        named = named[:LONGEST].rpartition(" ")[0] or named[:LONGEST]
    return named[:1].upper() + named[1:]


def differing(words: str, others: Iterable[str]) -> tuple[int, int]:
    """Return from where to where those words of a demand stand in which it begins to differ from the others.

    They begin where no other demand begins with the same words any more, and end with MOST_WORDS, before a
    sign that parts clauses, or before a small word once there are two.
    """
    found = list(_WORD.finditer(words))
    spelt = [each[0].casefold() for each in found]
    first = max((_same(spelt, _words(each)) for each in others), default=0)
    if first >= len(found):
        first = 0
    while first < len(found) - 1 and _is_small(spelt[first]):
        first += 1
    last, counted = first, 0
    for at in range(first, len(found)):
        parted = at > first and words[found[at - 1].end() : found[at].start()].strip("«»“”\"' ")
        small = _is_small(spelt[at])
        if counted and (parted or counted == MOST_WORDS or (small and counted > 1)):
            break
        if not small:
            last, counted = at, counted + 1
    return (found[first].start(), found[last].end()) if found else (0, 0)


def _is_small(word: str) -> bool:
    return len(word) <= SMALL and word.isalpha()


def _words(text: str) -> list[str]:
    return [each.casefold() for each in _WORD.findall(text)]


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    """Count the words that two texts begin with alike."""
    for at, (first, second) in enumerate(zip(one, other, strict=False)):
        if first != second:
            return at
    return min(len(one), len(other))


def _alike(one: str, other: str) -> bool:
    return " ".join(_words(one)) == " ".join(_words(other))
