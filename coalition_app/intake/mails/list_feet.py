"""What a mailing list adds below each mail: no words of the writer's, and the same for everybody."""

import re
from collections.abc import Sequence
from dataclasses import replace

from coalition_app.intake.files.text import Mail

RULE = re.compile(r"\s*[-_=*~]{2,}\s*")
UNDERSCORES = re.compile(r"\s*_{20,}\s*")
MOST_LINES = 8
"""Most lines with words of such a foot."""


def without_feet(mails: Sequence[Mail]) -> list[Mail]:
    """Return mails with the feet of mailing lists blank among the writers' own words.

    A foot stands below a line of signs and comes from several writers alike, or each of its lines names the
    list, whose page is one of them.
    """
    feet = [_foot_of(mail) for mail in mails]
    writers: dict[tuple[str, ...], set[str]] = {}
    for mail, foot in zip(mails, feet, strict=True):
        if foot:
            writers.setdefault(_words(foot), set()).add(mail.address or mail.sender)
    return [
        _without(mail, len(foot))
        if foot and (len(writers[_words(foot)]) > 1 or _names_list(foot))
        else mail
        for mail, foot in zip(mails, feet, strict=True)
    ]


def _foot_of(mail: Mail) -> Sequence[str]:
    """Return the lines from the last line of signs of a mail, with words below it; none for other mails."""
    if mail.attachment or mail.why:
        return ()
    words = 0
    for at in range(len(mail.lines) - 1, mail.heads - 1, -1):
        line = mail.lines[at]
        if words and RULE.fullmatch(line):
            return mail.lines[at:]
        words += bool(line.strip()) and not RULE.fullmatch(line)
        if words > MOST_LINES:
            break
    return ()


def _words(foot: Sequence[str]) -> tuple[str, ...]:
    return tuple(line.strip() for line in foot if line.strip())


def _names_list(foot: Sequence[str]) -> bool:
    """Tell whether the first word below a line of underscores is in each line, an address among them."""
    rule, *words = _words(foot)
    name = words[0].split()[0]
    page = any("://" in line for line in words)
    return bool(UNDERSCORES.fullmatch(rule)) and page and all(name in line for line in words)


def _without(mail: Mail, count: int) -> Mail:
    return replace(mail, own=(*mail.own[:-count], *[""] * count), foot=count)
