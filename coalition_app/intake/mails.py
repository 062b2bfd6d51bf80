"""Mails, mailboxes and folders of mails: each mail by itself, its own words apart from those it answers."""

import datetime as dt
import email
import email.policy
import email.utils
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote, unquote

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.intake.decoding import decode
from coalition_app.intake.mail_signs import BOUNDARY, is_mail, is_mailbox
from coalition_app.intake.packed import Unpacked
from coalition_app.intake.web_pages import read_web_page

LARGEST = 64 * 1024 * 1024
"""Bytes of all mails of a folder or mailbox together."""
MOST_MAILS = 5_000
MOST_PARTS = 1_000
"""Parts of one mail that are looked at; its text stands among the first."""
MOST_BOUNDARIES = 10_000
"""Lines that may part a mail; its reader takes long for each part."""
LONGEST_HEAD = 200_000
"""Bytes of all heads of a mail."""
MOST_NAMED = 20
HEAD_LINES = 3
"""Sender, date and subject, before the text of each mail."""
OWN_BOUNDARY = re.compile(rb"length=(\d{1,9}) file=(\S+)")
"""What the boundary says besides where the mailbox was made here, out of a folder: nothing is quoted then."""
NO_TIME = "Thu Jan  1 00:00:00 1970"
QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
ANSWERS = re.compile(
    r"\s*(?:-{2,}\s*(?:original message|исходное сообщение|бастапқы хабар).*|"
    r"(?:on|от|в|во|пн|вт|ср|чт|пт|сб|вс|\d{1,2}\.\d{1,2}\.\d{4})\b.{5,200}"
    r"(?:wrote|писал[аи]?|пишет|жазды)\s*:\s*)",
    re.IGNORECASE,
)
"""The line above the words of the mail that is answered."""
HEAD_OF_ANSWERED = re.compile(r"\s*\**(?:from|от|кімнен|от кого)\**\s*:\**\s*\S", re.IGNORECASE)
HEAD_BELOW = re.compile(
    r"\s*\**(?:sent|date|to|отправлено|дата|кому|жіберілген|кімге)\**\s*:", re.IGNORECASE
)
FORWARDED = re.compile(r".*(?:forwarded|пересыла|пересланн|қайта жібер)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail, and where its words stand among the lines of the whole source."""

    name: str
    """Of its file; mails of a mailbox are counted: post-0003.eml."""
    content: bytes
    """As it was sent, where the mailbox kept it so."""
    lines: tuple[str, ...]
    """HEAD_LINES of sender, date and subject, then the text."""
    own: tuple[str, ...]
    """The same lines, blank where they are the head or quote the mail that is answered."""
    sender: str = ""
    address: str = ""
    """In small letters."""
    sent_at: str = ""
    """ISO 8601, with the zone; empty where the mail does not say."""
    made_on: dt.date | None = None
    forwarded: bool = False
    """Whether its words are somebody else's, sent on."""
    is_table: bool = False
    attached: tuple[str, ...] = ()
    why: str = ""
    """Why it was not read; it has one line then, with its file's name."""


def read_mails(content: bytes, name: str) -> Unpacked:
    """Give the lines of a mail, or of each mail of a mailbox; attachments are named and not opened.

    Raises UserError for more mails than are read at once, and where none of them holds readable text.
    """
    parted = split_mailbox(content, name) if is_mailbox(content) else [(name, content)]
    mails = [read_mail(each, called) for called, each in parted]
    if not any(any(map(str.strip, mail.lines[HEAD_LINES:])) for mail in mails):
        refused = next((mail.why for mail in mails if mail.why), "")
        if refused and len(mails) == 1:
            sentence = _("The file cannot be read as a mail: it is %(reason)s.")
            raise UserError(sentence % {"reason": refused})
        raise UserError(_("The mail holds no text that can be read."))
    warnings: tuple[str, ...] = ()
    names = [each for mail in mails for each in mail.attached]
    if names:
        sentence = _(
            "Attachments of the mail are not read with it; save and import them: %(names)s."
        )
        warnings = (sentence % {"names": ", ".join(names[:MOST_NAMED])},)
    sheets = tuple((mail.sender or mail.name, mail.lines) for mail in mails)
    return Unpacked("mail", sheets, warnings, mails=tuple(mails))


def split_mailbox(content: bytes, name: str) -> list[tuple[str, bytes]]:
    """Cut a mailbox into its mails, each with a name for its file; raises UserError for too many."""
    found: list[tuple[str, bytes]] = []
    stem = PurePath(name).stem
    match = BOUNDARY.match(content)
    while match:
        if len(found) == MOST_MAILS:
            raise _too_many()
        own = OWN_BOUNDARY.search(match[0])
        start = match.end()
        if own:
            end = start + int(own[1])
            piece, called = content[start:end], unquote(own[2].decode("ascii", "replace"))
            match = BOUNDARY.match(content, end + 1)
        else:
            match = _next_boundary(content, start)
            piece = content[start : match.start()] if match else content[start:]
            piece = QUOTED_FROM.sub(rb"\1", piece.removesuffix(b"\n"))
            called = f"{stem}-{len(found) + 1:04}.eml"
        found.append((called, piece))
    return found


def _next_boundary(content: bytes, start: int) -> "re.Match[bytes] | None":
    """Find the next line that parts mails: a blank line stands before it."""
    while match := BOUNDARY.search(content, start):
        if content[: match.start()].endswith((b"\n\n", b"\r\n\r\n")):
            return match
        start = match.end()
    return None


def pack_folder(folder: Path) -> bytes:
    """Make a mailbox of all mails of a folder and the folders in it, in the order of their names.

    Files that are no mails stand in it with their names alone, so that each is accounted for. Raises
    UserError where there is no mail, where there is too much, and where a file cannot be read.
    """
    packed = bytearray()
    mails = 0
    for at, path in enumerate(_files(folder)):
        if at == MOST_MAILS:
            raise _too_many()
        content = _mail_bytes(path, LARGEST - len(packed))
        mails += bool(content)
        called = path.relative_to(folder).as_posix()
        for inner, piece in (
            split_mailbox(content, called) if is_mailbox(content) else [("", content)]
        ):
            file = quote(f"{called}/{inner}" if inner else called)
            packed += f"From - {NO_TIME} length={len(piece)} file={file}\n".encode()
            packed += piece + b"\n"
    if not mails:
        sentence = _(
            "The folder %(folder)s holds no mails. Save them there as .eml or .mbox, "
            "or name a file with a list in it."
        )
        raise UserError(sentence % {"folder": str(folder)})
    return bytes(packed)


def _files(folder: Path) -> Iterator[Path]:
    """Give the files of a folder and of those in it; hidden ones and links are passed over."""
    for inside, folders, names in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(each for each in names if not each.startswith(".")):
            path = Path(inside, name)
            if path.is_file() and not path.is_symlink():
                yield path


def _mail_bytes(path: Path, room: int) -> bytes:
    """Give the bytes of a mail or mailbox; none for a file that is neither."""
    try:
        with path.open("rb") as file:
            head = file.read(20_000)
            if not (is_mail(head) or is_mailbox(head) or path.suffix.lower() == ".eml"):
                return b""
            if path.stat().st_size > room:
                sentence = _(
                    "The mails of the folder are larger than %(size)s MB together. Put them into "
                    "several folders and read those one by one."
                )
                raise UserError(sentence % {"size": LARGEST // 1024**2})
            return head + file.read()
    except OSError as error:
        sentence = _("The file %(file)s cannot be read: %(reason)s.")
        names = {"file": str(path), "reason": error.strerror or str(error)}
        raise UserError(sentence % names) from error


def _too_many() -> UserError:
    sentence = _("There are more than %(count)d mails. Put them into several folders.")
    return UserError(sentence % {"count": MOST_MAILS})


def read_mail(content: bytes, name: str) -> Mail:
    """Read one mail: who sent it when, and its text line by line."""
    if not content.strip():
        why = _("a mail as Outlook keeps it: save it as .eml")
        why = why if name.lower().endswith(".msg") else _("a file that is no mail")
        return Mail(name, content, (name,), ("",), why=why)
    head = content.replace(b"\r\n", b"\n").find(b"\n\n")
    strange = Mail(name, content, (name,), ("",), why=_("a mail with far too many parts"))
    if content.count(b"\n--") > MOST_BOUNDARIES or max(head, 0) > LONGEST_HEAD:
        return strange
    try:
        message = email.message_from_bytes(content, policy=email.policy.default)
    except RecursionError:
        return strange
    assert isinstance(message, EmailMessage)
    sender, address = email.utils.parseaddr(_head(message, "from"))
    moment = _moment(_head(message, "date"))
    text, is_table, attached = _text_of(message)
    heads = (
        _("From: %(sender)s") % {"sender": _head(message, "from")},
        _("Date: %(date)s") % {"date": _head(message, "date")},
        _("Subject: %(subject)s") % {"subject": _head(message, "subject")},
    )
    lines = (*(" ".join(each.split()) for each in heads), *text)
    own, forwarded = _own_words(text)
    if forwarded:
        sender, address = email.utils.parseaddr(forwarded)
    return Mail(
        name=name,
        content=content,
        lines=lines,
        own=(*[""] * HEAD_LINES, *own),
        sender=" ".join(sender.split()),
        address=address.lower() if "@" in address else "",
        sent_at=moment.isoformat() if moment else "",
        made_on=moment.date() if moment else None,
        forwarded=bool(forwarded),
        is_table=is_table,
        attached=tuple(attached),
    )


def _head(message: EmailMessage, name: str) -> str:
    """Give a head of a mail; a broken one is empty, since the library raises whatever it meets."""
    try:
        return str(message[name] or "")
    except Exception:  # noqa: BLE001 - broken heads of real mails raise errors of many kinds
        return ""


def _moment(text: str) -> dt.datetime | None:
    try:
        return email.utils.parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _text_of(message: EmailMessage) -> tuple[tuple[str, ...], bool, list[str]]:
    """Give the lines of a mail's text, whether they are a table's, and the names of what is attached."""
    attached: list[str] = []
    lines: tuple[str, ...] = ()
    is_table = False
    for at, part in enumerate(message.walk()):
        if at >= MOST_PARTS:
            break
        try:
            name = part.get_filename()
            kind = part.get_content_type()
        except Exception:  # noqa: BLE001 - as for broken heads
            continue
        if name:
            attached.append(" ".join(str(name).split()))
        elif not any(map(str.strip, lines)) and kind in ("text/plain", "text/html"):
            lines, is_table = _part_text(part, kind)
    return lines, is_table, attached


def _part_text(part: Any, kind: str) -> tuple[tuple[str, ...], bool]:
    payload = part.get_payload(decode=True) or b""
    if kind == "text/html":
        try:
            page = read_web_page(payload)
        except UserError:
            return (), False
        return page.sheets[0][1], page.is_table
    try:
        text = payload.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        try:
            text = decode(payload).text
        except UserError:
            text = payload.decode("utf-8", errors="replace")
    return tuple(text.splitlines()), False


def _own_words(text: Sequence[str]) -> tuple[list[str], str]:
    """Blank the lines that quote the mail that is answered; gives the sender of words that were sent on."""
    own, forwarded, sent_on, heads = [], "", False, False
    for at, line in enumerate(text):
        heads = heads and bool(line.strip())
        if heads:
            own.append("")
            continue
        if FORWARDED.match(line) and len(line) < 200:
            sent_on = True
            own.append("")
            continue
        head = HEAD_OF_ANSWERED.match(line) and any(map(HEAD_BELOW.match, text[at + 1 : at + 4]))
        if head and sent_on and not forwarded:
            forwarded, heads = line.partition(":")[2].strip(" *"), True
            own.append("")
            continue
        wrapped = f"{line} {text[at + 1]}" if at + 1 < len(text) else line
        if head or ANSWERS.fullmatch(line) or ANSWERS.fullmatch(wrapped):
            own += [""] * (len(text) - at)
            break
        own.append("" if line.lstrip().startswith(">") else line)
    return own, forwarded
