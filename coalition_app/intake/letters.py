"""What a mail says for its signatories: a list, or one who writes for a body or for oneself."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from coalition_app.drafts import Defect, Draft, DraftEntry, DraftSection, LeftOut, Quote, SentPaper
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.intake.bodies import is_body
from coalition_app.intake.entries import read_entry
from coalition_app.intake.joining import unread_draft
from coalition_app.intake.legal_forms import find_form
from coalition_app.intake.mails import HEAD_LINES, Mail
from coalition_app.intake.papers import CONSENTS, OBJECTS, find_quotes
from coalition_app.intake.people import begins_office, is_person
from coalition_app.intake.reservations import guess_language
from coalition_app.intake.table_rows import RowReader
from coalition_app.intake.tables import known_fields, settle_names

ReadLines = Callable[[list[str], bool], Draft]
"""Reads lines as a list, the second says whether they are rows of cells; raises UserError for none."""
FEWEST = 3
"""Entries without numbers that make a list in a mail; two may as well be a name and an office."""
SIGNING_OFF = re.compile(
    r"\s*(?:с уважением|с наилучшими|искренне|с благодарностью|құрметпен|ізгі ниетпен|"
    r"(?:best|kind|warm)?\s*regards|sincerely|respectfully|yours|in solidarity|--)\b.*|\s*--\s*",
    re.IGNORECASE,
)
FIELD = re.compile(r"\s*([^:\n]{2,80}?)\s*:\s*(\S.*)")
OUTSIDE_QUOTES = re.compile(r",\s+(?![^«»]*»)")
QUOTED_NAME = re.compile(r"[«“„\"][^«»“”\"\n]{2,120}[»”\"]")
NO_NAME = re.compile(
    r"@|https?:|www\.|\+?\d[\d\s()-]{6,}|\b(?:тел|моб|tel|phone|mob)\b", re.IGNORECASE
)
DECLINES = re.compile(
    r"не\s+поддержива\w+\s+(?:\w+\s+)?(?:заявлени|обращени|письм)|не\s+(?:будем|готовы|можем)\s+подпис|"
    r"(?:do|does|will|can) ?not\s+(?:support|sign)\s+(?:the|this|your)?\s*(?:statement|letter|appeal)|"
    r"(?:мәлімдеме|өтініш)\w*\s+қолдамай|қол\s+қоймай",
    re.IGNORECASE,
)
SPEAKS_OF_ITSELF = re.compile(
    r"\b(?:i|я|мен|меня|my|прошу|поддерживаю|подписываю|присоединяюсь|согласен|согласна|қолдаймын|"
    r"қосыламын|келісемін|қоямын)\b",
    re.IGNORECASE,
)
SIGNS = re.compile(
    CONSENTS + r"|\b(?:поддерживает|присоединяется|подписывает|supports|joins|endorses|signs|"
    r"қолдайды|қосылады|қол қояды)\b",
    re.IGNORECASE | re.DOTALL,
)
OBJECTION = re.compile(OBJECTS, re.IGNORECASE | re.DOTALL)


def read_mail_draft(mail: Mail, read_lines: ReadLines) -> Draft:
    """Read one mail into a draft in which every line of it stands; nothing is guessed without a mark.

    A list in the mail's own words is read as any list. A mail that says that its writer signs gives one
    entry with the words it was read from. All else is left out with the reason.
    """
    if mail.why:
        return unread_draft(mail.lines, mail.why)
    quotes = find_quotes("\n".join(mail.own))
    draft = _listed(mail, quotes, read_lines)
    if draft is not None:
        return _accounted(draft, mail)
    if any(quote.kind == "withdraws" for quote in quotes):
        return unread_draft(mail.lines, _("a mail that seems to withdraw: record the withdrawal"))
    text = "\n".join(mail.own)
    if DECLINES.search(" ".join(text.split())):
        return unread_draft(mail.lines, _("a mail that seems to decline"))
    consent = _consent(text)
    if not consent:
        return unread_draft(mail.lines, _("a mail that does not say that its writer signs"))
    entry = _entry(mail, consent)
    if entry is None:
        return unread_draft(mail.lines, _("a mail without a name in it"))
    objections = [quote.sentence for quote in quotes if quote.kind == "objects"]
    words = "; ".join(
        dict.fromkeys([*objections, entry.reservation] if entry.reservation else objections)
    )
    entry = replace(
        entry,
        reservation=words,
        reservation_language=guess_language(words) if words else "",
        defects=(*entry.defects, Defect("read-from-mail", consent)),
        submitted_at=mail.sent_at,
        sender=mail.address,
    )
    empty = unread_draft(mail.lines, "")
    return replace(
        empty, format="mails", entries=(entry,), sections=(DraftSection(None, 1, 1),), left_out=()
    )


def sent_papers(mails: Sequence[Mail], drafts: Sequence[Draft]) -> tuple[SentPaper, ...]:
    """Give the mails that brought entries, as evidence for those that stand on their lines."""
    papers, before = [], 0
    for mail, draft in zip(mails, drafts, strict=True):
        count = len(mail.lines)
        if draft.entries:
            own = draft.format == "mails" and not mail.forwarded
            papers.append(
                SentPaper(
                    lines=(before + 1, before + count),
                    name=mail.name.replace("\\", "/").rpartition("/")[2],
                    content=mail.content,
                    kind="mail" if draft.format == "mails" else "list-as-received",
                    sender=" ".join(each for each in (mail.sender, mail.address) if each),
                    made_on=mail.made_on,
                    direct=own,
                )
            )
        before += count
    return tuple(papers)


def _listed(mail: Mail, quotes: Sequence[Quote], read_lines: ReadLines) -> Draft | None:
    """Give the list of a mail; None where it has none, or hardly more than a writer's own name."""
    try:
        draft = read_lines(list(mail.own), mail.is_table)
    except UserError:
        return None
    if draft.format == "plain list":
        introduced = any(line.rstrip().endswith(":") for line in mail.own)
        if len(draft.entries) < FEWEST or (quotes and not introduced) or _card(mail.own, (1, 1)):
            return None
    return draft if len(draft.entries) > 1 or draft.format == "table" else None


