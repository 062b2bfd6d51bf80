"""Recognises mails and mailboxes by their bytes."""

import datetime as dt
import email.header
import email.utils
import re
from email.message import Message
from email.policy import EmailPolicy, default
from functools import lru_cache
from typing import Any

BOUNDARY = re.compile(
    rb"^From [^\n]{0,300}?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} +\d{1,2} \d\d:\d\d[^\n]*\n",
    re.MULTILINE,
)
"""The line that goes before each mail of a mailbox."""
MAIL_HEADS = (
    *(b"from:", b"received:", b"return-path:", b"message-id:", b"delivered-to:", b"date:"),
    *(b"mime-version:", b"subject:", b"to:", b"x-"),
)

OF_ARCHIVES = re.compile(
    r"\s*(?P<box>[^\s@<>()\"]+)(?:\s+at\s+|@)(?P<host>[^\s@<>()\"]+)\s+\((?P<name>[^()\n]+)\)\s*"
)
"""A sender whose name is behind the address, in which archives put a word for the sign."""
LONGEST_VALUE = 2_000
"""Most characters of a header that are parsed; the library takes quadratic or cubic time."""


class _ShortHeads(EmailPolicy):
    def header_fetch_parse(self, name: str, value: str) -> Any:
        return _taken_apart(name, value[:LONGEST_VALUE])


@lru_cache(maxsize=64)
def _taken_apart(name: str, value: str) -> Any:
    # The library parses a header again each time that it is read.
    try:
        return default.header_fetch_parse(name, value)
    except Exception:  # noqa: BLE001 - broken heads of real mails raise errors of many kinds
        return ""


POLICY = _ShortHeads()
"""How mails are parsed: as the library does by default, endless headers cut and broken ones empty."""


def header_of(message: Message, name: str) -> str:
    """Return a header of a mail; a broken one is empty, since the library raises errors of many kinds."""
    try:
        return str(message[name] or "")
    except Exception:  # noqa: BLE001 - broken heads of real mails raise errors of many kinds
        return ""


def sender_of(message: Message) -> str:
    """Return who sent a mail, as the header says it; archives print "kim at aral.example (Anna Kim)"."""
    raw = next((str(value) for name, value in message.raw_items() if name.lower() == "from"), "")
    match = OF_ARCHIVES.fullmatch(raw[:LONGEST_VALUE])
    if match is None:
        return header_of(message, "from")
    try:
        name = str(email.header.make_header(email.header.decode_header(match["name"])))
    except (ValueError, LookupError):
        name = match["name"]
    return email.utils.formataddr((name, f"{match['box']}@{match['host']}"), charset="utf-8")


def name_and_address(sender: str) -> tuple[str, str]:
    """Return the name and, in small letters, the address of a sender; a name alone is no address."""
    name, address = email.utils.parseaddr(sender)
    if "@" not in address:
        # Headers quote a name of several words.
        return email.utils.unquote(" ".join(sender.split())), ""
    return " ".join(name.split()), address.lower()


def sent_at(message: Message) -> dt.datetime | None:
    """Return when a mail was sent; None where its date is missing or broken."""
    try:
        return email.utils.parsedate_to_datetime(header_of(message, "date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def is_mail(content: bytes) -> bool:
    """Tell whether bytes begin as a mail does: only headers, at least two of them those of mails."""
    heads = content[:20_000].replace(b"\r\n", b"\n").split(b"\n\n", 1)[0]
    fields = [line for line in heads.split(b"\n") if line and not line[:1].isspace()]
    known = sum(line.lower().startswith(MAIL_HEADS) for line in fields)
    return known > 1 and all(b":" in line for line in fields)


def is_mailbox(content: bytes) -> bool:
    """Tell whether bytes begin as a mailbox does."""
    return content.startswith(b"From ") and BOUNDARY.match(content) is not None
