"""What a document says in its language, or in each of two side by side; each part names its language."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from coalition_app.documents.layout.document_words import Wording
from coalition_app.documents.layout.fonts import drawable
from coalition_app.documents.layout.marks import (
    LEFT,
    Begin,
    Block,
    End,
    Mark,
    Style,
    Text,
)
from coalition_app.documents.layout.measure import width, wrap, wrap_balanced
from coalition_app.documents.layout.page_options import Setting

BETWEEN_COLUMNS = 20.0
"""Points between two columns."""
BETWEEN_TITLES = 4.0
JOIN = " · "
Break = Callable[[str, float, str, float], list[str]]


class Told(NamedTuple):
    """Words as they are shown, and their language where it is not the document's first."""

    text: str
    language: str


def said(
    setting: Setting, make: Callable[[Wording], str], show: Callable[[str], str] = drawable
) -> list[Told]:
    """Return what each of the document's languages says, once where both say the same; empty for nothing."""
    found: list[Told] = []
    for at, words in enumerate(setting.tongues):
        text = show(make(words))
        if text and all(text != each.text for each in found):
            found.append(Told(text, words.texts.language if at else ""))
    return found


def worded(
    setting: Setting, wordings: Mapping[str, str], show: Callable[[str], str] = drawable
) -> list[Told]:
    """Return a wording in each of the document's languages, or in the one that there is."""
    first, found = setting.words.texts.language, list[Told]()
    for words in setting.tongues:
        language = words.language_of(wordings)
        text = show(wordings.get(language, ""))
        if text and all(text != each.text for each in found):
            found.append(Told(text, "" if language == first else language))
    return found


def joined(parts: Sequence[Told]) -> str:
    """Write on one line what nobody reads by language: what stands at each page's head and foot."""
    return JOIN.join(each.text for each in parts)


def beside(
    block: Block,
    role: str,
    style: Style,
    parts: Sequence[Told],
    *,
    left: float = LEFT,
    room: float,
    breaks: Break = wrap,
) -> None:
    """Set what is said below what is there: in one column, or in two, each in its language."""
    column = room if len(parts) < 2 else (room - BETWEEN_COLUMNS) / 2
    top = deepest = block.height
    for at, (text, language) in enumerate(parts):
        block.height = top
        lines = breaks(style.face, style.size, text, column)
        block.lines(role, left + at * (column + BETWEEN_COLUMNS), style, lines, language)
        deepest = max(deepest, block.height)
    block.height = deepest


def say(
    block: Block, role: str, style: Style, setting: Setting, make: Callable[[Wording], str]
) -> None:
    """Set below what is there what the document says, over the whole width of its text."""
    beside(block, role, style, said(setting, make), room=setting.text_width)


def below(
    block: Block,
    role: str,
    style: Style,
    parts: Sequence[Told],
    *,
    left: float = LEFT,
    room: float,
    breaks: Break = wrap_balanced,
    apart: float = 0,
) -> None:
    """Set what is said below what is there, one language below the other, with so many points between."""
    for at, (text, language) in enumerate(parts):
        block.height += apart if at else 0
        block.lines(role, left, style, breaks(style.face, style.size, text, room), language)


def together(columns: Sequence[Sequence[Block]]) -> Block:
    """Make one block of columns, each of which is read to its end before the next."""
    made = Block()
    for column in columns:
        top = 0.0
        for each in column:
            made.marks += [
                mark._replace(y=mark.y + top) if isinstance(mark, Text) else mark
                for mark in each.marks
            ]
            top += each.height
        made.height = max(made.height, top)
    return made


def in_line(style: Style, parts: Sequence[Told], x: float, y: float) -> Iterator[Mark]:
    """Yield the marks of one line from x on, within an element; a further language in a span of its own."""
    for at, (text, language) in enumerate(parts):
        shown = text if at + 1 == len(parts) else f"{text}{JOIN}"
        mark = Text(x, y, style, shown)
        yield from spanned([mark], language)
        x += width(style.face, style.size, shown)


def spanned(texts: Sequence[Text], language: str) -> list[Mark]:
    """Put lines of another language into a span; those of the document's own stay as they are."""
    return [Begin("Span", language), *texts, End("Span")] if language else [*texts]


def line_width(style: Style, parts: Sequence[Told]) -> float:
    """Measure what is said on one line, in points."""
    return width(style.face, style.size, joined(parts))
