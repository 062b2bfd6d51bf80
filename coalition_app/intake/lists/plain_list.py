"""A list without numbers: a heading over lines, or lines that nearly all name a signatory."""

from collections.abc import Sequence
from functools import lru_cache

from coalition_app.drafts import Draft
from coalition_app.intake.entries.footnotes import Footnotes
from coalition_app.intake.files.lines import Line, collapse
from coalition_app.intake.lists.assemble_draft import make_draft
from coalition_app.intake.lists.attestation import CONTACT, begins_attestation, is_contact
from coalition_app.intake.lists.block_lists import first_block, is_person_alone, join_blocks
from coalition_app.intake.lists.entry_lines import (
    FEWEST,
    LONGEST,
    NARROW,
    NOTES,
    SAMPLE,
    entry_lines,
    is_plain_entry,
)
from coalition_app.intake.lists.headings import (
    SIGNING,
    begins_as_title,
    has_title_word,
    is_list_heading,
    is_title,
    may_head_list,
    names_group,
)
from coalition_app.intake.lists.inline_list import runs_on
from coalition_app.intake.lists.list_lines import LIST_HEADING, left_out, read_signatory_lines
from coalition_app.intake.lists.numbering import Numbered
from coalition_app.intake.lists.page_furniture import (
    BULLET,
    begins_comments,
    is_furniture,
    without_bullet,
)
from coalition_app.intake.lists.running_names import MOST_LINES, find_running
from coalition_app.intake.lists.shared_heads import behind_head, shared_heads
from coalition_app.intake.lists.signature_block import signs_off, signs_paper
from coalition_app.intake.lists.statement_text import read_whole_text
from coalition_app.intake.words.item_sign import item_sign
from coalition_app.intake.words.legal_forms import find_form
from coalition_app.intake.words.organisations import is_body
from coalition_app.intake.words.persons import begins_office, has_known_name_alone, is_person
from coalition_app.intake.words.places import is_country
from coalition_app.intake.words.quotation import split_items
from coalition_app.work import watched

MOST_OF_TEXT = 2
"""Lines that may be read as entries where the names are in a paragraph."""

FEWEST_BEFORE_TEXT = 8
"""Lines under a heading that are a list although sentences follow them soon."""
MOST_NAMED = 0.7

LONG = 120
"""Characters of a line that is rather a sentence than a signatory without an office."""
LOOK_AHEAD = 8
MOST_HEADINGS = 30
ADDRESSES = 4
"""A list with an address or a handle on every fourth line does not end at one."""
MANY = 20_000
"""Lines beyond which a sample must name people before every line is looked at."""
FEW_NAMED = 0.05
MANY_COLUMNS = 0.8
LONGEST_OFFICE = 20
"""Words of an office, its body and the person behind them."""


