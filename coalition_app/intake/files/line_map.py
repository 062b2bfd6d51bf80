"""Finds the lines of the file for each line that was read from a marked-up text."""

import csv
import html
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from coalition_app.drafts import Draft, LeftOut, Lines
from coalition_app.i18n import _
from coalition_app.intake.files.decoding import decode
from coalition_app.intake.files.line_warnings import moved_warning
from coalition_app.intake.files.lines import (
    Parted,
    numbers_in,
    split_lines,
    text_lines,
    with_left_out,
)
from coalition_app.intake.files.text import PICTURED, FileText

WORD = re.compile(r"[^\W_]+")
NUMBER = re.compile(r"\s*(?:\d{1,6}[.)]|•)\s+")
"""A number that an ordered list counts by itself."""
REMARK = re.compile(r"<!--.*?-->", re.DOTALL)
ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})|\\(.)")
"""How JSON writes letters of other scripts and quotation marks."""
LOOK_AHEAD = 400
"""Lines within which the next piece of a file must be found."""
NEAR = 40
"""Lines after the longest of a record's values within which the others are looked for."""
FEW = 0.02
"""Share of lines that may not be found."""
MOST_LINES = 300_000
"""Lines of a file; a longer one is counted by its records."""


def with_places(unpacked: FileText, content: bytes) -> FileText:
    """Return a Markdown text with the file's lines, where these can be found."""
    if len(unpacked.sheets) > 1:
        return unpacked
    source = split_lines(decode(content).text)
    (shown,) = (lines for _name, lines in unpacked.sheets)
    places = find_places(shown, source)
    return unpacked if places is None else replace(unpacked, places=places, source=tuple(source))


def find_places(shown: Sequence[str], source: Sequence[str]) -> tuple[Lines, ...] | None:
    """Return the first and last source line of each shown line; None where too few are found.

    A line is where its words follow in their order, with marks and addresses between them or without.
    """
    words = [WORD.findall(line) for line in _without_remarks(source)]
    places: list[Lines] = []
    at, left, lost = 0, words[0] if words else [], 0
    for line in shown:
        wanted = WORD.findall(NUMBER.sub("", line, count=1).lower())
        if not wanted:
            places.append(places[-1] if places else (1, 1))
            continue
        if (rest := _after(wanted, left)) is not None and places:
            left = rest
        else:
            found = next(
                (
                    (index, rest)
                    for index in range(at + bool(places), min(len(words), at + LOOK_AHEAD))
                    if (rest := _after(wanted, words[index])) is not None
                ),
                None,
            )
            if found is None:
                lost += 1
                if lost > 1 + FEW * len(shown):
                    return None
            else:
                at, left = found
        places.append((at + 1, at + 1))
    return tuple(places)


def _without_remarks(source: Sequence[str]) -> list[str]:
    """Return the lines in small letters without comments, which may hold names that nobody sees."""
    text = "\n".join(source)
    if "<!--" in text:
        end = text.rfind("-->") + 3
        text = REMARK.sub(lambda each: "\n" * each[0].count("\n"), text[:end]) + text[end:]
    return (
        html.unescape(text).lower().split("\n") if "&#10" not in text else text.lower().split("\n")
    )


def _after(wanted: Sequence[str], words: Sequence[str]) -> list[str] | None:
    """Return the words after those that are wanted, which follow in their order; None where they do not."""
    at = 0
    for word in wanted:
        while at < len(words) and words[at] != word:
            at += 1
        if at == len(words):
            return None
        at += 1
    return list(words[at:])


def padded(unpacked: FileText) -> list[str]:
    """Return the lines of the source: those that are shown as shown, the others as written."""
    lines = list(unpacked.source)
    together: dict[int, list[str]] = {}
    shown = (line for _name, lines in unpacked.sheets for line in lines)
    for line, (first, _last) in zip(shown, unpacked.places, strict=True):
        if line.strip():
            together.setdefault(first, []).append(line)
    for first, pieces in together.items():
        lines[first - 1] = " ".join(pieces)
    return lines


def move_lines(
    draft: Draft, moved: Callable[[Lines], Lines], place_of: Callable[[int], int]
) -> Draft:
    """Return a draft with the line numbers of the source; the two functions move a span and a line."""
    attestation = draft.attestation
    return replace(
        draft,
        demands=tuple(replace(each, lines=moved(each.lines)) for each in draft.demands),
        sections=tuple(replace(each, lines=moved(each.lines)) for each in draft.sections),
        entries=tuple(replace(each, lines=moved(each.lines)) for each in draft.entries),
        attestation=attestation and replace(attestation, lines=moved(attestation.lines)),
        left_out=tuple(replace(each, lines=moved(each.lines)) for each in draft.left_out),
        tables=tuple(replace(each, lines=moved(each.lines)) for each in draft.tables),
        title_lines=tuple(map(moved, draft.title_lines)),
        body_lines=tuple(map(moved, draft.body_lines)),
        warnings=tuple(moved_warning(each, place_of) for each in draft.warnings),
    )


