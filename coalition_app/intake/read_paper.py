"""What a mail, letter or scan says that may be evidence, and its sentences that seem to decide."""

import datetime as dt
import email
import email.utils
import re
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import PurePath
from typing import Any

from coalition_app.drafts import Paper
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.intake.files.decoding import decode
from coalition_app.intake.files.html import read_web_page
from coalition_app.intake.files.lines import strip_hidden
from coalition_app.intake.files.mail_sniffing import (
    POLICY,
    header_of,
    name_and_address,
    sender_of,
    sent_at,
)
from coalition_app.intake.mails.decisive_quotes import find_paper_quotes, find_words_of_others
from coalition_app.intake.mails.mailbox import unpack_file
from coalition_app.intake.mails.own_words import day_of_letter, without_letterhead

LARGEST = 60 * 1024 * 1024
"""Most bytes of a paper; a mail with scans takes some ten megabytes."""
MOST_TEXT = 200_000
"""Most characters of a paper that are searched."""
PASTED = re.compile(r"\A[^\n]+: (?:\d\d\.\d\d\.\d{4}|\d{4}-\d\d-\d\d)\.\n\n")
"""What the program writes above words that were pasted, until 0.4.0 with the year first."""
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"RIFF")


def read_paper(content: bytes, name: str) -> Paper:
    """Read what a file can say as evidence; of a picture only its name.

    Raises UserError for an empty or oversized file and for one that only a password opens. What cannot
    be read otherwise is kept as it is, without text.
    """
    name = PurePath(name.replace("\\", "/")).name or _("without a name")
    if not content:
        raise UserError(_("The file %(name)s is empty.") % {"name": name})
    if len(content) > LARGEST:
        raise UserError(_("The file %(name)s is too large.") % {"name": name})
    if _is_mail(content, name):
        return _read_mail(content, name)
    if content.startswith(b"%PDF"):
        return _paper(name, "scan", _pdf_text(content, name))
    if content.startswith(PICTURES):
        return _paper(name, "photo", "")
    text = _other_text(content, name)
    return _paper(name, "file", text, made_on=day_of_letter(PASTED.sub("", text).split("\n")))


def mail_day(content: bytes, name: str) -> dt.date | None:
    """Return the date of a mail; None for any other file, and for a mail without a date."""
    if not _is_mail(content, name):
        return None
    try:
        message = email.message_from_bytes(content, policy=POLICY)
    except RecursionError:
        return None
    assert isinstance(message, EmailMessage)
    sent = sent_at(message)
    return sent.date() if sent else None


def _paper(name: str, kind: str, text: str, **fields: Any) -> Paper:
    clean = "\n".join(strip_hidden(text[:MOST_TEXT].splitlines()))
    lines = PASTED.sub("", clean).split("\n")
    written = "\n".join(without_letterhead(lines, mail=kind == "mail"))
    quotes, others = find_paper_quotes(written), find_words_of_others(written)
    return Paper(name=name, kind=kind, text=clean, quotes=quotes, of_others=others, **fields)


def _is_mail(content: bytes, name: str) -> bool:
    if name.lower().endswith(".eml"):
        return True
    head = content[:4000].lower()
    return (
        not _is_from_a_name(content)
        and head.startswith((b"from:", b"received:", b"return-path:", b"delivered-to:"))
        and (b"\nsubject:" in head or b"\nto:" in head)
    )


def _is_from_a_name(content: bytes) -> bool:
    """Tell whether a letter says at its top from whom it is, without an address: no mail does."""
    first = content[:4000].split(b"\n", 1)[0].lower()
    return first.startswith(b"from:") and b"@" not in first


def _read_mail(content: bytes, name: str) -> Paper:
    try:
        message = email.message_from_bytes(content, policy=POLICY)
    except RecursionError:
        return _paper(name, "mail", "")
    assert isinstance(message, EmailMessage)
    sender, address = name_and_address(sender_of(message))
    pieces, attached = [header_of(message, "subject")], []
    for part in message.walk():
        if part.get_filename():
            attached.append(str(part.get_filename()))
        elif part.get_content_type() == "text/plain" or (
            part.get_content_type() == "text/html" and len(pieces) == 1
        ):
            pieces.append(_part_text(part))
    text = "\n".join(pieces)
    sent = sent_at(message)
    return _paper(
        name,
        "mail",
        text,
        sender=sender,
        address=address,
        made_on=sent.date() if sent else None,
        attached=tuple(attached[:200]),
    )


def _part_text(part: Any) -> str:
    payload = part.get_payload(decode=True) or b""
    try:
        text: str = payload.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        text = payload.decode("utf-8", errors="replace")
    if part.get_content_type() == "text/html":
        return "\n".join(read_web_page(payload, with_pictures=False).sheets[0][1])
    return text


def _pdf_text(content: bytes, name: str) -> str:
    """Return the text of a PDF; none of a broken one and of a scan, which is kept as it is."""
    from coalition_app.intake.files.pdf.protected import Protected
    from coalition_app.intake.files.pdf.read_pdf import as_text, read_pages

    try:
        pages = read_pages(content)
    except Protected as error:
        sentence = _("%(name)s is protected by a password. Save it without one and add that.")
        raise UserError(sentence % {"name": name}) from error
    except UserError:
        return ""
    ((_name, lines),) = as_text("PDF", pages.lines).sheets
    return "\n".join(lines)


def _other_text(content: bytes, name: str) -> str:
    try:
        lines = [] if _is_from_a_name(content) else list(_unpacked_lines(content, name))
        return "\n".join(lines) if lines else decode(content).text
    except UserError:
        return ""


def _unpacked_lines(content: bytes, name: str) -> Iterator[str]:
    unpacked = unpack_file(content, name)
    for _sheet, lines in unpacked.sheets if unpacked else ():
        yield from lines
