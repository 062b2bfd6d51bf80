"""What a planned page is made of: marks at places, gathered in blocks; measures in points.

Inside a block, y counts downward from the block's top; a text's y is its baseline.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from coalition_app.documents.layout import fonts

LEFT, BOTTOM = 68.0, 76.0
"""Where the text begins and ends on every paper, from its own zero."""


class Paper(NamedTuple):
    """A size of paper and its margins."""

    width: float
    height: float
    start: float = 0.0
    """The x of the paper's left edge: a small one has a smaller margin before `LEFT`."""
    margin: float = 51.0
    """At the right."""

    @property
    def right(self) -> float:
        """Return the x where lines end."""
        return self.start + self.width - self.margin

    @property
    def text_width(self) -> float:
        """Return the length of a line."""
        return self.right - LEFT

    @property
    def is_narrow(self) -> bool:
        """Tell whether lines are too short for what stands side by side on wider paper."""
        return self.text_width < 400.0

    @property
    def top(self) -> float:
        """Return the y where the text begins."""
        return self.height - 66.0

    @property
    def room(self) -> float:
        """Return the height that the text of a page takes at most."""
        return self.top - BOTTOM


A4 = Paper(595.276, 841.89)
PAPERS = {"a4": A4, "a5": Paper(419.528, 595.276, 26.0, 36.0), "letter": Paper(612.0, 792.0)}
RIGHT, TEXT_WIDTH = A4.right, A4.text_width

Colour = tuple[float, float, float]
BLACK: Colour = (0, 0, 0)
INK: Colour = (0.07, 0.12, 0.17)
SOFT: Colour = (0.2, 0.2, 0.2)
GREY: Colour = (0.36, 0.39, 0.43)
HAIR: Colour = (0.78, 0.80, 0.83)
TINT: Colour = (0.953, 0.961, 0.969)


class Style(NamedTuple):
    """How a line of text is set."""

    face: str
    size: float
    leading: float
    colour: Colour = BLACK
    spacing: float = 0
    """Added between letters."""


class Text(NamedTuple):
    """One line of drawable text."""

    x: float
    y: float
    style: Style
    string: str


class Rule(NamedTuple):
    """A horizontal line."""

    x: float
    y: float
    end: float
    thickness: float = 0.4
    colour: Colour = HAIR


class Fill(NamedTuple):
    """A filled rectangle; y is its upper edge."""

    x: float
    y: float
    width: float
    height: float
    colour: Colour = TINT


class Ring(NamedTuple):
    """A dashed circle."""

    x: float
    y: float
    radius: float
    colour: Colour = GREY


class Stamp(NamedTuple):
    """The QR, drawn once for the whole file and shown here; y is its upper edge."""

    x: float
    y: float
    size: float


class Code(NamedTuple):
    """A QR of its own, beside the one that is the same on every page; y is its upper edge."""

    x: float
    y: float
    size: float
    text: str
    error: str = "m"
    """How much of it may be damaged: l, m, q or h."""


class Picture(NamedTuple):
    """A picture; y is its upper edge."""

    x: float
    y: float
    width: float
    height: float
    content: bytes
    """A PNG without see-through dots."""


class SignatureField(NamedTuple):
    """Where an electronic signature is put later, at most once in a file; y is its upper edge."""

    x: float
    y: float
    width: float
    height: float
    name: str
    """What screen readers call it."""


class Begin(NamedTuple):
    """A structure element opens here: its role in PDF's words (H1, P, L, LI, TR, Artifact ...).

    Besides these, RowHead is the TH at the left of a row, and Header and Footer are artifacts that stand at
    each page's head and foot.
    """

    role: str
    language: str = ""
    """Where it is not the document's."""
    alt: str = ""
    """What a figure shows, for screen readers."""


class End(NamedTuple):
    """The structure element that was opened last ends here."""

    role: str


class Bookmark(NamedTuple):
    """A place that a viewer lists beside the pages, at the block's upper edge."""

    title: str
    level: int = 0


Mark = Text | Rule | Fill | Ring | Stamp | Code | Picture | SignatureField | Begin | End | Bookmark

begin, end = cache(Begin), cache(End)
"""The same mark for the same words: a long list has a million of them."""


