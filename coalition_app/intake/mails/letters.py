"""The signatories of a mail: a list, or its writer, for a body or in person."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from coalition_app.drafts import Defect, Draft, DraftEntry, LeftOut, Quote
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _
from coalition_app.intake.entries.printing_wishes import asked_of_printing, waits_for_approval
from coalition_app.intake.entries.read_entry import read_entry
from coalition_app.intake.files.lines import numbers_in, text_lines, with_left_out
from coalition_app.intake.files.text import ANSWERED, CLOSING, FOOT, HEAD, UNSAID, Mail
from coalition_app.intake.lists.covering_words import without_covering
from coalition_app.intake.lists.join_drafts import draft_of, unread_draft
from coalition_app.intake.mails.decisive_quotes import find_quotes
from coalition_app.intake.mails.letter_signatories import (
    bodies_on_lines,
    letter_above_list,
    named_bodies,
    with_letter_around,
    with_unread_bodies,
    with_words,
    without_described,
    writers_named,
)
from coalition_app.intake.mails.objections import ADDS, SIGNS, words_to_settle
from coalition_app.intake.mails.own_words import FOOTER
from coalition_app.intake.mails.quoted_words import (
    quoted_lines,
    with_own_lines,
    with_quoted_told,
)
from coalition_app.intake.mails.writer import (
    closing_name,
    consent_of,
    letter_of,
    read_single_card,
    read_writer,
    speaks_of_another,
    wish_of,
    without_card,
    without_ending,
    without_greeting,
)
from coalition_app.intake.tables.field_cards import read_cards, read_entries, warn_of_fields
from coalition_app.intake.words.legal_forms import find_form

ReadLines = Callable[[list[str], bool], Draft]
"""Reads lines as a list; the second argument: they are rows of cells. Raises UserError for none."""
BESIDE = N_("words of the email beside its list")
FEWEST = 3
"""Entries without numbers that make a list in a mail; two may as well be a name and an office."""
DECLINES = re.compile(
    r"не\s+поддержива\w+\s+(?:\w+\s+)?(?:заявлени|обращени|письм)|не\s+(?:будем|готовы|можем)\s+подпис|"
    r"(?:do|does|will|can) ?not\s+(?:support|sign)\s+(?:the|this|your)?\s*(?:statement|letter|appeal)|"
    r"(?:мәлімдеме|өтініш)\w*\s+қолдамай|қол\s+қоймай",
    re.IGNORECASE,
)
FEWEST_FIELDS = 3
"""Fewest fields of a card that is alone in a mail."""
MANY = 50
"""Fewest entries that make a list also below words by which the writer signs."""
LONGEST_MAIL = 100_000
"""Most characters of a letter without a list that may sign."""


def read_mail_draft(mail: Mail, read_lines: ReadLines) -> Draft:
    """Read one mail into a draft that accounts for every line; what it quotes of others is told.

    A list in the mail's own words is read like any list. A mail that says that its writer signs becomes one
    entry with the words it was read from. Everything else is left out with the reason.
    """
    draft = _read_own(mail, read_lines)
    quoted = quoted_lines(mail)
    if not quoted or mail.attachment:
        return draft
    if draft.entries:
        draft = _accounted(with_own_lines(draft, mail, quoted), mail, mail.own)
    return with_quoted_told(draft, mail, quoted)


def _read_own(mail: Mail, read_lines: ReadLines) -> Draft:
    if mail.why:
        return unread_draft(mail.lines, mail.why)
    if mail.attachment:
        return _attached(mail, read_lines)
    if cards := _carded(mail):
        return with_letter_around(cards, mail.own)
    quotes = find_quotes("\n".join(mail.own))
    draft = _listed(mail, quotes, read_lines)
    if draft is not None:
        return draft
    if sum(map(len, mail.own)) > LONGEST_MAIL:
        return unread_draft(mail.lines, _("an email whose text is far too long for a letter"))
    if mail.packed:
        return unread_draft(
            mail.lines, _("an email packed into winmail.dat, which only Outlook opens")
        )
    if any(quote.kind == "withdraws" for quote in quotes):
        return unread_draft(mail.lines, _("an email that seems to withdraw: record the withdrawal"))
    text = "\n".join(mail.own)
    if DECLINES.search(" ".join(text.split())):
        return unread_draft(mail.lines, _("an email that seems to decline"))
    consent = consent_of(text)
    if not consent and (card := _carded(mail, fewest=1)):
        return with_letter_around(card, mail.own)
    wish = "" if consent else wish_of(text)
    if not (consent or wish):
        return unread_draft(mail.lines, _(UNSAID))
    words = [
        sentence for _at, sentence in words_to_settle(without_described(without_card(mail.own)))
    ]
    if signing := _signing_bodies(mail, words):
        return _as_asked(signing, text, consent)
    entry = read_writer(mail, consent or wish)
    if entry is None:
        return unread_draft(mail.lines, _("an email without a name in it"))
    if wish or speaks_of_another(entry, consent):
        # Neither is a signature of the writer: the entry stays open until somebody says that it stands.
        entry = replace(entry, notes=(*entry.notes, wish or consent))
        words = [each for each in words if each not in entry.notes]
    entry = with_words(entry, words)
    entry = replace(
        entry,
        defects=(*entry.defects, Defect("read-from-mail", letter_of(mail.own, consent or wish))),
        submitted_at=mail.sent_at,
        sender=mail.address,
    )
    draft = _as_asked(_with_added(mail, entry, words), text, consent)
    return with_unread_bodies(draft, mail.own)


def _as_asked(draft: Draft, text: str, consent: str) -> Draft:
    """Return the signatures of a letter with what it asks about printing, and what it makes them wait for."""
    printing, asked = asked_of_printing(text)
    waits = waits_for_approval(consent)
    defects = [Defect("asks-not-to-print", asked)] if printing else []
    defects += [Defect("not-final", consent)] if waits else []
    entries = (
        replace(
            each,
            consent=printing or each.consent,
            standing="subject-to-approval"
            if waits and each.standing == "signed"
            else each.standing,
            defects=(*each.defects, *defects),
        )
        for each in draft.entries
    )
    return replace(draft, entries=tuple(entries)) if defects else draft


def _signing_bodies(mail: Mail, words: Sequence[str]) -> Draft | None:
    """Return the bodies above the closing, each on lines of its own; None for fewer than two.

    The letter's words are to be settled for each of them.
    """
    found = bodies_on_lines(without_greeting(without_ending(mail.own)))
    read = [
        with_words(read_entry(text, number=number, lines=lines), words)
        for number, (lines, text) in enumerate(found, 1)
    ]
    if len({each.name for each in read}) < FEWEST - 1:
        return None
    draft = draft_of(read, len(mail.lines), format="mails")
    return _accounted(with_unread_bodies(draft, mail.own), mail, mail.own)


def _attached(mail: Mail, read_lines: ReadLines) -> Draft:
    """Read a list that was attached; a file without one is left out by name."""
    try:
        return read_lines(list(mail.lines), mail.is_table)
    except UserError:
        why = _("an attached file in which no list was found: %(name)s")
        return unread_draft(mail.lines, why % {"name": mail.attachment})


def _carded(mail: Mail, *, fewest: int = 2) -> Draft | None:
    """Return the signatories of a mail that names each on a card; None for too few.

    A single card is what a form on a page sends; fewer fields may as well be in anybody's signature.
    """
    cards = read_cards(mail.own)
    read = read_entries(cards)
    if len(read) < max(fewest, len(cards)):
        return None
    if len(cards) == 1 and len(cards[0].fields) < FEWEST_FIELDS:
        return None
    draft = replace(draft_of(read, len(mail.lines)), warnings=tuple(warn_of_fields(cards)))
    return _accounted(draft, mail, mail.own)


def _with_added(mail: Mail, entry: DraftEntry, words: Sequence[str]) -> Draft:
    """Return the writer's signature, and those of the bodies that the writer asks to add.

    The letter's reservations are to be settled for all of them.
    """
    added = _added(mail.own, entry)
    others = [
        with_words(read_entry(text, number=number, lines=(at, at)), words)
        for number, (at, text) in enumerate(added, 2)
    ]
    named = writers_named([entry, *others], mail.own)
    others += [with_words(each, words) for each in named]
    if not others:
        return draft_of([entry], len(mail.lines), format="mails")
    entries = [replace(entry, lines=_lines_of(mail.own, entry)), *others]
    return _accounted(draft_of(entries, len(mail.lines), format="mails"), mail, mail.own)


def _added(own: Sequence[str], entry: DraftEntry) -> list[tuple[int, str]]:
    """Return the bodies that a mail asks to add beside its writer's own, each with its line."""
    found: dict[str, tuple[int, str]] = {}
    asks = False
    for at, line in enumerate(own, 1):
        asks = bool(line.strip()) and (asks or ADDS.search(line) is not None)
        for body in named_bodies(line) if asks else ():
            name = find_form(body).name
            if name != entry.name:
                found.setdefault(name, (at, body))
    return list(found.values())


