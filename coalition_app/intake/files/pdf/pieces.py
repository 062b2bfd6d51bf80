"""Words that stand close together on one line of a page, which no column and no cell parts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from coalition_app.intake.files.pdf.words import Word

SAME_LINE = 0.35
"""Of the letters' height: words that stand no farther apart are on one line, as a word and a note's mark."""
GAP = 0.8
"""Of the letters' height: a wider gap may part columns or cells."""
GAP_OF_NUMBER = 4.0
"""As wide a gap may be between a number and the name beside it."""
NUMBER = re.compile(r"\(?(?:№ ?)?\d{1,6}[.)]{1,2}|[•·▪‣◦–—-]|(?:№ ?)\d{1,6}\.?")
"""A number or a sign before an entry, with what closes it."""


class Piece(NamedTuple):
    """Words of one line of a page."""

    text: str
    left: float
    right: float
    base: float
    size: float
    unsure: tuple[str, ...] = ()
    """Those of its words of which a machine was unsure."""


Thing = TypeVar("Thing", Word, Piece)


def pieces_of(words: Sequence[Word]) -> list[Piece]:
    """Return the pieces of a page, from its top, and from left to right where they are on one line."""
    return [piece for line in lines_of(words) for piece in _parted(line)]


def lines_of(things: Iterable[Thing]) -> list[list[Thing]]:
    """Group words or pieces by the line on which they stand, each from left to right."""
    lines: list[list[Thing]] = []
    base = size = 0.0
    for word in sorted(things, key=lambda each: (each.base, each.left)):
        if lines and word.base - base <= SAME_LINE * max(size, word.size):
            lines[-1].append(word)
            if word.size > size:
                # The line is where its largest letters stand; a raised mark is above them.
                base, size = word.base, word.size
        else:
            lines.append([word])
            base, size = word.base, word.size
    return [sorted(line, key=lambda each: each.left) for line in lines]


def _parted(line: Sequence[Word]) -> Iterator[Piece]:
    run: list[Word] = []
    for word in line:
        size = max(word.size, run[-1].size) if run else word.size
        gap = word.left - run[-1].right if run else 0.0
        numbered = len(run) == 1 and NUMBER.fullmatch(run[0].text)
        if run and gap > (GAP_OF_NUMBER if numbered else GAP) * size:
            yield _piece(run)
            run = []
        run.append(word)
    if run:
        yield _piece(run)


def _piece(run: Sequence[Word]) -> Piece:
    largest = max(run, key=lambda word: word.size)
    return Piece(
        joined_words(run),
        run[0].left,
        max(word.right for word in run),
        largest.base,
        largest.size,
        tuple(word.text for word in run if word.unsure),
    )


def joined_words(words: Sequence[Word]) -> str:
    """Return words as a text: a space between them, but for a raised mark that touches its word."""
    text = ""
    for at, word in enumerate(words):
        before = words[at - 1] if at else None
        touches = (
            before is not None
            and word.left - before.right < 0.05 * before.size
            and abs(word.base - before.base) > 0.12 * before.size
            and word.size < before.size
        )
        text += word.text if touches or not at else f" {word.text}"
    return text


LINE_END = "\ufdd2"
"""Where a line of a cell ends in a hyphen, which may part a word: a sign that no text has."""


def joined_pieces(pieces: Sequence[Piece]) -> str:
    """Return the pieces of one cell as a text."""
    text = ""
    for at, piece in enumerate(pieces):
        below = at and piece.base - pieces[at - 1].base > SAME_LINE * piece.size
        between = LINE_END if below and text.endswith("-") else " "
        text += f"{between}{piece.text}" if at else piece.text
    return text
