"""Lists that are attached to a mail: read with it, each as a part of the mail."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import EmailMessage, Message
from pathlib import PurePath
from typing import Any

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.intake.files.decoding import decode
from coalition_app.intake.files.lines import split_lines
from coalition_app.intake.files.refusals import damaged
from coalition_app.intake.files.text import PICTURED, FileText

LISTS = frozenset(
    {".docx", ".xlsx", ".xlsm", ".xls", ".ods", ".odt", ".rtf", ".csv", ".tsv", ".txt"}
    | {".html", ".htm", ".json", ".yaml", ".yml", ".md", ".pdf"}
)
"""Endings of files that may hold a list."""
MOST_LISTS = 20
"""Most files of one mail that are read with it."""
LARGEST = 16 * 1024 * 1024
"""Most bytes of all of them."""
MOST_LINES = 150_000
MOST_PARTS = 1_000
"""Most parts of one mail that are looked at; its text is among the first."""
OUTLOOK_PACK = "winmail.dat"
Unpack = Callable[[bytes, str], FileText | None]
"""Reads a foreign file as text; None for plain text."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A list that was attached."""

    name: str
    sheets: tuple[tuple[str, tuple[str, ...]], ...]
    is_table: bool
    comments: tuple[tuple[int, str], ...] = ()
    """Each with its line among those of all sheets, counted from 1."""
    warnings: tuple[str, ...] = ()
    """What the file hides or holds unread; lines in them are counted in the same way."""
    hidden: tuple[int, ...] = ()
    """Lines that a web page does not show."""
    pictured: bool = False
    """Whether names may stand in pictures of such a page, which are not read with the mail."""


@dataclass(slots=True)
class Attachments:
    """The attachments of a mail."""

    lists: list[Attachment]
    others: list[str]
    """Names of what is not read, each with the reason where there is one."""
    packed: bool = False
    """Whether Outlook packed them into a winmail.dat, which only it opens."""


def read_attachments(message: EmailMessage, unpack: Unpack) -> Attachments:
    """Read the lists attached to a mail by `unpack`, without those of the mails inside it."""
    from coalition_app.intake.files.child_process import TooMuch

    found, most, room = Attachments([], []), MOST_LISTS, LARGEST
    sentence = _("%(name)s (%(reason)s)")
    for part in own_parts(message):
        try:
            name = " ".join(str(part.get_filename() or "").split())
            kind = part.get_content_type()
        except Exception:  # noqa: BLE001 - broken heads of real mails raise errors of many kinds
            continue
        if name.lower() == OUTLOOK_PACK or kind == "application/ms-tnef":
            found.packed = True
            found.others.append(name or OUTLOOK_PACK)
        elif name and PurePath(name).suffix.lower() in LISTS and len(found.lists) < most:
            try:
                content = part.get_payload(decode=True) or b""
                room -= len(content)
                found.lists.append(each := _read(content, name, room, unpack))
                if each.pictured:
                    found.others.append(sentence % {"name": name, "reason": _(PICTURED)})
            except UserError as error:
                # One file that asks for too much is enough: the next would hold everything up again.
                most = 0 if isinstance(error, TooMuch) else most
                found.others.append(sentence % {"name": name, "reason": str(error).rstrip(".")})
        elif name:
            found.others.append(name)
    return found


def own_parts(message: Message) -> Iterator[Any]:
    """Yield the parts of a mail, without those of the mails that are attached to it."""
    waiting: list[Any] = [message]
    count = 0
    while waiting and count < MOST_PARTS:
        part = waiting.pop(0)
        count += 1
        yield part
        if part.get_content_maintype() == "multipart" and isinstance(part.get_payload(), list):
            waiting = [*part.get_payload(), *waiting]


def attached_mails(message: Message) -> Iterator[bytes]:
    """Yield the mails that are attached to a mail."""
    for part in own_parts(message):
        if part.get_content_type() == "message/rfc822" and isinstance(part.get_payload(), list):
            for inner in part.get_payload()[:1]:
                try:
                    yield inner.as_bytes()
                except RecursionError:
                    raise
                except Exception:  # noqa: BLE001 - as for broken heads
                    continue


def _read(content: bytes, name: str, room: int, unpack: Unpack) -> Attachment:
    if room < 0:
        raise UserError(_("it is too large to be read with the email"))
    if not content.strip():
        raise UserError(_("it is empty"))
    if name.lower().endswith(".pdf") and not content.startswith(b"%PDF"):
        raise damaged()
    unpacked = unpack(content, name)
    if unpacked is None:
        unpacked = FileText("text", (("", tuple(split_lines(decode(content).text))),))
    if unpacked.mails or sum(len(lines) for _sheet, lines in unpacked.sheets) > MOST_LINES:
        raise UserError(_("it is too large to be read with the email"))
    return Attachment(
        name,
        unpacked.sheets,
        unpacked.is_table,
        unpacked.comments,
        unpacked.warnings,
        unpacked.hidden,
        any(may_sign for _text, may_sign in unpacked.pictures),
    )
