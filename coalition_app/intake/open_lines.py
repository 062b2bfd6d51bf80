"""Lines outside the entries that speak of a signatory or a demand, or may sign: somebody must read them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from coalition_app.draft_pieces import HEADS, TAKEN_OUT
from coalition_app.drafts import Draft, DraftEntry, DraftSection, LeftOut, Lines, OpenLine
from coalition_app.i18n import _
from coalition_app.intake.doubtful_lines import find_doubtful_lines
from coalition_app.intake.entries.footnotes import NOTE
from coalition_app.intake.entries.parts import WITHDRAWN
from coalition_app.intake.entries.remainder import speaks
from coalition_app.intake.entries.reservations import (
    denies_signing,
    refuses_for_all,
    says_of_position,
)
from coalition_app.intake.files.pdf.positions_table import AGAIN
from coalition_app.intake.files.text import ANSWERED, DESCRIBED, FOOT, HEAD, RUNNING
from coalition_app.intake.lists.claimed_totals import claims_signatures
from coalition_app.intake.lists.headings import has_title_word, heading_text
from coalition_app.intake.lists.known_headings import says_who
from coalition_app.intake.lists.list_lines import LIST_HEADING
from coalition_app.intake.lists.statement_text import SECOND_ATTESTATION
from coalition_app.intake.lists.taken_back import takes_back
from coalition_app.intake.mails.decisive_words import DECIDES
from coalition_app.intake.pasted_letters import find_letters, open_letters
from coalition_app.intake.tables.rows import EXAMPLE, HEADER
from coalition_app.intake.words.any_of import any_piece
from coalition_app.intake.words.contacts import without_contacts
from coalition_app.intake.words.item_sign import SPEAKERS
from coalition_app.intake.words.legal_forms import find_form, known_forms
from coalition_app.intake.words.places import CITIES, is_country
from coalition_app.intake.words.quotation import QUOTES
from coalition_app.intake.words.vocabulary import GIVEN_NAMES, names_body
from coalition_app.work import watched

READ = (NOTE, SECOND_ATTESTATION, HEADER, EXAMPLE, AGAIN, HEAD, ANSWERED, DESCRIBED, FOOT)
"""Why lines were left out that say nothing of the entries; what is answered may sign for itself."""
MOST_LINES = 10_000
"""Lines that are looked at; a source that leaves out more is no list."""
LONGEST_LINE = 2_000
LONGEST_NAME = 200
OF_SIGNATORY = "names-a-signatory"
"""The code of a line that names a signatory, or speaks of one."""
BESIDE = ("unknown", "words")
LONGEST_ABOVE = 60
"""Characters of a line above the whole list that may say how those below it stand."""
NEAR, FAR = 3, 30
"""Lines above the list, and around it, in which a sentence may speak of those who sign."""
NEAR_LINES = 6
"""Lines of the source above the list in which a refusal to sign heads it."""
CELLS = ' ,;|\t"'
"""What parts the cells of a table; of a line above it all but one are empty."""
LONGEST_SENTENCE = 200
LONG_ENTRY = 30
"""Characters; a line that was joined to a shorter entry says nothing of others."""

NUMBERS = r"(\d{1,6}(?:(?:-?(?:м|й|го|му))?(?:\s?[-–,]\s?|\s(?:и|and|және|мен)\s)\d{1,6})*)"
NOTE_ON = re.compile(
    rf"(?:n\.?b\.?|notes?|p\.? ?s\.?|примечани[ея]|ескертпе|ескерту)\s*[:.–—-]\s*{NUMBERS}(?=\s)",
    re.IGNORECASE,
)
"""How a note begins with the numbers that it is on: "NB: 4 and 13 also want …"."""
OF_LIST = re.compile(
    rf"(?:№№?|\bno?s?\.|\bnumbers?|\bномер\w*|\bподписант\w*|\bподписавш\w+ся|\bподпис[иьея]\w*|"
    rf"\bsignator(?:y|ies)|\bsignatures?|\bentr(?:y|ies)|\bстрок\w*|\brows?|"
    rf"\bқол қоюшы\w*|\bқолдар\w*|\bнөмір\w*)"
    rf"\s?(?:№№?\s?)?{NUMBERS}|{NUMBERS}\s?-?\s?(?:нөмір|жол(?:да|ға|ды|ын))\w*",
    re.IGNORECASE,
)
"""A number of the list as a remark names it."""
OF_DOCUMENT = re.compile(
    r"\b(?:доверенност|приказ|протокол|постановлени|распоряжени|договор|решени|исх|вх|сенімхат|бұйры|хаттама|"
    r"шешім|келісімшарт|power of attorney|proxy|minutes|order|resolution|contract|ref)\w*\.?"
    r"(?: (?:от|of|dated) [\d.\s/-]{6,20})?,? ?(?:№|no\.?) ?\d[\w/-]*",
    re.IGNORECASE,
)
"""The number of a paper, which is no number of the list."""
OF_DEMANDS = re.compile(
    rf"\b(?:требовани\w*|пункт\w*|п\.|demands?|points?|items?|талап\w*|тармақ\w*)\s?(?:№\s?)?{NUMBERS}|"
    rf"{NUMBERS}\s?-?\s?(?:му|го|й|е|м|м?у)?\s?(?:талап|тармақ|требовани|пункт)\w*",
    re.IGNORECASE,
)
FIRST = tuple(
    re.compile(rf"\b(?:{words})\w*\s(?:\w+\s)?(?:требовани|пункт|талап|тармақ|demand|point|item)")
    for words in (
        "перв|first|бірінші",
        "втор|second|екінші",
        "трет|third|үшінші",
        "четв[её]рт|fourth|төртінші",
        "пят|fifth|бесінші",
    )
)
"""Demands that are counted in words, the first at index 0."""
OF_SIGNING = any_piece(
    "требов талап demand пункт тармақ point item подпис қол signat sign №  номер нөмір number no. "
    "строк row -жол"
)
NOT_ALL = re.compile(
    r"\bне все\b.*подпис|\bnot (?:all|every)\b.* (?:signed|sign)\b|"
    r"\b(?:перв|втор|трет|четв[её]рт|последн|first|second|third|last|соңғы|бірінші|екінші)\w*\s(?:\w+\s){0,2}"
    r"(?:подпис|в списке|организаци|signator|signature|on the list|қол қоюшы|қолтаңба|ұйым)",
    re.IGNORECASE,
)
"""How a line speaks of signatories whom it neither names nor numbers."""
LIMITING = re.compile(
    r"\b(?:не|кроме|без|только|лишь|исключени\w+|оговорк\w+|особ\w+ мнени\w+|частичн\w+|условн\w+|"
    r"возд[её]рж\w+|против|отоз\w+|not|only|except\w*|without|reserv\w+|abstain\w*|oppos\w+|against|"
    r"partial\w*|conditional\w*|withdr\w+|dissent\w*|емес|тек|ғана|ескерт\w+|қалыс|қарсы|басқа|шартты|"
    r"қайтар\w+|перв\w+|последн\w+|first|last)\b",
    re.IGNORECASE,
)
"""What a heading takes back of the support of those below it."""
CASE = re.compile(
    r"(?:ого|ему|ой|ым|ом|ем|ей|[аяуюыиеоьй]|[ндт][ыі]ң|[ғқ]а|[гк]е|[ндт][ыі]|[дт][ае])$"
)
"""Endings of a family's name within a sentence."""
PART = re.compile(r"\d{1,6}(?:\s?[-–]\s?\d{1,6})?")
WORD = re.compile(r"[^\W\d_]+")
QUOTED = re.compile(f"[{QUOTES}]([^{QUOTES}]+)[{QUOTES}]")
SHORTEST_STEM = 3
SHORTEST_NAME = 4
"""Letters; shorter names are words of any sentence."""
OF_PERSON = 2
"""Words of most people's names."""
MOST_NAMESAKES = 3
LONGEST_RANGE = 1_000


