"""The structure tree of a PDF (ISO 32000-1, 14.7 and 14.8): what each piece of a page is, in reading order.

On a page, the pieces of an element stand between marks with numbers (MCID); elements name these numbers,
and a table leads back from each number to its element. A list of ten thousand names has a hundred thousand
elements: they are written as soon as they end.
"""

import re
from functools import cache
from typing import Any

from reportlab.pdfbase import pdfdoc

from coalition_app.documents.layout.marks import Begin, Text
from coalition_app.documents.layout.measure import width

ARTIFACTS = {
    "Artifact": "/Artifact BMC",
    "Header": "/Artifact<</Type/Pagination/Subtype/Header>>BDC",
    "Footer": "/Artifact<</Type/Pagination/Subtype/Footer>>BDC",
}
"""What no screen reader reads: ornaments, and what stands at each page's head and foot."""
ATTRIBUTES = {
    "L": "/L/A<</O/List/ListNumbering/Decimal>>",
    "TH": "/TH/A<</O/Table/Scope/Column>>",
    "RowHead": "/TH/A<</O/Table/Scope/Row>>",
}
"""Roles that say more than their name."""

ROOT = "ROOT"
"""What stands for the root of the tree until its number is known."""
_BROKEN_WORD = re.compile(r"\w[-‐–—/]$")
"""The end of a line that was broken inside a word, where `measure.wrap` breaks one."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""What a language is called (RFC 3066); nothing else is passed on."""


class _Element:
    """A structure element that is open."""

    __slots__ = ("box", "kids", "mark", "page", "reference", "said")

    def __init__(self, reference: str, mark: Begin) -> None:
        self.reference, self.mark = reference, mark
        self.kids: list[str] = []
        self.page = 0
        """The page of its first piece; 0 while it has none of its own."""
        self.box = ""
        """Where a figure is."""
        self.said = ""
        """Its last line so far."""


class Tags:
    """Builds the tree while pages are drawn, one for a document of `pages` pages.

    Pages are the objects from 1, then comes the field of a signature where there is one, then the elements.
    """

    def __init__(self, pages: int, field: bool = False) -> None:
        self.objects: list[str] = []
        """What is written, in the order of the objects' numbers."""
        self._field = pages + 1
        self._of_field = ""
        self._first = pages + 1 + field
        self._open = [_Element(ROOT, Begin("Root"))]
        self.marked = False
        """Whether what is drawn now is a piece of something."""
        self._in_artifact = False
        self._page, self._code = 0, list[str]()
        self._owners: list[str] = []
        self._pages: list[str] = []
        self._notes: list[str] = []
        self.begin(Begin("Document"))

    def page_begin(self, page: int, code: list[str]) -> None:
        """Start a page, counted from 1, whose operators are added to `code`; open elements go on there."""
        self._page, self._code, self._owners = page, code, []

    def page_end(self) -> None:
        """End a page."""
        if self.marked:
            self._unmark()
        self._pages.append(f"[{' '.join(self._owners)}]")

    def begin(self, mark: Begin) -> None:
        """Open a structure element or an artifact."""
        if self.marked:
            self._unmark()
        artifact = ARTIFACTS.get(mark.role)
        if artifact:
            self._code.append(artifact)
            self.marked = self._in_artifact = True
            return
        opened, objects = self._open, self.objects
        # Its reference keeps the place of what is written when it ends.
        reference = f"{self._first + len(objects)} 0 R"
        objects.append(reference)
        opened[-1].kids.append(reference)
        opened.append(_Element(reference, mark))

    def show(self) -> None:
        """Mark what is drawn next as a piece of the element that was opened last."""
        element, owners, page = self._open[-1], self._owners, self._page
        number = len(owners)
        owners.append(element.reference)
        self._code.append(f"{_marking(element.mark.role)}{number}>>BDC")
        if not element.page:
            element.page = page
        if element.page == page:
            element.kids.append(str(number))
        else:
            element.kids.append(f"<</Type/MCR/Pg {page} 0 R/MCID {number}>>")
        self.marked = True

    def space_before(self, mark: Text) -> Text | None:
        """Return the space at which the line before was broken, to be read and not seen; None for none."""
        if self._in_artifact:
            return None
        element = self._open[-1]
        before, element.said = element.said, mark.string
        if not before or _BROKEN_WORD.search(before):
            return None
        x, y, style, _string = mark
        return Text(x - width(style.face, style.size, " "), y, style, " ")

    def field(self) -> None:
        """Tell that the field of the signature is what the element that was opened last is about."""
        element, page = self._open[-1], self._page
        self._of_field, element.page = element.reference, page
        element.kids.append(f"<</Type/OBJR/Obj {self._field} 0 R/Pg {page} 0 R>>")

    def end(self, role: str) -> None:
        """Close what was opened last."""
        if self.marked:
            self._unmark()
        if role in ARTIFACTS:
            return
        element = self._open.pop()
        kids = element.kids
        page = f"/Pg {element.page} 0 R" if element.page else ""
        inside = f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]" if kids else ""
        own = self._own(element) if role in ("Note", "Figure") else ""
        parent, number = self._open[-1].reference, int(element.reference[:-4])
        self.objects[number - self._first] = (
            f"<<{_head(element.mark)}{own}/P {parent}{page}{inside}>>"
        )

    def box(self, left: float, bottom: float, right: float, top: float) -> None:
        """Tell where a figure is drawn."""
        self._open[-1].box = f"{left:.2f} {bottom:.2f} {right:.2f} {top:.2f}"

    def finish(self, document: Any) -> None:
        """Close the tree and hang it into a drawn document."""
        self.end("Document")
        first, pages = self._first, self._pages
        table = first + len(self.objects)
        self.objects += pages
        rows = " ".join(f"{page} {table + page} 0 R" for page in range(len(pages)))
        if self._of_field:
            rows += f" {len(pages)} {self._of_field}"
        root = table + len(pages)
        names = f"/IDTree<</Names[{' '.join(self._notes)}]>>" if self._notes else ""
        self.objects.append(
            f"<</Type/StructTreeRoot/K {first} 0 R/ParentTree<</Nums[{rows}]>>"
            f"/ParentTreeNextKey {len(pages) + bool(self._of_field)}{names}>>"
        )
        self.objects[0] = self.objects[0].replace(ROOT, f"{root} 0 R")
        document.Catalog.StructTreeRoot = f"{root} 0 R"
        document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})

    def _own(self, element: _Element) -> str:
        """Return what only this element has: a note's name, a figure's place."""
        if element.mark.role == "Figure":
            return f"/A<</O/Layout/BBox[{element.box}]>>"
        name = f"(note{len(self._notes) + 1:07d})"
        self._notes.append(f"{name} {element.reference}")
        return f"/ID{name}"

    def _unmark(self) -> None:
        self._code.append("EMC")
        self.marked = self._in_artifact = False


@cache
def _marking(role: str) -> str:
    """Write how a piece of an element begins on the page, up to its number."""
    return f"/{'TH' if role == 'RowHead' else role}<</MCID "


@cache
def _head(mark: Begin) -> str:
    """Write what elements of one kind have in common."""
    role, language, alt = mark
    words = f"/S{ATTRIBUTES.get(role, f'/{role}')}"
    if _LANGUAGE.fullmatch(language):
        words += f"/Lang({language})"
    return f"{words}/Alt<{'feff' + alt.encode('utf-16-be').hex()}>" if alt else words
