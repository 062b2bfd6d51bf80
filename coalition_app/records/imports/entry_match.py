"""Which entries of a list the register knows already: in the same statement, in another, or by name only."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from coalition_app import i18n
from coalition_app.drafts import Draft, DraftEntry
from coalition_app.i18n import _
from coalition_app.records.checked import chunks
from coalition_app.records.imports import directory_match, form_answers, keys
from coalition_app.records.imports.directory_match import DirectoryNames, Match
from coalition_app.records.signatories import directory
from coalition_app.records.signatures import earlier_print
from coalition_app.records.signatures.signatures import SignatureRow, list_signatures
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.columns import Row
from coalition_app.records.store.name_keys import name_key
from coalition_app.records.store.tables import signatory, signature, statement
from coalition_app.records.store.transactions import Reading
from coalition_app.work import Tell

SIGNED = ("signed", "acceded", "subject-to-approval", "disputed")
"""Statuses of a signatory who has signed already; others may sign now, or anew."""
THERE, ALIKE, ELSEWHERE = "there", "alike", "elsewhere"
CERTAIN, ALL, NONE = "certain", "all", "none"
"""Which of the known signatories are linked: the certain ones, all that can be, or nobody."""
COMPARED = ("representative", "office", "place", "country")
"""Fields that speak against one and the same signature where both are filled and differ."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the register knows of an entry's name."""

    verdict: str
    """THERE: this very signature; ALIKE: the name is in the statement, the rest or the spelling differs;
    ELSEWHERE: in another statement, or only in the directory."""
    statement: int
    """Of the nearest signature; 0 where the signatory has signed nothing."""
    number: int
    match: Match | None = None
    """The signatory of the directory to whom it may be linked."""
    signed: bool = False
    """Whether that signatory has signed this statement, under the number: linked, it would sign twice."""
    withdrew_on: dt.date | None = None
    """The day on which the signature of that number was withdrawn: the entry may be that very signature."""
    came_on: dt.date | None = None
    """The entry's own day, where it was withdrawn."""

    @property
    def can_link(self) -> bool:
        """Whether it can be linked to a signatory of the directory."""
        return self.match is not None and self.match.linkable and self.verdict != THERE

    @property
    def links_unasked(self) -> bool:
        """Whether it is linked unless the user says otherwise: never within one statement."""
        return (
            self.can_link and self.verdict == ELSEWHERE and bool(self.match and self.match.certain)
        )

    def signed_sentence(self) -> str:
        """Say under which number of the statement the signatory signed already."""
        number = {"number": self.number}
        if self.withdrew_on is not None:
            return _("withdrawn as No. %(number)d") % number
        return _("signed already as No. %(number)d") % number

    def withdrew_sentence(self) -> str:
        """Say when the signature of that number was withdrawn; empty where it was not."""
        if self.withdrew_on is None:
            return ""
        language = i18n.current()
        named = {"number": self.number, "day": language.day(self.withdrew_on, "on")}
        if self.came_on is None:
            return _("No. %(number)d withdrew on %(day)s, and this entry bears no date") % named
        named["came"] = language.day(self.came_on)
        return _("No. %(number)d withdrew on %(day)s, and this entry is of %(came)s") % named

    def sentence(self) -> str:
        """Say where the name was found, and whether its signature was withdrawn since."""
        return "; ".join(filter(None, (self._found(), self.withdrew_sentence())))

    def _found(self) -> str:
        named = {"statement": self.statement, "number": self.number}
        other = self.match is not None and self.match.reason != "same-name"
        if other and self.match is not None:
            named_so = {**named, "name": self.match.name}
            if self.verdict == ALIKE:
                return _("perhaps %(name)s, listed there under number %(number)d") % named_so
            if not self.number:
                return _("perhaps %(name)s of the directory") % named_so
            return (
                _("perhaps %(name)s, which signed statement %(statement)d, number %(number)d")
                % named_so
            )
        if self.verdict == THERE:
            return _("already there under number %(number)d") % named
        if self.verdict == ALIKE and self.withdrew_on is not None:
            return _("the same name as No. %(number)d") % named
        if self.verdict == ALIKE:
            return _("the same name as No. %(number)d; the rest differs") % named
        if not self.number:
            return _("the name is in the directory")
        return _("signed statement %(statement)d, number %(number)d") % named


