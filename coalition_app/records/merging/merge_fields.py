"""What an entry of the directory gains when another is merged into it, and giving that back later."""

import uuid
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from coalition_app.records.signatories.directory import MOST_NAMES
from coalition_app.records.store.columns import Row
from coalition_app.records.store.tables import CONSENTS, signatory
from coalition_app.records.store.transactions import Transaction

Values = dict[str, dict[str, Any]]
"""By column: `before`, `after`, and for several lines or names the `added` ones."""


def unite(tx: Transaction, kept: Row, merged: Row, but: Collection[str] = ()) -> Values:
    """Add to one entry what another has besides, and return what was changed by it; `but` leaves columns out.

    Nothing is replaced by another value, save the consent to publish, of which the narrower holds for both,
    and whose branch it is where that would be a branch of itself.
    """
    values: Values = {}
    names = dict(kept.names or {})
    added = {each: word for each, word in (merged.names or {}).items() if each not in names}
    if added:
        values["names"] = {"before": kept.names, "after": {**names, **added}, "added": added}
    known = {kept.name, *names.values(), *added.values(), *(kept.former_names or ())}
    called = [merged.name, *(merged.names or {}).values(), *(merged.aliases or ())]
    _add(values, "aliases", kept, [each for each in called if each not in known])
    _add(values, "former_names", kept, merged.former_names or ())
    _add(values, "people", kept, merged.people or ())
    _add(values, "contacts", kept, _lines(merged.contacts))
    more = merged.notes.strip()
    if more and not _places(kept.notes.split("\n"), more.split("\n")):
        _set(values, "notes", kept, f"{kept.notes}\n{more}".strip())
        values["notes"]["added"] = more
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


def changed_since(kept: Row, values: Mapping[str, Any]) -> list[str]:
    """Return the columns that are not as a merge left them."""
    return [column for column, of in values.items() if _now(kept, column) != of["after"]]


def give_back(tx: Transaction, kept: Row, values: Mapping[str, Any]) -> None:
    """Take from an entry what a merge added to it.

    A value that is as the merge left it becomes what it was. Of a value that has been changed since, only
    added lines that are still there are removed; any other change stays.
    """
    changed = changed_since(kept, values)
    back: dict[str, Any] = {}
    for column, of in values.items():
        if column not in changed:
            back[column] = _read(column, of["before"])
        elif of.get("added"):
            back[column] = _without(_now(kept, column), of["added"])
    if back:
        tx.change(signatory, kept.id, **back)


def _add(values: Values, column: str, kept: Row, more: Iterable[Any]) -> None:
    """Add lines that are not there yet, as many as an entry can have."""
    before = getattr(kept, column)
    present = _lines(before)
    added: list[Any] = []
    for each in more:
        if each not in present and each not in added:
            added.append(each)
    added = added[: max(0, MOST_NAMES - len(present))]
    if added:
        values[column] = {"before": before, "after": [*present, *added], "added": added}


def _set(values: Values, column: str, kept: Row, after: Any) -> None:
    values[column] = {"before": getattr(kept, column), "after": after}


def _without(now: Any, added: Any) -> Any:
    """Take lines, names or words out of a value; an empty list is none."""
    if isinstance(now, list):
        return [each for each in now if each not in added] or None
    if isinstance(now, dict) and isinstance(added, dict):
        return {each: word for each, word in now.items() if added.get(each) != word} or None
    if isinstance(now, str) and isinstance(added, str):
        lines, less = now.split("\n"), added.strip().split("\n")
        at = _places(lines, less)
        # Where they stand twice nobody knows whose are whose.
        return "\n".join(lines[: at[0]] + lines[at[0] + len(less) :]) if len(at) == 1 else now
    return now


def _places(lines: list[str], wanted: list[str]) -> list[int]:
    """Return where whole lines begin among others; a word within a line is nowhere."""
    size = len(wanted)
    return [at for at in range(len(lines) - size + 1) if lines[at : at + size] == wanted]


def _lines(given: Any) -> list[Any]:
    """Return contacts as lines, in whatever form they were recorded; other lists as they are."""
    if isinstance(given, dict):
        return [f"{name}: {value}" for name, value in given.items()]
    return list(given or ())


def _now(kept: Row, column: str) -> Any:
    value = getattr(kept, column)
    return _hex(value) if column == "parent_id" else value


def _read(column: str, value: Any) -> Any:
    """Return a value as the table holds it; a key was kept as text."""
    return uuid.UUID(hex=value) if column == "parent_id" and value is not None else value


def _hex(key: uuid.UUID | None) -> str | None:
    return None if key is None else key.hex
