"""The leaflet for who receives an annex: the help's page of that name, on paper."""

from collections.abc import Iterator
from hashlib import sha256
from typing import TYPE_CHECKING

from coalition_app import paths
from coalition_app.documents.layout import fonts
from coalition_app.documents.layout.annex import Plan
from coalition_app.documents.layout.document_words import Wording
from coalition_app.documents.layout.fonts import drawable
from coalition_app.documents.layout.foot import FOOT_TOP, foot_block
from coalition_app.documents.layout.marks import (
    INK,
    LEFT,
    RIGHT,
    TEXT_WIDTH,
    Block,
    Group,
    Rule,
    Style,
    Text,
)
from coalition_app.documents.layout.measure import wrap, wrap_balanced
from coalition_app.documents.layout.paging import flow
from coalition_app.documents.write.corrigendum_page import NO_DATE
from coalition_app.documents.write.pdf_canvas import paint_plan
from coalition_app.i18n import texts

if TYPE_CHECKING:
    from markdown_it.token import Token

TITLE = Style(fonts.SERIF_BOLD, 17, 21, INK)
HEADING = Style(fonts.SANS_BOLD, 10.2, 13.4, INK)
BODY = Style(fonts.SERIF, 9.6, 12.0, INK)
NUMBER_ROOM = 16.0
"""Points before the words of a point."""


def leaflet_pdf(language: str) -> bytes:
    """Draw the leaflet in one of the documents' languages: always the same bytes."""
    from markdown_it import MarkdownIt

    text = _page(language)
    tokens = MarkdownIt("commonmark", {"html": False}).parse(text)
    title = text.partition("\n")[0].removeprefix("# ")
    words = Wording(texts(language), language)
    pages = flow(Group([block]) for block in (*_blocks(tokens), _by_hand(words)))
    for number, page in enumerate(pages, 1):
        page.append((FOOT_TOP, foot_block(words, title, "", (number, len(pages)))))
    digest = sha256(text.encode()).digest()
    return paint_plan(
        Plan(pages, title, language, digest),
        author="coalition_app",
        date=NO_DATE,
        attachment=None,
        with_qr=False,
    )


def _page(language: str) -> str:
    path = paths.resources() / "help" / language / "receiver.md"
    return path.read_text(encoding="utf-8")


def _blocks(tokens: "list[Token]") -> Iterator[Block]:
    """Set the page's headings, paragraphs and points; it has nothing else."""
    point, depth = 0, 0
    block = Block()
    for at, token in enumerate(tokens):
        if token.type in ("ordered_list_open", "bullet_list_open"):
            point, depth = 0, depth + 1
            block = Block(2)
            block.open("L")
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            depth -= 1
            block.close("L")
            yield block
        elif token.type == "inline":
            said = drawable("".join(each.content for each in token.children or ()))
            opened = tokens[at - 1]
            if opened.type == "heading_open":
                yield _heading(opened.tag, said)
            elif depth:
                point += 1
                _point(block, f"{point}." if _is_ordered(tokens, at) else "–", said)
            else:
                yield _paragraph(said)


def _by_hand(words: Wording) -> Block:
    """Leave room in which the fingerprint is written by hand, as it was heard or read elsewhere."""
    # Translators: PRINTED above a line on which the receiver writes
    asked = words.texts.gettext(
        "Fingerprint as the coalition gave it to you in another way, eight words:"
    )
    block = Block(8)
    block.lines("P", LEFT, BODY, [asked])
    block.height += 20
    block.artifact(Rule(LEFT, block.height, RIGHT))
    return block


def _is_ordered(tokens: "list[Token]", at: int) -> bool:
    lists = [each.type for each in tokens[:at] if each.type.endswith("_list_open")]
    return lists[-1] == "ordered_list_open"


def _heading(tag: str, said: str) -> Block:
    style, block = (TITLE, Block()) if tag == "h1" else (HEADING, Block(7))
    lines = wrap_balanced(style.face, style.size, said, TEXT_WIDTH)
    block.lines("H1" if tag == "h1" else "H2", LEFT, style, lines)
    if tag != "h1":
        block.artifact(Rule(LEFT, block.height + 1, RIGHT))
    block.height += 5
    return block


def _paragraph(said: str) -> Block:
    block = Block()
    block.lines("P", LEFT, BODY, wrap(BODY.face, BODY.size, said, TEXT_WIDTH))
    block.height += 3
    return block


def _point(block: Block, label: str, said: str) -> None:
    block.open("LI")
    block.element("Lbl", Text(LEFT, block.height + BODY.size, BODY, label))
    block.open("LBody")
    room = TEXT_WIDTH - NUMBER_ROOM
    block.lines("P", LEFT + NUMBER_ROOM, BODY, wrap(BODY.face, BODY.size, said, room))
    block.close("LBody", "LI")
    block.height += 2
