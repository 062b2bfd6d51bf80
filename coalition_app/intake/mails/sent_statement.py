"""The statement that an email forwards or answers: offered as the text, perhaps not in its last wording."""

import re
from collections.abc import Sequence
from dataclasses import replace

from coalition_app.drafts import Draft, LeftOut, Lines, LineWarning
from coalition_app.i18n import _
from coalition_app.intake.files.line_warnings import warn_of_lines
from coalition_app.intake.files.lines import filled_lines, joined, numbers_in
from coalition_app.intake.files.text import Mail
from coalition_app.intake.lists.find_demands import leads_to_demands
from coalition_app.intake.lists.statement_text import StatementText, read_whole_text
from coalition_app.intake.mails.own_words import LABELLED, answers, is_head, unquoted

NUMBERED = re.compile(r"\(?\d{1,2}[.)]\s")
FEWEST = 2
"""Numbered lines that are demands where words lead to them."""


def with_sent_statement(mails: Sequence[Mail], drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts of mails; where none has a text, one has the first statement that a mail sends on."""
    done = list(drafts)
    if any(draft.title or draft.demands for draft in drafts):
        return done
    before = 0
    for at, (mail, draft) in enumerate(zip(mails, drafts, strict=True)):
        found = _find_statement(_without_heads(_sent_lines(mail, draft)))
        if found is not None:
            done[at] = _with_text(draft, found)
            # With the first mail, for a preview shows the first warnings only.
            warnings = (_warning(found, before), *done[0].warnings)
            return [replace(done[0], warnings=warnings), *done[1:]]
        before += len(mail.lines)
    return done


def _sent_lines(mail: Mail, draft: Draft) -> list[str]:
    """Return the lines of a mail, blank where they are its head, its entries' or a signing writer's own."""
    if mail.attachment or mail.why:
        return []
    held = numbers_in(entry.lines for entry in draft.entries)
    return [
        "" if at <= mail.heads or at in held or (own.strip() and draft.entries) else unquoted(line)
        for at, (line, own) in enumerate(zip(mail.lines, mail.own, strict=True), 1)
    ]


def _without_heads(texts: Sequence[str]) -> list[str]:
    """Blank the heads of the mails that are answered."""
    bare, within = [], False
    for at, text in enumerate(texts):
        within = is_head(texts, at) or (within and LABELLED.match(text) is not None)
        bare.append("" if within or answers(texts, at) else text)
    return bare


def _find_statement(texts: Sequence[str]) -> StatementText | None:
    """Return the statement among the lines of a letter, from its title to its last demand; None for none."""
    if sum(NUMBERED.match(text) is not None for text in texts) < FEWEST:
        return None
    lines = list(filled_lines(texts))
    found = read_whole_text(lines)
    if len(found.demands) < FEWEST:
        return None
    begins, ends = found.demands[0].lines[0], found.demands[-1].lines[1]
    if not leads_to_demands(joined(line for line in lines if line.number < begins)):
        return None
    first = found.title_lines[0][0] if found.title_lines else begins
    kept = [
        (text, at)
        for text, at in zip(found.paragraphs, found.body_lines, strict=True)
        if first < at[0] <= at[1] < ends
    ]
    found.paragraphs = [text for text, _at in kept]
    found.body_lines = [at for _text, at in kept]
    return found


def _with_text(draft: Draft, found: StatementText) -> Draft:
    """Return a draft with a statement's text, which is not left out any more."""
    taken = numbers_in(_lines_of(found))
    left = tuple(part for each in draft.left_out for part in _without(each, taken))
    return replace(found.put_in(draft), left_out=left)


def _lines_of(found: StatementText) -> list[Lines]:
    return [*found.title_lines, *found.body_lines, *(demand.lines for demand in found.demands)]


def _warning(found: StatementText, before: int) -> LineWarning:
    sentence = _(
        "The statement’s title and demands were read from an email that is forwarded or answered, lines "
        "%(lines)s. Compare them with the text that is signed."
    )
    return warn_of_lines(sentence, sorted(before + at for at in numbers_in(_lines_of(found))))


def _without(left: LeftOut, taken: set[int]) -> list[LeftOut]:
    """Return what was left out without the lines that are taken."""
    numbers = range(left.lines[0], left.lines[1] + 1)
    if taken.isdisjoint(numbers):
        return [left]
    parts: list[LeftOut] = []
    for at, text in zip(numbers, left.text.split("\n"), strict=False):
        if at in taken:
            continue
        if parts and parts[-1].lines[1] == at - 1:
            before = parts.pop()
            parts.append(replace(left, lines=(before.lines[0], at), text=f"{before.text}\n{text}"))
        else:
            parts.append(replace(left, lines=(at, at), text=text))
    return [part for part in parts if part.text.strip()]
