"""What stands above a statement and is none of it: the heads of messages, and the letter that covers it."""

import re
from collections.abc import Sequence
from itertools import takewhile

from coalition_app.drafts import LeftOut
from coalition_app.i18n import N_
from coalition_app.intake.files.conversations import MESSAGE, is_message_head
from coalition_app.intake.files.lines import Line, blocks, collapse, without
from coalition_app.intake.lists.headings import (
    is_list_heading,
    is_title,
    names_group,
    says_it_is_title,
)
from coalition_app.intake.lists.list_lines import left_out
from coalition_app.intake.words.item_sign import item_sign
from coalition_app.intake.words.legal_forms import find_form
from coalition_app.intake.words.persons import is_office_word

MESSAGE_HEAD = N_("the head of a message")
COVERING = N_("a letter above the statement")
GREETING = re.compile(
    r"(?:[^\W\d_]+(?: [^\W\d_]+)?[,!] |всем )?"
    r"(?:hello|hi|hey|dear|good (?:day|morning|afternoon|evening)|greetings|"
    r"здравствуйте|добр(?:ый|ого|ое) (?:день|утро|вечер|времени)|привет\w*|сәлем\w*|қайырлы (?:күн|таң|кеш)|"
    r"армысыз\w*|құрметті (?:әріптес|достар)\w*|(?:уважаемые|дорогие) (?:коллеги|друзья|партн[её]ры))\b",
    re.IGNORECASE,
)
"""How a letter begins; a statement may begin so too, with whom it is addressed to."""
ADDRESSED = re.compile(
    r"dear (?!(?:all|both|colleagues?|friends?|partners?|signatories|everyone|everybody|team)\b)",
    re.IGNORECASE,
)
"""A greeting of somebody else than those who sign."""
ITEM = re.compile(r"\(?\d{1,6}[.)]|[•·▪*‣◦–-] ")
"""How an item of a list begins."""
WITHIN = 20
"""Filled lines above a statement that may be of a letter."""
FEWEST_CAPITALS, FEWEST_LETTERS = 3, 10
"""Words in capitals, and their letters, that make a title."""


def greets(text: str) -> bool:
    """Tell whether words begin with the greeting of a letter."""
    return GREETING.match(text) is not None


def heads_statement(text: str) -> bool:
    """Tell whether a line is a title by its print or its words: capitals, or the word for a statement."""
    if says_it_is_title(text):
        return True
    if not text.isupper() or ITEM.match(text) or len(text.split(" ")) < FEWEST_CAPITALS:
        return False
    return (
        sum(map(str.isalpha, text)) >= FEWEST_LETTERS
        and is_title(text)
        and not (find_form(text).form or names_group(text))
    )


def take_cover(left: list[LeftOut], parted: Sequence[list[Line]]) -> list[list[Line]]:
    """Take the heads of messages out of blocks, and the letter before a title; what is taken goes to `left`.

    A letter begins with a greeting of those who sign, and a line that says it is the title stands below it:
    capitals may as well head a part of a statement that begins with whom it is addressed to.
    """
    kept: list[list[Line]] = []
    for block in parted:
        heads = [line for line in block if is_message_head(line.text)]
        left += [left_out([line], MESSAGE_HEAD) for line in heads]
        kept += blocks(without(block, heads)) if heads else [block]
    lines = [line for block in kept for line in block]
    above = [*takewhile(lambda line: not heads_statement(collapse(line.text)), lines[: WITHIN + 1])]
    begins = next(
        (at for at, line in enumerate(above) if _begins_letter(collapse(line.text))), None
    )
    if begins is None or len(above) in (len(lines), WITHIN + 1):
        # Whoever is greeted below the title is whom the statement is addressed to.
        return kept
    if not says_it_is_title(collapse(lines[len(above)].text)):
        return kept
    letter = above[begins:]
    left += [left_out(block, COVERING) for block in blocks(letter)]
    rest = [without(block, letter) for block in kept]
    return [block for block in rest if block]


def _begins_letter(text: str) -> bool:
    """Tell whether a line greets those who sign, or is a message with its head before it."""
    if MESSAGE.match(text):
        return True
    words = re.findall(r"[^\W\d_]+", text.partition("!")[0].lower())
    return greets(text) and not (ADDRESSED.match(text) or any(map(is_office_word, words)))


def without_covering(own: Sequence[str]) -> list[str]:
    """Blank the words of an email above a line apart that says it is the statement's title.

    None of them is of a list: that has items, or a heading of its own.
    """
    filled = [at for at, line in enumerate(own) if line.strip()][:WITHIN]
    for at in filled:
        text = collapse(own[at])
        if (at == 0 or not own[at - 1].strip()) and says_it_is_title(text):
            return [*[""] * at, *own[at:]]
        if ITEM.match(text) or is_list_heading(text) or item_sign(text) > 0:
            break
    return list(own)
