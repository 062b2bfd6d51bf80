"""Whether the attestors have signed too: by decisions in the register, or by an office that names a body."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from coalition_app.records.editions.attestors import Attestor
from coalition_app.records.merging.decisions import PossibleDuplicate
from coalition_app.records.signatories.matching.pairs import ATTESTOR
from coalition_app.records.signatures.signatures import SignatureRow
from coalition_app.records.store.tables import HIDES_NAME

SIGNED = ("signed", "acceded", "subject-to-approval")
"""Statuses of a signature that is printed in the list."""
FEWEST_WORDS = 2
"""Words of a name without a legal form that tell one body from others."""
_QUOTES = re.compile(r"[«»“”„‟\"‹›]")


HOW = {"signed-herself": "own", "signed-for-it": "for-body", "office-only": "body"}
"""What was decided of a signature and who attests, with what it discloses."""


def disclose(
    rows: Iterable[SignatureRow], persons: Sequence[Attestor], decided: Mapping[int, str]
) -> dict[str, tuple[int, ...]]:
    """Find the signatures of the persons who attest: their own, for a body, of a body of theirs.

    `decided` gives by number what was decided. What is only likely is left out: the attestor decides it. A
    name that may not be published is left out too, since the number beside the attestor's name would tell it.
    """
    found: dict[str, list[int]] = {how: [] for how in HOW.values()}
    for row in rows:
        if row.status not in SIGNED or row.publish in HIDES_NAME:
            continue
        if how := _how(row, persons, decided.get(row.number, "")):
            found[how].append(row.number)
    return {how: tuple(numbers) for how, numbers in found.items()}


def decided_of_attestor(found: Sequence[PossibleDuplicate]) -> dict[int, str]:
    """Return by number what was decided about signatures and the attestor."""
    return {each.pair.a: each.verdict for each in found if each.pair.b == ATTESTOR and each.verdict}


def is_named_so(row: SignatureRow, person: Attestor) -> bool:
    """Tell whether a signature is given by the very name of a person, who may be a namesake."""
    return _same_name(row.name if row.kind == "individual" else row.representative, person.name)


def _how(row: SignatureRow, persons: Sequence[Attestor], verdict: str) -> str:
    """Say how a signature is a person's own; empty where it is not, or not known."""
    if verdict in HOW:
        return HOW[verdict]
    if verdict:
        # Decided before such decisions had words of their own.
        older = {"two-signatures": "own" if row.kind == "individual" else "body", "branch": "body"}
        return older.get(verdict, "")
    named = any(_names(office, row) for person in persons for office in person.offices)
    alike = any(is_named_so(row, person) for person in persons)
    return "body" if named and not alike and row.kind != "individual" else ""


def _same_name(one: str, other: str) -> bool:
    """Tell whether two names are the very same words, in whatever order."""
    words, others = _words(one), _words(other)
    return len(words) > 1 and sorted(words) == sorted(others)


def _names(office: str, row: SignatureRow) -> bool:
    """Tell whether an office names a body of the list with its form, word for word."""
    words = _words(row.full_name)
    telling = row.legal_form or len(words) > FEWEST_WORDS
    return bool(telling and words) and f" {' '.join(words)} " in f" {' '.join(_words(office))} "


def _words(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKC", _QUOTES.sub(" ", text)).casefold().replace("ё", "е")
    return re.findall(r"\w+", folded)
