"""Names that may be several people's: one signature for two of them would print and count as one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, starmap

from coalition_app.draft_pieces import DraftPiece
from coalition_app.drafts import DraftEntry
from coalition_app.intake.words.item_sign import names_somebody
from coalition_app.intake.words.legal_forms import find_form, known_forms
from coalition_app.intake.words.persons import given_name_first, is_name_word, is_person, names_two
from coalition_app.intake.words.quotation import QUOTES, with_quotations
from coalition_app.intake.words.vocabulary import NAME_PARTICLES, PERSON_TITLES, names_body

JOINED = re.compile(r" (?:and|&|и|және|мен|und|et|та|й|y|e|i) |; ?")
"""What is between two people who sign together."""
BODIES_JOINED = re.compile(r", | (?:and|и|және|мен) |; ?| [/+] ")
"""What is between two bodies that sign on one line."""
SURELY_JOINED = re.compile(r" (?:and|&|и|және|мен|пен|бен) | ?; ?| [/+·•] ")
"""What is between two bodies of any sort, outside quotation marks."""
DOT = re.compile(r" [·•] ")
QUOTED_TWICE = re.compile(r"[»”\"](?:, | (?:и|және|мен|and) )[«“\"]")
"""Two names in quotation marks, joined: «Эхо» и «Нур»."""
QUOTED_AGAIN = re.compile(r"[»”\"](?:,|;| (?:и|және|мен|and|&|/)) ([^«»“”\"]+) [«“\"]")
"""What is between two names in quotation marks, behind what joins them."""
ENDED = re.compile(r", | (?:for|of|in) ")
HEAD_EN = (
    r"(?:Club|Society|Trust|Choir|Association|Union|Network|Forum|Group|Charity|Campaign|Committee|"
    r"Federation|Fund|Foundation|League|Alliance|Partnership|Centre|Church|Museum|Orchestra|Band)"
)
HEAD_RU = (
    r"(?:Клуб|Общество|Фонд|Союз|Совет|Центр|Движение|Ассоциация|Комитет|Федерация|Объединение|Партия|"
    r"Хор|Театр|Музей|Кооператив|Товарищество|Профсоюз|Община|Лига)"
)
BODY = re.compile(
    rf"(?:[A-Z][\w'’.-]* ){{1,5}}{HEAD_EN}(?: \(.*)?|"
    rf"{HEAD_RU} .+|[А-ЯЁ][\w-]+(?:ый|ий|ой|ая|ое|ее) (?i:{HEAD_RU})(?: .*)?|"
    r"[А-ЯЁӘҒҚҢӨҰҮІҺ].* (?:қоғамы|клубы|қоры|одағы|орталығы|бірлестігі|қауымдастығы)"
)
"""A body by the noun that heads its name: Leeds Rowing Club, «Общество садоводов»."""
CYRILLIC = re.compile("[А-ЯЁӘҒҚҢӨҰҮІҺ]")
ADJECTIVES = re.compile(r"(?:[\w-]+(?:ый|ий|ой|ая|яя|ое|ее) ){1,3}")
OF_FAMILIES = re.compile(r" [yei] ")
"""What is also between the two family names of one person."""
OF_FAMILY = re.compile(r"(?:[оеё]вы|[иы]ны|[сц]кие|[тдл][ае]р)$")
"""How one family's name ends for several of them."""
OF_COMPANY = ("co", "sons", "partners", "ко", "партнёры")
"""What a company's name ends with: Reed & Co."""
LONGEST = 120
MOST_WORDS = 4
"""Words of one person's name."""


def find_several(entry: DraftEntry, pieces: Iterable[DraftPiece]) -> Iterator[DraftPiece]:
    """Yield the pieces of an entry in which more than one person may sign."""
    # A name of two columns, or of two lines, stands nowhere with the comma between.
    columns = ", " in entry.name and entry.name not in entry.as_printed
    joined = entry.kind != "individual" and (columns or joins_bodies(entry))
    dotted = entry.kind == "individual" and _are_people(DOT.split(entry.as_printed))
    for piece in pieces if joined or not entry.legal_form else ():
        beside = piece.role in ("office", "affiliation") and entry.kind == "individual"
        person = entry.kind != "individual" and (
            _holds_person(piece.text) or _begins_with_people(piece.text)
        )
        named = piece.role == "name" and (joined or dotted or person or may_be_several(piece.text))
        if named or (beside and shares_family(entry.name, piece.text)):
            yield piece


def _holds_person(name: str) -> bool:
    """Tell whether a person by a known given name stands behind a comma in a body’s name.

    Only where no legal form is printed is it asked.
    """
    return any(is_person(part) and given_name_first(part) for part in name.split(", ")[1:])


def _begins_with_people(name: str) -> bool:
    """Tell whether people stand before a comma in a body’s name: Ann and Owen Crake, Mill Farm."""
    head, comma, _behind = name.partition(", ")
    joined = JOINED.split(head)
    return bool(comma) and may_be_several(head) and any(map(given_name_first, joined))


def _are_people(parts: Sequence[str]) -> bool:
    """Tell whether more than one of what dots part begins with a person."""
    return sum(is_person(ENDED.split(part)[0]) for part in parts) > 1 if len(parts) > 1 else False


