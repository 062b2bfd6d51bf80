"""Comments on cells and paragraphs: readers of files leave them out, and they often say who did not sign."""

import io
import re
import zipfile
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from posixpath import dirname, join, normpath
from typing import Any

from coalition_app.drafts import Draft
from coalition_app.i18n import N_, _
from coalition_app.intake.files.line_warnings import warn_of_lines
from coalition_app.intake.files.safe_xml import parse_xml, xml_events
from coalition_app.intake.files.sheet_limits import BROKEN, TARGET, chunks, parts_of_sheets

Comments = tuple[tuple[int, str], ...]
"""The row of each comment, counted from 1, and its words."""
KIND = re.compile(rb'Type="[^"]*/(comments|threadedComment)"')
FILE = re.compile(rb'Target="([^"]*)"')
ROW = re.compile(r"[A-Z]{1,3}(\d{1,7})")
TABLE, OFFICE = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{each}:1.0}}" for each in ("table", "office")
)
REPEATED = f"{TABLE}number-rows-repeated"
LARGEST = 8 * 1024 * 1024
"""Most bytes of the comments of a sheet."""
OLDER = b"\xd0\xcf\x11\xe0"
"""How a workbook of before 2007 begins."""
BINARY = "xl/workbook.bin"
OF_COMMENTS = re.compile(r"^xl/(?:threadedC|c)omments", re.IGNORECASE)
UNREAD_KIND = N_(
    "What is struck out, and comments on cells, are not read in this kind of file. Save it as .xlsx and "
    "import that."
)
LONGEST = 1_000
MOST_WARNED = 20
MOST_HEADS = 3
"""One of so many entries may be a heading of a page; where more are, headings name who signed."""


def find_comments(content: bytes) -> dict[str, Comments]:
    """Return the comments of an XLSX or ODS file by sheet name; none for files of other kinds."""
    from lxml.etree import LxmlError

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if "xl/workbook.xml" in packed.namelist():
                parts = list(parts_of_sheets(packed))
                return {name: _of_sheet(packed, part) for name, part in parts}
            if any(b"office:annotation" in each for each in chunks(packed, "content.xml")):
                with packed.open("content.xml") as stream:
                    return dict(_of_tables(stream))
            return {}
    except (*BROKEN, LxmlError):
        return {}


def warn_of_unread(content: bytes) -> Iterator[str]:
    """Warn of comments and strokes that cannot be read: of older and binary workbooks, and of too many."""
    if content.startswith(OLDER):
        yield _(UNREAD_KIND)
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = [each for each in packed.infolist() if OF_COMMENTS.search(each.filename)]
            binary = BINARY in packed.namelist()
    except BROKEN:
        return
    if binary:
        yield _(UNREAD_KIND)
    elif any(each.file_size > LARGEST for each in parts):
        yield _("The comments on cells are too long to be read. Look at them in the file itself.")


def with_comments(draft: Draft, comments: Sequence[tuple[int, str]]) -> Draft:
    """Return a draft with each comment as a note of the entry on its row; a warning tells the others."""
    at: dict[int, int] = {}
    for index, entry in enumerate(draft.entries):
        at.update(dict.fromkeys(range(entry.lines[0], entry.lines[1] + 1), index))
    entries, others = list(draft.entries), []
    for line, words in comments:
        if (index := at.get(line, -1)) < 0:
            others.append((line, words))
        else:
            entry = entries[index]
            entries[index] = replace(entry, notes=(*entry.notes, words))
    warnings = (*draft.warnings, *_warn_of(others[:MOST_WARNED]))
    return replace(draft, entries=tuple(entries), warnings=warnings)


def with_headings(draft: Draft, lines: Sequence[int]) -> Draft:
    """Return a draft in which entries that are headings of the page are open, where these are few."""
    within = _entries_on(draft, lines)
    if not within or MOST_HEADS * len(within) > len(draft.entries):
        return draft
    return _with_note(draft, within, _("a heading of the page"))


def with_hidden(draft: Draft, lines: Sequence[int]) -> Draft:
    """Return a draft that says which entries a web page hides; each opens where the page shows most."""
    within = _entries_on(draft, lines)
    if not within:
        return draft
    sentence = _("Lines that the page hides were read too: %(lines)s.")
    told = (*draft.warnings, warn_of_lines(sentence, within.values()))
    if 2 * len(within) > len(draft.entries):
        return replace(draft, warnings=told)
    return _with_note(replace(draft, warnings=told), within, _("hidden on the page"))


def _entries_on(draft: Draft, lines: Sequence[int]) -> dict[int, int]:
    """Return the numbers of the entries on some of these lines, each with its first line."""
    some = set(lines)
    return {
        entry.number: entry.lines[0]
        for entry in draft.entries
        if not some.isdisjoint(range(entry.lines[0], entry.lines[1] + 1))
    }


def _with_note(draft: Draft, numbers: Collection[int], note: str) -> Draft:
    entries = (
        replace(each, notes=(*each.notes, note)) if each.number in numbers else each
        for each in draft.entries
    )
    return replace(draft, entries=tuple(entries))


def _warn_of(comments: Iterable[tuple[int, str]]) -> Iterator[str]:
    for line, words in comments:
        sentence = _("A comment that belongs to no signatory, on line %(lines)s: “%(words)s”.")
        yield warn_of_lines(sentence.replace("%(words)s", words.replace("%", "%%")), [line])


def _of_sheet(packed: zipfile.ZipFile, part: str) -> Comments:
    """Return the comments of a sheet; what answers in a thread is told instead of the thread's first note."""
    folder, _slash, name = part.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in packed.namelist():
        return ()
    found: dict[str, dict[str, list[str]]] = {}
    for match in TARGET.finditer(packed.read(relations)):
        kind, target = KIND.search(match[1]), FILE.search(match[1])
        if kind and target:
            path = normpath(join(dirname(part), target[1].decode("utf-8", "replace")))
            path = path.lstrip("/")
            if packed.getinfo(path).file_size <= LARGEST:
                found.setdefault(kind[1].decode(), {}).update(_read_part(packed.read(path)))
    notes, threads = found.get("comments", {}), found.get("threadedComment", {})
    said = notes | {place: threads[place] for place in threads}
    rows = ((ROW.fullmatch(place), texts) for place, texts in said.items())
    return tuple((int(row[1]), _joined(texts)) for row, texts in rows if row and _joined(texts))


def _read_part(content: bytes) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in parse_xml(content).iter("{*}comment", "{*}threadedComment"):
        found.setdefault(each.get("ref") or "", []).append("".join(each.itertext()))
    return found


def _of_tables(stream: Any) -> Iterator[tuple[str, Comments]]:
    from lxml import etree

    name, row = "", 1
    found: list[tuple[int, str]] = []
    for event, element in xml_events(stream):
        if event == "start":
            if element.tag == f"{TABLE}table":
                name, row, found = element.get(f"{TABLE}name") or "", 1, []
        elif element.tag == f"{OFFICE}annotation":
            texts = [
                "".join(each.itertext())
                for each in element
                if etree.QName(each).localname in ("p", "list")
            ]
            if words := _joined(texts):
                found.append((row, words))
        elif element.tag == f"{TABLE}table-row":
            row += int(element.get(REPEATED) or 1)
            element.clear()
        elif element.tag == f"{TABLE}table":
            yield name, tuple(found)


def _joined(texts: Sequence[str]) -> str:
    return " ".join(" ".join(texts).split())[:LONGEST]
