"""The text around a list: its title, its demands, its paragraphs, and the page that it came off."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise

from coalition_app.drafts import Draft, DraftAttestation, DraftDemand, LeftOut, Lines, LineWarning
from coalition_app.i18n import N_, _
from coalition_app.intake.entries.defects import is_unfinished
from coalition_app.intake.entries.reservations import guess_language
from coalition_app.intake.files.lines import Line, blocks, collapse, joined, span, without
from coalition_app.intake.lists.attestation import begins_attestation, read_attestation
from coalition_app.intake.lists.claimed_totals import CLAIM, ENDS_IN_TOTAL
from coalition_app.intake.lists.covering_words import greets, take_cover
from coalition_app.intake.lists.find_demands import choose_demands
from coalition_app.intake.lists.headings import (
    has_title_word,
    is_list_heading,
    is_sentence,
    is_title,
    names_area,
    says_it_is_title,
)
from coalition_app.intake.lists.list_lines import LIST_HEADING, PAGE, left_out
from coalition_app.intake.lists.numbering import STRONG, Numbered, Run, find_numbered, find_runs
from coalition_app.intake.lists.page_furniture import (
    begins_comments,
    is_breadcrumb_block,
    is_furniture,
    without_bullet,
)
from coalition_app.intake.words.contacts import find_contacts
from coalition_app.intake.words.emphasis import without_emphasis
from coalition_app.intake.words.item_sign import names_somebody
from coalition_app.intake.words.legal_forms import find_form
from coalition_app.intake.words.organisations import is_body

SECOND_ATTESTATION = N_("a second attestation")
LETTERHEAD = N_("a letterhead above the title")
SENTENCE_ENDS = (".", "!", "?", ":", ";", "…", ".»", ".”", '."')
LONGEST_REMARKS = 200
"""Characters of lines in brackets that a warning shows."""
LONGEST_SAMPLE = 20_000
"""Characters by which a language is guessed."""
NARROWEST, WIDEST, FULL = 40, 120, 0.8
"""Characters of the longest line between which lines may be cut at the width of a page, and share of that
width from which one may have been."""
FEW_BLANK, MOST_WIDE, MANY_FULL = 0.1, 0.5, 0.3
"""Share of lines with blank ones above them below which line ends part the paragraphs, share of lines that
are wider than a page of text from which they do, and of full lines from which they were cut."""
ONE, TWO = re.compile(r"(?:^|\s)1[.)]\s"), re.compile(r"\s2[.)]\s")
"""An agenda on one line: "1. Joint statement. 2. Any other business."."""
TITLE_WITHIN = 6
"""Blocks from the top among which the title is looked for."""
BARE = 2
"""Words of a title that says only what kind of text it heads."""
LINES_WITHIN = 12
"""Lines of a text without blank ones among which one may say that it is the title."""

DATE = re.compile(
    r"(?:[^\W\d]+(?:[ -][^\W\d]+)?[,.]? )?(?:\d{1,2}(?:st|nd|rd|th)?[ .](?:\d\d|[^\W\d]+)[ .,]+(?:19|20)\d\d|"
    r"[^\W\d]+ \d{1,2},? (?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|(?:19|20)\d\d (?:жылғы|ж\.) .{3,20})"
    r"(?: ?(?:г|года|ж|жыл)\.?)?[.,]?",
    re.IGNORECASE,
)
"""A date on a line of its own, a place before it or not."""
ADDRESSEE = re.compile(
    r"(?i:to|attn|attention|dear|for|c/o|кому|в|во|на имя|копия|cc)\b|"
    r"(?i:[а-яё]+(?:[уюи]|[ое]й|[^оиьеё\W]е|[ая]м))(?= |$)|.*[а-яёәғқңөұүһі](?:[ыі]н[ае]|[ғқ]а|[гк]е)$"
)
"""How a line names whom a statement is sent to: by the case of its first word, in Kazakh of its last."""
OF_STATE = re.compile(
    r"minist|president|parliament|government|prosecutor|\b(?:department|commission|court|agency)\b|"
    r"министер|министр|президент|парламент|правительств|прокурат|әкім|акимат|үкімет|\bсуд\b|комисси|департамент",
    re.IGNORECASE,
)
"""Bodies to whom statements are sent."""
PAPER_NUMBER = re.compile(
    r"(?:исх|вх|шығ|кіріс|(?:our )?ref(?:erence)?)[.:]* ?(?:№|\bno\.?) ?\d[\w/.-]*"
    rf"(?:,? (?:(?:от|from|of|dated) )?(?:{DATE.pattern}|[«“\"][\d_]+[»”\"] [^\W\d]+ \d{{4}} ?[гж]?\.?|"
    r"[\d_./-]{6,10}(?: ?[гж]\.?)?))?",
    re.IGNORECASE,
)
"""The number under which a paper was sent: «Исх. № 45/2 от 12.03.2025»."""
IN_BRACKETS = re.compile(r"\((?=[^()]*[^\W\d_]{3})[^()]*\)[.,;]?")
"""A line that is in brackets from its beginning to its end."""
NO_DEMAND = N_("a number without words")


@dataclass(slots=True)
class StatementText:
    """What the lines outside the list turned out to be."""

    title: str = ""
    title_lines: list[Lines] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    body_lines: list[Lines] = field(default_factory=list)
    demands: list[DraftDemand] = field(default_factory=list)
    remarks: list[Line] = field(default_factory=list)
    """Lines of the paragraphs that are in brackets."""
    left_out: list[LeftOut] = field(default_factory=list)
    attestation: DraftAttestation | None = None
    marks: list[str] = field(default_factory=list)
    """What stands before each demand, without its signs: a number, a letter or nothing."""

    def claims(self) -> list[tuple[str, int]]:
        """Return the texts that may say how many signed, each with its first line."""
        title = (self.title, self.title_lines[0][0] if self.title_lines else 0)
        return [title, *zip(self.paragraphs, (at for at, _ in self.body_lines), strict=True)]

    def second_attestation(self) -> list[LeftOut]:
        """Return the attestation as left out, for a list that has its own."""
        if (second := self.attestation) is None:
            return []
        words = "\n".join([second.wording, second.attestor, *second.offices])
        return [LeftOut(second.lines, words, _(SECOND_ATTESTATION))]

    def put_in(self, draft: Draft) -> Draft:
        """Return a draft with this text's title, paragraphs, demands and language."""
        body = "\n\n".join(self.paragraphs)
        words = " ".join([self.title, body, *(demand.text for demand in self.demands)])
        return replace(
            draft,
            language=guess_language(words[:LONGEST_SAMPLE]),
            title=self.title,
            title_lines=tuple(self.title_lines),
            body=body,
            body_lines=tuple(self.body_lines),
            demands=tuple(self.demands),
            warnings=(*self._warn_of_remarks(), *self._warn_of_marks(), *draft.warnings),
        )

    def _warn_of_remarks(self) -> Iterator[str]:
        """Warn of lines in brackets, which may be said of the paper and not by the statement."""
        if not self.remarks:
            return
        words = " ".join(collapse(line.text) for line in self.remarks)[:LONGEST_REMARKS]
        sentence = _(
            "Lines in brackets stand in the statement’s text and may be about a draft of it: %(words)s. "
            "Where they are, take them out of the text."
        )
        yield LineWarning(sentence % {"words": words}, [line.number for line in self.remarks])

    def _warn_of_marks(self) -> Iterator[str]:
        """Warn where demands are counted otherwise here than they are marked: words may name them so."""
        counted = [str(each.number) for each in self.demands]
        if not any(self.marks) or self.marks == counted:
            return
        sentence = _(
            "The source marks its demands %(marks)s; here they are numbered %(numbers)s. Words that name a "
            "demand mean the marks of the source: compare them."
        )
        named = {"marks": ", ".join(self.marks), "numbers": ", ".join(counted)}
        yield LineWarning(sentence % named, [each.lines[0] for each in self.demands])


