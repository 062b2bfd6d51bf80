"""The end of a paper below a list: the words that close it, who sent it, and who signs or typed the paper."""

import re
from collections.abc import Sequence

from coalition_app.intake.files.lines import Line, collapse
from coalition_app.intake.words.persons import begins_office, is_person
from coalition_app.intake.words.quotation import split_items

SIGN_OFF = re.compile(
    r"(?:с (?:уважением|наилучшими(?: пожеланиями)?|благодарностью|приветом|любовью)|искренне ваш\w*|"
    r"(?:большое |заранее )?спасибо|всего (?:доброго|хорошего)|құрметпен|ізгі ниетпен|рақмет|рахмет|"
    r"(?:(?:with )?(?:best|kind|kindest|warm|warmest|many) )?(?:regards|wishes|thanks)|all the best|best|"
    r"thank you|cheers|yours(?: (?:sincerely|faithfully|truly|ever))?|sincerely(?: yours)?|warmly)"
    r"(?:[,.!–—-].{0,60})?",
    re.IGNORECASE,
)
BLANK = re.compile(r"\s*_{3,}[\s_/|]*|\t+\s*| {3,}")
"""Where somebody signs by hand, between the office and the name."""
TYPED = re.compile(
    r"(?:исп\.|исполнител[ьи]\s*:|исполнил[аи]?\b:?|подготовил[аи]?\b:?|орынд\.\s*:?|орындаушы(?:лар)?\s*:|"
    r"орындаған\s*:?|дайындаған\s*:?|(?:prepared|compiled|drafted|typed) by\b:?|executor\s*:)\s*(?=[^\W\d_])",
    re.IGNORECASE,
)
"""What is before the name of whoever wrote or typed a paper."""
LONGEST_OFFICE, LONGEST_TYPED = 4, 120
"""Words of an office of a meeting, and characters of a line that says who typed the paper."""
FEWEST, MOST = 2, 6
"""Lines that a list has before such words, and lines that a sender's name, office and address take."""


def signs_off(lines: Sequence[Line], start: int, at: int) -> bool:
    """Tell whether a line below a list closes the mail: little follows it, and less than the list has."""
    below = len(lines) - at - 1
    if at - start < FEWEST or below > min(MOST, at - start):
        return False
    return SIGN_OFF.fullmatch(collapse(lines[at].text)) is not None


def signs_paper(lines: Sequence[Line], start: int, at: int) -> bool:
    """Tell whether a line below a list is signed for the paper itself, or says who typed it.

    Nobody in the list signs so, and little follows.
    """
    if at - start < FEWEST or len(lines) - at > MOST:
        return False
    return is_of_paper(lines[at].text) and not any(
        is_of_paper(each.text) for each in lines[start:at]
    )


def is_of_paper(text: str) -> bool:
    """Tell whether a line has an office, a blank to sign on and a name, or says who typed the paper."""
    return is_signed_by_hand(text) or is_typed_by(text)


def is_typed_by(text: str) -> bool:
    """Tell whether a line says who wrote or typed the paper: «Исп. К. Белова, 200-11-22»."""
    bare = text.strip()
    mark = TYPED.match(bare) if len(bare) <= LONGEST_TYPED else None
    items = split_items(collapse(bare[mark.end() :])) if mark else []
    return bool(items) and is_person(items[0].text)


def is_signed_by_hand(text: str) -> bool:
    """Tell whether a line has an office of a meeting, a blank or a gap, and a name: Chair ____ D. Titov."""
    office, *rest = BLANK.split(text.strip())
    if len(rest) != 1 or not begins_office(office) or len(office.split()) > LONGEST_OFFICE:
        return False
    return office.replace(" ", "").isalpha() and is_person(rest[0].strip(" ()/_"))
