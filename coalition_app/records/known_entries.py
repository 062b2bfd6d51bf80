"""Which entries of a list stand in the register already: in the same statement, or in another one."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from coalition_app.drafts import Draft, DraftEntry, LeftOut
from coalition_app.i18n import _
from coalition_app.records.columns import Row
from coalition_app.records.names import name_key
from coalition_app.records.statements import StatementRow
from coalition_app.records.tables import signatory, signature, statement
from coalition_app.records.transactions import IN_ONE_QUERY, Reading

SIGNED = ("signed", "acceded", "subject-to-approval", "disputed")
"""Standings with which a signatory is there already; others may sign now, or anew."""
THERE, ALIKE, ELSEWHERE = "there", "alike", "elsewhere"
COMPARED = ("representative", "office", "place", "country")
"""Fields that speak against one and the same signature where both are filled and differ."""


@dataclass(frozen=True, slots=True)
class Known:
    """A signature of the register that bears the name of an entry."""

    verdict: str
    """THERE: this very signature; ALIKE: the name is in the statement, the rest differs; ELSEWHERE: in
    another statement."""
    statement: int
    number: int

    def sentence(self) -> str:
        """Say where the name stands."""
        named = {"statement": self.statement, "number": self.number}
        if self.verdict == THERE:
            return _("already there under number %(number)d") % named
        if self.verdict == ALIKE:
            return _("the same name stands there under number %(number)d; the rest differs") % named
        return _("signed statement %(statement)d, number %(number)d") % named


def find_known(
    tx: Reading, entries: Sequence[DraftEntry], into: StatementRow | None
) -> dict[int, Known]:
    """Compare entries with the register; gives what is known by the entry's index.

    Names are the same in any spelling that `name_key` folds together. `into` is the statement that the
    entries would go into, None for a new one.
    """
    keys = [name_key(entry.name or entry.as_printed) for entry in entries]
    rows = _rows_by_key(tx, sorted({key for key in keys if key}))
    own = into.id if into is not None else None
    found = {}
    for at, (entry, key) in enumerate(zip(entries, keys, strict=True)):
        known = _best(entry, rows.get(key, ()), own)
        if known is not None:
            found[at] = known
    return found


def leave_known_out(draft: Draft, known: Mapping[int, Known]) -> Draft:
    """Leave out the entries that are already there, each with its number as the reason."""
    there = {at: each for at, each in known.items() if each.verdict == THERE}
    if not there:
        return draft
    out = [
        LeftOut(entry.lines, entry.as_printed or entry.name, there[at].sentence())
        for at, entry in enumerate(draft.entries)
        if at in there
    ]
    return replace(
        draft,
        entries=tuple(each for at, each in enumerate(draft.entries) if at not in there),
        left_out=tuple(sorted((*draft.left_out, *out), key=lambda each: each.lines)),
    )


def _best(entry: DraftEntry, rows: Sequence[Row], own: uuid.UUID | None) -> Known | None:
    """Give the nearest signature: the very same one, else one of the statement, else another."""
    found: dict[str, Known] = {}
    for row in rows:
        verdict = ELSEWHERE
        if row.statement_id == own:
            same = row.standing in SIGNED and not _speaks_against(entry, row)
            verdict = THERE if same else ALIKE
        found.setdefault(verdict, Known(verdict, row.statement, row.number))
    return next((found[word] for word in (THERE, ALIKE, ELSEWHERE) if word in found), None)


def _speaks_against(entry: DraftEntry, row: Row) -> bool:
    """Whether a filled field differs, or one of them is a person and the other a body."""
    if (entry.kind == "individual") != (row.kind == "individual"):
        return True
    if entry.legal_form and row.legal_form and entry.legal_form != row.legal_form:
        return True
    for field in COMPARED:
        ours, theirs = getattr(entry, field), getattr(row, field)
        if ours and theirs and name_key(ours) != name_key(theirs):
            return True
    return False


def _rows_by_key(tx: Reading, keys: Sequence[str]) -> dict[str, list[Row]]:
    """Read the signatures whose signatory has one of the keys, by statement and number."""
    columns = signature.c
    query = (
        sa.select(
            signatory.c.name_key,
            columns.statement_id,
            statement.c.number.label("statement"),
            columns.number,
            columns.kind,
            columns.legal_form,
            columns.representative,
            columns.office,
            columns.place,
            columns.country,
            columns.standing,
        )
        .join(signature, columns.signatory_id == signatory.c.id)
        .join(statement, statement.c.id == columns.statement_id)
    )
    found: dict[str, list[Row]] = {}
    for chunk in _chunks(keys):
        asked = query.where(signatory.c.name_key.in_(chunk))
        for row in tx.rows(asked.order_by(statement.c.number, columns.number)):
            found.setdefault(row.name_key, []).append(row)
    return found


def _chunks(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(keys), IN_ONE_QUERY):
        yield keys[start : start + IN_ONE_QUERY]
