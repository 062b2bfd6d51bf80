"""The page that lists the files of a folder for a court, what each shows, and its SHA-256."""

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coalition_app.documents.content.codes import verification_code
from coalition_app.documents.content.content import AnnexContent
from coalition_app.documents.layout import fonts
from coalition_app.documents.layout.annex import Plan
from coalition_app.documents.layout.document_words import Wording
from coalition_app.documents.layout.fonts import drawable
from coalition_app.documents.layout.foot import FOOT_TOP, foot_block
from coalition_app.documents.layout.marks import GREY, LEFT, TEXT_WIDTH, Block, Group, Style, Text
from coalition_app.documents.layout.measure import wrap
from coalition_app.documents.layout.paging import flow
from coalition_app.documents.write.corrigendum_page import head_block
from coalition_app.documents.write.pdf_canvas import paint_plan
from coalition_app.documents.write.small_page import BODY, headed, put_lines
from coalition_app.i18n import N_, texts

NAME = Style(fonts.SERIF_BOLD, 10, 13.6)
DIGEST = Style(fonts.SANS, 7.6, 10.4, GREY)
ROOM = 24.0
"""Points for the number before each entry."""
# Translators: PRINTED on the index of a folder for a court, in capitals
LABEL = N_("INDEX OF DOCUMENTS")
# Translators: PRINTED on the index of a folder for a court; its sums are a file with that name
EXPLAINED = N_(
    "This folder holds the annex as it was issued, and the evidence that the register keeps. The file "
    "%(sums)s names the SHA-256 of every file here: whoever computes it anew sees whether a file is the same."
)
# Translators: PRINTED on the index of a folder for a court; only some signatures are asked about
ONLY = N_("Evidence is given of these numbers only: %(numbers)s.")
# Translators: PRINTED on the index of a folder for a court
NOTHING = N_("None.")


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of the folder, or evidence that has none."""

    name: str
    """The file's name in the folder; what kind of evidence it is where there is no file."""
    said: Sequence[str]
    """What it is and shows, each a part of one sentence."""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class CourtIndex:
    """What the index says."""

    content: AnnexContent
    digest: bytes
    """SHA-256 of the edition's content."""
    annex: Listed
    files: Sequence[Listed]
    without: Sequence[Listed]
    """Evidence without a file."""
    sums: str
    """Name of the file of sums."""
    numbers: str
    """The numbers of which evidence is given, as ranges; empty for all."""
    made_on: dt.date
    language: str


def index_pdf(index: CourtIndex) -> bytes:
    """Draw the index, as many pages as it takes; the same bytes for the same index."""
    content = index.content
    words = Wording(texts(index.language), content.authentic_language)
    gettext = words.texts.gettext
    label = gettext(LABEL)
    pages = flow(_groups(index, words))
    title = f"{label.capitalize()}: {words.choose(content.title)}"
    edition = gettext("ed. %(edition)d · code") % {"edition": content.edition}
    code = verification_code(index.digest)
    for number, page in enumerate(pages, 1):
        foot = foot_block(words, title, edition, (number, len(pages)), code=code)
        page.append((FOOT_TOP, foot))
    return paint_plan(
        Plan(pages, title, index.language, hashlib.sha256(repr(index).encode()).digest()),
        author=content.attestation.attestor if content.attestation else content.coalition,
        date=index.made_on,
        attachment=None,
        with_qr=False,
    )


def _groups(index: CourtIndex, words: Wording) -> Iterator[Group]:
    content, gettext = index.content, words.texts.gettext
    head = head_block(
        content.coalition,
        gettext(LABEL),
        words.to_the_document(content),
        words.choose(content.title),
        words.foreign(content.title),
    )
    for said in (words.made(content), words.counted(content)):
        put_lines(head, said if said.endswith(".") else f"{said}.")
    put_lines(head, gettext(EXPLAINED) % {"sums": index.sums})
    if index.numbers:
        put_lines(head, gettext(ONLY) % {"numbers": index.numbers})
    # Translators: PRINTED on the index of a folder for a court
    put_lines(head, gettext("Private: not for publication."))
    yield Group([head], whole=True)
    for heading, listed in (
        # Translators: PRINTED on the index of a folder for a court, above the file of the annex
        (gettext("The annex"), [index.annex]),
        # Translators: PRINTED on the index of a folder for a court
        (gettext("Files of evidence"), index.files),
        # Translators: PRINTED on the index of a folder for a court
        (gettext("Evidence without a file"), index.without),
    ):
        yield from _part(heading, listed, gettext(NOTHING))


def _part(heading: str, listed: Sequence[Listed], nothing: str) -> Iterator[Group]:
    head = headed(heading)
    if not listed:
        put_lines(head, nothing)
        yield Group([head], whole=True)
        return
    head.open("L")
    for at, each in enumerate(listed, start=1):
        entry = _entry(at, each)
        if at == len(listed):
            entry.close("L")
        yield Group([head, entry] if at == 1 else [entry], whole=True)


def _entry(at: int, each: Listed) -> Block:
    block, number = Block(), f"{at}."
    block.open("LI")
    block.element("Lbl", Text(LEFT, BODY.size, BODY, number))
    block.open("LBody")
    said = "; ".join(each.said)
    for style, line in ((NAME, each.name), (BODY, said and f"{said}."), (DIGEST, each.sha256)):
        if line:
            told = f"SHA-256: {line}" if style is DIGEST else line
            drawn = wrap(style.face, style.size, drawable(told), TEXT_WIDTH - ROOM)
            block.lines("P", LEFT + ROOM, style, drawn)
    block.close("LBody", "LI")
    block.height += 5
    return block
