"""What somebody is asked of an item before an import: the next thing to settle, why, and its answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from coalition_app import i18n
from coalition_app.draft_pieces import (
    BELOW,
    COMPARE,
    HEADS,
    LETTER,
    OF_LIST,
    ORGANISATIONS,
    PERSONS,
    SEVERAL,
    TITLE,
)
from coalition_app.drafts import MOST_TITLES, DraftEntry, OpenLine, called
from coalition_app.i18n import N_, _, ngettext
from coalition_app.labels import ANSWERS, SIGNERS, STATUSES, doubt_label, quoted
from coalition_app.operations.doubts import (
    WITHDRAWN,
    day_withdrawn,
    fitting_answers,
    refuse_unfit,
)
from coalition_app.operations.planning import sentences
from coalition_app.operations.planning.items import AGAIN, LINK, LOOK_CODE, NEW, READ
from coalition_app.operations.planning.plain_fixes import plain_fix
from coalition_app.operations.planning.preview import Preview
from coalition_app.records.imports.entry_match import Known
from coalition_app.records.positions.fitting_answers import ROLE, WITHDRAWAL
from coalition_app.records.signatures.defects import SHOWN_DEFECTS
from coalition_app.records.signatures.pieces import WORDS, Piece
from coalition_app.work import collecting_later

RIGHT, FIX, OUT = "right", "fix", "out"
"""Answers beside those to a piece: that all is right, that the proposed words are, that it stays out."""
SIGNS, PARTS = "signs", "parts"
"""Answers that a line is a signatory's entry, and that an entry holds several signatories."""
PERSON, BODY = "individual", "organisation"
"""Answers to what kind an entry is."""
TITLES = tuple(f"title-{at}" for at in range(1, MOST_TITLES + 1))
"""Answers that the first, the second … of the lines that may be the title is it."""
LONGEST_TITLE = 60
"""Letters of a title on the button that chooses it."""
LABELS = {
    **dict.fromkeys(TITLES, N_("It is the title")),
    SIGNS: N_("This is a signatory: import it"),
    PARTS: N_("These are several signatories"),
    **ANSWERS,
    ROLE: N_("Choose what it is…"),
    LINK: N_("It is the same: link"),
    NEW: N_("A different signatory: record as new"),
    AGAIN: N_("The same signatory signing again: link"),
    WITHDRAWN: N_("Withdrawn"),
    RIGHT: N_("Leave as it is"),
    FIX: N_("Correct it"),
    PERSON: N_("It is a person"),
    BODY: N_("It is an organisation"),
    **SIGNERS,
    OUT: N_("Skip: do not import it"),
}
LEFT_AS = {PERSON: N_("Leave it: a person"), BODY: N_("Leave it: an organisation")}
"""How an answer reads that says that an entry is right as it is, where it is not sure what it is."""
GOES_IN_AS = {
    PERSON: N_("It is imported as a person and printed as it is; a field below can be corrected."),
    BODY: N_(
        "It is imported as an organisation and printed as it is; a field below can be corrected."
    ),
}
"""What becomes of an entry of which it is not sure what it is."""
KEYS = {
    **{each: str(at) for at, each in enumerate((*ANSWERS, ROLE, WITHDRAWN), start=1)},
    RIGHT: "2",
    LINK: "7",
    NEW: "8",
    SIGNS: "8",
    PARTS: "8",
    PERSON: "9",
    BODY: "9",
    PERSONS: "2",
    ORGANISATIONS: "9",
    FIX: "+",
    AGAIN: "-",
    OUT: "0",
}
"""A key means one thing on the whole page, and of a part what it means in the register.

To leave as it is is to print it, and the persons stand first; what is taken in as new is another signatory, a
line or several; the other kind is a person or an organisation.
"""


