"""The directory: possible signatories across all statements, their names, people and private fields."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.languages import LANGUAGES
from coalition_app.records.checked import chunks, clean, known_word, one_line
from coalition_app.records.signatories import private_fields
from coalition_app.records.signatories.full_names import body_name
from coalition_app.records.statements.statements import get_statement
from coalition_app.records.store.columns import Row
from coalition_app.records.store.name_keys import asked_words, rank, readings, searched
from coalition_app.records.store.tables import KINDS, merge, signatory, signature
from coalition_app.records.store.transactions import Reading, Transaction

MOST_NAMES = 100
"""Former names, other names or people that one signatory may have."""
MOST_ALIKE = 20
"""Signatories of one name that are offered."""
HIGHEST = 50
"""Levels above a branch that are followed; a longer chain is a mistake."""
MOST_TEXT = 200
"""Characters of a line that names a person or an office."""


@dataclass(frozen=True, slots=True)
class DirectoryIndex:
    """Every signatory by key, in the order of their names, with the skeletons by which each is found."""

    ids: tuple[uuid.UUID, ...]
    keys: tuple[str, ...]
    """Of each, in the same order: names, former names and other names, each with all of its readings."""

    def select(self, words: str) -> list[int]:
        """Return the places of those that `words` find, in any alphabet; every word must be in one of the
        names. Those whose name begins with a word go first, then those of which a word of a name does."""
        asked = asked_words(words)
        if not asked:
            return list(range(len(self.ids)))
        places: Sequence[int] = range(len(self.ids))
        for ways in asked:
            if len(ways) == 1:
                places = [at for at in places if ways[0] in self.keys[at]]
            else:
                places = [at for at in places if any(way in self.keys[at] for way in ways)]
        return sorted(places, key=lambda at: rank(asked, self.keys[at]))


@dataclass(frozen=True, slots=True)
class DirectoryLine:
    """One signatory as the directory lists it."""

    id: uuid.UUID
    name: str
    legal_form: str
    kind: str
    place: str
    country: str
    publish: str
    signatures: int
    merged: bool = False
    """Whether it was merged into another entry, which replaces it."""
    as_printed: str = ""
    """An entry that it signed with, as it was printed; empty where it has no legal form."""

    @property
    def full_name(self) -> str:
        """Return the legal form and the name, in the order of the printed entry."""
        return body_name(self.legal_form, self.name, self.as_printed)


@dataclass(frozen=True, slots=True)
class SignedStatement:
    """One signature of a signatory."""

    statement: int
    title: str
    number: int
    status: str
    name: str
    """As signed, which later changes of the directory leave as it is."""


@dataclass(frozen=True, slots=True)
class Signatory:
    """Everything that the directory holds of one signatory. Contacts and notes are private."""

    line: DirectoryLine
    names: Mapping[str, str]
    """By language; the chief name is in the line."""
    former_names: tuple[str, ...]
    aliases: tuple[str, ...]
    parent: DirectoryLine | None
    branches: tuple[DirectoryLine, ...]
    people: tuple[tuple[str, str], ...]
    """Name and office of each."""
    contacts: tuple[str, ...]
    notes: str
    signed: tuple[SignedStatement, ...]


def read_directory(tx: Reading) -> DirectoryIndex:
    """Read every signatory's key and what finds it, sorted by name."""
    columns = signatory.c
    query = sa.select(
        columns.id,
        columns.name_key,
        columns.readings,
        columns.names,
        columns.former_names,
        columns.aliases,
    ).order_by(columns.sort_key, columns.id)
    ids, keys = [], []
    for row in tx.rows(query):
        ids.append(row.id)
        keys.append(_found_by(row) if any(row[2:]) else row.name_key)
    return DirectoryIndex(tuple(ids), tuple(keys))


def count_signatories(tx: Reading) -> int:
    """Count the signatories of the directory."""
    return int(tx.value(sa.select(sa.func.count()).select_from(signatory)) or 0)


def read_lines(tx: Reading, ids: Sequence[uuid.UUID]) -> list[DirectoryLine]:
    """Read lines of the directory in the order of the given keys; those that are gone are left out."""
    found: dict[uuid.UUID, DirectoryLine] = {}
    for chunk in chunks(ids):
        times = dict(
            map(
                tuple,
                tx.rows(
                    sa.select(signature.c.signatory_id, sa.func.count())
                    .where(signature.c.signatory_id.in_(chunk))
                    .group_by(signature.c.signatory_id)
                ),
            )
        )
        gone, printed = _merged(tx, chunk), _printed(tx, chunk)
        for row in tx.rows(sa.select(signatory).where(signatory.c.id.in_(chunk))):
            found[row.id] = DirectoryLine(
                row.id,
                row.name,
                row.legal_form,
                row.kind,
                row.place,
                row.country,
                row.publish,
                times.get(row.id, 0),
                row.id in gone,
                printed.get(row.id, ""),
            )
    return [found[each] for each in ids if each in found]


