"""What an attestation rests on, as plain values; and how numbers are written shortly."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class AttestationBasis:
    """What an attestation rests on, and what it must say besides."""

    counted: tuple[int, ...]
    """Numbers of the signatures that count."""
    kinds: Mapping[int, str]
    """Number to the best kind of evidence of consent; a number without any is missing."""
    has_words: bool
    """Whether reservations or other words are reproduced."""
    titles: Mapping[str, str]
    excepted: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """A word of `EXCEPTED` to the numbers that it excepts; a number that is missing has no evidence."""
    besides: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """A word of `BESIDES` to the numbers for which the register holds it, beside consent."""
    translators: tuple[str, ...] = ()
    """The translators of the printed translations, as far as they are named."""
    unconfirmed: tuple[int, ...] = ()
    """Numbers with a printed translation that the signatory has not confirmed."""
    possible_duplicates: tuple[tuple[int, int], ...] = ()
    """Pairs of printed names that look alike and are not decided about."""
    disclosed: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """A word of `DISCLOSED` to the numbers of the attestors' own signatures."""

    @property
    def exceptions(self) -> tuple[int, ...]:
        """Return the counted numbers without evidence of consent."""
        return tuple(number for number in self.counted if number not in self.kinds)

    @property
    def form(self) -> str:
        """Return the grade of the short form that the evidence carries: all, except, received."""
        missing = len(self.exceptions)
        if missing == len(self.counted):
            return "received"
        return "except" if missing else "all"

    @property
    def unexplained(self) -> tuple[int, ...]:
        """Return the counted numbers for which there is no evidence, and no other reason is known."""
        known = {number for numbers in self.excepted.values() for number in numbers}
        return tuple(number for number in self.exceptions if number not in known)


EXCEPTED = ("evidence-older", "to-reconfirm", "disputed", "check-doubtful", "check-failed")
"""Why a number is excepted although there is evidence; the keys are those of readiness."""
BESIDES = ("identity", "authority", "wording", "second-check")
"""The other claims, and the check of a second person."""
DISCLOSED = ("own", "for-body", "body", "second-own", "second-for-body", "second-body", "undecided")
"""Signed in person, for an organisation, by an organisation in which they hold an office: the first and the
second attestor; and where it was not decided for the first."""


def ranges(numbers: Iterable[int]) -> str:
    """Write numbers shortly: 1–4, 7, 9–10."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(_run(run) for run in runs)


def _run(run: Sequence[int]) -> str:
    if len(run) == 1:
        return str(run[0])
    return f"{run[0]}–{run[-1]}" if len(run) > 2 else f"{run[0]}, {run[1]}"
