"""Lines that may sign and that no entry holds: headings, and what is between entries or below them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from coalition_app.draft_pieces import MAY_SIGN, close_gaps
from coalition_app.drafts import Draft, DraftEntry, LeftOut, Lines, OpenLine
from coalition_app.i18n import _
from coalition_app.intake.entries.clauses import LONGEST as LONGEST_ENTRY
from coalition_app.intake.entries.footnotes import PERSONAL, UNMARKED
from coalition_app.intake.entries.remainder import speaks
from coalition_app.intake.entries.stands_for import named_in_heading
from coalition_app.intake.entries.traits import find_words
from coalition_app.intake.files.lines import collapse
from coalition_app.intake.files.text import ANSWERED, CLOSING, PICTURED, UNSAID
from coalition_app.intake.files.two_columns import is_field, signs
from coalition_app.intake.lists.attestation import is_contact
from coalition_app.intake.lists.by_order import counts_signatories, meant_by_order
from coalition_app.intake.lists.covering_words import COVERING
from coalition_app.intake.lists.entries_as_text import find_entries_as_text
from coalition_app.intake.lists.find_demands import run_sign
from coalition_app.intake.lists.headings import has_title_word, is_list_heading, is_sure_heading
from coalition_app.intake.lists.inner_numbers import (
    MAY_BEGIN,
    OWN_NUMBER,
    find_inner_numbers,
)
from coalition_app.intake.lists.list_lines import AFTER, BETWEEN, IDLE_HEADING
from coalition_app.intake.lists.lone_lines import tells_how
from coalition_app.intake.lists.page_furniture import BULLETS, is_furniture, without_bullet
from coalition_app.intake.lists.statement_text import LETTERHEAD
from coalition_app.intake.tables.rows import BARE, NAMELESS
from coalition_app.intake.tables.text_above import ABOVE
from coalition_app.intake.words.contacts import without_contacts
from coalition_app.intake.words.item_sign import names_somebody
from coalition_app.intake.words.legal_forms import find_form
from coalition_app.intake.words.persons import is_person
from coalition_app.intake.words.places import is_country, is_place
from coalition_app.intake.words.quotation import QUOTES, split_items
from coalition_app.intake.words.vocabulary import SMALL_WORDS
from coalition_app.work import watched

ALWAYS = (BETWEEN, IDLE_HEADING, BARE, UNMARKED, PICTURED, CLOSING)
"""Why lines were left out that stand among the signatories: any of them may be one."""
MOST_NAMELESS = 40
"""Rows without names of a table; more of them are a form to be filled in."""
FAR = 30
"""Lines around the entries in which a name may be a signatory's; what is further off is the page's."""
POINT = re.compile(r"(?:^|\s)[•·▪‣◦]\s")
"""What parts the points of a list that was read as a paragraph of the text."""
LONGEST = 200
HEADS_LIST = re.compile(
    r"(?:^|[.!?:;)]\s)(?:Подписал(?:и|ись)|Подписанты|Подписавшие(?:ся)?|Подписи|Signed(?: by)?|Signatories|"
    r"Signatures|Supporters|Қол қойғандар|Қол қойды|Қолдар)(?:\s\([^()]{1,80}\))?:?\s"
    r"(?=[^\W\d_a-zа-яёәғқңөұүһі]|«)"
)
"""A heading of a list that was read as words of a paragraph, with a name behind it."""
NEAR = 12
"""Lines below the entries in which a sentence may speak of them by their order."""
WIDE = re.compile(r"(?<=\S)(?: {3,}|\t+ *)(?=\S)")
"""What parts the columns of a page on one line of its text."""
MOST_BESIDE, SHORTEST = 0.6, 2
"""Share of entries from which what stands beside the names is said of them, and letters of a name."""
NAME_WORDS = 2
NOTE_MARK = re.compile(r"(?:[*†‡]{1,3}|[¹²³⁴-⁹]{1,2})(?=\s?\S)")
DATED_NOTE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d\d(?:\d\d)?)?(?:\s?[гж]\.)?:?(?:\s+\S+){5}")
"""A sentence with its day before it: what a list's keeper noted later."""
QUOTED = re.compile(f"[{QUOTES}][^{QUOTES}\n]{{2,120}}[{QUOTES}]")
BARE_NUMBER = re.compile(r"\d(?<=[^\d№]\s\d)\d{0,5}\s(?=([^\W\d_].*))")
"""A number without a mark, and the words behind it."""


