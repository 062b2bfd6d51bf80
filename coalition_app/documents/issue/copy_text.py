"""What differs between a copy of the register and the register, as lines to read."""

from collections.abc import Iterator
from pathlib import Path

from coalition_app.documents.issue.as_of_text import difference_sentence
from coalition_app.i18n import _, ngettext
from coalition_app.records.care.backups import reading_copy
from coalition_app.records.journal import journal
from coalition_app.records.lists.as_of import State, compare, read_state
from coalition_app.records.statements.statements import list_statements
from coalition_app.records.store.database import Database
from coalition_app.records.store.transactions import Reading

MOST = 200
"""Entries of the journal that are written, and differences of a statement."""


def copy_lines(database: Database, copy: Path) -> list[str]:
    """Read a copy beside the open register: what was recorded since, and who differs in each statement.

    Raises UserError as `reading_copy` does.
    """
    with reading_copy(database, copy) as (then, since), database.reading() as now:
        return [*_recorded(now, since), *_statements(then, now)]


def _recorded(now: Reading, since: int) -> Iterator[str]:
    if not since:
        yield _("Nothing has been recorded since this backup.")
        return
    words = ngettext(
        "Since this backup %(count)d action was recorded:",
        "Since this backup %(count)d actions were recorded:",
        since,
    )
    yield words % {"count": since}
    listed = journal.newest_first(now)
    for _at, entry in zip(range(min(since, MOST)), listed, strict=False):
        moment = now.local(entry.at)
        yield f"   {moment:%d.%m.%Y %H:%M}  {entry.told()}"
    yield from _left_out(since - MOST)


def _statements(then: Reading, now: Reading) -> Iterator[str]:
    before = {each.id: each for each in list_statements(then)}
    for statement in list_statements(now):
        earlier = before.get(statement.id)
        state = read_state(now, statement)
        was = read_state(then, earlier) if earlier else State((), ())
        yield ""
        named = {"number": statement.number, "then": len(was.lines), "now": len(state.lines)}
        yield _("Statement %(number)d. Signatures in the backup: %(then)d, now: %(now)d") % named
        found = compare(was, state)
        if not found:
            yield "   " + _("The list is the same.")
        yield from (f"   {difference_sentence(each)}" for each in found[:MOST])
        yield from _left_out(len(found) - MOST)


def _left_out(count: int) -> Iterator[str]:
    if count > 0:
        words = ngettext("… and %(count)d more", "… and %(count)d more", count)
        yield "   " + words % {"count": count}
