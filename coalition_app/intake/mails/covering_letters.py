"""Mails as evidence of the entries that they brought, and letters that cover the lists attached to them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from coalition_app.drafts import Draft, DraftEntry, SentPaper
from coalition_app.intake.files.text import Mail
from coalition_app.intake.mails.letter_signatories import with_words
from coalition_app.intake.mails.objections import bears_on_support, words_to_settle


def with_covering_letters(mails: Sequence[Mail], drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts of mails; a letter's reservations apply to the lists attached to it too.

    What other mails say that it forwards is of those who wrote them.
    """
    covering = {id(mail.content) for mail in mails if mail.attachment}
    words: dict[int, list[str]] = {}
    done = []
    for mail, draft in zip(mails, drafts, strict=True):
        of_mail = words.setdefault(id(mail.content), [])
        if mail.attachment:
            entries = tuple(with_words(each, of_mail) for each in draft.entries)
            done.append(replace(draft, entries=entries))
            continue
        if id(mail.content) in covering and not mail.within:
            limits = words_to_settle(mail.own)
            of_mail += [each for _at, each in limits if bears_on_support(each)]
        done.append(draft)
    return done


def sent_papers(mails: Sequence[Mail], drafts: Sequence[Draft]) -> tuple[SentPaper, ...]:
    """Return the mails that brought entries, as evidence for the entries on their lines."""
    papers: list[SentPaper] = []
    before = 0
    for mail, draft in zip(mails, drafts, strict=True):
        listed = [each.lines for each in draft.entries if not _is_writer(each)]
        written = [each.lines for each in draft.entries if _is_writer(each)]
        for spans, kind in ((written, "mail"), (listed, "list-as-received")):
            if not spans:
                continue
            # A mail with a single kind of entries is their evidence on all of its lines.
            whole = not (listed and written)
            first = 1 if whole else min(first for first, _last in spans)
            last = len(mail.lines) if whole else max(last for _first, last in spans)
            papers.append(
                SentPaper(
                    lines=(before + first, before + last),
                    name=mail.name.replace("\\", "/").rpartition("/")[2],
                    content=mail.content,
                    kind=kind,
                    sender=" ".join(each for each in (mail.sender, mail.address) if each),
                    made_on=mail.made_on,
                    direct=kind == "mail" and not mail.forwarded,
                )
            )
        before += len(mail.lines)
    return tuple(_joined(papers))


def _joined(papers: Sequence[SentPaper]) -> Iterator[SentPaper]:
    """Yield one paper for the parts of one mail that follow each other and are evidence alike."""
    now: SentPaper | None = None
    for each in papers:
        alike = now is not None and replace(each, lines=now.lines) == now
        if now is not None and alike:
            now = replace(now, lines=(now.lines[0], each.lines[1]))
            continue
        if now is not None:
            yield now
        now = each
    if now is not None:
        yield now


def _is_writer(entry: DraftEntry) -> bool:
    """Tell whether an entry is the signature of the mail's writer."""
    return any(each.code == "read-from-mail" for each in entry.defects)