@dataclass(frozen=True, slots=True)
class Question:
    """The next thing that waits for an answer in an item."""

    reasons: tuple[str, ...]
    """Sentences that say why it waits."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """What may be answered, by the key that says so."""
    text: str = ""
    """The piece or line that is asked about; empty for the whole entry."""
    alike: int = 1
    """How many wait with the same text, or with flaws of the same kinds."""
    said: Mapping[str, str] = field(default_factory=dict)
    """How answers read that are worded otherwise than in `LABELS`."""
    unless: str = ""
    """A sentence that says what becomes of it unless somebody answers."""
    of_many: bool = False
    """Whether the text is of several entries, and no words of this one."""


def question_of(preview: Preview, item: int, piece: int = 0) -> Question | None:
    """Return what is asked next of an item; None where nothing is.

    `piece` tells which of the pieces that wait is asked about, counted from 0 and around.
    """
    if preview.is_line(item):
        line = preview.open_line(item)
        if line.code == TITLE:
            return _of_title(line)
        return _of_text(preview, item, line.text, line.code)
    if waiting := preview.waiting(item):
        one = waiting[piece % len(waiting)]
        return _of_text(preview, item, one.text, one.open, one.role)
    if preview.is_undecided(item):
        known = preview.known[item]
        reason, alike = _whole(known.sentence()), len(_undecided_alike(preview, item))
        if known.signed:
            again = _(
                "Until you decide, it is imported as new with its check in doubt: before the attestation "
                "it is asked whether No. %(number)d signed again."
            )
            unless = _(
                "Until you decide, it is imported as new, and is a possible duplicate of No. "
                "%(number)d."
            )
            unless = (unless if known.withdrew_on is None else again) % {"number": known.number}
            answers = _keyed(LINK, NEW, AGAIN, OUT)
            return Question((reason,), answers, "", alike, _said_of(known), unless)
        unless = _("Until you link it, it goes in as new, beside the one that is known.")
        return Question((reason,), _keyed(LINK, NEW, OUT), "", alike, unless=unless)
    if not preview.is_asked(item):
        return None
    # Of a form each answer is shown with its question.
    asked = bool(preview.form.questions)
    reasons = tuple(map(_whole, sentences.doubts(preview, item, short=asked)))
    entry = preview.entry(item)
    said: Mapping[str, str] = {}
    answers = _keyed(RIGHT, OUT)
    parts = preview.parts_of(item)
    kind_unsure = any(each.code == "kind-unsure" for each in entry.defects)
    if kind_unsure:
        answers |= _keyed(_other_kind(entry))
        said = {RIGHT: _(LEFT_AS[PERSON if entry.kind == PERSON else BODY])}
    if parts:
        answers |= _keyed(PARTS)
    elif preview.can_link(item):
        answers |= _keyed(NEW if preview.linked(item) else LINK)
        said = {**said, **_said_of(preview.known[item])}
    unless = _("It is imported and printed as it is; a field below can be corrected.")
    if entry.standing != "signed":
        status = {"status": _(STATUSES[entry.standing])}
        unless = _(
            "It is imported as %(status)s, and does not count; a field below can be corrected."
        )
        unless %= status
    elif sentences.consent(preview, item):
        unless = _(
            "It is imported, and printed no further than was asked; a field below can be corrected."
        )
    if kind_unsure:
        unless = _(GOES_IN_AS[PERSON if entry.kind == PERSON else BODY])
    if edits := {} if asked else plain_fix(entry):
        answers |= _keyed(FIX)
        unless = _(
            "“Correct it” writes: %(words)s. Otherwise it is imported and printed as it is; a field "
            "below can be corrected."
        ) % {"words": "; ".join(edits.values())}
    if entry.reservation:
        unless = _(
            "Which demands the words touch is said after the import; until then it counts nowhere."
        )
    alike = len(_broken_alike(preview, item)) or 1
    return Question(reasons, answers, "", alike, said, _with_parts(unless, parts))


def _with_parts(unless: str, parts: Sequence[DraftEntry]) -> str:
    """Say behind what becomes of an entry unanswered who it would be parted into."""
    if not parts:
        return unless
    names = {"names": "; ".join(called(each) for each in parts)}
    return f"{unless} {_('“These are several signatories” makes an entry of each: %(names)s.') % names}"


def _keyed(*answers: str) -> dict[str, str]:
    return {KEYS[each]: each for each in answers}


def _undecided_alike(preview: Preview, item: int) -> list[int]:
    """List the entries that are undecided for the same reason as one, itself among them."""
    reason = _reason_of(preview.known[item])
    known = preview.known
    return [each for each in sorted(preview.undecided()) if _reason_of(known[each]) == reason]


def _broken_alike(preview: Preview, item: int) -> list[int]:
    """List the entries that wait for flaws of the same kinds alone as one; none where more is asked of it."""
    kinds = _kinds_alone(preview, item)
    every = preview.order if kinds else ()
    return [each for each in every if _kinds_alone(preview, each) == kinds]


def _kinds_alone(preview: Preview, item: int) -> frozenset[str]:
    """Return of what kinds the flaws of an entry are; none where it waits for something else too."""
    if preview.code(item) != LOOK_CODE or preview.waiting(item) or preview.can_link(item):
        return frozenset()
    if preview.is_again_undecided(item):
        # Whoever finds the print of others right has not seen that this one withdrew.
        return frozenset()
    entry = preview.entry(item)
    kinds = frozenset(each.code for each in entry.defects)
    return kinds if kinds.issubset(SHOWN_DEFECTS) and not entry.reservation else frozenset()


def _reason_of(known: Known) -> tuple[str, bool, bool, str]:
    reason = known.match.reason if known.match is not None else ""
    return known.verdict, known.signed, known.withdrew_on is not None, reason


def _said_of(known: Known) -> Mapping[str, str]:
    """Return how linking to a signatory who has signed the statement reads: nothing is added."""
    words = _("%(signed)s: skip") % {"signed": _whole(known.signed_sentence())}
    return {LINK: words} if known.signed else {}


@collecting_later()
def give(
    preview: Preview, items: Sequence[int], answer: str, text: str = "", *, all_alike: bool = False
) -> None:
    """Answer what is asked of items, of one of them where it is about a piece or a line of that text.

    `all_alike` answers every piece, or line, with the same text, every entry that may be a signatory whom
    the register knows in the same way, or every one with flaws of the same kinds. Raises UserError where it
    cannot be.
    """
    if all_alike and not text and preview.is_undecided(items[0]):
        items = _undecided_alike(preview, items[0])
    elif all_alike and not text and answer in (RIGHT, FIX, OUT):
        items = _broken_alike(preview, items[0]) or items
    asked = {each.open for each in _meant(preview, items[0], text)} if text else set()
    if HEADS in asked or (answer != OUT and not asked.isdisjoint(OF_LIST)):
        # A heading says the same of all below it, and who signs is asked of the whole list.
        all_alike = True
        items = [each for each, _same in preview.alike(items[0], text)]
    if answer in TITLES:
        preview.name_title(TITLES.index(answer))
    elif answer == OUT:
        preview.leave_out([each for each in items if preview.stands_in(each, READ)])
    elif answer == SIGNS:
        preview.take_line(items[0])
    elif answer == PARTS:
        preview.part(items[0])
    elif answer == ORGANISATIONS and any(
        each.open == BELOW for each in _meant(preview, items[0], text)
    ):
        preview.sign_for_bodies(items, text)
    elif text:
        _refuse_unfit(preview, items[0], answer, text, all_alike=all_alike)
        preview.answer(items[0], text, answer, all_alike=all_alike)
    elif answer == RIGHT:
        preview.settle([each for each in items if may_be_right(preview, each)])
    elif answer == FIX:
        for each in items:
            for name, words in plain_fix(preview.entry(each)).items():
                preview.edit(each, name, words)
    elif answer in (LINK, NEW, AGAIN):
        preview.link(items, answer)
    else:
        preview.edit(items[0], "kind", answer)


def alike_to(preview: Preview, item: int, answer: str = RIGHT, text: str = "") -> list[int]:
    """List the items that wait for the same answer as one, itself among them, in the order of the source."""
    if text:
        found = {each for each, _same in preview.alike(item, text)}
    elif preview.is_undecided(item):
        found = set(_undecided_alike(preview, item))
    else:
        found = set(_broken_alike(preview, item) if answer in (RIGHT, FIX, OUT) else ())
    return sorted(found or {item}, key=lambda each: preview.rank[each])


def may_be_right(preview: Preview, item: int) -> bool:
    """Tell whether one can say that an entry is right as it is: nothing in it waits for another answer."""
    return preview.code(item) == LOOK_CODE and not preview.waiting(item)


def _meant(preview: Preview, item: int, text: str) -> list[Piece]:
    """List the pieces of an entry that wait with a text."""
    if preview.is_line(item):
        return []
    return [each for each in preview.waiting(item) if each.text == text]


def _refuse_unfit(preview: Preview, item: int, answer: str, text: str, *, all_alike: bool) -> None:
    # Equal texts may differ in their case and spaces, and in what their columns say of them.
    meant = [(item, text), *(preview.alike(item, text) if all_alike else ())]
    asked: set[tuple[str, str, str]] = set()
    for other, same in meant:
        if preview.is_line(other):
            asked.add((preview.open_line(other).code, same, ""))
        else:
            asked |= {(each.open, same, each.role) for each in _meant(preview, other, same)}
    for code, same, role in sorted(asked):
        refuse_unfit(answer, code, same, role)


def _of_text(preview: Preview, item: int, text: str, code: str, role: str = "") -> Question:
    is_line = preview.is_line(item)
    fits, said = fitting_answers(code, text, role, of_nobody=is_line)
    fits = (ORGANISATIONS, *fits) if code == BELOW else fits
    # Whose words a line says that names nobody is asked after the import.
    offered = [each for each in fits if each != WORDS] if is_line else [*fits, OUT]
    if role == WITHDRAWAL:
        offered = [*offered, WITHDRAWN]
        withdrawn = _("Withdrawn; it was received with this list")
        if (day := day_withdrawn(text, role)) is not None:
            withdrawn = _("Withdrawn on %(date)s") % {"date": i18n.current().day(day)}
        said = {**said, WITHDRAWN: withdrawn}
    reason = _("%(why)s: %(text)s") % {"why": _whole(doubt_label(code)), "text": quoted(text)}
    answers = _keyed(*offered)
    unless = _("Until you say what it is, it is not printed, and the signature is not counted.")
    if role == WITHDRAWAL:
        unless = _(
            "It counts nowhere until the withdrawal is recorded with its day, after the import, or until "
            "you say that the mark means nothing."
        )
        if day_withdrawn(text, role) is None:
            unless = _(
                "The words name no whole day. “Withdrawn” records the day when the list came, as it is set "
                "under “Destination”, else today; the words stay beside it. Until then it counts nowhere."
            )
    alike = preview.count_alike(item, text)
    if code == COMPARE:
        reason = _("Much of this source is in doubt: compare the entry with its lines.")
        unless = _(
            "What nobody doubted in such a source may be misread too. Correct the fields below where they "
            "differ; until you say that it is read rightly, the signature counts nowhere."
        )
    if code == HEADS:
        # One answer is for all below it.
        alike, unless = 1, _("Until you say so, the signatures below the heading count nowhere.")
    if code in OF_LIST:
        counted = ngettext("%(count)d entry is meant.", "%(count)d entries are meant.", alike)
        reasons = (reason, counted % {"count": alike})
        unless = _(
            "One answer is for all of them. Until then they count nowhere; after the import each can be "
            "answered by itself."
        )
        said = {**said, OUT: _("Skip this entry alone")}
        return Question(reasons, answers, text, 1, said, unless, of_many=True)
    parts = () if is_line else preview.parts_of(item)
    if parts:
        answers |= _keyed(PARTS)
        unless = _with_parts(unless, parts)
    if code == SEVERAL:
        reason = _("Several signatories may be named here: %(text)s") % {"text": quoted(text)}
    if is_line:
        answers |= _keyed(SIGNS)
        unless = _(
            "It is kept with the source and never prints; whose words they are is said after the import."
        )
    if code == LETTER:
        unless = _(
            "Until you say so, nobody is recorded by this letter; it is kept with the source."
        )
    return Question((reason,), answers, text, alike, said, unless, of_many=code == COMPARE)


def _of_title(line: OpenLine) -> Question:
    """Ask which of the lines is the title, a digit each: what was read is the first."""
    candidates = line.candidates[:MOST_TITLES]
    answers = {str(at): answer for at, answer in enumerate(TITLES[: len(candidates)], 1)}
    said = {
        answer: quoted(each if len(each) <= LONGEST_TITLE else each[:LONGEST_TITLE].rstrip() + "…")
        for answer, each in zip(answers.values(), candidates, strict=True)
    }
    reasons = (_("Is this the title?"), *candidates)
    unless = _(
        "The title is printed on every page. If it is none of these, type it under “Destination”. Until it "
        "is confirmed, nothing can be attested."
    )
    return Question(reasons, answers, line.text, 1, said, unless)


def _other_kind(entry: DraftEntry) -> str:
    return BODY if entry.kind == PERSON else PERSON


def _whole(phrase: str) -> str:
    return phrase[:1].upper() + phrase[1:]