def read_whole_text(lines: Sequence[Line]) -> StatementText:
    """Assign every line of a text without a list to its part."""
    return read_statement_text(lines, choose_demands(lines, find_runs(find_numbered(lines))))


def read_statement_text(lines: Sequence[Line], demands: Run | None) -> StatementText:
    """Assign every line outside the list to its part."""
    found = StatementText()
    width = _width_of(lines)
    rest = _take_demands(found, lines, demands, width)
    parted = take_cover(found.left_out, _take_page(found, blocks(rest)))
    parted = _take_paper_numbers(found, parted)
    parted = _take_letterhead(found, _take_title(found, parted))
    at = 0
    while at < len(parted):
        block = parted[at]
        if found.attestation is None and begins_attestation(joined(block)):
            found.attestation, count = read_attestation(parted[at:])
            at += count
            continue
        if is_list_heading(joined(block)):
            found.left_out.append(left_out(block, LIST_HEADING))
        else:
            for paragraph in _paragraphs(block, width):
                found.paragraphs.append(joined(paragraph))
                found.body_lines.append(span(paragraph))
                found.remarks += [
                    line for line in paragraph if IN_BRACKETS.fullmatch(line.text.strip())
                ]
        at += 1
    return found


def _width_of(lines: Sequence[Line]) -> int:
    """Return the width of a text whose paragraphs end with lines; 0 where blank lines part them.

    It is small where no line was cut.
    """
    apart = sum(line.gap > 0 for line in lines[1:])
    wide = sum(len(line.text) > WIDEST for line in lines)
    if apart > FEW_BLANK * len(lines) and wide <= MOST_WIDE * len(lines):
        return 0
    width = max((len(line.text) for line in lines), default=0)
    full = sum(len(line.text) >= FULL * width for line in lines)
    return width if width > WIDEST or full >= MANY_FULL * len(lines) else 1


