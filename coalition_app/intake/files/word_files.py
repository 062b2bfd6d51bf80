"""Word files as lines: paragraphs with their automatic numbers, tables as rows, notes at the end."""

import contextlib
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from coalition_app.i18n import _
from coalition_app.intake.files.layout_tables import lines_of_table
from coalition_app.intake.files.refusals import damaged, too_long
from coalition_app.intake.files.safe_xml import parse_xml
from coalition_app.intake.files.text import TITLE_WITHIN, FileText, document_text
from coalition_app.intake.files.word_comments import commented_paragraphs, words_of_comments
from coalition_app.intake.files.word_numbers import WORDS, Numbers
from coalition_app.intake.files.word_runs import NOTES_LAST, WordTexts, number_of_note

NOT_FOUND = (AttributeError, TypeError, AssertionError, NotImplementedError)
"""What python-docx raises where a part of a damaged file is another than it expects."""
PARAGRAPHS = (
    b"<w:p>",
    b"<w:p ",
    b"<w:r>",
    b"<w:r ",
    b"<text:p",
    b"<text:span",
    b"<table:table-cell",
)
"""Beginnings of what a document's reader makes an object of."""
MOST_PARAGRAPHS = 250_000
"""Most of them in all; a list of 100,000 has a paragraph and a run for each."""
WRAPPERS = frozenset(
    f"{WORDS}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")
)
"""Elements around paragraphs, rows and cells: content controls, and what was inserted with tracking."""
GONE = frozenset(f"{WORDS}{name}" for name in ("del", "moveFrom"))
MOST_PARTS, LONGEST_NAME = 3, 80
"""Lines of an item that has a name and below it an office, and characters of the name."""
TITLE_STYLES = ("title", "heading 1")
"""Names of the styles of a title, the surer one first; Word writes them so in every language."""
WIDEST = 500
"""Columns that a cell may be merged over."""


@dataclass(frozen=True, slots=True)
class _Paragraph:
    mark: str
    """The number that Word draws, with a full stop and a space."""
    text: str


@dataclass(frozen=True, slots=True)
class _Cell:
    paragraphs: tuple[_Paragraph, ...]
    width: int = 1
    """Columns over which it is merged."""

    @property
    def lines(self) -> list[str]:
        """Return its lines, or those of everything in an element, with their numbers."""
        return [line for each in self.paragraphs for line in (each.mark + each.text).split("\n")]

    @property
    def text(self) -> str:
        """Return its text; only the number where it holds nothing else."""
        words = " ".join(each.text for each in self.paragraphs)
        return words if words.strip() else self.mark

    @property
    def mark(self) -> str:
        """Return its first number, without the full stop."""
        return next((each.mark.strip(" .") for each in self.paragraphs if each.mark), "")


def read_word_file(content: bytes) -> FileText:
    """Return the lines of a DOCX file, with automatic numbers written out and its notes at the end.

    Comments stand at the lines of their paragraphs. Text boxes follow the paragraph that they are
    anchored to. What was deleted with tracking, and what is hidden, is not read, and a warning says so.
    """
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import LxmlError

    refuse_many_paragraphs(content)
    try:
        document = Document(io.BytesIO(content))
        reader = _Reader(document)
        lines = list(reader.lines(document.element.body))
        notes = list(reader.notes())
    except (PackageNotFoundError, LxmlError, LookupError, ValueError, *NOT_FOUND) as error:
        raise damaged() from error
    except RecursionError as error:
        raise damaged() from error
    warnings = [*([_(NOTES_LAST)] if notes else []), *reader.texts.warnings()]
    return document_text(
        *("Word", lines, notes, warnings),
        tables=reader.tables,
        comments=reader.comments,
        title=reader.title(document.element.body),
    )


