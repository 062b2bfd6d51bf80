"""OpenDocument texts as lines: paragraphs with the numbers of their lists, tables as rows, notes last."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from coalition_app.i18n import _
from coalition_app.intake.files.layout_tables import lines_of_table
from coalition_app.intake.files.refusals import damaged
from coalition_app.intake.files.safe_xml import parse_xml
from coalition_app.intake.files.text import FileText, comment_mark, document_text
from coalition_app.intake.files.word_files import refuse_many_paragraphs
from coalition_app.intake.files.word_runs import NOTES_LAST, struck_out, warn_of_left_out

OFFICE, TEXT, TABLE, STYLE, DRAW = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}"
    for name in ("office", "text", "table", "style", "drawing")
)
XML = "{http://www.w3.org/XML/1998/namespace}"
UNSEEN = ("tracked-changes", "sequence-decls", "forms", "variable-decls")
"""Parts of an OpenDocument text that its readers never see."""
ASIDE = ("note", "annotation", "annotation-end", "frame", "text-box", "change", "hidden-text")
"""Elements within a paragraph whose words are elsewhere or nowhere."""
MOST_REPEATED = 500
COMMENTED = (f"{TEXT}p", f"{TEXT}list")
LONGEST_COMMENT = 1_000
"""Characters of a comment that are kept."""


@dataclass(slots=True)
class _ListStyle:
    """How a list is numbered: the first number of each level, none for bullets."""

    starts: dict[int, int | None] = field(default_factory=dict)
    joined: set[int] = field(default_factory=set)
    """Levels whose numbers show those above them too: 1.1, 1.2."""


def read_open_document(content: bytes) -> FileText:
    """Return the lines of an ODT file, with the numbers of its lists, and its notes at the end.

    Its text is parsed by itself: the usual library needs minutes for a hundred thousand paragraphs. What
    was deleted with tracking, and what is hidden, is not read, and a warning says so.
    """
    from lxml import etree

    refuse_many_paragraphs(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            root = parse_xml(packed.read("content.xml"))
            names = packed.namelist()
            styles = parse_xml(packed.read("styles.xml")) if "styles.xml" in names else None
    except (etree.LxmlError, KeyError, ValueError, OSError, zipfile.BadZipFile) as error:
        raise damaged() from error
    body = next(root.iter(f"{OFFICE}text"), None)
    declared = [
        each.getroottree().docinfo.internalDTD for each in (root, styles) if each is not None
    ]
    if body is None or any(each is not None for each in declared):
        raise damaged()
    reader = _Reader(root, styles)
    try:
        lines = list(reader.lines(body))
    except RecursionError as error:
        raise damaged() from error
    warnings = reader.warnings(body)
    return document_text(
        *("OpenDocument", lines, reader.notes, warnings),
        tables=reader.tables,
        comments=reader.comments,
        title=reader.title(body),
    )


class _Reader:
    """Walks through a text in the order in which it is read."""

    def __init__(self, root: Any, styles: Any) -> None:
        self.tables = 0
        self.notes: list[str] = []
        self.comments: list[str] = []
        self._commented: dict[str, str] = {}
        """Marks of the comments that are drawn over what is being read, by their names."""
        self._ends = {
            each.get(f"{OFFICE}name") or "" for each in root.iter(f"{OFFICE}annotation-end")
        }
        self._hidden: list[str] = []
        self._struck: set[str] = set()
        self._unshown: set[str] = set()
        self._lists: dict[str, _ListStyle] = {}
        self._counts: dict[str, int] = {}
        """Last number of each list by its id or style, for those that go on counting."""
        self._boxes: list[Any] = []
        self._titles = {"Title"}
        """Names of the styles of a title."""
        for tree in (styles, root):
            if tree is not None:
                self._learn(tree)

    def _learn(self, tree: Any) -> None:
        for style in tree.iter(f"{STYLE}style"):
            if style.get(f"{STYLE}parent-style-name") in self._titles:
                self._titles.add(style.get(f"{STYLE}name") or "")
            for said in style.findall(f"{STYLE}text-properties"):
                name = style.get(f"{STYLE}name") or ""
                lines = (
                    said.get(f"{STYLE}text-line-through-style"),
                    said.get(f"{STYLE}text-line-through-type"),
                )
                if any(each not in (None, "none") for each in lines):
                    self._struck.add(name)
                if said.get(f"{TEXT}display") == "none":
                    self._unshown.add(name)
        for style in tree.iter(f"{TEXT}list-style"):
            known = self._lists.setdefault(style.get(f"{STYLE}name") or "", _ListStyle())
            for level in style:
                depth = level.get(f"{TEXT}level") or ""
                if not isinstance(level.tag, str) or not depth.isdecimal():
                    continue
                numbered = level.tag == f"{TEXT}list-level-style-number"
                shown = numbered and level.get(f"{STYLE}num-format") not in (None, "")
                start = level.get(f"{TEXT}start-value") or "1"
                known.starts[int(depth)] = int(start) if shown and start.isdecimal() else None
                if shown and (level.get(f"{TEXT}display-levels") or "1") != "1":
                    known.joined.add(int(depth))

    def warnings(self, body: Any) -> Iterator[str]:
        """Say what the file holds that was not read, and where its notes are."""
        if self.notes:
            yield _(NOTES_LAST)
        gone = [
            " ".join("".join(each.itertext(f"{TEXT}p", f"{TEXT}h", f"{TEXT}span")).split())
            for each in body.iter(f"{TEXT}deletion")
        ]
        yield from warn_of_left_out(gone, self._hidden)

    def title(self, body: Any) -> str:
        """Return the first paragraph in the style of a title, else the first heading of the first level."""
        styled = (p for p in body.iter(f"{TEXT}p") if p.get(f"{TEXT}style-name") in self._titles)
        large = (h for h in body.iter(f"{TEXT}h") if h.get(f"{TEXT}outline-level") == "1")
        found = next((each for each in (*styled, *large)), None)
        return "".join(found.itertext()) if found is not None else ""

    def lines(self, element: Any) -> Iterator[str]:
        """Return the lines of everything in an element."""
        for child in element:
            kind = child.tag if isinstance(child.tag, str) else ""
            if kind in (f"{TEXT}p", f"{TEXT}h"):
                yield from self._paragraph(child)
            elif kind == f"{TEXT}list":
                yield from self._list(child, "", 1)
            elif kind == f"{TABLE}table":
                self.tables += 1
                yield from self._table(child)
            elif kind and kind.rpartition("}")[2] not in UNSEEN:
                yield from self.lines(child)

    def _paragraph(self, element: Any) -> Iterator[str]:
        over = "".join(self._commented.values())
        text = "".join(self._words(element)).strip(" ")
        text += over if text.strip() else ""
        if element.get(f"{TEXT}style-name") in self._struck and text.strip():
            text = struck_out(text.replace("~~", ""))
        yield from text.split("\n")
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            yield from self.lines(box)

    def _list(self, element: Any, style: str, level: int) -> Iterator[str]:
        """Return the lines of a list; one that continues counts from where the previous one ended."""
        style = element.get(f"{TEXT}style-name") or style
        known = self._lists.get(style, _ListStyle())
        start = known.starts.get(level, 1)
        name = element.get(f"{XML}id") or ""
        goes_on = element.get(f"{TEXT}continue-list") or (
            style if element.get(f"{TEXT}continue-numbering") == "true" else ""
        )
        at = (
            self._counts.get(f"{level} {goes_on}", (start or 1) - 1)
            if goes_on
            else (start or 1) - 1
        )
        for item in element:
            if item.tag == f"{TEXT}list-header":
                yield from self.lines(item)
            if item.tag != f"{TEXT}list-item":
                continue
            given = item.get(f"{TEXT}start-value") or ""
            at = int(given) if given.isdecimal() and len(given) < 7 else at + 1
            heads = level + 1 in known.joined and item.find(f"{TEXT}list") is not None
            mark = "  " * (level - 1) + "• " if start is None else f"{at}. "
            yield from self._item(item, style, level, "" if heads else mark)
            for key in filter(None, (name, goes_on, style)):
                self._counts[f"{level} {key}"] = at

    def _item(self, item: Any, style: str, level: int, mark: str) -> Iterator[str]:
        before = not mark
        if before:
            yield ""
        for child in item:
            if child.tag == f"{TEXT}list":
                if before:
                    yield ""
                    before = False
                yield from self._list(child, style, level + 1)
            elif child.tag in (f"{TEXT}p", f"{TEXT}h"):
                for line in self._paragraph(child):
                    yield mark + line if line.strip() or mark else line
                    mark = ""

    def _table(self, table: Any) -> list[str]:
        rows = list(self._rows(table))
        return lines_of_table(
            rows, [[_cell_text(cell) for cell in row] for row in rows], self.comments
        )

    def _rows(self, table: Any) -> Iterator[list[list[str]]]:
        """Return the rows as cells of lines; what is merged over several rows is repeated in each."""
        above: dict[int, tuple[int, list[str]]] = {}
        for row in _rows_of(table):
            cells: list[list[str]] = []
            for cell in row:
                kind = cell.tag.rpartition("}")[2] if isinstance(cell.tag, str) else ""
                if kind not in ("table-cell", "covered-table-cell"):
                    continue
                for _each in range(_number(cell, "number-columns-repeated")):
                    at = len(cells)
                    left, lines = above.get(at, (0, []))
                    if kind == "covered-table-cell":
                        cells.append(lines if left else [])
                        above[at] = (max(0, left - 1), lines)
                    else:
                        cells.append(list(self.lines(cell)))
                        above[at] = (_number(cell, "number-rows-spanned") - 1, cells[at])
            filled = [cell for cell in cells if any(map(str.strip, cell))]
            spread = any(_number(cell, "number-columns-spanned") > 1 for cell in row)
            yield filled if spread and len(filled) == 1 else cells

    def _words(self, element: Any) -> Iterator[str]:
        """Return the text of a paragraph: spaces, tabs and line breaks are elements of their own."""
        yield element.text or ""
        for child in element:
            kind = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
            if kind == "s":
                count = child.get(f"{TEXT}c", "1")
                yield " " * min(int(count), 200) if count.isdecimal() and len(count) < 5 else " "
            elif kind == "tab":
                yield "\t"
            elif kind == "line-break":
                yield "\n"
            elif kind == "note":
                yield self._note(child)
            elif kind == "annotation":
                yield self._comment(child)
            elif kind == "annotation-end":
                self._commented.pop(child.get(f"{OFFICE}name") or "", None)
            elif kind in ("frame", "text-box"):
                self._boxes += list(child.iter(f"{DRAW}text-box"))
            elif kind == "hidden-text":
                self._hidden.append(" ".join("".join(child.itertext()).split()))
            elif kind and kind not in ASIDE:
                yield self._styled(child)
            yield child.tail or ""

    def _styled(self, element: Any) -> str:
        text = "".join(self._words(element))
        style = element.get(f"{TEXT}style-name")
        if style in self._unshown:
            if text.strip():
                self._hidden.append(" ".join(text.split()))
            return ""
        return struck_out(text) if style in self._struck and text.strip() else text

    def _comment(self, comment: Any) -> str:
        """Keep a comment; returns the mark of where it stands."""
        texts = ("".join(each.itertext()) for each in comment if each.tag in COMMENTED)
        words = " ".join(" ".join(texts).split())[:LONGEST_COMMENT]
        if not words:
            return ""
        self.comments.append(words)
        mark = comment_mark(len(self.comments) - 1)
        if (name := comment.get(f"{OFFICE}name") or "") in self._ends:
            self._commented[name] = mark
        return mark

    def _note(self, note: Any) -> str:
        """Keep a footnote for the end; returns its number in brackets."""
        self.notes.append("")
        at = len(self.notes)
        body = note.find(f"{TEXT}note-body")
        words = " ".join(self.lines(body)) if body is not None else ""
        self.notes[at - 1] = f"[{at}] {' '.join(words.split())}"
        return f"[{at}]"


def _cell_text(lines: Sequence[str]) -> str:
    """Return the words of a cell in one line; for a number alone, only the number."""
    text = " ".join(" ".join(lines).split())
    return text[:-1] if text[:-1].isdecimal() and text.endswith(".") else text


def _rows_of(table: Any) -> Iterator[Any]:
    """Return the rows of a table, also those in groups and in its header, not those of nested tables."""
    for child in table:
        if child.tag == f"{TABLE}table-row":
            for _each in range(min(_number(child, "number-rows-repeated"), 2)):
                yield child
        elif isinstance(child.tag, str) and child.tag.startswith(f"{TABLE}table-"):
            yield from _rows_of(child)


def _number(element: Any, name: str) -> int:
    value = element.get(f"{TABLE}{name}") if isinstance(element.tag, str) else ""
    return max(1, min(int(value), MOST_REPEATED)) if value and value.isdecimal() else 1
