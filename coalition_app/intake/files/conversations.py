"""Conversations saved from a messenger: who of those who speak signs, a person must tell."""

import re
from collections.abc import Sequence
from typing import Any

from coalition_app.i18n import N_
from coalition_app.intake.words.vocabulary import GIVEN_NAMES, NAME_PARTICLES

DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}"
TIME = r"\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?"
DAY_AND_TIME = rf"(?:{DAY},? (?:в |at )?{TIME}|{TIME}, {DAY})"
MESSAGE = re.compile(
    rf"\W?\[?{DAY_AND_TIME}\]?(?: [-–])? [^:]{{1,60}}: |[^\[\]]{{1,60}}, \[{DAY_AND_TIME}\]"
)
"""[24.03.2026, 10:01] Анна: я за; [10:01, 24.03.2026] Анна: я за; 24/03/26, 10:01 - Anna: yes; Анна,
[24.03.2026 10:01]"""
HEAD = re.compile(
    rf"[^\[\]]{{1,60}}, \[{DAY_AND_TIME}\]|\W?\[{DAY_AND_TIME}\](?: [-–])? [^:]{{1,60}}:|"
    rf"\W?{DAY_AND_TIME}(?: [-–])? \+[\d ()-]{{6,20}}:"
)
"""The head of a message on a line of its own."""
OPEN_HEAD = re.compile(
    rf"\W?(?:{DAY}, {TIME} (?P<plain>-)|{DAY_AND_TIME}(?: [-–])?) (?P<sender>[^:]{{1,60}}):"
)
"""The same without brackets; an item of an agenda looks so too, mostly with another dash or no comma."""
IN_BRACKETS = re.compile(r"\([^()]*\)")
WORD = re.compile(r"[^\W\d_][\w'’.-]*")
SAVED = re.compile(
    rb"""class=["']message (?:default|service)[ "'][^<>]{0,80}\sid=["']message-?\d|"""
    rb"""\sdata-pre-plain-text=["']\["""
)
"""A message on a page that Telegram saved, or WhatsApp in a browser."""
SENDERS = frozenset({"from", "from_id", "user", "sender"})
"""Keys under which messages in JSON name who wrote them."""
FEWEST, SHARE = 3, 0.4
"""Messages, and their share of the filled lines: a message may go on, or stand below its head."""
REPLY = re.compile(r"[>\s]*\S.{0,120}\d{1,2}:\d{2}.{0,100}<[^<>\s@]{1,60}@[^<>\s]{1,80}>\s*:\s*")
"""пн, 9 нояб. 2026 г. в 18:40, Анна <anna@example.org>: what a mail program writes above what it quotes."""
SEVERAL, LONGEST = 2, 15
"""Mails that are quoted in a text, and how many filled lines they have on average; more hold a list."""
CONVERSATION = N_(
    "The file is a conversation, and what was said in it is no signature. Put the names of those who "
    "sign into a list, one on each line."
)


def is_conversation(lines: Sequence[str]) -> bool:
    """Tell whether lines are messages, each with its day, its time and who wrote it, or mails in mails."""
    filled = sum(1 for line in lines if line.strip())
    found = sum(MESSAGE.match(line) is not None for line in lines)
    if found >= FEWEST and found >= SHARE * filled:
        return True
    mails = sum("@" in line and REPLY.fullmatch(line) is not None for line in lines)
    return mails >= SEVERAL and filled <= LONGEST * mails


def is_message_head(text: str) -> bool:
    """Tell whether a line only says who wrote the message below it, and when: Анна, [24.03.2026 10:01]."""
    text = text.strip()
    if HEAD.fullmatch(text):
        return True
    found = OPEN_HEAD.fullmatch(text)
    return found is not None and _may_send(found["sender"], plain=found["plain"] is not None)


def _may_send(sender: str, *, plain: bool) -> bool:
    """Tell whether words are the name of who wrote a message; `plain`: behind a day as they write it."""
    words = WORD.findall(IN_BRACKETS.sub("", sender))
    named = all(word[0].isupper() or word in NAME_PARTICLES for word in words)
    if plain:
        return named or len(words) == 1
    return named and any(word.lower() in GIVEN_NAMES for word in words)


def is_saved_chat(page: bytes) -> bool:
    """Tell whether a web page holds messages as messengers write them."""
    return SAVED.search(page) is not None


def holds_messages(read: Any) -> bool:
    """Tell whether the contents of a JSON file are messages, each with its sender: one chat, or several."""
    if isinstance(read, dict):
        chats = read.get("chats")
        inner = [read.get("messages"), chats.get("list") if isinstance(chats, dict) else None]
        return any(holds_messages(each) for each in inner if isinstance(each, list))
    if not isinstance(read, list):
        return False
    return any(
        isinstance(each, dict)
        and (_is_message(each) or ("messages" in each and holds_messages(each)))
        for each in read
    )


def _is_message(record: dict[str, Any]) -> bool:
    return record.get("type") == "message" and "text" in record and not SENDERS.isdisjoint(record)
