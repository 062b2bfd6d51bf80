"""Reading a tagged PDF as a screen reader does: along its structure tree."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream, IndirectObject

from tests.documents.preflight import metadata_of

DRAWING = {"S", "f", "f*", "B", "Do", "Tj", "TJ"}
"""Operators that leave something on the page."""


@dataclass
class Element:
    """One element with what is read out of it: `kids` holds elements or texts, in reading order."""

    role: str
    language: str
    entries: Any
    kids: list["Element | str"] = field(default_factory=list)

    def text(self) -> str:
        """Read the element out, what is in it one after the other."""
        parts: list[str] = []
        for kid in self.kids:
            if isinstance(kid, str) and parts:
                parts[-1] += kid
            else:
                parts.append(kid if isinstance(kid, str) else kid.text())
        return " ".join(parts)

    def every(self, *roles: str) -> "Iterator[Element]":
        """Find the elements of a role, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Element):
                if kid.role in roles or not roles:
                    yield kid
                yield from kid.every(*roles)


class Tagged:
    """A tagged file, its pages' pieces read, and what was found amiss on them."""

    def __init__(self, pdf: bytes) -> None:
        self.reader = PdfReader(io.BytesIO(pdf))
        self.amiss: list[str] = []
        self._pieces: dict[tuple[int, int], list[str]] = {}
        self._owners: dict[tuple[int, int], IndirectObject] = {}
        self._used: set[tuple[int, int]] = set()
        root: Any = self.reader.root_object["/StructTreeRoot"]
        numbers = root["/ParentTree"]["/Nums"]
        parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
        self._parents = parents
        self._pages: dict[int, int] = {}
        for at, page in enumerate(self.reader.pages):
            assert page.indirect_reference is not None
            self._pages[page.indirect_reference.idnum] = at
            self._read_page(at, page)
            for number, owner in enumerate(parents[page["/StructParents"]].get_object()):
                self._owners[at, number] = owner
        self.document = self._element(root["/K"])
        self._compare()

    def _read_page(self, at: int, page: Any) -> None:
        fonts = {
            name: _characters(font.get_object())
            for name, font in page["/Resources"]["/Font"].items()
        }
        marked: list[int | None] = []
        shown: dict[int, str] = fonts[next(iter(fonts))]
        for operands, operator in ContentStream(page.get_contents(), self.reader).operations:
            name = operator.decode()
            if name == "Tf":
                shown = fonts[operands[0]]
            elif name in ("BDC", "BMC"):
                properties = operands[1] if len(operands) > 1 else {}
                marked.append(properties.get("/MCID"))
                if marked[-1] is not None:
                    self._pieces[at, marked[-1]] = []
            elif name == "EMC":
                marked.pop()
            elif name in DRAWING and not marked:
                self.amiss.append(f"page {at + 1}: {name} in nothing")
            if len(marked) > 1:
                self.amiss.append(f"page {at + 1}: one piece in another")
            if name in ("Tj", "TJ") and marked and marked[-1] is not None:
                # Between the strings of a kerned text stand numbers.
                strings = operands if name == "Tj" else operands[0]
                raws = [getattr(each, "original_bytes", each) for each in strings]
                raw = b"".join(each for each in raws if isinstance(each, bytes))
                self._pieces[at, marked[-1]].append("".join(shown[byte] for byte in raw))
        if marked:
            self.amiss.append(f"page {at + 1}: a piece that does not end")

    def _element(self, reference: Any) -> Element:
        entries: Any = reference.get_object()
        element = Element(str(entries["/S"])[1:], str(entries.get("/Lang", "")), entries)
        kids = entries.get("/K", [])
        page = entries.get("/Pg")
        raw = entries.raw_get("/K") if "/K" in entries else []
        for kid in kids if isinstance(kids, list) else [raw]:
            if isinstance(kid, IndirectObject):
                below: Any = kid.get_object()
                if below["/P"] != entries:
                    self.amiss.append(f"{element.role} is not its kid's parent")
                element.kids.append(self._element(kid))
                continue
            if isinstance(kid, dict) and "/Obj" in kid:
                self._about_object(reference, kid)
                continue
            piece: Any = kid if isinstance(kid, dict) else {"/Pg": page, "/MCID": kid}
            place = self._pages[_number(piece["/Pg"])], int(piece["/MCID"])
            if place in self._used or self._owners[place] != reference:
                self.amiss.append(f"{place} belongs to another element")
            self._used.add(place)
            element.kids.extend(self._pieces[place])
        return element

    def _about_object(self, element: Any, kid: Any) -> None:
        """See that what an element is about knows the element, and says what it is."""
        if self._parents[kid["/Obj"]["/StructParent"]] != element:
            self.amiss.append("an object that belongs to another element")
        if not kid["/Obj"].get("/TU"):
            self.amiss.append("a field without a name")

    def _compare(self) -> None:
        for place in self._pieces.keys() ^ self._used:
            self.amiss.append(f"{place} is read by no element, or is none")


def _number(page: Any) -> int:
    reference = page if isinstance(page, IndirectObject) else page.indirect_reference
    assert reference is not None
    return int(reference.idnum)


def _characters(font: Any) -> dict[int, str]:
    """Read which character each code of a font stands for."""
    mapping = font["/ToUnicode"].get_data().decode()
    return {
        int(code, 16): bytes.fromhex(character).decode("utf-16-be")
        for code, character in re.findall(r"<(\w\w)> <(\w{4,})>", mapping)
    }


def tag_faults(pdf: bytes) -> list[str]:
    """Say what keeps a file from a screen reader (PDF/UA-1); nothing where all is well."""
    tagged = Tagged(pdf)
    return [*tagged.amiss, *_told(tagged.reader), *_shapes(tagged.document)]


def _told(reader: PdfReader) -> Iterator[str]:
    root: Any = reader.root_object
    xmp = metadata_of(reader)
    if not re.search(r"pdfuaid:part(>|=\")1", xmp) or not re.search(r"conformance(>|=\")A", xmp):
        yield "the metadata promise no tags"
    if not root["/MarkInfo"]["/Marked"] or not root["/Lang"]:
        yield "no tags or language promised"
    if any(page.get("/Tabs") != "/S" for page in reader.pages):
        yield "no order of tabs"


def _shapes(document: Element) -> Iterator[str]:
    level = 0
    for heading in document.every("H1", "H2", "H3"):
        if int(heading.role[1]) > level + 1:
            yield f"{heading.role} after level {level}"
        level = int(heading.role[1])
    for table in document.every("Table"):
        widths = {len(row.kids) for row in table.every("TR")}
        if len(widths) != 1:
            yield f"rows of {widths} cells"
    for head in document.every("TH"):
        if head.entries["/A"]["/Scope"] not in ("/Column", "/Row"):
            yield "a head of nothing"
    for figure in document.every("Figure"):
        if not figure.entries.get("/Alt") or len(figure.entries["/A"]["/BBox"]) != 4:
            yield "a figure that nobody can hear"
    names = [note.entries["/ID"] for note in document.every("Note")]
    if len(set(names)) < len(names):
        yield "two notes of one name"
    for role, inside in (("L", {"LI"}), ("LI", {"Lbl", "LBody"}), ("TR", {"TH", "TD"})):
        for each in document.every(role):
            if not all(isinstance(kid, Element) and kid.role in inside for kid in each.kids):
                yield f"{role} holds something else"
