"""People's names that run on over lines, cut wherever one was full; nothing above need say that they sign."""

import re
from collections.abc import Sequence
from itertools import pairwise

from coalition_app.intake.files.lines import Line, collapse, joined
from coalition_app.intake.words.legal_forms import find_form
from coalition_app.intake.words.persons import has_known_name, is_person
from coalition_app.intake.words.places import is_country, is_place
from coalition_app.intake.words.quotation import QUOTES, split_items

FEWEST = 5
"""Names that are a list with nothing above that says so."""
A_LINE, LONGEST_NAME = 3, 6
"""Pieces that each line but the last has, and words of one."""
PEOPLE, KNOWN, MOST_ODD = 0.9, 0.25, 0.2
"""Shares of the pieces that have a person's shape, that have a known name; of lines that end in no name."""
MOST_LINES = 3_000
WITH_BRACKET = re.compile(r"([^()]+) \(([^()]+)\)")
AROUND = f"{QUOTES} ().,;"
LAST = re.compile(r" (?:and|&|и|және|мен|та|й|und|et|y|e|ve|i) ")
LONGEST_TWO = 1_000
"""Characters of two names."""


def find_running(lines: Sequence[Line]) -> list[Line]:
    """Return the longest run of lines that hold nothing but names, several on each; empty without one."""
    best: list[Line] = []
    at = 0
    while at < len(lines):
        end = at
        while (
            end < len(lines) and end - at < MOST_LINES and _holds_names(lines[at:end], lines[end])
        ):
            end += 1
        run = list(lines[at:end])
        cut = end < len(lines) and run and run[-1].text.rstrip().endswith((",", ";"))
        if run and not cut and len(joined(run)) > len(joined(best)) and _is_running(run):
            best = run
        at = max(at + 1, end)
    return best


def names_of_running(lines: Sequence[Line]) -> list[str]:
    """Return the names on lines that run on."""
    text = collapse(lines[0].text)
    for line, below in pairwise(lines):
        text += f"{_between(line, below)} {collapse(below.text)}"
    names = _pieces(text)
    return part_last(names)


def part_last(names: Sequence[str]) -> list[str]:
    """Part the last of some names where "and" joins two."""
    return [*names[:-1], *(_parted_last(names[-1]) if names else ())]


def names_of_one_shape(text: str) -> list[str]:
    """Return the signatories that a paragraph names and nothing else; empty where one is of another shape.

    Each is a person with a bracket behind the name, or a quoted name with its legal form.
    """
    pieces = (
        text.split(";")
        if text.count(";") >= A_LINE - 1
        else [each.text for each in split_items(text)]
    )
    names = [piece for each in pieces if (piece := each.strip(" .,;"))]
    if len(names) > 1:
        names = part_last(names)
    alike = any(all(map(shape, names)) for shape in SHAPES)
    return names if len(names) >= A_LINE and alike else []


def _parted_last(text: str) -> list[str]:
    for match in LAST.finditer(text) if len(text) < LONGEST_TWO else ():
        two = [text[: match.start()].strip(), text[match.end() :].strip()]
        if all(any(shape(each) for shape in (is_person, *SHAPES)) for each in two):
            return two
    return [text]


def _is_with_bracket(text: str) -> bool:
    match = WITH_BRACKET.fullmatch(text)
    return match is not None and is_person(match[1]) and not _is_known_place(match[1])


def _is_formed(text: str) -> bool:
    found = find_form(text)
    return bool(found.form) and found.name[:1] in QUOTES and found.name[-1:] in QUOTES


SHAPES = (_is_with_bracket, _is_formed)


def _holds_names(before: Sequence[Line], line: Line) -> bool:
    """Tell whether a line is nothing but several names; fewer may end those of the lines before."""
    if not before and line.text.count(",") + line.text.count(";") < A_LINE - 1:
        return False
    if before and (line.gap or before[-1].text.rstrip(QUOTES).endswith(".")):
        return False
    # The last name may begin its line behind the word that joins it.
    joins = LAST.match(f" {line.text.lstrip()}") if before else None
    pieces = _pieces(line.text.lstrip()[joins.end() - 1 :] if joins else line.text)
    short = all(each[:1].isupper() and each.count(" ") < LONGEST_NAME for each in pieces)
    return short and len(pieces) >= (1 if before else A_LINE)


def _is_running(run: Sequence[Line]) -> bool:
    names = names_of_running(run)
    people = [name for name in names if is_person(name) and not _is_known_place(name)]
    if len(names) < FEWEST or len(people) < PEOPLE * len(names):
        return False
    odd = sum(_ends_in_no_name(line, below) for line, below in pairwise(run))
    known = sum(map(has_known_name, people))
    return known >= KNOWN * len(names) and odd <= MOST_ODD * len(run)


def _between(line: Line, below: Line) -> str:
    """Return the comma that a line's end stands for between two whole names; nothing within one."""
    whole = is_person(_pieces(line.text)[-1]) and is_person(_pieces(below.text)[0])
    return "," if whole and not line.text.rstrip().endswith((",", ";")) else ""


def _ends_in_no_name(line: Line, below: Line) -> bool:
    """Tell whether a line ends in what may be a town: in no whole name, though one begins the next."""
    if line.text.rstrip().endswith((",", ";")):
        return False
    return not is_person(_pieces(line.text)[-1]) and is_person(_pieces(below.text)[0])


def _is_known_place(text: str) -> bool:
    return is_place(text) or is_country(text)


def _pieces(text: str) -> list[str]:
    items = collapse(text).replace(";", ",").split(",")
    return [piece for each in items if (piece := each.strip(AROUND))]
