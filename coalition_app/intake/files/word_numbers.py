"""The numbers that Word draws before the paragraphs of its lists, counted as Word counts them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
UNNUMBERED = ("bullet", "none")
DEEPEST = 9
"""Levels of a list in Word."""


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How one level of a list is numbered."""

    form: str
    """decimal, lowerLetter, upperRoman, bullet and so on, as the file names it."""
    start: int
    text: str
    """What is drawn, with %1 for the number of the first level and so on."""


@dataclass(frozen=True, slots=True)
class NumberedList:
    """One list of a document: lists of one pattern go on counting where nothing says otherwise."""

    pattern: str
    levels: dict[int, ListLevel]
    restarts: dict[int, int]
    """By level: the number with which it starts again, where the list says that it does."""


class Numbers:
    """Counts the automatic numbers of a document's lists, level by level."""

    def __init__(self, document: Any) -> None:
        self._lists = _lists(document)
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        self._styled = {
            style.style_id: found
            for style in document.styles
            if (found := _number_of(style.element)) is not None
        }

    def place_of(self, paragraph: Any) -> tuple[str, int] | None:
        """Return the list and the level of a paragraph; None outside lists."""
        properties = paragraph.find(f"{WORDS}pPr")
        if properties is None:
            return None
        own = properties.find(f"{WORDS}numPr")
        if own is not None and own.find(f"{WORDS}numId") is not None:
            return _place(own)
        style = properties.find(f"{WORDS}pStyle")
        return self._styled.get(style.get(f"{WORDS}val")) if style is not None else None

    def heads_a_list(self, place: tuple[str, int], below: tuple[str, int] | None) -> bool:
        """Tell whether a numbered paragraph heads those below it, numbered 1.1, 1.2 after its own 1."""
        known = self._lists.get(place[0])
        if known is None or below is None or below[0] != place[0] or below[1] != place[1] + 1:
            return False
        level = known.levels.get(below[1])
        return level is not None and f"%{place[1] + 1}" in level.text

    def mark(self, place: tuple[str, int]) -> str:
        """Return what Word draws before the next paragraph of a list and level: «12. », «• » or nothing."""
        known = self._lists.get(place[0])
        level = known.levels.get(place[1]) if known else None
        if known is None or level is None:
            return ""
        if level.form in UNNUMBERED:
            return "  " * place[1] + "• " if level.form == "bullet" else ""
        counts = self._counts.setdefault(known.pattern, {})
        if place[0] not in self._begun:
            self._begun.add(place[0])
            for at, start in known.restarts.items():
                counts[at] = start - 1
        counts[place[1]] = counts.get(place[1], level.start - 1) + 1
        for deeper in [at for at in counts if at > place[1]]:
            del counts[deeper]
        return f"{counts[place[1]]}. "


def _number_of(style: Any) -> tuple[str, int] | None:
    """Return the list and level of a style; None for one outside lists."""
    own = style.find(f"{WORDS}pPr/{WORDS}numPr")
    return _place(own) if own is not None else None


def _place(own: Any) -> tuple[str, int] | None:
    """Read which list and level an element names; None where it takes something out of lists."""
    number = _value(own, "numId")
    if not number or number == "0":
        return None
    return number, int(_value(own, "ilvl") or 0)


def _lists(document: Any) -> dict[str, NumberedList]:
    part = next((p for p in document.part.package.iter_parts() if "numbering" in p.partname), None)
    element = getattr(part, "element", None)
    if element is None:
        return {}
    patterns: dict[str, dict[int, ListLevel]] = {}
    styles: dict[str, str] = {}
    lent: dict[str, str] = {}
    for abstract in element.findall(f"{WORDS}abstractNum"):
        key = abstract.get(f"{WORDS}abstractNumId")
        patterns[key] = _levels(abstract.findall(f"{WORDS}lvl"))
        if name := _value(abstract, "styleLink"):
            styles[name] = key
        if name := _value(abstract, "numStyleLink"):
            lent[key] = name
    lists = {}
    for each in element.findall(f"{WORDS}num"):
        key = _value(each, "abstractNumId")
        key = styles.get(lent.get(key, ""), key)
        levels, restarts = dict(patterns.get(key, {})), {}
        for change in each.findall(f"{WORDS}lvlOverride"):
            at = int(change.get(f"{WORDS}ilvl"))
            levels.update(_levels(change.findall(f"{WORDS}lvl")))
            start = _value(change, "startOverride")
            if start:
                restarts[at] = int(start)
        lists[each.get(f"{WORDS}numId")] = NumberedList(key, levels, restarts)
    return lists


def _levels(elements: Sequence[Any]) -> dict[int, ListLevel]:
    return {
        int(each.get(f"{WORDS}ilvl")): ListLevel(
            _value(each, "numFmt") or "decimal",
            int(_value(each, "start") or 1),
            _value(each, "lvlText"),
        )
        for each in elements[:DEEPEST]
    }


def _value(element: Any, name: str) -> str:
    found = element.find(f"{WORDS}{name}")
    return str(found.get(f"{WORDS}val") or "") if found is not None else ""
