"""Marks after names (a star, a raised figure, a number in brackets) and the notes that explain them."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from coalition_app.drafts import DraftEntry, LeftOut
from coalition_app.i18n import N_, _
from coalition_app.intake.entries.not_standing import says_not_standing
from coalition_app.intake.files.lines import Line, collapse, span
from coalition_app.work import watched

NOTE = N_("a note to the signatories, taken over to those who bear its mark")

OF_TEXT = N_("a note whose mark stands in the text and at no signatory")
UNMARKED = N_("a note that no mark refers to")

RAISED = "¹²³⁰⁴⁵⁶⁷⁸⁹"
SIGN = rf"\*{{1,4}}|[†‡§]{{1,3}}|[{RAISED}]{{1,3}}"
IN_BRACKETS = r"\(\d{1,2}\)|\[\d{1,2}\]"
NOTE_LINE = re.compile(rf"\s*+({SIGN}|{IN_BRACKETS})\s*+[:.–—-]?\s*+(?=\w|[«“\"])")
NEXT_NOTE = re.compile(rf"(?<!\s)\s++({SIGN})\s++(?=\w|[«“\"])")
"""Where a second note follows on the same line: «* only demand 1 † dissolved»."""
MARKED = re.compile(rf"(?<=[^\W_])[.»”\"')]*[ ]?({SIGN}|{IN_BRACKETS})(?=\s*(?:[,;\t(]|\s[-–—]|$))")
"""A mark after a word, where an item of the entry ends."""
BEFORE = re.compile(r"(\*{1,3}|[†‡]{1,3})(?=[^\W\d_]|[«“\"])")
"""A mark before a word: of a note, or half a pair of emphasis."""
BEFORE_NAME = re.compile(
    r"\s*(?:[•·●▪–—-]\s+(?:\d{1,6}[.)]?\t)?|\d{1,6}[.)]\s+)(\*{1,3}|[†‡]{1,3})(?=[^\W\d_]|[«“\"])(?![^\t]*?\1)"
)
"""Such a mark at the head of an item or of a row of a table, where it may be of somebody who signs."""
SHOUTED = re.compile(r"(?:[^\W\d_a-zа-яёәғқңөұүһі]{2,} )+(?=[^\W\d_][a-zа-яёәғқңөұүһі])")
"""Words in capitals before others."""
WITHIN = re.compile(rf"(?<=[\w.,;:!?»”\"')])\s?(\[\d{{1,2}}\]|[{RAISED}]{{1,3}})")
"""A mark in running text, right behind a word or what closes it."""
ATTACHED = re.compile(r"(?<=[^\W\d_])[»”\"')]?(\d{1,2})(?!\w)(?![.,]\d)")
"""A number written to a word, as raised figures are once a text was copied."""
COUNTED_NOTE = re.compile(r"\s*(\d{1,2})[.)]?\s+(?=\w|[«“\"])")
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

STAR = re.compile(r"\basteris[kc]|astérisque|зв[её]здочк|жұлдызша|sternchen", re.IGNORECASE)
SENTENCE = re.compile(r"(?<=[.!?])\s*(?=[A-ZА-ЯЁӘҒҚҢӨҰҮІҺÀ-Þ])")

LONGEST_MARKED = 300
"""Characters of a line whose marks may point to a note to the signatories; longer ones are text."""
MOST_NOTES = 60
MOST_ALIKE = 20
"""Notes with the same mark, one at the foot of each page."""
FEWEST_ABOVE = 3


@dataclass(frozen=True, slots=True)
class Footnotes:
    """The notes of a list, by their marks, and the lines that they are on."""

    texts: Mapping[str, str] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()


def take_footnotes(
    lines: Sequence[Line], listed: Collection[int] | None = None
) -> tuple[Sequence[Line], Footnotes]:
    """Take the notes out of a text, and what its prose says of an asterisk; returns the lines that remain.

    `listed`: the lines of those who sign, once they are known; a star before a demand is of no note.
    """
    remain, notes = _take_notes(lines, listed)
    said = "" if "*" in notes.texts else _said_of_stars(lines)
    return remain, replace(notes, texts={**notes.texts, "*": said}) if said else notes


def _said_of_stars(lines: Sequence[Line]) -> str:
    """Return the sentence that says in what capacity those sign who bear an asterisk; empty without one."""
    if not any(line.text.count("*") for line in lines):
        return ""
    for line in watched(lines):
        if STAR.search(line.text) and PERSONAL.search(line.text):
            sentences = map(collapse, SENTENCE.split(line.text))
            return next(
                (each for each in sentences if STAR.search(each) and PERSONAL.search(each)), ""
            )
    return ""


def told_notes(notes: Footnotes, entries: Sequence[DraftEntry]) -> Iterator[LeftOut]:
    """Yield the lines of the notes, each with why it is left out: somebody bears its mark, or nobody does."""
    marks = {mark: mark for left in notes.left_out for mark in _marks_of(left)}
    bearers = entries if notes.left_out else ()
    borne = {mark for entry in bearers for mark in take_marks(entry.as_printed, marks)[1]}
    for left in notes.left_out:
        own = _marks_of(left)
        if not borne.isdisjoint(own):
            yield replace(left, why=_(NOTE))
        elif left.why == _(NOTE) and not (own[0].startswith("*") and PERSONAL.search(left.text)):
            yield replace(left, why=_(OF_TEXT))
        else:
            yield left


def _marks_of(left: LeftOut) -> list[str]:
    """Return the marks of the notes that stand on some lines."""
    first = NOTE_LINE.match(left.text) or COUNTED_NOTE.match(left.text)
    return [first[1], *NEXT_NOTE.findall(left.text[first.end() :])] if first else [""]


def _take_notes(
    lines: Sequence[Line], listed: Collection[int] | None
) -> tuple[Sequence[Line], Footnotes]:
    """Take the notes out of a text; also returns the lines that remain.

    A line is a note where its mark follows a word since the last line that began with it, or where
    it says in what capacity people signed. Of a mark with several notes none is taken over.
    """
    heads = _heads(lines)
    if not heads:
        return lines, Footnotes()
    texts: dict[str, str] = {}
    left_out: list[LeftOut] = []
    taken: set[int] = set()
    marked = _marked(lines, heads, listed)
    starts = {at for at, _mark in heads}
    for at, mark in heads:
        text = lines[at].text[_head_length(lines[at].text) :]
        capacity = mark[0] == "*" and PERSONAL.search(text) is not None
        refers = mark.isdecimal() or (at, mark) in marked
        if not (refers or capacity or _is_lone_star(lines, at, mark, heads)):
            continue
        end = _note_end(lines, at, starts)
        note = list(lines[at:end])
        why = NOTE if refers or capacity else UNMARKED
        left_out.append(LeftOut(span(note), "\n".join(line.text for line in note), _(why)))
        taken |= set(range(at, end))
        text = collapse(" ".join([text, *(line.text for line in note[1:])]))
        said = [mark, *NEXT_NOTE.split(text)]
        for each, words in zip(said[::2], said[1::2], strict=True):
            texts[each] = "" if each in texts else words
    if not taken:
        return lines, Footnotes()
    explained = {mark: text for mark, text in texts.items() if text}
    return list(_without(lines, taken)), Footnotes(explained, tuple(left_out))


def _heads(lines: Sequence[Line]) -> list[tuple[int, str]]:
    """Return the lines that begin with a mark and may be notes, and their marks: a bullet is none."""
    heads: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        first = line.text.lstrip()[:1]
        if first in "*†‡§([" + RAISED and (match := NOTE_LINE.match(line.text)):
            heads.setdefault(match[1], []).append(at)
    able = {mark: places for mark, places in heads.items() if not _are_bullets(places)}
    if len(able) > MOST_NOTES:
        return []
    found = [(at, mark) for mark, places in able.items() for at in places]
    return sorted([*found, *_counted_notes(lines)])


def _are_bullets(places: Sequence[int]) -> bool:
    return len(places) > MOST_ALIKE or any(b == a + 1 for a, b in pairwise(places))


def _counted_notes(lines: Sequence[Line]) -> list[tuple[int, str]]:
    """Return the last lines where they count from 1, and most of their numbers are written to words above."""
    found: list[tuple[int, str]] = []
    for at in range(len(lines) - 1, max(0, len(lines) - 2 * MOST_NOTES), -1):
        match = COUNTED_NOTE.match(lines[at].text)
        if match:
            found.insert(0, (at, match[1]))
            if match[1] == "1":
                break
        elif not lines[at].text.lstrip()[:1].islower():
            return []
    numbers = [int(mark) for _at, mark in found]
    if not found or numbers != list(range(1, len(numbers) + 1)):
        return []
    above = [line.text for line in lines[: found[0][0]]]
    written = {mark for text in above for mark in ATTACHED.findall(text)}
    return found if 2 * sum(mark in written for _at, mark in found) > len(found) else []


def _is_lone_star(
    lines: Sequence[Line], at: int, mark: str, heads: Sequence[tuple[int, str]]
) -> bool:
    """Tell whether a line below all others begins with the only star of a text: a note without its mark."""
    last = at + 1 == len(lines) or all(each > at for each, _mark in heads if each != at)
    alone = sum(other[0] == "*" for _at, other in heads) == 1
    return mark[0] == "*" and alone and last and lines[at].gap > 0 and at >= FEWEST_ABOVE


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
    match = NOTE_LINE.match(text) or COUNTED_NOTE.match(text)
    return match.end() if match else 0


def _marked(
    lines: Sequence[Line], heads: Sequence[tuple[int, str]], listed: Collection[int] | None
) -> set[tuple[int, str]]:
    """Return those of the notes whose mark follows a word since the note before with the same mark."""
    places: dict[str, list[int]] = {}
    last = heads[-1][0]
    wanted = {mark for _at, mark in heads}
    own = dict(heads)
    for at, line in enumerate(watched(lines[:last])):
        text = line.text[_head_length(line.text) if at in own else 0 :]
        if not HINT.search(text):
            continue
        found = {match[1] for match in WITHIN.finditer(text)}
        if len(text) <= LONGEST_MARKED:
            found |= {match[1] for match in MARKED.finditer(text)}
        if (listed is None or line.number in listed) and (first := BEFORE_NAME.match(text)):
            found.add(first[1])
        for mark in found & wanted:
            places.setdefault(mark, []).append(at)
    marked: set[tuple[int, str]] = set()
    before: dict[str, int] = {}
    for at, mark in heads:
        if any(before.get(mark, -1) < place < at for place in places.get(mark, ())):
            marked.add((at, mark))
        before[mark] = at
    return marked


def _note_end(lines: Sequence[Line], at: int, heads: Collection[int]) -> int:
    """Return the index after a note: wrapped lines in small letters belong to it."""
    end = at + 1
    while end < len(lines) and end not in heads and not lines[end].gap:
        if not lines[end].text.lstrip()[:1].islower():
            break
        end += 1
    return end


def _is_shouted(text: str) -> bool:
    """Tell whether words begin with a remark in capitals: «НЕ ПОДПИСАЛ Анна Ким» is no name behind a mark."""
    shouted = SHOUTED.match(text)
    return shouted is not None and says_not_standing(shouted[0].strip())


def take_marks(text: str, notes: Mapping[str, str]) -> tuple[str, list[str]]:
    """Take the marks out of an entry; a number in brackets is one only where a note has it.

    Returns the text without them, and for each mark its note, or the mark where nothing explains it.
    """
    counted = any(map(str.isdecimal, notes)) and ATTACHED.search(text) is not None
    if not (counted or HINT.search(text)):
        return text, []
    found: list[str] = []
    before = BEFORE.match(text)
    if before and before[1] not in text[before.end() :] and not _is_shouted(text[before.end() :]):
        found.append(notes.get(before[1], before[1]))
        text = text[before.end() :]

    def take(match: re.Match[str]) -> str:
        mark = match[1]
        emphasis = mark[0] == "*" and mark in text[: match.start()]
        if emphasis or (mark[0] in "([" and mark not in notes):
            return match[0]
        found.append(notes.get(mark, mark))
        return match[0][: match.start(1) - match.start()].rstrip()

    if counted:
        text = ATTACHED.sub(lambda each: take(each) if each[1] in notes else each[0], text)
    return MARKED.sub(take, text), found