def find_open_lines(draft: Draft) -> tuple[OpenLine, ...]:
    """Find the lines that speak of the list's signatories or of the demands, or may sign, and became nothing.

    What is the statement's own (title, text, demands, sure headings, attestation) is not looked at.
    """
    lines = [*_lines_of(draft.left_out), *_below_heading(draft)][:MOST_LINES]
    beside = [
        entry
        for entry in draft.entries
        if (entry.open or entry.reservation) and len(entry.as_printed) > LONG_ENTRY
    ]
    headings = [each for each in draft.sections if each.heading and LIMITING.search(each.heading)]
    doubtful = list(find_doubtful_lines(draft))[:MOST_LINES]
    unknown = [*_unknown_sections(draft), *_refusals_above(draft)]
    refused = {each.lines: each.heading or "" for each in unknown}
    refused = {at: text for at, text in refused.items() if denies_signing(text)}
    letters = find_letters(draft)
    above = [each for each in _above_list(draft) if each not in letters]
    if not (lines or beside or headings or unknown or above or letters):
        return tuple(map(_without_private, doubtful))
    texts = [text for _lines, text in (*lines, *above, *letters)] + [
        each.as_printed for each in beside
    ]
    names = _Names(draft.entries, [*texts, *refused.values()])
    numbers = {(each.printed_number or str(each.number)): each.number for each in draft.entries}
    demands = {demand.number for demand in draft.demands}
    found = (_open_line(at, text, names, numbers, demands) for at, text in watched(lines))
    heading = (_limiting_heading(each, numbers, demands) for each in headings[:MOST_LINES])
    joined = (_line_within(entry, names, numbers, demands) for entry in beside[:MOST_LINES])
    named = [line for line in (*found, *heading, *joined) if line is not None]
    named += open_letters(letters, names.at_all)
    opened = {line.lines for line in named}
    listed = [at for entry in draft.entries for at in entry.lines if at] or [0]
    begin, end = min(listed), max(listed)
    around = [each for each in lines if begin - FAR <= each[0][0] <= end + FAR]
    said = (_said_briefly(at, text, names) for at, text in (*around, *above) if at not in opened)
    # A letter's own last words also ask to remove things: above the list a short line does that names nobody.
    letter = {
        at for at, text in above if at not in draft.body_lines[-1:] or not _is_short_word(text)
    }
    named += [line for line in said if line and (line.numbers or line.lines not in letter)]
    # Who does not sign is more than a line that speaks of positions: it is true of all below it, unless
    # it names who.
    named = [line for line in named if line.lines not in refused or _names_who(line, refused)]
    told = {line.lines for line in named}
    own = (_open_line(at, text, names, numbers, demands) for at, text in refused.items())
    named += [each for each in own if each and each.lines not in told and _names_who(each, refused)]
    told = {line.lines for line in named}
    heads = {each.lines: each for each in unknown if each.lines not in told}
    named += [_unknown_heading(draft, each) for each in heads.values()]
    # «Второй отозвал подпись»: who is meant by their order is known, too.
    meant = {(line.lines, line.code): line.numbers for line in doubtful if line.numbers}
    named = [
        line._replace(numbers=line.numbers or meant.get((line.lines, line.code), ()))
        for line in named
    ]
    lines_found = [*named, *(line for line in doubtful if line.lines not in told)]
    return tuple(map(_without_private, _with_those_of_places(lines_found, draft.entries)))


