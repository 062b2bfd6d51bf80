"""The confirmation slip of one signatory: how an edition prints the entry, to be confirmed or corrected.

Made from an edition's frozen content and of one entry only: no other signatory's data can get in.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from email.message import EmailMessage
from email.utils import formataddr
from typing import Any

from coalition_app.documents.content.codes import content_digest, verification_code
from coalition_app.documents.content.content import AnnexContent, ContentEntry, ContentSection
from coalition_app.documents.content.salutation import salutation
from coalition_app.documents.layout import fonts
from coalition_app.documents.layout.annex import QR_SIZE, Plan
from coalition_app.documents.layout.annex_entries import entry_group
from coalition_app.documents.layout.document_words import Wording, edition_line
from coalition_app.documents.layout.fonts import drawable
from coalition_app.documents.layout.foot import FOOT_TOP, foot_block
from coalition_app.documents.layout.marks import (
    HEADING,
    INK,
    LEFT,
    RIGHT,
    SOFT,
    TEXT_WIDTH,
    Block,
    Code,
    Group,
    Rule,
    Stamp,
    Style,
    line_blocks,
)
from coalition_app.documents.layout.measure import wrap
from coalition_app.documents.layout.page_options import PageForm, Setting
from coalition_app.documents.layout.paging import Page, flow
from coalition_app.documents.seal.fingerprint import fingerprint_words
from coalition_app.documents.seal.proofs import Proof
from coalition_app.documents.write.corrigendum_page import NO_DATE, head_block
from coalition_app.documents.write.pdf_canvas import paint_plan
from coalition_app.documents.write.slip_answer import answer_group
from coalition_app.errors import UserError
from coalition_app.hidden_characters import as_file
from coalition_app.i18n import N_, _, texts

LETTER = Style(fonts.SERIF, 10, 13.5, INK)
WORDING = Style(fonts.SERIF, 9, 12, SOFT)
CLOSE = {
    LETTER: Style(fonts.SERIF, 9, 11.6, INK),
    WORDING: Style(fonts.SERIF, 8, 10.2, SOFT),
}
"""The smaller letters of a slip that needs a second page otherwise."""
QR_ROOM = QR_SIZE + 14
UNCOUNTED = ("withdrawn", "merged")
"""Whoever has no signature of their own any more gets no slip unless it is asked for by number."""
YOUR_POSITIONS = {
    "supports": N_("you support it"),
    "supports-with-reservation": N_("you support it with a reservation"),
    "does-not-support": N_("you do not support it"),
    "abstains": N_("you abstain"),
    "no-consensus": N_("you have no common position"),
    "not-stated": N_("you have stated no position"),
    "unsettled": N_("it is not recorded yet what your words mean for it"),
}
"""What a slip says of each position to whoever takes it."""
PROOF_NAME = "slip.json"
"""The name under which a slip's proof is attached."""
PROOF_SIZE = 150.0
"""Points of the QR of a proof: its modules are at least 0.38 millimetres wide."""
MOST_IN_QR = 1_732
"""Bytes that a QR of version 30 holds with the least correction: more cannot be read from this size."""


@dataclass(frozen=True, slots=True)
class Slip:
    """One entry of an edition, in one of the documents' languages."""

    content: AnnexContent
    entry: ContentEntry
    language: str
    kept_digest: bytes = b""
    """Of the content, where the register told it; computing it takes seconds for a long list."""
    proof: Proof | None = None
    """That the entry is in the edition; None for one that an older program attested."""

    @property
    def digest(self) -> bytes:
        """Return the SHA-256 of the content."""
        return self.kept_digest or content_digest(self.content)

    @property
    def words(self) -> Wording:
        """Return the words of the page."""
        return Wording(texts(self.language), self.content.authentic_language)

    @property
    def code(self) -> str:
        """Return the edition's code."""
        return verification_code(self.digest)


def asked_of(content: AnnexContent) -> list[int]:
    """Return the numbers of those who are asked to confirm their entry."""
    return [n for n, entry in entries_of(content).items() if entry.standing not in UNCOUNTED]


def entries_of(content: AnnexContent) -> dict[int, ContentEntry]:
    """Return what an edition prints, by number."""
    return {entry.number: entry for each in content.sections for entry in each.entries}


def refuse_unprinted(
    content: AnnexContent, entries: Mapping[int, ContentEntry], numbers: Iterable[int]
) -> None:
    """Raise UserError for the first of these numbers that the edition does not print."""
    for number in numbers:
        if number in entries and entries[number].standing == "merged":
            raise UserError(
                _(
                    "Number %(number)d is merged with another one and has no slip of its own: write the "
                    "other one’s."
                )
                % {"number": number}
            )
        if number not in entries:
            raise UserError(
                _("Edition %(edition)d does not print number %(number)d.")
                % {"edition": content.edition, "number": number}
            )


