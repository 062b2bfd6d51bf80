"""Letters pasted above a list: what they say of signatories, and that they are no statement's text."""

import re
from collections.abc import Callable, Iterator, Sequence

from coalition_app.drafts import Draft, Lines, LineWarning, OpenLine
from coalition_app.i18n import _
from coalition_app.intake.entries.reservations import says_of_position
from coalition_app.intake.files.line_warnings import warn_of_lines
from coalition_app.intake.lists.taken_back import takes_back
from coalition_app.intake.mails.decisive_words import DECIDES, RESERVES
from coalition_app.intake.mails.own_words import WRITTEN_BY_PROGRAM
from coalition_app.intake.words_on_demands import names_demand

WROTE = re.compile(
    r"(?:\b(?:On|Am|Le|El|Op|Em|Il|От|В|Пн|Вт|Ср|Чт|Пт|Сб|Вс|\d{1,2}\.\d{1,2}\.\d{4})\b[^!?\n]{5,160}?|"
    r"(?<![^\W\d_])[^\W\d_][^!?:\n]{2,60}?)\s(?:wrote|(?:на)?писал(?:а|и|\(а\))?|пишет|жазды|schrieb|"
    r"a écrit|escribió|schreef|napsala?|ha scritto)\s?:(?=\s|$)"
)
"""The words above a letter that say who wrote it."""
ABOUT = re.compile(r"^(?:О|Об|Обо) |\bтуралы\b", re.IGNORECASE)
"""What such words say where they head links: what was written about, and no writer."""
SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=\S)")
LONGEST = 2_000
MOST = 1_000
"""Paragraphs that are looked at."""

Named = Callable[[str], Sequence[int]]
"""Gives the numbers of the signatories whom words name."""


def find_letters(draft: Draft) -> list[tuple[Lines, str]]:
    """Return the paragraphs of letters above the list, the title among them; none without a head.

    A statement quotes others as well: a head must have a time or an address, or stand on its own.
    """
    first = min((entry.lines[0] for entry in draft.entries if entry.lines[0]), default=0)
    texts = draft.body.split("\n\n") if draft.body else []
    if not first or len(texts) != len(draft.body_lines):
        return []
    paragraphs = [*zip(draft.title_lines[:1], [draft.title], strict=False)]
    paragraphs += zip(draft.body_lines, texts, strict=True)
    above = sorted(each for each in paragraphs if each[0][0] < first)[:MOST]
    begun = [
        at
        for at, (_lines, text) in enumerate(above)
        if any(
            WRITTEN_BY_PROGRAM.search(head[0])
            or (head[0].strip() == text.strip() and not ABOUT.search(text))
            for head in WROTE.finditer(text[:LONGEST])
        )
    ]
    return above[begun[0] :] if begun else []


def open_letters(letters: Sequence[tuple[Lines, str]], named: Named) -> Iterator[OpenLine]:
    """Yield what letters say of signatories: whom a sentence names, the writer too where it decides."""
    writer: Sequence[int] = ()
    wrote = ""
    for lines, text in letters:
        said: list[str] = []
        numbers: list[int] = []
        at = 0
        heads = [*WROTE.finditer(text[:LONGEST])]
        for begin, end in [(head.start(), head.end()) for head in heads] + [(len(text), len(text))]:
            telling, meant = _telling(text[at:begin], named)
            decides = any(map(_decides, telling))
            said += [wrote, *telling] if wrote and decides else telling
            numbers += (*meant, *(writer if decides else ()))
            if begin < len(text):
                wrote, writer = text[begin:end].strip(), named(text[begin:end])
            at = end
        if said:
            words = " ".join(said)[:LONGEST]
            yield OpenLine(lines, words, "names-a-signatory", tuple(dict.fromkeys(numbers)))


def _telling(text: str, named: Named) -> tuple[list[str], list[int]]:
    """Return the sentences that decide something or name a signatory, and whom they name."""
    sentences = [each.strip() for each in SENTENCE.split(text) if each.strip()]
    telling = [(each, named(each)) for each in sentences]
    found = [each for each in telling if each[1] or _decides(each[0])]
    return [each for each, _meant in found], [number for _each, meant in found for number in meant]


def _decides(sentence: str) -> bool:
    return bool(
        takes_back(sentence)
        or DECIDES.search(sentence)
        or RESERVES.search(sentence)
        or says_of_position(sentence)
        or names_demand(sentence)
    )


def warn_of_letters(draft: Draft) -> tuple[LineWarning, ...]:
    """Warn that letters came in as the statement's text, which prints with it."""
    lines = [lines[0] for lines, _text in find_letters(draft)]
    if not lines:
        return ()
    sentence = _(
        "Letters stand above the list (lines: %(lines)s) and were read as the statement’s title or text, "
        "which print. Read them for what they say of signatories, then copy the statement and its list "
        "without them, or take them out under “Text”."
    )
    return (warn_of_lines(sentence, lines),)