def _with_those_of_places(
    lines: Sequence[OpenLine], entries: Sequence[DraftEntry]
) -> Iterator[OpenLine]:
    """Yield lines, and with those that name nobody else who is in a place that they name, where few are."""
    nobody = [line for line in lines if line.code == OF_SIGNATORY and not line.numbers]
    places: dict[str, set[int]] = {}
    for entry in watched(entries) if nobody else ():
        for word in WORD.findall(entry.place):
            if len(word) >= SHORTEST_NAME and word[0].isupper():
                places.setdefault(_stem(word.lower()), set()).add(entry.number)
    for line in lines:
        if line.code != OF_SIGNATORY or line.numbers:
            yield line
            continue
        words = [word.lower() for word in WORD.findall(line.text) if word[0].isupper()]
        begun = [word[:end] for word in words for end in range(SHORTEST_STEM, len(word) + 1)]
        found = set[int]().union(*(places.get(each, ()) for each in begun))
        yield line._replace(numbers=tuple(sorted(found))) if len(found) <= MOST_NAMESAKES else line


def _without_private(line: OpenLine) -> OpenLine:
    """Return a line with a mark in place of each contact: its words may become a signatory's, and print."""
    _rest, private = without_contacts(line.text)
    text = line.text
    for contact in private:
        text = text.replace(contact, TAKEN_OUT, 1)
    return line._replace(text=text) if private else line


