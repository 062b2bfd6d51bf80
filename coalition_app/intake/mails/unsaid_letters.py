"""Letters of an archive that nobody signed by: each is asked about, with the name of whoever wrote it."""

from collections.abc import Iterator, Sequence

from coalition_app.draft_pieces import LETTER
from coalition_app.drafts import Draft, DraftEntry, OpenLine
from coalition_app.i18n import _
from coalition_app.intake.entries.pieces import whole_text
from coalition_app.intake.files.lines import collapse
from coalition_app.intake.files.text import UNSAID, Mail
from coalition_app.intake.mails.letter_signatories import names_another_body
from coalition_app.intake.mails.letters import LONGEST_MAIL
from coalition_app.intake.mails.writer import read_writer, without_greeting

LONGEST = 200
"""Characters of the words that stand for a writer without a name."""


def ask_writers(mails: Sequence[Mail], drafts: Sequence[Draft]) -> Iterator[OpenLine]:
    """Yield a question for each letter that brought no entry: whether its writer signs.

    Who signs by another letter is not asked about one that says nothing of it; who declines or withdraws is.
    A letter to which the list is attached is asked about where it names a body that is not on the list.
    """
    brought: dict[int, list[DraftEntry]] = {}
    for mail, draft in zip(mails, drafts, strict=True):
        if draft.entries:
            brought.setdefault(id(mail.content), []).extend(draft.entries)
    signed = {entry.sender for draft in drafts for entry in draft.entries if entry.sender}
    before = 0
    for mail, draft in zip(mails, drafts, strict=True):
        silent = not (mail.why or mail.attachment) and any(map(str.strip, mail.own))
        unsaid = any(left.why == _(UNSAID) for left in draft.left_out)
        told = bool(draft.entries) if mail.within else id(mail.content) in brought
        if told and unsaid and silent and not mail.within:
            listed = brought[id(mail.content)]
            told = not names_another_body(without_greeting(mail.own), listed)
        if silent and not told and not (unsaid and mail.address in signed):
            at, text = _writer(mail)
            yield OpenLine((before + at, before + at), text[:LONGEST], LETTER)
        before += len(mail.lines)


def _writer(mail: Mail) -> tuple[int, str]:
    """Return the line that names a letter’s writer, and how; its first words where it names nobody."""
    words = next((at for at, line in enumerate(mail.own, 1) if line.strip()), 1)
    short = sum(map(len, mail.own)) <= LONGEST_MAIL
    entry = read_writer(mail, "") if short else None
    if entry is None:
        return (1, mail.sender) if mail.sender else (words, collapse(mail.own[words - 1]))
    names = [name for name in (entry.representative, entry.name) if name]
    named = (at for at, line in enumerate(mail.own, 1) if any(name in line for name in names))
    return next(named, 1), whole_text(entry)
