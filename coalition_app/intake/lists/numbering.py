"""Printed numbers: which lines begin with one, and how the numbers run."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from coalition_app.drafts import LineWarning
from coalition_app.i18n import _
from coalition_app.intake.files.line_warnings import ranges, warn_of_numbers
from coalition_app.intake.files.lines import Line
from coalition_app.work import watched

PREFIX = r"[\s\u200b\u200e\u200f\ufeff]*(?:[•·▪*][\s]*)?"
STRONG = re.compile(
    PREFIX + r"(?:"
    r"(?P<range>\d{1,6}\s?[-–—]\s?\d{1,6}(?=\s?[.)]))[.)\s]*|"
    r"(?P<dot>\d{1,6}\s?\.)\)?(?![\d.])|(?P<circle>[①-⑳])|(?P<paren>\d{1,6}\s?\))|(?P<bracket>[(\[]\d{1,6}[)\]])[.:]?|"
    r"(?P<numero>(?:№|No\.?|N[°º]|#)\s*\d{1,6})(?:\s?[.):]|\s*[-–—](?=\s)|(?!\w|\s?[-–—]\s?\d))"
    r")\s*"
)
"""Styles in which a number at the beginning of a line is certainly a number of a list."""

WEAK = re.compile(
    PREFIX
    + r"(?:(?:(?P<dash>\d{1,6}\s*[-–—:])\s+|(?P<tab>\d{1,6})\t\s*|(?P<bare>\d{1,6})\s+)(?=\S)|"
    r"(?P<between>(?P<before>[^\w\s]\s?|[Nn][rRoO]?[.°º]?\s?|[^\W\d_]{3,12}\s)?\d{1,6}\s?"
    r"(?P<behind>-[^\W\d_]{1,3}(?=\s)|[ºª]|[^\w\s]{0,2}_?))\s*(?=[^\s\d]))"
)
"""Styles that only a row of consecutive numbers makes certain: `1 - `, `1<tab>`, `1 `, and a number between
any signs: `<1>`, `N1`, `1/`, `Signature 1:`."""
ROMAN = re.compile(PREFIX + r"(?P<roman>[ivxlc]{1,8}|[IVXLC]{1,8})[.)]\s+(?=\S)")
DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
"""Roman numbers, as certain as the weak styles."""
LETTERED = re.compile(
    PREFIX + r"(?P<lettered>\d{1,6}(?:\s?-?\s?[а-дa-e](?=[.)\s])|\.\d{1,2}(?=[.)])))[.)]?\s+(?=\S)"
)
"""A number between two others: `6а.`, `6-а`, `6.1.`."""

CODED = re.compile(
    PREFIX
    + r"(?:№\s?)?(?P<coded>(?P<part>(?!N[ro]?\W?\s?\d)[^\W\d_]{1,4}\s?[-–.]?\s?|\d{1,3}\.)\d{1,6})"
    r"[.):]?[,|]?\s+(?=\S)"
)
"""A number of a part of the list, as certain as the weak styles: `А-1`, `1.1`, `ORG-01`."""

CODE = "code "
"""What the style of such a number begins with; the letters or the number of its part follow."""

OPENING_MARKS = '«“„"'
NEAR = 4
"""Lines before the first number and behind the last within which one may have lost its full stop."""
LONGEST_RANGE = 50
"""Most numbers that one line may have."""
MOST_APART = 2
"""Lines from one Roman number to the next, on average, where they number signatories."""
WORD_BEFORE = re.compile(r"[^\W\d_]{3,}1")
"""A style with a word before the number: one line alone of it is the end of what is above it."""
CHAIN = 3
"""Consecutive numbers from 1 on that make a weak style certain."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line that begins with a number of a list."""

    line: Line
    number: int
    printed: str
    """The number as printed, digits only; 8-10 where one line has several."""
    style: str
    rest: str
    """The line without its number."""
    last: int = 0
    """The last number of a range (8-10); the number itself as a rule, 0 where none is printed."""


@dataclass(frozen=True, slots=True)
class Run:
    """Numbered lines that count on without starting again."""

    items: list[Numbered]

    @property
    def first(self) -> int:
        """Number of the line on which the run begins."""
        return self.items[0].line.number


def find_numbered(lines: Sequence[Line]) -> list[Numbered]:
    """Find the lines that begin with a number of a list, in the order of the source."""
    strong: list[Numbered] = []
    weak: list[Numbered] = []
    for line in watched(lines):
        found = _match(STRONG, line) or (_match(LETTERED, line) if strong else None)
        if found and (found.style != "lettered" or found.number == strong[-1].number):
            strong.append(found)
            if found.style == "lettered" and (part := _match(CODED, line)):
                weak.append(part)
        elif found := _match(CODED, line) or _match(WEAK, line) or _match(ROMAN, line):
            weak.append(found)
    styles = dict.fromkeys(item.style for item in weak)
    certain = [item for style in styles for item in _chained(weak, style)]
    certain += _shorter_parts(weak, certain)
    strong = _without_heads(strong, certain)
    # Where the list's own numbers are certain, a bare number is a part of an entry («7 канал»).
    kept = certain if len(certain) > len(strong) or not _starts_list(strong) else []
    filling = [] if kept else _filling_gaps(strong, weak)
    return sorted([*strong, *kept, *filling], key=lambda item: item.line.number)


