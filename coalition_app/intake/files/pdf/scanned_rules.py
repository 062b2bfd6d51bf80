"""The drawn lines of a table on a scan: rows of dots that are dark across most of their way."""

from coalition_app.intake.files.pdf.pictures import Picture
from coalition_app.intake.files.pdf.words import Rule

DARK = 150
"""Average shade, of 255, of a row of dots that is a drawn line; a row of letters has 200 and more."""
FEWEST = 3
"""Lines across that make a table."""


def scanned_rules(picture: Picture) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """Return the lines across a scanned page, and those that go down between the first and the last."""
    from PIL import Image

    scale = 72 / picture.dpi
    rows = picture.content[-picture.width * picture.height :]
    page = Image.frombytes("L", (picture.width, picture.height), rows)
    # The margins are white: what is dark across half of the page's middle is a line.
    inner = page.crop((round(picture.width * 0.1), 0, round(picture.width * 0.9), picture.height))
    shades = inner.resize((1, picture.height), Image.Resampling.BOX).tobytes()
    places = [at for at, shade in enumerate(shades) if shade < DARK]
    if len(places) < FEWEST:
        return (), ()
    top, bottom = places[0], places[-1] + 1
    if bottom - top < picture.height * 0.05:
        return (), ()
    table = page.crop((0, top, picture.width, bottom))
    columns = table.resize((picture.width, 1), Image.Resampling.BOX).tobytes()
    across = tuple(Rule(0, picture.width * scale, at * scale) for at in places)
    down = tuple(
        Rule(top * scale, bottom * scale, at * scale)
        for at, shade in enumerate(columns)
        if shade < DARK
    )
    return across, down
