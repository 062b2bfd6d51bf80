"""The words, pictures and drawn lines of a PDF's pages, by PDFium: runs in the child process only."""

import ctypes
import time
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.intake.files.pdf.protected import Protected
from coalition_app.intake.files.pdf.words import Page, Rule, Word, with_raised_marks

MOST_PAGES = 5_000
"""Pages of a list of 100,000 signatories with twenty on a page."""
MOST_OBJECTS = 20_000
"""Pieces of text, pictures and drawn lines of one page; a table of a whole page has some thousand."""
MOST_LETTERS = 100_000
"""Letters of one page."""
FIRST_SECONDS, SECONDS_OF_LETTER = 1.2, 2e-5
"""Processor seconds that a file may take before its first letter, and then for each: six times the usual."""
MOST_NOTES = 200
"""Fields and notes of a page that are looked at."""
DEEPEST = 4
"""Groups of objects within groups."""
THIN = 2.5
"""Points; what is drawn thinner is a line."""
SHORTEST_RULE = 15
WORD_GAP = 0.3
"""Of the letters' height: more than this between two letters parts two words."""
OFF_LINE = 0.12
"""Of the letters' height: letters that stand farther apart than this, as a note's mark, are two words."""
PICTURE = 0.5
"""Share of a page that a picture covers where the page is one."""
FEW_LETTERS = 200
"""Letters printed over a scan: its date, the name of the program."""
UNKNOWN_LETTERS = 0.2
"""Share of the letters of which a file does not say what they are, for its fonts say only how they look."""
HYPHENS = "\x02\ufffe"
"""What PDFium writes for a hyphen at the end of a line."""
BLANK = frozenset("\0\r\n\t \u00a0\u2002\u2003\u2009\u202f")
PASSWORD = 4
"""PDFium's number for the error."""

_Matrix = tuple[float, float, float, float, float, float]


class _Letter(NamedTuple):
    text: str
    left: float
    right: float
    base: float
    size: float


def pages_of(content: bytes, hurry: Callable[[float], None]) -> Iterator[Page]:
    """Yield the pages of a PDF; raises UserError for one that is broken, protected or endless.

    `hurry` is told before each page how many processor seconds it may take.
    """
    pdfium.FPDF_InitLibrary()
    hurry(FIRST_SECONDS)
    document = open_document(content)
    letters, began = 0, time.process_time()
    for at in range(pdfium.FPDF_GetPageCount(document)):
        hurry(FIRST_SECONDS)
        page = pdfium.FPDF_LoadPage(document, at)
        if page:
            read = _read_page(page)
            pdfium.FPDF_ClosePage(page)
            letters += sum(len(word.text) for word in read.words)
            yield read
        if time.process_time() - began > FIRST_SECONDS + letters * SECONDS_OF_LETTER:
            raise drawn_too_much()
    pdfium.FPDF_CloseDocument(document)


def open_document(content: bytes) -> Any:
    """Open a PDF, with the empty password where it has one; raises UserError where that does not open it."""
    document = pdfium.FPDF_LoadMemDocument64(content, len(content), None)
    if not document and pdfium.FPDF_GetLastError() == PASSWORD:
        raise Protected(
            _("The file is protected by a password. Save it without one and read that.")
        )
    count = pdfium.FPDF_GetPageCount(document) if document else 0
    if count < 1:
        raise UserError(
            _(
                "The PDF is damaged and could not be opened. Open it in its own program, save it anew, or "
                "copy the list into a text, and read that."
            )
        )
    if count > MOST_PAGES:
        sentence = _(
            "The PDF says that it has %(count)s pages; at most %(most)s are read. Save only the pages with "
            "the list as a new PDF and read that."
        )
        raise UserError(sentence % {"count": count, "most": MOST_PAGES})
    return document


def drawn_too_much() -> UserError:
    """Return the error for pages on which far more is drawn than is written."""
    return UserError(
        _(
            "The PDF draws far more than a list can need, so it was not read. Copy the list out of it into a "
            "text and read that."
        )
    )


