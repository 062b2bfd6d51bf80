"""A corrigendum as pages set like the annex that it follows."""

import datetime as dt
import hashlib
from collections.abc import Iterator

from coalition_app.documents.content.corrections import (
    Correction,
    Corrigendum,
    by_kind,
    name_of,
)
from coalition_app.documents.layout import fonts
from coalition_app.documents.layout.annex import Plan
from coalition_app.documents.layout.annex_entries import (
    ENTRY_LEFT,
    ENTRY_WIDTH,
    GAP,
    NAME,
    NUMBER,
    STRUCK_NAME,
    VERBATIM,
    heading_block,
)
from coalition_app.documents.layout.annex_head import KICKER
from coalition_app.documents.layout.corrigendum_words import (
    HEADINGS,
    Said,
    changes_beside,
    corrigendum_lines,
    edition_sentences,
    said_of,
    span_sentence,
    summary_sentences,
    wording_of,
)
from coalition_app.documents.layout.document_words import Wording
from coalition_app.documents.layout.fonts import drawable
from coalition_app.documents.layout.foot import FOOT_TOP, foot_block
from coalition_app.documents.layout.marks import (
    GREY,
    INK,
    LABEL,
    LABEL_BOLD,
    LEAD,
    LEFT,
    RIGHT,
    SOFT,
    TEXT_WIDTH,
    TITLE,
    Block,
    Fill,
    Group,
    Rule,
    Style,
    Text,
    line_blocks,
)
from coalition_app.documents.layout.measure import shorten, width, wrap, wrap_balanced
from coalition_app.documents.layout.paging import flow
from coalition_app.documents.layout.tongues import Told
from coalition_app.documents.write.pdf_canvas import paint_plan
from coalition_app.hidden_characters import as_file

WORDS_LEFT = ENTRY_LEFT + 10.0
SUMMARY = Style(fonts.SERIF, 10, 14, INK)
STYLES = {
    "note": Style(fonts.SERIF, 9, 11.8, SOFT),
    "before": Style(fonts.SANS, 8.4, 11.6, GREY),
    "now": Style(fonts.SANS, 8.4, 11.6, INK),
    "words": VERBATIM,
    "gone": VERBATIM._replace(colour=GREY),
}
BARS = {"words": INK, "gone": GREY}
NO_DATE = dt.date(2000, 1, 1)
"""The date of a file whose edition bears none; never today, so that the bytes stay the same."""


def corrigendum_bytes(corrigendum: Corrigendum, language: str, ending: str) -> bytes:
    """Return a corrigendum as a file; `ending` is pdf or txt."""
    if ending == "pdf":
        return corrigendum_pdf(corrigendum, language)
    return as_file("\n".join(corrigendum_lines(corrigendum, language)) + "\n")


def corrigendum_pdf(corrigendum: Corrigendum, language: str) -> bytes:
    """Draw a corrigendum: the same bytes for the same editions and language, while consents stay."""
    words = wording_of(corrigendum, language)
    pages = flow(_groups(corrigendum, words))
    for number, page in enumerate(pages, 1):
        page.append((FOOT_TOP, _foot(corrigendum, words, number, len(pages))))
    title = _title(corrigendum, words)
    text = "\n".join(corrigendum_lines(corrigendum, language))
    attestation = corrigendum.later.attestation
    return paint_plan(
        Plan(pages, title, words.texts.language, hashlib.sha256(text.encode()).digest()),
        author=attestation.attestor if attestation else corrigendum.later.coalition,
        date=dt.date.fromisoformat(attestation.date) if attestation else NO_DATE,
        attachment=None,
        with_qr=False,
    )


def _title(corrigendum: Corrigendum, words: Wording) -> str:
    # Translators: what the foot of each page calls the document
    pattern = words.texts.gettext("Corrigendum: %(title)s")
    return pattern % {"title": words.choose(corrigendum.later.title)}


