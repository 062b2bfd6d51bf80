"""A second body for which the same person signs: «ОО «Луг», Анна Ким, директор, она же от ОФ «Эхо»»."""

import re
from typing import NamedTuple

from coalition_app.intake.words.legal_forms import find_form
from coalition_app.intake.words.organisations import is_body
from coalition_app.intake.words.quotation import QUOTES, bracket_groups, is_quoted, split_items

SAME = r"(?:(?:он|она|они|тот|та|те) же|(?:(?:а|и) )?также|(?:and )?also|the same(?: person)?)"
BY_THE_SAME = re.compile(
    rf"(?<!\w){SAME}(?: и)?[\s—–-]+(?:от имени|от лица|от|за|on behalf of|for)[\s—–-]+(?:the )?(?=\S)|"
    rf"(?<!\w)(?:(?:ол|сол кісі)(?: да| де)?|сондай-ақ)[\s—–-]+(?=[^,;()]+ атынан\b)",
    re.IGNORECASE,
)
"""Words that say that whoever was named signs for somebody else too."""
BEHIND_BODY = re.compile(r" атынан\b[^,;()]*")


class Again(NamedTuple):
    """Where a text says it, from the first of these words on, and the body with what is said of it."""

    start: int
    end: int
    body: str


def find_again(text: str) -> Again | None:
    """Find a body for which whoever was named signs too; None where no body follows the words."""
    for match in BY_THE_SAME.finditer(text):
        if not match.start() or is_quoted(text, match.start()):
            continue
        inside = [end - 1 for begin, end in bracket_groups(text) if begin < match.start() < end]
        said = text[match.end() : min(inside, default=len(text))].rstrip(" .")
        body = BEHIND_BODY.sub("", said, count=1)
        named = split_items(body)[0].text if body else ""
        if find_form(named).form or named[:1] in QUOTES or is_body(named):
            return Again(match.start(), match.end() + len(said), body)
    return None
