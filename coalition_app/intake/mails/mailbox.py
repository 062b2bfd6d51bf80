"""Mails, mailboxes and folders of mails: each by itself, with the mails it forwards and its lists."""

import email
import email.utils
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote, unquote

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.intake.files.decoding import decode
from coalition_app.intake.files.formats import unpack
from coalition_app.intake.files.html import read_web_page
from coalition_app.intake.files.mail_sniffing import (
    BOUNDARY,
    POLICY,
    header_of,
    is_mail,
    is_mailbox,
    name_and_address,
    sender_of,
    sent_at,
)
from coalition_app.intake.files.refusals import unreadable
from coalition_app.intake.files.text import HEAD_LINES, FileText, Mail
from coalition_app.intake.mails.attachments import attached_mails, own_parts, read_attachments
from coalition_app.intake.mails.list_feet import without_feet
from coalition_app.intake.mails.own_words import SENT_ON, split_words, unfold_flowed

LARGEST = 64 * 1024 * 1024
"""Most bytes of all mails of a folder or mailbox."""
MOST_MAILS = 5_000
MOST_BOUNDARIES = 10_000
"""Most lines that may separate parts of a mail; its reader is slow for each part."""
MOST_LINES = 1_200_000
"""Most lines of a mail; 64 MB of attachments take 900,000, and its reader keeps each line by itself."""
LONGEST_TEXT = 3_000_000
"""Most bytes of a mail's own text; a list of 10,000 signatories takes a third."""
LONGEST_HEAD = 200_000
"""Most bytes of all headers of a mail."""
MOST_NAMED = 20
FEWEST_ROWS = 2
"""Fewest rows of a table in an HTML mail."""
OWN_BOUNDARY = re.compile(rb"length=(\d{1,9}) file=(\S+)")
"""What the boundary says besides where the mailbox was made here, out of a folder: nothing is quoted then."""
NO_TIME = "Thu Jan  1 00:00:00 1970"
QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
AUTOMATIC = re.compile(
    r"\s*(?:автоответ|автоматический ответ|automatic reply|auto(?:matic)?[- ]?(?:reply|response)|"
    r"out of office|авто жауап|автоматты жауап|вне офиса)\b",
    re.IGNORECASE,
)
"""How the subject of an automatic answer begins."""
RETURNED = re.compile(r"(?:mailer-daemon|postmaster|mail delivery)", re.IGNORECASE)
"""Senders of notices of mails that did not arrive."""
DEEPEST = 3
"""Most levels of mails attached to each other."""
MOST_ATTACHED = 500
"""Most mails attached to one."""


def read_mails(content: bytes, name: str) -> FileText:
    """Return the lines of a mail, or of each mail of a mailbox, with the lists attached to them.

    Forwarded mails, inside its text or attached, are mails of their own. Raises UserError for
    more mails than are read at once, and where none of them holds readable text.
    """
    parted = split_mailbox(content, name) if is_mailbox(content) else [(name, content)]
    mails = without_feet([mail for called, each in parted for mail in read_mail(each, called)])
    if not any(any(map(str.strip, mail.lines[mail.heads :])) for mail in mails):
        refused = next((mail.why for mail in mails if mail.why), "")
        if refused and len(mails) == 1:
            sentence = _("The file cannot be read as an email: it is %(reason)s.")
            raise UserError(sentence % {"reason": refused})
        if any(mail.packed for mail in mails):
            raise UserError(winmail_sentence())
        raise UserError(_("The email holds no text that can be read."))
    warnings: list[str] = []
    names = [each for mail in mails for each in mail.attached]
    if names:
        sentence = _(
            "These attachments were not read with the email; save and import what holds a list: %(names)s."
        )
        warnings.append(sentence % {"names": ", ".join(names[:MOST_NAMED])})
    read = list(dict.fromkeys(mail.attachment for mail in mails if mail.attachment))
    if read:
        sentence = _("Lists that are attached to the email were read with it: %(names)s.")
        warnings.append(sentence % {"names": ", ".join(read[:MOST_NAMED])})
    if any(mail.packed for mail in mails):
        warnings.append(winmail_sentence())
    sheets = tuple((mail.sender or mail.name, mail.lines) for mail in mails)
    return FileText("mail", sheets, tuple(warnings), mails=tuple(mails))


def unpack_file(content: bytes, name: str) -> FileText | None:
    """Read any foreign file as text, mails too; None for plain text and tables.

    Raises UserError for a damaged, protected or oversized file, and for one without a list.
    """
    return unpack(content, name, read_mails)


