"""A logo from a file: PNG or SVG, always as dots on white, so that nothing else of the file comes along."""

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coalition_app.errors import UserError
from coalition_app.i18n import _

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_BYTES, MOST_DOTS, MOST_SIDE = 5_000_000, 25_000_000, 900
"""Of a picture's file; dots of the picture; dots of its longer side as it is printed, 450 to the inch."""
MOST_SHAPES, MOST_CLIPPED, THINNEST = 2_000, 40, 20
"""Of a drawing: its shapes, repeated ones each time; those cut by another; its longer side by the shorter."""
SVG = "{http://www.w3.org/2000/svg}"
HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
DRAWN = {
    *("svg", "g", "defs", "use", "symbol", "style", "title", "desc", "metadata"),
    *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
    *("linearGradient", "radialGradient", "stop", "clipPath"),
}
"""Elements that look alike everywhere and cost little: neither letters, pictures, effects nor scripts."""


def read_logo(file: Path) -> bytes:
    """Read a picture for a letterhead as a small PNG on white: the same bytes for the same file.

    Nothing of the file but its dots comes along. Raises UserError for what is neither PNG nor SVG, broken,
    too large, or holds what is not drawn.
    """
    with file.open("rb") as opened:
        content = opened.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise UserError(_too_large())
    if not content.startswith(b"\x89PNG\r\n\x1a\n"):
        if b"<svg" not in content:
            raise UserError(
                _("“%(file)s” is neither a PNG nor an SVG picture. Save the logo as one of these.")
                % {"file": file.name}
            )
        content = _drawn(_drawing(content))
    made = io.BytesIO()
    _on_white(content).save(made, format="PNG")
    return made.getvalue()


def _too_large() -> str:
    return _("The picture of the logo is too large. Save it smaller and choose that.")


def _broken() -> str:
    return _("The picture of the logo is broken. Save it again and choose that.")


def _on_white(content: bytes) -> Any:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(content), formats=("PNG",)) as image:
            if image.width * image.height > MOST_DOTS:
                raise UserError(_too_large())
            layered = image.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UserError(_broken()) from error
    flat = Image.alpha_composite(Image.new("RGBA", layered.size, "white"), layered).convert("RGB")
    flat.thumbnail((MOST_SIDE, MOST_SIDE))
    return flat


def _drawing(content: bytes) -> "_Element":
    """Parse an SVG without its document type; refuse what is not drawn, and what would take too long."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise UserError(_broken()) from error
    inner = root.getroottree().docinfo.internalDTD
    if inner is not None and any(True for _entity in inner.iterentities()):
        raise UserError(_not_drawn("<!ENTITY>"))
    if root.tag != f"{SVG}svg":
        raise UserError(_broken())
    elements = list(root.iter(f"{SVG}*"))
    for each in elements:
        _refuse_not_drawn(each)
    _refuse_many(elements)
    return root


def _refuse_not_drawn(element: "_Element") -> None:
    name = str(element.tag).removeprefix(SVG)
    if name not in DRAWN:
        raise UserError(_not_drawn(f"<{name}>"))
    values = [str(value) for value in element.attrib.values()]
    if name == "style":
        styles = (element.text or "").replace(" ", "")
        if "@" in styles or "\\" in styles or "clip-path" in styles:
            raise UserError(_not_drawn("<style>"))
        values.append(styles)
    outside = any(
        part.lstrip("\"' ")[:1] != "#" for each in values for part in each.split("url(")[1:]
    )
    if outside or any(not element.get(key, "#").startswith("#") for key in HREFS):
        raise UserError(_not_drawn("href, url()"))


def _refuse_many(elements: "list[_Element]") -> None:
    """Raise UserError where repeated shapes or clipped ones add up, or are repeated within each other."""
    clipped = [
        each for each in elements if "clip-path" in "".join(each.attrib) + each.get("style", "")
    ]
    named = {f"#{each.get('id')}": each for each in elements if each.get("id")}
    count = len(elements)
    for each in elements:
        if each.tag != f"{SVG}use":
            continue
        shown = named.get(next((each.get(key, "") for key in HREFS if each.get(key)), ""))
        inside = [] if shown is None else list(shown.iter(f"{SVG}*"))
        if any(part.tag == f"{SVG}use" or part in clipped for part in inside):
            raise UserError(_too_many())
        count += len(inside)
    nested = any(map(_is_within, clipped))
    if count > MOST_SHAPES or len(clipped) > MOST_CLIPPED or nested:
        raise UserError(_too_many())


def _is_within(element: "_Element") -> bool:
    """Tell whether it is what cuts, or a part of that."""
    cuts = f"{SVG}clipPath"
    return element.tag == cuts or next(element.iterancestors(cuts), None) is not None


def _drawn(root: "_Element") -> bytes:
    """Draw an SVG so large as it is printed."""
    import resvg_py
    from lxml import etree

    wide, high = _sides(root)
    text = etree.tostring(root, encoding="unicode")
    width, height = (MOST_SIDE, None) if wide >= high else (None, MOST_SIDE)
    try:
        drawn = resvg_py.svg_to_bytes(
            svg_string=text, skip_system_fonts=True, width=width, height=height
        )
        return bytes(drawn)
    except ValueError as error:
        raise UserError(_broken()) from error


def _sides(root: "_Element") -> tuple[float, float]:
    """Return how wide and high a drawing is; its view box says so, else what it says of itself."""
    sizes = [root.get(key, "").removesuffix("px") for key in ("width", "height")]
    box = root.get("viewBox", "").replace(",", " ").split()
    try:
        wide, high = map(float, box[2:] if box else sizes)
    except ValueError as error:
        raise UserError(_broken()) from error
    if not (0 < wide < THINNEST * high and high < THINNEST * wide):
        raise UserError(_broken())
    for key in ("width", "height"):
        root.attrib.pop(key, None)
    if not box:
        root.set("viewBox", f"0 0 {wide} {high}")
    return wide, high


def _not_drawn(what: str) -> str:
    return _(
        "The logo holds “%(what)s”, which is not drawn: turn text into paths and effects into shapes in the "
        "drawing program, or save the logo as PNG."
    ) % {"what": what}


def _too_many() -> str:
    return _("The logo has too many shapes to be drawn. Save it as PNG and choose that.")
