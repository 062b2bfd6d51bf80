"""What a mail quotes of others: no entry holds it, so a person must read whether they sign."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from coalition_app.drafts import Draft
from coalition_app.i18n import N_, _
from coalition_app.intake.files.line_warnings import warn_of_lines
from coalition_app.intake.files.text import Mail
from coalition_app.intake.mails.decisive_words import DECIDES
from coalition_app.intake.mails.letter_signatories import named_bodies
from coalition_app.intake.mails.objections import SIGNS
from coalition_app.intake.mails.own_words import FOOTER, answers, unquoted
from coalition_app.intake.words.organisations import is_body
from coalition_app.intake.words.quotation import split_items

CORRESPONDENCE = N_(
    "The email quotes others, of which no entries were made; read whether somebody signs there: "
    "lines %(lines)s."
)
TWICE = (">>", "> >")
HEADS_LIST = re.compile(
    r"\b(?:signed|signatories|подписал[иа]|подписавш\w+|подписанты|қол\s+қой(?:ды|ған\w*))\b",
    re.IGNORECASE,
)
"""What heads, with a colon, those who sign by a letter that is quoted."""
ITEM = re.compile(r"(?:\d{1,4}[.)]|[•·▪*–—-]) ")
"""How an item of a list begins."""
SEVERAL = 2
"""Mails quoted in one; a single one is what the writer was asked."""


def quoted_lines(mail: Mail) -> dict[int, str]:
    """Return the lines that a mail quotes by their numbers, without the signs that mark them."""
    found = {}
    for at, (line, own) in enumerate(zip(mail.lines, mail.own, strict=True), 1):
        text = unquoted(line)
        within = mail.heads < at <= len(mail.lines) - mail.foot
        if within and text and not own.strip() and not FOOTER.fullmatch(text):
            found[at] = text
    return found


def may_decide(line: str) -> bool:
    """Tell whether somebody seems to sign or to decline in a line that a mail quotes.

    In what is quoted twice a body's name is enough: what is quoted once is mostly the request.
    """
    text = unquoted(line)
    if SIGNS.search(text) or DECIDES.search(text):
        return True
    if text and line.lstrip().startswith(TWICE):
        return is_body(split_items(text)[0].text) or any(named_bodies(text))
    return False


def deciding_lines(lines: Sequence[str]) -> set[int]:
    """Return the places of the lines in which somebody seems to sign or to decline.

    Where one item of a list does, or the line that leads to it, every item may: it is one list.
    """
    found = {at for at, line in enumerate(lines) if may_decide(line)}
    led = False
    for at, line in enumerate(lines):
        text = unquoted(line)
        led = bool(text) and (led or (text.endswith(":") and HEADS_LIST.search(text) is not None))
        found |= {at} if led and not text.endswith(":") else set()
    for run in _lists(lines):
        led_by = run[0] - 1
        led = led_by in found and unquoted(lines[led_by]).endswith(":")
        if led or found.intersection(run):
            found.update(run)
    return found


def _lists(lines: Sequence[str]) -> Iterator[list[int]]:
    """Yield the places of the items of each list; an item may go on below, a blank line ends the list."""
    run: list[int] = []
    for at, line in enumerate([*lines, ""]):
        text = unquoted(line)
        if ITEM.match(text):
            run.append(at)
        elif run and not text:
            yield run
            run = []


def with_own_lines(draft: Draft, mail: Mail, quoted: Mapping[int, str]) -> Draft:
    """Return a draft whose entry that was read from a whole mail is on its writer's own lines alone."""

    def own(at: int) -> tuple[int, int]:
        first = max((each for each in quoted if each < at), default=0)
        end = min((each for each in quoted if each > at), default=len(mail.own) + 1)
        run = [each for each in range(first + 1, end) if mail.own[each - 1].strip()]
        return run[0], run[-1]

    def named(name: str) -> int:
        filled = [at for at, line in enumerate(mail.own, 1) if line.strip()]
        return next((at for at in reversed(filled) if name in mail.own[at - 1]), filled[-1])

    entries = [
        replace(each, lines=own(named(each.representative or each.name)))
        if each.lines == (1, len(mail.lines))
        else each
        for each in draft.entries
    ]
    return replace(draft, entries=tuple(entries))


def with_quoted_told(draft: Draft, mail: Mail, quoted: Mapping[int, str]) -> Draft:
    """Warn of what a mail quotes where somebody seems to sign in it, or where several mails are quoted."""
    deciding = deciding_lines([mail.lines[at - 1] for at in quoted])
    signing = [at for place, at in enumerate(quoted) if place in deciding]
    heads = list(_heads(quoted))
    if not signing and len(heads) < SEVERAL:
        return draft
    warning = warn_of_lines(_(CORRESPONDENCE), sorted({*signing, *heads}))
    return replace(draft, warnings=(*draft.warnings, warning))


def _heads(quoted: Mapping[int, str]) -> Iterator[int]:
    """Yield the lines that say who wrote what is quoted below them."""
    texts = list(quoted.values())
    says = [answers(texts, place) for place in range(len(texts))]
    # A line counts with the next one too: where both say it, the second does.
    for at, here, below in zip(quoted, says, [*says[1:], False], strict=True):
        if here and not below:
            yield at
