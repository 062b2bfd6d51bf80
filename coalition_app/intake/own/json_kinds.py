"""What a draft holds as plain values for JSON, by the kinds of its fields, and back."""

from collections.abc import Callable
from dataclasses import is_dataclass
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from coalition_app.drafts import Lines

Way = Callable[[Any], Any]
LATER = ("sure", "printed_form", "candidates")
"""Fields that older programs did not write."""
OTHERWISE = ("record", "part", "columns", "tables", "unread", "sheets")
"""Fields that are not read back as they are written, or not at all."""


def lines_text(lines: Lines) -> str:
    """Write lines as text: 177-179, or 177 where it is one line."""
    first, last = lines
    return str(first) if first == last else f"{first}-{last}"


def lines_of(text: str) -> Lines:
    """Read lines that were written as text."""
    first, _dash, last = text.partition("-")
    return int(first), int(last or first)


@cache
def written(kind: Any) -> Way:
    """Return a function that writes a value of a kind; pairs become a dictionary."""
    parts = get_args(kind)
    if kind == Lines:
        return lines_text
    if _holds_pairs(kind):
        return lambda value: {str(key): each for key, each in value}
    if NoneType in parts or get_origin(kind) is tuple:
        way = written(parts[0])
        if NoneType in parts:
            return lambda value: value if value is None else way(value)
        return lambda value: list(map(way, value))
    ways = [
        (name, written(of)) for name, of in _fields(kind).items() if name not in ("record", "part")
    ]
    return lambda value: {name: way(getattr(value, name)) for name, way in ways} if ways else value


@cache
def read_as(kind: Any) -> Way:
    """Return a function that reads what was written of a value of a kind."""
    parts = get_args(kind)
    if kind == Lines:
        return lines_of
    if _holds_pairs(kind):
        key_of = get_args(parts[0])[0]
        return lambda given: tuple((key_of(key), each) for key, each in given.items())
    if NoneType in parts or get_origin(kind) is tuple:
        way = read_as(parts[0])
        if NoneType in parts:
            return lambda given: given if given is None else way(given)
        return lambda given: tuple(map(way, given))
    ways = [(name, read_as(of)) for name, of in _fields(kind).items() if name not in OTHERWISE]
    if not ways:
        return lambda given: given
    return lambda given: kind(
        **{name: way(given[name]) for name, way in ways if name in given or name not in LATER}
    )


def _holds_pairs(kind: Any) -> bool:
    """Tell whether values of a kind are pairs of a number or a word and a word."""
    return get_origin(kind) is tuple and get_args(get_args(kind)[0])[1:] == (str,)


def _fields(kind: Any) -> dict[str, Any]:
    """Return the kinds of what a kind holds by their names; nothing for a plain value."""
    return get_type_hints(kind) if is_dataclass(kind) or hasattr(kind, "_fields") else {}
