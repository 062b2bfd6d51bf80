"""What the register holds of somebody in private: in its rows, in the journal, in kept files."""

import json
import uuid
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from coalition_app.drafts import SHEET_MARK
from coalition_app.records.checked import chunks
from coalition_app.records.journal.erasures import Place
from coalition_app.records.journal.journal import same_change
from coalition_app.records.signatures.pieces import (
    column_values,
    is_private,
    read_pieces,
    without_private,
)
from coalition_app.records.store import change_format
from coalition_app.records.store.columns import Row
from coalition_app.records.store.edition_tables import edition, withheld_line
from coalition_app.records.store.journal_tables import journal_change, journal_private
from coalition_app.records.store.tables import (
    JOURNALLED,
    begun_answer,
    begun_import,
    begun_words,
    blob,
    duplicate_decision,
    evidence,
    evidence_claim,
    letter_sent,
    merge,
    next_step,
    open_line,
    paper,
    signatory,
    signature,
    source,
    status_step,
)
from coalition_app.records.store.transactions import Reading

CONTACTS, NOTES, FILES, WITHHELD, LISTS, BEGUN = KINDS = (
    *("contacts", "notes", "files", "withheld-lines", "lists", "begun"),
)
"""What may be erased. Lists, and what is only begun, may hold many signatories at once, so that they go only
where they are asked for."""
ASKED_FOR = (LISTS, BEGUN)
REASON_MARK = " → "
"""Stands in a remark that says why something was corrected."""
SHARED = "shared-files"
"""Files that are evidence for others too; they stay, unless these are asked for."""
FEW = 8
"""Keys that SQL looks for in the journal itself."""
_FREE_WORDS: Mapping[str, tuple[str, ...]] = {
    signatory.name: ("notes",),
    signature.name: ("verification",),
    next_step.name: ("step",),
    letter_sent.name: ("wording",),
    status_step.name: ("note",),
    duplicate_decision.name: ("why",),
    merge.name: ("why",),
}
"""The groups of columns with free words about somebody, by the table."""
_NAMING: Mapping[str, tuple[str, ...]] = {
    next_step.name: ("signature_id",),
    letter_sent.name: ("signature_id",),
    status_step.name: ("signature_id",),
    evidence_claim.name: ("signature_id",),
    duplicate_decision.name: ("a_id", "b_id"),
    merge.name: ("kept_id", "merged_id"),
}
"""The columns by which rows name a signature or a signatory."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose private data are meant: entries of the directory, and signatures."""

    signatories: frozenset[uuid.UUID]
    signatures: frozenset[uuid.UUID]


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A kept file that holds what is private."""

    sha256: bytes
    name: str
    size: int
    """Bytes; 0 of one whose content is gone already."""
    others: int = 0
    """Signatures outside the scope that it is evidence of, or that came with it."""


@dataclass(slots=True)
class Found:
    """What would go, by its kind, and what is private and would stay."""

    places: dict[str, list[tuple[sa.Table, uuid.UUID, str]]] = field(
        default_factory=lambda: {kind: [] for kind in KINDS}
    )
    instead: dict[Place, dict[str, Any]] = field(default_factory=dict)
    """What stands in a group from which only a part goes."""
    files: dict[str, list[KeptFile]] = field(
        default_factory=lambda: {kind: [] for kind in (*KINDS, SHARED)}
    )
    """Files that go, by the kind; of `SHARED` and of `LISTS` what stays where they are not asked for."""
    others: dict[str, set[uuid.UUID]] = field(
        default_factory=lambda: {kind: set() for kind in KINDS}
    )
    """Signatures outside the scope that lose evidence with what goes, by the kind."""
    now: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    """Values that stand today, by the kind."""
    before: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    """Values that only the journal holds, as from before a change or of what was undone."""
    begun: list[uuid.UUID] = field(default_factory=list)
    """Imports that are over, of which the answers given meanwhile are kept."""
    dropped: list[uuid.UUID] = field(default_factory=list)
    """Imports that wait or were discarded, of which list or answers are kept; whose they are nobody knows."""
    half_typed: bool = False
    """Whether words are kept that were half typed when the register was locked; whose, nobody knows."""

    def holds(self, kinds: Collection[str]) -> bool:
        """Tell whether anything of these kinds is there."""
        begun = BEGUN in kinds and bool(self.dropped or self.half_typed)
        return begun or any(
            self.places[kind] or any(each.size for each in self.files[kind]) for kind in kinds
        )


def find(
    tx: Reading, scope: Scope, kinds: Collection[str] = KINDS, *, shared: bool = False
) -> Found:
    """Find what is private within a scope, in the tables and in the journal, of undone actions too.

    `shared` counts files that are evidence for others too among those that go.
    """
    found = Found()
    naming = _rows_naming(tx, scope)
    if CONTACTS in kinds:
        _look(tx, found, CONTACTS, signatory, scope.signatories, ("contacts",))
        _look_at_pieces(tx, found, scope.signatures)
    if NOTES in kinds:
        own = {signatory.name: scope.signatories, signature.name: scope.signatures}
        for name, groups in _FREE_WORDS.items():
            rows = own.get(name, naming[name])
            _look(tx, found, NOTES, JOURNALLED[name], rows, groups)
        _look_at_remarks(tx, found, scope.signatures)
    if CONTACTS in kinds or NOTES in kinds:
        _look_at_merges(tx, found, naming[merge.name], kinds)
    if FILES in kinds:
        _look_at_evidence(tx, found, scope, naming[evidence_claim.name], shared=shared)
    if WITHHELD in kinds:
        _look_at_withheld(tx, found, scope.signatures)
    if LISTS in kinds:
        _look_at_lists(tx, found, scope.signatures)
    if BEGUN in kinds:
        _look_at_begun(tx, found)
    return found


def _rows_naming(tx: Reading, scope: Scope) -> dict[str, set[uuid.UUID]]:
    """Return the rows that name somebody of the scope, by their table; those of undone actions too."""
    wanted = {each.hex for each in scope.signatures | scope.signatories}
    change, found = journal_change.c, defaultdict[str, set[uuid.UUID]](set)
    query = sa.select(change.table_name, change.row_id, change.value).where(
        change.operation == "insert", change.table_name.in_(_NAMING)
    )
    if len(wanted) <= FEW:
        query = query.where(sa.or_(*(change.value.contains(each) for each in wanted)))
    for row in tx.connection.execute(query):
        values = json.loads(row.value)
        if any(values.get(column) in wanted for column in _NAMING[row.table_name]):
            found[row.table_name].add(row.row_id)
    return found


def _private_values(
    tx: Reading, table: sa.Table, row_ids: Iterable[uuid.UUID]
) -> Iterator[tuple[Row, dict[str, Any]]]:
    """Yield the changes of rows whose private values the journal still has, and these."""
    change = journal_change.c
    columns = (change.row_id, change.operation, change.field_group, change.value)
    for chunk in chunks(row_ids):
        query = (
            sa.select(*columns, journal_private.c.value.label("private"))
            .join(journal_private, same_change())
            .where(change.row_id.in_(chunk), change.table_name == table.name)
            .where(journal_private.c.value.is_not(None))
        )
        for row in tx.rows(query):
            yield row, json.loads(row.private)


def _look(
    tx: Reading,
    found: Found,
    kind: str,
    table: sa.Table,
    row_ids: Collection[uuid.UUID],
    groups: Sequence[str],
) -> None:
    """Add the groups of rows that hold something private, today or in the journal."""
    columns = {
        group: change_format.private_columns(table, change_format.columns_of(table, group))
        for group in groups
    }

    def held(values: Mapping[str, Any]) -> Iterable[str]:
        return (g for g, names in columns.items() if any(values.get(name) for name in names))

    _add(tx, found, kind, table, row_ids, held)


def _add(
    tx: Reading,
    found: Found,
    kind: str,
    table: sa.Table,
    row_ids: Collection[uuid.UUID],
    held: Callable[[Mapping[str, Any]], Iterable[str]],
) -> None:
    places: dict[tuple[uuid.UUID, str], None] = {}
    today: set[tuple[uuid.UUID, str]] = set()
    values = 0
    for chunk in chunks(row_ids):
        for row in tx.rows(sa.select(table).where(table.c.id.in_(chunk))):
            for group in held(dict(row._mapping)):
                today.add((row.id, group))
                places[row.id, group] = None
    for row, private in _private_values(tx, table, row_ids):
        for group in held(private):
            places[row.row_id, group] = None
            values += 1
    found.places[kind] += [(table, row_id, group) for row_id, group in places]
    found.now[kind] += len(today)
    found.before[kind] += max(0, values - len(today))


def _look_at_pieces(tx: Reading, found: Found, row_ids: Collection[uuid.UUID]) -> None:
    """Add the entries with a piece that is a contact or was kept back; the entry's other pieces stay."""

    def held(values: Mapping[str, Any]) -> Iterable[str]:
        return ("as_signed",) if any(map(is_private, read_pieces(values.get("pieces")))) else ()

    _add(tx, found, CONTACTS, signature, row_ids, held)
    touched = [row_id for table, row_id, _group in found.places[CONTACTS] if table is signature]
    columns = (signature.c.id, signature.c.pieces, signature.c.as_printed)
    for chunk in chunks(touched):
        for row in tx.rows(sa.select(*columns).where(signature.c.id.in_(chunk))):
            pieces = read_pieces(row.pieces)
            kept = [each for each in pieces if not is_private(each)]
            values: dict[str, Any] = {"pieces": column_values(kept)["pieces"]}
            if len(kept) < len(pieces):
                values["as_printed"] = without_private(pieces)
            found.instead[signature.name, row.id.hex, "as_signed"] = values