def _groups(corrigendum: Corrigendum, words: Wording) -> Iterator[Group]:
    yield Group([_head(corrigendum, words)], whole=True)
    for kind, listed in by_kind(corrigendum):
        heading = heading_block(
            [Told(drawable(words.texts.gettext(HEADINGS[kind])), "")],
            [Told(drawable(words.signatories(len(listed))), "")],
        )
        heading.open("L")
        for place, each in enumerate(listed):
            blocks = _entry(each, words, corrigendum)
            lead = 2
            if place == 0:
                blocks, lead = [heading, *blocks], 3
            if place == len(listed) - 1:
                blocks[-1].close("L")
            yield Group(blocks, lead=lead)
    for title, sentences in changes_beside(corrigendum, words):
        block = heading_block([Told(drawable(title), "")])
        for sentence in sentences:
            lines = wrap(SUMMARY.face, SUMMARY.size, drawable(sentence), TEXT_WIDTH)
            block.lines("P", LEFT, SUMMARY, lines)
            block.height += 3
        yield Group([block])


def head_block(coalition: str, label: str, kicker: str, title: str, foreign: str = "") -> Block:
    """Set the head of a page of the annex's family: who, what kind of document, and its title."""
    block = Block()
    label = drawable(label)
    place = RIGHT - width(LABEL_BOLD.face, LABEL_BOLD.size, label)
    room = place - LEFT - 14
    block.lines("P", LEFT, LABEL, [shorten(LABEL.face, LABEL.size, drawable(coalition), room)])
    block.element("P", Text(place, LABEL_BOLD.size, LABEL_BOLD, label))
    block.artifact(Rule(LEFT, 14, RIGHT, 1.2, INK))
    block.height = 26
    block.lines("P", LEFT, KICKER, wrap(KICKER.face, KICKER.size, drawable(kicker), TEXT_WIDTH))
    block.height += 4
    lines = wrap_balanced(TITLE.face, TITLE.size, drawable(title), TEXT_WIDTH)
    block.lines("H1", LEFT, TITLE, lines, foreign)
    block.height += 5
    return block


def _head(corrigendum: Corrigendum, words: Wording) -> Block:
    gettext, later = words.texts.gettext, corrigendum.later
    block = head_block(
        later.coalition,
        gettext("CORRIGENDUM"),
        span_sentence(corrigendum, words),
        words.choose(later.title),
        words.foreign(later.title),
    )
    for sentence in (words.identity(later), *edition_sentences(corrigendum, words)):
        block.lines("P", LEFT, LEAD, wrap(LEAD.face, LEAD.size, drawable(sentence), TEXT_WIDTH))
    block.height += 6
    for sentence in summary_sentences(corrigendum, words):
        lines = wrap(SUMMARY.face, SUMMARY.size, drawable(sentence), TEXT_WIDTH)
        block.lines("P", LEFT, SUMMARY, lines)
    return block


def _entry(correction: Correction, words: Wording, corrigendum: Corrigendum) -> list[Block]:
    """Set one corrected entry, a block a line, so that long words can flow over pages."""
    first = Block()
    first.open("LI")
    number = f"{correction.number}."
    x = ENTRY_LEFT - 8 - width(NUMBER.face, NUMBER.size, number)
    first.element("Lbl", Text(x, NAME.size, NUMBER, number))
    first.open("LBody")
    style = STRUCK_NAME if correction.kind in ("withdrew", "merged", "removed") else NAME
    if name := drawable(name_of(correction)):
        first.lines("P", ENTRY_LEFT, style, wrap(style.face, style.size, name, ENTRY_WIDTH))
    else:
        first.height = NAME.leading
    first.height += 1.5
    blocks = [first]
    for said in said_of(correction, words, corrigendum):
        blocks += _said(said)
    blocks[-1].height += GAP
    blocks[-1].close("LBody", "LI")
    return blocks


def _said(said: Said) -> list[Block]:
    style, bar = STYLES[said.role], BARS.get(said.role)
    x = WORDS_LEFT if bar else ENTRY_LEFT
    blocks = []
    for paragraph in said.text.splitlines():
        if paragraph.strip():
            lines = wrap(style.face, style.size, drawable(paragraph), RIGHT - x)
            blocks += line_blocks("P", x, style, lines, said.language)
    if bar:
        for block in blocks:
            block.artifact(Fill(ENTRY_LEFT, 0, 1.6, block.height, bar))
    return blocks


def _foot(corrigendum: Corrigendum, words: Wording, number: int, total: int) -> Block:
    title = _title(corrigendum, words)
    return foot_block(words, title, span_sentence(corrigendum, words), (number, total))
