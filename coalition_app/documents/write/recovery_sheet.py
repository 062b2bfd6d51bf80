"""The recovery sheet of a register: its passphrase as words and as a QR, folded into an envelope."""

import datetime as dt

from coalition_app.documents.layout import fonts
from coalition_app.documents.layout.annex import Plan
from coalition_app.documents.layout.fonts import drawable, undrawable
from coalition_app.documents.layout.marks import (
    GREY,
    INK,
    LEFT,
    RIGHT,
    TEXT_WIDTH,
    Block,
    Code,
    Rule,
    Style,
    Text,
)
from coalition_app.documents.layout.measure import width, wrap
from coalition_app.documents.write.pdf_canvas import paint_plan
from coalition_app.errors import UserError
from coalition_app.i18n import N_, Texts, texts

FOLDS = (281.0, 561.0)
"""Points from the top of an A4 sheet: it is folded twice, and what is between lies inside."""
HEIGHT = 841.9
"""Points of an A4 sheet; places on a page are counted from its lower edge."""
TOP, BELOW = 56.0, 26.0
"""Points above the head, and between a fold and what stands below it."""
QR = 130.0
LONGEST = 400
"""Letters that the middle of the sheet has room for."""
LABEL = Style(fonts.SANS_BOLD, 9, 14, INK)
TITLE = Style(fonts.SERIF_BOLD, 17, 22, INK)
BODY = Style(fonts.SERIF, 10, 13.4, INK)
SMALL = Style(fonts.SANS, 7.6, 10.4, GREY)
WORDS = tuple(Style(fonts.SERIF_BOLD, size, 1.4 * size, INK) for size in (20, 15, 11))
"""The letters of the passphrase; the largest that leave it room are taken."""
NUMBER_ROOM = 18.0
# Translators: PRINTED on the recovery sheet, numbered
KEPT = (
    N_("Fold the sheet along both lines, with the passphrase inside, and seal it in an envelope."),
    N_("Sign and date the envelope across its flap, so that opening it leaves a trace."),
    N_(
        "Keep it away from the computer and from the copies of the register: anyone who has both can open "
        "the register."
    ),
    N_("After the passphrase is changed, make another sheet and destroy this one."),
)


def recovery_sheet(
    register: str, passphrase: str, language: str, day: dt.date, coalition: str
) -> bytes:
    """Draw the sheet as a tagged PDF of one page; it is kept nowhere.

    Raises UserError for a passphrase that no font draws or that is longer than LONGEST.
    """
    gettext = texts(language).gettext
    if undrawable(passphrase):
        signs = " ".join(f"U+{ord(each):04X}" for each in sorted(undrawable(passphrase)))
        raise UserError(
            gettext("The sheet cannot show these characters of the passphrase: %(signs)s.")
            % {"signs": signs}
        )
    if len(passphrase) > LONGEST:
        raise UserError(gettext("The passphrase is too long for the sheet: write it down by hand."))
    # Translators: PRINTED at the head of the sheet with the passphrase
    title = gettext("Recovery sheet of the register")
    page = [
        (HEIGHT - TOP, _outside(title, register, coalition, language, day)),
        (HEIGHT - FOLDS[0] - BELOW, _secret(passphrase, texts(language))),
        (HEIGHT - FOLDS[1] - BELOW, _advice(texts(language))),
        *((HEIGHT - fold, _fold(gettext("fold here"))) for fold in FOLDS),
    ]
    return paint_plan(
        Plan([page], title, language, b""),
        author="coalition_app",
        date=day,
        attachment=None,
        with_qr=False,
    )


def _outside(title: str, register: str, coalition: str, language: str, day: dt.date) -> Block:
    """Set what is seen of the folded sheet: no word of the passphrase."""
    gettext, block = texts(language).gettext, Block()
    block.lines("P", LEFT, LABEL, [drawable(coalition)])
    block.artifact(Rule(LEFT, block.height, RIGHT, 1.2, INK))
    block.height += 14
    block.lines("H1", LEFT, TITLE, wrap(TITLE.face, TITLE.size, drawable(title), TEXT_WIDTH))
    block.height += 4
    for said in (
        gettext("Register: %(name)s") % {"name": register},
        gettext("Made on: %(day)s") % {"day": texts(language).day(day)},
        gettext("The passphrase is inside. Without it nobody can open the register."),
    ):
        block.lines("P", LEFT, BODY, wrap(BODY.face, BODY.size, drawable(said), TEXT_WIDTH))
    return block


def _secret(passphrase: str, language: Texts) -> Block:
    """Set the passphrase with its QR beside it."""
    block = Block()
    block.lines("H2", LEFT, LABEL, [language.gettext("Passphrase")])
    block.height += 4
    top, room, most = block.height, TEXT_WIDTH - QR - 24, FOLDS[1] - FOLDS[0] - 100
    for style in WORDS:
        lines = wrap(style.face, style.size, drawable(passphrase), room)
        if len(lines) * style.leading <= most:
            break
    block.lines("P", LEFT, style, lines)
    block.height += 4
    said = language.ngettext(
        "%(count)d character, spaces included.",
        "%(count)d characters, spaces included.",
        len(passphrase),
    ) % {"count": len(passphrase)}
    if passphrase != " ".join(passphrase.split()):
        more = language.gettext(
            "Several spaces stand together, or one at an end: the QR holds them exactly."
        )
        said = f"{said} {more}"
    block.lines("P", LEFT, SMALL, wrap(SMALL.face, SMALL.size, drawable(said), room))
    qr = Code(RIGHT - QR, top, QR, passphrase)
    block.figure(qr, language.gettext("QR with the passphrase"))
    block.height = max(block.height, top + QR)
    return block


def _advice(language: Texts) -> Block:
    block = Block()
    block.lines("H2", LEFT, LABEL, [language.gettext("What to do with this sheet")])
    block.height += 4
    block.open("L")
    for at, said in enumerate(KEPT, start=1):
        block.open("LI")
        block.element("Lbl", Text(LEFT, block.height + BODY.size, BODY, f"{at}."))
        block.open("LBody")
        room = TEXT_WIDTH - NUMBER_ROOM
        lines = wrap(BODY.face, BODY.size, drawable(language.gettext(said)), room)
        block.lines("P", LEFT + NUMBER_ROOM, BODY, lines)
        block.close("LBody", "LI")
        block.height += 3
    block.close("L")
    return block


def _fold(words: str) -> Block:
    """Draw a line to fold along; it is no content, and a screen reader skips it."""
    block = Block(1)
    place = RIGHT - width(SMALL.face, SMALL.size, words)
    block.artifact(Rule(LEFT, 0, RIGHT, 0.5, GREY), Text(place, SMALL.size + 2, SMALL, words))
    return block