def _look_at_remarks(tx: Reading, found: Found, row_ids: Collection[uuid.UUID]) -> None:
    """Add the entries with remarks of a list; reasons of corrections and places in the list stay."""

    def stays(remark: object) -> bool:
        return any(mark in str(remark) for mark in (REASON_MARK, SHEET_MARK))

    def held(values: Mapping[str, Any]) -> Iterable[str]:
        return () if all(map(stays, values.get("remarks") or ())) else ("remarks",)

    _add(tx, found, NOTES, signature, row_ids, held)
    touched = {
        row_id
        for table, row_id, group in found.places[NOTES]
        if (table, group) == (signature, "remarks")
    }
    for chunk in chunks(touched):
        columns = (signature.c.id, signature.c.remarks)
        for row in tx.rows(sa.select(*columns).where(signature.c.id.in_(chunk))):
            kept = [each for each in row.remarks or () if stays(each)]
            found.instead[signature.name, row.id.hex, "remarks"] = {"remarks": kept or None}


def _look_at_merges(
    tx: Reading, found: Found, row_ids: Collection[uuid.UUID], kinds: Collection[str]
) -> None:
    """Add what merges keep of contacts and notes to give it back; the rest of what they keep stays."""
    names = [each for each in (CONTACTS, NOTES) if each in kinds]

    def held(values: Mapping[str, Any]) -> Iterable[str]:
        of = (values.get("moved") or {}).get("values", {})
        return ("moved",) if any(name in of for name in names) else ()

    _add(tx, found, names[0], merge, row_ids, held)
    for chunk in chunks(row_ids):
        for row in tx.rows(sa.select(merge.c.id, merge.c.moved).where(merge.c.id.in_(chunk))):
            moved = dict(row.moved or {})
            of = moved.get("values", {})
            moved["values"] = {name: value for name, value in of.items() if name not in names}
            found.instead[merge.name, row.id.hex, "moved"] = {"moved": moved}


