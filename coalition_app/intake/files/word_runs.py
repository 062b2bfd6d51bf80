"""What is in the paragraphs of a Word file, as its reader sees it: kept, struck through, deleted, hidden."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from coalition_app.i18n import N_, _
from coalition_app.intake.files.text import comment_mark
from coalition_app.intake.files.word_numbers import WORDS

AROUND = frozenset(
    f"{WORDS}{name}"
    for name in (
        *("ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple"),
        *("customXml", "dir", "bdo"),
    )
)
"""Elements around pieces of a text that do not change how it is read."""
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""The same text box once more, for older programs."""
OFF = ("0", "false", "off")
NOTES_LAST = N_("Footnotes stand at the end of the text that was read.")
MOST_TOLD, LONGEST_TOLD = 10, 80
"""Pieces that were deleted or hidden that a warning cites, and characters of each."""


@dataclass(slots=True)
class WordTexts:
    """Reads paragraphs, and remembers what it left out and how many footnotes come before the endnotes."""

    footnotes: int = 0
    """The highest number of a footnote; endnotes are counted on from it."""
    deleted: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    changed: bool = False
    """Whether anything was inserted or deleted with tracking."""
    comments: dict[Any, list[int]] = field(default_factory=dict)
    """Indexes of the comments on each paragraph."""

    def kept(self, paragraph: Any) -> str:
        """Return the text of a paragraph: tabs and line breaks kept, struck words between ~~ and ~~."""
        runs = [
            (_is_on(run, "strike", "dstrike"), "".join(_run_text(run, self.footnotes)))
            for run in self._runs(paragraph)
        ]
        pieces = []
        for struck, same in groupby(runs, key=lambda run: run[0]):
            text = "".join(each for _struck, each in same)
            pieces.append(struck_out(text) if struck and text.strip() else text)
        return "".join([*pieces, *map(comment_mark, self.comments.get(paragraph, ()))])

    def boxes(self, paragraph: Any) -> list[Any]:
        """Return the text boxes anchored to a paragraph, each once."""
        found = []
        for box in paragraph.iter(f"{WORDS}txbxContent"):
            inside = box.iterancestors(FALLBACK, f"{WORDS}txbxContent")
            if next(inside, None) is None:
                found.append(box)
        return found

    def warnings(self) -> tuple[str, ...]:
        """Say what the file holds that was not read."""
        said = []
        if self.changed:
            said.append(_("The file has tracked changes: what was inserted was read."))
        return (*said, *warn_of_left_out(self.deleted, self.hidden))

    def note_deleted(self, element: Any) -> None:
        """Record words that were deleted with tracking."""
        words = (each.text or "" for each in element.iter(f"{WORDS}delText", f"{WORDS}t"))
        if text := " ".join("".join(words).split()):
            self.deleted.append(text)

    def _runs(self, element: Any) -> Iterator[Any]:
        for child in element:
            if child.tag == f"{WORDS}r":
                if not _is_on(child, "vanish"):
                    yield child
                elif text := "".join(_run_text(child, 0)).strip():
                    self.hidden.append(text)
            elif child.tag in AROUND:
                self.changed = self.changed or child.tag == f"{WORDS}ins"
                yield from self._runs(child)
            elif child.tag == f"{WORDS}del":
                self.note_deleted(child)


def warn_of_left_out(deleted: Sequence[str], hidden: Sequence[str]) -> Iterator[str]:
    """Cite what of a document was not read: a few pieces, cut short."""
    for pieces, sentence in (
        (deleted, _("What was deleted with tracking was left out: %(text)s.")),
        (hidden, _("Hidden text of the file was left out: %(text)s.")),
    ):
        told = [shortened(each) for each in pieces if each]
        if told:
            more = ["…"] if len(told) > MOST_TOLD else []
            yield sentence % {"text": "; ".join([*told[:MOST_TOLD], *more])}


def shortened(piece: str) -> str:
    """Return a piece of text that is not too long to be cited."""
    return piece if len(piece) <= LONGEST_TOLD else piece[:LONGEST_TOLD] + "…"


def _is_on(run: Any, *names: str) -> bool:
    for name in names:
        mark = run.find(f"{WORDS}rPr/{WORDS}{name}")
        if mark is not None and mark.get(f"{WORDS}val", "1") not in OFF:
            return True
    return False


def struck_out(text: str) -> str:
    """Mark words as struck through; a number before them stays as it is."""
    number = re.match(r"\s*\d{1,6}[.)]\s+", text)
    before = number[0] if number else ""
    return f"{before}~~{text[len(before) :].strip()}~~"


def _run_text(run: Any, footnotes: int) -> Iterator[str]:
    for child in run:
        if child.tag == f"{WORDS}t":
            yield child.text or ""
        elif child.tag == f"{WORDS}tab":
            yield "\t"
        elif child.tag in (f"{WORDS}br", f"{WORDS}cr"):
            yield "\n"
        elif child.tag == f"{WORDS}noBreakHyphen":
            yield "-"
        elif child.tag == f"{WORDS}footnoteReference":
            yield f"[{child.get(f'{WORDS}id')}]"
        elif child.tag == f"{WORDS}endnoteReference":
            yield f"[{number_of_note(child, footnotes)}]"


def number_of_note(element: Any, footnotes: int) -> int:
    """Return the number of an endnote: it counts on from the footnotes."""
    number = element.get(f"{WORDS}id") or "0"
    return footnotes + (int(number) if number.lstrip("-").isdecimal() else 0)
