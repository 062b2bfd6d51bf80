"""Merges of the directory: which entries are one signatory, since when, why, and what moved."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import sqlalchemy as sa

from coalition_app.i18n import N_, _
from coalition_app.labels import quoted
from coalition_app.records.checked import chunks
from coalition_app.records.signatories import other_names
from coalition_app.records.signatories.full_names import body_name
from coalition_app.records.store.columns import Row
from coalition_app.records.store.journal_tables import journal_change, journal_entry
from coalition_app.records.store.name_keys import asked_words, holds
from coalition_app.records.store.tables import merge, signatory, signature, statement
from coalition_app.records.store.transactions import Reading

Key = TypeVar("Key", uuid.UUID, int)
HIGHEST = 1_000
"""Merges that are followed upwards; a longer chain is damage."""
Place = tuple[int, int]
"""Number of a statement, and number of a signature in it."""
MERGED = {
    (True, True): N_("%(merged)s merged with %(kept)s on %(day)s by %(who)s because: %(why)s"),
    (True, False): N_("%(merged)s merged with %(kept)s on %(day)s by %(who)s"),
    (False, True): N_("%(merged)s merged with %(kept)s on %(day)s because: %(why)s"),
    (False, False): N_("%(merged)s merged with %(kept)s on %(day)s"),
}
COUNTED_ONCE = {
    (True, True): N_(
        "Counted once with its other signature on %(day)s by %(who)s because: %(why)s"
    ),
    (True, False): N_("Counted once with its other signature on %(day)s by %(who)s"),
    (False, True): N_("Counted once with its other signature on %(day)s because: %(why)s"),
    (False, False): N_("Counted once with its other signature on %(day)s"),
}
SEPARATED = {
    (True, True): N_("Separated again on %(day)s by %(who)s because: %(why)s"),
    (True, False): N_("Separated again on %(day)s by %(who)s"),
    (False, True): N_("Separated again on %(day)s because: %(why)s"),
    (False, False): N_("Separated again on %(day)s"),
}
"""What is said of a merge, by whether it is known who made it, and whether a reason was given."""


class Rejected(NamedTuple):
    """A signature that is not counted beside another one since the merge."""

    place: Place
    stands: int
    """Number of the signature that is kept, in the same statement."""


class MergeRow(NamedTuple):
    """One merge, in force or separated again."""

    id: uuid.UUID
    number: int
    """In the order in which the register's merges were made, from 1."""
    kept_id: uuid.UUID
    merged_id: uuid.UUID
    kept: str
    """Name of the entry that is kept."""
    merged: str
    """Name of the entry that was merged into it; of one signatory's two signatures, the same."""
    why: str
    merged_at: dt.datetime
    merged_by: str
    separated_at: dt.datetime | None
    separated_by: str
    separated_why: str
    signatures: tuple[Place, ...]
    """Those that went over to the kept entry."""
    rejected: tuple[Rejected, ...]
    publish: str
    """The consent to publish that holds for both since the merge, where it was narrower for the other one."""
    changed_since: tuple[str, ...]
    """Sentences about what separating left as it was because it had been changed since."""

    @property
    def stands(self) -> bool:
        """Tell whether the two are one signatory now."""
        return self.separated_at is None

    def sentence(self) -> str:
        """Say what was merged when, by whom and why, as far as it is known."""
        named = {
            "merged": quoted(self.merged),
            "kept": quoted(self.kept),
            "day": _day(self.merged_at),
            "who": self.merged_by,
            "why": self.why,
        }
        said = COUNTED_ONCE if self.kept_id == self.merged_id else MERGED
        return _(said[bool(self.merged_by), bool(self.why)]) % named

    def sentences(self) -> tuple[str, ...]:
        """Return everything that a person should read of the merge, a sentence each."""
        found = [self.sentence(), *(_rejected_sentence(each) for each in self.rejected)]
        if self.publish in NARROWER and self.stands:
            found.append(_(NARROWER[self.publish]))
        if self.separated_at is not None:
            named = {
                "day": _day(self.separated_at),
                "who": self.separated_by,
                "why": self.separated_why,
            }
            said = SEPARATED[bool(self.separated_by), bool(self.separated_why)]
            found += [_(said) % named, *self.changed_since]
        return tuple(found)