def _look_at_evidence(
    tx: Reading, found: Found, scope: Scope, claims: Collection[uuid.UUID], *, shared: bool
) -> None:
    """Add evidence with its files, of undone actions too; what shows others' signatures only if `shared`."""
    change = journal_change.c
    pieces: set[uuid.UUID] = set()
    for chunk in chunks(claims):
        query = sa.select(change.value).where(
            change.row_id.in_(chunk), change.operation == "insert"
        )
        pieces |= {uuid.UUID(hex=json.loads(row.value)["evidence_id"]) for row in tx.rows(query)}
    others = _others(tx, pieces, scope)
    going = {each for each in pieces if shared or each not in others}
    found.others[FILES] |= {signed for each in going & others.keys() for signed in others[each]}
    _look(tx, found, FILES, evidence, going, ("note", "file_name"))
    digests = _digests(tx, pieces)
    for digest in {digests[each] for each in pieces - going if each in digests}:
        count = max(len(others.get(each, ())) for each in pieces if digests.get(each) == digest)
        found.files[SHARED] += _kept(tx, [digest], lambda _row: True, count)
    names = {digests[each] for each in going if each in digests}
    papers = [
        row.id
        for chunk in chunks(names)
        for row in tx.rows(sa.select(paper.c.id).where(paper.c.sha256.in_(chunk)))
    ]
    _look(tx, found, FILES, paper, papers, ("name", "reading"))
    free = {*going, *papers}
    found.files[FILES] += _kept(tx, sorted(names), lambda row_id: row_id in free)


def _others(
    tx: Reading, pieces: Collection[uuid.UUID], scope: Scope
) -> dict[uuid.UUID, set[uuid.UUID]]:
    """Return by piece of evidence the signatures outside the scope that it shows, where there are any."""
    found = defaultdict[uuid.UUID, set[uuid.UUID]](set)
    columns = (evidence_claim.c.evidence_id, evidence_claim.c.signature_id)
    for chunk in chunks(pieces):
        for row in tx.rows(sa.select(*columns).where(evidence_claim.c.evidence_id.in_(chunk))):
            if row.signature_id not in scope.signatures:
                found[row.evidence_id].add(row.signature_id)
    return found


def _digests(tx: Reading, pieces: Collection[uuid.UUID]) -> dict[uuid.UUID, bytes]:
    """Return the digests of the files of evidence, also of what was undone."""
    change = journal_change.c
    found = {}
    for chunk in chunks(pieces):
        query = sa.select(change.row_id, change.value).where(
            change.row_id.in_(chunk), change.operation == "insert"
        )
        for row in tx.rows(query):
            if digest := json.loads(row.value).get("sha256"):
                found[row.row_id] = bytes.fromhex(digest)
    return found


