"""What a file says as text: its lines, sheet by sheet, and the mails that they came in."""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from coalition_app.drafts import Lines
from coalition_app.i18n import N_, _

HEAD_LINES = 3
"""Sender, date and subject, before the text of each mail."""


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail, and where its words are among the lines of the whole source."""

    name: str
    """Of its file; mails of a mailbox are counted: post-0003.eml."""
    content: bytes
    """As it was sent, where the mailbox kept it so."""
    lines: tuple[str, ...]
    """Its head, then the text: of a mail that came, HEAD_LINES of sender, date and subject."""
    own: tuple[str, ...]
    """The same lines, blank where they are the head or quote the mail that is answered."""
    sender: str = ""
    address: str = ""
    """In small letters."""
    sent_at: str = ""
    """ISO 8601, with the zone; empty where the mail does not say."""
    made_on: dt.date | None = None
    forwarded: bool = False
    """Whether its words are somebody else's, forwarded."""
    within: bool = False
    """Whether these are in the text of another mail, and not attached to it."""
    is_table: bool = False
    attached: tuple[str, ...] = ()
    why: str = ""
    """Why it was not read; of what is not a mail there is one line, with its file's name."""
    heads: int = HEAD_LINES
    """Lines of its head."""
    foot: int = 0
    """Lines at its end that a mailing list adds."""
    attachment: str = ""
    """Name of the list that was attached to it, where these are its lines."""
    packed: bool = False
    """Whether Outlook packed the attachments into a winmail.dat, which only it opens."""
    comments: tuple[tuple[int, str], ...] = ()
    """What is said in comments on the cells and paragraphs of such a list, each with its line, from 1."""
    warnings: tuple[str, ...] = ()
    """What such a list hides or holds unread."""
    hidden: tuple[int, ...] = ()
    """Lines of such a list, counted from 1, that a web page holds and does not show."""


HEAD = N_("the head of the email")
ANSWERED = N_("the email that is answered")
CLOSING = N_("a name below the email, perhaps its writer’s")
UNSAID = N_("an email that does not say that its writer signs")
FOOT = N_("what a mailing list adds below each email")
"""Why lines of a mail were left out."""
BESIDE_IN_ROW = N_("In the same row, perhaps another signatory: %(words)s")
"""What is noted of whoever is named in another cell; translations say the words last."""
RUNNING = N_("a running head, a foot or a page number")
"""Why lines around the pages were left out."""
PICTURED = N_("words of a picture on the page, which may name a signatory")
DESCRIBED = N_("words of a picture on the page")
"""Why words of a web page's pictures were left out."""
TITLE_WITHIN = 40
"""Filled lines from the top among which a text's title is looked for."""
MOST_BESIDE = 5
"""Lines beside the tables of a document that is a table."""


@dataclass(frozen=True, slots=True)
class FileText:
    """What a foreign file says as text, ready to be understood like any other text."""

    format: str
    """Word, spreadsheet, web page, rich text, mail."""
    sheets: tuple[tuple[str, tuple[str, ...]], ...]
    """Name and lines of each part that is read by itself; one part without a name as a rule."""
    warnings: tuple[str, ...] = ()
    is_table: bool = False
    """Whether its lines are rows of cells, separated by tabs as CSV separates them."""
    mails: tuple[Mail, ...] = ()
    """The mails whose lines the sheets are, in the same order; none for other files."""
    places: tuple[Lines, ...] = ()
    """Where each line is in the file, from its first to its last line; empty where they are the same."""
    source: tuple[str, ...] = ()
    """The lines of the file, where `places` refers to them."""
    again: tuple[str, ...] = ()
    """Rows of a table below the list that gives its numbers once more; counted after all others."""
    by_machine: tuple[tuple[int, tuple[str, ...]], ...] = ()
    """Lines that a machine read from a picture, counted from 1, and the words of which it was unsure."""
    around: tuple[str, ...] = ()
    """Lines of a page's menus, heads and feet, which hold no signatory; counted after all others."""
    pictures: tuple[tuple[str, bool], ...] = ()
    """Words of a web page's pictures that stand nowhere else on it, counted before `around`, and whether
    each may be a signatory's name."""
    comments: tuple[tuple[int, str], ...] = ()
    """What is said in comments on cells and paragraphs, each with its line, counted from 1."""
    headed: bool = False
    """Whether a web page says of cells that they head the columns of a table."""
    hidden: tuple[int, ...] = ()
    """Lines, counted from 1, that a web page holds and does not show."""
    headings: tuple[int, ...] = ()
    """Lines, counted from 1, that are large headings of a web page."""
    titled: tuple[int, ...] = ()
    """Lines, counted from 1, that are the title by the file's own marks: a heading, a style, letters."""


