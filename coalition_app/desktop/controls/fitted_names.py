"""Names in rows of one height: in one line, in smaller letters, or in two lines, and never cut at the end."""

from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

SMALL_TEXT, SMALL_LINE, BOTH_LINES = 11.5 / 13, 12.75, 27
"""Share of the size of text for the second size; pixels at 100 % between two such lines, of a row of both."""
SMALLEST_TEXT = 11 / 13
"""Share of the size of text for names that two lines of the second size do not hold."""
LINE, LIFT = 18, 0.75
"""Pixels at 100 % of a line of text, and by which two lines stand above the middle: tails need room."""

TIED = ("г.", "с.", "п.", "№", "No.")
"""Words that no line ends with."""


class NameLine(NamedTuple):
    """A line of a name: its words, where they begin in the name, and in which font they are."""

    words: str
    start: int
    font: QFont


def smaller(font: QFont, share: float = SMALL_TEXT) -> QFont:
    """Return a font of a share of the size."""
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * share)
    return made


def name_lines(name: str, font: QFont, room: int, second: int) -> list[NameLine]:
    """Return a name as it fits: one line, one of smaller letters, or two, the second `second` pixels wide.

    What fits only in the smallest letters has those; what fits no way shows its end, where names of one
    kind differ.
    """
    if _fits(QFontMetrics(font), name, second):
        return [NameLine(name, 0, font)]
    found = small_lines(name, smaller(font), room, second)
    if "".join(each.words for each in found).replace(" ", "") == name.replace(" ", ""):
        return found
    least = small_lines(name, smaller(font, SMALLEST_TEXT), room, second)
    return found if any(each.words.startswith("…") for each in least) else least


def small_lines(name: str, small: QFont, room: int, second: int) -> list[NameLine]:
    """Return words in one line of a font or in two, the second `second` pixels wide."""
    metrics = QFontMetrics(small)
    if _fits(metrics, name, second):
        return [NameLine(name, 0, small)]
    end = loose = 0
    while (gap := name.find(" ", end + 1)) > 0 and _fits(metrics, name[:gap], room):
        end = gap
        loose = loose if _is_tied(name, gap) else gap
    if loose and _fits(metrics, name[loose + 1 :], second):
        end = loose
    if not end:
        # One word wider than the column is broken behind its hyphen, else where the column ends.
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
        end = name.rfind("-", 0, len(shown)) + 1 or max(1, len(shown) - 1)
    first, rest = name[:end], name[end:].lstrip()
    shown = _end_of(rest, metrics, second)
    return [NameLine(first, 0, small), NameLine(shown, len(name) - len(shown), small)]


def _end_of(words: str, metrics: QFontMetrics, room: int) -> str:
    """Return words, or as many of their last ones as fit; the end of a word that alone is wider."""
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideLeft, room)
    gap = -1 if shown == words else words.find(" ", len(words) - len(shown))
    while gap >= 0:
        if _fits(metrics, ended := f"…{words[gap:]}", room):
            return ended
        gap = words.find(" ", gap + 1)
    return shown


def whole_lines(words: str, font: QFont, room: int, most: int) -> list[NameLine]:
    """Return words as a row of up to `most` lines holds them: as a name, or in more smaller lines."""
    small = smaller(font)
    least = QFontMetrics(smaller(font, SMALLEST_TEXT))
    if most <= 2 or least.horizontalAdvance(words) <= 2 * room:
        found = name_lines(words, font, room, room)
        if most <= 2 or not any(each.words.startswith("…") for each in found):
            return found
    lines = _wrapped(words, small, room)
    if len(lines) > most:
        start = lines[most - 1].start
        rest = QFontMetrics(small).elidedText(words[start:], Qt.TextElideMode.ElideRight, room)
        lines[most - 1 :] = [NameLine(rest, start, small)]
    return lines


def reason_lines(words: str, small: QFont, room: int) -> list[NameLine]:
    """Return words in one line of a font, in two, or in as many as they need."""
    found = small_lines(words, small, room, room)
    return _wrapped(words, small, room) if found[-1].words.startswith("…") else found


def _wrapped(words: str, font: QFont, room: int) -> list[NameLine]:
    """Break words into lines; a word wider than the room is broken where the room ends."""
    layout, option, lines, start = QTextLayout(words, font), QTextOption(), list[NameLine](), 0
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    counted = words.encode("utf-16-le", "surrogatepass")  # Qt counts in units of two bytes
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        first, last = 2 * line.textStart(), 2 * (line.textStart() + line.textLength())
        part = counted[first:last].decode("utf-16-le", "surrogatepass")
        lines.append(NameLine(part.rstrip(), start, font))
        start += len(part)
    layout.endLayout()
    return lines


def _is_tied(name: str, gap: int) -> bool:
    """Tell whether what stands around a space is read as one: a number and its word, "г." and its town."""
    return name[:gap].rpartition(" ")[2] in TIED or name[gap + 1 :].isdigit()


def narrowest(words: str, font: QFont) -> int:
    """Return the fewest pixels in which words stand whole, in one line of a font or in two."""
    metrics, parts = QFontMetrics(font), words.split(" ")
    breaks = [(" ".join(parts[:at]), " ".join(parts[at:])) for at in range(1, len(parts))]
    both = [max(map(metrics.horizontalAdvance, each)) for each in breaks]
    return min([metrics.horizontalAdvance(words), *both]) + 2


def _fits(metrics: QFontMetrics, words: str, room: int) -> bool:
    # The width in whole pixels is rounded down: words that fit by it are cut when they are drawn.
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, room) == words


def both_lines(line: int) -> int:
    """Return the pixels of a row of two smaller lines, where a line of text has `line` pixels."""
    return round(BOTH_LINES * line / LINE)


def lines_height(count: int, line: int) -> int:
    """Return the pixels of a row of smaller lines, two at least, where a line of text has `line` pixels."""
    return round((BOTH_LINES + (count - 2) * SMALL_LINE) * line / LINE)


def lines_held(height: int, line: int) -> int:
    """Return how many smaller lines a row of a height holds, two at least."""
    return max(2, 2 + int((height - both_lines(line) + 1) * LINE / line / SMALL_LINE))


def line_places(place: QRect, count: int, line: int) -> list[QRect]:
    """Return where the one line or the lines of a row are drawn, each in the middle of its place.

    `line` is the height of a line of text in pixels; breve and tail of them stay inside the row.
    """
    if count < 2:
        return [place]
    step = SMALL_LINE * line / LINE
    above = (count - 1) * step / 2 + LIFT * line / LINE
    return [place.translated(0, round(at * step) - round(above)) for at in range(count)]
