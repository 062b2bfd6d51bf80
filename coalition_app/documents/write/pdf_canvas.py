"""Painting planned pages on ReportLab's canvas."""

import datetime as dt
import hashlib
import io
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby, pairwise
from time import gmtime
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFArray
from reportlab.pdfgen.canvas import Canvas

from coalition_app import __version__
from coalition_app.documents.content.codes import qr_text
from coalition_app.documents.layout import fonts, kerning
from coalition_app.documents.layout.annex import Plan
from coalition_app.documents.layout.marks import (
    Begin,
    Bookmark,
    Code,
    Colour,
    End,
    Fill,
    Picture,
    Ring,
    Rule,
    SignatureField,
    Stamp,
    Style,
    Text,
)
from coalition_app.documents.layout.paging import Page
from coalition_app.documents.write.pdf_archive import describe
from coalition_app.documents.write.pdf_attachment import Packed, attach_file, attached_stream
from coalition_app.documents.write.pdf_field import add_field
from coalition_app.documents.write.pdf_file import TaggedPage, compressed_page, file_bytes
from coalition_app.documents.write.pdf_tags import Tags
from coalition_app.work import Tell, tell_nobody

QR_FORM = "verification"
STROKE = 0.03
"""Of the size: by so much are letters thicker that no bold typeface draws."""
ABOVE = 230
"""The combining class of accents over a letter."""
TOLD_EACH = 8
"""Pages; a page takes a few milliseconds."""


Attachment = Callable[[int, bytes], bytes | Packed]
"""Gives what is attached, told how many bytes stand before it and their SHA-256."""
MOST_WORDS = 50_000
"""Words that are remembered as they are written: those of a long list are many, and come seldom again."""


class _InOtherSubset(Exception):
    """A character lies outside the first subset of the asked typeface, or has a place of its own."""


class _Codes(dict[int, str]):
    """How each character is written in a typeface's first subset; filled as characters turn up."""

    def __init__(self, face: str, document: Any) -> None:
        self._face, self._document = face, document

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if fonts.drawing_face(self._face, character) != self._face or fonts.ACCENT.match(character):
            raise _InOtherSubset
        ((subset, encoded),) = fonts.typeface(self._face).splitString(character, self._document)
        if subset:
            raise _InOtherSubset
        written = self[code] = _escaped(encoded)
        return written


class _Kerned(dict[str, str]):
    """How each word is written between brackets of a typeface's first subset, letters moved closer."""

    def __init__(self, face: str, codes: _Codes) -> None:
        self._pairs, self._codes = kerning.pairs(face), codes

    def __missing__(self, word: str) -> str:
        if len(self) > MOST_WORDS:
            self.clear()
        moved = [*map(self._pairs.get, pairwise(word))]
        if not any(moved):
            written = self[word] = word.translate(self._codes)
            return written
        parts, start = [], 0
        for at, by in enumerate(moved, 1):
            if by:
                parts.append(f"{word[start:at].translate(self._codes)}){-by}(")
                start = at
        written = self[word] = "".join(parts) + word[start:].translate(self._codes)
        return written


_ACCENT_OR_REST = re.compile(rf"{fonts.ACCENT.pattern}|{fonts.ACCENT.pattern.replace('[', '[^')}+")


def _accent(letter: tuple[str, str], face: str, accent: str, size: float, shown: str) -> str:
    """Write an accent at the middle of the letter before it, higher over a high one; then go behind that."""
    middle, top = fonts.ink(*letter)
    own_middle, _top = fonts.ink(face, accent)
    back = fonts.character_width(*letter) - middle + own_middle
    _middle, usual = fonts.ink(fonts.SANS, "x")
    is_above = unicodedata.combining(accent) == ABOVE
    rise = max(0.0, top - usual) * size / 1000 if is_above else 0.0
    forth = back - fonts.character_width(face, accent)
    return f"{rise:.3g} Ts [{back:.0f} {shown} {-forth:.0f}] TJ 0 Ts"


def _escaped(encoded: bytes) -> str:
    return "".join(
        f"\\{chr(byte)}" if byte in b"()\\" else chr(byte) if 32 <= byte < 127 else f"\\{byte:03o}"
        for byte in encoded
    )


