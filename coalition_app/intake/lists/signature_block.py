"""The end of a mail below a list: the words that close it, and who sent it."""

import re
from collections.abc import Sequence

from coalition_app.intake.files.lines import Line, collapse

SIGN_OFF = re.compile(
    r"(?:с (?:уважением|наилучшими(?: пожеланиями)?|благодарностью|приветом|любовью)|искренне ваш\w*|"
    r"(?:большое |заранее )?спасибо|всего (?:доброго|хорошего)|құрметпен|ізгі ниетпен|рақмет|рахмет|"
    r"(?:(?:with )?(?:best|kind|kindest|warm|warmest|many) )?(?:regards|wishes|thanks)|all the best|best|"
    r"thank you|cheers|yours(?: (?:sincerely|faithfully|truly|ever))?|sincerely(?: yours)?|warmly)"
    r"(?:[,.!–—-].{0,60})?",
    re.IGNORECASE,
)
FEWEST, MOST = 2, 6
"""Lines that a list has before such words, and lines that a sender's name, office and address take."""


def signs_off(lines: Sequence[Line], start: int, at: int) -> bool:
    """Tell whether a line below a list closes the mail: little follows it, and less than the list has."""
    below = len(lines) - at - 1
    if at - start < FEWEST or below > min(MOST, at - start):
        return False
    return SIGN_OFF.fullmatch(collapse(lines[at].text)) is not None
