"""Marks after names (a star, a raised figure, a number in brackets) and the notes that explain them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from coalition_app.drafts import LeftOut
from coalition_app.i18n import N_, _
from coalition_app.intake.files.lines import Line, collapse, span
from coalition_app.work import watched

NOTE = N_("a note to the signatories, taken over to those who bear its mark")

RAISED = "¹²³⁰⁴⁵⁶⁷⁸⁹"
SIGN = rf"\*{{1,4}}|[†‡§]{{1,3}}|[{RAISED}]{{1,3}}"
IN_BRACKETS = r"\(\d{1,2}\)|\[\d{1,2}\]"
NOTE_LINE = re.compile(rf"\s*({SIGN}|{IN_BRACKETS})\s*[:.–—-]?\s*(?=\w|[«“\"])")
MARKED = re.compile(rf"(?<=[^\W_])[.»”\"')]*[ ]?({SIGN}|{IN_BRACKETS})(?=\s*(?:[,;\t(]|\s[-–—]|$))")
"""A mark after a word, where an item of the entry ends."""
HINT = re.compile(rf"[*†‡§{RAISED}]|[(\[]\d")

PERSONAL = re.compile(
    r"в личном качестве|как частное лицо|от себя лично|от (?:своего|собственного) имени|"
    r"в (?:своём|своем) личном качестве|"
    r"указан\w* (?:\w+ )?(?:только )?(?:для|в целях) (?:идентификации|сведения|справки)|"
    r"in (?:a |an |his |her |their )?(?:personal|private|individual) capacity|"
    r"(?:affiliations?|institutions?)\b.{0,60}\b(?:identification|information)(?: purposes?)?(?: only)?|"
    r"for identification(?: purposes?)?(?: only)?|"
    r"жеке (?:тұлға|азамат) ретінде|өз атынан",
    re.IGNORECASE,
)
"""Words by which somebody signs for himself, whatever office is printed."""
OF_CAPACITIES = "лично частное имени указан capacity identification information ретінде атынан"
"""Pieces of what all of these hold, in small letters."""

LONGEST_MARKED = 300
"""Characters of a line whose marks may point to a note to the signatories; longer ones are text."""
MOST_NOTES = 60


@dataclass(frozen=True, slots=True)
class Footnotes:
    """The notes of a list, by their marks, and the lines that they are on."""

    texts: Mapping[str, str] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()


def take_footnotes(lines: Sequence[Line]) -> tuple[Sequence[Line], Footnotes]:
    """Take the notes out of a text; also returns the lines that remain.

    A line is a note where its mark begins no other line and follows an earlier name, or where
    it says in what capacity people signed.
    """
    heads: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        if line.text.lstrip()[:1] in "*†‡§([" + RAISED and (match := NOTE_LINE.match(line.text)):
            heads.setdefault(match[1], []).append(at)
    alone = {mark: places[0] for mark, places in heads.items() if len(places) == 1}
    if not alone or len(alone) > MOST_NOTES:
        return lines, Footnotes()
    marked = _marked_before(lines, alone)
    texts: dict[str, str] = {}
    left_out: list[LeftOut] = []
    taken: set[int] = set()
    for mark, at in sorted(alone.items(), key=lambda each: each[1]):
        text = lines[at].text[_head_length(lines[at].text) :]
        if mark not in marked and not (mark[0] == "*" and PERSONAL.search(text)):
            continue
        end = _note_end(lines, at, set(alone.values()))
        note = list(lines[at:end])
        texts[mark] = collapse(" ".join([text, *(line.text for line in note[1:])]))
        left_out.append(LeftOut(span(note), "\n".join(line.text for line in note), _(NOTE)))
        taken |= set(range(at, end))
    if not taken:
        return lines, Footnotes()
    return list(_without(lines, taken)), Footnotes(texts, tuple(left_out))


def _without(lines: Sequence[Line], taken: set[int]) -> Iterator[Line]:
    """Yield the lines that remain; the gap before a note stands before what follows it."""
    gap = 0
    for at, line in enumerate(lines):
        if at in taken:
            gap = max(gap, line.gap)
        else:
            yield replace(line, gap=gap) if gap > line.gap else line
            gap = 0


def _head_length(text: str) -> int:
    match = NOTE_LINE.match(text)
    return match.end() if match else 0


def _marked_before(lines: Sequence[Line], alone: Mapping[str, int]) -> set[str]:
    """Return those marks of notes that follow a word of an earlier line."""
    found: set[str] = set()
    last = max(alone.values())
    for at, line in enumerate(watched(lines[:last])):
        if len(line.text) <= LONGEST_MARKED and HINT.search(line.text):
            found |= {m[1] for m in MARKED.finditer(line.text) if at < alone.get(m[1], 0)}
    return found


def _note_end(lines: Sequence[Line], at: int, heads: set[int]) -> int:
    """Return the index after a note: wrapped lines in small letters belong to it."""
    end = at + 1
    while end < len(lines) and end not in heads and not lines[end].gap:
        if not lines[end].text.lstrip()[:1].islower():
            break
        end += 1
    return end


def take_marks(text: str, notes: Mapping[str, str]) -> tuple[str, list[str]]:
    """Take the marks out of an entry; a number in brackets is one only where a note has it.

    Returns the text without them, and for each mark its note, or the mark where nothing explains it.
    """
    if not HINT.search(text):
        return text, []
    found: list[str] = []

    def take(match: re.Match[str]) -> str:
        mark = match[1]
        emphasis = mark[0] == "*" and mark in text[: match.start()]
        if emphasis or (mark[0] in "([" and mark not in notes):
            return match[0]
        found.append(notes.get(mark, mark))
        return match[0][: match.start(1) - match.start()].rstrip()

    return MARKED.sub(take, text), found