def find_known(
    tx: Reading,
    draft: Draft,
    into: StatementRow | None,
    *,
    names: DirectoryNames | None = None,
    sha256: bytes = b"",
    tell: Tell = lambda _done, _of: None,
) -> dict[int, Known]:
    """Compare a draft's entries with the register; returns what is known by the entry's index.

    `sha256` is the digest of the source: the same entry of the same source is there already, whatever has
    been changed about it since. The same holds for a signatory whose name was corrected since and who is
    printed here as in the earlier list.

    Names are the same in any spelling that `name_key` folds together; others are compared with the names of
    the directory, which are read unless they are given. `into` is the statement that the entries would go
    into, None for a new one. `tell` is told how far it has come, and may stop it.
    """
    if tx.first(sa.select(signatory.c.id).limit(1)) is None:
        # A new register knows nobody; reading all names of a large list would take its time.
        return {}
    own = into.id if into is not None else None
    entries = draft.entries
    called = [entry.name or entry.as_printed for entry in entries]
    keys = list(map(name_key, called))
    met = directory.meeting_keys(tx, called)
    rows = _rows_by_key(tx, sorted(set().union(*met.values())))
    matches = directory_match.match_entries(
        draft, directory_match.read_names(tx) if names is None else names, tell
    )
    signed = _rows_of(tx, sorted({each.signatory_id for each in matches.values()}))
    before = earlier_print.read_printed(tx, own) if own is not None else {}
    came = _came_with(tx, entries, into, sha256) if into is not None and sha256 else {}
    came |= _own_numbers(tx, entries, into) if into is not None else {}
    found = {}
    for at, (entry, name, key) in enumerate(zip(entries, called, keys, strict=True)):
        match = matches.get(at)
        known = came.get(at) or _best(entry, rows.get(key, ()), own)
        if known is None or known.verdict == ELSEWHERE:
            # What only another reading of its letters says is never enough to leave an entry out.
            others = [row for other in sorted(met[name] - {key}) for row in rows.get(other, ())]
            known = _best(entry, others, own, ALIKE) or known or _best(entry, others, own)
        if (known is None or known.verdict != THERE) and key in before:
            known = _best(entry, before[key], own, THERE) or known
        if match is not None and (known is None or known.verdict != THERE):
            known = _by_match(match, known, signed.get(match.signatory_id, ()), own)
        if known is not None:
            found[at] = known if known.withdrew_on is None else _dated(known, entry, tx.today)
    return found


def _dated(known: Known, entry: DraftEntry, today: dt.date) -> Known:
    """Say of when an entry is whose signature was withdrawn."""
    came = entry.record.received_on if entry.record is not None else None
    return replace(known, came_on=came or form_answers.day_of(entry.submitted_at, today))


def _by_match(
    match: Match, known: Known | None, signed: Sequence[Row], own: uuid.UUID | None
) -> Known:
    """Say where the matched signatory is: in the statement itself, else elsewhere."""
    there = [row for row in signed if row.statement_id == own]
    standing = next((row for row in there if row.status in SIGNED), None)
    if standing is not None:
        return Known(ALIKE, standing.statement, standing.number, match, signed=True)
    gone = next((row for row in there if _withdrew(row) is not None), None)
    if gone is not None:
        # Another list may name it later: that it signed anew is for somebody to say.
        return Known(ALIKE, gone.statement, gone.number, match, True, gone.status_on)
    if known is not None and known.verdict == ALIKE and match.reason == "same-name":
        return replace(known, match=match)
    if there:
        return Known(ALIKE, there[0].statement, there[0].number, match)
    if known is not None and known.verdict == ALIKE:
        return known
    first = signed[0] if signed else None
    if first is None:
        return Known(ELSEWHERE, 0, 0, match)
    return Known(ELSEWHERE, first.statement, first.number, match)


def _withdrew(row: Any) -> dt.date | None:
    """Return the day on which a signature was withdrawn; None for one that stands."""
    return row.status_on if row.status == "withdrawn" else None


def _came_with(
    tx: Reading, entries: Sequence[DraftEntry], into: StatementRow, sha256: bytes
) -> dict[int, Known]:
    """Return the entries whose signature came into the statement with the very same source."""
    if not keys.came_before(tx, sha256):
        return {}
    base = keys.base_of(sha256)
    own = {keys.key_of(base, "signature", each): at for at, each in enumerate(entries)}
    again = keys.again_in(base, into.id)
    own |= {keys.key_of(again, "signature", each): at for at, each in enumerate(entries)}
    found = {}
    query = sa.select(signature.c.id, signature.c.number)
    for chunk in chunks(list(own)):
        asked = query.where(signature.c.id.in_(chunk), signature.c.statement_id == into.id)
        for row in tx.rows(asked):
            found[own[row.id]] = Known(THERE, into.number, row.number)
    return found