def list_merges(tx: Reading) -> list[MergeRow]:
    """List every merge of the register in the order in which they were made."""
    rows = tx.rows(sa.select(merge).order_by(merge.c.merged_at, merge.c.id))
    return _read(tx, rows)


def merges_of_signature(tx: Reading, signature_id: uuid.UUID) -> list[MergeRow]:
    """Return the merges that a signature or its signatory was part of, oldest first."""
    of = tx.value(sa.select(signature.c.signatory_id).where(signature.c.id == signature_id))
    found = {each.id: each for each in merges_of_signatory(tx, of)} if of is not None else {}
    rows = tx.rows(sa.select(merge.c.id, merge.c.moved))
    through = [row.id for row in rows if signature_id.hex in _touched(row.moved)]
    missing = [each for each in through if each not in found]
    if missing:
        found |= {each.id: each for each in list_merges(tx) if each.id in missing}
    return sorted(found.values(), key=lambda each: each.number)


def merges_of_signatory(tx: Reading, signatory_id: uuid.UUID) -> list[MergeRow]:
    """Return the merges that an entry of the directory is part of, oldest first."""
    either = sa.or_(merge.c.kept_id == signatory_id, merge.c.merged_id == signatory_id)
    if tx.first(sa.select(merge.c.id).where(either)) is None:
        return []
    return [each for each in list_merges(tx) if signatory_id in (each.kept_id, each.merged_id)]


def merged_into(tx: Reading) -> dict[uuid.UUID, uuid.UUID]:
    """Return for each merged entry the one that it became part of, also over several merges."""
    query = sa.select(merge.c.merged_id, merge.c.kept_id).where(
        merge.c.separated_at.is_(None), merge.c.merged_id != merge.c.kept_id
    )
    direct = {row.merged_id: row.kept_id for row in tx.rows(query)}
    return {each: follow(direct, each) for each in direct}


def follow(direct: Mapping[Key, Key], merged: Key) -> Key:
    """Return the entry or the number that another one became part of in the end."""
    at, steps = merged, 0
    while at in direct and steps < HIGHEST:
        at, steps = direct[at], steps + 1
    return at


def merged_numbers(tx: Reading, statement_number: int) -> dict[int, int]:
    """Return by signature that a merge in force took out of the count the number that counts instead."""
    return {
        each.place[1]: each.stands
        for merged in list_merges(tx)
        if merged.stands
        for each in merged.rejected
        if each.place[0] == statement_number
    }


def between(
    merges: Sequence[MergeRow], statement_number: int, one: int, other: int
) -> MergeRow | None:
    """Return the newest merge in force that made one of two signatures of a statement, or None."""
    a, b = (statement_number, one), (statement_number, other)
    for each in reversed(merges):
        if each.stands:
            beside = [{of.place, (of.place[0], of.stands)} for of in each.rejected]
            if {a, b} in beside or (a in each.signatures) != (b in each.signatures):
                return each
    return None


def called_too(tx: Reading) -> dict[uuid.UUID, list[str]]:
    """Return for each entry that others were merged into what finds the names of those."""
    into = merged_into(tx)
    found: dict[uuid.UUID, list[str]] = {}
    wanted = list(into)
    for chunk in chunks(wanted):
        columns = signatory.c
        query = sa.select(columns.id, columns.name_key, columns.readings)
        for row in tx.rows(query.where(columns.id.in_(chunk))):
            found.setdefault(into[row.id], []).append(f"{row.name_key} {row.readings}".strip())
    return found


