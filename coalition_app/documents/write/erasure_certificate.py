"""The certificate of an erasure, to be printed and signed: what went, what stays and why."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from coalition_app.documents.layout import fonts
from coalition_app.documents.layout.annex import Plan
from coalition_app.documents.layout.document_words import Wording
from coalition_app.documents.layout.fonts import drawable
from coalition_app.documents.layout.foot import FOOT_TOP, foot_block
from coalition_app.documents.layout.marks import (
    INK,
    LEFT,
    RIGHT,
    SOFT,
    TEXT_WIDTH,
    Block,
    Group,
    Rule,
    Style,
    Text,
)
from coalition_app.documents.layout.measure import wrap, wrap_balanced
from coalition_app.documents.layout.paging import flow
from coalition_app.documents.write.pdf_canvas import paint_plan
from coalition_app.documents.write.small_page import headed, put_lines, put_list
from coalition_app.i18n import N_, Texts, texts

COALITION = Style(fonts.SANS_BOLD, 9, 14, INK)
TITLE = Style(fonts.SERIF_BOLD, 17, 22, INK)
SMALL = Style(fonts.SANS, 7.6, 10.8, SOFT)
MARK_ROOM = 14.0
LINE = 190.0
"""Points of a line for the hand."""
# Translators: PRINTED on the certificate of an erasure, each followed by a number
KINDS: Mapping[str, str] = {
    "contacts": N_("contacts"),
    "notes": N_("notes, letters sent and reasons"),
    "files": N_("documents kept as evidence, with their names and notes"),
    "withheld-lines": N_("names withheld in editions"),
    "lists": N_("imported lists, with the lines that were left out"),
    "begun": N_("imports under way and half-typed words"),
}
# Translators: PRINTED on the certificate of an erasure
STAYS = (
    N_(
        "The entry itself: name, office, place, status, positions and words on demands. It is the list that "
        "was signed."
    ),
    N_(
        "Attested editions, their prints and codes: what was handed over is not changed, and can be checked "
        "as before."
    ),
    N_(
        "The journal: who did what and when, with digests of what was erased, from which it cannot be read."
    ),
)
# Translators: PRINTED on the certificate of an erasure
NOT_PROMISED = (
    N_("What was erased was overwritten in the register, in its journal and in the log beside it."),
    N_(
        "A disk, above all one without moving parts, may keep older blocks of a file. What it keeps of an "
        "encrypted register cannot be read without the passphrase."
    ),
    N_("Printed pages, sent letters and files saved elsewhere are not reached by the program."),
)


@dataclass(frozen=True, slots=True)
class Certificate:
    """What an erasure did, as plain values."""

    coalition: str
    register: str
    """The file's name without its ending."""
    statement: int
    title: str
    """Of the statement, in its authentic language."""
    number: int | None
    name: str
    """Of the signatory, as the list prints it; empty where a statement is meant."""
    moment: dt.datetime
    """By the clock of the register's time zone."""
    actor: str
    entry: bytes
    """The hash of the journal's entry."""
    counts: Mapping[str, int]
    """How many values and files went, by the words of KINDS."""
    bytes: int
    copies: Sequence[str]
    """Names of files that hold it today, or of which that cannot be told."""
    today: dt.date


def erasure_certificate(told: Certificate, language: str) -> bytes:
    """Draw the certificate as a tagged PDF."""
    words = Wording(texts(language), language)
    # Translators: PRINTED at the head of the certificate of an erasure
    title = words.texts.gettext("Certificate of erasure")
    pages = flow(iter([Group([each]) for each in _blocks(told, words.texts, title)]))
    for number, page in enumerate(pages, 1):
        foot = foot_block(words, title, told.register, (number, len(pages)))
        page.append((FOOT_TOP, foot))
    return paint_plan(
        Plan(pages, title, language, told.entry),
        author=told.coalition,
        date=told.moment.date(),
        attachment=None,
        with_qr=False,
    )