def slip_text(slip: Slip) -> str:
    """Return the slip as plain text."""
    gettext, entry = slip.words.texts.gettext, slip.entry
    lines = [slip.content.coalition, gettext("CONFIRMATION SLIP"), ""]
    lines += [slip.words.to_the_document(slip.content), slip.words.choose(slip.content.title), ""]
    lines += _letter(slip)
    lines += ["", gettext("Your entry"), f"{entry.number}. {_name(slip)}".rstrip()]
    lines += [f"   {part}" for part in (*_beside(slip), *_legend(slip))]
    for act in entry.acts:
        lines += [f"   {slip.words.act_heading(act)}:", f"   {act.wording}"]
    if positions := _positions(slip):
        lines += ["", gettext("Your position")]
    for position, wording in positions:
        lines += [position, *(f"   {line}" for line in wording.splitlines())]
    lines += ["", gettext("How to check"), *_checking(slip), "", *_ending(slip)]
    return "\n".join(lines) + "\n"


def slip_pdf(slip: Slip) -> bytes:
    """Draw the slip; the same bytes for the same entry, edition and language."""
    return _draw([slip], _title(slip))


def slips_pdf(slips: Sequence[Slip]) -> bytes:
    """Draw slips of one edition and language as one file; each begins a sheet and counts its own pages.

    Printed on both sides, no slip stands on the back of another's, which is sent back.
    """
    if len(slips) == 1:
        return slip_pdf(slips[0])
    title = slips[0].words.texts.gettext("Confirmation slips, edition %(edition)d")
    return _draw(slips, title % {"edition": slips[0].content.edition})


def _title(slip: Slip) -> str:
    title = slip.words.texts.gettext("Confirmation slip, No. %(number)d")
    return title % {"number": slip.entry.number}


def _draw(slips: Sequence[Slip], title: str) -> bytes:
    first = slips[0]
    attestation = first.content.attestation
    pages: list[Page] = []
    for each in slips:
        pages += [[]] if len(pages) % 2 else []
        pages += _pages(each)
    proof = first.proof if len(slips) == 1 else None
    return paint_plan(
        Plan(pages, title, first.words.texts.language, first.digest),
        author=attestation.attestor if attestation else first.content.coalition,
        date=dt.date.fromisoformat(attestation.date) if attestation else NO_DATE,
        attachment=None if proof is None else lambda _count, _sha256: proof.json,
        name=PROOF_NAME,
        with_qr=True,
    )


def _pages(slip: Slip) -> list[Page]:
    """Set the pages of one slip, each with its foot."""
    words, pages = slip.words, flow(_groups(slip))
    if len(pages) > 1:
        smaller = flow(_groups(slip, CLOSE))
        pages = smaller if len(smaller) < len(pages) else pages
    for number, page in enumerate(pages, 1):
        line = edition_line(slip.content, words)
        page.append((FOOT_TOP, foot_block(words, _title(slip), line, (number, len(pages)))))
    return pages


def slip_bytes(slip: Slip, ending: str) -> bytes:
    """Return the slip as a file; `ending` is pdf, txt, or json for its proof alone.

    Raises UserError where the edition has no seal, and so no proof.
    """
    if ending == "json":
        if slip.proof is None:
            raise UserError(
                _("Edition %(edition)d has no seal: an older version of the program attested it.")
                % {"edition": slip.content.edition}
            )
        return slip.proof.json
    return slip_pdf(slip) if ending == "pdf" else as_file(slip_text(slip))


def slips_bytes(slips: Sequence[Slip], ending: str) -> bytes:
    """Return slips of one edition and language as one file; `ending` is pdf, txt, or json for one alone."""
    if ending == "pdf":
        return slips_pdf(slips)
    if ending == "json":
        return slip_bytes(slips[0], ending)
    return as_file("\n\n".join(slip_text(each) for each in slips))