def _read_page(page: Any) -> Page:
    turn = pdfium.FPDFPage_GetRotation(page)
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    place = _Places(page, turn, width, height)
    drawn = _Drawn(place, width * height)
    drawn.look(page)
    # Over a picture, unseen words are what a program read from it; else nobody knows that they are there.
    unseen = drawn.hidden and not drawn.picture
    letters, unknown = _letters(page, place, width, height, without_hidden=unseen)
    seen = sum(letter is not None for letter in letters)
    if drawn.picture and (seen < FEW_LETTERS or drawn.hidden):
        by_machine = seen >= FEW_LETTERS or (seen > 0 and drawn.hidden)
        words = tuple(_words(letters)) if by_machine else ()
        return Page(height, words, picture=not words, by_machine=by_machine)
    if seen and unknown > UNKNOWN_LETTERS * seen:
        return Page(height, (), picture=True)
    if not seen:
        return Page(height, (), picture=drawn.anything and not unseen, has_hidden=unseen)
    return Page(
        height,
        tuple(with_raised_marks(_words(letters))),
        tuple(drawn.across),
        tuple(drawn.down),
        has_hidden=unseen,
        has_fields=_has_fields(page),
    )


def _has_fields(page: Any) -> bool:
    """Tell whether a form's fields or notes are on a page."""
    for at in range(min(MOST_NOTES, pdfium.FPDFPage_GetAnnotCount(page))):
        note = pdfium.FPDFPage_GetAnnot(page, at)
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        pdfium.FPDFPage_CloseAnnot(note)
        if kind in (pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT):
            return True
    return False


class _Places:
    """Where a point of a PDF's page is seen: from the upper left corner, turned as the page is turned."""

    def __init__(self, page: Any, turn: int, width: float, height: float) -> None:
        box = [ctypes.c_float() for _side in range(4)]
        found = pdfium.FPDFPage_GetCropBox(page, *box) or pdfium.FPDFPage_GetMediaBox(page, *box)
        self._left, self._bottom = (box[0].value, box[1].value) if found else (0.0, 0.0)
        self._turn, self._width, self._height = turn, width, height

    def __call__(self, x: float, y: float) -> tuple[float, float]:
        x, y = x - self._left, y - self._bottom
        if self._turn == 1:
            return y, x
        if self._turn == 2:
            return self._width - x, y
        if self._turn == 3:
            return self._width - y, self._height - x
        return x, self._height - y


class _Drawn:
    """What is drawn on a page beside its words."""

    def __init__(self, place: _Places, area: float) -> None:
        self.across: list[Rule] = []
        self.down: list[Rule] = []
        self.picture = self.anything = self.visible = self.hidden = False
        self._place, self._area = place, area
        self._left = MOST_OBJECTS

    def look(self, page: Any) -> None:
        """Look at everything on a page."""
        self._look(
            pdfium.FPDFPage_CountObjects(page),
            lambda at: pdfium.FPDFPage_GetObject(page, at),
            (1, 0, 0, 1, 0, 0),
            DEEPEST,
        )

    def _look(self, count: int, thing_at: Any, around: _Matrix, deep: int) -> None:
        self._left -= count
        if self._left < 0:
            raise drawn_too_much()
        for at in range(count):
            thing = thing_at(at)
            kind = pdfium.FPDFPageObj_GetType(thing)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                self.anything = True
                mode = pdfium.FPDFTextObj_GetTextRenderMode(thing)
                self.visible |= mode != pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
                self.hidden |= mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self.anything = True
                own = _times(_matrix_of(thing), around)
                self.picture |= abs(own[0] * own[3] - own[1] * own[2]) > PICTURE * self._area
            elif kind == pdfium.FPDF_PAGEOBJ_PATH:
                self.anything = True
                self._look_at_path(thing, around)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and deep:
                inside = pdfium.FPDFFormObj_CountObjects(thing)
                self._look(
                    max(0, inside),
                    lambda at, thing=thing: pdfium.FPDFFormObj_GetObject(thing, at),
                    _times(_matrix_of(thing), around),
                    deep - 1,
                )

    def _look_at_path(self, path: Any, around: _Matrix) -> None:
        count = pdfium.FPDFPath_CountSegments(path)
        self._left -= max(0, count)
        if self._left < 0:
            raise drawn_too_much()
        matrix = _times(_matrix_of(path), around)
        start = last = None
        x, y = ctypes.c_float(), ctypes.c_float()
        for at in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(path, at)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            point = self._place(*_moved(x.value, y.value, matrix))
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                start = point
            elif kind == pdfium.FPDF_SEGMENT_LINETO and last is not None:
                self._add(last, point)
            last = point
            if pdfium.FPDFPathSegment_GetClose(segment) and start is not None:
                self._add(point, start)

    def _add(self, one: tuple[float, float], other: tuple[float, float]) -> None:
        (left, right), (top, bottom) = sorted((one[0], other[0])), sorted((one[1], other[1]))
        if bottom - top < THIN and right - left > SHORTEST_RULE:
            self.across.append(Rule(left, right, top))
        elif right - left < THIN and bottom - top > SHORTEST_RULE / 2:
            self.down.append(Rule(top, bottom, left))


