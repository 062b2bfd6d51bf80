"""The pages of a document as one text: blank lines where paragraphs end, words that a line end parts."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coalition_app.intake.files.pdf.page_lines import PageLine
from coalition_app.intake.files.pdf.pieces import LINE_END
from coalition_app.intake.files.pdf.positions_table import part_positions
from coalition_app.intake.files.pdf.running_heads import part_running

PITCH_OF = 0.02
"""Share of the steps that are as small as those within a paragraph."""
SAME_STEP = 0.04
WIDER = 1.22
"""How much wider a step parts paragraphs; what a scan's lines lie askew is less."""
SMALLER = 0.94
"""Of the letters of the line above: smaller ones say more of an entry than its name."""
SMALLEST_STEP, WIDEST_STEP = 0.55, 3.0
"""In heights of the letters: the steps between two lines of one paragraph."""
NUMBER = re.compile(r"\(?(?:№ ?)?\d{1,6}[.)]")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
SENTENCE = re.compile(
    r"\D{0,3}\d{1,6}[.)]{1,2} [^\W\d_]+(?:[ ,–—-]+[a-zа-яёәғқңөұүһі](?:\w|-(?![a-zа-яёәғқңөұүһі]))*+){3,}\."
)
"""A numbered sentence without names, as a demand is: nothing more is said of it behind its full stop.

A hyphen before a small letter always parts words: tried within a word too, many of them would never end."""
PARTED = re.compile(r"([^\W\d_]{2,})[-\u00ad\u2010]$")
"""The first part of a word that a line end parts."""
PARTED_IN_CELL = re.compile(rf"([^\W_]+)-{LINE_END}([^\W\d_]+)")
FOLLOWING = re.compile(r"([^\W\d_]+)(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Joined:
    """A document's lines, and what must be said of some of them."""

    lines: tuple[PageLine, ...]
    """Those without text are blank lines."""
    running: tuple[str, ...]
    positions: tuple[str, ...]
    """Rows of a table that gives the numbers of the list once more."""
    guessed: tuple[int, ...]
    """Numbers of the lines where a word was joined of which nothing tells whether it has a hyphen."""


def join_pages(lines: Sequence[PageLine]) -> Joined:
    """Return the lines of all pages as one text, without what is printed around it on every page."""
    kept, running = part_running(_with_whole_cells(lines))
    kept, positions = part_positions(kept)
    whole = _with_whole_words(kept)
    spaced: list[PageLine] = []
    paragraphs = list(_part_paragraphs(whole))
    are_parted = any(paragraphs)
    for line, parts in zip(whole, paragraphs, strict=True):
        if not parts and spaced and (between := _joint(spaced[-1], line, are_parted)):
            before = spaced.pop()
            spaced.append(_with(before, f"{before.text}{between}{line.text}", line))
            continue
        if parts and spaced:
            spaced.append(line._replace(text="", unsure=(), is_row=False, is_guess=False))
        spaced.append(line)
    guessed = tuple(at for at, line in enumerate(spaced, 1) if line.is_guess)
    return Joined(tuple(spaced), tuple(line.text for line in running), tuple(positions), guessed)


def _with(before: PageLine, text: str, line: PageLine) -> PageLine:
    """Return a line with the text of itself and of the next one."""
    unsure, guess = (*before.unsure, *line.unsure), before.is_guess or line.is_guess
    return before._replace(text=text, unsure=unsure, is_guess=guess)


def _part_paragraphs(lines: Sequence[PageLine]) -> Iterator[bool]:
    """Yield for each line whether a paragraph begins with it, as wider steps between lines tell."""
    steps = Counter(round(line.step / SAME_STEP) for line in lines if _is_step(line))
    least = max(2, PITCH_OF * sum(steps.values()))
    usual = [step for step in sorted(steps) if steps[step] + steps[step + 1] >= least]
    widest = WIDER * (usual[0] + 1) * SAME_STEP if usual else 0.0
    parted = any(_is_step(line) and line.step > widest for line in lines)
    for at, line in enumerate(lines):
        if at and (line.is_row or lines[at - 1].is_row):
            yield line.is_row != lines[at - 1].is_row
        elif line.step:
            yield bool(widest) and line.step > widest
        else:
            # The top of a page or a column: what begins there goes on only where its first letter is small,
            # or where a list of lines goes on.
            listed = _is_listed(lines, at, widest)
            yield parted and not listed and not line.text[:1].islower()


def _is_listed(lines: Sequence[PageLine], at: int, widest: float) -> bool:
    """Tell whether lines of a list, one below the other, stand before and after the top of a column."""
    if not 1 < at < len(lines) - 1 or lines[at].text.endswith(":"):
        return False
    beside = lines[at - 1], lines[at + 1]
    return all(_is_step(line) and line.step <= widest and not line.is_full for line in beside)


def _joint(before: PageLine, line: PageLine, are_parted: bool) -> str:
    """Return what joins a line to the one before it: nothing where it is a line of its own.

    A space where a paragraph goes on and had no room for the next word; a tab where more is said of a
    numbered entry on a line of its own, though there was room, or in smaller letters.
    """
    if before.is_row or line.is_row or not before.text or NUMBER.match(line.text):
        return ""
    smaller = line.size < SMALLER * before.size and not line.by_machine
    if line.is_full and not smaller and (are_parted or line.text[:1].islower()):
        return " "
    if not line.step or not NUMBER.match(before.text):
        return ""
    apart = not line.is_full and are_parted and not line.text[:1].islower()
    apart = apart and not SENTENCE.fullmatch(before.text)
    return "\t" if smaller or apart else ""


def _is_step(line: PageLine) -> bool:
    return not line.is_row and SMALLEST_STEP < line.step < WIDEST_STEP


def _with_whole_cells(lines: Sequence[PageLine]) -> Sequence[PageLine]:
    """Return the lines with the words of cells whole that the line ends within them part."""
    if not any(LINE_END in line.text for line in lines):
        return lines
    known = _words_of(lines)
    return [_with_whole_cell(line, known) if LINE_END in line.text else line for line in lines]


def _with_whole_cell(line: PageLine, known: Counter[str]) -> PageLine:
    guess = False

    def whole(found: re.Match[str]) -> str:
        nonlocal guess
        first, second = found[1], found[2]
        if first[-1].isdigit() or not second[0].islower():
            return f"{first}-{second}"
        hyphen, unsure = _hyphen_of(first, second, known)
        guess = guess or unsure
        return f"{first}{hyphen}{second}"

    text = PARTED_IN_CELL.sub(whole, line.text).replace(LINE_END, " ")
    return line._replace(text=text, is_guess=guess)


def _hyphen_of(first: str, second: str, known: Counter[str]) -> tuple[str, bool]:
    """Return what stood between two parts of a word, as the other words tell, and whether none tells it."""
    whole, hyphened = f"{first}{second}".lower(), f"{first}-{second}".lower()
    return "-" if known[hyphened] > known[whole] else "", known[hyphened] == known[whole]


def _with_whole_words(lines: Sequence[PageLine]) -> list[PageLine]:
    """Return the lines with the words whole that line ends part."""
    joined: list[PageLine] = []
    known: Counter[str] | None = None
    for line in lines:
        before = joined[-1] if joined else None
        parted = PARTED.search(before.text) if before and not before.is_row else None
        following = FOLLOWING.match(line.text) if parted and not line.is_row else None
        if before is None or parted is None or following is None or not line.text[0].islower():
            joined.append(line)
            continue
        known = known or _words_of(lines)
        hyphen, unsure = _hyphen_of(parted[1], following[1], known)
        text = f"{before.text[: parted.end(1)]}{hyphen}{line.text}"
        joined[-1] = _with(before, text, line)
        if unsure:
            joined[-1] = joined[-1]._replace(is_guess=True)
    return joined


def _words_of(lines: Sequence[PageLine]) -> Counter[str]:
    return Counter(word.lower() for line in lines for word in WORD.findall(line.text))