def slip_mail(slip: Slip, address: str) -> bytes:
    """Return the letter as a mail that the coordinator's mail program opens as a draft, the slip attached as
    a page."""
    subject = slip.words.texts.gettext("Please check your entry: %(title)s")
    mail = EmailMessage()
    title = slip.words.choose(slip.content.title)
    mail["Subject"] = " ".join((subject % {"title": title}).split())
    if "@" in address:
        mail["To"] = formataddr(("", " ".join(address.split())))
    mail["X-Unsent"] = "1"  # programs that know it open the file as a draft
    mail.set_content(slip_text(slip))
    mail.add_attachment(
        slip_pdf(slip),
        maintype="application",
        subtype="pdf",
        filename=slip_name(slip.entry.number, slip.content.edition, "pdf", slip.language),
    )
    return mail.as_bytes()


def slip_name(number: int, edition: int, ending: str, language: str = "en") -> str:
    """Return the name of a slip's file in a language; it holds no name of a person."""
    # Translators: the name of a file, without spaces
    name = texts(language).gettext("slip-%(number)d-edition-%(edition)d")
    return f"{name % {'number': number, 'edition': edition}}.{ending}"


def slip_json(slip: Slip) -> dict[str, Any]:
    """Return the slip as plain values."""
    entry, content = slip.entry, slip.content
    return {
        "number": entry.number,
        "name": entry.name,
        "representative": entry.representative,
        "office": entry.office,
        "place": entry.place,
        "country": entry.country,
        "standing": entry.standing,
        "edition": content.edition,
        "code": slip.code,
        "digest": slip.digest.hex(),
        "positions": {
            str(demand.number): position
            for demand, position in zip(content.demands, entry.held, strict=False)
        },
        "words": [{"kind": act.kind, "wording": act.wording} for act in entry.acts],
    }


def _letter(slip: Slip) -> list[str]:
    gettext = slip.words.texts.gettext
    title = slip.words.texts.inside(slip.words.choose(slip.content.title))
    named = {"title": title, "number": slip.entry.number}
    entry = slip.entry
    dear = salutation(
        slip.words.texts,
        kind=entry.kind,
        name=entry.shown_name,
        representative=entry.representative,
    )
    told = gettext(
        "This is your entry, No. %(number)d, in the list of signatories of “%(title)s”. Please "
        "confirm that it is correct, or tell us what to correct: your name, your representative "
        "and their position, your position on each demand, and your own words."
    )
    if entry.standing == "withdrawn":
        told = gettext(
            "In the list of signatories of “%(title)s” your signature, No. %(number)d, is recorded as "
            "withdrawn and is not counted; its number is kept. Please confirm that you withdrew it, or tell "
            "us at once if you did not."
        )
    return [each for each in (dear, told % named) if each]


def _ending(slip: Slip) -> list[str]:
    attestation = slip.content.attestation
    who = [attestation.attestor] if attestation else []
    return [slip.words.texts.gettext("Kind regards,"), *who, slip.content.coalition]


def _name(slip: Slip) -> str:
    return slip.entry.shown_name + slip.words.page_marks(slip.entry, slip.content.marked)


def _legend(slip: Slip) -> list[str]:
    """Explain the marks after the name."""
    alone = replace(slip.content, sections=(ContentSection({}, (slip.entry,)),))
    return slip.words.legend(alone)


def _beside(slip: Slip) -> list[str]:
    entry = slip.entry
    who = ", ".join(part for part in (entry.representative, entry.office) if part)
    where = ", ".join(part for part in (entry.place, entry.country) if part)
    return [part for part in (who, where, slip.words.status(entry)) if part]


def _positions(slip: Slip) -> list[tuple[str, str]]:
    """Return each position in a sentence, and the wording of its demand, printed in full below it."""
    pattern = slip.words.texts.gettext("Demand %(number)d: %(position)s")
    return [
        (
            pattern
            % {
                "number": demand.number,
                "position": slip.words.texts.gettext(YOUR_POSITIONS[position]),
            },
            slip.words.choose(demand.wording),
        )
        for demand, position in zip(slip.content.demands, slip.entry.held, strict=False)
    ]


def _checking(slip: Slip) -> list[str]:
    gettext = slip.words.texts.gettext
    named = {"edition": slip.content.edition, "code": slip.code}
    sentence = gettext(
        "The code of edition %(edition)d is %(code)s. It is printed on every page of the annex. "
        "Check that the codes match, then find your number in the list: the entry there must be "
        "the same as here."
    )
    return [sentence % named, f"SHA-256: {slip.digest.hex()}"]