def _said_briefly(lines: Lines, text: str, names: "_Names") -> OpenLine | None:
    """Return a sentence that takes somebody off the list, or speaks of who is named by one word of a name."""
    text = " ".join(text.split())
    if len(text) > LONGEST_SENTENCE:
        return None
    named = names.by_one_word(text)
    taken = takes_back(text)
    if not taken and not (named and speaks(text)):
        return None
    return OpenLine(lines, text, OF_SIGNATORY, tuple(named))


def _is_short_word(text: str) -> bool:
    return len(text) <= LONGEST_ABOVE and SPEAKERS.match(text) is None


def _above_list(draft: Draft) -> Iterator[tuple[Lines, str]]:
    """Yield the paragraphs right above the list that may be a word to whoever keeps it."""
    paragraphs = draft.body.split("\n\n") if draft.body else []
    first = min((entry.lines[0] for entry in draft.entries), default=0)
    if not first or len(paragraphs) != len(draft.body_lines):
        return
    # Where nothing else stands above the list, a short letter was read as its title.
    lettered = takes_back(draft.title) or DECIDES.search(draft.title)
    pairs = [*zip(draft.title_lines, [draft.title], strict=False)] if lettered else []
    pairs += zip(draft.body_lines, paragraphs, strict=True)
    above = [
        each
        for each in pairs
        if first - FAR <= each[0][0] < first and len(each[1]) <= LONGEST_SENTENCE
    ]
    # All names are asked at once: a long list has few such lines, and reading its names takes time.
    names = "\n".join(entry.name for entry in draft.entries).lower() if above else ""
    for lines, text in above[-NEAR:]:
        words = (_stem(word.lower()) for word in WORD.findall(text) if word[0].isupper())
        if takes_back(text) or (any(w in names for w in words if len(w) >= SHORTEST_STEM)):
            yield lines, text


def _line_within(
    entry: DraftEntry, names: "_Names", numbers: dict[str, int], demands: set[int]
) -> OpenLine | None:
    """Return what an entry says of others from its first unclear piece on: a line that was joined to it."""
    first = next((at for at, each in enumerate(entry.pieces) if each.role in BESIDE), None)
    if first is None:
        return None
    pieces = entry.pieces[first:]
    text = "".join(each.before + each.text + each.after for each in pieces).strip(" ,;")
    line = _open_line(entry.lines, text[:LONGEST_LINE], names, numbers, demands)
    if takes_back(text):
        line = line or OpenLine(entry.lines, text, OF_SIGNATORY)
        line = line._replace(numbers=(*line.numbers, *names.by_one_word(text)))
    if line is None or not line.numbers:
        return None
    # Its own people may sign for others too; they are named here as its own.
    own = {entry.number, *names.in_line(f"{entry.name} {entry.representative}")}
    others = tuple(dict.fromkeys(n for n in line.numbers if n not in own))
    return line._replace(numbers=others) if others else None