def _paragraphs(block: Sequence[Line], width: int) -> list[list[Line]]:
    """Part lines without blank ones between them where one ends a paragraph."""
    parted = [[block[0]]]
    for before, line in pairwise(block):
        if width and _ends_paragraph(before.text, line.text, width):
            parted.append([])
        parted[-1].append(line)
    return parted


def _ends_paragraph(before: str, line: str, width: int) -> bool:
    """Tell whether a line ends a paragraph: a sentence too, where lines are cut at the width of a page."""
    before, line = before.rstrip(), line.lstrip()
    if line[:1].islower() or is_unfinished(collapse(before[-300:])):
        return False
    if width > WIDEST:
        return True
    cut = width >= NARROWEST and len(before) + len(line.partition(" ")[0]) >= FULL * width
    return not cut and before.endswith(SENTENCE_ENDS)


def _take_demands(
    found: StatementText, lines: Sequence[Line], run: Run | None, width: int
) -> list[Line]:
    """Take the demands with the lines wrapped under them; returns the lines that remain."""
    if run is None:
        return list(lines)
    numbered = {item.line.number: item for item in run.items}
    widest = max((len(line.text) for line in lines), default=0)
    if width <= WIDEST and not any(line.text.lstrip()[:1].islower() for line in lines):
        # No line goes on from the one above it, so none is cut at the width of a page.
        width = 1
    rest: list[Line] = []
    at = 0
    while at < len(lines):
        item = numbered.get(lines[at].number)
        if item is None:
            rest.append(lines[at])
            at += 1
            continue
        end = _demand_end(lines, at, numbered, item.rest)
        if item is run.items[-1]:
            # Nothing but a paragraph's end parts the last one from the text below it.
            bare = [replace(lines[at], text=item.rest), *lines[at + 1 : end]]
            whole = _paragraphs(bare, width or min(widest, WIDEST))[0]
            end = at + len(whole)
        _add_demand(found, item, list(lines[at:end]))
        at = end
    return rest


def _demand_end(
    lines: Sequence[Line], start: int, numbered: Mapping[int, Numbered], text: str
) -> int:
    """Return the index after a demand: a blank line ends it unless it is unfinished."""
    end = start + 1
    while end < len(lines) and lines[end].number not in numbered:
        line = lines[end]
        adjacent = line.number == lines[end - 1].number + line.gap + 1
        goes_on = line.text.lstrip()[:1].islower() or is_unfinished(collapse(text[-300:]))
        if not adjacent or is_furniture(line.text) or (line.gap and not goes_on):
            break
        if STRONG.match(line.text):  # of another style than the demands
            break
        text = line.text
        end += 1
    return end


def _add_demand(found: StatementText, item: Numbered, lines: list[Line]) -> None:
    text = collapse(" ".join([item.rest, *(line.text for line in lines[1:])]))
    if not any(map(str.isalnum, text)):
        found.left_out.append(left_out(lines, NO_DEMAND))
        return
    found.demands.append(DraftDemand(len(found.demands) + 1, text, span(lines)))
    before = item.line.text.removesuffix(item.rest)
    found.marks.append("".join(filter(str.isalnum, before)))


