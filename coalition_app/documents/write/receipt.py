"""The coordinator's own receipt of an edition, on one page: its code and the journal's control words."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from coalition_app.documents.content.codes import verification_code
from coalition_app.documents.content.content import AnnexContent
from coalition_app.documents.layout import fonts
from coalition_app.documents.layout.annex import Plan
from coalition_app.documents.layout.document_words import Wording
from coalition_app.documents.layout.foot import FOOT_TOP, foot_block
from coalition_app.documents.layout.marks import (
    GREY,
    INK,
    LEFT,
    RIGHT,
    TEXT_WIDTH,
    Block,
    Code,
    Group,
    Style,
)
from coalition_app.documents.layout.measure import wrap_balanced
from coalition_app.documents.layout.paging import flow
from coalition_app.documents.write.corrigendum_page import NO_DATE, head_block
from coalition_app.documents.write.pdf_canvas import paint_plan
from coalition_app.documents.write.small_page import headed, put_lines, put_list
from coalition_app.hidden_characters import as_file
from coalition_app.i18n import N_, texts
from coalition_app.records.journal.paper_anchor import anchor_text

WORDS = Style(fonts.SERIF_BOLD, 20, 30, INK)
CODE = Style(fonts.SANS_BOLD, 13, 18, INK)
SMALL = Style(fonts.SANS, 7.6, 10.4, GREY)
QR = 86.0
"""Points of the QR of the control words: a module is nine tenths of a millimetre wide."""
NUMBER_ROOM = 18.0
# Translators: PRINTED at the head of the page that the coordinator keeps, in capitals
LABEL = N_("COORDINATOR’S RECEIPT")
# Translators: PRINTED on the coordinator's receipt, numbered
KEPT_FOR = (
    N_(
        "Keep this sheet on paper, away from the computer and the copies of the register. Those who "
        "receive the annex do not need it."
    ),
    N_(
        "The control words show whether the register’s past was changed since the attestation: enter them "
        "under “Check control words…” in the “Annex” menu, or scan the QR code with a phone."
    ),
    N_(
        "If someone asks whether an annex is genuine, ask for its code and edition, compare them with "
        "those on this sheet, and look in the register for a newer edition."
    ),
    N_(
        "The code is computed from the annex’s content; pages, file and edition are compared by it."
    ),
)


@dataclass(frozen=True)
class Receipt:
    """What the coordinator keeps of an edition."""

    content: AnnexContent
    digest: bytes
    """SHA-256 of the content."""
    anchor: str
    """The six words of the journal when the edition was attested, in the page's language."""
    language: str

    @cached_property
    def words(self) -> Wording:
        """Return the words of the page."""
        return Wording(texts(self.language), self.content.authentic_language)

    def gettext(self, sentence: str) -> str:
        """Translate a sentence into the page's language."""
        return self.words.texts.gettext(sentence)

    @property
    def label(self) -> str:
        """Return what kind of document it is, in capitals."""
        return self.gettext(LABEL)

    def facts(self) -> list[str]:
        """Say which edition it is, what it counts, and who attested it."""
        attestation = self.content.attestation
        made = [self.words.made(self.content), self.words.counted(self.content)]
        if attestation:
            made.append(f"{self.gettext('Signed by')}: {attestation.attestor}")
        return [each if each.endswith(".") else f"{each}." for each in made if each]


def receipt_bytes(receipt: Receipt, ending: str) -> bytes:
    """Return a receipt as a file, the same for the same edition and language; `ending` is pdf or txt."""
    if ending == "pdf":
        return receipt_pdf(receipt)
    return as_file("\n".join(_lines(receipt)) + "\n")


def _lines(receipt: Receipt) -> Iterator[str]:
    gettext = receipt.gettext
    yield from (receipt.content.coalition, receipt.label, "")
    yield from (receipt.words.choose(receipt.content.title), *receipt.facts(), "")
    yield gettext("Code: %(code)s") % {"code": verification_code(receipt.digest)}
    yield f"{gettext('Control words')}: {receipt.anchor}"
    yield f"SHA-256: {receipt.digest.hex()}"
    yield ""
    yield from (f"{at}. {gettext(said)}" for at, said in enumerate(KEPT_FOR, start=1))


def receipt_pdf(receipt: Receipt) -> bytes:
    """Draw a receipt as one page."""
    content, words = receipt.content, receipt.words
    pages = flow(iter([Group(_blocks(receipt), whole=True)]))
    title = f"{receipt.label.capitalize()}: {words.choose(content.title)}"
    edition = receipt.gettext("ed. %(edition)d · code") % {"edition": content.edition}
    code = verification_code(receipt.digest)
    for number, page in enumerate(pages, 1):
        foot = foot_block(words, title, edition, (number, len(pages)), code=code)
        page.append((FOOT_TOP, foot))
    attestation = content.attestation
    return paint_plan(
        Plan(pages, title, receipt.language, receipt.digest),
        author=attestation.attestor if attestation else content.coalition,
        date=dt.date.fromisoformat(attestation.date) if attestation else NO_DATE,
        attachment=None,
        with_qr=False,
    )


def _blocks(receipt: Receipt) -> list[Block]:
    content, words, gettext = receipt.content, receipt.words, receipt.gettext
    head = head_block(
        content.coalition,
        receipt.label,
        words.to_the_document(content),
        words.choose(content.title),
        words.foreign(content.title),
    )
    for said in receipt.facts():
        put_lines(head, said)
    head.height += 4
    code = headed(gettext("Code"))
    code.lines("P", LEFT, CODE, [verification_code(receipt.digest)])
    code.lines("P", LEFT, SMALL, [f"SHA-256: {receipt.digest.hex()}"])
    code.height += 6
    return [head, code, _control_words(receipt), _explained(receipt)]


def _control_words(receipt: Receipt) -> Block:
    """Set the six words, large enough to be copied by hand, with the QR by which a telephone reads them."""
    gettext = receipt.gettext
    block = headed(gettext("Control words"))
    top = block.height
    lines = wrap_balanced(WORDS.face, WORDS.size, receipt.anchor, TEXT_WIDTH - QR - 20)
    block.lines("P", LEFT, WORDS, lines)
    below = block.height
    block.figure(
        Code(RIGHT - QR, top, QR, anchor_text(receipt.anchor)), gettext("QR with the control words")
    )
    block.height = max(below, top + QR) + 8
    return block


def _explained(receipt: Receipt) -> Block:
    """Say what the sheet is kept for."""
    block = headed(receipt.gettext("What this sheet is for"))
    numbered = ((f"{at}.", receipt.gettext(said)) for at, said in enumerate(KEPT_FOR, start=1))
    put_list(block, numbered, NUMBER_ROOM)
    return block