def winmail_sentence() -> str:
    """Say what to do with a winmail.dat."""
    return _(
        "What was sent is packed into winmail.dat, which only Outlook opens. Open the email there and save "
        "the list, or ask the sender to send it again as an ordinary file."
    )


def split_mailbox(content: bytes, name: str) -> list[tuple[str, bytes]]:
    """Split a mailbox into its mails, each with a file name; raises UserError for too many."""
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
    """Find the next line that separates mails: a blank line is before it."""
    while match := BOUNDARY.search(content, start):
        if content.endswith((b"\n\n", b"\r\n\r\n"), 0, match.start()):
            return match
        start = match.end()
    return None


def pack_folder(folder: Path) -> bytes:
    """Make a mailbox of all mails of a folder and the folders in it, in the order of their names.

    Files that are not mails are in it by name alone, so that each is accounted for. Raises
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
            "The folder %(folder)s holds no emails and no records. Save the emails there as .eml or .mbox, "
            "the records as .yaml or .json, or name a file with a list in it."
        )
        raise UserError(sentence % {"folder": str(folder)})
    return bytes(packed)


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder and of those in it, without hidden ones and links."""
    for inside, folders, names in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(each for each in names if not each.startswith(".")):
            path = Path(inside, name)
            if path.is_file() and not path.is_symlink():
                yield path


