"""The typefaces of the documents: which one draws a character, and which characters none draws."""

import re
import unicodedata
import zlib
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from reportlab.pdfbase import pdfdoc, ttfonts

SERIF, SERIF_BOLD, SERIF_ITALIC = "PTSerif", "PTSerif-Bold", "PTSerif-Italic"
SANS, SANS_BOLD = "PTSans", "PTSans-Bold"
FACES = (SERIF, SERIF_BOLD, SERIF_ITALIC, SANS, SANS_BOLD)

_FILES = {
    SERIF: ("fontpkg_pt_serif", "files/PT_Serif-Web-Regular.ttf"),
    SERIF_BOLD: ("fontpkg_pt_serif", "files/PT_Serif-Web-Bold.ttf"),
    SERIF_ITALIC: ("fontpkg_pt_serif", "files/PT_Serif-Web-Italic.ttf"),
    SANS: ("fontpkg_pt_sans", "files/PT_Sans-Web-Regular.ttf"),
    SANS_BOLD: ("fontpkg_pt_sans", "files/PT_Sans-Web-Bold.ttf"),
    # Variable fonts; ReportLab embeds their default outlines, the regular weight.
    "NotoSans": ("manimgx_fonts", "NotoSans[wght].ttf"),
    "NotoSansGeorgian": ("manimgx_fonts", "NotoSansGeorgian[wght].ttf"),
    "NotoSansArmenian": ("manimgx_fonts", "NotoSansArmenian[wght].ttf"),
    "NotoSansSymbols": ("manimgx_fonts", "NotoSansSymbols[wght].ttf"),
    "NotoEmoji": ("manimgx_fonts", "NotoEmoji[wght].ttf"),
}
# Only scripts that are right when set letter by letter from left to right: Arabic, Hebrew and the
# Indic scripts would be printed wrongly without shaping, so no font counts for their letters.
_FALLBACKS = (
    SANS,
    "NotoSans",
    "NotoSansGeorgian",
    "NotoSansArmenian",
    "NotoSansSymbols",
    "NotoEmoji",
)

NO_BREAK_SPACE = "\u00a0"
_NARROW_SPACES = "\u00a0\u2007\u2009\u202f\u2060"
_ACCENTS = "\u0300-\u036f"
_WORDS = re.compile(rf"\w[\w{_ACCENTS}]*|\W")
ACCENT = re.compile(f"[{_ACCENTS}]")
"""An accent that is drawn over or below the letter before it: what no letter holds in itself."""
_IGNORED = {"Cf", "Cc", "Cs"}
"""Categories of characters without ink: joiners, direction marks, controls, broken halves."""
_LOOKS_LIKE = {"ʹ": "´", "ʺ": "˝", "\u030b": "˝", "\u0307": "˙"}
"""Primes and accents of ISO 9 that a typeface without them draws as its signs of the same shape."""
KEPT = 4
"""Subsets of a typeface that are kept: the next print sets mostly the same letters, as a preview does."""


class _CompressedOnce(pdfdoc.PDFStreamFilterZCompress):  # type: ignore[misc, unused-ignore]
    """Compresses a subset that was met before no second time."""

    encode = staticmethod(lru_cache(maxsize=KEPT * len(_FILES))(zlib.compress))


class Typeface(ttfonts.TTFont):  # type: ignore[misc, unused-ignore]
    """A font file, embedded in subsets; characters beyond U+FFFF can be copied from the page."""

    def addObjects(self, doc: object) -> None:
        """Write the font's objects, then repair the maps from glyphs to characters and the subsets' names.

        ReportLab 5.1 writes five hexadecimal digits there for U+1F54A, where PDF wants UTF-16, and begins
        the first subset's name of every typeface alike.
        """
        state = self.state[doc]
        names = [f"{state.internalName}+{at}" for at in range(len(state.subsets))]
        super().addObjects(doc)
        known, standard = doc.idToObject, doc.idToObject["BasicFonts"].dict  # type: ignore[attr-defined]
        for font in (standard[name] for name in names):
            given = font.BaseFont
            own = chr(ord("A") + list(_FILES).index(self.fontName)) + given[1:]
            known[f"fontFile:{self.face.filename}({given})"].filters = [_CompressedOnce]
            font.BaseFont = own
            known[f"fontDescriptor:{given}"].dict["FontName"] = pdfdoc.PDFName(own)
            mapping = known[f"toUnicodeCMap:{given}"]
            mapping.content = re.sub(r"<([0-9A-F]{5})>", _in_utf16, mapping.content).replace(
                given, own
            )