def _lines_of(own: Sequence[str], entry: DraftEntry) -> tuple[int, int]:
    """Return the lines that name the writer: usually those below the closing."""
    words = [each for each in (entry.name, entry.representative) if each]
    named = [at for at, line in enumerate(own, 1) if any(word in line for word in words)]
    filled = [at for at, line in enumerate(own, 1) if line.strip()]
    return (named[0], named[-1]) if named else (filled[-1], filled[-1])


def _listed(mail: Mail, quotes: Sequence[Quote], read_lines: ReadLines) -> Draft | None:
    """Return the list of a mail; None where it has none, or hardly more than a writer's own name."""
    body = without_covering(without_greeting(without_ending(mail.own)))
    try:
        draft = read_lines(body, mail.is_table)
    except UserError:
        return None
    if draft.format == "plain list":
        introduced = any(line.rstrip().endswith(":") for line in body)
        few = len(draft.entries) < (FEWEST - 1 if _asks_for_others(body) else FEWEST)
        says = bool(quotes) or bool(wish_of("\n".join(mail.own)))
        signs = says and not introduced and len(draft.entries) < MANY
        if few or signs or read_single_card(mail.own, (1, 1)):
            return None
    if len(draft.entries) > 1 or draft.format == "table":
        draft = _without_closing(draft, closing_name(mail))
        return _accounted(with_letter_around(letter_above_list(draft), mail.own), mail, body)
    return None


