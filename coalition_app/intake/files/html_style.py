"""What the styles of a web page strike out or hide, by classes and names as well as on the element itself."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

BRACE = re.compile(r"[{}]")
REMARK = re.compile(r"/\*[^*]*\*+(?:[^/*][^*]*\*+)*/")
LONGEST, MOST_RULES = 300_000, 2_000
"""Characters of a page's styles, and rules among them, that are looked at."""
STRIKES, HIDES = (
    re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE),
    re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE),
)
COMPOUND = re.compile(r"(\w*)((?:[.#][\w-]+)*)")
Piece = tuple[str, frozenset[str]]
"""A tag, or none, and the classes and names that an element must have."""
Rules = dict[str, list[list[Piece]]]
"""What rules ask for, by a class, name or tag of the element that they mean."""
MARK = "\ufdd2"
"""Stands behind words that the page hides until its lines are known."""


def take_styles(page: Any) -> list[Any]:
    """Write on each element that it is struck out where a style of the page says so; return hidden ones."""
    struck: Rules = {}
    hidden: Rules = {}
    for selector, said in _rules(" ".join(each.text or "" for each in page.iter("style"))):
        parts = [_compound(part) for part in re.split(r"[\s>+~]+", selector) if part]
        asked = [part for part in parts if part]
        if not asked or len(asked) < len(parts):
            continue
        key = min(asked[-1][1], default=asked[-1][0])
        for rules, wanted in ((struck, STRIKES), (hidden, HIDES)):
            if wanted.search(said):
                rules.setdefault(key, []).append(asked)
    found = []
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        style = element.get("style") or ""
        if struck and _is_meant(element, struck):
            element.set("style", f"{style};text-decoration:line-through")
        by_itself = element.get("hidden") is not None or (style and HIDES.search(style))
        if by_itself or (hidden and _is_meant(element, hidden)):
            found.append(element)
    return found


def mark_hidden(elements: Sequence[Any]) -> None:
    """Write a mark behind all words of hidden elements."""
    inner = {each for element in elements for each in element.iter()}
    outer = set(elements)
    for each in inner:
        if isinstance(each.tag, str) and (each.text or "").strip():
            each.text += MARK
        if each not in outer and (each.tail or "").strip():
            each.tail += MARK


def take_marks(lines: Sequence[str]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return lines without the marks of what is hidden, and the numbers, from 1, of those that had any."""
    hidden = tuple(at for at, line in enumerate(lines, 1) if MARK in line)
    return tuple(line.replace(MARK, "") for line in lines) if hidden else tuple(lines), hidden


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """Yield the selectors of a page's styles with what is said of each, without those for other media."""
    css = REMARK.sub("", css[:LONGEST])
    depth, start, names, count = 0, 0, "", 0
    for brace in BRACE.finditer(css):
        text = css[start : brace.start()]
        start = brace.end()
        if brace[0] == "{":
            depth += 1
            names = text if depth == 1 else ""
        else:
            depth = max(0, depth - 1)
            if (
                depth == 0
                and names
                and "@" not in names
                and (STRIKES.search(text) or HIDES.search(text))
            ):
                for name in names.split(","):
                    count += 1
                    if count > MOST_RULES:
                        return
                    yield name.strip(), text
            names = names if depth else ""


def _compound(part: str) -> Piece | None:
    """Return the tag and the classes and names of a piece of a selector; None where it asks for more."""
    match = COMPOUND.fullmatch(part)
    if match is None:
        return None
    return match[1].lower(), frozenset(re.findall(r"[.#][\w-]+", match[2]))


def _is_meant(element: Any, rules: Rules) -> bool:
    """Tell whether a rule means an element: its last piece the element, the others what is around it."""
    names = _names_of(element)
    for parts in (each for key in (element.tag, *names) for each in rules.get(key, ())):
        if _fits(element.tag, names, parts[-1]) and all(
            any(_fits(around.tag, _names_of(around), part) for around in element.iterancestors())
            for part in parts[:-1]
        ):
            return True
    return False


def _names_of(element: Any) -> set[str]:
    names = {f".{name}" for name in (element.get("class") or "").split()}
    return names | {f"#{element.get('id')}"} if element.get("id") else names


def _fits(tag: str, names: set[str], part: Piece) -> bool:
    return part[0] in ("", tag) and part[1] <= names
