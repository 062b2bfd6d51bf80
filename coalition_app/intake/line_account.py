"""Where the lines of a source went; the counts add up to the whole."""

from collections.abc import Sequence
from dataclasses import dataclass

from coalition_app import i18n
from coalition_app.drafts import Draft
from coalition_app.i18n import ngettext
from coalition_app.intake import edit_draft
from coalition_app.intake.files.lines import text_lines


@dataclass(frozen=True, slots=True)
class Account:
    """Where the lines of a source went; the four kinds of lines add up to the whole."""

    entries: int
    """Entries, not lines."""
    entry_lines: int
    text_lines: int
    left_lines: int
    blank_lines: int
    left: int = 0
    """Entries and lines that are left out, not their lines; 0 where that is not told."""

    @property
    def counts(self) -> tuple[int, ...]:
        """Return the lines of entries, of title and text, left out and blank."""
        return self.entry_lines, self.text_lines, self.left_lines, self.blank_lines

    @property
    def lines(self) -> int:
        """Count the lines of the source."""
        return sum(self.counts)


def account_of(draft: Draft, texts: Sequence[str]) -> Account:
    """Count the lines of a draft's source, which are `texts`."""
    entries = [entry.lines for entry in draft.entries]
    items = [*entries, *(each.lines for each in draft.left_out)]
    owners = edit_draft.owners_of_lines(texts, text_lines(draft), items)
    read = left = text = blank = 0
    for owner in owners:
        if owner == edit_draft.BLANK:
            blank += 1
        elif owner == edit_draft.TEXT:
            text += 1
        elif owner < len(entries):
            read += 1
        else:
            left += 1
    return Account(len(entries), read, text, left, blank, len(draft.left_out))


def account_parts(account: Account) -> list[str]:
    """Say how many lines are of entries, of title and text, left out, and blank."""
    entries = ngettext("%(count)d entry", "%(count)d entries", account.entries)
    on_lines = ngettext(
        "%(entries)s on %(count)d line", "%(entries)s on %(count)d lines", account.entry_lines
    )
    text = ngettext(
        "%(count)d line of title and text", "%(count)d lines of title and text", account.text_lines
    )
    left = ngettext("%(count)d line skipped", "%(count)d lines skipped", account.left_lines)
    skipped = ngettext("%(count)d skipped entry", "%(count)d skipped entries", account.left)
    blank = ngettext("%(count)d blank line", "%(count)d blank lines", account.blank_lines)
    if account.left and account.left != account.left_lines:
        left = ngettext(
            "%(entries)s on %(count)d line", "%(entries)s on %(count)d lines", account.left_lines
        )
    out = {"entries": skipped % {"count": account.left}, "count": account.left_lines}
    named = {"entries": entries % {"count": account.entries}, "count": account.entry_lines}
    return [
        on_lines % named,
        text % {"count": account.text_lines},
        left % out,
        blank % {"count": account.blank_lines},
    ]


def account_sentence(account: Account) -> str:
    """Say where the lines of a source went; the counts of lines add up to the whole."""
    parts = account_parts(account)
    whole = ngettext("%(count)d line: %(parts)s.", "%(count)d lines: %(parts)s.", account.lines)
    return whole % {"count": account.lines, "parts": i18n.current().listing(parts)}