def find_doubtful_lines(draft: Draft) -> Iterator[OpenLine]:
    """Find the lines that may hold a signatory whom no entry holds."""
    for section in draft.sections:
        heading = section.heading or ""
        body = named_in_heading(heading)
        if section.lines[0] and heading and (body or not (section.sure or tells_how(heading))):
            yield OpenLine(section.lines, body or heading, MAY_SIGN)
    yield from _above(draft)
    yield from _right_above(draft)
    always = {_(why) for why in ALWAYS}
    rows = Counter(_letters(left.text) for left in draft.left_out if left.why == _(NAMELESS))
    last = max((entry.lines[1] for entry in draft.entries), default=0)
    for left in draft.left_out:
        if left.why in always and not PERSONAL.search(left.text):
            yield OpenLine(left.lines, collapse(left.text).removeprefix("• "), MAY_SIGN)
        elif left.why == _(NAMELESS):
            yield from _nameless(left, rows)
        elif left.why == _(ABOVE) and may_sign(OWN_NUMBER.sub("", left.text.replace("\t", ", "))):
            yield OpenLine(left.lines, collapse(left.text.replace("\t", " "))[:LONGEST], MAY_SIGN)
        elif left.why in (_(COVERING), _(LETTERHEAD)):
            yield from _in_letter(left)
        elif left.why == _(AFTER):
            yield from _below(left, last, draft.entries)
        elif left.why in (_(ANSWERED), _(UNSAID)):
            yield from _quoted(left)
    yield from _within(draft.entries)
    if draft.format != "table":
        yield from find_entries_as_text(draft.entries)


def _nameless(left: LeftOut, rows: Counter[str]) -> Iterator[OpenLine]:
    """Yield a row without a name that says something of its own, as of somebody whose name went astray."""
    words = _letters(left.text)
    if words and rows[words] == 1 and sum(rows.values()) <= MOST_NAMELESS:
        yield OpenLine(left.lines, collapse(left.text.replace("\t", " "))[:LONGEST], MAY_SIGN)


def _letters(text: str) -> str:
    """Return the words of a row, without numbers and marks."""
    return " ".join(re.findall(r"[^\W\d_]{2,}", text))


def _below(left: LeftOut, last: int, entries: Sequence[DraftEntry]) -> Iterator[OpenLine]:
    """Yield the lines of what is below the list that name somebody, or mean somebody by a mark or order."""
    texts = [
        ((min(at, left.lines[1]),) * 2, text)
        for at, text in enumerate(left.text.split("\n"), left.lines[0])
        if text.strip() and last < at <= last + FAR
    ]
    for pointed, run in groupby(texts, key=lambda each: each[1].strip()[:1] in BULLETS):
        found = [*run]
        points = pointed and len(found) > 1 and any(may_sign(text) for _at, text in found)
        for lines, text in found:
            bare = without_bullet(text)
            if marked := _marked_by(text, entries):
                yield OpenLine(lines, collapse(text)[:LONGEST], "names-a-signatory", marked)
            elif (
                may_sign(text)
                or _names_body(text)
                or (points and not (is_sure_heading(bare) or is_furniture(bare)))
            ):
                yield OpenLine(lines, collapse(text)[:LONGEST], MAY_SIGN)
            elif DATED_NOTE.match(text.strip()):
                yield OpenLine(lines, collapse(text)[:LONGEST], "names-a-signatory")
            elif lines[0] <= last + NEAR:
                yield from _by_order(lines, collapse(text)[:LONGEST], len(entries))


