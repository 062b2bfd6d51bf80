"""Lines that stand alone among signatories and may say how those below them stand: «Думают», "Said no".

Such a line is neither a name for certain nor a group of those who sign. Words that tell a clause are enough
wherever it stands; any other words where its place tells that it begins something: alone in a row of a table,
or under an entry that needs no second line.
"""

import re
from collections.abc import Iterator, Sequence

from coalition_app.intake.entries.before_name import is_short_name
from coalition_app.intake.entries.defects import is_unfinished
from coalition_app.intake.entries.footnotes import PERSONAL
from coalition_app.intake.entries.remainder import WITHOUT, holds_known, speaks
from coalition_app.intake.files.lines import Line, Parted, collapse, renumber
from coalition_app.intake.lists.entries_as_text import is_group
from coalition_app.intake.lists.headings import heading_text, is_list_heading
from coalition_app.intake.lists.known_headings import says_who
from coalition_app.intake.words.item_sign import names_somebody
from coalition_app.intake.words.persons import begins_office, has_known_name, is_person
from coalition_app.intake.words.places import is_country, is_place
from coalition_app.intake.words.quotation import split_items
from coalition_app.intake.words.word_lists import word_list
from coalition_app.work import watched

LONGEST = 60
MOST_WORDS = 8
OF_MANY = tuple(word_list("participle_endings"))
"""How words end that say what many did or do: отказавшиеся, бас тартқандар."""
SHORTEST = 7
"""Letters of such a word; shorter ones end so by chance."""
OF_STATE = re.compile(
    r"(?:республик\w*|королевств\w*|город\w*|г\.|republic|city|state)$", re.IGNORECASE
)
"""What a place behind it belongs to: «представитель Республики» Казахстан."""
NARROW = 40
"""Letters of the longest line below which no line was cut at the width of a page."""
FULL = 0.8
"""Share of the width from which a line may have been cut there."""
NAMES_BEHIND = re.compile(r"([^\W\d_][^:;.,«»“”\"()\t]{2,60}?)(?::| [—–-])\s+(\S.*)")
"""A heading and what stands behind it on its line."""
BEHIND_HEADS = (":", " -", " –", " —")
NEW_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})\.\s+(?=[^\W\d_][^:;.,«»“”\"()\t]{2,60}(?::| [—–-])\s)")
BETWEEN_NAMES = re.compile(r"[,;]\s+|\s(?:и|and|және|мен)\s")
ENUMERATED = re.compile(r"[^\W\d_]+ (?:e|y|i|et|und|og|och) [^\W\d_]+")
"""Two words that end what the name of a body lists: «Rede de Estudos em Energia, Clima e Sociedade»."""
LONGEST_LINE = 2_000
FEWEST = 2
"""Names behind a heading on its line; a single one has words before it. Lines of a wrapped entry."""
BRACKET = re.compile(r" ?(?:\([^()]+\)|[–—-] .+)$")
"""What the words above a list may go on with, and what they say then is not known."""
MARKS = frozenset('@«»“”„"[]{}_/\\|\t;')


def may_head(text: str) -> bool:
    """Tell whether a lone line is short, and names neither a signatory for certain nor who signs below it."""
    bare = heading_text(text)
    if not 0 < len(bare) <= LONGEST or bare.count(" ") >= MOST_WORDS or bare[-1] in ".,":
        return False
    if not any(map(str.isalpha, bare)) or not MARKS.isdisjoint(bare):
        return False
    first = BRACKET.sub("", bare)
    if len(split_items(first)) > 1 or says_who(bare) or PERSONAL.search(bare):
        return False
    return not (names_somebody(first) or (first == bare and is_list_heading(bare)))


def tells_how(text: str) -> bool:
    """Tell whether a lone line speaks of what those below it did or will do, and is no name."""
    # Each line of a list is asked: most are long, or people.
    if len(text) > LONGEST or "," in text or is_person(text) or not MARKS.isdisjoint(text):
        return False
    bare = heading_text(text)
    words = bare.split(" ")
    if not bare[:1].isupper() or is_person(BRACKET.sub("", bare)):
        return False
    told = speaks(bare) or words[0] in WITHOUT
    told = told or any(len(each) >= SHORTEST and each.endswith(OF_MANY) for each in words)
    return told and may_head(bare)


def stands_alone(entry: str, lines: Sequence[Line], width: int) -> bool:
    """Tell whether the second of an entry's two lines belongs to none: the first was whole, and not cut.

    `entry`: the first without its number; `width`: letters of the longest line of the list.
    """
    text = collapse(lines[-1].text)
    if len(lines) != FEWEST or not text[:1].isupper():
        return False
    if not _ends_whole(collapse(entry), _first_item(text), len(lines[0].text), width):
        return False
    # What is said of signatories stays with the last of them, and opens it.
    said = len(text) > LONGEST or speaks(text)
    if not said and (is_group(text) or names_another(entry, text)):
        return True
    return may_head(text) and not holds_known(text) and not is_person(text)


def begins_part(before: str, text: str, length: int, width: int) -> bool:
    """Tell whether a line names somebody, an office or a place anew, and is not cut off the one before."""
    if _is_where(text) and not (OF_STATE.search(before) or _is_cut(before, text, length, width)):
        return True
    first = _first_item(text)
    if (
        first[:1].islower()
        or speaks(text)
        or not _ends_whole(collapse(before), first, length, width)
    ):
        return False
    return is_person(first) or begins_office(first) or names_somebody(first)


def _is_where(text: str) -> bool:
    """Tell whether a line is a place, a country or both and nothing else."""
    items = [item.text.rstrip(".") for item in split_items(collapse(text))]
    return items != [] and all(is_place(each) or is_country(each) for each in items)


def _is_cut(before: str, text: str, length: int, width: int) -> bool:
    """Tell whether a line goes on from the one before, which the page’s width or a small word ended."""
    cut = width >= NARROW and length + len(text.partition(" ")[0]) >= FULL * width
    return cut or is_unfinished(before)


def names_another(before: str, text: str) -> bool:
    """Tell whether a second line names a signatory of the sort of the first, or one that is not known."""
    first, second = _first_item(before), _first_item(text)
    if is_person(second) and not is_person(first):
        return not has_known_name(second)
    return _is_name(second) and is_person(first) == is_person(second)


def _ends_whole(before: str, text: str, length: int, width: int) -> bool:
    """Tell whether a line ends with a name or what is beside it, and not because the page ends."""
    if _is_cut(before, text, length, width):
        return False
    items = split_items(before)
    if not items or not _is_name(items[0].text):
        return False
    # «…, президент» goes on with whose president that is.
    body = names_somebody(text) and not is_person(text)
    return not (body and begins_office(items[-1].text))


def _first_item(text: str) -> str:
    return next((item.text for item in split_items(collapse(text))), "")


def part_at_heads(lines: Sequence[Line]) -> Parted | None:
    """Part lines that hold a heading and names, «Отказались: Лев Цой, Мая Ким.»; None where all vouch."""
    found = {
        at: [_names_behind(part) for part in NEW_SENTENCE.split(line.text)]
        for at, line in enumerate(watched(lines))
        if len(line.text) < LONGEST_LINE and any(sign in line.text for sign in BEHIND_HEADS)
    }
    heads = [part[0] for parts in found.values() for part in parts if part]
    if not any(map(may_head, heads)):
        return None
    return renumber(
        piece
        for at, line in enumerate(lines)
        for piece in (_pieces(line, found[at]) if any(found.get(at, ())) else [line])
    )


def _names_behind(text: str) -> list[str]:
    """Return a heading with its colon, and the names behind it; the text alone where it has none such."""
    match = NAMES_BEHIND.fullmatch(collapse(text).removesuffix("."))
    names = BETWEEN_NAMES.split(match[2]) if match else []
    if match is None or len(names) < FEWEST or not all(map(_is_name, names)):
        return []
    if ENUMERATED.fullmatch(names[-1]):
        return []
    if is_short_name(match[1], match[2]):
        return []
    head = match[1] + ":"
    return [head, *names] if may_head(head) or is_list_heading(head) or says_who(head) else []


def _is_name(text: str) -> bool:
    return is_person(text) or names_somebody(text)


def _pieces(line: Line, parts: Sequence[Sequence[str]]) -> Iterator[Line]:
    texts = NEW_SENTENCE.split(line.text)
    for at, (text, names) in enumerate(zip(texts, parts, strict=True)):
        gap = line.gap if not at else 1
        head, *behind = names or [text]
        yield Line(line.number, head, max(gap, 1) if names else gap)
        for name in behind:
            yield Line(line.number, name, 0)
