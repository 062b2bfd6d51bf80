"""How a source of an import is read: as before, with progress, or of two kinds the one that says more."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from coalition_app.errors import UserError

if TYPE_CHECKING:
    from coalition_app.drafts import Draft, Source
    from coalition_app.operations.planning.preview import Preview

Told = dict[str, str]
"""Fields of columns by the headers as they are remembered."""


def read_remembering(read: "Callable[[Told], Source]", remembered: dict[str, str]) -> "Source":
    """Read a source; headers that the user had read otherwise before are read so again."""
    try:
        source = read({})
    except UserError:
        if not remembered:
            raise
        return read(remembered)
    wanted = known_in(source.draft, remembered)
    return read(wanted) if wanted else source


def known_in(draft: "Draft", remembered: dict[str, str]) -> dict[str, str]:
    """Keep the headers that a table has: a mapping must not name others."""
    from coalition_app.intake.column_mapping import known_headers

    present = known_headers(draft)
    return {header: field for header, field in remembered.items() if header in present}


def read_with_progress(
    read: Callable[[], "Source"], progress: Callable[[int, int], None]
) -> "Preview":
    """Read a source into a preview, and tell how far it is; stops once the user has cancelled."""
    from coalition_app.operations.planning.preview import Preview
    from coalition_app.work import collecting_later, told_to

    with collecting_later(), told_to(progress):
        progress(0, 0)
        source = read()
        progress(0, 0)
        preview = Preview(source)
        progress(0, 0)
        return preview


def png_of(image: QImage) -> bytes:
    """Return a picture as the bytes of a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"PNG").write(image)
    return bytes(buffer.data().data())


def is_listed(page: str) -> bool:
    """Tell whether a copied piece of a page has a list or a table, whose numbers its text may lack."""
    return any(mark in page.lower() for mark in ("<li", "<td", "<th"))


def read_copied(content: bytes, page: bytes, name: str, told: "Told") -> "Source":
    """Read what was copied as the text or as the page that it is, whichever says more."""
    from coalition_app.intake.read_source import read_source

    if not page:
        return read_source(content, name, mapping=told)
    try:
        by_page = read_source(page, f"{name}.html", mapping=told)
    except UserError:
        return read_source(content, name, mapping=told)
    try:
        by_text = read_source(content, name, mapping=told)
    except UserError:
        return by_page
    return by_page if _says_more(by_page.draft, by_text.draft) else by_text


def _says_more(page: "Draft", text: "Draft") -> bool:
    """Tell whether a page has more entries, or as many with numbers or cells that its text runs into one."""
    if len(page.entries) != len(text.entries):
        return len(page.entries) > len(text.entries)
    numbers = [sum(bool(each.printed_number) for each in draft.entries) for draft in (page, text)]
    quoted = sum(each.as_printed.startswith('"') for each in text.entries)
    return numbers[0] > numbers[1] or 2 * quoted > len(text.entries)
