"""What an attestation rests on, as plain values; and how numbers are written shortly."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from coalition_app.records.evidence.grades import HOW

Numbers = tuple[int, ...]
Pair = tuple[int, int]
Former = tuple[tuple[int, str, str], ...]
"""Number, day and code of an edition; several where copies of the register gave one number."""


@dataclass(frozen=True, slots=True)
class AttestationBasis:
    """What an attestation rests on, and what it must say besides; days are ISO dates."""

    counted: Numbers
    """Numbers of the signatures that count."""
    how: Mapping[int, str]
    """Number to how it is known, a word of `grades.HOW`; a number without one has no evidence."""
    titles: Mapping[str, str]
    text: tuple[int, str, str] | None = None
    """Number, day and digest of the text, where the statement has more than one sealed text."""
    former: Former = ()
    """What this edition replaces; empty for the first one."""
    silence: str = "counted"
    """What a signature without a word means: "document" says so, it is "counted" so, or "not-stated"."""
    list_days: Mapping[int, str] = field(default_factory=dict)
    """The days on which the lists came that name the signatures known by a list only, where known."""
    held: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    """Who holds the original outside the register, and where."""
    by_word: Numbers = ()
    """Numbers of which only the coordinator's word says that an original is held."""
    identity: Numbers = ()
    authority: Numbers = ()
    """Numbers with documents of identity, and of the authority to sign for a body."""
    words: Mapping[str, Numbers] = field(default_factory=dict)
    """How the printed words are known: "verbatim", "list", "mixed", "oral", "part" of them only, or ""."""
    translators: tuple[tuple[str, str, Numbers], ...] = ()
    """Translator, language and numbers of the printed translations."""
    confirmed: Numbers = ()
    unconfirmed: Numbers = ()
    """Numbers with a printed translation that the signatory confirmed, or has not."""
    marked: Numbers = ()
    """Numbers whose printed names are broken as the list received has them."""
    withheld: Numbers = ()
    """Numbers whose name is not published, by a recorded wish."""
    no_office: Numbers = ()
    """Numbers of which only the office is not published, by a recorded wish."""
    approval: Numbers = ()
    withdrawn: Mapping[str, Numbers] = field(default_factory=dict)
    """By the day on which the notice came, empty where nobody knows it."""
    unwritten: Numbers = ()
    """Of these the numbers whose notice the register does not hold."""
    acceded: tuple[str, Numbers] = ("", ())
    """The day of the first delivery, and who acceded after it."""
    objected: Numbers = ()
    possible_duplicates: tuple[Pair, ...] = ()
    """Pairs of printed names that look alike and are not decided about."""
    two_signed: tuple[Pair, ...] = ()
    """Pairs of signatures of one body, both counted."""
    disclosed: Mapping[str, Numbers] = field(default_factory=dict)
    """The numbers of the attestors' own signatures: signed in person ("own"), for an organisation
    ("for-body"), or by an organisation in which an attestor holds an office ("body")."""
    undecided: Numbers = ()
    """Numbers that may be the attestor's, which nobody decided: nothing can be attested meanwhile."""
    compared: tuple[tuple[str, str, Numbers], ...] = ()
    """Who compared signatures with the originals, on which day, and which."""
    complete: bool = False
    """Whether nothing is open, so that the attestor may say that no other signature came."""

    def of_grade(self, *grades: str) -> Numbers:
        """Return the counted numbers whose evidence is of these grades."""
        return tuple(number for number in self.counted if HOW[self.known_by(number)] in grades)

    def known_by(self, number: int) -> str:
        """Say how a signature is known, a word of `grades.HOW`."""
        return self.how.get(number, "no-evidence")

    @property
    def grades(self) -> dict[str, Numbers]:
        """Return the counted numbers by grade, the strongest first, without empty ones."""
        found = {grade: self.of_grade(grade) for grade in dict.fromkeys(HOW.values())}
        return {grade: numbers for grade, numbers in found.items() if numbers}


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