def _own_numbers(
    tx: Reading, entries: Sequence[DraftEntry], into: StatementRow
) -> dict[int, Known]:
    """Return the entries of a list that this program wrote whose number stands there under the same name.

    That holds whatever the status is, and where the list does not hold the name.
    """
    own = {each.record.number: at for at, each in enumerate(entries) if each.record is not None}
    return {
        own[row.number]: Known(THERE, into.number, row.number)
        for chunk in chunks(list(own))
        for row in list_signatures(tx, into.id, numbers=chunk)
        if _is_same(entries[own[row.number]], row)
    }


def _is_same(entry: DraftEntry, row: SignatureRow) -> bool:
    """Tell whether an entry of an own list names the signature of its number."""
    if any(each.code == "no-name" for each in entry.defects):
        return True
    ours, theirs = name_key(f"{entry.legal_form} {entry.name}"), name_key(row.full_name)
    if entry.record is not None and entry.record.as_printed:
        return ours in theirs or theirs in ours
    return ours == theirs or name_key(entry.name) == name_key(row.name)


def _best(
    entry: DraftEntry, rows: Sequence[Any], own: uuid.UUID | None, only: str = ""
) -> Known | None:
    """Return the nearest signature: the very same one, else one of the statement, else another.

    `only` is the one verdict that counts, where it is given.
    """
    found: dict[str, Known] = {}
    for row in rows:
        verdict = ELSEWHERE
        if row.statement_id == own and only == ALIKE:
            verdict = ALIKE
        elif row.statement_id == own:
            same = row.status in SIGNED and not _speaks_against(entry, row)
            same = same and (not _says_more(entry, row) or _has_number(entry, row.number))
            verdict = THERE if same else ALIKE
        gone = _withdrew(row) if verdict == ALIKE else None
        found.setdefault(verdict, Known(verdict, row.statement, row.number, withdrew_on=gone))
    words = (only,) if only else (THERE, ALIKE, ELSEWHERE)
    return next((found[word] for word in words if word in found), None)


def _speaks_against(entry: DraftEntry, row: Any) -> bool:
    """Whether a filled field differs, one is a person and the other an organisation, or other organisations
    sign with it."""
    together = {name_key(name) for _form, name in row.joint or ()}
    if {name_key(each.name) for each in entry.joint} != together:
        return True
    if (entry.kind == "individual") != (row.kind == "individual"):
        return True
    if entry.legal_form and row.legal_form and entry.legal_form != row.legal_form:
        return True
    for field in COMPARED:
        ours, theirs = getattr(entry, field), getattr(row, field)
        if ours and theirs and name_key(ours) != name_key(theirs):
            return True
    return False


def _says_more(entry: DraftEntry, row: Any) -> bool:
    """Whether a field is filled that is empty there: another of that name may be meant."""
    return any(getattr(entry, field) and not getattr(row, field) for field in COMPARED)


def _has_number(entry: DraftEntry, number: int) -> bool:
    """Whether the source prints an entry under the number of a signature: the same list, with more in it."""
    return "".join(filter(str.isdigit, entry.printed_number)) == str(number)


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
            columns.joint,
            columns.representative,
            columns.office,
            columns.place,
            columns.country,
            columns.standing.label("status"),
            columns.standing_on.label("status_on"),
        )
        .join(signature, columns.signatory_id == signatory.c.id)
        .join(statement, statement.c.id == columns.statement_id)
    )
    found: dict[str, list[Row]] = {}
    for chunk in chunks(keys):
        asked = query.where(signatory.c.name_key.in_(chunk))
        for row in tx.rows(asked.order_by(statement.c.number, columns.number)):
            found.setdefault(row.name_key, []).append(row)
    return found


def _rows_of(tx: Reading, ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[Row]]:
    """Read where signatories have signed, by statement and number."""
    columns = signature.c
    query = sa.select(
        columns.signatory_id,
        columns.statement_id,
        statement.c.number.label("statement"),
        columns.number,
        columns.standing.label("status"),
        columns.standing_on.label("status_on"),
    ).join(statement, statement.c.id == columns.statement_id)
    found: dict[uuid.UUID, list[Row]] = {}
    for chunk in chunks(ids):
        asked = query.where(columns.signatory_id.in_(chunk))
        for row in tx.rows(asked.order_by(statement.c.number, columns.number)):
            found.setdefault(row.signatory_id, []).append(row)
    return found
