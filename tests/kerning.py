"""Make `resources/kerning.json` anew: `python -m tests.kerning`, where uharfbuzz is installed.

HarfBuzz shapes each pair of letters with a typeface's own kerning and without; what differs is kept, so that
the program reads no GPOS table. Run again when the packages of the typefaces change.
"""

import json
from itertools import product
from pathlib import Path

from coalition_app.documents.layout import fonts
from coalition_app.documents.layout.kerning import FILE

LETTERS = (
    "".join(map(chr, range(33, 127)))
    + "".join(map(chr, range(0x410, 0x450)))
    + "ЁёӘәҒғҚқҢңӨөҰұҮүҺһІіҐґЄєЇїЎў«»“”„‘’–—…№§·"
)
"""What names and sentences in our languages are made of; a space is kerned with nothing."""


def main() -> None:
    """Write the pairs of every typeface, in thousandths of the size."""
    pairs = {face: _pairs(path) for face in fonts.FACES if (path := fonts.file_of(face))}
    FILE.write_text(
        json.dumps(pairs, ensure_ascii=False, separators=(",", ":"), indent=0) + "\n", "utf-8"
    )


def _pairs(path: Path) -> dict[str, dict[str, str]]:
    """Return by the left letter, and by how much, the letters at its right."""
    import uharfbuzz  # type: ignore[import-not-found, unused-ignore]

    font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))))
    unit = font.face.upem
    found: dict[str, dict[str, str]] = {}
    for left, right in product(LETTERS, LETTERS):
        wide = []
        for kerned in (True, False):
            buffer = uharfbuzz.Buffer()
            buffer.add_str(left + right)
            buffer.guess_segment_properties()
            uharfbuzz.shape(font, buffer, {"kern": kerned, "liga": False, "clig": False})
            wide.append(sum(each.x_advance for each in buffer.glyph_positions))
        if by := round((wide[0] - wide[1]) * 1000 / unit):
            of_left = found.setdefault(left, {})
            of_left[str(by)] = of_left.get(str(by), "") + right
    return found


if __name__ == "__main__":
    main()
