"""Words that are set before the name of a signatory: a remark in front of it, which is none of its fields."""

import re
from collections import Counter

from coalition_app.intake.entries.clauses import SETTING, remark_at
from coalition_app.intake.entries.printing_wishes import is_wish
from coalition_app.intake.entries.traits import STRONG, find_words, traits
from coalition_app.intake.words.legal_forms import known_forms
from coalition_app.intake.words.persons import CYRILLIC, has_known_name, is_person
from coalition_app.intake.words.places import is_country, is_place
from coalition_app.intake.words.quotation import QUOTES, bracket_groups
from coalition_app.intake.words.vocabulary import names_body

FIRST = re.compile(r"[^,;\t(\[«“„\"]*")
"""What is printed before the first separator, bracket or quotation mark."""
APART = re.compile(r"(:|,|;| [-–—]) (?=\S)")
"""What may stand between such words and the name."""
WORD = re.compile(r"[^ ,;:\t(]*")
ITEM = re.compile(r"[^,;:\t(]*")
ADJECTIVE = re.compile(r"(?:ий|ый|ой|ая|яя|ое|ее|ие|ые)$")
FRESH = (
    *("added later", "late addition", "stop press", "just in", "added", "new", "neu", "nouveau"),
    *("nuevo", "nuova", "updated", "update", "upd", "latest", "welcome", "breaking", "новое"),
    *("новый", "новая", "новые", "добавлено", "обновлено", "срочно", "апд", "жаңа", "қосылды"),
    "жаңартылды",
)
"""What newsletters say of those who joined: set apart by marks, or by other letters than the name's."""
SIGNS = r"*_~!+#=<>\[\]()"
NOISE = re.compile(
    rf"((?P<before>[{SIGNS}\s]*)\b(?P<words>{'|'.join(FRESH)})\b"
    rf"(?P<behind>[{SIGNS}.\s]*(?<!\s)|))(?:\s*:|\s+[-–—])?\s+(?=\S)",
    re.IGNORECASE,
)
LONGEST = 12
"""Words; more before a name are no remark on it."""
SHORTEST = 5
"""Letters of a word that stands alone before a body; shorter ones are often names."""


MOST_MISSING = 4
"""Of so many letters of a short name one may be no initial of the full one."""


def take_before_name(text: str) -> tuple[str, list[str]]:
    """Take what is set before a signatory's name off an entry: in brackets, behind a colon, or bare.

    Returns the rest and these words. What may be of the name stays with it.
    """
    if noise := noise_before(text):
        return text[noise.end() :], [noise[1].strip(f"{SIGNS}. ")]
    if text[:1] in ("(", "["):
        return _take_brackets(text)
    first = FIRST.match(text)[0]  # type: ignore[index]
    reach = first + text[len(first) : len(first) + 3]
    if found := APART.search(reach):
        head, rest = text[: found.start()], text[found.end() :]
        labels = found[1] == ":"
        if labels and is_short_name(head, rest):
            return text, []
        if _is_word_alone(head, rest) or (labels and _is_no_name(head, rest)):
            return rest, [head]
        if _may_be_said(head, labels=labels) and _begins_signatory(rest, labels=labels):
            return rest, [head]
    for word, quoted in find_words(first + text[len(first) : len(first) + 1])[1:LONGEST]:
        rest = text[word.start() :]
        if not quoted and _begins_signatory(rest):
            head = text[: word.start()].rstrip()
            said = _is_word_alone(head, rest) or _is_bare_remark(head, rest)
            return (rest, [head]) if said else (text, [])
    head = first.rstrip()
    quotes = text[len(first) : len(first) + 1]
    rest = text[len(first) :]
    if head and quotes and quotes in QUOTES and _is_bare_remark(head, rest):
        return rest, [head]
    return text, []