def _kept(
    tx: Reading, digests: Collection[bytes], is_free: Callable[[uuid.UUID], bool], others: int = 0
) -> list[KeptFile]:
    """Return the kept files that nothing uses but rows that are free to lose them."""
    used = {
        row[1]
        for chunk in chunks(digests)
        for column in _file_columns()
        for row in tx.rows(sa.select(column.table.c.id, column).where(column.in_(chunk)))
        if not is_free(row[0])
    }
    names = _names(tx, digests)
    columns = (blob.c.sha256, blob.c.size)
    return [
        KeptFile(row.sha256, names.get(row.sha256, ""), row.size, others)
        for chunk in chunks(digests)
        for row in tx.rows(
            sa.select(*columns).where(blob.c.sha256.in_(chunk), blob.c.content.is_not(None))
        )
        if row.sha256 not in used
    ]


def _file_columns() -> Iterator[sa.Column[Any]]:
    for table in JOURNALLED.values():
        for column in table.c:
            if any(key.column is blob.c.sha256 for key in column.foreign_keys):
                yield column


def _names(tx: Reading, digests: Collection[bytes]) -> dict[bytes, str]:
    found: dict[bytes, str] = {}
    for column, name in (
        (evidence.c.sha256, evidence.c.file_name),
        (source.c.sha256, source.c.name),
    ):
        for chunk in chunks(digests):
            for row in tx.rows(sa.select(column, name).where(column.in_(chunk))):
                found[row[0]] = row[1]
    return found


def _look_at_withheld(tx: Reading, found: Found, row_ids: Collection[uuid.UUID]) -> None:
    """Add the lines that editions keep of those of whom they print less."""
    query = sa.select(withheld_line.c.id, signature.c.id.label("of")).select_from(
        withheld_line.join(edition, edition.c.id == withheld_line.c.edition_id).join(
            signature,
            (signature.c.statement_id == edition.c.statement_id)
            & (signature.c.number == withheld_line.c.number),
        )
    )
    lines = [row.id for row in tx.rows(query) if row.of in row_ids]
    _look(tx, found, WITHHELD, withheld_line, lines, ("line",))


def _look_at_lists(tx: Reading, found: Found, row_ids: Collection[uuid.UUID]) -> None:
    """Add the lists from which signatures came, with all that is kept of them beside the signatures."""
    came = defaultdict[uuid.UUID, set[uuid.UUID]](set)
    for row in tx.rows(
        sa.select(signature.c.id, signature.c.source_id).where(signature.c.source_id.is_not(None))
    ):
        came[row.source_id].add(row.id)
    wanted = [key for key, signed in came.items() if not signed.isdisjoint(row_ids)]
    _look(tx, found, LISTS, source, wanted, ("left_out", "warnings"))
    lines = sa.select(open_line.c.id).where(open_line.c.source_id.in_(wanted))
    settled = [row.id for row in tx.rows(lines.where(open_line.c.decided != ""))]
    _look(tx, found, LISTS, open_line, settled, ("text",))
    digests = {
        row.sha256: row.id
        for row in tx.rows(sa.select(source.c.id, source.c.sha256).where(source.c.id.in_(wanted)))
    }
    columns = (begun_import.c.id, begun_import.c.sha256, begun_import.c.state)
    begun = [row for row in tx.rows(sa.select(*columns)) if row.sha256 in digests]
    over = [row.id for row in begun if row.state != "begun"]
    found.begun += over
    same = sa.select(evidence.c.id).where(evidence.c.sha256.in_(list(digests)))
    free = {*wanted, *over, *(row.id for row in tx.rows(same))}
    for digest, source_id in digests.items():
        others = came[source_id] - set(row_ids)
        kept = _kept(tx, [digest], lambda row_id: row_id in free, len(others))
        found.files[LISTS] += kept
        found.others[LISTS] |= others if kept else set()


def _look_at_begun(tx: Reading, found: Found) -> None:
    """Add what is only begun: half-typed words, and lists not imported with what was said of them."""
    found.half_typed = tx.first(sa.select(begun_words.c.place).limit(1)) is not None
    columns = (begun_import.c.id, begun_import.c.sha256)
    over = sa.select(*columns).where(begun_import.c.state != "imported")
    waiting = {row.id: row.sha256 for row in tx.rows(over)}
    free = set(waiting)
    files = _kept(tx, sorted({*waiting.values()}), lambda row_id: row_id in free)
    answered = {row.import_id for row in tx.rows(sa.select(begun_answer.c.import_id).distinct())}
    kept = {each.sha256 for each in files}
    found.files[BEGUN] += files
    found.dropped += [key for key, digest in waiting.items() if key in answered or digest in kept]
    found.now[BEGUN] = len(found.dropped) + found.half_typed
