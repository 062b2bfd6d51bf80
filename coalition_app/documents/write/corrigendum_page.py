"""A corrigendum as pages set like the annex that it follows."""

import datetime as dt
import hashlib
from collections.abc import Iterator

from coalition_app.annex_words import MARKED, PRINTED_FORM, PRINTED_FORM_NOTE
from coalition_app.documents.content.codes import canonical_json, verification_code
from coalition_app.documents.content.corrections import Corrigendum
from coalition_app.documents.content.issued_changes import Changed, ChangesContent
from coalition_app.documents.layout import fonts
from coalition_app.documents.layout.annex import Plan
from coalition_app.documents.layout.annex_attestation import (
    CAPTION,
    COLUMN,
    add_field,
    add_signature,
    fingerprint_sentences,
)
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
    corrigendum_lines,
    draft_sentence,
    freeze_changes,
    heading_of,
    in_the_list,
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
from coalition_app.documents.seal.changes_seal import ChangesSeal, enclose_changes
from coalition_app.documents.seal.fingerprint import fingerprint_words
from coalition_app.documents.seal.page_seals import SealPages
from coalition_app.documents.write.pdf_canvas import paint_plan
from coalition_app.hidden_characters import as_file
from coalition_app.i18n import texts

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
ATTACHED_NAME = "corrigendum.json"
NO_DATE = dt.date(2000, 1, 1)
"""The date of a file whose edition bears none; never today, so that the bytes stay the same."""


def corrigendum_bytes(corrigendum: Corrigendum, language: str, ending: str) -> bytes:
    """Return a corrigendum that is not issued, marked as a draft, as a file; `ending` is pdf or txt."""
    if ending == "pdf":
        return corrigendum_pdf(corrigendum, language)
    return as_file("\n".join(corrigendum_lines(corrigendum, language)) + "\n")


def corrigendum_pdf(corrigendum: Corrigendum, language: str) -> bytes:
    """Draw a draft: the same bytes for the same editions and language, while consents stay."""
    return changes_pdf(freeze_changes(corrigendum), language)


def changes_pdf(
    content: ChangesContent,
    language: str,
    seal: ChangesSeal | None = None,
    seal_pages: SealPages | None = None,
) -> bytes:
    """Draw a corrigendum from what it froze; one that was issued carries that, and its `seal`."""
    words = Wording(texts(language), content.authentic_language)
    frozen = canonical_json(content.values)
    digest = hashlib.sha256(frozen).digest()
    code = verification_code(digest) if seal else ""
    fingerprint = fingerprint_words(seal.root_key, language) if seal else ""
    pages = flow(_groups(content, words, fingerprint))
    for number, page in enumerate(pages, 1):
        foot = foot_block(
            words,
            _title(content, words),
            _named(content, words),
            (number, len(pages)),
            code=code,
        )
        page.append((FOOT_TOP, foot))
    said = content.attestation
    date = said.date if said else content.later.date

    def attachment(count: int, sha256: bytes) -> bytes:
        if seal is None:
            raise LookupError("seal")
        return enclose_changes(frozen, seal, seal_pages(count, sha256) if seal_pages else None)

    return paint_plan(
        Plan(pages, _title(content, words), language, digest),
        author=said.attestor if said else content.coalition,
        date=dt.date.fromisoformat(date) if date else NO_DATE,
        attachment=attachment if seal else None,
        name=ATTACHED_NAME,
        with_qr=False,
        with_field=seal is not None,
    )


def _title(content: ChangesContent, words: Wording) -> str:
    # Translators: what the foot of each page calls the document
    pattern = words.texts.gettext("Corrigendum: %(title)s")
    return pattern % {"title": words.choose(content.title)}


def _named(content: ChangesContent, words: Wording) -> str:
    """Say at the foot which corrigendum it is; of a draft that it is one."""
    if content.attestation is None:
        return words.texts.gettext("DRAFT")
    return words.texts.gettext("No. %(number)d") % {"number": content.number}


