"""The part of a confirmation slip on which its signatory answers by hand: correct, or what to correct."""

from coalition_app.documents.layout import fonts
from coalition_app.documents.layout.fonts import drawable
from coalition_app.documents.layout.marks import (
    BLACK,
    GREY,
    HEADING,
    INK,
    LEFT,
    NOTE,
    RIGHT,
    TEXT_WIDTH,
    Block,
    Fill,
    Group,
    Rule,
    Style,
    Text,
)
from coalition_app.documents.layout.measure import width, wrap
from coalition_app.i18n import N_, Texts

BODY = Style(fonts.SERIF, 10, 13.5, INK)
BOX, INDENT = 9.0, 18.0
"""Points of a box to be ticked, and of what stands before the words beside it."""
LINE = 26.0
"""Points between two lines that are written on by hand."""
CORRECTIONS = 3
"""Lines for what is to be corrected."""
BETWEEN = 20.0
"""Between two fields beside each other."""
FIELDS = ((N_("Name in full"), N_("Office")), (N_("Date"), N_("Signature")))
"""What whoever answers writes, beside each other."""


def answer_group(words: Texts, whose: str, code: str, number: int, edition: int) -> Group:
    """Set the part; it says what it answers, with the edition's code: it may be the back of the sheet."""
    named = {"number": number, "edition": edition}
    head = Block(10)
    head.lines("H2", LEFT, HEADING, [drawable(words.gettext("Your answer"))])
    head.artifact(Rule(LEFT, head.height + 1, RIGHT))
    head.height += 7
    # Translators: PRINTED on a confirmation slip, above what is filled in by hand
    asked = words.gettext(
        "Tick one, sign, and return this sheet to the coalition. For an organisation, whoever may speak "
        "for it signs."
    )
    head.lines("P", LEFT, NOTE, wrap(NOTE.face, NOTE.size, drawable(asked), TEXT_WIDTH))
    head.height += 5
    entry = drawable(f"{number}. {whose} · {code}")
    head.lines("P", LEFT, BODY, wrap(BODY.face, BODY.size, entry, TEXT_WIDTH))
    # Translators: PRINTED on a confirmation slip, beside a box to tick
    correct = words.gettext("Entry No. %(number)d in edition %(edition)d is correct.") % named
    # Translators: PRINTED on a confirmation slip, beside a box to tick, above lines to write on
    wrong = words.gettext("Entry No. %(number)d in edition %(edition)d is to be corrected:") % named
    blocks = [head, _box(correct), _box(wrong)]
    blocks += [_lines_to_write(()) for _line in range(CORRECTIONS)]
    blocks += [_lines_to_write([words.gettext(each) for each in row]) for row in FIELDS]
    return Group(blocks, whole=True)


def _box(said: str) -> Block:
    """Set a box to be ticked, with what it says."""
    block = Block(7)
    top = block.height + 2.5
    inner = Fill(LEFT + 0.7, top + 0.7, BOX - 1.4, BOX - 1.4, (1, 1, 1))
    block.artifact(Fill(LEFT, top, BOX, BOX, BLACK), inner)
    lines = wrap(BODY.face, BODY.size, drawable(said), TEXT_WIDTH - INDENT)
    block.lines("P", LEFT + INDENT, BODY, lines)
    return block


def _lines_to_write(captions: list[str] | tuple[()]) -> Block:
    """Set a line to write on, or as many beside each other as there are captions before them."""
    block = Block(LINE)
    if not captions:
        block.artifact(Rule(LEFT + INDENT, LINE, RIGHT, 0.6, GREY))
        return block
    room = (TEXT_WIDTH - BETWEEN * (len(captions) - 1)) / len(captions)
    for at, caption in enumerate(captions):
        left = LEFT + at * (room + BETWEEN)
        said = drawable(caption)
        block.element("P", Text(left, LINE - 2, BODY, said))
        begins = left + width(BODY.face, BODY.size, said) + 6
        block.artifact(Rule(begins, LINE, left + room, 0.6, GREY))
    return block
