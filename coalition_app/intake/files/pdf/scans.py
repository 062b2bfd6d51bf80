"""Scans: pages that are pictures, read by machine one after the other, each line marked as so read."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import NamedTuple

from coalition_app.errors import UserError
from coalition_app.i18n import _, ngettext
from coalition_app.intake.files.child_process import read_in_child
from coalition_app.intake.files.line_warnings import ranges
from coalition_app.intake.files.pdf.page_lines import PageLine, lines_of_page
from coalition_app.intake.files.pdf.pictures import (
    Picture,
    count_pictures,
    draw_page,
    draw_picture,
)
from coalition_app.intake.files.pdf.read_pdf import as_text, read_pages
from coalition_app.intake.files.pdf.tesseract import find_tesseract, known_languages, read_picture
from coalition_app.intake.files.text import FileText
from coalition_app.work import counted

MOST_PAGES = 200
"""Pages that are read by machine; a page takes some seconds."""
MEGABYTES = 900
"""Megabytes for drawing a page."""
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
"""Beginnings of the files of pictures that are read."""
KEPT = 3
"""Scans whose lines are kept while the program runs: they are asked for again and take minutes to read."""


class _Scanned(NamedTuple):
    lines: Sequence[PageLine]
    unread: Sequence[int]
    """Numbers of the pages that could not be read."""


@cache
def _kept() -> OrderedDict[bytes, _Scanned]:
    """Return the scans that are kept; a cache, so that the lock empties it like any other."""
    return OrderedDict()


def read_printed(content: bytes) -> FileText:
    """Return the text of a PDF or a picture; what is a scan in it is read by machine, where that is possible.

    Raises UserError for a file that is broken, protected or endless, and for a scan that nothing here reads.
    """
    if content.startswith(PICTURES):
        _refuse_without_tesseract()
        count = read_in_child(count_pictures, content, megabytes=MEGABYTES)
        scanned = _read(content, range(1, count + 1), draw_picture)
        return _as_text(_("picture"), scanned.lines, scanned.unread)
    pages = read_pages(content)
    if not pages.pictures:
        return _as_text("PDF", pages.lines, (), pages.warnings())
    if not pages.lines:
        _refuse_without_tesseract()
    if not _can_read():
        return _as_text("PDF", pages.lines, pages.pictures, pages.warnings())
    scanned = _read(content, pages.pictures, draw_page)
    lines = sorted([*pages.lines, *scanned.lines], key=lambda line: line.page)
    return _as_text("PDF", lines, scanned.unread, pages.warnings())


def _as_text(
    kind: str, lines: Sequence[PageLine], unread: Sequence[int], warnings: Sequence[str] = ()
) -> FileText:
    said: list[str] = []
    if any(line.by_machine for line in lines):
        said.append(
            _(
                "A machine read this from pictures, and machines misread letters and numbers. Nobody counts "
                "until you have compared the name with the scan."
            )
        )
    if unread:
        sentence = ngettext(
            "Page %(pages)s is a picture, and nothing of it was read. Look whether signatories are on it.",
            "Pages %(pages)s are pictures and were not read. Look whether signatories are on them.",
            len(unread),
        )
        said.append(sentence % {"pages": ranges(unread)})
    return as_text(kind, lines, [*said, *warnings])


def _can_read() -> bool:
    return bool(find_tesseract() and known_languages())


def _refuse_without_tesseract() -> None:
    if not _can_read():
        raise UserError(
            _(
                "The list is a scan or a picture, and no program that reads pictures is installed here. "
                "Install Tesseract with its Russian, Kazakh and English data and read the list again, or "
                "type it."
            )
        )


def _read(content: bytes, pages: Sequence[int], draw: Callable[..., Picture]) -> _Scanned:
    """Read pages by machine, counted from 1; tells how far it is, and stops once the user cancels."""
    if len(pages) > MOST_PAGES:
        sentence = _(
            "The scan has %(count)s pages; at most %(most)s are read by machine. Cut the list out of it and "
            "read that."
        )
        raise UserError(sentence % {"count": len(pages), "most": MOST_PAGES})
    digest = hashlib.sha256(content).digest()
    kept = _kept()
    if digest in kept:
        return kept[digest]
    lines: list[PageLine] = []
    unread: list[int] = []
    for number in counted(pages, every=1, slow=True):
        picture = read_in_child(partial(draw, at=number - 1), content, megabytes=MEGABYTES)
        page = read_picture(picture)
        if page is None:
            unread.append(number)
        else:
            lines += lines_of_page(page, number)
    kept[digest] = scanned = _Scanned(lines, unread)
    while len(kept) > KEPT:
        kept.popitem(last=False)
    return scanned
