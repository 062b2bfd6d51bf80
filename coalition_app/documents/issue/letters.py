"""Letters to signatories, as text, as a mail to be sent and as a Word file; the program sends nothing."""

import datetime as dt
import email.utils
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.message import EmailMessage

from coalition_app.documents.content.salutation import salutation
from coalition_app.i18n import N_, texts
from coalition_app.records.statements.diff import Difference, Run

SUBJECTS = {
    "invited": N_("Invitation to sign: %(title)s"),
    "promised": N_("Your signature is awaited: %(title)s"),
    "subject-to-approval": N_("Your approval is awaited: %(title)s"),
    "reconfirm": N_("The text has changed, please confirm: %(title)s"),
    "unsettled": N_("A question about your words: %(title)s"),
    "translation": N_("Please check the translation of your words: %(title)s"),
    "no-evidence": N_("Please confirm your signature: %(title)s"),
    "planned": N_("About the statement: %(title)s"),
    "pair": N_("A question about your signature: %(title)s"),
}
"""What each kind of letter is about; the kinds are the reasons of the follow-up list, and PAIR."""
PAIR = "pair"
"""The kind of a letter to either of two that may be one signatory."""
BODIES = {
    "invited": N_(
        "We invite you to sign the statement “%(title)s”. Please tell us whether you sign it, who signs for "
        "you and in which office. If you do not support one of its demands, or support it with a "
        "reservation, please say so in your own words: they will be printed as you write them."
    ),
    "promised": N_(
        "You promised to sign “%(title)s”, but we have not received your signature yet. Please "
        "send it, and tell us who signs for you and in what capacity."
    ),
    "subject-to-approval": N_(
        "Your signature under “%(title)s” (No. %(number)d) is recorded as subject to approval. It "
        "is printed with this note and is not counted until you confirm it. Please tell us what "
        "has been decided."
    ),
    "reconfirm": N_(
        "The text of “%(title)s”, which you signed under No. %(number)d, has changed. Please read "
        "the new text and tell us whether your signature still stands."
    ),
    "unsettled": N_(
        "With your signature under the statement “%(title)s” (number %(number)d) you wrote:\n\n%(words)s\n\n"
        "Please tell us which of the demands these words touch, and whether you support each of them."
    ),
    "translation": N_(
        "Your words under the statement “%(title)s” (number %(number)d) were translated:\n\n%(words)s\n\n"
        "Please confirm the translation or correct it. Your original wording stays as it is."
    ),
    "no-evidence": N_(
        "You are listed as No. %(number)d among the signatories of “%(title)s”, but we have "
        "received nothing from you in writing. Please confirm your signature by replying to this "
        "letter."
    ),
    "planned": N_(
        "We are writing to you about “%(title)s”, in which you are listed as No. %(number)d."
    ),
    "pair": N_(
        "You are listed as No. %(number)d among the signatories of “%(title)s”. Another entry of this list "
        "may be yours too: %(other)s. Please tell us whether these are signatures of two signatories, or one "
        "signature that was recorded twice."
    ),
}

WRITTEN = N_(
    "You are listed as No. %(number)d among the signatories of “%(title)s”. We have your letter of "
    "%(day)s, but it is not recorded as a confirmation of your signature. Please confirm your signature "
    "by replying to this letter."
)
"""In place of what is said of no evidence, to whom has written."""

ASKED_BEFORE = N_(
    "We wrote to you about this on %(day)s. Our register holds no answer; if you have replied, please tell "
    "us when and how."
)
DEMANDS = N_("The demands of the document:")
ASKS_FOR_DEMANDS = ("invited", "promised", "subject-to-approval", "unsettled", "no-evidence")
"""Kinds of letters whose answer is about the demands."""
ANSWER_BY = N_("Please answer by %(day)s.")
CHANGED = N_("What has changed in the text:")
PARTS = {"title": N_("Title"), "body": N_("Text before the demands")}
PLACE = {
    "kept": N_("Demand %(number)d"),
    "new": N_("Demand %(number)d, new"),
    "gone": N_("Demand %(number)d, removed"),
}
BEFORE = N_("Before: %(words)s")
NOW = N_("Now: %(words)s")
AROUND = 60
"""Letters of unchanged words that stand on each side of a change."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter, ready to be written in any form."""

    subject: str
    paragraphs: tuple[str, ...]
    address: str = ""
    """Mail address of the signatory; empty where none is known."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """To whom a letter goes, and what it says of them."""

    number: int
    name: str
    representative: str = ""
    address: str = ""
    words: str = ""
    """The signatory's own words, or their translation, where the letter is about them."""
    changes: tuple[Difference, ...] = ()
    """Where the newest text differs from the one that was signed, where the letter is about that."""
    wrote_on: dt.date | None = None
    """The day of the newest letter that the register holds of them."""
    kind: str = "organisation"
    answer_by: dt.date | None = None
    """The day until which an answer is asked for, where one is known."""
    asked_on: dt.date | None = None
    """The day on which they were written to about the same before, where they were."""
    other: tuple[int, str] = (0, "")
    """Number and name of the entry that may be theirs too; no name where it is not to be published."""


