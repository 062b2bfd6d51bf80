"""What an entry of the directory gains when another is merged into it, and giving that back later."""

import uuid
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from coalition_app.records.journal.take_back import Change, lines_of, places_of
from coalition_app.records.signatories.directory import MOST_NAMES
from coalition_app.records.store.columns import Row
from coalition_app.records.store.tables import CONSENTS, signatory
from coalition_app.records.store.transactions import Transaction

Values = dict[str, dict[str, Any]]
"""By column: `before` and `after`."""


def unite(tx: Transaction, kept: Row, merged: Row, but: Collection[str] = ()) -> Values:
    """Add to one entry what another has besides, and return what was changed by it; `but` leaves columns out.

    Nothing is replaced by another value, save the consent to publish, of which the narrower holds for both,
    and whose branch it is where that would be a branch of itself.
    """
    values: Values = {}
    names = dict(kept.names or {})
    added = {each: word for each, word in (merged.names or {}).items() if each not in names}
    if added:
        values["names"] = {"before": kept.names, "after": {**names, **added}}
    known = {kept.name, *names.values(), *added.values(), *(kept.former_names or ())}
    called = [merged.name, *(merged.names or {}).values(), *(merged.aliases or ())]
    _add(values, "aliases", kept, [each for each in called if each not in known])
    _add(values, "former_names", kept, merged.former_names or ())
    _add(values, "people", kept, merged.people or ())
    _add(values, "contacts", kept, lines_of(merged.contacts))
    more = merged.notes.strip()
    if more and not places_of(kept.notes, more):
        _set(values, "notes", kept, f"{kept.notes}\n{more}".strip())
    if not kept.place and not kept.country:
        for column in ("place", "country"):
            if getattr(merged, column):
                _set(values, column, kept, getattr(merged, column))
    narrower = max(kept.publish, merged.publish, key=CONSENTS.index)
    if narrower != kept.publish:
        _set(values, "publish", kept, narrower)
    above = merged.parent_id if merged.parent_id != kept.id else None
    if kept.parent_id == merged.id or (kept.parent_id is None and above is not None):
        values["parent_id"] = {"before": _hex(kept.parent_id), "after": _hex(above)}
    values = {each: of for each, of in values.items() if each not in but}
    if values:
        tx.change(
            signatory, kept.id, **{each: _read(each, of["after"]) for each, of in values.items()}
        )
    return values


def as_changes(kept_id: uuid.UUID, values: Mapping[str, Any]) -> list[Change]:
    """Return what a merge changed in an entry, a change for each column, to be taken back."""
    return [
        Change(
            signatory,
            kept_id,
            {column: _read(column, of["before"])},
            {column: _read(column, of["after"])},
        )
        for column, of in values.items()
    ]


def _add(values: Values, column: str, kept: Row, more: Iterable[Any]) -> None:
    """Add lines that are not there yet, as many as an entry can have."""
    before = getattr(kept, column)
    present = lines_of(before)
    added: list[Any] = []
    for each in more:
        if each not in present and each not in added:
            added.append(each)
    added = added[: max(0, MOST_NAMES - len(present))]
    if added:
        values[column] = {"before": before, "after": [*present, *added]}


def _set(values: Values, column: str, kept: Row, after: Any) -> None:
    values[column] = {"before": getattr(kept, column), "after": after}


def _read(column: str, value: Any) -> Any:
    """Return a value as the table holds it; a key was kept as text."""
    return uuid.UUID(hex=value) if column == "parent_id" and value is not None else value


def _hex(key: uuid.UUID | None) -> str | None:
    return None if key is None else key.hex
