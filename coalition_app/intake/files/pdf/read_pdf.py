"""A PDF as text: its pages are read in the child process, line by line in the order of reading."""

from typing import NamedTuple

from coalition_app.errors import UserError
from coalition_app.i18n import _, ngettext
from coalition_app.intake.files.child_process import hurry, read_in_child
from coalition_app.intake.files.line_warnings import ranges, warn_of_lines
from coalition_app.intake.files.pdf.joined_pages import Joined, join_pages
from coalition_app.intake.files.pdf.page_lines import PageLine, lines_of_page
from coalition_app.intake.files.text import FileText

SECONDS = 90
"""Processor seconds of a list of thousands of pages; what draws without end is stopped much sooner."""


class Pages(NamedTuple):
    """What was read of the pages of a PDF."""

    lines: list[PageLine]
    pictures: list[int]
    """Numbers of the pages whose words are in a picture."""


def read_pdf(content: bytes) -> FileText:
    """Return the text of a PDF; raises UserError for one that is broken, protected or endless."""
    pages = read_in_child(pages_of_pdf, content, seconds=SECONDS)
    if not pages.lines:
        raise UserError(
            _(
                "The PDF holds no text: it is a scan, and its pages are pictures. Type the list or get it as "
                "text."
            )
            if pages.pictures
            else _(
                "The PDF is empty: nothing is written on its pages. Choose the file that holds the list."
            )
        )
    return as_text(pages)


def pages_of_pdf(content: bytes) -> Pages:
    """Read the pages of a PDF; only in the child process, which a hostile one may end."""
    from coalition_app.intake.files.pdf.page_words import pages_of

    lines: list[PageLine] = []
    pictures: list[int] = []
    for number, page in enumerate(pages_of(content, hurry), 1):
        if page.picture:
            pictures.append(number)
        lines += lines_of_page(page, number)
    return Pages(lines, pictures)


def as_text(pages: Pages) -> FileText:
    """Return the pages of a PDF as one text."""
    joined = join_pages(pages.lines)
    plain = sum(not line.is_row and bool(line.text) for line in joined.lines)
    rows = sum(line.is_row for line in joined.lines)
    return FileText(
        "PDF",
        (("", tuple(line.text for line in joined.lines)),),
        tuple(_warnings(pages, joined)),
        is_table=rows > 0 and plain <= 5,
        around=joined.running,
        again=joined.positions,
    )


def _warnings(pages: Pages, joined: Joined) -> list[str]:
    said: list[str] = []
    if pages.pictures:
        sentence = ngettext(
            "Page %(pages)s is a picture, and nothing of it was read. Look whether signatories are on it.",
            "Pages %(pages)s are pictures and were not read. Look whether signatories are on them.",
            len(pages.pictures),
        )
        said.append(sentence % {"pages": ranges(pages.pictures)})
    if joined.positions:
        said.append(
            _(
                "Below the list a table gives the same numbers once more. It was not read: if it holds "
                "positions on the demands, record those that differ."
            )
        )
    if joined.guessed:
        sentence = _(
            "A line end parts a word on these lines, and it was joined without a hyphen: %(lines)s. "
            "Compare the names."
        )
        said.append(warn_of_lines(sentence, joined.guessed))
    return said