def _groups(content: ChangesContent, words: Wording, fingerprint: str) -> Iterator[Group]:
    yield Group([_head(content, words)], whole=True)
    language = words.texts.language
    for at, group in enumerate(content.groups, 1):
        heading = heading_block(
            [Told(drawable(f"{at}. {group.heading[language]}"), "")],
            [Told(drawable(words.signatories(len(group.entries))), "")],
        )
        heading.open("L")
        for place, each in enumerate(group.entries):
            blocks = _entry(each, group.kind, language)
            lead = 2
            if place == 0:
                blocks, lead = [heading, *blocks], 3
            if place == len(group.entries) - 1:
                blocks[-1].close("L")
            yield Group(blocks, lead=lead)
    for at, part in enumerate(content.beside, len(content.groups) + 1):
        block = heading_block([Told(drawable(f"{at}. {part.heading[language]}"), "")])
        _sentences(block, part.sentences[language], 3)
        yield Group([block])
    if any(each.printed_form for group in content.groups for each in group.entries):
        legend = Block(4)
        note = words.texts.gettext(PRINTED_FORM_NOTE) % {"mark": PRINTED_FORM}
        lines = wrap(LEAD.face, LEAD.size, note, TEXT_WIDTH)
        legend.lines("P", LEFT, LEAD, lines)
        yield Group([legend])
    yield Group([_end(content, words, fingerprint)], whole=True)


def _sentences(block: Block, sentences: tuple[str, ...], gap: float) -> None:
    for sentence in sentences:
        lines = wrap(SUMMARY.face, SUMMARY.size, drawable(sentence), TEXT_WIDTH)
        block.lines("P", LEFT, SUMMARY, lines)
        block.height += gap


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


def _head(content: ChangesContent, words: Wording) -> Block:
    language = words.texts.language
    block = head_block(
        content.coalition,
        heading_of(content, words),
        in_the_list(words),
        words.choose(content.title),
        words.foreign(content.title),
    )
    if content.attestation is None:
        _sentences(block, (draft_sentence(words),), 4)
    for sentence in content.lead[language]:
        block.lines("P", LEFT, LEAD, wrap(LEAD.face, LEAD.size, drawable(sentence), TEXT_WIDTH))
    block.height += 6
    _sentences(block, content.summary[language], 0)
    return block


def _entry(changed: Changed, kind: str, language: str) -> list[Block]:
    """Set one corrected entry, a block a line, so that long words can flow over pages."""
    first = Block()
    first.open("LI")
    number = f"{changed.number}."
    x = ENTRY_LEFT - 8 - width(NUMBER.face, NUMBER.size, number)
    first.element("Lbl", Text(x, NAME.size, NUMBER, number))
    first.open("LBody")
    style = STRUCK_NAME if kind in ("withdrew", "merged", "removed") else NAME
    shown = (
        f"{changed.printed_form}{MARKED}{PRINTED_FORM}" if changed.printed_form else changed.name
    )
    if name := drawable(shown):
        first.lines("P", ENTRY_LEFT, style, wrap(style.face, style.size, name, ENTRY_WIDTH))
    else:
        first.height = NAME.leading
    first.height += 1.5
    blocks = [first]
    for said in changed.said[language]:
        blocks += _said(*said)
    blocks[-1].height += GAP
    blocks[-1].close("LBody", "LI")
    return blocks


def _said(role: str, text: str, spoken: str) -> list[Block]:
    style, bar = STYLES[role], BARS.get(role)
    x = WORDS_LEFT if bar else ENTRY_LEFT
    blocks = []
    for paragraph in text.splitlines():
        if paragraph.strip():
            lines = wrap(style.face, style.size, drawable(paragraph), RIGHT - x)
            blocks += line_blocks("P", x, style, lines, spoken)
    if bar:
        for block in blocks:
            block.artifact(Fill(ENTRY_LEFT, 0, 1.6, block.height, bar))
    return blocks


def _end(content: ChangesContent, words: Wording, fingerprint: str) -> Block:
    """Set what holds of the rest, and who issued it: offices at the left, the line for the hand, the name."""
    block = Block(12)
    _sentences(block, content.closing[words.texts.language], 4)
    said = content.attestation
    if said is None:
        return block
    block.height += 14
    hand = words.texts.pgettext("below the line for the hand", "signature")
    add_signature(block, said.offices, said.attestor, SUMMARY, [Told(hand, "")], across=TEXT_WIDTH)
    block.height += 2
    block.lines("P", LEFT, SUMMARY, [drawable(words.place_and_day(said.place, said.date))])
    if fingerprint:  # it is sealed
        add_field(block, words, block.height + 4, TEXT_WIDTH * COLUMN - 10)
        block.height += 10
        for sentence in fingerprint_sentences(words, fingerprint):
            block.lines(
                "P", LEFT, CAPTION, wrap(CAPTION.face, CAPTION.size, drawable(sentence), TEXT_WIDTH)
            )
    return block