def _take_page(found: StatementText, parted: list[list[Line]]) -> list[list[Line]]:
    """Take out what belongs to the web page."""
    kept = []
    for at, block in enumerate(parted):
        if begins_comments(block[0].text) and at >= TITLE_WITHIN:
            found.left_out.extend(left_out(rest, PAGE) for rest in parted[at:])
            break
        if is_breadcrumb_block(block):
            found.left_out.append(left_out(block, PAGE))
            continue
        page = [line for line in block if is_furniture(line.text)]
        found.left_out.extend(left_out([line], PAGE) for line in page)
        kept.extend(blocks(without(block, page)) if page else [block])
    return kept


def _take_paper_numbers(found: StatementText, parted: list[list[Line]]) -> list[list[Line]]:
    """Take out the numbers under which a paper was sent: above its title, and right below it."""
    top = parted[:TITLE_WITHIN]
    numbers = [line for block in top for line in _paper_numbers(block)]
    if not numbers:
        return parted
    # Among the numbers no title is found; without all of them it is.
    bare = [rest for block in top if (rest := without(block, numbers))]
    titled = StatementText(demands=found.demands)
    _take_title(titled, [*bare, *parted[TITLE_WITHIN:]])
    first, last = titled.title_lines[-1] if titled.title_lines else (top[0][0].number + 1, 0)
    below = {after.number for before, after in pairwise(chain(*top)) if before.number == last}
    ends = {block[-1].number for block in top}
    taken = [line for line in numbers if line.number < first or line.number in below & ends]
    found.left_out += [left_out([line], LETTERHEAD) for line in taken]
    return [rest for block in parted if (rest := without(block, taken))]


def _paper_numbers(block: list[Line]) -> list[Line]:
    """Return the first and the last line of a block, if it is a paper’s number and ends no sentence."""
    whole = len(block) == 1 or not is_unfinished(collapse(block[-2].text[-300:]))
    edges = [block[0], block[-1]] if whole and len(block) > 1 else [block[0]]
    return [line for line in edges if _is_paper_number(line)]


def _is_paper_number(line: Line) -> bool:
    text = collapse(line.text)
    return len(text) <= WIDEST and PAPER_NUMBER.fullmatch(text) is not None


def _take_title(found: StatementText, parted: list[list[Line]]) -> list[list[Line]]:
    """Take the title: the first block above the demands that can be one, rather one that says what it is."""
    able = [
        at
        for at, block in enumerate(parted[:TITLE_WITHIN])
        if _title_of(block) and (not found.demands or block[0].number < found.demands[0].lines[0])
    ]
    named = [at for at in able if has_title_word(joined(_title_of(parted[at])))]
    if not (named and named[0] == 0) and (split := _with_title_apart(found, parted)) is not None:
        return _take_title(found, split)
    if not able:
        return parted
    at = named[0] if named and named[0] <= able[0] + 3 else able[0]
    head = _title_of(parted[at])
    rest = parted[at][len(head) :]
    if not rest and _is_bare_word(head) and at + 1 < len(parted) and _can_follow(parted[at + 1]):
        # «ЗАЯВЛЕНИЕ» on its own, and what it is about below it.
        head, rest = head + parted[at + 1], []
        parted = [*parted[: at + 1], *parted[at + 2 :]]
    plain = [
        replace(line, text=without_emphasis(collapse(line.text)))
        for line in head
        if any(map(str.isalnum, line.text))
    ]
    found.title = without_emphasis(without_bullet(joined(plain)))
    found.title_lines = [span(block) for block in blocks(head)]
    return [*parted[:at], *([rest] if rest else []), *parted[at + 1 :]]


def _take_letterhead(found: StatementText, parted: list[list[Line]]) -> list[list[Line]]:
    """Take out what stands above the title, down to the last line there with a contact: whoever sends it."""
    first = found.title_lines[0][0] if found.title_lines else 0
    above = [line for block in parted for line in block if line.number < first]
    with_contacts = [line.number for line in above if find_contacts(line.text)]
    with_contacts += [left.lines[1] for left in found.left_out if find_contacts(left.text)]
    last = max((number for number in with_contacts if number < first), default=0)
    whole = [line for block in parted for line in block if block[0].number <= last]
    if not _is_letterhead([collapse(line.text) for line in whole]):
        return parted
    head = [line for line in whole if line.number <= last]
    found.left_out += [left_out(block, LETTERHEAD) for block in blocks(head)]
    rest = [[line for line in block if line.number > last] for block in parted]
    return [block for block in rest if block]


