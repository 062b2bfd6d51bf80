"""What the window can show of a file: pages, a picture, or words; a mail with what is attached to it."""

import email
import email.message
import email.policy
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QImage, QImageReader

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.intake.read_paper import PICTURES, read_paper

LARGEST_SIDE = 3_000
"""Pixels; a larger picture is shown smaller."""
MOST_PIXELS = 250_000_000
"""A picture of more pixels is not opened here."""
MOST_WORDS = 200_000
"""Characters that are shown."""


@dataclass(frozen=True, slots=True)
class ShownFile:
    """One file as the window shows it."""

    name: str
    content: bytes
    kind: str
    """pages, picture, words or nothing."""
    words: str = ""
    """The text, or a sentence that says why nothing is shown."""
    picture: QImage | None = None
    attached: tuple[tuple[str, bytes], ...] = ()
    """Name and bytes of each attachment of a mail."""


def look_at(content: bytes, name: str) -> ShownFile:
    """Read a file as it can be shown, by what is in it and not by its name; may run in any thread."""
    if content[:1024].lstrip().startswith(b"%PDF"):
        return ShownFile(name, content, "pages")
    if content.startswith(PICTURES):
        return _picture(content, name)
    try:
        paper = read_paper(content, name)
    except UserError as error:
        return ShownFile(name, content, "nothing", str(error))
    if paper.kind == "mail":
        sender = f"{paper.sender} <{paper.address}>" if paper.address else paper.sender
        heads = [_("From: %(name)s") % {"name": sender}]
        if paper.made_on:
            heads.append(_("Date: %(day)s") % {"day": paper.made_on.strftime("%d.%m.%Y")})
        words = "\n".join([*heads, "", paper.text])
        return ShownFile(name, content, "words", words, attached=_attached(content, paper.attached))
    if paper.text.strip():
        return ShownFile(name, content, "words", paper.text[:MOST_WORDS])
    return ShownFile(name, content, "nothing", _("What is in this file cannot be shown here."))


def _picture(content: bytes, name: str) -> ShownFile:
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and size.width() * size.height() > MOST_PIXELS:
        return ShownFile(name, content, "nothing", _("This picture is too large to be shown here."))
    if size.isValid() and max(size.width(), size.height()) > LARGEST_SIDE:
        longest = max(size.width(), size.height())
        smaller = QSize(
            max(1, size.width() * LARGEST_SIDE // longest),
            max(1, size.height() * LARGEST_SIDE // longest),
        )
        reader.setScaledSize(smaller)
    image = reader.read()
    if image.isNull():
        return ShownFile(
            name, content, "nothing", _("This picture is damaged and cannot be shown.")
        )
    return ShownFile(name, content, "picture", picture=image)


def _attached(content: bytes, names: tuple[str, ...]) -> tuple[tuple[str, bytes], ...]:
    """Return the attachments of a mail by the names that were read before, in the same order."""
    message = email.message_from_bytes(content, policy=email.policy.compat32)
    parts = [part for part in message.walk() if part.get_filename()]
    found = []
    for name, part in zip(names, parts, strict=False):
        payload = part.get_payload(decode=True)
        if not isinstance(payload, bytes):
            inner = part.get_payload()
            first = inner[0] if isinstance(inner, list) and inner else None
            payload = first.as_bytes() if isinstance(first, email.message.Message) else b""
        found.append((name, payload))
    return tuple(found)
