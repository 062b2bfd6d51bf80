"""A letterhead: a name and a picture above the head of an annex."""

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coalition_app.documents.layout import fonts
from coalition_app.documents.layout.fonts import drawable
from coalition_app.documents.layout.marks import INK, LEFT, Block, Paper, Picture, Rule, Style
from coalition_app.documents.layout.measure import wrap_balanced
from coalition_app.errors import UserError
from coalition_app.hidden_characters import refuse_hidden
from coalition_app.i18n import Texts, _

MOST_BYTES, MOST_DOTS, MOST_SIDE = 5_000_000, 25_000_000, 900
"""Of a picture's file; dots of the picture; dots of its longer side as it is printed, 450 to the inch."""
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


@dataclass(frozen=True, slots=True)
class Letterhead:
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


def read_logo(file: Path) -> bytes:
    """Read a picture for a letterhead, from PNG, as a small PNG on white: the same bytes for the same file.

    Nothing of the file but its dots comes along. Raises UserError for what is no PNG, broken or too large.
    """
    with file.open("rb") as opened:
        content = opened.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise UserError(_too_large())
    if not content.startswith(b"\x89PNG\r\n\x1a\n"):
        raise UserError(
            _("“%(file)s” is no PNG picture. Save the logo as PNG and choose that.")
            % {"file": file.name}
        )
    drawn = io.BytesIO()
    _on_white(content).save(drawn, format="PNG")
    return drawn.getvalue()


def _too_large() -> str:
    return _("The picture of the logo is too large. Save it smaller and choose that.")


def _on_white(content: bytes) -> Any:
    from PIL import Image

    broken = _("The picture of the logo is broken. Save it again and choose that.")
    try:
        with Image.open(io.BytesIO(content), formats=("PNG",)) as image:
            if image.width * image.height > MOST_DOTS:
                raise UserError(_too_large())
            layered = image.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UserError(broken) from error
    flat = Image.alpha_composite(Image.new("RGBA", layered.size, "white"), layered).convert("RGB")
    flat.thumbnail((MOST_SIDE, MOST_SIDE))
    return flat


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