def _mail_bytes(path: Path, room: int) -> bytes:
    """Return the bytes of a mail or mailbox; none for a file that is neither."""
    try:
        with path.open("rb") as file:
            head = file.read(20_000)
            if not (is_mail(head) or is_mailbox(head) or path.suffix.lower() == ".eml"):
                return b""
            if path.stat().st_size > room:
                sentence = _(
                    "The emails of the folder are larger than %(size)s MB together. Put them into "
                    "several folders and read those one by one."
                )
                raise UserError(sentence % {"size": LARGEST // 1024**2})
            return head + file.read()
    except OSError as error:
        raise unreadable(path, error) from error


def _too_many() -> UserError:
    sentence = _("There are more than %(count)d emails. Put them into several folders.")
    return UserError(sentence % {"count": MOST_MAILS})


AT = re.compile(r",? (?:at|um|à) (?=\d)")
"""What programs write between the day and the hour in the head of a mail that is forwarded."""


def read_mail(content: bytes, name: str) -> list[Mail]:
    """Read one mail: sender, date, text line by line, the mails it forwards, the lists attached.

    All of them have the bytes of the received mail.
    """
    if not content.strip():
        why = _("an email as Outlook keeps it: save it as .eml")
        why = why if name.lower().endswith(".msg") else _("a file that is no email")
        return [Mail(name, content, (name,), ("",), why=why, heads=0)]
    head = content.replace(b"\r\n", b"\n").find(b"\n\n")
    strange = Mail(
        name, content, (name,), ("",), why=_("an email with far too many parts"), heads=0
    )
    far = content.count(b"\n--") > MOST_BOUNDARIES or content.count(b"\n") > MOST_LINES
    far = far or content.lower().count(b"message/rfc822") > MOST_ATTACHED
    if far or max(head, 0) > LONGEST_HEAD:
        return [strange]
    top = content[: max(head, 0)].lower()
    if len(content) > 2 * LONGEST_TEXT and b"multipart/" not in top and b"message/" not in top:
        why = _("an email whose text is far too long for a letter")
        return [replace(strange, why=why)]
    try:
        message = email.message_from_bytes(content, policy=POLICY)
        assert isinstance(message, EmailMessage)
        return list(_read_message(message, content, name, 0))
    except RecursionError:
        return [strange]
    except UserError as error:
        return [replace(strange, why=str(error))]


def _read_message(message: EmailMessage, content: bytes, name: str, depth: int) -> Iterator[Mail]:
    sent = sent_at(message)
    text, is_table = _text_of(message)
    sender = sender_of(message)
    heads = (
        _("From: %(sender)s") % {"sender": sender},
        _("Date: %(date)s") % {"date": header_of(message, "date")},
        _("Subject: %(subject)s") % {"subject": header_of(message, "subject")},
    )
    attached = read_attachments(message, unpack_file)
    why = _why_not(message)
    mail = Mail(
        name=name,
        content=content,
        lines=tuple(" ".join(each.split()) for each in heads),
        own=("",) * HEAD_LINES,
        sent_at=sent.isoformat() if sent else "",
        made_on=sent.date() if sent else None,
        forwarded=depth > 0,
        is_table=is_table,
        why=why,
        packed=attached.packed,
    )
    mail = _sent_by(mail, sender)
    if why:
        yield replace(mail, lines=(*mail.lines, *text), own=("",) * (HEAD_LINES + len(text)))
        return
    parts = split_words(text, sent_on=SENT_ON.match(header_of(message, "subject")) is not None)
    first, *others = parts
    end = others[0].first if others else len(text)
    yield replace(
        mail,
        lines=(*mail.lines, *text[:end]),
        own=(*mail.own, *first.own),
        attached=tuple(attached.others),
    )
    for at, part in enumerate(others):
        end = others[at + 1].first if at + 1 < len(others) else len(text)
        sent_on = replace(mail, lines=text[part.first : end], own=tuple(part.own))
        sent_on = replace(sent_on, heads=part.heads, forwarded=True, within=True)
        yield _sent_by(_dated(sent_on, part.date), part.sender)
    for each in attached.lists:
        before = 0
        for _sheet, lines in each.sheets:
            own = range(before + 1, before + len(lines) + 1)
            read = replace(mail, lines=lines, own=lines, heads=0, attachment=each.name)
            yield replace(
                read,
                is_table=each.is_table,
                comments=tuple((at - before, words) for at, words in each.comments if at in own),
                warnings=() if before else each.warnings,
                hidden=tuple(at - before for at in each.hidden if at in own),
            )
            before += len(lines)
    for at, inner in enumerate(attached_mails(message) if depth < DEEPEST else ()):
        if at == MOST_ATTACHED:
            break
        read_inner = email.message_from_bytes(inner, policy=POLICY)
        assert isinstance(read_inner, EmailMessage)
        yield from _read_message(read_inner, content, name, depth + 1)


def _dated(mail: Mail, date: str) -> Mail:
    """Return a forwarded mail with the day that its own head gives; unchanged where that is not plain."""
    try:
        sent = email.utils.parsedate_to_datetime(AT.sub(" ", date))
    except (TypeError, ValueError):
        return mail
    return replace(mail, sent_at=sent.isoformat(), made_on=sent.date())


def _sent_by(mail: Mail, sender: str) -> Mail:
    name, address = name_and_address(sender)
    return replace(mail, sender=name, address=address)


def _why_not(message: EmailMessage) -> str:
    """Say why a mail that no person wrote signs nothing; empty for others."""
    try:
        kind = message.get_content_type()
    except Exception:  # noqa: BLE001 - as for broken heads
        kind = ""
    if kind == "multipart/report" or RETURNED.match(header_of(message, "from")):
        return _("a notice that an email did not arrive")
    automatic = header_of(message, "auto-submitted").lower()
    answer = automatic not in ("", "no") or AUTOMATIC.match(header_of(message, "subject"))
    return _("an automatic answer, which nobody wrote") if answer else ""


def _text_of(message: EmailMessage) -> tuple[tuple[str, ...], bool]:
    """Return the lines of a mail's text, and whether they are a table's.

    A page with a table takes precedence over the plain text, in which the cells run into each other.
    """
    found: dict[str, tuple[tuple[str, ...], bool]] = {}
    for part in own_parts(message):
        try:
            name = part.get_filename()
            kind = part.get_content_type()
        except Exception:  # noqa: BLE001 - as for broken heads
            continue
        if not name and kind in ("text/plain", "text/html"):
            lines, is_table = _part_text(part, kind)
            if any(map(str.strip, lines)):
                found.setdefault(kind, (lines, is_table))
    plain, page = found.get("text/plain"), found.get("text/html")
    if plain is None or page is None:
        return plain or page or ((), False)
    rows = sum("\t" in line for line in page[0])
    return page if rows >= FEWEST_ROWS and not any("\t" in line for line in plain[0]) else plain


def _part_text(part: Any, kind: str) -> tuple[tuple[str, ...], bool]:
    payload = part.get_payload(decode=True) or b""
    if len(payload) > LONGEST_TEXT:
        raise UserError(_("an email whose text is far too long for a letter"))
    if kind == "text/html":
        try:
            page = read_web_page(payload, with_pictures=False)
        except UserError:
            return (), False
        return page.sheets[0][1], page.is_table
    try:
        text = payload.decode(part.get_content_charset() or "utf-8")
    except (LookupError, ValueError):
        try:
            text = decode(payload).text
        except UserError:
            text = payload.decode("utf-8", errors="replace")
    lines = text.splitlines()
    if str(part.get_param("format") or "").lower() == "flowed":
        lines = unfold_flowed(lines)
    return tuple(lines), False