class _Reader:
    """Walks through a document in the order in which it is read."""

    def __init__(self, document: Any) -> None:
        self.tables = 0
        self._numbers = Numbers(document)
        self._notes = {kind: _notes_of(document, kind) for kind in ("footnote", "endnote")}
        known = [int(each.get(f"{WORDS}id")) for each in self._notes["footnote"]]
        self.texts = WordTexts(footnotes=max([0, *known]))
        self._titles = {
            wanted: {
                style.style_id for style in document.styles if (style.name or "").lower() == wanted
            }
            for wanted in TITLE_STYLES
        }
        said = words_of_comments(_notes_of(document, "comment"))
        self.comments = list(said.values())
        if said:
            self.texts.comments = commented_paragraphs(document.element.body, list(said))

    def lines(self, body: Any) -> Iterator[str]:
        """Return its lines, or those of everything in an element, with their numbers."""
        pieces = list(self._pieces(body))
        tables = [piece.tag == f"{WORDS}tbl" for piece in pieces]
        places = [
            None if table else self._numbers.place_of(piece)
            for piece, table in zip(pieces, tables, strict=True)
        ]
        for at, piece in enumerate(pieces):
            if tables[at]:
                self.tables += 1
                yield from self._table(piece)
                continue
            place, below = places[at], places[at + 1] if at + 1 < len(pieces) else None
            if place and self._numbers.heads_a_list(place, below):
                self._numbers.mark(place)
                yield from ("", self.texts.kept(piece), "")
            else:
                read = self._paragraph(piece, place)
                yield from (read.mark + read.text).split("\n") if read.text.strip() else [""]
            for box in self.texts.boxes(piece):
                yield from self.lines(box)

    def title(self, body: Any) -> str:
        """Return the first paragraph whose style is that of a title, else of a large heading."""
        pieces = [piece for piece in self._pieces(body) if piece.tag == f"{WORDS}p"]
        for ids in self._titles.values():
            for piece in pieces[:TITLE_WITHIN] if ids else ():
                style = piece.find(f"{WORDS}pPr/{WORDS}pStyle")
                styled = style is not None and style.get(f"{WORDS}val") in ids
                if styled and (text := self.texts.kept(piece)).strip():
                    return text
        return ""

    def notes(self) -> Iterator[str]:
        """Return the footnotes and endnotes, each after its number in brackets."""
        for kind, notes in self._notes.items():
            before = self.texts.footnotes if kind == "endnote" else 0
            for note in notes:
                text = " ".join(self.texts.kept(each) for each in note.iter(f"{WORDS}p")).strip()
                if text:
                    yield f"[{number_of_note(note, before)}] {' '.join(text.split())}"

    def _pieces(self, element: Any) -> Iterator[Any]:
        for child in element:
            if child.tag in (f"{WORDS}p", f"{WORDS}tbl"):
                yield child
            elif child.tag in WRAPPERS:
                yield from self._pieces(child)
            elif child.tag in GONE:
                self.texts.note_deleted(child)

    def _paragraph(self, element: Any, place: tuple[str, int] | None) -> _Paragraph:
        text = self.texts.kept(element)
        gone = element.find(f"{WORDS}pPr/{WORDS}rPr/{WORDS}del") is not None
        mark = self._numbers.mark(place) if place and (text.strip() or not gone) else ""
        return _Paragraph(mark, _with_parts(text) if place else text)

    def _table(self, table: Any) -> list[str]:
        rows = self._rows(table)
        texts = [list(_texts_of(row)) for row in _with_numbers(rows)]
        return lines_of_table([[cell.lines for cell in row] for row in rows], texts, self.comments)

    def _rows(self, table: Any) -> list[list[_Cell]]:
        rows: list[list[_Cell]] = []
        above: dict[int, _Cell] = {}
        for row in _children(table, f"{WORDS}tr"):
            if row.find(f"{WORDS}trPr/{WORDS}del") is not None:
                self.texts.note_deleted(row)
                continue
            rows.append([])
            at = _count(row, f"{WORDS}trPr/{WORDS}gridBefore", 0)
            rows[-1] += [_Cell(())] * at
            for element in _children(row, f"{WORDS}tc"):
                cell = self._cell(element)
                merged = element.find(f"{WORDS}tcPr/{WORDS}vMerge")
                if merged is not None and merged.get(f"{WORDS}val", "continue") == "continue":
                    cell = above.get(at, cell)
                above[at] = cell
                rows[-1].append(cell)
                at += cell.width
        return rows

    def _cell(self, element: Any) -> _Cell:
        paragraphs: list[_Paragraph] = []
        for piece in self._pieces(element):
            if piece.tag == f"{WORDS}tbl":
                paragraphs += [_Paragraph("", line) for line in self._table(piece)]
                continue
            paragraphs.append(self._paragraph(piece, self._numbers.place_of(piece)))
            for box in self.texts.boxes(piece):
                paragraphs += [_Paragraph("", line) for line in self.lines(box)]
        return _Cell(tuple(paragraphs), _count(element, f"{WORDS}tcPr/{WORDS}gridSpan", 1))


def _with_parts(text: str) -> str:
    """Return an item of a list with tabs where its lines part a name from what is printed below it."""
    parts = [part.strip() for part in text.split("\n")]
    whole = 1 < len(parts) <= MOST_PARTS and all(part[:1].isalnum() for part in parts)
    alone = whole and len(parts[0]) <= LONGEST_NAME and parts[0][-1:].isalpha()
    return "\t".join(parts) if alone and parts[1][:1].isupper() else text


def _children(element: Any, kind: str) -> Iterator[Any]:
    for child in element:
        if child.tag == kind:
            yield child
        elif child.tag in WRAPPERS:
            yield from _children(child, kind)


def _count(element: Any, path: str, otherwise: int) -> int:
    found = element.find(path)
    value = found.get(f"{WORDS}val") if found is not None else ""
    return min(int(value), WIDEST) if value and value.isdecimal() else otherwise


def _texts_of(row: Sequence[_Cell]) -> Iterator[str]:
    """Return the cells of a row, empty ones where one is merged over several; a single one stays single."""
    for cell in row:
        yield cell.text
        if len(row) > 1:
            yield from [""] * (cell.width - 1)


def _with_numbers(rows: list[list[_Cell]]) -> list[list[_Cell]]:
    """Return rows whose automatic numbers have a column of their own."""
    firsts = [row[0] for row in rows if row]
    if not any(cell.mark.isdecimal() and cell.text != cell.mark for cell in firsts):
        return rows
    numbered = []
    for at, row in enumerate(rows):
        mark = row[0].mark if row else ""
        head = "№" if at == 0 and not mark else mark
        numbered.append([_Cell((_Paragraph("", head),)), *row] if len(row) > 1 or mark else row)
    return numbered


def _notes_of(document: Any, kind: str) -> list[Any]:
    """Return the footnotes, endnotes or comments of a document, without the lines above them."""
    for part in document.part.package.iter_parts():
        if part.partname.endswith(f"/{kind}s.xml"):
            notes = parse_xml(part.blob).findall(f"{WORDS}{kind}")
            return [each for each in notes if (each.get(f"{WORDS}id") or "").isdecimal()]
    return []


def refuse_many_paragraphs(content: bytes) -> None:
    """Refuse a document with far more paragraphs than a list has lines; their reader is slow."""
    count = 0
    with (
        contextlib.suppress(zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError),
        zipfile.ZipFile(io.BytesIO(content)) as packed,
    ):
        for part in {"word/document.xml", "content.xml"} & set(packed.namelist()):
            with packed.open(part) as stream:
                while chunk := stream.read(1024 * 1024):
                    count += sum(map(chunk.count, PARAGRAPHS))
    if count > MOST_PARAGRAPHS:
        raise too_long()
