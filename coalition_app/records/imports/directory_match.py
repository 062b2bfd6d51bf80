"""Whether the entries of a list belong to signatories of the directory, in any spelling.

Nothing is linked here: a person decides, except where name, kind and all else agree.
"""

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

import sqlalchemy as sa

from coalition_app.drafts import Draft, DraftEntry
from coalition_app.i18n import N_, _
from coalition_app.legal_forms import form_rows
from coalition_app.records.imports.form_answers import Form, form_of, publish_of
from coalition_app.records.signatories.full_names import body_name
from coalition_app.records.signatories.matching.name_forms import (
    Name,
    Person,
    read_name,
    read_person,
    same_person,
)
from coalition_app.records.store.columns import Row
from coalition_app.records.store.name_keys import name_key, readings
from coalition_app.records.store.tables import CONSENTS, merge, signatory
from coalition_app.records.store.transactions import Reading
from coalition_app.work import Tell

REASONS = {
    "same-name": N_("the same name"),
    "other-name": N_("one of its other names"),
    "other-spelling": N_("the same name in another spelling"),
    "translation": N_("the same words in two languages"),
    "person": N_("the same person, perhaps"),
}
STRICTNESS = {word: at for at, word in enumerate(CONSENTS)}
"""Consents to be printed; a signature must not be printed more fully than its own consent says."""
MOST_ALIKE = 20
"""Signatories of one name that are compared."""
FIELDS = ("place", "country")
FORM_COLUMNS = ("abbr_ru", "abbr_kk", "english_abbr", "full_ru", "full_kk", "english")
OFTEN = 500
"""Entries after which the search may be stopped."""


@dataclass(frozen=True, slots=True)
class Match:
    """A signatory of the directory to whom an entry may belong."""

    signatory_id: uuid.UUID
    name: str
    """Legal form and name as the directory has them."""
    reason: str
    """A key of REASONS."""
    certain: bool
    """Whether name and kind are the same, nothing speaks against it and nobody else is meant."""
    linkable: bool = True
    """Whether it can be linked: not where the entry wants less printed than the directory."""

    def why(self) -> str:
        """Say why the two are shown together."""
        return _(REASONS[self.reason])


@dataclass(frozen=True, slots=True)
class _Listed:
    """What the directory holds of one signatory, as far as it is compared."""

    id: uuid.UUID
    kind: str
    legal_form: str
    name: str
    place: str
    country: str
    publish: str
    contacts: tuple[str, ...]

    @property
    def full_name(self) -> str:
        return body_name(self.legal_form, self.name)


class DirectoryNames:
    """All names of the directory, ready for comparing; read off the window's thread, kept for a preview."""

    def __init__(self, rows: Sequence[Row], merged: Mapping[uuid.UUID, uuid.UUID]) -> None:
        self._listed: list[_Listed] = []
        self._by_key: dict[str, list[int]] = defaultdict(list)
        self._by_other: dict[str, list[int]] = defaultdict(list)
        self._by_reading: dict[str, list[int]] = defaultdict(list)
        self._merged = merged
        self._place = {row.id: at for at, row in enumerate(rows)}
        for at, row in enumerate(rows):
            contacts = row.contacts if isinstance(row.contacts, list) else ()
            self._listed.append(
                _Listed(
                    row.id,
                    row.kind,
                    row.legal_form,
                    row.name,
                    row.place,
                    row.country,
                    row.publish,
                    tuple(map(str, contacts)),
                )
            )
            self._by_key[row.name_key].append(at)
            for key in readings(row.name)[1:] if row.readings else ():
                self._by_reading[key].append(at)
            others = [*(row.names or {}).values(), *(row.former_names or ()), *(row.aliases or ())]
            for key in {key for each in others for key in readings(str(each))} - {row.name_key, ""}:
                self._by_other[key].append(at)

    def __len__(self) -> int:
        return len(self._listed)

    @cached_property
    def _by_stems(self) -> dict[tuple[str, ...], list[tuple[int, Name]]]:
        found: dict[tuple[str, ...], list[tuple[int, Name]]] = defaultdict(list)
        for at, each in enumerate(self._listed):
            if each.kind != "individual":
                name = read_name(each.name)
                if name.stems:
                    found[name.key].append((at, name))
        return found

    @cached_property
    def _by_word(self) -> dict[str, list[tuple[int, Person]]]:
        found: dict[str, list[tuple[int, Person]]] = defaultdict(list)
        for at, each in enumerate(self._listed):
            if each.kind == "individual":
                person = read_person(each.name)
                for word in person.every_word:
                    found[word].append((at, person))
        return found

    def alike(self, entry: DraftEntry) -> tuple[str, list[_Listed]]:
        """Return the signatories that bear an entry's name, and the key of the reason; only the surest."""
        name = entry.name or entry.as_printed
        key, *further = readings(name)
        for reason, names in (("same-name", self._by_key), ("other-name", self._by_other)):
            if key and key in names:
                return reason, self._kept(names[key])
        met = [*self._by_reading.get(key, ())]
        for each in further:
            for names in (self._by_key, self._by_reading, self._by_other):
                met += names.get(each, ())
        if met:
            return "other-spelling", self._kept(met)
        if entry.kind == "individual":
            return "person", self._kept(self._people(name))
        read = read_name(name)
        near = self._by_stems.get(read.key, ()) if read.stems else ()
        translated = any("@" in stem for stem in read.stems) and not any(
            sorted(other.compact) == sorted(read.compact) for _at, other in near
        )
        return ("translation" if translated else "other-spelling"), self._kept(
            at for at, _other in near
        )

    def _people(self, name: str) -> Iterator[int]:
        person = read_person(name)
        for word in person.every_word:
            for at, other in self._by_word.get(word, ())[:MOST_ALIKE]:
                if same_person(person, other):
                    yield at

    def _kept(self, places: Iterable[int]) -> list[_Listed]:
        """Return each once; one that was merged into another becomes that other."""
        kept: dict[uuid.UUID, _Listed] = {}
        for at in places:
            listed = self._listed[at]
            whole = self._place.get(self._merged.get(listed.id, listed.id), at)
            kept.setdefault(self._listed[whole].id, self._listed[whole])
            if len(kept) == MOST_ALIKE:
                break
        return list(kept.values())