def _marked_by(text: str, entries: Sequence[DraftEntry]) -> tuple[int, ...]:
    """Return the entries at whose words the mark stands with which a note below the list begins."""
    mark = NOTE_MARK.match(text.strip())
    if mark is None:
        return ()
    return tuple(
        entry.number
        for entry in entries
        if mark[0] in " ".join([entry.as_printed, entry.reservation, *entry.notes])
    )


def _names_body(text: str) -> bool:
    """Tell whether a sentence holds a name in quotation marks with a legal form beside it."""
    for name in QUOTED.finditer(text):
        before, after = text[: name.start()].split()[-1:], text[name.end() :].split()[:1]
        beside = [" ".join([*before, name[0]]), f"{name[0]} {' '.join(after).strip('.,;:)')}"]
        if any(find_form(each).form for each in beside):
            return True
    return False


def _by_order(lines: Lines, sentence: str, last_number: int) -> Iterator[OpenLine]:
    if counts_signatories(sentence):
        numbers = tuple(meant_by_order(sentence, last_number))
        yield OpenLine(lines, sentence, "names-a-signatory", numbers)


def find_beside(draft: Draft, lines: Sequence[str]) -> tuple[OpenLine, ...]:
    """Find what stands on an entry's line far behind its words and may sign: another column was read with it.

    `lines` are those of the source.
    """
    found = [
        OpenLine((at, at), collapse(piece), MAY_SIGN, (entry.number,))
        for entry in watched(draft.entries)
        for at in range(entry.lines[0], min(entry.lines[1], len(lines)) + 1)
        if at and ("   " in lines[at - 1] or "\t" in lines[at - 1])
        for piece in WIDE.split(lines[at - 1].strip())[1:]
        if len(piece) > SHORTEST and signs(piece) and not is_field(piece)
    ]
    opened = {line.numbers for line in found}
    return tuple(found) if len(opened) <= MOST_BESIDE * len(draft.entries) else ()


def _in_letter(left: LeftOut) -> Iterator[OpenLine]:
    """Yield the lines of a letter above a statement that may sign."""
    for at, text in enumerate(left.text.split("\n"), left.lines[0]):
        if may_sign(OWN_NUMBER.sub("", text)):
            yield OpenLine((at, at), collapse(text)[:LONGEST], MAY_SIGN)


def _quoted(left: LeftOut) -> Iterator[OpenLine]:
    """Yield the lines of a mail that is answered in which somebody seems to sign."""
    # Late, for it takes time, and few sources have such lines.
    from coalition_app.intake.mails.own_words import unquoted
    from coalition_app.intake.mails.quoted_words import deciding_lines

    lines = left.text.split("\n")
    for place in sorted(deciding_lines(lines)):
        at = left.lines[0] + place
        yield OpenLine((at, at), collapse(unquoted(lines[place])), MAY_SIGN)


def _above(draft: Draft) -> Iterator[OpenLine]:
    """Yield the points and the lone lines of the text above the list that may sign, or stand among such."""
    first = min((entry.lines[0] for entry in draft.entries if entry.lines[0]), default=0)
    last = max((demand.lines[1] for demand in draft.demands), default=0)
    paragraphs = draft.body.split("\n\n")
    if len(paragraphs) != len(draft.body_lines):
        return
    found: list[tuple[Lines, str]] = []
    for (begin, end), text in zip(draft.body_lines, paragraphs, strict=True):
        if not last < begin < first or (end < first - FAR and not POINT.search(text)):
            continue
        points = [point.strip() for point in POINT.split(text) if point.strip()]
        each_on_its_own = len(points) == end - begin + 1
        if len(points) > 1 or text[:1] in BULLETS:
            at = range(begin, end + 1)
            places = [(n, n) for n in at] if each_on_its_own else [(begin, end)] * len(points)
            leads_in = text[:1] not in BULLETS and points[0][-1] in ".:!?"
            found += [*zip(places, points, strict=True)][leads_in:]
        elif may_sign(text):
            yield OpenLine((begin, end), text, MAY_SIGN)
        elif signing := _behind_heading(text):
            yield OpenLine((begin, end), signing[:LONGEST], MAY_SIGN)
    points = [text for _lines, text in found]
    if found and (run_sign(points) > 0 or any(map(may_sign, points))):
        for lines, text in found:
            if not is_sure_heading(text):
                yield OpenLine(lines, text[:LONGEST], MAY_SIGN)