def noise_before(text: str) -> re.Match[str] | None:
    """Find what newsletters set before a name; it is apart by marks, or by the case of its letters."""
    noise = NOISE.match(text)
    if noise is None:
        return None
    words, rest = noise["words"], text[noise.end() :]
    marked = noise["before"] or noise["behind"] or noise[1] != noise[0].rstrip()
    in_case = words.isupper() and rest != rest.upper()
    return noise if marked or in_case or (words.islower() and not rest[:1].islower()) else None


def _take_brackets(text: str) -> tuple[str, list[str]]:
    (start, end), *_others = bracket_groups(text) or [(1, 0)]
    rest, inside = text[end:].lstrip(" .,:;–—-"), text[1 : end - 1]
    if start or not any(map(str.isalpha, rest)) or not any(map(str.isalpha, inside)):
        return text, []
    known = inside in known_forms().short or is_country(inside) or is_place(inside)
    return (text, []) if known else (rest, [inside])


def _begins_signatory(text: str, *, labels: bool = False) -> bool:
    """Tell whether a name of a body or a person begins a text.

    `labels`: it stands behind a colon, so that a body's name may begin with any word.
    """
    item = ITEM.match(text)[0].rstrip()  # type: ignore[index]
    if _begins_body(text) or (is_person(item) and has_known_name(item)):
        return True
    return labels and any(each[:1].isupper() and names_body(each) for each in item.split(" "))


def is_short_name(head: str, rest: str) -> bool:
    """Tell whether a word is made of the initials of the name behind it: ALEF: Association for ..."""
    if not (head.isalpha() and head.isupper() and len(head) > 1):
        return False
    initials = [word[0] for word in re.findall(r"[^\W\d_]+", rest) if word[0].isupper()]
    missing = Counter(head) - Counter(initials)
    return head[0] in initials and MOST_MISSING * missing.total() <= len(head)


def _begins_body(text: str) -> bool:
    word = WORD.match(text)[0]  # type: ignore[index]
    if word in known_forms().short:
        return any(map(str.isalpha, text[len(word) :]))
    return text[:1] in QUOTES or (word[:1].isupper() and names_body(word))


def _is_word_alone(head: str, rest: str) -> bool:
    """Tell whether one word that is no name stands before a body: «Неразборчиво Союз садоводов»."""
    if not head.isalpha() or not CYRILLIC.match(head) or head.isupper() or len(head) < SHORTEST:
        return False
    if ADJECTIVE.search(head) or is_place(head) or is_country(head):
        return False
    return STRONG.isdisjoint(traits(head)) and _begins_body(rest)


def _is_no_name(head: str, rest: str) -> bool:
    """Tell whether words before a colon never are of the name: what was answered, or where a body is."""
    place = is_country(head) or is_place(head)
    return is_wish(head) or (place and _begins_signatory(rest, labels=True))


def _may_be_said(head: str, *, labels: bool = False) -> bool:
    """Tell whether words may be said of what follows: a clause, or words of which no list knows one.

    `labels`: a colon follows, behind which also a word with a capital is none of the name.
    """
    words = [word[0] for word, _quoted in find_words(head)]
    if not words or len(words) > LONGEST or head.endswith("."):
        return False
    if any(not STRONG.isdisjoint(traits(word)) for word in words) or is_country(head):
        return False
    if labels or any(word[0].islower() and "small" not in traits(word) for word in words):
        return True
    return CYRILLIC.search(head) is not None and remark_at(head) is not None


def _is_bare_remark(head: str, rest: str) -> bool:
    """Tell whether words with no separator behind them may be said: a name may begin with nearly any.

    In another script than Cyrillic only a clause in small letters before a body is.
    """
    words = head.split(" ")
    if all(map(ADJECTIVE.search, words)):
        # «Павлодарское областное ОО «Эхо»»
        return False
    if "small" in traits(words[-1]) or words[-1] in SETTING or not _may_be_said(head):
        return False
    if not CYRILLIC.search(head):
        return head.islower() and remark_at(head) == 0 and _begins_body(rest)
    return len(words) > 1 or _begins_body(rest)
