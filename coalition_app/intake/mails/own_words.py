"""The words of a mail: its writer's own, those that were forwarded, and those that are only quoted."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from coalition_app.dates import read_day

ANSWERS = re.compile(
    r"\s*+(?:-{2,}\s*(?:original message|исходное сообщение|бастапқы хабар).*|"
    r"(?:on|от|в|во|пн|вт|ср|чт|пт|сб|вс|\d{1,2}\.\d{1,2}\.\d{4})\b.{5,200}"
    r"(?:wrote|писал[аи]?|пишет|жазды)\s*:\s*|"
    r".{0,120}\d{1,2}:\d{2}.{0,100}<[^<>\s@]{1,60}@[^<>\s]{1,80}>\s*:\s*)",
    re.IGNORECASE,
)
"""The line above the words of the mail that is answered."""
HEAD_OF_ANSWERED = re.compile(r"\s*\**(?:from|от|кімнен|от кого)\**\s*:\**\s*\S", re.IGNORECASE)
HEAD_BELOW = re.compile(
    r"\s*\**(?:sent|date|to|отправлено|дата|кому|жіберілген|кімге)\**\s*:", re.IGNORECASE
)
DATED = re.compile(
    r"\s*\**(?:sent|date|отправлено|дата|жіберілген|күні|gesendet|datum)\**\s*:\**\s*(.{6,80})",
    re.IGNORECASE,
)
FORWARDED = re.compile(r".*(?:forwarded|пересыла|пересланн|қайта жібер)", re.IGNORECASE)
MARKED = re.compile(r"\s*[-_=*>]|[^.!?]*:\s*$")
"""How a line begins or ends that a program writes above a mail that is sent on."""
SENT_ON = re.compile(r"\s*(?:fwd?|wg|tr|rv|пересл|пер|қайта жіб)\s*:", re.IGNORECASE)
"""How the subject of a mail begins that sends another on."""
FOOTER = re.compile(
    r"\s*(?:(?:sent|отправлено|жіберілді|послано) (?:from|with|via|с|со|из|через|при помощи)\b.{0,60}|"
    r".{0,30}(?:iphone|ipad|android|samsung|huawei|xiaomi|galaxy)\S{0,6}"
    r" (?:жіберілді|жолданды)\.?|get outlook for .{0,20}|"
    r"(?:без вирусов|virus-free|вирусы жоқ)\b.{0,60})",
    re.IGNORECASE,
)
"""What telephones and programs write below a mail."""
LABELLED = re.compile(r"\s*[\w -]{2,20}:")
WRITTEN_BY_PROGRAM = re.compile(r"@|\d:\d\d")
"""What the head of a mail that is answered holds: an address, or the time at which it was sent."""
FEWEST_SAID = 4
"""Words from which a line that ends like a sentence is one."""
LONGEST_MARK = 200
NEAR = 4
"""Lines within which the header of a mail that is forwarded follows the words that say so."""
FAR = -NEAR - 1
"""A line from which none is near."""


@dataclass(slots=True)
class MailWords:
    """One mail's words among the lines of a text."""

    first: int
    """Index of its first line; its last is before the next one's first."""
    own: list[str] = field(default_factory=list)
    """Its lines, blank where they are heads, quote another mail or say how it was sent."""
    sender: str = ""
    """As the header of a mail that was forwarded names it; empty for the writer's own words."""
    heads: int = 0
    """Lines of its head."""
    date: str = ""
    """As that header gives it."""


def split_words(text: Sequence[str], *, sent_on: bool) -> list[MailWords]:
    """Split the lines of a mail into its writer's words and those of each mail that it forwards.

    The writer's words come first, and may be empty. `sent_on`: the subject says that a mail is
    forwarded. What is quoted with > is nobody's own, and so is all below the
    header of the mail that is answered.
    """
    parts = [MailWords(0)]
    in_heads = quoted = False
    mark = FAR
    for at, line in enumerate(text):
        now = parts[-1]
        in_heads = in_heads and bool(line.strip())
        head = is_head(text, at)
        if in_heads:
            now.own.append("")
            now.heads += 1
            if (dated := DATED.match(line)) and not now.date:
                now.date = dated[1].strip(" *")
        elif FORWARDED.match(line) and len(line) < LONGEST_MARK:
            # A sentence that says so is its writer's; the mark that a program writes is nobody's.
            sent_on, mark = True, at
            now.own.append("" if MARKED.match(line) else line)
        elif head and sent_on and (len(parts) == 1 or 0 <= at - mark <= NEAR):
            begins = mark if 0 <= at - mark <= NEAR else at
            parts.append(_cut(now, begins, line))
            quoted, in_heads, mark = False, True, FAR
        elif quoted:
            now.own.append("")
        elif head or answers(text, at):
            quoted = head or not _is_quoted_below(text, at)
            now.own.append("")
        else:
            skipped = line.lstrip().startswith(">") or FOOTER.fullmatch(line)
            now.own.append("" if skipped or _answers_above(text, at) else line)
    return parts