def _rgb(colour: Colour, operator: str) -> str:
    return f"{colour[0]:.3g} {colour[1]:.3g} {colour[2]:.3g} {operator}"


class Painter:
    """Draws marks; one painter a document. `tags` gathers what they are; None draws them only."""

    def __init__(self, canvas: Canvas, tags: Tags | None = None) -> None:
        self._canvas = canvas
        self._document = _document(canvas)
        self._tags = tags
        self._codes = {face: _Codes(face, self._document) for face in fonts.FACES}
        self._kerned = {face: _Kerned(face, codes) for face, codes in self._codes.items()}
        self._code: list[str] = []
        self._style: Style | None = None
        self._chosen: dict[Style, str] = {}
        """How the style of a text is set, as an operator."""
        self._bookmarks = 0
        self._draw: dict[type, Any] = {
            Text: self._text,
            Rule: self._rule,
            Fill: self._fill,
            Ring: self._ring,
            Stamp: self._stamp,
            Code: self._qr,
            Picture: self._picture,
            Bookmark: self._bookmark,
            SignatureField: self._field,
        }
        self._number = 0
        self._add_field: Callable[[], None] | None = None

    def paint(self, plan: Plan, tell: Tell = tell_nobody) -> None:
        """Draw all pages of a plan, and leave it empty."""
        for number, page in enumerate(plan.pages, 1):
            if number % TOLD_EACH == 1:
                tell(number - 1, len(plan.pages))
            self._code.clear()
            self._style, self._number = None, number
            if self._tags is None:
                self._page(page)
            else:
                self._tags.page_begin(number, self._code)
                self._tagged_page(page, self._tags)
                self._tags.page_end()
            self._flush()
            self._canvas.showPage()
            page.clear()  # what is drawn is not needed any more, and of a long list it is much
            drawn = self._document.idToObject[f"Page{number}"]
            if drawn.compression:
                drawn.Contents, drawn.stream = compressed_page(drawn.stream), None
            if plan.paper.start:
                edges = (plan.paper.start, 0, plan.paper.start + plan.paper.width)
                drawn.MediaBox = PDFArray([*edges, plan.paper.height])
            if self._tags is not None:
                drawn.__class__ = TaggedPage
                drawn.StructParents, drawn.Tabs = number - 1, "/S"
        if self._add_field is not None:
            self._add_field()

    def _page(self, page: Page) -> None:
        draw = self._draw
        for top, block in page:
            for mark in block.marks:
                kind = type(mark)
                if kind is not Begin and kind is not End:
                    draw[kind](mark, top)

    def _tagged_page(self, page: Page, tags: Tags) -> None:
        draw = self._draw
        for top, block in page:
            for mark in block.marks:
                kind = type(mark)
                if kind is Begin:
                    tags.begin(mark)  # type: ignore[arg-type]
                elif kind is End:
                    tags.end(mark.role)  # type: ignore[union-attr]
                else:
                    if not tags.marked and kind not in (Bookmark, SignatureField):
                        tags.show()
                    if kind is Text and (space := tags.space_before(mark)):  # type: ignore[arg-type]
                        self._text(space, top)
                    draw[kind](mark, top)

    def _text(self, mark: Text, top: float) -> None:
        x, y, style, string = mark
        try:
            words = map(self._kerned[style.face].__getitem__, string.split(" "))
            shown = f"[({' '.translate(self._codes[style.face]).join(words)})]TJ"
        except _InOtherSubset:
            shown = self._mixed(style, string)
        if style is self._style:
            self._code.append(f"BT 1 0 0 1 {x:.2f} {top - y:.2f} Tm {shown} ET")
            return
        self._style = style
        chosen = self._chosen.get(style)
        if chosen is None:
            face = self._font(style.face, 0)
            chosen = f"BT {face} {style.size:g} Tf {_rgb(style.colour, 'rg')} 1 0 0 1"
            self._chosen[style] = chosen
        self._code.append(f"{chosen} {x:.2f} {top - y:.2f} Tm {shown} ET")

    def _mixed(self, style: Style, string: str) -> str:
        """Write a text that needs more than one typeface or subset, and leave the first one set."""
        pieces, bold = [], f"{_rgb(style.colour, 'RG')} {style.size * STROKE:.3g} w 2 Tr"
        letter = ("", "")
        for face, part in fonts.runs(style.face, string):
            stroked = fonts.is_bold_by_stroke(style.face, face)
            pieces += [bold] if stroked else []
            for drawn in _ACCENT_OR_REST.findall(part):
                is_accent, before = fonts.ACCENT.match(drawn) and letter[1].isalpha(), letter
                for subset, encoded in fonts.typeface(face).splitString(drawn, self._document):
                    shown = f"({_escaped(encoded)})"
                    pieces.append(f"{self._font(face, subset)} {style.size:g} Tf")
                    pieces.append(
                        _accent(before, face, drawn, style.size, shown)
                        if is_accent
                        else f"{shown} Tj"
                    )
                letter = letter if is_accent else (face, drawn[-1])
            pieces += ["0 Tr"] if stroked else []
        return " ".join([*pieces, f"{self._font(style.face, 0)} {style.size:g} Tf"])

    def _font(self, face: str, subset: int) -> str:
        return str(fonts.typeface(face).getSubsetInternalName(subset, self._document))

    def _rule(self, mark: Rule, top: float) -> None:
        y = top - mark.y
        self._code.append(
            f"{_rgb(mark.colour, 'RG')} {mark.thickness:g} w "
            f"{mark.x:.2f} {y:.2f} m {mark.end:.2f} {y:.2f} l S"
        )

    def _fill(self, mark: Fill, top: float) -> None:
        self._style = None
        y = top - mark.y - mark.height
        self._code.append(
            f"{_rgb(mark.colour, 'rg')} "
            f"{mark.x:.2f} {y:.2f} {mark.width:.2f} {mark.height:.2f} re f"
        )

    def _ring(self, mark: Ring, top: float) -> None:
        self._flush()
        self._canvas.saveState()
        self._canvas.setDash(2, 2)
        self._canvas.setStrokeColorRGB(*mark.colour)
        self._canvas.setLineWidth(0.6)
        self._canvas.circle(mark.x, top - mark.y, mark.radius, stroke=1, fill=0)
        self._canvas.restoreState()

    def _stamp(self, mark: Stamp, top: float) -> None:
        self._square(mark, top)
        self._canvas.saveState()
        self._canvas.translate(mark.x, top - mark.y - mark.size)
        self._canvas.scale(mark.size, mark.size)
        self._canvas.doForm(QR_FORM)
        self._canvas.restoreState()

    def _qr(self, mark: Code, top: float) -> None:
        self._square(mark, top)
        self._canvas.saveState()
        self._canvas.translate(mark.x, top - mark.y - mark.size)
        self._canvas.scale(mark.size, mark.size)
        _draw_qr(self._canvas, mark.text, mark.error)
        self._canvas.restoreState()

    def _picture(self, mark: Picture, top: float) -> None:
        from reportlab.lib.utils import ImageReader

        bottom = top - mark.y - mark.height
        self._flush()
        if self._tags is not None:
            self._tags.box(mark.x, bottom, mark.x + mark.width, bottom + mark.height)
        image = ImageReader(io.BytesIO(mark.content))
        self._canvas.drawImage(image, mark.x, bottom, mark.width, mark.height)

    def _bookmark(self, mark: Bookmark, top: float) -> None:
        self._bookmarks += 1
        name = f"place{self._bookmarks}"
        self._canvas.bookmarkPage(name, fit="XYZ", left=0, top=top)
        self._canvas.addOutlineEntry(mark.title, name, mark.level)

    def _field(self, mark: SignatureField, top: float) -> None:
        if self._tags is not None:
            self._tags.field()
        bottom = top - mark.y - mark.height
        place = (mark.x, bottom, mark.x + mark.width, top - mark.y)
        tagged = self._tags is not None
        self._add_field = partial(
            add_field, self._document, self._number, place, mark.name, tagged=tagged
        )

    def _square(self, mark: Stamp | Code, top: float) -> None:
        """Prepare for a square drawing, and tell where it is."""
        self._flush()
        if self._tags is not None:
            bottom = top - mark.y - mark.size
            self._tags.box(mark.x, bottom, mark.x + mark.size, bottom + mark.size)

    def _flush(self) -> None:
        """Hand over what is written so far, so that the canvas's own drawing comes after it."""
        self._canvas.addLiteral("\n".join(self._code))
        self._code.clear()