def _without_closing(draft: Draft, line: int) -> Draft:
    """Return a list without the name on the line that closes its letter: whoever wrote it is asked about."""
    *others, last = draft.entries
    if not others or last.lines != (line, line):
        return draft
    sections = [each for each in draft.sections if each.first < last.number]
    sections[-1] = replace(sections[-1], last=last.number - 1)
    return replace(draft, entries=tuple(others), sections=tuple(sections))


def _asks_for_others(own: Sequence[str]) -> bool:
    """Tell whether the writer asks to add the people or bodies named below, or says that they sign."""
    lead = (line for line in own if line.rstrip().endswith(":"))
    return any(ADDS.search(line) or SIGNS.search(line) for line in lead)


def _accounted(draft: Draft, mail: Mail, read: Sequence[str]) -> Draft:
    """Add to a list what surrounds it in its mail: the header, what was answered, the writer's words.

    `read` are the mail's lines as they were read, blank where they were not. A lone heading is the writer's
    request for the names below it, not the statement's.
    """
    if len(draft.sections) == 1 and draft.sections[0].heading:
        only = draft.sections[0]
        above = LeftOut(only.lines, only.heading or "", _("words above the list"))
        draft = replace(
            draft,
            sections=(replace(only, heading=None, lines=(0, 0)),),
            left_out=(*draft.left_out, *([above] if only.lines != (0, 0) else [])),
        )
    # An entry may run over a quoted line; what it holds is its own.
    taken = [*text_lines(draft), *(each.lines for each in draft.left_out)]
    held = numbers_in([*taken, *(each.lines for each in draft.entries)])
    reasons = {
        at: _why_unread(mail, read, at)
        for at, line in enumerate(mail.lines, 1)
        if line.strip() and at not in held
    }
    left = [
        LeftOut((run[0], run[-1]), "\n".join(mail.lines[run[0] - 1 : run[-1]]), reasons[run[0]])
        for run in _runs(list(reasons.items()))
    ]
    return with_left_out(draft, left)


def _why_unread(mail: Mail, read: Sequence[str], at: int) -> str:
    line, own = mail.lines[at - 1], mail.own[at - 1]
    if at <= mail.heads:
        return _(HEAD)
    if at > len(mail.lines) - mail.foot:
        return _(FOOT)
    if own.strip() and at == closing_name(mail):
        return _(CLOSING)
    if read[at - 1].strip() or own.strip() or FOOTER.fullmatch(line):
        return _(BESIDE)
    return _(ANSWERED)


def _runs(reasons: Sequence[tuple[int, str]]) -> list[list[int]]:
    """Split line numbers where one is missing, and where the reason differs."""
    marked = [(number, number - at, why) for at, (number, why) in enumerate(reasons)]
    return [[each[0] for each in run] for _key, run in groupby(marked, key=lambda each: each[1:])]