def write_letter(
    kind: str,
    recipient: Recipient,
    *,
    title: str,
    coalition: str,
    sender: str,
    language: str,
    demands: Sequence[str] = (),
) -> Letter:
    """Write a letter of a kind of SUBJECTS in one of the documents' languages.

    `demands` are the words of each, in their order.
    """
    spoken = texts(language)
    gettext = spoken.gettext
    facts = {"title": spoken.inside(title), "number": recipient.number, "words": recipient.words}
    body = BODIES[kind]
    if kind == PAIR:
        number, name = recipient.other
        entry = gettext("No. %(number)d") % {"number": number}
        facts["other"] = f"{entry}, {name}" if name else entry
    if kind == "no-evidence" and recipient.wrote_on is not None:
        body, facts["day"] = WRITTEN, spoken.day(recipient.wrote_on, "of")
    paragraphs = [
        gettext("To: %(name)s") % {"name": recipient.name},
        salutation(
            spoken,
            kind=recipient.kind,
            name=recipient.name,
            representative=recipient.representative,
        ),
        *_again(recipient.asked_on, language),
        *(gettext(body) % facts).split("\n\n"),
        *(_changes(recipient.changes, language) if kind == "reconfirm" else ()),
        *(_listed(demands, language) if kind in ASKS_FOR_DEMANDS else ()),
        *_until(recipient.answer_by, language),
        gettext("Kind regards,"),
        "\n".join(part for part in (sender, coalition) if part),
    ]
    return Letter(
        gettext(SUBJECTS[kind]) % {**facts, "title": title}, tuple(paragraphs), recipient.address
    )


def _listed(demands: Sequence[str], language: str) -> Iterator[str]:
    if demands:
        lines = (f"{at}. {' '.join(each.split())}" for at, each in enumerate(demands, start=1))
        yield "\n".join((texts(language).gettext(DEMANDS), *lines))


def _again(day: dt.date | None, language: str) -> Iterator[str]:
    if day is not None:
        spoken = texts(language)
        yield spoken.gettext(ASKED_BEFORE) % {"day": spoken.day(day, "on")}


def _until(day: dt.date | None, language: str) -> Iterator[str]:
    if day is not None:
        spoken = texts(language)
        yield spoken.gettext(ANSWER_BY) % {"day": spoken.day(day, "until")}


def _changes(changes: Sequence[Difference], language: str) -> Iterator[str]:
    """Yield what changed, a paragraph for each place; unchanged words far from a change are left out."""
    gettext = texts(language).gettext
    if changes:
        yield gettext(CHANGED)
    for each in changes:
        state = "kept" if each.before and each.after else "new" if each.after else "gone"
        place = PARTS.get(each.part) or PLACE[state]
        lines = [gettext(place) % {"number": each.after or each.before}]
        for sentence, left_out in ((BEFORE, "added"), (NOW, "removed")):
            words = "".join(_shortened(each.runs, left_out))
            if words.strip():
                lines.append(gettext(sentence) % {"words": words.strip()})
        yield "\n".join(lines)


def _shortened(runs: Sequence[Run], left_out: str) -> Iterator[str]:
    for at, (kind, words) in enumerate(runs):
        if kind == left_out:
            continue
        before, after = at > 0, at + 1 < len(runs)
        long = kind == "same" and len(words) > AROUND * (before + after)
        # Cut between words: what stands beside the change is read whole.
        head = words[:AROUND].rpartition(" ")[0] if before else ""
        tail = words[-AROUND:].partition(" ")[2] if after else ""
        yield f"{head}…{tail}" if long and len(runs) > 1 else words


def letter_text(letter: Letter) -> str:
    """Return a letter as plain text, its subject first."""
    return "\n\n".join((letter.subject, *letter.paragraphs)) + "\n"


def letter_mail(letter: Letter) -> bytes:
    """Return a letter as a mail that the coordinator's mail program opens as a draft."""
    mail = EmailMessage()
    mail["Subject"] = " ".join(letter.subject.split())
    if "@" in letter.address:
        mail["To"] = email.utils.formataddr(("", " ".join(letter.address.split())))
    mail["X-Unsent"] = "1"  # programs that know it open the file as a draft
    mail.set_content("\n\n".join(letter.paragraphs) + "\n")
    return mail.as_bytes()


def letters_word(letters: list[Letter]) -> bytes:
    """Return letters as one Word file, each on a page of its own."""
    from docx import Document

    document = Document()
    for at, letter in enumerate(letters):
        if at:
            document.add_page_break()
        document.add_heading(letter.subject, 1)
        for paragraph in letter.paragraphs:
            document.add_paragraph(paragraph)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()