def _document(canvas: Canvas) -> Any:
    """Return the file behind a canvas, which ReportLab keeps under a private name."""
    return vars(canvas)["_doc"]


def paint_plan(
    plan: Plan,
    *,
    author: str,
    date: dt.date,
    attachment: Attachment | None,
    name: str = "annex.json",
    with_qr: bool,
    with_field: bool = False,
    tagged: bool = True,
    tell: Tell = tell_nobody,
) -> bytes:
    """Draw a plan and return the file's bytes: the same ones for the same plan, always.

    `attachment` writes the content that goes with an annex, or what goes with a slip, under its `name`; None
    for the other small pages. A `tagged` file tells screen readers what each piece of a page is.
    `with_field`: the plan has the place of a signature.
    """
    canvas = _canvas(plan, author, date, tagged)
    if with_qr:
        _define_qr(canvas, qr_text(plan.digest))
    tags = Tags(len(plan.pages), with_field) if tagged else None
    Painter(canvas, tags).paint(plan, tell)
    document, last = _document(canvas), None
    if attachment is not None:
        attach_file(document, name)
        last = partial(_attachment, document, attachment, date)
    if tags is not None:
        tags.finish(document)
    return file_bytes(canvas, document, tags.objects if tags else (), last)


def _attachment(
    document: Any, write: Attachment, date: dt.date, count: int, sha256: bytes
) -> bytes:
    return attached_stream(document, write(count, sha256), date)