def _lines_of(left_out: Sequence[LeftOut]) -> Iterator[tuple[Lines, str]]:
    """Yield what was left out, line by line where the lines are counted alike."""
    read = {_(why) for why in READ}
    for left in left_out:
        if left.why in read or (left.why == _(RUNNING) and not _says_more(left.text)):
            continue
        first, last = left.lines
        texts = left.text.split("\n")
        if len(texts) != last - first + 1:
            yield left.lines, left.text[:LONGEST_LINE]
            continue
        for at, text in enumerate(texts, first):
            if text.strip():
                yield (at, at), text[:LONGEST_LINE]


def _says_more(text: str) -> bool:
    """Tell whether what is printed around the pages speaks of signing, or takes somebody off the list."""
    lines = text.split("\n")
    return any(speaks(line) or takes_back(line) or says_of_position(line) for line in lines)


def _limiting_heading(
    section: DraftSection, numbers: dict[str, int], demands: set[int]
) -> OpenLine | None:
    """Return a heading that says of all those below it that they do not support everything."""
    line = _open_line(section.lines, section.heading or "", _Names((), ()), numbers, demands)
    below = range(section.first, min(section.last, section.first + LONGEST_RANGE) + 1)
    return line._replace(numbers=tuple(below)) if line else None


def _unknown_sections(draft: Draft) -> Iterator[DraftSection]:
    """Yield the sections whose headings do not say who signs; what is right above the list heads it too."""
    for section in draft.sections:
        if section.heading and not _is_known(section):
            yield section
    first = draft.sections[0] if draft.sections else None
    if first is None or first.heading or draft.format == "table" or not draft.entries:
        return
    paragraphs = [*zip(draft.title_lines, [draft.title], strict=False)]
    paragraphs += zip(draft.body_lines, draft.body.split("\n\n"), strict=False)
    begin = draft.entries[0].lines[0]
    above = [each for each in paragraphs if each[0][1] < begin]
    lines, text = max(above, default=((0, 0), ""))
    between = any(lines < left.lines < (begin, begin) for left in draft.left_out)
    short = len(text) <= LONGEST_ABOVE and not text.endswith((".", ",", ";", "!"))
    if lines[0] and short and not between and not has_title_word(text) and not says_who(text):
        yield replace(first, heading=heading_text(text), lines=lines)


def _refusals_above(draft: Draft) -> Iterator[DraftSection]:
    """Yield what says that none of those below it sign: right above a section, or above several."""
    if not draft.entries or not draft.sections:
        return
    last = draft.sections[-1].last
    for section in draft.sections:
        if any(map(refuses_for_all, (section.heading or "").split(". ")[:-1])):
            yield replace(section, last=last)
    texts = [*zip(draft.title_lines, [draft.title], strict=False)]
    texts += zip(draft.body_lines, draft.body.split("\n\n"), strict=False)
    texts += [(left.lines, left.text.strip(CELLS)) for left in draft.left_out]
    begins = [(draft.entries[each.first - 1].lines[0], each.first) for each in draft.sections]
    for lines, text in texts:
        if not lines[0] or len(text) > LONGEST_ABOVE or not refuses_for_all(text):
            continue
        begin, first = next((each for each in begins if each[0] > lines[1]), (0, 0))
        if begin - NEAR_LINES <= lines[1] < begin:
            yield DraftSection(heading_text(text), first, last, lines)


def _names_who(line: OpenLine, refused: Mapping[Lines, str]) -> bool:
    """Tell whether a refusal is only that of those whom it names."""
    of_all = any(map(refuses_for_all, refused[line.lines].split(". ")))
    return bool(line.numbers) and line.code != "names-a-demand" and not of_all


def _is_known(section: DraftSection) -> bool:
    """Tell whether a heading only says who signs below it, or is a body and asked about as a signatory."""
    heading = section.heading or ""
    return says_who(heading) or (not section.sure and bool(find_form(heading).form))