def _is_letterhead(texts: Sequence[str]) -> bool:
    """Tell whether lines begin with a body that may send a statement; none is a sentence or an addressee."""
    if (
        not texts
        or OF_STATE.search(texts[0])
        or not (is_body(texts[0]) or find_form(texts[0]).form)
    ):
        return False
    if any(map(names_somebody, texts[1:])):
        # Several bodies are no sender, and may sign.
        return False
    return not any(
        len(text) > WIDEST or is_sentence(text) or greets(text) or ADDRESSEE.match(text)
        for text in texts
    )


def _with_title_apart(found: StatementText, parted: list[list[Line]]) -> list[list[Line]] | None:
    """Return the blocks with a line apart that says it is the title among those above it; None for none.

    Word files and pages leave no blank line below a letterhead, an addressee and a date.
    """
    end = found.demands[0].lines[0] if found.demands else 0
    seen = 0
    for at, block in enumerate(parted[:TITLE_WITHIN]):
        for place, line in enumerate(block[: max(0, LINES_WITHIN - seen)]):
            text = collapse(line.text)
            if (end and line.number > end) or not says_it_is_title(text):
                continue
            parts = _parted_at(block, place)
            if not (place or at) or len(parts) < 2:
                return None
            return [*parted[:at], *parts, *parted[at + 1 :]]
        seen += len(block)
    return None


def _parted_at(block: list[Line], place: int) -> list[list[Line]]:
    """Part a block around a title that begins with one of its lines; return it whole where it is one."""
    before = collapse(block[place - 1].text) if place else ""
    last, text = place + 1, collapse(block[place].text)
    while len(text.split(" ")) <= BARE and last < len(block) and _goes_on(block[last].text):
        last += 1
    wrapped = last < len(block) and block[last].text.lstrip()[:1].islower()
    # Lines in the same print, and those of a paragraph, belong together.
    together = place and (before.isupper() == text.isupper() or is_unfinished(before))
    whole = place == 0 and len(_title_of(block)) == len(block)
    if wrapped or together or whole:
        return [block]
    return [part for part in (block[:place], block[place:last], block[last:]) if part]


def _goes_on(line: str) -> bool:
    """Tell whether a line says whose a statement is, or what it is about, below the word for it."""
    text = collapse(line)
    return is_title(text) and not text.endswith(".") and text[:1].islower()


def _title_of(block: list[Line]) -> list[Line]:
    """Return the lines of a block that can be a title: all of them, or the first above a long text."""
    whole = joined(block)
    if (
        ENDS_IN_TOTAL.search(whole)
        or _is_enumerated(whole)
        or DATE.fullmatch(whole)
        or greets(whole)
    ):
        return []
    dated = next(
        (at for at, line in enumerate(block) if at and DATE.fullmatch(collapse(line.text))), None
    )
    if dated is not None and is_title(joined(block[:dated])):
        return block[:dated]
    first = collapse(block[0].text)
    below = [collapse(line.text) for line in block[1:]]
    sentences = bool(below) and below[0][:1].isupper() and below[-1].endswith((".", "!", ":"))
    if sentences and is_title(first) and has_title_word(first) and not first.endswith("."):
        # Pages and Word files leave no blank line between the title and the text.
        return block[:1]
    if is_title(joined(block)):
        return block
    alone = len(block) > 1 and is_title(first) and len(first) <= 120 and not first.endswith(".")
    return block[:1] if alone and (has_title_word(first) or first.isupper()) else []


def _is_enumerated(text: str) -> bool:
    one = ONE.search(text)
    return one is not None and TWO.search(text, one.end() + 1) is not None


def _is_bare_word(head: list[Line]) -> bool:
    return len(joined(head).split(" ")) <= BARE and has_title_word(joined(head))


def _can_follow(block: list[Line]) -> bool:
    text = joined(block)
    fits = is_title(text) and len(text) <= 200 and not text.endswith((".", "!"))
    return fits and not (
        CLAIM.search(text) or DATE.fullmatch(text) or names_area(text.removeprefix("г. "))
    )