def _accounted(draft: Draft, mail: Mail) -> Draft:
    """Add to a list what stands around it in its mail: the head, and the words that were answered.

    A lone heading is the writer's request for the names below it, and none of the statement's.
    """
    if len(draft.sections) == 1 and draft.sections[0].heading:
        only = draft.sections[0]
        above = LeftOut(only.lines, only.heading or "", _("words above the list"))
        draft = replace(
            draft,
            sections=(replace(only, heading=None, lines=(0, 0)),),
            left_out=(*draft.left_out, *([above] if only.lines != (0, 0) else [])),
        )
    held = [draft.attestation.lines] if draft.attestation else []
    blank = {at for at, line in enumerate(mail.own, 1) if not line.strip()}
    lost = [at for at in sorted(blank) if mail.lines[at - 1].strip()]
    left = [
        LeftOut(
            (run[0], run[-1]),
            "\n".join(mail.lines[run[0] - 1 : run[-1]]),
            _("the head of the mail") if run[0] <= HEAD_LINES else _("the mail that is answered"),
        )
        for run in _runs(lost)
    ]
    # An entry may run over a quoted line; what it holds is its own.
    spans = [*(each.lines for each in draft.entries), *held]
    left = [each for each in left if not any(a <= each.lines[0] <= b for a, b in spans)]
    ordered = sorted((*draft.left_out, *left), key=lambda each: each.lines)
    return replace(draft, left_out=tuple(ordered))


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    """Part line numbers where one is missing, and behind the head of the mail."""
    marked = [(number, number - at, number <= HEAD_LINES) for at, number in enumerate(numbers)]
    return [[each[0] for each in run] for _key, run in groupby(marked, key=lambda each: each[1:])]


def _consent(text: str) -> str:
    """Give the sentence in which the writer signs, also beside an objection; empty for none."""
    for sentence in re.split(r"(?<=[.!?])\s+|\n", text):
        if SIGNS.search(OBJECTION.sub(" ", sentence)):
            return " ".join(sentence.split())[:400]
    return ""


def _entry(mail: Mail, consent: str) -> DraftEntry | None:
    lines = (1, len(mail.lines))
    card = _card(mail.own, lines)
    if card is not None:
        return card
    block = _signature_block(mail.own)
    personal = SPEAKS_OF_ITSELF.search(consent) is not None
    body = next((line for line in block if is_body(line)), "")
    people = [line for line in block if is_person(line)] + [mail.sender] * is_person(mail.sender)
    offices = [_without_body(line) for line in block if begins_office(line) and not is_body(line)]
    named = _named_body(mail.own)
    if not body and named and not personal:
        body = named
    if not body and not people and mail.sender and "@" not in mail.sender:
        body = mail.sender
    pieces = [*people[:1], *offices[:1]]
    if body and not personal:
        pieces = [body, *pieces]
    elif body:
        pieces.append(body)
    if not pieces:
        return None
    entry = read_entry(", ".join(dict.fromkeys(pieces)), number=1, lines=lines)
    return replace(entry, as_printed="")


def _card(own: Sequence[str], lines: tuple[int, int]) -> DraftEntry | None:
    """Read lines like «Организация: ОФ «Эхо»» as the cells of one row; None where they name nobody."""
    pairs = [match.groups() for line in own if (match := FIELD.fullmatch(line))]
    headers, cells = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    fields = known_fields(headers, {})
    if len(pairs) < 2 or not settle_names(fields):
        return None
    entry = RowReader(headers, fields).read(cells, 1, lines)
    return replace(entry, as_printed="") if entry else None


def _signature_block(own: Sequence[str]) -> list[str]:
    """Give the pieces below «С уважением», or at the end of the mail, without phones and addresses."""
    filled = [line.strip(" \t,*_") for line in own if line.strip()]
    at = next((at for at, line in enumerate(filled) if SIGNING_OFF.fullmatch(line)), None)
    below = filled[at + 1 : at + 7] if at is not None else filled[-4:]
    found = []
    for line in below:
        if len(line) < 150 and not SIGNS.search(line):
            pieces = [each.strip() for each in OUTSIDE_QUOTES.split(line)]
            found += [each for each in pieces if each and not NO_NAME.search(each)]
    return found


def _without_body(office: str) -> str:
    """Give an office without the body behind it: «директор ОФ «Эхо»» is «директор»."""
    body = _named_body([office])
    return office.replace(body, "").strip(" ,") or office if body else office


def _named_body(own: Sequence[str]) -> str:
    """Give the first name in quotation marks that has a legal form before it."""
    for line in own:
        for match in QUOTED_NAME.finditer(line):
            words = line[: match.start()].split()
            for count in range(min(6, len(words)), 0, -1):
                text = " ".join([*words[-count:], match[0]])
                found = find_form(text)
                if found.form and found.name == match[0]:
                    return text
    return ""