def _unknown_heading(draft: Draft, section: DraftSection) -> OpenLine:
    """Return a heading that opens those below it; what stands in a column, with its first row's lines."""
    lines = section.lines if section.lines[0] else draft.entries[section.first - 1].lines
    below = tuple(range(section.first, section.last + 1))
    return OpenLine(lines, section.heading or "", HEADS, below)


def _below_heading(draft: Draft) -> Iterator[tuple[Lines, str]]:
    """Yield the paragraphs between the heading of the list and its first entry, which belong to the text."""
    headings = [left.lines[1] for left in draft.left_out if left.why == _(LIST_HEADING)]
    paragraphs = draft.body.split("\n\n")
    if not headings or len(paragraphs) != len(draft.body_lines):
        return
    first = min((entry.lines[0] for entry in draft.entries), default=0)
    for lines, text in zip(draft.body_lines, paragraphs, strict=True):
        if min(headings) < lines[0] < first:
            yield lines, text[:LONGEST_LINE]


def _open_line(
    lines: Lines, text: str, names: "_Names", numbers: dict[str, int], demands: set[int]
) -> OpenLine | None:
    text = " ".join(text.split())
    low = text.lower()
    noted = NOTE_ON.match(text)
    told = noted is not None or OF_SIGNING.search(low) is not None
    named = names.in_line(text, inflected=told)
    # A section's range of numbers with its total says nothing of anybody.
    told = told and not claims_signatures(OF_LIST.sub("", text))
    pattern = NOTE_ON if noted else OF_LIST
    of_list = _counted(pattern, OF_DOCUMENT.sub("", text)) if told else ()
    counted = [numbers[each] for each in of_list if each in numbers]
    wanted = sorted(_demands_in(text, low, demands)) if told else []
    if named or WITHDRAWN.search(text) or NOT_ALL.search(text):
        code = OF_SIGNATORY
    elif counted:
        code = "names-a-number"
    elif wanted or says_of_position(text):
        code = "names-a-demand"
    else:
        return None
    of = tuple(dict.fromkeys((*named, *counted)))
    return OpenLine(lines, text, code, of, tuple(wanted))