def read_names(tx: Reading) -> DirectoryNames:
    """Read the names of the directory; some microseconds for each signatory."""
    columns = signatory.c
    rows = tx.rows(
        sa.select(
            columns.id,
            columns.kind,
            columns.legal_form,
            columns.name,
            columns.name_key,
            columns.readings,
            columns.names,
            columns.former_names,
            columns.aliases,
            columns.place,
            columns.country,
            columns.publish,
            columns.contacts,
        ).order_by(columns.id)
    )
    gone = tx.rows(
        sa.select(merge.c.merged_id, merge.c.kept_id)
        .where(merge.c.separated_at.is_(None))
        .order_by(merge.c.merged_at)
    )
    return DirectoryNames(rows, _followed({row.merged_id: row.kept_id for row in gone}))


def match_entries(
    draft: Draft, names: DirectoryNames, tell: Tell = lambda _done, _of: None
) -> dict[int, Match]:
    """Return whom entries may belong to, by the entry's index; `tell` may stop the search.

    A match is certain only where one signatory alone has the very same name and kind, no filled field
    differs, no other entry of the list means the same one, and, for a person, something else agrees.
    """
    if not len(names):
        return {}
    form, found = form_of(draft), dict[int, Match]()
    for at, entry in enumerate(draft.entries):
        if at % OFTEN == 0:
            tell(at, len(draft.entries))
        match = _match(entry, form, *names.alike(entry))
        if match is not None:
            found[at] = match
    meant = Counter(each.signatory_id for each in found.values())
    return {
        at: replace(each, certain=each.certain and meant[each.signatory_id] == 1)
        for at, each in found.items()
    }


def _match(entry: DraftEntry, form: Form, reason: str, alike: Sequence[_Listed]) -> Match | None:
    if not alike:
        return None
    fitting = [each for each in alike if not _speaks_against(entry, each)]
    best = (fitting or alike)[0]
    if not fitting and (reason != "same-name" or _is_person(entry) != _is_person(best)):
        return None
    linkable = STRICTNESS[publish_of(entry, form)] <= STRICTNESS[best.publish]
    certain = (
        linkable
        and reason == "same-name"
        and len(alike) == 1
        and bool(fitting)
        and entry.kind == best.kind
        and (entry.kind != "individual" or _agrees(entry, best))
    )
    return Match(best.id, best.full_name, reason, certain, linkable)


def _speaks_against(entry: DraftEntry, listed: _Listed) -> bool:
    """Whether one of the two is a person and the other a body, or a filled field differs."""
    if _is_person(entry) != _is_person(listed):
        return True
    if (
        entry.legal_form
        and listed.legal_form
        and not _same_form(entry.legal_form, listed.legal_form)
    ):
        return True
    return any(
        getattr(entry, field)
        and getattr(listed, field)
        and name_key(getattr(entry, field)) != name_key(getattr(listed, field))
        for field in FIELDS
    )


def _same_form(one: str, other: str) -> bool:
    """Whether two legal forms are one, abbreviated or in full, in any of the three languages."""
    one, other = name_key(one), name_key(other)
    return one == other or bool(_forms().get(one, set()) & _forms().get(other, set()))


@cache
def _forms() -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for at, row in enumerate(form_rows()):
        for column in FORM_COLUMNS:
            if row[column]:
                found[name_key(row[column])].add(at)
    return dict(found)


def _is_person(each: DraftEntry | _Listed) -> bool:
    return each.kind == "individual"


def _agrees(entry: DraftEntry, listed: _Listed) -> bool:
    """Whether more than the name shows that a person is the same: the address, or the place."""
    if entry.sender and entry.sender in listed.contacts:
        return True
    return bool(entry.place) and name_key(entry.place) == name_key(listed.place)


def _followed(merged: Mapping[uuid.UUID, uuid.UUID]) -> dict[uuid.UUID, uuid.UUID]:
    """Follow merges of merges to the signatory that is kept."""
    found = {}
    for start in merged:
        kept, seen = merged[start], {start}
        while kept in merged and kept not in seen:
            seen.add(kept)
            kept = merged[kept]
        found[start] = kept
    return found
