"""The title of a source where little says that it is one: somebody is asked which line is the title.

A title is sure where the file itself marks it, or where it says what kind of text it heads and nothing else
may be it. All others are asked about, however they look: a wrong one would be printed on every page.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from coalition_app.draft_pieces import TITLE
from coalition_app.drafts import MOST_TITLES, Draft, Lines, OpenLine
from coalition_app.i18n import _
from coalition_app.intake.entries.defects import is_unfinished
from coalition_app.intake.files.conversations import is_message_head
from coalition_app.intake.files.lines import collapse, filled_lines, numbers_in
from coalition_app.intake.lists.covering_words import (
    COVERING,
    MESSAGE_HEAD,
    greets,
    heads_statement,
)
from coalition_app.intake.lists.find_demands import leads_to_demands
from coalition_app.intake.lists.headings import (
    LABEL,
    ONLY_WORD,
    has_title_word,
    is_sentence,
    is_title,
    says_it_is_title,
)
from coalition_app.intake.lists.statement_text import DATE, IN_BRACKETS, LETTERHEAD, PAPER_NUMBER
from coalition_app.intake.mails.letters import BESIDE
from coalition_app.intake.second_reader.label_lines import share_of_line, shares_of_lines
from coalition_app.intake.tables.text_above import ABOVE
from coalition_app.intake.words.persons import has_known_name, is_person

ODD = re.compile(
    r"@|://|\d:\d\d|\d{1,2}[./]\d{1,2}[./](?:19|20)?\d\d|(?:19|20)\d\d-\d\d-\d\d|"
    r"\b\d{1,2}(?:st|nd|rd|th)? [^\W\d]{3,} (?:19|20)\d\d|\b[^\W\d]{3,} \d{1,2}, (?:19|20)\d\d|"
    r"(?:19|20)\d\d (?:жылғы|ж\.) \d{1,2} |-{4,}|#|"
    r"\((?:проект|ред|верси|рабоч|жоба|нұсқа|draft|final|version)|\s[-–—] (?:(?![-–—] )\S+ )+[-–—]$|"
    r"подпис[иьа]|қол қой|signator|signatur|\bsigned\b|undersigned|unterzeichn|signataire|firmat|"
    r"\b(?:протокол|хаттама\w*|minutes|agenda|повестка|күн тәртібі)\b",
    re.IGNORECASE,
)
"""What a title does not hold: an address, a time, a day, signs, words of drafts, lists and minutes."""
ENDS = (".", ":", ",", ";", "…")
NEAR = 3
"""Paragraphs below the title that may be it rather."""
LONGEST = 120
"""Characters of a line that is offered as the title, beside the one that was read."""
LINES = 40
"""Filled lines of a source that the second reader looks at."""
SECOND = 0.9
"""How probable the second reader must hold another line to be the title."""
FEWEST_LETTERS = 5
FEWEST_WORDS, LONGEST_LIKE = 3, 80
"""Words, and characters, of a line below a title that looks like another one."""


def ask_title(draft: Draft, texts: Sequence[str], *, marked: str) -> tuple[OpenLine, ...]:
    """Return the question which line is the title; nothing where it is sure.

    `texts` are the lines of the source, `marked` what the file itself marks as its title. The question names
    what was read first, and what else may be it; where nothing was read, what may be it.
    """
    title = draft.title
    above, below = _around(draft)
    if not title:
        found = [text for text in (*above, *below) if heads_statement(text)] or _alone_above(draft)
        return _asked((0, 0), found) if found else ()
    own = [
        collapse(texts[at - 1]) for at in sorted(numbers_in(draft.title_lines)) if at <= len(texts)
    ]
    bare = " ".join(text for text in own if not IN_BRACKETS.fullmatch(text))
    rivals = [bare] if bare and len(own) > 1 and bare != " ".join(own) else []
    rivals += _rivals(title, above, below, marked)
    unsure = _is_odd(title) or bool(rivals) or (title != marked and _is_weak(draft, own, above))
    if not unsure and title != marked:
        rivals = [*_second_reading(draft, texts)]
    if not (unsure or rivals):
        return ()
    parts = own if len(own) > 1 else []
    beside = [text for text in (*parts, *above, *below[:NEAR]) if _may_be(text)]
    lines = (draft.title_lines[0][0], draft.title_lines[-1][1]) if draft.title_lines else (0, 0)
    return _asked(lines, [title, *rivals, *beside])


def _rivals(title: str, above: Sequence[str], below: Sequence[str], marked: str) -> list[str]:
    """Return other lines that are a title by their print or their words, or that the file marks as one."""
    near = [] if title == marked else [*above]
    # Below a title that says what it heads, such a line is a part of the text, save in capitals.
    near += [
        text
        for text in below[:NEAR]
        if not has_title_word(title) or (text.isupper() and not title.isupper())
    ]
    found = [text for text in near if heads_statement(text) and not ODD.search(text)]
    if title != marked and below and _is_like_title(below[0]):
        found.append(below[0])
    found = [text for text in found if not leads_to_demands(text)]
    return [text for text in (marked, *found) if text not in ("", title)]


def _is_like_title(text: str) -> bool:
    """Tell whether words right below a title look like one too: a few, and no sentence."""
    few = len(text.split(" ")) >= FEWEST_WORDS and len(text) <= LONGEST_LIKE
    return few and text[-1:].isalpha() and _may_be(text)


def _is_weak(draft: Draft, own: Sequence[str], above: Sequence[str]) -> bool:
    """Tell whether nothing vouches for a title that no file marks, or something speaks against it."""
    if not has_title_word(draft.title) or any(left.why == _(COVERING) for left in draft.left_out):
        return True
    if any(map(says_it_is_title, own[1:])) and not has_title_word(own[0]):
        # A letterhead may stand right above the title.
        return True
    if ONLY_WORD.fullmatch(draft.title):
        # «ЗАЯВЛЕНИЕ» alone does not say of what.
        return True
    if not says_it_is_title(draft.title):
        return bool(above)
    return any(is_sentence(text) or greets(text) for text in above)


def _asked(lines: Lines, found: Sequence[str]) -> tuple[OpenLine, ...]:
    candidates = tuple(islice(dict.fromkeys(filter(None, found)), MOST_TITLES))
    return (OpenLine(lines, candidates[0], TITLE, candidates=candidates),)


def _is_odd(title: str) -> bool:
    """Tell whether a title does not look like one, whatever marks it."""
    first = " ".join(title.split(" ")[:2]).rstrip(",:;")
    return bool(
        title[:1].islower()
        or ODD.search(title)
        or title.endswith(ENDS)
        or (is_unfinished(title) and not title.rpartition(" ")[2][:1].isupper())
        or is_message_head(title)
        or LABEL.match(title)
        or greets(title)
        or (is_person(first) and has_known_name(first))
    )


def _around(draft: Draft) -> tuple[list[str], list[str]]:
    """Return what stands above the title and below it, down to the demands and the list: kept or left out.

    Dates on lines of their own say nothing of it.
    """
    first = min((span[0] for span in draft.title_lines), default=0)
    end = min((at for at in _ends(draft) if at > first), default=0)
    paragraphs = draft.body.split("\n\n") if draft.body else []
    found: list[tuple[Lines, str]] = []
    if len(paragraphs) == len(draft.body_lines):
        found += zip(draft.body_lines, paragraphs, strict=True)
    reasons = (_(ABOVE), _(COVERING), _(MESSAGE_HEAD), _(LETTERHEAD), _(BESIDE))
    for left in draft.left_out:
        if left.why in reasons:
            found += [(left.lines, collapse(line)) for line in left.text.split("\n")]
    told = sorted((span, text) for span, text in found if text and not DATE.fullmatch(text))
    above = [text for span, text in told if span[0] < first]
    return above, [text for span, text in told if span[0] > first and (not end or span[0] < end)]


def _ends(draft: Draft) -> list[int]:
    """Return the lines on which the demands and the list begin."""
    firsts = [
        *(each.lines[0] for each in draft.demands[:1]),
        *(each.lines[0] for each in draft.entries[:1]),
    ]
    return [at for at in firsts if at]


def _may_be(text: str) -> bool:
    lettered = sum(map(str.isalpha, text)) >= FEWEST_LETTERS
    return (
        lettered
        and len(text) <= LONGEST
        and not (text.endswith(".") or text[:1].islower())
        and is_title(text)
        and not (greets(text) or is_message_head(text))
        and not (IN_BRACKETS.fullmatch(text) or PAPER_NUMBER.fullmatch(text))
    )


def _alone_above(draft: Draft) -> list[str]:
    """Return the words that stand alone in a row above a table's header."""
    rows = [row for left in draft.left_out if left.why == _(ABOVE) for row in left.text.split("\n")]
    alone = [
        collapse(cells[0])
        for row in rows
        if len(cells := [each for each in row.split("\t") if each]) == 1
    ]
    return [text for text in alone if _may_be(text) and " " in text]


def _second_reading(draft: Draft, texts: Sequence[str]) -> Iterator[str]:
    """Yield other lines of the head that the second reader takes for the title."""
    own, ends = numbers_in(draft.title_lines), _ends(draft)
    lines = [*islice(filled_lines(texts), LINES)]
    for line, share in zip(lines, shares_of_lines(lines), strict=True):
        text = collapse(line.text)
        if line.number in own or (ends and line.number >= min(ends)) or not _may_be(text):
            continue
        dated_or_leads = DATE.fullmatch(text) or leads_to_demands(text)
        if share_of_line(share, "TITLE") >= SECOND and not dated_or_leads:
            yield text