def _counted(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    """Yield the numbers that a pattern finds in a text, those of a range one by one."""
    for match in pattern.finditer(text):
        for part in PART.findall(next(filter(None, match.groups()))):
            first, _dash, last = part.replace("–", "-").replace(" ", "").partition("-")
            if last and 0 < int(last) - int(first) < LONGEST_RANGE:
                yield from map(str, range(int(first), int(last) + 1))
            else:
                yield from filter(None, (first, last))


def _demands_in(text: str, low: str, demands: set[int]) -> set[int]:
    """Return the demands that a line names; all its numbers where the source holds no demands."""
    found = {int(each) for each in _counted(OF_DEMANDS, text)}
    found |= {at for at, pattern in enumerate(FIRST, 1) if pattern.search(low)}
    return found & demands if demands else found


class _Names:
    """The names of a list's signatories that may be in some lines, to be found there, also inflected."""

    def __init__(self, entries: Sequence[DraftEntry], texts: Sequence[str]) -> None:
        words = {word for text in texts for word in WORD.findall(text.lower())}
        self._begun = {word[:count] for word in words for count in range(1, SHORTEST_STEM + 1)}
        self._alone: dict[str, list[int]] = {}
        """Names of one word, by the word: in a line they stand in quotation marks or begin with a capital."""
        self._short: dict[str, set[int]] = {}
        """Words of names that are neither a form nor of many bodies' names, without the ending of a case."""
        self._several: dict[tuple[str, str], list[tuple[list[str], int]]] = {}
        """Beginnings of the words of other names, by the first of them and the letters of the second."""
        for entry in watched(entries):
            joint = [body.name for body in entry.joint]
            for name in filter(None, (entry.name, entry.representative, *joint)):
                for core in QUOTED.findall(name) or [name]:
                    self._add(WORD.findall(core[:LONGEST_NAME].lower()), entry.number)

    def _add(self, words: Sequence[str], number: int) -> None:
        if self._begun.isdisjoint([word[:SHORTEST_STEM] for word in words]):
            return
        for word in words:
            if len(word) >= SHORTEST_STEM and word[:SHORTEST_STEM] in self._begun:
                self._short.setdefault(_stem(word), set()).add(number)
        if len(words) == 1:
            self._alone.setdefault(words[0], []).append(number)
            return
        if len(words) == OF_PERSON:
            # A family's name alone names its bearer; a given name does not, nor the town of a body.
            given = any(word in GIVEN_NAMES for word in words)
            for word in words:
                own = word not in GIVEN_NAMES and (given or not _is_place(word))
                if len(word) > SHORTEST_NAME and own:
                    self._alone.setdefault(word, []).append(number)
        for order in {tuple(words), tuple(reversed(words))} if words else ():
            stems = [
                word[:-2] if len(word) > SHORTEST_STEM + 2 else word[:SHORTEST_STEM]
                for word in order
            ]
            key = stems[0], stems[1][:SHORTEST_STEM]
            self._several.setdefault(key, []).append((stems, number))

    @cached_property
    def _families(self) -> dict[str, list[int]]:
        """Give the names of one word without the ending of a case."""
        found: dict[str, list[int]] = {}
        for word, numbers in self._alone.items():
            found.setdefault(CASE.sub("", word), []).extend(numbers)
        return found

    def in_line(self, text: str, *, inflected: bool = False) -> list[int]:
        """Return the numbers of the entries whose names a line holds, in the order of the list.

        `inflected`: a family's name alone may stand in any case; the line speaks of signing.
        """
        words = WORD.findall(text)
        low = [word.lower() for word in words]
        alone = [word.strip() for word in QUOTED.findall(text.lower())]
        alone += [
            word.lower() for word in words if word[:1].isupper() and len(word) >= SHORTEST_NAME
        ]
        found = {number for word in alone for number in self._of_one(word, inflected)}
        for at, (word, following) in enumerate(pairwise(low)):
            for end in range(min(SHORTEST_STEM, len(word)), min(LONGEST_NAME, len(word)) + 1):
                for stems, number in self._several.get((word[:end], following[:SHORTEST_STEM]), ()):
                    behind = low[at : at + len(stems)]
                    if len(stems) == len(behind) and all(map(str.startswith, behind, stems)):
                        found.add(number)
        return sorted(found)

    def at_all(self, text: str) -> list[int]:
        """Return the numbers of the entries that a line names, be it by one word."""
        return sorted({*self.in_line(text), *self.by_one_word(text)})

    def by_one_word(self, text: str) -> list[int]:
        """Return the numbers of the entries that a word with a capital names, which stands in one name alone.

        A given name names its bearer where no other word names anybody.
        """
        words = {word for word in WORD.findall(text) if word[0].isupper()}
        found: dict[bool, set[int]] = {False: set(), True: set()}
        for word in words:
            numbers = self._short.get(_stem(word.lower()), set())
            if len(numbers) == 1 and not _is_common(word):
                found[word.lower() in GIVEN_NAMES] |= numbers
        return sorted(found[False] or found[True])

    def _of_one(self, word: str, inflected: bool) -> Sequence[int]:
        """Return those whom one word names; what many are called names nobody."""
        numbers = self._alone.get(word, ())
        if inflected and not numbers and len(stem := CASE.sub("", word)) >= SHORTEST_NAME:
            numbers = self._families.get(stem, ())
        return numbers if len(numbers) <= MOST_NAMESAKES else ()


def _stem(word: str) -> str:
    """Return a word without the ending of a case; a short one as it is."""
    stem = CASE.sub("", word)
    return stem if len(stem) >= SHORTEST_STEM else word


def _is_common(word: str) -> bool:
    """Tell whether a word is in the names of many: a form, a word for bodies, a place."""
    return names_body(word) or _is_place(word) or word in known_forms().short


def _is_place(word: str) -> bool:
    return word.lower() in CITIES or is_country(word) or is_country(word.capitalize())