def _canvas(plan: Plan, author: str, date: dt.date, tagged: bool) -> Canvas:
    # The streams of fonts and forms read this switch when they are written: no ASCII detour.
    rl_config.useA85 = 0
    pdfmetrics.registerFont(fonts.typeface(fonts.SERIF))
    canvas = Canvas(
        io.BytesIO(),
        pagesize=(plan.paper.width, plan.paper.height),
        invariant=1,
        pageCompression=1,
        lang=plan.language,
        initialFontName=fonts.SERIF,  # type: ignore[arg-type]  # the stubs expect a number
        initialFontSize=10,
        pdfVersion=(1, 7),
    )
    describe(
        _document(canvas),
        title=plan.title,
        author=author,
        creator=f"coalition_app {__version__}",
        date=date,
        tagged=tagged,
    )
    _set_moment(_document(canvas), plan, date)
    return canvas


def _set_moment(document: Any, plan: Plan, date: dt.date) -> None:
    """Set the file's own date and identity, whatever the clock and the environment say."""
    seconds = int(dt.datetime(date.year, date.month, date.day, tzinfo=dt.UTC).timestamp())
    stamp = document._timeStamp
    stamp.t, stamp.lt = seconds, gmtime(seconds)
    stamp.YMDhms = tuple(stamp.lt)[:6]
    stamp.dhh = stamp.dmm = 0
    stamp.tzname = "UTC"
    document.signature = hashlib.md5(plan.digest, usedforsecurity=False)


def _define_qr(canvas: Canvas, text: str) -> None:
    """Draw the QR once, one unit wide, for every page to show."""
    canvas.beginForm(QR_FORM, 0, 0, 1, 1)
    _draw_qr(canvas, text)
    canvas.endForm()


def _draw_qr(canvas: Canvas, text: str, error: str = "m") -> None:
    """Draw a QR one unit wide, from the left lower corner."""
    import segno

    encoding = None if text.isascii() else "utf-8"
    made = segno.make(text, error=error, micro=False, boost_error=False, encoding=encoding)
    matrix = made.matrix
    module = 1 / len(matrix)
    canvas.setFillColorRGB(0, 0, 0)
    path = canvas.beginPath()
    for row, modules in enumerate(matrix):
        for start, length in _dark_runs(bytes(modules)):
            path.rect(start * module, 1 - (row + 1) * module, length * module, module)
    canvas.drawPath(path, stroke=0, fill=1)


def _dark_runs(modules: bytes) -> Iterator[tuple[int, int]]:
    """Yield start and length of each run of dark modules in a row."""
    place = 0
    for dark, run in groupby(modules):
        length = len(list(run))
        if dark:
            yield place, length
        place += length
