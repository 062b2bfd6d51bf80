"""Erasing what was found: whose data are meant, when a term has passed, and one act that names what went."""

import calendar
import datetime as dt
import json
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from coalition_app.errors import NotSo, UserError
from coalition_app.i18n import _
from coalition_app.records.care.begun_words import keep_words
from coalition_app.records.checked import chunks
from coalition_app.records.erasing.find import (
    ASKED_FOR,
    BEGUN,
    CONTACTS,
    FILES,
    KINDS,
    LISTS,
    NOTES,
    SHARED,
    Found,
    KeptFile,
    Scope,
    find,
)
from coalition_app.records.imports import begun_imports
from coalition_app.records.journal import journal
from coalition_app.records.journal.erasures import ACTION, erase_private
from coalition_app.records.journal.journal import Entry
from coalition_app.records.signatures.signatures import find_signatures
from coalition_app.records.statements.statements import StatementRow, list_statements
from coalition_app.records.store.edition_tables import delivery, edition
from coalition_app.records.store.journal_tables import journal_entry
from coalition_app.records.store.tables import (
    begun_answer,
    blob,
    evidence,
    merge,
    signatory,
    signature,
    statement,
)
from coalition_app.records.store.transactions import Reading, Transaction

CONTACT_MONTHS = 6
"""Months after the last delivery that contacts and notes are kept, as petitions to the UK parliament do."""
NAMED = 3
"""How many of those who lose evidence too are named."""
FILE_MONTHS = 36
"""Months after the newest attestation that evidence is kept."""


@dataclass(frozen=True, slots=True)
class Terms:
    """When private data of a statement may go; None where nothing began the term."""

    contacts_on: dt.date | None
    files_on: dt.date | None

    def passed(self, today: dt.date) -> tuple[str, ...]:
        """Return the kinds whose term has passed."""
        kinds: tuple[str, ...] = ()
        if self.contacts_on is not None and self.contacts_on <= today:
            kinds += (CONTACTS, NOTES)
        if self.files_on is not None and self.files_on <= today:
            kinds += (FILES,)
        return kinds


@dataclass(frozen=True, slots=True)
class Preview:
    """What an act would erase, and what stays; nothing of the contents."""

    kinds: tuple[str, ...]
    """What would go, words of KINDS; empty where nothing of them is there."""
    now: Mapping[str, int]
    """Values of each kind that stand today; of files and lists, kept files."""
    before: Mapping[str, int]
    """Values that only the journal holds."""
    bytes: int
    """Of the kept files that would go."""
    lists: tuple[KeptFile, ...] = ()
    """Lists that hold the data and stay, as they hold others' too."""
    shared: tuple[KeptFile, ...] = ()
    """Evidence for others too, which stays."""
    editions: tuple[tuple[int, int], ...] = ()
    """Statement and number of the attested editions: what they print stays, and so do their files."""
    signatures: int = 0
    """Signatures in the scope: names, offices, places, positions and words on demands stay."""
    elsewhere: int = 0
    """Signatories whose contacts and notes stay, since another statement of theirs is still under way."""
    others: int = 0
    """Signatures outside the scope that lose evidence with what goes."""
    others_first: tuple[tuple[int, int, str], ...] = ()
    """The first few of them: statement, number and name as the list prints it."""
    begun: int = 0
    """Imports that were begun, and half-typed words, which stay; whose data they hold nobody knows."""
    undecided: int = 0
    """Pieces of the entries that nobody has decided; they stay until somebody says that they are private."""

    @property
    def nothing(self) -> bool:
        """Tell whether there is nothing to erase."""
        return not self.kinds


