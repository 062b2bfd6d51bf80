"""What is said of an entry elsewhere than in its printed text: remarks, footnotes, wishes."""

import re
from collections.abc import Iterator
from functools import lru_cache

from coalition_app.draft_pieces import DraftPiece, close_gaps
from coalition_app.drafts import DraftEntry, Lines
from coalition_app.intake.entries.clauses import LONGEST, remark_at
from coalition_app.intake.entries.ditto import notes_repeat
from coalition_app.intake.entries.not_standing import bars_signature
from coalition_app.intake.entries.printing_wishes import asks_of_print, is_wish
from coalition_app.intake.entries.remainder import holds_known, is_vouched_for
from coalition_app.intake.entries.reservations import PLAIN_SUPPORT
from coalition_app.intake.entries.runs import MARK, SIGN_ALONE, role_of_remark
from coalition_app.intake.words.contacts import find_contacts, without_contacts
from coalition_app.intake.words.item_sign import names_for_certain
from coalition_app.intake.words.pictures import DOUBTING

BESIDE_TEXT = "; "
"""What separates the printed entry from what is said of it elsewhere."""
DOUBTS = re.compile(rf"(?:{DOUBTING}|[×✕])+")
"""A mark that no note explains: it says no, or not yet."""
ASKS_TO_ADD = re.compile(
    r"(?:please|pls|plz|kindly) (?:also )?(?:add|include|list) (?!us\b|me\b)(?:the )?",
    re.IGNORECASE,
)
"""How a sentence begins that asks for a body to be listed: it is no body’s own signature."""
SAID = re.compile(r"[«“„\"](?:[a-zà-ÿа-яёәғқңөұүһі]|[^«»“”„\"]* [–—-] )")
"""How words in quotation marks begin that somebody said, and are no name: small letters, or a dash."""
IN_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
NAMED_BEHIND = re.compile(r"[,;:] ")
"""What stands before somebody named in a note: «өкілі: Анна Ким»."""


def said_beside(entry: DraftEntry, printed: str) -> Iterator[DraftPiece]:
    """Yield what is said of an entry elsewhere: in a column of remarks, a footnote, a wish."""
    for words in filter(None, [entry.reservation]):
        if not all(part in printed for part in words.split("; ")):
            yield from _apart(words, "words", entry.lines)
    unmarked = MARK.sub("", printed)
    for note in dict.fromkeys(entry.notes):
        if notes_repeat(note):
            yield DraftPiece("unknown", note, entry.lines, BESIDE_TEXT)
            continue
        if holds_words(printed, note) or holds_words(unmarked, note):
            continue
        # A body is no stranger where the entry says that the person is of it.
        own = note == entry.affiliation and names_for_certain(note)
        yield from _apart(note, "affiliation" if own else _role_of_note(note), entry.lines)


def holds_words(text: str, words: str) -> bool:
    """Tell whether a text holds words, the first and the last of them whole."""
    if words not in text:
        return False
    before, behind = r"(?<!\w)" * words[:1].isalpha(), r"(?!\w)" * words[-1:].isalpha()
    return re.search(before + re.escape(words) + behind, text) is not None


def opens_beside(note: str) -> bool:
    """Tell whether words that are said of an entry elsewhere open it."""
    return any(piece.role == "unknown" for piece in _apart(note, _role_of_note(note), (0, 0)))


@lru_cache(maxsize=20_000)
def _role_of_note(note: str) -> str:
    if len(note) > LONGEST:
        return "unknown"
    asks = asks_of_print(note) and not is_wish(note)
    if DOUBTS.fullmatch(note) or ASKS_TO_ADD.match(note) or asks:
        return "unknown"
    if role := "mark" if MARK.fullmatch(note) else role_of_remark(note):
        return role
    if SAID.match(note) or bars_signature(note):
        return "unknown"
    bare = close_gaps(without_contacts(note)[0])
    # What ends in brackets may be a clause before them: «логотибін қоймауды сұрайды (ЖШС)».
    clause = any(remark_at(each) is not None for each in (bare, IN_BRACKETS.sub("", bare)))
    vouched = PLAIN_SUPPORT.fullmatch(note) or (
        is_vouched_for(bare)
        and holds_known(bare)
        and not clause
        and not any(map(names_for_certain, NAMED_BEHIND.split(bare)))
    )
    return "footnote" if vouched else "unknown"


def _apart(words: str, role: str, lines: Lines) -> Iterator[DraftPiece]:
    """Yield words as a piece, and the contacts in them as pieces of their own."""
    rest, _private = without_contacts(words)
    if (
        any(map(str.isalnum, rest))
        or MARK.search(rest)
        or SIGN_ALONE.fullmatch(words)
        or DOUBTS.fullmatch(words)
    ):
        yield DraftPiece(role, close_gaps(rest) or rest, lines, BESIDE_TEXT)
    for start, end, private in find_contacts(words):
        yield DraftPiece(private, words[start:end], lines, BESIDE_TEXT)