def _matrix_of(thing: Any) -> _Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, matrix):
        return (1, 0, 0, 1, 0, 0)
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _times(one: _Matrix, other: _Matrix) -> _Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, l = other  # noqa: E741 - the letters of the standard
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l,
    )  # fmt: skip


def _moved(x: float, y: float, matrix: _Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _letters(
    page: Any, place: _Places, width: float, height: float, *, without_hidden: bool
) -> tuple[list[_Letter | None], int]:
    """Return the letters of a page in its own order, None for a space, and how many say not what they are.

    What stands beyond the edges of the page is not seen by its readers.
    """
    text = pdfium.FPDFText_LoadPage(page)
    count = pdfium.FPDFText_CountChars(text)
    if count > MOST_LETTERS:
        raise drawn_too_much()
    letters: list[_Letter | None] = []
    unknown = 0
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    code_of, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    origin_of, is_unknown = pdfium.FPDFText_GetCharOrigin, pdfium.FPDFText_HasUnicodeMapError
    for at in range(max(0, count)):
        letter = chr(code_of(text, at))
        if letter in BLANK:
            letters.append(None)
            continue
        if without_hidden and _is_hidden(text, at):
            continue
        box_of(text, at, box)
        origin_of(text, at, x, y)
        left, top = place(box.left, box.top)
        right, bottom = place(box.right, box.bottom)
        if left > right:
            left, right = right, left
        if top > bottom:
            top, bottom = bottom, top
        if right < 0 or left > width or bottom < 0 or top > height:
            continue
        unknown += is_unknown(text, at) == 1
        base = place(x.value, y.value)[1]
        shown = "-" if letter in HYPHENS else letter
        letters.append(_Letter(shown, left, right, base, bottom - top))
    pdfium.FPDFText_ClosePage(text)
    return letters, unknown


def _is_hidden(text: Any, at: int) -> bool:
    mode = pdfium.FPDFTextObj_GetTextRenderMode(pdfium.FPDFText_GetTextObject(text, at))
    return bool(mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)


def _words(letters: list[_Letter | None]) -> Iterator[Word]:
    """Yield the words: letters that follow each other on one line without a space or a gap."""
    run: list[_Letter] = []
    for letter in (*letters, None):
        if letter is not None and run and not _goes_on(run[-1], letter):
            yield _word(run)
            run = []
        if letter is not None:
            run.append(letter)
        elif run:
            yield _word(run)
            run = []


def _goes_on(last: _Letter, letter: _Letter) -> bool:
    size = max(last.size, letter.size)
    gap = letter.left - last.right
    return abs(letter.base - last.base) < OFF_LINE * size and -size < gap < WORD_GAP * size


def _word(run: list[_Letter]) -> Word:
    text = "".join(letter.text for letter in run)
    return Word(text, run[0].left, run[-1].right, run[0].base, max(each.size for each in run))