def _blocks(told: Certificate, language: Texts, title: str) -> Iterator[Block]:
    gettext = language.gettext
    yield _head(told, language, title)
    # Translators: PRINTED on the certificate of an erasure, a heading
    went = headed(gettext("What was erased"))
    put_list(went, _dashed(_counts(told, language)), MARK_ROOM)
    yield went
    # Translators: PRINTED on the certificate of an erasure, a heading
    stays = headed(gettext("What stays, and why"))
    put_list(stays, _dashed([gettext(each) for each in STAYS]), MARK_ROOM)
    yield stays
    # Translators: PRINTED on the certificate of an erasure, a heading
    copies = headed(gettext("Backups"))
    said = _copies(told, language)
    put_lines(copies, said)
    if told.copies:
        copies.height += 3
        put_list(copies, _dashed(told.copies), MARK_ROOM)
    yield copies
    # Translators: PRINTED on the certificate of an erasure, a heading
    limits = headed(gettext("What can be promised, and what cannot"))
    put_list(limits, _dashed([gettext(each) for each in NOT_PROMISED]), MARK_ROOM)
    yield limits
    yield _hand(language)


def _head(told: Certificate, language: Texts, title: str) -> Block:
    gettext, block = language.gettext, Block()
    block.lines(
        "P",
        LEFT,
        COALITION,
        wrap(COALITION.face, COALITION.size, drawable(told.coalition), TEXT_WIDTH),
    )
    block.artifact(Rule(LEFT, block.height, RIGHT, 1.2, INK))
    block.height += 14
    block.lines(
        "H1", LEFT, TITLE, wrap_balanced(TITLE.face, TITLE.size, drawable(title), TEXT_WIDTH)
    )
    block.height += 4
    statement = gettext("Statement %(number)d: %(title)s") % {
        "number": told.statement,
        "title": told.title,
    }
    facts = [statement]
    if told.number is not None:
        facts.insert(
            0,
            gettext("Private data of: %(name)s (number %(number)d)")
            % {"name": told.name, "number": told.number},
        )
    else:
        facts.append(gettext("Private data whose term had passed, of all signatories."))
    facts += [
        gettext("Erased on: %(moment)s")
        % {"moment": f"{language.day(told.moment.date())}, {told.moment:%H:%M}"},
        gettext("By: %(name)s") % {"name": told.actor or "—"},
    ]
    for said in facts:
        put_lines(block, said)
    block.height += 3
    # Translators: PRINTED on the certificate of an erasure, before a long number
    entry = f"{gettext('Entry of the journal, SHA-256')}: {told.entry.hex()}"
    block.lines("P", LEFT, SMALL, wrap(SMALL.face, SMALL.size, entry, TEXT_WIDTH))
    block.height += 6
    return block


def _dashed(sentences: Iterable[str]) -> Iterator[tuple[str, str]]:
    return (("–", said) for said in sentences)


def _counts(told: Certificate, language: Texts) -> list[str]:
    said = [
        f"{language.gettext(KINDS[kind])}: {count}"
        for kind, count in told.counts.items()
        if kind in KINDS
    ]
    if told.bytes:
        # Translators: PRINTED on the certificate of an erasure
        size = language.gettext("size of the documents: %(size)s")
        said.append(size % {"size": language.size(told.bytes)})
    return said


def _copies(told: Certificate, language: Texts) -> str:
    gettext, day = language.gettext, {"day": language.day(told.today)}
    if told.copies:
        return gettext("On %(day)s these copies still held it, or could not be looked into:") % day
    return gettext("On %(day)s the program knew of no copy that still holds it.") % day


def _hand(language: Texts) -> Block:
    """Set two lines for the hand: place and day, name and signature."""
    block = Block(26)
    for at, caption in enumerate(
        (
            # Translators: PRINTED below a line for the hand
            language.gettext("Place, date"),
            # Translators: PRINTED below a line for the hand
            language.gettext("Name, signature"),
        )
    ):
        x = LEFT + at * (TEXT_WIDTH - LINE)
        block.artifact(Rule(x, 30, x + LINE, 0.6, INK))
        block.element("P", Text(x, 30 + SMALL.leading, SMALL, drawable(caption)))
    block.height = 30 + 2 * SMALL.leading
    return block