def named(tx: Reading, find: str) -> sa.ColumnElement[bool]:
    """Return the condition that one of a signature's names holds each word in any spelling.

    These are its signatory's name, those of entries merged into it, and those of the further bodies and
    representatives that signed in the same entry.
    """
    asked = asked_words(find)
    found = [name_holds(asked)]
    stand = [
        each for each, keys in called_too(tx).items() if any(holds(asked, one) for one in keys)
    ]
    if stand:
        found.append(signatory.c.id.in_(stand))
    beside = other_names.called_beside(tx, asked)
    if beside is not None:
        found.append(beside)
    return sa.or_(*found)


def name_holds(
    asked: Sequence[Sequence[str]], *, beginning: bool = False
) -> sa.ColumnElement[bool]:
    """Return the condition that a signatory's own name holds each asked word in one of its readings.

    With `beginning` a word of the name must begin with it.
    """
    columns = (signatory.c.name_key, signatory.c.readings)
    keys = [sa.literal(" ") + each if beginning else each for each in columns]
    before = " " if beginning else ""
    return sa.and_(
        sa.true(),
        *(
            sa.or_(*(key.contains(before + each, autoescape=True) for each in ways for key in keys))
            for ways in asked
        ),
    )


def touched_rows(tx: Reading, signature_id: uuid.UUID, signatory_id: uuid.UUID) -> list[uuid.UUID]:
    """Return the keys of merges, and of entries merged, that belong to the history of a signature."""
    keys: list[uuid.UUID] = []
    for row in tx.rows(sa.select(merge.c.id, merge.c.kept_id, merge.c.merged_id, merge.c.moved)):
        moved = signature_id.hex in _touched(row.moved)
        if moved:
            keys.append(row.merged_id)
        if moved or signatory_id in (row.kept_id, row.merged_id):
            keys.append(row.id)
    return keys


def signatures_in_merges(tx: Reading) -> set[uuid.UUID]:
    """Return the signatures that merges in force moved, rejected, or kept in favour of a rejected one."""
    query = sa.select(merge.c.moved).where(merge.c.separated_at.is_(None))
    return {uuid.UUID(hex=each) for row in tx.rows(query) for each in _touched(row.moved)}


def _touched(moved: Any) -> set[str]:
    """Return the signatures that a merge moved or rejected, or in favour of which it rejected one."""
    found = set((moved or {}).get("signatures", ()))
    for each in (moved or {}).get("rejected", ()):
        found |= {each["signature"], each["stands"]}
    return found


def _read(tx: Reading, rows: Sequence[Row]) -> list[MergeRow]:
    if not rows:
        return []
    ids = {uuid.UUID(hex=each) for row in rows for each in _touched(row.moved)}
    places, names = _places(tx, ids), _names(tx, rows)
    by = _actors(tx, [row.id for row in rows])
    return [
        _row(tx, row, places, names, by)._replace(number=at) for at, row in enumerate(rows, start=1)
    ]


def _row(
    tx: Reading,
    row: Row,
    places: Mapping[str, Place],
    names: Mapping[uuid.UUID, str],
    by: Mapping[uuid.UUID, list[str]],
) -> MergeRow:
    moved = row.moved or {}
    actors = by.get(row.id) or [""]
    return MergeRow(
        id=row.id,
        number=0,
        kept_id=row.kept_id,
        merged_id=row.merged_id,
        kept=names.get(row.kept_id, ""),
        merged=names.get(row.merged_id, ""),
        why=row.why,
        merged_at=tx.local(row.merged_at),
        merged_by=actors[0],
        separated_at=tx.local(row.separated_at) if row.separated_at is not None else None,
        separated_by=actors[-1] if row.separated_at is not None else "",
        separated_why=moved.get("separated_why", ""),
        signatures=tuple(
            sorted(places[each] for each in moved.get("signatures", ()) if each in places)
        ),
        rejected=tuple(
            Rejected(places[each["signature"]], places[each["stands"]][1])
            for each in moved.get("rejected", ())
            if each["signature"] in places and each["stands"] in places
        ),
        publish=moved.get("values", {}).get("publish", {}).get("after", ""),
        changed_since=tuple(map(_since_sentence, moved.get("changed_since", ()))),
    )


