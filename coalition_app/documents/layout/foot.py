"""The foot of a page, in one line: what it belongs to, its edition or code, page n of N."""

from coalition_app.documents.layout import fonts
from coalition_app.documents.layout.document_words import Wording
from coalition_app.documents.layout.fonts import drawable
from coalition_app.documents.layout.marks import GREY, INK, LEFT, RIGHT, Block, Rule, Style, Text
from coalition_app.documents.layout.measure import shorten, width

FOOT_TOP, FOOT_LINE = 34.0, 12.0
"""Points: the rule of the foot above the paper's edge, and the line's baseline below the rule."""
FOOT = Style(fonts.SANS, 7.6, 10, GREY)
FOOT_BOLD = Style(fonts.SANS_BOLD, 7.6, 10, INK)
APART, BESIDE = 12.0, 3.0
"""Points before a part of the line, and before one that belongs to what stands before it."""
NARROW = 380.0
"""Points of a line below which the title has a line of its own."""
TITLE_ROOM = 130.0
"""Points that the title keeps, however long the other parts are."""


def foot_block(
    words: Wording,
    title: str,
    said: str,
    page: tuple[int, int],
    *,
    code: str = "",
    right: float = RIGHT,
) -> Block:
    """Set the title at the left, cut to its room, and flush right what is said, the code, page n of N.

    Where the line is narrow the title stands above the others.

    `page` is its number and how many there are; `right` is where the line ends, in points.
    """
    told = words.texts.gettext("page %(number)d of %(total)d")
    pages = drawable(told % {"number": page[0], "total": page[1]})
    narrow = right - LEFT < NARROW
    line = FOOT_LINE + (FOOT.leading if narrow else 0)
    x = right - _width(FOOT_BOLD, pages)
    texts = [Text(x, line, FOOT_BOLD, pages)]
    x -= APART
    if code:
        x -= _width(FOOT_BOLD, code) + BESIDE
    kept = 0.0 if narrow else APART + TITLE_ROOM
    said = shorten(FOOT.face, FOOT.size, drawable(said), x - kept - LEFT)
    x = LEFT if narrow else x - _width(FOOT, said)
    texts.insert(0, Text(x, line, FOOT, said))
    if code:
        texts.insert(1, Text(x + _width(FOOT, said) + BESIDE, line, FOOT_BOLD, code))
    room = right - LEFT if narrow else x - APART - LEFT
    title = shorten(FOOT.face, FOOT.size, drawable(title), room)
    foot = Block()
    texts.insert(0, Text(LEFT, FOOT_LINE, FOOT, title))
    foot.artifact(Rule(LEFT, 0, right), *texts, role="Footer")
    return foot


def _width(style: Style, string: str) -> float:
    return width(style.face, style.size, string)
