"""What small pages share: headed blocks and lists of sentences."""

from collections.abc import Iterable

from coalition_app.documents.layout import fonts
from coalition_app.documents.layout.fonts import drawable
from coalition_app.documents.layout.marks import (
    HEADING,
    INK,
    LEFT,
    RIGHT,
    TEXT_WIDTH,
    Block,
    Rule,
    Style,
    Text,
)
from coalition_app.documents.layout.measure import wrap

BODY = Style(fonts.SERIF, 10, 13.6, INK)


def headed(heading: str) -> Block:
    """Begin a block with its heading above a rule."""
    block = Block(10)
    block.lines("H2", LEFT, HEADING, [drawable(heading)])
    block.artifact(Rule(LEFT, block.height + 1, RIGHT))
    block.height += 9
    return block


def put_lines(block: Block, said: str) -> None:
    """Set a sentence as a paragraph."""
    block.lines("P", LEFT, BODY, wrap(BODY.face, BODY.size, drawable(said), TEXT_WIDTH))


def put_list(block: Block, sentences: Iterable[tuple[str, str]], room: float) -> None:
    """Set a list; each sentence follows its mark, for which there are so many points."""
    block.open("L")
    for mark, said in sentences:
        block.open("LI")
        block.element("Lbl", Text(LEFT, block.height + BODY.size, BODY, mark))
        block.open("LBody")
        lines = wrap(BODY.face, BODY.size, drawable(said), TEXT_WIDTH - room)
        block.lines("P", LEFT + room, BODY, lines)
        block.close("LBody", "LI")
        block.height += 3
    block.close("L")
