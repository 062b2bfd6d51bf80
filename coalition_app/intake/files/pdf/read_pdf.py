"""A PDF as text: its pages are read in the child process, line by line in the order of reading."""

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.intake.files.child_process import hurry, read_in_child
from coalition_app.intake.files.line_warnings import ranges, warn_of_lines
from coalition_app.intake.files.pdf.joined_pages import Joined, join_pages
from coalition_app.intake.files.pdf.page_lines import PageLine, lines_of_page
from coalition_app.intake.files.text import TITLE_WITHIN, FileText

SECONDS = 90
"""Processor seconds of a list of thousands of pages; what draws without end is stopped much sooner."""
LARGER, ALIKE = 1.15, 0.97
"""How much larger than most of a text the letters of a title are, and how alike those of its lines."""
MOST_OF_TITLE = 4
"""Lines that a title has at most."""
HOLDS_FILES = b"/EmbeddedFile"
"""What a PDF holds to which other files are attached, as an annex of this program."""


class Pages(NamedTuple):
    """What was read of the pages of a PDF."""

    lines: list[PageLine]
    pictures: list[int]
    """Numbers of the pages whose words are in a picture."""
    hidden: list[int]
    """Those on which words were left out that nobody sees."""
    fields: list[int]
    """Those with fields of a form, or notes, which are not read."""

    def warnings(self) -> list[str]:
        """Say what was not read of pages that were."""
        said: list[str] = []
        if self.hidden:
            sentence = _(
                "Words that nobody sees stand on these pages and were left out: %(pages)s."
            )
            said.append(sentence % {"pages": ranges(self.hidden)})
        if self.fields:
            sentence = _(
                "What was typed into fields of a form, or noted, on these pages was not read: %(pages)s. "
                "Print the PDF into a new one and read that."
            )
            said.append(sentence % {"pages": ranges(self.fields)})
        return said


def read_attached_pdf(content: bytes) -> FileText:
    """Return the text of a PDF that came with a mail; raises UserError where it is read by itself."""
    if HOLDS_FILES in content:
        raise UserError(_("it carries other files: read it by itself"))
    pages = read_pages(content)
    if pages.pictures or any(line.by_machine for line in pages.lines):
        raise UserError(_("pages of it are a scan: read it by itself"))
    return as_text("PDF", pages.lines, pages.warnings())


def read_pages(content: bytes) -> Pages:
    """Return what is on the pages of a PDF; raises UserError for one that is broken, protected or endless."""
    pages = read_in_child(pages_of_pdf, content, seconds=SECONDS)
    if not pages.lines and not pages.pictures:
        raise UserError(
            _(
                "The PDF is empty: nothing is written on its pages. Choose the file that holds the list."
            )
        )
    return pages


def pages_of_pdf(content: bytes) -> Pages:
    """Read the pages of a PDF; only in the child process, which a hostile one may end."""
    from coalition_app.intake.files.pdf.page_words import pages_of

    lines: list[PageLine] = []
    pictures: list[int] = []
    hidden: list[int] = []
    fields: list[int] = []
    for number, page in enumerate(pages_of(content, hurry), 1):
        if page.picture:
            pictures.append(number)
        if page.has_hidden:
            hidden.append(number)
        if page.has_fields:
            fields.append(number)
        lines += lines_of_page(page, number)
    hurry(SECONDS)  # handing over many lines takes longer than a page
    return Pages(lines, pictures, hidden, fields)


def as_text(kind: str, lines: Sequence[PageLine], warnings: Sequence[str] = ()) -> FileText:
    """Return the lines of pages as one text."""
    joined = join_pages(lines)
    plain = sum(not line.is_row and bool(line.text) for line in joined.lines)
    rows = sum(line.is_row for line in joined.lines)
    return FileText(
        kind,
        (("", tuple(line.text for line in joined.lines)),),
        (*warnings, *_warnings(joined)),
        is_table=rows > 0 and plain <= 5,
        around=joined.running,
        again=joined.positions,
        by_machine=tuple(
            (at, line.unsure) for at, line in enumerate(joined.lines, 1) if line.by_machine
        ),
        titled=_titled(joined.lines),
    )


def _titled(lines: Sequence[PageLine]) -> tuple[int, ...]:
    """Return the numbers of the lines in the largest letters, where they head the text and are few."""
    sizes = [line.size for line in lines if line.text]
    first = [(at, line) for at, line in enumerate(lines, 1) if line.text][:TITLE_WITHIN]
    largest = max((line.size for _at, line in first), default=0.0)
    if not sizes or largest < LARGER * median(sizes) or any(line.by_machine for _at, line in first):
        return ()
    found = [place for place, (_at, line) in enumerate(first) if line.size > ALIKE * largest]
    together = found[-1] - found[0] < MOST_OF_TITLE and first[found[-1]][1].page == 1
    return tuple(first[place][0] for place in found) if together else ()


def _warnings(joined: Joined) -> list[str]:
    said: list[str] = []
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
