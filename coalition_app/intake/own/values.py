"""What lists that this program wrote hold: values of their kinds and in their bounds, nothing hidden."""

import types
import typing
from collections.abc import Callable
from dataclasses import is_dataclass
from functools import cache

from coalition_app.drafts import Draft
from coalition_app.hidden_characters import refuse_hidden
from coalition_app.own_list import CAPACITIES, KINDS, STATUSES

MOST = 2**31 - 1
"""The largest number of a signature, a demand or a line: what every database keeps as a whole number."""
MOST_LINES = 1_000_000
"""Lines of a source; `read_source` takes fewer."""

Fits = Callable[[object], bool]


def refuse_hidden_in(given: object) -> None:
    """Raise UserError where a word of what was read from JSON holds a hidden character."""
    left = [given]
    while left:
        each = left.pop()
        if isinstance(each, str):
            refuse_hidden(each)
        elif isinstance(each, dict):
            left += each.values()
        elif isinstance(each, list):
            left += each


def checked(draft: Draft) -> Draft:
    """Return a draft made of JSON; raises ValueError where it is none that the program makes.

    A number as a word would be kept as another value than the journal says, and `check` would tell of damage.
    """
    if not _fitting(Draft)(draft) or draft.line_count > MOST_LINES:
        raise ValueError("kinds of values")
    sections = range(len(draft.sections) + 1)
    for at, entry in enumerate(draft.entries, start=1):
        known = entry.kind in KINDS and entry.standing in STATUSES and entry.capacity in CAPACITIES
        inside = 1 <= entry.lines[0] <= entry.lines[1] <= draft.line_count
        if entry.number != at or entry.section not in sections or not known or not inside:
            raise ValueError(f"entry {at}")
    return draft


@cache
def _fitting(kind: type) -> Fits:
    """Return a function that tells whether a value is of a kind, with all that it holds."""
    if kind is int:
        return lambda value: type(value) is int and 0 <= value <= MOST
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        ways = [_fitting(part) for part in parts]
        return lambda value: any(fits(value) for fits in ways)
    if origin is tuple and parts[-1] is ...:
        each = _fitting(parts[0])
        return lambda value: type(value) is tuple and all(map(each, value))
    if origin is tuple:
        places = [_fitting(part) for part in parts]
        return lambda value: (
            type(value) is tuple
            and len(value) == len(places)
            and all(fits(each) for fits, each in zip(places, value, strict=True))
        )
    if is_dataclass(kind):
        fields = [(name, _fitting(of)) for name, of in typing.get_type_hints(kind).items()]
        return lambda value: (
            isinstance(value, kind) and all(fits(getattr(value, name)) for name, fits in fields)
        )
    return lambda value: isinstance(value, kind)