def at_source(draft: Draft, unpacked: FileText) -> Draft:
    """Return a draft with the source's line numbers, accounting for lines that show nothing."""
    places = unpacked.places

    def moved(lines: Lines) -> Lines:
        if lines == (0, 0):
            return lines
        return places[lines[0] - 1][0], places[lines[1] - 1][1]

    placed = move_lines(draft, moved, lambda line: places[line - 1][0])
    placed = replace(placed, line_count=len(unpacked.source))
    owned = _owned(replace(placed, title_lines=(), body_lines=()))
    title = tuple(_once(placed.title_lines, owned))
    placed = replace(placed, title_lines=title, body_lines=tuple(_once(placed.body_lines, owned)))
    pictured = [text for text, may_sign in unpacked.pictures if may_sign]
    return with_left_out(placed, _unshown(placed, unpacked.source, pictured))


def at_lines(draft: Draft, parted: Parted) -> Draft:
    """Return the draft of parted lines with the source's line numbers."""

    def moved(lines: Lines) -> Lines:
        first, last = map(parted.place_of, lines)
        return min(first, last), max(first, last)

    return move_lines(draft, moved, parted.place_of)


def _once(spans: Iterable[Lines], owned: set[int]) -> Iterator[Lines]:
    """Return the spans of the text without lines that something else owns; all of them are owned then.

    All of a page may be on one line of the file.
    """
    for first, last in spans:
        free = [at for at in range(first, last + 1) if at not in owned]
        owned.update(free)
        for _place, run in groupby(enumerate(free), key=lambda each: each[1] - each[0]):
            lines = [line for _at, line in run]
            yield lines[0], lines[-1]


def _owned(draft: Draft) -> set[int]:
    """Return the lines that a part of a draft covers."""
    spans = [each.lines for each in draft.entries]
    return numbers_in([*text_lines(draft), *spans, *(each.lines for each in draft.left_out)])


def _unshown(draft: Draft, source: Sequence[str], pictured: Sequence[str]) -> list[LeftOut]:
    """Return the lines that hold only markup, words that readers never see, or pictures' words."""
    owned = _owned(draft)
    left: list[LeftOut] = []
    why = _("marks of the file’s form, or words that its readers do not see")
    for at, line in enumerate(source, 1):
        if at in owned or not line.strip():
            continue
        if any(text in line for text in pictured):
            left.append(LeftOut((at, at), line, _(PICTURED)))
        elif left and left[-1].lines[1] == at - 1 and left[-1].why == why:
            before = left.pop()
            left.append(LeftOut((before.lines[0], at), f"{before.text}\n{line}", why))
        else:
            left.append(LeftOut((at, at), line, why))
    return left


def with_records_placed(unpacked: FileText, content: bytes) -> FileText:
    """Put the row of each record on the line of the file on which the record begins.

    Files whose records are not on lines of their own are returned unchanged.
    """
    source = [_unescaped(line) for line in split_lines(decode(content).text)]
    if not unpacked.is_table or not 1 < len(source) <= MOST_LINES:
        return unpacked
    sheets: list[tuple[str, tuple[str, ...]]] = []
    at = before = 0
    for name, lines in unpacked.sheets:
        head = _header_of(lines)
        rows, at = _record_lines(lines[head:], source, at)
        if rows is None or not rows or rows[0] - before < head:
            return unpacked
        placed = [*lines[:head], *[""] * (rows[-1] + 1 - before - head)]
        for line, row in zip(lines[head:], rows, strict=True):
            placed[row - before] = line
        sheets.append((name, tuple(placed)))
        before = rows[-1] + 1
    return replace(unpacked, sheets=tuple(sheets))


def _header_of(lines: Sequence[str]) -> int:
    """Count the lines down to the header: what is above it has one cell."""
    return next((at for at, line in enumerate(lines, 1) if "\t" in line), len(lines))


def _record_lines(
    rows: Sequence[str], source: Sequence[str], at: int
) -> tuple[list[int] | None, int]:
    """Return the indexes of the lines on which records begin, and the one after the last of them."""
    found: list[int] = []
    for row in rows:
        cells = sorted(filter(_tells, next(csv.reader([row], delimiter="\t"), [])), key=len)
        longest = cells.pop() if cells else ""
        anchor = _line_of(longest, source, at, LOOK_AHEAD) if longest else None
        if anchor is None:
            return None, at
        near = anchor + NEAR - at
        lines = (_line_of(cell, source, at, near) for cell in set(cells))
        where = [anchor, *(line for line in lines if line is not None)]
        found.append(min(where))
        at = max(where) + 1
    return found, at


def _tells(cell: str) -> bool:
    return len(cell) > 1 and any(map(str.isalpha, cell))


def _line_of(cell: str, source: Sequence[str], at: int, within: int) -> int | None:
    for line in range(at, min(len(source), at + within)):
        if cell in source[line]:
            return line
    return None


def _unescaped(line: str) -> str:
    if "\\" in line:
        line = ESCAPED.sub(lambda each: chr(int(each[1], 16)) if each[1] else each[2], line)
    return " ".join(line.split())