def without_letterhead(text: Sequence[str], *, mail: bool) -> list[str]:
    """Return the lines of a paper, blank where it says at the top from whom it is: it answers nobody there.

    What a mail begins with may be the mail that it answers; a letter that is no mail has nothing above.
    """
    lines = list(text)
    at = next((at for at in range(len(lines)) if is_head(lines, at)), None)
    if at is None:
        return lines
    end = next((end for end in range(at, len(lines)) if not LABELLED.match(lines[end])), len(lines))
    above = [line.strip() for line in lines[:at] if line.strip()]
    by_hand = not any(map(WRITTEN_BY_PROGRAM.search, lines[at:end]))
    if (by_hand and not any(map(_says, above))) or not (above or mail):
        lines[at:end] = [""] * (end - at)
    return lines


def day_of_letter(text: Sequence[str]) -> dt.date | None:
    """Return the day that the head of a letter gives; None for none, and where its numbers tell no day."""
    if not (text and is_head(text, 0)):
        return None
    head = takewhile(LABELLED.match, text)
    dated = next(filter(None, map(DATED.match, head)), None)
    day = read_day(dated[1].strip(" *"), month_first=None) if dated else None
    return dt.date.fromisoformat(day) if day else None


def _says(line: str) -> bool:
    """Tell whether a line is a sentence, rather than a part of a letterhead."""
    ends = line.endswith((".", "!", "?")) and not LABELLED.match(line)
    return ends and len(line.split()) >= FEWEST_SAID


def _cut(before: MailWords, begins: int, head: str) -> MailWords:
    """Begin the words of a forwarded mail with the line that says so."""
    kept = begins - before.first
    lines = len(before.own) - kept + 1
    del before.own[kept:]
    return MailWords(begins, [""] * lines, head.partition(":")[2].strip(" *"), lines)


def is_head(text: Sequence[str], at: int) -> bool:
    """Tell whether a mail's head begins with a line: it says from whom, and one below when or to whom."""
    return HEAD_OF_ANSWERED.match(text[at]) is not None and any(
        map(HEAD_BELOW.match, text[at + 1 : at + 4])
    )


def answers(text: Sequence[str], at: int) -> bool:
    """Tell whether a line, or it and the next one, says who wrote what is quoted below."""
    wrapped = f"{text[at]} {text[at + 1]}" if at + 1 < len(text) else text[at]
    return ANSWERS.fullmatch(text[at]) is not None or ANSWERS.fullmatch(wrapped) is not None


def _answers_above(text: Sequence[str], at: int) -> bool:
    """Tell whether a line is the second of two that say who wrote what is quoted."""
    return (
        at > 0
        and not ANSWERS.fullmatch(text[at - 1])
        and (ANSWERS.fullmatch(f"{text[at - 1]} {text[at]}") is not None)
    )


def _is_quoted_below(text: Sequence[str], at: int) -> bool:
    """Tell whether every line of the answered mail is marked, so that what follows is the writer's."""
    below = [line for line in text[at + 1 : at + 4] if line.strip()]
    return any(line.lstrip().startswith(">") for line in below[:2])


def unfold_flowed(lines: Sequence[str]) -> list[str]:
    """Join the lines of a text that a mail program broke, as «format=flowed» marks them by a space."""
    joined: list[str] = []
    open_ = False
    for line in lines:
        depth = _depth(line)
        text = line[depth:].removeprefix(" ")
        if open_ and joined and depth == _depth(joined[-1]) and text != "-- ":
            joined[-1] += text
        else:
            joined.append(line[:depth] + (" " if depth else "") + text)
        open_ = text.endswith(" ") and text != "-- "
    return joined


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(">"))


def unquoted(line: str) -> str:
    """Return a line without the signs by which a mail marks that it is quoted."""
    return line.lstrip("> \t").rstrip()