def _places(tx: Reading, ids: set[uuid.UUID]) -> dict[str, Place]:
    query = sa.select(
        signature.c.id, signature.c.number, statement.c.number.label("statement")
    ).join(statement, statement.c.id == signature.c.statement_id)
    found: dict[str, Place] = {}
    wanted = list(ids)
    for chunk in chunks(wanted):
        for row in tx.rows(query.where(signature.c.id.in_(chunk))):
            found[row.id.hex] = (row.statement, row.number)
    return found


def _names(tx: Reading, rows: Sequence[Row]) -> dict[uuid.UUID, str]:
    wanted = list({each for row in rows for each in (row.kept_id, row.merged_id)})
    found: dict[uuid.UUID, str] = {}
    query = sa.select(signatory.c.id, signatory.c.legal_form, signatory.c.name)
    for chunk in chunks(wanted):
        for row in tx.rows(query.where(signatory.c.id.in_(chunk))):
            found[row.id] = body_name(row.legal_form, row.name)
    return found


def _actors(tx: Reading, merges: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[str]]:
    """Return who made and who changed each merge, as the journal tells it."""
    same = (journal_entry.c.device_id == journal_change.c.device_id) & (
        journal_entry.c.seq == journal_change.c.seq
    )
    query = (
        sa.select(journal_change.c.row_id, journal_entry.c.actor)
        .join(journal_entry, same)
        .order_by(journal_entry.c.clock, journal_change.c.ordinal)
    )
    found: dict[uuid.UUID, list[str]] = {}
    for chunk in chunks(merges):
        for row in tx.rows(query.where(journal_change.c.row_id.in_(chunk))):
            found.setdefault(row.row_id, []).append(row.actor)
    return found


def _rejected_sentence(each: Rejected) -> str:
    return _(
        "Statement %(statement)d: No. %(stands)d is kept, No. %(number)d is not counted separately."
    ) % {"statement": each.place[0], "stands": each.stands, "number": each.place[1]}


NARROWER = {
    "no-office": N_("The narrower consent to publish holds for both: without the office."),
    "initials": N_("The narrower consent to publish holds for both: initials only."),
    "withheld": N_("The narrower consent to publish holds for both: the name is withheld."),
}
"""What is said where a merge narrows the consent to publish."""
COLUMNS = {
    "names": N_("The names in other languages have changed since; what was written stays."),
    "aliases": N_("The other names have changed since; what was written stays."),
    "former_names": N_("The former names have changed since; what was written stays."),
    "people": N_("The people have changed since; what was written stays."),
    "contacts": N_("The contacts have changed since; what was written stays."),
    "notes": N_("The notes have changed since; what was written stays."),
    "place": N_("The place was changed later and is kept."),
    "country": N_("The country was changed later and is kept."),
    "publish": N_("The consent to publish was changed later and is kept."),
    "parent_id": N_("The parent organisation was changed later and is kept."),
}
"""What is said of a value of the kept entry that has been changed since the merge."""


def _since_sentence(each: Mapping[str, Any]) -> str:
    """Say what was left as it was when two were separated."""
    if each["what"] == "column":
        sentence = COLUMNS[each["column"]]
        return _(sentence)
    named = {"statement": each["place"][0], "number": each["place"][1]}
    if each["what"] == "signature":
        return (
            _("Statement %(statement)d, No. %(number)d went over to another entry since; it stays.")
            % named
        )
    return (
        _("The status of statement %(statement)d, No. %(number)d was changed later and is kept.")
        % named
    )


def _day(moment: dt.datetime) -> str:
    return moment.strftime("%d.%m.%Y")
