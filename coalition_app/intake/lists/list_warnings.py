"""Sentences about the entries of a list as a whole: what a coordinator should look at."""

from collections.abc import Iterator, Sequence

from coalition_app.drafts import DraftEntry
from coalition_app.i18n import ngettext
from coalition_app.intake.entries.clauses import LONGEST
from coalition_app.intake.files.line_warnings import warn_of_numbers


def warn_of_entries(entries: Sequence[DraftEntry]) -> list[str]:
    """Warn of lost numbers, and of entries that are not signatories."""
    warnings: list[str] = []
    numberless = [entry.number for entry in entries if not entry.printed_number]
    if numberless and len(numberless) < len(entries):
        sentence = ngettext(
            "No number is printed at entry %(numbers)s of the list.",
            "No number is printed at the entries %(numbers)s of the list.",
            len(numberless),
        )
        warnings.append(_warned(sentence, numberless, entries))
    twice = [*_said_again(entries)]
    if twice:
        sentence = ngettext(
            "Entry %(numbers)s says the same as an earlier one, word for word.",
            "Entries %(numbers)s say the same as earlier ones, word for word.",
            len(twice),
        )
        warnings.append(_warned(sentence, twice, entries))
    long = [e.number for e in entries if len(e.as_printed) > LONGEST]
    if long:
        sentence = ngettext(
            "Entry %(numbers)s is too long for a signatory and was not taken apart.",
            "Entries %(numbers)s are too long for signatories and were not taken apart.",
            len(long),
        )
        warnings.append(_warned(sentence, long, entries))
    return warnings


def _said_again(entries: Sequence[DraftEntry]) -> Iterator[int]:
    """Yield the numbers of entries that are printed as an earlier one is."""
    known: set[str] = set()
    for entry in entries:
        if entry.as_printed and entry.as_printed in known:
            yield entry.number
        known.add(entry.as_printed)


def _warned(sentence: str, numbers: Sequence[int], entries: Sequence[DraftEntry]) -> str:
    """Warn of entries by their numbers and the lines on which they begin."""
    meant = set(numbers)
    lines = (entry.lines[0] for entry in entries if entry.number in meant)
    return warn_of_numbers(sentence, numbers, lines)