def scope_of(tx: Reading, signatory_id: uuid.UUID) -> Scope:
    """Return all that is one signatory: entries merged with it, and its signatures of all statements."""
    entries, more = {signatory_id}, {signatory_id}
    columns = (merge.c.kept_id, merge.c.merged_id)
    merges = tx.rows(sa.select(*columns).where(merge.c.separated_at.is_(None)))
    while more:
        more = {
            other
            for row in merges
            for one, other in ((row.kept_id, row.merged_id), (row.merged_id, row.kept_id))
            if one in entries and other not in entries
        }
        entries |= more
    signed = tx.rows(sa.select(signature.c.id).where(signature.c.signatory_id.in_(entries)))
    return Scope(frozenset(entries), frozenset(row.id for row in signed))


def terms_of(tx: Reading, statement_id: uuid.UUID) -> Terms:
    """Return the terms of a statement: they begin with its last delivery, and with its newest edition."""
    of = edition.c.statement_id == statement_id
    delivered = tx.value(
        sa.select(sa.func.max(delivery.c.delivered_on))
        .join(edition, edition.c.id == delivery.c.edition_id)
        .where(of)
    )
    attested = tx.value(sa.select(sa.func.max(edition.c.dated)).where(of))
    return Terms(_later(delivered, CONTACT_MONTHS), _later(attested, FILE_MONTHS))


def _later(day: dt.date | None, months: int) -> dt.date | None:
    """Return the day some months later, the last one of a month that is shorter."""
    if day is None:
        return None
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))


def scope_after_term(tx: Reading, of: StatementRow) -> tuple[Scope, int]:
    """Return whose data a passed term frees, and how many signatories another statement still needs.

    Contacts and notes of the directory are those of all statements that somebody signed.
    """
    columns = (signature.c.id, signature.c.signatory_id, signature.c.statement_id)
    rows = tx.rows(sa.select(*columns))
    due = {
        each: CONTACTS in terms_of(tx, each).passed(tx.today)
        for each in {row.statement_id for row in rows}
    }
    signed = {row.id for row in rows if row.statement_id == of.id}
    wanted = {row.signatory_id for row in rows if row.statement_id == of.id}
    under_way = [row for row in rows if not due[row.statement_id] and row.signatory_id in wanted]
    free = wanted - {row.signatory_id for row in under_way}
    elsewhere = {row.signatory_id for row in under_way if row.statement_id != of.id}
    merges = tx.rows(sa.select(merge.c.kept_id, merge.c.merged_id))
    free |= {row.merged_id for row in merges if row.kept_id in free}
    return Scope(frozenset(free), frozenset(signed)), len(elsewhere)


def is_due(tx: Reading, of: StatementRow) -> bool:
    """Tell whether a term has passed of what the register still holds; quick, also of long lists."""
    passed = terms_of(tx, of.id).passed(tx.today)
    if CONTACTS in passed:
        free = scope_after_term(tx, of)[0].signatories
        held = sa.or_(signatory.c.contacts.is_not(None), signatory.c.notes != "")
        if any(row.id in free for row in tx.rows(sa.select(signatory.c.id).where(held))):
            return True
    kept = sa.select(evidence.c.id).join(blob, blob.c.sha256 == evidence.c.sha256)
    kept = kept.where(evidence.c.statement_id == of.id, blob.c.content.is_not(None))
    return FILES in passed and tx.first(kept.limit(1)) is not None


def read_preview(
    tx: Reading,
    scope: Scope,
    kinds: Collection[str],
    *,
    shared: bool = False,
    elsewhere: int = 0,
) -> tuple[Preview, Found]:
    """Tell what an act would erase of a scope; nothing is changed."""
    found = find(tx, scope, {*kinds, *ASKED_FOR}, shared=shared)
    going = tuple(kind for kind in KINDS if kind in kinds and found.holds([kind]))
    now = {kind: found.now[kind] for kind in going}
    for kind in going:
        if kind in (FILES, LISTS):
            now[kind] = len(found.files[kind])
    editions = tx.rows(
        sa.select(edition.c.id, edition.c.number, edition.c.statement_id).order_by(
            edition.c.attested_at
        )
    )
    of = _statements(tx, scope)
    others = {signed for kind in going for signed in found.others[kind]}
    preview = Preview(
        going,
        now,
        {kind: found.before[kind] for kind in going},
        sum(each.size for kind in going for each in found.files[kind]),
        () if LISTS in kinds else tuple(found.files[LISTS]),
        tuple(found.files[SHARED]),
        tuple((of[row.statement_id], row.number) for row in editions if row.statement_id in of),
        len(scope.signatures),
        elsewhere,
        len(others),
        _first_of(tx, others),
        0 if BEGUN in kinds else found.now[BEGUN],
        _undecided(tx, scope),
    )
    return preview, found


