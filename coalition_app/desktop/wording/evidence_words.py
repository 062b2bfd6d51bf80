"""Words of the window for pieces of evidence and for the numbers that they are about."""

from collections.abc import Sequence

from coalition_app.i18n import _, ngettext
from coalition_app.labels import CLAIMS
from coalition_app.records.evidence.list_evidence import Runs

MOST_RUNS = 60
"""Runs of numbers that a cell or a sentence names; of more it says how many there are."""


def claim_text(claim: str, *, withdrawal: bool) -> str:
    """Say what a piece shows; of words that only withdraw the signature that they do."""
    return _("withdrawal of the signature") if withdrawal else _(CLAIMS[claim])


def runs_text(runs: Runs) -> str:
    """Write runs of numbers shortly: 1–4, 7, 9, 10; of very many only the first ones."""
    shown = ", ".join(_run(first, last) for first, last in runs[:MOST_RUNS])
    return f"{shown}, …" if len(runs) > MOST_RUNS else shown


def numbers_said(runs: Runs) -> str:
    """Name the signatures of runs: No. 7, or Nos. 1–4, 7."""
    count = sum(last - first + 1 for first, last in runs)
    said = ngettext("No. %(numbers)s", "Nos. %(numbers)s", count)
    return said % {"numbers": runs_text(runs)}


def evidence_of(runs: Runs) -> str:
    """Say whose evidence a file is."""
    return _("evidence of %(numbers)s") % {"numbers": numbers_said(runs)}


def runs_of(numbers: Sequence[int]) -> Runs:
    """Join numbers in order to runs."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return tuple(runs)


def _run(first: int, last: int) -> str:
    if first == last:
        return str(first)
    return f"{first}–{last}" if last > first + 1 else f"{first}, {last}"