def _right_above(draft: Draft) -> Iterator[OpenLine]:
    """Yield what was read as text, ends with a person and has no blank line between it and the first entry.

    «Артист балета Пётр Седов»: an office that is not known may stand before the name.
    """
    below = min((entry.lines[0] for entry in draft.entries if entry.lines[0]), default=0)
    texts = [*zip(draft.title_lines[-1:], [draft.title], strict=False)]
    texts += zip(draft.body_lines, draft.body.split("\n\n"), strict=False)
    for lines, text in sorted(texts, reverse=True):
        name = " ".join(text.split(" ")[-NAME_WORDS:])
        if lines[1] >= below:
            continue
        if lines[1] + 1 < below or not (is_person(name) and names_somebody(name)):
            return
        below = lines[0]
        if not (may_sign(text) or has_title_word(text)):
            yield OpenLine(lines, text[-LONGEST:], MAY_SIGN)


def _behind_heading(text: str) -> str:
    """Return what stands in a paragraph behind words that head a list, where it names somebody."""
    heading = HEADS_LIST.search(text)
    items = split_items(text[heading.end() : heading.end() + LONGEST]) if heading else []
    named = any(names_somebody(item.text) for item in items)
    return text[heading.end() :] if heading and named else ""


def may_sign(text: str) -> bool:
    """Tell whether a line by itself names a person or a body for certain, or stands in capitals."""
    text = without_bullet(collapse(text)).removeprefix("+ ")
    if (name := text.removesuffix(".")) != text and _is_no_sentence(name):
        text = name
    if not text or len(text) > LONGEST or text[-1] in ".:!?":
        return False
    if contact := is_contact(text):
        text = close_gaps(without_contacts(text)[0])
        if is_contact(text):
            return False
    if is_furniture(text) or is_list_heading(text) or has_title_word(text):
        return False
    items = split_items(text)
    first = items[0].text if items else ""
    if is_place(first) or is_country(first):
        return False
    if names_somebody(first):
        return True
    if sum(names_somebody(item.text) for item in items) > 1 and not speaks(text):
        return True
    return not contact and text.isupper() and not any(map(str.isdigit, text))


def _is_no_sentence(text: str) -> bool:
    """Tell whether what ends with a full stop names people or bodies alone: "Rosa Weir, teacher."."""
    if "." in text[-SHORTEST - 1 :] or len(text) > LONGEST or speaks(text):
        return False
    first = split_items(text)[:1]
    words = [word for word, _quoted in find_words(first[0].text)] if first else []
    return all(word[0][0].isupper() or word[0] in SMALL_WORDS for word in words)


def _within(entries: Sequence[DraftEntry]) -> Iterator[OpenLine]:
    """Yield what in an entry begins with a number that nobody else has: another may sign there."""
    printed = {entry.printed_number for entry in entries}
    if printed == {""}:
        return
    for entry in watched(entries):
        if len(entry.as_printed) > LONGEST_ENTRY or not MAY_BEGIN.search(entry.as_printed):
            continue
        inner = [
            each for each in find_inner_numbers(entry.as_printed) if str(each[0]) not in printed
        ]
        bare = BARE_NUMBER.findall(entry.as_printed)
        if not (inner or bare):
            continue
        texts = [entry.as_printed[place:] for _number, place in inner]
        signing = [text for text in texts if run_sign([text.lstrip("№0123456789.() ")]) > 0]
        signing += [text for text in bare if find_form(text).form]
        if signing:
            yield OpenLine(entry.lines, signing[0], MAY_SIGN, (entry.number,))