def read_plain_list(
    lines: Sequence[Line], *, encoding: str, line_count: int, footnotes: Footnotes
) -> Draft | None:
    """Read a text whose signatories are on lines without numbers; None where it holds none."""
    # Where each signatory has a block of lines, the last ones alone would look like a list.
    starts = [at for at in (_list_start(lines), first_block(lines)) if at is not None]
    if not starts:
        return None
    start = min(starts)
    end = _list_end(lines, start)
    lines = [*lines[:start], *_joined_blocks(lines[start:end]), *lines[end:]]
    said = _is_list_heading(lines[start]) or _heads_for_certain(lines, start)
    entries = [
        entry
        for entry in entry_lines(lines[start:end])
        if not said or entry.line is not lines[start]
    ]
    for more, until in _later_parts(lines, end):
        entries += entry_lines(lines[more:until])
    some = entries[:: max(1, len(entries) // SAMPLE)]
    heads = shared_heads([entry.rest for entry in some])
    signs = [_sign(entry.rest, heads) for entry in some]
    told = said and 2 * sum(sign < 0 for sign in signs) < len(signs)
    told = told and (len(entries) >= FEWEST or any(sign > 0 for sign in signs))
    if not entries or (sum(signs) <= 0 and not told):
        return None
    if (len(entries) <= MOST_OF_TEXT and runs_on(lines)) or _run_on(entries, lines, start):
        return None
    numbered = {entry.line.number: entry for entry in entries}
    found = read_signatory_lines(lines[start + said :], numbered, frozenset())
    if not found.entries:
        return None
    if said:
        found.left_out.append(left_out([lines[start]], LIST_HEADING))
    before = lines[:start]
    text = read_whole_text(before)
    return make_draft(
        "plain list", found, text, [], encoding=encoding, line_count=line_count, footnotes=footnotes
    )


def _run_on(entries: Sequence[Numbered], lines: Sequence[Line], start: int) -> bool:
    """Tell whether names run on over most of the entries, or above what only attests them."""
    attests = begins_attestation(collapse(lines[start].text))
    if not attests and len(entries) >= 2 * MOST_LINES:
        return False
    running = {line.number for line in find_running(lines[0 if attests else start :])}
    within = sum(entry.line.number in running for entry in entries)
    return 2 * within > len(entries) or (attests and bool(running))


def _joined_blocks(lines: Sequence[Line]) -> Sequence[Line]:
    """Join signatories that are printed as blocks, leaving a heading above them as it is."""
    head = 1 if lines and _is_list_heading(lines[0]) else 0
    # A sentence to the readers may be between the heading and the names.
    within = range(head, min(head + MOST_OF_TEXT, len(lines)))
    head = next((at for at in within if is_person_alone(lines[at])), head)
    return [*lines[:head], *join_blocks(lines[head:])]


def _list_start(lines: Sequence[Line]) -> int | None:
    """Return the index of the heading over the list, or of the first of many lines that name somebody."""
    headings = [at for at, line in enumerate(watched(lines)) if _is_list_heading(line)]
    headings = [at for at in headings if not _closes(lines, at)]
    if len(headings) > MOST_HEADINGS:
        # So many are not headings; the last one may be.
        headings = headings[-1:]
    nobody = len(lines) > MANY and not _sample_names_somebody(lines)
    able = 0
    for at in watched(range(len(lines) - 1)):
        heads = not nobody and able < MOST_HEADINGS and _may_head(lines, at)
        heads = heads and not _closes(lines, at)
        able += heads
        if (heads or at in headings) and _names_people(lines[at + 1 :]):
            return at
    if headings and headings[-1] + 1 < len(lines):
        return headings[-1]
    if nobody:
        return None
    start, named, others = None, 0, 0
    shared = shared_heads([line.text for line in lines])
    for at in watched(range(len(lines) - 1, -1, -1)):
        if _sign(lines[at].text, shared) > 0:
            named += 1
            if named + others >= FEWEST and named >= 0.7 * (named + others):
                start = at
        elif not is_furniture(lines[at].text):
            others += 1
    if start is None:
        return None
    titled = _heads_text(lines, start)
    start = start + 1 if titled else _behind_title(lines, start)
    while start + FEWEST < len(lines) and (
        _sign(lines[start].text, shared) < 0 or (titled and _is_paragraph(lines[start]))
    ):
        start += 1
    return _at_alike(lines, start, shared)


def _closes(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line closes the mail that a list came in: names are above it, and its sender below."""
    above = lines[max(0, at - LOOK_AHEAD) : at]
    return signs_off(lines, 0, at) and 2 * sum(map(_names_somebody, above)) > len(above)


def _sign(text: str, heads: frozenset[str]) -> int:
    """Weigh a line as `item_sign` does; what has other lines' words before a person names one."""
    if behind_head(text, heads):
        return 1
    return _weigh(text) if len(text) < LONGEST else 0


def _at_alike(lines: Sequence[Line], start: int, heads: frozenset[str]) -> int:
    """Return the first line with columns, or with a shared head, where nearly all of a list has them."""
    rest = range(start, len(lines))
    tabs = [at for at in rest if "\t" in lines[at].text.strip()]
    if len(tabs) >= MANY_COLUMNS * len(rest) and tabs[0] <= start + LOOK_AHEAD:
        return tabs[0]
    headed = [at for at in rest if behind_head(lines[at].text, heads)]
    nearly_all = headed and len(headed) >= MANY_COLUMNS * (len(lines) - headed[0])
    return headed[0] if nearly_all else start


def _is_sure(line: Line) -> bool:
    items = split_items(without_bullet(collapse(line.text)))
    if not items:
        return False
    first = items[0].text
    return is_person(first) or bool(find_form(first).form) or is_body(first)


def _is_list_heading(line: Line) -> bool:
    if len(line.text) >= 300 or is_plain_entry(line.text):
        return False
    return is_list_heading(collapse(line.text))


def _heads_for_certain(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line that may head the list is apart from the names below it, or ends with a colon."""
    text = _short(lines[at])
    if at + 1 == len(lines) or not may_head_list(text) or BULLET.match(lines[at].text):
        return False
    alone = bool(lines[at].gap) and (SIGNING.match(text) is not None or not is_body(text))
    bullets = BULLET.match(lines[at + 1].text) is not None
    return alone or bullets or bool(lines[at + 1].gap) or text.endswith(":")


def _short(line: Line) -> str:
    return without_bullet(collapse(line.text)) if len(line.text) < 300 else ""


def _may_head(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line may head the list: names right below it, and no names right above it."""
    text = _short(lines[at])
    if not (may_head_list(text) or names_group(text)):
        return False
    below = [line for line in lines[at + 1 : at + 6] if not names_group(collapse(line.text))]
    above = [line for line in lines[max(0, at - 6) : at] if not _is_of_text(line)]
    names = sum(map(_names_somebody, below))
    before = sum(map(_names_somebody, above))
    # A title and a short line may be above words that end with a colon, or that are apart.
    apart = bool(lines[at].gap and lines[at + 1].gap)
    few = 2 * before <= len(above) or (before < FEWEST and (apart or text.endswith(":")))
    return names > 0.6 * len(below) and few


def _is_of_text(line: Line) -> bool:
    """Tell whether a line is a title or a paragraph, whatever names it begins with."""
    return len(line.text) > LONG or has_title_word(line.text)


def _names_people(lines: Sequence[Line]) -> bool:
    """Tell whether most of what follows a heading names somebody, as far as the first lines tell."""
    some = [line for line in lines[:60] if not is_furniture(line.text)]
    named = list(map(_names_somebody, some))
    if sum(named) >= 0.6 * len(some):
        return True
    # A short list with other text after it: what is before the first sentence.
    until = next(
        (at for at, line in enumerate(some) if item_sign(without_bullet(line.text)) < 0), 0
    )
    return until >= FEWEST_BEFORE_TEXT and sum(named[:until]) >= MOST_NAMED * until


def _sample_names_somebody(lines: Sequence[Line]) -> bool:
    """Tell whether evenly spaced lines of a long text name people often enough for a list."""
    some = lines[:: max(1, len(lines) // SAMPLE)]
    return sum(map(_names_somebody, some)) >= FEW_NAMED * len(some)


def _behind_title(lines: Sequence[Line], start: int) -> int:
    """Return where the list begins after a title that is alone above it."""
    at = start
    while at + 1 < len(lines) and at < start + 2 and _is_lone_title(lines, at):
        at += 1
    return at if len(lines) - at >= FEWEST or at == start + 1 else start


def _heads_text(lines: Sequence[Line], at: int) -> bool:
    """Tell whether the first line of all is the title of a text: a paragraph is below it, both apart."""
    some = lines[at : at + 3]
    if at or len(some) < 3 or not all(line.gap for line in some[1:]):
        return False
    text = collapse(lines[0].text)
    return is_title(text) and not text.endswith(".") and _is_paragraph(lines[1])


def _is_paragraph(line: Line) -> bool:
    """Tell whether a line is a long sentence that begins with nobody's name."""
    text = without_bullet(collapse(line.text))
    if len(text) <= LONG or not text.endswith((".", "!", "?")):
        return False
    first = split_items(text)[0].text
    return not (is_person(first) or find_form(first).form)


def _is_lone_title(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line is a title: blank lines below it, and words unlike a signatory's."""
    text = without_bullet(collapse(lines[at].text))
    if not is_title(text) or is_list_heading(text) or names_group(text):
        return False
    items = split_items(text)
    if begins_as_title(text) and at == 0:
        return True
    if find_form(text).form or (items and is_person(items[0].text)):
        return False
    gaps = sum(line.gap > 0 for line in lines[at + 1 :])
    alone = lines[at + 1].gap > 0 and 2 * gaps < len(lines) - at
    if has_title_word(text):
        return alone or at == 0
    return alone and len(items) == 1 and not is_body(text) and not is_country(text)


def _names_somebody(line: Line) -> bool:
    return len(line.text) < LONGEST and _weigh(line.text) > 0


@lru_cache(maxsize=5_000)
def _weigh(text: str) -> int:
    # Each line is asked about with each of its neighbours.
    text = without_bullet(text)
    return item_sign(text) or int(_ends_in_person(text))


def _ends_in_person(text: str) -> bool:
    """Tell whether an office, with its body or not, stands before a person that ends a line."""
    words = collapse(text).rstrip(".;").split(" ")
    if len(words) > LONGEST_OFFICE or not begins_office(" ".join(words)):
        return False
    person = " ".join(words[-2:])
    return has_known_name_alone(person) and is_person(person)


def _list_end(lines: Sequence[Line], start: int) -> int:
    """Return the index after the list: an attestation, contacts, comments or a long text end it."""
    addresses = sum(is_contact(line.text) for line in lines[start:])
    habit = ADDRESSES * addresses > len(lines) - start
    heads = shared_heads([line.text for line in lines[start:]])
    bullets = apart = 0
    for at in watched(range(start + 1, len(lines))):
        text = collapse(lines[at].text)
        alike = apart == 0 or apart >= MANY_COLUMNS * (at - start - 1)
        if alike and at - start > FEWEST_BEFORE_TEXT and _begins_paragraph(lines, at):
            return at
        apart += lines[at].gap > 0
        most = bullets >= max(FEWEST, MANY_COLUMNS * (at - start - 1))
        if most and lines[at].gap and _leaves_bullets(lines, at):
            return at
        bullets += BULLET.match(lines[at].text) is not None
        ends = not is_plain_entry(text) and (begins_attestation(text) or begins_comments(text))
        ends = ends or signs_off(lines, start, at)
        ends = ends or signs_paper(lines, start, at)
        goes_on = habit and not CONTACT.match(text)
        ends = ends or (is_contact(text) and not goes_on and not _goes_on_behind(lines, at, heads))
        ends = ends or (bool(lines[at].gap) and _begins_text(lines, at))
        ends = ends or (bool(lines[at].gap) and NOTES.fullmatch(without_bullet(text)) is not None)
        if ends or (len(text) > LONGEST and not _goes_on_after(lines, at, heads)):
            return at
    return len(lines)


def _begins_paragraph(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a sentence of several lines begins, where each signatory before has a line alone."""
    if not lines[at].gap or BULLET.match(lines[at].text):
        return False
    block = [lines[at].text]
    for line in lines[at + 1 : at + LOOK_AHEAD]:
        if line.gap:
            break
        block.append(line.text)
    text = collapse(" ".join(block))
    return len(block) >= FEWEST and len(text) > LONG and text.endswith(".") and item_sign(text) <= 0


def _leaves_bullets(lines: Sequence[Line], at: int) -> bool:
    """Tell whether other text begins after a list of bullets: no bullets any more, and no names."""
    some = lines[at : at + LOOK_AHEAD]
    if any(BULLET.match(line.text) or _is_list_heading(line) for line in some):
        return False
    if any(names_group(collapse(line.text)) for line in some):
        return False
    return 2 * sum(_names_somebody(line) and _is_sure(line) for line in some) < len(some)


def _begins_text(lines: Sequence[Line], at: int) -> bool:
    """Tell whether another text begins after the list: its title, and sentences below it."""
    text = without_bullet(collapse(lines[at].text))
    if not (has_title_word(text) and is_title(text)) or is_list_heading(text) or names_group(text):
        return False
    if at + 1 == len(lines) or find_form(text).form or is_person(split_items(text)[0].text):
        return False
    below = without_bullet(collapse(lines[at + 1].text))
    return len(below) > NARROW and item_sign(below) < 0


def _later_parts(lines: Sequence[Line], end: int) -> list[tuple[int, int]]:
    """Return where the list continues after other text, under a heading that says that more have signed."""
    parts: list[tuple[int, int]] = []
    for at in watched(range(end, len(lines) - FEWEST)):
        if (
            at >= end
            and not signs_off(lines, 0, at)
            and _is_list_heading(lines[at])
            and _names_people(lines[at + 1 :])
        ):
            end = _list_end(lines, at)
            parts.append((at, end))
    return parts


def _goes_on_behind(lines: Sequence[Line], at: int, heads: frozenset[str]) -> bool:
    """Tell whether the list continues at a line with an address: signatories print handles and home pages."""
    if CONTACT.match(lines[at].text.strip()):
        return False
    return _sign(lines[at].text, heads) > 0 or _goes_on_after(lines, at, heads)


def _goes_on_after(lines: Sequence[Line], at: int, heads: frozenset[str]) -> bool:
    """Tell whether half of the next lines name somebody."""
    some = lines[at + 1 : at + 1 + LOOK_AHEAD]
    return bool(some) and 2 * sum(_sign(line.text, heads) > 0 for line in some) >= len(some)