def _groups(slip: Slip, close: Mapping[Style, Style] = {}) -> Iterator[Group]:
    """Set the slip; `close` are the smaller letters in place of the usual ones."""
    words, content = slip.words, slip.content
    gettext = words.texts.gettext
    letter, wording = close.get(LETTER, LETTER), close.get(WORDING, WORDING)
    head = head_block(
        content.coalition,
        gettext("CONFIRMATION SLIP"),
        words.to_the_document(content),
        words.choose(content.title),
        words.foreign(content.title),
    )
    yield Group([head], whole=True)
    for paragraph in _letter(slip):
        yield _paragraph(paragraph, letter)
    entry = entry_group(Setting(content, words, PageForm(), draft=False), slip.entry)
    entry.blocks[0].marks.insert(0, _list_begins())
    entry.blocks[-1].close("L")
    yield _heading(gettext("Your entry"))
    yield entry
    for note in _legend(slip):
        yield Group(_lines(note, wording))
    positions = _positions(slip)
    if positions:
        yield _heading(gettext("Your position"))
    for (position, told), demand in zip(positions, content.demands, strict=False):
        blocks = _lines(position, letter)
        if told:
            blocks += _lines(told, wording, language=words.foreign(demand.wording))
        blocks[-1].height += 4
        yield Group(blocks, lead=2)
    # The heading stands on the page of what it heads.
    checking = [_heading(gettext("How to check")), _check_group(slip, letter)]
    yield Group([block for group in checking for block in group.blocks], whole=True)
    if slip.proof is not None:
        yield _proof_group(slip, slip.proof, letter)
    yield Group([Block(10)])
    yield Group([block for line in _ending(slip) for block in _lines(line, letter)], whole=True)
    entry_named = (slip.entry.shown_name, slip.code, slip.entry.number, content.edition)
    yield answer_group(words.texts, *entry_named)


def _list_begins() -> Any:
    block = Block()
    block.open("L")
    return block.marks[0]


def _heading(words: str) -> Group:
    block = Block(8)
    block.lines("H2", LEFT, HEADING, wrap(HEADING.face, HEADING.size, drawable(words), TEXT_WIDTH))
    block.artifact(Rule(LEFT, block.height + 1, RIGHT))
    block.height += 7
    return Group([block])


def _lines(words: str, style: Style, room: float = TEXT_WIDTH, language: str = "") -> list[Block]:
    lines = wrap(style.face, style.size, drawable(words), room)
    return line_blocks("P", LEFT, style, lines, language)


def _paragraph(words: str, style: Style) -> Group:
    blocks = _lines(words, style)
    blocks[-1].height += 4
    return Group(blocks)


def _check_group(slip: Slip, style: Style) -> Group:
    """Set how to check, with the QR at its right."""
    blocks = [
        block for line in _checking(slip) for block in _lines(line, style, TEXT_WIDTH - QR_ROOM)
    ]
    above = sum(block.height for block in blocks[:-1])
    code = slip.words.texts.gettext("Code: %(code)s") % {"code": slip.code}
    blocks[-1].figure(Stamp(RIGHT - QR_SIZE, -above, QR_SIZE), f"QR. {code}")
    missing = QR_SIZE + 4 - above - blocks[-1].height
    blocks[-1].height += max(0, missing)
    return Group(blocks, whole=True)


def _proof_group(slip: Slip, proof: Proof, style: Style) -> Group:
    """Set the proof of the line: its QR at the right where it holds it, and whose seal it is."""
    gettext = slip.words.texts.gettext
    in_qr = len(proof.json) <= MOST_IN_QR
    # Translators: PRINTED on a confirmation slip; slip.json is the name of a file inside the PDF
    where = (
        gettext(
            "The large QR code and the attached file slip.json prove this line by themselves: they hold it "
            "word for word with the seal of edition %(edition)d, and show no other line."
        )
        if in_qr
        else gettext(
            "The attached file slip.json proves this line by itself: it holds it word for word with the "
            "seal of edition %(edition)d, and shows no other line."
        )
    )
    words = fingerprint_words(proof.seal.root_key, slip.words.texts.language)
    said = [
        where % {"edition": slip.content.edition},
        gettext("Fingerprint of the register’s key: %(words)s") % {"words": words},
        gettext("Compare it with the one that the coalition gives you in another way."),
    ]
    room = TEXT_WIDTH - (PROOF_SIZE + 14 if in_qr else 0)
    blocks = [Block(6), *(block for line in said for block in _lines(line, style, room))]
    if in_qr:
        above = sum(block.height for block in blocks[1:-1])
        text = proof.json.decode()
        code = Code(RIGHT - PROOF_SIZE, -above, PROOF_SIZE, text, "l")
        blocks[-1].figure(code, gettext("QR with the proof of this line"))
        blocks[-1].height += max(0, PROOF_SIZE + 4 - above - blocks[-1].height)
    return Group(blocks, whole=True)