def _first_of(tx: Reading, signed: Collection[uuid.UUID]) -> tuple[tuple[int, int, str], ...]:
    """Return statement, number and name of the first few of some signatures."""
    named: list[tuple[int, int, str]] = []
    columns = sa.select(signature.c.id, signature.c.number).order_by(signature.c.number)
    for of in list_statements(tx) if signed else ():
        rows = tx.rows(columns.where(signature.c.statement_id == of.id))
        numbers = [row.number for row in rows if row.id in signed][: NAMED - len(named)]
        found = find_signatures(tx, of, numbers) if numbers else ()
        named += [(of.number, each.number, each.full_name) for each in found]
    return tuple(named)


def _undecided(tx: Reading, scope: Scope) -> int:
    query = sa.select(signature.c.id, signature.c.open_pieces).where(signature.c.open_pieces > 0)
    return sum(row.open_pieces for row in tx.rows(query) if row.id in scope.signatures)


def _statements(tx: Reading, scope: Scope) -> dict[uuid.UUID, int]:
    """Return the numbers of the statements that the scope's signatures signed, by their keys."""
    columns = (statement.c.id, statement.c.number)
    of = sa.select(*columns, signature.c.id.label("signed")).join(
        signature, signature.c.statement_id == statement.c.id
    )
    return {row.id: row.number for row in tx.rows(of) if row.signed in scope.signatures}


def erase(tx: Transaction, found: Found, preview: Preview, **named: object) -> None:
    """Erase what a preview named, in the one act that names it; `named` is said in the journal's sentence.

    Raises UserError where nothing is there.
    """
    if preview.nothing:
        raise UserError(_("There is nothing of this kind to erase."))
    places = [each for kind in preview.kinds for each in found.places[kind]]
    files = {each.sha256: None for kind in preview.kinds for each in found.files[kind]}
    erase_private(
        tx,
        places,
        instead=found.instead,
        files=list(files),
        counts={kind: preview.now[kind] + preview.before[kind] for kind in preview.kinds},
        bytes=preview.bytes,
        **named,
    )
    if BEGUN in preview.kinds:
        keep_words(tx, ())
        for import_id in _waiting(tx, found.dropped):
            begun_imports.end(tx, import_id, begun_imports.DISCARDED)
    gone_with = {LISTS: found.begun, BEGUN: found.dropped}
    for kind in gone_with.keys() & {*preview.kinds}:
        for chunk in chunks(gone_with[kind]):
            gone = sa.delete(begun_answer).where(begun_answer.c.import_id.in_(chunk))
            tx.connection.execute(gone)


def _waiting(tx: Reading, import_ids: Collection[uuid.UUID]) -> list[uuid.UUID]:
    wait = {each.id for each in begun_imports.list_begun(tx)}
    return [each for each in import_ids if each in wait]


def newest_erasure(tx: Reading, of: tuple[int, int] | None = None) -> tuple[Entry, dict[str, Any]]:
    """Return the newest act of erasing with what its sentence names, of a statement's number where given.

    Raises NotSo where there was none.
    """
    for entry in journal.newest_first(tx, journal_entry.c.action == ACTION):
        named = json.loads(entry.arguments)
        if "counts" in named and of in (None, (named.get("statement"), named.get("number"))):
            return entry, named
    raise NotSo(_("Nothing of this kind was erased in this register."))