def _may_sign_too(entry: DraftEntry) -> bool:
    """Tell whether a second body was read that may as well be a signatory of its own, or one's parent.

    One signature of both are two names in quotation marks, one behind the other: on one line, or under one
    printed number.
    """
    printed = entry.as_printed
    apart = [note for note in entry.notes if f", {note}" in printed]
    if QUOTED_TWICE.search(entry.name) or any(
        is_whole_body(with_quotations(note, "«»")) for note in apart
    ):
        return True
    if not entry.joint:
        return False
    if entry.lines[0] != entry.lines[1] and not entry.printed_number:
        return True
    between = printed[: printed.find(entry.joint[-1].name)]
    beside = (entry.representative, entry.place, entry.country)
    names = (entry.name, *(each.name for each in entry.joint))
    return not all(name[-1:] in QUOTES for name in names) or any(
        text and text in between for text in beside
    )


def joins_bodies(entry: DraftEntry) -> bool:
    """Tell whether more than one body may sign in an entry of a body."""
    printed = entry.as_printed or f"{entry.legal_form} {entry.name}".strip()
    return _line_joins_bodies(printed) or _may_sign_too(entry) or _holds_second_form(entry.name)


def joins_names(form: str, name: str) -> bool:
    """Tell whether a body's name may be that of two."""
    return _holds_second_form(name) or _line_joins_bodies(f"{form} {name}".strip())


def _holds_second_form(name: str) -> bool:
    """Tell whether another body's form is joined to a quoted name: «Эхо» и председатель ОО «Заря»."""
    between = QUOTED_AGAIN.search(name)
    return between is not None and not known_forms().short.isdisjoint(between[1].split(" "))


def _line_joins_bodies(text: str) -> bool:
    """Tell whether a line joins bodies: each by its form or the noun that heads it, or of one sort."""
    bare = with_quotations(text, "«»")
    for before, after in pairwise(SURELY_JOINED.split(bare)):
        if is_whole_body(before.split(", ")[-1]) and is_whole_body(ENDED.split(after)[0]):
            return True
    begins = map(_begins_body, bare.split(", "))
    if any(map(all, pairwise(begins))):
        return True
    parts = [part.strip() for part in BODIES_JOINED.split(text) if part.strip()]
    if any(starmap(_are_of_one_sort, pairwise(parts))):
        return True
    return ";" in text and any(
        names_body(part.split(" ")[-1]) and names_body(after.split(" ")[-1])
        for part, after in pairwise(text.split("; "))
        if " " in part and " " in after
    )


def is_whole_body(text: str) -> bool:
    """Tell whether a text is a body by its form, or by the noun that heads its name."""
    if BODY.fullmatch(text) or _begins_body(text):
        return True
    return "«»" in text and (find_form(text).form != "" or any(map(names_body, text.split(" "))))


def _begins_body(text: str) -> bool:
    """Tell whether a name of several Russian words begins with a noun for a body, or adjectives and one."""
    if " " not in text or not CYRILLIC.match(text):
        return False
    adjectives = ADJECTIVES.match(text)
    return names_body(text[adjectives.end() if adjectives else 0 :].partition(" ")[0])


def _are_of_one_sort(part: str, after: str) -> bool:
    """Tell whether two bodies begin or end with the same word for a body, in the same case."""
    words, others = part.split(" "), after.split(" ")
    if min(len(words), len(others)) < 2 or part == after:
        return False
    alike = any(words[at] == others[at] and words[at][:1].isupper() for at in (0, -1))
    return alike and names_somebody(part) and names_somebody(after)


def may_hold_several(name: str, beside: Iterable[str]) -> bool:
    """Tell whether the fields of an entry may name several people."""
    return may_be_several(name) or any(shares_family(name, text) for text in beside)


def may_be_several(name: str) -> bool:
    """Tell whether a name may be two people's or more: «Анна и Борис Ли», "Mr & Mrs D. Teal"."""
    if is_person(name) and names_two(name):
        return True
    if len(name) > LONGEST or not JOINED.search(name):
        return False
    name = name.partition(" (")[0]
    parts = [without_titles(part) for part in JOINED.split(name)]
    titled = any(bare != part for bare, part in zip(parts, JOINED.split(name), strict=True))
    words = [[word for word in part.split(" ") if word] for part in parts]
    if not all(len(each) <= MOST_WORDS and all(map(_is_of_name, each)) for each in words):
        return False
    *earlier, last = parts
    if titled:
        return len(words[-1]) > 0
    if all(len(each) == 1 for each in words) and not OF_FAMILIES.search(name):
        # «Анна и Пётр»: given names alone.
        of_company = last.lower().strip(".") in OF_COMPANY or any(map(names_body, parts))
        return any(map(given_name_first, parts)) and not of_company
    if all(map(is_person, parts)):
        return not OF_FAMILIES.search(name) or all(map(given_name_first, parts))
    # One family's name for all of them.
    return (
        not OF_FAMILIES.search(name)
        and all(len(each) == 1 for each in words[:-1])
        and len(words[-1]) > 1
        and is_person(last)
        and (all(map(given_name_first, earlier)) or OF_FAMILY.search(last) is not None)
    )


def shares_family(name: str, beside: str) -> bool:
    """Tell whether what stands beside a person is somebody of the same family: «Анна Ли; Борис Ли»."""
    family = name[name.rfind(" ") + 1 :]
    return len(family) > 1 and beside != name and beside.endswith(family) and is_person(beside)


def without_titles(text: str) -> str:
    """Return a name without "Mr", "Dr" and their like; empty for these alone."""
    words = text.split(" ")
    return " ".join(word for word in words if word.lower().strip(".") not in PERSON_TITLES)


def _is_of_name(word: str) -> bool:
    return word in NAME_PARTICLES or is_name_word(word)