COMMENT = re.compile("\ufdd0(\\d+)\ufdd1")
"""Where a comment stands in a line, between two signs that no text has: its index."""


def comment_mark(index: int) -> str:
    """Return the mark of a comment, for `document_text` to take out of its line again."""
    return f"\ufdd0{index}\ufdd1"


def document_text(
    kind: str,
    lines: Sequence[str],
    notes: Sequence[str],
    warnings: Iterable[str],
    *,
    tables: int,
    comments: Sequence[str] = (),
    title: str = "",
) -> FileText:
    """Return the lines and notes of a document: a table where hardly anything is beside its tables' rows.

    Its comments are those whose marks stand in the lines; a warning cites those that stand in none. `title`:
    the paragraph that its style calls the title, line ends kept.
    """
    texts = [*lines, *notes]
    placed = [
        (at, int(index))
        for at, line in enumerate(texts, 1)
        for index in (COMMENT.findall(line) if comments else ())
    ]
    if comments:
        texts = [COMMENT.sub("", line) for line in texts]
    filled = [line for line in texts[: len(lines)] if line.strip()]
    rows = sum("\t" in line for line in filled)
    found = {index for _at, index in placed}
    told = [COMMENT.sub("", warning) for warning in warnings]
    sentence = _("A comment of the file is on no line that was read: “%(words)s”.")
    told += [sentence % {"words": said} for at, said in enumerate(comments) if at not in found]
    return FileText(
        kind,
        (("", tuple(texts)),),
        tuple(told),
        is_table=min(tables, rows) > 0 and len(filled) - rows <= MOST_BESIDE,
        comments=tuple((at, comments[index]) for at, index in placed),
        titled=lines_titled(texts, COMMENT.sub("", title).split("\n")),
    )


def lines_titled(lines: Sequence[str], title: Sequence[str]) -> tuple[int, ...]:
    """Return the numbers, from 1, of the lines that hold a title one after the other; none where none do."""
    wanted = [words for line in title if (words := " ".join(line.split()))]
    filled = ((at, " ".join(line.split())) for at, line in enumerate(lines, 1) if line.strip())
    first = list(islice(filled, TITLE_WITHIN + len(wanted)))
    for start in range(len(first) if wanted else 0):
        here = first[start : start + len(wanted)]
        if [words for _at, words in here] == wanted:
            return tuple(at for at, _words in here)
    return ()


def as_line(cells: Iterable[str]) -> str:
    """Return cells as one line that a table's reader splits again: tabs between, quoted where needed."""
    clean = [
        cell if " " not in cell and cell.isprintable() else " ".join(cell.split()) for cell in cells
    ]
    line = "\t".join(clean)
    if '"' in line:
        written = io.StringIO()
        csv.writer(written, delimiter="\t", lineterminator="").writerow(clean)
        return written.getvalue()
    return line if any(clean) else ""


def cell_text(value: Any) -> str:
    """Return a cell's value as people read it: whole numbers without a point, dates as 25.11.2026."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, dt.datetime):
        if value.time() == dt.time():
            return value.strftime("%d.%m.%Y")
        return value.strftime("%d.%m.%Y %H:%M:%S")
    if isinstance(value, dt.date):
        return value.strftime("%d.%m.%Y")
    return str(value)
