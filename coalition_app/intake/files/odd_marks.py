"""Signs that a list uses in its own way: what separates the parts of most lines, and what begins them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from coalition_app.intake.words.pictures import DOUBTING
from coalition_app.work import watched

KNOWN = "-–—,;|/&:.'’"
"""Signs that separate, or belong to words, in every list."""
SPACED = re.compile(rf"(?<=\S\s)([^\w\s{re.escape(KNOWN)}()\[\]«»“”„\"№]|_)(?=\s\S)")
CLOSE = re.compile(r"(?<=[\w»”\".)])([#^~¦¬‖→⟶⋅•·●■\\=>+_$%§!])(?=[\w«“„\"(])")
"""What separates cells without blanks around it, as programs write tables."""
BULLET = re.compile(r"\s*([^\w\s()\[\]«»“”„\"'’№•|&@]|_)\s+(?=[\w«“„\"])")
PLAIN_BULLET = "• "
USUAL = "\t;,|"
FEWEST = 4
SHARE, ALIKE = 0.6, 0.9
"""Share of lines, from the first that has the sign to the last, that have it; for signs without blanks."""
SAMPLE = 500
FEW = 0.2
"""Share of evenly spaced lines below which a sign is no habit of a text."""


def with_plain_marks(lines: Sequence[str], *, is_table: bool) -> Sequence[str]:
    """Return lines with tabs for what separates their parts, and a usual bullet for what begins them.

    `is_table`: the file says that it is a table; where a usual sign separates its cells, it stays as it is.
    """
    some = [line for line in lines[:: max(1, len(lines) // SAMPLE)] if line.strip()]
    if is_table and any(all(sign in line for line in some) for sign in USUAL):
        return lines
    for pattern, share in ((SPACED, SHARE), (CLOSE, ALIKE)):
        for sign in _habits(some, pattern):
            lines = _parted(lines, sign, pattern, share)
    for sign in _habits(some, BULLET):
        if re.match(DOUBTING, sign):
            continue
        lines = _with_bullets(lines, sign)
    return lines


def _habits(lines: Sequence[str], pattern: re.Pattern[str]) -> Iterator[str]:
    """Yield the signs that many lines have, the commonest first."""
    held = Counter(sign for line in lines for sign in set(pattern.findall(line[:1000])))
    for sign, count in held.most_common(2):
        if count >= max(FEW * len(lines), FEWEST - 1):
            yield sign


def _parted(
    lines: Sequence[str], sign: str, pattern: re.Pattern[str], share: float
) -> Sequence[str]:
    counts = {
        at: count
        for at, line in enumerate(watched(lines))
        if sign in line and (count := pattern.findall(line).count(sign))
    }
    usual = Counter(counts.values()).most_common(1)
    if not _is_habit(lines, list(counts), share) or usual[0][1] < share * len(counts):
        return lines
    changed = list(lines)
    for at in counts:
        changed[at] = pattern.sub(lambda found: "\t" if found[1] == sign else found[0], lines[at])
    return changed


def _with_bullets(lines: Sequence[str], sign: str) -> Sequence[str]:
    found = {
        at: match
        for at, line in enumerate(watched(lines))
        if sign in line[:20] and (match := BULLET.match(line)) and match[1] == sign
    }
    if not _is_habit(lines, list(found), SHARE):
        return lines
    changed = list(lines)
    for at, match in found.items():
        changed[at] = lines[at][: match.start(1)] + PLAIN_BULLET + lines[at][match.end() :]
    return changed


def _is_habit(lines: Sequence[str], having: Sequence[int], share: float) -> bool:
    """Tell whether most lines that hold anything have a sign, from the first that has it to the last."""
    if len(having) < FEWEST:
        return False
    filled = sum(bool(line.strip()) for line in lines[having[0] : having[-1] + 1])
    return len(having) >= share * filled
