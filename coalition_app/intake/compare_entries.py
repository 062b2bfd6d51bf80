"""A source of which much is in doubt: what nobody doubted in it may be misread too; all of it is compared."""

from collections.abc import Collection, Iterator

from coalition_app.draft_pieces import COMPARE, HEADS, OF_LIST
from coalition_app.drafts import Draft, OpenLine
from coalition_app.i18n import _
from coalition_app.labels import quoted

FEWEST = 5
"""Entries in doubt below which a source is not called unclear."""
SHARE = 3
"""One of so many entries in doubt makes a source unclear. Of 45 public lists two short ones had as many, of
six sources as coordinators keep them by hand every one that was read."""


def ask_to_compare(draft: Draft, asked: Collection[OpenLine]) -> tuple[OpenLine, ...]:
    """Return the question of each entry whether it is read rightly; nothing where little is in doubt.

    Its text says of how many entries something is in doubt: “7/15”. `asked`: what is asked of lines outside
    the entries. A heading, or a question of the whole list, says nothing of how well its entries are read.
    """
    named = {
        number for line in asked if line.code not in (HEADS, *OF_LIST) for number in line.numbers
    }
    doubted = [entry for entry in draft.entries if entry.open or entry.number in named]
    if len(doubted) < max(FEWEST, len(draft.entries) / SHARE):
        return ()
    share = f"{len(doubted)}/{len(draft.entries)}"
    numbers = tuple(entry.number for entry in draft.entries)
    return (OpenLine((0, 0), share, COMPARE, numbers),)


def warn_to_compare(draft: Draft, asked: Collection[OpenLine]) -> Iterator[str]:
    """Say what was read as the title and how many demands, where the entries are to be compared."""
    if not asked:
        return
    if draft.title:
        sentence = _(
            "Much of this source is in doubt: compare every entry with its lines, and the statement too. "
            "Read as the title: %(title)s. Demands read: %(count)d."
        )
        yield sentence % {"title": quoted(draft.title), "count": len(draft.demands)}
    else:
        sentence = _(
            "Much of this source is in doubt: compare every entry with its lines, and the statement too. "
            "No title was found. Demands read: %(count)d."
        )
        yield sentence % {"count": len(draft.demands)}