def read_signatory(tx: Reading, signatory_id: uuid.UUID) -> Signatory | None:
    """Read everything that the directory holds of one; None where it is gone."""
    row = tx.row(signatory, signatory_id)
    if row is None:
        return None
    branches = tx.connection.execute(
        sa.select(signatory.c.id)
        .where(signatory.c.parent_id == signatory_id)
        .order_by(signatory.c.sort_key, signatory.c.id)
    ).scalars()
    above = read_lines(tx, [row.parent_id]) if row.parent_id else []
    (line,) = read_lines(tx, [signatory_id])
    return Signatory(
        line=line,
        names={language: str(name) for language, name in (row.names or {}).items()},
        former_names=_words(row.former_names),
        aliases=_words(row.aliases),
        parent=above[0] if above else None,
        branches=tuple(read_lines(tx, list(branches))),
        people=tuple((str(each[0]), str(each[1])) for each in row.people or ()),
        contacts=_contacts(row.contacts),
        notes=row.notes,
        signed=tuple(_signed(tx, signatory_id)),
    )


def find_signatory(tx: Reading, signatory_id: uuid.UUID) -> Signatory:
    """Return what `read_signatory` reads; raises UserError where the signatory is gone."""
    found = read_signatory(tx, signatory_id)
    if found is None:
        raise UserError(_("This signatory is not in the directory any more."))
    return found


def names_by_language(tx: Reading) -> dict[uuid.UUID, tuple[tuple[str, str], ...]]:
    """Return language and name by signatory, of those that have names in the documents' languages."""
    columns = signatory.c
    query = sa.select(columns.id, columns.names).where(columns.names.is_not(None))
    return {
        row.id: tuple((each, str(row.names[each])) for each in LANGUAGES if row.names.get(each))
        for row in tx.rows(query)
    }


def same_name(tx: Reading, name: str) -> list[DirectoryLine]:
    """Return signatories whose chief name is this one, in whatever spelling; at most MOST_ALIKE."""
    keys = meeting_keys(tx, [name]).get(name, ())
    query = sa.select(signatory.c.id).where(signatory.c.name_key.in_(keys)).limit(MOST_ALIKE)
    found = read_lines(tx, list(tx.connection.execute(query).scalars()))
    return [each for each in found if not each.merged]


def meeting_keys(tx: Reading, names: Iterable[str]) -> dict[str, set[str]]:
    """Return for each name the stored keys of the names that it may be another spelling of.

    A key is met where one reading is the same on both sides; few names have more than one.
    """
    asked = {name: readings(name) for name in names}
    words = {word for keys in asked.values() for key in keys for word in key.split()}
    columns = signatory.c
    query = sa.select(columns.name, columns.name_key, columns.readings).distinct()
    stored: dict[str, set[str]] = {}
    for row in tx.rows(query.where(columns.readings != "")):
        # Each further reading of a name has a word that is no part of its key.
        if not words.isdisjoint(row.readings.split()):
            for each in readings(row.name):
                stored.setdefault(each, set()).add(row.name_key)
    return {
        name: set(keys).union(*(stored.get(each, ()) for each in keys)) - {""}
        for name, keys in asked.items()
    }


def change_names(
    tx: Transaction,
    signatory_id: uuid.UUID,
    *,
    name: str,
    legal_form: str = "",
    kind: str = "organisation",
    names: Mapping[str, str] | None = None,
    former_names: Sequence[str] = (),
    aliases: Sequence[str] = (),
) -> bool:
    """Change how a signatory is called from now on; what it signed keeps the name as signed.

    A name that is given up belongs among the former ones: they are searched too. Refuses an empty name, a
    kind that is not known, and names in languages other than those of the documents.
    """
    chief = one_line(name)
    if not chief:
        raise UserError(_("A signatory needs a name."))
    known_word(kind, KINDS)
    spoken = {each: one_line(words) for each, words in (names or {}).items()}
    if unknown := sorted(set(spoken) - set(LANGUAGES)):
        raise ValueError(unknown[0])
    _name_action(tx, signatory_id, "names")
    return tx.change(
        signatory,
        signatory_id,
        name=chief,
        legal_form=one_line(legal_form),
        kind=kind,
        names={each: words for each, words in spoken.items() if words} or None,
        former_names=_listed(former_names) or None,
        aliases=_listed(aliases) or None,
    )