def _in_utf16(match: re.Match[str]) -> str:
    return f"<{chr(int(match[1], 16)).encode('utf-16-be').hex().upper()}>"


@cache
def typeface(name: str) -> Typeface:
    """Load a font file once for the whole run."""
    loaded = Typeface(name, str(file_of(name)))
    face = loaded.face
    for missing, shape in _LOOKS_LIKE.items():
        if ord(shape) in face.charToGlyph and ord(missing) not in face.charToGlyph:
            face.charToGlyph[ord(missing)] = face.charToGlyph[ord(shape)]
            face.charWidths[ord(missing)] = face.charWidths[ord(shape)]
    make = lru_cache(maxsize=KEPT)(face.makeSubset)
    face.makeSubset = lambda subset: make(tuple(subset))  # type: ignore[method-assign, unused-ignore]
    return loaded


@cache
def file_of(name: str) -> Path | None:
    """Return the file of a typeface; None where its package is not installed."""
    package, file = _FILES[name]
    found = find_spec(package)
    return Path(found.origin).parent / file if found and found.origin else None


def files() -> list[Path]:
    """Return the font files that are installed."""
    return [file for file in map(file_of, _FILES) if file is not None and file.is_file()]


@lru_cache(maxsize=65536)
def drawing_face(face: str, character: str) -> str | None:
    """Name the typeface that draws a character where `face` is asked for; None if none does."""
    code = ord(character)
    for name in (face, *_FALLBACKS):
        if file_of(name) and typeface(name).face.charToGlyph.get(code):
            return name
    return None


def character_width(face: str, character: str) -> float:
    """Return a character's advance in thousandths of the size."""
    widths = typeface(face).face
    return float(widths.charWidths.get(ord(character), widths.defaultWidth))


@lru_cache(maxsize=4096)
def ink(face: str, character: str) -> tuple[float, float]:
    """Return the middle and the top of what is drawn of a letter, in thousandths of the size."""
    file = typeface(face).face
    file.seek_table("glyf", file.glyphPos[file.charToGlyph.get(ord(character), 0)])
    _outlines, left, _bottom, right, top = (file.read_short() for _field in range(5))
    each = 1000 / file.unitsPerEm
    return (left + right) / 2 * each, top * each


def is_bold_by_stroke(face: str, drawn: str) -> bool:
    """Tell whether what `drawn` draws in the place of a bold face needs its weight: none of them is bold."""
    return face in (SERIF_BOLD, SANS_BOLD) and drawn != face


def runs(face: str, text: str) -> list[tuple[str, str]]:
    """Cut a drawable text into pieces of one typeface each: a whole word is drawn by one, where one can."""
    pieces: list[tuple[str, str]] = []
    for word in _WORDS.findall(text):
        whole = _face_of_word(face, word)
        for character in word:
            name = whole or drawing_face(face, character) or face
            if pieces and pieces[-1][0] == name:
                pieces[-1] = (name, pieces[-1][1] + character)
            else:
                pieces.append((name, character))
    return pieces


def _face_of_word(face: str, word: str) -> str | None:
    """Name the first typeface that draws a whole word; None where none does."""
    for name in (face, *_FALLBACKS):
        if file_of(name) and all(map(typeface(name).face.charToGlyph.get, map(ord, word))):
            return name
    return None


class _Drawable(dict[int, str | None]):
    """What is drawn for each code point; filled as characters turn up."""

    def __missing__(self, code: int) -> str | None:
        drawn = self[code] = _drawn(chr(code))
        return drawn


def _drawn(character: str) -> str | None:
    category = unicodedata.category(character)
    if character in _NARROW_SPACES:
        return NO_BREAK_SPACE if character != "\u2060" else None
    if category in ("Zs", "Zl", "Zp") or character in "\t\n\v\f\r":
        return " "
    if category in _IGNORED or "\ufe00" <= character <= "\ufe0f":
        return None
    return character if drawing_face(SANS, character) else f"[U+{ord(character):04X}]"


_DRAWABLE = _Drawable()


def drawable(text: str) -> str:
    """Return a text as it is drawn: composed letters, one kind of space, no characters without ink.

    A character that no font draws becomes its code point in brackets, as drafts print it.
    """
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    drawn = text.translate(_DRAWABLE)
    return text if drawn == text else drawn  # most are the same, and need no copy


def undrawable(text: str) -> set[str]:
    """Return the characters of a text that no font draws."""
    return {
        character
        for character in set(unicodedata.normalize("NFC", text))
        if (_DRAWABLE[ord(character)] or "").startswith("[U+")
    }