@dataclass(slots=True)
class Block:
    """Marks that are kept together, and the height that they take."""

    height: float = 0
    marks: list[Mark] = field(default_factory=list)
    entry: tuple[str, int] | None = None
    """The section and number of the entry of the list that begins here."""
    row: tuple[str, int] | None = None
    """The title of the table, and the number, of the signatory whose row begins here."""

    def open(self, *roles: str) -> None:
        """Open structure elements, the outermost first."""
        self.marks.extend(map(begin, roles))

    def close(self, *roles: str) -> None:
        """Close structure elements, the innermost first."""
        self.marks.extend(map(end, roles))

    def lines(
        self, role: str, x: float, style: Style, lines: list[str], language: str = ""
    ) -> None:
        """Add lines of one element below what is there, and grow by them."""
        self.marks.append(begin(role, language))
        for line in lines:
            self.marks.append(Text(x, self.height + style.size, style, line))
            self.height += style.leading
        self.marks.append(end(role))

    def artifact(self, *marks: Mark, role: str = "Artifact") -> None:
        """Add ornaments, or what stands on every page: screen readers skip both."""
        self.marks.append(begin(role))
        self.marks.extend(marks)
        self.marks.append(end(role))

    def figure(self, mark: Mark, alt: str) -> None:
        """Add a drawing that says something, with what it shows."""
        self.marks.extend((Begin("Figure", "", alt), mark, end("Figure")))

    def field(self, mark: SignatureField) -> None:
        """Add the place of a signature."""
        self.marks.extend((Begin("Form", "", mark.name), mark, end("Form")))

    def element(self, role: str, *marks: Mark) -> None:
        """Add one structure element with the texts in it, and spans in another language."""
        self.marks.append(begin(role))
        self.marks.extend(marks)
        self.marks.append(end(role))

    def bare(self) -> None:
        """Forget the structure elements, which take much of a long list's memory."""
        self.marks = [
            mark for mark in self.marks if type(mark) is not Begin and type(mark) is not End
        ]


@dataclass(slots=True)
class Group:
    """Blocks that follow each other; split over pages only where they are long.

    `lead` first and `trail` last blocks are never separated; `repeat` heads each further page of the group; a
    `whole` group is split only when it is longer than a page, or would be alone on one that certifies; one
    that is `kept` only where a large hole would be left otherwise. `entries` says how many entries of the
    list are in it. A `closing` group is what certifies: it is the last one, and never alone on its page;
    `smaller` are other settings of it, made where they are needed.
    """

    blocks: list[Block]
    lead: int = 1
    trail: int = 1
    repeat: Block | None = None
    whole: bool = False
    kept: bool = False
    entries: int = 0
    closing: bool = False
    smaller: Iterable["Group"] = ()

    def height(self) -> float:
        """Add up the blocks' heights."""
        return sum([block.height for block in self.blocks])


def line_blocks(
    role: str, x: float, style: Style, lines: list[str], language: str = ""
) -> list[Block]:
    """Set one element's lines in a block each, so that it can flow over pages."""
    blocks = [Block(style.leading, [Text(x, style.size, style, line)]) for line in lines]
    blocks[0].marks.insert(0, begin(role, language))
    blocks[-1].marks.append(end(role))
    return blocks


def table_heads(
    cells: Sequence[Sequence[Mark]], height: float, *ornaments: Mark
) -> tuple[Block, Block]:
    """Make a table's row of heads, which opens the table, and its repetition on later pages."""
    first, repetition = Block(height), Block(height)
    first.artifact(*ornaments)
    first.open("Table", "TR")
    for marks in cells:
        first.element("TH", *marks)
    first.close("TR")
    texts = [mark for marks in cells for mark in marks if isinstance(mark, Text)]
    repetition.artifact(*ornaments, *texts)
    return first, repetition


LABEL = Style(fonts.SANS, 8.2, 11, GREY)
LABEL_BOLD = Style(fonts.SANS_BOLD, 8.2, 11, INK)
TITLE = Style(fonts.SERIF_BOLD, 18, 22.5, INK)
LEAD = Style(fonts.SERIF, 10, 13.5, SOFT)
BODY = Style(fonts.SERIF, 9.6, 12.8, SOFT)
HEADING = Style(fonts.SANS_BOLD, 11.5, 15, INK)
QUIET_HEADING = Style(fonts.SANS, 9.5, 13, GREY)
COUNT = Style(fonts.SANS, 9, 12, GREY)
NOTE = Style(fonts.SANS, 7.8, 10.4, GREY)