def _filling_gaps(strong: Sequence[Numbered], weak: Sequence[Numbered]) -> list[Numbered]:
    """Find lines whose number lost its full stop: they fill a gap of the list's numbers exactly.

    Else the next signatory would be read as the end of the one before.
    """
    filling: list[Numbered] = []
    places = [item.line.number for item in weak]
    ends = _open_ends(strong) if weak else []
    for before, after in pairwise(ends):
        wanted = range(max(before.number, before.last) + 1, after.number)
        if not wanted:
            continue
        within = before.line.number, after.line.number
        inside = weak[bisect_right(places, within[0]) : bisect_left(places, within[1])]
        between = [
            item
            for item in inside
            if _begins_entry(item.rest) and not WORD_BEFORE.match(item.style)
        ]
        if [item.number for item in between] == list(wanted):
            filling.extend(between)
    return filling


def _open_ends(strong: Sequence[Numbered]) -> list[Numbered]:
    """Return numbered lines with what may be right before the first of them and right behind the last."""
    if not strong:
        return []
    first, last = strong[0].line.number, strong[-1].line.number
    number = max(strong[-1].number, strong[-1].last)
    begin = Numbered(Line(max(first - NEAR, 0), "", 0), 0, "", "", "")
    end = Numbered(Line(last + NEAR, "", 0), number + 2, "", "", "")
    return [*([begin] if strong[0].number > 1 else []), *strong, end]


def _begins_entry(rest: str) -> bool:
    return rest[:1].isupper() or rest[:1] in OPENING_MARKS


def match_number(line: Line) -> Numbered | None:
    """Return a line with the number that it may begin with; None where it begins with none."""
    return _match(STRONG, line) or _match(WEAK, line)


def without_lone_words(found: Sequence[Numbered | None]) -> list[Numbered | None]:
    """Leave out numbers behind a word that no other line has before its own: «Exchange 6. Anna Kim»."""
    shared = Counter(item.style for item in found if item)
    return [
        None if item and WORD_BEFORE.match(item.style) and shared[item.style] == 1 else item
        for item in found
    ]


def _match(pattern: re.Pattern[str], line: Line) -> Numbered | None:
    # The number is near the beginning: a long line need not be searched.
    match = pattern.match(line.text, 0, 400)
    if not match or match.lastgroup is None:
        return None
    style = match.lastgroup
    printed = match[style]
    if style == "circle":
        printed = str(int(unicodedata.numeric(printed)))
    if style == "roman":
        return Numbered(line, _value(printed), printed, style, line.text[match.end() :])
    numbers = re.findall(r"\d+", printed)
    first, last = int(numbers[0]), int(numbers[-1])
    if style == "range" and not first < last <= first + LONGEST_RANGE:
        return None
    # Where the first cell of a row holds the number alone, a comma stands for the edge of the next.
    rest = line.text[match.end() :].removeprefix("|").removeprefix(",").lstrip()
    if style == "lettered":
        return Numbered(line, first, "".join(printed.split()), style, rest, first)
    if style == "coded":
        code, number = match["part"], int(numbers[-1])
        if code != code.upper():
            return None
        return Numbered(line, number, printed, CODE + "".join(code.split()), rest, number)
    if style == "between":
        style = f"{(match['before'] or '').strip()}1{match['behind']}"
    return Numbered(line, first, "-".join(numbers), style, rest, last)


def _value(roman: str) -> int:
    """Return what a Roman number counts; the letters of another word count something too."""
    digits = [DIGITS[letter] for letter in roman.lower()]
    return sum(
        -digit if digit < after else digit
        for digit, after in zip(digits, [*digits[1:], 0], strict=True)
    )


def _starts_list(items: list[Numbered]) -> bool:
    numbers = [item.number for item in items]
    return any(a == 1 and b == 2 for a, b in pairwise(numbers))


def _chained(items: list[Numbered], style: str) -> list[Numbered]:
    """Keep the lines of a weak style whose numbers follow each other from 1."""
    own = [item for item in items if item.style == style]
    kept: list[Numbered] = []
    for at, item in enumerate(own):
        starts = item.number == 1 and all(
            later.number == step + 2 for step, later in enumerate(own[at + 1 : at + CHAIN])
        )
        enough = len(own) - at >= CHAIN
        follows = kept and 0 <= item.number - kept[-1].number <= CHAIN
        if (starts and enough) or follows:
            kept.append(item)
    if style == "roman" and kept:
        # Further apart they head sections.
        apart = kept[-1].line.number - kept[0].line.number
        return kept if apart <= MOST_APART * (len(kept) - 1) else []
    return kept


