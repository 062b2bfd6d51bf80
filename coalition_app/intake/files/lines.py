"""The lines of a text: white space, hidden characters, and the pieces that blank lines separate."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from coalition_app.drafts import Draft, LeftOut, Lines
from coalition_app.hidden_characters import HIDDEN, leave_out_hidden

LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source that is not blank."""

    number: int
    """Counted from 1."""
    text: str
    gap: int
    """Blank lines right before it."""


def split_lines(text: str) -> list[str]:
    """Cut a text at its line ends; a line end at the very end makes no further line."""
    lines = LINE_END.split(text)
    if lines and not lines[-1]:
        lines.pop()
    return lines


def strip_hidden(texts: Sequence[str]) -> list[str]:
    """Return the lines without the characters that cannot be seen."""
    if not HIDDEN.search("\n".join(texts)):
        return list(texts)
    return [leave_out_hidden(text) for text in texts]


def filled_lines(texts: Iterable[str]) -> Iterator[Line]:
    """Yield the lines that are not blank, each with the count of blank ones before it."""
    gap = 0
    for number, text in enumerate(texts, 1):
        if text and not text.isspace():
            yield Line(number, text, gap)
            gap = 0
        else:
            gap += 1


@dataclass(frozen=True, slots=True)
class Parted:
    """Lines of which some were several in the source, numbered anew, and where each of them stands there."""

    lines: Sequence[Line]
    places: Sequence[int]
    """The number in the source of each new number, from 1."""

    def place_of(self, number: int) -> int:
        """Return the number that a line has in the source."""
        return self.places[number - 1] if number else 0


def renumber(pieces: Iterable[Line]) -> Parted:
    """Number pieces of lines anew, with the blank lines before them; each bears the number of its source."""
    lines: list[Line] = []
    places: list[int] = []
    for piece in pieces:
        places += [piece.number] * (piece.gap + 1)
        lines.append(Line(len(places), piece.text, piece.gap))
    return Parted(lines, places)


def blocks(lines: Iterable[Line]) -> list[list[Line]]:
    """Split lines where blank ones are between them."""
    parted: list[list[Line]] = []
    for line in lines:
        if line.gap or not parted or line.number != parted[-1][-1].number + 1:
            parted.append([])
        parted[-1].append(line)
    return parted


def without(lines: Iterable[Line], taken: Iterable[Line]) -> list[Line]:
    """Return some lines without those that were taken out of them."""
    gone = set(taken)
    return [line for line in lines if line not in gone]


def collapse(text: str) -> str:
    """Make every run of white space, no-break spaces too, one space; trim the ends."""
    return " ".join(text.split())


def collapse_to_tabs(text: str) -> str:
    """Collapse white space, but keep one tab where there are any: tabs separate the columns of a row."""
    if "\t" not in text:
        return collapse(text)
    return "\t".join(cell for piece in text.split("\t") if (cell := collapse(piece)))


def joined(lines: Iterable[Line]) -> str:
    """Return several lines as one text, white space collapsed."""
    return collapse(" ".join(line.text for line in lines))


def span(lines: list[Line]) -> Lines:
    """Return the first and the last number of some lines."""
    return lines[0].number, lines[-1].number


def numbers_in(spans: Iterable[Lines]) -> set[int]:
    """Return the numbers of all lines of some spans."""
    return {at for first, last in spans for at in range(first, last + 1)}


def text_lines(draft: Draft) -> list[Lines]:
    """List the line spans of title, text, demands, headings and attestation."""
    spans = [*draft.title_lines, *draft.body_lines]
    spans += [demand.lines for demand in draft.demands]
    spans += [section.lines for section in draft.sections if section.heading]
    return [*spans, draft.attestation.lines] if draft.attestation else spans


def with_left_out(draft: Draft, left: Iterable[LeftOut]) -> Draft:
    """Return a draft with more that was left out, in the order of its lines."""
    ordered = sorted((*draft.left_out, *left), key=lambda each: each.lines)
    return replace(draft, left_out=tuple(ordered))
