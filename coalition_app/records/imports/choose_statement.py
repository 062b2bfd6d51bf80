"""Which statement a source goes into: proposed where it is clear, asked where it is not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from coalition_app.drafts import Draft, DraftDemand
from coalition_app.i18n import _, ngettext
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.name_keys import name_key

STEM = 6
"""Letters of a word that are compared: endings differ from case to case."""
SHORTEST = 4
"""Letters of a significant word; shorter ones are "of" and "the", but numbers always count."""
SHARED, FEWEST, COVERED = 0.75, 3, 0.5
"""Words that two titles share: of the shorter one's, at least in number, and of the longer one's."""
SAME_WORDING = 0.9
"""Likeness of two wordings of one demand that differ by a letter or a comma, not in sense."""
LONGEST = 120
"""Letters of a title that are quoted in a sentence."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a source is proposed to go, and what was found."""

    statement: StatementRow | None
    """The statement that it goes into; None for a new one, and where the user is asked."""
    asks: bool = False
    """Whether nothing is proposed, so that the user must choose."""
    found: str = ""
    """A sentence that says what was found; empty where there is nothing to say."""
    offered: tuple[StatementRow, ...] = ()
    """The statements that are offered beside a new one where the user is asked."""


def propose_target(
    draft: Draft, statements: Sequence[StatementRow], shown: StatementRow | None
) -> Target:
    """Propose where the entries of a source go; `shown` is the statement that is open.

    A source without title and demands goes into the statement that is open, as does one whose title or
    demands are its own. Where they are another statement's, the user is asked: that one is never chosen
    unasked. Demands that the statement does not have are never passed over, nor a text under another title. A
    list with nothing but another heading goes into the open statement, and the heading is mentioned.
    """
    title = " ".join(draft.title.split())
    if not statements:
        return Target(None)
    if not title and not draft.demands:
        return Target(shown)
    ordered = [each for each in statements if shown is not None and each.id == shown.id]
    ordered += [each for each in statements if each not in ordered]
    same = next((each for each in ordered if is_same(draft, each)), None)
    if same is not None:
        return _of_same(draft, title, same, shown)
    if shown is None:
        return Target(None)
    if draft.demands:
        return Target(None, True, _asks_for_demands(draft, title, shown), (shown,))
    named = {"number": shown.number, "title": _short(title)}
    if draft.body.strip():
        sentence = _(
            "The source has a title and a text of its own, “%(title)s”. Choose where it goes: into "
            "statement %(number)d, which is open, or into a new statement."
        )
        return Target(None, True, sentence % named, (shown,))
    sentence = _(
        "The source is headed “%(title)s”, unlike statement %(number)d, which is open: see that it goes "
        "where it belongs."
    )
    return Target(shown, False, sentence % named)


def is_same(draft: Draft, statement: StatementRow) -> bool:
    """Tell whether a source's title or demands are those of a statement, in any of its languages."""
    if draft.demands and not demands_lacking(draft, statement):
        return True
    return any(alike_titles(draft.title, each) for each in statement.titles.values())


def demands_lacking(draft: Draft, statement: StatementRow) -> list[DraftDemand]:
    """Return the demands of a source that a statement has in none of its languages."""
    there = [words for each in statement.demands for words in each.wordings.values()]
    return [
        each
        for each in draft.demands
        if not any(_same_wording(each.text, words) for words in there)
    ]


def alike_titles(one: str, other: str) -> bool:
    """Tell whether two titles are clearly the same: the same words, or most of the shorter one's.

    Numbers are words too, so that statement 1 is never statement 2. A few words of a long title are not it.
    """
    ours, theirs = _words(one), _words(other)
    if not ours or not theirs:
        return False
    if ours == theirs:
        return True
    numbers = [{each for each in words if each.isdecimal()} for words in (ours, theirs)]
    if all(numbers) and not numbers[0] & numbers[1]:
        return False
    shared, less, more = len(ours & theirs), *sorted((len(ours), len(theirs)))
    return shared >= FEWEST and shared >= SHARED * less and shared >= COVERED * more


def _of_same(draft: Draft, title: str, same: StatementRow, shown: StatementRow | None) -> Target:
    """Propose the open statement where the source is its own; ask where it is another's or brings more."""
    lacking = demands_lacking(draft, same)
    if lacking:
        text = ngettext(
            "The source has the title of statement %(number)d, and %(count)d demand that the statement "
            "does not have. Choose where it goes.",
            "The source has the title of statement %(number)d, and %(count)d demands that the statement "
            "does not have. Choose where it goes.",
            len(lacking),
        )
        return Target(None, True, text % {"number": same.number, "count": len(lacking)}, (same,))
    if shown is None or same.id == shown.id:
        return Target(same)
    named = {"number": same.number, "open": shown.number}
    if any(alike_titles(title, each) for each in same.titles.values()):
        sentence = _(
            "The source has the title of statement %(number)d, but statement %(open)d is open. Choose where "
            "it goes."
        )
    else:
        sentence = _(
            "The source has the demands of statement %(number)d, but statement %(open)d is open. Choose "
            "where it goes."
        )
    return Target(None, True, sentence % named, (same, shown))


def _asks_for_demands(draft: Draft, title: str, shown: StatementRow) -> str:
    """Say what a source brings that the open statement does not have."""
    count = len(demands_lacking(draft, shown))
    named = {"number": shown.number, "count": count}
    if not title:
        text = ngettext(
            "The source has %(count)d demand that statement %(number)d does not have. Choose where it "
            "goes: into statement %(number)d, which is open, or into a new statement.",
            "The source has %(count)d demands that statement %(number)d does not have. Choose where it "
            "goes: into statement %(number)d, which is open, or into a new statement.",
            count,
        )
        return text % named
    text = ngettext(
        "The source has its own title and %(count)d demand that statement %(number)d does not have. Choose "
        "where it goes: into statement %(number)d, which is open, or into a new statement.",
        "The source has its own title and %(count)d demands that statement %(number)d does not have. "
        "Choose where it goes: into statement %(number)d, which is open, or into a new statement.",
        count,
    )
    return text % named


def _words(title: str) -> frozenset[str]:
    """Return the significant words of a title, folded to one spelling and cut to their stems."""
    found = set()
    for word in _WORD.findall(title):
        if word.isdecimal():
            found.add(word)
        elif len(word) >= SHORTEST:
            found.add(name_key(word)[:STEM])
    return frozenset(found - {""})


def _same_wording(one: str, other: str) -> bool:
    """Tell whether two wordings are one; a number is never another number."""
    ours, theirs = (_WORD.findall(text.casefold().replace("ё", "е")) for text in (one, other))
    numbers = [[each for each in words if each.isdecimal()] for words in (ours, theirs)]
    if numbers[0] != numbers[1]:
        return False
    return Indel.normalized_similarity(" ".join(ours), " ".join(theirs)) >= SAME_WORDING


def _short(title: str) -> str:
    return title if len(title) <= LONGEST else title[: LONGEST - 1] + "…"