def _shorter_parts(items: list[Numbered], certain: list[Numbered]) -> list[Numbered]:
    """Find the numbers from 1 on of parts too short to be certain, beside others: А-1, А-2, Б-1, Б-2."""
    parts: dict[str, list[Numbered]] = {}
    for item in items:
        if item.style.startswith(CODE):
            part = parts.setdefault(item.style, [])
            part += [item] if item.number == len(part) + 1 else []
    known = {item.style for item in certain}
    several = sum(map(len, parts.values())) > CHAIN and len(parts) > 1
    if not several and known.isdisjoint(parts):
        return []
    return [item for style, part in parts.items() if style not in known for item in part]


def _without_heads(items: list[Numbered], coded: Sequence[Numbered]) -> list[Numbered]:
    """Leave out the parts' own numbers and their headings': that of `2. Citizens`, above 2.1."""
    first = {item.style: item.line.number for item in reversed(coded)}
    own = {item.line.number for item in coded}
    return [
        item
        for item in items
        if item.line.number not in own
        and first.get(f"{CODE}{item.number}.", 0) - item.line.number not in range(1, NEAR)
    ]


def heads_part(text: str, following: Numbered) -> bool:
    """Tell whether a line begins with the letter that numbers those below it: `Б. Граждане` above Б-1."""
    mark, _space, rest = text.partition(" ")
    letters = mark.rstrip(".):")
    first = following.number == 1 and following.style.startswith(CODE + letters)
    return bool(letters and rest) and mark != letters and first


def find_runs(items: Sequence[Numbered]) -> list[Run]:
    """Split numbered lines into runs; a run begins where the numbers start at 1 again."""
    runs: list[Run] = []
    for at, item in enumerate(items):
        after = items[at + 1].number if at + 1 < len(items) else 2
        if not runs or (item.number == 1 and after == 2 and runs[-1].items[-1].number > 1):
            runs.append(Run([]))
        runs[-1].items.append(item)
    return runs


def printed_numbers(run: Run) -> list[int]:
    """Return the numbers of a run as printed, each of a range among them."""
    return [
        n
        for item in run.items
        if item.style != "lettered"
        for n in range(item.number, max(item.number, item.last) + 1)
    ]


def lines_of_numbers(items: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    """Return the lines on which each printed number is; `items` are numbers with their lines."""
    found: dict[int, list[int]] = {}
    for number, line in items:
        found.setdefault(number, []).append(line)
    return found


def describe_numbers(
    runs: Sequence[Sequence[int]],
    before: int = 0,
    lines: Mapping[int, Sequence[int]] | None = None,
) -> list[str]:
    """Say in sentences where printed numbers repeat, are missing, fall back or start again.

    `before`: the entries before the first number. `lines`: on which lines of the
    source each number is printed.
    """
    warnings: list[str] = []

    def printed_on(numbers: Iterable[int]) -> list[int]:
        return sorted({line for each in numbers for line in (lines or {}).get(each, ())})

    def warn(sentence: str, shown: str, numbers: Iterable[int], below: int = 0) -> None:
        warning = LineWarning(sentence % {"numbers": shown}, printed_on(numbers))
        warning.below = below
        warnings.append(warning)

    repeated = sorted({number for run in runs for number, n in Counter(run).items() if n > 1})
    missing = sorted({number for run in runs for number in _missing(run)})
    back = [(a, b) for run in runs for a, b in pairwise(run) if b < a]
    if repeated:
        sentence = _("These numbers are printed more than once: %(numbers)s.")
        warn(sentence, ranges(repeated), repeated)
    first = min((run[0] for run in runs if run), default=0)
    # A list that goes on from another lacks nothing: whoever knows the other can tell.
    before_first = [each for each in missing if each < first]
    within = [each for each in missing if each > first]
    sentence = _("These numbers are missing in the source: %(numbers)s.")
    if before_first:
        warn(sentence, ranges(before_first), [first], below=first - 1)
    if within:
        # Missing numbers come before the next one that is printed.
        after = {each for run in runs for each in _after_missing(run)} - {first}
        warn(sentence, ranges(within), after)
    if back:
        sentence = _("The printed numbers are out of order: %(numbers)s.")
        shown = ", ".join(f"{a} → {b}" for a, b in back[:20]) + (" ..." if len(back) > 20 else "")
        warn(sentence, shown, (b for _a, b in back))
    if len(runs) > 1:
        starts = [before + count + 1 for count in accumulate(map(len, runs[:-1]))]
        sentence = _("The printed numbers start again at these entries of the list: %(numbers)s.")
        firsts = {each for run in runs[1:] for each in run[:1]}
        warnings.append(warn_of_numbers(sentence, starts, printed_on(firsts)))
    return warnings


def _after_missing(numbers: Sequence[int]) -> set[int]:
    """Return the numbers before which others are missing."""
    missing = _missing(numbers)
    return {number for number in numbers if number - 1 in missing}


def _missing(numbers: Sequence[int]) -> set[int]:
    """Return the numbers below the highest that are not printed; for a wild jump its ends only."""
    present = set(numbers)
    missing: set[int] = set()
    for before, after in zip([0, *numbers], numbers, strict=False):
        if 1 < after - before <= 1000:
            missing |= set(range(before + 1, after)) - present
        elif after - before > 1000:
            missing |= {before + 1, after - 1}
    return missing
