"""By which bytes a mail and a mailbox are known."""

import re

BOUNDARY = re.compile(
    rb"^From [^\n]{0,300}?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} +\d{1,2} \d\d:\d\d[^\n]*\n",
    re.MULTILINE,
)
"""The line that goes before each mail of a mailbox."""
MAIL_HEADS = (
    *(b"from:", b"received:", b"return-path:", b"message-id:", b"delivered-to:", b"date:"),
    *(b"mime-version:", b"subject:", b"to:", b"x-"),
)


def is_mail(content: bytes) -> bool:
    """Whether bytes begin as a mail does: nothing but heads, two of them at least those of mails."""
    heads = content[:20_000].replace(b"\r\n", b"\n").split(b"\n\n", 1)[0]
    fields = [line for line in heads.split(b"\n") if line and not line[:1].isspace()]
    known = sum(line.lower().startswith(MAIL_HEADS) for line in fields)
    return known > 1 and all(b":" in line for line in fields)


def is_mailbox(content: bytes) -> bool:
    """Whether bytes begin as a mailbox does."""
    return content.startswith(b"From ") and BOUNDARY.match(content) is not None
