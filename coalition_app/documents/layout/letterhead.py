"""A letterhead: a name and a picture above the head of an annex."""

import hashlib
from typing import NamedTuple

from coalition_app.documents.layout import fonts
from coalition_app.documents.layout.fonts import drawable
from coalition_app.documents.layout.marks import INK, LEFT, Block, Paper, Picture, Rule, Style
from coalition_app.documents.layout.measure import wrap_balanced
from coalition_app.errors import UserError
from coalition_app.hidden_characters import refuse_hidden
from coalition_app.i18n import Texts, _

LONGEST_NAME = 600
"""Letters; what is longer is no name."""
HIGH, WIDE = 46.0, 150.0
"""Points that the picture takes at most."""
BESIDE = 12.0
"""Points between the picture and the name."""
NAMES = (
    (120, Style(fonts.SANS_BOLD, 11, 14, INK)),
    (LONGEST_NAME, Style(fonts.SANS, 9, 11.6, INK)),
)
"""How a name of up to so many letters is set."""


class Letterhead(NamedTuple):
    """What stands above the head of the first page."""

    name: str
    logo: bytes = b""
    """A PNG as `read_logo` gives it; empty for none."""

    @property
    def mark(self) -> str:
        """Return the beginning of its digest, which tells prints with another letterhead apart."""
        return hashlib.sha256(self.name.encode() + b"\0" + self.logo).hexdigest()[:8]


def letterhead(name: str, logo: bytes = b"") -> Letterhead | None:
    """Make a letterhead of a name and a picture; None for neither.

    Raises UserError for a name that is too long, holds a hidden character or cannot be drawn.
    """
    name = " ".join(name.split())
    refuse_hidden(name)
    if len(name) > LONGEST_NAME:
        raise UserError(
            _("The letterhead has more than %(most)d letters. Write only the name.")
            % {"most": LONGEST_NAME}
        )
    for character in fonts.undrawable(name):
        raise UserError(
            _("No font draws the character “%(character)s” of the letterhead; write it without it.")
            % {"character": character}
        )
    return Letterhead(name, logo) if name or logo else None


def letterhead_block(head: Letterhead, coalition: str, paper: Paper, texts: Texts) -> Block:
    """Set the picture at the left and the name beside it, and a rule below."""
    block, left, high = Block(), LEFT, 0.0
    if head.logo:
        wide, high = _size(head.logo)
        # Translators: read out by screen readers for the picture above an annex
        alt = texts.gettext("Logo: %(name)s") % {"name": head.name or coalition}
        block.figure(Picture(LEFT, 0, wide, high, head.logo), alt)
        left += wide + BESIDE
    style = next(each for most, each in NAMES if len(head.name) <= most)
    name = drawable(head.name)
    lines = wrap_balanced(style.face, style.size, name, paper.right - left) if name else []
    if lines:
        block.height = max(0.0, (high - style.leading * len(lines)) / 2)
        block.lines("P", left, style, lines)
    block.height = max(block.height, high) + 8
    block.artifact(Rule(LEFT, block.height, paper.right, 0.9, INK))
    block.height += 12
    return block


def _size(logo: bytes) -> tuple[float, float]:
    """Return how large a picture is printed, in points."""
    width, height = int.from_bytes(logo[16:20], "big"), int.from_bytes(logo[20:24], "big")
    scale = min(WIDE / width, HIGH / height)
    return width * scale, height * scale