def change_place(
    tx: Transaction, signatory_id: uuid.UUID, *, place: str, country: str = ""
) -> bool:
    """Change where a signatory is; what it signed keeps its place."""
    _name_action(tx, signatory_id, "place")
    values = {"place": one_line(place), "country": one_line(country)}
    return tx.change(signatory, signatory_id, **values)


def change_parent(tx: Transaction, signatory_id: uuid.UUID, parent_id: uuid.UUID | None) -> bool:
    """Record which body a signatory is a branch of; None for none. Refuses a circle."""
    above, steps = parent_id, 0
    while above is not None and steps < HIGHEST:
        if above == signatory_id:
            raise UserError(
                _("An organisation cannot be a branch of itself or of one of its branches.")
            )
        row = tx.row(signatory, above)
        above, steps = (row.parent_id if row is not None else None), steps + 1
    _name_action(tx, signatory_id, "parent")
    return tx.change(signatory, signatory_id, parent_id=parent_id)


def change_people(
    tx: Transaction, signatory_id: uuid.UUID, people: Sequence[tuple[str, str]]
) -> bool:
    """Change the people who speak for a signatory: name and office of each; nameless ones are left out."""
    listed = [[one_line(name, MOST_TEXT), one_line(office, MOST_TEXT)] for name, office in people]
    kept = [each for each in listed if each[0]]
    _refuse_many(len(kept))
    _name_action(tx, signatory_id, "people")
    return tx.change(signatory, signatory_id, people=kept or None)


def change_private(
    tx: Transaction,
    signatory_id: uuid.UUID,
    *,
    contacts: Sequence[str] | None = None,
    notes: str | None = None,
    publish: str | None = None,
) -> bool:
    """Change contacts, notes and the consent to publish the name, none of which is ever printed.

    None leaves a value as it is.
    """
    _name_action(tx, signatory_id, "private")
    return private_fields.change_private(
        tx, signatory_id, contacts=contacts, notes=notes, publish=publish
    )


def _name_action(tx: Transaction, signatory_id: uuid.UUID, field: str) -> None:
    tx.name_action(field=field, **private_fields.first_signature(tx, signatory_id))


def _listed(lines: Sequence[str]) -> list[str]:
    """Clean names, one a line, each once and in the order in which they were given."""
    kept = list(dict.fromkeys(filter(None, (one_line(each) for each in lines))))
    _refuse_many(len(kept))
    return kept


def _refuse_many(count: int) -> None:
    if count > MOST_NAMES:
        raise UserError(
            _("These are %(count)d lines; at most %(most)d are kept.")
            % {"count": count, "most": MOST_NAMES}
        )


def _found_by(row: Row) -> str:
    """Fold every name of a signatory; a bar keeps one name from running into the next."""
    others = [*(row.names or {}).values(), *(row.former_names or ()), *(row.aliases or ())]
    return " | ".join([row.name_key, row.readings, *(searched(str(each)) for each in others)])


def _merged(tx: Reading, ids: Sequence[uuid.UUID]) -> set[uuid.UUID]:
    """Return those that were merged into another entry."""
    query = sa.select(merge.c.merged_id).where(
        merge.c.merged_id.in_(ids),
        merge.c.merged_id != merge.c.kept_id,
        merge.c.separated_at.is_(None),
    )
    return set(tx.connection.execute(query).scalars())


def _printed(tx: Reading, ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Return one printed entry of each of these signatories that signed under a legal form."""
    columns = signature.c
    query = (
        sa.select(columns.signatory_id, columns.as_printed)
        .where(columns.signatory_id.in_(ids), columns.legal_form != "", columns.as_printed != "")
        .order_by(columns.number.desc(), columns.statement_id)
    )
    return dict(map(tuple, tx.rows(query)))


def _signed(tx: Reading, signatory_id: uuid.UUID) -> list[SignedStatement]:
    query = (
        sa.select(
            signature.c.statement_id, signature.c.number, signature.c.standing, signature.c.name
        )
        .where(signature.c.signatory_id == signatory_id)
        .order_by(signature.c.number)
    )
    rows = tx.rows(query)
    titles = {each: get_statement(tx, each) for each in {row.statement_id for row in rows}}
    found = [
        SignedStatement(
            titles[row.statement_id].number,
            titles[row.statement_id].title,
            row.number,
            row.standing,
            row.name,
        )
        for row in rows
    ]
    return sorted(found, key=lambda each: (each.statement, each.number))


def _words(given: Any) -> tuple[str, ...]:
    return tuple(clean(str(each)) for each in given or ())


def _contacts(given: Any) -> tuple[str, ...]:
    """Return contacts as lines, in whatever form they were recorded."""
    if isinstance(given, dict):
        return tuple(f"{name}: {value}" for name, value in given.items())
    return tuple(str(each) for each in given or ())
